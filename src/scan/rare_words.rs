//! Rare words: words of a text that hardly any other text of the collection has. A spinner replaces common words but
//! keeps names, figures and terms.
//!
//! ```text
//! all texts ── count of each word in the collection ── for each text: its rarest words that other texts have too
//! ```
//!
//! Words are counted by hash in a table of fixed size. Two words in one cell count as one word that is less rare. This
//! occasionally loses a rare word but never creates one.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::collection::Collection;
use super::ids::TextId;
use crate::sketch::words;

/// Cells of the count table, 32 MB: several times the number of distinct words in a few hundred thousand news articles.
const CELLS: usize = 1 << 23;

/// Number of rare words of a text: the minimum, the maximum, and words of text per rare word between these. A brief has
/// few; a brief may have kept any of the rare words of a long report.
const FEWEST: usize = 24;
const MOST: usize = 1_000;
const WORDS_FOR_ONE: usize = 6;

/// Most occurrences of a rare word, as a share of the texts of a large collection. In a small collection a larger share
/// applies, with a minimum and a maximum count: a folder may contain nothing but fifty versions of one story.
const MOST_COMMON_SHARE: f64 = 0.02;
const MOST_COMMON_SHARE_OF_FEW: f64 = 1.0 / 3.0;
const MOST_COMMON_OF_FEW: std::ops::RangeInclusive<f64> = 50.0..=400.0;

/// Texts that a thread reads as one task.
const TEXTS_A_TASK: usize = 256;

/// Most rare words of a text of `n_words` words.
pub(super) fn n_at_most(n_words: usize) -> usize {
    (n_words / WORDS_FOR_ONE).clamp(FEWEST, MOST)
}

/// The rare words of some texts.
#[derive(Debug, Default)]
pub(super) struct RareWords {
    /// The texts, in ascending order.
    pub texts: Vec<TextId>,
    /// The distinct rare words of each text, in ascending order, concatenated over all texts.
    words: Vec<u32>,
    /// The end of each text's words.
    ends: Vec<usize>,
    /// Whether the run was stopped before all texts were read.
    pub is_partial: bool,
    counts: Vec<AtomicU32>,
    log_n_words: f64,
    /// The natural logarithms of small numbers.
    logarithms: Vec<f64>,
}

impl RareWords {
    /// The rare words of the text at a position.
    pub fn of(&self, at: usize) -> &[u32] {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.words[begin..self.ends[at]]
    }

    /// The rare words of the `chosen` texts, which are in ascending order. A text that cannot be read again has none;
    /// it is reported when it is counted.
    pub fn find(collection: Collection<'_>, chosen: Vec<TextId>) -> RareWords {
        let articles = collection.articles;
        let counts: Vec<AtomicU32> = (0..CELLS).map(|_| AtomicU32::new(0)).collect();
        let cell = |word: u64| &counts[word as usize & (CELLS - 1)];
        let for_each_text = |task: &[TextId], each: &mut dyn FnMut(&str)| {
            let mut reader = collection.texts.reader();
            for &text in task {
                if collection.stops() {
                    return false;
                }
                each(&reader.text(articles.arrival(articles.members(text)[0])).unwrap_or_default());
            }
            true
        };
        let counted = chosen.par_chunks(TEXTS_A_TASK).map(|task| {
            for_each_text(task, &mut |text| {
                words(text, &mut |word| {
                    cell(word).fetch_add(1, Ordering::Relaxed);
                });
            })
        });
        let mut is_whole = counted.all(|done| done);
        let n_texts = chosen.len() as f64;
        let of_few = (MOST_COMMON_SHARE_OF_FEW * n_texts).clamp(*MOST_COMMON_OF_FEW.start(), *MOST_COMMON_OF_FEW.end());
        let most_common = (MOST_COMMON_SHARE * n_texts).max(of_few) as u32;
        let picked: Vec<(Vec<Vec<u32>>, bool)> = chosen
            .par_chunks(TEXTS_A_TASK)
            .map(|task| {
                let mut of_texts = Vec::with_capacity(task.len());
                let is_done = for_each_text(task, &mut |text| {
                    let mut rare: Vec<(u32, u32)> = Vec::new();
                    let mut n_words = 0;
                    words(text, &mut |word| {
                        n_words += 1;
                        let count = cell(word).load(Ordering::Relaxed);
                        if (2..=most_common).contains(&count) {
                            rare.push((count, (word >> 32) as u32));
                        }
                    });
                    rare.sort_unstable();
                    rare.dedup();
                    rare.truncate(n_at_most(n_words));
                    let mut hashes: Vec<u32> = rare.into_iter().map(|(_, word)| word).collect();
                    hashes.sort_unstable();
                    hashes.dedup();
                    of_texts.push(hashes);
                });
                of_texts.resize(task.len(), Vec::new());
                (of_texts, is_done)
            })
            .collect();
        let n_words: f64 = counts.iter().map(|count| f64::from(count.load(Ordering::Relaxed))).sum();
        let logarithms = (0..1 << 12).map(|n| f64::from(n).ln()).collect();
        let mut all = RareWords { texts: chosen, log_n_words: n_words.ln(), logarithms, ..RareWords::default() };
        for (of_texts, is_done) in picked {
            is_whole &= is_done;
            for hashes in of_texts {
                all.words.extend(hashes);
                all.ends.push(all.words.len());
            }
        }
        all.is_partial = !is_whole;
        all.counts = counts;
        all
    }

    /// The inverse document frequency of a word, from its occurrences: how much it says about the subject. A word that
    /// occurs nowhere counts as occurring once.
    pub fn weight(&self, word: u64) -> f64 {
        let count = self.counts[word as usize & (CELLS - 1)].load(Ordering::Relaxed).max(1);
        // Most words are rare, and logarithms are slow.
        let of_count = self.logarithms.get(count as usize).copied().unwrap_or_else(|| f64::from(count).ln());
        (self.log_n_words - of_count).max(0.0)
    }
}
