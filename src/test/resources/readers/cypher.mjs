// Parses a Cypher script with Neo4j's own parser and prints what it complains of, and the kinds of its statements.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve("target/readers/index.js"));
const { lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");
const script = readFileSync(process.argv[2], "utf8");
const { diagnostics } = lintCypherQuery(script, {});
console.log(JSON.stringify({
  wrong: diagnostics.map(({ message, offsets }) => `${message}: ${script.slice(offsets.start, offsets.end)}`),
  statements: parseStatementsStrs(script).map(words => words.replace(/^\s*\/\/.*$/gm, "").trim()).filter(Boolean),
}));
