//! Meanings: each sentence as the sum of its word vectors, so that a sentence that lost every word still finds its partner.
//!
//! Cosines between such sums find candidates; they see neither order nor facts. What they add to the weight that two
//! sentences share is therefore bounded by the weight that the words leave over.

use crate::reading::{Reading, Vocabulary, Word};

/// Cosine from which two sentences are taken to say something alike. Sentences of one subject reach it by chance now and then,
/// paraphrases are at .5 to .9.
const ALIKE: f32 = 0.4;

/// Pairs of sentences up to which meanings are compared: beyond, time would grow with the square of the text.
const MOST_PAIRS: usize = 400_000;

/// The meanings of the sentences of two readings; empty without word vectors, and for long texts.
pub(super) struct Meanings {
    dimensions: usize,
    a: Vec<f32>,
    b: Vec<f32>,
}

impl Meanings {
    pub fn new(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> Meanings {
        let dimensions = vocabulary.vectors().dimensions();
        if dimensions == 0 || a.sentences.len() * b.sentences.len() > MOST_PAIRS {
            return Meanings { dimensions: 0, a: Vec::new(), b: Vec::new() };
        }
        let all = |reading: &Reading| -> Vec<f32> {
            let mut sums = vec![0.0; reading.sentences.len() * dimensions];
            for (sentence, sum) in sums.chunks_exact_mut(dimensions).enumerate() {
                add_up(reading.words_of(sentence), vocabulary, sum);
            }
            sums
        };
        Meanings { dimensions, a: all(a), b: all(b) }
    }

    /// How alike two sentences are in meaning, 0..=1; 0 where nothing is known.
    pub fn alike(&self, a: usize, b: usize) -> f32 {
        let d = self.dimensions;
        if d == 0 {
            return 0.0;
        }
        let (one, other) = (&self.a[a * d..(a + 1) * d], &self.b[b * d..(b + 1) * d]);
        let cosine = dot(one, other);
        ((cosine - ALIKE) / (1.0 - ALIKE)).clamp(0.0, 1.0)
    }

    /// Whether there is anything to compare.
    pub fn are_known(&self) -> bool {
        self.dimensions > 0
    }
}

/// The sum of the vectors of some words at length 1, rarer words counting more, stop words not; nothing if no word has a vector.
fn add_up(words: &[Word], vocabulary: &Vocabulary, sum: &mut [f32]) {
    for word in words {
        let facts = vocabulary.term(word.term);
        if facts.is_stop_word {
            continue;
        }
        if let Some(vector) = vocabulary.vector(word.form) {
            vector.add_to(sum, 0.3 + facts.rarity);
        }
    }
    let length = dot(sum, sum).sqrt();
    if length > 0.0 {
        sum.iter_mut().for_each(|component| *component /= length);
    }
}

/// The dot product, in eight sums side by side so that it is fast.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let rest: f32 = ones.remainder().iter().zip(others.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in ones.zip(others) {
        for at in 0..8 {
            sums[at] += x[at] * y[at];
        }
    }
    sums.iter().sum::<f32>() + rest
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
    fn it_does_not_matter_which_is_first() {
        let (one, other) = ("The lawmaker bought a car.", "Legislators will purchase vehicles, and lorries too.");
        assert!((alike(one, other) - alike(other, one)).abs() < 1e-6);
    }

    #[test]
    fn words_that_nobody_knows_are_like_nothing_not_even_themselves() {
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

    #[test]
    fn products_of_any_length_are_added_up() {
        for n in [0, 1, 7, 8, 9, 16, 19] {
            let ones: Vec<f32> = (0..n).map(|at| at as f32).collect();
            let plain: f32 = ones.iter().map(|x| x * 2.0).sum();
            assert_eq!(dot(&ones, &vec![2.0; n]), plain, "{n}");
        }
    }
}
