//! Rewrites: finds texts that share their rarest words and compares them in full.
//!
//! ```text
//! rare words ── lists: texts that have one ── pairs by the weight of their shared words
//!                      pairs ── all their words, and their order ── compared ── derived ── their copies compared
//! ```
//!
//! Weights are inverse document frequencies (Spärck Jones 1972) within the collection. Independent reports of one event
//! share names too and become candidates; the full comparison distinguishes them from rewrites. Of texts that are
//! copies of each other, only one is examined; the others follow if it turns out to be part of a rewrite.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::collection::Collection;
use super::first_pass::FirstPass;
use super::ids::{TextId, TextPair};
use super::pair_comparer::ReadText;
use super::pairs::RelatedTexts;
use super::prefilter::may_be_rewrite;
use super::rare_words::RareWords;

/// Least share of the weight of one text's rare words that the other must have, for the text with the lower weight. Of
/// 1,258 rewrites by language models with a share above .12, eight are lower than this. A share of .25 halves the pairs
/// to examine and loses fifteen more rewrites.
const LEAST_SHARE: f64 = 0.2;

/// Fewest rare words that both must have: one name and one figure may be chance.
const FEWEST_SHARED: u32 = 3;

/// Most partners examined for a text, those with the largest share first. If a thousand articles report one event, the
/// most similar ones show whether it was rewritten. Sixteen partners find one more rewrite in a thousand.
const MOST_PARTNERS: usize = 8;

/// Texts with one rare word above which the word is ignored: its count was too low.
const LONGEST_LIST: usize = 1_000;

/// Most pairs compared, per finding, because their texts are copies of its two texts. This covers all pairs of a story
/// that was copied and rewritten a few times, and some of a story on a hundred sites. Clusters do not depend on these
/// pairs.
const MOST_COPIES: usize = 64;

/// Compares texts that may be rewrites of each other and are not in `first_pass` yet. Among texts found to be copies, the
/// first represents all.
pub(super) fn rewrites(collection: Collection<'_>, first_pass: &FirstPass) -> FirstPass {
    let copies = first_pass.related().iter().filter(|pair| pair.relation.is_copy()).map(|pair| pair.texts);
    let families = Families::of(collection.articles.n_texts(), copies);
    let rare = RareWords::find(collection, families.first_texts());
    let mut candidates = candidates(&rare);
    candidates.retain(|candidate| !first_pass.knows(candidate.texts));
    let texts: Vec<TextPair> = candidates.iter().map(|candidate| candidate.texts).collect();
    let is_worth =
        |at: usize, a: &ReadText, b: &ReadText| may_be_rewrite(candidates[at].share, a.words(), b.words(), &rare);
    let mut found = FirstPass::of(collection, &texts, is_worth);
    found.is_partial |= rare.is_partial;
    drop(rare);
    let mut of_copies = families.other_pairs(found.related());
    of_copies.retain(|&texts| !first_pass.knows(texts) && !found.knows(texts));
    found.add(FirstPass::of(collection, &of_copies, |_, _, _| true));
    found
}

/// Groups of copies. Each text belongs to the first text that it is a copy of, unless that text belongs to another.
struct Families {
    first: Vec<TextId>,
    /// The other texts of each first text.
    others: FxHashMap<TextId, Vec<TextId>>,
}

impl Families {
    /// The groups of `copies`, which are sorted.
    fn of(n_texts: usize, copies: impl Iterator<Item = TextPair>) -> Families {
        let mut first: Vec<TextId> = TextId::first(n_texts).collect();
        let mut others: FxHashMap<TextId, Vec<TextId>> = FxHashMap::default();
        for [one, other] in copies.map(TextPair::both) {
            // Pairs are sorted, so all pairs that could assign `one` to an earlier text have been processed.
            if first[one.index()] == one && first[other.index()] == other {
                first[other.index()] = one;
                others.entry(one).or_default().push(other);
            }
        }
        Families { first, others }
    }

    /// The texts that represent their groups, in ascending order.
    fn first_texts(&self) -> Vec<TextId> {
        TextId::first(self.first.len()).filter(|&text| self.first[text.index()] == text).collect()
    }

    /// Pairs formed from the groups of each reported pair, sorted. If there are too many, pairs that include a first
    /// text take precedence.
    fn other_pairs(&self, related: &[RelatedTexts]) -> Vec<TextPair> {
        let family = |text: TextId| {
            let others = self.others.get(&text).map_or(&[][..], Vec::as_slice);
            std::iter::once(text).chain(others.iter().copied())
        };
        let mut found: Vec<TextPair> = Vec::new();
        for pair in related.iter().filter(|pair| pair.relation.is_finding()) {
            let (a, b) = (pair.texts.a(), pair.texts.b());
            let with_first = family(a).skip(1).map(|one| (one, b)).chain(family(b).skip(1).map(|other| (a, other)));
            let others = family(a).skip(1).flat_map(|one| family(b).skip(1).map(move |other| (one, other)));
            let pairs = with_first.chain(others).map(|(one, other)| TextPair::of(one, other));
            found.extend(pairs.take(MOST_COPIES));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Two texts, and the share of the weight of one text's rare words that the other has.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    texts: TextPair,
    share: f64,
}

/// Pairs of texts, each once, sorted, that share enough of their rare words to be examined.
fn candidates(rare: &RareWords) -> Vec<Candidate> {
    let n_texts = rare.texts.len();
    let mut postings: Vec<(u32, u32)> =
        (0..n_texts).flat_map(|at| rare.of(at).iter().map(move |&word| (word, at as u32))).collect();
    postings.par_sort_unstable();
    let mut lists: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    let mut begin = 0;
    for list in postings.chunk_by(|one, other| one.0 == other.0) {
        if (2..=LONGEST_LIST).contains(&list.len()) {
            lists.insert(list[0].0, (begin as u32, list.len() as u32));
        }
        begin += list.len();
    }
    // A word that all texts have gets a small weight, so that the total weight is not zero.
    let weight = |n_having: u32| (n_texts as f64 / f64::from(n_having)).ln().max(0.1);
    // A word that no other text has counts neither for nor against.
    let totals: Vec<f64> = (0..n_texts)
        .map(|at| rare.of(at).iter().filter_map(|word| lists.get(word)).map(|&(_, n)| weight(n)).sum())
        .collect();
    let of_text = |at: usize| -> Vec<Candidate> {
        let mut shared: FxHashMap<u32, (f64, u32)> = FxHashMap::default();
        for word in rare.of(at) {
            let Some(&(begin, length)) = lists.get(word) else { continue };
            for &(_, other) in &postings[begin as usize..(begin + length) as usize] {
                if other as usize != at {
                    let (sum, n) = shared.entry(other).or_default();
                    *sum += weight(length);
                    *n += 1;
                }
            }
        }
        let mut partners: Vec<(f64, u32)> = shared
            .into_iter()
            .filter(|(_, (_, n))| *n >= FEWEST_SHARED)
            .map(|(other, (sum, _))| (sum / totals[at].min(totals[other as usize]), other))
            .filter(|(share, _)| *share >= LEAST_SHARE)
            .collect();
        partners.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        partners.truncate(MOST_PARTNERS);
        let number = |at: usize| rare.texts[at];
        let pair = |(share, other): (f64, u32)| {
            let (one, other) = (number(at), number(other as usize));
            Candidate { texts: TextPair::of(one, other), share }
        };
        partners.into_iter().map(pair).collect()
    };
    let mut pairs: Vec<Candidate> = (0..n_texts).into_par_iter().flat_map_iter(of_text).collect();
    pairs.par_sort_unstable_by_key(|pair| pair.texts);
    pairs.dedup_by_key(|pair| pair.texts);
    pairs
}
