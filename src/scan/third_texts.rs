//! Third texts: other articles of the collection that share word runs with both texts of a pair and were written from
//! neither.
//!
//! A form, a notice or a background account occurs in many articles of an archive. Sharing it is no evidence of
//! copying. So whatever a finding shares with a third, independent text is set aside, and the two are compared again.
//! Copies and rewrites of one story are not third texts to each other.
//!
//! ```text
//! finding (A, B) ── marks of shingles in both ── other texts with one of these ── those written from neither: C
//!                └─ compared again without the shingles that A or B shares with any C: this verdict counts
//! ```

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::articles::Articles;
use super::boilerplate::ALIKE;
use super::collection::Collection;
use super::first_pass::FirstPass;
use super::ids::{TextId, TextPair};
use super::pair_comparer::{Lost, PairComparer};
use super::pairs::{RelatedTexts, Relation};
use crate::shared_matter::CommonRuns;
use crate::shingle::n_in_both;

/// Most third texts examined for a pair, those that share the most first.
const MOST_THIRDS: usize = 4;

/// Most texts examined for one shingle: enough to find some independent ones.
const LONGEST_LIST: usize = 256;

/// Share of the shingles of either of two texts found in the other from which the one is contained in the other as a
/// whole. A brief that two papers took over is not a notice.
const CONTAINED: f64 = 0.8;

/// Least share of the runs common to two texts that must also occur elsewhere for a second comparison. A copy without
/// one sentence in twenty is still just as much a copy.
const LEAST_ELSEWHERE: f64 = 0.15;

/// Findings that a thread processes as one task.
const FINDINGS_A_TASK: usize = 64;

/// For each mark that both texts of a finding have, the texts that have it.
#[derive(Debug, Default)]
pub(super) struct Sharers {
    texts: FxHashMap<u64, Vec<TextId>>,
}

/// Size of the filter that rules out most marks that no finding has, in bits, as a power of two: half a megabyte.
const FILTER_BITS: u32 = 22;

/// The marks of a text, in ascending order: its sampled shingles, which detect a short stretch in a long text, and its
/// signature values with their positions, which detect a paragraph in a short text. Two texts with a mark in common
/// share a shingle, except for rare collisions.
fn marks(articles: &Articles, text: TextId) -> impl Iterator<Item = u64> + '_ {
    let values = articles.signature(text).0.iter().enumerate();
    let samples = articles.samples(text).iter().map(|&sample| u64::from(sample));
    samples.chain(values.map(|(place, &value)| (1 << 32) | (place as u64) << 16 | u64::from(value)))
}

fn marks_of_both(articles: &Articles, texts: TextPair) -> Vec<u64> {
    let of_b: Vec<u64> = marks(articles, texts.b()).collect();
    marks(articles, texts.a()).filter(|mark| of_b.binary_search(mark).is_ok()).collect()
}

impl Sharers {
    /// For the marks of the texts of `findings`.
    fn of(articles: &Articles, findings: &[RelatedTexts]) -> Sharers {
        let mut texts: FxHashMap<u64, Vec<TextId>> = FxHashMap::default();
        let mut filter = vec![0_u64; if findings.is_empty() { 0 } else { 1 << (FILTER_BITS - 6) }];
        // Fibonacci hashing.
        let place = |mark: u64| (mark.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - FILTER_BITS)) as usize;
        for mark in findings.iter().flat_map(|pair| marks_of_both(articles, pair.texts)) {
            filter[place(mark) / 64] |= 1 << (place(mark) % 64);
            texts.entry(mark).or_default();
        }
        if !texts.is_empty() {
            for text in TextId::first(articles.n_texts()) {
                for mark in
                    marks(articles, text).filter(|&mark| filter[place(mark) / 64] >> (place(mark) % 64) & 1 == 1)
                {
                    if let Some(list) = texts.get_mut(&mark).filter(|list| list.len() < LONGEST_LIST) {
                        list.push(text);
                    }
                }
            }
        }
        // Two texts of each list are those of the finding itself.
        texts.retain(|_, list| list.len() > 2);
        Sharers { texts }
    }

    /// The texts that share marks with both texts of a pair and are copies of neither, each with these marks. Those
    /// with the most marks come first.
    fn of_pair(&self, articles: &Articles, texts: TextPair) -> Vec<(TextId, Vec<u64>)> {
        let in_both = marks_of_both(articles, texts);
        let n_elsewhere = in_both.iter().filter(|mark| self.texts.contains_key(mark)).count();
        if (n_elsewhere as f64) < LEAST_ELSEWHERE * in_both.len() as f64 {
            return Vec::new();
        }
        let mut shared: FxHashMap<TextId, Vec<u64>> = FxHashMap::default();
        for mark in in_both {
            for &sharer in self.texts.get(&mark).into_iter().flatten() {
                if !texts.both().contains(&sharer) {
                    shared.entry(sharer).or_default().push(mark);
                }
            }
        }
        let signature = |text: TextId| articles.signature(text);
        let is_copy =
            |text: TextId| texts.both().iter().any(|&other| signature(text).agreement(signature(other)) >= ALIKE);
        let mut found: Vec<(TextId, Vec<u64>)> = shared.into_iter().filter(|&(text, _)| !is_copy(text)).collect();
        found.sort_unstable_by(|(text, x), (other, y)| y.len().cmp(&x.len()).then(text.cmp(other)));
        found
    }
}

/// Which texts are derived from which, according to the first verdicts.
#[derive(Debug, Default)]
pub(super) struct Stories {
    derived: FxHashMap<TextId, Vec<TextId>>,
}

impl Stories {
    fn of(first_pass: &FirstPass) -> Stories {
        let mut derived: FxHashMap<TextId, Vec<TextId>> = FxHashMap::default();
        for pair in first_pass.related().iter().filter(|pair| pair.relation.verdict.is_derived()) {
            derived.entry(pair.texts.a()).or_default().push(pair.texts.b());
            derived.entry(pair.texts.b()).or_default().push(pair.texts.a());
        }
        derived.values_mut().for_each(|texts| texts.sort_unstable());
        Stories { derived }
    }

    fn of_text(&self, text: TextId) -> &[TextId] {
        self.derived.get(&text).map_or(&[], Vec::as_slice)
    }

    /// Whether two texts are derived from each other, or both are related to a third one: the first and the third
    /// version of a growing story need not be similar. Longer chains would merge all texts that a few wrong verdicts
    /// link.
    fn are_of_one(&self, one: TextId, other: TextId) -> bool {
        let (of_one, of_other) = (self.of_text(one), self.of_text(other));
        of_one.binary_search(&other).is_ok() || of_one.iter().any(|between| of_other.binary_search(between).is_ok())
    }
}

/// The findings after comparison with the rest of the collection.
#[derive(Debug, Default)]
pub(super) struct SecondPass {
    sharers: Sharers,
    pub stories: Stories,
    /// The third texts of findings that were compared again.
    third_texts: FxHashMap<TextPair, Vec<TextId>>,
    /// The pairs to report after that, sorted.
    pub pairs: Vec<RelatedTexts>,
    /// Texts that could not be read again, with the reason.
    pub lost: Vec<Lost>,
    /// Whether the run was stopped early.
    pub is_partial: bool,
}

impl SecondPass {
    /// Compares the findings of `first_pass` again where there are third texts.
    pub fn of(collection: Collection<'_>, first_pass: &FirstPass) -> SecondPass {
        let findings: Vec<RelatedTexts> =
            first_pass.related().iter().filter(|pair| pair.relation.is_finding()).copied().collect();
        let sharers = Sharers::of(collection.articles, &findings);
        let stories = Stories::of(first_pass);
        let again: Vec<Vec<Option<Result<Again, Lost>>>> = findings
            .par_chunks(FINDINGS_A_TASK)
            .map(|task| {
                let mut second = Recomparer::new(collection, first_pass, &stories);
                let again = |pair: &RelatedTexts| (!collection.stops()).then(|| second.compare_again(*pair, &sharers));
                task.iter().map(again).collect()
            })
            .collect();
        let mut second_pass = SecondPass::default();
        let mut changed: FxHashMap<TextPair, Option<RelatedTexts>> = FxHashMap::default();
        for (pair, again) in findings.iter().zip(again.into_iter().flatten()) {
            match again {
                None => second_pass.is_partial = true,
                Some(Err(lost)) => second_pass.lost.push(lost),
                Some(Ok(again)) if again.third_texts.is_empty() => {}
                Some(Ok(again)) => {
                    second_pass.third_texts.insert(pair.texts, again.third_texts);
                    changed.insert(pair.texts, again.pair);
                }
            }
        }
        let last = |pair: &RelatedTexts| changed.get(&pair.texts).map_or(Some(*pair), |changed| *changed);
        second_pass.pairs = first_pass.related().iter().filter_map(last).collect();
        second_pass.sharers = sharers;
        second_pass.stories = stories;
        second_pass
    }

    /// The third texts of pairs that were compared again, by the numbers of the pair's texts.
    pub fn into_third_texts(self) -> FxHashMap<TextPair, Vec<TextId>> {
        self.third_texts
    }
}

/// The result of comparing a finding again.
struct Again {
    pair: Option<RelatedTexts>,
    /// The third texts whose runs were set aside in the second comparison; empty if there was none.
    third_texts: Vec<TextId>,
}

/// Compares pairs of the collection, first as they are, then without what they share with third texts.
pub(super) struct Recomparer<'a> {
    collection: Collection<'a>,
    first_pass: &'a FirstPass,
    stories: &'a Stories,
    comparer: PairComparer<'a>,
    /// First verdicts on pairs that are not in `first_pass`: whether they are derived from each other.
    asked: FxHashMap<TextPair, bool>,
}

impl<'a> Recomparer<'a> {
    pub fn new(collection: Collection<'a>, first_pass: &'a FirstPass, stories: &'a Stories) -> Recomparer<'a> {
        let comparer = PairComparer::new(collection);
        Recomparer { collection, first_pass, stories, comparer, asked: FxHashMap::default() }
    }

    /// The relation of two texts, which need not be candidates; `None` if they are independent.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn ask(&mut self, texts: TextPair, second_pass: &SecondPass) -> Result<Option<Relation>, Lost> {
        if let Ok(at) = second_pass.pairs.binary_search_by_key(&texts, |pair| pair.texts) {
            return Ok(Some(second_pass.pairs[at].relation));
        }
        if self.first_pass.knows(texts) {
            return Ok(None);
        }
        let found = match self.comparer.compare(texts, &self.collection.boilerplate.runs)?.related() {
            Some(pair) if pair.relation.is_finding() => self.compare_again(pair, &second_pass.sharers)?.pair,
            other => other,
        };
        Ok(found.map(|pair| pair.relation))
    }

    /// Compares a finding again without what it shares with third texts, if there are any.
    fn compare_again(&mut self, pair: RelatedTexts, sharers: &Sharers) -> Result<Again, Lost> {
        let mut third_texts: Vec<TextId> = Vec::new();
        let mut covered: FxHashSet<u64> = FxHashSet::default();
        let mut n_looked_at = 0;
        for (third, shared) in sharers.of_pair(self.collection.articles, pair.texts) {
            // Skip a text that shares nothing new.
            if n_looked_at == MOST_THIRDS || shared.iter().all(|mark| covered.contains(mark)) {
                continue;
            }
            if !self.is_derived_from_either(pair.texts, third, &mut n_looked_at) {
                covered.extend(shared);
                third_texts.push(third);
            }
        }
        let unchanged = Again { pair: Some(pair), third_texts: Vec::new() };
        if third_texts.is_empty() {
            return Ok(unchanged);
        }
        let sets = [self.comparer.shingles(pair.texts.a())?.to_vec(), self.comparer.shingles(pair.texts.b())?.to_vec()];
        let mut common: FxHashSet<u64> = FxHashSet::default();
        for &third in &third_texts {
            // A text that can no longer be read was reported when it was counted or compared.
            if let Ok(set) = self.comparer.shingles(third) {
                add_common([&sets[0], &sets[1]], set, &mut common);
            }
        }
        if common.is_empty() {
            return Ok(unchanged);
        }
        common.extend(&self.collection.boilerplate.shingles);
        let pair = self.comparer.compare(pair.texts, &CommonRuns::new(common))?.related();
        Ok(Again { pair, third_texts })
    }

    /// Whether a third text belongs to the story of one text of the pair, or can no longer be read. Counts the third
    /// texts that had to be compared or are independent, because these are the expensive ones.
    fn is_derived_from_either(&mut self, texts: TextPair, third: TextId, n_looked_at: &mut usize) -> bool {
        if texts.both().into_iter().any(|text| self.stories.are_of_one(text, third)) {
            return true;
        }
        *n_looked_at += 1;
        texts.both().into_iter().any(|text| {
            let pair = TextPair::of(text, third);
            // A pair of the first pass that is derived would belong to the story.
            let known = self.first_pass.knows(pair).then_some(false).or_else(|| self.asked.get(&pair).copied());
            known.unwrap_or_else(|| self.is_derived(pair))
        })
    }

    /// The first verdict on a pair with no known result.
    fn is_derived(&mut self, texts: TextPair) -> bool {
        let found = self.comparer.compare(texts, &self.collection.boilerplate.runs);
        let is_derived = found.is_err()
            || found.is_ok_and(|found| found.related().is_some_and(|pair| pair.relation.verdict.is_derived()));
        self.asked.insert(texts, is_derived);
        is_derived
    }
}

/// Adds the shingles that either of two sets shares with a third one, unless one of them is nearly contained in
/// another. All sets are sorted.
pub(super) fn add_common(sets: [&[u64]; 2], third: &[u64], common: &mut FxHashSet<u64>) {
    let is_part = |set: &[u64]| {
        let shorter = set.len().min(third.len());
        n_in_both(set, third) as f64 >= CONTAINED * shorter as f64
    };
    if sets.into_iter().any(is_part) {
        return;
    }
    for set in sets {
        common.extend(set.iter().filter(|shingle| third.binary_search(shingle).is_ok()));
    }
}
