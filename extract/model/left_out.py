# SPDX-License-Identifier: Apache-2.0
"""Of readings by several readers, each taught by all articles but a part, those of the part:
left_out.py FOLDS NAME reads NAME.0, NAME.1 … as `wiregraph read --candidates` printed them."""
import json
import sys
import zlib

folds, name = int(sys.argv[1]), sys.argv[2]
for fold in range(folds):
    with open(f"{name}.{fold}", encoding="utf-8") as file:
        for line in file:
            if zlib.crc32(json.loads(line)["id"].encode()) % folds == fold:
                sys.stdout.write(line)
