# SPDX-License-Identifier: Apache-2.0
# The recipes of docs/networks.md, formats.md and stores.md, taken out of these documents and
# run on the sample articles, with our addresses put in. What is not run is said: recipes for
# R, Graphviz and Virtuoso where they are not installed; Aleph's client and Oxigraph's own
# server always. Fuseki, GraphDB, RDF4J and QLever are npm's Oxigraph at their addresses.
. "${0%/*}/lib.sh"
. "${0%/*}/canned.sh"
. "${0%/*}/servers.sh"
for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import networkx' 2>/dev/null && break
done
mkdir bin
ln -s "$WIREGRAPH" bin/wiregraph
ln -s "$WG_SOURCE/docs" docs
ln -s "$WG_NPM/node_modules" node_modules
PATH=$work/bin:$PATH
virtuoso=

# NAME : the blocks of docs/NAME.md as NAME.1.sh, NAME.2.python …; indented ones are shell.
blocks() {
  awk -v name="$1" '
    function begin(kind) { block = name "." ++n "." kind; printf "" >block }
    /^```/ { if (fenced) fenced = 0; else { fenced = 1; begin(substr($0, 4)) } next }
    fenced { print >block; next }
    /^    / { if (!indented) begin("sh"); indented = 1; print substr($0, 5) >block; next }
    { indented = 0 }' "$WG_SOURCE/docs/$1.md"
}

# BLOCK COMMAND... : whether what it needs is there, which the command tells
can() {
  block=$1
  shift
  "$@" >out 2>err && return
  echo "(not run: $block, since this fails: $*)"
  echo "$block" >>tried
  return 1
}

# BLOCK [-e SCRIPT]... : runs it with what sed makes of it, and with our addresses
run() {
  block=$1
  shift
  echo "$block" >>tried
  sed "$@" -e "s#http://localhost:\(7878\|3030\|7200\|7001\)#$oxigraph#g" \
    -e "s#http://localhost:8890#$virtuoso#g" -e "s#PASSWORD=…#PASSWORD=gulls#" "$block" >"$block.run"
  status=0
  case $block in
    *.sh) sh -eu "$block.run" >out 2>err || status=$? ;;
    *.python) "$python" -W error "$block.run" >out 2>err || status=$? ;;
    *.js) mv "$block.run" block.mjs && node block.mjs >out 2>err || status=$? ;;
    *.r) Rscript -e "options(warn = 2); source('$block.run', echo = TRUE)" >out 2>err || status=$? ;;
  esac
  [ $status -eq 0 ] || fail "$block: exit $status: $(cat out)"
}

# FILE : how many quads of N-Quads are of the default graph
merged() {
  awk '$3 ~ /^</ ? NF == 4 : !/ <[^ <>"]*> \.$/ { n++ } END { print n }' "$1"
}

try_networks() {
  run networks.1.sh
  for ending in gexf dot csv; do expect 0 export -o news.$ending; done
  if can networks.2.python [ "$python" != none ]; then
    run networks.2.python -e '$aassert 0 < facts.number_of_edges() < g.number_of_edges()'
    # No two edges of this one join the same nodes.
    expect 0 export --class Charge -o few.graphml
    run networks.2.python -e 's/news/few/'
  fi
  ! can networks.3.r Rscript -e 'library(igraph)' || run networks.3.r -e '$a\
stopifnot(ecount(ties) > 0, ecount(g) == nrow(edges), vcount(g) == nrow(nodes))'
  run networks.4.js
  says out "https://w3id.org/wiregraph/id/event/"
  can networks.5.sh command -v sfdp || return 0
  run networks.5.sh
  [ "$(grep -c 'class="edge"' news.svg)" -eq $(($(lines news-edges.csv) - 1)) ] ||
    fail "Graphviz draws other edges"
}

try_formats() {
  if can formats.1.sh command -v curl; then
    run formats.1.sh
    [ -e part-00010.ru ] || fail "graph.ru is not cut"
    expect 0 query --endpoint "$oxigraph/news/query" -f csv \
      'SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }'
    says out "^$(lines graph.nq)"
  fi
  for ending in spells.csv panel.csv; do expect 0 export -o news.$ending; done
  ! can formats.2.r Rscript -e 'library(survival)' || run formats.2.r
  run formats.3.sh -e '/^alephclient /d'
  expect 0 export -o all.ftm.json
  node "$WG_NPM/check_ftm.mjs" news.ftm.json all.ftm.json >out || fail "$(cat out)"
}

try_stores() {
  news=https://example.org/news
  n=$(merged graph.nq)
  run stores.3.sh -e '/^oxigraph serve /d'
  says err "counts $n triples in its default graph"
  run stores.4.sh
  [ "$(grep -c "counts $n triples in" err)" -eq "$(grep -c ' load ' stores.4.sh)" ] ||
    fail "not all is loaded"

  tail -n 6 all.jsonl | sed '1s/"text":"[^"]*"/"text":"It rained all day in Vellmar."/' >more.jsonl
  run stores.1.sh -e "s|--to URL --graph IRI|--to $oxigraph/update --graph $news|"
  expect 0 export -o after.nq
  [ "$(merged after.nq)" -ne "$n" ] || fail "the patch changes nothing"
  expect 0 query --endpoint "$oxigraph/query" -f csv \
    "SELECT (COUNT(*) AS ?n) { GRAPH <$news> { ?s ?p ?o } }"
  says out "^$(merged after.nq)"

  expect 0 export -f ntriples
  flat=$(lines out)
  if can stores.2.sh command -v virtuoso-t; then
    start_virtuoso
    run stores.2.sh
    [ "$(grep -c "counts $(merged after.nq) triples in $news" err)" -eq 2 ] || fail "not all is loaded"
    run stores.5.sh
  else
    run stores.5.sh -e 's|8890/sparql-graph-crud-auth|7878/store|; s|8890/sparql|7878/query|'
  fi
  says err "counts $flat triples in https://example.org/flat"
  cp out theirs
  expect 0 query --file docs/queries/roles.rq
  sort out >ours
  sort theirs | cmp - ours || fail "the question has other answers there"
}

expect 0 read "$articles"
cp out all.jsonl
expect 0 build -o graph.nq all.jsonl
start_oxigraph
: >tried
for name in networks formats stores; do
  blocks $name
  try_$name
done
find . -name '[a-z]*.[0-9].*' ! -name '*.run' | sed 's|^./||' | sort >there
sort -u tried | cmp - there || fail "a recipe is not tried: $(sort -u tried | comm -3 - there)"
