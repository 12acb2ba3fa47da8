import cytoscape from "/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs";
import { isUnnamed, kind, label } from "./actors.js";
import { count, h, number, short } from "./dom.js";
import { STANDINGS } from "./vocabulary.js";

const RING = 150;
const GAP = 88;
const SPACE = 92;
const EVEN = 0.4;
/** How large letters are on the screen at least, in its points. */
const LEGIBLE = 11;

/** How many are named from afar where no one is in the middle. */
const NAMED = 36;
const SIGNS = { cooperation: "+", conflict: "−", mixed: "±", neutral: "" };

/**
 * Places for so many around a middle, ring by ring, each ring evenly filled. Each has a direction of
 * its own: the number on an edge would else be hidden by an inner neighbour.
 */
function rings(size, wide) {
  const rooms = [18];
  if (size > 18) {
    rooms[0] = 14;
    while (rooms.reduce((sum, room) => sum + room, 0) < size) {
      rooms.push(rooms.at(-1) + 11);
    }
  }
  const room = rooms.reduce((sum, one) => sum + one, 0);
  let left = size;
  const slots = rooms.flatMap((one, ring) => {
    const here = ring === rooms.length - 1 ? left : Math.min(left, Math.ceil((one * size) / room));
    left -= here;
    return Array.from({ length: here }, (_, place) => ({ ring, turn: (place + 0.5) / here }));
  });
  const places = rooms.map(() => []);
  slots.sort((a, b) => a.turn - b.turn || a.ring - b.ring).forEach(({ ring, turn }, at) => {
    const radius = RING + ring * GAP;
    // Between what would be even on its ring, and what would be even among all.
    const angle = 2 * Math.PI * (EVEN * turn + (1 - EVEN) * (at / slots.length)) - Math.PI / 2;
    places[ring].push({ x: Math.round(radius * Math.cos(angle) * wide), y: Math.round(radius * Math.sin(angle)) });
  });
  return places;
}

/**
 * The next place on a ring of that radius or further ones that keeps its distance from others: to
 * the left and right of a direction by turns, as far as that much of the circle.
 */
function outside(radius, direction, part, wide, taken) {
  for (let ring = radius; ; ring += GAP) {
    const step = SPACE / ring;
    for (let turn = 0; turn * step < part * 2 * Math.PI; turn++) {
      const angle = direction + (turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * step;
      const slot = { x: Math.round(ring * Math.cos(angle) * wide), y: Math.round(ring * Math.sin(angle)) };
      if (taken.every(other => Math.hypot((other.x - slot.x) / wide, other.y - slot.y) >= SPACE * 0.8)) {
        return slot;
      }
    }
  }
}

/** A tally in words, for hovering and for tables. */
export function tally(pair) {
  const parts = [[pair.signs["1"], "cooperation"], [pair.signs["-1"], "conflict"], [pair.signs["0"], "neutral"], [pair.denied, "denied"]];
  return parts.filter(([value]) => value).map(([value, word]) => `${number(value)} ${word}`).join(", ");
}

export const sign = pair => SIGNS[pair.leaning] + short(pair.count);

/** "solid" of what stands, as the legend says. */
export const line = standing => ({ stated: "solid", contested: "dashed" })[standing] ?? "dotted";

/** The drawing of a network; it tells what is clicked and moved. */
export class Graph {
  constructor(place, listener) {
    this.listener = listener;
    this.slots = new Map();
    this.scale = 1;
    this.wide = 1.5;
    this.tip = h("div", { class: "tip", hidden: true });
    this.canvas = h("div", { class: "canvas", role: "img", "aria-label": "Graph" });
    place.append(this.canvas, this.tip);
    this.cy = cytoscape({ container: this.canvas, minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false });
    this.cy.on("tap", "edge", event => listener.pair(event.target.data("pair")));
    this.cy.on("tap", "node", event => listener.actor(event.target.id()));
    this.cy.on("dbltap", "node", event => listener.centre(event.target.id()));
    this.cy.on("tap", event => event.target === this.cy && listener.nothing());
    this.cy.on("dragfree", "node", event => listener.pinned(event.target.id(), event.target.position()));
    this.cy.on("mouseover", "node, edge", event => this.#tell(event));
    this.cy.on("mousemove", "node, edge", event => this.#move(event));
    this.cy.on("mouseout pan zoom", () => this.#hide());
    this.cy.on("zoom", () => this.#letters());
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.restyle = () => this.cy.style(this.#style());
    this.dark.addEventListener("change", this.restyle);
    this.size = new ResizeObserver(() => {
      this.cy.resize();
      if (!this.touched) {
        this.fit();
      }
    });
    this.size.observe(this.canvas);
    this.canvas.addEventListener("wheel", () => (this.touched = true), { passive: true });
    this.canvas.addEventListener("pointerdown", () => (this.touched = true));
    this.restyle();
  }

  /** Draws pairs; those who stay keep their places. */
  show({ pairs, centre, expanded, pins, selected }) {
    this.pairs = new Map(pairs.map(pair => [pair.key, pair]));
    const strength = new Map();
    for (const pair of pairs) {
      pair.actors.forEach(actor => strength.set(actor, (strength.get(actor) ?? 0) + pair.count));
    }
    if (centre) {
      strength.set(centre, Infinity);
    }
    if (!this.slots.size && this.cy.height() > 0) {
      // Rings are as wide as the place that there is for them.
      this.wide = Math.min(2.4, Math.max(0.8, this.cy.width() / this.cy.height()));
    }
    const places = centre ? this.#rings(pairs, centre, expanded, strength) : this.#known(strength);
    const most = Math.max(1, ...pairs.map(pair => pair.count));
    // In a crowd only the strongest are named from afar; going nearer shows the others.
    const crowd = !centre && strength.size > NAMED;
    const named = crowd ? new Set([...strength.keys()].sort((a, b) => strength.get(b) - strength.get(a)).slice(0, NAMED)) : null;
    const placeOf = actor => pins.get(actor) ?? places.get(actor) ?? { x: 0, y: 0 };
    const elements = [...strength.keys()].map(actor => ({
      group: "nodes",
      data: { id: actor, label: label(actor), size: actor === centre ? 46 : 18 + 14 * Math.sqrt(Math.min(1, strength.get(actor) / most)) },
      position: placeOf(actor),
      classes: [actor === centre ? "centre" : "", expanded.has(actor) ? "expanded" : "", pins.has(actor) ? "pinned" : "", centre && placeOf(actor).y < 0 ? "above" : "", isUnnamed(actor) ? "unnamed" : "", crowd && !named.has(actor) ? "far" : ""].filter(Boolean),
    }));
    for (const pair of pairs) {
      elements.push({
        group: "edges",
        data: { id: pair.key, source: pair.actors[1] === centre ? pair.actors[1] : pair.actors[0], target: pair.actors[1] === centre ? pair.actors[0] : pair.actors[1], pair: pair.key, label: sign(pair), width: 1.5 + 8 * Math.sqrt(pair.count / most), colour: pair.colour ?? "#8a8f98" },
        classes: [line(pair.standing), pair.leaning, centre ? (pair.actors.includes(centre) ? "" : "across") : crowd ? "far" : "middle", pair.key === selected ? "selected" : ""].filter(Boolean),
      });
    }
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(elements);
    });
    this.canvas.setAttribute("aria-label", `Graph of ${count(strength.size, "actor")} and ${count(pairs.length, "pair")}; the table holds the same`);
    if (!this.touched) {
      this.fit();
    }
  }

  select(key) {
    this.cy.edges(".selected").removeClass("selected");
    if (key) {
      this.cy.getElementById(key).addClass("selected");
    }
  }

  fit() {
    if (this.cy.elements().length && this.cy.width() > 0) {
      this.cy.fit(undefined, 34);
      if (this.cy.zoom() > 1.25) {
        this.cy.zoom({ level: 1.25 });
        this.cy.center();
      }
    }
  }

  /** Letters keep a size that can be read, however far away they are. */
  #letters() {
    const scale = Math.min(2.2, Math.max(1, LEGIBLE / 12.5 / this.cy.zoom()));
    if (Math.abs(scale - this.scale) > 0.04) {
      this.scale = scale;
      this.cy.style(this.#style());
    }
  }

  zoom(factor) {
    this.touched = true;
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  /** Forgets the places, for another actor in the middle. */
  forget() {
    this.slots = new Map();
    this.touched = false;
  }

  close() {
    this.dark.removeEventListener("change", this.restyle);
    this.size.disconnect();
    this.cy.destroy();
  }

  /** Places for everybody, from outside. */
  place(positions) {
    this.slots = new Map(positions);
    this.cy.batch(() => this.cy.nodes().forEach(node => {
      const at = positions.get(node.id());
      if (at && !node.hasClass("pinned")) {
        node.position(at);
      }
    }));
    if (!this.touched) {
      this.fit();
    }
  }

  #known(strength) {
    const places = new Map();
    // Until a layout is there, a spiral of the strongest first.
    [...strength.keys()].sort((a, b) => strength.get(b) - strength.get(a)).forEach((actor, at) => {
      const angle = at * 2.399963;
      places.set(actor, this.slots.get(actor) ?? { x: 60 * Math.sqrt(at) * Math.cos(angle), y: 60 * Math.sqrt(at) * Math.sin(angle) });
    });
    return places;
  }

  /**
   * Rings around the middle, the strongest on the inner one, in the order of the alphabet; those
   * that an expanded neighbour brings stand outside, in its direction.
   */
  #rings(pairs, centre, expanded, strength) {
    const near = new Set(pairs.filter(pair => pair.actors.includes(centre)).flatMap(pair => pair.actors));
    near.delete(centre);
    const places = new Map([[centre, { x: 0, y: 0 }]]);
    const ranked = [...near].sort((a, b) => strength.get(b) - strength.get(a) || (label(a) < label(b) ? -1 : 1));
    const free = rings(Math.max(ranked.length, this.slots.size), this.wide);
    for (const actor of ranked.filter(known => this.slots.has(known))) {
      places.set(actor, this.slots.get(actor));
    }
    const kept = [...places.values()];
    let rest = ranked.filter(actor => !places.has(actor));
    for (const ring of free) {
      const open = ring.filter(slot => kept.every(taken => Math.hypot((taken.x - slot.x) / this.wide, taken.y - slot.y) >= SPACE * 0.6));
      const here = rest.slice(0, open.length).sort((a, b) => (label(a) < label(b) ? -1 : 1));
      rest = rest.slice(open.length);
      here.forEach((actor, at) => {
        places.set(actor, open[at]);
        this.slots.set(actor, open[at]);
      });
    }
    const radius = Math.max(RING, ...[...places.values()].map(at => Math.hypot(at.x / this.wide, at.y)));
    for (const actor of rest) {
      const slot = outside(radius, -Math.PI / 2, 1, this.wide, [...places.values()]);
      places.set(actor, slot);
      this.slots.set(actor, slot);
    }
    this.#outside(pairs, centre, expanded, places, radius);
    return places;
  }

  #outside(pairs, centre, expanded, places, radius) {
    const outer = [...expanded].filter(actor => places.has(actor) && actor !== centre);
    const used = [];
    for (const actor of outer) {
      const own = [...new Set(pairs.filter(pair => pair.actors.includes(actor)).flatMap(pair => pair.actors))].filter(other => !places.has(other)).sort((a, b) => (label(a) < label(b) ? -1 : 1));
      const at = places.get(actor);
      const middle = Math.atan2(at.y, at.x / this.wide);
      own.forEach(other => {
        const kept = this.slots.get(other);
        if (kept) {
          places.set(other, kept);
          return;
        }
        const slot = outside(radius + GAP * 1.1, middle, 1 / 6, this.wide, used);
        used.push(slot);
        places.set(other, slot);
        this.slots.set(other, slot);
      });
    }
  }

  #tell(event) {
    const target = event.target;
    if (target.isEdge()) {
      const pair = this.pairs.get(target.data("pair"));
      const standings = STANDINGS.filter(name => pair.standings.has(name)).map(name => `${number(pair.standings.get(name))} ${name}`).join(", ");
      this.tip.replaceChildren(h("strong", {}, pair.actors.map(label).join(" and ")), h("br"), count(pair.count, "statement"), h("br"), tally(pair), h("br"), standings);
    } else {
      this.tip.replaceChildren(h("strong", {}, label(target.id())), h("br"), [kind(target.id()), count(target.degree(), "pair") + " here"].filter(Boolean).join(", "));
    }
    this.tip.hidden = false;
    this.canvas.style.cursor = "pointer";
    this.#move(event);
  }

  #move(event) {
    const { x, y } = event.renderedPosition;
    const right = x > this.canvas.clientWidth / 2;
    this.tip.style.left = right ? "" : `${x + 14}px`;
    this.tip.style.right = right ? `${this.canvas.clientWidth - x + 14}px` : "";
    this.tip.style.top = `${Math.min(y + 10, this.canvas.clientHeight - 90)}px`;
  }

  #hide() {
    this.tip.hidden = true;
    this.canvas.style.cursor = "";
  }

  #style() {
    const colours = getComputedStyle(document.documentElement);
    const colour = name => colours.getPropertyValue(name).trim();
    return [
      { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": colour("--node"), "border-width": 1.5, "border-color": colour("--node-edge"), label: "data(label)", color: colour("--ink"), "font-family": "Inter, system-ui, sans-serif", "font-size": 12.5 * this.scale, "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 104 * this.scale, "text-background-color": colour("--stage"), "text-background-opacity": 0.86, "text-background-padding": 2, "text-background-shape": "roundrectangle", "min-zoomed-font-size": 6 } },
      // A name stands on the far side of its edge, whose number it would hide.
      { selector: "node.above", style: { "text-valign": "top", "text-margin-y": -4 } },
      { selector: "node.centre", style: { "background-color": colour("--accent"), "border-color": colour("--accent"), "font-size": 16 * this.scale, "font-weight": 600, "z-index": 10 } },
      { selector: "node.expanded", style: { "border-color": colour("--accent"), "border-width": 3 } },
      { selector: "node.pinned", style: { shape: "round-rectangle" } },
      { selector: "node.unnamed", style: { "background-opacity": 0, "border-style": "dashed", "font-style": "italic" } },
      { selector: "edge", style: { width: "data(width)", "line-color": "data(colour)", "curve-style": "straight", "line-opacity": 0.85, "target-label": "data(label)", "target-text-offset": 40 * this.scale, "font-family": "Inter, system-ui, sans-serif", "font-size": 11.5 * this.scale, "font-weight": 600, color: colour("--ink"), "text-background-color": colour("--stage"), "text-background-opacity": 1, "text-background-padding": 2.5, "text-background-shape": "roundrectangle", "min-zoomed-font-size": 7 } },
      // A straight line between two neighbours could run through the middle.
      { selector: "edge.across", style: { label: "data(label)", "target-label": "", "curve-style": "unbundled-bezier", "control-point-distances": 70, "control-point-weights": 0.5 } },
      { selector: "edge.middle", style: { label: "data(label)", "target-label": "" } },
      { selector: "edge.far", style: { label: "data(label)", "target-label": "", "font-size": 11.5, "min-zoomed-font-size": 10 } },
      { selector: "node.far", style: { "font-size": 12.5, "text-max-width": 104, "min-zoomed-font-size": 9 } },
      { selector: "edge.mixed, edge.neutral", style: { "line-color": colour("--neutral") } },
      { selector: "edge.mixed", style: { "line-color": colour("--mixed") } },
      { selector: "edge.dashed", style: { "line-style": "dashed", "line-dash-pattern": [9, 5] } },
      { selector: "edge.dotted", style: { "line-style": "dashed", "line-dash-pattern": [0.5, 7], "line-cap": "round", width: "mapData(width, 1.5, 9.5, 3, 9.5)" } },
      { selector: "edge.selected", style: { "overlay-color": colour("--accent"), "overlay-opacity": 0.22, "overlay-padding": 5, "z-index": 9 } },
      { selector: ":active", style: { "overlay-opacity": 0.1 } },
    ];
  }
}
