import { kind, label, learn, pageOf } from "./actors.js";
import { count, date, fill, h, loading, number } from "./dom.js";

const SHOWN = 300;

/** The columns of a pair; the first ones name the actors. */
function columns(explorer) {
  const { centre } = explorer;
  const other = pair => pair.actors.find(actor => actor !== centre) ?? pair.actors[0];
  const names = centre
    ? [{ name: "actor", title: "Actor", actor: other }, { name: "with", title: "With", actor: pair => (pair.actors.includes(centre) ? centre : pair.actors.find(actor => actor !== other(pair))) }]
    : [{ name: "actor", title: "Actor", actor: pair => pair.actors[0] }, { name: "with", title: "With", actor: pair => pair.actors[1] }];
  return [
    ...names.map(column => ({ ...column, value: pair => label(column.actor(pair)) })),
    { name: "count", title: "Statements", numeric: true, value: pair => pair.count },
    { name: "cooperation", title: "Cooperation", numeric: true, value: pair => pair.signs["1"] },
    { name: "conflict", title: "Conflict", numeric: true, value: pair => pair.signs["-1"] },
    { name: "neutral", title: "Neutral", numeric: true, value: pair => pair.signs["0"] },
    { name: "denied", title: "Denied", numeric: true, value: pair => pair.denied },
    { name: "standing", title: "Mostly", value: pair => pair.standing },
    { name: "first", title: "First", value: pair => pair.first, words: date },
    { name: "last", title: "Last", value: pair => pair.last, words: date },
  ];
}

/** The same as the graph, in rows: sortable, downloadable, and all of it by keyboard. */
export class Table {
  constructor(explorer) {
    this.explorer = explorer;
    this.element = h("div", { class: "table", hidden: true });
  }

  /** Shows which pair is chosen. */
  mark() {
    const chosen = this.explorer.selected?.key;
    this.element.querySelectorAll("tbody tr").forEach(row => row.classList.toggle("current", row.dataset.pair === chosen));
  }

  async draw() {
    const { explorer } = this;
    const { state, result, words } = explorer;
    if (!this.element.firstChild) {
      fill(this.element, loading("Naming the actors…"));
    }
    await learn(result.pairs.flatMap(pair => pair.actors), explorer.signal);
    const [, down, by] = /^(-?)(\w+)$/.exec(state.sort || "-count") ?? [];
    const all = columns(explorer).filter(column => !["first", "last"].includes(column.name) || result.pairs.some(pair => pair.first));
    const sorting = all.find(column => column.name === by) ?? all[2];
    const order = new Intl.Collator("en").compare;
    const rows = [...result.pairs].sort((a, b) => {
      const [one, other] = [sorting.value(a), sorting.value(b)];
      return (sorting.numeric ? one - other : order(one, other)) * (down ? -1 : 1);
    });
    const head = column => h("th", { scope: "col", class: column.numeric ? "numeric" : "", "aria-sort": column === sorting ? (down ? "descending" : "ascending") : "none" },
      h("button", { type: "button", class: "plain", id: `sort-${column.name}`, onclick: () => explorer.change({ sort: column === sorting ? (down ? column.name : "-" + column.name) : (column.numeric ? "-" : "") + column.name }, true) },
        column.title, h("span", { "aria-hidden": "true" }, column === sorting ? (down ? " ↓" : " ↑") : "")));
    const row = pair => h("tr", { "data-pair": pair.key, class: pair.key === explorer.selected?.key ? "current" : "" },
      all.map((column, at) => at < 2
        ? h(at ? "td" : "th", { scope: at ? null : "row" }, h("a", { href: pageOf(words.base, column.actor(pair)) }, column.value(pair)), at === 0 ? h("span", { class: "quiet" }, " " + kind(column.actor(pair))) : null)
        : h("td", { class: column.numeric ? "numeric" : "" }, column.numeric ? number(column.value(pair)) : (column.words ?? String)(column.value(pair)))),
      h("td", {}, h("button", { type: "button", "aria-label": `Evidence on ${pair.actors.map(label).join(" and ")}`, onclick: () => explorer.open(pair, true) }, "Evidence")));
    const focused = this.element.contains(document.activeElement) ? document.activeElement.id : "";
    const body = h("tbody", {}, rows.slice(0, SHOWN).map(row));
    fill(this.element,
      h("table", {}, h("caption", {}, count(rows.length, "pair"), " with the filters as they are"), h("thead", {}, h("tr", {}, all.map(head), h("td", {}, h("span", { class: "unseen" }, "Evidence")))), body),
      rows.length > SHOWN ? h("button", { type: "button", onclick: event => {
        body.append(...rows.slice(SHOWN).map(row));
        event.target.remove();
      } }, `Show all ${number(rows.length)} rows`) : null);
    this.csv = () => [all.map(column => column.title), ...rows.map(pair => all.map(column => column.value(pair)))].map(cells => cells.map(cell).join(",")).join("\r\n") + "\r\n";
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }
}

/** A cell that no spreadsheet takes for a formula (RFC 4180 otherwise). */
function cell(value) {
  const words = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
