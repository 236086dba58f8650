# SPDX-License-Identifier: Apache-2.0
# GraphML, GEXF and CSV as NetworkX and igraph (Debian's python3-networkx, python3-igraph) and
# graphology (npm's) read them: the same nodes, edges and attributes.
. "${0%/*}/lib.sh"
for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import igraph, networkx' 2>/dev/null && break
done
[ "$python" != none ] || { echo "python3-networkx or python3-igraph is not installed"; exit 77; }
expect 0 build -s s.db -o g.nq "$articles"
for options in "" "--roll-up country" "--class Charge"; do
  for format in csv graphml gexf; do
    # shellcheck disable=SC2086
    expect 0 export -s s.db $options -o "net.$format"
  done
  "$python" "$WG_SOURCE/tests/e2e/networks.py" net >said 2>err || fail "read differently: $(cat said)"
  [ ! -s err ] || fail "the readers warn"
  node "$WG_NPM/same_network.mjs" net >>said 2>err || fail "read differently: $(cat said)"
  [ ! -s err ] || fail "graphology warns"
  cat said
  [ "$(lines said)" -eq 8 ] && [ "$(sed 's/^[^:]*//' said | sort -u | wc -l)" -eq 1 ] ||
    fail "they count differently"
done
