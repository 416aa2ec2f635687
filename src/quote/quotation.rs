//! A quotation: a stretch of prose inside quote marks, its speaker, and the cue that names the speaker.
//!
//! Plain data: `find` reads the marks, `speakers` finds the speakers, and the ledger compares two lists of quotations.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The form of a quotation in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuotationKind {
    /// One or more full sentences.
    Full,
    /// A few words inside the reporter's sentence.
    Fragment,
    /// One of several paragraphs, each of which opens the marks again.
    Block,
    /// Not speech: a title, a nickname, a word in scare quotes. Never has a speaker.
    Term,
}

/// Which mark of a pair is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingMark {
    /// The quotation is closed but was never opened. Its start, that of the clause, is a guess.
    Opening,
    /// The quotation was opened but never closed. Its end, that of the sentence or paragraph, is a guess.
    Closing,
}

impl MissingMark {
    /// Its name in all reports: `opening` or `closing`.
    pub fn name(self) -> &'static str {
        match self {
            MissingMark::Opening => "opening",
            MissingMark::Closing => "closing",
        }
    }
}

/// One quoted stretch of an article. All spans are bytes of the article's prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words inside the marks, including punctuation inside them, without the marks.
    pub span: Span,
    /// `span` with the marks around it.
    pub outer: Span,
    /// See [`QuotationKind`].
    pub kind: QuotationKind,
    /// The missing mark; `None` if there are both. A paragraph of a [`Block`](QuotationKind::Block) that continues in
    /// the next one has no closing mark by convention, so nothing is missing.
    pub missing: Option<MissingMark>,
    /// The speaker by the fullest name in the article, without title and article. If nobody is named, the description,
    /// if it contains a name ("Treasury executives"). `None` if there is neither.
    pub speaker: Option<Span>,
    /// The words that attribute the quotation to the speaker: "said", "According to". `None` if the speaker is implied
    /// by the quotation before.
    pub cue: Option<Span>,
}

impl Quotation {
    /// Whether no mark is missing.
    pub fn is_balanced(&self) -> bool {
        self.missing.is_none()
    }

    /// Whether it is speech, not a title or a nickname.
    pub fn is_speech(&self) -> bool {
        self.kind != QuotationKind::Term
    }
}
