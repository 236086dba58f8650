# SPDX-License-Identifier: Apache-2.0
# TriG, JSON-LD and SPARQL Update as rdflib reads them (Debian's python3-rdflib), which shares
# no code with raptor: the quads of N-Quads, the triples of N-Triples.
. "${0%/*}/lib.sh"
for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import rdflib' 2>/dev/null && break
done
[ "$python" != none ] || { echo "python3-rdflib is not installed"; exit 77; }
cat >odd.jsonl <<'END'
{"url":"https://news.example/é/1?a=b&c=d#e","title":"A \"title\" with \\ and \ttab","date":"2031-04-20","text":"Aldermoor University suspended its ties with Brackwell Corp. in March 2031. Brackwell Corp. owns Cedarline Ltd."}
END
expect 0 build -s s.db -o graph.nq "$articles" odd.jsonl
for file in graph.nt graph.trig graph.jsonld graph.ru graph.ttl graph.rdf; do
  expect 0 export -s s.db -o $file
done
"$python" "$WG_SOURCE/tests/e2e/rdflib_graphs.py" graph 2>err || fail "read differently"
