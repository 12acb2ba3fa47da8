import { columns, PREFIXES, select } from "./api.js";
import { stateOf } from "./actors.js";
import { isFine } from "./state.js";
import { local, withKinds } from "./vocabulary.js";

const KEPT = 12;

/** What was asked of the server for an actor, by actor and exactness. */
const asked = new Map();

/** A part of what minority says makes a pair mixed. */
const MIXED = 0.25;

function once(key, load) {
  if (!asked.has(key)) {
    if (asked.size >= KEPT) {
      asked.delete(asked.keys().next().value);
    }
    asked.set(key, load().catch(failure => {
      asked.delete(key);
      throw failure;
    }));
  }
  return asked.get(key);
}

function known(iri, subject, relation, object, as, counts) {
  const [stated, alleged, planned, possible, denied] = counts.map(Number);
  return { iri, subject, relation, object, standing: local(as), counts: { stated, alleged, planned, possible, denied }, total: stated + alleged + planned + possible + denied };
}

/** The relationships of an actor and those who stand for it; of everybody where none is given. */
export function relationships(actor, exact) {
  return once(`relationships ${actor} ${exact}`, async () => {
    const { rows } = actor ? await columns("relationships-of", { a: actor, exact }) : await columns("relationships");
    const standing = new Set();
    const byIri = new Map();
    for (const [side, iri, subject, relation, object, as, ...counts] of actor ? rows : rows.map(row => ["", ...row])) {
      standing.add(side);
      if (!byIri.has(iri)) {
        byIri.set(iri, known(iri, subject, relation, object, as, counts));
      }
    }
    return { standing, byIri };
  });
}

/** Those of so many statements that no others have more, where all of them are too many. */
export function mostStated(limit) {
  return once(`relationships most stated ${limit}`, async () => {
    const rows = await select(`${PREFIXES}SELECT ?relationship ?subject ?relation ?object ?standing ?stated ?alleged ?planned ?possible ?denied
      (?stated + ?alleged + ?planned + ?possible + ?denied AS ?total) WHERE {
        ?relationship rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; ent:standing ?standing ; ent:statedCount ?stated ;
          ent:allegedCount ?alleged ; ent:plannedCount ?planned ; ent:possibleCount ?possible ; ent:deniedCount ?denied .
        MINUS { ?relation ent:group/ent:isBackground true }
      } ORDER BY DESC(?total) ?relationship LIMIT ${limit}`);
    return { standing: new Set([""]), byIri: new Map(rows.map(row => [row.relationship, known(row.relationship, row.subject, row.relation, row.object, row.standing, ["stated", "alleged", "planned", "possible", "denied"].map(as => row[as]))])) };
  });
}

/** Left out where it is as usual, so that the server knows the answer already. */
const only = accepted => (accepted ? { accepted } : {});

/** How often each of these relationships is said, by month, manner, source and annotator. */
export function tallies(actor, exact, accepted) {
  return once(`tallies ${actor} ${exact} ${accepted}`, async () => {
    const { rows } = actor ? await columns("tallies-of", { a: actor, exact, ...only(accepted) }) : await columns("tallies", only(accepted));
    return rows.map(([relationship, month, polarity, certainty, tense, source, annotator, statements]) =>
      ({ relationship, month, polarity: local(polarity), certainty: local(certainty), tense: local(tense), source: local(source), annotator, statements: Number(statements) }));
  });
}

/** How often each relationship is said in one article. */
export function talliesOfArticle(article, accepted) {
  return once(`article ${article} ${accepted}`, async () => {
    const { rows } = await columns("tallies-of-article", { article, ...only(accepted) });
    return rows.map(([relationship, month, polarity, certainty, tense, source, annotator, statements]) =>
      ({ relationship, month, polarity: local(polarity), certainty: local(certainty), tense: local(tense), source: local(source), annotator, statements: Number(statements) }));
  });
}

/**
 * Adds relationships up to pairs of actors.
 *
 * @param data relationships by IRI, who stands for the actor in the middle, who acts for which
 *     state, and the tallies where they are there already
 * @param centre the actor in the middle, none for everybody
 * @param centres IRIs of the actors whose neighbours are shown, none for everybody
 * @return pairs with the most statements first, and months with counts by group
 */
export function network(data, centre, centres, state, words) {
  const relationFilter = state.relation.length ? new Set(state.relation.flatMap(name => [...withKinds(words, name)])) : null;
  const standings = new Set(state.standing);
  const fine = { polarity: set(state.polarity), certainty: set(state.certainty), tense: set(state.tense), source: set(state.source), annotator: set(state.annotator) };
  const centreIsState = [...data.standing].some(actor => data.states.get(actor)?.some(row => row.state === centre));
  const resolved = new Map();

  function resolve(actor, month) {
    if (state.exact || actor === centre) {
      return actor;
    }
    if (data.standing.has(actor) && !centreIsState) {
      return centre;
    }
    if (!data.states.get(actor)) {
      return actor;
    }
    const key = actor + " " + month;
    let found = resolved.get(key);
    if (found === undefined) {
      found = stateOf(data.states, actor, month);
      resolved.set(key, found);
    }
    return found;
  }

  const pairs = new Map();
  const months = new Map();
  const annotators = new Map();
  let total = 0;
  const relations = new Map();
  const asStanding = new Map();

  function add(relationship, month, counted, denied, entry) {
    if (entry) {
      for (const name in fine) {
        if (fine[name] && !fine[name].has(entry[name])) {
          return;
        }
      }
    }
    const one = resolve(relationship.subject, month);
    const other = resolve(relationship.object, month);
    if (one === other || (centres.size && !centres.has(one) && !centres.has(other))) {
      return;
    }
    const relation = words.relation(relationship.relation);
    asStanding.set(relationship.standing, (asStanding.get(relationship.standing) ?? 0) + counted + denied);
    if (!standings.has(relationship.standing)) {
      return;
    }
    relations.set(relationship.relation, (relations.get(relationship.relation) ?? 0) + counted + denied);
    if (relationFilter && !relationFilter.has(relationship.relation)) {
      return;
    }
    if (month !== undefined) {
      const key = month || "undated";
      if (!months.has(key)) {
        months.set(key, new Map());
      }
      const month_ = months.get(key);
      month_.set(relation.group.iri, (month_.get(relation.group.iri) ?? 0) + counted + denied);
      if ((state.since && !(month && month >= state.since)) || (state.until && !(month && month.slice(0, state.until.length) <= state.until))) {
        return;
      }
    }
    const key = one < other ? one + " " + other : other + " " + one;
    let pair = pairs.get(key);
    if (!pair) {
      pair = { key, actors: one < other ? [one, other] : [other, one], count: 0, denied: 0, signs: { "1": 0, "0": 0, "-1": 0 }, groups: new Map(), standings: new Map(), relationships: new Map(), first: "", last: "" };
      pairs.set(key, pair);
    }
    const all = counted + denied;
    total += all;
    pair.count += all;
    pair.denied += denied;
    pair.signs[relation.group.sign] += counted;
    pair.groups.set(relation.group, (pair.groups.get(relation.group) ?? 0) + counted);
    pair.standings.set(relationship.standing, (pair.standings.get(relationship.standing) ?? 0) + all);
    pair.relationships.set(relationship.iri, (pair.relationships.get(relationship.iri) ?? 0) + all);
    if (month) {
      pair.first = !pair.first || month < pair.first ? month : pair.first;
      pair.last = month > pair.last ? month : pair.last;
    }
  }

  if (data.tallies) {
    for (const entry of data.tallies) {
      const relationship = data.byIri.get(entry.relationship);
      if (relationship) {
        annotators.set(entry.annotator, (annotators.get(entry.annotator) ?? 0) + entry.statements);
        const denied = entry.polarity === "negated" ? entry.statements : 0;
        add(relationship, entry.month, entry.statements - denied, denied, entry);
      }
    }
  } else if (!isFine(state)) {
    for (const relationship of data.byIri.values()) {
      add(relationship, undefined, relationship.total - relationship.counts.denied, relationship.counts.denied, null);
    }
  }
  const found = [...pairs.values()].filter(pair => pair.count >= state.min).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  found.forEach(finish);
  return { pairs: found, months, relations, annotators, asStanding, total, waiting: !data.tallies && isFine(state) };
}

const set = list => (list.length ? new Set(list) : null);

/** Says which way a pair leans and as what it stands, by what is said most. */
function finish(pair) {
  const together = pair.signs["1"];
  const apart = pair.signs["-1"];
  if (together && apart && Math.min(together, apart) >= MIXED * Math.max(together, apart)) {
    pair.leaning = "mixed";
  } else {
    pair.leaning = together > apart ? "cooperation" : apart > together ? "conflict" : "neutral";
  }
  pair.standing = [...pair.standings].sort((a, b) => b[1] - a[1] || (a[0] === "contested" ? -1 : 1))[0][0];
  const sign = { cooperation: 1, conflict: -1 }[pair.leaning];
  const group = [...pair.groups].filter(([group_]) => group_.sign === sign).sort((a, b) => b[1] - a[1])[0]?.[0];
  pair.colour = group?.colour ?? null;
}

/** The pairs of each centre with its strongest neighbours. */
export function strongest(pairs, centres, neighbours) {
  if (!centres.size) {
    return pairs;
  }
  const shown = new Map();
  for (const centre of centres) {
    pairs.filter(pair => pair.actors.includes(centre)).slice(0, neighbours).forEach(pair => shown.set(pair.key, pair));
  }
  // What the neighbours shown have with one another as far as it is known.
  const actors = new Set([...shown.values()].flatMap(pair => pair.actors));
  pairs.filter(pair => pair.actors.every(actor => actors.has(actor))).forEach(pair => shown.set(pair.key, pair));
  return [...shown.values()];
}
