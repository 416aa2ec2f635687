//! What is true of a pair of articles, as a person wrote it down, with every text found in the sources.
//!
//! Where the truth is silent nothing is scored: most pairs have a verdict alone. Names of verdicts and flags are those of the
//! JSON report.

use respun::Span;

/// What is true of a pair.
pub struct Truth {
    /// The verdict, then those that a fair editor would accept as well.
    pub verdicts: Vec<String>,
    /// Sentence by sentence; `None` if nobody wrote it down.
    pub alignment: Option<AlignmentTruth>,
    /// Words of a and the words by which b replaced them again and again.
    pub swaps: Vec<(String, String)>,
}

/// Which sentences say the same, and what became of every quotation.
pub struct AlignmentTruth {
    /// Sentences of a and those of b that say the same.
    pub groups: Vec<(Vec<Span>, Vec<Span>)>,
    /// Sentences of a with no counterpart.
    pub dropped: Vec<Span>,
    /// Sentences of b with none.
    pub added: Vec<Span>,
    /// The rows of the ledger.
    pub quotes: Vec<QuoteTruth>,
}

/// One row of the ledger.
pub struct QuoteTruth {
    /// Its verdict.
    pub verdict: String,
    /// The side in a.
    pub a: QuoteSide,
    /// The side in b.
    pub b: QuoteSide,
    /// Words of a and the words of b that stand for them; `None` where it is not said.
    pub changes: Option<Vec<(String, String)>>,
    /// `None` where it is not said.
    pub flags: Option<Vec<String>>,
}

/// One side of a row.
pub struct QuoteSide {
    /// Its quoted parts in order; none if the quotation is not on this side.
    pub parts: Vec<Span>,
    /// Who said it, if anybody is named.
    pub speaker: Option<String>,
}
