# SPDX-License-Identifier: Apache-2.0
# Fetching from a server on loopback that behaves well and badly: every address is
# accounted for, what is kept can be read again, and manners are kept.
. "${0%/*}/web.sh"

# reason URL WORDS : that address failed, and why
reason() {
  grep -F -e "$1: " err | grep -q -e "$2" || fail "$1 does not fail by \"$2\""
}

page a.txt 'Acme Corp. said on Monday that it had sued Initech.'
page b.txt 'Beta Works Ltd. said on Tuesday that it had acquired Gamma GmbH.'
printf '<!DOCTYPE html>\n<p>Acme Corp. sued Initech on Monday.' >site/c.html
printf '<p>unclosed <b>and <i>crossed</b> <div><table>' >site/broken.html
printf '<p>Acme a \351t\351 poursuivi \200' >site/latin.html

# Without leave nothing on loopback is connected to, by redirect or name neither.
expect 3 fetch --delay 0 --retries 0 -o none.warc.gz "$web/a.txt"
reason "$web/a.txt" 'its address 127.0.0.1 is not public'
[ ! -s asked ] || fail "the server was asked"
expect 3 fetch --delay 0 --retries 0 -o none.warc.gz "http://localhost:$number/a.txt"
reason "http://localhost:$number/a.txt" 'is not public'
[ ! -s asked ] || fail "the server was asked by name"

# Good pages; robots.txt is asked for once; each address once.
printf '# a list\n%s/a.txt\n\n%s/b.txt\tand more\n%s/a.txt#part\n' "$web" "$web" "$web" >urls
expect 0 fetch $quick --contact desk@news.example -o good.warc.gz urls "$web/a.txt?gzip=1" \
  "$web/b.txt?chunked=1" "$web/a.txt?to=/b.txt%3Fx"
says err '^wiregraph: 5 addresses: 5 kept'
says err "^wiregraph: kept $web/a.txt$"
[ "$(asked 'GET /robots.txt')" -eq 1 ] || fail "robots.txt: $(asked 'GET /robots.txt')"
[ "$(asked 'GET /a.txt? ')" -eq 1 ] || fail "a.txt: $(asked 'GET /a.txt? ')"
says asked 'User-Agent: wiregraph/[0-9.]* (desk@news.example)'
expect 0 read -i warc good.warc.gz
[ "$(lines out)" -eq 5 ] || fail "five pages give $(lines out) articles"
says out "\"url\":\"$web/a.txt?gzip=1\".*sued Initech"
says out "\"url\":\"$web/b.txt?chunked=1\".*acquired Gamma"
says out "\"url\":\"$web/b.txt?x\".*\"retrieved\":\"20.*acquired Gamma"
gzip -t good.warc.gz || fail "no gzip"
gzip -dc good.warc.gz >good.warc
[ "$(grep -c '^WARC-Type: response' good.warc)" -eq 7 ] || fail "pages, a redirect, robots.txt"
[ "$(grep -c '^WARC-Type: request' good.warc)" -eq 7 ] || fail "each with its request"

# Whatever a page is, it is kept as it was sent.
expect 0 fetch $quick -o html.warc "$web/c.html" "$web/broken.html" "$web/latin.html"
for name in c broken latin; do
  LC_ALL=C grep -q -a -F "$(cat site/$name.html)" html.warc || fail "$name.html is changed"
done

# Bad ones: each is named with its reason, the others come.
: >asked
expect 1 fetch $quick --retries 1 --max-document-size 100K -o bad.warc "$web/a.txt" \
  "$web/none.txt" "$web/a.txt?endless=1" "$web/a.txt?cut=5" \
  "$web/a.txt?gzip=1&cut=30" "$web/a.txt?drop=1" "$web/x?to=self" "$web/a.txt?status=500" \
  "$web/a.txt?status=403" "$web/a.txt?bomb=5000000" "$web/busy.txt?busy=9&wait=9999" \
  "$web/a.txt?to=ftp://127.0.0.1/x" "$web/a.txt?to=http://joe:secret@127.0.0.1/" \
  "http://joe:secret@127.0.0.1:$number/a.txt" "gopher://127.0.0.1/"
reason "$web/none.txt" 'answers 404'
reason "$web/a.txt?endless=1" 'larger than'
reason "$web/a.txt?cut=5" 'closed'
reason "$web/a.txt?gzip=1&cut=30" 'closed'
reason "$web/a.txt?drop=1" 'mpty reply'
reason "$web/x?to=self" 'more than 10 redirects'
reason "$web/a.txt?status=500" 'answers 500'
reason "$web/a.txt?status=403" 'answers 403'
reason "$web/a.txt?bomb=5000000" 'larger than'
reason "$web/busy.txt?busy=9&wait=9999" 'left alone for 9999 seconds'
reason "$web/a.txt?to=ftp://127.0.0.1/x" 'only http and https'
reason "$web/a.txt?to=http://joe:secret@127.0.0.1/" 'bears credentials'
says err 'http://…@127.0.0.1:[0-9]*/a.txt: it bears credentials'
says err 'gopher://127.0.0.1/: only http and https'
says err '15 addresses: 1 kept .*, 0 unchanged, 14 failed'
[ "$(asked 'status=500')" -eq 2 ] || fail "one retry, not $(asked 'status=500') requests"
[ "$(asked 'status=403')" -eq 1 ] || fail "a refusal was tried again"
! grep -v 'to=http://joe' err | grep -q secret || fail "credentials are logged"
head -c 8 bad.warc | grep -q '^WARC/1.1' || fail "bad.warc is packed"
expect 0 read bad.warc
[ "$(lines out)" -eq 1 ] || fail "more than one page was kept"

# Who takes too long is left.
expect 3 fetch $quick --timeout 1 --retries 0 -o slow.warc "$web/a.txt?delay=60000"
reason "$web/a.txt?delay=60000" 'timed out'

# Who is busy is asked again when it wants, and then answers.
page busy.txt 'Acme Corp. sued Initech on Monday.'
: >asked
expect 0 fetch $quick -o busy.warc.gz "$web/busy2.txt?busy=2&wait=1&to=/busy.txt" "$web/busy.txt"
[ "$(asked 'GET /busy2')" -eq 3 ] || fail "not asked three times"

# robots.txt: denied paths, a group of our own, a server that cannot tell.
printf 'User-agent: *\nDisallow: /\n\nUser-agent: wiregraph\nDisallow: /b*.txt$\n' >site/robots.txt
: >asked
expect 1 fetch $quick -o r.warc.gz "$web/a.txt" "$web/b.txt" "$web/a.txt?to=/b.txt"
reason "$web/b.txt" 'robots.txt denies it'
reason "$web/a.txt?to=/b.txt" 'robots.txt denies it'
says err "kept $web/a.txt$"
[ "$(asked 'GET /b.txt')" -eq 0 ] || fail "what robots.txt denies was asked for"
expect 3 fetch $quick --agent "Other/2" -o r.warc.gz "$web/a.txt"
reason "$web/a.txt" 'robots.txt denies it'
printf 'User-agent: *\nCrawl-delay: 1\n' >site/robots.txt
begin=$(date +%s%N)
expect 0 fetch $quick -o r.warc.gz "$web/a.txt" "$web/b.txt" "$web/c.html"
[ $((($(date +%s%N) - begin) / 1000000)) -ge 2000 ] || fail "the delay was not kept"
{ printf 'User-agent: *\nDisallow: /b\n#'; head -c 900000 /dev/zero | tr '\0' x; } >site/robots.txt
expect 1 fetch $quick -o r.warc.gz "$web/a.txt" "$web/b.txt"
reason "$web/b.txt" 'robots.txt denies it'
rm site/robots.txt
echo '/r.txt?status=429' >site/robots.txt.moved
expect 3 fetch $quick --retries 1 -o r.warc.gz "$web/a.txt"
reason "$web/a.txt" 'robots.txt cannot be had (the server answers 429)'
[ "$(asked 'GET /r.txt')" -eq 2 ] || fail "robots.txt was not tried again once"
rm site/robots.txt.moved
expect 3 fetch $quick --retries 0 -o r.warc.gz http://127.0.0.1:1/a.txt
reason "http://127.0.0.1:1/a.txt" 'onnect'

# Feeds and sitemaps, at an address or in a file, name pages.
printf '<rss><channel><item><link>/a.txt</link></item><item><link>/b.txt</link></item></channel></rss>' >site/feed.xml
printf '<urlset><url><loc>%s/c.html</loc></url></urlset>' "$web" | gzip >site/map.xml.gz
printf '<sitemapindex><sitemap><loc>/feed.xml</loc></sitemap><sitemap><loc>/map.xml.gz</loc></sitemap></sitemapindex>' >site/index.xml
expect 0 fetch $quick -o f.warc.gz "$web/index.xml"
for name in a.txt b.txt c.html; do says err "kept $web/$name$"; done
says err '6 addresses: 6 kept (3 feeds'
gzip -dc site/map.xml.gz | gzip | head -c -4 >site/cut.xml.gz
expect 1 fetch $quick -o f.warc.gz "$web/cut.xml.gz"
reason "$web/cut.xml.gz" 'ends early'
says err "kept $web/c.html$"
sed "s,/[ab].txt,$web&,g" site/feed.xml >feed.xml
expect 0 fetch $quick -o f.warc.gz feed.xml
says err '2 addresses: 2 kept (0 feeds'

# An address among the inputs of other commands is fetched there and then.
expect 1 read --allow-private a.txt "$web/a.txt" "$web/none.txt"
says err 'a.txt: cannot open'
reason "$web/none.txt" 'answers 404'
says out "\"source\":\"$web/a.txt\".*\"url\":\"$web/a.txt\".*sued Initech"
[ "$(lines out)" -eq 1 ] || fail "one page gives $(lines out) articles"
expect 0 extract --allow-private --contact desk@news.example "$web/feed.xml"
says out "<$web/b.txt> <https://schema.org/url>"
expect 3 build --allow-private -o none.ttl "$web/none.txt"
[ ! -e none.ttl ] && [ ! -e wiregraph.db ] || fail "something of nothing"
expect 3 read "$web/a.txt"
reason "$web/a.txt" 'is not public'
expect 3 parse "$web/a.txt"

# Addresses of one host are fetched as one run: its robots.txt is asked for once, and what
# it denies holds for all. No file shows meanwhile that a kill could leave behind.
printf 'User-agent: *\nDisallow: /b.txt$\n' >site/robots.txt
: >asked
page d.txt 'Initech said on Friday that it had sued Acme Corp.'
expect 1 read --allow-private "$web/a.txt" "$web/b.txt" "$web/d.txt"
reason "$web/b.txt" 'robots.txt denies it'
[ "$(lines out)" -eq 2 ] || fail "two pages give $(lines out) articles"
[ "$(asked 'GET /robots.txt')" -eq 1 ] || fail "robots.txt: $(asked 'GET /robots.txt')"
rm site/robots.txt
mkdir tmp
TMPDIR=$work/tmp "$WIREGRAPH" read --allow-private "$web/a.txt?delay=60000" >out 2>err &
pid=$!
await $pid asked 'GET /a.txt?delay'
stop $pid
[ -z "$(ls tmp)" ] || fail "left behind: $(ls tmp)"

# An address that cannot be reached is an input that cannot be opened, whatever is in the way.
TMPDIR=$work/none expect 3 read --allow-private "$web/a.txt"
says err "$web/a.txt: cannot be fetched: .*none"
TMPDIR=$work/none expect 1 read --allow-private "$web/a.txt" "$work/site/a.txt"

# The next time only what is new is sent, and only what is new is kept.
for time in 1 2; do
  : >asked
  expect 0 fetch $quick --state known -o s.warc.gz "$web/a.txt" "$web/b.txt?etag=0" "$web/feed.xml"
done
says err '4 addresses: 0 kept .*, 4 unchanged, 0 failed'
says asked '/a.txt? .*If-None-Match: "'
gzip -dc s.warc.gz >s.warc
[ "$(grep -c 'revisit/server-not-modified' s.warc)" -eq 3 ] || fail "three answers of 304"
[ "$(grep -c 'revisit/identical-payload' s.warc)" -eq 1 ] || fail "one came again as it was"
says s.warc '^WARC-Refers-To-Date: 20'
page a.txt 'Acme Corp. withdrew its suit against Initech on Friday.'
expect 0 fetch $quick --state known -o s.warc.gz "$web/feed.xml"
says err '3 addresses: 1 kept .*, 2 unchanged'
expect 0 read s.warc.gz
says out 'withdrew its suit'
[ "$(lines out)" -eq 1 ] || fail "more than what is new"

# Asked to end, it ends with a whole archive of what came.
for i in 1 2 3 4; do echo "$web/slow$i.txt?delay=300"; page "slow$i.txt" 'Acme sued Initech.'; done >slow
"$WIREGRAPH" fetch $quick --per-host 1 -o slow.warc.gz slow "$web/a.txt?delay=60000" >out 2>err &
pid=$!
await $pid err kept
stop $pid
[ "$status" -eq 1 ] || fail "asked to end: exit $status"
says err 'ended early: [0-9]* addresses were not visited'
expect 0 read slow.warc.gz
[ -s out ] || fail "what came before the end is lost"

# Misuse.
expect 2 fetch
expect 2 fetch --delay soon "$web/a.txt"
expect 2 fetch --connections 0 "$web/a.txt"
expect 2 fetch --contact 'two
lines' "$web/a.txt"
expect 3 fetch $quick -o n.warc.gz missing-file
expect 3 fetch $quick --state urls -o n.warc.gz "$web/a.txt"
says err 'urls: '
[ ! -e n.warc.gz ] || fail "an archive of nothing"
