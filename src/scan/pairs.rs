//! Pairs of articles, from what became of their texts.

use super::articles::Articles;
use super::config::ScanConfig;
use crate::score::Verdict;

/// Two articles, and what a comparison says of them: the same as `respun compare`, but for what the collection has in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScanPair {
    /// The article with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What they are to each other.
    pub verdict: Verdict,
    /// How sure it is that one was written from the other, or both from one text, 0..=1.
    pub score: f64,
    /// How much the two say the same, 0..=1.
    pub similarity: f64,
    /// The share of a's words that stand again in b.
    pub a_in_b: f64,
    /// The same for b in a.
    pub b_in_a: f64,
}

/// Two texts, the smaller number first, and what they are to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextPair {
    pub texts: (u32, u32),
    pub verdict: Verdict,
    pub score: f64,
    pub similarity: f64,
    pub a_in_b: f64,
    pub b_in_a: f64,
    /// Whether aligned sentences say the same but for a fact.
    pub differs_in_fact: bool,
    /// Whether each of the two says that it corrects an earlier version.
    pub is_correction: [bool; 2],
}

impl TextPair {
    /// A text and itself: articles of the same words.
    pub fn identical(text: u32) -> TextPair {
        TextPair {
            texts: (text, text),
            verdict: Verdict::Identical,
            score: 1.0,
            similarity: 1.0,
            a_in_b: 1.0,
            b_in_a: 1.0,
            differs_in_fact: false,
            is_correction: [false; 2],
        }
    }

    /// The same seen from the other side.
    pub fn reversed(self) -> TextPair {
        let (one, other) = self.texts;
        let [of_one, of_other] = self.is_correction;
        TextPair {
            texts: (other, one),
            a_in_b: self.b_in_a,
            b_in_a: self.a_in_b,
            is_correction: [of_other, of_one],
            ..self
        }
    }

    /// Whether it is what a scan looks for: identical, near duplicate, rewrite or reuse of a part.
    pub fn is_finding(&self) -> bool {
        self.verdict <= Verdict::PartialReuse
    }

    /// Whether it is a copy.
    pub fn is_copy(&self) -> bool {
        self.verdict <= Verdict::NearDuplicate
    }
}

/// Copies of one text of which every pair is reported. Of more, each is reported with another one that it may be paired with: a
/// thousand copies are a thousand rows then, not half a million.
const SMALL_GROUP: usize = 32;

/// Pairs of articles of two texts that are all reported, at most.
const SMALL_PRODUCT: usize = 64;

/// Partners that are tried for an article of a large group: the first ones, and as many before its own place.
const PARTNERS_TRIED: usize = 16;

/// The pairs of articles of one text each that `config` allows, in order.
pub(super) fn identical(articles: &Articles, config: &ScanConfig) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let allows = |one: u32, other: u32| config.allows(articles, one, other);
    for text in 0..articles.n_texts() as u32 {
        let same = TextPair::identical(text);
        let members = articles.members(text);
        for (at, &member) in members.iter().enumerate() {
            let before = &members[..at];
            let mut add = |other| found.push(pair(other, member, same));
            if members.len() <= SMALL_GROUP {
                before.iter().copied().filter(|&other| allows(other, member)).for_each(&mut add);
            } else if let Some(other) = partner(before, |other| allows(other, member)) {
                add(other);
            }
        }
    }
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    found
}

/// The pairs of articles that `config` allows, from pairs of different texts, in order.
pub(super) fn of_texts<'p>(
    articles: &Articles,
    texts: impl Iterator<Item = &'p TextPair>,
    config: &ScanConfig,
) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let allows = |one: u32, other: u32| config.allows(articles, one, other);
    for &of in texts {
        let (ones, others) = (articles.members(of.texts.0), articles.members(of.texts.1));
        if ones.len() * others.len() <= SMALL_PRODUCT {
            for &one in ones {
                let allowed = others.iter().filter(|&&other| allows(one, other));
                found.extend(allowed.map(|&other| pair(one, other, of)));
            }
            continue;
        }
        // Of the larger side each member; of the smaller side those that are somebody's partner.
        let (many, few, of) =
            if ones.len() >= others.len() { (ones, others, of) } else { (others, ones, of.reversed()) };
        for &member in many {
            found.extend(partner(few, |other| allows(member, other)).map(|other| pair(member, other, of)));
        }
    }
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    found
}

/// The pair of two articles, of whose texts `of` tells.
fn pair(one: u32, other: u32, of: TextPair) -> ScanPair {
    let (a, b, of) = if one < other { (one, other, of) } else { (other, one, of.reversed()) };
    let TextPair { verdict, score, similarity, a_in_b, b_in_a, .. } = of;
    ScanPair { a, b, verdict, score, similarity, a_in_b, b_in_a }
}

/// The first of `others`, or of the last of them, that is allowed.
fn partner(others: &[u32], is_allowed: impl Fn(u32) -> bool) -> Option<u32> {
    let first = others.iter().take(PARTNERS_TRIED);
    let last = others.iter().skip(PARTNERS_TRIED).rev().take(PARTNERS_TRIED);
    first.chain(last).copied().find(|&other| is_allowed(other))
}
