//! Titles above the same text: a stock judgement or notice in which only the title names the parties.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::compare::{Fact, FactKind};
use crate::reading::{Reading, TermId, Vocabulary, Word};
use crate::span::Span;

/// Share of a title's content words found in the text below it, under which the title names something that the text
/// does not: the parties of a case above a stock judgement. The headline of a report names what the report is about.
const NAMED_BELOW: f64 = 0.25;

/// Share of the words below the titles that must be the same, and the most by which their counts may differ.
const SAME_BELOW: f64 = 0.9;
const MOST_LONGER: f64 = 0.1;

/// Share of the shorter title's content words up to which two titles name different parties: "v." is in every case
/// title.
const SAME_TITLE: f64 = 1.0 / 3.0;

/// Whether the texts below two different titles are the same and mention nothing that either title names. Linear in the
/// words.
pub(super) fn titles_conflict(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> bool {
    let (Some((title_a, body_a)), Some((title_b, body_b))) = (parts(a), parts(b)) else { return false };
    if body_a.len().abs_diff(body_b.len()) as f64 > MOST_LONGER * body_a.len() as f64 {
        return false;
    }
    let content = |words: &[Word]| -> Vec<TermId> {
        words.iter().map(|word| word.term).filter(|&term| !vocabulary.term(term).is_stop_word).collect()
    };
    let (title_a, title_b) = (content(title_a), content(title_b));
    let n_common = title_a.iter().filter(|term| title_b.contains(term)).count();
    if title_a.is_empty()
        || title_b.is_empty()
        || n_common as f64 > SAME_TITLE * title_a.len().min(title_b.len()) as f64
    {
        return false;
    }
    let terms = |words: &[Word]| -> FxHashSet<TermId> { words.iter().map(|word| word.term).collect() };
    let (in_a, in_b) = (terms(body_a), terms(body_b));
    let is_named = |title: &[TermId], body: &FxHashSet<TermId>| {
        let n_named = title.iter().filter(|term| body.contains(term)).count();
        n_named as f64 >= NAMED_BELOW * title.len() as f64
    };
    let n_same = body_a.iter().filter(|word| in_b.contains(&word.term)).count();
    n_same as f64 >= SAME_BELOW * body_a.len() as f64 && !is_named(&title_a, &in_a) && !is_named(&title_b, &in_b)
}

/// The words of a text's title, and those below it.
fn parts(reading: &Reading) -> Option<(&[Word], &[Word])> {
    let first = reading.sentences.first().filter(|sentence| sentence.kind.is_heading())?;
    Some(reading.words.split_at(first.words.end))
}

/// The titles of two texts that begin with one, as a fact in which they differ.
pub(super) fn title_fact(a: (&Article, &Reading), b: (&Article, &Reading)) -> Fact {
    let title = |(article, reading): (&Article, &Reading)| -> (Span, String) {
        let at = article.prose().to_source(reading.sentences[0].span);
        (at, at.of(article.source()).to_owned())
    };
    let ((a_at, a), (b_at, b)) = (title(a), title(b));
    Fact { kind: FactKind::Name, a, b, a_at, b_at, a_value: None, b_value: None, ratio: None }
}
