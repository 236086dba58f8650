# SPDX-License-Identifier: Apache-2.0
"""Fit the one score: which candidates of the program are right.

  fit_score.py OUT.npz --least P --least-of-frames P --leave-out K/N CANDIDATES:TELLINGS...

CANDIDATES is what `wiregraph read --candidates` prints of the articles of TELLINGS with a
reader that was taught with the same --leave-out: only what it was not taught by is used.
Boosted trees over the evidence (extract/score/evidence.h); how well they do is told by
leaving out a fifth of the articles at a time. Below LEAST nothing is printed
that the heads alone propose, below LEAST-OF-FRAMES nothing at all.
"""
import argparse
import collections
import json
import lzma
import re
import zlib

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from reader_data import key_of

SYMMETRIC = {"Partnership", "Kinship"}
SUFFIXES = {"inc", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "ag",
            "sa", "nv", "gmbh", "holdings"}
OPTIONAL = 0.25  # weight of what a careful reader might leave out


def name_key(name):
    words = key_of(re.sub("['’]s$", "", name).replace(".", "")).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def words_of(text):
    return re.findall(r"\w+", text.casefold())


def alike(texts, want):
    """Titles that share half their words, or one of which holds the other."""
    want = collections.Counter(words_of(want))
    for text in texts:
        have = collections.Counter(words_of(text))
        common = sum((have & want).values())
        if common and 2 * common >= 0.5 * (sum(have.values()) + sum(want.values())):
            return True
        if common and (not want - have or not have - want):
            return True
    return False


class Told:
    """One article as people read it."""

    def __init__(self, article):
        self.names = [(e["id"], {name_key(n) for n in [e["name"], *e["aliases"]]})
                      for e in article["entities"]]
        self.rows = collections.defaultdict(list)
        for r in article["tellings"]:
            for c in r["class"]:
                self.rows[c].append(r)
        self.text = article["text"]

    def ids(self, names):
        if names is None:
            return {"-"}
        keys = {name_key(n) for n in names}
        hits = [e for e, known in self.names if known & keys]
        return set(hits) if len(hits) <= 1 else set()

    def label(self, c):
        """(right, weight) of a candidate; (row that it agrees with)"""
        actor, target = self.ids(c["actor"]), self.ids(c["target"])
        best = None
        for r in self.rows[c["class"]]:
            negated = r["polarity"] == "negated"
            if negated != c["negated"] and not (c["ended"] and negated):
                continue
            fits = actor & set(r["actor"]) and (target & set(r["target"])
                                                or c["class"] == "Statement")
            crossed = (c["class"] in SYMMETRIC and actor & set(r["target"])
                       and target & set(r["actor"]))
            if not fits and not crossed:
                continue
            if c["class"] in ("RoleHolding", "Kinship") and r.get("role") and not crossed \
                    and not alike(c["role"], r["role"]):
                continue
            if c["class"] == "Statement" and r.get("words") and not alike(
                    [c["words"]], self.text[slice(*r["words"])]):
                continue
            if best is None or r["weight"] == "core":
                best = r
        if best is None:
            return 0, 1.0
        return 1, 1.0 if best["weight"] == "core" else OPTIONAL


def weight_of(article_id):
    return 0.5 if re.match(r"[abcp]\d", article_id) else 1.0


def read(pairs, fold, folds):
    x, y, weight, group, keys, told_rows, numbers = [], [], [], [], [], {}, None
    for pair in pairs:
        candidates, tellings = pair.split(":")
        opened = lzma.open if tellings.endswith(".xz") else open
        with opened(tellings, "rt", encoding="utf-8") as f:
            articles = {a["id"]: a for a in map(json.loads, f)}
        with open(candidates, encoding="utf-8") as f:
            for line in f:
                seen = json.loads(line)
                if zlib.crc32(seen["id"].encode()) % folds != fold:
                    continue
                if numbers not in (None, seen["numbers"]):
                    raise SystemExit(f"{candidates}: printed by another version of the program")
                numbers = seen["numbers"]
                told = Told(articles[seen["id"]])
                told_rows[seen["id"]] = articles[seen["id"]]
                for c in seen["candidates"]:
                    right, w = told.label(c)
                    x.append(c["evidence"])
                    y.append(right)
                    weight.append(w * weight_of(seen["id"]))
                    group.append(seen["id"])
                    keys.append((c["class"], tuple(sorted(told.ids(c["actor"]))) or str(c["actor"]),
                                 tuple(sorted(told.ids(c["target"]))) or str(c["target"]),
                                 c["negated"]))
    return (np.array(x, np.float32), np.array(y), np.array(weight), np.array(group), keys,
            told_rows, numbers)


# The numbers of extract/score/evidence.h that can only speak for a candidate, and those
# that can only speak against it.
FOR = {"by_frame", "base", "trigger", "actor", "target", "actor_reference",
       "target_reference", "product"}
AGAINST = {"actor_rival", "target_rival", "rank"}


def trees(numbers):
    if not FOR | AGAINST <= set(numbers):
        raise SystemExit(f"no such evidence: {sorted((FOR | AGAINST) - set(numbers))}")
    rising = [1 if n in FOR else -1 if n in AGAINST else 0 for n in numbers]
    return HistGradientBoostingClassifier(
        monotonic_cst=rising, categorical_features=[numbers.index("event_class")],
        max_iter=300, learning_rate=0.06, max_leaf_nodes=24, min_samples_leaf=40,
        l2_regularization=2.0, max_features=0.5, early_stopping=False, random_state=1)


def gold_facts(article):
    """Facts by article: core ones, each once."""
    out = set()
    for r in article["tellings"]:
        if r["weight"] == "core" and r["class"][0] != "Statement":
            out.add((r["class"][0], r["actor"][0], r["target"][0], r["polarity"]))
    return out


def report(name, score, y, weight, group, keys, told, real):
    """Precision, recall and F1 by what is kept at each threshold, facts counted once an
    article."""
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        right, wrong, total = 0, 0, 0
        by_article = collections.defaultdict(lambda: (set(), set()))
        for i in np.nonzero(score >= least)[0]:
            if keys[i][0] == "Statement":
                continue
            if y[i] and weight[i] < OPTIONAL * 1.01 * (1.0 if real(group[i]) else 0.5):
                continue
            by_article[group[i]][0 if y[i] else 1].add(keys[i])
        for a in told:
            if not real(a):
                continue
            right += len(by_article[a][0])
            wrong += len(by_article[a][1])
            total += len(gold_facts(told[a]))
        p, r = right / max(1, right + wrong), right / max(1, total)
        print("  %s least %.2f P %.3f R %.3f F1 %.3f (of %d)"
              % (name, least, p, r, 2 * p * r / max(1e-9, p + r), total))


def cross(x, y, weight, group, numbers):
    out = np.zeros(len(y))
    part = np.array([zlib.crc32(b"part" + g.encode()) % 5 for g in group])
    for k in range(5):
        inside = part != k
        out[~inside] = trees(numbers).fit(x[inside], y[inside], weight[inside]).predict_proba(
            x[~inside])[:, 1]
    return out


def flat(model, least, least_of_frames):
    first, node, threshold, value = [], [], [], []
    for (predictor,) in model._predictors:
        at = len(node)
        first.append(at)
        mean = means(predictor.nodes)
        for k, n in enumerate(predictor.nodes):
            leaf = bool(n["is_leaf"])
            node.append((-1, 0, 0, 0) if leaf
                        else (int(n["feature_idx"]), at + int(n["left"]), at + int(n["right"]),
                              classes_of(predictor, n)))
            threshold.append(0.0 if leaf or n["is_categorical"] else float(n["num_threshold"]))
            value.append(mean[k])
    base = float(np.ravel(model._baseline_prediction)[0])
    return dict(first=np.array(first, np.int32), node=np.array(node, np.int32),
                threshold=np.array(threshold, np.float32), value=np.array(value, np.float32),
                base=np.array([base, least, least_of_frames], np.float32))


def classes_of(predictor, n):
    """The classes that go left, as bits of one signed number; 0 where a threshold parts."""
    if not n["is_categorical"]:
        return 0
    bits = int(predictor.raw_left_cat_bitsets[n["bitset_idx"]][0])
    return bits - (1 << 32) if bits >= 1 << 31 else bits


def walked(score, row):
    """As extract/score/score.c."""
    total = float(score["base"][0])
    for at in score["first"]:
        while score["node"][at][0] >= 0:
            number, left, right, some = map(int, score["node"][at])
            goes_left = ((some & 0xffffffff) >> int(row[number]) & 1 if some
                         else row[number] <= score["threshold"][at])
            at = left if goes_left else right
        total += float(score["value"][at])
    return 1 / (1 + np.exp(-total))


def means(nodes):
    """Of each node the mean of the leaves below it, by how many candidates came there."""
    out = [0.0] * len(nodes)
    for k in range(len(nodes) - 1, -1, -1):
        n = nodes[k]
        if n["is_leaf"]:
            out[k] = float(n["value"])
        else:
            l, r = int(n["left"]), int(n["right"])
            a, b = float(nodes[l]["count"]), float(nodes[r]["count"])
            out[k] = (out[l] * a + out[r] * b) / max(1.0, a + b)
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--least", type=float, default=0.58)
    parser.add_argument("--least-of-frames", type=float, default=0.25)
    parser.add_argument("--leave-out", default="0/1")
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    fold, folds = map(int, args.leave_out.split("/"))
    x, y, weight, group, keys, told, numbers = read(args.corpora, fold, folds)
    print(len(told), "articles", len(y), "candidates", int(y.sum()), "right")
    score = cross(x, y, weight, group, numbers)
    real = lambda a: not re.match(r"[abcp]\d", a)
    report("real", score, y, weight, group, keys, told, real)
    bins = np.minimum((score * 10).astype(int), 9)
    print("  calibration", [(b / 10, int((bins == b).sum()), round(float(y[bins == b].mean()), 2))
                            for b in range(10) if (bins == b).any()])
    model = trees(numbers).fit(x, y, weight)
    score = flat(model, args.least, args.least_of_frames)
    for row, p in zip(x[:100], model.predict_proba(x[:100])[:, 1]):
        assert abs(walked(score, row) - p) < 1e-4  # what is written is what was fitted
    np.savez(args.out, **score)


if __name__ == "__main__":
    main()
