#!/usr/bin/env python3
"""Finds the copies in one collection with respun and with other programs, and prints what each took.

    cargo build --release
    python3 benches/copies/run.py                         # 50,000 made articles, respun and gaoya
    python3 benches/copies/run.py --corpus news.jsonl     # your own, {"id", "text"} a line
    pip install datasketch rensa
    python3 benches/copies/run.py --peers gaoya,datasketch,rensa

Needs Python 3.9; gaoya is built by cargo from its registry, the Python packages are used if they are there. Made articles are words of
an invented vocabulary, as frequent as words are (Zipf), with one copy for seven articles: word for word, or with 2, 5 or 10 % of its words
replaced. Their truth is counted: runs of five words in common over runs of either. Figures wander from run to run: compare CPU
seconds, in one run, on a quiet machine.
"""

import argparse
import importlib.metadata
import json
import os
import random
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RUN, THRESHOLD, PERMUTATIONS = 5, 0.5, 128


def runs(text):
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}


def make(path, n_articles, seed=7):
    """Writes the articles; gives the planted pairs with their Jaccard."""
    rng = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(rng.choice(letters) for _ in range(rng.randint(2, 10))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    planted, before = [], []
    with open(path, "w") as out:
        for number in range(n_articles):
            if number % 7 == 6:
                source_id, source = rng.choice(before)
                share = rng.choice([0, 0.02, 0.05, 0.1])
                text = [rng.choice(words) if rng.random() < share else word for word in source]
                one, other = runs(" ".join(source)), runs(" ".join(text))
                planted.append((source_id, f"n{number}", len(one & other) / len(one | other)))
            else:
                text = rng.choices(words, weights, k=rng.randint(150, 600))
                before = (before + [(f"n{number}", text)])[-200:]
            sentences = [" ".join(text[at : at + 17]).capitalize() + "." for at in range(0, len(text), 17)]
            out.write(json.dumps({"id": f"n{number}", "text": " ".join(sentences)}) + "\n")
    return planted


def timed(command):
    """Wall and CPU seconds and peak megabytes of a command."""
    begun = time.time()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with {code}: {said}")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return time.time() - begun, usage.ru_utime + usage.ru_stime, peak


def respun(corpus, out):
    program = os.path.join(ROOT, "target", "release", "respun")
    if not os.path.exists(program):
        sys.exit("build respun first: cargo build --release")
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    command = [program, "scan", corpus, "--level", "copies", "--format", "jsonl", "-o", out, "--threshold", str(THRESHOLD)]
    return version, command, lambda: {
        (row["a"], row["b"]) for row in map(json.loads, open(out)) if row["type"] == "pair"
    }


def gaoya(corpus, out):
    package = os.path.join(HERE, "gaoya")
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=package, check=True)
    program = os.path.join(package, "target", "release", "gaoya-copies")
    return "gaoya 0.2.2", [program, corpus, out], lambda: tsv(out)


def python_peer(name, corpus, out):
    version = f"{name} {importlib.metadata.version(name)}"
    return version, [sys.executable, os.path.abspath(__file__), "--run", name, corpus, out], lambda: tsv(out)


def tsv(out):
    return {tuple(line.rstrip("\n").split("\t")[:2]) for line in open(out)}


def run_datasketch(corpus, out):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    with open(out, "w") as pairs:
        for row in map(json.loads, open(corpus)):
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([run.encode() for run in runs(row["text"])])
            for other in index.query(sketch):
                pairs.write(f"{other}\t{row['id']}\n")
            index.insert(row["id"], sketch)


def run_rensa(corpus, out):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    sketches, ids = [], []
    with open(out, "w") as pairs:
        for number, row in enumerate(map(json.loads, open(corpus))):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
            sketch.update(list(runs(row["text"])))
            for other in index.query(sketch):
                if sketch.jaccard(sketches[other]) >= THRESHOLD:
                    pairs.write(f"{ids[other]}\t{row['id']}\n")
            index.insert(number, sketch)
            sketches.append(sketch)
            ids.append(row["id"])


def main():
    if sys.argv[1:2] == ["--run"]:
        return {"datasketch": run_datasketch, "rensa": run_rensa}[sys.argv[2]](*sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000, help="how many are made")
    parser.add_argument("--corpus", help="your own articles instead")
    parser.add_argument("--peers", default="gaoya", help="of gaoya, datasketch, rensa")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, planted = arguments.corpus, []
        if not corpus:
            corpus = os.path.join(folder, "articles.jsonl")
            planted = make(corpus, arguments.articles)
        wanted = [(a, b) for a, b, jaccard in planted if jaccard >= THRESHOLD]
        megabytes = os.path.getsize(corpus) / 1e6
        print(f"{megabytes:.0f} MB, {len(wanted)} planted pairs with a Jaccard of {THRESHOLD} and more")
        print(f"{'program':24} {'CPU s':>8} {'wall s':>8} {'MB/CPU s':>9} {'peak MB':>8} {'pairs':>8} {'recall':>7}")
        first = None
        for name in ["respun", *filter(None, arguments.peers.split(","))]:
            out = os.path.join(folder, f"{name}.out")
            known = {"respun": respun, "gaoya": gaoya}
            prepare = known.get(name) or (lambda corpus, out, name=name: python_peer(name, corpus, out))
            try:
                version, command, pairs = prepare(corpus, out)
            except importlib.metadata.PackageNotFoundError:
                print(f"{name:24} is not installed")
                continue
            wall, cpu, peak = timed(command)
            found = {frozenset(pair) for pair in pairs()}
            hits = sum(frozenset(pair) in found for pair in wanted)
            recall = f"{hits / len(wanted):.4f}" if wanted else "-"
            print(f"{version:24} {cpu:8.2f} {wall:8.2f} {megabytes / cpu:9.1f} {peak:8.0f} {len(found):8} {recall:>7}", end="")
            print(f"  {cpu / first:.1f} x the CPU time" if first else "")
            first = first or cpu


if __name__ == "__main__":
    main()
