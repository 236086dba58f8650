# SPDX-License-Identifier: Apache-2.0
# Somebody who is erased is in no export, under no name, and stays out when his articles
# are read again.
. "${0%/*}/lib.sh"
expect 0 build -q -s store.db -f nquads "$articles"
cp out before.nq
person=$(sed -n 's/^<\([^>]*\/person\/[^>_]*-[^>_]*\)> <[^>]*#label> .*/\1/p' before.nq | sed -n 1p)
[ -n "$person" ] || fail "no person in the samples"
name=$(sed -n "s|^<$person> <[^>]*#label> \"\\([^\"]*\\)\".*|\\1|p" before.nq | head -n 1)
events=$(grep -c "<$person>" before.nq)
[ "$events" -gt 2 ] || fail "$person is nowhere"

expect 0 remove -q -s store.db --entity "$person" --patch change.patch
expect 0 export -s store.db -f nquads
cp out after.nq
"$APPLY_PATCH" before.nq change.patch >applied.nq || fail "the patch does not apply"
same applied.nq after.nq
! grep -q -F "<$person>" after.nq || fail "$person is still there"
! grep -q -F "$name" after.nq || fail "\"$name\" is still there: $(grep -F "$name" after.nq)"
[ "$(lines after.nq)" -gt $(($(lines before.nq) / 2)) ] || fail "more went than he"
! grep -a -q -F "$name" store.db || fail "\"$name\" is still in the store's bytes"

expect 0 build -q -s store.db -f nquads "$articles"
same out after.nq
expect 1 remove -s store.db --entity person/nobody-at-all
says err 'kept out'
