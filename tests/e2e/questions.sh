# SPDX-License-Identifier: Apache-2.0
# Every ready question runs over the sample articles and gives the same bytes twice.
. "${0%/*}/lib.sh"
expect 0 build -q -s store.db -o graph.ttl "$articles"
n=0
for question in "$WG_SOURCE"/docs/queries/*.rq; do
  name=${question##*/}
  expect 0 query -s store.db --file "$question"
  [ ! -s err ] || fail "$name speaks on standard error"
  cp out table
  expect 0 query -s store.db --file "$question"
  same out table
  grep -q -F "($name)" "$WG_SOURCE/docs/queries/README.md" || fail "the README lacks $name"
  n=$((n + 1))
done
for format in csv tsv json xml; do
  expect 0 query -s store.db -f "$format" --file "$question"
  [ -s out ] || fail "$name: nothing as $format"
done
[ "$n" -ge 12 ] || fail "only $n questions"

expect 0 query -s store.db 'ASK { ?report a wg:Report }'
says out true
expect 2 query -s store.db
expect 2 query -s store.db 'ASK { ?s wg:owns+ ?o }'
says err 'property paths'
says err 'endpoint'
expect 2 query -s store.db -f turtle 'ASK { ?s ?p ?o }'
expect 2 query -s store.db 'SELECT nonsense'
expect 3 query -s missing.db 'ASK { ?s ?p ?o }'
expect 0 query -s store.db -o ask.csv -f csv 'ASK { ?report a wg:Report }'
says ask.csv true
