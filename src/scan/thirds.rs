//! Third texts: other articles of the collection that have the same runs of words as both texts of a pair and were written from neither.
//!
//! A form, a notice or an account of what happened before stands in many articles of an archive. That two of them share it says nothing of
//! these two. So what a finding shares with a third, independent text is set aside, and the two are compared once more. Copies and rewrites
//! of one story are no third texts to each other.
//!
//! ```text
//! finding (A, B) ── sampled shingles ── texts that share some with A and with B ── those written from neither: C
//!                └─ compared again without the shingles that A or B shares with any C: this verdict counts
//! ```

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Observer;
use super::articles::Articles;
use super::boilerplate::ALIKE;
use super::judged::Judged;
use super::pair_comparer::{Answer, Collection, Lost, PairComparer};
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

/// Findings that a thread looks at in one go.
const FINDINGS_A_TASK: usize = 64;

/// Which texts have the sampled shingles of findings.
#[derive(Debug, Default)]
pub(super) struct Sharers {
    texts: FxHashMap<u32, Vec<u32>>,
}

impl Sharers {
    /// Those of the texts of `findings`.
    fn of<'p>(articles: &Articles, findings: impl Iterator<Item = &'p TextPair>) -> Sharers {
        let mut texts: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for text in findings.flat_map(|pair| [pair.texts.0, pair.texts.1]) {
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

    /// The texts that share runs with both of a pair and are copies of neither, those that share most first.
    fn of_pair(&self, articles: &Articles, (a, b): (u32, u32)) -> Vec<u32> {
        let mut n_shared: FxHashMap<u32, [usize; 2]> = FxHashMap::default();
        for (side, text) in [a, b].into_iter().enumerate() {
            for &sharer in articles.samples(text).iter().filter_map(|sample| self.texts.get(sample)).flatten() {
                n_shared.entry(sharer).or_default()[side] += 1;
            }
        }
        let signatures = articles.signatures();
        let is_copy = |one: u32, other: u32| signatures[one as usize].agreement(&signatures[other as usize]) >= ALIKE;
        let mut found: Vec<([usize; 2], u32)> = n_shared
            .into_iter()
            .filter(|(text, n)| *text != a && *text != b && n[0].min(n[1]) > 0)
            .filter(|(text, _)| !is_copy(*text, a) && !is_copy(*text, b))
            .map(|(text, n)| ([n[0].min(n[1]), n[0] + n[1]], text))
            .collect();
        found.sort_unstable_by(|(n, text), (m, other)| m.cmp(n).then(text.cmp(other)));
        found.into_iter().map(|(_, text)| text).collect()
    }
}

/// What the collection says of its findings.
#[derive(Debug, Default)]
pub(super) struct Collective {
    sharers: Sharers,
    /// First verdicts on pairs of which one is a third text.
    asked: Judged,
    /// The third texts of findings that were compared again.
    thirds: FxHashMap<(u32, u32), Vec<u32>>,
    /// What there is to tell of pairs after that, sorted.
    pub pairs: Vec<TextPair>,
    /// Texts that could not be read again, with the reason.
    pub lost: Vec<Lost>,
    /// Whether it was stopped before all was done.
    pub is_partial: bool,
}

fn ordered(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

impl Collective {
    /// Compares the findings among `judged` once more where there are third texts.
    pub fn of(collection: Collection<'_>, judged: &Judged, observer: &dyn Observer) -> Collective {
        let articles = collection.articles;
        let findings: Vec<&TextPair> = judged.telling().iter().filter(|pair| pair.is_finding()).collect();
        let sharers = Sharers::of(articles, findings.iter().copied());
        let mut candidates: Vec<Vec<u32>> = findings
            .par_iter()
            .map(|pair| {
                let mut sharers = sharers.of_pair(articles, pair.texts);
                sharers.retain(|&third| !is_derived_from_either(pair.texts, third, judged));
                sharers.truncate(MOST_THIRDS);
                sharers
            })
            .collect();
        let mut asked = Judged::default();
        // Those that turn out to be written from the first text need not be compared with the second.
        for side in [0, 1] {
            let mut unknown: Vec<(u32, u32)> = Vec::new();
            for (pair, thirds) in findings.iter().zip(&candidates) {
                let text = if side == 0 { pair.texts.0 } else { pair.texts.1 };
                let pairs = thirds.iter().map(|&third| ordered(text, third));
                unknown.extend(pairs.filter(|&pair| !judged.knows(pair) && !asked.knows(pair)));
            }
            unknown.sort_unstable();
            unknown.dedup();
            asked.add(Judged::of(collection, &unknown, |_, _, _| true, observer));
            for (pair, thirds) in findings.iter().zip(&mut candidates) {
                thirds.retain(|&third| !is_derived_from_either(pair.texts, third, &asked));
            }
        }
        let mut collective = Collective { sharers, is_partial: asked.is_partial, ..Collective::default() };
        collective.lost.append(&mut asked.lost);
        collective.asked = asked;
        collective.compare_again(collection, judged, &findings, candidates, observer);
        collective
    }

    /// Compares each of the findings once more without what it shares with its third texts, if there are some.
    fn compare_again(
        &mut self,
        collection: Collection<'_>,
        judged: &Judged,
        findings: &[&TextPair],
        candidates: Vec<Vec<u32>>,
        observer: &dyn Observer,
    ) {
        let with_thirds: Vec<((u32, u32), Vec<u32>)> = findings
            .iter()
            .zip(candidates)
            .filter(|(_, thirds)| !thirds.is_empty())
            .map(|(pair, thirds)| (pair.texts, thirds))
            .collect();
        let again: Vec<Vec<Option<Result<Option<Answer>, Lost>>>> = with_thirds
            .par_chunks(FINDINGS_A_TASK)
            .map(|task| {
                let mut comparer = PairComparer::new(collection);
                let again = |(texts, thirds): &((u32, u32), Vec<u32>)| {
                    (!observer.stops()).then(|| again(&mut comparer, collection, *texts, thirds))
                };
                task.iter().map(again).collect()
            })
            .collect();
        let mut changed: FxHashMap<(u32, u32), Option<TextPair>> = FxHashMap::default();
        for ((texts, thirds), again) in with_thirds.into_iter().zip(again.into_iter().flatten()) {
            match again {
                None => self.is_partial = true,
                Some(Err(lost)) => self.lost.push(lost),
                Some(Ok(None)) => {}
                Some(Ok(Some(answer))) => {
                    self.thirds.insert(texts, thirds);
                    changed.insert(texts, answer.telling());
                }
            }
        }
        let last = |pair: &TextPair| changed.get(&pair.texts).map_or(Some(*pair), |changed| *changed);
        self.pairs = judged.telling().iter().filter_map(last).collect();
    }

    /// What there is to tell of a pair of texts, the smaller number first, that need not be among the candidates.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn ask(
        &self,
        comparer: &mut PairComparer<'_>,
        collection: Collection<'_>,
        judged: &Judged,
        texts: (u32, u32),
    ) -> Result<Option<TextPair>, Lost> {
        if let Ok(at) = self.pairs.binary_search_by_key(&texts, |pair| pair.texts) {
            return Ok(Some(self.pairs[at]));
        }
        if judged.knows(texts) {
            return Ok(None);
        }
        let mut first = |texts: (u32, u32)| -> Result<Option<TextPair>, Lost> {
            match judged.get(texts).or_else(|| self.asked.get(texts)) {
                Some(known) => Ok(known.copied()),
                None => Ok(comparer.compare(texts, &collection.boilerplate.runs)?.telling()),
            }
        };
        let Some(pair) = first(texts)?.filter(TextPair::is_finding) else { return Ok(None) };
        let mut thirds = self.sharers.of_pair(collection.articles, texts);
        thirds.retain(|&third| !is_derived_from_either(texts, third, judged));
        thirds.truncate(MOST_THIRDS);
        let mut independent = Vec::new();
        for third in thirds {
            let mut is_derived = false;
            for text in [texts.0, texts.1] {
                // A third text that cannot be read any more is left out.
                let found = if is_derived { Ok(None) } else { first(ordered(text, third)) };
                is_derived |=
                    found.is_err() || found.is_ok_and(|found| found.is_some_and(|found| found.verdict.is_derived()));
            }
            if !is_derived {
                independent.push(third);
            }
        }
        if independent.is_empty() {
            return Ok(Some(pair));
        }
        Ok(match again(comparer, collection, texts, &independent)? {
            Some(answer) => answer.telling(),
            None => Some(pair),
        })
    }

    /// The third texts of pairs that were compared again, by the numbers of their texts.
    pub fn into_thirds(self) -> FxHashMap<(u32, u32), Vec<u32>> {
        self.thirds
    }
}

/// Whether a third text is known to be a copy or a rewrite of one of a pair.
fn is_derived_from_either(texts: (u32, u32), third: u32, judged: &Judged) -> bool {
    let is_derived = |text| {
        let known = judged.get(ordered(text, third)).flatten();
        known.is_some_and(|pair| pair.verdict.is_derived())
    };
    is_derived(texts.0) || is_derived(texts.1)
}

/// The comparison of two texts without what they share with `thirds`; `None` if that is nothing.
fn again(
    comparer: &mut PairComparer<'_>,
    collection: Collection<'_>,
    texts: (u32, u32),
    thirds: &[u32],
) -> Result<Option<Answer>, Lost> {
    let sets = [comparer.shingles(texts.0)?.to_vec(), comparer.shingles(texts.1)?.to_vec()];
    let mut common: FxHashSet<u64> = FxHashSet::default();
    for &third in thirds {
        // One that cannot be read any more was named when it was counted or compared.
        if let Ok(set) = comparer.shingles(third) {
            add_common([&sets[0], &sets[1]], set, &mut common);
        }
    }
    if common.is_empty() {
        return Ok(None);
    }
    common.extend(collection.boilerplate.shingles.iter().copied());
    Ok(Some(comparer.compare(texts, &CommonRuns::new(common))?))
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
