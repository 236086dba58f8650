# SPDX-License-Identifier: Apache-2.0
# Real triple stores on loopback: Oxigraph and, where it is installed, Virtuoso. Loaded once and
# twice, by both protocols, by a patch, they hold the graph; the ready questions have the
# answers that query gives.
. "${0%/*}/lib.sh"
. "${0%/*}/canned.sh"
. "${0%/*}/servers.sh"

expect 0 read "$articles"
n=$(lines out)
head -n $((n - 3)) out >first.jsonl
tail -n 6 out | sed '1s/"text":"[^"]*"/"text":"It rained all day in Vellmar."/' >second.jsonl
expect 0 build -q -s store.db -o first.nq first.jsonl
cp store.db first.db
expect 0 build -q -s store.db -o second.nq --patch second.patch second.jsonl
expect 0 export -s store.db -f ntriples
cp out flat.nt
article=$(sed -n 's/^<\([^>]*\)> <[^>]*#type> <https:..schema.org.NewsArticle> .*/\1/p' second.nq | head -n 1)
cp store.db third.db
expect 0 remove -q -s third.db --patch third.patch "$article"
expect 0 export -s third.db -f nquads
cp out third.nq
merged=http://made-up.example/graph/merged
mkdir answers
for question in "$WG_SOURCE"/docs/queries/*.rq; do
  expect 0 query -s store.db -f csv --file "$question"
  sort out >"answers/${question##*/}"
done

# The store's named graphs but those that it began with, as sorted lines; Virtuoso writes
# 1 for true.
dump() {
  expect 0 query --endpoint "$asked" -f tsv 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }'
  sed '1d; s/"1"\^^<\([^ ]*#boolean>\)/"true"^^<\1/' out | grep -v -F -f others | sort >"$1" || true
}

# Our quads in that form; the stores write 0.90 as 0.9.
as_dump() {
  sed 's/\(\.[0-9]*[1-9]\)0*\("^^<[^ ]*#decimal>\)/\1\2/' "$1" | awk -v merged="<$merged>" '{
    sub(/ \.$/, "")
    graph = merged
    if ($3 ~ /^</ ? NF == 4 : match($0, / <[^ <>"]*>$/)) {
      graph = $NF
      $0 = substr($0, 1, length($0) - length(graph) - 1)
    }
    print graph "\t" $1 "\t" $2 "\t" substr($0, length($1) + length($2) + 3)
  }' | sort
}

check_store() {
  graphs=$1 updated=$2 asked=$3
  expect 0 query --endpoint "$asked" -f tsv 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }'
  sed 1d out >others
  for time in once twice; do
    expect 0 load -s first.db --to "$graphs" --graph $merged
    says err "counts [0-9]* triples in $merged"
    sed -n 's/.*counts //p' err >"$time"
    dump "$time.dump"
  done
  same once twice
  same once.dump twice.dump
  says once "^$(grep -c "^<$merged>" once.dump) triples"
  as_dump first.nq >wanted
  same once.dump wanted

  expect 0 load --to "$updated" --patch second.patch --graph $merged
  dump patched
  expect 0 load -s store.db --to "$updated" --protocol update --graph $merged
  dump updated
  expect 0 load -s store.db --to "$graphs" --graph $merged --part 700
  dump put
  same patched updated
  same patched put
  as_dump second.nq >wanted
  same put wanted
  expect 0 load --to "$updated" --patch third.patch --graph $merged
  dump less
  as_dump third.nq >wanted
  same less wanted

  # One graph, and the ready questions to it.
  flat=http://made-up.example/graph/flat
  expect 0 load -s store.db --to "$graphs" --graph $flat --flat
  says err "counts $(lines flat.nt) triples in $flat"
  for question in "$WG_SOURCE"/docs/queries/*.rq; do
    expect 0 query --endpoint "$asked?default-graph-uri=$flat" -f csv --file "$question"
    sort out >theirs
    cmp "answers/${question##*/}" theirs || fail "${question##*/} has other answers"
  done
  expect 0 query --endpoint "$asked?default-graph-uri=$flat" -f csv \
    'SELECT (COUNT(*) AS ?n) { ?s rdf:type/rdfs:label* wg:Report MINUS { ?s wg:polarity wg:negated } }'
  [ "$(sed -n '2s/\r//p' out)" -gt 0 ] || fail "paths and MINUS find nothing"
  expect 0 query --endpoint "$asked?default-graph-uri=$flat" -f ntriples \
    'CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }'
  grep 'rdf-schema#label>' flat.nt >wanted
  same out wanted
}

start_oxigraph
check_store "$oxigraph/store" "$oxigraph/update" "$oxigraph/query"
expect 0 load -s store.db --to "$oxigraph/store"
says err "in its default graph"

command -v virtuoso-t >/dev/null || exit 0
start_virtuoso
check_store "$virtuoso/sparql-graph-crud-auth" "$virtuoso/sparql-auth" "$virtuoso/sparql"
