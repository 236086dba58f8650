# SPDX-License-Identifier: Apache-2.0
# What is written is checked, and files appear whole.
. "${0%/*}/lib.sh"
printf 'It rained.\n' >a.txt

if [ -w /dev/full ]; then
  for command in extract build read parse; do
    status=0
    "$WIREGRAPH" "$command" a.txt >/dev/full 2>err || status=$?
    [ "$status" -eq 3 ] || fail "$command > /dev/full: exit $status"
    says err 'standard output: cannot write: No space left on device'
    expect 3 "$command" a.txt -o /dev/full
    says err '/dev/full: cannot write'
  done
  for arguments in --help 'extract --help'; do
    status=0
    # shellcheck disable=SC2086
    "$WIREGRAPH" $arguments >/dev/full 2>err || status=$?
    [ "$status" -eq 3 ] || fail "$arguments > /dev/full: exit $status"
  done
  expect 3 export -o /dev/full
fi

expect 3 extract a.txt -o no/such/folder/out.nq
says err 'no/such/folder/out.nq: cannot write'

# By rename: links stay links, modes stay, a failed run leaves the old file and no other.
mkdir place
echo old >place/real.nq
chmod 640 place/real.nq
ln -s place/real.nq link.nq
expect 0 extract a.txt -o link.nq
[ -L link.nq ] || fail "the link was replaced"
says place/real.nq NewsArticle
[ "$(stat -c %a place/real.nq)" = 640 ] || fail "the mode changed"
echo old >place/real.nq
expect 3 extract missing.txt -o place/real.nq
[ "$(cat place/real.nq)" = old ] || fail "a failed run changed the file"
[ "$(ls place)" = real.nq ] || fail "something was left behind: $(ls place)"

# Standard output and a file hold the same bytes; the name tells the format.
expect 0 extract a.txt
cp out want.nq
expect 0 extract -o got.nq a.txt
[ ! -s out ] || fail "-o prints on standard output too"
same want.nq got.nq
expect 0 extract -f turtle a.txt
cp out want.ttl
expect 0 extract -o got.ttl a.txt
same want.ttl got.ttl

# A reader that goes away early ends the run quietly.
{ "$WIREGRAPH" read a.txt a.txt a.txt || true; } 2>err | true
[ ! -s err ] || fail "a closed pipe is complained of"

# A run that is killed leaves nothing behind.
mkfifo pipe
mkdir killed
"$WIREGRAPH" read -i jsonl -o killed/out.jsonl pipe 2>err &
run=$!
exec 9>pipe
while [ -z "$(ls killed)" ]; do sleep 0.1; done
kill -TERM $run
wait $run && fail "a killed run says all is well"
exec 9>&-
[ -z "$(ls killed)" ] || fail "a killed run left $(ls killed)"
