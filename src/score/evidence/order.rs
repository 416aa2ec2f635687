//! Order measures: how well matches keep the order of the text, beyond chance.

use rustc_hash::FxHashMap;

use crate::reading::{TermId, Vocabulary};
use crate::score::ScoredText;

/// Of the words that occur once in each of two texts, without stop words: the share in the same order in both, beyond
/// chance, 0..=1, and their number.
pub(super) fn word_order(one: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> (f64, usize) {
    let once = |text: &ScoredText<'_>| -> FxHashMap<TermId, Option<usize>> {
        let mut places = FxHashMap::default();
        for (at, word) in text.reading.words.iter().enumerate() {
            if !text.aside[at] && !text.quoted[at] && !vocabulary.term(word.term).is_stop_word {
                places.entry(word.term).and_modify(|place| *place = None).or_insert(Some(at));
            }
        }
        places
    };
    let (of_one, of_other) = (once(one), once(other));
    let mut places: Vec<(usize, usize)> =
        of_one.iter().filter_map(|(term, place)| Some(((*place)?, (*of_other.get(term)?)?))).collect();
    places.sort_unstable();
    (order_above_chance(&places, places.len()), places.len())
}

/// The share of `n` sentences whose best matches are in the same order, beyond what the same number of matches in
/// random order would give, 0..=1: 0 is chance, 1 is all of them. `matches` are pairs of sentence numbers, in ascending
/// order of the first.
///
/// If a sentence was split, its parts share one best match, so the second numbers only need to be non-decreasing.
pub(super) fn order_above_chance(matches: &[(usize, usize)], n: usize) -> f64 {
    above_chance(longest_not_falling(matches) as f64, expected_in_order(matches.len()), n)
}

fn above_chance(observed: f64, expected: f64, n: usize) -> f64 {
    let room = n as f64 - expected;
    if room > 0.0 { ((observed - expected) / room).clamp(0.0, 1.0) } else { 0.0 }
}

/// The expected length of the longest increasing subsequence of a random permutation of `n` (Baik, Deift and Johansson
/// 1999). Exact up to 2, within .1 below ten, within .05 from ten on.
fn expected_in_order(n: usize) -> f64 {
    let n = n as f64;
    if n <= 1.0 { n } else { (2.0 * n.sqrt() - 1.77 * n.powf(1.0 / 6.0) + 0.66).clamp(1.0, n) }
}

/// The length of the longest subsequence of pairs whose second numbers do not decrease; O(n log n) (Schensted 1961).
fn longest_not_falling(matches: &[(usize, usize)]) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    for &(_, second) in matches {
        let at = ends.partition_point(|&end| end <= second);
        if at == ends.len() {
            ends.push(second);
        } else {
            ends[at] = second;
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_share_their_best_match_keep_the_order() {
        assert_eq!(longest_not_falling(&[(0, 0), (1, 0), (2, 1)]), 3);
        assert_eq!(longest_not_falling(&[(0, 2), (1, 1), (2, 0)]), 1);
        assert_eq!(longest_not_falling(&[]), 0);
    }

    #[test]
    fn the_expected_length_is_near_the_exact_one() {
        // The exact mean over all permutations of n (OEIS A003316 over n!).
        for (n, exact) in [(1, 1.0), (2, 1.5), (3, 2.0), (4, 2.4167), (5, 2.7917), (8, 3.7364)] {
            let estimated = expected_in_order(n);
            assert!((estimated - exact).abs() < 0.2, "{n}: {estimated} for {exact}");
        }
    }

    #[test]
    fn one_sentence_has_no_order_and_all_in_order_is_all() {
        assert_eq!(order_above_chance(&[(0, 0)], 1), 0.0);
        let all: Vec<(usize, usize)> = (0..9).map(|at| (at, at)).collect();
        assert_eq!(order_above_chance(&all, 9), 1.0);
        let backwards: Vec<(usize, usize)> = (0..9).map(|at| (at, 8 - at)).collect();
        assert_eq!(order_above_chance(&backwards, 9), 0.0);
    }
}
