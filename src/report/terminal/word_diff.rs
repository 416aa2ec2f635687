//! Two texts with the words marked that only one of them has.
//!
//! Words are matched by their normal forms in a longest common subsequence (Wagner and Fischer, 1974), after common words at
//! both ends are set aside: quadratic, hence for sentences only. Longer texts, and texts that share too little for the marks
//! to help, come back unmarked.

use std::borrow::Cow;
use std::ops::Range;

use super::line::{Ink, Line};
use crate::text::normalize::word_form;
use crate::text::{Token, tokens};

/// Words a side beyond which nothing is marked: 400 words are a long quotation, and a table of 320 KB.
const MOST_WORDS: usize = 400;

/// The share of the shorter side's words that must be common. Below, nearly every word would be marked, which says no more
/// than that the texts differ.
const LEAST_COMMON_SHARE: f64 = 0.25;

/// Both texts as lines, words that only one has in [`Ink::Removed`] and [`Ink::Inserted`]; without `colour`, between
/// `[-` and `-]`, `{+` and `+}`.
pub(super) fn marked(a: &str, b: &str, colour: bool) -> (Line, Line) {
    let (in_a, in_b) = (tokens(a), tokens(b));
    let marks =
        if in_a.len().max(in_b.len()) <= MOST_WORDS { lone_words(&forms(a, &in_a), &forms(b, &in_b)) } else { None };
    let Some((lone_a, lone_b)) = marks else {
        return (Line::of(Ink::Plain, a), Line::of(Ink::Plain, b));
    };
    let brackets = |open, close| if colour { ("", "") } else { (open, close) };
    (
        with_marks(a, &in_a, &lone_a, Ink::Removed, brackets("[-", "-]")),
        with_marks(b, &in_b, &lone_b, Ink::Inserted, brackets("{+", "+}")),
    )
}

fn forms<'t>(text: &'t str, words: &[Token]) -> Vec<Cow<'t, str>> {
    words.iter().map(|word| word_form(word.span.of(text))).collect()
}

/// For each word of both sides whether the other side lacks it; `None` if the two share too little.
fn lone_words(a: &[Cow<'_, str>], b: &[Cow<'_, str>]) -> Option<(Vec<bool>, Vec<bool>)> {
    let prefix = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let suffix = a[prefix..].iter().rev().zip(b[prefix..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (mut lone_a, mut lone_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (middle_a, middle_b) = (prefix..a.len() - suffix, prefix..b.len() - suffix);
    lone_a[middle_a.clone()].fill(true);
    lone_b[middle_b.clone()].fill(true);
    for (i, j) in common(&a[middle_a], &b[middle_b]) {
        lone_a[prefix + i] = false;
        lone_b[prefix + j] = false;
    }
    let n_common = lone_a.iter().filter(|lone| !**lone).count();
    let enough = LEAST_COMMON_SHARE * a.len().min(b.len()) as f64;
    (n_common > 0 && n_common as f64 >= enough).then_some((lone_a, lone_b))
}

/// Pairs of indices of a longest common subsequence, in order.
fn common(a: &[Cow<'_, str>], b: &[Cow<'_, str>]) -> Vec<(usize, usize)> {
    // Cell (i, j): how many words a[i..] and b[j..] have in common, in order.
    let columns = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * columns];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * columns + j] = if a[i] == b[j] {
                table[(i + 1) * columns + j + 1] + 1
            } else {
                table[(i + 1) * columns + j].max(table[i * columns + j + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * columns + j] >= table[i * columns + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// `text` with each run of lone words in `ink`, between brackets.
fn with_marks(text: &str, words: &[Token], lone: &[bool], ink: Ink, (open, close): (&str, &str)) -> Line {
    let mut line = Line::new();
    let mut written = 0;
    for run in runs(lone) {
        let (start, end) = (words[run.start].span.start, words[run.end - 1].span.end);
        line = line.then(Ink::Plain, &text[written..start]);
        line = line.then(ink, open).then(ink, &text[start..end]).then(ink, close);
        written = end;
    }
    line.then(Ink::Plain, &text[written..])
}

/// Maximal stretches of `true`.
fn runs(lone: &[bool]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + lone[at..].iter().position(|&lone| lone)?;
        at = lone[start..].iter().position(|&lone| !lone).map_or(lone.len(), |length| start + length);
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, marked_a: &str, marked_b: &str) {
        let text = |line: &Line| {
            let mut page = String::new();
            line.write_to(&mut page, false);
            page.trim_end().to_owned()
        };
        let (a, b) = marked(a, b, false);
        assert_eq!((text(&a).as_str(), text(&b).as_str()), (marked_a, marked_b));
    }

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        check(
            "We may have to lower that threshold.",
            "We will have to reduce that limit.",
            "We [-may-] have to [-lower-] that [-threshold-].",
            "We {+will+} have to {+reduce+} that {+limit+}.",
        );
    }

    #[test]
    fn neighbours_share_one_mark() {
        check(
            "It was late and very full that day.",
            "It was late that day.",
            "It was late [-and very full-] that day.",
            "It was late that day.",
        );
    }

    #[test]
    fn marks_and_case_are_no_change() {
        check("“The Ferry”, he said", "the ferry he said", "“The Ferry”, he said", "the ferry he said");
    }

    #[test]
    fn texts_with_little_in_common_stay_unmarked() {
        check(
            "Nobody on the quay believed him",
            "All doubted that man at once the",
            "Nobody on the quay believed him",
            "All doubted that man at once the",
        );
        check("", "new words", "", "new words");
    }

    #[test]
    fn long_texts_stay_unmarked() {
        let long = "word ".repeat(MOST_WORDS + 1);
        let (a, _) = marked(&long, "word", false);
        assert_eq!(a, Line::of(Ink::Plain, &long));
    }
}
