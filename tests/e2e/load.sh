# SPDX-License-Identifier: Apache-2.0
# load over HTTP against canned answers: what is sent, of each protocol, in which order and
# in what portions; what is sent again; what is said. tests/e2e/stores.sh loads real stores.
. "${0%/*}/lib.sh"
. "${0%/*}/canned.sh"
serve

expect 0 read "$articles"
head -n 8 out >first.jsonl
tail -n +5 out >second.jsonl
expect 0 build -q -s store.db -o all.nq first.jsonl
expect 0 export -s store.db -f ntriples
cp out flat.nt
json='Content-Type: application/sparql-results+json'
canned store 204 ''
canned update 204 ''
canned query 200 "$json" '{"head":{"vars":["n"]},"results":{"bindings":[
{"n":{"type":"literal","value":"421","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'

# Begin a new log.
forget() {
  rm -rf log
  mkdir log
}

# The requests of the log to a path, as numbers in order; the server goes on counting.
of() {
  grep -l "^[A-Z]* /$1\$" log/*.head | sed 's/.*log.\([0-9]*\)\.head/\1/' | sort -n
}

# What the PUTs and POSTs of the log come to, as N-Quads.
graphs_sent() {
  for i in $(of "$1"); do
    graph=$(sed -n 's/^graph \(.*\)/ <\1>/p' "log/$i.head")
    sed "s|\\(.*\\) \\.\$|\\1$(echo "$graph" | sed 's/[&|\\]/\\&/g') .|" "log/$i.body"
  done
}

# ---- the Graph Store Protocol
expect 0 load -s store.db --to "$url/store"
says err "$(lines all.nq) statements in 9 graphs loaded"
says err 'counts 421 triples in its default graph, 421 in all named graphs'
graphs_sent store >sent.nq
same sent.nq all.nq
[ "$(of store | wc -l)" -eq 9 ] || fail "not one request a graph"
first=$(of store | head -n 1)
says "log/$first.head" '^PUT /store$'
says "log/$first.head" '^default$'
says "log/$first.head" '^Content-Type: application/n-triples$'
! grep -q '^POST /store' log/*.head || fail "a small graph in parts"
query=$(of query | head -n 1)
says "log/$query.body" 'COUNT'

forget
expect 0 load -q -s store.db --to "$url/store" --graph http://made-up.example/merged
[ ! -s err ] || fail "-q speaks"
says "log/$(of store | head -n 1).head" '^graph http://made-up.example/merged$'
graphs_sent store | sed 's| <http://made-up.example/merged> \.$| .|' >sent.nq
same sent.nq all.nq

# Long graphs in parts: the first takes the place of what is there, the others add.
forget
expect 0 load -s store.db --to "$url/store?key=1" --flat --part 100
says err "$(lines flat.nt) statements in 1 graphs loaded"
graphs_sent store >sent.nt
same sent.nt flat.nt
for i in $(of store); do [ "$(lines "log/$i.body")" -le 100 ] || fail "more than a part"; done
[ "$(grep -l '^PUT' log/*.head | wc -l)" -eq 1 ] || fail "not one PUT"
says "log/$(of store | head -n 1).head" '^PUT '

# ---- updates
operations() {
  for i in $(of update); do cat "log/$i.body"; done
}
forget
expect 0 load -s store.db --to "$url/update" --protocol update --part 200
operations | awk '
  /^(INSERT|DELETE) DATA \{$/ || /^} ;$/ { next }
  /^CLEAR SILENT / { next }
  /^GRAPH </ { graph = " " $2; next }
  /^}$/ { graph = ""; next }
  { sub(/ \.$/, graph " ."); print }' >sent.nq
same sent.nq all.nq
for i in $(of update); do
  [ "$(grep -c '^<' "log/$i.body")" -le 200 ] || fail "more than a part"
  says "log/$i.head" '^Content-Type: application/sparql-update$'
done
operations | grep '^CLEAR' | sort | uniq -d >twice
[ ! -s twice ] || fail "cleared twice: $(cat twice)"
[ "$(operations | grep -c '^CLEAR')" -eq 9 ] || fail "not every graph is cleared"
operations | awk '/^CLEAR SILENT GRAPH/ { seen[$4] = 1 }
  /^GRAPH/ && !seen[$2] { print; bad = 1 } END { exit bad }' || fail "filled before cleared"
operations >once
forget
expect 0 load -s store.db --to "$url/update" --protocol update --part 200
operations >again
same once again

# ---- a patch
expect 0 build -q -s store.db -o all.nq --patch change.patch second.jsonl
forget
expect 0 load --to "$url/update" --patch change.patch
says err "$(grep -c '^D' change.patch) statements taken away, $(grep -c '^A' change.patch) added"
for verb in DELETE INSERT; do
  operations | awk -v verb="$verb" '
    / DATA \{$/ { at = $1; next }
    /^} ;$/ || /^CLEAR/ { next }
    /^GRAPH </ { graph = " " $2; next }
    /^}$/ { graph = ""; next }
    at == verb { sub(/ \.$/, graph " ."); print }' >"$verb"
done
sed -n 's/^D //p' change.patch >wanted
same DELETE wanted
sed -n 's/^A //p' change.patch >wanted
same INSERT wanted
operations | grep ' DATA {' | uniq >order
printf 'DELETE DATA {\nINSERT DATA {\n' | cmp - order || fail "added before all is gone"
forget
cat >own.patch <<'END'
H version <http://made-up.example/1> .
TX .

A <http://x.example/a> <http://x.example/p> "a <b> \u0022 . } \\user\\U"@en-gb <http://x.example/g> .
D <http://x.example/a> <http://x.example/p> "a <b"^^<http://x.example/t> .
TC .
END
expect 0 load --to "$url/update" --patch own.patch --graph http://x.example/merged
operations >sent
cat >wanted <<'END'
DELETE DATA {
GRAPH <http://x.example/merged> {
<http://x.example/a> <http://x.example/p> "a <b"^^<http://x.example/t> .
}
} ;
INSERT DATA {
GRAPH <http://x.example/g> {
<http://x.example/a> <http://x.example/p> "a <b> \" . } \\\U00000075ser\\\U00000055"@en-gb .
}
} ;
END
same sent wanted
forget
for line in 'X <a:a> <a:b> <a:c> .' 'A <a:a> <a:b> .' 'A <a:a> <a:b> "c .' 'A <a:a> <b> <a:c> .' \
  'A <a:a> <a:b> "c"@e n .' 'A <a:a> <a:b> <a:c> <a:g h> .' 'A <a:a> <a:b> <a:c>' 'TA .'; do
  (cat own.patch; echo "$line") >bad.patch
  expect 3 load --to "$url/update" --patch bad.patch
  says err 'bad.patch: line 7: no line of a patch'
done
expect 3 load --to "$url/update" --patch no.patch
[ -z "$(ls log)" ] || fail "something of a broken patch is sent"

# ---- again and again
canned tired 503 'busy'
canned tired 429 'Retry-After: 1' 'slow down'
canned tired 204 ''
forget
expect 0 load -s store.db --to "$url/tired" --flat
set -- $(of tired)
[ $# -eq 3 ] || fail "$# requests for two failures and a success"
same "log/$1.body" "log/$2.body"
same "log/$1.body" "log/$3.body"
says err 'not counted: give --endpoint'
canned halfway 204 ''
canned halfway 403 'enough'
forget
expect 3 load -s store.db --to "$url/halfway"
says err 'not all was loaded: .*halfway?graph=.* 403: not allowed$'
says err '^  enough$'
[ "$(of halfway | wc -l)" -eq 2 ] || fail "403 is asked again"
expect 3 load -s store.db --to http://127.0.0.1:1/store --flat
says err '^wiregraph: http://127.0.0.1:1/store?default: cannot be reached'

# ---- counting
forget
expect 0 load -s store.db --to "$url/tired" --flat --endpoint "$url/query" --graph http://x.example/g
says err 'counts 421 triples in http://x.example/g'
grep -q 'GRAPH%20%3Chttp' log/*.body || fail "another graph is counted"
expect 3 load -s store.db --to "$url/tired" --flat --endpoint "$url/nowhere"
says err 'loaded, but not counted: .*nowhere'

# ---- who asks: once the server has said how, no body goes twice
for kind in basic digest; do
  canned "$kind" 204 "X-Auth: $kind" ''
  forget
  WIREGRAPH_PASSWORD='open sesame' expect 0 load -s store.db --to "$url/$kind" --user asker
  graphs=$(sed -n 's/.* in \([0-9]*\) graphs loaded/\1/p' err)
  [ "$(of "$kind" | wc -l)" -le $((graphs + 2)) ] || fail "$kind: bodies go twice"
  ! grep -q sesame err || fail "a password is told"
  expect 3 load -s store.db --to "$url/$kind"
done

# ---- misuse
forget
for arguments in "" "--to nowhere" "--to http://me:secret@x.example/" "--to $url/store --protocol ftp" \
  "--to $url/store --patch own.patch --protocol gsp" "--to $url/store --patch own.patch -s store.db" \
  "--to $url/store --graph nonsense" "--to $url/store --part -1" "--to $url/store --endpoint x" \
  "--to $url/store input.txt"; do
  expect 2 load $arguments
  ! grep -q secret err || fail "a password is told"
done
expect 3 load -s none.db --to "$url/store"
[ -z "$(ls log)" ] || fail "misuse sends"
