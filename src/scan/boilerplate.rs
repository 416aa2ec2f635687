//! Boilerplate: what one outlet writes into article after article, a subscription pitch, a copyright line, the description of itself. That
//! two articles share it says nothing, so it is learnt, not counted, and set aside in comparisons.
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
use crate::shared_matter::CommonRuns;

/// Texts of one outlet, none a copy of another, that must have a shingle, and as a share of the texts of that outlet. The share keeps out
/// what a large outlet quotes again and again: fifty articles of its thousands.
const FEWEST_TEXTS: usize = 8;
const LEAST_SHARE: f64 = 0.02;

/// Of these texts, those that must have a shingle that is not sampled, and a stretch of their own.
const MOST_OF_THEM: usize = 6;

/// Agreement of two signatures from which two texts are copies, and one of them is enough. A brief of thirty words above a pitch of seventy
/// agrees less with the next one.
pub(super) const ALIKE: f64 = 0.7;

/// Shingles in a row, none of which is repeated, that each of the texts must have: a sentence or two of its own. Of an edited copy all that
/// is its own are runs of five around a word that was replaced.
const OWN_RUN: usize = 15;

/// Shingles of one piece of boilerplate at most. Versions of a story that grows have more in common, and a paragraph of their own each.
const LONGEST: usize = 150;

/// Texts with one shingle that are looked at for such as are no copies.
const LOOKED_AT: usize = 256;

/// What was learnt.
#[derive(Debug, Default)]
pub(super) struct Boilerplate {
    pub shingles: FxHashSet<u64>,
    /// The same as comparisons take it.
    pub runs: CommonRuns,
}

/// Learns what the outlets of `articles` repeat. Those whose outlet is not known count as of one.
pub(super) fn learn(articles: &Articles, postings: &Postings, texts: &dyn Texts, stop: Stop<'_>) -> Boilerplate {
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
    let shingles: FxHashSet<u64> = learnt.flatten().collect();
    let runs = CommonRuns::new(shingles.iter().copied());
    Boilerplate { shingles, runs }
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
