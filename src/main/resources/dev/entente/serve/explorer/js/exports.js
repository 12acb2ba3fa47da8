import { h } from "./dom.js";

/** What the server writes for other tools, by what people look for, and whether edges or events are in it. */
const FORMATS = [
  ["gexf", "Gephi (GEXF)", "edges"],
  ["graphml", "GraphML", "edges"],
  ["cyjs", "Cytoscape", "edges"],
  ["neo4j", "Neo4j", "edges"],
  ["csv", "Tables of actors and edges", "edges"],
  ["table", "Statements, as a table", "statements"],
  ["plover", "PLOVER events", "events"],
  ["dyads", "Dyads by month, for statistics", "events"],
  ["stix", "STIX 2.1", "edges"],
  ["ftm", "FollowTheMoney", "edges"],
  ["html", "A page to print", "edges"],
];

/** The filters of a view in the words of an export; the kind of a source is none of its filters. */
export function exportAddress(format, content, state) {
  const parameters = new URLSearchParams({ format });
  const all = (name, values) => values.forEach(value => parameters.append(name, value));
  if (!state.whole) {
    all("actor", [state.actor, ...state.expand]);
  }
  if (state.exact) {
    parameters.set("exact", "true");
  } else if (content !== "statements") {
    parameters.set("roll-up", "true");
  }
  if (state.accepted) {
    parameters.set("accepted", "true");
  }
  all("relation", state.relation);
  all("polarity", state.polarity);
  all("certainty", state.certainty);
  all("tense", state.tense);
  all("annotator", state.annotator.map(name => decodeURIComponent(name.split("/")[0])));
  all("article", [state.article].filter(Boolean).map(decodeURIComponent));
  for (const [name, value] of [["since", state.since], ["until", state.until], ["min-weight", content === "edges" && state.min > 1 ? state.min : ""]]) {
    if (value) {
      parameters.set(name, value);
    }
  }
  // Edges of other standings are none of the policy's plain edges.
  if (content === "edges" && state.standing.join() !== "stated") {
    parameters.set("include", "all");
  }
  return "/export?" + parameters;
}

/** Links to files with the filters as they are. */
export const exportLinks = state => FORMATS.map(([format, title, content]) => h("li", {}, h("a", { href: exportAddress(format, content, state), download: "" }, title)));
