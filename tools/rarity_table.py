#!/usr/bin/env python3
"""Make a rarity table (src/language/LANGUAGE/rarity.txt) from collections of articles.

    rarity_table.py FILE.jsonl[.gz]... > src/language/en/rarity.txt

A row of a collection is {"text": "..."} (or "a" and "b"). The table groups words by how many of the articles hold them: a
word in band n stands in about one of 2^n articles. Words of fewer than 1 in 256 articles, and of fewer than three articles,
are left out: every word that is not in the table counts as rare. The words are the commonest of the language, no text
can be read back from them.
"""
import collections
import gzip
import json
import math
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def articles(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row.get("text") or row["a"]


def main():
    holding, total, seen = collections.Counter(), 0, set()
    capital, lower = collections.Counter(), collections.Counter()
    for path in (p for p in sys.argv[1:] if not p.startswith("--")):
        for text in articles(path):
            if hash(text[:400]) in seen:
                continue
            seen.add(hash(text[:400]))
            total += 1
            words = WORD.findall(text.replace("’", "'"))
            holding.update({w.lower() for w in words})
            for w in words:
                (capital if w[0].isupper() else lower)[w.lower()] += 1
    bands = collections.defaultdict(list)
    for word, n in holding.items():
        # Names of the collection's own years and places say nothing of the language: a word never written small is left out.
        # (German writes every noun large, so there only words that are never common nouns would go; they stay.)
        named = lower[word] < 0.2 * capital[word] and "--keep-capitals" not in sys.argv
        if n >= max(3, total / 256) and not named:
            bands[int(-math.log2(n / total) + 0.5)].append(word)
    print(f"# Words by the share of news articles that hold them: band n, about one article in 2^n. From {total} articles.")
    for band in sorted(bands):
        print(f"{band}:", *sorted(bands[band]))


if __name__ == "__main__":
    main()
