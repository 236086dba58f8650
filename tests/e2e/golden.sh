# SPDX-License-Identifier: Apache-2.0
# The graphs of the sample articles, to the byte. A change is looked at, then taken over:
#   WG_BLESS=1 ctest --preset dev -R golden
# The hashes of model and ontology in an extraction and its IRI are left out, so that a change of
# these shows only where it changes what is read.
. "${0%/*}/lib.sh"
golden=$WG_SOURCE/tests/golden/articles.nq
expect 0 extract "$articles"
sed 's,/extraction/[0-9a-f]*>,/extraction/-},g; s,},>,g; s,\(#modelVersion> "\)[0-9a-f]*,\1-,' out | sort -u >got.nq
if [ "${WG_BLESS:-}" = 1 ]; then
  cp got.nq "$golden"
  echo "blessed $(lines got.nq) statements"
  exit 0
fi
diff -u "$golden" got.nq >changes || {
  grep -c '^-[^-]' changes | sed 's/$/ statements gone/'
  grep -c '^+[^+]' changes | sed 's/$/ statements new/'
  head -n 60 changes
  fail "the graphs of the sample articles changed"
}
