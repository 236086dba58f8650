# SPDX-License-Identifier: Apache-2.0
"""Teach the reader.

  train_reader.py --encoder DIR --out NAME.pt [--passes N] [--leave-out K/N] WORDS:TELLINGS...

DIR holds a pretrained BERT (model.safetensors, vocab.txt); WORDS is what `wiregraph read
--words` prints of the articles of TELLINGS. After each pass NAME.pt.part is written, from
which the same command goes on. --leave-out 0/6 leaves every sixth article out (by a checksum of its
id) and measures on these; with `-` for K nothing is left out.
"""
import argparse
import math
import os
import random
import re
import time
import zlib

import torch
import torch.nn.functional as F

from reader_data import ARCS, CLASSES, FEATURES, MODALITIES, Window, WordPiece, cut_windows, load
from reader_net import C, Encoder, R, Reader

BATCH, HEADS_RATE, ENCODER_RATE = 8, 1e-3, 1.5e-4


def vocabulary_of(path):
    """Pieces that English news can need, and their rows: no places kept free, no other
    scripts."""
    with open(path, encoding="utf-8") as f:
        all_pieces = [line.rstrip("\n") for line in f]
    kept = [i for i, p in enumerate(all_pieces)
            if not p.startswith("[unused") and re.fullmatch(r"[\x21-\x7e\u00a1-\u024f\u2010-\u20bf]+", p)]
    return [all_pieces[i] for i in kept], kept


def is_left_out(article, fold, folds):
    return fold is not None and zlib.crc32(article.id.encode()) % folds == fold


def windows_of(articles, cut):
    out = []
    for a in articles:
        for sentences, new in cut_windows(a, cut):
            w = Window(a, sentences, new, cut)
            if w.words:
                w.weight = 0.7 if re.match(r"[abc]\d", a.id) else 1.0
                out.append(w)
    return out


def pad(rows, fill):
    longest = max(map(len, rows))
    return torch.tensor([list(r) + [fill] * (longest - len(r)) for r in rows])


def batch_of(windows):
    blank = [0] * len(FEATURES)
    return dict(pieces=pad([w.pieces for w in windows], 0),
                features=pad([w.features for w in windows], blank),
                mask=pad([[True] * len(w.pieces) for w in windows], False),
                first=pad([w.first for w in windows], 0))


def act_inputs(windows, acts, width):
    """Which window, word, class, and steps and kinds of the words seen from it."""
    which = torch.tensor([b for b, *_ in acts])
    at = torch.tensor([i for _, i, *_ in acts])
    c = torch.tensor([x[2] for x in acts])
    steps = torch.zeros(len(acts), width, dtype=torch.long)
    kinds = torch.zeros(len(acts), width, dtype=torch.long)
    for n, (b, i, *_) in enumerate(acts):
        w, length = windows[b], len(windows[b].words)
        steps[n, :length] = torch.tensor(list(w.steps[i * length:(i + 1) * length]))
        kinds[n, :length] = torch.tensor(w.kinds)
    return which, at, c, steps, kinds


def trigger_targets(windows, like):
    want, weight = torch.zeros_like(like), torch.zeros_like(like)
    for b, w in enumerate(windows):
        weight[b, :len(w.words)] = torch.tensor(w.new, dtype=torch.float)[:, None] * w.weight
        for at, _, rows, _ in w.items:
            for r in rows:
                for c in r["classes"]:
                    sure = r["weight"] == "core" and len(r["classes"]) == 1
                    want[b, at, c], weight[b, at, c] = 1, (1.0 if sure else 0.5) * w.weight
    return want, weight


def loss_of(model, windows):
    batch = batch_of(windows)
    with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        h = model.words(batch)
    scores = model.trigger(h)
    want, weight = trigger_targets(windows, scores)
    loss = (F.binary_cross_entropy_with_logits(scores, want, reduction="none") * weight).sum()
    acts = [(b, at, c, rows, arcs) for b, w in enumerate(windows) for at, c, rows, arcs in w.items]
    if acts:
        loss = loss + loss_of_acts(model, h, windows, acts)
    asked = [(b, q, k) for b, w in enumerate(windows) for q, k in w.references]
    if asked:
        which, at, to = map(torch.tensor, zip(*asked))
        shut = torch.full(h.shape[:2], -1e4)
        for b, w in enumerate(windows):
            shut[b, :len(w.kinds)][torch.tensor(w.kinds) == 1] = 0.0
        found = model.references(h, which, at) + shut[which]
        loss = loss + 0.5 * F.cross_entropy(found, to, reduction="sum")
    return loss / (4 * len(windows))


def loss_of_acts(model, h, windows, acts):
    with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        arcs, told = model.arcs(h, *act_inputs(windows, acts, h.shape[1]))
    arcs, told = arcs.float(), told.float()
    want, weight = torch.zeros_like(arcs), torch.zeros_like(arcs)
    for n, (b, _, _, _, per_arc) in enumerate(acts):
        weight[n, :, :len(windows[b].words)] = windows[b].weight
        for k, words in enumerate(per_arc):
            want[n, k, words] = 1
    weight[:, 4:6] *= 0.3
    loss = (F.binary_cross_entropy_with_logits(arcs, want, reduction="none") * weight).sum()
    rows = [x[3][0] for x in acts]
    for columns, key in ((slice(0, 2), "polarity"), (slice(2, 6), "modality"),
                         (slice(6, 8), "ended")):
        loss = loss + 0.5 * F.cross_entropy(told[:, columns], torch.tensor([r[key] for r in rows]),
                                            reduction="sum")
    return loss


def optimizer_of(model, steps, by):
    inside = {id(p) for p in model.encoder.parameters()}
    model.encoder.word.weight.requires_grad_(False)  # rare names would be learnt by heart
    ours = [p for p in model.parameters() if id(p) not in inside]
    theirs = [p for p in model.encoder.parameters() if p.requires_grad]
    fresh = {id(p) for t in model.encoder.features for p in t.parameters()}
    groups = [{"params": ours + [p for p in theirs if id(p) in fresh], "lr": by * HEADS_RATE},
              {"params": [p for p in theirs if id(p) not in fresh], "lr": by * ENCODER_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1, (k + 1) / max(1, steps * 0.08)) * max(0.02, 1 - k / steps))
    return optimizer, rate


def batches_of(windows, rng):
    order = sorted(windows, key=lambda w: len(w.pieces) + rng.random() * 40)
    out = [order[k:k + BATCH] for k in range(0, len(order), BATCH)]
    rng.shuffle(out)
    return out


@torch.no_grad()
def measure(model, windows):
    """Triggers of core rows (two words off are near enough); arcs and how it is told, given
    the trigger."""
    model.eval()
    right = missed = wrong = 0
    arcs_right, arcs_all = [0] * R, [0] * R
    told_right, told_all = {}, {}
    for w in windows:
        h = model.words(batch_of([w]))
        p = torch.sigmoid(model.trigger(h))[0]
        said = {(i, c) for i, c in (p > 0.4).nonzero().tolist() if w.new[i]}
        core, known = set(), set()
        for at, _, rows, _ in w.items:
            for r in rows:
                for c in r["classes"]:
                    sure = r["weight"] == "core" and len(r["classes"]) == 1
                    (core if sure else known).add((at, c))
        near = lambda x, some: any(abs(x[0] - y[0]) <= 2 and x[1] == y[1] for y in some)
        right += sum(near(g, said) for g in core)
        missed += sum(not near(g, said) for g in core)
        wrong += sum(not near(s, core | known) for s in said)
        acts = [(0, at, c, rows, arcs) for at, c, rows, arcs in w.items
                if any(r["weight"] == "core" for r in rows)]
        if not acts:
            continue
        scores, told = model.arcs(h, *act_inputs([w], acts, h.shape[1]))
        for n, (_, _, _, rows, arcs) in enumerate(acts):
            for k in range(R):
                if arcs[k]:
                    arcs_all[k] += 1
                    arcs_right[k] += int(scores[n, k].argmax()) in arcs[k]
            for columns, key in ((slice(0, 2), "polarity"), (slice(2, 6), "modality"),
                                 (slice(6, 8), "ended")):
                name = f"{key}={rows[0][key]}"
                told_all[name] = told_all.get(name, 0) + 1
                told_right[name] = told_right.get(name, 0) + (
                    int(told[n, columns].argmax()) == rows[0][key])
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print("  triggers P %.3f R %.3f F1 %.3f" % (precision, recall, 2 * precision * recall
                                                / max(1e-9, precision + recall)),
          {ARCS[k]: "%.2f of %d" % (arcs_right[k] / max(1, arcs_all[k]), arcs_all[k])
           for k in range(R)},
          {k: "%d/%d" % (told_right[k], told_all[k]) for k in sorted(told_all)}, flush=True)
    model.train()


def main():
    global BF16
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--leave-out", default="-")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--begin-with", help="weights to go on from instead of the encoder's")
    parser.add_argument("--rate", type=float, default=1.0, help="times the usual rates")
    parser.add_argument("--steps", type=int, default=0, help="stop early, to measure speed")
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    BF16 = args.bf16
    fold, folds = ((int(args.leave_out.split("/")[0]), int(args.leave_out.split("/")[1]))
                   if "/" in args.leave_out else (None, 1))
    torch.manual_seed(1)
    rng = random.Random(1)
    vocabulary, rows = vocabulary_of(os.path.join(args.encoder, "vocab.txt"))
    cut = WordPiece(vocabulary)
    articles = [a for c in args.corpora for a in load(*c.split(":"))]
    kept = [a for a in articles if not is_left_out(a, fold, folds)]
    if args.share < 1:
        kept = [a for a in kept if zlib.crc32(b"share" + a.id.encode()) % 1000 < args.share * 1000]
    windows = windows_of(kept, cut)
    held = windows_of([a for a in articles if is_left_out(a, fold, folds)], cut)
    print(len(kept), "articles", len(windows), "windows", sum(len(w.pieces) for w in windows),
          "pieces", sum(len(w.items) for w in windows), "acts; held out", len(held), flush=True)
    model = Reader(Encoder(len(vocabulary)))
    model.encoder.start_from(os.path.join(args.encoder, "model.safetensors"), rows)
    if args.begin_with:
        model.load_state_dict(torch.load(args.begin_with)["model"])
    per_pass = math.ceil(len(windows) / BATCH)
    optimizer, rate = optimizer_of(model, args.passes * per_pass, args.rate)
    part, begin = args.out + ".part", 0
    if os.path.exists(part):
        saved = torch.load(part)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        rate.load_state_dict(saved["rate"])
        begin = saved["passes"]
    started = time.time()
    for k in range(begin, args.passes):
        rng.seed(k)
        torch.manual_seed(k)
        total = 0.0
        for n, batch in enumerate(batches_of(windows, rng)):
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            rate.step()
            total += float(loss.detach())
            if args.steps and n == args.steps:
                print("%.1f s for %d steps" % (time.time() - started, n), flush=True)
                return
        print("pass %d loss %.3f %.0f s" % (k + 1, total / per_pass, time.time() - started),
              flush=True)
        torch.save(dict(model=model.state_dict(), optimizer=optimizer.state_dict(),
                        rate=rate.state_dict(), passes=k + 1), part)
        if held and (k + 1 == args.passes or k % 2 == 1):
            measure(model, held)
    torch.save(dict(model=model.state_dict(), vocabulary=vocabulary), args.out)


if __name__ == "__main__":
    main()
