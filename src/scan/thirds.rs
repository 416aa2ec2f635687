//! Third texts: other articles of the collection that have the same runs of words as both texts of a pair and were written from neither.
//!
//! A form, a notice or an account of what happened before stands in many articles of an archive. That two of them share it says nothing of
//! these two. So what a finding shares with a third, independent text is set aside, and the two are compared once more. Copies and rewrites
//! of one story are no third texts to each other.
//!
//! ```text
//! finding (A, B) ── sampled shingles that both have ── other texts with one of these ── those written from neither: C
//!                └─ compared again without the shingles that A or B shares with any C: this verdict counts
//! ```

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Observer;
use super::articles::Articles;
use super::boilerplate::ALIKE;
use super::judged::Judged;
use super::pair_comparer::{Collection, Lost, PairComparer};
use super::pairs::TextPair;
use crate::shared_matter::CommonRuns;
use crate::shingle::n_in_both;

/// Third texts of a pair that are looked at, those that share most.
const MOST_THIRDS: usize = 8;

/// Texts with one shingle that are looked at: enough to find some that are independent.
const LONGEST_LIST: usize = 256;

/// Share of the shingles of one of two texts that the other has, from which it stands in the other as a whole: a brief that two papers took
/// over is no notice.
const CONTAINED: f64 = 0.8;

/// Share of the runs that two texts have in common that must stand elsewhere too for the two to be looked at again: without a sentence of
/// twenty, a copy is as much of a copy.
const LEAST_ELSEWHERE: f64 = 0.15;

/// Findings that a thread looks at in one go.
const FINDINGS_A_TASK: usize = 64;

/// Which texts have the sampled shingles of findings.
#[derive(Debug, Default)]
pub(super) struct Sharers {
    texts: FxHashMap<u32, Vec<u32>>,
}

impl Sharers {
    /// Those of the texts of `findings`.
    fn of(articles: &Articles, findings: &[TextPair]) -> Sharers {
        let mut texts: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for text in findings.iter().flat_map(|pair| [pair.texts.0, pair.texts.1]) {
            texts.extend(articles.samples(text).iter().map(|&sample| (sample, Vec::new())));
        }
        if !texts.is_empty() {
            for text in 0..articles.n_texts() as u32 {
                for sample in articles.samples(text) {
                    if let Some(list) = texts.get_mut(sample).filter(|list| list.len() < LONGEST_LIST) {
                        list.push(text);
                    }
                }
            }
        }
        // Two texts of a list are those of a finding.
        texts.retain(|_, list| list.len() > 2);
        Sharers { texts }
    }

    /// The texts that have runs that both of a pair have and are copies of neither, those that have most first, each with the samples of
    /// these runs.
    fn of_pair(&self, articles: &Articles, (a, b): (u32, u32)) -> Vec<(u32, Vec<u32>)> {
        let of_b = articles.samples(b);
        let in_both: Vec<u32> =
            articles.samples(a).iter().copied().filter(|sample| of_b.binary_search(sample).is_ok()).collect();
        let n_elsewhere = in_both.iter().filter(|sample| self.texts.contains_key(sample)).count();
        if (n_elsewhere as f64) < LEAST_ELSEWHERE * in_both.len() as f64 {
            return Vec::new();
        }
        let mut shared: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for sample in in_both {
            for &sharer in self.texts.get(&sample).into_iter().flatten().filter(|&&text| text != a && text != b) {
                shared.entry(sharer).or_default().push(sample);
            }
        }
        let signatures = articles.signatures();
        let is_copy = |one: u32, other: u32| signatures[one as usize].agreement(&signatures[other as usize]) >= ALIKE;
        let mut found: Vec<(u32, Vec<u32>)> =
            shared.into_iter().filter(|&(text, _)| !is_copy(text, a) && !is_copy(text, b)).collect();
        found.sort_unstable_by(|(text, x), (other, y)| y.len().cmp(&x.len()).then(text.cmp(other)));
        found
    }
}

/// What the collection says of its findings.
#[derive(Debug, Default)]
pub(super) struct Collective {
    sharers: Sharers,
    /// The third texts of findings that were compared again.
    thirds: FxHashMap<(u32, u32), Vec<u32>>,
    /// What there is to tell of pairs after that, sorted.
    pub pairs: Vec<TextPair>,
    /// Texts that could not be read again, with the reason.
    pub lost: Vec<Lost>,
    /// Whether it was stopped before all was done.
    pub is_partial: bool,
}

impl Collective {
    /// Compares the findings among `judged` once more where there are third texts.
    pub fn of(collection: Collection<'_>, judged: &Judged, observer: &dyn Observer) -> Collective {
        let findings: Vec<TextPair> = judged.telling().iter().filter(|pair| pair.is_finding()).copied().collect();
        let sharers = Sharers::of(collection.articles, &findings);
        let again: Vec<Vec<Option<Result<Again, Lost>>>> = findings
            .par_chunks(FINDINGS_A_TASK)
            .map(|task| {
                let mut second = SecondLook::new(collection, judged);
                let again = |pair: &TextPair| (!observer.stops()).then(|| second.look(*pair, &sharers));
                task.iter().map(again).collect()
            })
            .collect();
        let mut collective = Collective::default();
        let mut changed: FxHashMap<(u32, u32), Option<TextPair>> = FxHashMap::default();
        for (pair, again) in findings.iter().zip(again.into_iter().flatten()) {
            match again {
                None => collective.is_partial = true,
                Some(Err(lost)) => collective.lost.push(lost),
                Some(Ok(again)) if again.thirds.is_empty() => {}
                Some(Ok(again)) => {
                    collective.thirds.insert(pair.texts, again.thirds);
                    changed.insert(pair.texts, again.pair);
                }
            }
        }
        let last = |pair: &TextPair| changed.get(&pair.texts).map_or(Some(*pair), |changed| *changed);
        collective.pairs = judged.telling().iter().filter_map(last).collect();
        collective.sharers = sharers;
        collective
    }

    /// The third texts of pairs that were compared again, by the numbers of their texts.
    pub fn into_thirds(self) -> FxHashMap<(u32, u32), Vec<u32>> {
        self.thirds
    }
}

/// What became of a finding at a second look.
struct Again {
    pair: Option<TextPair>,
    /// The third texts without whose runs the two were compared again; none if they were not.
    thirds: Vec<u32>,
}

/// Compares pairs of the collection, first as they are, then without what third texts have too.
pub(super) struct SecondLook<'a> {
    collection: Collection<'a>,
    judged: &'a Judged,
    comparer: PairComparer<'a>,
    /// First verdicts on pairs that are not among `judged`: whether they are derived from each other.
    asked: FxHashMap<(u32, u32), bool>,
}

impl<'a> SecondLook<'a> {
    pub fn new(collection: Collection<'a>, judged: &'a Judged) -> SecondLook<'a> {
        SecondLook { collection, judged, comparer: PairComparer::new(collection), asked: FxHashMap::default() }
    }

    /// What there is to tell of a pair of texts, the smaller number first, that need not be among the candidates.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn ask(&mut self, texts: (u32, u32), collective: &Collective) -> Result<Option<TextPair>, Lost> {
        if let Ok(at) = collective.pairs.binary_search_by_key(&texts, |pair| pair.texts) {
            return Ok(Some(collective.pairs[at]));
        }
        if self.judged.knows(texts) {
            return Ok(None);
        }
        match self.comparer.compare(texts, &self.collection.boilerplate.runs)?.telling() {
            Some(pair) if pair.is_finding() => Ok(self.look(pair, &collective.sharers)?.pair),
            other => Ok(other),
        }
    }

    /// A finding compared again without what it shares with third texts, if there are some.
    fn look(&mut self, pair: TextPair, sharers: &Sharers) -> Result<Again, Lost> {
        let mut thirds: Vec<u32> = Vec::new();
        let mut covered: FxHashSet<u32> = FxHashSet::default();
        let mut n_looked_at = 0;
        for (third, shared) in sharers.of_pair(self.collection.articles, pair.texts) {
            // One that shares nothing more than those before it changes nothing.
            if n_looked_at == MOST_THIRDS || shared.iter().all(|sample| covered.contains(sample)) {
                continue;
            }
            if !self.is_derived_from_either(pair.texts, third, &mut n_looked_at) {
                covered.extend(shared);
                thirds.push(third);
            }
        }
        let unchanged = Again { pair: Some(pair), thirds: Vec::new() };
        if thirds.is_empty() {
            return Ok(unchanged);
        }
        let sets = [self.comparer.shingles(pair.texts.0)?.to_vec(), self.comparer.shingles(pair.texts.1)?.to_vec()];
        let mut common: FxHashSet<u64> = FxHashSet::default();
        for &third in &thirds {
            // One that cannot be read any more was named when it was counted or compared.
            if let Ok(set) = self.comparer.shingles(third) {
                add_common([&sets[0], &sets[1]], set, &mut common);
            }
        }
        if common.is_empty() {
            return Ok(unchanged);
        }
        common.extend(&self.collection.boilerplate.shingles);
        let pair = self.comparer.compare(pair.texts, &CommonRuns::new(common))?.telling();
        Ok(Again { pair, thirds })
    }

    /// Whether a third text is a copy or a rewrite of one of a pair, or cannot be read any more. Counts those that had to be compared or are
    /// independent: they are what costs.
    fn is_derived_from_either(&mut self, texts: (u32, u32), third: u32, n_looked_at: &mut usize) -> bool {
        let pairs = [texts.0, texts.1].map(|text| (text.min(third), text.max(third)));
        let is_known = |pair| self.judged.get(pair).map(|known| known.is_some_and(|pair| pair.verdict.is_derived()));
        let known = pairs.map(|pair| is_known(pair).or_else(|| self.asked.get(&pair).copied()));
        if known.contains(&Some(true)) {
            return true;
        }
        *n_looked_at += 1;
        pairs.iter().zip(known).any(|(&pair, known)| known.unwrap_or_else(|| self.is_derived(pair)))
    }

    /// The first verdict on a pair that nothing is known of.
    fn is_derived(&mut self, texts: (u32, u32)) -> bool {
        let found = self.comparer.compare(texts, &self.collection.boilerplate.runs);
        let is_derived =
            found.is_err() || found.is_ok_and(|found| found.telling().is_some_and(|pair| pair.verdict.is_derived()));
        self.asked.insert(texts, is_derived);
        is_derived
    }
}

/// Adds the shingles that either of two sets shares with a third one, unless one of the three is nearly a part of another. All are sorted.
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
