//! True groups of sentences as stretches: how many of their letters stand in passages, and whether both sides of a group, as texts of
//! their own, say the same.
//!
//! Passages are counted in letters and digits, as in the evaluation of text alignment (Potthast and others 2010): what stands between
//! sentences is nobody's. A letter counts if its passage and its group meet on the other side, too.

use respun::align::Passage;
use respun::{Article, Config, Span, compare};

use super::scoring::{Tally, shared};
use super::truth::AlignmentTruth;

/// Letters of true groups that stand in a passage to the right place, and letters of passages that stand in a group to the right place;
/// both sides together.
pub fn passage_letters(truth: &AlignmentTruth, a: &Article, b: &Article, passages: &[Passage]) -> (Tally, Tally) {
    let groups: Vec<Stretch> = truth.groups.iter().map(|(a, b)| Stretch { own: a.clone(), other: b.clone() }).collect();
    let found: Vec<Stretch> = passages.iter().map(|one| Stretch { own: vec![one.a], other: vec![one.b] }).collect();
    let (mut of_truth, mut of_found) = (Tally::default(), Tally::default());
    let alone = [&truth.dropped, &truth.added];
    for (article, alone, is_a) in [(a, alone[0], true), (b, alone[1], false)] {
        let side = |all: &[Stretch]| -> Vec<Stretch> {
            all.iter().map(|one| if is_a { one.clone() } else { one.exchanged() }).collect()
        };
        let (groups, found) = (side(&groups), side(&found));
        let sentences: Vec<Span> =
            groups.iter().flat_map(|group| group.own.clone()).chain(alone.iter().copied()).collect();
        of_truth.add(letters_in(&groups, &found, article, &sentences));
        of_found.add(letters_in(&found, &groups, article, &sentences));
    }
    (of_truth, of_found)
}

/// A stretch of one text and what it stands for in the other.
#[derive(Clone)]
struct Stretch {
    own: Vec<Span>,
    other: Vec<Span>,
}

impl Stretch {
    fn exchanged(&self) -> Stretch {
        Stretch { own: self.other.clone(), other: self.own.clone() }
    }
}

/// The letters of `all` that stand in one of `held_against` with which they share text on the other side. Letters in none of
/// `sentences` are boilerplate between them, which has a measure of its own.
fn letters_in(all: &[Stretch], held_against: &[Stretch], article: &Article, sentences: &[Span]) -> Tally {
    let stands_in = |at: usize, spans: &[Span]| spans.iter().any(|span| (span.start..span.end).contains(&at));
    let mut tally = Tally::default();
    for stretch in all {
        let right: Vec<Span> = held_against
            .iter()
            .filter(|one| shared(&one.other, &stretch.other) > 0)
            .flat_map(|one| one.own.clone())
            .collect();
        for span in &stretch.own {
            let letters = span.of(article.source()).char_indices().filter(|(_, c)| c.is_alphanumeric());
            for at in letters.map(|(at, _)| span.start + at).filter(|&at| stands_in(at, sentences)) {
                tally.add(Tally { right: usize::from(stands_in(at, &right)), of: 1 });
            }
        }
    }
    tally
}

/// Similarity from which two statements are paraphrases, as the JSON report has it.
const PARAPHRASES: f64 = 0.5;

/// How the groups of one pair of articles did as statements.
#[derive(Default)]
pub struct Statements {
    /// Groups of which both sides are called paraphrases.
    pub alike: Tally,
    /// Sides of different groups that are called no paraphrases.
    pub apart: Tally,
    /// The texts and the similarity of those that were judged wrongly: alike, then apart.
    pub misses: [Vec<String>; 2],
}

/// Each group's side of a against its side of b, and against the side of b of the group half the article away.
pub fn statements(truth: &AlignmentTruth, a: &Article, b: &Article) -> Statements {
    let text = |article: &Article, spans: &[Span]| -> String {
        spans.iter().map(|span| span.of(article.source())).collect::<Vec<_>>().join(" ")
    };
    let sides: Vec<(String, String)> = truth.groups.iter().map(|(of_a, of_b)| (text(a, of_a), text(b, of_b))).collect();
    let similarity = |one: &str, other: &str| -> f64 {
        compare(&Article::from_text("a", one), &Article::from_text("b", other), &Config::default()).similarity
    };
    let mut found = Statements::default();
    let mut count = |one: &str, other: &str, are_alike: bool| {
        let value = similarity(one, other);
        let is_right = (value >= PARAPHRASES) == are_alike;
        let tally = if are_alike { &mut found.alike } else { &mut found.apart };
        tally.add(Tally { right: usize::from(is_right), of: 1 });
        if !is_right {
            found.misses[usize::from(!are_alike)].push(format!("similarity {value:.2}: “{one}” and “{other}”"));
        }
    };
    for (at, (of_a, of_b)) in sides.iter().enumerate() {
        count(of_a, of_b, true);
        let far = (at + sides.len() / 2) % sides.len();
        if far != at {
            count(of_a, &sides[far].1, false);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::align::MatchKind;

    #[test]
    fn letters_count_where_passage_and_group_meet_on_both_sides() {
        let (a, b) = (Article::plain("a", "One two. Three."), Article::plain("b", "Uno dos. Tres."));
        let truth = AlignmentTruth {
            groups: vec![
                (vec![Span::new(0, 8)], vec![Span::new(0, 8)]),
                (vec![Span::new(9, 15)], vec![Span::new(9, 14)]),
            ],
            dropped: Vec::new(),
            added: Vec::new(),
            quotes: Vec::new(),
        };
        let passage = |a: Span, b: Span| Passage { kind: MatchKind::Edited, similarity: 1.0, moved: false, a, b };
        let check = |passages: &[Passage], expected: ((usize, usize), (usize, usize))| {
            let (of_truth, of_found) = passage_letters(&truth, &a, &b, passages);
            assert_eq!(((of_truth.right, of_truth.of), (of_found.right, of_found.of)), expected);
        };
        check(&[], ((0, 21), (0, 0)));
        check(&[passage(Span::new(0, 15), Span::new(0, 14))], ((21, 21), (21, 21)));
        // The first sentence of a is said to be the second of b.
        check(&[passage(Span::new(0, 8), Span::new(9, 14))], ((0, 21), (0, 10)));
        check(&[passage(Span::new(0, 7), Span::new(0, 3))], ((9, 21), (9, 9)));
    }
}
