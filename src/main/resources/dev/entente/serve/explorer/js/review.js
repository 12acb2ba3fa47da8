import { iri } from "./api.js";
import { pageOf } from "./actors.js";
import { announce, count, fill, h, loading, message, number } from "./dom.js";
import { decide, judging, reviewer, signed, told, verdictsOfActor, waiting } from "./curation.js";
import { KEYS } from "./judge.js";
import { card, ofNames, ofActor } from "./statements.js";
import { vocabulary } from "./vocabulary.js";

const AT_ONCE = 20;

/** The pages of what is to be reviewed: statements, and actors that may be one. */
export async function show(main, address, signal) {
  document.title = "Review · Entente";
  if (!judging()) {
    fill(main, message("Judging needs the server's token", "Start the server with 'entente serve --curate' and open the address that it prints."));
    return;
  }
  const actors = address.searchParams.get("of") === "actors";
  const who = h("p", { class: "quiet reviewing" });
  const named = () => fill(who, reviewer() ? `Reviewing as ${reviewer()} ` : "", h("button", { type: "button", class: "plain", onclick: () => signed(true) }, reviewer() ? "Not you?" : "Say who you are"));
  named();
  addEventListener("reviewer", named, { signal });
  const body = h("div", {}, loading("Looking for what matters most…"));
  fill(main, h("section", { class: "page review" },
    h("h1", {}, "Review"), who,
    h("nav", { class: "tabs", "aria-label": "What to review" },
      h("a", { href: "/review", "aria-current": actors ? null : "page" }, "Statements"), " ",
      h("a", { href: "/review?of=actors", "aria-current": actors ? "page" : null }, "Actors that may be one")),
    body));
  await (actors ? pairs(body, signal) : statements(body, address, signal));
}

// ---- Statements ----

async function statements(body, address, signal) {
  const words = await vocabulary();
  const wanted = Object.fromEntries(["rule", "relation", "article"].map(name => [name, address.searchParams.get(name) ?? ""]));
  const relations = [...words.relations.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
  const form = h("form", { class: "fields", action: "/review", method: "get" },
    h("label", {}, "relation", h("select", { name: "relation" }, h("option", { value: "" }, "all"), relations.map(relation => h("option", { value: relation.name, selected: relation.name === wanted.relation }, relation.label)))),
    h("label", {}, "rule", h("input", { name: "rule", type: "text", value: wanted.rule, placeholder: "such as accuse-v" })),
    h("label", {}, "article", h("input", { name: "article", type: "text", value: wanted.article, placeholder: "its id" })),
    h("button", {}, "Filter"));
  const tally = h("p", { class: "quiet", role: "status" });
  const list = h("ol", { class: "cards queue", "aria-label": "Statements to review" });
  const more = h("div", { class: "more" });
  fill(body, form, h("p", { class: "key-help" }, [["j", "next"], ["k", "back"], ...KEYS].map(([key, name]) => [h("kbd", {}, key), ` ${name} `])), tally, list, more);
  let waitingNow = 0;
  let reviewed = 0;

  const say = () => fill(tally, `${count(waitingNow - reviewed, "statement")} to review`, reviewed ? `, ${number(reviewed)} reviewed now` : "");

  const cards = () => [...list.children];
  const current = () => cards().find(one => one.contains(document.activeElement)) ?? list.querySelector(".current");

  function go(to) {
    const place = cards()[to];
    if (place) {
      list.querySelector(".current")?.classList.remove("current");
      place.classList.add("current");
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "nearest" });
    }
  }

  async function load() {
    fill(more, loading());
    try {
      const shown = new Set(cards().map(one => one.dataset.statement));
      // What was reviewed meanwhile no longer waits, what was not is here already.
      const kept = cards().filter(one => !one.classList.contains("reviewed")).length;
      const answer = await waiting("queue", { rule: wanted.rule, article: wanted.article, relation: wanted.relation ? relations.find(relation => relation.name === wanted.relation)?.iri ?? wanted.relation : "", limit: AT_ONCE, offset: kept }, signal);
      waitingNow = answer.waiting + reviewed;
      const fresh = answer.statements.filter(entry => !shown.has(entry.statement));
      const found = await ofNames(fresh.map(entry => entry.statement), signal);
      for (const entry of fresh) {
        const statement = found.find(one => one.statement === entry.statement);
        if (statement) {
          list.append(made(statement));
        }
      }
      say();
      fill(more, answer.statements.length === AT_ONCE ? h("button", { type: "button", class: "plain", onclick: load }, "Show more") : list.children.length ? null : h("p", { class: "quiet" }, "Nothing waits for review here."));
      if (!current() && list.children.length) {
        go(0);
      }
    } catch (failure) {
      if (failure.name !== "AbortError") {
        fill(more, h("p", { class: "trouble" }, failure.message), h("button", { type: "button", class: "plain", onclick: load }, "Try again"));
      }
    }
  }

  function made(statement) {
    const one = card(statement, words, { claim: true, decided: judgement => {
      const was = one.classList.contains("reviewed");
      one.classList.toggle("reviewed", judgement !== "withdraw");
      reviewed += (judgement === "withdraw" ? 0 : 1) - (was ? 1 : 0);
      say();
      if (judgement !== "withdraw") {
        const at = cards().indexOf(one);
        if (at + 1 < list.children.length) {
          go(at + 1);
        } else {
          load().then(() => go(at + 1));
        }
      }
    } });
    return one;
  }

  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(input|textarea|select)$/i.test(event.target.tagName) || document.querySelector("dialog[open]")) {
      return;
    }
    const at = cards().indexOf(current());
    if (event.key === "j") {
      if (at + 1 < list.children.length) {
        go(at + 1);
      } else {
        load().then(() => go(at + 1));
      }
    } else if (event.key === "k") {
      go(Math.max(0, at - 1));
    } else if (!cards().some(one => one.contains(event.target)) && KEYS.some(([key]) => key === event.key)) {
      current()?.querySelector(".verdict-bar").press(KEYS.find(([key]) => key === event.key)[1]);
    }
  }, { signal });
  await load();
}

// ---- Actors ----

async function pairs(body, signal) {
  const words = await vocabulary();
  const tally = h("p", { class: "quiet", role: "status" });
  const list = h("ol", { class: "cards pairs", "aria-label": "Actors that may be one" });
  fill(body, tally, list);
  const answer = await waiting("duplicates", { limit: AT_ONCE }, signal);
  fill(tally, answer.waiting ? `${count(answer.waiting, "pair")} may be one` : "No two actors look like one.");
  list.append(...await Promise.all(answer.pairs.map(pair => beside(pair, words, signal))));
}

/** Two actors side by side, each with what is said of it. */
async function beside(pair, words, signal) {
  const buttons = h("div", { class: "verdict-bar" });
  const place = h("li", { class: "card pair", "data-actor": pair.actor, "data-other": pair.other },
    h("p", { class: "card-source" }, pair.reason, pair.partners[2] ? `; ${count(pair.partners[2], "partner")} in common` : ""),
    h("div", { class: "two" }, await side(pair.actor, pair.actorLabel, pair.partners[0], words, signal), await side(pair.other, pair.otherLabel, pair.partners[1], words, signal)),
    buttons);
  let known = await between(pair, signal);

  function draw(note) {
    const last = known.at(-1);
    const merged = last?.judgement === "merge";
    const button = (judgement, name, actor, other) => [h("button", { type: "button", "data-judgement": judgement, onclick: () => record(judgement, actor, other) }, name), " "];
    fill(buttons,
      last ? h("p", { class: "verdict" }, { merge: "merged", split: "split again", "never-same": "never the same" }[last.judgement], ` by ${last.reviewer}`) : null,
      h("p", { class: "verdict-buttons" },
        merged
          ? button("split", "Split again", pair.actor, pair.other)
          : [button("merge", `Merge into ${pair.otherLabel}`, pair.actor, pair.other), last?.judgement === "never-same" ? button("split", "Undo", pair.actor, pair.other) : button("never-same", "Never the same", pair.actor, pair.other)]),
      note);
  }

  async function record(judgement, actor, other) {
    try {
      const done = await decide({ judgement, actor, other }, known);
      if (done) {
        known = await between(pair);
        draw();
        buttons.querySelector("button")?.focus();
        announce(told(done.changes));
      }
    } catch (failure) {
      draw(h("p", { class: "trouble", role: "alert" }, failure.message, failure.status === 409 ? [" ", h("button", { type: "button", onclick: async () => {
        known = await between(pair);
        draw();
      } }, "Look again")] : null));
    }
  }

  draw();
  return place;
}

async function between(pair, signal) {
  return (await verdictsOfActor(pair.actor, signal)).filter(one => [one.actor, one.other].includes(pair.other));
}

async function side(actor, name, partners, words, signal) {
  iri(actor);
  const found = await ofActor(actor, 3, signal);
  return h("section", {}, h("h2", {}, h("a", { href: pageOf(words.base, actor) }, name)),
    h("p", { class: "quiet" }, actor.slice((words.base + "entity/").length), ` · ${count(partners, "partner")}`),
    h("ul", { class: "cards" }, found.map(statement => card(statement, words, { claim: true, plain: true }))));
}
