# SPDX-License-Identifier: Apache-2.0
# query --endpoint over HTTP: what it sends, what it prints of each kind of answer, and
# what it says where there is none. A server with canned answers stands on loopback.
. "${0%/*}/lib.sh"
. "${0%/*}/canned.sh"
serve

select='SELECT ?name ?none { ?a wg:owns+ ?b . ?b rdfs:label ?name }'
json='Content-Type: application/sparql-results+json'
canned rows 200 "$json" '{ "head": { "link": [], "vars": ["name", "none"] }, "results": {
"distinct": false, "bindings": [
{ "name": { "type": "literal", "value": "Lindqvist \"Mills\"", "xml:lang": "sv" } },
{ "name": { "type": "typed-literal", "value": "7",
  "datatype": "http://www.w3.org/2001/XMLSchema#integer" },
  "none": { "type": "bnode", "value": "nodeID://b10" } },
{ "name": { "type": "uri", "value": "http://made-up.example/a" },
  "none": { "type": "bnode", "value": "nodeID://b10" } } ] } }'

# What is sent.
expect 0 query --endpoint "$url/rows" -f csv "$select"
printf 'name,none\r\n"Lindqvist ""Mills""",\r\n7,_:b1\r\nhttp://made-up.example/a,_:b1\r\n' >wanted
same out wanted
says log/1.head '^POST /rows$'
says log/1.head '^Content-Type: application/x-www-form-urlencoded$'
says log/1.head '^Accept: application/sparql-results+json$'
says log/1.body '^query=PREFIX%20wg%3A%20%3Chttps'
says log/1.body 'SELECT%20%3Fname.*wg%3Aowns%2B'

# Every format.
expect 0 query --endpoint "$url/rows" -f tsv "$select"
printf '?name\t?none\n"Lindqvist \\"Mills\\""@sv\t\n"7"^^<%sinteger>\t_:b1\n%s\t_:b1\n' \
  'http://www.w3.org/2001/XMLSchema#' '<http://made-up.example/a>' >wanted
same out wanted
expect 0 query --endpoint "$url/rows" "$select"
says out '^Lindqvist "Mills" *| $'
expect 0 query --endpoint "$url/rows" -f json "$select"
says out '^{"name":{"type":"literal","value":"Lindqvist \\"Mills\\"","xml:lang":"sv"}},$'
echo "$select" >q.rq
expect 0 query --endpoint "$url/rows" -f xml -o out.xml --file q.rq
says out.xml '<binding name="name"><uri>http://made-up.example/a</uri></binding>'

canned yes 200 "$json" '{"head":{},"boolean":true}'
expect 0 query --endpoint "$url/yes" 'ASK { ?a wg:owns/wg:owns ?b }'
says out '^true$'
expect 3 query --endpoint "$url/yes" "$select"
says err 'a boolean, which was not asked for'
expect 3 query --endpoint "$url/rows" 'ASK {}'

# Graphs.
canned graph 200 'Content-Type: application/n-triples; charset=UTF-8' '# made up
<http://x.example/b> <http://x.example/p> "2"^^<http://www.w3.org/2001/XMLSchema#string> .
<http://x.example/a> <http://x.example/p> "\u00C5land"@en .
<http://x.example/a> <http://x.example/p> "\u00C5land"@en .'
expect 0 query --endpoint "$url/graph" -f ntriples 'DESCRIBE <http://x.example/a>'
printf '%s\n' '<http://x.example/a> <http://x.example/p> "Åland"@en .' \
  '<http://x.example/b> <http://x.example/p> "2" .' >wanted
same out wanted
says "log/$(requests).head" '^Accept: application/n-triples'
expect 0 query --endpoint "$url/graph" 'CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b MINUS { ?b ?p ?a } }'
says out '^@prefix wg:'
canned turtle 200 'Content-Type: text/turtle' '<http://x.example/a> a <http://x.example/B>, <http://x.example/C> .'
expect 0 query --endpoint "$url/turtle" -f ntriples 'DESCRIBE <http://x.example/a>'
[ "$(lines out)" -eq 2 ] || fail "Turtle is not read"
canned blank 200 'Content-Type: text/turtle' '<http://x.example/a> <http://x.example/p> [] .'
expect 2 query --endpoint "$url/blank" 'DESCRIBE <http://x.example/a>'
says err 'blank nodes'
canned page 200 'Content-Type: text/html' '<p>Welcome</p>'
expect 3 query --endpoint "$url/page" 'DESCRIBE <http://x.example/a>'
says err 'neither N-Triples nor Turtle but text/html'

# Refused before anything is sent.
n=$(requests)
expect 2 query --endpoint "$url/rows" 'INSERT DATA { <http://x.example/a> a <http://x.example/b> }'
says err 'UPDATE'
expect 2 query --endpoint "$url/rows" 'SELECT * { ?a wg:owns? ?b } ; DROP ALL'
says err 'UPDATE'
expect 2 query --endpoint "$url/rows" 'nonsense'
expect 2 query --endpoint "$url/rows" -f turtle "$select"
expect 2 query --endpoint "$url/rows" -s store.db "$select"
expect 2 query --endpoint "ftp://x.example/" "$select"
expect 2 query --endpoint "http://asker:secret@x.example/" "$select"
! grep -q secret err || fail "a password is told"
expect 2 query --endpoint "$url/rows" --user asker:secret "$select"
expect 2 query --endpoint "$url/rows" --timeout -5 "$select"
expect 2 query --timeout 5 "$select"
[ "$(requests)" -eq "$n" ] || fail "what is refused is sent"

# Broken answers leave no file.
canned broken 200 "$json" '{"head":{"vars":["a"]},"results":{"bindings":[{"a"'
canned other 200 "$json" '{"head":{"vars":["a"]},"results":{"bindings":[{"a":"b"},{"a":{"type":"x","value":"y"}}]}}'
canned names 200 "$json" '{"head":{"vars":["a b"]},"results":{"bindings":[]}}'
canned list 200 "$json" '[1]'
for name in broken other names list; do
  expect 3 query --endpoint "$url/$name" -o none.csv -f csv "$select"
  says err "$url/$name: the answer is no SPARQL results in JSON"
  [ ! -e none.csv ] || fail "$name: half a file"
done
canned triples 200 'Content-Type: application/n-triples' '<http://x.example/a> <http://x.example/p> .'
expect 3 query --endpoint "$url/triples" 'DESCRIBE <http://x.example/a>'
says err 'broken Turtle: line 1'
canned cut 200 "$json" 'X-Cut: yes' '{"head":{},"boolean":true}  '
expect 3 query --endpoint "$url/cut" 'ASK {}'
canned stall 200 'X-Stall: yes' ''
expect 3 query --endpoint "$url/stall" --timeout 1 'ASK {}'
says err 'no answer in time'
expect 3 query --endpoint http://127.0.0.1:1/ 'ASK {}'
says err 'cannot be reached'

# Errors: 400 is the query's, the others the server's; some lines of it, and tame ones.
canned wrong 400 'Content-Type: text/plain' "line one$(printf '\033')[2J

line two
three
four
five
six
seven"
expect 2 query --endpoint "$url/wrong" "$select"
says err 'answers 400$'
says err '^  line one \[2J$'
says err '^  six$'
! grep -q seven err || fail "more than six lines of an error"
canned fault 500 'Content-Type: text/html' '<html><head><title>Oh</title></head><body><h1>No memory left</h1></body></html>'
expect 3 query --endpoint "$url/fault" "$select"
says err 'No memory left'
! grep -q '<h1>' err || fail "markup in a message"
canned moved 301 'Location: http://elsewhere.example/sparql' ''
expect 3 query --endpoint "$url/moved" "$select"
says err 'moved; give http://elsewhere.example/sparql'
expect 3 query --endpoint "$url/nowhere" "$select"
says err '404: nothing there'

# Who asks.
for kind in basic digest; do
  canned "$kind" 200 "$json" "X-Auth: $kind" '{"head":{},"boolean":true}'
  expect 3 query --endpoint "$url/$kind" 'ASK {}'
  says err '401: it wants a user'
  WIREGRAPH_PASSWORD='open sesame' expect 0 query --endpoint "$url/$kind" --user asker 'ASK {}'
  says out true
  WIREGRAPH_USER=asker WIREGRAPH_PASSWORD='open sesame' expect 0 query --endpoint "$url/$kind" 'ASK {}'
  WIREGRAPH_PASSWORD='wrong one' expect 3 query --endpoint "$url/$kind" -v --user asker 'ASK {}'
  says err '401: it knows no such user'
  ! grep -q 'wrong one' err || fail "a password is told"
  mkdir -p home
  printf 'machine 127.0.0.1 login asker password "open sesame"\n' >home/.netrc
  HOME=$work/home expect 0 query --endpoint "$url/$kind" 'ASK {}'
  HOME=$work/home expect 0 query --endpoint "$url/$kind" --user asker 'ASK {}'
  HOME=$work/home expect 3 query --endpoint "$url/$kind" --user other 'ASK {}'
done
