# title: strict
# Plain edges for what stands as stated and has two independent sources.
# Relative IRIs are resolved against the base of the store.
PREFIX ent: <https://w3id.org/entente/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { GRAPH <graph/relations> { ?subject ?relation ?object } }
WHERE {
  GRAPH <graph/relations> {
    ?relationship ent:standing ent:stated ; ent:independentSources ?sources ;
      rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
    FILTER(?sources >= 2)
  }
} ;

# A symmetric relation holds from either side.
INSERT { GRAPH <graph/relations> { ?object ?relation ?subject } }
WHERE {
  GRAPH <graph/ontology> { ?relation a owl:SymmetricProperty }
  GRAPH <graph/relations> {
    ?relationship ent:standing ent:stated ; ent:independentSources ?sources ;
      rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
    FILTER(?sources >= 2)
  }
}
