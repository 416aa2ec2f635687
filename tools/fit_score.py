#!/usr/bin/env python3
"""Fit the score (src/score/model.txt) on labelled pairs. Python 3.9+ with numpy and interpret (pip install interpret).

    fit_score.py PAIRS.jsonl[.gz]... [--archive ARTICLES.jsonl[.gz] LABELS.tsv]... [--corpus corpus] [--bin target/release/respun] [--write]

A row of PAIRS is {"id", "a", "b", "label"}, with "source" and "weight" (1 if it is not there) if known. `rewrite` and
`release_copied` count as derived, `same_event` and `unrelated` as independent; other labels are passed over. An archive is a collection ({"id", "text"} a line) with
labels of some of its pairs (a, b, label, tab-separated): `copy`, `update` and `rewrite` count as derived; `template`, `background`,
`same_event` and `unrelated` as independent. The pairs of our own corpus come in with --corpus: they bring languages in which there are
no other rewrites. `respun compare --pairs` is asked for the evidence; nothing else of its answer is used.

What is added to the pairs: shorter versions of the longer ones (a rewrite or a report cut to its first sentences, against the
whole or against the other cut as well), since short texts are where honest reports look most like rewrites; rewrites in which one
figure was changed, since they are rewrites still; some pairs without punctuation, as transcripts come; and all English pairs once
more without word vectors, so that the score also holds in languages that have none.

The model is additive: a shape for each measure and for some pairs of measures (explainable boosting machine: Lou, Caruana and
Gehrke 2012; Nori et al. 2019), each drawn through the medians of its bins. Weights: derived and independent pairs weigh the same in each
band of length, so that length alone decides nothing; independent ones two and a half times as much, as a false accusation costs
more than a miss. Cross-validated by event or story. Printed are the cross-validated figures; --write writes the table.
"""
import argparse
import collections
import glob
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import numpy as np
from interpret.glassbox import ExplainableBoostingClassifier

DERIVED = {"rewrite", "release_copied"}
INDEPENDENT = {"same_event", "unrelated"}
ARCHIVE_DERIVED = {"copy", "update", "rewrite"}
CORPUS_DERIVED = {"identical", "near_duplicate", "rewrite"}
ARCHIVE_INDEPENDENT = {"template", "background", "same_event", "unrelated"}

MEASURES = [
    "order", "word_order", "shared_words", "adjacent", "own", "likeness", "concentrated", "covered", "anchors", "content", "phrases", "pairs",
    "quoted", "literal_share", "longest_run", "names_short", "names_short_share", "names_long", "names_long_share", "numbers_short",
    "numbers_short_share", "numbers_long", "numbers_long_share", "quotes_short", "quotes_long", "rare_long_share", "conflict_rate", "lead", "lead_pair",
    "lead_found", "place", "lengths", "words", "ratio",
]
PAIRS = [
    ("likeness", "names_long_share"), ("pairs", "names_long_share"), ("literal_share", "names_long_share"), ("names_short", "names_long_share"),
    ("names_short_share", "names_long_share"), ("numbers_short", "numbers_long_share"), ("numbers_short_share", "numbers_long"),
    ("numbers_short_share", "numbers_long_share"), ("words", "literal_share"), ("words", "likeness"), ("words", "names_long_share"),
    ("words", "numbers_long_share"), ("likeness", "numbers_long_share"), ("phrases", "numbers_long_share"),
]
BANDS = [60, 100, 160, 250, 400]
SENTENCE = re.compile(r"(?<=[.!?。»”\"])\s+(?=[A-ZÀ-ÞА-Я\"“«¿¡])")


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8") as f:
        return [json.loads(line) for line in f if line.strip()]


def event_of(row):
    """What a pair is about: pairs of one event must lie in one fold."""
    source, name = row.get("source") or "", row["id"]
    if source == "ecbplus":
        return "ecb" + re.match(r"ecb-(\d+)_", name).group(1)
    if "/" in name:
        parts = name.split("/")
        return f"{parts[0]}/{parts[-1]}/{parts[1] if len(parts) > 2 else ''}"
    return name


def cut(text, n_words):
    """The first sentences of a text, up to `n_words` words or a little more."""
    taken, count = [], 0
    for sentence in SENTENCE.split(text):
        taken.append(sentence)
        count += len(sentence.split())
        if count >= n_words:
            break
    return " ".join(taken)


def corpus_pairs(folder):
    """(story, text a, text b, verdict) of every pair of our own corpus."""
    stories = [(path, os.path.dirname(path)) for path in sorted(glob.glob(os.path.join(folder, "verdicts", "*", "pairs.json")))]
    for path in sorted(glob.glob(os.path.join(folder, "gold", "*.json"))):
        stories.append((path, os.path.join(folder, "articles", os.path.basename(path).removesuffix(".json"))))
    for path, articles in stories:
        text = lambda name: open(os.path.join(articles, name), encoding="utf8").read()
        story = json.load(open(path, encoding="utf8"))
        for pair in story["pairs"]:
            yield story["story"], text(pair["a"]), text(pair["b"]), pair["verdict"]


def examples(paths, archives, corpus=None):
    """Dictionaries with a, b, derived (True, False), kind, event, weight."""
    found = []

    def add(a, b, derived, kind, event, weight=1.0):
        found.append(dict(a=a, b=b, derived=derived, kind=kind, event=event, weight=weight))

    pairs = [row for path in paths for row in lines(path) if row.get("label") in DERIVED | INDEPENDENT]
    for row in pairs:
        weight = row.get("weight", 3.0 if row["label"] == "release_copied" else 1.0)
        kind = row["label"] if "weight" not in row else f"weighed {row['label']}"
        add(row["a"], row["b"], row["label"] in DERIVED, kind, event_of(row), weight)
    chance = random.Random(7)
    rewrites = [row for row in pairs if row["label"] == "rewrite"]
    reports = [row for row in pairs if row["label"] == "same_event" and "weight" not in row]
    for row in chance.sample(rewrites, min(350, len(rewrites))):
        add(row["a"], cut(row["b"], chance.choice([35, 60, 90, 130])), True, "cut rewrite", event_of(row))
    for row in chance.sample(rewrites, min(200, len(rewrites))):
        n = chance.choice([50, 80, 120])
        add(cut(row["a"], n), cut(row["b"], n), True, "cut rewrite", event_of(row), 0.75)
    for row in rewrites:
        other = altered(row["b"], chance)
        if other and chance.random() < 0.5:
            add(row["a"], other, True, "altered rewrite", event_of(row), 0.75)
    for row in chance.sample(rewrites, min(150, len(rewrites))):
        add(without_punctuation(row["a"]), without_punctuation(row["b"]), True, "rewrite in one sentence", event_of(row), 0.75)
    for row in chance.sample(reports, min(150, len(reports))):
        add(without_punctuation(row["a"]), without_punctuation(row["b"]), False, "report in one sentence", event_of(row), 0.75)
    for row in chance.sample(reports, min(450, len(reports))):
        long, short = sorted([row["a"], row["b"]], key=len, reverse=True)
        add(long, cut(short, chance.choice([25, 40, 60, 90, 130])), False, "cut report", event_of(row))
    for row in chance.sample(reports, min(350, len(reports))):
        n = chance.choice([30, 50, 80, 120])
        add(cut(row["a"], n), cut(row["b"], n), False, "cut report", event_of(row))
    for number, (articles, labels) in enumerate(archives):
        text = {str(row["id"]): row["text"] for row in lines(articles)}
        rows = [line.rstrip("\n").split("\t") for line in open(labels, encoding="utf8")]
        # Pairs that share an article are of one event.
        home = {}

        def root(name):
            while home.setdefault(name, name) != name:
                name = home[name]
            return name

        for a, b, *_ in rows:
            home[root(a)] = root(b)
        for a, b, label, *_ in rows:
            if a in text and b in text and label in ARCHIVE_DERIVED | ARCHIVE_INDEPENDENT:
                derived = label in ARCHIVE_DERIVED
                add(text[a], text[b], derived, "archive " + ("derived" if derived else "independent"), f"{number}/{root(a)}", 2.5)
    for story, a, b, verdict in corpus_pairs(corpus) if corpus else []:
        if verdict != "partial_reuse":
            derived = verdict in CORPUS_DERIVED
            add(a, b, derived, "corpus " + ("derived" if derived else "independent"), story, 2.0)
    return found


def without_punctuation(text):
    """The text without its punctuation, as transcripts come: one long sentence."""
    return " ".join(re.sub(r"[^\w\s'’%$€£-]", " ", text).split())


def altered(text, chance):
    """The text with one of its figures changed; None if it has none."""
    figures = list(re.finditer(r"(?<![\w.,])\d+(?![\w.,]*\d)", text))
    if not figures:
        return None
    figure = chance.choice(figures)
    value = int(figure.group())
    other = chance.choice([value * 10, value + chance.choice([1, 2, 3, 10]), max(value - 1, 2), 2 * value + 1])
    return text[: figure.start()] + str(other) + text[figure.end() :]


def evidence_of(binary, rows, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as pairs:
        for number, row in enumerate(rows):
            pairs.write(json.dumps({"id": str(number), "a": row["a"], "b": row["b"]}) + "\n")
        pairs.flush()
        command = [binary, "compare", "--pairs", pairs.name, "--format", "jsonl", "--quiet", *options]
        done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode > 1:
        sys.exit(f"fit_score: {binary} ended with status {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode("utf8").splitlines()]


def weights_of(rows, words):
    weight = np.array([row["weight"] for row in rows])
    derived = np.array([row["derived"] for row in rows])
    band = np.digitize(words, BANDS)
    for number in range(len(BANDS) + 1):
        inside = band == number
        for_side, against = weight[inside & derived].sum(), weight[inside & ~derived].sum()
        # Strangers are easy: they do not make up for reports of one event, so bands are bounded.
        weight[inside & ~derived] *= min(8.0, max(0.5, 2.6 * for_side / against)) if against else 1.0
    return weight


def fitted(x, derived, weight):
    pairs = [(MEASURES.index(a), MEASURES.index(b)) for a, b in PAIRS]
    model = ExplainableBoostingClassifier(
        feature_names=MEASURES, interactions=pairs, max_bins=20, max_interaction_bins=6, outer_bags=8, max_rounds=2500, random_state=1, n_jobs=-1
    )
    return model.fit(x, derived.astype(int), sample_weight=weight)


def medians(cuts, values):
    """The median of each bin, through which a shape is drawn."""
    bins, found = np.digitize(values, cuts), []
    for number in range(len(cuts) + 1):
        inside = values[bins == number]
        middle = (cuts[max(0, number - 1)] + cuts[min(number, len(cuts) - 1)]) / 2
        found.append(float(np.median(inside)) if len(inside) else float(middle))
    return np.array(found)


def table_of(model, x):
    """(intercept, [(measures, knots of each, values)])"""
    terms = []
    for term, scores in zip(model.term_features_, model.term_scores_):
        bins = [model.bins_[f][min(len(term) - 1, len(model.bins_[f]) - 1)] for f in term]
        knots = [np.round(medians(np.asarray(cuts), x[:, f]), 4) for cuts, f in zip(bins, term)]
        # Without the bins for missing and unseen values.
        values = scores[1:-1] if len(term) == 1 else scores[1:-1, 1:-1]
        terms.append((term, knots, np.round(values, 4)))
    return round(float(model.intercept_[0]), 4), terms


def place(values, knots):
    values = np.clip(values, knots[0], knots[-1])
    at = np.clip(np.searchsorted(knots, values, "right") - 1, 0, len(knots) - 2)
    return at, (values - knots[at]) / (knots[at + 1] - knots[at])


def log_odds(table, x):
    intercept, terms = table
    total = np.full(len(x), intercept)
    for term, knots, values in terms:
        if len(term) == 1:
            total += np.interp(x[:, term[0]], knots[0], values)
        else:
            (i, f), (j, g) = place(x[:, term[0]], knots[0]), place(x[:, term[1]], knots[1])
            total += (1 - f) * (1 - g) * values[i, j] + f * (1 - g) * values[i + 1, j] + (1 - f) * g * values[i, j + 1] + f * g * values[i + 1, j + 1]
    return total


def chance(z):
    return 1 / (1 + np.exp(-z))


def calibrated(table, z, derived, weight):
    """The same table with its log odds scaled and moved so that they are chances (Platt 1999), by cross-validated log odds."""
    slope, offset = 1.0, 0.0
    for _ in range(50):
        p = chance(slope * z + offset)
        gradient = np.array([(weight * (p - derived) * z).sum(), (weight * (p - derived)).sum()])
        spread = weight * p * (1 - p)
        hessian = np.array([[(spread * z * z).sum(), (spread * z).sum()], [(spread * z).sum(), spread.sum()]]) + 1e-9 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        slope, offset = slope - step[0], offset - step[1]
    intercept, terms = table
    return (round(intercept * slope + offset, 4), [(term, knots, np.round(values * slope, 4)) for term, knots, values in terms]), slope, offset


def auc(for_side, against):
    every = np.concatenate([for_side, against])
    rank = np.empty(len(every))
    rank[np.argsort(every, kind="stable")] = np.arange(1, len(every) + 1)
    return (rank[: len(for_side)].sum() - len(for_side) * (len(for_side) + 1) / 2) / (len(for_side) * len(against))


def report(rows, score, words, title):
    kind = np.array([row["kind"] for row in rows])
    rewrites = score[kind == "rewrite"]
    independent = np.isin(kind, ["same_event", "unrelated", "archive independent"])
    bar = np.sort(score[independent])[::-1][int(0.01 * independent.sum())]
    print(f"{title}: AUC against same event {auc(rewrites, score[kind == 'same_event']):.4f}, against all {auc(rewrites, score[independent]):.4f}; "
          f"rewrites found at 1 % of all independent pairs {np.mean(rewrites > bar):.4f} (above {bar:.3f})")
    for name in sorted(set(kind)):
        inside = kind == name
        short = inside & (words < 200)
        print(f"    {name:20s} {inside.sum():5d} pairs, score of .5 and more: {np.mean(score[inside] >= 0.5):.3f}; below 200 words: {np.mean(score[short] >= 0.5):.3f}")
    for name, inside in (("all", words > 0), ("under 250 words", words < 250)):
        p, n = score[inside & (kind == "rewrite")], score[inside & (kind == "same_event")]
        error = 0.0
        for decile in range(10):
            of = lambda s: s[(s * 10).astype(int).clip(0, 9) == decile]
            x, y = of(p), of(n)
            weight = len(x) / 2 / len(p) + len(y) / 2 / len(n)
            if weight:
                mean = (x.sum() / 2 / len(p) + y.sum() / 2 / len(n)) / weight
                error += weight * abs(mean - len(x) / 2 / len(p) / weight)
        print(f"    calibration error, {name}: {error:.3f}")


def written(table):
    """The table as text: see src/score/model.rs."""
    intercept, terms = table
    number = lambda v: f"{v:.4f}".rstrip("0").rstrip(".").replace("-0.", "-.").lstrip("0") or "0"
    join = lambda values: " ".join(number(v) for v in values)
    out = [f"intercept {number(intercept)}"]
    for term, knots, values in terms:
        if len(term) == 1:
            # Knots must rise; of two at one place the later counts.
            keep = np.append(np.diff(knots[0]) > 0, True)
            out += [f"shape {MEASURES[term[0]]}", join(knots[0][keep]), join(values[keep])]
        else:
            rows, columns = (np.append(np.diff(k) > 0, True) for k in knots)
            out += [f"pair {MEASURES[term[0]]} {MEASURES[term[1]]}", join(knots[0][rows]), join(knots[1][columns])]
            out += [join(line) for line in values[rows][:, columns]]
    return "\n".join(out) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pairs", nargs="+")
    options.add_argument("--archive", nargs=2, action="append", default=[], metavar=("ARTICLES", "LABELS"))
    options.add_argument("--corpus", metavar="FOLDER", help="also the pairs of our own corpus")
    options.add_argument("--bin", default="target/release/respun")
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--write", action="store_true", help="write src/score/model.txt")
    o = options.parse_args()
    rows = examples(o.pairs, o.archive, o.corpus)
    got = evidence_of(o.bin, rows)
    n_plain = len(rows)
    english = [n for n, answer in enumerate(got) if answer["a"]["language"] == "en"]
    # The same pairs without vectors, for languages that have none.
    no_vectors = [dict(rows[n], weight=rows[n]["weight"] * 0.4, kind="no vectors: " + rows[n]["kind"]) for n in english]
    got += evidence_of(o.bin, no_vectors, "--no-vectors")
    rows += no_vectors
    x = np.array([[answer["evidence"].get(name, 0.0) for name in MEASURES] for answer in got])
    words = np.array([min(answer["a"]["words"], answer["b"]["words"]) for answer in got])
    derived = np.array([row["derived"] for row in rows])
    weight = weights_of(rows, words)
    fold = np.array([int(hashlib.md5(row["event"].encode()).hexdigest(), 16) % o.folds for row in rows])
    z = np.zeros(len(rows))
    for number in range(o.folds):
        train = fold != number
        z[~train] = log_odds(table_of(fitted(x[train], derived[train], weight[train]), x[train]), x[~train])
    table = table_of(fitted(x, derived, weight), x)
    table, slope, offset = calibrated(table, z, derived, weight)
    report(rows, chance(slope * z + offset), words, f"cross-validated (log odds times {slope:.2f} plus {offset:.2f})")
    report(rows, chance(log_odds(table, x)), words, "fitted")
    if o.write:
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "score", "model.txt")
        with open(path, "w", encoding="utf8") as f:
            f.write(written(table))
        print(f"written: {os.path.normpath(path)}, {collections.Counter(len(t[0]) for t in table[1])}")


if __name__ == "__main__":
    main()
