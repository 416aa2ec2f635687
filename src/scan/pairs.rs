//! Pairs of articles, from what was counted of their texts.

use super::articles::Articles;
use super::config::ScanConfig;
use super::verify::Shared;
use crate::score::Verdict;
use crate::sketch::n_shingles;

/// Two articles that are copies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScanPair {
    /// The article with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// [`Verdict::Identical`] or [`Verdict::NearDuplicate`].
    pub verdict: Verdict,
    /// How sure it is that one was written from the other, or both from one text, 0..=1: by the rule of succession, if `n` runs
    /// of words are shared, `(n + 1) / (n + 2)`. Two texts of five words that agree may do so by chance; of five hundred, never.
    pub score: f64,
    /// The Jaccard of their shingles, 0..=1.
    pub similarity: f64,
    /// The share of a's shingles that b has.
    pub a_in_b: f64,
    /// The share of b's shingles that a has.
    pub b_in_a: f64,
}

/// Copies of one text of which every pair is reported. Of more, each is reported with another one that it may be paired with: a
/// thousand copies are a thousand rows then, not half a million.
const SMALL_GROUP: usize = 32;

/// Pairs of articles of two texts that are all reported, at most.
const SMALL_PRODUCT: usize = 64;

/// Partners that are tried for an article of a large group: the first ones, and as many before its own place.
const PARTNERS_TRIED: usize = 16;

/// The pairs of articles that `config` allows, from the pairs of texts that reach the threshold, in order.
pub(super) fn pairs(articles: &Articles, shared: &[((u32, u32), Shared)], config: &ScanConfig) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let mut add = |one: u32, other: u32, verdict: Verdict, shared: Shared| {
        let (a, b, shared) = if one < other { (one, other, shared) } else { (other, one, shared.reversed()) };
        found.push(ScanPair {
            a,
            b,
            verdict,
            score: (shared.n_shared as f64 + 1.0) / (shared.n_shared as f64 + 2.0),
            similarity: shared.jaccard,
            a_in_b: shared.a_in_b,
            b_in_a: shared.b_in_a,
        });
    };
    let allows = |one: u32, other: u32| config.allows(articles, one, other);
    for text in 0..articles.n_texts() as u32 {
        let n_shared = n_shingles(articles.text_words(text) as usize);
        let all = Shared { jaccard: 1.0, a_in_b: 1.0, b_in_a: 1.0, n_shared };
        let members = articles.members(text);
        for (at, &member) in members.iter().enumerate() {
            let before = &members[..at];
            if members.len() <= SMALL_GROUP {
                before
                    .iter()
                    .filter(|&&other| allows(other, member))
                    .for_each(|&other| add(other, member, Verdict::Identical, all));
            } else if let Some(other) = partner(before, |other| allows(other, member)) {
                add(other, member, Verdict::Identical, all);
            }
        }
    }
    for &((one, other), shared) in shared {
        let (ones, others) = (articles.members(one), articles.members(other));
        if ones.len() * others.len() <= SMALL_PRODUCT {
            for &one in ones {
                others
                    .iter()
                    .filter(|&&other| allows(one, other))
                    .for_each(|&other| add(one, other, Verdict::NearDuplicate, shared));
            }
            continue;
        }
        // Of the larger side each member; of the smaller side those that are somebody's partner.
        let (many, few, shared) =
            if ones.len() >= others.len() { (ones, others, shared) } else { (others, ones, shared.reversed()) };
        for &member in many {
            if let Some(other) = partner(few, |other| allows(member, other)) {
                add(member, other, Verdict::NearDuplicate, shared);
            }
        }
    }
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    found
}

/// The first of `others`, or of the last of them, that is allowed.
fn partner(others: &[u32], is_allowed: impl Fn(u32) -> bool) -> Option<u32> {
    let first = others.iter().take(PARTNERS_TRIED);
    let last = others.iter().skip(PARTNERS_TRIED).rev().take(PARTNERS_TRIED);
    first.chain(last).copied().find(|&other| is_allowed(other))
}
