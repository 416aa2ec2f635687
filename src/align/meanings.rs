//! Meanings: each sentence as the sum of its word vectors, so that sentences without common words can be paired.
//!
//! The cosine of two sums ignores order and facts. So what it adds to the weight that two sentences share is limited to
//! the weight that their words leave unmatched.

use crate::meaning::vectors::dot;
use crate::reading::{Reading, Vocabulary};

/// Cosine from which two sentences are taken to say something similar. Sentences on one subject occasionally reach it
/// by chance; paraphrases have .5 to .9.
const ALIKE: f32 = 0.4;

/// Most pairs of sentences that are compared by meaning; the time grows with the square of the text.
const MOST_PAIRS: usize = 400_000;

/// How similar the sentences of two readings are in meaning; empty without word vectors, and for long texts.
pub(super) struct Meanings {
    n_b: usize,
    /// Row by row: for each sentence of a, its similarity to each of b.
    alike: Vec<f32>,
}

impl Meanings {
    pub fn new(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> Meanings {
        let (n_a, n_b) = (a.sentences.len(), b.sentences.len());
        if vocabulary.vectors().dimensions() == 0 || n_a * n_b > MOST_PAIRS {
            return Meanings { n_b, alike: Vec::new() };
        }
        let all = |reading: &Reading| -> Vec<Vec<f32>> {
            (0..reading.sentences.len()).map(|sentence| vocabulary.meaning(reading.words_of(sentence))).collect()
        };
        let (of_a, of_b) = (all(a), all(b));
        let mut alike = Vec::with_capacity(n_a * n_b);
        for one in &of_a {
            // Both vectors have length 1.
            alike.extend(of_b.iter().map(|other| ((dot(one, other) - ALIKE) / (1.0 - ALIKE)).clamp(0.0, 1.0)));
        }
        Meanings { n_b, alike }
    }

    /// How similar two sentences are in meaning, 0..=1; 0 if nothing is known.
    pub fn alike(&self, a: usize, b: usize) -> f32 {
        if self.are_known() { self.alike[a * self.n_b + b] } else { 0.0 }
    }

    /// Whether there is anything to compare.
    pub fn are_known(&self) -> bool {
        !self.alike.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::text::Language;

    fn meanings(language: Language, one: &str, other: &str) -> Meanings {
        let mut vocabulary = Vocabulary::new(language);
        let mut read = |text: &str| Reading::new(&Article::plain("t", text), &mut vocabulary);
        let (a, b) = (read(one), read(other));
        Meanings::new(&a, &b, &vocabulary)
    }

    fn alike(one: &str, other: &str) -> f32 {
        meanings(Language::English, one, other).alike(0, 0)
    }

    #[test]
    fn sentences_without_a_word_in_common_may_be_alike() {
        let told = "The lawmaker bought a car.";
        assert!(alike(told, "A legislator purchased some vehicle.") > 0.2);
        assert_eq!(alike(told, "Mackerel simmered in onion soup."), 0.0);
    }

    #[test]
    fn the_same_words_are_as_alike_as_can_be_in_any_order() {
        let told = "The lawmaker bought a car.";
        assert!(alike(told, told) > 0.999);
        assert!(alike(told, "A car bought the lawmaker.") > 0.999);
    }

    #[test]
    fn similarity_is_symmetric() {
        let (one, other) = ("The lawmaker bought a car.", "Legislators will purchase vehicles, and lorries too.");
        assert!((alike(one, other) - alike(other, one)).abs() < 1e-6);
    }

    #[test]
    fn unknown_words_are_similar_to_nothing() {
        assert_eq!(alike("Zvorlum quaxt blimfor.", "Zvorlum quaxt blimfor."), 0.0);
        assert_eq!(alike("The of and.", "The of and."), 0.0);
    }

    #[test]
    fn each_sentence_is_compared_with_each() {
        let found =
            meanings(Language::English, "Soup simmered. The lawmaker bought a car.", "A politician owned a vehicle.");
        assert!(found.alike(1, 0) > found.alike(0, 0));
    }

    #[test]
    fn nothing_is_known_without_word_vectors() {
        let found = meanings(Language::Finnish, "Lautta upposi.", "Lautta upposi.");
        assert_eq!((found.are_known(), found.alike(0, 0)), (false, 0.0));
        assert!(meanings(Language::English, "The ferry sank.", "The ferry sank.").are_known());
    }

    #[test]
    fn long_texts_are_not_compared_by_meaning() {
        let long = |n: usize| "The ferry sank. ".repeat(n);
        assert!(meanings(Language::English, &long(4), &long(MOST_PAIRS / 4)).are_known());
        assert!(!meanings(Language::English, &long(5), &long(MOST_PAIRS / 4)).are_known());
    }
}
