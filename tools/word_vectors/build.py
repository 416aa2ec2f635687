#!/usr/bin/env python3
"""Make the table of English word vectors (crates/vectors-en/src/en.vectors). Needs numpy and scipy; README.md tells the rest.

    build.py --work DIR --model DIR [--wordnet /usr/share/wordnet] [--dict /usr/share/dict] [--against TABLE] OUT

    --work       keeps what was encoded, in parts of 2,000 texts: a run that was stopped goes on where it was
    --model      folder of all-MiniLM-L6-v2 with model.safetensors, config.json and vocab.txt
    --wordnet    folder of WordNet 3.0's data.*, index.* and *.exc
    --dict       folder of the word lists american-english, british-english and their -small kin
    --processes  that encode at the same time (2)
    --against    a table that the new one is compared with, component by component
"""
import os

# The number of threads decides about the order of sums, and so about the last bits that `table.solve` magnifies: the table in
# the repository was made with two.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import argparse
import hashlib
import json
import multiprocessing
import pathlib
import random
import re
import struct
import sys
import time

import numpy as np

from encoder import Encoder, check_model, read_vocabulary
from table import N_KEPT, learnt, retrofitted, table_bytes
from wordnet import glosses, neighbours

PART = 2000


def whole_words(model):
    """The whole words of the encoder's vocabulary, the commonest first."""
    pattern = re.compile(r"[a-z0-9à-ÿ]{2,}")
    return [piece for piece in read_vocabulary(model) if pattern.fullmatch(piece)]


def dictionary(folder, ending):
    pattern = re.compile(r"[A-Za-zà-ÿ]{3,20}")
    names = [f"{variety}-english{ending}" for variety in ("american", "british")]
    words = " ".join((pathlib.Path(folder) / name).read_text(encoding="utf8") for name in names).split()
    return {word.lower() for word in words if pattern.fullmatch(word)}


def word_list(model, dict_folder):
    """Words to encode, with how many are the encoder's own and how many come from the small dictionaries."""
    own = whole_words(model)
    small = sorted(dictionary(dict_folder, "-small") - set(own))
    others = sorted(dictionary(dict_folder, "") - set(small) - set(own))
    return own + small + others, len(own), len(small)


def encode_part(job):
    model, texts, path = job
    if not path.exists():
        rows = Encoder(model).encode(texts).astype(np.float16 if path.name.startswith("gloss") else np.float32)
        unfinished = path.with_suffix(".unfinished.npy")
        np.save(unfinished, rows)
        unfinished.replace(path)
    return path


def encoded(name, texts, model, work, n_processes):
    """The encoder's vectors of the texts, from the work folder where they are there."""
    list_path = work / f"{name}.json"
    if list_path.exists() and json.loads(list_path.read_text(encoding="utf8")) != texts:
        sys.exit(f"build: `{list_path}` holds other texts than those to encode: give an empty folder for --work")
    list_path.write_text(json.dumps(texts), encoding="utf8")
    starts = range(0, len(texts), PART)
    jobs = [(model, texts[start : start + PART], work / f"{name}-{start // PART:03}.npy") for start in starts]
    begun = time.time()
    rows = []
    # Processes share the work; threads within each would only stand in each other's way.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with multiprocessing.get_context("spawn").Pool(n_processes) as pool:
        for done, path in enumerate(pool.imap(encode_part, jobs), 1):
            rows.append(np.load(path).astype(np.float32))
            if done % 5 == 0 or done == len(jobs):
                print(f"{name}: {done} of {len(jobs)} parts, {time.time() - begun:.0f} s", flush=True)
    return np.concatenate(rows)


def kept(words, n_common, near):
    """Places of the words that the table holds: no numbers, and of the rarer words only those that have a synonym."""
    return [at for at, word in enumerate(words) if not word[0].isdigit() and (at < n_common or near[at])]


def parts_of(table):
    """Words, weights and components of a table in bytes."""
    head = table.index(b"\n") + 1
    n_words, n_components, n_bytes = struct.unpack_from("<3I", table, head)
    words = table[head + 12 : head + 12 + n_bytes]
    numbers = np.frombuffer(table, np.uint8, offset=head + 12 + n_bytes)
    return words, numbers[:n_words].astype(int), numbers[n_words:].view(np.int8).astype(int).reshape(n_words, n_components)


def compare(new, old):
    if new == old:
        return "the tables are the same, byte for byte"
    (words, weights, components), (old_words, old_weights, old_components) = parts_of(new), parts_of(old)
    if words != old_words or components.shape != old_components.shape:
        return "the tables hold different words or components"
    steps = np.abs(components - old_components)
    cosines = (components * old_components).sum(1) / np.linalg.norm(components, axis=1) / np.linalg.norm(old_components, axis=1)
    return (
        f"same words; {np.count_nonzero(steps)} of {steps.size} components differ, by at most {steps.max()}; "
        f"{np.count_nonzero(weights - old_weights)} weights, by at most {np.abs(weights - old_weights).max()}; "
        f"least cosine {cosines.min():.6f}"
    )


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--work", type=pathlib.Path, required=True)
    options.add_argument("--model", type=pathlib.Path, required=True)
    options.add_argument("--wordnet", default="/usr/share/wordnet")
    options.add_argument("--dict", default="/usr/share/dict")
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--against", type=pathlib.Path)
    options.add_argument("out", type=pathlib.Path)
    o = options.parse_args()
    check_model(o.model)
    o.work.mkdir(parents=True, exist_ok=True)
    words, n_own, n_small = word_list(o.model, o.dict)
    texts = glosses(o.wordnet)
    # The order decides about the last bits too.
    random.Random(1).shuffle(texts)
    print(f"{len(words)} words, {n_own} of them the encoder's own and {n_small} of the small dictionaries; {len(texts)} glosses")
    encoded_words = encoded("words", words, o.model, o.work, o.processes)
    encoded_glosses = encoded("glosses", texts, o.model, o.work, o.processes)
    vectors = learnt(words, encoded_words, n_own, texts, encoded_glosses)
    near = neighbours(o.wordnet, words)
    drawn = retrofitted(vectors, near)
    rows = kept(words, n_own + n_small, near)
    # How much a word says is told by how long the regression made it; its direction by what its synonyms agree on.
    weights = np.linalg.norm(vectors, axis=1)
    table = table_bytes([words[at] for at in rows], drawn[rows, :N_KEPT], weights[rows])
    o.out.write_bytes(table)
    print(f"{o.out}: {len(rows)} words of {N_KEPT} components, {len(table)} bytes, SHA-256 {hashlib.sha256(table).hexdigest()}")
    if o.against:
        print(compare(table, o.against.read_bytes()))


if __name__ == "__main__":
    main()
