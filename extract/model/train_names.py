# SPDX-License-Identifier: Apache-2.0
"""Teach the heads of names: which words begin a name and which go on with one; and whether a
name is a person's, a firm's, a university's … The encoder stays as it is.

  train_names.py NAME.pt --leave-out K/N [--share P] WORDS:TELLINGS...

Adds the heads to NAME.pt. --leave-out as in train_reader.py: measured on what is left out.
--share: of how many of the articles it learns.
"""
import argparse
import random
import re
import zlib

import torch
import torch.nn.functional as F

from reader_data import WordPiece, load
from reader_net import Encoder, HeadOfNames, Reader
from train_reader import batch_of, is_left_out, windows_of

# WgEntityType in order (extract/doc.h)
TYPES = ["Person", "Organization", "Company", "University", "GovernmentBody",
         "MediaOrganization", "IntergovernmentalOrganization", "Country", "Place"]
NONE, BEGINS, GOES_ON = range(3)


def places_of_names(article):
    """Of each word whether it begins a name that people listed, or goes on with one."""
    out = [NONE] * len(article.words)
    names = {n for e in article.told["entities"] for n in [e["name"], *e["aliases"]]
             if len(n) > 1 and n[0].isupper()}
    if not names:
        return out
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    for in_title, text in ((True, article.told["title"] or ""), (False, article.told["text"])):
        for found in re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", text):
            for k, i in enumerate(article.covered(in_title, *found.span())):
                out[i] = GOES_ON if k else BEGINS
    return out


class Lessons:
    """What the encoder makes of words, and what is to be told of them."""

    def __init__(self):
        self.states, self.told = [], []

    def add(self, state, told):
        self.states.append(state.half())
        self.told.append(told)

    def close(self):
        return torch.stack(self.states), torch.tensor(self.told)


@torch.no_grad()
def lessons_of(model, articles, cut):
    """-> (names, kinds): of the words of each window's new sentences"""
    names, kinds = Lessons(), Lessons()
    windows = windows_of(articles, cut)
    windows.sort(key=lambda w: len(w.pieces))
    places = {a.id: places_of_names(a) for a in articles}
    for k in range(0, len(windows), 16):
        batch = windows[k:k + 16]
        with torch.autocast("cpu", torch.bfloat16):
            h = model.words(batch_of(batch))
        for b, w in enumerate(batch):
            types = {e["id"]: e["type"] for e in w.article.told["entities"]}
            for at, i in enumerate(w.words):
                word = w.article.words[i]
                if w.new[at] and not re.match(r"p\d", w.article.id):  # passages list few names
                    names.add(h[b, at], places[w.article.id][i])
                owner = w.article.entity_of.get(word.entity) if word.entity >= 0 else None
                if owner and types[owner] in TYPES:
                    kinds.add(h[b, at], TYPES.index(types[owner]))
    return names.close(), kinds.close()


def taught(width, n, x, y, passes):
    head = HeadOfNames(width, n)
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
    for k in range(passes):
        order = list(range(len(y)))
        random.Random(k).shuffle(order)
        for at in torch.tensor(order).split(512):
            loss = F.cross_entropy(head(x[at].float()), y[at])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return head.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--leave-out", default="-")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("corpora", nargs="+")
    args = parser.parse_args()
    fold, folds = map(int, args.leave_out.split("/")) if "/" in args.leave_out else (None, 1)
    torch.manual_seed(1)
    saved = torch.load(args.model)
    model = Reader(Encoder(len(saved["vocabulary"])))
    model.load_state_dict(saved["model"])
    model.eval()
    cut = WordPiece(saved["vocabulary"])
    articles = [a for c in args.corpora for a in load(*c.split(":"))]
    kept = [a for a in articles if not is_left_out(a, fold, folds)
            and zlib.crc32(b"names" + a.id.encode()) % 1000 < args.share * 1000]
    (x, y), (kx, ky) = lessons_of(model, kept, cut)
    print(len(y), "words", len(ky), "names", flush=True)
    names = taught(model.encoder.width, 3, x, y, 3)
    kinds = taught(model.encoder.width, len(TYPES), kx, ky, 6)
    held = [a for a in articles if is_left_out(a, fold, folds)]
    if held:
        (x, y), (kx, ky) = lessons_of(model, held, cut)
        with torch.no_grad():
            said, kind = names(x.float()).argmax(-1), kinds(kx.float()).argmax(-1)
        right = ((said > 0) & (y > 0)).sum()
        print("words of names P %.3f R %.3f; kinds right %.3f of %d" % (
            right / (said > 0).sum(), right / (y > 0).sum(), (kind == ky).float().mean(), len(ky)))
    saved["names"], saved["kinds"] = names.state_dict(), kinds.state_dict()
    torch.save(saved, args.model)


if __name__ == "__main__":
    main()
