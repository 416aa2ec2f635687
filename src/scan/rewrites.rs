//! Rewrites: texts that share their rarest words are compared in full, and what the comparison calls derived is a pair.
//!
//! ```text
//! rare words ── lists: which texts have one ── pairs by the weight of those that both have ──┐
//!                                                          all their words ─── compared ─────┴─ pairs
//! ```
//!
//! Weights are those of the inverse document frequency (Spärck Jones 1972), within the collection. Two reports of one event share names
//! too and become candidates; the comparison tells them from rewrites.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Stop;
use super::articles::Articles;
use super::pairs::TextPair;
use super::rare_words::RareWords;
use super::verify::{CheckedReader, Shared, Texts};
use crate::article::Article;
use crate::compare::{Comparer, Config};
use crate::score::Verdict;

/// Share of the weight of the rare words of the text with less that the other must have. Of rewrites by language models one in ten keeps
/// less. With .3, half as many pairs are compared, and one rewrite in fifty is lost.
const LEAST_SHARE: f64 = 0.25;

/// Share of all words of the shorter text, the rarer the heavier, that the longer one must have to be compared in full. Of the rewrites
/// one in a hundred has less, of other candidates a third.
const LEAST_COVERED: f64 = 0.35;

/// Rare words that both must have: one name and one figure may be chance.
const FEWEST_SHARED: u32 = 3;

/// Partners of a text that are compared, those that share most: of an event that a thousand articles tell, the likest tell whether it
/// was rewritten.
const MOST_PARTNERS: usize = 16;

/// Texts with one rare word beyond which it brings nobody together: what is left of words counted too low.
const LONGEST_LIST: usize = 1_000;

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
    texts: &dyn Texts,
    stop: Stop<'_>,
) -> Told {
    let mut is_copy = vec![false; articles.n_texts()];
    copies.iter().for_each(|&((_, other), _)| is_copy[other as usize] = true);
    let chosen = (0..articles.n_texts() as u32).filter(|&text| !is_copy[text as usize]).collect();
    let rare = RareWords::find(articles, chosen, texts, stop);
    let pairs = candidates(&rare);
    let is_partial = rare.is_partial;
    let mut told = compare_all(articles, &pairs, &rare, texts, stop);
    told.is_partial |= is_partial;
    told
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

/// Pairs of texts, each with the smaller number first, sorted, each once, that share so many of their rare words that they are worth a
/// comparison.
fn candidates(rare: &RareWords) -> Vec<(u32, u32)> {
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
    let of_text = |at: usize| -> Vec<(u32, u32)> {
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
        let pair = |(_, other): (f64, u32)| {
            let (one, other) = (number(at), number(other as usize));
            (one.min(other), one.max(other))
        };
        partners.into_iter().map(pair).collect()
    };
    let mut pairs: Vec<(u32, u32)> = (0..n_texts).into_par_iter().flat_map_iter(of_text).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs that a thread compares in one go.
const PAIRS_A_TASK: usize = 64;

/// Compares all pairs, which are sorted.
fn compare_all(articles: &Articles, pairs: &[(u32, u32)], rare: &RareWords, texts: &dyn Texts, stop: Stop<'_>) -> Told {
    let answers: Vec<Told> = pairs
        .par_chunks(PAIRS_A_TASK)
        .map(|task| {
            let mut judge = Judge::new(articles, texts);
            let mut told = Told::default();
            for &pair in task {
                if stop() {
                    told.is_partial = true;
                    break;
                }
                match judge.compare_if(pair, |a, b| rare.covered(a, b) >= LEAST_COVERED) {
                    Ok(answer) => told.pairs.extend(answer.filter(is_derived)),
                    Err(failure) => told.lost.push(failure),
                }
            }
            told
        })
        .collect();
    let mut all = Told::default();
    for some in answers {
        all.pairs.extend(some.pairs);
        all.lost.extend(some.lost);
        all.is_partial |= some.is_partial;
    }
    all
}

/// Compares pairs of texts in full, one after the other; the first of a pair is kept for the next.
pub(super) struct Judge<'t> {
    reader: CheckedReader<'t>,
    comparer: Comparer,
    last: Option<(u32, Article)>,
}

impl<'t> Judge<'t> {
    pub fn new(articles: &'t Articles, texts: &'t dyn Texts) -> Judge<'t> {
        let comparer = Comparer::new(&Config::default());
        Judge { reader: CheckedReader::new(articles, texts), comparer, last: None }
    }

    /// What two texts are to each other, if `is_worth` says of what they say that it is worth a comparison; `None` if not.
    ///
    /// # Errors
    /// The text that cannot be read again, and why.
    pub fn compare_if(
        &mut self,
        pair: (u32, u32),
        is_worth: impl FnOnce(&str, &str) -> bool,
    ) -> Result<Option<TextPair>, (u32, String)> {
        let a = match self.last.take() {
            Some((text, article)) if text == pair.0 => article,
            _ => self.read(pair.0)?,
        };
        let b = self.read(pair.1)?;
        let found = is_worth(a.source(), b.source()).then(|| self.comparer.compare(&a, &b));
        self.last = Some((pair.0, a));
        Ok(found.map(|found| TextPair {
            texts: pair,
            verdict: found.verdict,
            score: found.score,
            similarity: found.similarity,
            a_in_b: found.a_in_b.total,
            b_in_a: found.b_in_a.total,
        }))
    }

    fn read(&mut self, text: u32) -> Result<Article, (u32, String)> {
        // Nobody sees the name of the article: what is found is told of texts by number.
        self.reader.read(text, |_, found, _| Article::from_text("", found)).map_err(|message| (text, message))
    }
}
