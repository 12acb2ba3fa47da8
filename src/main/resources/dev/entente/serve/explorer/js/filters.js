import { question } from "./api.js";
import { count, date, fill, h, loading, number } from "./dom.js";
import { filters as set, unfiltered } from "./state.js";
import { CERTAINTIES, POLARITIES, SOURCES, TENSES, WORDS, local } from "./vocabulary.js";

/** The filters beside the graph; they say how much each choice would leave. */
export class Filters {
  constructor(explorer) {
    this.explorer = explorer;
    this.element = h("form", { class: "filters", "aria-label": "Filters", hidden: true, onsubmit: event => event.preventDefault() });
    this.button = h("button", { type: "button", "aria-expanded": "false", onclick: () => this.toggle() }, "Filters");
  }

  toggle(open = this.element.hidden) {
    this.element.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.explorer.page.classList.toggle("with-filters", open);
    if (open) {
      this.draw();
    }
  }

  draw() {
    const { state, result, words } = this.explorer;
    const active = set(state);
    this.button.textContent = active ? `Filters (${active})` : "Filters";
    if (this.element.hidden) {
      return;
    }
    const focused = this.element.contains(document.activeElement) ? document.activeElement.id : "";
    const scrolled = this.element.scrollTop;
    fill(this.element,
      h("div", { class: "filters-head" }, h("h2", {}, "Filters"), h("button", { type: "button", class: "plain", disabled: !active, onclick: () => this.explorer.go(unfiltered(state)) }, "Clear")),
      this.#relations(state, result, words),
      this.#choice("polarity", "Polarity", POLARITIES),
      this.#choice("certainty", "Certainty", CERTAINTIES),
      this.#choice("tense", "Tense", TENSES),
      this.#choice("source", "Source", SOURCES),
      this.#annotators(state, result, words),
      h("fieldset", {}, h("legend", {}, "Judgement"),
        h("label", { class: "check", title: "Noticed, corrected or accepted by a person" },
          h("input", { type: "checkbox", id: "filter-accepted", checked: state.accepted, onchange: event => this.explorer.change({ accepted: event.target.checked }) }),
          h("span", {}, "only what a person stands behind"))),
      h("fieldset", {}, h("legend", {}, "Dates of the articles"),
        h("div", { class: "dates" }, this.#month("since", "from"), this.#month("until", "to"))),
      h("fieldset", {}, h("legend", {}, h("label", { for: "filter-min" }, "Statements of a pair, at least")),
        h("input", { id: "filter-min", type: "number", min: 1, max: 100000, value: state.min, onchange: event => this.explorer.change({ min: Math.max(1, Number.parseInt(event.target.value, 10) || 1) }) })),
      this.#articles(state, words));
    this.element.scrollTop = scrolled;
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  #check(name, value, label, amount, depth = 0) {
    const list = this.explorer.state[name];
    const element = h("label", { class: "check" },
      h("input", { type: "checkbox", id: `filter-${name}-${value}`, checked: list.includes(value), onchange: event => this.explorer.change({ [name]: event.target.checked ? [...list, value] : list.filter(one => one !== value) }) }),
      h("span", {}, label), amount === undefined ? null : h("span", { class: "quiet" }, number(amount)));
    element.style.paddingLeft = `${depth}rem`;
    return element;
  }

  #choice(name, title, values) {
    return h("fieldset", {}, h("legend", {}, title), values.map(value => this.#check(name, value, WORDS[value] ?? value)));
  }

  /** By group, the kinds of a relation below it; a relation counts with its kinds. */
  #relations(state, result, words) {
    const all = [...words.relations.values()].filter(relation => !relation.group.background);
    const below = relation => all.filter(kind => kind.parents.includes(relation.iri));
    const sum = (relation, seen = new Set()) => {
      if (seen.has(relation.iri)) {
        return 0;
      }
      seen.add(relation.iri);
      return (result.relations.get(relation.iri) ?? 0) + below(relation).reduce((total, kind) => total + sum(kind, seen), 0);
    };
    const tree = (relation, depth) => {
      const amount = sum(relation);
      return amount || state.relation.includes(relation.name) ? [this.#check("relation", relation.name, relation.label, amount, depth), depth < 4 ? below(relation).map(kind => tree(kind, depth + 1)) : null] : [];
    };
    const groups = words.groups.map(group => {
      const top = all.filter(relation => relation.group === group && !relation.parents.some(parent => all.some(other => other.iri === parent)));
      const rows = top.sort((a, b) => sum(b) - sum(a)).map(relation => tree(relation, 0)).flat(Infinity).filter(Boolean);
      if (!rows.length) {
        return null;
      }
      const swatch = h("span", { class: "swatch" });
      swatch.style.backgroundColor = group.colour;
      return h("div", { class: "relation-tree" }, h("p", { class: "tree-head" }, swatch, " ", group.label), rows);
    });
    return h("fieldset", {}, h("legend", {}, "Relations"), groups);
  }

  #annotators(state, result, words) {
    const prefix = words.base + "annotator/";
    const known = [...result.annotators].filter(([iri]) => iri.startsWith(prefix)).map(([iri, amount]) => [iri.slice(prefix.length), amount]);
    state.annotator.filter(name => !known.some(([other]) => other === name)).forEach(name => known.push([name, 0]));
    if (!known.length) {
      return null;
    }
    return h("fieldset", {}, h("legend", {}, "Noticed by"), known.sort((a, b) => b[1] - a[1]).map(([name, amount]) => this.#check("annotator", name, name.split("/").slice(0, 2).join(" "), amount)));
  }

  #month(name, title) {
    return h("label", {}, h("span", {}, title), h("input", { type: "month", id: `filter-${name}`, value: this.explorer.state[name].length === 7 ? this.explorer.state[name] : "", onchange: event => this.explorer.change({ [name]: /^\d{4}-\d\d$/.test(event.target.value) ? event.target.value : "" }) }));
  }

  #articles(state, words) {
    const prefix = words.base + "article/";
    const select = h("select", { id: "filter-article", onchange: event => this.explorer.change({ article: event.target.value }) }, h("option", { value: "" }, "any article"), state.article ? h("option", { value: state.article, selected: true }, local(state.article)) : null);
    const place = h("fieldset", {}, h("legend", {}, h("label", { for: "filter-article" }, "Article")), select, this.articlesOf === state.actor ? null : h("span", { class: "unseen" }, loading()));
    if (state.actor) {
      this.articles ??= new Map();
      if (!this.articles.has(state.actor)) {
        this.articles.set(state.actor, question("articles", { a: state.actor, exact: state.exact, limit: 200 }));
      }
      this.articles.get(state.actor).then(({ rows, labels }) => {
        fill(select, h("option", { value: "" }, "any article"), rows.map(row => {
          const id = row.article.slice(prefix.length);
          return h("option", { value: id, selected: id === state.article }, [labels[row.article], date(row.issued), count(Number(row.statements), "statement")].filter(Boolean).join(" · "));
        }), state.article && !rows.some(row => row.article === prefix + state.article) ? h("option", { value: state.article, selected: true }, local(state.article)) : null);
      }).catch(() => this.articles.delete(state.actor));
    }
    return place;
  }
}
