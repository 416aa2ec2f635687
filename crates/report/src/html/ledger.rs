//! The ledger of quotations: both sides with the words that differ, who said them, why a flag was raised.

use super::annotations::is_in_marks;
use super::safe::Shown;
use super::side::Which;
use crate::word_diff::lone_stretches;
use crate::{explained, words};
use respun::quote::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
use respun::span::Span;

/// A row.
pub(super) struct LedgerRow<'r> {
    /// From 1, the gravest first.
    pub number: usize,
    /// `alarm` for what an editor must see, `calm` for what needs nobody, else empty.
    pub class: &'static str,
    pub verdict: &'static str,
    pub meaning: &'static str,
    pub flags: Vec<Flag<'r>>,
    pub sides: Vec<LedgerSide<'r>>,
    pub changes: Vec<WordChange<'r>>,
}

/// A flag and what raised it, if that is none of the changes: speakers or marks of both sides, or words in other company.
pub(super) struct Flag<'r> {
    pub name: &'static str,
    pub causes: Vec<WordChange<'r>>,
}

/// Words of a and what stands for them in b; one may be empty.
pub(super) struct WordChange<'r> {
    pub a: Shown<'r>,
    pub b: Shown<'r>,
    /// The flags that it raised, in words.
    pub flags: Vec<&'static str>,
}

/// One side of a row.
pub(super) struct LedgerSide<'r> {
    pub letter: char,
    pub in_marks: bool,
    pub pieces: Vec<Wording<'r>>,
    pub speaker: Option<Shown<'r>>,
}

/// Words of a quotation, and whether the other side has them not.
pub(super) struct Wording<'r> {
    pub words: Shown<'r>,
    pub is_lone: bool,
}

/// The rows in their order.
pub(super) fn rows(quotes: &[QuoteRow]) -> Vec<LedgerRow<'_>> {
    quotes.iter().enumerate().map(|(index, row)| of_row(index + 1, row)).collect()
}

fn of_row(number: usize, row: &QuoteRow) -> LedgerRow<'_> {
    let both = row.a.as_ref().zip(row.b.as_ref());
    let (lone_a, lone_b) = both.and_then(|(a, b)| lone_stretches(&a.text, &b.text)).unwrap_or_default();
    let side = |which: Which, lone: &[Span]| {
        which.quoted(row).map(|side| LedgerSide {
            letter: which.letter(),
            in_marks: is_in_marks(which, row),
            pieces: pieces(side, lone),
            speaker: side.speaker.as_deref().map(Shown::of),
        })
    };
    LedgerRow {
        number,
        class: match row.verdict {
            _ if row.has_grave_flag() => "alarm",
            QuoteVerdict::Altered => "alarm",
            QuoteVerdict::Verbatim | QuoteVerdict::Typographic if row.flags.is_empty() => "calm",
            _ => "",
        },
        verdict: words::quote_verdict(row.verdict),
        meaning: explained::quote_verdict(row.verdict),
        flags: row.flags.iter().map(|&flag| Flag { name: words::flag(flag), causes: causes(row, flag) }).collect(),
        sides: [side(Which::A, &lone_a), side(Which::B, &lone_b)].into_iter().flatten().collect(),
        changes: row.changes.iter().map(|change| of_change(row, change)).collect(),
    }
}

fn of_change<'r>(row: &QuoteRow, change: &'r Change) -> WordChange<'r> {
    let raised = row.causes.iter().filter(|cause| is_by(cause, change)).map(|cause| words::flag(cause.flag)).collect();
    WordChange { a: Shown::of(&change.a), b: Shown::of(&change.b), flags: raised }
}

fn causes(row: &QuoteRow, flag: QuoteFlag) -> Vec<WordChange<'_>> {
    let told_elsewhere = |cause: &FlagCause| row.changes.iter().any(|change| is_by(cause, change));
    let causes = row.causes.iter().filter(|cause| cause.flag == flag && !told_elsewhere(cause));
    causes.map(|cause| WordChange { a: Shown::of(&cause.a), b: Shown::of(&cause.b), flags: Vec::new() }).collect()
}

/// Whether a flag was raised by just these words.
fn is_by(cause: &FlagCause, change: &Change) -> bool {
    cause.a == change.a && cause.b == change.b
}

fn pieces<'r>(side: &'r QuotedStretch, lone: &[Span]) -> Vec<Wording<'r>> {
    let mut pieces = Vec::new();
    let mut written = 0;
    let mut piece = |words: &'r str, is_lone| {
        if !words.is_empty() {
            pieces.push(Wording { words: Shown::of(words), is_lone });
        }
    };
    for stretch in lone {
        piece(&side.text[written..stretch.start], false);
        piece(stretch.of(&side.text), true);
        written = stretch.end;
    }
    piece(&side.text[written..], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn words_that_differ_are_pieces_of_their_own() {
        let example = example::rewrite();
        let rows = rows(&example.result.quotes);
        let first: Vec<_> = rows[0].sides[0].pieces.iter().map(|p| (p.words.to_string(), p.is_lone)).collect();
        assert_eq!(
            first,
            [("We did ".to_owned(), false), ("not".to_owned(), true), (" ignore the warning,".to_owned(), false)]
        );
        assert_eq!((rows[0].class, rows[0].flags[0].name), ("alarm", "negation changed"));
        let unquoted = rows.iter().find(|row| row.verdict == "unquoted").unwrap();
        assert!(unquoted.sides[0].in_marks && !unquoted.sides[1].in_marks);
    }
}
