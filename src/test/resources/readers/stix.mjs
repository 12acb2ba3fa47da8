// Validates a STIX 2.1 bundle with ajv against the rules of the specification, in the words of JSON
// Schema, and prints every violation; no property is let through that a type does not have.
// https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve("target/readers/index.js"));
const Ajv = require("ajv/dist/2020").default;
const formats = require("ajv-formats").default;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const text = { type: "string", minLength: 1 };
const one = type => ({ type: "string", pattern: `^${type}--${uuid}$` });
const list = items => ({ type: "array", minItems: 1, items });
// Section 3.2: three digits of a second at most and at least, in UTC.
const time = { type: "string", format: "date-time", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" };
const anything = one("(?!bundle|relationship|sighting|marking-definition|language-content)[a-z][a-z0-9-]*[a-z0-9]");

// Section 2.5; names of the registries of weaknesses would promise their numbers.
const reference = {
  type: "object",
  additionalProperties: false,
  required: ["source_name"],
  anyOf: ["description", "url", "external_id"].map(name => ({ required: [name] })),
  properties: {
    source_name: { ...text, not: { enum: ["cve", "capec"] } },
    description: text,
    url: { type: "string", format: "uri" },
    external_id: text,
    hashes: { type: "object" },
  },
};

// Section 3.2, what all objects have.
const common = type => ({
  type: { const: type },
  spec_version: { const: "2.1" },
  id: one(type),
  created_by_ref: one("identity"),
  created: time,
  modified: time,
  revoked: { type: "boolean" },
  labels: list(text),
  confidence: { type: "integer", minimum: 0, maximum: 100 },
  lang: text,
  external_references: list(reference),
  object_marking_refs: list(one("marking-definition")),
});

const object = (type, required, properties, more = {}) => ({
  type: "object",
  additionalProperties: false,
  required: ["type", "spec_version", "id", "created", "modified", ...required],
  properties: { ...common(type), ...properties },
  ...more,
});

const types = {
  // Sections 4.5, 4.8, 4.12, 4.16 and 5.1.
  identity: object("identity", ["name"], {
    name: text,
    description: text,
    roles: list(text),
    identity_class: { enum: ["individual", "group", "system", "organization", "class", "unspecified"] },
    sectors: list(text),
    contact_information: text,
  }),
  location: object(
    "location",
    [],
    {
      name: text,
      description: text,
      latitude: { type: "number", minimum: -90, maximum: 90 },
      longitude: { type: "number", minimum: -180, maximum: 180 },
      precision: { type: "number" },
      region: text,
      country: { type: "string", pattern: "^[A-Z]{2}$" },
      administrative_area: text,
      city: text,
      street_address: text,
      postal_code: text,
    },
    {
      anyOf: [{ required: ["region"] }, { required: ["country"] }, { required: ["latitude", "longitude"] }],
      dependentRequired: { latitude: ["longitude"], longitude: ["latitude"], precision: ["latitude", "longitude"] },
    },
  ),
  note: object("note", ["content", "object_refs"], {
    abstract: text,
    content: text,
    authors: list(text),
    object_refs: list(one("[a-z][a-z0-9-]*[a-z0-9]")),
  }),
  report: object("report", ["name", "published", "object_refs"], {
    name: text,
    description: text,
    report_types: list(text),
    published: time,
    object_refs: list(one("[a-z][a-z0-9-]*[a-z0-9]")),
  }),
  relationship: object("relationship", ["relationship_type", "source_ref", "target_ref"], {
    relationship_type: { type: "string", pattern: "^[a-z0-9-]{1,250}$" },
    description: text,
    source_ref: anything,
    target_ref: anything,
    start_time: time,
    stop_time: time,
  }),
};

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
formats(ajv);
const bundle = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wrong = [];
function check(schema, value, name) {
  if (!ajv.validate(schema, value)) {
    wrong.push(...ajv.errors.map(error => `${name}${error.instancePath}: ${error.message}`));
  }
}
check({ type: "object", additionalProperties: false, required: ["type", "id"], properties: { type: { const: "bundle" }, id: one("bundle"), objects: list({ type: "object" }) } }, bundle, "bundle");
const seen = new Set();
const known = new Set(bundle.objects.map(each => each.id));
for (const each of bundle.objects) {
  if (!types[each.type]) {
    wrong.push(`${each.id}: type ${each.type}`);
    continue;
  }
  check(types[each.type], each, each.id);
  if (seen.has(each.id)) {
    wrong.push(`${each.id}: twice`);
  }
  seen.add(each.id);
  if (each.modified < each.created || (each.start_time && each.stop_time && each.stop_time <= each.start_time)) {
    wrong.push(`${each.id}: ends before it begins`);
  }
  for (const id of [each.created_by_ref, each.source_ref, each.target_ref, ...(each.object_refs ?? [])]) {
    if (id && !known.has(id)) {
      wrong.push(`${each.id}: ${id} is not in the bundle`);
    }
  }
}
console.log(JSON.stringify({ objects: seen.size, wrong }));
