//! The ledger of quotations: both sides with the words that differ, who said them, why a flag was raised.

use super::annotations::is_in_marks;
use super::safe::Shown;
use super::side::Which;
use crate::quote::{QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
use crate::report::word_diff::lone_stretches;
use crate::report::{explained, words};
use crate::span::Span;

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

/// A flag and what raised it: words, speakers or marks of both sides.
pub(super) struct Flag<'r> {
    pub name: &'static str,
    pub causes: Vec<WordChange<'r>>,
}

/// Words of a and what stands for them in b; one may be empty.
pub(super) struct WordChange<'r> {
    pub a: Shown<'r>,
    pub b: Shown<'r>,
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
        changes: row.changes.iter().map(|change| word_change(&change.a, &change.b)).collect(),
    }
}

fn causes(row: &QuoteRow, flag: QuoteFlag) -> Vec<WordChange<'_>> {
    row.causes.iter().filter(|cause| cause.flag == flag).map(|cause| word_change(&cause.a, &cause.b)).collect()
}

fn word_change<'r>(a: &'r str, b: &'r str) -> WordChange<'r> {
    WordChange { a: Shown::of(a), b: Shown::of(b) }
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
    use crate::report::example;

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
