# SPDX-License-Identifier: Apache-2.0
# A hundred kills at random moments of a build: each time the store opens and holds of
# every article what it was or what it is to be, and in the end a build completes. Stops
# early, and says so, where the machine is so slow that it would take minutes.
. "${0%/*}/lib.sh"
kills=${WG_KILLS:-100}
most=240 # seconds

# 600 articles in two versions, which tell different things.
write() {
  awk -v verb="$1" 'BEGIN {
    for (i = 1; i <= 600; i++)
      printf "{\"id\":\"a%d\",\"date\":\"2031-01-%02d\",\"text\":\"Acme %d Corp. %s Beta Works Ltd. on Monday.\"}\n",
             i, i % 28 + 1, i % 50, verb }'
}
write sued >old.jsonl
write acquired >new.jsonl
expect 0 extract -q old.jsonl
cp out old.nq
expect 0 extract -q new.jsonl
cp out new.nq
! cmp -s old.nq new.nq || fail "the two versions tell the same"

# Article graphs as one string each, by name; all of now.nq must be in the one or other.
whole() {
  awk 'function name(line,  n, part) { n = split(line, part, " "); return part[n - 1] }
    FNR == 1 { file++ }
    { g = name($0) }
    file == 1 { old[g] = old[g] $0 }
    file == 2 { new[g] = new[g] $0 }
    file == 3 && g in old { now[g] = now[g] $0 }
    END {
      for (g in old) { n++; if (now[g] != old[g] && now[g] != new[g]) { bad++; print "torn: " g } }
      for (g in now) seen++
      if (seen != n) print "articles: " seen " of " n
      exit bad > 0 || seen != n }' old.nq new.nq "$1"
}

expect 0 build -q -s store.db -f nquads old.jsonl
whole out >report || fail "before any kill: $(head -n 3 report)"

# Kills fall within the time that a build takes.
begin=$(date +%s)
start=$(date +%s%N)
"$WIREGRAPH" build -q -s timing.db -f nquads new.jsonl >/dev/null
took=$(awk -v from="$start" -v to="$(date +%s%N)" 'BEGIN { print (to - from) / 1e9 + 0.02 }')
n=0
while [ "$n" -lt "$kills" ]; do
  [ $(($(date +%s) - begin)) -lt "$most" ] || break
  n=$((n + 1))
  version=$([ $((n % 2)) -eq 1 ] && echo new || echo old)
  # Every fourth keeps the merged graph too, to tell what changed.
  patch=$([ $((n % 4)) -eq 0 ] && echo --patch=change.patch || :)
  # shellcheck disable=SC2086 # no word where there is no patch
  "$WIREGRAPH" build -q -s store.db -o graph.nq $patch "$version.jsonl" 2>err &
  pid=$!
  sleep "$(awk -v seed="$n" -v most="$took" 'BEGIN { srand(seed); printf "%.3f", rand() * most }')"
  kill -9 "$pid" 2>/dev/null || :
  wait "$pid" 2>/dev/null || :
  if [ $((n % 5)) -eq 0 ]; then
    expect 0 export -s store.db -f nquads
    whole out >report || fail "after $n kills: $(head -n 3 report)"
  fi
done
echo "$n kills"
[ "$n" -ge 20 ] || fail "the machine is too slow: only $n kills in $most seconds"

expect 0 build -q -s store.db -f nquads new.jsonl
cp out killed.nq
expect 0 build -q -s fresh.db -f nquads new.jsonl
same out killed.nq

# What the kills left of the merged graph that is kept makes a true patch.
expect 0 build -q -s store.db --patch=change.patch -f nquads old.jsonl
"$APPLY_PATCH" killed.nq change.patch >patched.nq || fail "the patch does not apply"
same out patched.nq

# Two at once: the one works, the other works too or says that it may not.
"$WIREGRAPH" build -q -s store.db -o first.nq old.jsonl 2>first.err &
pid=$!
status=0
"$WIREGRAPH" build -q -s store.db -o second.nq old.jsonl 2>second.err || status=$?
first=0
wait "$pid" || first=$?
[ "$status" -eq 0 ] || [ "$first" -eq 0 ] || fail "neither build worked"
[ "$status" -eq 0 ] || grep -q 'store.db' second.err || fail "refused without a word"
[ "$first" -eq 0 ] || grep -q 'store.db' first.err || fail "refused without a word"
expect 0 export -s store.db -f nquads
whole out >report || fail "after two at once: $(head -n 3 report)"
