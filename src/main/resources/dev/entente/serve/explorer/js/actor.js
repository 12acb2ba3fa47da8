import { PREFIXES, iri, question, select } from "./api.js";
import { kind, label, learn, pageOf } from "./actors.js";
import { curation } from "./actor-curation.js";
import { count, date, fill, h, loading, message, number } from "./dom.js";
import { relationships } from "./network.js";
import { visited } from "./search.js";
import { STANDINGS, vocabulary } from "./vocabulary.js";

/** Whose codes they are, as people know them; others are shown by the name of their datatype. */
const SCHEMES = { iso2: "ISO", iso3: "ISO", m49: "UN M49", cow: "COW", gw: "Gleditsch–Ward" };

function code(row) {
  const scheme = row.scheme.split(/[/#]/).at(-1);
  return `${SCHEMES[scheme] ?? scheme} ${row.value}`;
}

/** The page of an actor: names, offices, identifiers, and what the statements add up to. */
export async function show(main, address, signal) {
  fill(main, loading());
  const words = await vocabulary();
  const actor = words.base + address.pathname.slice(1);
  const id = actor.slice((words.base + "entity/").length);
  const names = await select(`${PREFIXES}SELECT ?property ?value (STR(DATATYPE(?value)) AS ?scheme) WHERE { VALUES ?property { skos:prefLabel skos:altLabel skos:hiddenLabel skos:notation owl:sameAs dcterms:description } ${iri(actor)} ?property ?value } ORDER BY ?value`, signal);
  const of = property => [...new Set(names.filter(row => row.property.endsWith(property)).map(row => row.value))];
  if (!of("prefLabel").length) {
    fill(main, message("There is no such actor", "Nobody in this store has this address. Search by name above."));
    return;
  }
  await learn([actor], signal);
  visited(id, label(actor), kind(actor));
  document.title = `${label(actor)} · Entente`;
  const tallies = h("div", {}, loading("Counting…"));
  const articles = h("div", {}, loading("Fetching the articles…"));
  const offices = h("div", {});
  const decided = h("div", {});
  fill(main, h("article", { class: "page" },
    h("p", { class: "quiet" }, kind(actor) || "actor"),
    h("h1", {}, label(actor)),
    h("p", { class: "page-links" }, h("a", { class: "button", href: "/?" + new URLSearchParams({ actor: id }).toString().replaceAll("%2F", "/") }, "See the network")),
    h("dl", { class: "facts" }, [
      ["also called", of("altLabel").join(", ")],
      ["demonyms, seats", of("hiddenLabel").join(", ")],
      ["identifiers", [[...new Set(names.filter(row => row.property.endsWith("notation")).map(code))].join(", "), of("sameAs").map(item => [" ", /^https?:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.test(item) ? h("a", { href: item, rel: "noreferrer" }, `Wikidata ${item.split("/").at(-1)}`) : item])]],
      ["IRI", h("code", {}, actor)],
    ].filter(([, value]) => value.length || value instanceof Node).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    offices,
    decided,
    h("h2", {}, "What the statements add up to"), tallies,
    h("h2", {}, "Articles"), articles));
  await Promise.all([curation(decided, actor, words, () => show(main, address, signal), signal), showOffices(offices, actor, words, signal), showTallies(tallies, actor, id, words, signal), showArticles(articles, id, words)]);
}

async function showOffices(place, actor, words, signal) {
  const rows = await select(`${PREFIXES}SELECT DISTINCT ?role ?way ?other ?otherLabel ?from ?to WHERE {
    { ${iri(actor)} ?property ?other . VALUES (?property ?role ?way) { (ent:represents "acts for" "a") (ent:leads "leads" "a") (ent:locatedIn "lies in" "a") (ent:memberOf "member of" "b") } }
    UNION
    { ?membership org:member ${iri(actor)} ; org:organization ?other ; rdfs:label ?role . BIND("c" AS ?way)
      OPTIONAL { ?membership schema:startDate ?from } OPTIONAL { ?membership schema:endDate ?to } }
    UNION
    { ?membership org:organization ${iri(actor)} ; org:member ?other ; rdfs:label ?role . BIND("d" AS ?way)
      OPTIONAL { ?membership schema:startDate ?from } OPTIONAL { ?membership schema:endDate ?to } }
    ?other skos:prefLabel ?otherLabel
  } ORDER BY ?way DESC(?from) ?otherLabel LIMIT 400`, signal);
  const time = row => (row.from || row.to ? h("span", { class: "quiet" }, ` ${row.from ? date(row.from) : ""} – ${row.to ? date(row.to) : "today"}`) : null);
  const item = row => h("li", {}, row.way === "d"
    ? [h("a", { href: pageOf(words.base, row.other) }, row.otherLabel), `, ${row.role}`]
    : row.way === "c" ? [row.role, ", ", h("a", { href: pageOf(words.base, row.other) }, row.otherLabel)] : [row.role, " ", h("a", { href: pageOf(words.base, row.other) }, row.otherLabel)], time(row));
  const own = rows.filter(row => row.way !== "d");
  const holders = rows.filter(row => row.way === "d");
  fill(place, own.length ? [h("h2", {}, "Roles"), h("ul", { class: "plain-list" }, own.map(item))] : null,
    holders.length ? [h("h2", {}, "Who holds or held office"), h("details", { open: holders.length <= 12 }, h("summary", {}, count(holders.length, "office-holder")), h("ul", { class: "plain-list" }, holders.map(item)))] : null);
}

async function showTallies(place, actor, id, words) {
  const { byIri } = await relationships(id, true);
  const all = [...byIri.values()];
  if (!all.length) {
    fill(place, h("p", { class: "quiet" }, "No article in this store says anything about it by this name."));
    return;
  }
  const standing = STANDINGS.map(name => [name, all.filter(relationship => relationship.standing === name).length]).filter(([, n]) => n);
  const byRelation = new Map();
  for (const relationship of all) {
    const row = byRelation.get(relationship.relation) ?? { relation: words.relation(relationship.relation), does: 0, done: 0, denied: 0 };
    row[relationship.subject === actor || words.relation(relationship.relation).symmetric ? "does" : "done"] += relationship.total;
    row.denied += relationship.counts.denied;
    byRelation.set(relationship.relation, row);
  }
  const rows = [...byRelation.values()].sort((a, b) => b.does + b.done - a.does - a.done);
  fill(place, h("p", {}, `${count(all.length, "relationship")}: ${standing.map(([name, n]) => `${number(n)} ${name}`).join(", ")}.`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Statements by relation" }, h("table", { class: "plain-table" }, h("thead", {}, h("tr", {}, ["relation", "as the one who does it", "as the other", "of these denied"].map((name, at) => h("th", { scope: "col", class: at ? "numeric" : "" }, name)))),
      h("tbody", {}, rows.map(row => h("tr", {}, h("th", { scope: "row" }, row.relation.label), [row.does, row.done, row.denied].map(value => h("td", { class: "numeric" }, value ? number(value) : "–"))))))));
}

async function showArticles(place, id, words) {
  const { rows, labels } = await question("articles", { a: id, exact: true, limit: 50 });
  fill(place, rows.length ? h("ul", { class: "plain-list" }, rows.map(row => h("li", {}, h("a", { href: pageOf(words.base, row.article) }, labels[row.article]), h("span", { class: "quiet" }, ` ${[row.publisher, date(row.issued), count(Number(row.statements), "statement")].filter(Boolean).join(" · ")}`)))) : h("p", { class: "quiet" }, "None."),
    rows.length === 50 ? h("p", { class: "quiet" }, "The newest fifty are shown.") : null);
}
