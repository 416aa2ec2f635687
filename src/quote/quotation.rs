//! What a quotation is: a stretch of prose inside quote marks, who said it and the verb that says so.

use crate::span::Span;

/// How a quotation stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// One or more full sentences.
    Full,
    /// A few words inside a sentence of the reporter's.
    Fragment,
    /// Several paragraphs, the marks opened again in each; one quotation for each paragraph.
    Block,
}

/// One quoted stretch of an article. All spans are bytes of the article's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words inside the marks, with the punctuation that stands inside them, without the marks.
    pub span: Span,
    /// `span` and the marks around it.
    pub outer: Span,
    /// See [`QuotationKind`].
    pub kind: QuotationKind,
    /// Whether both marks are there. A block that goes on in the next paragraph lacks its closing mark by rule and counts as balanced.
    pub balanced: bool,
    /// The speaker by the fullest name that the article gives; `None` if nobody is named.
    pub speaker: Option<Span>,
    /// The words by which the quotation is given to the speaker: "said", "according to".
    pub cue: Option<Span>,
}

impl Quotation {
    /// Whether both marks are there.
    pub fn is_balanced(&self) -> bool {
        self.balanced
    }

    /// Whether somebody's words are quoted, not a title or a nickname.
    pub fn is_speech(&self) -> bool {
        true
    }
}
