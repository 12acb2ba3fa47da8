import { PREFIXES, select } from "./api.js";

const ENT = "https://w3id.org/entente/ns#";

/** The closed sets of the model, in the order in which people read them. */
export const STANDINGS = ["stated", "contested", "alleged", "planned", "possible", "denied"];
export const POLARITIES = ["affirmed", "negated"];
export const CERTAINTIES = ["certain", "probable", "possible"];
export const TENSES = ["past", "present", "future", "unspecified"];
export const SOURCES = ["narrated", "quoted", "reported", "unnamed"];

/** How each is called where a page offers it. */
export const WORDS = {
  affirmed: "said to hold",
  negated: "denied",
  narrated: "the article itself",
  quoted: "quoted",
  reported: "reported",
  unnamed: "unnamed sources",
  unspecified: "no tense",
};

export const STANDING_MEANING = {
  stated: "A source that stands for it says it plainly.",
  contested: "Some say it, others deny it.",
  alleged: "Others say it of them.",
  planned: "Announced or expected.",
  possible: "May be so.",
  denied: "Only denied.",
};

/** The last part of an IRI. */
export const local = iri => iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);

export const ent = name => ENT + name;

export const sign = value => (value > 0 ? "cooperation" : value < 0 ? "conflict" : "neutral");

let loaded;

/** What the store is about: its base IRI, and the relations and groups of its ontology. */
export function vocabulary() {
  loaded ??= load().catch(failure => {
    loaded = undefined;
    throw failure;
  });
  return loaded;
}

async function load() {
  const [relations, groups, stores] = await Promise.all([
    select(`${PREFIXES}SELECT ?relation ?label ?group ?parent ?symmetric ?comment WHERE {
      ?relation a ent:Relation ; rdfs:label ?label .
      OPTIONAL { ?relation rdfs:comment ?comment }
      OPTIONAL { ?relation ent:group ?group }
      OPTIONAL { ?relation rdfs:subPropertyOf ?parent . ?parent a ent:Relation }
      BIND(EXISTS { ?relation a owl:SymmetricProperty } AS ?symmetric)
    } ORDER BY ?label`),
    select(`${PREFIXES}SELECT ?group ?label ?sign ?colour ?background WHERE {
      ?group a ent:Group ; rdfs:label ?label .
      OPTIONAL { ?group ent:sign ?sign }
      OPTIONAL { ?group ent:colour ?colour }
      OPTIONAL { ?group ent:isBackground ?background }
    } ORDER BY DESC(?sign) ?label`),
    select(`${PREFIXES}SELECT ?store ?policy WHERE { ?store a ent:Store OPTIONAL { ?store ent:policy ?policy } } LIMIT 1`),
  ]);
  const byGroup = new Map(groups.map(group => [group.group, {
    iri: group.group,
    label: group.label,
    sign: Number(group.sign ?? 0),
    colour: /^#[0-9a-f]{6}$/i.test(group.colour ?? "") ? group.colour : "#999999",
    background: group.background === "true",
  }]));
  const none = { iri: "", label: "no group", sign: 0, colour: "#999999", background: false };
  const byRelation = new Map();
  for (const row of relations) {
    const relation = byRelation.get(row.relation) ?? {
      iri: row.relation,
      name: local(row.relation),
      label: row.label,
      comment: row.comment ?? "",
      group: byGroup.get(row.group) ?? none,
      symmetric: row.symmetric === "true",
      parents: [],
    };
    if (row.parent && !relation.parents.includes(row.parent)) {
      relation.parents.push(row.parent);
    }
    byRelation.set(row.relation, relation);
  }
  const store = stores[0]?.store ?? "https://w3id.org/entente/id/store";
  return {
    base: store.replace(/store$/, ""),
    policy: (stores[0]?.policy ?? "").split(" ")[0],
    groups: [...byGroup.values()].filter(group => !group.background),
    relations: byRelation,
    relation: iri => byRelation.get(iri) ?? { iri, name: local(iri), label: local(iri), comment: "", group: none, symmetric: false, parents: [] },
  };
}

/** A relation and all its kinds. */
export function withKinds(words, name) {
  const wanted = [...words.relations.values()].filter(relation => relation.name === name).map(relation => relation.iri);
  const all = new Set(wanted);
  let size;
  do {
    size = all.size;
    for (const relation of words.relations.values()) {
      if (relation.parents.some(parent => all.has(parent))) {
        all.add(relation.iri);
      }
    }
  } while (all.size > size);
  return all;
}
