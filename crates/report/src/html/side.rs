//! One side of a comparison: what a report tells of a or of b, by the same code for both.

use respun::align::{Passage, SentenceMatch, WordCount};
use respun::article::Article;
use respun::compare::{Comparison, Fact, Side};
use respun::quote::{QuoteRow, QuotedStretch};
use respun::score::Overlap;
use respun::shared_matter::SharedMatter;
use respun::span::Span;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    A,
    B,
}

impl Which {
    /// The letter that the side goes by, in words and ids.
    pub(super) fn letter(self) -> char {
        if self == Which::A { 'a' } else { 'b' }
    }

    /// The letter of the other side.
    pub(super) fn other_letter(self) -> char {
        if self == Which::A { 'b' } else { 'a' }
    }

    fn of<T>(self, a: T, b: T) -> T {
        if self == Which::A { a } else { b }
    }

    pub(super) fn article<'r>(self, a: &'r Article, b: &'r Article) -> &'r Article {
        self.of(a, b)
    }

    pub(super) fn side_of(self, result: &Comparison) -> &Side {
        self.of(&result.a, &result.b)
    }

    pub(super) fn overlap(self, result: &Comparison) -> Overlap {
        self.of(result.a_in_b, result.b_in_a)
    }

    pub(super) fn matter(self, matter: &SharedMatter) -> Span {
        self.of(matter.a, matter.b)
    }

    /// Sentences that the other side has not.
    pub(super) fn alone(self, result: &Comparison) -> &[Span] {
        self.of(&result.dropped, &result.added)
    }

    pub(super) fn sentences(self, matched: &SentenceMatch) -> &[Span] {
        self.of(&matched.a, &matched.b)
    }

    pub(super) fn words(self, matched: &SentenceMatch) -> WordCount {
        self.of(matched.words_of_a, matched.words_of_b)
    }

    pub(super) fn passage(self, passage: &Passage) -> Span {
        self.of(passage.a, passage.b)
    }

    pub(super) fn quoted(self, row: &QuoteRow) -> Option<&QuotedStretch> {
        self.of(row.a.as_ref(), row.b.as_ref())
    }

    pub(super) fn fact(self, fact: &Fact) -> Span {
        self.of(fact.a_at, fact.b_at)
    }
}
