//! Leads: whether two texts begin with the same news.

use rustc_hash::FxHashMap;

use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;

/// Words of running text that make the lead: the first sentence or two.
const LEAD: usize = 45;

/// The words of the lead, headings left out.
fn lead<'r>(text: &ScoredText<'r>) -> Vec<&'r Word> {
    let running = text.reading.sentences.iter().filter(|sentence| !sentence.kind.is_heading());
    let words = running.flat_map(|sentence| sentence.words.clone()).filter(|&at| !text.aside[at]);
    words.take(LEAD).map(|at| &text.reading.words[at]).collect()
}

/// The share of the weight of two leads, each word once, that stands in both: the Dice coefficient, 0..=1; 0 if one is empty.
pub(super) fn lead_similarity(one: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    let weights = |text: &ScoredText<'_>| -> FxHashMap<TermId, f64> {
        let terms = lead(text).into_iter().map(|word| word.term).filter(|&term| !vocabulary.term(term).is_stop_word);
        terms.map(|term| (term, vocabulary.term(term).weight())).collect()
    };
    let (of_one, of_other) = (weights(one), weights(other));
    // Summed in a fixed order, as sums of floats depend on it.
    let sum = |weights: &FxHashMap<TermId, f64>| {
        let mut all: Vec<(u64, f64)> = weights.iter().map(|(&t, &w)| (vocabulary.term(t).hash, w)).collect();
        all.sort_unstable_by_key(|(hash, _)| *hash);
        all.into_iter().map(|(_, weight)| weight).sum::<f64>()
    };
    let shared: FxHashMap<TermId, f64> =
        of_one.iter().filter(|(term, _)| of_other.contains_key(*term)).map(|(&t, &w)| (t, w)).collect();
    let all = sum(&of_one) + sum(&of_other);
    if all > 0.0 { 2.0 * sum(&shared) / all } else { 0.0 }
}
