# SPDX-License-Identifier: Apache-2.0
# What is printed of the sample articles conforms to the shapes of the ontology, by a
# validator that is not ours; and it finds what does not conform. WG_NPM is the folder into
# which exports/report/npm.sh put it.
. "${0%/*}/lib.sh"
shapes=$WG_SOURCE/ontology/shapes.ttl

validate() {
  node "$WG_NPM/validate.mjs" "$shapes" "$@" >report 2>&1
}

for mark in false true; do
  echo '{"id":"mill","date":"2031-05-03","corrected":'$mark',"text":"The mill is shut ('$mark')."}'
done >marked.jsonl
expect 0 build -s store.db -f ntriples "$articles" marked.jsonl
cp out flat.nt
expect 0 export -s store.db -f turtle
cp out flat.ttl
expect 0 export -s store.db -f nquads
cp out all.nq
says all.nq '/ns#Version>'
expect 0 extract "$articles"
cp out extracted.nq
validate flat.nt flat.ttl all.nq extracted.nq || fail "$(head -n 30 report)"
[ "$(grep -c ' statements, 0 do not conform$' report)" -eq 4 ] || fail "$(cat report)"
[ "$(sort -u flat.nt | wc -l)" -eq "$(sed -n 's/^flat.nt: \([0-9]*\) .*/\1/p' report)" ] ||
  fail "not all statements were read: $(cat report)"

# A report without polarity, an event with two targets, a party of the wrong kind.
ns=https://w3id.org/wiregraph/ns
report=$(sed -n "s|^<\([^>]*\)> <$ns#polarity>.*|\1|p" flat.nt | head -n 1)
event=$(sed -n "s|^<\([^>]*\)> <$ns#target>.*|\1|p" flat.nt | head -n 1)
person=$(sed -n "s|^<\([^>]*\)> <[^>]*type> <$ns#Person> \.|\1|p" flat.nt | head -n 1)
seat=$(sed -n "s|^<\([^>]*\)> <[^>]*type> <$ns#BasedIn> \.|\1|p" flat.nt | head -n 1)
[ -n "$report" ] && [ -n "$event" ] && [ -n "$person" ] && [ -n "$seat" ] ||
  fail "the samples lack what is to be broken"
{
  grep -v "^<$report> <$ns#polarity>" flat.nt
  echo "<$event> <$ns#target> <https://example.org/second> ."
  echo "<$seat> <$ns#target> <$person> ."
} >broken.nt
! validate broken.nt || fail "the validator finds nothing"
says report "^$report $ns#polarity"
says report "^$event $ns#target .*Target"
says report "^$seat $ns#target"
