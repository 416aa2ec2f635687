//! The ledger: every quotation of two articles and what became of it.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What became of a quotation; the first that fits holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuoteFlag {
    /// The change touches a number.
    Number,
    /// The change touches a name.
    Name,
    /// The change adds or takes away a negation.
    Negation,
    /// The change puts one modal verb for another, adds one or takes one away: can, may, must, should, will, would.
    Modal,
    /// Attributed to somebody else.
    Speaker,
    /// A quote mark is missing.
    Marks,
}

/// Why a flag was raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FlagCause {
    /// Which flag.
    pub flag: QuoteFlag,
    /// The words of a, the speaker in a, or the mark that a lacks (`opening`, `closing`); empty if a has none.
    pub a: String,
    /// The same of b.
    pub b: String,
}

/// Words of a and the words that stand for them in b; one side may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Change {
    /// Words of a.
    pub a: String,
    /// Words of b.
    pub b: String,
}

/// One side of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteRow {
    /// What became of it.
    pub verdict: QuoteVerdict,
    /// The quotation, or for `newly_quoted` the words that it was made of.
    pub a: Option<QuotedStretch>,
    /// Its counterpart, or for `unquoted` the words that it became.
    pub b: Option<QuotedStretch>,
    /// Words that differ, in the order of a.
    pub changes: Vec<Change>,
    /// In the order of [`QuoteFlag`], each once.
    pub flags: Vec<QuoteFlag>,
    /// What raised the flags: at least one cause for each.
    pub causes: Vec<FlagCause>,
}

impl QuoteVerdict {
    /// Verdicts from the one that an editor must see first to the one that needs nobody.
    pub const BY_GRAVITY: [QuoteVerdict; 10] = [
        QuoteVerdict::Altered,
        QuoteVerdict::Unquoted,
        QuoteVerdict::NewlyQuoted,
        QuoteVerdict::Split,
        QuoteVerdict::Merged,
        QuoteVerdict::Trimmed,
        QuoteVerdict::Added,
        QuoteVerdict::Dropped,
        QuoteVerdict::Typographic,
        QuoteVerdict::Verbatim,
    ];
}

impl QuoteRow {
    /// Whether a flag tells of more than a missing mark.
    pub fn has_grave_flag(&self) -> bool {
        self.flags.iter().any(|&flag| flag != QuoteFlag::Marks)
    }

    /// Sorts rows by this, and the gravest come first. A flagged row comes before every row without a flag: even words that were kept
    /// to the letter are wrong if somebody else is made to say them.
    pub fn gravity(&self) -> (bool, usize) {
        let place = QuoteVerdict::BY_GRAVITY.iter().position(|&verdict| verdict == self.verdict);
        (!self.has_grave_flag(), place.unwrap_or(QuoteVerdict::BY_GRAVITY.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(verdict: QuoteVerdict, flags: &[QuoteFlag]) -> QuoteRow {
        QuoteRow { verdict, a: None, b: None, changes: Vec::new(), flags: flags.to_vec(), causes: Vec::new() }
    }

    #[test]
    fn what_puts_words_into_a_mouth_comes_first() {
        let mut rows = [
            row(QuoteVerdict::Verbatim, &[]),
            row(QuoteVerdict::Altered, &[]),
            row(QuoteVerdict::Verbatim, &[QuoteFlag::Speaker]),
            row(QuoteVerdict::Trimmed, &[QuoteFlag::Marks]),
            row(QuoteVerdict::Altered, &[QuoteFlag::Negation]),
            row(QuoteVerdict::Unquoted, &[]),
        ];
        rows.sort_by_key(QuoteRow::gravity);
        let order: Vec<_> = rows.iter().map(|row| (row.verdict, row.flags.len())).collect();
        assert_eq!(
            order,
            [
                (QuoteVerdict::Altered, 1),
                (QuoteVerdict::Verbatim, 1),
                (QuoteVerdict::Altered, 0),
                (QuoteVerdict::Unquoted, 0),
                (QuoteVerdict::Trimmed, 1),
                (QuoteVerdict::Verbatim, 0),
            ]
        );
    }
}
