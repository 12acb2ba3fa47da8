import { label, pageOf } from "./actors.js";
import { count, date, fill, h, loading, number } from "./dom.js";
import { tally } from "./graph.js";
import { card, ofRelationships } from "./statements.js";
import { STANDINGS } from "./vocabulary.js";

const AT_ONCE = 8;
const OPEN = 3;
const STRENGTH = ["contested", "stated", "alleged", "planned", "possible", "denied"];

/** "1 alleged, 2 possible, 1 denied". */
function counts(relationship) {
  return ["stated", "alleged", "planned", "possible", "denied"].filter(name => relationship.counts[name]).map(name => `${number(relationship.counts[name])} ${name}`).join(", ");
}

/**
 * The statements behind a pair, by relation: what is contested first, claims on one side and
 * denials on the other. Cards are asked for when a relation is opened.
 *
 * @param view words of the ontology, the state of the view, the relationships by IRI and an abort
 *     signal
 */
export function evidence(pair, view, actions) {
  const groups = byRelation(pair, view);
  return h("div", { class: "evidence" },
    h("header", { class: "panel-head" },
      h("h2", {}, pair.actors.map((actor, at) => [at ? " and " : "", h("a", { href: pageOf(view.words.base, actor) }, label(actor))])),
      h("button", { class: "close", type: "button", "aria-label": "Close the evidence", onclick: actions.close }, "×"),
      h("p", { class: "panel-tally" }, count(pair.count, "statement"), ": ", tally(pair), pair.first ? ` · ${pair.first === pair.last ? date(pair.first) : `${date(pair.first)} – ${date(pair.last)}`}` : ""),
      h("div", { class: "panel-actions" }, actions.buttons ?? [])),
    groups.map((group, at) => section(group, view, at < OPEN)));
}

function byRelation(pair, view) {
  const groups = new Map();
  for (const [iri, shown] of pair.relationships) {
    const relationship = view.byIri.get(iri);
    const group = groups.get(relationship.relation) ?? { relation: view.words.relation(relationship.relation), relationships: [], count: 0, rank: STRENGTH.length };
    group.relationships.push(relationship);
    group.count += shown;
    group.rank = Math.min(group.rank, STRENGTH.indexOf(relationship.standing));
    groups.set(relationship.relation, group);
  }
  return [...groups.values()].sort((a, b) => (a.rank === 0 ? 0 : 1) - (b.rank === 0 ? 0 : 1) || b.count - a.count || (a.relation.label < b.relation.label ? -1 : 1));
}

function section(group, view, open) {
  const body = h("div", { class: "relation-body" });
  let filled = false;
  const details = h("details", { class: "relation-group", open },
    h("summary", {},
      h("span", { class: "swatch", "data-colour": group.relation.group.colour }),
      h("span", { class: "relation-name" }, group.relation.label),
      h("span", { class: "relation-count" }, count(group.count, "statement"))),
    body);
  const swatch = details.querySelector(".swatch");
  swatch.style.backgroundColor = group.relation.group.colour;
  const show = () => {
    if (details.open && !filled) {
      filled = true;
      fill(body, edges(group));
      // One relation after the other: the first cards are there sooner.
      view.turn = (view.turn ?? Promise.resolve()).then(() => {
        const { place, loaded } = sides(group, view);
        body.append(place);
        return loaded;
      });
    }
  };
  details.addEventListener("toggle", show);
  show();
  return details;
}

/** Each direction with its standing. */
function edges(group) {
  const shown = [...group.relationships].sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || b.total - a.total);
  return h("ul", { class: "edges" }, shown.slice(0, 12).map(relationship =>
    h("li", {}, label(relationship.subject), group.relation.symmetric ? " ↔ " : " → ", label(relationship.object), " ",
      h("span", { class: "standing standing-" + relationship.standing }, relationship.standing), " ",
      h("span", { class: "quiet" }, counts(relationship)))),
  shown.length > 12 ? h("li", { class: "quiet" }, `and ${number(shown.length - 12)} more directions`) : null);
}

function sides(group, view) {
  const negated = group.relationships.some(relationship => relationship.counts.denied > 0) && allowed(view, "negated");
  const affirmed = group.relationships.some(relationship => relationship.total > relationship.counts.denied) && allowed(view, "affirmed");
  const both = affirmed && negated;
  const shown = [affirmed ? side(group, view, "affirmed", both ? "Say so" : "") : null, negated ? side(group, view, "negated", both ? "Deny it" : "Denied") : null].filter(Boolean);
  return { place: h("div", { class: "sides" + (both ? " both" : "") }, shown.map(one => one.place)), loaded: Promise.all(shown.map(one => one.loaded)) };
}

const allowed = (view, polarity) => !view.state.polarity.length || view.state.polarity.includes(polarity);

function side(group, view, polarity, title) {
  const cards = h("ol", { class: "cards" });
  const more = h("div", { class: "more" });
  const place = h("section", { class: "side " + polarity }, title ? h("h3", {}, title) : null, cards, more);
  let offset = 0;
  async function load() {
    fill(more, loading("Fetching the statements…"));
    try {
      const found = await ofRelationships(group.relationships.map(relationship => relationship.iri), polarity, view.state, view.words.base, AT_ONCE, offset, view.signal);
      const several = group.relationships.length > 1;
      cards.append(...found.map(statement => card(statement, view.words, { claim: several })));
      offset += found.length;
      fill(more, found.length === AT_ONCE ? h("button", { type: "button", class: "plain", onclick: load }, "Show more") : offset === 0 ? h("p", { class: "quiet" }, "Nothing that fits the filters.") : null);
    } catch (failure) {
      if (failure.name !== "AbortError") {
        fill(more, h("p", { class: "trouble" }, failure.message), h("button", { type: "button", class: "plain", onclick: load }, "Try again"));
      }
    }
  }
  return { place, loaded: load() };
}
