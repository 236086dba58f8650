# SPDX-License-Identifier: Apache-2.0
# Every RDF format, read by at least two parsers that share no code, holds the same graph, and
# none of them has anything to say about it: raptor (rapper), N3.js, Oxigraph, SPARQL.js, and
# rdflib where Debian's python3-rdflib is installed.
. "${0%/*}/lib.sh"
command -v rapper >/dev/null || { echo "rapper is not installed"; exit 77; }
cat >odd.jsonl <<'END'
{"url":"https://news.example/é/1?a=b&c=d#e","title":"A \"title\" with \\ and \ttab","date":"2031-04-20","text":"Aldermoor University suspended its ties with Brackwell Corp. in March 2031. Brackwell Corp. owns Cedarline Ltd."}
END
expect 0 build -s s.db -o graph.nq "$articles" odd.jsonl
for ending in nt trig jsonld ru ttl rdf; do
  expect 0 export -s s.db -o graph.$ending
done

# rapper reads, N3.js tells whether it read the graph.
for pair in nq:nquads trig:trig nt:ntriples ttl:turtle rdf:rdfxml; do
  rapper -q -i "${pair#*:}" -o nquads "graph.${pair%:*}" http://made-up.example/ \
    2>err >"raptor-${pair%:*}.nq" || fail "rapper cannot read ${pair#*:}"
  [ ! -s err ] || fail "rapper warns about ${pair#*:}"
done

agree() {
  node "$WG_NPM/same_graph.mjs" "$@" >said 2>err || fail "read differently: $(cat said)"
  [ ! -s err ] || fail "the readers warn"
  cat said
}
agree n3:graph.nq n3:raptor-nq.nq n3:graph.trig n3:raptor-trig.nq \
  oxigraph:graph.nq oxigraph:graph.trig sparqljs:graph.ru
agree store:graph.nq store:graph.ru
agree n3:graph.nt n3:raptor-nt.nq n3:graph.ttl n3:raptor-ttl.nq n3:raptor-rdf.nq \
  oxigraph:graph.nt oxigraph:graph.ttl oxigraph:graph.rdf oxigraph:graph.jsonld
[ "$(sort -u graph.nt | wc -l)" -gt 5000 ] || fail "hardly any statements"
says said "^oxigraph graph.jsonld $(lines graph.nt) statements\$"

for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import rdflib' 2>/dev/null && break
done
[ "$python" != none ] || { echo "(python3-rdflib is not installed)"; exit 0; }
"$python" "$WG_SOURCE/tests/e2e/rdflib_graphs.py" graph 2>err || fail "rdflib reads differently"
[ ! -s err ] || fail "rdflib warns"
