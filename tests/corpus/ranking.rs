//! Scores of derived pairs against scores of independent ones: how often the higher score is on the right side.
//!
//! Of all pairs of a derived and an independent pair, the share that is ranked rightly is the area under the ROC curve (Hanley
//! and McNeil 1982). A tie counts as wrong here, so that scores that tell nothing reach nothing. No threshold has a say.

use super::scoring::Tally;
use super::truth::Truth;

/// Verdicts of pairs of which one was written from the other, or both from one text.
const DERIVED: [&str; 4] = ["identical", "near_duplicate", "rewrite", "partial_reuse"];

/// Whether a pair is derived; `None` where a fair editor may say either.
pub fn is_derived(truth: &Truth) -> Option<bool> {
    let mut sides = truth.verdicts.iter().map(|verdict| DERIVED.contains(&verdict.as_str()));
    let first = sides.next()?;
    sides.all(|side| side == first).then_some(first)
}

/// How often a derived pair has a higher score than an independent one, each held against each.
pub fn ranked(derived: &[f64], independent: &[f64]) -> Tally {
    let n_below = |score: &f64| independent.iter().filter(|other| *other < score).count();
    Tally { right: derived.iter().map(n_below).sum(), of: derived.len() * independent.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_derived_pair_is_held_against_every_independent_one() {
        assert_eq!(ranked(&[0.9, 0.4], &[0.1, 0.5, 0.4]), Tally { right: 4, of: 6 });
        assert_eq!(ranked(&[0.5, 0.5], &[0.5]), Tally { right: 0, of: 2 });
        assert_eq!(ranked(&[], &[0.5]), Tally { right: 0, of: 0 });
    }

    #[test]
    fn pairs_that_a_fair_editor_may_call_either_are_not_ranked() {
        let truth = |verdicts: &[&str]| Truth {
            verdicts: verdicts.iter().map(|verdict| (*verdict).to_owned()).collect(),
            alignment: None,
            swaps: Vec::new(),
        };
        assert_eq!(is_derived(&truth(&["rewrite", "near_duplicate"])), Some(true));
        assert_eq!(is_derived(&truth(&["same_story", "shared_quotes"])), Some(false));
        assert_eq!(is_derived(&truth(&["rewrite", "shared_quotes"])), None);
    }
}
