# SPDX-License-Identifier: Apache-2.0
# export for publication, by the command: no words of the articles, no persons, pseudonyms.
. "${0%/*}/lib.sh"
cat >news.jsonl <<'END'
{"url":"https://news.example/1","date":"2031-04-20","title":"Aldermoor breaks with Brackwell","author":"Penny Scribbler","text":"Aldermoor University suspended its ties with Brackwell Corp. in March 2031. Jane Roe, the treasurer of Cedarline Ltd., denied the claims."}
END
expect 0 build -s s.db -f nquads news.jsonl
says out 'Jane Roe'
cp out whole
expect 0 export -s s.db -f nquads --no-quotes
! grep -q -e 'ns#quote>' -e 'suspended its ties' -e headline out || fail "words of the article"
says out 'ns#quoteHash> "[0-9a-f]\{64\}"'
says out 'Jane Roe'
expect 0 export -s s.db -f nquads --no-persons
! grep -q -i -e roe -e scribbler -e 'ns#Person' out || fail "a person"
says out 'ns#TieSuspension>'

printf 'too short' >short
head -c 32 /dev/urandom >key
expect 0 export -s s.db -f nquads --pseudonyms key
! grep -q -i -e roe -e scribbler out || fail "a name"
says out 'label> "Person [0-9a-f]\{8\}"'
says out 'ns#Denial>'
cp out one
expect 0 export -s s.db -f nquads --pseudonyms key
same one out
head -c 32 /dev/urandom >other
expect 0 export -s s.db -f nquads --pseudonyms other
! cmp -s one out || fail "another key gives the same"
expect 2 export -s s.db --pseudonyms short
expect 3 export -s s.db --pseudonyms none
expect 0 export -s s.db -f nquads
same whole out

# Tables stand in files by their names. What is told: the severing, the partnership that it ends,
# an office.
expect 0 export -s s.db -o t.occurrences.csv
[ "$(lines t.occurrences.csv)" -eq 3 ] || fail "occurrences: $(cat t.occurrences.csv)"
says t.occurrences.csv '^2031-03,month,.*,TieSuspension,begun,'
expect 0 export -s s.db -o t.spells.csv
[ "$(lines t.spells.csv)" -eq 4 ] || fail "spells: $(cat t.spells.csv)"
says t.spells.csv ',1,2031-03,month,,,0,1,0,1,2031-04-20,2031-04-20,'
expect 0 export -s s.db -o t.panel.csv
says t.panel-dyads.csv ',TieSuspension,1,0,0,0,0,0'
says t.panel-months.csv '^2031-04,1,1'
