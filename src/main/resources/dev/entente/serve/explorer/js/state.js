/** What the address says of a view; every change of a view is a change of the address. */

const LISTS = ["standing", "relation", "polarity", "certainty", "tense", "source", "annotator", "expand"];
const WORDS = ["actor", "with", "article", "since", "until", "view", "sort"];
const NUMBERS = { min: 1, neighbours: 40 };
const FLAGS = ["exact", "whole", "accepted"];

export const STANDING_DEFAULT = ["stated", "contested"];

/** Reads an address. */
export function read(parameters) {
  const state = { pins: new Map() };
  for (const name of LISTS) {
    state[name] = (parameters.get(name) ?? "").split(",").filter(Boolean);
  }
  if (!parameters.has("standing")) {
    state.standing = [...STANDING_DEFAULT];
  }
  for (const name of WORDS) {
    state[name] = parameters.get(name) ?? "";
  }
  for (const [name, standard] of Object.entries(NUMBERS)) {
    const value = Number.parseInt(parameters.get(name) ?? "", 10);
    state[name] = value >= 1 ? Math.min(value, 100_000) : standard;
  }
  for (const name of FLAGS) {
    state[name] = parameters.get(name) === "true";
  }
  for (const name of ["since", "until"]) {
    if (!/^\d{4}(-\d\d)?$/.test(state[name])) {
      state[name] = "";
    }
  }
  for (const pin of (parameters.get("pin") ?? "").split(",")) {
    const parts = /^(.+)@(-?\d{1,5})_(-?\d{1,5})$/.exec(pin);
    if (parts) {
      state.pins.set(parts[1], { x: Number(parts[2]), y: Number(parts[3]) });
    }
  }
  return state;
}

/** Writes an address; what is as usual is left out. */
export function write(state) {
  const parameters = new URLSearchParams();
  for (const name of ["actor", "with"]) {
    if (state[name]) {
      parameters.set(name, state[name]);
    }
  }
  for (const name of LISTS) {
    const usual = name === "standing" && state.standing.join() === STANDING_DEFAULT.join();
    if (!usual && (state[name].length || name === "standing")) {
      parameters.set(name, state[name].join(","));
    }
  }
  for (const name of WORDS) {
    if (state[name]) {
      parameters.set(name, state[name]);
    }
  }
  for (const [name, standard] of Object.entries(NUMBERS)) {
    if (state[name] !== standard) {
      parameters.set(name, state[name]);
    }
  }
  for (const name of FLAGS) {
    if (state[name]) {
      parameters.set(name, "true");
    }
  }
  if (state.pins.size) {
    parameters.set("pin", [...state.pins].map(([id, at]) => `${id}@${Math.round(at.x)}_${Math.round(at.y)}`).join(","));
  }
  // Commas, slashes and @ need no escape in a query and read better without.
  const words = parameters.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%40", "@");
  return words ? "/?" + words : "/";
}

/** Whether it asks for anything that only the single statements can answer. */
export const isFine = state =>
  [state.polarity, state.certainty, state.tense, state.source, state.annotator].some(list => list.length > 0) || Boolean(state.since || state.until || state.article || state.accepted);

/** How many filters are set, standings aside. */
export const filters = state =>
  ["relation", "polarity", "certainty", "tense", "source", "annotator"].filter(name => state[name].length).length + (state.since || state.until ? 1 : 0) + (state.article ? 1 : 0) + (state.accepted ? 1 : 0) + (state.min > 1 ? 1 : 0);

/** The same without filters. */
export const unfiltered = state => ({ ...state, standing: [...STANDING_DEFAULT], relation: [], polarity: [], certainty: [], tense: [], source: [], annotator: [], since: "", until: "", article: "", accepted: false, min: 1 });
