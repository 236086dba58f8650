# SPDX-License-Identifier: Apache-2.0
# A store that is missing, broken or another's is told, and left as it is.
. "${0%/*}/lib.sh"
printf 'It rained.\n' >a.txt

expect 3 export -s missing.db
says err 'missing.db'
[ ! -e missing.db ] || fail "export made a store"

echo 'this is no store' >broken.db
cp broken.db before
expect 4 export -s broken.db
says err 'broken.db'
expect 4 build -s broken.db a.txt
same broken.db before

expect 0 build -s mine.db --base https://example.org/id/ a.txt
says out 'https://example.org/id/'
expect 4 build -s mine.db --base https://example.com/other/ a.txt
says err 'mine.db'
expect 0 build -s mine.db a.txt

expect 3 build -s no/such/folder/x.db a.txt
says err 'no/such/folder/x.db'
