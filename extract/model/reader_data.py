# SPDX-License-Identifier: Apache-2.0
"""What the learnt reader is taught by: the words of articles as the program sees them
(`wiregraph read --words`) beside the tellings that people marked in them.

A window is what the network reads at once: the headline, some sentences of what stood
before, and new sentences, of which alone it tells. extract/propose/windows.c cuts the same.
"""
import bisect
import collections
import json
import lzma
import re
import unicodedata

CLASSES = ("TieSuspension Partnership Membership RoleHolding Ownership Funding Charge "
           "Accusation Lawsuit Investigation Arrest Extradition Penalty Sanction Restriction "
           "Denial Statement BasedIn Origin Kinship").split()
POLARITIES = ["affirmed", "negated"]
MODALITIES = ["actual", "planned", "possible", "alleged"]
# arcs from a trigger: the parties; the parties that its sentence leaves out; the words of
# title, offence or matter; the quoted words; whose word it is; when it was
ARCS = ["actor", "target", "actor_away", "target_away", "role", "words", "source", "time"]
WINDOW, CONTEXT, TITLE, LONGEST, PIECES = 250, 70, 60, 500, 12
FEATURES = [18, 52, 9, 22, 7]  # values of upos, deprel, shape, name, place (propose/words.h)
KINDS = 7
NEAR, FAR = 5 * 5, 9  # classes of steps up and down the tree; of sentences apart


class WordPiece:
    """Longest pieces first (Wu et al. 2016), lower case, without accents."""

    def __init__(self, vocabulary):
        self.index = {piece: i for i, piece in enumerate(vocabulary)}
        self.cut_before = {}

    def __call__(self, word):
        if word not in self.cut_before:
            self.cut_before[word] = self.cut(word)[:PIECES]
        return self.cut_before[word]

    def cut(self, word):
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        for marks, mark in (("’‘", "'"), ("“”", '"')):
            for c in marks:
                plain = plain.replace(c, mark)
        out = []
        for part in re.findall(r"\w+|[^\w\s]", plain.replace("_", " _ ")):
            out += self.pieces_of(part)
        return out or [self.index["[UNK]"]]

    def pieces_of(self, part):
        out, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.index:
                end -= 1
            if end == begin:
                return [self.index["[UNK]"]]
            out.append(self.index[("##" if begin else "") + part[begin:end]])
            begin = end
        return out


class Word:
    __slots__ = ("begin", "end", "head", "features", "kind", "entity", "sentence", "title",
                 "index", "form")


class Article:
    """Words, sentences as (first, after last, in the headline), names of entities, rows."""

    def __init__(self, seen, told):
        self.id, self.told = told["id"], told
        self.words, self.sentences, self.times = [], [], []
        self.entities = seen["entities"]
        source = {True: told["title"] or "", False: told["text"]}
        for s, sentence in enumerate(seen["sentences"]):
            first = len(self.words)
            for i, w in enumerate(sentence["words"]):
                word = Word()
                word.begin, word.end, head = w[:3]
                word.head = first + head if head >= 0 else -1
                word.features, word.kind, word.entity = w[3:8], w[8], w[9]
                word.sentence, word.title, word.index = s, sentence["title"], i
                word.form = source[sentence["title"]][word.begin:word.end]
                self.words.append(word)
            self.sentences.append((first, len(self.words), sentence["title"]))
            self.times += [(first + a, first + b, value) for a, b, value in sentence["times"]]
        self.begins = {t: [(w.begin, i) for i, w in enumerate(self.words) if w.title == t]
                       for t in (True, False)}
        self.link_names()
        self.rows = [r for r in map(self.row, told["tellings"]) if r]

    def covered(self, in_title, begin, end):
        places = self.begins[in_title]
        at = max(0, bisect.bisect_right(places, (begin, -1)) - 1)
        out = []
        for b, i in places[at:]:
            if b >= end:
                break
            if self.words[i].end > begin:
                out.append(i)
        return out

    def head_of(self, span):
        """The word of the span that hangs highest; of a name, the head of the name."""
        inside = set(span)
        top = [i for i in span if self.words[i].head not in inside]
        solid = [i for i in top if self.words[i].features[0] not in (2, 6, 13)]
        at = (solid or top or span)[0]
        if self.words[at].kind == 2:  # in a name: its head stands nearby
            for i in sorted(span, key=lambda i: abs(i - at)):
                if self.words[i].kind == 1:
                    return i
        return at

    def link_names(self):
        """Which people's entity each head of a name is."""
        owner = {}
        for e in self.told["entities"]:
            for name in [e["name"], *e["aliases"]]:
                owner.setdefault(key_of(name), e["id"])
        self.entity_of = {}
        for number, names in enumerate(self.entities):
            for name in names:
                if key_of(name) in owner:
                    self.entity_of.setdefault(number, owner[key_of(name)])
        self.places_of = collections.defaultdict(list)
        for i, w in enumerate(self.words):
            if w.entity >= 0 and w.entity in self.entity_of:
                self.places_of[self.entity_of[w.entity]].append(i)

    def row(self, r):
        if not r.get("trigger"):
            return None
        trigger = self.covered(r["in"] == "title", *r["trigger"])
        if not trigger:
            return None
        out = dict(classes=[CLASSES.index(c) for c in r["class"]], weight=r["weight"],
                   actor=r["actor"], target=r["target"], source=r.get("source") or [],
                   time=r.get("time") or "",
                   polarity=POLARITIES.index(r["polarity"]),
                   modality=MODALITIES.index(r["modality"]), ended=int(bool(r.get("ended"))),
                   trigger=self.head_of(trigger))
        for key in ("actorSpan", "targetSpan", "roleSpan", "words"):
            span = r.get(key)
            where = self.covered(r["in"] == "title", *span) if span else []
            out[key] = where
        out["actorHead"] = self.head_of(out["actorSpan"]) if out["actorSpan"] else None
        out["targetHead"] = self.head_of(out["targetSpan"]) if out["targetSpan"] else None
        return out


def same_time(value, told):
    """Whether one is the other, or the year or month of it."""
    return value.startswith(told) or told.startswith(value)


def key_of(name):
    words = re.findall(r"\w+", unicodedata.normalize("NFKD", name).casefold())
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


def load(words_file, tellings_file):
    opened = lzma.open if tellings_file.endswith(".xz") else open
    with open(words_file, encoding="utf-8") as seen, opened(tellings_file, "rt",
                                                             encoding="utf-8") as told:
        by_id = {}
        for line in seen:
            article = json.loads(line)
            by_id[article["id"]] = article
        articles = [json.loads(line) for line in told]
        return [Article(by_id[a["id"]], a) for a in articles if a["id"] in by_id]


def cut_windows(article, cut):
    """-> windows as (sentences in order, which of them are new)"""
    counts = [sum(len(cut(article.words[i].form)) for i in range(a, b))
              for a, b, _ in article.sentences]
    title = [k for k, s in enumerate(article.sentences) if s[2]]
    body = [k for k, s in enumerate(article.sentences) if not s[2]]
    title_pieces = sum(counts[k] for k in title)
    shown_title = title if title_pieces <= TITLE else []
    out, k = [], 0
    while k < len(body) or (not out and title):
        if not out:
            context, new, pieces = [], list(title), title_pieces
        else:
            context, new = list(shown_title), []
            pieces = sum(counts[s] for s in shown_title)
            back, room = k - 1, CONTEXT
            earlier = []
            while back >= 0 and counts[body[back]] <= room:
                room -= counts[body[back]]
                earlier.insert(0, body[back])
                back -= 1
            context += earlier
            pieces += sum(counts[s] for s in earlier)
        begin = k
        while k < len(body) and (pieces + counts[body[k]] <= WINDOW or k == begin):
            if k == begin and new and pieces + counts[body[k]] > LONGEST:
                break
            new.append(body[k])
            pieces += counts[body[k]]
            k += 1
        out.append((sorted(set(context) | set(new)), set(new)))
    return out


def steps_between(article, window_words):
    """Classes of the way from each word to each: steps up and down the tree, at most four
    each, or sentences apart."""
    words, n = article.words, len(window_words)
    chains = []
    for i in window_words:
        chain = []
        while i >= 0 and len(chain) < 60:
            chain.append(i)
            i = words[i].head
        chains.append(chain)
    places = [{w: k for k, w in enumerate(chain)} for chain in chains]
    out = bytearray(n * n)
    for a in range(n):
        sa, here = words[window_words[a]].sentence, places[a]
        for b in range(n):
            sb = words[window_words[b]].sentence
            if sa != sb:
                out[a * n + b] = NEAR + max(-4, min(4, sb - sa)) + 4
                continue
            up = down = 9
            for k, w in enumerate(chains[b]):
                if w in here:
                    up, down = here[w], k
                    break
            out[a * n + b] = min(up, 4) * 5 + min(down, 4)
    return bytes(out)


class Window:
    """pieces, features a piece, first piece of each word; `new` a word; items to learn"""

    def __init__(self, article, sentences, new, cut):
        cls, sep = cut.index["[CLS]"], cut.index["[SEP]"]
        self.article, self.words, self.first, self.new = article, [], [], []
        self.pieces, self.features = [cls], [[0] * len(FEATURES)]
        for s in sentences:
            a, b, in_title = article.sentences[s]
            for i in range(a, b):
                pieces = cut(article.words[i].form)
                if len(self.pieces) + len(pieces) > LONGEST:
                    break
                self.words.append(i)
                self.first.append(len(self.pieces))
                self.new.append(s in new)
                self.pieces += pieces
                self.features += [article.words[i].features] * len(pieces)
            last_of_title = in_title and (s + 1 == len(article.sentences)
                                          or not article.sentences[s + 1][2])
            if last_of_title:
                self.pieces.append(sep)
                self.features.append([0] * len(FEATURES))
        self.pieces.append(sep)
        self.features.append([0] * len(FEATURES))
        self.index = {w: k for k, w in enumerate(self.words)}
        self.kinds = [article.words[i].kind for i in self.words]
        self.steps = steps_between(article, self.words)
        self.learn()

    def learn(self):
        article, index = self.article, self.index
        by_act = collections.OrderedDict()
        for r in article.rows:
            at = index.get(r["trigger"])
            if at is not None and self.new[at]:
                for c in r["classes"][:1]:
                    by_act.setdefault((at, c), []).append(r)
        self.items, self.references = [], []
        for (at, c), rows in by_act.items():
            arcs = [set() for _ in ARCS]
            for r in rows:
                for side, who in (("actor", r["actor"]), ("target", r["target"])):
                    self.learn_party(r, side, who, at, arcs)
                span = 5 if CLASSES[c] == "Statement" else 4
                arcs[4].update(index[i] for i in r["roleSpan"] if i in index)
                arcs[span].update(index[i] for i in r["words"] if i in index)
                self.learn_source(r, at, arcs)
                self.learn_time(r, at, arcs)
            self.items.append((at, c, rows, [sorted(a) for a in arcs]))

    def learn_party(self, r, side, who, at, arcs):
        which, index, article = (0 if side == "actor" else 1), self.index, self.article
        head = r[side + "Head"]
        named = [i for e in (who or []) for i in article.places_of.get(e, ())]
        if head is not None:
            if head not in index:
                return
            arcs[which].add(index[head])
            if article.words[head].kind != 1:
                seen = [index[i] for i in named if i in index]
                before = [i for i in seen if i < index[head]]
                if seen:
                    self.references.append((index[head], max(before) if before else min(seen)))
        elif who and who[0] != "-":
            seen = [index[i] for i in named if i in index]
            if seen:
                before = [i for i in seen if i <= at]
                arcs[2 + which].add(max(before) if before else min(seen))

    def learn_source(self, r, at, arcs):
        """The names in the sentence; where it has none, the last one before."""
        sentence = self.article.words[self.words[at]].sentence
        for e in r["source"]:
            seen = [i for i in self.article.places_of.get(e, ()) if i in self.index]
            here = [i for i in seen if self.article.words[i].sentence == sentence]
            before = [i for i in seen if i < self.words[at]]
            arcs[6].update(self.index[i] for i in here or before[-1:])

    def learn_time(self, r, at, arcs):
        """The heads of the expressions that agree with its time: in the sentence, else in
        the window."""
        sentence = self.article.words[self.words[at]].sentence
        agree = [(a, b) for a, b, value in self.article.times
                 if r["time"] and same_time(value, r["time"])]
        here = [t for t in agree if self.article.words[t[0]].sentence == sentence]
        for a, b in here or agree:
            head = self.article.head_of(range(a, b + 1))
            if head in self.index:
                arcs[7].add(self.index[head])
