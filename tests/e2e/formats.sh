# SPDX-License-Identifier: Apache-2.0
# Every format says the same: read back by raptor's own program, each gives the triples
# that the N-Triples give.
. "${0%/*}/lib.sh"
command -v rapper >/dev/null || { echo "rapper is not installed"; exit 77; }
expect 0 build -s s.db -f ntriples "$articles"
sort out >want.nt
for pair in ntriples:ntriples turtle:turtle rdfxml:rdfxml; do
  expect 0 export -s s.db -f "${pair%:*}"
  rapper -q -i "${pair#*:}" -o ntriples out http://example.org/ 2>err >back.nt ||
    fail "rapper cannot read ${pair%:*}"
  rapper -q -i ntriples -o ntriples want.nt 2>/dev/null | sort -u >want
  sort -u back.nt >got
  same got want
done
expect 0 export -s s.db -f nquads
rapper -q -c -i nquads out http://example.org/ 2>err || fail "rapper cannot read nquads"
