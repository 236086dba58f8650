#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes english.wgm from the corpora that docs/model-card.md names.
#   make-english.sh CORPORA OUTPUT.wgm [WIREGRAPH]
# CORPORA holds ud/, ner/ and emb/ as the model card lists them, packed (.xz) or not.
# WIREGRAPH is the program, "wiregraph" by default. Same files, same kind of machine:
# same bytes.
set -eu
corpora=$1 output=$2 wiregraph=${3:-wiregraph}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# The file of that name, unpacked.
plain() {
  if [ -f "$corpora/$1.xz" ]; then xz -dc "$corpora/$1.xz"; else cat "$corpora/$1"; fi
}

# A part of a treebank with the names of the same text: joined TREEBANK NAMES [LEAVE_OUT]
joined() {
  plain "$1" > "$work/parse"
  plain "$2" > "$work/names"
  LC_ALL=C awk -f "$here/names_into_conllu.awk" -v leave_out="${3:-}" \
    "$work/names" "$work/parse"
}

# The same where the names' file has the sentences in another order.
joined_anyhow() {
  plain "$1" > "$work/parse"
  plain "$2" > "$work/names"
  LC_ALL=C awk -f "$here/names_in_order.awk" "$work/names" "$work/parse" > "$work/ordered"
  LC_ALL=C awk -f "$here/names_into_conllu.awk" "$work/ordered" "$work/parse"
}

# Five genres of GUM are not free for any use.
bound='GUM_(essay|fiction|letter|podcast|whow)'
{
  joined ud/en_ewt-ud-train.conllu ner/uner_ewt-train.iob2
  joined_anyhow ud/en_ewt-ud-dev.conllu ner/uner_ewt-dev.iob2
} > "$work/uner_ewt.conllu"
{
  joined ud/en_gum-ud-train.conllu ner/gum_ne-train.iob2 "$bound"
  joined ud/en_gum-ud-dev.conllu ner/gum_ne-dev.iob2 "$bound"
} > "$work/gum_ne.conllu"
plain ner/crossner_politics.iob2 > "$work/politics.iob2"
plain ner/crossner_science.iob2 > "$work/science.iob2"
plain ner/crossner_ai.iob2 > "$work/ai.iob2"
plain ner/re3d-train.iob2 > "$work/re3d.iob2"
plain ner/wnut17-train.iob2 > "$work/wnut17.iob2"
plain ner/wnut17-dev.iob2 >> "$work/wnut17.iob2"
# Every other tweet; some lines lack their word.
plain ner/btc.iob2 | awk -F '\t' '!NF || $1 != ""' |
  awk 'BEGIN { RS = ""; ORS = "\n\n" } NR % 2 == 1' > "$work/btc.iob2"
# Every sixteenth sentence: its guideline is the furthest from the others.
plain ner/gmb_kaggle.iob2 |
  awk 'BEGIN { RS = ""; ORS = "\n\n" } NR % 16 == 1' > "$work/gmb.iob2"

"$wiregraph" train -o "$output" --width 192 --layers 3 --epochs 17 \
  --vectors "$corpora/emb/glove100d_top100k_int8.bin" \
  --vector-words "$corpora/emb/glove100d_top100k.words" \
  "$work/uner_ewt.conllu" "$work/gum_ne.conllu" "$work/politics.iob2" "$work/re3d.iob2" \
  "$work/gmb.iob2" "$work/wnut17.iob2" "$work/btc.iob2" "$work/science.iob2" "$work/ai.iob2"
