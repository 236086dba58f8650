# SPDX-License-Identifier: Apache-2.0
"""The learnt reader: a small pretrained transformer over a window of an article, and heads
that tell acts, their parties and how they are told. extract/encoder/transformer.h and
extract/propose/heads.h are the same in C; what is easy to do alike everywhere (epsilon of
the norms, activation) was chosen for that."""
import json
import math
import struct

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_data import ARCS, CLASSES, FAR, FEATURES, KINDS, NEAR

C, R = len(CLASSES), len(ARCS)
HIDDEN, CLASS_WIDTH, DISTANCES, STEPS = 256, 64, 61, NEAR + FAR


def read_safetensors(path):
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        head = json.loads(f.read(size))
        raw = f.read()
    out = {}
    for name, t in head.items():
        if name == "__metadata__":
            continue
        piece = raw[slice(*t["data_offsets"])]
        if t["dtype"] == "BF16":
            array = (np.frombuffer(piece, np.uint16).astype(np.uint32) << 16).view(np.float32)
        elif t["dtype"] in ("F16", "F32"):
            array = np.frombuffer(piece, {"F16": np.float16, "F32": np.float32}[t["dtype"]])
        else:
            continue
        out[name] = torch.tensor(array.astype(np.float32)).reshape(t["shape"])
    return out


def activation(x):
    return x * torch.sigmoid(1.702 * x)


class Layer(nn.Module):
    def __init__(self, width, heads, inner, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-5), nn.LayerNorm(width, 1e-5)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask):
        n, length, width = x.shape
        q, k, v = (t.view(n, length, self.heads, -1).transpose(1, 2)
                   for t in self.qkv(x).chunk(3, -1))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = self.out(y.transpose(1, 2).reshape(n, length, width))
        x = self.norm1(x + F.dropout(y, self.drop, self.training))
        y = self.down(activation(self.up(x)))
        return self.norm2(x + F.dropout(y, self.drop, self.training))


class Encoder(nn.Module):
    def __init__(self, pieces, positions=512, width=384, layers=6, heads=12, inner=1536,
                 drop=0.1):
        super().__init__()
        self.width, self.n_heads, self.inner, self.drop = width, heads, inner, drop
        self.word = nn.Embedding(pieces, width)
        self.position = nn.Embedding(positions, width)
        self.features = nn.ModuleList(nn.Embedding(n, width) for n in FEATURES)
        self.norm = nn.LayerNorm(width, 1e-5)
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(layers))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, pieces, features, mask):
        x = self.word(pieces) + self.position.weight[:pieces.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[..., i])
        x = F.dropout(self.norm(x), self.drop, self.training)
        shut = torch.zeros_like(mask, dtype=torch.bfloat16 if torch.is_autocast_cpu_enabled()
                                else x.dtype).masked_fill(~mask, -1e4)[:, None, None]
        for layer in self.layers:
            x = layer(x, shut)
        return x

    def start_from(self, path, rows):
        """Weights of a pretrained BERT; `rows` are the pieces that are kept."""
        t = {k.removeprefix("bert."): v for k, v in read_safetensors(path).items()}
        with torch.no_grad():
            self.word.weight.copy_(t["embeddings.word_embeddings.weight"][rows])
            self.position.weight.copy_(t["embeddings.position_embeddings.weight"]
                                       + t["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(t["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(t["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    getattr(layer.qkv, kind).copy_(torch.cat(
                        [t[f"{at}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]))
                    for ours, theirs in (("out", "attention.output.dense"),
                                         ("norm1", "attention.output.LayerNorm"),
                                         ("up", "intermediate.dense"), ("down", "output.dense"),
                                         ("norm2", "output.LayerNorm")):
                        getattr(getattr(layer, ours), kind).copy_(t[f"{at}{theirs}.{kind}"])


def layers_of(width, inner, drop, out=None):
    stages = [nn.Linear(width, inner), Activation(), nn.Dropout(drop)]
    return nn.Sequential(*stages, *([nn.Linear(inner, out)] if out else []))


class Activation(nn.Module):
    def forward(self, x):
        return activation(x)


def with_one(x):
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


def distance_class(offset):
    far = 20 + torch.clamp((offset.abs() - 20) // 10, max=10)
    return (torch.sign(offset) * torch.where(offset.abs() <= 20, offset.abs(), far) + 30).long()


class Reader(nn.Module):
    def __init__(self, encoder, drop=0.2):
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.trigger = layers_of(width, HIDDEN, drop, C)
        self.classes = nn.Embedding(C, CLASS_WIDTH)
        self.act = layers_of(width + CLASS_WIDTH, HIDDEN, drop)
        self.word = layers_of(width, HIDDEN, drop)
        self.arc = nn.Parameter(torch.randn(R, HIDDEN + 1, HIDDEN + 1) * 0.02)
        self.distance = nn.Embedding(DISTANCES, R)
        self.steps = nn.Embedding(STEPS, R)
        self.steps_of_class = nn.Embedding(STEPS * C, 2)
        self.kinds = nn.Embedding(KINDS, R)
        self.told = layers_of(width + CLASS_WIDTH, HIDDEN, drop, 8)
        self.refer = layers_of(width, HIDDEN, drop)
        self.referent = layers_of(width, HIDDEN, drop)
        self.refer_distance = nn.Embedding(DISTANCES, 1)
        nn.init.constant_(self.trigger[3].bias, -5.0)
        nn.init.constant_(self.distance.weight, -3.0)
        for table in (self.steps, self.steps_of_class, self.kinds, self.refer_distance):
            nn.init.zeros_(table.weight)

    def words(self, batch):
        x = self.encoder(batch["pieces"], batch["features"], batch["mask"])
        x = torch.gather(x, 1, batch["first"][..., None].expand(-1, -1, x.shape[-1]))
        return x.float()

    def arcs(self, h, which, at, c, steps, kinds):
        """Scores [acts][R][words], and how each act is told [acts][8]."""
        x = torch.cat([h[which, at], self.classes(c)], -1)
        a, b = with_one(self.act(x)), with_one(self.word(h))
        queries = torch.einsum("nh,khm->nkm", a, self.arc)
        scores = torch.einsum("nkm,nlm->nkl", queries, b[which])
        offset = torch.arange(h.shape[1])[None] - at[:, None]
        scores = scores + (self.distance(distance_class(offset)) + self.steps(steps)
                           + self.kinds(kinds)).transpose(1, 2)
        by_class = self.steps_of_class(steps + STEPS * c[:, None]).transpose(1, 2)
        return torch.cat([scores[:, :2] + by_class, scores[:, 2:]], 1), self.told(x)

    def references(self, h, which, at):
        """Scores of each word as what the word `at` stands for."""
        offset = torch.arange(h.shape[1])[None] - at[:, None]
        scores = torch.einsum("nh,nlh->nl", self.refer(h[which, at]), self.referent(h)[which])
        return scores / math.sqrt(HIDDEN) + self.refer_distance(distance_class(offset))[..., 0]


class HeadOfNames(nn.Module):
    """Of a word, whether it stands in a name; of the head of a name, the kind of what it
    names; fitted on an encoder that stays."""

    def __init__(self, width, n):
        super().__init__()
        self.layers = layers_of(width, HIDDEN, 0.3, n)

    def forward(self, h):
        return self.layers(h)
