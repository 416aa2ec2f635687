//! Alignment: words to words, sentences to sentences, passages to passages; what moved and what merged.
//!
//! ```text
//! readings ── features: weighted terms and pairs of neighbours of each sentence
//!          ── chain: the best run of groups (1-1, 2-1, 1-2, …) in the order of both texts
//!          ── between: what lost every word and stands in its place
//!          ── moved: what is left and still finds its partner elsewhere
//!          ── words: words to words within each group
//!          ── substitutions: words that stand for others again and again; known, they improve the chain once more
//!          ── seeds, extents, rivals, digests: like sentences anywhere, clusters of them, and how far each passage reaches
//!          ── runs, passages: exact to the word where the words are the same
//! ```

pub mod passages;
pub mod sentences;
pub mod substitutions;
pub mod words;

mod anchors;
mod chain;
mod features;
mod gap_filling;
mod meanings;
mod overlap_resolution;
mod pass;
mod passage_candidates;
mod runs;
mod summary_matches;

use serde::Serialize;

use crate::span::Span;

pub use runs::Run;
pub(crate) use runs::{SHORTEST_RUN, runs};
pub use sentences::{Alignment, Group, LEAST_SIMILARITY, align};
pub use words::align_words;

/// How alike two aligned stretches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same words in the same order.
    Verbatim,
    /// Mostly the same words; some were changed.
    Edited,
    /// The same said in other words.
    Paraphrased,
    /// Paired by position alone, between two firm matches: shown, but neither overlap nor evidence.
    Bridged,
}

/// One or more sentences of a and the one or more of b that say the same. Spans of the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceMatch {
    /// How alike.
    pub kind: MatchKind,
    /// 0..=1.
    pub similarity: f64,
    /// Whether the order of the telling differs here.
    pub moved: bool,
    /// Sentences of a, in order.
    pub a: Vec<Span>,
    /// Sentences of b, in order.
    pub b: Vec<Span>,
    /// The words of a's sentences.
    pub words_of_a: WordCount,
    /// The words of b's sentences.
    pub words_of_b: WordCount,
}

/// How many words a stretch holds, as the overlap counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// All of them.
    pub all: usize,
    /// Those that stand inside quote marks.
    pub quoted: usize,
}

/// A maximal stretch of a and the stretch of b that it stands for, each contiguous. Spans of the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The least alike kind that covers a good part of it.
    pub kind: MatchKind,
    /// 0..=1.
    pub similarity: f64,
    /// Whether the order of the telling differs here.
    pub moved: bool,
    /// Stretch of a.
    pub a: Span,
    /// Stretch of b.
    pub b: Span,
}
