# SPDX-License-Identifier: Apache-2.0
"""STEM: STEM.trig and STEM.ru hold the quads of STEM.nq, and STEM.jsonld, STEM.ttl and
STEM.rdf the triples of STEM.nt, as rdflib reads them."""
import sys

import rdflib

stem = sys.argv[1]


def quads(dataset, home):
    """The quads; those of the default graph under None: parsers name it by the file (home),
    updates by a blank node."""
    return {(s.n3(), p.n3(), o.n3(),
             None if isinstance(g, rdflib.BNode) or home in str(g) else str(g))
            for s, p, o, g in dataset.quads((None, None, None, None))}


def dataset_of(ending, syntax):
    dataset = rdflib.Dataset()
    dataset.parse(f"{stem}.{ending}", format=syntax)
    return quads(dataset, f"{stem}.{ending}")


def triples_of(ending, syntax):
    graph = rdflib.Graph()
    graph.parse(f"{stem}.{ending}", format=syntax)
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in graph}


wanted = dataset_of("nq", "nquads")
assert len(wanted) > 5000 and any(q[3] is None for q in wanted)
assert dataset_of("trig", "trig") == wanted, "trig"
updated = rdflib.Dataset()
with open(stem + ".ru", encoding="utf-8") as file:
    updated.update(file.read())
assert quads(updated, "rdflib:default") == wanted, "ru"

wanted = triples_of("nt", "nt")
for ending, syntax in (("jsonld", "json-ld"), ("ttl", "turtle"), ("rdf", "xml")):
    assert triples_of(ending, syntax) == wanted, ending
