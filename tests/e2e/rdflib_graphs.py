# SPDX-License-Identifier: Apache-2.0
"""STEM: STEM.jsonld, STEM.rdf and STEM.ttl hold the triples of STEM.nt, as rdflib reads them."""
import sys

import rdflib


def triples_of(ending, syntax):
    graph = rdflib.Graph()
    graph.parse(f"{sys.argv[1]}.{ending}", format=syntax)
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in graph}


wanted = triples_of("nt", "nt")
assert len(wanted) > 5000
for ending, syntax in (("jsonld", "json-ld"), ("rdf", "xml"), ("ttl", "turtle")):
    assert triples_of(ending, syntax) == wanted, ending
    print("rdflib", ending, len(wanted), "statements")
