import { PREFIXES, columns, iri, once, select } from "./api.js";
import { local, vocabulary } from "./vocabulary.js";

const known = new Map();
const AT_ONCE = 2000;

/** Learns what actors are called and of what kind they are. */
export async function learn(actors, signal) {
  const unknown = [...new Set(actors)].filter(actor => actor && !known.has(actor));
  for (let i = 0; i < unknown.length; i += AT_ONCE) {
    const part = unknown.slice(i, i + AT_ONCE);
    const rows = await select(`${PREFIXES}SELECT ?actor ?label ?kind WHERE {
      VALUES ?actor { ${part.map(iri).join(" ")} }
      ?actor skos:prefLabel ?label . OPTIONAL { ?actor a ?kind } }`, signal);
    rows.forEach(row => known.set(row.actor, { label: row.label, kind: local(row.kind ?? "") }));
    part.filter(actor => !known.has(actor)).forEach(actor => known.set(actor, { label: decode(local(actor)), kind: "" }));
  }
}

/** Forgets what an actor is called, to learn it anew. */
export const forget = actor => known.delete(actor);

function decode(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/** Remembers labels that came with an answer. */
export function remember(actor, label, kind = "") {
  if (!known.has(actor)) {
    known.set(actor, { label, kind: local(kind) });
  }
}

export const label = actor => known.get(actor)?.label ?? decode(local(actor));

const KINDS = { Country: "country", Person: "person", UnnamedGroup: "group without a name", GovernmentBody: "government body", InternationalOrganisation: "international organisation" };

/** "government body" of GovernmentBody. */
export function kind(actor) {
  const name = known.get(actor)?.kind ?? "";
  return KINDS[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

export const isUnnamed = actor => known.get(actor)?.kind === "UnnamedGroup";

const states = new Map();

function know(rows) {
  for (const { actor, state, from = "", to = "" } of rows) {
    states.set(actor, [...(states.get(actor) ?? []), { state, from, to }]);
  }
}

/**
 * For which states the partners of these actors act, as organs, places or office-holders: rows of
 * state, from and to by actor; a dated office has a from or to.
 */
export async function actingWith(ids, exact) {
  const parts = await Promise.all(ids.map(id => once(`states ${id} ${exact}`, () => columns("states-of", { a: id, exact }))));
  const unknown = new Map();
  for (const { size, columns: found } of parts) {
    const value = (name, row) => found[name].values[found[name].rows[row]] ?? "";
    for (let row = 0; row < size; row++) {
      const known = { actor: value("actor", row), state: value("state", row), from: value("from", row), to: value("to", row) };
      if (!states.has(known.actor)) {
        unknown.set(Object.values(known).join(" "), known);
      }
    }
  }
  know(unknown.values());
  return states;
}

/** The same for any actors. */
export async function acting(actors, signal) {
  const unknown = [...new Set(actors)].filter(actor => !states.has(actor));
  for (let i = 0; i < unknown.length; i += AT_ONCE) {
    const part = unknown.slice(i, i + AT_ONCE);
    const rows = await select(`${PREFIXES}SELECT DISTINCT ?actor ?state ?from ?to WHERE {
      VALUES ?actor { ${part.map(iri).join(" ")} }
      { ?actor (ent:represents|ent:leads|ent:locatedIn)+ ?state }
      UNION
      { ?office org:member ?actor ; org:role/rdfs:subPropertyOf* ent:represents ;
          org:organization/(ent:represents|ent:leads|ent:locatedIn)* ?state .
        OPTIONAL { ?office schema:startDate ?from }
        OPTIONAL { ?office schema:endDate ?to } }
      ?state a ent:Country .
      FILTER(?state != ?actor)
    } ORDER BY ?actor ?state ?from`, signal);
    part.forEach(actor => states.set(actor, null));
    know(rows);
  }
  return states;
}

const lasting = rows => rows.find(row => !row.from && !row.to);

/** Whether for whom an actor acts is another matter from month to month. */
export function isDated(states, actor) {
  const rows = states.get(actor);
  return Boolean(rows) && !lasting(rows);
}

/** The state for which an actor acted in a month, or the actor itself; without a month, at any time. */
export function stateOf(states, actor, month) {
  const rows = states.get(actor);
  if (!rows) {
    return actor;
  }
  const fitting = lasting(rows) ?? rows.find(row => !month || (row.from.slice(0, month.length) <= month && (!row.to || month <= row.to.slice(0, month.length))));
  return fitting ? fitting.state : actor;
}

/** The address of a resource's page: its IRI without the base. */
export async function page(resource) {
  const { base } = await vocabulary();
  return pageOf(base, resource);
}

export const pageOf = (base, resource) => (resource.startsWith(base) ? "/" + resource.slice(base.length) : null);
