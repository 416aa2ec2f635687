//! What of the shorter text, outside quote marks, the other text has too: names and figures, content words, runs of words.

use rustc_hash::FxHashSet;

use super::share;
use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;
use crate::shingle::{ShingleSet, ShingleSize};

/// The share of the names and numbers, each once, that the other text has.
pub(super) fn anchors(text: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    let is_counted = |at: usize, word: &Word| text.is_anchor(at) && !vocabulary.term(word.term).is_stop_word;
    kept(text, other, |at, word| if is_counted(at, word) { 1.0 } else { 0.0 })
}

/// The share of the weight of the content words, each once, that the other text has.
pub(super) fn content(text: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    kept(text, other, |_, word| {
        let facts = vocabulary.term(word.term);
        if facts.is_stop_word { 0.0 } else { facts.weight() }
    })
}

fn kept(text: &ScoredText<'_>, other: &ScoredText<'_>, weight: impl Fn(usize, &Word) -> f64) -> f64 {
    let known: FxHashSet<TermId> = other.reading.words.iter().map(|word| word.term).collect();
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

/// The share of the runs of `size` words that the other text has.
pub(super) fn runs(text: &ScoredText<'_>, other: &ScoredText<'_>, size: usize, vocabulary: &Vocabulary) -> f64 {
    let size = ShingleSize::new(size).unwrap_or(ShingleSize::DEFAULT);
    let hashes = |words: &mut dyn Iterator<Item = &Word>| -> Vec<u64> {
        words.map(|word| vocabulary.term(word.term).hash).collect()
    };
    let own = ShingleSet::of(&hashes(&mut text.unquoted().map(|(_, word)| word)), size);
    own.containment_in(&ShingleSet::of(&hashes(&mut other.reading.words.iter()), size))
}
