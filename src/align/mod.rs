//! Alignment of words, sentences and passages, with what moved and what merged.
//!
//! ```text
//! readings ── features: weighted terms and word pairs of each sentence
//!          ── chain: the best sequence of groups (1-1, 2-1, 1-2, …) in the order of both texts
//!          ── gap_filling: sentences without common words, paired by position
//!          ── moved: remaining sentences that match elsewhere
//!          ── words: words to words within each group
//!          ── substitutions: words replaced again and again; once known, they improve the chain in a second pass
//!          ── anchors: pairs of similar sentences anywhere, and their clusters
//!          ── passage_candidates, overlap_resolution, summary_matches: how far each passage extends
//!          ── runs, passages: edges exact to the word where the words are the same
//! ```

pub(crate) mod passages;
pub(crate) mod sentences;
pub(crate) mod substitutions;
pub(crate) mod words;

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

use serde::{Deserialize, Serialize};

use crate::span::Span;

pub(crate) use runs::Run;
pub(crate) use runs::{SHORTEST_RUN, runs};
pub use sentences::LEAST_SIMILARITY;
pub(crate) use sentences::{Alignment, Group, align};
pub(crate) use words::align_words;

/// How similar two aligned stretches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same words in the same order.
    Verbatim,
    /// Mostly the same words, some of them changed.
    Edited,
    /// The same content in other words.
    Paraphrased,
    /// Paired by position alone, between two firm matches: shown, but not counted as overlap or evidence.
    Bridged,
}

/// One or more sentences of a and the one or more of b that say the same. Spans of the source texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentenceMatch {
    /// How similar they are.
    pub kind: MatchKind,
    /// 0..=1.
    pub similarity: f64,
    /// Whether it appears in a different order in the other text.
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

/// How many words a stretch has, as counted for the overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCount {
    /// All of them.
    pub all: usize,
    /// Those inside quote marks.
    pub quoted: usize,
}

/// A maximal contiguous stretch of a and the stretch of b that corresponds to it. Spans of the source texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// The least similar kind that covers a good part of it.
    pub kind: MatchKind,
    /// 0..=1.
    pub similarity: f64,
    /// Whether it appears in a different order in the other text.
    pub moved: bool,
    /// Stretch of a.
    pub a: Span,
    /// Stretch of b.
    pub b: Span,
}
