//! Similarity: how much two texts say the same, whoever wrote it.
//!
//! For one group of sentences it is a logistic model over what the words have in common, calibrated so that two sentences at 0.5
//! and above are paraphrases. For two articles it is the mean over their words, those without counterpart counting 0.

use rustc_hash::FxHashSet;

use crate::align::words::{Likeness, WordAlignment};
use crate::align::{Alignment, align_words};
use crate::reading::{Reading, TermId, Vocabulary, Word};
use crate::score::model::logistic;

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
    // A sum of nothing is minus zero.
    (said / total).clamp(0.0, 1.0) + 0.0
}

/// Weight of a stop word beside a rare word's 1.3: order and function words still tell roles apart.
const STOP_WEIGHT: f64 = 0.2;

/// What two statements have in common, each 0..=1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Common {
    /// Harmonic mean of the weighted shares of both sides' words that the other side has, in any order.
    pub shared: f64,
    /// The lesser of the two shares.
    pub least: f64,
    /// How far two statements of the same words tell them in another order: 0 where the words differ or the order is the same.
    pub reordered: f64,
}

/// Share of the words in common from which their order begins to tell two statements apart. Where words differ, order differs
/// with them; where all are the same, "flights from Harle to Osk" is not "flights from Osk to Harle" (the observation of
/// Zhang, Baldridge and He 2019, PAWS).
const SAME_WORDS: f64 = 0.8;

/// What the words of two statements have in common; symmetric up to ties of the alignment.
pub fn common(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> Common {
    let weight = |word: &Word| {
        let facts = vocabulary.term(word.term);
        if facts.is_stop_word { STOP_WEIGHT } else { 0.3 + f64::from(facts.rarity) }
    };
    let worth = |likeness: Likeness| match likeness {
        Likeness::Same | Likeness::Inflected => 1.0,
        Likeness::Respelt => 0.9,
        Likeness::Substituted => 0.7,
    };
    let (mut paired_a, mut paired_b) = (vec![0.0; a.len()], vec![0.0; b.len()]);
    for pair in &words.pairs {
        paired_a[pair.a] = worth(pair.likeness);
        paired_b[pair.b] = worth(pair.likeness);
    }
    let terms = |side: &[Word]| -> FxHashSet<TermId> { side.iter().map(|word| word.term).collect() };
    let (terms_a, terms_b) = (terms(a), terms(b));
    // The weighted share of a side's words that are paired in order, and that are there at all.
    let shares = |side: &[Word], paired: &[f64], other: &FxHashSet<TermId>| -> (f64, f64) {
        let (mut in_order, mut any, mut all) = (0.0, 0.0, 1e-9);
        for (word, &pair) in side.iter().zip(paired) {
            let weight = weight(word);
            all += weight;
            in_order += weight * pair;
            any += weight * if other.contains(&word.term) { 1.0 } else { pair };
        }
        (in_order / all, any / all)
    };
    let (order_a, any_a) = shares(a, &paired_a, &terms_b);
    let (order_b, any_b) = shares(b, &paired_b, &terms_a);
    let harmonic = |x: f64, y: f64| if x + y > 0.0 { 2.0 * x * y / (x + y) } else { 0.0 };
    let least = any_a.min(any_b);
    let same_words = ((least - SAME_WORDS) / (1.0 - SAME_WORDS)).clamp(0.0, 1.0);
    Common { shared: harmonic(any_a, any_b), least, reordered: same_words * (1.0 - harmonic(order_a, order_b)) }
}

/// How likely two statements are paraphrases, 0..=1; 1 for the same words in the same order.
///
/// Coefficients were fitted by logistic regression on sentence pairs of news (Microsoft Research Paraphrase Corpus) and of swapped
/// roles (PAWS), both weighing the same.
pub fn statement_similarity(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> f64 {
    if a.len() == b.len() && words.n_same() == a.len() {
        return 1.0;
    }
    let common = common(a, b, words, vocabulary);
    logistic(-2.67 + 3.0 * common.shared + 2.0 * common.least - 14.8 * common.reordered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::article::Article;
    use crate::text::Language;

    fn similarity_of(one: &str, other: &str) -> f64 {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut read = |text: &str| Reading::new(&Article::plain("t", text), &mut vocabulary);
        let (a, b) = (read(one), read(other));
        similarity(&a, &b, &align(&a, &b, &vocabulary), &vocabulary)
    }

    #[test]
    fn the_same_statement_is_as_similar_as_can_be_and_no_statement_not_at_all() {
        assert_eq!(similarity_of("The ferry left at noon.", "The ferry left at noon"), 1.0);
        assert_eq!(similarity_of("The ferry left at noon.", ""), 0.0);
    }

    #[test]
    fn swapped_roles_are_no_paraphrase() {
        let told = "The mayor of Harle sued the ferry company of Osk over the old harbour wall.";
        let swapped = "The ferry company of Osk sued the mayor of Harle over the old harbour wall.";
        let trimmed = "The mayor of Harle sued the ferry company of Osk over the harbour wall.";
        assert!(similarity_of(told, trimmed) > 0.5);
        assert!(similarity_of(told, swapped) < 0.5);
    }
}
