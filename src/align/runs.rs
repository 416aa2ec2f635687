//! Runs: the same words in a row on both sides, and how far exactly a copied passage reaches.
//!
//! Copies begin and end where somebody set the marks, not where sentences do. Where most of a passage is runs of the same words, its
//! edges are those of the first and the last run; a run may reach into the sentence beside the passage.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::reading::{FormId, Word};

/// Words in a row that are a run. Five or six in a row stand in two texts by chance ("at the end of the day"), eight hardly.
pub(crate) const SHORTEST_RUN: usize = 8;

/// Places of b at which the same words may stand and still be looked at: beyond, they are a refrain or a table.
const MOST_PLACES: usize = 8;

/// The same words in a row, by number of word on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Words of a.
    pub a: Range<usize>,
    /// Words of b.
    pub b: Range<usize>,
}

/// The runs of two stretches of words in the order of a, none sharing a word of a with another: at each word of a the longest that
/// begins there. Linear in the words, times `MOST_PLACES`.
pub(crate) fn runs(words_a: &[Word], words_b: &[Word], a: Range<usize>, b: Range<usize>) -> Vec<Run> {
    let mut places: FxHashMap<[FormId; SHORTEST_RUN], Vec<usize>> = FxHashMap::default();
    let key =
        |words: &[Word], at: usize| -> [FormId; SHORTEST_RUN] { std::array::from_fn(|ahead| words[at + ahead].form) };
    for at in b.start..(b.end + 1).saturating_sub(SHORTEST_RUN) {
        let list = places.entry(key(words_b, at)).or_default();
        if list.len() < MOST_PLACES {
            list.push(at);
        }
    }
    let mut found: Vec<Run> = Vec::new();
    let mut at = a.start;
    while at + SHORTEST_RUN <= a.end {
        let length = |place: usize| -> usize {
            let pairs = words_a[at..a.end].iter().zip(&words_b[place..b.end]);
            pairs.take_while(|(one, other)| one.form == other.form).count()
        };
        let here = places.get(&key(words_a, at)).into_iter().flatten();
        // Of two that are equally long the first.
        let longest = here.map(|&place| (length(place), std::cmp::Reverse(place))).max();
        match longest {
            Some((length, std::cmp::Reverse(place))) => {
                found.push(Run { a: at..at + length, b: place..place + length });
                at += length;
            }
            None => at += 1,
        }
    }
    found
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
    fn a_run_ends_where_the_words_part() {
        check(
            "Mayor Ida Brandt said the old harbour of Lund Bay would close in June.",
            "Yesterday Ida Brandt said the old harbour of Lund Bay would open.",
            &["Ida Brandt said the old harbour of Lund Bay would"],
        );
    }

    #[test]
    fn few_words_in_a_row_are_no_run() {
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
