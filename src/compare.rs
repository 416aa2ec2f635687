//! The comparison of two articles: what every layer found, put together. Reports read this and nothing else.

use serde::Serialize;

use crate::align::{Passage, SentenceMatch};
use crate::article::Article;
use crate::quote::QuoteRow;
use crate::score::{Evidence, Overlap, Verdict};
use crate::span::Span;
use crate::text::Language;

/// Settings of a comparison. Every value is legal.
#[derive(Clone, Debug, Default)]
pub struct Config {}

/// What is told of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The article's id.
    pub id: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its language.
    pub language: Language,
    /// Its words, furniture not counted.
    pub words: usize,
}

/// A word or phrase that was replaced again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// Words of a, as they stand there most often, in lower case.
    pub a: String,
    /// Words of b.
    pub b: String,
    /// How often.
    pub count: usize,
}

/// What kind of fact differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A number or amount.
    Number,
    /// A weekday, month or date.
    Date,
    /// A name.
    Name,
    /// One side denies what the other says.
    Negation,
    /// The two words mean the opposite.
    Opposite,
}

/// Two aligned sentences that say the same but for a fact. Spans of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What kind of fact.
    pub kind: FactKind,
    /// Words of a.
    pub a: String,
    /// Words of b.
    pub b: String,
    /// Where in a.
    pub a_at: Span,
    /// Where in b.
    pub b_at: Span,
}

/// All that is known of two articles. All spans are bytes of the articles' sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The first article.
    pub a: Side,
    /// The second article.
    pub b: Side,
    /// What became of one in the other.
    pub verdict: Verdict,
    /// How sure it is, 0..=1, that one was written from the other's text or both from one text.
    pub score: f64,
    /// How much the two say the same, 0..=1, whoever wrote it.
    pub similarity: f64,
    /// The share of a's words that stand again in b.
    pub a_in_b: Overlap,
    /// The share of b's words that stand again in a.
    pub b_in_a: Overlap,
    /// Every measure that the score was made from.
    pub evidence: Vec<Evidence>,
    /// Maximal stretches, in the order of a.
    pub passages: Vec<Passage>,
    /// The alignment below the passages, in the order of a.
    pub sentences: Vec<SentenceMatch>,
    /// Sentences and headings of a with no counterpart in b.
    pub dropped: Vec<Span>,
    /// Sentences and headings of b with none in a.
    pub added: Vec<Span>,
    /// What became of every quotation.
    pub quotes: Vec<QuoteRow>,
    /// Words replaced again and again, the most frequent first.
    pub swaps: Vec<Swap>,
    /// Facts that differ in aligned sentences.
    pub facts: Vec<Fact>,
}

/// Compares two articles.
pub fn compare(a: &Article, b: &Article, _config: &Config) -> Comparison {
    let side = |article: &Article| Side {
        id: article.id().to_owned(),
        title: article.title().map(str::to_owned),
        language: article.language(),
        words: crate::text::tokens(article.prose().text()).len(),
    };
    Comparison {
        a: side(a),
        b: side(b),
        verdict: Verdict::Unrelated,
        score: 0.0,
        similarity: 0.0,
        a_in_b: Overlap::default(),
        b_in_a: Overlap::default(),
        evidence: Vec::new(),
        passages: Vec::new(),
        sentences: Vec::new(),
        dropped: Vec::new(),
        added: Vec::new(),
        quotes: Vec::new(),
        swaps: Vec::new(),
        facts: Vec::new(),
    }
}
