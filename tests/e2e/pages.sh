# SPDX-License-Identifier: Apache-2.0
# Pages as input: read, told apart by content, and their facts found with offsets into the
# text that read prints.
. "${0%/*}/lib.sh"
mkdir pages
cat >pages/one.html <<'EOF'
<!DOCTYPE html>
<html lang="en"><head><meta charset="iso-8859-1">
<title>Tern Institute ends tie with Korvane | The Marsh Courier</title>
<meta property="og:site_name" content="The Marsh Courier">
<link rel="canonical" href="https://marsh.example/2019/04/03/tern">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":
 "2019-04-03T09:00:00+01:00", "dateModified": "2019-04-05", "author": [{"name": "Ada Brond"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/b">Business</a> <a href="/w">Weather</a></nav>
<article><h1>Tern Institute ends tie with Korvane</h1>
<p class="byline">By Ada Brond</p>
<p>The Tern Institute of Technology has ended its partnership with Korvane Systems, a maker
of cameras, the institute said on Wednesday. <em>No</em> reason was given.</p>
<p>Korvane Systems sued the Tern Institute of Technology in March over unpaid work, and both
sides have met twice since then without an agreement.</p>
<div class="newsletter-signup"><p>Sign up for our newsletter and get the day's news at six.</p>
</div></article>
<aside class="related"><h3>Related</h3><ul><li><a href="/c">Marsh fair opens late</a></li></ul>
</aside><footer>Copyright The Marsh Courier</footer></body></html>
EOF
expect 0 read pages/one.html
says out '"title":"Tern Institute ends tie with Korvane"'
says out '"author":\["Ada Brond"\]'
says out '"date":"2019-04-03T09:00:00+01:00"'
says out '"modified":"2019-04-05"'
says out '"outlet":"The Marsh Courier"'
cp out read.jsonl
expect 0 read read.jsonl
says out '"modified":"2019-04-05"'
says out '"language":"en"'
says out '"url":"https:..marsh.example.2019.04.03.tern"'
says out 'a maker of cameras, the institute said on Wednesday. No reason'
for word in Weather newsletter 'Marsh fair' Copyright; do
  ! grep -q "$word" out || fail "read printed $word"
done

# The form is seen in the content, whatever the name; standard input and gzip too.
cp pages/one.html pages/two
expect 0 read pages/two
says out 'Korvane Systems sued'
expect 0 read - <pages/one.html
says out 'Korvane Systems sued'
gzip -c pages/one.html >one.html.gz
expect 0 read one.html.gz
says out 'Korvane Systems sued'
expect 0 read pages
[ "$(lines out)" -eq 2 ] || fail "two pages in the folder"

# The facts have their places in the text that read prints.
expect 0 extract --text pages/one.html
says out '<https://marsh.example/2019/04/03/tern>'
says out 'TieSuspension'
says out 'Korvane Systems sued the Tern Institute of Technology in March'
"$CHECK_OFFSETS" <out || fail "offsets"
says out 'a maker of cameras, the institute said on Wednesday. No reason'

# JSON lines may hold pages; what they say themselves stands before what the page says.
printf '{"html":"<html lang=en><title>A</title><article><p>%s</p><p>%s</p></article>","id":"7","title":"B"}\n' \
  'The mill of Ost has closed, its owner said on Monday, after a hundred years of work.' \
  'Forty people have lost their posts, and the town, which has no other mill, buys flour.' >p.jsonl
expect 0 read p.jsonl
says out '"id":"7"'
says out '"title":"B"'
says out 'The mill of Ost has closed'

# What is no article is named, the rest is read.
printf '<html><body><nav><a href=/a>A</a></nav></body></html>' >pages/menu.html
expect 1 read pages/menu.html pages/one.html
says err 'pages/menu.html: no article found in this page'
[ "$(lines out)" -eq 1 ] || fail "the good page was lost"
