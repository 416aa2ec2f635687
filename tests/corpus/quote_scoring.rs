//! The ledger against the true rows.

use respun::quote::{Change, QuoteRow, QuotedStretch};
use respun::{Article, Span};

use crate::scoring::{Measure, Scoring, excerpt, name_of, or_nothing, shared};
use crate::truth::{QuoteSide, QuoteTruth};

/// Counts rows found, and what is right about them.
pub fn score_quotes(scoring: &mut Scoring, truth: &[QuoteTruth], a: &Article, b: &Article, rows: &[QuoteRow]) {
    for expected in truth {
        let row = row_of(expected, rows);
        let line = || truth_line(expected, a, b);
        scoring.count(Measure::QuotesFound, row.is_some(), || {
            let meets = |row: &&QuoteRow| agreement(&expected.a, &row.a) + agreement(&expected.b, &row.b) > 0.0;
            let said: Vec<String> = rows.iter().filter(meets).map(row_line).collect();
            (line(), or_nothing(said.join(" + ")))
        });
        count_verdict(scoring, expected, row, &line);
        count_changes(scoring, expected, row, &line);
        count_speakers(scoring, expected, row, &line);
        count_flags(scoring, expected, row, &line);
    }
    for row in rows {
        let right = truth.iter().any(|expected| row_of(expected, rows).is_some_and(|found| std::ptr::eq(found, row)));
        scoring.count(Measure::QuotesRight, right, || ("no such row".to_owned(), row_line(row)));
    }
}

/// Counts one thing about a row. A row that was not found has nothing right, but has been reported already.
fn count_of_row<'r>(
    scoring: &mut Scoring,
    measure: Measure,
    row: Option<&'r QuoteRow>,
    is_right: impl FnOnce(&'r QuoteRow) -> bool,
    miss: impl FnOnce(&'r QuoteRow) -> (String, String),
) {
    match row {
        Some(row) => scoring.count(measure, is_right(row), || miss(row)),
        None => scoring.tallies.entry(measure).or_default().of += 1,
    }
}

fn count_verdict(scoring: &mut Scoring, expected: &QuoteTruth, row: Option<&QuoteRow>, line: &dyn Fn() -> String) {
    let right = |row: &QuoteRow| name_of(row.verdict) == expected.verdict;
    count_of_row(scoring, Measure::QuoteVerdicts, row, right, |row| (line(), row_line(row)));
}

fn count_changes(scoring: &mut Scoring, expected: &QuoteTruth, row: Option<&QuoteRow>, line: &dyn Fn() -> String) {
    let Some(changes) = &expected.changes else { return };
    // Where one side stands outside quote marks its edges are free, and few wrote down what changed between them.
    if matches!(expected.verdict.as_str(), "unquoted" | "newly_quoted") && changes.is_empty() {
        return;
    }
    let found = |row: &QuoteRow| -> Vec<(String, String)> {
        row.changes.iter().map(|Change { a, b }| (a.clone(), b.clone())).collect()
    };
    let right = |row: &QuoteRow| same_changes(changes, &found(row));
    count_of_row(scoring, Measure::QuoteChanges, row, right, |row| {
        (format!("{} of {}", change_line(changes), line()), change_line(&found(row)))
    });
}

fn count_speakers(scoring: &mut Scoring, expected: &QuoteTruth, row: Option<&QuoteRow>, line: &dyn Fn() -> String) {
    type SideOf = fn(&QuoteRow) -> &Option<QuotedStretch>;
    let sides: [(&QuoteSide, &str, SideOf); 2] = [(&expected.a, "a", |row| &row.a), (&expected.b, "b", |row| &row.b)];
    for (side, name, of_row) in sides {
        if side.parts.is_empty() {
            continue;
        }
        let said = |row: &QuoteRow| of_row(row).as_ref().and_then(|stretch| stretch.speaker.clone());
        let right = |row: &QuoteRow| same_speaker(side.speaker.as_deref(), said(row).as_deref());
        count_of_row(scoring, Measure::QuoteSpeakers, row, right, |row| {
            let named = side.speaker.clone().unwrap_or("nobody".into());
            (format!("{named} ({name}) for {}", line()), said(row).unwrap_or("nobody".into()))
        });
    }
}

fn count_flags(scoring: &mut Scoring, expected: &QuoteTruth, row: Option<&QuoteRow>, line: &dyn Fn() -> String) {
    let Some(flags) = &expected.flags else { return };
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let flags = sorted(flags.clone());
    let found = |row: &QuoteRow| sorted(row.flags.iter().map(name_of).collect());
    let right = |row: &QuoteRow| found(row) == flags;
    count_of_row(scoring, Measure::QuoteFlags, row, right, |row| {
        (format!("{flags:?} for {}", line()), format!("{:?}", found(row)))
    });
}

/// The row that connects the places that the true one connects; of several the one that agrees best.
fn row_of<'r>(expected: &QuoteTruth, rows: &'r [QuoteRow]) -> Option<&'r QuoteRow> {
    let mut best: Option<(&QuoteRow, f64)> = None;
    for row in rows.iter().filter(|row| is_there(&expected.a, &row.a) && is_there(&expected.b, &row.b)) {
        let how_much = agreement(&expected.a, &row.a) + agreement(&expected.b, &row.b);
        if best.is_none_or(|(_, most)| how_much > most) {
            best = Some((row, how_much));
        }
    }
    best.map(|(row, _)| row)
}

/// Whether every part of the true side lies in the stretch, by half of the one or the other. What should be on neither side may
/// be anywhere: that is for the verdict to say.
fn is_there(expected: &QuoteSide, found: &Option<QuotedStretch>) -> bool {
    let Some(found) = found else { return expected.parts.is_empty() };
    expected.parts.iter().all(|part| {
        let common = shared(&[*part], &[found.span]);
        2 * common >= part.len().min(found.span.len())
    })
}

/// How much of both is in common, 0..=1.
fn agreement(expected: &QuoteSide, found: &Option<QuotedStretch>) -> f64 {
    let (Some(found), Some(first)) = (found, expected.parts.first()) else { return 0.0 };
    let whole: Span = expected.parts.iter().fold(*first, |hull, part| hull.hull(*part));
    shared(&[whole], &[found.span]) as f64 / whole.hull(found.span).len().max(1) as f64
}

/// Whether the same words changed, however they were cut into changes.
fn same_changes(expected: &[(String, String)], found: &[(String, String)]) -> bool {
    let plain = |changes: &[(String, String)]| -> Vec<(String, String)> {
        let mut plain: Vec<_> = changes.iter().map(|(a, b)| (bare(a), bare(b))).collect();
        plain.retain(|(a, b)| a != b);
        plain
    };
    let sorted = |mut changes: Vec<(String, String)>| {
        changes.sort();
        changes
    };
    let joined = |changes: &[(String, String)]| -> (String, String) {
        let (of_a, of_b): (Vec<_>, Vec<_>) = changes.iter().cloned().unzip();
        (bare(&of_a.join(" ")), bare(&of_b.join(" ")))
    };
    let (expected, found) = (plain(expected), plain(found));
    joined(&expected) == joined(&found) || sorted(expected) == sorted(found)
}

/// Words in lower case, without what stands between them.
fn bare(text: &str) -> String {
    let is_mark = |c: char| !c.is_alphanumeric();
    let words = text.split_whitespace().map(|word| word.trim_matches(is_mark).to_lowercase());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether two say the same name, the one perhaps more fully.
fn same_speaker(expected: Option<&str>, found: Option<&str>) -> bool {
    match (expected, found) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let (one, other) = (bare(one), bare(other));
            one.contains(&other) || other.contains(&one)
        }
        _ => false,
    }
}

fn truth_line(expected: &QuoteTruth, a: &Article, b: &Article) -> String {
    let side = |article: &Article, side: &QuoteSide| -> String {
        side.parts.iter().map(|&part| excerpt(article, part)).collect::<Vec<_>>().join(" ")
    };
    format!("{} [{} = {}]", expected.verdict, side(a, &expected.a), side(b, &expected.b))
}

fn row_line(row: &QuoteRow) -> String {
    let side = |side: &Option<QuotedStretch>| side.as_ref().map_or(String::new(), |one| format!("“{}”", one.text));
    format!("{} [{} = {}]", name_of(row.verdict), side(&row.a), side(&row.b))
}

fn change_line(changes: &[(String, String)]) -> String {
    let all: Vec<String> = changes.iter().map(|(a, b)| format!("{a} → {b}")).collect();
    format!("({})", all.join(", "))
}
