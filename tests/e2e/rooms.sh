# SPDX-License-Identifier: Apache-2.0
# The rooms of extract/ include each other along the way of an article, never in a circle
# (docs/flow.md); no file includes itself by way of others.
. "${0%/*}/lib.sh"
cd "$WG_SOURCE" || exit 1
grep -r --include='*.[ch]' -o '^#include "extract/[^"]*"' extract |
  sed 's/:#include "/ /; s/"$//' >"$work/files"
[ "$(lines "$work/files")" -gt 100 ] || fail "the includes of extract/ were not found"
tsort "$work/files" >/dev/null 2>"$work/circle" || fail "a circle of files: $(cat "$work/circle")"
# extract/*.[ch] are of no room: reader and pool stand above all, doc.h below
sed -n 's,^extract/\([a-z]*\)/[^ ]* extract/\([a-z]*\)/.*,\1 \2,p' "$work/files" | sort -u |
  awk '$1 != $2' >"$work/rooms"
[ "$(lines "$work/rooms")" -gt 10 ] || fail "the rooms of extract/ were not found"
tsort "$work/rooms" >/dev/null 2>"$work/circle" || fail "a circle of rooms: $(cat "$work/circle")"
