# SPDX-License-Identifier: Apache-2.0
# Feeds as input, an article an item; text in other languages is shown by read and set
# aside by what reads facts.
. "${0%/*}/lib.sh"
mkdir feeds
cat >feeds/post.xml <<'EOF'
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Marsh Courier</title><link>https://marsh.example/</link>
<item><title>Tern Institute ends tie</title><link>https://marsh.example/1</link>
<pubDate>Wed, 03 Apr 2019 09:00:00 GMT</pubDate>
<description>&lt;p&gt;The Tern Institute of Technology has ended its partnership with Korvane
Systems, the institute said on Wednesday.&lt;/p&gt;</description></item>
<item><title>Korvane Systems sues Tern Institute of Technology</title><guid>x-2</guid></item>
<item><title>Die Mühle schließt</title><link>https://marsh.example/3</link>
<description>Die Mühle am Fluss hat geschlossen, sagte ihr Besitzer am Montag, und vierzig Leute, die
dort den größten Teil ihres Lebens gearbeitet haben, erfuhren es durch einen Brief.</description></item>
<item/>
</channel></rss>
EOF
expect 0 read -i feed feeds/post.xml
[ "$(lines out)" -eq 4 ] || fail "not an article an item"
says out '"url":"https:..marsh.example.1"'
says out '"date":"2019-04-03T09:00:00Z"'
says out '"outlet":"The Marsh Courier"'
cp out want
expect 0 read feeds
same out want
expect 0 read - <feeds/post.xml
[ "$(lines out)" -eq 4 ] || fail "standard input is not seen to be a feed"

# One item is not English: it is named, the others are read.
expect 1 extract --text feeds/post.xml
says err 'feeds/post.xml: https://marsh.example/3: in another language (de), not English'
[ "$(lines err)" -eq 1 ] || fail "more than one complaint"
says out '<https://marsh.example/1>'
says out 'TieSuspension'
! grep -q 'marsh.example/3' out || fail "the German item was read"
"$CHECK_OFFSETS" <out || fail "offsets"
expect 1 build -s s.db -o all.nq -f nquads feeds/post.xml
says err 'not English'
expect 1 build -s s2.db -o all2.nq -f nquads feeds/post.xml
same all.nq all2.nq

# So it is with every form of input.
printf 'Die Mühle am Fluss hat geschlossen, sagte ihr Besitzer am Montag, und vierzig Leute, die
dort den größten Teil ihres Lebens gearbeitet haben, erfuhren es durch einen Brief.\n' >de.txt
expect 0 read de.txt
expect 1 extract de.txt
says err 'de.txt: in another language (de), not English: set aside'
[ ! -s out ] || fail "something came of it"
printf '{"text":"Es regnet.","language":"de","id":"7"}\n{"text":"It rained.","id":"8"}\n' >two.jsonl
expect 1 extract two.jsonl
says err 'two.jsonl: 7: in another language (de)'
says out 'article/8>'

# A page in XML is a page; what is no feed is named.
printf '<?xml version="1.0"?><!DOCTYPE html><html><body><article><p>%s</p></article></body></html>' \
  'The mill of Ost has closed, its owner said on Monday, after a hundred years of work.' >page.xml
expect 0 read page.xml
says out 'The mill of Ost'
printf '<svg/>' >odd.xml
expect 1 read odd.xml page.xml
says err 'odd.xml: no feed'
