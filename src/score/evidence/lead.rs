//! Leads: whether two texts begin with the same news.

use crate::reading::{Vocabulary, Word};
use crate::score::ScoredText;

/// Words of running text in the lead: the first one or two sentences.
const LEAD: usize = 45;

/// The words of the lead, without headings.
fn lead<'r>(text: &ScoredText<'r>) -> Vec<&'r Word> {
    let running = text.reading.sentences.iter().filter(|sentence| !sentence.kind.is_heading());
    let words = running.flat_map(|sentence| sentence.words.clone()).filter(|&at| !text.aside[at]);
    words.take(LEAD).map(|at| &text.reading.words[at]).collect()
}

/// The weighted Dice coefficient of the distinct words of two leads, 0..=1; 0 if one is empty.
pub(super) fn lead_similarity(one: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    // Sorted by the hash of the term, so that sums of floats do not depend on the numbering of a vocabulary.
    let weights = |text: &ScoredText<'_>| -> Vec<(u64, f64)> {
        let terms = lead(text).into_iter().map(|word| vocabulary.term(word.term)).filter(|term| !term.is_stop_word);
        let mut weights: Vec<(u64, f64)> = terms.map(|term| (term.hash, term.weight())).collect();
        weights.sort_unstable_by_key(|(hash, _)| *hash);
        weights.dedup_by_key(|(hash, _)| *hash);
        weights
    };
    let (of_one, of_other) = (weights(one), weights(other));
    let is_shared = |(hash, _): &&(u64, f64)| of_other.binary_search_by_key(hash, |(other, _)| *other).is_ok();
    let sum = |weights: &mut dyn Iterator<Item = &(u64, f64)>| weights.map(|(_, weight)| weight).sum::<f64>();
    let shared = sum(&mut of_one.iter().filter(is_shared));
    let all = sum(&mut of_one.iter()) + sum(&mut of_other.iter());
    if all > 0.0 { 2.0 * shared / all } else { 0.0 }
}
