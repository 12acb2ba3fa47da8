// Asks a running server with fetch-sparql-endpoint, the client that Comunica uses. In an empty folder:
//
//   npm install fetch-sparql-endpoint
//   cp …/src/test/resources/readers/fetch-sparql-endpoint.mjs .
//   node fetch-sparql-endpoint.mjs http://127.0.0.1:3330/
//
// It prints the rows of a SELECT, the truth of an ASK, the number of triples of a CONSTRUCT, and how
// a query is refused that would take too long.
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const endpoint = new URL("sparql", process.argv[2] ?? "http://127.0.0.1:3330/").href;
const client = new SparqlEndpointFetcher();
const ties = "?a <https://w3id.org/entente/ns#seeksTiesWith> ?b";

for await (const row of await client.fetchBindings(endpoint, `SELECT ?a ?b { ${ties} } ORDER BY ?a ?b`)) {
  console.log(row.a.value, row.b.value);
}
console.log("ask", await client.fetchAsk(endpoint, `ASK { ${ties} }`));
let triples = 0;
for await (const triple of await client.fetchTriples(endpoint, `CONSTRUCT WHERE { ${ties} }`)) {
  triples += triple.subject ? 1 : 0;
}
console.log("triples", triples);
try {
  for await (const row of await client.fetchBindings(endpoint, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")) {
    console.log("no refusal", row);
    break;
  }
} catch (refused) {
  console.log("refused", String(refused.message).split("\n")[0]);
}
