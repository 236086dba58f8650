# SPDX-License-Identifier: Apache-2.0
# Texts that no newsroom writes cost time and output in proportion to their length, and
# nothing is read beyond a sentence's end.
. "${0%/*}/lib.sh"

# one sentence of five thousand words: a report would quote all of it
i=0
while [ $i -lt 1000 ]; do
  printf 'Acme%s Corp sued Brightwell%s Inc and ' $i $i
  i=$((i + 1))
done >long.txt
expect 0 extract long.txt
[ "$(lines out)" -lt 100 ] || fail "a sentence without end gives $(lines out) statements"

# nothing but lines that stand above a headline
i=0
while [ $i -lt 20000 ]; do
  printf 'Statement\n\n'
  i=$((i + 1))
done >notices.txt
printf 'The end\n' >>notices.txt
expect 0 read notices.txt

# a title that breaks off
printf 'Jane Roe is the chairman of\n\nJohn Doe was named director for' >broken.txt
expect 0 extract broken.txt
