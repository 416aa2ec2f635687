//! Which words of a matched sentence only one side has, as stretches of the sources.
//!
//! The words are found in the prose of all sentences of a match, put behind each other as in the terminal report, and led back to
//! the source sentence by sentence.

use crate::shown::prose_of;
use crate::word_diff::lone_stretches;
use respun::align::{MatchKind, SentenceMatch};
use respun::article::Article;
use respun::span::Span;

/// Stretches of both sources, in order, that a match does not find on the other side.
pub(super) fn lone_words(a: &Article, b: &Article, sentences: &[SentenceMatch]) -> (Vec<Span>, Vec<Span>) {
    let (mut lone_a, mut lone_b) = (Vec::new(), Vec::new());
    let has_marks = |matched: &&SentenceMatch| matches!(matched.kind, MatchKind::Edited | MatchKind::Paraphrased);
    for matched in sentences.iter().filter(has_marks) {
        let (left, right) = (Joined::of(a, &matched.a), Joined::of(b, &matched.b));
        if let Some((in_left, in_right)) = lone_stretches(&left.text, &right.text) {
            left.to_source(a, &in_left, &mut lone_a);
            right.to_source(b, &in_right, &mut lone_b);
        }
    }
    // Matches come in the order of a.
    lone_b.sort_unstable();
    (lone_a, lone_b)
}

/// The prose of several sentences, a space between every two.
struct Joined {
    text: String,
    /// Where each sentence stands in `text`, and in the prose.
    places: Vec<(Span, Span)>,
}

impl Joined {
    fn of(article: &Article, sentences: &[Span]) -> Joined {
        let mut joined = Joined { text: String::new(), places: Vec::with_capacity(sentences.len()) };
        for &sentence in sentences {
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            let in_prose = prose_of(article, sentence);
            let start = joined.text.len();
            joined.text.push_str(in_prose.of(article.prose().text()));
            joined.places.push((Span::new(start, joined.text.len()), in_prose));
        }
        joined
    }

    /// Appends the stretches of the source that these stretches of the text stand for.
    fn to_source(&self, article: &Article, stretches: &[Span], into: &mut Vec<Span>) {
        for &stretch in stretches {
            for (in_text, in_prose) in &self.places {
                if let Some(both) = in_text.intersection(stretch) {
                    let start = in_prose.start + (both.start - in_text.start);
                    into.push(article.prose().to_source(Span::new(start, start + both.len())));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::align::WordCount;

    #[test]
    fn words_are_found_in_the_source_behind_markup() {
        let a = Article::markdown("a", "The **old** ferry was late. Nobody knew why, said Pell.");
        let b = Article::plain("b", "The new ferry was late, and nobody knew why, said Pell.");
        let span = |article: &Article, words: &str| {
            let start = article.source().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let matched = SentenceMatch {
            kind: MatchKind::Edited,
            similarity: 0.9,
            moved: false,
            a: vec![span(&a, "The **old** ferry was late."), span(&a, "Nobody knew why, said Pell.")],
            b: vec![span(&b, "The new ferry was late, and nobody knew why, said Pell.")],
            words_of_a: WordCount::default(),
            words_of_b: WordCount::default(),
        };
        let (lone_a, lone_b) = lone_words(&a, &b, &[matched]);
        assert_eq!(lone_a.iter().map(|span| span.of(a.source())).collect::<Vec<_>>(), ["old"]);
        assert_eq!(lone_b.iter().map(|span| span.of(b.source())).collect::<Vec<_>>(), ["new", "and"]);
    }
}
