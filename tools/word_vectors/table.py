"""From encoded words and glosses to the table: directions, sums that give a gloss, synonyms drawn together, bytes."""
import re
import struct

import numpy as np
import scipy.sparse

# Directions that are learnt in, and those of them that the table keeps, which hold it to 6 MB.
N_LEARNT = 128
N_KEPT = 96

# Penalty of the regression: a word that stands in few glosses stays near what the encoder says of it alone.
RIDGE = 1.0

# The regression is stopped long before it has converged, which is part of the model: words that few glosses hold change less than
# the ridge alone would have it.
ROUNDS_OF_REGRESSION = 30

# What the synonyms of a word count beside the word itself, for each of at most three synonyms.
SYNONYM_WEIGHT = 0.7
MOST_SYNONYMS = 3
ROUNDS_OF_SYNONYMS = 5

WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*|\d+(?:[.,]\d+)*")


def directions(encoded, n_ranked):
    """Where the middle of the words lies, and the directions in which they differ most, as columns.

    The middle is that of running text: a word counts by one over its rank in the encoder's vocabulary, whose first `n_ranked` rows
    stand in the order of their frequency (Arora, Liang and Ma 2017 take what is common to all out in the same way). The first
    direction is left out: it tells frequent words from rare ones (Mu and Viswanath 2018).
    """
    rank = np.arange(len(encoded), dtype=np.float64) + 1
    rank[n_ranked:] = n_ranked
    share = 1 / rank
    share /= share.sum()
    middle = (encoded * share[:, None]).sum(0)
    centred = encoded - middle
    _, vectors = np.linalg.eigh(centred.T @ centred / len(centred))
    return middle, vectors[:, ::-1][:, 1 : 1 + N_LEARNT]


def word_counts(texts, words):
    """A row for each text: one over the root of the number of its known words, for each of them."""
    places = {word: at for at, word in enumerate(words)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        found = [word.lower().replace("'s", "") for word in WORD.findall(text)]
        known = [places[word] for word in found if word in places]
        if not known:
            continue
        rows += [row] * len(known)
        columns += known
        values += [1 / np.sqrt(len(known))] * len(known)
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(words)))


def learnt(words, encoded, n_ranked, glosses, encoded_glosses):
    """Word vectors whose sum over the root of their number comes nearest to the encoder's vector of each gloss.

    Ridge regression towards what the encoder says of each word alone, by conjugate gradients, all directions at once. Words that
    decide what a sentence means come out long, function words short.
    """
    encoded = encoded / np.linalg.norm(encoded, axis=1, keepdims=True)
    middle, basis = directions(encoded, n_ranked)
    alone = (encoded - middle) @ basis
    wanted = (encoded_glosses - encoded_glosses.mean(0)) @ basis
    counts = word_counts(glosses, words)
    sums = counts @ alone
    scale = (sums * wanted).sum() / (sums * sums).sum()
    change = solve(counts, wanted - scale * sums)
    left = lambda vectors: ((wanted - counts @ vectors) ** 2).sum() / (wanted**2).sum()
    print(f"sums tell {1 - left(scale * alone):.3f} of the glosses before learning, {1 - left(scale * alone + change):.3f} after")
    return scale * alone + change


def solve(counts, wanted):
    """The X towards that which makes |counts X - wanted|² + RIDGE |X|² least, column by column, after a fixed number of rounds.

    Function words stand in so many glosses that the rounds lose their orthogonality: an error of rounding grows a trillionfold.
    Another order of the glosses or number of threads moves a few components by dozens of steps of 127 (see README.md).
    """
    solution = np.zeros((counts.shape[1], wanted.shape[1]))
    rest = counts.T @ wanted
    step = rest.copy()
    length = (rest * rest).sum(0)
    for _ in range(ROUNDS_OF_REGRESSION):
        image = counts.T @ (counts @ step) + RIDGE * step
        along = length / ((step * image).sum(0) + 1e-12)
        solution += along * step
        rest -= along * image
        length, before = (rest * rest).sum(0), length
        step = rest + length / before * step
    return solution


def retrofitted(vectors, near):
    """Unit vectors drawn towards those of their synonyms (Faruqui et al. 2015)."""
    own = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    drawn = own
    for _ in range(ROUNDS_OF_SYNONYMS):
        moved = drawn.copy()
        for at, counts in enumerate(near):
            if counts:
                others = list(counts)
                weights = np.array([counts[other] for other in others])
                weights = weights / max(1, weights.sum()) * SYNONYM_WEIGHT * min(MOST_SYNONYMS, len(others))
                moved[at] = (own[at] + (weights[:, None] * drawn[others]).sum(0)) / (1 + weights.sum())
        drawn = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return drawn


def table_bytes(words, vectors, weights):
    """The table as src/meaning/vectors/table.rs reads it."""
    order = sorted(range(len(words)), key=lambda at: words[at].encode())
    text = "".join(words[at] + "\n" for at in order).encode()
    vectors, weights = vectors[order], weights[order]
    components = np.rint(vectors / np.abs(vectors).max(1, keepdims=True) * 127).astype(np.int8)
    weights = np.rint(np.clip(weights, 0, 1) * 255).astype(np.uint8)
    head = struct.pack("<3I", len(words), vectors.shape[1], len(text))
    return b"respun vectors 1\n" + head + text + weights.tobytes() + components.tobytes()
