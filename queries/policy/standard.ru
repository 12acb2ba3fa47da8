# title: standard
# Plain edges for what stands as stated.
# Relative IRIs are resolved against the base of the store. A symmetric relation is reified, and so
# asserted, from either side.
PREFIX ent: <https://w3id.org/entente/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { GRAPH <graph/relations> { ?subject ?relation ?object } }
WHERE {
  GRAPH <graph/relations> {
    ?relationship ent:standing ent:stated ; rdf:reifies ?triple .
  }
  BIND(SUBJECT(?triple) AS ?subject)
  BIND(PREDICATE(?triple) AS ?relation)
  BIND(OBJECT(?triple) AS ?object)
}
