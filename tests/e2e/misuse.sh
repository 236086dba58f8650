# SPDX-License-Identifier: Apache-2.0
# Misuse: exit 2 and two lines on standard error, the second of which names the help.
. "${0%/*}/lib.sh"
echo word >a.txt

misused() {
  expect 2 "$@"
  [ ! -s out ] || fail "wiregraph $*: misuse prints on standard output"
  [ "$(lines err)" -eq 2 ] || fail "wiregraph $*: not two lines"
  says err '^wiregraph'
  says err '^Try "wiregraph.* --help"\.$'
}

misused
misused frobnicate
misused --frobnicate
for command in extract build read parse; do
  misused "$command"
  misused "$command" --frobnicate a.txt
  misused "$command" -i nonsense a.txt
  misused "$command" --max-document-size 0 a.txt
  misused "$command" --max-document-size 3X a.txt
  misused "$command" --max-document-size -1 a.txt
  misused "$command" -q -v a.txt
  misused "$command" -o
done
for command in extract build; do
  misused "$command" -f nonsense a.txt
  says err turtle
  misused "$command" -j -1 a.txt
  misused "$command" -j many a.txt
  misused "$command" --date yesterday a.txt
  misused "$command" --date 2019-02-30 a.txt
  misused "$command" --base 'no iri' a.txt
  misused "$command" --min-confidence 1.5 a.txt
  misused "$command" --min-confidence x a.txt
done
for command in extract build read; do
  misused "$command" --contact '(desk)' a.txt
  says err '^wiregraph.*--contact'
done
misused remove -s some.db
misused load -s some.db
misused export a.txt
misused export -f nonsense
misused train a.conllu
[ ! -e wiregraph.db ] || fail "misuse made a store"
