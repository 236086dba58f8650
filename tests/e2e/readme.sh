# SPDX-License-Identifier: Apache-2.0
# README keeps its word: its example is what the sample articles give, and its second
# command is what the check runs.
. "${0%/*}/lib.sh"
readme=$WG_SOURCE/README.md
expect 0 build -s s.db "$articles"
sed -n '/^```turtle$/,/^```$/p' "$readme" | grep -v -e '^```' -e '^…$' >example || true
[ "$(lines example)" -ge 5 ] || fail "README shows no Turtle"
while IFS= read -r line; do
  [ -n "$line" ] || continue
  grep -q -x -F -e "$line" out || fail "README shows what is not printed: $line"
done <example
command=$(grep '^\.ci/install tests && cmake --workflow' "$readme") || fail "no test command"
grep -q -x -F -e "$command" "$WG_SOURCE/.ci/run" || fail ".ci/run runs something else"
