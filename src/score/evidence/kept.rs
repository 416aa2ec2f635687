//! What the longer text keeps of the shorter one outside quote marks: names and figures, content words, word runs.

use rustc_hash::FxHashSet;

use super::share;
use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;
use crate::shingle::{ShingleSet, ShingleSize};

/// The share of distinct names and numbers that are among the `known` words of the other text.
pub(super) fn anchors(text: &ScoredText<'_>, known: &FxHashSet<TermId>, vocabulary: &Vocabulary) -> f64 {
    let is_counted = |at: usize, word: &Word| text.is_anchor(at) && !vocabulary.term(word.term).is_stop_word;
    kept(text, known, |at, word| if is_counted(at, word) { 1.0 } else { 0.0 })
}

/// The weighted share of distinct content words that are among the `known` words of the other text.
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

/// The share of distinct runs of `size` words that the other text has.
pub(super) fn runs(text: &ScoredText<'_>, other: &ScoredText<'_>, size: usize, vocabulary: &Vocabulary) -> f64 {
    let size = ShingleSize::new(size).unwrap_or(ShingleSize::DEFAULT);
    let shingles = |words: &mut dyn Iterator<Item = &Word>| -> ShingleSet {
        let terms: Vec<u64> = words.map(|word| vocabulary.term(word.term).hash).collect();
        ShingleSet::of(&terms, size)
    };
    let own = shingles(&mut text.unquoted().map(|(_, word)| word));
    own.containment_in(&shingles(&mut other.reading.words.iter()))
}
