import { Trouble, select, PREFIXES } from "./api.js";
import { acting, actingWith, kind, label, learn, pageOf } from "./actors.js";
import { announce, count, fill, h, loading, message, number } from "./dom.js";
import { drawing, picture, save } from "./download.js";
import { evidence } from "./evidence.js";
import { exportLinks } from "./exports.js";
import { Filters } from "./filters.js";
import { Graph } from "./graph.js";
import { layOut } from "./layout.js";
import { legend } from "./legend.js";
import { mostStated, network, relationships, strongest, tallies, talliesOfArticle } from "./network.js";
import { connected, recent, visited } from "./search.js";
import { isFine, read, write } from "./state.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { vocabulary } from "./vocabulary.js";
import { go } from "./main.js";

const MORE = 40;

/** Pairs that can be drawn and still be moved. */
const DRAWN = 5000;

/** Relationships of a store whose whole graph may be asked for. */
const WHOLE = 30_000;

let view = null;
let generation = 0;

/** The explorer: an actor in the middle, the evidence beside. */
export async function show(main, address, signal, stays) {
  const state = read(address.searchParams);
  if (!stays || !view) {
    begin(state);
  }
  const words = await vocabulary();
  signal.throwIfAborted();
  if (!state.actor && !state.whole) {
    leave();
    await start(main, words, signal);
    return;
  }
  if (!stays || !view) {
    leave();
    view = new Explorer(main, words);
  }
  await view.update(state, signal);
}

/** Asks already for what a network needs, while other things come; whoever needs it hears what fails. */
function begin(state) {
  if (state.actor && !state.whole) {
    const asked = [relationships(state.actor, state.exact), state.exact ? null : actingWith([state.actor], false)];
    Promise.allSettled(asked);
  }
}

/** When the page has shown what was drawn last, or would have if it were looked at. */
const shown = () => new Promise(done => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 300);
});

export function leave() {
  view?.close();
  view = null;
}

/** What is shown where no actor is chosen yet. */
async function start(main, words, signal) {
  document.title = "Entente";
  const chips = entries => h("ul", { class: "chips" }, entries.map(entry => h("li", {}, h("a", { class: "actor-chip", href: write({ ...read(new URLSearchParams()), actor: entry.id }) }, entry.label, h("span", { class: "quiet" }, entry.note ?? entry.kind)))));
  const most = h("div", {}, loading());
  const size = h("p", { class: "quiet size" }, "\u00a0");
  const whole = h("span", {});
  const known = recent();
  fill(main, h("div", { class: "start" },
    h("h1", {}, "Who stands how to whom, and who says so"),
    h("p", { class: "lead" }, "Choose an actor. An edge of its network leads to the statements behind it, a statement to the words in the article. Denials, plans and allegations are kept apart from facts."),
    h("p", {}, h("button", { type: "button", class: "primary", onclick: () => document.getElementById("actor-search").focus() }, "Search an actor"), " ", whole),
    known.length ? [h("h2", {}, "Recent"), chips(known)] : null,
    h("h2", {}, "Most connected"), most, size));
  await Promise.all([showMost(most, chips), showSize(size, whole, signal)]);
}

async function showMost(place, chips) {
  const entries = await connected();
  fill(place, entries.length ? chips(entries) : h("p", {}, "This store has no statements yet. ", h("code", {}, "./entente add FILE"), " reads articles into it."));
}

/** Counting takes longer than to tell who is connected. */
async function showSize(place, whole, signal) {
  const [{ articles, statements, relationships: all }] = await select(`${PREFIXES}SELECT ?articles ?statements ?relationships WHERE {
    { SELECT (COUNT(?a) AS ?articles) { ?a a ent:Article } }
    { SELECT (COUNT(?s) AS ?statements) { ?s a ent:Statement } }
    { SELECT (COUNT(?r) AS ?relationships) { ?r a ent:Relationship } } }`, signal);
  if (Number(all)) {
    fill(whole, h("a", { class: "button", href: "/?whole=true" }, Number(all) > WHOLE ? "See what most is said of" : "See the whole graph"));
  }
  place.textContent = `${count(Number(statements), "statement")} in ${count(Number(articles), "article")} add up to ${count(Number(all), "relationship")}.`;
}

class Explorer {
  constructor(main, words) {
    this.main = main;
    this.words = words;
    this.title = h("h1", {});
    this.summary = h("p", { class: "summary" });
    this.tools = h("div", { class: "tools" });
    this.canvas = h("div", { class: "graph" });
    this.over = h("div", { class: "over" });
    this.legend = h("div", { class: "legend" });
    this.panel = h("aside", { class: "panel", "aria-label": "Evidence", tabindex: "-1" });
    this.filters = new Filters(this);
    this.timeline = new Timeline(this);
    this.table = new Table(this);
    this.views = h("div", { class: "views", role: "group", "aria-label": "View" }, ["graph", "table"].map(name => h("button", { type: "button", "data-view": name, onclick: () => this.change({ view: name === "graph" ? "" : name }) }, name === "graph" ? "Graph" : "Table")));
    this.zoom = h("div", { class: "zoom" },
        h("button", { type: "button", "aria-label": "Zoom in", onclick: () => this.graph.zoom(1.3) }, "+"),
        h("button", { type: "button", "aria-label": "Zoom out", onclick: () => this.graph.zoom(1 / 1.3) }, "−"),
        h("button", { type: "button", "aria-label": "Fit the graph to the screen", onclick: () => { this.graph.touched = false; this.graph.fit(); } }, "⤢"));
    this.page = h("div", { class: "explore" },
      h("header", { class: "explore-head" }, h("div", {}, this.title, this.summary), h("div", { class: "tools" }, this.views, this.filters.button, this.#downloads(), this.tools)),
      this.filters.element,
      h("div", { class: "stage" }, this.canvas, this.table.element, this.over, this.zoom),
      h("div", { class: "below" }, this.timeline.element, this.legend), this.panel);
    fill(main, this.page);
    this.graph = new Graph(this.canvas, {
      pair: key => this.open(this.result.pairs.find(pair => pair.key === key)),
      actor: actor => this.#touch(actor),
      centre: actor => actor !== this.centre && this.#centreOn(actor),
      nothing: () => this.state.with && this.change({ with: "" }),
      pinned: (actor, at) => this.change({ pins: new Map(this.state.pins).set(this.#id(actor), { ...at }) }, true),
    });
  }

  change(changes, replace = false) {
    return this.go({ ...this.state, ...changes }, replace);
  }

  go(state, replace = false) {
    return go(write(state), replace);
  }

  /** Shows the evidence of a pair. */
  async open(pair, focus = false) {
    await this.change({ with: this.#named(pair) });
    if (focus) {
      this.panel.focus();
    } else if (getComputedStyle(this.page).gridTemplateColumns.split(" ").length === 1) {
      // On a narrow screen the evidence is below the graph, out of sight.
      this.panel.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }
  }

  #downloads() {
    const name = () => `entente-${(this.centre ? this.state.actor : "everybody").replace(/[^\w-]+/g, "-")}`;
    const item = (title, save_) => h("li", {}, h("button", { type: "button", class: "plain", onclick: async () => {
      menu.open = false;
      await save_();
    } }, title));
    const files = h("ul", { "aria-label": "Files for other tools" });
    const menu = h("details", { class: "menu", ontoggle: () => menu.open && fill(files, exportLinks(this.state)) }, h("summary", {}, "Download"), h("div", { class: "menu-list" }, h("ul", {},
      item("Picture as SVG", () => save(drawing(this.graph.cy), name() + ".svg")),
      item("Picture as PNG", async () => save(await picture(this.graph.cy), name() + ".png")),
      item("Table as CSV", async () => {
        await this.table.draw();
        save(new Blob(["\ufeff", this.table.csv()], { type: "text/csv;charset=utf-8" }), name() + ".csv");
      })), h("p", { class: "option-head" }, "For other tools, filtered the same"), files));
    menu.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        menu.open = false;
        menu.firstChild.focus();
      }
    });
    menu.addEventListener("focusout", event => {
      if (!menu.contains(event.relatedTarget)) {
        menu.open = false;
      }
    });
    return menu;
  }

  #id(actor) {
    const prefix = this.words.base + "entity/";
    return actor.startsWith(prefix) ? actor.slice(prefix.length) : actor;
  }

  #iri(id) {
    return id ? this.words.base + "entity/" + id : "";
  }

  /** A pair in the address: the neighbour alone where the other one is in the middle. */
  #named(pair) {
    const others = pair.actors.filter(actor => actor !== this.centre);
    return others.map(actor => this.#id(actor)).join(",");
  }

  #touch(actor) {
    const pair = this.result.pairs.find(found => found.actors.includes(actor) && found.actors.includes(this.centre));
    if (actor === this.centre) {
      go(pageOf(this.words.base, actor));
    } else if (pair) {
      this.open(pair);
    } else {
      this.#centreOn(actor);
    }
  }

  #centreOn(actor) {
    visited(this.#id(actor), label(actor), kind(actor));
    return go(write({ ...this.state, actor: this.#id(actor), whole: false, with: "", expand: [], pins: new Map(), neighbours: MORE }));
  }

  async update(state, signal) {
    const key = [state.whole ? "" : state.actor, state.exact, state.article, state.accepted, ...state.expand].join(" ");
    const same = key === this.key;
    const sameCentre = this.state && this.state.actor === state.actor && this.state.whole === state.whole;
    this.state = state;
    this.signal = signal;
    if (!same) {
      if (!sameCentre) {
        this.graph.forget();
        this.evidenceOf = undefined;
        fill(this.over, loading("Fetching the network…"));
        fill(this.panel);
      }
      await this.#load(state, signal);
      this.key = key;
    }
    await this.#draw();
    if (!this.data.tallies && !this.partOf) {
      this.#tallies(state, signal);
    }
  }

  async #load(state, signal) {
    this.centre = state.whole ? "" : this.#iri(state.actor);
    const ids = state.whole ? [""] : [state.actor, ...state.expand];
    if (state.whole) {
      const [{ all }] = await select(`${PREFIXES}SELECT (COUNT(?relationship) AS ?all) { ?relationship a ent:Relationship }`, signal);
      this.partOf = Number(all) > WHOLE ? Number(all) : 0;
    } else {
      this.partOf = 0;
    }
    const roll = !state.exact && !state.whole;
    const named = learn([this.centre, ...state.expand.map(id => this.#iri(id))], signal);
    Promise.allSettled([named]);
    const [parts, partners] = await Promise.all([Promise.all(this.partOf ? [mostStated(DRAWN)] : ids.map(id => relationships(id, state.exact))), roll ? actingWith(ids, false) : null]).catch(failure => {
      if (failure instanceof Trouble && failure.status === 400) {
        throw new Trouble(`Nobody in this store goes by “${state.actor}”. Search for another actor above.`);
      }
      throw failure;
    });
    const everybody = () => parts.flatMap(part => [...part.byIri.values()].flatMap(relationship => [relationship.subject, relationship.object]));
    const states = partners ?? (state.exact ? new Map() : await acting(everybody(), signal));
    signal.throwIfAborted();
    this.data = { states, standing: parts[0].standing, byIri: new Map(parts.flatMap(part => [...part.byIri])), tallies: null, generation: ++generation };
    await named;
    document.title = `${this.centre ? label(this.centre) : "Everybody"} · Entente`;
  }

  /** What single statements are like comes second: the network is there without it. */
  async #tallies(state, signal) {
    const ids = state.whole ? [""] : [state.actor, ...state.expand];
    const data = this.data;
    await shown();
    if (signal.aborted || view !== this) {
      return;
    }
    try {
      const parts = await Promise.all(state.article ? [talliesOfArticle(this.words.base + "article/" + state.article, state.accepted)] : ids.map(id => tallies(id, state.exact, state.accepted)));
      const seen = new Set();
      data.tallies = [];
      for (const [at, part] of parts.entries()) {
        // Two neighbours bring what they have with one another twice.
        const own = at === 0 ? part : part.filter(entry => !seen.has(entry.relationship));
        own.forEach(entry => data.tallies.push(entry));
        own.forEach(entry => seen.add(entry.relationship));
      }
    } catch (failure) {
      if (!signal.aborted && isFine(state)) {
        fill(this.over, message("The filters cannot be applied", failure.message));
      }
      return;
    }
    if (view === this && data === this.data) {
      await this.#draw();
    }
  }

  async #draw() {
    const { state, words } = this;
    // An edge that is chosen changes nothing of the network.
    const drawn = JSON.stringify([{ ...state, with: "", pins: [...state.pins] }, this.data.generation, Boolean(this.data.tallies)]);
    if (drawn === this.drawn) {
      this.selected = this.#selected();
      this.graph.select(this.selected?.key);
      this.table.mark();
      await this.#evidence(this.selected);
      return;
    }
    const centres = new Set(state.whole ? [] : [this.centre, ...state.expand.map(id => this.#iri(id))]);
    this.result = network(this.data, this.centre, centres, state, words);
    this.shown = strongest(this.result.pairs, centres, state.neighbours);
    this.tooMany = this.shown.length > DRAWN;
    if (this.tooMany || this.partOf) {
      this.shown = [];
    }
    await learn([...new Set(this.shown.flatMap(pair => pair.actors)), ...(this.centre ? [this.centre] : [])], this.signal);
    const selected = this.#selected();
    this.selected = selected;
    this.#head();
    fill(this.legend, legend(this));
    this.filters.draw();
    this.timeline.draw();
    const isTable = state.view === "table" || this.tooMany || this.partOf > 0;
    this.views.querySelectorAll("button").forEach(button => button.setAttribute("aria-pressed", String((button.dataset.view === "table") === isTable)));
    this.canvas.hidden = isTable;
    this.zoom.hidden = isTable;
    this.table.element.hidden = !isTable;
    if (isTable) {
      await this.table.draw();
    }
    this.graph.show({ pairs: this.shown, centre: this.centre, expanded: new Set(state.expand.map(id => this.#iri(id))), pins: new Map([...state.pins].map(([id, at]) => [this.#iri(id), at])), selected: selected?.key });
    if (state.whole) {
      this.#layOut();
    }
    this.#notice(isTable);
    this.drawn = drawn;
    await this.#evidence(selected);
  }

  /** The same pairs keep their places. */
  #layOut() {
    const same = this.shown.map(pair => pair.key).join("\n");
    if (same !== this.laidOut && this.shown.length) {
      this.laidOut = same;
      this.stopLayout?.();
      this.stopLayout = layOut(this.shown, this.graph.wide, places => view === this && this.graph.place(places));
    }
  }

  #selected() {
    if (!this.state.with) {
      return null;
    }
    const ids = this.state.with.split(",").map(id => this.#iri(id));
    const actors = ids.length === 2 ? ids : [...ids, this.centre];
    return this.result.pairs.find(pair => actors.every(actor => pair.actors.includes(actor))) ?? null;
  }

  #head() {
    const { pairs, total } = this.result;
    fill(this.title, this.centre ? h("a", { href: pageOf(this.words.base, this.centre) }, label(this.centre)) : "Everybody");
    const partners = this.centre ? pairs.filter(pair => pair.actors.includes(this.centre)).length : pairs.length;
    const contested = pairs.filter(pair => pair.standings.has("contested")).length;
    fill(this.summary, [this.centre ? kind(this.centre) : "", `${count(total, "statement")} ${this.centre ? `with ${count(partners, "actor")}` : `about ${count(partners, "pair")}`}`, contested ? `${number(contested)} contested` : ""].filter(Boolean).join(" · "));
    const hidden = this.centre ? partners - this.shown.filter(pair => pair.actors.includes(this.centre)).length : 0;
    fill(this.tools,
      hidden > 0 ? h("button", { type: "button", onclick: () => this.change({ neighbours: this.state.neighbours + MORE }) }, `Show ${number(Math.min(MORE, hidden))} more of ${number(hidden)}`) : null,
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: !this.state.exact, onchange: event => this.change({ exact: !event.target.checked }) }), " organs and office-holders count as their state"));
    announce(this.summary.textContent);
  }

  #notice(isTable) {
    if (this.partOf) {
      fill(this.over, this.result.waiting ? message("Not for the whole graph", "It is too large to be filtered by dates, sources and manners. An actor's network can be.") : null);
      this.summary.append(` · the ${number(DRAWN)} of ${number(this.partOf)} relationships that most is said of, as a table; an actor has a network`);
    } else if (this.tooMany) {
      fill(this.over);
      this.summary.append(` · more than ${number(DRAWN)} pairs are not drawn; a filter makes them fewer`);
    } else if (this.result.waiting) {
      fill(this.over, loading("Counting single statements for the filters…"));
    } else if (!this.shown.length && !isTable) {
      const other = [...this.result.asStanding].filter(([name]) => !this.state.standing.includes(name)).map(([name, n]) => `${number(n)} ${name}`);
      fill(this.over, message("Nothing to draw", other.length ? `With these filters nothing is left. There are statements of other standings: ${other.join(", ")}; the legend switches them on.` : "No statement fits."));
    } else {
      fill(this.over);
    }
  }

  async #evidence(pair) {
    this.page.classList.toggle("with-panel", Boolean(pair));
    if (!pair) {
      this.evidenceOf = undefined;
      fill(this.panel);
      return;
    }
    // What is open stays open while nothing of it changes.
    const same = JSON.stringify([pair.key, pair.count, [...pair.relationships], { ...this.state, pins: 0, expand: 0, neighbours: 0, view: 0, sort: 0 }]);
    if (same === this.evidenceOf) {
      return;
    }
    this.evidenceOf = same;
    await learn([...pair.relationships.keys()].flatMap(iri => [this.data.byIri.get(iri).subject, this.data.byIri.get(iri).object]), this.signal);
    this.evidenceSignal?.abort();
    this.evidenceSignal = new AbortController();
    const other = pair.actors.find(actor => actor !== this.centre);
    const id = this.#id(other);
    const isExpanded = this.state.expand.includes(id);
    const isPinned = this.state.pins.has(id);
    fill(this.panel, evidence(pair, { words: this.words, state: this.state, byIri: this.data.byIri, signal: this.evidenceSignal.signal }, {
      close: () => this.change({ with: "" }),
      buttons: [
        h("button", { type: "button", onclick: () => this.#centreOn(other) }, `Centre on ${label(other)}`),
        this.centre ? h("button", { type: "button", "aria-pressed": String(isExpanded), onclick: () => this.change({ expand: isExpanded ? this.state.expand.filter(one => one !== id) : [...this.state.expand, id] }) }, isExpanded ? "Fold" : "Expand") : null,
        h("button", { type: "button", "aria-pressed": String(isPinned), onclick: () => this.#pin(other, id, isPinned) }, isPinned ? "Unpin" : "Pin"),
      ],
    }));
    this.graph.select(pair.key);
    this.panel.scrollTop = 0;
  }

  #pin(actor, id, isPinned) {
    const pins = new Map(this.state.pins);
    const node = this.graph.cy.getElementById(actor);
    if (isPinned) {
      pins.delete(id);
    } else if (node.length) {
      pins.set(id, { ...node.position() });
    }
    this.evidenceOf = undefined;
    this.change({ pins }, true);
  }

  close() {
    this.evidenceSignal?.abort();
    this.stopLayout?.();
    this.timeline.close();
    this.graph.close();
  }
}
