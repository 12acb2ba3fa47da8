import { announce, fill, h } from "./dom.js";
import { label } from "./actors.js";
import { decide, deciding, judging, reviewer, told, verdicts } from "./curation.js";
import { CERTAINTIES, POLARITIES, SOURCES, TENSES, WORDS, local } from "./vocabulary.js";

export const DONE = { accept: "accepted", reject: "rejected", correct: "corrected" };

/** The keys of a statement that has the focus. */
export const KEYS = [["a", "accept"], ["r", "reject"], ["c", "correct"], ["u", "undo"]];

const cells = correction => Object.entries(correction).map(([column, value]) => `${column.replace("_", " ")} ${value || "none"}`).join(", ");

/**
 * What people decided about a statement, and the buttons to decide; a key pressed while its card
 * has the focus does the same as a button.
 *
 * @param decided called with the verdict's word after it was recorded
 */
export function bar(statement, words, decided = () => {}) {
  const place = h("div", { class: "verdict-bar" });
  let known = statement.verdicts ?? [];
  let busy = false;

  function draw(note) {
    const holds = deciding(known);
    const own = holds && holds.reviewer === reviewer();
    const by = holds ? h("p", { class: "verdict verdict-" + holds.judgement }, `${DONE[holds.judgement]} by ${holds.reviewer}`, holds.judgement === "correct" ? `: ${cells(holds.correction)}` : "", holds.reason ? ` (${holds.reason})` : "") : null;
    const others = [...new Map(known.map(one => [one.reviewer, one])).values()].filter(one => one.judgement !== "withdraw" && one.reviewer !== holds?.reviewer);
    fill(place, by, others.length ? h("p", { class: "card-meta" }, others.map(one => `${DONE[one.judgement]} by ${one.reviewer}`).join(", ")) : null,
      judging() && !statement.correctionOf ? h("p", { class: "verdict-buttons" },
        button("accept", "Accept", holds?.judgement === "accept"), " ", button("reject", "Reject", holds?.judgement === "reject"), " ",
        h("button", { type: "button", "data-judgement": "correct", onclick: correct, "aria-expanded": "false" }, "Correct…"), " ",
        own ? h("button", { type: "button", "data-judgement": "undo", onclick: () => record("withdraw") }, "Undo") : null) : null,
      note);
  }

  function button(judgement, name, pressed) {
    return h("button", { type: "button", "data-judgement": judgement, "aria-pressed": String(pressed), onclick: () => record(judgement) }, name);
  }

  async function record(judgement, correction = undefined, reason = "") {
    if (busy) {
      return;
    }
    busy = true;
    place.setAttribute("aria-busy", "true");
    const card = place.closest(".card");
    const focused = card?.contains(document.activeElement);
    try {
      const answer = await decide({ judgement, statement: statement.statement, correction, reason }, known);
      if (!answer) {
        return;
      }
      await look();
      draw();
      announce(`${DONE[judgement] ?? "withdrawn"}. ${told(answer.changes)}`);
      decided(judgement);
    } catch (failure) {
      draw(h("p", { class: "trouble", role: "alert" }, failure.message, failure.status === 409 ? [" ", h("button", { type: "button", onclick: again }, "Look again")] : null));
    } finally {
      busy = false;
      place.removeAttribute("aria-busy");
      if (focused && card.tabIndex === 0 && !card.contains(document.activeElement) && document.activeElement === document.body) {
        card.focus();
      }
    }
  }

  async function again() {
    await look();
    draw();
    announce("These are the verdicts that there are now.");
  }

  async function look() {
    known = (await verdicts([statement.statement])).get(statement.statement) ?? [];
    statement.verdicts = known;
  }

  /** The form for how the article says it. */
  function correct() {
    if (place.querySelector("form")) {
      draw();
      place.querySelector("[data-judgement=correct]")?.focus();
      return;
    }
    const holds = deciding(known);
    const was = {
      subject: label(statement.subject), relation: local(statement.relation), object: label(statement.object),
      polarity: local(statement.polarity), certainty: local(statement.certainty), tense: local(statement.tense),
      attribution: local(statement.kind), source: statement.source ? statement.sourceLabel ?? label(statement.source) : "",
    };
    const now = { ...was, ...(holds?.judgement === "correct" ? holds.correction : {}) };
    const id = name => `correct-${name}-${local(statement.statement)}`;
    const line = (name, field) => h("label", { for: id(name) }, name, field);
    const text = name => line(name, h("input", { id: id(name), name, type: "text", value: now[name], autocomplete: "off" }));
    const choice = (name, values, called = value => WORDS[value] ?? value) => line(name, h("select", { id: id(name), name }, values.map(value => h("option", { value, selected: value === now[name] }, called(value)))));
    const why = line("reason", h("input", { id: id("reason"), name: "reason", type: "text", maxlength: "500", autocomplete: "off", placeholder: "why, if it is not plain" }));
    why.classList.add("reason");
    const note = h("p", { class: "trouble", role: "alert" });
    const relations = [...words.relations.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
    const form = h("form", { class: "correcting", "aria-label": "How the article says it", onsubmit: event => {
      event.preventDefault();
      const { reason, ...given } = Object.fromEntries(new FormData(form));
      const changed = Object.fromEntries(Object.entries(given).filter(([name, value]) => value.trim() !== was[name]));
      if (Object.keys(changed).length) {
        record("correct", changed, reason.trim());
      } else {
        fill(note, "Nothing is changed; accept it instead.");
      }
    }, onkeydown: event => {
      if (event.key === "Escape") {
        event.stopPropagation();
        draw();
        place.closest(".card")?.focus();
      }
    } },
      text("subject"), choice("relation", relations.map(relation => relation.name), name => relations.find(relation => relation.name === name)?.label ?? name), text("object"),
      choice("polarity", POLARITIES), choice("certainty", CERTAINTIES), choice("tense", TENSES), choice("attribution", SOURCES), text("source"), why);
    form.append(h("p", { class: "verdict-buttons" }, h("button", { class: "primary" }, "Record the correction"), " ", h("button", { type: "button", onclick: () => record("reject", undefined, form.elements.reason.value.trim()) }, "Reject for this reason"), " ", h("button", { type: "button", onclick: () => draw() }, "Cancel")), note);
    place.append(form);
    place.querySelector("[data-judgement=correct]").setAttribute("aria-expanded", "true");
    form.querySelector("input").focus();
  }

  place.press = name => place.querySelector(`[data-judgement=${name}]`)?.click();
  draw();
  return place;
}

/** Lets the keys of a card that has the focus press its buttons. */
export function keyed(card) {
  card.tabIndex = 0;
  card.addEventListener("keydown", event => {
    const found = KEYS.find(([key]) => key === event.key);
    if (found && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
      event.preventDefault();
      card.querySelector(".verdict-bar").press(found[1]);
    }
  });
  return card;
}
