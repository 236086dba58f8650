# SPDX-License-Identifier: Apache-2.0
"""Writes the file of a reader's weights; extract/encoder/tensors.h has its layout.

    write(path, {"pieces": [...]}, {"embed.word": (ROWS, array), ...})

Arrays of one dimension are one row. Rounding is that of wg_round_columns in C, step by
step in 32-bit floats, so that the trainer can round as the reader will.
"""
import struct
import zlib

import numpy

FLOATS, PRODUCT, ROWS, INTEGERS = range(4)


def rounded(array, axis):
    """Steps -127 … 127 and scales of an array, one scale for all along `axis`."""
    array = numpy.asarray(array, dtype=numpy.float32)
    top = numpy.abs(array).max(axis=axis, keepdims=True)
    full = numpy.float32(127)
    by = numpy.divide(full, top, out=numpy.zeros_like(top), where=top > 0)
    x = array * by
    half = numpy.float32(0.5)
    steps = numpy.trunc(numpy.where(x < 0, x - half, x + half)).astype(numpy.int8)
    return steps, (top / full).squeeze(axis)


def content(kind, array):
    """The bytes of one tensor."""
    if kind == INTEGERS:
        return array.astype("<i4").tobytes()
    if not numpy.isfinite(array).all():
        raise ValueError("not all are numbers")
    if kind == FLOATS:
        return array.astype("<f4").tobytes()
    if kind == PRODUCT:
        if array.shape[0] % 4 or array.shape[1] % 16:
            raise ValueError("a product has rows in fours, columns in sixteens")
        steps, scale = rounded(array, 0)
        return scale.astype("<f4").tobytes() + steps.tobytes()
    if kind == ROWS:
        steps, scale = rounded(array, 1)
        out = numpy.zeros(len(steps), dtype=[("scale", "<f4"), ("steps", "i1", steps.shape[1])])
        out["scale"], out["steps"] = scale, steps
        return out.tobytes()
    raise ValueError(f"no such kind: {kind}")


def named(name):
    data = name.encode()
    if not 0 < len(data) <= 255:
        raise ValueError(f"no name: {name!r}")
    return struct.pack("<I", len(data)) + data


def write(path, strings, tensors):
    """strings: name → list of str; tensors: name → (kind, array)."""
    parts = [struct.pack("<I", len(strings))]
    for name, entries in strings.items():
        if any("\0" in entry for entry in entries):
            raise ValueError(f"{name}: a string with a zero byte")
        parts += [named(name), struct.pack("<I", len(entries))]
        parts += [entry.encode() + b"\0" for entry in entries]
    parts.append(struct.pack("<I", len(tensors)))
    for name, (kind, array) in tensors.items():
        array = numpy.atleast_2d(numpy.asarray(array))
        if array.ndim != 2 or array.size == 0:
            raise ValueError(f"{name}: neither rows and columns nor one row")
        parts += [named(name), struct.pack("<III", kind, *array.shape)]
        try:
            parts.append(content(kind, array))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    payload = b"".join(parts)
    header = b"WGREADR\n" + struct.pack("<IIII", 1, 0x01020304, len(payload), zlib.crc32(payload))
    with open(path, "wb") as file:
        file.write(header + payload)
