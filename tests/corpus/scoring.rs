//! A comparison against the truth: how much of it was found, and a line for everything that was not.

use std::collections::BTreeMap;
use std::fmt;

use respun::align::SentenceMatch;
use respun::text::tokens;
use respun::{Article, Comparison, Span};
use serde::Serialize;

use super::quote_scoring::score_quotes;
pub use super::tally::Tally;
use super::truth::{AlignmentTruth, Truth};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Pairs with the right verdict.
    Verdicts,
    /// The same with a and b exchanged: every verdict of a comparison is symmetric.
    VerdictsExchanged,
    /// Pairs whose score stays what it is when a and b are exchanged.
    ScoresExchanged,
    /// Articles of which no word is compared that is in no true sentence: bylines, datelines and links are set apart.
    Furniture,
    /// True groups of sentences that were found.
    GroupsFound,
    /// Reported groups that are part of a true one.
    GroupsRight,
    /// Sentences of a with no counterpart that were said to have none.
    Dropped,
    /// The same for b.
    Added,
    /// True rows of the ledger for which a row connects the same two places.
    QuotesFound,
    /// Reported rows that are such a row.
    QuotesRight,
    /// True rows that have the right verdict.
    QuoteVerdicts,
    /// True rows that name the words that changed, and no others.
    QuoteChanges,
    /// Speakers of both sides of the true rows.
    QuoteSpeakers,
    /// True rows that have all the right flags, and no others.
    QuoteFlags,
    /// True replacements that were seen.
    SwapsFound,
    /// Reported replacements of a word by another one.
    SwapsRight,
}

/// One thing that was not as it should be.
#[derive(Debug)]
pub struct Miss {
    pub measure: Measure,
    pub expected: String,
    pub said: String,
}

impl fmt::Display for Miss {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:<18} expected {}; said {}", name_of(self.measure), self.expected, self.said)
    }
}

/// How one comparison did.
#[derive(Debug, Default)]
pub struct Scoring {
    pub tallies: BTreeMap<Measure, Tally>,
    pub misses: Vec<Miss>,
}

impl Scoring {
    /// Counts one thing; what was expected and what was said are asked for only if it is wrong.
    pub fn count(&mut self, measure: Measure, right: bool, miss: impl FnOnce() -> (String, String)) {
        self.tallies.entry(measure).or_default().add(Tally { right: usize::from(right), of: 1 });
        if !right {
            let (expected, said) = miss();
            self.misses.push(Miss { measure, expected, said });
        }
    }
}

/// The comparison of `a` and `b` against the truth about them.
pub fn score(truth: &Truth, a: &Article, b: &Article, result: &Comparison) -> Scoring {
    let mut scoring = Scoring::default();
    score_verdict(&mut scoring, Measure::Verdicts, truth, result);
    if let Some(alignment) = &truth.alignment {
        let (of_a, of_b): (Vec<_>, Vec<_>) = alignment.groups.iter().cloned().unzip();
        score_boilerplate(&mut scoring, a, &[of_a.concat(), alignment.dropped.clone()].concat());
        score_boilerplate(&mut scoring, b, &[of_b.concat(), alignment.added.clone()].concat());
        score_groups(&mut scoring, alignment, a, b, result);
        score_alone(&mut scoring, Measure::Dropped, &alignment.dropped, &result.dropped, a);
        score_alone(&mut scoring, Measure::Added, &alignment.added, &result.added, b);
        score_quotes(&mut scoring, &alignment.quotes, a, b, &result.quotes);
    }
    for (from, to) in &truth.swaps {
        let found = result.swaps.iter().any(|swap| share_a_stem(&swap.a, from) && share_a_stem(&swap.b, to));
        scoring.count(Measure::SwapsFound, found, || (format!("{from} → {to}"), "nothing".to_owned()));
    }
    for swap in &result.swaps {
        let said = || ("another word".to_owned(), format!("{} → {}", swap.a, swap.b));
        scoring.count(Measure::SwapsRight, swap.a != swap.b, said);
    }
    scoring
}

/// How far a score may move when a and b are exchanged: ties are broken in the order of a.
const SAME_SCORE: f64 = 0.02;

/// The same pair compared with a and b exchanged.
pub fn score_exchanged(scoring: &mut Scoring, truth: &Truth, result: &Comparison, exchanged: &Comparison) {
    score_verdict(scoring, Measure::VerdictsExchanged, truth, exchanged);
    let (score, other) = (result.score, exchanged.score);
    let is_same = (score - other).abs() <= SAME_SCORE;
    scoring.count(Measure::ScoresExchanged, is_same, || (format!("{score:.2}"), format!("{other:.2}")));
}

fn score_verdict(scoring: &mut Scoring, measure: Measure, truth: &Truth, result: &Comparison) {
    let said = result.verdict.name();
    scoring.count(measure, truth.verdicts.iter().any(|one| one == said), || {
        (truth.verdicts.join(" or "), format!("{said} (score {:.2})", result.score))
    });
}

fn score_boilerplate(scoring: &mut Scoring, article: &Article, truth: &[Span]) {
    let prose = article.prose();
    let blocks = article.blocks().iter().filter(|block| block.kind.is_compared());
    let words = blocks.flat_map(|block| {
        tokens(block.span.of(prose.text()))
            .into_iter()
            .map(|token| prose.to_source(token.span.shifted(block.span.start)))
    });
    let strange: Vec<Span> = words.filter(|&word| shared(&[word], truth) == 0).collect();
    scoring.count(Measure::Furniture, strange.is_empty(), || {
        let said: Vec<String> = strange.iter().map(|&word| word.of(article.source()).to_owned()).collect();
        ("sentences only".to_owned(), format!("“{}” of {}", said.join(" "), article.id()))
    });
}

/// How much of the characters two groups must have in common, as F1: a dateline or a mark more or less is no error, a sentence is.
const SAME_STRETCH: f64 = 0.9;

fn score_groups(scoring: &mut Scoring, truth: &AlignmentTruth, a: &Article, b: &Article, result: &Comparison) {
    let meets = |group: &(Vec<Span>, Vec<Span>), found: &SentenceMatch| {
        shared(&group.0, &found.a) > 0 && shared(&group.1, &found.b) > 0
    };
    for group in &truth.groups {
        // Found in pieces is found: which of two neighbours a sentence is joined to is often a matter of taste.
        let pieces: Vec<&SentenceMatch> = result.sentences.iter().filter(|found| meets(group, found)).collect();
        let joined_a: Vec<Span> = pieces.iter().flat_map(|piece| piece.a.clone()).collect();
        let joined_b: Vec<Span> = pieces.iter().flat_map(|piece| piece.b.clone()).collect();
        let found = f1(&group.0, &joined_a) >= SAME_STRETCH && f1(&group.1, &joined_b) >= SAME_STRETCH;
        scoring.count(Measure::GroupsFound, found, || {
            let touching =
                result.sentences.iter().filter(|one| shared(&group.0, &one.a) + shared(&group.1, &one.b) > 0);
            let said: Vec<String> = touching.map(|one| group_line(a, b, &one.a, &one.b)).collect();
            (group_line(a, b, &group.0, &group.1), or_nothing(said.join(" + ")))
        });
    }
    for found in &result.sentences {
        let right = truth.groups.iter().any(|group| meets(group, found));
        let said = || ("no such group".to_owned(), group_line(a, b, &found.a, &found.b));
        scoring.count(Measure::GroupsRight, right, said);
    }
}

fn score_alone(scoring: &mut Scoring, measure: Measure, truth: &[Span], found: &[Span], article: &Article) {
    for &span in truth {
        let covered = shared(&[span], found) as f64 >= SAME_STRETCH * span.len() as f64;
        scoring.count(measure, covered, || (excerpt(article, span), "a counterpart".to_owned()));
    }
}

/// Whether a word of one phrase and a word of the other are forms of one word, which is told by how they begin.
fn share_a_stem(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let same = |x: &str, y: &str| {
        let n_same = x.chars().zip(y.chars()).take_while(|(c, d)| c == d).count();
        let shorter = x.chars().count().min(y.chars().count());
        x == y || n_same >= 4 && 3 * n_same >= 2 * shorter
    };
    words(one).iter().any(|x| words(other).iter().any(|y| same(x, y)))
}

/// Bytes that both have; the spans of each do not overlap among themselves.
pub fn shared(one: &[Span], other: &[Span]) -> usize {
    let both = one.iter().flat_map(|x| other.iter().filter_map(|y| x.intersection(*y)));
    both.map(Span::len).sum()
}

fn f1(one: &[Span], other: &[Span]) -> f64 {
    let length: usize = one.iter().chain(other).map(|span| span.len()).sum();
    2.0 * shared(one, other) as f64 / length.max(1) as f64
}

/// A value's name in reports: `near_duplicate`.
pub fn name_of(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).expect("names are plain strings");
    name.as_str().expect("names are plain strings").to_owned()
}

/// The beginning of what stands there, on one line.
pub fn excerpt(article: &Article, span: Span) -> String {
    /// Enough to find the place, and little enough for two on a line.
    const LONGEST: usize = 48;
    let text = span.of(article.source()).split_whitespace().collect::<Vec<_>>().join(" ");
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    format!("“{}{}”", &text[..end], if end < text.len() { "…" } else { "" })
}

fn group_line(a: &Article, b: &Article, of_a: &[Span], of_b: &[Span]) -> String {
    let side = |article: &Article, spans: &[Span]| -> String {
        spans.iter().map(|&span| excerpt(article, span)).collect::<Vec<_>>().join(" ")
    };
    format!("[{} = {}]", side(a, of_a), side(b, of_b))
}

pub fn or_nothing(said: String) -> String {
    if said.is_empty() { "nothing".to_owned() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swaps_are_told_by_how_their_words_begin() {
        for (one, other, same) in [
            ("penalty", "penalties", true),
            ("digital assets", "digital asset", true),
            ("ship", "ships", true),
            ("sun", "sun", true),
            ("sun", "sunk", false),
            ("contact", "contempt", false),
            ("", "", false),
        ] {
            assert_eq!(share_a_stem(one, other), same, "{one} and {other}");
        }
    }

    #[test]
    fn stretches_are_compared_by_what_they_share() {
        let (whole, parts) = ([Span::new(0, 10)], [Span::new(0, 4), Span::new(5, 10)]);
        assert_eq!((shared(&whole, &parts), shared(&parts, &[Span::new(4, 5)])), (9, 0));
        assert_eq!((f1(&whole, &whole), f1(&whole, &[]), f1(&whole, &[Span::new(0, 5)])), (1.0, 0.0, 2.0 * 5.0 / 15.0));
    }
}
