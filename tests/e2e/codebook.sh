# SPDX-License-Identifier: Apache-2.0
# docs/codebook.md is what the program prints of its ontology; every term of ours is there.
. "${0%/*}/lib.sh"
expect 0 --help
says out '^  codebook '
expect 0 codebook
same out "$WG_SOURCE/docs/codebook.md"
sed -n 's/^\(wg:[A-Za-z]*\) a .*/\1/p' "$WG_SOURCE/ontology/wiregraph.ttl" | sort -u >terms
[ "$(lines terms)" -gt 100 ] || fail "the ontology has no terms"
while read -r term; do
  grep -q -F -e "\`$term\`" out || fail "no $term"
done <terms
expect 0 codebook -o book.md
same book.md "$WG_SOURCE/docs/codebook.md"

# A class of one's own is in one's own codebook.
mkdir -p data/model
cp -R "$WG_SOURCE/ontology" data/ontology
cat >data/ontology/weddings.ttl <<'END'
@prefix wg: <https://w3id.org/wiregraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
wg:Wedding a owl:Class ; rdfs:subClassOf wg:Event ; rdfs:label "wedding"@en ;
  rdfs:comment "Two marry. Counts: any rite. Does not count: an engagement. Example: a feast."@en ;
  wg:actorType wg:Person ; wg:targetType wg:Person .
END
WIREGRAPH_DATA=$work/data expect 0 codebook
says out '^### wedding (`wg:Wedding`)'
says out '^- \*Does not count:\* an engagement.'
expect 2 codebook something
