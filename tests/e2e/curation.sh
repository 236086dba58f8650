# SPDX-License-Identifier: Apache-2.0
# Proposals become decisions; an edited file applies fully at the next build, whose patch
# tells what it did; a broken one is told and changes nothing.
. "${0%/*}/lib.sh"
expect 0 build -q -s store.db -f nquads --propose proposed.tsv "$articles"
cp out before.nq
says proposed.tsv '^# '
expect 0 build -q -s store.db -f nquads --curation proposed.tsv "$articles"
same out before.nq

iri=$(sed -n 's/^<\([^>]*\/organization\/[^>]*\)> <[^>]*#label> "[^"]*" \.$/\1/p' before.nq | sed -n 1p)
printf 'rename\t%s\tThe Renamed Works\tas it calls itself\t2031-01-01\n' "$iri" >mine.tsv
expect 0 export -s store.db -f nquads --curation mine.tsv
says out 'The Renamed Works'
expect 0 export -s store.db -f nquads
same out before.nq

expect 0 build -q -s store.db -f nquads --curation mine.tsv --patch change.patch "$articles"
says out 'The Renamed Works'
cp out after.nq
"$APPLY_PATCH" before.nq change.patch >applied.nq || fail "the patch does not apply"
same applied.nq after.nq
expect 0 export -s store.db -f nquads
same out after.nq

echo 'no decision' >broken.tsv
expect 4 build -q -s store.db --curation broken.tsv "$articles"
says err 'broken.tsv:1:'
expect 3 export -s store.db --curation missing.tsv
: >none.tsv
expect 0 build -q -s store.db -f nquads --curation none.tsv "$articles"
same out before.nq
