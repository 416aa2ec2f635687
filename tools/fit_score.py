#!/usr/bin/env python3
"""Fit the coefficients of the score (src/score/model.rs) on labelled pairs. Python 3.9+, standard library only.

    fit_score.py PAIRS.jsonl[.gz]... [--bin target/release/respun] [--ridge 10] [--folds 10]

A row is {"id", "a", "b", "label"}: `rewrite` counts as derived, `same_event` and `unrelated` as independent; other labels are
passed over. `respun compare --pairs` is asked for the evidence; nothing else of its answer is used.

The model is logistic regression with a ridge penalty on standardised measures and coefficients of at least zero: no measure
may speak against a rewrite, as it would do so only by accident of the data. The one exception is `quoted`, which may only
speak against: what both texts quote is nobody's copy. Derived and independent pairs weigh
the same in all, and among the independent ones those of one event weigh as much as strangers. Printed are the
cross-validated area under the ROC curve and recall at 1 % false alarms, folds by id, and the table for model.rs.
"""
import argparse
import gzip
import hashlib
import json
import math
import subprocess
import sys
import tempfile

AGAINST = {"quoted"}
LABELS = {"rewrite": 1, "same_event": 0, "unrelated": 0}


def rows_of(paths):
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("label") in LABELS:
                    yield row


def evidence_of(binary, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as pairs:
        for number, row in enumerate(rows):
            pairs.write(json.dumps({"id": str(number), "a": row["a"], "b": row["b"]}) + "\n")
        pairs.flush()
        done = subprocess.run([binary, "compare", "--pairs", pairs.name, "--format", "jsonl", "--quiet"], stdout=subprocess.PIPE)
    if done.returncode > 1:
        sys.exit(f"fit_score: {binary} ended with status {done.returncode}")
    return [json.loads(line)["evidence"] for line in done.stdout.decode("utf8").splitlines()]


def fit(x, y, weight, ridge, rounds=60):
    """Coefficients and intercept, by coordinate-wise Newton steps; coefficients stay at zero or above."""
    n_features = len(x[0])
    beta, bias = [0.0] * n_features, 0.0
    z = [0.0] * len(x)
    for _ in range(rounds):
        for j in range(-1, n_features):
            gradient, curvature = (0.0, 1e-9) if j < 0 else (-ridge * beta[j], ridge)
            for i, row in enumerate(x):
                value = 1.0 if j < 0 else row[j]
                if value:
                    p = 1 / (1 + math.exp(-max(-35, min(35, z[i]))))
                    gradient += weight[i] * (y[i] - p) * value
                    curvature += weight[i] * p * (1 - p) * value * value
            step = gradient / curvature
            if j < 0:
                bias += step
                z = [v + step for v in z]
            else:
                step = max(-beta[j], step)
                beta[j] += step
                if step:
                    z = [v + step * row[j] for v, row in zip(z, x)]
    return beta, bias


def auc(pos, neg):
    ranked = sorted([(s, 1) for s in pos] + [(s, 0) for s in neg])
    total = sum(rank for rank, (_, label) in enumerate(ranked, 1) if label)
    return (total - len(pos) * (len(pos) + 1) / 2) / (len(pos) * len(neg))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pairs", nargs="+")
    options.add_argument("--bin", default="target/release/respun")
    options.add_argument("--ridge", type=float, default=10.0)
    options.add_argument("--folds", type=int, default=10)
    o = options.parse_args()
    rows = list(rows_of(o.pairs))
    evidence = evidence_of(o.bin, rows)
    names = list(evidence[0])
    labels = [row["label"] for row in rows]
    y = [LABELS[label] for label in labels]
    share = {"rewrite": 0.5, "same_event": 0.3, "unrelated": 0.2}
    weight = [share[label] * len(rows) / labels.count(label) for label in labels]
    sign = [-1 if name in AGAINST else 1 for name in names]
    x = [[s * row[name] for s, name in zip(sign, names)] for row in evidence]
    mean = [sum(column) / len(x) for column in zip(*x)]
    spread = [math.sqrt(sum((v - m) ** 2 for v in column) / len(x)) or 1.0 for column, m in zip(zip(*x), mean)]
    x = [[(v - m) / s for v, m, s in zip(row, mean, spread)] for row in x]
    fold = [int(hashlib.md5(row["id"].encode()).hexdigest(), 16) % o.folds for row in rows]
    scores = [0.0] * len(rows)
    for k in range(o.folds):
        train = [i for i in range(len(rows)) if fold[i] != k]
        beta, bias = fit([x[i] for i in train], [y[i] for i in train], [weight[i] for i in train], o.ridge, 25)
        for i in range(len(rows)):
            if fold[i] == k:
                scores[i] = bias + sum(b * v for b, v in zip(beta, x[i]))
    pos = [s for s, label in zip(scores, labels) if label == "rewrite"]
    neg = [s for s, label in zip(scores, labels) if label == "same_event"]
    bar = sorted(neg, reverse=True)[int(0.01 * len(neg))]
    print(f"cross-validated: AUC {auc(pos, neg):.4f}, recall at 1 % false alarms {sum(s > bar for s in pos) / len(pos):.4f}")
    beta, bias = fit(x, y, weight, o.ridge)
    raw = [b / s for b, s in zip(beta, spread)]
    intercept = bias - sum(b * m for b, m in zip(raw, mean))
    raw = [s * b for s, b in zip(sign, raw)]
    for name, coefficient in sorted(zip(names, raw), key=lambda pair: -pair[1]):
        print(f'    ("{name}", {coefficient:.2f}),')
    print(f"const INTERCEPT: f64 = {intercept:.2f};")


if __name__ == "__main__":
    main()
