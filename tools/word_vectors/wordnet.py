"""What the tables of WordNet 3.0 (`data.*`, `index.*`, `*.exc`) say: definitions, example sentences, synonyms."""
import collections
import pathlib
import re

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

# How a form of a word is made from its lemma: for each part of speech the kind of form, its ending and that of the lemma.
ENDINGS = {
    "n": [("s", "s", ""), ("s", "ses", "s"), ("s", "ves", "f"), ("s", "xes", "x"), ("s", "zes", "z"), ("s", "ches", "ch"),
          ("s", "shes", "sh"), ("s", "men", "man"), ("s", "ies", "y")],
    "v": [("s", "s", ""), ("s", "ies", "y"), ("s", "es", "e"), ("s", "es", ""), ("ed", "ed", "e"), ("ed", "ed", ""),
          ("ing", "ing", "e"), ("ing", "ing", "")],
    "a": [("er", "er", ""), ("est", "est", ""), ("er", "er", "e"), ("est", "est", "e")],
    "r": [],
}

# Only the commonest senses of a word count, and only synonyms that have the sense among their own commonest: a slope is the second
# sense of "cant" but the seventh of "bank", so that "bank" is no neighbour of "cant".
MOST_SENSES = 2
MOST_SENSES_OF_SYNONYM = 3


def lines_of(path, encoding="latin1"):
    """The lines of a table; those of the licence, which stand first, begin with two spaces."""
    with open(path, encoding=encoding) as lines:
        yield from (line.rstrip("\n") for line in lines if not line.startswith("  "))


def words_of_synset(fields):
    """The words of a line of `data.*`, without the marks of where an adjective may stand."""
    n_words = int(fields[3], 16)
    return [re.sub(r"\(.*\)", "", word) for word in fields[4 : 4 + 2 * n_words : 2]]


def glosses(folder):
    """Definitions, each after the word it defines, and example sentences; sorted."""
    found = set()
    for name in FILES.values():
        for line in lines_of(pathlib.Path(folder) / f"data.{name}"):
            synset, gloss = line.rstrip().split("|", 1)
            word = words_of_synset(synset.split())[0].replace("_", " ")
            definition = re.sub(r'"[^"]*"', "", gloss).strip(" ;")
            # What a person or place is says nothing of the words in its name.
            text = definition if word[0].isupper() else f"{word}: {definition}"
            if 3 <= len(text.split()) <= 30:
                found.add(text)
            found.update(example for example in re.findall(r'"([^"]+)"', gloss) if len(example.split()) >= 4)
    return sorted(found)


class Synonyms:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.synsets = {}
        # For each lemma and part of speech its synsets, the commonest sense first.
        self.senses = {}
        # Lemmas of irregular forms.
        self.irregular = {}
        for pos, name in FILES.items():
            for line in lines_of(folder / f"data.{name}"):
                fields = line.split("|")[0].split()
                self.synsets[pos + fields[0]] = [word.lower() for word in words_of_synset(fields)]
            for line in lines_of(folder / f"index.{name}"):
                fields = line.split()
                n_pointers = int(fields[3])
                self.senses[fields[0].lower(), pos] = [pos + offset for offset in fields[6 + n_pointers :]]
            for line in lines_of(folder / f"{name}.exc"):
                form, lemma = line.split()[:2]
                self.irregular.setdefault((form, pos), lemma)

    def analyses(self, word):
        """What the word may be a form of: lemma, part of speech, kind of form."""
        found = []
        for pos in "nvar":
            if (word, pos) in self.senses:
                found.append((word, pos, "base"))
            if (word, pos) in self.irregular:
                kind = {"n": "s", "v": "ing" if word.endswith("ing") else "ed", "a": "er", "r": "er"}[pos]
                found.append((self.irregular[word, pos], pos, kind))
            for kind, ending, of_lemma in ENDINGS[pos]:
                stem = word.removesuffix(ending)
                lemma = stem + of_lemma
                if stem == word or len(lemma) < 2:
                    continue
                if (lemma, pos) in self.senses:
                    found.append((lemma, pos, kind))
                is_doubled = kind in ("ed", "ing") and not of_lemma and len(lemma) > 3 and lemma[-1] == lemma[-2]
                if is_doubled and (lemma[:-1], pos) in self.senses:
                    found.append((lemma[:-1], pos, kind))
        return found

    def synonyms(self, lemma, pos):
        """Synonyms of one word, and what each counts: 1 for the commonest sense, 1/2 for the next."""
        for place, synset in enumerate(self.senses.get((lemma, pos), [])[:MOST_SENSES]):
            for other in self.synsets[synset]:
                if other != lemma and "_" not in other and synset in self.senses.get((other, pos), [])[:MOST_SENSES_OF_SYNONYM]:
                    yield other, 1 / (1 + place)


def neighbours(folder, words):
    """For each word the places of its synonyms in the same form ("declared" for "announced"), each with what it counts."""
    wordnet = Synonyms(folder)
    analyses = [wordnet.analyses(word) for word in words]
    forms = collections.defaultdict(list)
    for at, found in enumerate(analyses):
        for analysis in found:
            forms[analysis].append(at)
    near = []
    for at, found in enumerate(analyses):
        counts = {}
        for lemma, pos, kind in found:
            for synonym, count in wordnet.synonyms(lemma, pos):
                for other in forms.get((synonym, pos, kind), ()):
                    if other != at:
                        counts[other] = max(counts.get(other, 0), count)
        near.append(counts)
    return near
