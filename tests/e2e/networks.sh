# SPDX-License-Identifier: Apache-2.0
# Networks of the store: two tables in two files, one file of the other formats; nothing of
# single articles.
. "${0%/*}/lib.sh"
expect 0 build -s s.db -o g.nq "$articles"
expect 0 export -s s.db -f csv
cp out both
expect 0 export -s s.db -o net.csv
[ ! -e net.csv ] || fail "-o net.csv made net.csv"
{ cat net-nodes.csv; printf '\r\n'; cat net-edges.csv; } >want
same both want
says net-nodes.csv '^Id,Label,type,country,degree'
says net-edges.csv '^Source,Target,Type,Id,Label,class,'
[ "$(lines net-edges.csv)" -gt 50 ] || fail "hardly any edges"

# Each end of an edge is a node, each node the end of as many edges as its degree.
tr -d '\r' <net-edges.csv | tail -n +2 | cut -d, -f1,2 | tr , '\n' | sort | uniq -c |
  sed 's/^ *\([0-9]*\) \(.*\)/\2 \1/' >ends
tr -d '\r' <net-nodes.csv | tail -n +2 | sed 's/^\([^,]*\),.*,\([0-9]*\)$/\1 \2/' |
  sort >degrees
same ends degrees

for format in graphml gexf dot; do
  expect 0 export -s s.db -o "net.$format"
  expect 0 export -s s.db -f "$format"
  same out "net.$format"
  expect 0 build -s s.db -f "$format" "$articles"
  same out "net.$format"
done
expect 0 export -s s.db -f csv --roll-up country -o states
says states-nodes ',Country,'
[ "$(lines states-nodes)" -lt "$(lines net-nodes.csv)" ] || fail "no state joined anybody"
expect 0 build -s s.db -f csv -o again.csv "$articles"
same again-edges.csv net-edges.csv

expect 2 extract -f graphml "$articles"
says err 'build and export'
expect 2 export -s s.db -f turtle --roll-up country
expect 2 export -s s.db -f csv --roll-up planet
expect 3 export -s s.db -o no/such/folder/net.csv
