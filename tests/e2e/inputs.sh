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

# A web archive: its pages are articles, what cannot be read is named by its address.
answer() {
  printf 'HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n' "$2" >block
  cat good.txt >>block
  printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n' \
    "$1" 2031-04-05T06:07:08Z
  printf 'Content-Type: application/http; msgtype=response\r\nContent-Length: %s\r\n\r\n' \
    "$(wc -c <block | tr -d ' ')"
  cat block
  printf '\r\n\r\n'
}
{ answer https://news.example/a text/plain | gzip
  answer https://news.example/a.png image/png | gzip
  answer https://news.example/b text/plain | gzip; } >pages.warc.gz
expect 0 read pages.warc.gz
[ "$(lines out)" -eq 2 ] || fail "two pages give $(lines out) articles"
says out '"url":"https://news.example/a".*"retrieved":"2031-04-05T06:07:08Z"'
expect 0 extract -i warc - <pages.warc.gz
says out '<https://news.example/b> <https://schema.org/url>'
head -c 600 pages.warc.gz >cut.warc.gz
expect 1 build -s archive.db cut.warc.gz
says err 'cut.warc.gz: cannot read on: the gzip data end too early'
