# SPDX-License-Identifier: Apache-2.0
"""Teach the head of kinds: whether a name is a person's, a firm's, a university's … The
encoder stays as it is.

  train_kinds.py NAME.pt --leave-out K/N WORDS:TELLINGS...

Adds the head to NAME.pt. --leave-out as in train_reader.py: measured on what is left out.
"""
import argparse
import random

import torch
import torch.nn.functional as F

from reader_data import WordPiece, load
from reader_net import Encoder, Kinds, Reader
from train_reader import batch_of, is_left_out, windows_of

# WgEntityType in order (extract/doc.h)
TYPES = ["Person", "Organization", "Company", "University", "GovernmentBody",
         "MediaOrganization", "IntergovernmentalOrganization", "Country", "Place"]


@torch.no_grad()
def names_of(model, articles, cut):
    """What the encoder makes of each head of a name that people gave a type."""
    states, types = [], []
    windows = windows_of(articles, cut)
    windows.sort(key=lambda w: len(w.pieces))
    for k in range(0, len(windows), 16):
        batch = windows[k:k + 16]
        with torch.autocast("cpu", torch.bfloat16):
            h = model.words(batch_of(batch))
        for b, w in enumerate(batch):
            known = {e["id"]: e["type"] for e in w.article.told["entities"]}
            for at, i in enumerate(w.words):
                word = w.article.words[i]
                owner = w.article.entity_of.get(word.entity) if word.entity >= 0 else None
                if owner and known[owner] in TYPES:
                    states.append(h[b, at])
                    types.append(TYPES.index(known[owner]))
    return torch.stack(states).float(), torch.tensor(types)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--leave-out", default="-")
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
    x, y = names_of(model, [a for a in articles if not is_left_out(a, fold, folds)], cut)
    print(len(y), "names", flush=True)
    kinds = Kinds(model.encoder.width, len(TYPES))
    optimizer = torch.optim.AdamW(kinds.parameters(), lr=1e-3, weight_decay=0.05)
    order = list(range(len(y)))
    for _ in range(6):
        random.Random(1).shuffle(order)
        for k in range(0, len(order), 256):
            at = order[k:k + 256]
            loss = F.cross_entropy(kinds(x[at]), y[at])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    kinds.eval()
    held = [a for a in articles if is_left_out(a, fold, folds)]
    if held:
        x, y = names_of(model, held, cut)
        with torch.no_grad():
            print("kinds right: %.3f of %d" % (
                (kinds(x).argmax(-1) == y).float().mean(), len(y)))
    saved["kinds"] = kinds.state_dict()
    torch.save(saved, args.model)


if __name__ == "__main__":
    main()
