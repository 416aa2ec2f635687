//! What a quotation is: a stretch of prose inside quote marks, who said it and the word that says so.
//!
//! Plain data: the marks are read in `find`, speakers are sought in `attribute`, and the ledger compares two lists of these.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How a quotation stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuotationKind {
    /// One or more full sentences.
    Full,
    /// A few words inside a sentence of the reporter's.
    Fragment,
    /// Several paragraphs, the marks opened again in each; one quotation for each paragraph.
    Block,
    /// No speech: a title, a nickname, a word held at arm's length. Never has a speaker.
    Term,
}

/// Which mark of a pair is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingMark {
    /// The quotation closes but was never opened: where it begins is a guess, the start of the clause.
    Opening,
    /// The quotation was opened and never closed: where it ends is a guess, the end of the sentence or paragraph.
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
    /// The words inside the marks, with the punctuation that stands inside them, without the marks.
    pub span: Span,
    /// `span` and the marks around it.
    pub outer: Span,
    /// See [`QuotationKind`].
    pub kind: QuotationKind,
    /// The mark that is not there; `None` if both are. A paragraph of a [`Block`](QuotationKind::Block) that goes on in the
    /// next one lacks its closing mark by rule, so nothing is missing.
    pub missing: Option<MissingMark>,
    /// The speaker by the fullest name that the article gives, without title and article, or, if nobody is named, the
    /// words that stand for the name if a name is among them ("Treasury executives"); `None` if there are none.
    pub speaker: Option<Span>,
    /// The words by which the quotation is given to the speaker: "said", "According to". `None` if the speaker is
    /// understood from the quotation before.
    pub cue: Option<Span>,
}

impl Quotation {
    /// Whether no mark is missing.
    pub fn is_balanced(&self) -> bool {
        self.missing.is_none()
    }

    /// Whether somebody's words are quoted, not a title or a nickname.
    pub fn is_speech(&self) -> bool {
        self.kind != QuotationKind::Term
    }
}
