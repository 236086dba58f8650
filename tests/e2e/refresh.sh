# SPDX-License-Identifier: Apache-2.0
# A list of pages is visited again and again: what did not change costs a question, what
# changed is replaced, what is gone goes, and the patch tells that and nothing else.
. "${0%/*}/web.sh"
pages=60

# story N VERB : page N tells of parties that no other page knows
story() {
  page "p$1.txt" "Acme Number$1 Corp. $2 Beta Number$1 Works Ltd. on Monday."
}

# refresh STATUS ARGUMENT... : a second later, when all is due again; the export is now.nq
refresh() {
  want=$1
  shift
  sleep 1
  expect "$want" refresh $quick -s store.db --sources list --patch patch "$@"
  cp err log
  [ ! -e now.nq ] || cp now.nq old.nq
  expect 0 export -s store.db -f nquads
  cp out now.nq
}

# same_story A B : they are one, but for the times at which the pages were fetched
same_story() {
  for graph in "$1" "$2"; do
    grep -v '/ns#retrieved> ' "$graph" >"$graph.timeless"
  done
  same "$1.timeless" "$2.timeless"
}

# changes N : the patch makes the new export of the old one and names N graphs of articles
changes() {
  "$APPLY_PATCH" old.nq patch >applied.nq || fail "the patch does not apply"
  same applied.nq now.nq
  sed -n 's/.* <\(http:[^>]*\)> \.$/\1/p' patch | sort -u >graphs
  [ "$(lines graphs)" -eq "$1" ] || fail "the patch is of $(lines graphs) articles, not $1"
}

i=0
while [ $i -lt $pages ]; do
  i=$((i + 1))
  story $i sued
  # A third of them without a mark by which the server could tell that it is the same.
  [ $((i % 3)) -eq 0 ] && mark='?etag=0' || mark=
  printf '%s/p%s.txt%s\t1s\n' "$web" $i $mark
done >list
page f1.txt 'Delta Feed Inc. acquired Epsilon Feed GmbH on Friday.'
printf '<rss><channel><item><link>/f1.txt</link></item></channel></rss>' >site/feed.xml
printf '# a feed\n%s/feed.xml\t1s\n%s/never.txt\t9d\n' "$web" "$web" >>list
page never.txt 'Zeta Seldom Corp. sued Eta Seldom Corp. on Sunday.'

# All are new; the same graph as by fetch and build, but for the time of fetching.
: >old.nq
refresh 0
says log "$((pages + 3)) addresses: $((pages + 2)) articles new, 0 replaced, 0 withdrawn; 0"
cp now.nq first.nq
changes $((pages + 2))
grep -v '^#' list >urls
expect 0 fetch $quick -o all.warc.gz urls
expect 0 build -s other.db -f nquads all.warc.gz
says first.nq '/ns#retrieved> "[0-9-]*T[0-9:]*Z"'
same_story out first.nq

# Nothing changed: asked, answered by 304 or found equal, no line of a patch. What is not
# due is not asked for.
: >asked
refresh 0
says log "0 articles new, 0 replaced, 0 withdrawn; $((pages + 2)) unchanged, 0 failed"
[ ! -s patch ] || fail "nothing changed, and yet a patch"
[ "$(asked 'GET /never.txt')" -eq 0 ] || fail "what is not due was asked for"
[ "$(asked 'GET /p[0-9]*.txt')" -eq $pages ] || fail "not all were asked for"

# Five of them change, and one that comes by the feed, which stays as it is.
for i in 3 11 20 33 47; do story $i acquired; done
page f1.txt 'Delta Feed Inc. sold Epsilon Feed GmbH on Friday.'
refresh 0
says log "0 articles new, 6 replaced, 0 withdrawn; $((pages - 4)) unchanged, 0 failed"
changes 6
for i in 1 2 4 19 46 60; do
  ! grep -i -e "number$i[ -]" -e "/p$i.txt" patch || fail "the patch tells of p$i"
done

# The same words in other bytes are no change.
sed 's/$/\r/' site/p5.txt >p5
cp p5 site/p5.txt
refresh 0
says log "kept $web/p5.txt"
says log "0 articles new, 0 replaced"
[ ! -s patch ] || fail "the same words, and yet a patch"

# Of a page only the article counts.
report() {
  printf '<!DOCTYPE html><html lang="en"><head><title>Suit over valves</title></head><body>
<nav><a href="/">%s</a></nav><article><h1>Suit over valves</h1><p>Theta Html Corp. %s
Iota Html Ltd. on Monday, the company told the court in Lindenau. The dispute goes back to a
supply contract that both had signed two years before.</p><p>A hearing is set for the
autumn, and neither side wanted to say more about the claim.</p></article></body></html>' \
    "$1" "$2" >site/h.html
}
report Home sued
printf '%s/h.html\t1s\n' "$web" >>list
refresh 0
says log '1 articles new, 0 replaced'
changes 1
says now.nq 'Theta Html Corp.*sued'
report House sued
refresh 0
says log "kept $web/h.html"
says log '0 articles new, 0 replaced'
[ ! -s patch ] || fail "a menu changed, and yet a patch"
report House acquired
refresh 0
says log '0 articles new, 1 replaced'
changes 1

# Gone for good, gone for a while, moved.
mv site/p7.txt site/p7.txt.gone
mv site/p8.txt kept8
refresh 1 --gone-after 2
says log "p8.txt: the server answers 404"
says log "gone $web/p7.txt"
says log "1 withdrawn"
changes 1
! grep -q 'Number7 ' now.nq || fail "p7 is still there"
refresh 0 --gone-after 2
says log "gone $web/p8.txt"
changes 1
refresh 0 --gone-after 2
[ ! -s patch ] || fail "gone is gone"
mv kept8 site/p8.txt
refresh 0 --gone-after 2
says log "1 articles new"
changes 1
# A feed that is gone is told each time; what it named stays.
cp site/feed.xml kept-feed
mv site/feed.xml site/feed.xml.gone
for time in 1 2; do
  refresh 1
  says log "feed.xml: the server answers 410"
  [ ! -s patch ] || fail "a feed is gone, and yet a patch"
done
rm site/feed.xml.gone
cp kept-feed site/feed.xml
page new.txt 'Acme Number10 Corp. left Beta Number10 Works Ltd. on Monday.'
echo /new.txt >site/p10.txt.moved
rm site/p10.txt
refresh 0
says log '1 articles new, 0 replaced, 1 withdrawn'
changes 2

# A patch that could not be written is part of the next one.
story 12 acquired
cp now.nq before.nq
sleep 1
expect 3 refresh $quick -s store.db --sources list --patch no/such/folder
story 13 acquired
refresh 0
cp before.nq old.nq
changes 2

# So is what such a run changed and the page took back meanwhile.
story 12 sold
sleep 1
expect 3 refresh $quick -s store.db --sources list --patch no/such/folder
story 12 acquired
cp now.nq before.nq
refresh 0
same_story now.nq before.nq

# Two at once: the second is refused, the first ends when it is asked to.
"$WIREGRAPH" refresh $quick -s store.db --sources list --every 1s >patches 2>err.every &
pid=$!
await $pid err.every 'addresses: ' err.every
expect 3 refresh $quick -s store.db --sources list
says err 'another run'
story 14 acquired
await $pid patches '^A.*Number14 ' err.every
stop $pid
[ "$status" -eq 0 ] || fail "asked to end: exit $status"
ls store.db-* | grep -v 'store.db-visits$' >left || :
[ ! -s left ] || fail "left behind: $(cat left)"

# Killed at any moment it goes on the next time, and comes to what a fresh store holds.
n=0
while [ $n -lt 9 ]; do
  n=$((n + 1))
  story $((20 + n)) "$([ $((n % 2)) -eq 0 ] && echo sued || echo acquired)"
  sleep 1
  "$WIREGRAPH" refresh $quick -s store.db --sources list --patch killed 2>err &
  pid=$!
  sleep "0.$((n * 7 % 10))$n"
  kill -9 "$pid" 2>/dev/null || :
  wait "$pid" 2>/dev/null || :
done
refresh 0
grep -v '/p7.txt' list >living
expect 0 refresh $quick -s fresh.db --sources living --patch fresh.patch
expect 0 export -s fresh.db -f nquads
same_story out now.nq

# Misuse and bad lists.
expect 2 refresh -s store.db
expect 2 refresh -s store.db --sources list --every often
expect 3 refresh -s store.db --sources missing
printf '%s/p1.txt\toften\nftp://x/\n' "$web" >bad
expect 1 refresh $quick -s bad.db --sources bad
says err 'bad:1: no interval: often'
says err 'ftp://x/: only http and https'
