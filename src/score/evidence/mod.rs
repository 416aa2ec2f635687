//! Evidence: named measures, each for or against one text having been written from the other.
//!
//! Measures are taken from the side of the shorter text, because a short rewrite of a long text covers little of it.
//! Words are counted outside quote marks, because two reporters may quote the same words. Shared matter that was set
//! aside (notices, forms, reference lists) is excluded everywhere.
//!
//! ```text
//! order         order of sentences, and of words that occur once in each text
//! aligned       how much of the text is in aligned sentences, how similar these are, and where they conflict
//! kept          names, figures and word runs that were kept
//! independence  what each side has of its own: names, figures, quotations, rare words
//! lead          whether both begin with the same news
//! years         whether both are chronological, so that their order proves nothing
//! ```

mod aligned;
mod independence;
mod kept;
mod lead;
mod order;
mod years;

use rustc_hash::FxHashSet;

use crate::align::{Alignment, Run, SHORTEST_RUN};
use crate::reading::{TermId, Vocabulary};
use crate::score::{Evidence, ScoredText};
use aligned::Aligned;
use independence::{Own, figures};

pub(crate) use independence::n_shared_names;

/// The measures in the order of their values: name and description. "The shorter" and "the longer" are the two texts.
pub const MEASURES: &[(&str, &str)] = &[
    ("order", "sentences that follow the order of the other text, beyond chance"),
    ("word_order", "words that stand once in each text and keep their order, beyond chance"),
    ("shared_words", "words that stand once in each text (count)"),
    ("adjacent", "neighbouring sentences whose counterparts are neighbours"),
    ("own", "words outside quote marks in sentences found again"),
    ("likeness", "how alike the aligned sentences are, over all of the shorter text"),
    ("concentrated", "shared words that stand in one counterpart, not scattered over the other text"),
    ("covered", "words of the longer text found again in order"),
    ("anchors", "names and figures of the shorter text kept"),
    ("content", "content words of the shorter text kept"),
    ("phrases", "runs of three words kept"),
    ("pairs", "pairs of neighbouring words kept"),
    ("quoted", "words found again that stand inside quote marks"),
    ("literal", "words in runs of eight and more that both have, outside quote marks (count)"),
    ("literal_share", "share of the shorter text in such runs"),
    ("longest_run", "words of the longest such run (count)"),
    ("names_short", "names that only the shorter text has (count)"),
    ("names_short_share", "share of the shorter text's names that are its own"),
    ("names_long", "names that only the longer text has (count)"),
    ("names_long_share", "share of the longer text's names that are its own"),
    ("numbers_short", "figures that only the shorter text has (count)"),
    ("numbers_short_share", "share of the shorter text's figures that are its own"),
    ("numbers_long", "figures that only the longer text has (count)"),
    ("numbers_long_share", "share of the longer text's figures that are its own"),
    ("quotes_short", "quotations that only the shorter text has (count)"),
    ("quotes_long", "quotations that only the longer text has (count)"),
    ("rare_long_share", "share of the longer text's rare words that are its own"),
    ("conflict_rate", "other names or figures in the same place of aligned sentences (mean count)"),
    ("lead", "how alike the leads are"),
    ("lead_pair", "how alike the first sentences are, if they are aligned"),
    ("lead_found", "the first two sentences of the shorter text found again"),
    ("place", "where in the longer text the words found again stand: 0 at its start, 1 at its end"),
    ("lengths", "how alike aligned sentences are in length"),
    ("words", "words of the shorter text outside quote marks (count)"),
    ("ratio", "length of the shorter text by that of the longer"),
];

/// Measures two texts that have `runs` of words in common. Symmetric unless both are equally long.
pub(crate) fn evidence(
    a: &ScoredText<'_>,
    b: &ScoredText<'_>,
    alignment: &Alignment,
    runs: &[Run],
    vocabulary: &Vocabulary,
) -> Vec<Evidence> {
    let a_is_shorter = a.n_own_words() <= b.n_own_words();
    let (short, long) = if a_is_shorter { (a, b) } else { (b, a) };
    let terms =
        |text: &ScoredText<'_>| -> FxHashSet<TermId> { text.reading.words.iter().map(|word| word.term).collect() };
    let (known_short, known_long) = (terms(short), terms(long));
    let aligned = Aligned::new(short, long, alignment, a_is_shorter);
    let literal = literal_runs(a, b, runs);
    let n_literal: usize = literal.iter().sum();
    let (figures_short, figures_long) = (figures(short, vocabulary), figures(long, vocabulary));
    let own_short = Own::of(short, &known_long, &figures_long, vocabulary);
    let own_long = Own::of(long, &known_short, &figures_short, vocabulary);
    let (word_order, n_shared_words) = order::word_order(short, long, vocabulary);
    let n_short = short.n_own_words() as f64;
    // If both follow the dates of a life or of a case, the same order is expected.
    let undated = 1.0 - years::share_in_order(short, vocabulary).min(years::share_in_order(long, vocabulary));
    let values = [
        undated * aligned.order(),
        undated * word_order,
        count(n_shared_words),
        aligned.adjacent(),
        aligned.found(),
        aligned.likeness(),
        aligned.concentrated(vocabulary),
        aligned.covered(),
        kept::anchors(short, &known_long, vocabulary),
        kept::content(short, &known_long, vocabulary),
        kept::runs(short, long, 3, vocabulary),
        kept::runs(short, long, 2, vocabulary),
        aligned.quoted(),
        count(n_literal),
        share(count(n_literal), n_short),
        count(literal.iter().copied().max().unwrap_or(0)),
        count(own_short.n_names),
        share(count(own_short.n_names), count(own_short.n_all_names)),
        count(own_long.n_names),
        share(count(own_long.n_names), count(own_long.n_all_names)),
        count(own_short.n_numbers),
        share(count(own_short.n_numbers), count(own_short.n_all_numbers)),
        count(own_long.n_numbers),
        share(count(own_long.n_numbers), count(own_long.n_all_numbers)),
        count(own_short.n_quotations),
        count(own_long.n_quotations),
        share(count(own_long.n_rare), count(own_long.n_all_rare)),
        aligned.conflict_rate(vocabulary),
        lead::lead_similarity(short, long, vocabulary),
        aligned.lead_pair(),
        aligned.lead_found(),
        aligned.place(),
        aligned.lengths(),
        n_short,
        share(n_short, long.n_own_words() as f64),
    ];
    MEASURES.iter().zip(values).map(|(&(name, _), value)| Evidence { name, value }).collect()
}

/// The lengths of the runs of two texts, in words that are outside quote marks and shared matter on both sides.
fn literal_runs(a: &ScoredText<'_>, b: &ScoredText<'_>, runs: &[Run]) -> Vec<usize> {
    let counts = |x: usize, y: usize| !a.aside[x] && !b.aside[y] && !a.quoted[x] && !b.quoted[y];
    let lengths = runs.iter().map(|run| run.a.clone().zip(run.b.clone()).filter(|&(x, y)| counts(x, y)).count());
    lengths.filter(|&n| n >= SHORTEST_RUN).collect()
}

fn count(n: usize) -> f64 {
    n as f64
}

/// A part of a whole, 0..=1; 0 if the whole is 0.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
