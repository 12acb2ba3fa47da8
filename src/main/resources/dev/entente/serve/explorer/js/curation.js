import { PREFIXES, Trouble, ask, iri, select } from "./api.js";
import { h } from "./dom.js";

const TOKEN = "entente.token";
const REVIEWER = "entente.reviewer";

/** The token that the printed address of the server holds, kept as long as the tab is open. */
function token() {
  const given = /[#&]token=([!-~]+)/.exec(location.hash);
  if (given) {
    history.replaceState(history.state, "", location.pathname + location.search);
    keep(sessionStorage, TOKEN, given[1]);
  }
  return kept(sessionStorage, TOKEN);
}

function kept(storage, name) {
  try {
    return storage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function keep(storage, name, value) {
  try {
    storage.setItem(name, value);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

const secret = token();

/** Whether whoever looks at the page may judge what it shows. */
export const judging = () => secret !== "";

/** Who judged last on this machine. */
export const reviewer = () => kept(localStorage, REVIEWER);

let asking;

/** The reviewer's name, asked for once on a machine; null if it is not given. */
export function signed(again = false) {
  if (reviewer() && !again) {
    return Promise.resolve(reviewer());
  }
  asking ??= new Promise(resolve => {
    const name = h("input", { id: "reviewer-name", type: "text", autocomplete: "name", required: true, maxlength: "80", value: reviewer() });
    const dialog = h("dialog", { class: "signing", "aria-labelledby": "signing-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "signing-title" }, "Who decides?"),
        h("p", {}, "Your name or initials stand under every verdict."),
        h("label", { for: "reviewer-name" }, "Name"), name,
        h("p", { class: "dialog-buttons" }, h("button", { class: "primary", value: "signed" }, "Go on"), " ", h("button", { type: "button", onclick: () => dialog.close("") }, "Cancel"))));
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "signed" ? name.value.trim() : "";
      if (given) {
        keep(localStorage, REVIEWER, given);
        dispatchEvent(new Event("reviewer"));
      }
      dialog.remove();
      asking = undefined;
      resolve(given || null);
    });
    document.body.append(dialog);
    dialog.showModal();
    name.select();
  });
  return asking;
}

/** Asks the server what only those with a token are told. */
export async function waiting(what, given = {}, signal) {
  const parameters = new URLSearchParams(Object.entries(given).filter(([, value]) => value));
  return (await ask(`/curation/${what}?${parameters}`, { headers: { Accept: "application/json", Authorization: "Bearer " + secret }, signal })).json();
}

/**
 * Records a verdict; it holds when this returns.
 *
 * @param seen the verdicts about the same that the page shows
 * @returns null if nobody signs it
 */
export async function decide(verdict, seen) {
  const name = await signed();
  if (!name) {
    return null;
  }
  const response = await ask("/curation/verdicts", {
    method: "POST",
    headers: { Accept: "application/json", Authorization: "Bearer " + secret, "Content-Type": "application/json" },
    body: JSON.stringify({ reason: "", ...verdict, reviewer: name, seen: seen.map(one => one.id) }),
  }).catch(failure => {
    throw failure.status === 401 ? new Trouble("The server was started anew, with another token. Open the address that it printed.", 401) : failure;
  });
  return response.json();
}

const VERDICT = `?verdict ent:judgement ?judgement ; ent:reviewer ?reviewer ; ent:decidedAt ?time .
  OPTIONAL { ?verdict ent:reason ?reason } OPTIONAL { ?verdict ent:correction ?correction }`;

const row = (one, at) => ({ id: one.verdict.slice(one.verdict.lastIndexOf("/") + 1), judgement: one.judgement, reviewer: one.reviewer, time: one.time, reason: one.reason ?? "", correction: one.correction ? JSON.parse(one.correction) : {}, name: one.name ?? "", other: one.other ?? "", actor: one.actor ?? "", at });

const inOrder = rows => rows.map(row).sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.id < b.id ? -1 : 1));

/** All verdicts about statements, by statement, the oldest first. */
export async function verdicts(statements, signal) {
  const found = new Map();
  if (statements.length) {
    const rows = await select(`${PREFIXES}SELECT * WHERE { VALUES ?statement { ${statements.map(iri).join(" ")} } ?verdict ent:appliesTo ?statement . ${VERDICT} }`, signal);
    for (const statement of new Set(rows.map(one => one.statement))) {
      found.set(statement, inOrder(rows.filter(one => one.statement === statement)));
    }
  }
  return found;
}

/** All verdicts about an actor and others, and about its name. */
export async function verdictsOfActor(actor, signal) {
  const rows = await select(`${PREFIXES}SELECT DISTINCT * WHERE {
    { ?verdict ent:judges ${iri(actor)} } UNION { ?verdict ent:otherActor ${iri(actor)} }
    ?verdict ent:judges ?actor . ${VERDICT}
    OPTIONAL { ?verdict ent:otherActor ?other } OPTIONAL { ?verdict ent:givenName ?name } }`, signal);
  return inOrder(rows);
}

/** The one that holds: the last of all reviewers' last ones that are not withdrawn. */
export function deciding(verdicts) {
  const byReviewer = new Map(verdicts.map(one => [one.reviewer, one]));
  return [...byReviewer.values()].filter(one => one.judgement !== "withdraw").reduce((last, one) => (!last || one.time > last.time || (one.time === last.time && one.id > last.id) ? one : last), null);
}

/** "Russia attacks Ukraine: stated, was alleged" for what stands otherwise. */
export const told = changes => (changes.length ? changes.slice(0, 3).map(change => `${change.subject} ${change.relation} ${change.object}: ${change.after || "not said"}, was ${change.before || "not said"}`).join("; ") + (changes.length > 3 ? ` and ${changes.length - 3} more` : "") : "Every relationship stands as before");
