import { PREFIXES, iri, select } from "./api.js";
import { learn, label, remember, kind, pageOf } from "./actors.js";
import { deciding, judging, verdicts } from "./curation.js";
import { count, date, h } from "./dom.js";
import { bar, keyed } from "./judge.js";
import { inSentence } from "./quote.js";
import { local } from "./vocabulary.js";

/** What a card shows of a statement; the text comes along, for the sentence around the quote. */
const DETAILS = `?statement ent:subject ?subject ; ent:relation ?relation ; ent:object ?object ; ent:polarity ?polarity ;
    ent:certainty ?certainty ; ent:tense ?tense ; ent:attributionKind ?kind ; oa:exact ?quote ; oa:start ?begin ; oa:end ?end ;
    ent:article ?article ; ent:annotatedBy ?annotator .
  OPTIONAL { ?statement ent:attributedTo ?source . OPTIONAL { ?source skos:prefLabel ?sourceLabel } }
  OPTIONAL { ?statement ent:sourceWords ?sourceWords }
  OPTIONAL { ?statement ent:cue ?cue }
  OPTIONAL { ?statement ent:reportedBy ?outer . ?outer skos:prefLabel ?outerLabel }
  OPTIONAL { ?statement ent:reportedVia ?via }
  OPTIONAL { ?statement ent:subjectSpan ?subjectSpan }
  OPTIONAL { ?statement ent:objectSpan ?objectSpan }
  OPTIONAL { ?statement ent:triggerSpan ?triggerSpan }
  OPTIONAL { ?statement ent:cueSpan ?cueSpan }
  OPTIONAL { ?statement ent:rule ?rule }
  OPTIONAL { ?statement ent:confidence ?confidence }
  OPTIONAL { ?statement ent:countedIn ?relationship . ?relationship ent:standing ?standing . OPTIONAL { ?statement ent:countedAs ?countedAs } }
  OPTIONAL { ?statement ent:correctionOf ?correctionOf }
  BIND(EXISTS { ?verdict ent:appliesTo ?statement } AS ?isJudged)
  OPTIONAL { ?statement ent:validFrom ?validFrom }
  OPTIONAL { ?statement ent:validTo ?validTo }
  OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article dcterms:publisher ?publisher }
  OPTIONAL { ?article dcterms:issued ?issued }`;
const TEXT = "\n  OPTIONAL { ?article ent:text ?text }";

const concept = (property, names) =>
  names.length ? `FILTER(?${property} IN (${names.map(name => iri("https://w3id.org/entente/ns#" + name)).join(", ")}))` : "";

/** What a person noticed, corrected or accepted; a verdict holds until its reviewer's next one. */
const ACCEPTED = `FILTER(EXISTS { ?statement ent:annotatedBy/rdf:type <http://www.w3.org/ns/prov#Person> } || EXISTS {
        ?verdict ent:appliesTo ?statement ; ent:judgement "accept" ; ent:reviewer ?by ; ent:decidedAt ?when
        FILTER NOT EXISTS { ?later ent:appliesTo ?statement ; ent:reviewer ?by ; ent:decidedAt ?then FILTER(?then > ?when) } })`;

/** The filters of a view as they bear on a single statement. */
function fitting(state, base) {
  return [
    "?statement ent:article ?article_ .",
    state.polarity.length ? `?statement ent:polarity ?polarity_ . ${concept("polarity_", state.polarity)}` : "",
    state.certainty.length ? `?statement ent:certainty ?certainty_ . ${concept("certainty_", state.certainty)}` : "",
    state.tense.length ? `?statement ent:tense ?tense_ . ${concept("tense_", state.tense)}` : "",
    state.source.length ? `?statement ent:attributionKind ?kind_ . ${concept("kind_", state.source)}` : "",
    state.annotator.length ? `?statement ent:annotatedBy ?annotator_ . FILTER(?annotator_ IN (${state.annotator.map(name => iri(base + "annotator/" + name)).join(", ")}))` : "",
    state.accepted ? ACCEPTED : "",
    state.article ? `FILTER(?article_ = ${iri(base + "article/" + state.article)})` : "",
    "OPTIONAL { ?article_ dcterms:issued ?issued_ }",
    state.since ? `FILTER(STR(?issued_) >= "${state.since}")` : "",
    state.until ? `FILTER(SUBSTR(STR(?issued_), 1, ${state.until.length}) <= "${state.until}")` : "",
  ].join("\n      ");
}

/** Statements of relationships that fit the view's filters, the newest first. */
export function ofRelationships(relationships, polarity, state, base, limit, offset, signal) {
  return fetched(`{ SELECT ?statement ?issued_ WHERE {
      VALUES ?counted { ${relationships.map(iri).join(" ")} }
      ?statement ent:countedIn ?counted ; ent:polarity ent:${polarity} .
      ${fitting(state, base)}
    } ORDER BY DESC(?issued_) ?statement LIMIT ${limit} OFFSET ${offset} }
    ${DETAILS}${TEXT}`, signal);
}

/** All statements of an article in the order of its text. */
export async function ofArticle(article, signal) {
  const found = await fetched(`?statement ent:article ${iri(article)} .\n  ${DETAILS}`, signal);
  return found.sort((a, b) => Number(a.begin) - Number(b.begin) || Number(a.end) - Number(b.end) || (a.statement < b.statement ? -1 : 1));
}

/** The statements of these names. */
export async function ofNames(statements, signal) {
  return statements.length ? fetched(`VALUES ?statement { ${statements.map(iri).join(" ")} }\n  ${DETAILS}${TEXT}`, signal) : [];
}

/** Some statements about an actor. */
export function ofActor(actor, limit, signal) {
  return fetched(`{ SELECT ?statement WHERE { { ?statement ent:subject ${iri(actor)} } UNION { ?statement ent:object ${iri(actor)} } } LIMIT ${limit} }\n  ${DETAILS}${TEXT}`, signal);
}

/** One statement; none if there is none. */
export async function one(statement, signal) {
  return (await fetched(`BIND(${iri(statement)} AS ?statement)\n  ${DETAILS}${TEXT}`, signal))[0];
}

async function fetched(pattern, signal) {
  const rows = await select(`${PREFIXES}SELECT * WHERE {\n  ${pattern}\n}`, signal);
  const byStatement = new Map();
  for (const row of rows) {
    const statement = byStatement.get(row.statement) ?? { ...row, outer: [] };
    if (row.outer && !statement.outer.some(outer => outer.iri === row.outer)) {
      statement.outer.push({ iri: row.outer, label: row.outerLabel });
    }
    byStatement.set(row.statement, statement);
    if (row.source && row.sourceLabel) {
      remember(row.source, row.sourceLabel);
    }
  }
  const found = [...byStatement.values()];
  for (const statement of found) {
    const order = (statement.via ?? "").split("|");
    // The table names them outermost first; people hear it from the inside out.
    statement.outer.sort((a, b) => place(order, b) - place(order, a));
  }
  const [judged] = await Promise.all([
    verdicts(found.filter(statement => statement.isJudged === "true").map(statement => statement.statement), signal),
    learn(found.flatMap(statement => [statement.subject, statement.object]), signal),
  ]);
  found.forEach(statement => {
    statement.verdicts = judged.get(statement.statement) ?? [];
  });
  return found;
}

const place = (order, outer) => order.findIndex(id => id && outer.iri.endsWith("/" + id));

/** Who says it, through whom: "according to A, as reported by B". */
export function source(statement) {
  const kindName = local(statement.kind);
  const speaker = statement.source ? statement.sourceLabel ?? label(statement.source) : statement.sourceWords;
  const cue = statement.cue ? ` (“${statement.cue}”)` : "";
  const through = statement.outer.map(outer => `, as reported by ${outer.label}`).join("");
  if (!speaker) {
    return (kindName === "unnamed" ? "according to unnamed sources" : "the article itself") + cue + through;
  }
  return (kindName === "quoted" ? "in the words of " : "according to ") + speaker + cue + through;
}

/** "denied · probable · planned": what is not plain about it. */
export function manner(statement) {
  const tense = local(statement.tense);
  return [
    local(statement.polarity) === "negated" ? ["denied", "denied"] : null,
    local(statement.certainty) === "certain" ? null : ["certainty", local(statement.certainty)],
    tense === "unspecified" ? null : ["tense", tense],
  ].filter(Boolean);
}

/** "A criticizes B", both as links to what is known of them. */
export function claim(statement, words) {
  const relation = words.relation(statement.relation);
  return h("span", { class: "claim" },
    h("a", { href: pageOf(words.base, statement.subject) }, label(statement.subject)), " ",
    h("span", { class: "relation" }, relation.label), " ",
    h("a", { href: pageOf(words.base, statement.object) }, label(statement.object)));
}

/** Where a statement is read in its article. */
export const reading = (statement, words) =>
  pageOf(words.base, statement.article) + "?statement=" + encodeURIComponent(statement.statement.slice((words.base + "statement/").length));

/** "noticed by rules, right in 63 of 100 cases". */
export function noticed(statement) {
  // Every article describes its annotators; to ask for a label would find it as often.
  const who = decodeURIComponent(statement.annotator.split("/annotator/").at(-1).split("/")[0]);
  return `noticed by ${who}` + (statement.confidence ? `, right in ${Math.round(Number(statement.confidence) * 100)} of 100` : "");
}

/** Why a statement does not count, for people. */
function uncounted(statement) {
  const holds = deciding(statement.verdicts ?? []);
  return holds?.judgement === "reject" || holds?.judgement === "correct" ? null : h("span", { class: "chip", title: "Another annotator noticed the same words, or a copy of the article says it" }, "not counted");
}

/**
 * What a statement says, who says it, in which words, and what people decided about it.
 *
 * @param options claim: with what it says; article: without its article if false; current; plain:
 *     nothing to decide; decided: called after a verdict
 */
export function card(statement, words, options = {}) {
  const negated = local(statement.polarity) === "negated";
  const where = [statement.publisher, statement.issued && date(statement.issued)].filter(Boolean).join(", ");
  const made = h("li", { class: "card" + (negated ? " denial" : "") + (options.current ? " current" : ""), "data-statement": statement.statement },
    options.claim ? h("p", { class: "card-claim" }, claim(statement, words)) : null,
    h("p", { class: "card-source" }, manner(statement).map(([name, said]) => h("span", { class: "chip chip-" + name }, said)), " ", source(statement),
      statement.relationship ? null : uncounted(statement), statement.correctionOf ? h("span", { class: "chip" }, "correction") : null),
    h("blockquote", {}, h("a", { class: "quoted", href: reading(statement, words) }, inSentence(statement, label))),
    h("p", { class: "card-meta" }, options.article === false ? null : [h("cite", {}, statement.title ?? local(statement.article)), where ? ` · ${where}` : "", " · "], noticed(statement), " · ",
      h("a", { href: pageOf(words.base, statement.statement) }, "details")),
    options.plain ? null : bar(statement, words, options.decided));
  return judging() && !options.plain && !statement.correctionOf ? keyed(made) : made;
}

/** "state" or "person, about 12 statements". */
export const described = (actor, statements) => [kind(actor), statements ? count(statements, "statement") : ""].filter(Boolean).join(", ");

