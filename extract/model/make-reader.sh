#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes reader.wgr from a pretrained encoder and annotated articles (docs/reader.md).
#   make-reader.sh ENCODER OUTPUT.wgr TELLINGS.jsonl.xz...
# ENCODER holds model.safetensors and vocab.txt of MiniLM (docs/model-card.md). WIREGRAPH
# is the program ("wiregraph" by default), PYTHON has what requirements.txt pins, FOLDS is
# into how many parts the articles are dealt (3). WORK keeps what is made on the way: a run that
# ended goes on from there.
set -eu
encoder=$1 output=$2
shift 2
wiregraph=${WIREGRAPH:-wiregraph} python=${PYTHON:-python3} folds=${FOLDS:-3}
here=$(cd "$(dirname "$0")" && pwd)
work=${WORK:-$(mktemp -d)}
mkdir -p "$work/data/model"
ln -sfn "$here/../../ontology" "$work/data/ontology"
ln -sf "$here/english.wgm" "$work/data/model/english.wgm"

# Articles without their tellings, and their words as the reader is shown them.
taught='' judged=''
for tellings; do
  name=$(basename "$tellings" .jsonl.xz)
  "$python" "$here/strip_tellings.py" "$tellings" > "$work/$name.jsonl"
  "$wiregraph" read -q --words -i jsonl "$work/$name.jsonl" > "$work/$name.words"
  taught="$taught $work/$name.words:$tellings"
  judged="$judged $work/$name.candidates:$tellings"
done

teach() { # teach NAME LEFT_OUT PASSES [OPTION...]
  name=$1 left_out=$2 passes=$3
  shift 3
  [ -f "$work/$name.pt" ] || "$python" "$here/train_reader.py" --encoder "$encoder" \
    --out "$work/$name.pt" --passes "$passes" --leave-out "$left_out" --bf16 "$@" $taught
}

# What a reader says of the articles that it was not taught by is what the score is fitted on.
fold=0
while [ "$fold" -lt "$folds" ]; do
  teach "fold$fold" "$fold/$folds" 5
  "$python" "$here/train_names.py" --leave-out "$fold/$folds" "$work/fold$fold.pt" $taught
  "$python" "$here/export_reader.py" "$work/fold$fold.pt" "$work/data/model/reader.wgr"
  for tellings; do
    name=$(basename "$tellings" .jsonl.xz)
    WIREGRAPH_DATA="$work/data" "$wiregraph" read -q --candidates -i jsonl \
      "$work/$name.jsonl" > "$work/$name.$fold"
  done
  fold=$((fold + 1))
done
for tellings; do
  name=$(basename "$tellings" .jsonl.xz)
  "$python" "$here/left_out.py" "$folds" "$work/$name" > "$work/$name.candidates"
done
"$python" "$here/fit_score.py" "$work/score.npz" $judged
# What is shipped was first taught by five sixths, to be measured on the rest, then by all.
teach measured 0/6 6
teach whole - 2 --begin-with "$work/measured.pt" --rate 0.25
"$python" "$here/train_names.py" "$work/whole.pt" $taught
"$python" "$here/export_reader.py" "$work/whole.pt" "$output" "$work/score.npz"
