//! Pairs of articles, from what was counted of their texts.

use super::articles::Articles;
use super::config::ScanConfig;
use super::verify::Shared;
use crate::score::Verdict;
use crate::sketch::n_shingles;

/// Two articles that are copies, or of which one was rewritten from the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScanPair {
    /// The article with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// [`Verdict::Identical`] or [`Verdict::NearDuplicate`]; [`Verdict::PartialReuse`] of a short article that stands in a long one; of
    /// what was compared in full also [`Verdict::Rewrite`].
    pub verdict: Verdict,
    /// How sure it is that one was written from the other, or both from one text, 0..=1. Of copies by the rule of succession, if `n` runs
    /// of words are shared, `(n + 1) / (n + 2)`: two texts of five words that agree may do so by chance; of five hundred, never. Of
    /// what was compared in full the score of the comparison.
    pub score: f64,
    /// The Jaccard of their shingles, 0..=1, or the similarity of the comparison.
    pub similarity: f64,
    /// The share of a's shingles that b has, or of its words that stand again in b.
    pub a_in_b: f64,
    /// The same for b in a.
    pub b_in_a: f64,
}

/// Two texts that belong together, the smaller number first, and what they are to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextPair {
    pub texts: (u32, u32),
    pub verdict: Verdict,
    pub score: f64,
    pub similarity: f64,
    pub a_in_b: f64,
    pub b_in_a: f64,
}

impl TextPair {
    /// Two texts that are copies.
    pub fn copies(texts: (u32, u32), shared: Shared) -> TextPair {
        TextPair {
            texts,
            verdict: Verdict::NearDuplicate,
            score: (shared.n_shared as f64 + 1.0) / (shared.n_shared as f64 + 2.0),
            similarity: shared.jaccard,
            a_in_b: shared.a_in_b,
            b_in_a: shared.b_in_a,
        }
    }

    /// Two texts of which one stands in the other, which is much longer.
    pub fn contained(texts: (u32, u32), shared: Shared) -> TextPair {
        TextPair { verdict: Verdict::PartialReuse, ..TextPair::copies(texts, shared) }
    }

    fn reversed(self) -> TextPair {
        TextPair { texts: (self.texts.1, self.texts.0), a_in_b: self.b_in_a, b_in_a: self.a_in_b, ..self }
    }
}

/// Copies of one text of which every pair is reported. Of more, each is reported with another one that it may be paired with: a
/// thousand copies are a thousand rows then, not half a million.
const SMALL_GROUP: usize = 32;

/// Pairs of articles of two texts that are all reported, at most.
const SMALL_PRODUCT: usize = 64;

/// Partners that are tried for an article of a large group: the first ones, and as many before its own place.
const PARTNERS_TRIED: usize = 16;

/// The pairs of articles that `config` allows, from the pairs of texts, in order.
pub(super) fn pairs(articles: &Articles, texts: &[TextPair], config: &ScanConfig) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let mut add = |one: u32, other: u32, of: TextPair| {
        let (a, b, of) = if one < other { (one, other, of) } else { (other, one, of.reversed()) };
        let TextPair { verdict, score, similarity, a_in_b, b_in_a, .. } = of;
        found.push(ScanPair { a, b, verdict, score, similarity, a_in_b, b_in_a });
    };
    let allows = |one: u32, other: u32| config.allows(articles, one, other);
    for text in 0..articles.n_texts() as u32 {
        let n_shared = n_shingles(articles.text_words(text) as usize);
        let all = Shared { jaccard: 1.0, a_in_b: 1.0, b_in_a: 1.0, n_shared };
        let same = TextPair { verdict: Verdict::Identical, ..TextPair::copies((text, text), all) };
        let members = articles.members(text);
        for (at, &member) in members.iter().enumerate() {
            let before = &members[..at];
            if members.len() <= SMALL_GROUP {
                before.iter().filter(|&&other| allows(other, member)).for_each(|&other| add(other, member, same));
            } else if let Some(other) = partner(before, |other| allows(other, member)) {
                add(other, member, same);
            }
        }
    }
    for &of in texts {
        let (ones, others) = (articles.members(of.texts.0), articles.members(of.texts.1));
        if ones.len() * others.len() <= SMALL_PRODUCT {
            for &one in ones {
                others.iter().filter(|&&other| allows(one, other)).for_each(|&other| add(one, other, of));
            }
            continue;
        }
        // Of the larger side each member; of the smaller side those that are somebody's partner.
        let (many, few, of) =
            if ones.len() >= others.len() { (ones, others, of) } else { (others, ones, of.reversed()) };
        for &member in many {
            if let Some(other) = partner(few, |other| allows(member, other)) {
                add(member, other, of);
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
