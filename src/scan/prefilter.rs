//! Cheap prefilter: from their words alone, decides whether two texts are worth a full comparison.
//!
//! A rewrite keeps rare words of its original, much of the other vocabulary, and the order of the story. Two
//! independent reports of one event share names but have different orders.

use super::rare_words::RareWords;
use crate::sketch::words;

/// Least weighted mean of the three shares for a full comparison. Of 1,462 rewrites by language models among 20,000
/// other articles, .41 finds .959 in 31 seconds. A threshold of .5 finds .925 in 20 seconds and misses stories in which
/// a spinner replaced every second word (.47).
const LEAST: f64 = 0.41;

/// Weights of the shares: rare words, all words, order. Rounded from a logistic regression on which pairs a comparison
/// calls derived; the unweighted mean does nearly as well.
const WEIGHTS: [f64; 3] = [2.0, 3.0, 2.0];

/// The words of a text, for [`may_be_rewrite`].
#[derive(Debug, Default)]
pub(super) struct TextWords {
    /// Each distinct word, sorted, with its position if it occurs only once.
    words: Vec<(u64, Option<u32>)>,
}

impl TextWords {
    /// The words of `text`.
    pub fn of(text: &str) -> TextWords {
        let mut places: Vec<(u64, u32)> = Vec::new();
        words(text, &mut |word| places.push((word, places.len() as u32)));
        places.sort_unstable();
        let once = |same: &[(u64, u32)]| (same[0].0, (same.len() == 1).then_some(same[0].1));
        TextWords { words: places.chunk_by(|one, other| one.0 == other.0).map(once).collect() }
    }
}

/// Whether a comparison may find the two texts derived. `rare_share` is the share of one text's rare words that the
/// other has, 0..=1. Symmetric.
pub(super) fn may_be_rewrite(rare_share: f64, one: &TextWords, other: &TextWords, rare: &RareWords) -> bool {
    let (covered, order) = covered_and_order(one, other, |word| rare.weight(word));
    let shares = [rare_share, covered, order];
    let sum: f64 = shares.iter().zip(WEIGHTS).map(|(share, weight)| share * weight).sum();
    sum >= LEAST * WEIGHTS.iter().sum::<f64>()
}

/// Two shares, both 0..=1, and 0 where there are no words. First, the weighted share of the shorter text's distinct
/// words that the other has. Second, of the words that occur exactly once in both, the share in the same order.
fn covered_and_order(one: &TextWords, other: &TextWords, weight: impl Fn(u64) -> f64) -> (f64, f64) {
    let (short, long) =
        if one.words.len() <= other.words.len() { (&one.words, &other.words) } else { (&other.words, &one.words) };
    let (mut all, mut found) = (0.0, 0.0);
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut rest = long.iter().peekable();
    for &(word, place) in short {
        let weight = weight(word);
        all += weight;
        while rest.next_if(|(next, _)| *next < word).is_some() {}
        if let Some((_, other_place)) = rest.next_if(|(next, _)| *next == word) {
            found += weight;
            places.extend(place.zip(*other_place));
        }
    }
    places.sort_unstable();
    let order = longest_rising(places.iter().map(|(_, place)| *place)) as f64 / places.len().max(1) as f64;
    (if all > 0.0 { found / all } else { 0.0 }, order)
}

/// The length of the longest rising subsequence of distinct numbers (Schensted 1961).
fn longest_rising(numbers: impl Iterator<Item = u32>) -> usize {
    // For each length, the smallest number at which a rising subsequence of that length can end.
    let mut ends: Vec<u32> = Vec::new();
    for number in numbers {
        let at = ends.partition_point(|&end| end < number);
        if at == ends.len() {
            ends.push(number);
        } else {
            ends[at] = number;
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, covered: f64, order: f64) {
        let (one, other) = (TextWords::of(one), TextWords::of(other));
        for (one, other) in [(&one, &other), (&other, &one)] {
            assert_eq!(covered_and_order(one, other, |_| 1.0), (covered, order));
        }
    }

    #[test]
    fn shared_words_count_by_the_shorter_text_and_order_by_those_that_stand_once() {
        check("", "", 0.0, 0.0);
        check("the ferry left", "", 0.0, 0.0);
        check("The ferry left at noon", "the ferry left at noon", 1.0, 1.0);
        check("ferry left", "the ferry left at noon", 1.0, 1.0);
        check("noon at left ferry", "the ferry left at noon", 1.0, 0.25);
        check("the ferry and the pier", "the pier or the ferry by it", 0.75, 0.5);
        check("gulls cry", "the ferry left at noon", 0.0, 0.0);
    }

    #[test]
    fn the_longest_rising_subsequence_is_found() {
        for (numbers, length) in
            [(&[][..], 0), (&[5], 1), (&[1, 2, 3], 3), (&[3, 2, 1], 1), (&[2, 9, 4, 5, 1, 7, 3], 4)]
        {
            assert_eq!(longest_rising(numbers.iter().copied()), length, "{numbers:?}");
        }
    }
}
