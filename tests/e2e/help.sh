# SPDX-License-Identifier: Apache-2.0
# Help goes to standard output and exits 0, of the program and of each command; the man
# page tells every command and every option that help tells.
. "${0%/*}/lib.sh"
man=$WG_SOURCE/docs/wiregraph.1

expect 0 --help
[ ! -s err ] || fail "--help speaks on standard error"
says out '^Usage: wiregraph COMMAND'
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' out)
[ -n "$commands" ] || fail "no commands in --help"
for command in extract build fetch refresh export explain load query remove read parse \
  train; do
  says out "^  $command "
done
says out '^  sample '
says out '^  agree '
expect 0 --version
says out '^wiregraph [0-9]'

for command in $commands; do
  expect 0 "$command" --help
  [ ! -s err ] || fail "$command --help speaks on standard error"
  says out "^  wiregraph $command"
  grep -q "^\.SS $command" "$man" || fail "the man page does not tell of $command"
  for option in $(grep -o -e ' --[a-z-]*' out); do
    dashes=$(echo "$option" | sed 's/-/\\\\-/g')
    grep -q -e "$dashes" "$man" || fail "the man page lacks $option of $command"
  done
done
