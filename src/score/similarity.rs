//! Similarity: how much two texts say the same, whoever wrote it.
//!
//! For one group of sentences it is a logistic model over what the words have in common, calibrated so that two sentences at 0.5
//! and above are paraphrases. For two articles it is the mean over their words, those without counterpart counting 0.

use crate::align::words::{Likeness, WordAlignment};
use crate::align::{Alignment, align_words};
use crate::reading::{Reading, Vocabulary, Word};
use crate::score::model::logistic;
use crate::text::TokenKind;

/// How much two readings say the same, 0..=1; symmetric up to ties of the word alignment. Two empty texts: 0.
pub fn similarity(a: &Reading, b: &Reading, alignment: &Alignment, vocabulary: &Vocabulary) -> f64 {
    if a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    if a.sentences.len() == 1 && b.sentences.len() == 1 {
        let words = align_words(&a.words, &b.words, vocabulary, &alignment.known);
        return statement_similarity(&a.words, &b.words, &words, vocabulary);
    }
    let total = (a.words.len() + b.words.len()) as f64;
    let said: f64 = alignment
        .groups
        .iter()
        .map(|group| {
            let (words_a, words_b) = (group.words_of_a(a), group.words_of_b(b));
            let alike = statement_similarity(words_a, words_b, &group.words, vocabulary);
            alike * (words_a.len() + words_b.len()) as f64
        })
        .sum();
    (said / total).clamp(0.0, 1.0)
}

/// Weight of a stop word beside a rare word's 1.3: order and function words still tell roles apart.
const STOP_WEIGHT: f64 = 0.2;

/// What two statements have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Common {
    /// Harmonic mean of the weighted shares of both sides' words that are paired in order.
    pub in_order: f64,
    /// The lesser of the two shares.
    pub least: f64,
    /// Share of the neighbouring words of the shorter side that are neighbours on the other.
    pub neighbours: f64,
    /// Numbers and names without counterpart, over all of them.
    pub other_facts: f64,
}

/// What the words of two statements have in common.
pub fn common(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> Common {
    let weight = |word: &Word| {
        let facts = vocabulary.term(word.term);
        if facts.is_stop_word { STOP_WEIGHT } else { 0.3 + f64::from(facts.rarity) }
    };
    let worth = |likeness: Likeness| match likeness {
        Likeness::Same => 1.0,
        Likeness::Inflected => 0.95,
        Likeness::Respelt => 0.9,
        Likeness::Substituted => 0.7,
    };
    let mass = |side: &[Word]| side.iter().map(weight).sum::<f64>();
    let paired_a: f64 = words.pairs.iter().map(|p| weight(&a[p.a]) * worth(p.likeness)).sum();
    let paired_b: f64 = words.pairs.iter().map(|p| weight(&b[p.b]) * worth(p.likeness)).sum();
    let (share_a, share_b) = (paired_a / mass(a).max(1e-9), paired_b / mass(b).max(1e-9));
    let n_neighbours = words.pairs.windows(2).filter(|w| w[1].a == w[0].a + 1 && w[1].b == w[0].b + 1).count();
    let shorter = a.len().min(b.len());
    let is_fact = |word: &Word| word.is_name || word.kind == TokenKind::Number;
    let has = |side: &[Word], word: &Word| side.iter().any(|other| other.term == word.term);
    let facts = a.iter().chain(b).filter(|word| is_fact(word)).count();
    let missing =
        a.iter().filter(|w| is_fact(w) && !has(b, w)).count() + b.iter().filter(|w| is_fact(w) && !has(a, w)).count();
    Common {
        in_order: if share_a + share_b > 0.0 { 2.0 * share_a * share_b / (share_a + share_b) } else { 0.0 },
        least: share_a.min(share_b),
        neighbours: if shorter > 1 {
            n_neighbours as f64 / (shorter - 1) as f64
        } else {
            f64::from(u8::from(n_neighbours > 0))
        },
        other_facts: if facts > 0 { missing as f64 / facts as f64 } else { 0.0 },
    }
}

/// How likely two statements are paraphrases, 0..=1.
pub fn statement_similarity(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> f64 {
    let common = common(a, b, words, vocabulary);
    if words.pairs.len() == a.len() && a.len() == b.len() && words.n_same() == a.len() {
        return 1.0;
    }
    logistic(-2.0 + 3.0 * common.in_order + 1.5 * common.least + 0.5 * common.neighbours - 0.8 * common.other_facts)
}
