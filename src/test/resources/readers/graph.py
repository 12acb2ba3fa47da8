"""Reads a graph file with a library and prints what it found as JSON: nodes and edges by id."""
import csv
import json
import re
import sys

NODE = ("label", "kind", "named", "degree")
EDGE = ("label", "type", "weight", "contested", "standing", "quotes", "symmetric")


def plain(value):
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value


def pick(attributes, names):
    return {name: plain(attributes[name]) for name in names if attributes.get(name) is not None}


def from_networkx(graph):
    nodes = {node: pick(data, NODE) for node, data in graph.nodes(data=True)}
    edges = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        name = data.get("id", key)
        edges[name] = {"source": source, "target": target, **pick(data, EDGE)}
    return nodes, edges


def from_igraph(graph):
    nodes = {v["id"]: pick(v.attributes(), NODE) for v in graph.vs}
    edges = {
        e["id"]: {
            "source": graph.vs[e.source]["id"],
            "target": graph.vs[e.target]["id"],
            **pick(e.attributes(), EDGE),
        }
        for e in graph.es
    }
    return nodes, edges


def typed(row):
    flags = {"true": True, "false": False}
    result = {}
    for key, value in row.items():
        key = {"Label": "label", "Weight": "weight", "relation_type": "type"}.get(key, key)
        if value in flags:
            result[key] = flags[value]
        elif key in ("weight", "degree"):
            result[key] = int(value)
        else:
            result[key] = value
    return result


def from_csv(folder):
    with open(folder + "/nodes.csv", encoding="utf-8", newline="") as file:
        nodes = {row["Id"]: pick(typed(row), NODE) for row in csv.DictReader(file)}
    with open(folder + "/edges.csv", encoding="utf-8", newline="") as file:
        edges = {
            row["Id"]: {
                "source": row["Source"],
                "target": row["Target"],
                **pick(typed(row), EDGE),
            }
            for row in csv.DictReader(file)
        }
    return nodes, edges


NEO4J = re.compile(r"[a-z_0-9]*(:(ID|LABEL|START_ID|END_ID|TYPE|int|double|boolean|string\[\]))?")
TYPES = {
    "int": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string[]": lambda cell: cell.split(";"),
}


def neo4j_rows(path):
    """As neo4j-admin reads them: no backslash, no line break in a cell, the header says the type."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    assert "\\" not in text
    rows = csv.reader(text.split("\n")[:-1], strict=True)
    header = next(rows)
    assert all(NEO4J.fullmatch(column) for column in header), header
    for row in rows:
        assert len(row) == len(header), row
        result = {}
        for column, cell in zip(header, row):
            name, _, kind = column.partition(":")
            if cell:
                result[name or ":" + kind] = TYPES.get(kind, str)(cell)
        yield result


def from_neo4j(folder):
    nodes = {}
    for row in neo4j_rows(folder + "/nodes.csv"):
        assert row["id"] not in nodes
        assert row[":LABEL"].split(";")[-1] == row["kind"]
        nodes[row["id"]] = pick({**row, "label": row["name"]}, NODE)
    edges = {}
    for row in neo4j_rows(folder + "/rels.csv"):
        quotes = " | ".join(row["quote_%d" % i] for i in (1, 2, 3) if "quote_%d" % i in row)
        edges[row["id"]] = {
            "source": row[":START_ID"],
            "target": row[":END_ID"],
            **pick({**row, "type": row[":TYPE"], "quotes": quotes}, EDGE),
        }
        assert row[":START_ID"] in nodes and row[":END_ID"] in nodes
        assert len(row["source_names"]) == row["sources"], row
    return nodes, edges


def read(reader, path):
    if reader == "csv":
        return from_csv(path)
    if reader == "neo4j":
        return from_neo4j(path)
    if reader == "igraph":
        import igraph

        return from_igraph(igraph.Graph.Read_GraphML(path))
    import networkx

    if path.endswith(".gexf"):
        return from_networkx(networkx.MultiDiGraph(networkx.read_gexf(path)))
    graph = networkx.read_graphml(path, force_multigraph=True)
    return from_networkx(graph)


found = read(sys.argv[1], sys.argv[2])
print(json.dumps({"nodes": found[0], "edges": found[1]}))
