# SPDX-License-Identifier: Apache-2.0
"""Write what train_reader.py learnt as the file that the program reads.

  export_reader.py NAME.pt reader.wgr [TREES.npz]

TREES.npz holds the trees of fit_score.py; without it every candidate gets one half, and no
time or source is chosen.
"""
import sys

import numpy as np
import torch

import tensors
from reader_data import CLASSES
from reader_net import C, HIDDEN, R, STEPS, Encoder, HeadOfNames, Reader

SIDE, ACT_SIDE, BIASES, TOLD = 272, 260, 16, 16
KINDS_OF_NAMES = 9  # WgEntityType
PLACES_IN_NAMES = 3  # in none, begins one, goes on
FORESTS = ("score", "time", "source")
LEAF = {"first": np.zeros(1, np.int32), "node": np.array([[-1, 0, 0, 0]], np.int32),
        "threshold": np.zeros(1), "value": np.zeros(1)}
NO_TREES = {f"{forest}.{name}": array for forest in FORESTS for name, array in LEAF.items()} | {
    "score.base": np.zeros(3), "time.base": np.array([0.0, 1.0]),
    "source.base": np.array([0.0, 1.0])}


def padded(array, rows=None, columns=None):
    array = np.atleast_2d(array)
    out = np.zeros((rows or array.shape[0], columns or array.shape[1]), np.float32)
    out[:array.shape[0], :array.shape[1]] = array
    return out


def linear(out, name, layer, columns=None):
    columns = columns or layer.out_features
    out[name] = (tensors.PRODUCT, padded(layer.weight.T.numpy(), columns=columns))
    out[name + ".bias"] = (tensors.FLOATS, padded(layer.bias.numpy(), columns=columns))


def norm(out, name, layer):
    out[name + ".gain"] = (tensors.FLOATS, layer.weight.numpy())
    out[name + ".bias"] = (tensors.FLOATS, layer.bias.numpy())


def encoder_tensors(e):
    out = {"shape": (tensors.INTEGERS, np.array([e.width, len(e.layers), e.n_heads, e.inner])),
           "embed.word": (tensors.ROWS, e.word.weight.numpy()),
           "embed.position": (tensors.FLOATS, e.position.weight.numpy())}
    norm(out, "embed.norm", e.norm)
    for i, table in enumerate(e.features):
        out[f"feature.{i}"] = (tensors.FLOATS, table.weight.numpy())
    for i, layer in enumerate(e.layers):
        for name in ("qkv", "out", "up", "down"):
            linear(out, f"layer.{i}.{name}", getattr(layer, name))
        norm(out, f"layer.{i}.norm1", layer.norm1)
        norm(out, f"layer.{i}.norm2", layer.norm2)
    return out


def head_tensors(m):
    out = {}
    linear(out, "head.trigger.in", m.trigger[0])
    linear(out, "head.trigger.out", m.trigger[3], (C + 15) // 16 * 16)
    linear(out, "head.act", m.act[0])
    linear(out, "head.word", m.word[0])
    linear(out, "head.told.in", m.told[0])
    linear(out, "head.told.out", m.told[3], TOLD)
    linear(out, "head.refer", m.refer[0])
    linear(out, "head.referent", m.referent[0])
    arc = np.zeros((ACT_SIDE, R * SIDE), np.float32)
    for k in range(R):
        arc[:HIDDEN + 1, k * SIDE:k * SIDE + HIDDEN + 1] = m.arc[k].numpy()
    out["head.arc"] = (tensors.PRODUCT, arc)
    out["head.class"] = (tensors.FLOATS, m.classes.weight.numpy())
    for name, table in (("distance", m.distance), ("steps", m.steps), ("kinds", m.kinds)):
        out["head." + name] = (tensors.FLOATS, padded(table.weight.numpy(), columns=BIASES))
    out["head.steps.class"] = (tensors.FLOATS,
                               m.steps_of_class.weight.numpy().reshape(C, STEPS * 2))
    out["head.refer.distance"] = (tensors.FLOATS, m.refer_distance.weight.numpy().T)
    return out


def main():
    saved = torch.load(sys.argv[1])
    model = Reader(Encoder(len(saved["vocabulary"])))
    model.load_state_dict(saved["model"])
    model.requires_grad_(False)
    out = encoder_tensors(model.encoder) | head_tensors(model)
    for name, n in (("kind", KINDS_OF_NAMES), ("name", PLACES_IN_NAMES)):
        head = HeadOfNames(model.encoder.width, n)
        head.load_state_dict(saved[name + "s"])
        head.requires_grad_(False)
        linear(out, f"head.{name}.in", head.layers[0])
        linear(out, f"head.{name}.out", head.layers[3], 16)
    trees = np.load(sys.argv[3]) if len(sys.argv) > 3 else NO_TREES
    for name in trees:
        kind = tensors.INTEGERS if trees[name].dtype.kind == "i" else tensors.FLOATS
        out[name] = (kind, trees[name])
    tensors.write(sys.argv[2], {"pieces": saved["vocabulary"], "classes": CLASSES}, out)


if __name__ == "__main__":
    main()
