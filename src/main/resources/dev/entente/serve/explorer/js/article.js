import { PREFIXES, iri, select } from "./api.js";
import { label } from "./actors.js";
import { count, date, fill, h, loading, message } from "./dom.js";
import { marked, parts } from "./quote.js";
import { card, ofArticle } from "./statements.js";
import { vocabulary } from "./vocabulary.js";

/** The page of an article: its text with one statement's words marked, all its statements beside. */
export async function show(main, address, signal) {
  fill(main, loading("Opening the article…"));
  const words = await vocabulary();
  const article = words.base + address.pathname.slice(1);
  const [about, statements] = await Promise.all([
    select(`${PREFIXES}SELECT * WHERE { BIND(${iri(article)} AS ?article) ?article a ent:Article .
      OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:publisher ?publisher }
      OPTIONAL { ?article dcterms:issued ?issued } OPTIONAL { ?article dcterms:creator ?creator }
      OPTIONAL { ?article dcterms:source ?source } OPTIONAL { ?article ent:text ?text }
      OPTIONAL { ?article ent:copyOf ?copyOf } }`, signal),
    ofArticle(article, signal),
  ]);
  if (!about.length) {
    fill(main, message("There is no such article", "Nothing in this store has this address. It may have been removed, or the address may be cut off."));
    return;
  }
  const { title, publisher, issued, creator, text, source } = about[0];
  const name = title ?? address.pathname.slice("/article/".length);
  document.title = `${name} · Entente`;
  const prefix = words.base + "statement/";
  let current = statements.find(statement => statement.statement === prefix + address.searchParams.get("statement"));
  const reading = h("div", { class: "text", lang: "en" });
  const list = h("ol", { class: "cards", "aria-label": "Statements of the article" });
  let all = address.searchParams.get("all") === "true" || (current && !current.relationship);

  function draw() {
    const shown = all ? statements : statements.filter(statement => statement.relationship || statement === current);
    fill(list, shown.map(statement => {
      const made = card(statement, words, { claim: true, article: false, current: statement === current });
      const link = made.querySelector("a.quoted");
      link.setAttribute("aria-current", String(statement === current));
      link.addEventListener("click", event => {
        if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
          event.preventDefault();
          event.stopPropagation();
          choose(statement);
        }
      });
      return made;
    }));
    mark();
  }

  function mark() {
    if (text === undefined) {
      fill(reading, message("The store keeps no texts", "It was built without them; the quotes are beside."));
      return;
    }
    const others = statements.filter(statement => statement !== current && statement.relationship).map(statement => ({ begin: Number(statement.begin), end: Number(statement.end) }));
    fill(reading, marked(text, 0, text.length, current ? parts(current, label) : [], others));
    reading.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  function choose(statement) {
    current = statement;
    const wanted = new URL(location.href);
    wanted.searchParams.set("statement", statement.statement.slice(prefix.length));
    history.replaceState(history.state, "", wanted);
    list.querySelectorAll(".card").forEach(element => {
      const own = element.dataset.statement === statement.statement;
      element.classList.toggle("current", own);
      element.querySelector("a.quoted").setAttribute("aria-current", String(own));
    });
    mark();
  }

  const uncounted = statements.filter(statement => !statement.relationship).length;
  const toggle = uncounted ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(all), onchange: event => {
    all = event.target.checked;
    draw();
  } }), ` also ${count(uncounted, "statement")} not counted, such as what machines noticed where people marked the article`) : null;
  const about_ = [creator && `by ${creator}`, publisher, issued && date(issued)].filter(Boolean).join(" · ");
  fill(main, h("div", { class: "article" },
    h("article", { class: "reading" },
      h("header", {}, h("h1", {}, name), h("p", { class: "quiet" }, about_, source && /^https?:\/\//.test(source) ? [about_ ? " · " : "", h("a", { href: source, rel: "noreferrer" }, "original")] : null)),
      h("p", { class: "keys", "aria-label": "What the marks mean" }, [["quote", "quote"], ["part-subject", "subject"], ["part-object", "object"], ["part-trigger", "words of the relation"], ["part-cue", "words of the source"]].map(([kind, words_]) => h("span", { class: `key ${kind}` }, words_))),
      reading),
    h("aside", { class: "beside", "aria-label": "Statements" },
      h("h2", {}, count(statements.length - uncounted, "statement")), toggle, list)));
  draw();
  const chosen = list.querySelector(".card.current");
  if (chosen) {
    chosen.parentElement.parentElement.scrollTop = chosen.offsetTop - 80;
  }
}
