#!/usr/bin/env python3
"""Fit the network that judges two statements (src/score/statement_model.txt) on labelled sentence pairs. Needs numpy and scipy.

    fit_statement.py --news FILE --roles FILE --likeness FILE [--bin target/release/respun] [--out FILE]

    --news       pairs that newsrooms wrote, label 1 for a paraphrase, 0 for none (MRPC, training part)
    --roles      pairs made to mislead by exchanged words, labels as above (PAWS, development part)
    --likeness   pairs with a likeness from 0 to 5 (STS benchmark, training part, news and headlines)
    --out        where the table goes; without it nothing is written
    --folds      parts of the cross-validation (10); 0 leaves it out

A file holds rows {"a", "b", "label"}, one a line, gzipped if its name ends in .gz. `respun compare --pairs` is asked for the
measures of each pair (`statement` in its answer); nothing else of the answer is used. Pairs of several sentences have none: they
are passed over and counted.

The network is linear in the measures plus one layer of tanh units, fitted by L-BFGS to the cross-entropy between what it says and
the label, with a ridge penalty on all coefficients but the intercepts and the biases of the units. A likeness is made a chance
first: (label / 5) ^ 1.3, kept off 0 and 1. The loss is the mean over each set, times the weight of the set, so that a large set
counts no more than a small one.

All three sets share the network, but each has an intercept of its own. More than half of the PAWS pairs are no paraphrases, and by
construction: that is not a newsroom's base rate. People who grade likeness draw no line at all. The sets agree on what makes a pair
more of a paraphrase, not on how many pairs are any. The table gets the intercept of the news pairs, as these are nearest to what
an editor compares, and the figures below use it.

The loss has many minima. Five fits from different beginnings are averaged, in log-odds: the table holds the units of all five.

Printed are, by cross-validation, accuracy and F1 of the news pairs at even odds, the area under the ROC curve of the news and of
the role pairs, and Pearson's correlation of the likenesses. They are those of the network alone: what `score::statement` takes
away for exchanged words is not in them. One to five minutes on two cores.
"""
import os

# One thread for each process: the matrices are small, and two processes share the folds.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata

SETS = ("news", "roles", "likeness")
# Likenesses weigh most: they are what the similarity that an editor sees is to follow, and the other two sets tell only yes
# from no.
WEIGHTS = {"news": 1.0, "roles": 1.0, "likeness": 2.8}
# Brings 3 of 5, "roughly equivalent, but some important information differs", to even odds, where a paraphrase begins.
LIKENESS_EXPONENT = 1.3
N_UNITS = 12
N_FITS = 5
RIDGE = 0.001
# A fit ends here, converged or not.
MOST_STEPS = 400


def rows_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def measures_of(binary, rows):
    """For each row its measures by name; None for a pair of several sentences."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as pairs:
        for number, row in enumerate(rows):
            pairs.write(json.dumps({"id": str(number), "a": row["a"], "b": row["b"]}) + "\n")
        pairs.flush()
        command = [binary, "compare", "--pairs", pairs.name, "--format", "jsonl", "--quiet"]
        done = subprocess.run(command, stdout=subprocess.PIPE)
    answers = done.stdout.decode("utf8").splitlines()
    if done.returncode > 1 or len(answers) != len(rows):
        sys.exit(f"fit_statement: {binary} ended with status {done.returncode} and answered {len(answers)} of {len(rows)} pairs")
    return [json.loads(answer).get("statement") for answer in answers]


def read_set(binary, path):
    """Names of the measures, their values as a matrix, and the labels."""
    rows = rows_of(path)
    measured = [(measures, float(row["label"])) for measures, row in zip(measures_of(binary, rows), rows) if measures]
    if not measured:
        sys.exit(f"fit_statement: no pair of `{path}` is one of single sentences")
    if len(measured) < len(rows):
        print(f"{path}: {len(rows) - len(measured)} of {len(rows)} pairs passed over, of several sentences")
    names = list(measured[0][0])
    values = np.array([[measures[name] for name in names] for measures, _ in measured], float)
    return names, values, np.array([label for _, label in measured])


def chance(name, labels):
    if name != "likeness":
        return labels
    return np.clip(labels / 5, 0, 1) ** LIKENESS_EXPONENT * 0.96 + 0.02


def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


class Network:
    """The coefficients of one fit, views into one vector, and the gradient laid out the same way."""

    def __init__(self, numbers, n_measures):
        ends = np.cumsum([n_measures, n_measures * N_UNITS, N_UNITS, N_UNITS])
        self.direct, hidden, self.unit_bias, self.out, self.intercepts = np.split(numbers, ends)
        self.hidden = hidden.reshape(n_measures, N_UNITS)

    @staticmethod
    def beginning(n_measures, seed):
        random = np.random.RandomState(seed)
        hidden = random.randn(n_measures * N_UNITS) * 0.3 / np.sqrt(n_measures)
        out = random.randn(N_UNITS) * 0.3
        return np.concatenate([np.zeros(n_measures), hidden, np.zeros(N_UNITS), out, np.zeros(len(SETS))])

    def log_odds(self, x, which=0):
        return x @ self.direct + np.tanh(x @ self.hidden + self.unit_bias) @ self.out + self.intercepts[which]


def loss_and_gradient(numbers, x, y):
    n_measures = x[SETS[0]].shape[1]
    network, gradient = Network(numbers, n_measures), np.zeros_like(numbers)
    slope = Network(gradient, n_measures)
    loss = 0.0
    for part in ("direct", "hidden", "out"):
        coefficients = getattr(network, part)
        loss += RIDGE * (coefficients**2).sum()
        getattr(slope, part)[...] = 2 * RIDGE * coefficients
    for which, name in enumerate(SETS):
        units = np.tanh(x[name] @ network.hidden + network.unit_bias)
        z = x[name] @ network.direct + units @ network.out + network.intercepts[which]
        loss += WEIGHTS[name] * np.mean(np.logaddexp(0, z) - y[name] * z)
        error = WEIGHTS[name] * (logistic(z) - y[name]) / len(z)
        back = error[:, None] * network.out * (1 - units**2)
        slope.direct += x[name].T @ error
        slope.hidden += x[name].T @ back
        slope.unit_bias += back.sum(0)
        slope.out += units.T @ error
        slope.intercepts[which] += error.sum()
    return loss, gradient


def fit(x, y):
    """Networks from as many beginnings as there are fits."""
    n_measures = x[SETS[0]].shape[1]
    limits = {"maxiter": MOST_STEPS, "maxfun": 2 * MOST_STEPS}
    networks = []
    for seed in range(N_FITS):
        start = Network.beginning(n_measures, seed)
        found = minimize(loss_and_gradient, start, args=(x, y), jac=True, method="L-BFGS-B", options=limits)
        networks.append(Network(found.x, n_measures))
    return networks


def held_out_log_odds(x, y, is_held_out):
    """Log-odds of the pairs held out, with the news pairs' intercept, by networks fitted to the others."""
    networks = fit({s: x[s][~is_held_out[s]] for s in SETS}, {s: y[s][~is_held_out[s]] for s in SETS})
    return {s: np.mean([network.log_odds(x[s][is_held_out[s]]) for network in networks], 0) for s in SETS}


def cross_validated(x, y, n_folds):
    random = np.random.RandomState(2)
    fold = {s: random.randint(n_folds, size=len(y[s])) for s in SETS}
    log_odds = {s: np.zeros(len(y[s])) for s in SETS}
    with ProcessPoolExecutor(2) as processes:
        parts = [{s: fold[s] == number for s in SETS} for number in range(n_folds)]
        jobs = [processes.submit(held_out_log_odds, x, y, part) for part in parts]
        for part, job in zip(parts, jobs):
            for s, values in job.result().items():
                log_odds[s][part[s]] = values
    return log_odds


def auc(labels, scores):
    positive = labels == 1
    n_positive, n_negative = positive.sum(), (~positive).sum()
    return (rankdata(scores)[positive].sum() - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative)


def f1(labels, said):
    return 2 * (said & (labels == 1)).sum() / (said.sum() + (labels == 1).sum())


def report(labels, log_odds):
    said = log_odds["news"] >= 0
    news = f"accuracy {np.mean(said == (labels['news'] == 1)):.4f}, F1 {f1(labels['news'], said):.4f}"
    print(f"news: {news}, AUC {auc(labels['news'], log_odds['news']):.4f}")
    print(f"roles: AUC {auc(labels['roles'], log_odds['roles']):.4f}")
    pearson = np.corrcoef(logistic(log_odds["likeness"]), labels["likeness"])[0, 1]
    print(f"likeness: Pearson {pearson:.4f}")


def table(networks, names, mean, spread):
    """The lines of statement_model.txt, for measures as they are rather than standardised."""
    direct = np.mean([network.direct for network in networks], 0) / spread
    bias = np.mean([network.intercepts[0] for network in networks]) - direct @ mean
    hidden = np.concatenate([network.hidden for network in networks], 1) / spread[:, None]
    unit_bias = np.concatenate([network.unit_bias for network in networks]) - mean @ hidden
    out = np.concatenate([network.out for network in networks]) / len(networks)
    rows = [("bias", [bias, *unit_bias])]
    rows += [(name, [own, *to_units]) for name, own, to_units in zip(names, direct, hidden)]
    rows += [("out", out)]
    numbers = lambda values: " ".join(f"{value:.3f}".replace("-0.000", "0.000") for value in values)
    return "".join(f"{name} {numbers(values)}\n" for name, values in rows)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in SETS:
        options.add_argument(f"--{name}", required=True, metavar="FILE")
    options.add_argument("--bin", default="target/release/respun")
    options.add_argument("--out")
    options.add_argument("--folds", type=int, default=10)
    o = options.parse_args()
    read = {name: read_set(o.bin, getattr(o, name)) for name in SETS}
    names = read[SETS[0]][0]
    labels = {s: read[s][2] for s in SETS}
    y = {s: chance(s, labels[s]) for s in SETS}
    every = np.concatenate([read[s][1] for s in SETS])
    # A measure that is the same for all pairs tells nothing; the small number keeps it from dividing by zero.
    mean, spread = every.mean(0), every.std(0) + 1e-9
    x = {s: (read[s][1] - mean) / spread for s in SETS}
    if o.folds:
        report(labels, cross_validated(x, y, o.folds))
    if o.out:
        text = table(fit(x, y), names, mean, spread)
        with open(o.out, "w", encoding="utf8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
