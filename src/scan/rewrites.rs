//! Rewrites: texts that share their rarest words are compared in full, and what the comparison calls derived is a pair.
//!
//! ```text
//! rare words ── lists: which texts have one ── pairs by the weight of those that both have
//!                              pairs ── all their words, and their order ── compared ── derived ── their copies compared
//! ```
//!
//! Weights are those of the inverse document frequency (Spärck Jones 1972), within the collection. Two reports of one event share names
//! too and become candidates; the comparison tells them from rewrites. Of texts that are copies of each other, one is looked at for all,
//! and the others when it turns out to have been rewritten.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::judge::Judge;
use super::likely::{TextWords, is_likely};
use super::pairs::TextPair;
use super::rare_words::RareWords;
use super::verify::{Shared, Texts};
use super::{Observer, Stop};
use crate::score::Verdict;

/// Share of the weight of the rare words of the text with less that the other must have. Of 1,258 rewrites by language models that share
/// more than .12, eight lie below; with .25, half as many pairs are looked at, and fifteen more are lost.
const LEAST_SHARE: f64 = 0.2;

/// Rare words that both must have: one name and one figure may be chance.
const FEWEST_SHARED: u32 = 3;

/// Partners of a text that are looked at, those that share most: of an event that a thousand articles tell, the likest tell whether it
/// was rewritten. Sixteen find one rewrite in a thousand more.
const MOST_PARTNERS: usize = 8;

/// Texts with one rare word beyond which it brings nobody together: what is left of words counted too low.
const LONGEST_LIST: usize = 1_000;

/// Pairs that are compared because their texts are copies of two that are derived: all of a story that was copied and rewritten a few
/// times, some of one that a hundred sites have. Clusters do not depend on them.
const MOST_COPIES: usize = 64;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Pairs of texts of which one was written from the other, in whole or in part, in order.
    pub pairs: Vec<TextPair>,
    /// Texts that could not be read again, with the reason.
    pub lost: Vec<(u32, String)>,
    /// Whether it was stopped before all pairs were compared.
    pub is_partial: bool,
}

/// Finds the rewrites among the texts; of `copies`, which are sorted, the first of each pair stands for both.
pub(super) fn rewrites(
    articles: &Articles,
    copies: &[((u32, u32), Shared)],
    boilerplate: &Boilerplate,
    texts: &dyn Texts,
    observer: &dyn Observer,
) -> Told {
    let stop: Stop<'_> = &|| observer.stops();
    let families = Families::of(articles.n_texts(), copies);
    let rare = RareWords::find(articles, families.first_texts(), texts, stop);
    let pairs = candidates(&rare);
    let mut told = compare_all(articles, &pairs, Some(&rare), boilerplate, texts, observer);
    told.is_partial |= rare.is_partial;
    drop(rare);
    let of_copies = families.other_pairs(&told.pairs, copies);
    let more = compare_all(articles, &of_copies, None, boilerplate, texts, observer);
    told.add(more);
    told.pairs.sort_unstable_by_key(|pair| pair.texts);
    told
}

/// Texts that are copies of each other: each belongs to the first that it is a copy of, unless that one belongs to another itself.
struct Families {
    first: Vec<u32>,
    /// The other texts of those that are first.
    others: FxHashMap<u32, Vec<u32>>,
}

impl Families {
    fn of(n_texts: usize, copies: &[((u32, u32), Shared)]) -> Families {
        let mut first: Vec<u32> = (0..n_texts as u32).collect();
        let mut others: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for &((one, other), _) in copies {
            // Pairs are sorted, so whoever could come before `one` has done so.
            if first[one as usize] == one && first[other as usize] == other {
                first[other as usize] = one;
                others.entry(one).or_default().push(other);
            }
        }
        Families { first, others }
    }

    /// Those that stand for the others, rising.
    fn first_texts(&self) -> Vec<u32> {
        (0..self.first.len() as u32).filter(|&text| self.first[text as usize] == text).collect()
    }

    /// Pairs of which each text belongs to one of a told pair, sorted, those with a first text before others if there are too many.
    fn other_pairs(&self, told: &[TextPair], copies: &[((u32, u32), Shared)]) -> Vec<Candidate> {
        let family = |text: u32| {
            let others = self.others.get(&text).map_or(&[][..], Vec::as_slice);
            std::iter::once(text).chain(others.iter().copied())
        };
        let mut found: Vec<Candidate> = Vec::new();
        for &TextPair { texts: (a, b), .. } in told {
            let with_first = family(a).skip(1).map(|one| (one, b)).chain(family(b).skip(1).map(|other| (a, other)));
            let others = family(a).skip(1).flat_map(|one| family(b).skip(1).map(move |other| (one, other)));
            let pairs = with_first.chain(others).map(|(one, other)| (one.min(other), one.max(other)));
            let is_known = |pair: &(u32, u32)| copies.binary_search_by_key(pair, |(pair, _)| *pair).is_ok();
            let new = pairs.take(MOST_COPIES).filter(|pair| !is_known(pair));
            found.extend(new.map(|texts| Candidate { texts, share: 1.0 }));
        }
        found.sort_unstable_by_key(|candidate| candidate.texts);
        found.dedup_by_key(|candidate| candidate.texts);
        found
    }
}

/// Two texts, the smaller number first, and the share of the weight of the rare words of one that the other has.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    texts: (u32, u32),
    share: f64,
}

/// Score from which a pair is reported. Higher than for two articles that somebody has laid side by side: each text of a collection is
/// held against its likest of thousands. Of 2,225 articles of one outlet it leaves 106 of 255 pairs, and of rewrites by language
/// models all but one in seventy.
const LEAST_SCORE: f64 = 0.8;

/// Whether it is very likely that one text was written from the other, in whole or in part.
fn is_derived(pair: &TextPair) -> bool {
    pair.score >= LEAST_SCORE
        && matches!(
            pair.verdict,
            Verdict::Identical | Verdict::NearDuplicate | Verdict::Rewrite | Verdict::PartialReuse
        )
}

/// Pairs of texts, sorted, each once, that share so many of their rare words that they are worth a look.
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
    // A word that all have weighs a little too, so that every share is one of something.
    let weight = |n_having: u32| (n_texts as f64 / f64::from(n_having)).ln().max(0.1);
    // A word that nobody else has speaks neither for nor against.
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
            Candidate { texts: (one.min(other), one.max(other)), share }
        };
        partners.into_iter().map(pair).collect()
    };
    let mut pairs: Vec<Candidate> = (0..n_texts).into_par_iter().flat_map_iter(of_text).collect();
    pairs.par_sort_unstable_by_key(|pair| pair.texts);
    pairs.dedup_by_key(|pair| pair.texts);
    pairs
}

/// Pairs that a thread looks at in one go, so that the words of one comparison are known in the next.
const PAIRS_A_TASK: usize = 512;

/// Compares all pairs, which are sorted; if there are rare words, those that are likely.
fn compare_all(
    articles: &Articles,
    pairs: &[Candidate],
    rare: Option<&RareWords>,
    boilerplate: &Boilerplate,
    texts: &dyn Texts,
    observer: &dyn Observer,
) -> Told {
    let n_done = AtomicUsize::new(0);
    let answers: Vec<Told> = pairs
        .par_chunks(PAIRS_A_TASK)
        .map(|task| {
            let mut judge = Judge::new(articles, boilerplate, texts);
            let mut told = Told::default();
            for candidate in task {
                if observer.stops() {
                    told.is_partial = true;
                    break;
                }
                observer.compared(n_done.fetch_add(1, Ordering::Relaxed) + 1, pairs.len());
                let is_worth =
                    |a: &TextWords, b: &TextWords| rare.is_none_or(|rare| is_likely(candidate.share, a, b, rare));
                match judge.compare_if(candidate.texts, is_worth, LEAST_SCORE) {
                    Ok(answer) => told.pairs.extend(answer.filter(is_derived)),
                    Err(failure) => told.lost.push(failure),
                }
            }
            told
        })
        .collect();
    let mut all = Told::default();
    answers.into_iter().for_each(|some| all.add(some));
    all
}

impl Told {
    fn add(&mut self, more: Told) {
        self.pairs.extend(more.pairs);
        self.lost.extend(more.lost);
        self.is_partial |= more.is_partial;
    }
}
