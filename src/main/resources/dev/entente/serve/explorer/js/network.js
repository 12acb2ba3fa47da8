import { columns, once, PREFIXES, select } from "./api.js";
import { isDated, stateOf } from "./actors.js";
import { isFine } from "./state.js";
import { local, withKinds } from "./vocabulary.js";

/** A part of what minority says makes a pair mixed. */
const MIXED = 0.25;

function known(iri, subject, relation, object, standing, counts) {
  const [stated, alleged, planned, possible, denied] = counts;
  return { iri, subject, relation, object, standing, counts: { stated, alleged, planned, possible, denied }, total: stated + alleged + planned + possible + denied };
}

const COUNTS = ["stated", "alleged", "planned", "possible", "denied"];

/** Reads a column: what a row has in it, made of each value once. */
function reader({ values, rows }, make = value => value) {
  const made = values.map(make);
  return row => made[rows[row]] ?? "";
}

/** The relationships of an actor and those who stand for it; of everybody where none is given. */
export function relationships(actor, exact) {
  return once(`relationships ${actor} ${exact}`, async () => {
    const { size, columns: found } = actor ? await columns("relationships-of", { a: actor, exact }) : await columns("relationships");
    const [iri, subject, relation, object] = ["relationship", "subject", "relation", "object"].map(name => reader(found[name]));
    const as = reader(found.standing, local);
    const counts = COUNTS.map(name => reader(found[name], Number));
    const byIri = new Map();
    for (let row = 0; row < size; row++) {
      const name = iri(row);
      if (!byIri.has(name)) {
        byIri.set(name, known(name, subject(row), relation(row), object(row), as(row), counts.map(count => count(row))));
      }
    }
    return { standing: new Set(found.actor?.values ?? [""]), byIri };
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
    return { standing: new Set([""]), byIri: new Map(rows.map(row => [row.relationship, known(row.relationship, row.subject, row.relation, row.object, local(row.standing), COUNTS.map(as => Number(row[as])))])) };
  });
}

/** Left out where it is as usual, so that the server knows the answer already. */
const only = accepted => (accepted ? { accepted } : {});

/** How often each of these relationships is said, by month, manner, source and annotator. */
export function tallies(actor, exact, accepted) {
  return once(`tallies ${actor} ${exact} ${accepted}`, async () => entries(actor ? await columns("tallies-of", { a: actor, exact, ...only(accepted) }) : await columns("tallies", only(accepted))));
}

/** How often each relationship is said in one article. */
export function talliesOfArticle(article, accepted) {
  return once(`article ${article} ${accepted}`, async () => entries(await columns("tallies-of-article", { article, ...only(accepted) })));
}

function entries({ size, columns: found }) {
  const [relationship, month, annotator] = ["relationship", "month", "annotator"].map(name => reader(found[name]));
  const [polarity, certainty, tense, source] = ["polarity", "certainty", "tense", "source"].map(name => reader(found[name], local));
  const statements = reader(found.statements, Number);
  return Array.from({ length: size }, (_, row) => ({ relationship: relationship(row), month: month(row), polarity: polarity(row), certainty: certainty(row), tense: tense(row), source: source(row), annotator: annotator(row), statements: statements(row) }));
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
  /** For whom an actor stands here in a month; null where that is another matter from month to month. */
  function resolve(actor, month) {
    if (state.exact || actor === centre) {
      return actor;
    }
    if (data.standing.has(actor) && !centreIsState) {
      return centre;
    }
    return month === null && isDated(data.states, actor) ? null : stateOf(data.states, actor, month);
  }

  const pairs = new Map();
  const months = new Map();
  const annotators = new Map();
  let total = 0;
  const relations = new Map();
  const asStanding = new Map();
  const places = new Map();

  function pairOf(one, other) {
    if (one === other || (centres.size && !centres.has(one) && !centres.has(other))) {
      return NOWHERE;
    }
    const key = one < other ? one + " " + other : other + " " + one;
    let pair = pairs.get(key);
    if (!pair) {
      pair = { key, actors: one < other ? [one, other] : [other, one], count: 0, denied: 0, signs: { "1": 0, "0": 0, "-1": 0 }, groups: new Map(), standings: new Map(), relationships: new Map(), first: "", last: "" };
      pairs.set(key, pair);
    }
    return pair;
  }

  /** What is the same of all that is said of a relationship, found once. */
  function placeOf(relationship) {
    const one = resolve(relationship.subject, null);
    const other = resolve(relationship.object, null);
    const relation = words.relation(relationship.relation);
    return { relationship, group: relation.group, pair: one === null || other === null ? null : pairOf(one, other), ofMonth: new Map(), isShown: standings.has(relationship.standing), isWanted: !relationFilter || relationFilter.has(relationship.relation) };
  }

  function pairIn(place, month) {
    if (place.pair) {
      return place.pair;
    }
    let pair = place.ofMonth.get(month);
    if (!pair) {
      pair = pairOf(resolve(place.relationship.subject, month), resolve(place.relationship.object, month));
      place.ofMonth.set(month, pair);
    }
    return pair;
  }

  function add(place, month, counted, denied) {
    const pair = pairIn(place, month);
    if (pair === NOWHERE) {
      return;
    }
    const { relationship, group } = place;
    const all = counted + denied;
    more(asStanding, relationship.standing, all);
    if (!place.isShown) {
      return;
    }
    more(relations, relationship.relation, all);
    if (!place.isWanted) {
      return;
    }
    if (month !== undefined) {
      const key = month || "undated";
      let ofMonth = months.get(key);
      if (!ofMonth) {
        ofMonth = new Map();
        months.set(key, ofMonth);
      }
      more(ofMonth, group.iri, all);
      if ((state.since && !(month && month >= state.since)) || (state.until && !(month && month.slice(0, state.until.length) <= state.until))) {
        return;
      }
    }
    total += all;
    pair.count += all;
    pair.denied += denied;
    pair.signs[group.sign] += counted;
    more(pair.groups, group, counted);
    more(pair.standings, relationship.standing, all);
    more(pair.relationships, relationship.iri, all);
    if (month) {
      pair.first = !pair.first || month < pair.first ? month : pair.first;
      pair.last = month > pair.last ? month : pair.last;
    }
  }

  if (data.tallies) {
    const asked = Object.entries(fine).filter(([, values]) => values);
    for (const entry of data.tallies) {
      let place = places.get(entry.relationship);
      if (place === undefined) {
        const relationship = data.byIri.get(entry.relationship);
        place = relationship ? placeOf(relationship) : null;
        places.set(entry.relationship, place);
      }
      if (place) {
        more(annotators, entry.annotator, entry.statements);
        if (asked.every(([name, values]) => values.has(entry[name]))) {
          const denied = entry.polarity === "negated" ? entry.statements : 0;
          add(place, entry.month, entry.statements - denied, denied);
        }
      }
    }
  } else if (!isFine(state)) {
    for (const relationship of data.byIri.values()) {
      add(placeOf(relationship), undefined, relationship.total - relationship.counts.denied, relationship.counts.denied);
    }
  }
  const found = [...pairs.values()].filter(pair => pair.count >= Math.max(1, state.min)).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  found.forEach(finish);
  return { pairs: found, months, relations, annotators, asStanding, total, waiting: !data.tallies && isFine(state) };
}

/** Of what is said between others, or of somebody and those who act for him. */
const NOWHERE = {};

const more = (counts, key, amount) => counts.set(key, (counts.get(key) ?? 0) + amount);

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
