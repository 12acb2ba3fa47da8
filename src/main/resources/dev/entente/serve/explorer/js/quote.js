import { h } from "./dom.js";

/** "12-34" as offsets in UTF-16 units, which are JavaScript's own. */
export function span(words) {
  const parts = /^(\d+)-(\d+)$/.exec(words ?? "");
  return parts ? { begin: Number(parts[1]), end: Number(parts[2]) } : null;
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;
const FAR = 400;

/** The sentence or sentences around some words, within their paragraph. */
export function sentence(text, begin, end) {
  const from = text.lastIndexOf("\n", begin - 1) + 1;
  const line = text.indexOf("\n", end);
  const paragraph = text.slice(from, line < 0 ? text.length : line);
  let first = begin - from;
  let last = end - from;
  if (segmenter) {
    for (const { index, segment } of segmenter.segment(paragraph)) {
      const stop = index + segment.length;
      if (index <= begin - from && begin - from < stop) {
        first = index;
      }
      if (index < end - from && end - from <= stop) {
        last = index + segment.trimEnd().length;
      }
    }
  } else {
    first = 0;
    last = paragraph.length;
  }
  // Where a text has no sentences, a part of it will do.
  first = Math.max(first, begin - from - FAR);
  last = Math.max(end - from, Math.min(last, end - from + FAR));
  return { begin: from + first, end: from + last };
}

const fold = words => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Whether words of a text say who is meant without an explanation. */
function isClear(words, label) {
  const said = fold(words);
  const meant = fold(label);
  return !said || ` ${meant} `.includes(` ${said} `) || said.includes(meant) || (meant.length > 4 && said.startsWith(meant.slice(0, -1)));
}

/** The parts of a statement's evidence in its article's text. */
export function parts(statement, label) {
  const quote = { begin: Number(statement.begin), end: Number(statement.end), kind: "quote" };
  const found = [quote];
  for (const [kind, where] of [["subject", statement.subjectSpan], ["object", statement.objectSpan], ["trigger", statement.triggerSpan], ["cue", statement.cueSpan]]) {
    const at = span(where);
    if (at) {
      found.push({ ...at, kind, label: kind === "subject" || kind === "object" ? label(statement[kind]) : null });
    }
  }
  return found;
}

/**
 * A stretch of a text with its parts marked: one mark for the quote, spans within and beside it.
 * Who is meant by a description stands behind it in brackets, as decoration, so that the text of
 * the elements is the article's own.
 *
 * @param others parts of other statements, marked faintly
 */
export function marked(text, from, to, marks, others = []) {
  const cuts = new Set([from, to]);
  for (const { begin, end } of [...marks, ...others]) {
    [begin, end].filter(at => at > from && at < to).forEach(at => cuts.add(at));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  let mark = null;
  for (let i = 0; i + 1 < places.length; i++) {
    const begin = places[i];
    const end = places[i + 1];
    const words = text.slice(begin, end);
    const covering = marks.filter(part => part.begin <= begin && end <= part.end);
    const kinds = covering.map(part => part.kind);
    const quoted = kinds.includes("quote");
    const own = kinds.filter(kind => kind !== "quote");
    if (!quoted && others.some(part => part.begin <= begin && end <= part.end)) {
      own.push("other");
    }
    const meant = [...new Set(covering.filter(part => part.label && part.end === end && !isClear(text.slice(part.begin, part.end), part.label)).map(part => part.label))];
    const node = own.length || meant.length
      ? h("span", { class: own.map(kind => "part-" + kind).join(" "), "data-meant": meant.length ? ` [${meant.join(", ")}]` : null }, words)
      : document.createTextNode(words);
    if (quoted) {
      if (!mark) {
        mark = h("mark", { class: "quote" });
        nodes.push(mark);
      }
      mark.append(node);
    } else {
      mark = null;
      nodes.push(node);
    }
  }
  return nodes;
}

/** A statement's quote in its sentence; the quote alone where the store keeps no text. */
export function inSentence(statement, label) {
  const begin = Number(statement.begin);
  const end = Number(statement.end);
  if (!statement.text || statement.text.slice(begin, end) !== statement.quote) {
    const shifted = parts(statement, label).map(part => ({ ...part, begin: part.begin - begin, end: part.end - begin })).filter(part => part.begin >= 0 && part.end <= end - begin);
    return marked(statement.quote, 0, statement.quote.length, shifted);
  }
  const around = sentence(statement.text, begin, end);
  return marked(statement.text, around.begin, around.end, parts(statement, label));
}
