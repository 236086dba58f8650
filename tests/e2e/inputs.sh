# SPDX-License-Identifier: Apache-2.0
# Bad inputs are named with their reason and passed over; the exit code tells.
. "${0%/*}/lib.sh"
printf 'Acme Corp. said on Monday that it had sued Initech.\n' >good.txt
printf 'caf\351\n' >latin.txt
: >empty.txt
printf 'a\000b\n' >nul.txt
printf '{"text":"%s"}\n{"text":"short"}\n' \
  "$(head -c 300000 /dev/zero | tr '\0' a)" >huge.jsonl

# Nothing could be opened at all: 3, and neither store nor output is made.
for command in extract build read parse; do
  expect 3 "$command" missing.txt -o made
  says err 'missing.txt: cannot open'
  [ ! -e made ] || fail "$command made an output of nothing"
done
[ ! -e wiregraph.db ] || fail "a store was made of nothing"

# Some failed: 1, each named, the others done.
for command in extract read parse; do
  expect 1 "$command" missing.txt latin.txt empty.txt nul.txt good.txt
  says err 'missing.txt: cannot open'
  says err 'latin.txt:1: not UTF-8 at byte 3'
  says err 'empty.txt: is empty'
  says err 'nul.txt:1: a NUL byte at byte 1'
  [ "$(lines err)" -eq 4 ] || fail "$command: more than four complaints"
  [ -s out ] || fail "$command: nothing came of the good one"
done

expect 0 read good.txt
cp out want
expect 1 read latin.txt good.txt -q
same out want
expect 0 read -itext -j2 -oout.jsonl good.txt
same out.jsonl want
expect 0 read - <good.txt
says out '"source":"-"'
gzip -k good.txt
expect 0 read good.txt.gz
says out 'sued Initech'

# A line longer than any document may be is passed over, the next one read.
expect 1 read --max-document-size 1000 huge.jsonl
says err 'huge.jsonl:1: .*larger than'
[ "$(lines out)" -eq 1 ] || fail "the short line was lost"
expect 0 read huge.jsonl
[ "$(lines out)" -eq 2 ] || fail "the long line was lost"
expect 1 read --max-document-size 10 good.txt
says err 'good.txt: larger than the 10 bytes'

# An empty batch of JSON lines is no failure.
expect 0 extract -i jsonl - </dev/null
[ ! -s out ] || fail "an empty batch gives statements"

# An article without facts still has its graph.
printf 'It rained.\n' >dull.txt
expect 0 extract dull.txt
says out '<https://schema.org/NewsArticle>'
