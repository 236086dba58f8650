# SPDX-License-Identifier: Apache-2.0
# FollowTheMoney of the sample articles: one entity a line, no topics, every reference leads
# to an entity of the same file.
. "${0%/*}/lib.sh"
expect 0 build -s s.db -o g.nq "$articles"
expect 0 export -s s.db -o news.ftm.json
expect 0 export -s s.db -f ftm
same out news.ftm.json
[ "$(lines out)" -gt 50 ] || fail "hardly any entities"
! grep -v -q '^{"id": "wg-[0-9a-f-]*", "schema": "[A-Za-z]*", "properties": {.*}}$' out ||
  fail "a line that is no entity"
! grep -q -i -e topics -e crime out || fail "topics"
sed 's/^{"id": "\([^"]*\)".*/\1/' out | sort >ids
[ -z "$(uniq -d ids)" ] || fail "one id for two"
sed 's/^{"id": "[^"]*"//' out | grep -o '"wg-[0-9a-f-]*"' | tr -d '"' | sort -u >named
[ -s named ] || fail "no references"
comm -13 ids named >lost
[ ! -s lost ] || fail "references lead nowhere: $(cat lost)"
for schema in Person Company Article Employment UnknownLink CourtCase; do
  says out "\"schema\": \"$schema\""
done
expect 0 export -s s.db -f ftm --no-persons
! grep -q '"schema": "\(Person\|Employment\|Family\)"' out || fail "a person"
expect 2 export -s s.db -f ftm --roll-up country
