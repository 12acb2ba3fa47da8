// Reads a graph file with a library and prints what it found as JSON: nodes and edges by id.
// The libraries are those that check has put beneath target/readers.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve("target/readers/index.js"));
const [reader, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");

const NODE = ["label", "kind", "named", "degree"];
const EDGE = ["label", "type", "weight", "contested", "standing", "quotes", "symmetric"];

function pick(attributes, names) {
  const found = {};
  for (const name of names) {
    if (attributes[name] !== undefined && attributes[name] !== null) {
      found[name] = attributes[name];
    }
  }
  return found;
}

function fromGraphology(graph) {
  const nodes = {};
  const edges = {};
  graph.forEachNode((id, attributes) => (nodes[id] = pick(attributes, NODE)));
  graph.forEachEdge((id, attributes, source, target) => {
    edges[id] = { source, target, ...pick(attributes, EDGE) };
  });
  return { nodes, edges };
}

const readers = {
  gexf() {
    const { MultiDirectedGraph } = require("graphology");
    return fromGraphology(require("graphology-gexf").parse(MultiDirectedGraph, text));
  },
  graphml() {
    const { MultiDirectedGraph } = require("graphology");
    return fromGraphology(require("graphology-graphml").parse(MultiDirectedGraph, text));
  },
  cytoscape() {
    const graph = require("cytoscape")({ headless: true, ...JSON.parse(text) });
    const nodes = {};
    const edges = {};
    graph.nodes().forEach(node => (nodes[node.id()] = pick(node.data(), NODE)));
    graph.edges().forEach(edge => {
      edges[edge.id()] = {
        source: edge.source().id(),
        target: edge.target().id(),
        ...pick(edge.data(), EDGE),
      };
    });
    return { nodes, edges };
  },
  followthemoney() {
    const { Model, defaultModel } = require("@alephdata/followthemoney");
    const model = new Model(defaultModel);
    const nodes = {};
    const edges = {};
    const articles = new Set();
    const documented = [];
    const entities = text
      .trimEnd()
      .split("\n")
      .map(line => JSON.parse(line));
    const known = new Map(entities.map(entity => [entity.id, entity]));
    for (const data of entities) {
      const entity = model.getEntity(data);
      for (const [name, values] of Object.entries(data.properties)) {
        const property = entity.schema.getProperty(name);
        for (const value of values) {
          if (property.type.isEntity) {
            const other = known.get(value);
            if (!other || !model.getSchema(other.schema).isA(property.range)) {
              throw new Error(`${data.id}: ${name} may not be ${value}`);
            }
          }
        }
      }
      if (entity.schema.name === "UnknownLink") {
        edges[data.id] = {
          source: entity.getFirst("subject"),
          target: entity.getFirst("object"),
          role: entity.getFirst("role"),
          quotes: entity.getProperty("description"),
        };
      } else if (entity.schema.name === "Documentation") {
        documented.push([entity.getFirst("entity"), entity.getFirst("document")]);
      } else if (entity.schema.name === "Article") {
        articles.add(entity.getCaption());
      } else {
        nodes[data.id] = { schema: entity.schema.name, caption: entity.getCaption() };
      }
    }
    return { nodes, edges, articles: [...articles], documented };
  },
};

console.log(JSON.stringify(readers[reader]()));
