# SPDX-License-Identifier: Apache-2.0
"""Fit the one score: which candidates of the program are right; and which of their times and
sources are.

  fit_score.py OUT.npz --least P --least-of-frames P --leave-out K/N CANDIDATES:TELLINGS...

CANDIDATES is what `wiregraph read --candidates` prints of the articles of TELLINGS with a
reader that was taught with the same --leave-out: only what it was not taught by is used.
Boosted trees over the evidence (extract/score/evidence.h, times.h, sources.h); how well they
do is told by leaving out a fifth of the articles at a time. Below LEAST nothing is printed that
the heads alone propose, below LEAST-OF-FRAMES nothing at all.
"""
import argparse
import collections
import json
import lzma
import re
import zlib

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from reader_data import key_of, same_time

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
        """(right, weight) of a candidate, and the row that it agrees with"""
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
            return 0, 1.0, None
        return 1, 1.0 if best["weight"] == "core" else OPTIONAL, best

    def row_of(self, c, best):
        """Of the rows that tell what `best` tells, the one of the candidate's sentence."""
        here = [r for r in self.rows[c["class"]]
                if r["actor"] == best["actor"] and r["target"] == best["target"]
                and r.get("trigger") and (r["in"] == "title") == c["title"]
                and (c["title"] or c["begin"] <= r["trigger"][0] < c["end"])]
        return here[0] if here else best

    def time_of(self, row):
        """Its time; where it has none, the one of the same told elsewhere."""
        if row.get("time"):
            return row["time"]
        same = {r["time"] for r in self.rows[row["class"][0]]
                if r.get("time") and all(r[k] == row[k] for k in ("actor", "target", "polarity"))
                and bool(r.get("ended")) == bool(row.get("ended"))}
        return same.pop() if len(same) == 1 and row["class"][0] != "Statement" else ""


def weight_of(article_id):
    return 0.5 if re.match(r"[abcdep]\d", article_id) else 1.0


class Table:
    """Options with their numbers: which are right, what each weighs, of which article."""

    def __init__(self, numbers):
        self.numbers, self.x, self.y, self.weight, self.group, self.of = numbers, [], [], [], [], []

    def add(self, numbers, right, weight, article, of):
        self.x.append(numbers)
        self.y.append(int(bool(right)))
        self.weight.append(weight)
        self.group.append(article)
        self.of.append(of)

    def close(self):
        self.x = np.array(self.x, np.float32).reshape(-1, len(self.numbers))
        self.y, self.weight = np.array(self.y), np.array(self.weight)
        self.group = np.array(self.group)
        return self


def add_times(table, c, told, row, weight, article, of):
    want = told.time_of(row)
    whole = any(value == want for value, _ in c["times"])
    for value, numbers in c["times"]:
        right = value == want if whole else bool(want) and same_time(value, want)
        table.add(numbers, right, weight, article, of)


def add_sources(table, c, told, row, weight, article, of):
    want = set(row.get("source") or [])
    for names, numbers in c["sources"]:
        table.add(numbers, told.ids(names) & want, weight, article, of)


def read(pairs, fold, folds):
    """-> tables of candidates, times and sources; what each candidate tells; articles by id"""
    tables, keys, told_rows = None, [], {}
    for pair in pairs:
        candidates, tellings = pair.split(":")
        opened = lzma.open if tellings.endswith(".xz") else open
        with opened(tellings, "rt", encoding="utf-8") as f:
            articles = {a["id"]: a for a in map(json.loads, f)}
        with open(candidates, encoding="utf-8") as f:
            for line in f:
                seen = json.loads(line)
                article = seen["id"]
                if zlib.crc32(article.encode()) % folds != fold:
                    continue
                numbers = [seen[k] for k in ("numbers", "numbers_of_times", "numbers_of_sources")]
                tables = tables or [Table(n) for n in numbers]
                if [t.numbers for t in tables] != numbers:
                    raise SystemExit(f"{candidates}: printed by another version of the program")
                told = Told(articles[article])
                told_rows[article] = articles[article]
                for c in seen["candidates"]:
                    right, w, row = told.label(c)
                    w *= weight_of(article)
                    tables[0].add(c["evidence"], right, w, article, len(keys))
                    if right and "times" in c:
                        row = told.row_of(c, row)
                        add_times(tables[1], c, told, row, w, article, len(keys))
                        if "sources" in c:
                            add_sources(tables[2], c, told, row, w, article, len(keys))
                    keys.append((c["class"], tuple(sorted(told.ids(c["actor"]))) or str(c["actor"]),
                                 tuple(sorted(told.ids(c["target"]))) or str(c["target"]),
                                 c["negated"]))
    return [t.close() for t in tables], keys, told_rows


# The numbers of extract/score/evidence.h that can only speak for a candidate, and those
# that can only speak against it.
FOR = {"by_frame", "base", "trigger", "actor", "target", "actor_reference",
       "target_reference", "product"}
AGAINST = {"actor_rival", "target_rival", "rank"}


def trees(numbers):
    for_it, against = (FOR, AGAINST) if "product" in numbers else ({"arc"}, set())
    if not for_it | against <= set(numbers):
        raise SystemExit(f"no such evidence: {sorted((for_it | against) - set(numbers))}")
    rising = [1 if n in for_it else -1 if n in against else 0 for n in numbers]
    return HistGradientBoostingClassifier(
        monotonic_cst=rising, categorical_features=[numbers.index("event_class")],
        max_iter=300, learning_rate=0.06, max_leaf_nodes=24, min_samples_leaf=40,
        l2_regularization=2.0, max_features=0.5, early_stopping=False, random_state=1)


def fitted(table, inside=None):
    rows = slice(None) if inside is None else inside
    return trees(table.numbers).fit(table.x[rows], table.y[rows], table.weight[rows])


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


def cross(table):
    """Probabilities of each option by trees that saw none of its article."""
    out = np.zeros(len(table.y))
    part = np.array([zlib.crc32(b"part" + g.encode()) % 5 for g in table.group])
    for k in range(5):
        inside = part != k
        out[~inside] = fitted(table, inside).predict_proba(table.x[~inside])[:, 1]
    return out


def report_choice(name, table, p, real):
    """How often the likeliest option is right, by how likely it must be; of facts that are
    given one, and of those that have one."""
    by_fact = collections.defaultdict(list)
    for i, of in enumerate(table.of):
        if real(table.group[i]):
            by_fact[of].append(i)
    wanted = sum(any(table.y[i] for i in options) for options in by_fact.values())
    for least in (0.2, 0.3, 0.4, 0.5):
        given = right = 0
        for options in by_fact.values():
            likeliest = max(options, key=lambda i: p[i])
            given += p[likeliest] >= least
            right += p[likeliest] >= least and table.y[likeliest]
        print("  %s least %.1f P %.3f R %.3f (of %d)" % (
            name, least, right / max(1, given), right / max(1, wanted), wanted))


def flat(name, model, thresholds):
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
    arrays = dict(first=np.array(first, np.int32), node=np.array(node, np.int32),
                  threshold=np.array(threshold, np.float32), value=np.array(value, np.float32),
                  base=np.array([base, *thresholds], np.float32))
    return {f"{name}.{part}": array for part, array in arrays.items()}


def classes_of(predictor, n):
    """The classes that go left, as bits of one signed number; 0 where a threshold parts."""
    if not n["is_categorical"]:
        return 0
    bits = int(predictor.raw_left_cat_bitsets[n["bitset_idx"]][0])
    return bits - (1 << 32) if bits >= 1 << 31 else bits


def walked(forest, name, row):
    """As extract/score/trees.c."""
    first, node, threshold, value, base = (
        forest[f"{name}.{part}"] for part in ("first", "node", "threshold", "value", "base"))
    total = float(base[0])
    for at in first:
        while node[at][0] >= 0:
            number, left, right, some = map(int, node[at])
            goes_left = ((some & 0xffffffff) >> int(row[number]) & 1 if some
                         else row[number] <= threshold[at])
            at = left if goes_left else right
        total += float(value[at])
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
    parser.add_argument("--least", type=float, default=0.54)
    parser.add_argument("--least-of-frames", type=float, default=0.25)
    parser.add_argument("--least-of-times", type=float, default=0.2)
    parser.add_argument("--least-of-sources", type=float, default=0.3)
    parser.add_argument("--leave-out", default="0/1")
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    fold, folds = map(int, args.leave_out.split("/"))
    tables, keys, told = read(args.corpora, fold, folds)
    candidates, times, sources = tables
    print(len(told), "articles", *("%d of %d right" % (t.y.sum(), len(t.y)) for t in tables))
    real = lambda a: not re.match(r"[abcdep]\d", a)
    score = cross(candidates)
    report("real", score, candidates.y, candidates.weight, candidates.group, keys, told, real)
    bins = np.minimum((score * 10).astype(int), 9)
    print("  calibration", [(b / 10, int((bins == b).sum()),
                             round(float(candidates.y[bins == b].mean()), 2))
                            for b in range(10) if (bins == b).any()])
    report_choice("times", times, cross(times), real)
    report_choice("sources", sources, cross(sources), real)
    out = {}
    for name, table, thresholds in (("score", candidates, [args.least, args.least_of_frames]),
                                    ("time", times, [args.least_of_times]),
                                    ("source", sources, [args.least_of_sources])):
        model = fitted(table)
        out |= flat(name, model, thresholds)
        for row, p in zip(table.x[:100], model.predict_proba(table.x[:100])[:, 1]):
            assert abs(walked(out, name, row) - p) < 1e-4  # what is written is what was fitted
    np.savez(args.out, **out)


if __name__ == "__main__":
    main()
