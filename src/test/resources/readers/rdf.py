"""Reads RDF files with rdflib and prints for each, by graph where the format has graphs, how many
triples it holds and a digest of them all that does not depend on their order."""
import hashlib
import json
import sys

import rdflib


def digest(triples):
    lines = sorted(" ".join(term.n3() for term in triple) for triple in triples)
    return {"triples": len(lines), "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest()}


def read(form, path):
    dataset = rdflib.ConjunctiveGraph()
    dataset.parse(path, format=form)
    result = {"all": digest(set(dataset.triples((None, None, None))))}
    if form in ("trig", "nquads", "json-ld"):
        result["graphs"] = {
            str(graph.identifier): digest(set(graph))
            for graph in dataset.contexts()
            if len(graph)
        }
    return result


found = [read(form, path) for form, path in zip(sys.argv[1::2], sys.argv[2::2])]
print(json.dumps(found, sort_keys=True))
