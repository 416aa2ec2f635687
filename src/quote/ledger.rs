//! The ledger: every quotation of two articles and what became of it.

use serde::Serialize;

use crate::span::Span;

/// What became of a quotation; the first that fits holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteVerdict {
    /// The same characters.
    Verbatim,
    /// The same words; only marks, case, spacing, a spelling variant or the sign of an omission differ.
    Typographic,
    /// Words left out at an end or in the middle; nothing else changed.
    Trimmed,
    /// Several quoted parts of a stand as one in b.
    Merged,
    /// One quotation of a stands as several in b.
    Split,
    /// Words inside the marks were replaced, added or put in another order.
    Altered,
    /// Quoted in a; its words or their paraphrase stand in b without quote marks.
    Unquoted,
    /// Quoted in b; a says it in its own words.
    NewlyQuoted,
    /// Quoted in a, nowhere in b.
    Dropped,
    /// Quoted in b, nowhere in a.
    Added,
}

/// What about a changed quotation matters most to a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteFlag {
    /// The change touches a number.
    Number,
    /// The change touches a name.
    Name,
    /// The change adds or takes away a negation.
    Negation,
    /// Attributed to somebody else.
    Speaker,
    /// A quote mark is missing.
    Marks,
}

/// Words of a and the words that stand for them in b; one side may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Words of a.
    pub a: String,
    /// Words of b.
    pub b: String,
}

/// One side of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedStretch {
    /// Where it stands in the source; for several parts, from the first to the last.
    pub span: Span,
    /// The words, those of several parts joined by a space.
    pub text: String,
    /// The quoted parts if there are several; else empty.
    pub parts: Vec<Span>,
    /// Who said it, by the fullest name in the article.
    pub speaker: Option<String>,
}

/// One row of the ledger. At least one side is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// What became of it.
    pub verdict: QuoteVerdict,
    /// The quotation, or for `newly_quoted` the words that it was made of.
    pub a: Option<QuotedStretch>,
    /// Its counterpart, or for `unquoted` the words that it became.
    pub b: Option<QuotedStretch>,
    /// Words that differ, in the order of a.
    pub changes: Vec<Change>,
    /// In the order of [`QuoteFlag`].
    pub flags: Vec<QuoteFlag>,
}
