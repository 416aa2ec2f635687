//! The subjects of two texts, as a fact in which they differ.

use std::ops::Range;

use crate::article::Article;
use crate::compare::{Fact, FactKind};
use crate::reading::Reading;
use crate::span::Span;

/// Two names, each given by one of its words, as a fact in which the texts differ.
pub(super) fn subject_fact(a: ((&Article, &Reading), usize), b: ((&Article, &Reading), usize)) -> Fact {
    let name = |((article, reading), at): ((&Article, &Reading), usize)| -> (Span, String) {
        let words = whole_name(reading, at);
        let span = reading.words[words.start].span.hull(reading.words[words.end - 1].span);
        let place = article.prose().to_source(span);
        (place, place.of(article.source()).to_owned())
    };
    let ((a_at, a), (b_at, b)) = (name(a), name(b));
    Fact { kind: FactKind::Name, a, b, a_at, b_at, a_value: None, b_value: None, ratio: None }
}

/// The capitalised words around a word, within its sentence: "Morrison" of "Morrison Inc".
fn whole_name(reading: &Reading, at: usize) -> Range<usize> {
    let sentence = reading.sentences.iter().find(|sentence| sentence.words.contains(&at));
    let Range { start, end } = sentence.map_or(at..at + 1, |sentence| sentence.words.clone());
    let is_capital = |&word: &usize| reading.words[word].is_capital;
    let n_before = (start..at).rev().take_while(is_capital).count();
    let n_behind = (at + 1..end).take_while(is_capital).count();
    at - n_before..at + 1 + n_behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Vocabulary;
    use crate::text::Language;

    #[test]
    fn a_name_is_shown_whole() {
        let mut vocabulary = Vocabulary::new(Language::English);
        let (a, b) = (Article::plain("a", "Oskar Foods Inc said so."), Article::plain("b", "So said Hale Ltd."));
        let (read_a, read_b) = (Reading::new(&a, &mut vocabulary), Reading::new(&b, &mut vocabulary));
        let fact = subject_fact(((&a, &read_a), 0), ((&b, &read_b), 2));
        assert_eq!((fact.a.as_str(), fact.b.as_str()), ("Oskar Foods Inc", "Hale Ltd"));
    }
}
