//! Full comparisons of text pairs, in parallel, each pair once.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::collection::Collection;
use super::ids::TextPair;
use super::pair_comparer::{Answer, Lost, PairComparer, ReadText};
use super::pairs::RelatedTexts;

/// The results of comparing pairs of texts.
#[derive(Debug, Default)]
pub(super) struct FirstPass {
    /// Pairs to report, sorted by their texts.
    related: Vec<RelatedTexts>,
    /// Pairs that were compared and are independent, sorted.
    independent: Vec<TextPair>,
    /// Texts that could not be read again, with the reason.
    pub lost: Vec<Lost>,
    /// Whether the run was stopped before all pairs were compared.
    pub is_partial: bool,
}

/// Pairs that a thread compares as one task, so that a comparison can reuse the vocabulary of the previous one.
const PAIRS_A_TASK: usize = 256;

impl FirstPass {
    /// Compares all `pairs` (sorted) for which `is_worth`, given the pair's position, returns true.
    pub fn of(
        collection: Collection<'_>,
        pairs: &[TextPair],
        is_worth: impl Fn(usize, &ReadText, &ReadText) -> bool + Sync,
    ) -> FirstPass {
        let n_done = AtomicUsize::new(0);
        let of_task = |(task, pairs_of_task): (usize, &[TextPair])| {
            let mut comparer = PairComparer::new(collection);
            let mut first_pass = FirstPass::default();
            for (at, &texts) in pairs_of_task.iter().enumerate() {
                if collection.stops() {
                    first_pass.is_partial = true;
                    break;
                }
                collection.observer.compared(n_done.fetch_add(1, Ordering::Relaxed) + 1, pairs.len());
                let is_worth = |a: &ReadText, b: &ReadText| is_worth(task * PAIRS_A_TASK + at, a, b);
                match comparer.compare_if(texts, is_worth, &collection.boilerplate.runs) {
                    Ok(Answer::Related(pair)) => first_pass.related.push(pair),
                    Ok(Answer::Independent) => first_pass.independent.push(texts),
                    Ok(Answer::NotCompared) => {}
                    Err(lost) => first_pass.lost.push(lost),
                }
            }
            first_pass
        };
        let answers: Vec<FirstPass> = pairs.par_chunks(PAIRS_A_TASK).enumerate().map(of_task).collect();
        let mut all = FirstPass::default();
        for some in answers {
            all.related.extend(some.related);
            all.independent.extend(some.independent);
            all.lost.extend(some.lost);
            all.is_partial |= some.is_partial;
        }
        all
    }

    /// Adds the results of other pairs.
    pub fn add(&mut self, more: FirstPass) {
        self.related.extend(more.related);
        self.related.sort_unstable_by_key(|pair| pair.texts);
        self.independent.extend(more.independent);
        self.independent.sort_unstable();
        self.lost.extend(more.lost);
        self.is_partial |= more.is_partial;
    }

    /// The pairs to report, sorted.
    pub fn related(&self) -> &[RelatedTexts] {
        &self.related
    }

    /// The result for a pair: `None` if it was not compared, `Some(None)` if its texts are independent, otherwise the
    /// pair to report.
    pub fn get(&self, texts: TextPair) -> Option<Option<&RelatedTexts>> {
        if let Ok(at) = self.related.binary_search_by_key(&texts, |pair| pair.texts) {
            return Some(Some(&self.related[at]));
        }
        self.independent.binary_search(&texts).ok().map(|_| None)
    }

    /// Whether a pair was compared.
    pub fn knows(&self, texts: TextPair) -> bool {
        self.get(texts).is_some()
    }
}
