# SPDX-License-Identifier: Apache-2.0
"""Articles as the program reads them, out of annotated ones: strip_tellings.py FILE.jsonl.xz"""
import json
import lzma
import sys

with lzma.open(sys.argv[1], "rt", encoding="utf-8") as file:
    for line in file:
        article = json.loads(line)
        kept = {k: article[k] for k in ("id", "title", "date", "outlet", "url", "text")
                if article.get(k)}
        print(json.dumps(kept, ensure_ascii=False))
