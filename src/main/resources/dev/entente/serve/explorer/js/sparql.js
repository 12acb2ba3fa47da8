import { PREFIXES, catalogue, parseCsv, post } from "./api.js";
import { label as nameOf, learn, pageOf } from "./actors.js";
import { save } from "./download.js";
import { announce, count, fill, h, loading, number } from "./dom.js";
import { vocabulary } from "./vocabulary.js";

const EDITOR = "/webjars/codemirror/5.65.16/";
const SHOWN = 500;
const FIRST = `${PREFIXES}
SELECT ?subject ?relation ?object ?quote
WHERE {
  ?statement ent:subject ?subject ; ent:relation ?relation ; ent:object ?object ;
    oa:exact ?quote ; ent:countedIn ?relationship .
  ?relationship ent:standing ent:contested .
}
LIMIT 50
`;

/** A classic script of a library, which knows no modules. */
function script(path) {
  return new Promise((done, failed) => {
    if (document.querySelector(`script[src="${path}"]`)) {
      done();
      return;
    }
    document.head.append(h("script", { src: path, onload: done, onerror: () => failed(new Error(`${path} cannot be loaded`)) }));
  });
}

async function editorOf(place, text) {
  if (!document.querySelector("link[data-editor]")) {
    document.head.prepend(h("link", { rel: "stylesheet", href: EDITOR + "lib/codemirror.css", "data-editor": "" }));
  }
  await script(EDITOR + "lib/codemirror.js");
  await script(EDITOR + "mode/sparql/sparql.js");
  fill(place);
  const editor = globalThis.CodeMirror(place, { value: text, mode: "application/sparql-query", lineNumbers: true, lineWrapping: true, viewportMargin: 200, screenReaderLabel: "Query", extraKeys: { Tab: false, "Shift-Tab": false } });
  // What scrolls must be reached by keyboard.
  editor.getScrollerElement().tabIndex = 0;
  return editor;
}

/** Free questions: an editor, the catalogue as examples, and answers that lead back. */
export async function show(main, address, signal) {
  document.title = "Questions · Entente";
  fill(main, loading());
  const [words, questions] = await Promise.all([vocabulary(), catalogue()]);
  signal.throwIfAborted();
  const place = h("div", { class: "editor" });
  const answer = h("section", { class: "answer", "aria-label": "Answer", tabindex: "-1" });
  const run = h("button", { type: "button", class: "primary", onclick: () => ask() }, "Run");
  const form = h("div", { class: "asking" });
  fill(main, h("div", { class: "questions" },
    h("aside", { class: "examples", "aria-label": "The catalogue" }, h("h2", {}, "Questions of the catalogue"), h("ul", {}, questions.map(entry => h("li", {}, h("button", { type: "button", class: "plain", "data-name": entry.name, onclick: () => choose(entry) }, h("span", {}, entry.title), h("span", { class: "quiet" }, entry.question)))))),
    h("div", { class: "workbench" }, h("h1", {}, "Ask in SPARQL"), form, place, h("div", { class: "run" }, run, h("span", { class: "quiet" }, "or Ctrl+Enter")), answer)));
  const editor = await editorOf(place, address.searchParams.get("query") ?? FIRST);
  editor.setOption("extraKeys", { "Ctrl-Enter": () => ask(), "Cmd-Enter": () => ask(), Tab: false, "Shift-Tab": false });
  let asking;

  /** A question of the catalogue: a form for its parameters, its text to read and change. */
  function choose(entry, given = entry.examples[0] ?? {}) {
    editor.setValue(entry.sparql);
    const fields = entry.parameters.map(parameter => h("label", {}, h("span", {}, parameter.name, parameter.required ? "" : h("span", { class: "quiet" }, " optional")),
      parameter.kind === "boolean"
        ? h("select", { name: parameter.name, title: parameter.description }, ["false", "true"].map(value => h("option", { value, selected: (given[parameter.name] ?? parameter.default) === value }, value === "true" ? "yes" : "no")))
        : h("input", { name: parameter.name, value: given[parameter.name] ?? "", placeholder: parameter.kind, title: parameter.description, required: parameter.required })));
    fill(form, h("form", { onsubmit: event => {
      event.preventDefault();
      const values = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ""));
      show_("/queries/" + entry.name + "?" + new URLSearchParams(values));
    } }, h("p", {}, h("strong", {}, entry.title), h("br"), h("span", { class: "quiet" }, entry.question)), h("div", { class: "fields" }, fields, h("button", { type: "submit" }, "Ask this"))));
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("input, select, button").focus();
  }

  function ask() {
    const query = editor.getValue();
    const wanted = new URL(location.href);
    wanted.searchParams.set("query", query);
    if (wanted.href.length < 6000) {
      history.replaceState(history.state, "", wanted);
    }
    return show_(null, query);
  }

  async function show_(questionAddress, query) {
    asking?.abort();
    asking = new AbortController();
    const { signal: own } = asking;
    fill(answer, loading("Asking…"));
    const begun = performance.now();
    try {
      const accept = "text/csv, text/turtle;q=0.9, application/sparql-results+json;q=0.5";
      const form_ = query ? formOf(query) : "rows";
      const response = query ? await post(query, form_ === "rows" ? "text/csv" : form_ === "truth" ? "application/sparql-results+json" : "text/turtle", own) : await fetch(questionAddress, { headers: { Accept: accept }, signal: own });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(text.trim());
      }
      const type = response.headers.get("Content-Type") ?? "";
      const time = `${number(Math.round(performance.now() - begun))} ms`;
      if (type.includes("csv")) {
        await rows(parseCsv(text), text, time, own);
      } else if (type.includes("json")) {
        fill(answer, h("p", { class: "truth" }, JSON.parse(text).boolean ? "Yes." : "No."));
      } else {
        fill(answer, h("p", {}, h("button", { type: "button", onclick: () => save(new Blob([text], { type: "text/turtle" }), "answer.ttl") }, "Download"), ` ${time}`), h("pre", { tabindex: "0" }, text.length > 200_000 ? text.slice(0, 200_000) + "\n…" : text));
      }
      announce("The answer is there");
    } catch (failure) {
      if (failure.name !== "AbortError") {
        fill(answer, h("p", { class: "trouble", role: "alert" }, failure.message));
      }
    }
  }

  async function rows({ names, rows: found }, text, time, own) {
    const shown = found.slice(0, SHOWN);
    await learn(shown.flat().filter(cell => cell.startsWith(words.base + "entity/") && !/[\s<>"{}|\\^`]/.test(cell)), own);
    const cell = value => {
      const page = value.startsWith(words.base) ? pageOf(words.base, value) : null;
      if (page && /^\/(entity|article|statement)\//.test(page)) {
        return h("a", { href: page, title: value }, page.startsWith("/entity/") ? nameOf(value) : page.startsWith("/statement/") ? page.slice(11, 19) : page.split("/").slice(2).join("/"));
      }
      const relation = words.relations.get(value);
      return relation ? h("span", { title: value }, relation.label) : /^https?:\/\//.test(value) ? h("span", { title: value, class: "quiet" }, value.replace(/^.*[#/](?=.)/, "")) : value;
    };
    fill(answer,
      h("p", { class: "answer-head" }, h("strong", {}, count(found.length, "row")), ` in ${time} `, h("button", { type: "button", onclick: () => save(new Blob(["\ufeff", text], { type: "text/csv" }), "answer.csv") }, "Download CSV")),
      found.length ? h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows" }, h("table", { class: "plain-table" }, h("thead", {}, h("tr", {}, names.map(name => h("th", { scope: "col" }, name)))), h("tbody", {}, shown.map(row => h("tr", {}, row.map(value => h("td", {}, cell(value)))))))) : h("p", { class: "quiet" }, "Nothing fits this question."),
      found.length > SHOWN ? h("p", { class: "quiet" }, `The first ${number(SHOWN)} are shown; the download has all.`) : null);
  }
}

/** What kind of answer a query asks for, by its first word after prefixes and comments. */
function formOf(query) {
  const words = query.replace(/<[^>\s]*>/g, "<>").replace(/#.*$/gm, "").replace(/\b(?:prefix\s+\S*\s*<>|base\s*<>|version\s+\S+)/gi, "").trim();
  return /^(construct|describe)\b/i.test(words) ? "graph" : /^ask\b/i.test(words) ? "truth" : "rows";
}
