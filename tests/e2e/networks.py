# SPDX-License-Identifier: Apache-2.0
"""STEM: STEM.graphml and STEM.gexf as NetworkX (and igraph, where it is) read them are the
network of STEM-nodes.csv and STEM-edges.csv."""
import csv
import sys

import networkx


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


stem = sys.argv[1]
nodes = {row["Id"]: row for row in table(stem + "-nodes.csv")}
edges = {row["Id"]: row for row in table(stem + "-edges.csv")}
assert nodes and edges

graph = networkx.read_graphml(stem + ".graphml")
assert graph.is_directed() and set(graph) == set(nodes)
assert graph.number_of_edges() == len(edges)
for name, row in nodes.items():
    got = graph.nodes[name]
    assert got["label"] == row["Label"] and got["type"] == row["type"], (row, got)
    assert got.get("country", "") == row["country"], (row, got)
    assert got["degree"] == int(row["degree"]) == graph.degree(name), (row, got)
for source, target, name, got in graph.edges(keys=True, data=True):
    row = edges[name]
    assert (source, target) == (row["Source"], row["Target"]), (row, got)
    for key in ("class", "standing", "first", "last"):
        assert got.get(key, "") == row[key], (row, got)
    assert got["reports"] == int(row["reports"]), (row, got)
    assert got["sources"] == int(row["sources"]), (row, got)
    assert got["confidence"] == float(row["confidence"]), (row, got)
    assert got["symmetric"] is (row["Type"] == "Undirected"), (row, got)

lasting = networkx.read_gexf(stem + ".gexf")
assert set(lasting) == set(nodes) and lasting.number_of_edges() == len(edges)
for name, row in nodes.items():
    assert lasting.nodes[name]["label"] == row["Label"], row
for _, _, got in lasting.edges(data=True):
    row = edges[got["id"]]
    assert got.get("start", "") == row["first"] and got.get("end", "") == row["last"], row
    assert got["class"] == row["class"] and got["reports"] == int(row["reports"]), row

try:
    import igraph
except ImportError:
    print("(igraph is not installed)")
    sys.exit()
graph = igraph.Graph.Read_GraphML(stem + ".graphml")
assert graph.is_directed()
assert sorted(graph.vs["label"]) == sorted(row["Label"] for row in nodes.values())
assert sorted(graph.es["id"]) == sorted(edges)
