# SPDX-License-Identifier: Apache-2.0
# The server with canned answers (canned.c) for the tests that source this behind lib.sh.
# It answers at $url out of $work; its log lies in $work/log.
unset WIREGRAPH_USER WIREGRAPH_PASSWORD
no_proxy='*'
HOME=$work
export no_proxy HOME

serve() {
  mkdir -p log
  "$CANNED" "$work" >port &
  server=$!
  trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
  until [ -s port ]; do
    kill -0 $server 2>/dev/null || fail "the server does not start"
    sleep 0.1
  done
  url=http://127.0.0.1:$(cat port)
}

# canned NAME STATUS HEADER... BODY : the answer to the next request for /NAME, behind
# those that are there
canned() {
  turn=1
  while [ -e "$1.$turn" ]; do turn=$((turn + 1)); done
  file=$1.$turn
  shift
  {
    while [ $# -gt 1 ]; do
      printf '%s\n' "$1"
      shift
    done
    printf '\n%s\n' "$1"
  } >"$file"
}

# How many requests have come.
requests() {
  ls log | grep -c 'head$' || true
}
