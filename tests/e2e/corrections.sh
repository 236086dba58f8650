# SPDX-License-Identifier: Apache-2.0
# A corrected article keeps hash and date of its former version, whatever the runs in which
# the two came; a retracted one supports nothing; an outcome shows where its charge does.
. "${0%/*}/lib.sh"
ns=https://w3id.org/wiregraph/ns
cat >old.jsonl <<'E2'
{"url":"https://paper.example/7","date":"2031-05-03","title":"A suit","text":"Orso Grain Inc. sued Beta Labs Ltd. in Oslo on Friday. The harbour board said it would not comment on the case."}
E2
cat >new.jsonl <<'E2'
{"url":"https://paper.example/7","date":"2031-05-03","corrected":"2031-05-05","title":"A suit","text":"Orso Grain Inc. sued Coral Rail Ltd. in Oslo on Friday. The harbour board said it would not comment on the case.\n\nCorrection: Orso Grain Inc. sued Coral Rail Ltd. An earlier version said that it sued Beta Labs."}
E2
cat >back.jsonl <<'E2'
{"url":"https://paper.example/8","date":"2031-05-04","title":"Fine","text":"Norway fined Ember Glass Ltd. on Monday.\n\nEditor's note: The paper has retracted this article; nobody was fined."}
{"url":"https://paper.example/9","date":"2031-05-06","title":"Charges","text":"The Justice Department charged Jade Mills Corp. with fraud in March."}
{"url":"https://paper.example/10","date":"2031-06-06","title":"Charges dropped","text":"The court in Oslo dismissed the charges against Jade Mills Corp. on Monday."}
E2
expect 0 build -q -s two.db -o two.nq old.jsonl back.jsonl
grep -q 'Orso Grain Inc. → Beta Labs Ltd.' two.nq || fail "the samples are not read as they were meant"
! grep -q wasRevisionOf two.nq || fail "an article without a mark shows a version"
former=$(sed -n "s|^<https://paper.example/7> <$ns#contentHash> \"\\([0-9a-f]*\\)\".*|\\1|p" two.nq)
expect 0 build -q -s two.db -f nquads --patch change.patch new.jsonl
cp out new.nq
"$APPLY_PATCH" two.nq change.patch >applied.nq || fail "the patch does not apply"
same applied.nq new.nq
says new.nq "^<[^>]*/version/[0-9a-f]*> <$ns#contentHash> \"$former\" <https://paper.example/7>"
says new.nq "^<https://paper.example/7> <$ns#corrected> \"true\""
says new.nq "^<https://paper.example/7> <$ns#correctedOn> \"2031-05-05\""
says new.nq '^<https://paper.example/7> <https://schema.org/correction> "Correction: Orso'
! grep -q 'Lawsuit: Orso Grain Inc. → Beta Labs' new.nq || fail "the former text still tells"
expect 0 build -q -s one.db -f nquads new.jsonl back.jsonl old.jsonl
same out new.nq

says new.nq "^<https://paper.example/8> <$ns#retracted> \"true\""
says new.nq "<$ns#standing> <$ns#retractedOnly>"
! grep -q "<$ns#penalizes>" new.nq || fail "a retracted article supports a flat triple"

expect 0 explain -s one.db 'Jade Mills Corp.'
says out 'see also, with an outcome (dismissed): Charge'
says out '^    outcome: dismissed$'
expect 0 explain -s one.db 'Department of Justice'
says out 'see also, with an outcome (dismissed)'
expect 0 explain -s one.db 'Ember Glass Ltd.'
says out 'retractedOnly; reports: 1; independent sources: 0'
says out 'paper.example/8; retracted$'
expect 0 query -s one.db -f csv --file "$WG_SOURCE/docs/queries/outcomes.rq"
says out '^Jade Mills Corp.,[^,]*dismissed,Charge: → Jade Mills Corp.,Charge: Department of Justice'
expect 0 query -s one.db -f csv --file "$WG_SOURCE/docs/queries/corrections.rq"
says out "paper.example/7,2031-05-05,,.*$former,2031-05-03,"

expect 0 read new.jsonl
says out '"corrected":"2031-05-05"'
