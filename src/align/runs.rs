//! Runs: the same words in a row on both sides, which set the exact edges of a copied passage.
//!
//! A copy begins and ends where somebody selected it, not at the edges of sentences. If most of a passage consists of
//! runs, its edges are those of the first and the last run. A run may extend into the sentence next to the passage.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use crate::reading::Word;

/// Least words of a run. Five or six words in a row occur in two texts by chance ("at the end of the day"), eight
/// hardly ever.
pub(crate) const SHORTEST_RUN: usize = 8;

/// Most places of b with the same words that are tried; with more, the words are a refrain or a table.
const MOST_PLACES: usize = 8;

/// The same words in a row, by word index on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Words of a.
    pub a: Range<usize>,
    /// Words of b.
    pub b: Range<usize>,
}

/// The runs of two stretches of words in the order of a, not overlapping in a: at each word of a, the longest run that
/// starts there. Linear in the words, times `MOST_PLACES`.
pub(crate) fn runs(words_a: &[Word], words_b: &[Word], a: Range<usize>, b: Range<usize>) -> Vec<Run> {
    let beginnings = |words: &Range<usize>| words.start..(words.end + 1).saturating_sub(SHORTEST_RUN).max(words.start);
    // By hash, the first place of b where these eight words occur; for each place, the next one with the same hash.
    let places = beginnings(&b);
    let mut first: FxHashMap<u64, usize> = FxHashMap::with_capacity_and_hasher(places.len(), FxBuildHasher);
    let mut next: Vec<Option<usize>> = vec![None; places.len()];
    for at in places.clone().rev() {
        next[at - b.start] = first.insert(hash(&words_b[at..at + SHORTEST_RUN]), at);
    }
    let mut found: Vec<Run> = Vec::new();
    let mut at = a.start;
    while at < beginnings(&a).end {
        let length = |place: usize| -> usize {
            let pairs = words_a[at..a.end].iter().zip(&words_b[place..b.end]);
            pairs.take_while(|(one, other)| one.form == other.form).count()
        };
        let head = first.get(&hash(&words_a[at..at + SHORTEST_RUN])).copied();
        let here = std::iter::successors(head, |&place| next[place - b.start]).take(MOST_PLACES);
        // Of two equally long runs, the first.
        let longest = here.map(|place| (length(place), std::cmp::Reverse(place))).max();
        match longest {
            Some((length, std::cmp::Reverse(place))) if length >= SHORTEST_RUN => {
                found.push(Run { a: at..at + length, b: place..place + length });
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// A hash of the forms of some words, in order.
fn hash(words: &[Word]) -> u64 {
    let mut hasher = FxHasher::default();
    words.iter().for_each(|word| word.form.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::{Reading, Vocabulary};
    use crate::text::Language;

    fn check(one: &str, other: &str, expected: &[&str]) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let (a, b) = (Article::plain("a", one), Article::plain("b", other));
        let (read_a, read_b) = (Reading::new(&a, &mut vocabulary), Reading::new(&b, &mut vocabulary));
        let found: Vec<&str> = runs(&read_a.words, &read_b.words, 0..read_a.words.len(), 0..read_b.words.len())
            .iter()
            .map(|run| &one[read_a.words[run.a.start].span.start..read_a.words[run.a.end - 1].span.end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_run_ends_where_the_words_differ() {
        check(
            "Mayor Ida Brandt said the old harbour of Lund Bay would close in June.",
            "Yesterday Ida Brandt said the old harbour of Lund Bay would open.",
            &["Ida Brandt said the old harbour of Lund Bay would"],
        );
    }

    #[test]
    fn a_few_words_in_a_row_are_no_run() {
        check("At the end of the day it rained.", "At the end of the year it snowed.", &[]);
        check("", "Any words.", &[]);
    }

    #[test]
    fn a_run_may_cross_sentences() {
        check(
            "It was cold. The ferry to Skarholm left. Nobody had seen it come.",
            "The ferry to Skarholm left. Nobody had seen it come.",
            &["The ferry to Skarholm left. Nobody had seen it come"],
        );
    }
}
