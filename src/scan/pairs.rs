//! Pairs of articles, derived from the results for their texts.

use super::articles::Articles;
use super::config::ScanConfig;
use super::ids::{ArticleId, TextId, TextPair};
use crate::score::Verdict;

/// Two articles and the result of their comparison: the same as `respun compare`, except for matter common to the
/// collection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScanPair {
    /// The article with the smaller number.
    pub a: ArticleId,
    /// The other article.
    pub b: ArticleId,
    /// How the two are related.
    pub verdict: Verdict,
    /// Confidence that one was written from the other, or both from one text, 0..=1.
    pub score: f64,
    /// How similar the content of the two is, 0..=1.
    pub similarity: f64,
    /// The share of a's words found in b.
    pub a_in_b: f64,
    /// The share of b's words found in a.
    pub b_in_a: f64,
    /// How many facts differ in aligned sentences.
    pub n_facts: usize,
}

/// Two texts and how a is related to b.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RelatedTexts {
    pub texts: TextPair,
    pub relation: Relation,
}

/// How one text, a, is related to another, b.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Relation {
    pub verdict: Verdict,
    pub score: f64,
    pub similarity: f64,
    pub a_in_b: f64,
    pub b_in_a: f64,
    /// How many facts differ in aligned sentences.
    pub n_facts: usize,
    /// For a and for b, whether the text says that it corrects an earlier version.
    pub is_correction: [bool; 2],
}

impl Relation {
    /// The relation of a text to itself, for articles with identical words.
    pub const IDENTICAL: Relation = Relation {
        verdict: Verdict::Identical,
        score: 1.0,
        similarity: 1.0,
        a_in_b: 1.0,
        b_in_a: 1.0,
        n_facts: 0,
        is_correction: [false; 2],
    };

    /// The relation of b to a.
    pub fn reversed(self) -> Relation {
        let [of_a, of_b] = self.is_correction;
        Relation { a_in_b: self.b_in_a, b_in_a: self.a_in_b, is_correction: [of_b, of_a], ..self }
    }

    /// Whether a scan reports it: identical, near duplicate, rewrite or partial reuse.
    pub fn is_finding(&self) -> bool {
        self.verdict <= Verdict::PartialReuse
    }

    /// Whether it is identical or a near duplicate.
    pub fn is_copy(&self) -> bool {
        self.verdict <= Verdict::NearDuplicate
    }
}

/// Largest group of identical articles in which every pair is reported. In a larger group, each article is reported
/// with one allowed partner: a thousand copies then give a thousand rows, not half a million.
const SMALL_GROUP: usize = 32;

/// Most article pairs of two texts for which every pair is reported.
const SMALL_PRODUCT: usize = 64;

/// Partners tried for an article of a large group: the first ones, and as many directly before it.
const PARTNERS_TRIED: usize = 16;

/// The pairs of articles with identical words that `config` allows, in order.
pub(super) fn identical(articles: &Articles, config: &ScanConfig) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let allows = |one: ArticleId, other: ArticleId| config.allows(articles, one, other);
    for text in TextId::first(articles.n_texts()) {
        let members = articles.members(text);
        for (at, &member) in members.iter().enumerate() {
            let before = &members[..at];
            let mut add = |other| found.push(pair(other, member, Relation::IDENTICAL));
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
    related: impl Iterator<Item = &'p RelatedTexts>,
    config: &ScanConfig,
) -> Vec<ScanPair> {
    let mut found = Vec::new();
    let allows = |one: ArticleId, other: ArticleId| config.allows(articles, one, other);
    for &RelatedTexts { texts, relation } in related {
        let (ones, others) = (articles.members(texts.a()), articles.members(texts.b()));
        if ones.len() * others.len() <= SMALL_PRODUCT {
            for &one in ones {
                let allowed = others.iter().filter(|&&other| allows(one, other));
                found.extend(allowed.map(|&other| pair(one, other, relation)));
            }
            continue;
        }
        // Report every member of the larger side, but only the members of the smaller side that were chosen as
        // partners.
        let (many, few, relation) =
            if ones.len() >= others.len() { (ones, others, relation) } else { (others, ones, relation.reversed()) };
        for &member in many {
            found.extend(partner(few, |other| allows(member, other)).map(|other| pair(member, other, relation)));
        }
    }
    found.sort_unstable_by_key(|pair| (pair.a, pair.b));
    found
}

/// The pair of two articles, where the text of `one` has this `relation` to the text of `other`.
fn pair(one: ArticleId, other: ArticleId, relation: Relation) -> ScanPair {
    let (a, b, relation) = if one < other { (one, other, relation) } else { (other, one, relation.reversed()) };
    let Relation { verdict, score, similarity, a_in_b, b_in_a, n_facts, .. } = relation;
    ScanPair { a, b, verdict, score, similarity, a_in_b, b_in_a, n_facts }
}

/// The first allowed article among the first of `others`, or else among the last of them.
fn partner(others: &[ArticleId], is_allowed: impl Fn(ArticleId) -> bool) -> Option<ArticleId> {
    let first = others.iter().take(PARTNERS_TRIED);
    let last = others.iter().skip(PARTNERS_TRIED).rev().take(PARTNERS_TRIED);
    first.chain(last).copied().find(|&other| is_allowed(other))
}
