//! Boilerplate: what one outlet writes into article after article, a subscription pitch, a copyright line, the description of itself. That
//! two articles share it says nothing, so it is learnt and not counted.
//!
//! ```text
//! sampled shingles ── in many texts of one outlet ── eight of these read again ── the shingles that most of them have
//! ```
//!
//! Each must have a stretch of its own besides: a story that was copied fifty times is no boilerplate.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Stop;
use super::articles::Articles;
use super::samples::Postings;
use super::verify::{CheckedReader, Texts};
use crate::article::Article;
use crate::sketch::shingles;

/// Texts of one outlet, none a copy of another, that must have a shingle, and as a share of the texts of that outlet. The share keeps out
/// what a large outlet quotes again and again: fifty articles of its thousands.
const FEWEST_TEXTS: usize = 8;
const LEAST_SHARE: f64 = 0.02;

/// Of these texts, those that must have a shingle that is not sampled, and a stretch of their own.
const MOST_OF_THEM: usize = 6;

/// Agreement of two signatures from which two texts are copies, and one of them is enough. A brief of thirty words above a pitch of seventy
/// agrees less with the next one.
const ALIKE: f64 = 0.7;

/// Shingles in a row, none of which is repeated, that each of the texts must have: a sentence or two of its own. Of an edited copy all that
/// is its own are runs of five around a word that was replaced.
const OWN_RUN: usize = 15;

/// Shingles of one piece of boilerplate at most. Versions of a story that grows have more in common, and a paragraph of their own each.
const LONGEST: usize = 150;

/// Texts with one shingle that are looked at for such as are no copies.
const LOOKED_AT: usize = 256;

/// Share of the shingles of a sentence that must be boilerplate for the sentence to be.
const LEAST_OF_SENTENCE: f64 = 0.5;

/// What was learnt.
#[derive(Debug, Default)]
pub(super) struct Boilerplate {
    shingles: FxHashSet<u64>,
}

impl Boilerplate {
    /// Learns what the outlets of `articles` repeat. Those whose outlet is not known count as of one.
    pub fn learn(articles: &Articles, postings: &Postings, texts: &dyn Texts, stop: Stop<'_>) -> Boilerplate {
        let mut n_texts: FxHashMap<Option<u32>, usize> = FxHashMap::default();
        (0..articles.n_texts() as u32).for_each(|text| *n_texts.entry(articles.outlet_of_text(text)).or_default() += 1);
        let groups: BTreeSet<[u32; FEWEST_TEXTS]> = postings
            .lists()
            .filter(|list| list.len() >= FEWEST_TEXTS)
            .flat_map(|list| {
                let mut of_outlets: FxHashMap<Option<u32>, Vec<u32>> = FxHashMap::default();
                list.for_each(|text| of_outlets.entry(articles.outlet_of_text(text)).or_default().push(text));
                of_outlets.into_iter().filter_map(|(outlet, having)| {
                    let is_repeated = having.len() as f64 >= LEAST_SHARE * n_texts[&outlet] as f64;
                    if is_repeated { no_copies(articles, &having) } else { None }
                })
            })
            .collect();
        let groups: Vec<_> = groups.into_iter().collect();
        let learnt = groups.par_iter().map(|group| if stop() { Vec::new() } else { repeated(articles, group, texts) });
        Boilerplate { shingles: learnt.flatten().collect() }
    }

    /// Leaves out what is boilerplate.
    pub fn leave_out(&self, set: &mut Vec<u64>) {
        if !self.shingles.is_empty() {
            set.retain(|shingle| !self.shingles.contains(shingle));
        }
    }

    /// The article of a text with these shingles, without the sentences that are boilerplate.
    pub fn article_without(&self, text: &str, all: &[u64]) -> Article {
        // Nobody sees the name of the article: what is found is told of texts by number.
        let article = Article::from_text("", text);
        if self.shingles.is_empty() || !all.iter().any(|shingle| self.shingles.contains(shingle)) {
            return article;
        }
        let mut rest = String::with_capacity(text.len());
        let mut end = 0;
        for sentence in article.sentences() {
            let place = article.prose().to_source(sentence);
            let mut of_sentence = Vec::new();
            shingles(place.of(text), &mut of_sentence);
            let n_known = of_sentence.iter().filter(|shingle| self.shingles.contains(shingle)).count();
            if n_known as f64 >= LEAST_OF_SENTENCE * of_sentence.len() as f64 && n_known > 0 {
                rest.push_str(&text[end.min(place.start)..place.start]);
                end = end.max(place.end);
            }
        }
        rest.push_str(&text[end..]);
        Article::from_text("", rest)
    }
}

/// The first texts of `having` of which none is a copy of another, if there are enough.
fn no_copies(articles: &Articles, having: &[u32]) -> Option<[u32; FEWEST_TEXTS]> {
    let signatures = articles.signatures();
    let mut chosen: Vec<u32> = Vec::new();
    for &text in having.iter().take(LOOKED_AT) {
        let signature = &signatures[text as usize];
        if chosen.iter().all(|&other| signatures[other as usize].agreement(signature) < ALIKE) {
            chosen.push(text);
            if chosen.len() == FEWEST_TEXTS {
                break;
            }
        }
    }
    chosen.try_into().ok()
}

/// The shingles that most of some texts have, if most of them say something else besides.
fn repeated(articles: &Articles, group: &[u32], texts: &dyn Texts) -> Vec<u64> {
    let mut reader = CheckedReader::new(articles, texts);
    // What cannot be read again is said by who counts it.
    let read: Vec<Vec<u64>> =
        group.iter().filter_map(|&text| reader.read(text, |_, _, shingles| shingles).ok()).collect();
    let mut all: Vec<u64> = Vec::new();
    for shingles in &read {
        let mut set = shingles.clone();
        set.sort_unstable();
        set.dedup();
        all.extend(set);
    }
    all.sort_unstable();
    let in_most = all.chunk_by(|one, other| one == other).filter(|same| same.len() >= MOST_OF_THEM);
    let repeated: Vec<u64> = in_most.map(|same| same[0]).collect();
    let has_own = |shingles: &&Vec<u64>| {
        let mut runs = shingles.split(|shingle| repeated.binary_search(shingle).is_ok());
        runs.any(|own| own.len() >= OWN_RUN)
    };
    let is_boilerplate = repeated.len() <= LONGEST && read.iter().filter(has_own).count() >= MOST_OF_THEM;
    if is_boilerplate { repeated } else { Vec::new() }
}
