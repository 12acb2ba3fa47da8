import { label } from "./actors.js";
import { date, fill, h, loading, message } from "./dom.js";
import { deciding } from "./curation.js";
import { DONE, bar } from "./judge.js";
import { inSentence } from "./quote.js";
import { claim, noticed, one, reading, source } from "./statements.js";
import { POLARITIES, STANDING_MEANING, WORDS, local, vocabulary } from "./vocabulary.js";

/** The page of a statement: all that the store knows of it. */
export async function show(main, address, signal) {
  fill(main, loading());
  const words = await vocabulary();
  const statement = await one(words.base + address.pathname.slice(1), signal);
  if (!statement) {
    fill(main, message("There is no such statement", "Nothing in this store has this address. Its article may have been read anew, which gives a changed statement another one."));
    return;
  }
  const facts = h("dl", { class: "facts" }, known(statement, words));
  // What cannot be fetched anew stays as it was.
  const again = () => one(statement.statement, signal).then(changed => fill(facts, known(changed, words))).catch(() => {});
  const relation = words.relation(statement.relation);
  const explore = "/?" + new URLSearchParams({ actor: statement.subject.slice((words.base + "entity/").length), with: statement.object.slice((words.base + "entity/").length), exact: "true", standing: "stated,contested,alleged,planned,possible,denied" }).toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  document.title = `${label(statement.subject)} ${relation.label} ${label(statement.object)} · Entente`;
  fill(main, h("article", { class: "page article-like" },
    h("p", { class: "quiet" }, "Statement"),
    h("h1", {}, local(statement.polarity) === POLARITIES[1] ? h("span", { class: "chip chip-denied" }, "denied") : null, claim(statement, words)),
    h("blockquote", { class: "large" }, h("a", { class: "quoted", href: reading(statement, words) }, inSentence(statement, label))),
    bar(statement, words, again),
    facts,
    h("p", { class: "page-links" }, h("a", { class: "button", href: reading(statement, words) }, "Read in the article"), " ", h("a", { class: "button", href: explore }, "See in the graph"), " ",
      h("a", { class: "button", href: "/queries/web-annotation?" + new URLSearchParams({ statement: statement.statement, format: "jsonld" }), download: "statement.jsonld" }, "Web Annotation"))));
}

/** What a statement counts as, or why it counts nowhere. */
function counted(statement) {
  if (statement.countedAs) {
    return [local(statement.countedAs), ", in a relationship that is ", h("strong", { title: STANDING_MEANING[local(statement.standing)] }, local(statement.standing))];
  }
  const holds = deciding(statement.verdicts)?.judgement;
  return holds === "reject" || holds === "correct" ? `nothing: it was ${DONE[holds]}` : "nothing: the same words are counted once already, or people marked the article";
}

/** Every verdict that there ever was, the oldest first. */
const past = verdicts => h("ul", { class: "verdict-history" }, verdicts.map(one => h("li", {}, `${DONE[one.judgement] ?? "withdrawn"} by ${one.reviewer}, ${date(one.time.slice(0, 10))}${one.reason ? ` (${one.reason})` : ""}`)));

function known(statement, words) {
  const relation = words.relation(statement.relation);
  const pairs = [
    ["says", [h("strong", {}, label(statement.subject)), ` ${relation.label} `, h("strong", {}, label(statement.object))]],
    ["polarity", WORDS[local(statement.polarity)] ?? local(statement.polarity)],
    ["certainty", local(statement.certainty)],
    ["tense", local(statement.tense)],
    ["holds", [statement.validFrom, statement.validTo].some(Boolean) ? [statement.validFrom && `from ${date(statement.validFrom)}`, statement.validTo && `to ${date(statement.validTo)}`].filter(Boolean).join(" ") : null],
    ["source", source(statement)],
    ["relation", [relation.group.label, relation.comment ? `. ${relation.comment}` : ""]],
    ["counts as", counted(statement)],
    ["decided", statement.verdicts.length ? past(statement.verdicts) : null],
    ["noticed", [noticed(statement), statement.rule ? h("span", { class: "quiet" }, ` (${statement.rule})`) : null]],
    ["article", [h("a", { href: reading(statement, words) }, statement.title ?? local(statement.article)), [statement.publisher, date(statement.issued)].filter(Boolean).map(part => ` · ${part}`)]],
    ["place", `characters ${statement.begin} to ${statement.end} of the text`],
    ["IRI", h("code", {}, statement.statement)],
  ].filter(([, value]) => value);
  return pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]);
}
