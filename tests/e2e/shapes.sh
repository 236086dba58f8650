# SPDX-License-Identifier: Apache-2.0
# What is printed of the sample articles conforms to the shapes of the ontology, by a
# validator that is not ours: npm's rdf-validate-shacl, with @zazuko/env-node and n3,
# in the folder WG_NPM. Skipped where they are not there.
. "${0%/*}/lib.sh"
[ -n "${WG_NPM:-}" ] && [ -d "$WG_NPM/node_modules" ] || exit 77
command -v node >/dev/null || exit 77

expect 0 build -s store.db -f ntriples "$articles"
cp out flat.nt
expect 0 export -s store.db -f nquads
cp out all.nq
cd "$WG_NPM"
for data in flat.nt all.nq; do
  status=0
  node "$WG_SOURCE/tests/e2e/validate.mjs" "$WG_SOURCE/ontology/shapes.ttl" \
    "$work/$data" >"$work/report" 2>&1 || status=$?
  [ "$status" -ne 77 ] || exit 77
  [ "$status" -eq 0 ] || fail "$data: $(head -n 20 "$work/report")"
  tail -n 1 "$work/report"
done
