#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A class of the shipped reader taught back from few tellings, under a name of a user's own:
#   relearn.sh BUILD CLASS NUMBER FOLDER…
# BUILD: the build folder; FOLDERs hold articles that people marked (*.jsonl, *.jsonl.xz;
# docs/relations.md). Of the articles five sixths (by a checksum of their ids, as the shipped
# heads are taught) are there to be drawn from, until NUMBER tellings are there; all of the last
# sixth are measured on: with the shipped class, and with the class that was learnt. Neither has
# frames, so that the heads alone are compared; the new class may not begin from the old one's
# numbers. The shared layers were taught with the old class among others.
set -eu
[ $# -ge 4 ] || { sed -n '3,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
source=$(cd "${0%/*}/../.." && pwd)
build=$(cd "$1" && pwd)
class=$2
number=$3
shift 3
work=$(mktemp -d "${TMPDIR:-/tmp}/wiregraph-relearn.XXXXXX")
trap 'rm -rf "$work"' EXIT

python3 - "$class" "$number" "$work" "$@" <<'PYTHON'
import glob, json, lzma, sys, zlib
name, number, work, folders = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:]
articles = []
for folder in folders:
    for path in sorted(glob.glob(folder + "/*.jsonl*")):
        opened = lzma.open if path.endswith(".xz") else open
        with opened(path, "rt", encoding="utf-8") as lines:
            articles += map(json.loads, lines)
sixth = lambda a: zlib.crc32(a["id"].encode()) % 6
rest = sorted((a for a in articles if sixth(a)), key=lambda a: zlib.crc32(b"draw" + a["id"].encode()))
drawn, told = [], 0
for a in rest:
    n = sum(name in t["class"] for t in a["tellings"])
    if n and told < number:
        drawn.append(a)
        told += n

def write(file, some, called):
    with open(f"{work}/{file}", "w", encoding="utf-8") as out:
        for a in some:
            for t in a["tellings"]:
                t["class"] = [called if c in (name, "Relearnt") else c for c in t["class"]]
            out.write(json.dumps(a, ensure_ascii=False) + "\n")

held = [a for a in articles if not sixth(a)]
write("shipped.jsonl", held, name)
write("held.jsonl", held, "Relearnt")
write("taught.jsonl", drawn, "Relearnt")
print(f"{name}: {told} tellings in {len(drawn)} articles; measured on {len(held)} articles")
PYTHON

# two data folders: without the frames of the class; without the class too
for kind in shipped without; do
  mkdir -p "$work/$kind/model"
  cp -r "$source/ontology" "$work/$kind/"
  ln -s "$source"/extract/model/*.wg[mr] "$work/$kind/model/"
done
# drop FILE PATTERN : the statements that match
drop() {
  awk -v is="$2" '{ statement = statement $0 "\n" }
    / \.$/ || /^#/ || /^$/ { if (statement !~ is) printf "%s", statement; statement = "" }
    END { printf "%s", statement }' "$1" >"$work/kept"
  mv "$work/kept" "$1"
}
for file in "$work"/*/ontology/frames*.ttl; do
  drop "$file" "f:class wg:$class[^A-Za-z]"
done
vocabulary=$work/without/ontology/wiregraph.ttl
{
  grep '^@prefix' "$vocabulary"
  awk -v begins="^wg:$class a owl:Class" '$0 ~ begins { on = 1 } on { print } on && / \.$/ { exit }' \
    "$vocabulary" | sed "s/^wg:$class a/wg:Relearnt a/"
} >"$work/relearnt.ttl"
drop "$vocabulary" "^wg:$class a owl:Class"
drop "$work/without/ontology/codes.ttl" "^code:$class"

WIREGRAPH_DATA=$work/without "$build/wiregraph" train --relation "$work/relearnt.ttl" \
  -o "$work/relearnt.wgl" "$work/taught.jsonl"
echo "as shipped:"
"$build/tests/bench/bench_relation" "$work/shipped" "$class" "$work/shipped.jsonl"
echo "relearnt:"
"$build/tests/bench/bench_relation" "$work/without" Relearnt "$work/held.jsonl" \
  "$work/relearnt.ttl" "$work/relearnt.wgl"
