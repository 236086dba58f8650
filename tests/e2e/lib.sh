# SPDX-License-Identifier: Apache-2.0
# What the end-to-end tests share; each is a POSIX shell script that begins with
#   . "${0%/*}/lib.sh"
# WIREGRAPH names the program, WG_SOURCE the source tree. Each test has a folder of its
# own, $work, and stands in it; the sample articles are $articles.
set -eu
LC_ALL=C
export LC_ALL
articles=$WG_SOURCE/tests/articles
work=$(mktemp -d "${TMPDIR:-/tmp}/wiregraph-e2e.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  echo "FAILED: $*" >&2
  [ ! -s err ] || sed 's/^/  stderr: /' err >&2
  exit 1
}

wiregraph() {
  "$WIREGRAPH" "$@"
}

# expect STATUS ARGUMENT... : run with stdout in ./out and stderr in ./err
expect() {
  want=$1
  shift
  status=0
  "$WIREGRAPH" "$@" >out 2>err || status=$?
  [ "$status" -eq "$want" ] || fail "wiregraph $*: exit $status, not $want"
}

# says FILE PATTERN : FILE has a line that matches
says() {
  grep -q -e "$2" "$1" || fail "$1 does not say \"$2\": $(cat "$1")"
}

# await PID FILE PATTERN [LOG] : until FILE has a line that matches, as long as PID runs
await() {
  until grep -q -e "$3" "$2"; do
    kill -0 "$1" 2>/dev/null || fail "ended by itself${4:+: $(cat "$4")}"
    sleep 0.05
  done
}

# stop PID : ask it to end; how it did is in $status
stop() {
  status=0
  kill "$1"
  wait "$1" || status=$?
}

lines() {
  wc -l <"$1" | tr -d ' '
}

same() {
  cmp "$1" "$2" || fail "$1 and $2 differ"
}
