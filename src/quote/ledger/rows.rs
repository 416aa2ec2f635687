//! The ledger: every quotation of two articles and what happened to it.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What happened to a quotation; the first variant that fits applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuoteVerdict {
    /// The same characters.
    Verbatim,
    /// The same words; only marks, case, spacing, a spelling variant or a sign of omission differ.
    Typographic,
    /// Words left out at an end or in the middle; nothing else changed.
    Trimmed,
    /// Several quoted parts of a are one quotation in b.
    Merged,
    /// One quotation of a is several in b.
    Split,
    /// Words inside the marks were replaced, added or reordered.
    Altered,
    /// Quoted in a; b has its words, or a paraphrase, without quote marks.
    Unquoted,
    /// Quoted in b; a says it without quote marks.
    NewlyQuoted,
    /// Quoted in a, nowhere in b.
    Dropped,
    /// Quoted in b, nowhere in a.
    Added,
}

/// Why a changed quotation needs an editor's attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuoteFlag {
    /// The change affects a number.
    Number,
    /// The change affects a name.
    Name,
    /// The change adds or removes a negation.
    Negation,
    /// The change replaces, adds or removes a modal verb: can, may, must, should, will, would.
    Modal,
    /// The change affects a unit: the number stays, hours become days.
    Unit,
    /// The change affects a currency.
    Currency,
    /// The change affects a word for how many: all, some, none.
    Quantifier,
    /// The change replaces a word by one of opposite meaning: convicted by acquitted, rose by fell, buyer by seller.
    Opposite,
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
    /// The same for b.
    pub b: String,
}

/// Words of a and the words that replace them in b; one side may be empty.
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
    /// Its span in the source text; for several parts, from the first to the last.
    pub span: Span,
    /// The words, those of several parts joined by a space.
    pub text: String,
    /// The quoted parts if there are several; otherwise empty.
    pub parts: Vec<Span>,
    /// The speaker, by the fullest name in the article.
    pub speaker: Option<String>,
}

/// One row of the ledger. At least one side is present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteRow {
    /// What happened to it.
    pub verdict: QuoteVerdict,
    /// The quotation, or for `newly_quoted` the words that it was made from.
    pub a: Option<QuotedStretch>,
    /// Its counterpart, or for `unquoted` the words that it became.
    pub b: Option<QuotedStretch>,
    /// Words that differ, in the order of a.
    pub changes: Vec<Change>,
    /// In the order of [`QuoteFlag`], without duplicates.
    pub flags: Vec<QuoteFlag>,
    /// The causes of the flags, at least one for each.
    pub causes: Vec<FlagCause>,
}

impl QuoteVerdict {
    /// Verdicts from the most serious to the least.
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
    /// Whether there is a flag other than a missing mark.
    pub fn has_grave_flag(&self) -> bool {
        self.flags.iter().any(|&flag| flag != QuoteFlag::Marks)
    }

    /// Sort key that puts the most serious rows first. A flagged row comes before all rows without a flag: even
    /// unchanged words are wrong if they are attributed to somebody else.
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
    fn the_most_serious_rows_come_first() {
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
