"""Reads an RDF file with rdflib and prints, by graph where the format has graphs, how many triples
it holds and a digest of them all that does not depend on their order."""
import hashlib
import json
import sys

import rdflib


def digest(triples):
    lines = sorted(" ".join(term.n3() for term in triple) for triple in triples)
    return {"triples": len(lines), "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest()}


form, path = sys.argv[1:3]
dataset = rdflib.ConjunctiveGraph()
dataset.parse(path, format=form)
result = {"all": digest(set(dataset.triples((None, None, None))))}
if form in ("trig", "nquads", "json-ld"):
    result["graphs"] = {
        str(graph.identifier): digest(set(graph)) for graph in dataset.contexts() if len(graph)
    }
print(json.dumps(result, sort_keys=True))
