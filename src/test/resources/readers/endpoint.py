"""Asks a SPARQL endpoint through SPARQLWrapper and rdflib and prints what they understood.

endpoint.py sparqlwrapper|rdflib ADDRESS
"""
import sys

QUERY = "SELECT ?a ?b { ?a <https://w3id.org/entente/ns#seeksTiesWith> ?b } ORDER BY ?a ?b"
GRAPH = "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b FILTER(?p = <https://w3id.org/entente/ns#seeksTiesWith>) }"
HEAVY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def sparqlwrapper(address):
    import SPARQLWrapper as sw

    client = sw.SPARQLWrapper(address + "sparql")
    client.setQuery(QUERY)
    for method in (sw.GET, sw.POST):
        client.setMethod(method)
        client.setReturnFormat(sw.JSON)
        for row in client.query().convert()["results"]["bindings"]:
            print(row["a"]["value"], row["b"]["value"])
    client.setReturnFormat(sw.XML)
    rows = client.query().convert().getElementsByTagName("result")
    print("rows of XML", len(rows))
    client.setQuery("ASK { ?a <https://w3id.org/entente/ns#seeksTiesWith> ?b }")
    client.setReturnFormat(sw.JSON)
    print("ask", client.query().convert()["boolean"])
    client.setQuery(GRAPH)
    client.setReturnFormat(sw.TURTLE)
    import rdflib

    print("triples", len(rdflib.Graph().parse(data=client.query().convert(), format="turtle")))
    client.setQuery(HEAVY)
    client.setReturnFormat(sw.JSON)
    try:
        client.query()
    except Exception as refused:
        print("heavy", type(refused).__name__)


def rdflib(address):
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    remote = Graph(SPARQLStore(address + "sparql"))
    for row in remote.query(QUERY):
        print(row.a, row.b)
    print("found", (None, URIRef("https://w3id.org/entente/ns#seeksTiesWith"), None) in remote)
    for format, media in (("turtle", "ttl"), ("xml", "rdf"), ("nt", "nt"), ("json-ld", "jsonld")):
        graph = Graph().parse(address + "entity/russia?format=" + media, format=format)
        print(media, len(graph) > 5)
    local = Graph().parse(address + ".well-known/void", format="turtle")
    print("described", len(local) > 10)


{"sparqlwrapper": sparqlwrapper, "rdflib": rdflib}[sys.argv[1]](sys.argv[2])
