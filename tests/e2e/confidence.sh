# SPDX-License-Identifier: Apache-2.0
# --min-confidence: reports below it are left out by extract, build and export alike, and so
# are the events that only these tell.
. "${0%/*}/lib.sh"
cat >a.txt <<'END'
The United States charged Huawei Technologies with fraud on Monday. Huawei denied the charges.

Officials said that Nokia may sue Ericsson. The French maker of chips works with Intel.
END

numbers() {
  sed -n 's/.*ns#confidence> "\([0-9.]*\)".*/\1/p' "$1" | sort
}
# all FILE LEAST : FILE has a report, none has less confidence, each event has a report
all() {
  [ -n "$(numbers "$1")" ] || fail "$1 has no reports"
  numbers "$1" | awk -v least="$2" '$1 + 0 < least + 0 { exit 1 }' || fail "$1: a report below $2"
  sed -n 's/.*ns#reports> \(<[^>]*>\).*/\1/p' "$1" | sort -u >told
  sed -n -E "s/^(<[^>]*>) <[^>]*ns#(actor|target)>.*/\1/p" "$1" | sort -u >events
  comm -13 told events >alone
  [ ! -s alone ] || fail "$1: an event without report: $(cat alone)"
}

expect 0 extract a.txt
cp out whole
middle=$(numbers whole | tail -n 1)
numbers whole | head -n 1 | grep -q -v -x -F "$middle" || fail "all reports are equally sure"
expect 0 extract --min-confidence 0 a.txt
same whole out
expect 0 extract --min-confidence "$middle" a.txt
all out "$middle"
[ "$(lines out)" -lt "$(lines whole)" ] || fail "nothing was left out"
expect 0 extract --min-confidence 1 a.txt
[ -z "$(numbers out)" ] || fail "a report of confidence 1"

expect 0 build -s whole.db -f nquads a.txt
cp out built
expect 0 export -s whole.db -f nquads --min-confidence 0
same built out
expect 0 export -s whole.db -f nquads --min-confidence "$middle"
all out "$middle"
cp out some
expect 0 export -s whole.db -f turtle --min-confidence "$middle"
expect 0 export -s whole.db -f nquads
same built out
expect 0 build -s some.db -f nquads --min-confidence "$middle" a.txt
all out "$middle"
numbers out >want
numbers some >got
same want got

for command in extract build; do
  for value in 1.01 2 -0.1 x '' 0,5; do
    expect 2 "$command" --min-confidence "$value" a.txt
  done
done
for value in 1.01 2 x ''; do expect 2 export -s whole.db --min-confidence "$value"; done
