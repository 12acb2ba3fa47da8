import { question } from "./api.js";
import { kind, label, remember } from "./actors.js";
import { announce, count, fill, h, number } from "./dom.js";
import { local, vocabulary } from "./vocabulary.js";

const WAIT = 150;
const SHOWN = 8;
const REMEMBERED = 6;
const STORAGE = "entente.recent";

/** Actors that were looked at on this machine, the last first. */
export function recent() {
  try {
    const found = JSON.parse(localStorage.getItem(STORAGE) ?? "[]");
    return Array.isArray(found) ? found.filter(entry => typeof entry.id === "string" && typeof entry.label === "string").slice(0, REMEMBERED) : [];
  } catch {
    return [];
  }
}

export function visited(id, name, what) {
  try {
    const others = recent().filter(entry => entry.id !== id);
    localStorage.setItem(STORAGE, JSON.stringify([{ id, label: name, kind: what }, ...others].slice(0, REMEMBERED)));
  } catch {
    // A browser that keeps nothing has no recent actors.
  }
}

let most;

/** The actors that meet the most others. */
export function connected() {
  most ??= vocabulary().then(async ({ base }) => {
    const { rows, labels } = await question("actors-met", { limit: 12 });
    return rows.map(row => {
      remember(row.actor, labels[row.actor], row.kind);
      return { id: row.actor.slice((base + "entity/").length), label: label(row.actor), kind: kind(row.actor), note: `linked to ${number(Number(row.partners))}` };
    });
  }).catch(failure => {
    most = undefined;
    throw failure;
  });
  return most;
}

/** The field for actors, as the ARIA pattern of an editable combobox with a list has it. */
export function search(place, choose) {
  const input = h("input", { id: "actor-search", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Search an actor", "aria-label": "Search an actor by name, alias or Wikidata number", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "actor-options" });
  const options = h("div", { id: "actor-options", role: "listbox", "aria-label": "Actors", hidden: true });
  place.append(input, options);
  let shown = [];
  let active = -1;
  let timer;
  let asking;

  function close() {
    options.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function show(groups, none) {
    shown = groups.flatMap(group => group.entries);
    let index = 0;
    fill(options, groups.filter(group => group.entries.length).map(group =>
      h("div", { role: "group", "aria-label": group.name }, h("div", { class: "option-head", "aria-hidden": "true" }, group.name), group.entries.map(entry => {
        const at = index++;
        return h("div", { role: "option", id: `actor-option-${at}`, class: "option", "aria-selected": "false", onmousedown: event => event.preventDefault(), onclick: () => pick(at) },
          h("span", { class: "option-label" }, entry.label), h("span", { class: "option-note" }, [entry.kind, entry.note].filter(Boolean).join(" · ")));
      }))), none && !shown.length ? h("div", { class: "option-none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, none) : null);
    const open = shown.length > 0 || Boolean(none);
    options.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    active = -1;
    input.removeAttribute("aria-activedescendant");
  }

  function move(to) {
    if (!shown.length) {
      return;
    }
    active = (to + shown.length) % shown.length;
    options.querySelectorAll(".option").forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", `actor-option-${active}`);
    document.getElementById(`actor-option-${active}`).scrollIntoView({ block: "nearest" });
  }

  function pick(at) {
    const entry = shown[at];
    close();
    input.value = "";
    input.blur();
    choose(entry);
  }

  async function update() {
    const words = input.value.trim();
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      if (!words) {
        const groups = [{ name: "Recent", entries: recent() }];
        groups.push({ name: "Most connected", entries: await connected() });
        if (!signal.aborted && document.activeElement === input) {
          show(groups);
        }
        return;
      }
      const [{ base }, { rows, labels }] = await Promise.all([vocabulary(), question("suggest", { name: words, limit: 40 }, signal)]);
      const entries = new Map();
      for (const row of rows) {
        if (entries.size < SHOWN && !entries.has(row.actor)) {
          remember(row.actor, labels[row.actor], row.kind);
          const same = row.found === labels[row.actor];
          const notes = [same ? "" : `“${row.found}”`, Number(row.pairs) ? `linked to ${number(Number(row.pairs))}` : "not in the articles"];
          entries.set(row.actor, { id: row.actor.slice((base + "entity/").length), label: labels[row.actor], kind: kind(row.actor) || local(row.kind), note: notes.filter(Boolean).join(" · ") });
        }
      }
      show([{ name: "Actors", entries: [...entries.values()] }], `Nobody is called “${words}” in this store.`);
      announce(entries.size ? `${count(entries.size, "actor")} found` : "Nobody found");
    } catch (failure) {
      if (failure.name !== "AbortError") {
        show([], failure.message);
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, WAIT);
  });
  input.addEventListener("focus", update);
  input.addEventListener("blur", () => {
    asking?.abort();
    close();
  });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (options.hidden) {
        update();
      } else {
        move(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      }
    } else if (event.key === "Enter" && !options.hidden && shown.length) {
      event.preventDefault();
      pick(Math.max(active, 0));
    } else if (event.key === "Escape") {
      if (options.hidden) {
        input.value = "";
      }
      close();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !/^(input|textarea|select)$/i.test(event.target.tagName) && !event.target.isContentEditable) {
      event.preventDefault();
      input.focus();
    }
  });
}
