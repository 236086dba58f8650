# SPDX-License-Identifier: Apache-2.0
# Web archives of ours are read by warcio, which is not ours, and archives that warcio wrote
# by us. WG_NPM is the folder into which exports/report/npm.sh put it.
. "${0%/*}/web.sh"

page a.txt 'Acme Corp. said on Monday that it had sued Initech.'
page b.txt 'Beta Works Ltd. said on Tuesday that it had acquired Gamma GmbH.'
for time in 1 2; do
  expect 0 fetch $quick --state known -o $time.warc.gz "$web/a.txt" "$web/b.txt?etag=0&gzip=1" \
    "$web/a.txt?chunked=1" "$web/x?to=/b.txt"
  node "$WG_NPM/read_warc.mjs" $time.warc.gz >$time.read || fail "warcio does not read it"
  ! grep WRONG $time.read || fail "a digest is wrong"
done
says 1.read '^warcinfo'
[ "$(grep -c '^request' 1.read)" -eq 6 ] || fail "requests: $(cat 1.read)"
says 1.read "^response $web/robots.txt 404"
says 1.read "^response $web/a.txt 200 $(wc -c <site/a.txt | tr -d ' ') digest holds"
says 1.read "^response $web/a.txt?chunked=1 200 $(wc -c <site/a.txt | tr -d ' ') digest holds"
says 1.read "^response $web/b.txt?etag=0&gzip=1 200 .* digest holds"
says 1.read "^response $web/x?to=/b.txt 302"
[ "$(grep -c '^revisit' 2.read)" -eq 4 ] || fail "revisits: $(cat 2.read)"

node "$WG_NPM/write_warc.mjs" other.warc.gz
expect 0 build -s other.db -f nquads other.warc.gz
for n in 1 2 3; do
  says out "<https://other.example/$n> <https://schema.org/url>"
  says out "Acme Number$n Corp"
done
[ "$(grep -c 'schema.org/NewsArticle' out)" -eq 3 ] || fail "more than the three pages"
