import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";
import { date, fill, h, number, short } from "./dom.js";

const HEIGHT = 96;

/** "2023-04" as a number of months, and back. */
const index = month => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const month = at => `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;

/** Statements month by month, stacked by group; a part of it filters everything else. */
export class Timeline {
  constructor(explorer) {
    this.explorer = explorer;
    this.chart = h("div", { class: "chart" });
    this.tip = h("p", { class: "timeline-note", "aria-hidden": "true" });
    this.low = h("input", { type: "range", id: "timeline-since", "aria-label": "First month", oninput: () => this.#slide(), onchange: () => this.#chosen() });
    this.high = h("input", { type: "range", id: "timeline-until", "aria-label": "Last month", oninput: () => this.#slide(), onchange: () => this.#chosen() });
    this.note = h("p", { class: "timeline-range" });
    this.all = h("button", { type: "button", class: "plain", onclick: () => this.explorer.change({ since: "", until: "" }) }, "All dates");
    this.element = h("section", { class: "timeline", "aria-label": "Timeline", hidden: true }, h("div", { class: "timeline-head" }, this.note, this.tip, this.all), this.chart, h("div", { class: "slider" }, this.low, this.high));
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.redraw = () => {
      this.shown = "";
      this.draw();
    };
    this.dark.addEventListener("change", this.redraw);
    this.size = new ResizeObserver(() => this.plot && this.chart.clientWidth && this.plot.setSize({ width: this.chart.clientWidth, height: HEIGHT }));
    this.size.observe(this.chart);
  }

  draw() {
    const { state, result, words } = this.explorer;
    if (!result) {
      return; // the screen changed before anything was fetched
    }
    const known = [...result.months.keys()].filter(key => /^\d{4}-\d\d$/.test(key)).sort();
    this.element.hidden = known.length === 0;
    if (!known.length) {
      return;
    }
    this.first = index(known[0]);
    this.last = index(known.at(-1));
    for (const slider of [this.low, this.high]) {
      slider.min = this.first;
      slider.max = this.last;
      slider.step = 1;
    }
    this.low.value = state.since ? Math.max(this.first, index(state.since.padEnd(7, "-01"))) : this.first;
    this.high.value = state.until ? Math.min(this.last, index(state.until.length === 4 ? state.until + "-12" : state.until)) : this.last;
    this.#slide();
    this.all.hidden = !(state.since || state.until);
    const months = Array.from({ length: this.last - this.first + 1 }, (_, at) => month(this.first + at));
    const groups = words.groups.filter(group => months.some(key => result.months.get(key)?.has(group.iri)));
    const values = groups.map(group => months.map(key => result.months.get(key)?.get(group.iri) ?? 0));
    const same = JSON.stringify([months[0], groups.map(group => group.iri), values]);
    if (same !== this.shown) {
      this.shown = same;
      this.#plot(months, groups, values);
    }
    this.#mark();
  }

  #plot(months, groups, values) {
    this.plot?.destroy();
    const colours = getComputedStyle(document.documentElement);
    const ink = colours.getPropertyValue("--quiet").trim();
    const line = colours.getPropertyValue("--line").trim();
    const sums = values.map(() => []);
    months.forEach((_, at) => {
      let sum = 0;
      values.forEach((row, group) => sums[group].push((sum += row[at])));
    });
    const bars = uPlot.paths.bars({ size: [0.82, 26] });
    const xs = months.map((_, at) => at);
    // The highest sums are drawn first, the lower ones in front of them.
    const order = groups.map((_, at) => at).reverse();
    const axis = { stroke: ink, font: "11px Inter, system-ui, sans-serif", grid: { stroke: line, width: 1 }, ticks: { show: false } };
    fill(this.chart);
    this.chart.setAttribute("role", "img");
    this.chart.setAttribute("aria-label", `Statements by month from ${date(months[0])} to ${date(months.at(-1))}; the sliders below choose a part`);
    this.plot = new uPlot({
      width: Math.max(200, this.chart.clientWidth),
      height: HEIGHT,
      padding: [6, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: { x: { time: false, range: [-0.6, months.length - 0.4] }, y: { range: (_, __, max) => [0, Math.max(1, max)] } },
      axes: [
        { ...axis, size: 22, grid: { show: false }, splits: () => ticks(months), values: (_, at) => at.map(one => (months.length > 30 ? months[one]?.slice(0, 4) : date(months[one] ?? ""))) },
        { ...axis, size: 40, space: 26, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000], values: (_, at) => at.map(short) },
      ],
      series: [{}, ...order.map(at => ({ label: groups[at].label, fill: groups[at].colour, stroke: groups[at].colour, width: 0, paths: bars, points: { show: false } }))],
      hooks: {
        draw: [() => this.#mark()],
        setSelect: [plot => this.#brushed(plot)],
        setCursor: [plot => {
          const at = plot.cursor.idx;
          this.tip.textContent = at === null || at === undefined ? "" : `${date(months[at])}: ${groups.map((group, g) => [values[g][at], group.label]).filter(([n]) => n).map(([n, name]) => `${number(n)} ${name}`).join(", ") || "nothing"}`;
        }],
      },
    }, [xs, ...order.map(at => sums[at])], this.chart);
  }

  #brushed(plot) {
    if (this.marking || plot.select.width < 3) {
      return;
    }
    const since = Math.round(plot.posToVal(plot.select.left, "x"));
    const until = Math.round(plot.posToVal(plot.select.left + plot.select.width, "x"));
    this.#choose(this.first + Math.max(0, since), Math.min(this.last, this.first + until));
  }

  /** Shows in the chart what is chosen. */
  #mark() {
    const { state } = this.explorer;
    if (!this.plot) {
      return;
    }
    this.marking = true;
    const left = this.plot.valToPos(this.low.value - this.first - 0.5, "x");
    const right = this.plot.valToPos(this.high.value - this.first + 0.5, "x");
    this.plot.setSelect(state.since || state.until ? { left, width: right - left, top: 0, height: this.plot.over.clientHeight } : { left: 0, width: 0, top: 0, height: 0 }, false);
    this.marking = false;
  }

  #slide() {
    const [since, until] = this.#range();
    this.note.textContent = since === until ? date(month(since)) : `${date(month(since))} – ${date(month(until))}`;
    this.low.setAttribute("aria-valuetext", date(month(Number(this.low.value))));
    this.high.setAttribute("aria-valuetext", date(month(Number(this.high.value))));
  }

  #range() {
    return [Number(this.low.value), Number(this.high.value)].sort((a, b) => a - b);
  }

  #chosen() {
    this.#choose(...this.#range());
  }

  #choose(since, until) {
    this.explorer.change({ since: since > this.first ? month(since) : "", until: until < this.last ? month(until) : "" });
  }

  close() {
    this.dark.removeEventListener("change", this.redraw);
    this.size.disconnect();
    this.plot?.destroy();
  }
}

/** Where the axis has words: about ten of them. */
function ticks(months) {
  if (months.length > 30) {
    const years = months.map((key, at) => [key, at]).filter(([key]) => key.endsWith("-01"));
    const step = Math.ceil(years.length / 12);
    return years.filter((_, at) => at % step === 0).map(([, at]) => at);
  }
  const step = Math.ceil(months.length / 8);
  return months.map((_, at) => at).filter(at => at % step === 0);
}

