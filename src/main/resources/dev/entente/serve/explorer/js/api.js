/** What went wrong, in words for people. */
export class Trouble extends Error {
  constructor(words, status = 0) {
    super(words);
    this.status = status;
  }
}

/** Asks the server; what it refuses becomes {@link Trouble}. */
export async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Trouble("The server does not answer. It may have been stopped; start it again and reload.");
  }
  if (response.ok) {
    return response;
  }
  const answer = (await response.text()).trim();
  const words = (response.headers.get("Content-Type") === "application/json" ? JSON.parse(answer).error ?? "" : answer).slice(0, 500);
  throw new Trouble(response.status === 429 ? "The server is busy with other questions. Try again in a few seconds." : sentence(words), response.status);
}

function sentence(words) {
  return words ? words[0].toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : ".") : "The server could not answer.";
}

function address(name, given) {
  const parameters = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== undefined));
  return `/queries/${encodeURIComponent(name)}?${parameters}`;
}

/** A question of the catalogue: its rows as objects of plain words, its arguments, and labels by IRI. */
export async function question(name, given = {}, signal) {
  const response = await ask(address(name, given), { headers: { Accept: "application/json" }, signal });
  const answer = await response.json();
  return { rows: plain(answer), labels: answer.labels ?? {}, arguments: answer.query.arguments };
}

/**
 * The same column by column, for long answers: how many rows there are, and of each column its
 * values and which of them each row has.
 */
export async function columns(name, given = {}, signal) {
  const response = await ask(address(name, { ...given, format: "columns" }), { headers: { Accept: "application/json" }, signal });
  return response.json();
}

const KEPT = 16;
const asked = new Map();

/** What was loaded under a key, for as long as few others were since; what failed is tried again. */
export function once(key, load) {
  if (!asked.has(key)) {
    if (asked.size >= KEPT) {
      asked.delete(asked.keys().next().value);
    }
    asked.set(key, load().catch(failure => {
      asked.delete(key);
      throw failure;
    }));
  }
  return asked.get(key);
}

/** The questions that there are. */
export async function catalogue() {
  return (await ask("/queries", { headers: { Accept: "application/json" } })).json();
}

/** A SELECT query: its rows as objects of plain words. */
export async function select(query, signal) {
  return plain(await (await post(query, "application/sparql-results+json", signal)).json());
}

/** Any query, as the server answers it. */
export function post(query, accept, signal) {
  return ask("/sparql", { method: "POST", headers: { Accept: accept, "Content-Type": "application/sparql-query" }, body: query, signal });
}

function plain(answer) {
  return answer.results.bindings.map(row => {
    const words = {};
    for (const name in row) {
      words[name] = row[name].value;
    }
    return words;
  });
}

/** RFC 4180: rows of cells, the first the names. */
export function parseCsv(text) {
  if (!text.includes('"')) {
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === "") {
      lines.pop();
    }
    const [head, ...rows] = lines;
    return { names: head.split(","), rows: rows.map(line => line.split(",")) };
  }
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') {
        cell += c;
      } else if (text[i + 1] === '"') {
        cell += c;
        i++;
      } else {
        quoted = false;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === "," || c === "\n") {
      row.push(cell);
      cell = "";
      if (c === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (c !== "\r") {
      cell += c;
    }
  }
  if (cell || row.length) {
    rows.push([...row, cell]);
  }
  return { names: rows.shift() ?? [], rows };
}

/** An IRI for a query's text; what would end it early is refused. */
export function iri(words) {
  if (/[\u0000-\u0020<>"{}|\\^`]/.test(words)) {
    throw new Trouble(`This is no name of anything in the store: ${words.slice(0, 80)}`);
  }
  return `<${words}>`;
}

/** The usual prefixes of a query. */
export const PREFIXES = `PREFIX ent: <https://w3id.org/entente/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
`;
