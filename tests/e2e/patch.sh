# SPDX-License-Identifier: Apache-2.0
# What a run prints as its patch makes the new export of the old one, byte for byte: of
# articles added, changed and withdrawn, and of somebody erased.
. "${0%/*}/lib.sh"

expect 0 read "$articles"
cp out articles.jsonl
n=$(lines articles.jsonl)

# patched ARGUMENT... : run it with --patch on store.db; the patch must do what it did
patched() {
  cp now.nq old.nq
  expect 0 "$@" -s store.db --patch change.patch
  expect 0 export -s store.db -f nquads
  cp out now.nq
  "$APPLY_PATCH" old.nq change.patch >applied.nq || fail "$*: the patch does not apply"
  same applied.nq now.nq
}

: >now.nq
head -n 3 articles.jsonl >some.jsonl
patched build -q some.jsonl
[ "$(grep -c '^A ' change.patch)" -eq "$(lines now.nq)" ] || fail "the first patch"
head -n $((n - 1)) articles.jsonl >most.jsonl
patched build -q most.jsonl
patched build -q articles.jsonl
patched build -q articles.jsonl
[ ! -s change.patch ] || fail "nothing changed, and yet a patch"

# The store and the patch alone: nothing is printed.
expect 0 build -q -f none -s other.db --patch change.patch some.jsonl
[ ! -s out ] || fail "-f none printed something"
expect 0 build -q -f none -s other.db --patch more.patch most.jsonl
expect 0 export -s other.db -f nquads
cp out other.nq
: >empty.nq
"$APPLY_PATCH" empty.nq change.patch >some.nq || fail "the first patch does not apply"
"$APPLY_PATCH" some.nq more.patch >applied.nq || fail "the second patch does not apply"
same applied.nq other.nq

# An article that says something else from now on.
head -n 1 articles.jsonl | sed 's/"text":"[^"]*"/"text":"It rained all day."/' >changed.jsonl
patched build -q changed.jsonl
grep -q '^D ' change.patch || fail "an article changed, and nothing goes"

article=$(sed -n 's/^<[^>]*> <[^>]*#type> <https:..schema.org.NewsArticle> <\([^>]*\)> \.$/\1/p' now.nq | tail -n 1)
patched remove -q "$article"
! grep -q -F "<$article>" now.nq || fail "$article is still there"
expect 1 remove -s store.db "$article"
says err 'no such article'
grep -q '^D ' change.patch || fail "nothing was withdrawn"

# All withdrawn, one by one: nothing is left.
for article in $(sed -n 's/^<[^>]*> <[^>]*#type> <https:..schema.org.NewsArticle> <\([^>]*\)> \.$/\1/p' now.nq); do
  patched remove -q "$article"
done
[ ! -s now.nq ] || fail "what no article supports is left: $(head -n 3 now.nq)"
