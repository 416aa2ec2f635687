//! Boilerplate: what one outlet repeats in article after article, such as a subscription pitch, a copyright line or a
//! description of itself. Sharing it is no evidence of copying, so it is detected in advance and set aside in
//! comparisons.
//!
//! ```text
//! sampled shingles ── in many texts of one outlet ── eight of these read again ── shingles that most of them have
//! ```
//!
//! Each of the texts must also have a stretch of its own: a story copied fifty times is not boilerplate.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::articles::Articles;
use super::collection::Collection;
use super::ids::TextId;
use super::samples::Postings;
use super::verify::CheckedReader;
use crate::shared_matter::CommonRuns;

/// Fewest texts of one outlet, none a copy of another, that must have a shingle, and their least share of the outlet's
/// texts. The share excludes what a large outlet often quotes: fifty of its thousands of articles.
const FEWEST_TEXTS: usize = 8;
const LEAST_SHARE: f64 = 0.02;

/// How many of these texts must have a shingle that is not sampled, and a stretch of their own.
const MOST_OF_THEM: usize = 6;

/// Signature agreement from which two texts count as copies, so that only one of them is used. A brief of thirty words
/// above a pitch of seventy agrees less with the next such brief.
pub(super) const ALIKE: f64 = 0.7;

/// Consecutive shingles, none of them repeated in the other texts, that each text must have: one or two sentences of
/// its own. In an edited copy, such runs have only five shingles, around a replaced word.
const OWN_RUN: usize = 15;

/// Most shingles in one piece of boilerplate. Versions of a growing story share more than this, and have a paragraph of
/// their own each.
const LONGEST: usize = 150;

/// Most texts with one shingle that are searched for texts that are not copies.
const LOOKED_AT: usize = 256;

/// The boilerplate found.
#[derive(Debug, Default)]
pub(super) struct Boilerplate {
    pub shingles: FxHashSet<u64>,
    /// The same, in the form that comparisons take.
    pub runs: CommonRuns,
}

/// Finds what the outlets of a collection repeat. Articles from unknown outlets count as one outlet.
pub(super) fn learn(collection: Collection<'_>, postings: &Postings) -> Boilerplate {
    let articles = collection.articles;
    let mut n_texts: FxHashMap<Option<u32>, usize> = FxHashMap::default();
    TextId::first(articles.n_texts()).for_each(|text| *n_texts.entry(articles.outlet_of_text(text)).or_default() += 1);
    let groups: BTreeSet<[TextId; FEWEST_TEXTS]> = postings
        .lists()
        .filter(|list| list.len() >= FEWEST_TEXTS)
        .flat_map(|list| {
            let mut of_outlets: FxHashMap<Option<u32>, Vec<TextId>> = FxHashMap::default();
            list.for_each(|text| of_outlets.entry(articles.outlet_of_text(text)).or_default().push(text));
            of_outlets.into_iter().filter_map(|(outlet, having)| {
                let is_repeated = having.len() as f64 >= LEAST_SHARE * n_texts[&outlet] as f64;
                if is_repeated { no_copies(articles, &having) } else { None }
            })
        })
        .collect();
    let groups: Vec<_> = groups.into_iter().collect();
    let learnt =
        groups.par_iter().map(|group| if collection.stops() { Vec::new() } else { repeated(collection, group) });
    let shingles: FxHashSet<u64> = learnt.flatten().collect();
    let runs = CommonRuns::new(shingles.iter().copied());
    Boilerplate { shingles, runs }
}

/// The first texts of `having` that are not copies of each other, if there are enough.
fn no_copies(articles: &Articles, having: &[TextId]) -> Option<[TextId; FEWEST_TEXTS]> {
    let mut chosen: Vec<TextId> = Vec::new();
    for &text in having.iter().take(LOOKED_AT) {
        let signature = articles.signature(text);
        if chosen.iter().all(|&other| articles.signature(other).agreement(signature) < ALIKE) {
            chosen.push(text);
            if chosen.len() == FEWEST_TEXTS {
                break;
            }
        }
    }
    chosen.try_into().ok()
}

/// The shingles that most of the given texts have, if most of the texts also have content of their own.
fn repeated(collection: Collection<'_>, group: &[TextId]) -> Vec<u64> {
    let mut reader = CheckedReader::new(collection);
    // Texts that cannot be read again are reported when they are counted.
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
