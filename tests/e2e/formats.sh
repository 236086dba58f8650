# SPDX-License-Identifier: Apache-2.0
# Every RDF format by its name and by the ending of the file; the description of a graph
# counts its statements. Whether all hold the same graph: parsers.sh.
. "${0%/*}/lib.sh"
command -v rapper >/dev/null || { echo "rapper is not installed"; exit 77; }
expect 0 build -s s.db -f ntriples "$articles"
sort out >want.nt

# The name of the file tells the format; all formats are written.
for pair in nq:nquads nt:ntriples ttl:turtle trig:trig rdf:rdfxml jsonld:jsonld \
  ru:sparql-update; do
  expect 0 export -s s.db -f "${pair#*:}"
  cp out want
  expect 0 export -s s.db -o "g.${pair%:*}"
  same "g.${pair%:*}" want
done

# The description beside a file: the same graph in whatever format, the bytes of the file.
for format in ntriples nquads; do
  expect 0 export -s s.db -f $format -o "my graph" --describe void.ttl \
    --licence https://licence.example/open
  rapper -q -i turtle -o ntriples void.ttl http://example.org/void 2>err >void.nt ||
    fail "rapper cannot read the description"
  says void.nt "void#triples> \"$(lines want.nt)\"^^"
  says void.nt 'void#entities> "15"^^'
  says void.nt "dcat#byteSize> \"$(wc -c <"my graph" | tr -d ' ')\"^^"
  says void.nt 'dcat#downloadURL> <http://example.org/my%20graph>'
  says void.nt 'terms/license> <https://licence.example/open>'
done
expect 2 export -s s.db --describe void.ttl --licence open
expect 2 export -s s.db --licence https://licence.example/open
expect 3 export -s s.db -o g.nt --describe no/such/folder/void.ttl
