"""all-MiniLM-L6-v2 in NumPy: enough of BERT to encode English words and short sentences on a processor, without torch.

The model is read from a folder with `model.safetensors`, `config.json` and `vocab.txt`. Text is cut as BERT's uncased tokenizer
cuts it, except for scripts other than Latin, which it treats apart. A text's vector is the mean of its token states at unit
length, as sentence-transformers makes it; GELU is taken in its tanh form, so the vectors are near those of the original, not equal.
"""
import hashlib
import json
import pathlib
import struct
import unicodedata

import numpy as np

# Of model.safetensors: another model would give another table.
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# Tokens of a text beyond which it is cut; no definition is that long.
MOST_TOKENS = 128

# Tokens that go through the network at once: more do not stay in a processor's cache.
BATCH_TOKENS = 512


def check_model(folder):
    """Ends the program if the model in `folder` is not the one that the table was made from."""
    with open(pathlib.Path(folder) / "model.safetensors", "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != MODEL_SHA256:
        raise SystemExit(f"encoder: `{folder}/model.safetensors` has SHA-256 {found}, not {MODEL_SHA256}")


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, about in header.items():
        if about["dtype"] == "F32":
            start, end = (8 + size + offset for offset in about["data_offsets"])
            tensors[name] = np.frombuffer(data[start:end], np.float32).reshape(about["shape"])
    return tensors


def read_vocabulary(folder):
    """The number of each piece, in the order of the file."""
    lines = (pathlib.Path(folder) / "vocab.txt").read_text(encoding="utf8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def words_of(text):
    """Words and punctuation marks, small and without accents."""
    text = unicodedata.normalize("NFD", text.lower())
    words, word = [], ""
    for c in text:
        kind = unicodedata.category(c)
        if kind == "Mn":
            continue
        is_mark = kind[0] in "PS"
        if c.isspace() or is_mark:
            words += [word] if word else []
            words += [c] if is_mark else []
            word = ""
        else:
            word += c
    return words + ([word] if word else [])


class Encoder:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.tensors = read_safetensors(folder / "model.safetensors")
        self.config = json.loads((folder / "config.json").read_text())
        self.vocabulary = read_vocabulary(folder)

    def encode(self, texts):
        """A row of unit length for each text."""
        numbers = [self.numbers(text) for text in texts]
        # Texts of one length go together, so that none has to be padded.
        order = sorted(range(len(texts)), key=lambda at: len(numbers[at]))
        rows = np.zeros((len(texts), self.config["hidden_size"]), np.float32)
        start = 0
        while start < len(order):
            length = len(numbers[order[start]])
            end = start
            while end < len(order) and len(numbers[order[end]]) == length and (end - start) * length < BATCH_TOKENS:
                end += 1
            batch = order[start:end]
            means = self.states(np.array([numbers[at] for at in batch])).mean(1)
            rows[batch] = means / np.linalg.norm(means, axis=1, keepdims=True)
            start = end
        return rows

    def numbers(self, text):
        pieces = [number for word in words_of(text) for number in self.pieces(word)]
        return [self.vocabulary["[CLS]"], *pieces[: MOST_TOKENS - 2], self.vocabulary["[SEP]"]]

    def pieces(self, word):
        """The longest pieces from left to right."""
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [self.vocabulary["[UNK]"]]
            found.append(self.vocabulary[("##" if start else "") + word[start:end]])
            start = end
        return found

    def states(self, numbers):
        """Token states of a batch of texts of one length: texts by tokens by components."""
        t, n_tokens = self.tensors, numbers.shape[1]
        x = t["embeddings.word_embeddings.weight"][numbers]
        x = x + t["embeddings.position_embeddings.weight"][:n_tokens] + t["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x, "embeddings.LayerNorm")
        for number in range(self.config["num_hidden_layers"]):
            layer = f"encoder.layer.{number}."
            seen = self.attention(x, layer + "attention.self.")
            x = self.norm(x + self.linear(seen, layer + "attention.output.dense"), layer + "attention.output.LayerNorm")
            h = gelu(self.linear(x, layer + "intermediate.dense"))
            x = self.norm(x + self.linear(h, layer + "output.dense"), layer + "output.LayerNorm")
        return x

    def attention(self, x, name):
        n_texts, n_tokens, size = x.shape
        n_heads = self.config["num_attention_heads"]
        width = size // n_heads
        heads = lambda part: self.linear(x, name + part).reshape(n_texts, n_tokens, n_heads, width).transpose(0, 2, 1, 3)
        # In double precision from here on: rounded to 32 bits or less, a vector is then the same whatever batch it was made in.
        scores = (heads("query") @ heads("key").transpose(0, 1, 3, 2)).astype(np.float64) / np.sqrt(width)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        return (weights @ heads("value")).transpose(0, 2, 1, 3).reshape(x.shape)

    def linear(self, x, name):
        y = x.reshape(-1, x.shape[-1]) @ self.tensors[name + ".weight"].T + self.tensors[name + ".bias"]
        return y.reshape(*x.shape[:-1], -1)

    def norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((x * x).mean(-1, keepdims=True) + self.config["layer_norm_eps"])
        return x / spread * self.tensors[name + ".weight"] + self.tensors[name + ".bias"]


def gelu(x):
    return x * 0.5 * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
