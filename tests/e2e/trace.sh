# SPDX-License-Identifier: Apache-2.0
# --trace tells on standard error what was tried, and changes nothing on standard output.
. "${0%/*}/lib.sh"
printf 'The United States charged Huawei with fraud. The firm cut costs.\n' >a.txt
printf 'Nokia sued Ericsson.\n' >b.txt

expect 0 extract -q a.txt b.txt
cp out want
[ ! -s err ] || fail "words without --trace"
expect 0 extract -q --trace a.txt b.txt
same want out
says err '^article a.txt$'
says err '^sentence 1: The United States charged Huawei with fraud\.$'
says err '^  "charged": charge (Charge)$'
says err '^    actor by subject: United States (name "The United States")$'
says err '^    yes: Charge(United States, Huawei)$'
says err '^    no: '
says err '^  report: Charge(United States, Huawei) affirmed actual begun, 0\.[0-9][0-9], charge at "charged"$'
says err '^    by frame.*: [a-z_]* [+-][0-9]*\.[0-9][0-9], '
says err '^sentence 2: The firm cut costs\.$'
says err '^article b.txt$'
cp err first
for jobs in 1 3; do
  expect 0 extract -q --trace -j "$jobs" a.txt b.txt
  same first err
done
expect 2 build --trace a.txt
