# SPDX-License-Identifier: Apache-2.0
"""STEM: STEM.graphml and STEM.gexf as NetworkX and igraph (which reads no GEXF) read them are
the network of STEM-nodes.csv and STEM-edges.csv. Prints of each format the nodes, the edges
and the values that their attributes have."""
import csv
import datetime
import sys
import xml.etree.ElementTree as ElementTree

import igraph
import networkx

NODE = ("label", "type", "country", "degree")
EDGE = ("class", "standing", "first", "last", "reports", "sources", "confidence", "symmetric")
NUMBERS = {"degree": int, "reports": int, "sources": int, "confidence": float}
stem = sys.argv[1]


def table(ending):
    with open(stem + ending, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update((key, NUMBERS[key](row[key])) for key in NUMBERS if key in row)
    return rows


def told(attributes, columns):
    """An empty cell is an attribute that is not there."""
    return {key: attributes[key] for key in columns if attributes.get(key, "") not in ("", None)}


def check(reader, nodes, edges):
    """Nodes and edges by their ids, as the tables have them."""
    print(f"{reader}: {len(nodes)} nodes, {len(edges)} edges, {sum(map(len, nodes.values()))}"
          f" and {sum(len(edge[2]) for edge in edges.values())} values")
    assert nodes == wanted_nodes and edges == wanted_edges, reader


def of_networkx(reader, graph, edge_id):
    assert graph.is_directed()
    for node, got in graph.nodes(data=True):
        assert got["degree"] == graph.degree(node), node
    edges = list(graph.edges(keys=True, data=True)) if graph.is_multigraph() else [
        (u, v, None, got) for u, v, got in graph.edges(data=True)]
    check(reader, {node: told(got, NODE) for node, got in graph.nodes(data=True)},
          {edge_id(key, got): (u, v, told(got, EDGE)) for u, v, key, got in edges})


def of_igraph(reader, graph, name):
    assert graph.is_directed() and graph.degree() == graph.vs["degree"]
    names = graph.vs[name]
    check(reader, {node[name]: told(node.attributes(), NODE) for node in graph.vs},
          {edge["id"]: (names[edge.source], names[edge.target], told(edge.attributes(), EDGE))
           for edge in graph.es})


def gexf_rules(path):
    """What the schema of GEXF 1.2 asks of the elements that we print, and Gephi's reader."""
    ns = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.parse(path).getroot()
    assert root.tag == ns + "gexf" and root.attrib == {"version": "1.2"}
    graph, = root
    assert graph.attrib == {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"}
    assert [part.tag.replace(ns, "") for part in graph] == ["attributes"] * 2 + ["nodes", "edges"]
    types = {"integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"}
    for of, columns, part in zip(("node", "edge"), graph[:2], graph[2:]):
        assert columns.attrib == {"class": of}
        declared = {column.get("id") for column in columns}
        assert len(declared) == len(columns)
        assert all(c.get("title") and c.get("type") in types for c in columns)
        assert len({item.get("id") for item in part}) == len(part)
        for item in part:
            assert item.tag == ns + of and item.get("label") and [c.tag for c in item] == [ns + "attvalues"]
            values = [value.attrib for value in item[0]]
            assert all(set(value) == {"for", "value"} for value in values)
            named = [value["for"] for value in values]
            assert len(set(named)) == len(named) and set(named) <= declared
            days = [datetime.date.fromisoformat(item.get(end)) for end in ("start", "end") if item.get(end)]
            assert days == sorted(days), item.attrib


nodes, edges = table("-nodes.csv"), table("-edges.csv")
for row in nodes:
    row["label"] = row.pop("Label")
for row in edges:
    row["symmetric"] = row["Type"] == "Undirected"
    row["id"] = row["Id"]
wanted_nodes = {row["Id"]: told(row, NODE) for row in nodes}
wanted_edges = {row["Id"]: (row["Source"], row["Target"], told(row, EDGE)) for row in edges}
assert len(wanted_nodes) == len(nodes) and len(wanted_edges) == len(edges) > 0

graph = networkx.MultiDiGraph()
graph.add_nodes_from((row["Id"], row) for row in nodes)
graph.add_edges_from((row["Source"], row["Target"], row["Id"], row) for row in edges)
of_networkx("networkx csv", graph, lambda key, got: key)
of_networkx("networkx graphml", networkx.read_graphml(stem + ".graphml"),
            lambda key, got: got.get("id", key))
gexf_rules(stem + ".gexf")
lasting = networkx.read_gexf(stem + ".gexf")
of_networkx("networkx gexf", lasting, lambda key, got: got["id"])
for _, _, got in lasting.edges(data=True):
    assert (got.get("start"), got.get("end")) == (got.get("first"), got.get("last")), got

graph = igraph.Graph.DictList(nodes, edges, directed=True, vertex_name_attr="Id",
                              edge_foreign_keys=("Source", "Target"))
of_igraph("igraph csv", graph, "Id")
of_igraph("igraph graphml", igraph.Graph.Read_GraphML(stem + ".graphml"), "id")
