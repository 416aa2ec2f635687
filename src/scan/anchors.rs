//! Anchors: the words of a text that hardly any other text of the collection has. A spinner swaps common words, and keeps names,
//! figures and terms.
//!
//! ```text
//! all texts ── how often each word stands in the collection ── each text: its rarest words that stand elsewhere too
//! ```
//!
//! Words are counted by hash in a table of fixed size: two words in one cell count as one that is not so rare, which costs an anchor now
//! and then and never makes one.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::Stop;
use super::articles::Articles;
use super::verify::Texts;
use crate::sketch::words;

/// Cells of the table of counts, 64 MB: four times as many as there are different words in a million news articles.
const CELLS: usize = 1 << 24;

/// Anchors of a text: at least, at most, and one for so many words between. A brief has few rare words, and of those of a long
/// report a brief may have kept any.
const FEWEST: usize = 24;
const MOST: usize = 1_000;
const WORDS_AN_ANCHOR: usize = 6;

/// Occurrences beyond which a word is no anchor: in a small collection, and as a share of its texts.
const MOST_COMMON: u32 = 400;
const MOST_COMMON_SHARE: f64 = 0.02;

/// Texts that a thread reads in one go.
const TEXTS_A_TASK: usize = 256;

/// The anchors of some texts.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The texts, rising.
    pub texts: Vec<u32>,
    /// The anchors of all texts, one text after the other, each text's rising and once.
    words: Vec<u32>,
    /// Where those of each text end.
    ends: Vec<usize>,
    /// Whether all texts were read.
    pub is_partial: bool,
}

impl Anchors {
    /// The anchors of the text at a position.
    pub fn of(&self, at: usize) -> &[u32] {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.words[begin..self.ends[at]]
    }

    /// Finds the anchors of `chosen` texts, which are rising. A text that cannot be read again has none; who counts it will say so.
    pub fn find(articles: &Articles, chosen: Vec<u32>, texts: &dyn Texts, stop: Stop<'_>) -> Anchors {
        let counts: Vec<AtomicU32> = (0..CELLS).map(|_| AtomicU32::new(0)).collect();
        let cell = |word: u64| &counts[word as usize & (CELLS - 1)];
        let for_each_text = |task: &[u32], each: &mut dyn FnMut(u32, &str)| {
            let mut reader = texts.reader();
            for &text in task {
                if stop() {
                    return false;
                }
                if let Ok(found) = reader.text(articles.arrival(articles.members(text)[0])) {
                    each(text, &found);
                } else {
                    each(text, "");
                }
            }
            true
        };
        let counted = chosen.par_chunks(TEXTS_A_TASK).map(|task| {
            for_each_text(task, &mut |_, text| {
                words(text, &mut |word| {
                    cell(word).fetch_add(1, Ordering::Relaxed);
                });
            })
        });
        let mut is_whole = counted.all(|done| done);
        let most_common = MOST_COMMON.max((MOST_COMMON_SHARE * chosen.len() as f64) as u32);
        let picked: Vec<(Vec<Vec<u32>>, bool)> = chosen
            .par_chunks(TEXTS_A_TASK)
            .map(|task| {
                let mut of_texts = Vec::with_capacity(task.len());
                let is_done = for_each_text(task, &mut |_, text| {
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
                    rare.truncate((n_words / WORDS_AN_ANCHOR).clamp(FEWEST, MOST));
                    let mut anchors: Vec<u32> = rare.into_iter().map(|(_, word)| word).collect();
                    anchors.sort_unstable();
                    anchors.dedup();
                    of_texts.push(anchors);
                });
                of_texts.resize(task.len(), Vec::new());
                (of_texts, is_done)
            })
            .collect();
        let mut all = Anchors { texts: chosen, ..Anchors::default() };
        for (of_texts, is_done) in picked {
            is_whole &= is_done;
            for anchors in of_texts {
                all.words.extend(anchors);
                all.ends.push(all.words.len());
            }
        }
        all.is_partial = !is_whole;
        all
    }
}
