# SPDX-License-Identifier: Apache-2.0
# Triple stores on loopback for the tests that source this behind lib.sh and canned.sh:
# Oxigraph (npm's, which exports/report/npm.sh put into the folder WG_NPM) and Debian's
# virtuoso-opensource-7. They end with the test.
servers=
trap 'for s in $servers; do kill $s 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT
export WIREGRAPH_USER=dba WIREGRAPH_PASSWORD=gulls

free_port() {
  mkdir -p empty
  : >free
  "$CANNED" "$work/empty" >free &
  await $! free .
  kill $!
  wait $! 2>/dev/null || true
  cat free
}

# It answers at $oxigraph.
start_oxigraph() {
  : >oxigraph.port
  (exec node "$WG_NPM/oxigraph.mjs") >oxigraph.port &
  servers="$servers $!"
  await $! oxigraph.port .
  oxigraph=http://127.0.0.1:$(cat oxigraph.port)
}

# It answers at $virtuoso.
start_virtuoso() {
  sql=$(free_port)
  web=$(free_port)
  mkdir virtuoso
  cat >virtuoso/v.ini <<END
[Database]
DatabaseFile = $work/virtuoso/v.db
TransactionFile = $work/virtuoso/v.trx
ErrorLogFile = $work/virtuoso/v.log
LockFile = $work/virtuoso/v.lck
xa_persistent_file = $work/virtuoso/v.pxa
[TempDatabase]
DatabaseFile = $work/virtuoso/t.db
TransactionFile = $work/virtuoso/t.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 10000
MaxDirtyBuffers = 7000
[HTTPServer]
ServerPort = 127.0.0.1:$web
ServerRoot = $work/virtuoso
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
END
  # The first run makes the database and its passwords, and ends.
  (cd virtuoso && virtuoso-t +wait +configfile v.ini +pwdold dba +pwddba gulls +pwddav gulls) \
    >virtuoso/out 2>&1 || true
  (cd virtuoso && exec virtuoso-t +foreground +configfile v.ini) >virtuoso/out 2>&1 &
  servers="$servers $!"
  virtuoso=http://127.0.0.1:$web
  until "$WIREGRAPH" query --endpoint "$virtuoso/sparql" 'ASK {}' >out 2>err; do
    kill -0 $! 2>/dev/null && grep -q 'cannot be reached' err ||
      fail "Virtuoso does not start: $(tail -n 5 virtuoso/v.log)"
    sleep 0.5
  done
}
