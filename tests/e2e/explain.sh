# SPDX-License-Identifier: Apache-2.0
# A page on a person, by name in any spelling, by IRI or its end, and on an event; who is
# unknown or one of several is told.
. "${0%/*}/lib.sh"
expect 0 build -q -s store.db -f nquads "$articles"
iri=$(sed -n 's/^<\([^>]*\/person\/[^>_]*-[^>_]*\)> <[^>]*#label> "[^"]*" \.$/\1/p' out | sed -n 1p)
name=$(sed -n "s|^<$iri> <[^>]*#label> \"\\([^\"]*\\)\" \\.$|\\1|p" out)
event=$(sed -n "s|^<\\([^>]*/event/[^>]*\\)> <[^>]*#actor> <$iri> \\.$|\\1|p" out | sed -n 1p)
[ -n "$event" ] || fail "$iri does nothing"

expect 0 explain -s store.db "$iri"
cp out page
says page "^$name\$"
says page "^Person <$iri>"
says page "<$event>"
says page 'affirmed'
says page 'frame .*; confidence 0\.[0-9]'
says page '^      by [a-z, ]*: [a-z_]* [+-][0-9]*\.[0-9][0-9]'
says page '\*[a-z ]*\*'
says page '\[[^]]*\]'
expect 0 explain -s store.db "$name"
same out page
expect 0 explain -s store.db "$(echo "$name" | tr '[:lower:]' '[:upper:]')"
same out page
expect 0 explain -s store.db "${iri#https://w3id.org/wiregraph/id/}"
same out page
expect 0 explain -s store.db "$event"
says out "<$event>"
expect 0 explain -s store.db -o page.txt "$name"
same page.txt page

expect 1 explain -s store.db 'Nobody At All'
says err 'nothing in the store'
expect 2 explain -s store.db
expect 2 explain -s store.db one two
expect 3 explain -s missing.db x
