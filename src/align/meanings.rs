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
