//! What the longer text keeps of the shorter one outside quote marks: names and figures, content words, runs of words.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::share;
use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;
use crate::shingle::n_in_both;

/// The share of the names and numbers, each once, that are among the `known` words of the other text.
pub(super) fn anchors(text: &ScoredText<'_>, known: &FxHashSet<TermId>, vocabulary: &Vocabulary) -> f64 {
    let is_counted = |at: usize, word: &Word| text.is_anchor(at) && !vocabulary.term(word.term).is_stop_word;
    kept(text, known, |at, word| if is_counted(at, word) { 1.0 } else { 0.0 })
}

/// The share of the weight of the content words, each once, that are among the `known` words of the other text.
pub(super) fn content(text: &ScoredText<'_>, known: &FxHashSet<TermId>, vocabulary: &Vocabulary) -> f64 {
    kept(text, known, |_, word| {
        let facts = vocabulary.term(word.term);
        if facts.is_stop_word { 0.0 } else { facts.weight() }
    })
}

fn kept(text: &ScoredText<'_>, known: &FxHashSet<TermId>, weight: impl Fn(usize, &Word) -> f64) -> f64 {
    let mut seen = FxHashSet::default();
    let (mut kept, mut all) = (0.0, 0.0);
    for (at, word) in text.unquoted() {
        let weight = weight(at, word);
        if weight > 0.0 && seen.insert(word.term) {
            all += weight;
            kept += if known.contains(&word.term) { weight } else { 0.0 };
        }
    }
    share(kept, all)
}

/// The share of the runs of `size` words, each once, that the other text has.
pub(super) fn runs(text: &ScoredText<'_>, other: &ScoredText<'_>, size: usize) -> f64 {
    let own = text_runs(text.unquoted().map(|(_, word)| word.term), size);
    let others = text_runs(other.reading.words.iter().map(|word| word.term), size);
    share(n_in_both(&own, &others) as f64, own.len() as f64)
}

/// The hashes of the runs of `size` words, rising, each once. A text of fewer words is one run.
fn text_runs(terms: impl Iterator<Item = TermId>, size: usize) -> Vec<u64> {
    let terms: Vec<TermId> = terms.collect();
    let mut runs: Vec<u64> =
        terms.windows(size.min(terms.len()).max(1)).map(|run| FxBuildHasher.hash_one(run)).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
