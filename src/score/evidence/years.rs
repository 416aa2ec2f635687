//! Years in a text: whether it is chronological, as biographies and chronicles are.

use crate::reading::Vocabulary;
use crate::score::ScoredText;
use crate::text::TokenKind;

/// Fewest sentences with a year for a text to count as chronological.
const FEWEST_YEARS: usize = 4;

/// Share of these sentences whose years must not decrease.
const IN_ORDER: f64 = 0.75;

/// The share of sentences that mention a year, 0..=1, if the text is chronological; otherwise 0.
pub(super) fn share_in_order(text: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    let year_of = |sentence: usize| -> Option<u32> {
        let words = text.reading.words_of(sentence).iter().filter(|word| word.kind == TokenKind::Number);
        let numbers = words.filter_map(|word| vocabulary.form(word.form).parse::<u32>().ok());
        numbers.into_iter().find(|number| (1500..2100).contains(number))
    };
    let running = text.running_sentences();
    let years: Vec<u32> = running.iter().filter_map(|&sentence| year_of(sentence)).collect();
    let n_kept = 1 + years.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    let follows = years.len() >= FEWEST_YEARS && n_kept as f64 >= IN_ORDER * years.len() as f64;
    if follows { years.len() as f64 / running.len() as f64 } else { 0.0 }
}
