# SPDX-License-Identifier: Apache-2.0
# GraphML, GEXF and CSV as NetworkX and igraph read them (Debian's python3-networkx,
# python3-igraph): the same nodes, edges and attributes.
. "${0%/*}/lib.sh"
for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import networkx' 2>/dev/null && break
done
[ "$python" != none ] || { echo "python3-networkx is not installed"; exit 77; }
expect 0 build -s s.db -o g.nq "$articles"
for options in "" "--roll-up country"; do
  for format in csv graphml gexf; do
    # shellcheck disable=SC2086
    expect 0 export -s s.db $options -o "net.$format"
  done
  "$python" "$WG_SOURCE/tests/e2e/networks.py" net || fail "read differently"
done
