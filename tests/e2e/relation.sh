# SPDX-License-Identifier: Apache-2.0
# A relation of one's own is learnt from a handful of tellings and told in an article that was
# not among them; what else is told stays as it was.
. "${0%/*}/lib.sh"
declared=$WG_SOURCE/tests/fixtures/award.ttl
tellings=$WG_SOURCE/tests/fixtures/award.jsonl
expect 0 train --relation "$declared" -o award.wgl "$tellings"
says err 'Award: 16 tellings in 16 articles'
says err 'triggers, .* F1 0\.'
expect 0 train -q --relation "$declared" -o again.wgl "$tellings"
same award.wgl again.wgl

cat >news.txt <<'E2'
Prizes in Norwick

The Café Circle spent the day in Norwick.

The Brandt Foundation awarded its Winter Medal to Helena Marsh on Sunday. Marsh lives in Norwick.
E2
expect 0 extract --ontology "$declared" --relation award.wgl news.txt
says out 'ns#Award>'
says out 'frame#award.wgl>'
says out 'Award: Brandt Foundation → Helena Marsh'
report=$(grep 'frame#award.wgl>' out | cut -d' ' -f1 | head -n 1)
grep -F "$report" out >told
says told 'ns#quote> "The Brandt Foundation awarded its Winter Medal to Helena Marsh on Sunday\."'
says told 'ns#trigger> "awarded"'
says told 'ns#begin> "62"'
says told 'ns#end> "135"'
grep -o 'id/extraction/[0-9a-z]*' out | sort -u >with
expect 0 extract --ontology "$declared" news.txt
! grep -q 'frame#award.wgl>' out || fail "the relation is told without its file"
grep -o 'id/extraction/[0-9a-z]*' out | sort -u >without
[ -s with ] || fail "no extraction is named"
! cmp -s without with || fail "the extraction is the same with and without"

# In a store, in the data folder, and with the candidates of all other classes as they were.
expect 0 build -q --text --ontology "$declared" --relation award.wgl -s s.db -o s.nq news.txt
says s.nq 'ns#awards>'
expect 0 export --ontology "$declared" -s s.db -f turtle
says out 'wg:awards'
expect 0 sample --ontology "$declared" -s s.db -n 5 --as-tellings
says out '"class":"Award","actor":"[^"]*brandt-foundation"'
says out '"trigger":\[84,91\]'
expect 0 build -q --ontology "$declared" --relation award.wgl -s bare.db -o bare.nq news.txt
expect 0 sample --ontology "$declared" -s bare.db -n 5 --as-tellings
says err '1 passed over: .*--text'
mkdir -p data/model/relations
cp -r "$WG_SOURCE/ontology" data/
cp "$declared" data/ontology/
ln -s "$WG_SOURCE"/extract/model/*.wg[mr] data/model/
cp award.wgl data/model/relations/
WIREGRAPH_DATA=$work/data expect 0 extract news.txt
says out 'frame#award.wgl>'
candidates() {
  python3 -c '
import json, sys
for line in sys.stdin:
    for c in json.loads(line)["candidates"]:
        if c["class"] != "Award":
            print(json.dumps(c))'
}
expect 0 read --candidates "$articles"
candidates <out >before
[ "$(lines before)" -gt 50 ] || fail "hardly any candidates"
expect 0 read --candidates --ontology "$declared" --relation award.wgl "$articles"
candidates <out >after
same before after

# What is wrong is told, with its place.
expect 4 extract --relation award.wgl news.txt
says err 'award.wgl: tells Award, .*--ontology'
expect 4 extract --ontology "$declared" --relation award.wgl --relation again.wgl news.txt
says err 'again.wgl: teaches Award, which is known already'
expect 4 extract --ontology "$declared" --relation news.txt news.txt
says err 'news.txt: damaged'
printf '%s\n' '{"text":"Acme won.","tellings":[{"class":"Award","trigger":[5,90]}]}' >bad.jsonl
expect 4 train --relation "$declared" -o no.wgl bad.jsonl
says err 'bad.jsonl:1: telling 1: trigger \[5, 90\] lies outside'
printf '\n%s\n' '{"text":"Acme won.","tellings":[{"class":"Awards","trigger":[5,8]}]}' >bad.jsonl
expect 4 train --relation "$declared" -o no.wgl bad.jsonl
says err 'bad.jsonl:2: telling 1: class "Awards"'
echo 'no JSON' >bad.jsonl
expect 4 train --relation "$declared" -o no.wgl bad.jsonl
says err 'bad.jsonl:1: not JSON'
printf '%s\n' '{"text":"Acme won.","tellings":[]}' >bad.jsonl
expect 4 train --relation "$declared" -o no.wgl bad.jsonl
says err 'bad.jsonl: 0 tellings of Award'
printf 'wg:Award a [ .\n' >bad.ttl
expect 4 train --relation bad.ttl -o no.wgl "$tellings"
says err 'bad.ttl:1: '
echo '@prefix wg: <https://w3id.org/wiregraph/ns#> .' >bare.ttl
expect 4 train --relation bare.ttl -o no.wgl "$tellings"
says err 'bare.ttl:1: declares no class of events'
expect 3 train --relation "$declared" -o no.wgl nothing.jsonl
expect 3 train --relation "$declared" -o no/where.wgl "$tellings"
expect 2 train --relation "$declared" "$tellings"
expect 2 train --relation "$declared" -o no.wgl --epochs 3 "$tellings"
[ ! -e no.wgl ] || fail "a failed run left its file"
