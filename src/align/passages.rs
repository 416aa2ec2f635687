//! Passages: neighbouring groups joined, so that one copied passage is reported once.
//!
//! Seeds are the aligned sentence groups; two join if at most a few sentences lie between them on each side (the extension of
//! Sanchez-Perez et al. 2014). The order within a passage is free: a paragraph whose sentences were shuffled is one passage.

use std::ops::Range;

use crate::align::{Alignment, Group, MatchKind, Passage};
use crate::article::Article;
use crate::reading::Reading;
use crate::span::Span;

/// Sentences between two groups over which they are still joined, on each side. Fewer tear a rewritten passage into pieces
/// where two sentences lost every word; more join what was lifted from two places.
const LARGEST_GAP: usize = 3;

/// The same on the side of a text of which the other is a summary.
const LARGEST_GAP_OF_SUMMARY: usize = 24;

/// Length of what was found on one side over the other from which the other is a summary of it.
const SUMMARY_RATIO: f64 = 3.0;

/// Words on the shorter side below which a passage is no finding, unless it is a good part of its text: sentences of one subject are
/// alike by chance. About the 150 characters of the text-alignment field.
const FEWEST_WORDS: usize = 24;

/// Similarity from which one paraphrased group of sentences alone is a passage.
const ALONE: f64 = 0.45;

/// The part of the shorter text that a short passage must cover.
const GOOD_PART: f64 = 0.25;

/// A stretch under construction, by sentence numbers.
#[derive(Clone, Debug)]
struct Stretch {
    a: Range<usize>,
    b: Range<usize>,
    groups: Vec<usize>,
}

/// The passages of an alignment, in the order of a.
pub fn passages(
    alignment: &Alignment,
    a: &Reading,
    b: &Reading,
    article_a: &Article,
    article_b: &Article,
) -> Vec<Passage> {
    let n_words = |reading: &Reading, range: &Range<usize>| -> usize {
        reading.sentences[range.end - 1].words.end - reading.sentences[range.start].words.start
    };
    let mut stretches = joined(alignment, LARGEST_GAP, LARGEST_GAP);
    let total = |of: &dyn Fn(&Stretch) -> usize| stretches.iter().map(of).sum::<usize>() as f64;
    let (found_a, found_b) = (total(&|s| n_words(a, &s.a)), total(&|s| n_words(b, &s.b)));
    if found_a >= SUMMARY_RATIO * found_b {
        stretches = joined(alignment, LARGEST_GAP_OF_SUMMARY, LARGEST_GAP);
    } else if found_b >= SUMMARY_RATIO * found_a {
        stretches = joined(alignment, LARGEST_GAP, LARGEST_GAP_OF_SUMMARY);
    }
    let shorter_text = a.words.len().min(b.words.len()) as f64;
    stretches.retain(|stretch| {
        let (in_a, in_b) = (n_words(a, &stretch.a), n_words(b, &stretch.b));
        // One pair of like sentences in two long texts is two writers on one subject; a reworded passage has two.
        let one_pair = match stretch.groups[..] {
            [only] => {
                let group = &alignment.groups[only];
                group.kind == MatchKind::Paraphrased && group.similarity < ALONE
            }
            _ => false,
        };
        (in_a.min(in_b) >= FEWEST_WORDS && !one_pair) || in_a.min(in_b) as f64 >= GOOD_PART * shorter_text
    });
    let mut farthest = 0;
    stretches
        .into_iter()
        .map(|stretch| {
            let weight = |number: usize| alignment.groups[number].words_of_a(a).len() as f64;
            let total: f64 = stretch.groups.iter().map(|&g| weight(g)).sum();
            let share = |kind: MatchKind| -> f64 {
                let of_kind = stretch.groups.iter().filter(|&&g| alignment.groups[g].kind >= kind);
                of_kind.map(|&g| weight(g)).sum::<f64>() / total.max(1.0)
            };
            let kind = if share(MatchKind::Paraphrased) >= 0.5 {
                MatchKind::Paraphrased
            } else if share(MatchKind::Edited) > 0.0 {
                MatchKind::Edited
            } else {
                MatchKind::Verbatim
            };
            let similarity = stretch.groups.iter().map(|&g| weight(g) * alignment.groups[g].similarity).sum::<f64>()
                / total.max(1.0);
            let moved = stretch.b.start < farthest;
            farthest = farthest.max(stretch.b.end);
            let of_stretch = || stretch.groups.iter().map(|&number| &alignment.groups[number]);
            let hull_a = edges(of_stretch().map(|group| solid_part(group, a, b, true)));
            let hull_b = edges(of_stretch().map(|group| solid_part(group, a, b, false)));
            Passage {
                kind,
                similarity,
                moved,
                a: article_a.prose().to_source(hull_a),
                b: article_b.prose().to_source(hull_b),
            }
        })
        .collect()
}

/// From the first of some spans to the last.
fn edges(spans: impl Iterator<Item = Span>) -> Span {
    spans.reduce(Span::hull).unwrap_or_default()
}

/// What of a group's side was copied: whole sentences where they were paraphrased, else from the first run of copied words to
/// the last, as copies often begin in the middle of a sentence. Fewer words than `EDGE` at an edge are no seam but an edit; fewer than
/// `RUN` in a row are no copied words.
fn solid_part(group: &Group, a: &Reading, b: &Reading, of_a: bool) -> Span {
    const EDGE: usize = 4;
    const RUN: usize = 8;
    let (whole, words) =
        if of_a { (group.span_of_a(a), group.words_of_a(a)) } else { (group.span_of_b(b), group.words_of_b(b)) };
    let pairs = &group.words.pairs;
    let in_run = |at: usize| {
        pairs.get(at + RUN - 1).is_some_and(|last| last.a == pairs[at].a + RUN - 1 && last.b == pairs[at].b + RUN - 1)
    };
    if group.kind == MatchKind::Paraphrased {
        return whole;
    }
    let Some(first) = (0..pairs.len()).find(|&at| in_run(at)) else { return whole };
    let last = (0..pairs.len()).rev().find(|&at| in_run(at)).unwrap_or(first) + RUN - 1;
    let position = |at: usize| if of_a { pairs[at].a } else { pairs[at].b };
    let (from, to) = (position(first), position(last));
    let start = if from >= EDGE { words[from].span.start } else { whole.start };
    let end = if words.len() - 1 - to >= EDGE { words[to].span.end } else { whole.end };
    Span::new(start, end.max(start))
}

/// The groups of an alignment, those joined between which at most these many sentences of a and of b lie.
fn joined(alignment: &Alignment, gap_a: usize, gap_b: usize) -> Vec<Stretch> {
    let near = |one: &Range<usize>, other: &Range<usize>, gap: usize| {
        one.start <= other.end + gap && other.start <= one.end + gap
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    for (number, group) in alignment.groups.iter().enumerate() {
        let found = stretches
            .iter()
            .rposition(|stretch| near(&stretch.a, &group.a, gap_a) && near(&stretch.b, &group.b, gap_b));
        match found {
            Some(at) => {
                let stretch = &mut stretches[at];
                stretch.a = stretch.a.start.min(group.a.start)..stretch.a.end.max(group.a.end);
                stretch.b = stretch.b.start.min(group.b.start)..stretch.b.end.max(group.b.end);
                stretch.groups.push(number);
            }
            None => stretches.push(Stretch { a: group.a.clone(), b: group.b.clone(), groups: vec![number] }),
        }
    }
    join_overlapping(&mut stretches);
    stretches
}

/// Stretches that grew into each other on both sides become one.
fn join_overlapping(stretches: &mut Vec<Stretch>) {
    let mut at = 1;
    while at < stretches.len() {
        let (before, rest) = stretches.split_at_mut(at);
        let (one, next) = (&mut before[at - 1], &rest[0]);
        let meet = |x: &Range<usize>, y: &Range<usize>| x.start < y.end && y.start < x.end;
        if meet(&one.a, &next.a) && meet(&one.b, &next.b) {
            one.a = one.a.start.min(next.a.start)..one.a.end.max(next.a.end);
            one.b = one.b.start.min(next.b.start)..one.b.end.max(next.b.end);
            one.groups.extend(next.groups.iter().copied());
            stretches.remove(at);
        } else {
            at += 1;
        }
    }
}
