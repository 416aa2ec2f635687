//! The ledger of quotations, the gravest first.
//!
//! What an editor must act on stands on top: words put into a speaker's mouth, and words given to somebody else. What stayed as
//! it was takes one line at the foot.

use super::line::{Ink, Line};
use super::marks::marked;
use super::side_by_side::beside;
use super::{Page, words};
use respun::compare::Comparison;
use respun::quote::{Change, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};

/// Rows that are shown of a long ledger.
const MOST_ROWS: usize = 30;
/// Lines of one quotation.
const MOST_LINES: usize = 8;

pub(super) fn write(page: &mut Page, result: &Comparison) {
    if result.quotes.is_empty() {
        return;
    }
    page.heading("Quotations", &words::tally(&result.quotes));
    let shown = page.limit(MOST_ROWS).unwrap_or(usize::MAX).min(result.quotes.len());
    for row in &result.quotes[..shown] {
        entry(page, row);
    }
    page.more(result.quotes.len() - shown);
}

/// Verdict, flags and speaker of a row.
pub(super) fn head(row: &QuoteRow) -> Line {
    let ink = match row.verdict {
        QuoteVerdict::Altered => Ink::Alarm,
        QuoteVerdict::Verbatim | QuoteVerdict::Typographic => Ink::Plain,
        _ => Ink::Strong,
    };
    let mut line = Line::of(ink, words::quote_verdict(row.verdict));
    for &flag in &row.flags {
        line = line.then(Ink::Alarm, &format!(", {}", words::flag(flag)));
    }
    let speaker = |side: &Option<QuotedStretch>| side.as_ref().and_then(|side| side.speaker.clone());
    let speakers = match (speaker(&row.a), speaker(&row.b)) {
        (None, None) => return line,
        (Some(a), Some(b)) if a != b && row.flags.contains(&QuoteFlag::Speaker) => format!("{a} → {b}"),
        (Some(one), _) | (None, Some(one)) => one,
    };
    line.then(Ink::Faint, " · ").then(Ink::Plain, &speakers)
}

/// Words that differ, as "lights → lamps, + not".
pub(super) fn changes(changes: &[Change]) -> Line {
    let mut line = Line::new();
    for change in changes {
        if !line.is_empty() {
            line = line.then(Ink::Faint, ", ");
        }
        line = match (change.a.as_str(), change.b.as_str()) {
            ("", b) => line.then(Ink::Faint, "+ ").then(Ink::Inserted, b),
            (a, "") => line.then(Ink::Faint, "− ").then(Ink::Removed, a),
            (a, b) => line.then(Ink::Removed, a).then(Ink::Faint, " → ").then(Ink::Inserted, b),
        };
    }
    line
}

fn entry(page: &mut Page, row: &QuoteRow) {
    let head = Line::of(Ink::Plain, " ").join(head(row));
    let text = |side: &Option<QuotedStretch>, quoted: bool| match side {
        Some(side) if quoted => format!("“{}”", side.text),
        Some(side) => side.text.clone(),
        None => String::new(),
    };
    let a = text(&row.a, row.verdict != QuoteVerdict::NewlyQuoted);
    let b = text(&row.b, row.verdict != QuoteVerdict::Unquoted);
    if matches!(row.verdict, QuoteVerdict::Verbatim | QuoteVerdict::Typographic) && !row.has_grave_flag() {
        page.line(&head.then(Ink::Plain, "  ").then(Ink::Faint, &a));
        return;
    }
    page.line(&head);
    let (left, right) = match (&row.a, &row.b) {
        (Some(_), Some(_)) => marked(&a, &b, page.colour),
        _ => (Line::of(Ink::Plain, &a), Line::of(Ink::Plain, &b)),
    };
    let limit = page.limit(MOST_LINES);
    beside(page, Line::new(), &left, &right, limit);
    if !row.changes.is_empty() {
        page.hanging(Line::of(Ink::Faint, "     changed: "), &changes(&row.changes), limit);
    }
    page.blank();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_came_and_went_have_signs() {
        let change = |a: &str, b: &str| Change { a: a.into(), b: b.into() };
        let mut shown = String::new();
        changes(&[change("lights", "lamps"), change("", "not"), change("very", "")]).write_to(&mut shown, false);
        assert_eq!(shown, "lights → lamps, + not, − very\n");
    }
}
