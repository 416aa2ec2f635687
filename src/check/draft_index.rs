//! What is kept of each ingested article: its overlap with the draft's words and shingles.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::scan::{Collector, Incoming};
use crate::sketch::{word_shingles, words};

/// Most distinct words of a draft to look for. A longer draft is sampled by hash. At most 512 bytes per article.
const MOST_WORDS: usize = 4096;

/// What is kept of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftOverlap {
    /// A bit for each word of the draft, in blocks of 64.
    has: Box<[u64]>,
    /// Number of distinct shingles shared with the draft.
    n_shingles: u32,
}

/// The articles to compare a draft with, as they arrive.
#[derive(Debug)]
pub struct DraftIndex {
    /// The number of each word of the draft to look for.
    numbers: FxHashMap<u64, u32>,
    /// The distinct words of each sentence of the draft, by number.
    sentences: Vec<Vec<u32>>,
    shingles: FxHashSet<u64>,
    pub(super) ids: Vec<String>,
    pub(super) outlets: Vec<Option<String>>,
    overlaps: Vec<DraftOverlap>,
}

impl DraftIndex {
    /// An empty collection for `draft`.
    pub fn of(draft: &Article) -> DraftIndex {
        let mut hashes: Vec<u64> = Vec::new();
        words(draft.source(), &mut |word| hashes.push(word));
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(MOST_WORDS);
        let numbers: FxHashMap<u64, u32> = hashes.into_iter().zip(0..).collect();
        let sentences = draft.sentences().into_iter().map(|sentence| {
            let mut found: Vec<u32> = Vec::new();
            words(sentence.of(draft.prose().text()), &mut |word| found.extend(numbers.get(&word)));
            found.sort_unstable();
            found.dedup();
            found
        });
        let sentences = sentences.collect();
        let mut all_shingles = Vec::new();
        word_shingles(draft.source(), &mut all_shingles);
        DraftIndex {
            numbers,
            sentences,
            shingles: all_shingles.into_iter().collect(),
            ids: Vec::new(),
            outlets: Vec::new(),
            overlaps: Vec::new(),
        }
    }

    /// The words weighted by their rarity among the articles.
    pub(super) fn weighted(&self) -> WeightedIndex<'_> {
        let mut n_having = vec![0_u32; self.numbers.len()];
        for overlap in &self.overlaps {
            for (number, having) in n_having.iter_mut().enumerate() {
                *having += u32::from(overlap.has(number as u32));
            }
        }
        let n_articles = self.overlaps.len() as f64;
        let rarity = |having: u32| ((n_articles + 1.0) / (f64::from(having) + 0.5)).ln();
        let weights: Vec<f64> = n_having.into_iter().map(rarity).collect();
        let sum = |words: &Vec<u32>| words.iter().map(|&word| weights[word as usize]).sum();
        let wholes: Vec<f64> = self.sentences.iter().map(sum).collect();
        WeightedIndex { index: self, all: wholes.iter().sum(), weights, wholes }
    }
}

/// The kept data with word weights.
pub(super) struct WeightedIndex<'g> {
    index: &'g DraftIndex,
    weights: Vec<f64>,
    /// The weight of each sentence of the draft; `all` is the sum.
    wholes: Vec<f64>,
    all: f64,
}

impl WeightedIndex<'_> {
    /// How likely it is that the draft was written from an article, as a sort key: the share of the draft's sentences
    /// that may come from it, plus the share of shared word runs.
    pub fn likelihood(&self, article: usize) -> f64 {
        let given: f64 = (0..self.wholes.len()).map(|at| self.wholes[at] * self.share(article, at).powi(POWER)).sum();
        let copied = f64::from(self.index.overlaps[article].n_shingles) / self.index.shingles.len().max(1) as f64;
        copied + if self.all > 0.0 { given / self.all } else { 0.0 }
    }

    /// The range of the draft's sentences that the article covers best: the range with the highest sum of its share of
    /// each sentence, less its share of the whole draft and [`BEYOND`] (Bentley 1984, "maximum subarray"). `None` if no
    /// sentence is above that.
    pub fn stretch(&self, article: usize) -> Option<Range<usize>> {
        let shares: Vec<f64> = (0..self.wholes.len()).map(|at| self.share(article, at)).collect();
        let had: f64 = shares.iter().zip(&self.wholes).map(|(share, whole)| share * whole).sum();
        let expected = BEYOND + if self.all > 0.0 { had / self.all } else { 0.0 };
        let (mut best, mut best_sum) = (None, 0.0);
        let (mut begin, mut sum) = (0, 0.0);
        for (at, (share, whole)) in shares.iter().zip(&self.wholes).enumerate() {
            if sum <= 0.0 {
                (begin, sum) = (at, 0.0);
            }
            sum += whole * (share - expected);
            if sum > best_sum {
                (best, best_sum) = (Some(begin..at + 1), sum);
            }
        }
        best
    }

    /// The weighted share of a sentence's words that an article has, 0..=1.
    fn share(&self, article: usize, sentence: usize) -> f64 {
        let overlap = &self.index.overlaps[article];
        let had = self.index.sentences[sentence].iter().filter(|&&word| overlap.has(word));
        let shared: f64 = had.map(|&word| self.weights[word as usize]).sum();
        if self.wholes[sentence] > 0.0 { shared / self.wholes[sentence] } else { 0.0 }
    }
}

/// How far an article's share of a sentence must exceed its share of the whole draft for the sentence to belong to a
/// stretch. A single limit for all drafts either cuts off thoroughly reworded text or includes text on the same
/// subject: .35 finds 82 of the 150 sources, this finds 92.
const BEYOND: f64 = 0.1;

/// An article with half of a sentence's words counts an eighth of one with all of them. A report of the same event has
/// names and figures of every sentence; a source has nearly all words of some.
const POWER: i32 = 3;

impl DraftOverlap {
    fn has(&self, word: u32) -> bool {
        self.has[word as usize / 64] >> (word % 64) & 1 == 1
    }
}

impl Collector for DraftIndex {
    type Extracted = DraftOverlap;

    fn extract(&self, text: &str) -> DraftOverlap {
        let mut has = vec![0_u64; self.numbers.len().div_ceil(64)].into_boxed_slice();
        words(text, &mut |word| {
            if let Some(&number) = self.numbers.get(&word) {
                has[number as usize / 64] |= 1 << (number % 64);
            }
        });
        let mut all = Vec::new();
        word_shingles(text, &mut all);
        all.retain(|shingle| self.shingles.contains(shingle));
        all.sort_unstable();
        all.dedup();
        DraftOverlap { has, n_shingles: all.len() as u32 }
    }

    fn add(&mut self, article: Incoming<DraftOverlap>) {
        self.ids.push(article.id);
        self.outlets.push(article.source);
        self.overlaps.push(article.extracted);
    }

    fn len(&self) -> usize {
        self.ids.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_gave_one_sentence_is_likelier_than_one_with_a_word_of_each() {
        let draft = Article::plain(
            "draft",
            "The harbour office raised the mooring fee by nine crowns. Gulls nest on the roof of the old cannery. Nobody asked \
             the ferry crews about the timetable.",
        );
        let mut index = DraftIndex::of(&draft);
        for (id, text) in [
            ("gave-one", "On the roof of the old cannery, gulls nest. A recipe for soup follows here."),
            ("same-matter", "The office spoke of a fee. There are gulls at the cannery. Ferry crews went home."),
            ("strange", "Snow fell over the hills, and no train ran."),
            ("copy", "The harbour office raised the mooring fee by nine crowns."),
        ] {
            let extracted = index.extract(text);
            index.add(Incoming { id: id.to_owned(), date: None, source: None, extracted });
        }
        let weighted = index.weighted();
        let likelihoods: Vec<f64> = (0..4).map(|at| weighted.likelihood(at)).collect();
        let mut order: Vec<usize> = (0..4).collect();
        order.sort_by(|&one, &other| likelihoods[other].total_cmp(&likelihoods[one]));
        assert_eq!(
            order.iter().map(|&at| index.ids[at].as_str()).collect::<Vec<_>>(),
            ["copy", "gave-one", "same-matter", "strange"]
        );
    }

    #[test]
    fn a_draft_without_words_is_like_nothing() {
        let mut index = DraftIndex::of(&Article::plain("draft", " … "));
        let extracted = index.extract("Any text.");
        index.add(Incoming { id: "any".to_owned(), date: None, source: None, extracted });
        assert_eq!(index.weighted().likelihood(0), 0.0);
        assert_eq!(index.weighted().stretch(0), None);
    }
}
