# SPDX-License-Identifier: Apache-2.0
# The same articles give the same bytes: whatever the number of threads, and from a
# store whatever the order and the batches in which they came.
. "${0%/*}/lib.sh"

expect 0 extract -j 1 "$articles"
cp out one.nq
[ -s one.nq ] || fail "the sample articles give nothing"
expect 0 extract -j 4 "$articles"
same out one.nq
expect 0 read -i auto "$articles"
cp out articles.jsonl
expect 0 extract -j 16 -i jsonl - <articles.jsonl
same out one.nq

mkdir a b c d
expect 0 build -o a/graph.ttl "$articles"
[ -s a/wiregraph.db ] || fail "the store does not stand beside the output"
[ ! -e wiregraph.db ] || fail "a store stands in the current folder too"
says a/graph.ttl '^@prefix wg:'
cp a/graph.ttl first.ttl
expect 0 build -o a/graph.ttl "$articles"
same a/graph.ttl first.ttl

sort -r articles.jsonl >reversed.jsonl
expect 0 build -j 4 -o b/graph.ttl reversed.jsonl
same b/graph.ttl first.ttl

n=$(lines articles.jsonl)
head -n 3 articles.jsonl >first.jsonl
tail -n $((n - 3)) articles.jsonl >rest.jsonl
expect 0 build -s c/store.db -o c/part.ttl rest.jsonl
expect 0 build -s c/store.db -o c/graph.ttl first.jsonl
same c/graph.ttl first.ttl

(cd d && "$WIREGRAPH" build "$articles" >graph.ttl 2>/dev/null) || fail "build > graph.ttl"
[ -s d/wiregraph.db ] || fail "no store in the current folder"
same d/graph.ttl first.ttl

for format in nquads ntriples turtle rdfxml; do
  expect 0 export -s a/wiregraph.db -f "$format"
  cp out "a.$format"
  [ -s out ] || fail "$format: empty"
  expect 0 export -s c/store.db -f "$format"
  same out "a.$format"
  expect 0 export -s b/wiregraph.db -f "$format"
  same out "a.$format"
done
same a.turtle first.ttl
sort -c a.ntriples || fail "the N-Triples are not sorted"
! grep -q '_:' a.nquads || fail "blank nodes"
