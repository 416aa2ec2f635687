//! Two texts with the words marked that only one of them has.
//!
//! Words are matched by their normal forms in a longest common subsequence (Wagner and Fischer, 1974), after common words at
//! both ends are set aside: quadratic, hence for sentences only. How the marks look is for each report.

use std::borrow::Cow;
use std::ops::Range;

use respun::span::Span;
use respun::stages::word_form;
use respun::text::{Token, tokens};

/// Words a side beyond which nothing is marked: 400 words are a long quotation, and a table of 320 KB.
const MOST_WORDS: usize = 400;

/// The share of the shorter side's words that must be common. Below, nearly every word would be marked, which says no more
/// than that the texts differ.
const LEAST_COMMON_SHARE: f64 = 0.25;

/// Where words stand that only one of the two texts has, neighbours as one stretch; `None` if the texts are too long, or share too
/// little for marks to help.
pub(super) fn lone_stretches(a: &str, b: &str) -> Option<(Vec<Span>, Vec<Span>)> {
    let (in_a, in_b) = (tokens(a), tokens(b));
    if in_a.len().max(in_b.len()) > MOST_WORDS {
        return None;
    }
    let (lone_a, lone_b) = lone_words(&forms(a, &in_a), &forms(b, &in_b))?;
    let stretches = |words: &[Token], lone: &[bool]| -> Vec<Span> {
        runs(lone).map(|run| words[run.start].span.hull(words[run.end - 1].span)).collect()
    };
    Some((stretches(&in_a, &lone_a), stretches(&in_b, &lone_b)))
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

/// Maximal stretches of `true`.
fn runs(lone: &[bool]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + lone[at..].iter().position(|&lone| lone)?;
        at = lone[start..].iter().position(|&lone| !lone).map_or(lone.len(), |length| start + length);
        Some(start..at)
    })
}
