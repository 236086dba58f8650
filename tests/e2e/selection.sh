# SPDX-License-Identifier: Apache-2.0
# export with selections: the same part in every format, told by the description; what is
# not there or makes no sense is refused and prints nothing.
. "${0%/*}/lib.sh"
cat >news.jsonl <<'END'
{"url":"https://news.example/1","date":"2031-04-20","text":"Aldermoor University suspended its ties with Brackwell Corp. in March 2031. Brackwell Corp. owns Cedarline Ltd."}
{"url":"https://news.example/2","date":"2031-06-02","text":"Brackwell Corp. sued Cedarline Ltd. on Monday. Jane Roe, the treasurer of Cedarline Ltd., denied the claims."}
END
expect 0 build -s s.db -f ntriples news.jsonl
sort out >whole.nt
reports() { grep -c 'type> <https://w3id.org/wiregraph/ns#Report>' "$1" || true; }
events() { sed -n 's/.*type> <[^>]*ns#\(Tie[A-Za-z]*\|Ownership\|Lawsuit\|RoleHolding\|Denial\)>.*/\1/p' "$1" | sort -u | tr '\n' ' '; }
part() {
  expect 0 export -s s.db -f ntriples "$@"
  sort out | comm -23 - whole.nt >more
  [ ! -s more ] || fail "$*: not of the whole: $(cat more)"
  events out
}
[ "$(part --class Lawsuit)" = "Lawsuit " ] || fail "--class: $(events out)"
[ "$(part --class Lawsuit --class TieSuspension)" = "Lawsuit TieSuspension " ] || fail "two classes"
[ "$(part --entity "Aldermoor University")" = "TieSuspension " ] || fail "--entity"
part --entity "Aldermoor University" --hops 2 | grep -q Ownership || fail "--hops 2"
[ "$(part --article https://news.example/1 --class Ownership)" = "Ownership " ] || fail "both"
[ "$(part --until 2031-03)" = "TieSuspension " ] || fail "--until"
part --from 2031-05-01 >now
! grep -q Tie now || fail "--from"
[ -z "$(part --min-sources 2)" ] || fail "--min-sources"
[ "$(reports out)" -eq 0 ] || fail "a report of nothing"

expect 0 export -s s.db -f csv --class TieSuspension -o tie.csv
[ "$(lines tie-edges.csv)" -eq 2 ] && [ "$(lines tie-nodes.csv)" -eq 3 ] || fail "not one edge"
expect 0 export -s s.db -f nquads --article https://news.example/2
says out '<https://news.example/2> \.$'
! grep -q 'news.example/1' out || fail "the other article is there"
expect 0 export -s s.db -f ntriples --class Lawsuit --describe void.ttl
says void.ttl "void:triples $(lines out) ;"

echo 'CONSTRUCT { ?a wg:owns ?b } WHERE { ?a wg:owns ?b }' >owns.rq
for format in ntriples nquads; do
  expect 0 export -s s.db -f $format --construct owns.rq
  [ "$(lines out)" -eq 1 ] || fail "$format: $(cat out)"
  says out 'brackwell> <https://w3id.org/wiregraph/ns#owns> <.*cedarline> \.$'
done

echo 'SELECT ?a WHERE { ?a wg:owns ?b }' >select.rq
expect 2 export -s s.db --construct select.rq
expect 2 export -s s.db --construct owns.rq --class Lawsuit
expect 3 export -s s.db --construct none.rq
for wrong in "--class Weather" "--entity Nobody" "--article https://news.example/3" \
  "--from yesterday" "--until 2031-13-40x" "--from 2031-02 --until 2031-01" "--hops 2" \
  "--min-sources -1" "--min-sources x"; do
  # shellcheck disable=SC2086
  expect 2 export -s s.db $wrong
  [ ! -s out ] || fail "$wrong printed something"
done
