import { forget, label, learn, pageOf } from "./actors.js";
import { announce, date, fill, h } from "./dom.js";
import { decide, judging, told, verdictsOfActor } from "./curation.js";

/** What people decided about an actor, and the forms to rename it and to merge it into another. */
export async function curation(place, actor, words, redraw, signal) {
  let known = await verdictsOfActor(actor, signal);
  await learn(known.flatMap(one => [one.actor, one.other]).filter(Boolean), signal);

  function draw(note) {
    const lastOf = new Map();
    known.filter(one => one.other).forEach(one => lastOf.set(one.actor === actor ? one.other : one.actor, one));
    const renamed = known.filter(one => one.judgement === "rename").at(-1);
    const lines = [...lastOf].filter(([, one]) => one.judgement !== "split");
    if (!judging() && !lines.length && !renamed?.name) {
      fill(place);
      return;
    }
    const link = other => h("a", { href: pageOf(words.base, other) }, label(other));
    const made = h("section", { class: "actor-curation", "aria-label": "What people decided" },
      h("h2", {}, "What people decided"),
      lines.length || renamed?.name ? null : h("p", { class: "quiet" }, known.length ? "Nothing that holds." : "Nothing yet."),
      renamed?.name ? h("p", {}, `Called so by ${renamed.reviewer} `, judging() ? h("button", { type: "button", "data-judgement": "unname", onclick: () => record({ judgement: "rename", actor, name: "" }, known.filter(one => one.judgement === "rename")) }, "Give the former name back") : null) : null,
      lines.map(([other, one]) => h("p", {}, one.judgement === "never-same" ? "Never the same as " : one.actor === actor ? "Merged into " : "Is also ", link(other), ` (${one.reviewer}) `,
        judging() ? h("button", { type: "button", "data-judgement": "split", onclick: () => record({ judgement: "split", actor, other }, about(other)) }, one.judgement === "never-same" ? "Undo" : "Split again") : null)),
      known.length > lines.length + (renamed?.name ? 1 : 0) ? h("details", {}, h("summary", {}, `All ${known.length} verdicts`), h("ul", { class: "verdict-history" }, known.map(one => h("li", {}, said(one), ` by ${one.reviewer}, ${date(one.time.slice(0, 10))}${one.reason ? ` (${one.reason})` : ""}`)))) : null,
      judging() ? [form("rename", "Another name", "Rename", name => record({ judgement: "rename", actor, name }, known.filter(one => one.judgement === "rename"))),
        form("merge", "The same as (name or id)", "Merge into that one", other => record({ judgement: "merge", actor, other }, lastOf.size ? known.filter(one => one.other) : []))] : null,
      note);
    fill(place, made);
  }

  /** "merged with Russia", "called Ruritania". */
  function said(one) {
    if (one.judgement === "rename") {
      return one.name ? `called ${one.name}` : "given its former name";
    }
    return `${{ merge: "merged with", split: "split from" }[one.judgement] ?? "never the same as"} ${label(one.actor === actor ? one.other : one.actor)}`;
  }

  const about = other => known.filter(one => [one.actor, one.other].includes(other));

  function form(name, words_, button, doing) {
    const field = h("input", { id: `actor-${name}`, name, type: "text", autocomplete: "off", required: true });
    return h("form", { onsubmit: event => {
      event.preventDefault();
      doing(field.value.trim());
    } }, h("label", { for: `actor-${name}` }, words_, field), h("button", { "data-judgement": name }, button));
  }

  async function record(verdict, seen) {
    try {
      const done = await decide(verdict, seen);
      if (done) {
        announce(told(done.changes));
        forget(actor);
        await redraw();
      }
    } catch (failure) {
      draw(h("p", { class: "trouble", role: "alert" }, failure.message, failure.status === 409 ? [" ", h("button", { type: "button", onclick: async () => {
        known = await verdictsOfActor(actor);
        draw();
      } }, "Look again")] : null));
    }
  }

  draw();
}
