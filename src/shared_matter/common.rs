//! Word runs that other articles of a collection have too: a form, a notice or background, not evidence of copying.

use rustc_hash::FxHashSet;

use crate::sketch::word_shingles;

/// Share of a sentence's shingles that must be common for the sentence to count as common.
const LEAST_OF_SENTENCE: f64 = 0.5;

/// Shingles of five words (see [`sketch`](crate::sketch)) that are common in a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommonRuns {
    shingles: FxHashSet<u64>,
}

impl CommonRuns {
    /// The runs with these hashes.
    pub fn new(shingles: impl IntoIterator<Item = u64>) -> CommonRuns {
        CommonRuns { shingles: shingles.into_iter().collect() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shingles.is_empty()
    }

    /// Whether at least half of a sentence's runs are common. Always false for sentences of fewer than five words.
    pub fn hold(&self, sentence: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        let mut of_sentence = Vec::new();
        word_shingles(sentence, &mut of_sentence);
        let n_common = of_sentence.iter().filter(|shingle| self.shingles.contains(shingle)).count();
        n_common > 0 && n_common as f64 >= LEAST_OF_SENTENCE * of_sentence.len() as f64
    }
}
