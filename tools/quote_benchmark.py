#!/usr/bin/env python3
"""Write the rows of the benchmark of altered quotations, corpus/quotes/*.jsonl. Python 3.9+, standard library only.

    quote_benchmark.py            writes corpus/quotes/generated.jsonl and by_hand.jsonl anew, always the same bytes
    quote_benchmark.py --check    writes nothing; ends with status 1 if they would be other bytes

What a row means is told in corpus/README.md. The truth of a row is known by how it was made; no program is asked.

generated.jsonl is made of seeds.json: short stories with two quotations each. A story's lines are pairs, the reporter's
words and the same reworded; `@1` is where quotation 1 stands. The words of a quotation have marked places:

    {three|number=nine|value=3}   may be replaced; the kind says what that means
    {|add=loud }                  nothing, where words may be added
    [[, and that is final]]       may be left out
    a long noise, / and then      may be cut in two here, by "he said"

Kinds: word (another word), number, name, negation, modal (each raises its flag), add (words put in), and those that change no
spoken word: spell (another spelling), value (the same number in other characters), contraction (written out).
`indirect` says the quotation in the reporter's words, the stretch that counts between < and >; `other` is another statement
of the same speaker on the same subject; `spun` the quotation reworded throughout but for its numbers, names, negations
and modals; `reorder` its clauses in another order.

by_hand.jsonl is made of written.json, whose rows are complete but for the places of the quotations: those stand between
⟦ and ⟧ in the texts, and are taken out and counted.
"""
import argparse
import json
import pathlib
import random
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "quotes"

FLAGS = ["number", "name", "negation", "modal", "speaker", "marks"]
VERDICTS = ["verbatim", "typographic", "trimmed", "merged", "split", "altered", "unquoted", "newly_quoted", "dropped", "added"]
CONTEXTS = ["kept", "reworded", "moved"]

# To look at, and to check on what was not looked at. Stories alternate, so that no word of a quotation is in both.
SPLITS = ["dev", "test"]

SLOT = re.compile(r"\{([^{}]*)\}")
CUT = re.compile(r"\[\[(.*?)\]\]")
OPEN, CLOSE = "⟦", "⟧"
VERBS_OF_B = ["explained", "stated", "insisted", "remarked"]


# Quotations


class Quote:
    """A quotation of a seed: its marked words, and who said it."""

    def __init__(self, story, number, entry):
        self.story, self.number, self.entry = story, number, entry
        self.name = f"{story['story']}-{number}"
        self.template = entry["words"]
        self.speaker = entry["speaker"]
        self.slots = [parse_slot(found) for found in SLOT.findall(self.template)]
        self.cuts = CUT.findall(self.template)
        self.has_halves = " / " in self.template

    def words(self, chosen=None, cut=None, sign=None):
        """The words with the chosen slots replaced (slot number -> text), and one marked stretch left out."""
        return self.rendered(chosen, cut, sign).replace(" / ", " ")

    def halves(self, chosen=None):
        return self.rendered(chosen).split(" / ")

    def rendered(self, chosen=None, cut=None, sign=None):
        chosen, numbers = chosen or {}, iter(range(len(self.slots)))

        def slot(_):
            number = next(numbers)
            return chosen.get(number, self.slots[number][0])

        text = SLOT.sub(slot, self.template)
        stretches = iter(range(len(self.cuts)))
        text = CUT.sub(lambda found: (sign or "") if next(stretches) == cut else found[1], text)
        text = re.sub(r" +", " ", text).strip()
        text = re.sub(r" ([,;:.])", r"\1", text)
        if cut is not None:
            text = re.sub(r"[,;:–… /]+$", "", text).replace("… …", "…")
        return text[0].upper() + text[1:]

    def places(self, kind):
        """The slots that have a replacement of a kind: (number, replacement)."""
        return [(number, new) for number, (_, others) in enumerate(self.slots) for of, new in others if of == kind]

    def outside_cut(self, cut, places):
        """Those of the places that are still there when the stretch is left out."""
        marked = list(CUT.finditer(self.template))[cut].span()
        starts = [found.start() for found in SLOT.finditer(self.template)]
        return [place for place in places if not marked[0] <= starts[place[0]] < marked[1]]

    def position_of_cut(self, cut):
        found = list(CUT.finditer(self.template))[cut]
        return "start" if found.start() == 0 else "end" if found.end() == len(self.template) else "middle"

    def change(self, number, new):
        return f"{self.slots[number][0].strip() or 'nothing'} → {new.strip() or 'nothing'}"


def parse_slot(inside):
    original, *others = inside.split("|")
    return original, [tuple(other.split("=", 1)) for other in others]


def plain_words(text):
    return re.findall(r"\w+", text.lower())


def is_omission(before, after):
    """Whether words were left out and nothing else changed."""
    rest = iter(plain_words(before))
    return plain_words(before) != plain_words(after) and all(word in rest for word in plain_words(after))


# Texts


def said(quote, parts, layout, speaker=None, verb="said", missing=None, outside=False):
    """A sentence that quotes: the words (or their two halves) in marks, with speaker and role."""
    name, role = quote.story["people"][speaker or quote.speaker]
    opening, closing = ("" if missing == "opening" else "“"), ("" if missing == "closing" else "”")
    last = f"{OPEN}{parts[-1]}{CLOSE}"
    if len(parts) == 2:
        first = f"{OPEN}{parts[0].rstrip(',.:;… –')}{CLOSE}"
        if parts[0].rstrip("”’").endswith("."):
            last = f"{OPEN}{parts[1][0].upper()}{parts[1][1:]}{CLOSE}"
            return f"“{first},” {verb} {name}, {role}. “{last}.”"
        return f"“{first},” {verb} {name}, {role}, “{last}.”"
    if layout == "after":
        comma = f"{closing}," if outside else f",{closing}"
        return f"{opening}{last}{comma} {verb} {name}, {role}."
    if layout == "fragment":
        words = parts[0][0].lower() + parts[0][1:]
        return f"{name}, {role}, {verb} that “{OPEN}{words}{CLOSE}.”"
    # Before a colon, only "said" reads well.
    stop = f"{closing}." if outside else f".{closing}"
    return f"{name}, {role}, said: {opening}{last}{stop}"


def indirect(quote):
    return quote.entry["indirect"].replace("<", OPEN).replace(">", CLOSE)


def text_of(story, target, line, context):
    """The story with `line` in the place of the quotation (None: left out); the other quotations stand as they are."""
    reworded = context != "kept"
    lines = []
    for entry in story["lines"]:
        if isinstance(entry, list):
            lines.append(entry[1 if reworded else 0])
        elif entry[1:] == target.number:
            lines.append(line)
        else:
            other = Quote(story, entry[1:], story["quotes"][entry[1:]])
            plain = said(other, [other.words()], layout_of(other))
            lines.append(plain.replace(OPEN, "").replace(CLOSE, ""))
    if context == "moved" and line is not None:
        at = lines.index(line)
        lines.insert(len(lines) if target.number == "1" else 0, lines.pop(at))
    return "\n\n".join(line for line in lines if line is not None)


def layout_of(quote):
    """How a quotation stands in a: half of the seeds have the speaker behind it, half before."""
    return "after" if (len(quote.name) + int(quote.number)) % 2 else "before"


def unmarked(text):
    """The text without the signs around its quotations, and their places in code points."""
    plain, places, start = [], [], None
    for character in text:
        if character == OPEN:
            start = len(plain)
        elif character == CLOSE:
            places.append([start, len(plain)])
        else:
            plain.append(character)
    return "".join(plain), places


# Rows


class Rows:
    """The rows so far, each kind counted."""

    def __init__(self):
        self.rows, self.counts = [], {}

    def add(self, kind, quote, context, text_a, text_b, verdict, flags=(), also=(), side="a", note=""):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        row_id, split = f"{kind}-{self.counts[kind]:02}", quote.story["split"]
        self.rows.append(row(row_id, split, kind, quote.name, context, text_a, text_b, side, verdict, also, flags, note))


def row(row_id, split, kind, seed, context, text_a, text_b, side, verdict, also, flags, note):
    (a, a_at), (b, b_at) = unmarked(text_a), unmarked(text_b)
    at = a_at if side == "a" else b_at
    entry = {"id": row_id, "split": split, "kind": kind, "seed": seed, "context": context, "a": a, "b": b, "side": side, "quote": at[0],
             "a_at": a_at, "b_at": b_at, "verdict": verdict, "also": sorted(also),
             "flags": sorted(flags, key=FLAGS.index), "note": note}
    check(entry)
    return entry


def check(entry):
    """What must hold for any row, so that a slip in a seed is found here."""
    name, verdict, a_at, b_at = entry["id"], entry["verdict"], entry["a_at"], entry["b_at"]
    words_a = " ".join(entry["a"][start:end] for start, end in a_at)
    words_b = " ".join(entry["b"][start:end] for start, end in b_at)
    assert verdict in VERDICTS and all(one in VERDICTS for one in entry["also"]), name
    assert bool(a_at) == (verdict != "added") and bool(b_at) == (verdict != "dropped"), name
    assert not any(sign in entry["a"] + entry["b"] for sign in "{}[]|<>⟦⟧" if sign not in words_b), name
    if verdict == "verbatim":
        assert words_a == words_b, name
    if verdict == "trimmed":
        assert is_omission(words_a, words_b), f"{name}: {words_a} / {words_b}"
    if verdict == "merged":
        assert len(a_at) > len(b_at) and plain_words(words_a) == plain_words(words_b), name
    if verdict == "split":
        assert len(a_at) < len(b_at) and plain_words(words_a) == plain_words(words_b), name
    if verdict == "altered":
        assert plain_words(words_a) != plain_words(words_b) and not is_omission(words_a, words_b), name


class Maker:
    """Makes rows of all kinds from the quotations of the seeds."""

    def __init__(self, quotes):
        self.quotes, self.out = quotes, Rows()

    def take(self, kind, n, is_fit=lambda quote: True, contexts=CONTEXTS):
        """So many fitting quotations in an order that is the kind's own, each with the next context."""
        chance = random.Random(f"respun quotes {kind}")
        fitting = [quote for quote in self.quotes if is_fit(quote)]
        chance.shuffle(fitting)
        for number, quote in enumerate(fitting[:n]):
            yield quote, contexts[number % len(contexts)], number, chance

    def pair(self, quote, context, number, parts_b, parts_a=None, **how):
        """Texts a and b. Where the reporter's words are kept, the layout is too; elsewhere every other one changes."""
        layout = layout_of(quote)
        a = text_of(quote.story, quote, said(quote, parts_a or [quote.words()], layout), "kept")
        if context != "kept":
            if number % 2 == 1 and "layout" not in how:
                layout = "before" if layout == "after" else "after"
            how.setdefault("verb", VERBS_OF_B[number % len(VERBS_OF_B)])
        layout = how.pop("layout", layout)
        return a, text_of(quote.story, quote, said(quote, parts_b, layout, **how), context)

    def verbatim(self):
        for quote, context, number, _ in self.take("verbatim", 30):
            a, b = self.pair(quote, context, number, [quote.words()])
            self.out.add("verbatim", quote, context, a, b, "verbatim", note="the same words")
        for quote, context, number, _ in self.take("speaker", 14):
            a, b = self.pair(quote, context, number, [quote.words()], speaker=other_speaker(quote))
            self.out.add("speaker", quote, context, a, b, "verbatim", ["speaker"], note="the same words, given to another person")
        for quote, context, number, _ in self.take("missing-mark", 14):
            missing = ["closing", "opening"][number // 3 % 2]
            a, b = self.pair(quote, context, number, [quote.words()], missing=missing)
            self.out.add("missing-mark", quote, context, a, b, "unquoted", ["marks"], ["typographic", "verbatim"], note=f"the {missing} mark is lost")

    def typographic(self):
        for kind, n, changed in TYPOGRAPHY:
            for quote, context, number, _ in self.take(kind, n, lambda quote: changed(quote.words(), 0) != quote.words()):
                a, b = self.pair(quote, context, number, [changed(quote.words(), number)])
                self.out.add(kind, quote, context, a, b, "typographic", note="no word differs")
        # Marks of another kind are a matter of the whole text.
        for kind, n, changed in [("straight-marks", 8, straight), ("single-marks", 8, single)]:
            for quote, context, number, _ in self.take(kind, n):
                a, b = self.pair(quote, context, number, [quote.words()])
                same_inside = changed(quote.words()) == quote.words()
                also = ["verbatim"] if same_inside else []
                self.out.add(kind, quote, context, a, changed(b), "typographic", also=also, note="other quote marks and apostrophes")
        is_lowered = lambda quote: quote.words().split()[0].strip(",") in LOWERED
        for quote, context, number, _ in self.take("small-letter", 8, is_lowered):
            a, b = self.pair(quote, context, number, [quote.words()], layout="fragment", verb="said")
            self.out.add("small-letter", quote, context, a, b, "typographic", note="begins with a small letter, in the middle of a sentence")
        for quote, context, number, _ in self.take("mark-outside", 6):
            a, b = self.pair(quote, context, number, [quote.words()], outside=True, layout=layout_of(quote))
            self.out.add("mark-outside", quote, context, a, b, "typographic", also=["verbatim"], note="comma or full stop outside the quote marks")
        for kind, n, verdict, also in [("spell", 10, "typographic", []), ("value", 12, "typographic", ["altered"]),
                                       ("contraction", 3, "altered", ["typographic"])]:
            notes = {"spell": "another spelling", "value": "the same number in other characters", "contraction": "written out"}
            for quote, context, number, _ in self.take(kind, n, lambda quote: quote.places(kind)):
                chosen = dict(quote.places(kind))
                a, b = self.pair(quote, context, number, [quote.words(chosen)])
                self.out.add(kind, quote, context, a, b, verdict, also=also, note=f"{notes[kind]}: {changes(quote, chosen)}")

    def trimmed(self):
        signs = {"start": [None], "end": [None], "middle": [None, " … ", " […] ", " (...) "]}
        for position, n in [("start", 10), ("end", 14), ("middle", 14)]:
            of_position = lambda quote: [c for c in range(len(quote.cuts)) if quote.position_of_cut(c) == position]
            for quote, context, number, _ in self.take(f"trimmed-{position}", n, of_position):
                sign = signs[position][number % len(signs[position])]
                words = quote.words(cut=of_position(quote)[0], sign=sign)
                a, b = self.pair(quote, context, number, [words])
                note = f"words left out at the {position}" + (f", with {sign.strip()}" if sign else "")
                self.out.add(f"trimmed-{position}", quote, context, a, b, "trimmed", note=note.replace("at the middle", "in the middle"))

    def merged_and_split(self):
        for kind in ["merged", "split"]:
            for quote, context, number, _ in self.take(kind, 20, lambda quote: quote.has_halves):
                whole, halves = [quote.words()], quote.halves()
                parts_a, parts_b = (halves, whole) if kind == "merged" else (whole, halves)
                a, b = self.pair(quote, context, number, parts_b, parts_a)
                note = "two parts around the speaker made one" if kind == "merged" else "one made two parts around the speaker"
                self.out.add(kind, quote, context, a, b, kind, note=note)

    def altered(self):
        for kind, n in [("word", 14), ("number", 14), ("name", 14), ("negation", 16), ("modal", 16), ("add", 12)]:
            for quote, context, number, chance in self.take(kind, n, lambda quote: quote.places(kind)):
                self.add_altered(kind, quote, context, number, [chance.choice(quote.places(kind))], [kind])
        for quote, context, number, _ in self.take("every-word", 12, lambda quote: len(quote.places("word")) > 2):
            self.add_altered("every-word", quote, context, number, quote.places("word"), [])
        for kind in ["spun", "reorder"]:
            for quote, context, number, _ in self.take(kind, 20, lambda quote: kind in quote.entry):
                a, b = self.pair(quote, context, number, [quote.entry[kind]])
                note = "said in other words inside the marks" if kind == "spun" else "its clauses in another order"
                self.out.add(kind, quote, context, a, b, "altered", note=note)
        pairs = [("number", "negation"), ("number", "modal"), ("negation", "modal"), ("name", "modal"), ("name", "negation"), ("number", "name")]
        for kinds in pairs:
            kind = "+".join(kinds)
            for quote, context, number, chance in self.take(kind, 4, lambda quote: all(map(quote.places, kinds))):
                self.add_altered(kind, quote, context, number, self.apart(quote, kinds, chance), kinds)
        for flag in ["number", "negation", "modal", "name"]:
            kind = f"word+{flag}"
            for quote, context, number, chance in self.take(kind, 3, lambda quote: quote.places("word") and quote.places(flag)):
                places = quote.places("word") + [chance.choice(quote.places(flag))]
                self.add_altered(kind, quote, context, number, places, [flag])
            kind = f"speaker+{flag}"
            for quote, context, number, chance in self.take(kind, 2, lambda quote: quote.places(flag)):
                places = [chance.choice(quote.places(flag))]
                self.add_altered(kind, quote, context, number, places, [flag, "speaker"], speaker=other_speaker(quote))
        for quote, context, number, chance in self.take("missing-mark+word", 4, lambda quote: quote.places("word")):
            missing = ["closing", "opening"][number % 2]
            self.add_altered("missing-mark+word", quote, context, number, [chance.choice(quote.places("word"))], ["marks"], missing=missing)
        self.cut_and_altered()
        for kind in ["merged", "split"]:
            for flag in ["word", "number", "negation", "modal"]:
                is_fit = lambda quote: quote.has_halves and quote.places(flag)
                for quote, context, number, chance in self.take(f"{kind}+{flag}", 2, is_fit):
                    place = chance.choice(quote.places(flag))
                    chosen, flags = dict([place]), [flag] if flag in FLAGS else []
                    parts_a, parts_b = [quote.words()], [quote.words(chosen)]
                    if kind == "merged":
                        parts_a = quote.halves()
                    else:
                        parts_b = quote.halves(chosen)
                    if is_omission(" ".join(parts_a), " ".join(parts_b)):
                        continue
                    a, b = self.pair(quote, context, number, parts_b, parts_a)
                    self.out.add(f"{kind}+{flag}", quote, context, a, b, "altered", flags, note=f"{kind}, and {changes(quote, chosen)}")

    def cut_and_altered(self):
        for flag in ["word", "number", "negation", "modal"]:
            kind = f"trimmed+{flag}"
            left = lambda quote: [place for place in quote.places(flag) if quote.outside_cut(0, [place])] if quote.cuts else []
            for quote, context, number, chance in self.take(kind, 4, left):
                place = chance.choice(left(quote))
                words, flags = quote.words(dict([place]), cut=0), [flag] if flag in FLAGS else []
                if is_omission(quote.words(), words):
                    continue
                a, b = self.pair(quote, context, number, [words])
                self.out.add(kind, quote, context, a, b, "altered", flags, note=f"trimmed, and {changes(quote, dict([place]))}")

    def apart(self, quote, kinds, chance):
        """One place of each kind, no two of them the same slot."""
        places = [(first, second) for first in quote.places(kinds[0]) for second in quote.places(kinds[1]) if first[0] != second[0]]
        return list(chance.choice(places)) if places else []

    def add_altered(self, kind, quote, context, number, places, kinds, **how):
        chosen = dict(places)
        if not chosen:
            return
        words, flags = quote.words(chosen), [flag for flag in kinds if flag in FLAGS]
        a, b = self.pair(quote, context, number, [words], **how)
        # To leave "not" out is to leave words out: by the letter that is a trimmed quotation, whatever it means.
        verdict, also = ("trimmed", ["altered"]) if is_omission(quote.words(), words) else ("altered", [])
        if "missing" in how:
            # Half a pair of marks holds nothing: where one is lost, the words stand in marks no more.
            verdict, also = "unquoted", [verdict]
        self.out.add(kind, quote, context, a, b, verdict, flags, also, note=changes(quote, chosen))

    def in_and_out_of_marks(self):
        for quote, context, number, _ in self.take("unquoted", 24):
            a, _ = self.pair(quote, "kept", number, [quote.words()])
            b = text_of(quote.story, quote, indirect(quote), context)
            self.out.add("unquoted", quote, context, a, b, "unquoted", note="said by the reporter, without marks")
        for quote, context, number, _ in self.take("newly_quoted", 24):
            _, b = self.pair(quote, context, number, [quote.words()])
            a = text_of(quote.story, quote, indirect(quote), "kept")
            self.out.add("newly-quoted", quote, context, a, b, "newly_quoted", side="b", note="the reporter's words put into marks")

    def on_one_side(self):
        for verdict, side in [("dropped", "a"), ("added", "b")]:
            for kind, n in [(verdict, 10), (f"{verdict}-other-statement", 14)]:
                for quote, context, number, _ in self.take(kind, n, contexts=["kept", "reworded"]):
                    other = None
                    if n == 14:
                        other = said(quote, [quote.entry["other"]], layout_of(quote)).replace(OPEN, "").replace(CLOSE, "")
                    line = said(quote, [quote.words()], layout_of(quote))
                    a, b = (line, other) if side == "a" else (other, line)
                    a, b = text_of(quote.story, quote, a, "kept"), text_of(quote.story, quote, b, context)
                    note = "the same person says something else on the other side" if other else "on this side only"
                    self.out.add(kind, quote, context, a, b, verdict, side=side, note=note)


def other_speaker(quote):
    return next(person for person in quote.story["people"] if person != quote.speaker)


def changes(quote, chosen):
    return "; ".join(quote.change(number, new) for number, new in sorted(chosen.items()))


# Typography: functions of the words and a number that chooses among forms

LOWERED = {"We", "It", "The", "They", "This", "You", "Nobody", "She", "He", "Not", "There", "My", "Town", "Every", "A", "One"}


def dashes(text, number):
    return text.replace(" – ", ["—", " - ", " — ", "--"][number % 4])


def ellipses(text, number):
    return text.replace("…", ["...", " . . .", " …"][number % 3])


def hyphens(text, number):
    return re.sub(r"(?<=\w)-(?=\w)", "‑" if number % 2 == 0 else "‐", text)


def hard_spaces(text, number):
    """A narrow or wide space that does not break, where a typesetter puts one: at numbers and dashes; else the first space."""
    space = "\u00a0" if number % 2 == 0 else "\u202f"
    changed = re.sub(r"(?<=\d) | (?=–)", space, text)
    return changed if changed != text else text.replace(" ", space, 1)


def fewer_commas(text, number):
    return text.replace(", and ", " and ").replace(", but ", " but ")


def full_stops(text, number):
    return re.sub(r"[;:] (\w)", lambda found: f". {found[1].upper()}", text)


TYPOGRAPHY = [("dash", 9, dashes), ("ellipsis", 3, ellipses), ("hyphen", 6, hyphens), ("hard-space", 6, hard_spaces),
              ("comma", 6, fewer_commas), ("full-stop", 6, full_stops)]


def straight(text):
    for curly, plain in ["“\"", "”\"", "‘'", "’'"]:
        text = text.replace(curly, plain)
    return text


def single(text):
    """British marks: single ones outside, double ones within. An apostrophe is the closing single mark and stays."""
    nested = re.sub(r"‘([^’]*)’", r"<\1>", text)
    return nested.replace("“", "‘").replace("”", "’").replace("<", "“").replace(">", "”")


# Files


def generated():
    stories = json.loads((FOLDER / "seeds.json").read_text(encoding="utf8"))["stories"]
    for number, story in enumerate(stories):
        story["split"] = SPLITS[number % 2]
    quotes = [Quote(story, number, entry) for story in stories for number, entry in story["quotes"].items()]
    maker = Maker(quotes)
    for make in [maker.verbatim, maker.typographic, maker.trimmed, maker.merged_and_split, maker.altered, maker.in_and_out_of_marks, maker.on_one_side]:
        make()
    return maker.out.rows


def by_hand():
    entries = json.loads((FOLDER / "written.json").read_text(encoding="utf8"))["rows"]
    rows, pairs = [], []
    for entry in entries:
        # Two rows about one pair of texts end in -a and -b.
        pair = re.sub(r"-[ab]$", "", entry["id"])
        pairs += [pair] if pair not in pairs else []
        side = entry.get("side", "b" if entry["verdict"] in ("added", "newly_quoted") else "a")
        split = SPLITS[pairs.index(pair) % 2]
        rows.append(row(entry["id"], split, entry["kind"], None, entry.get("context", "reworded"), entry["a"], entry["b"], side,
                        entry["verdict"], entry.get("also", []), entry.get("flags", []), entry["note"]))
    return rows


def as_lines(rows):
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids), "two rows have one id"
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the files would change")
    arguments = parser.parse_args()
    changed = False
    for name, rows in [("generated.jsonl", generated()), ("by_hand.jsonl", by_hand())]:
        path, lines = FOLDER / name, as_lines(rows).encode("utf8")
        differs = not path.exists() or path.read_bytes() != lines
        changed |= differs
        if differs and not arguments.check:
            path.write_bytes(lines)
        print(f"{name}: {len(rows)} rows{', changed' if differs else ''}")
    if arguments.check and changed:
        sys.exit(1)


if __name__ == "__main__":
    main()
