//! The ledger against the true rows.

use respun::quote::{Change, QuoteRow, QuotedStretch};
use respun::{Article, Span};

use super::scoring::{Measure, Scoring, excerpt, name_of, or_nothing, shared};
use super::truth::{QuoteSide, QuoteTruth};

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
    let changes: Vec<(&str, &str)> = changes.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let right = |row| same_changes(&changes, &changes_of(row));
    count_of_row(scoring, Measure::QuoteChanges, row, right, |row| {
        (format!("{} of {}", change_line(&changes), line()), change_line(&changes_of(row)))
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

fn changes_of(row: &QuoteRow) -> Vec<(&str, &str)> {
    row.changes.iter().map(|Change { a, b }| (a.as_str(), b.as_str())).collect()
}

/// Whether the same words changed, however they were cut into changes: "lid of ice → cover of frost" is also "lid → cover" and
/// "ice → frost".
fn same_changes(expected: &[(&str, &str)], found: &[(&str, &str)]) -> bool {
    let plain = |changes: &[(&str, &str)]| -> Vec<(String, String)> {
        let mut plain: Vec<_> = changes.iter().map(|(a, b)| without_common(words(a), words(b))).collect();
        plain.retain(|(a, b)| a != b);
        plain.sort();
        plain
    };
    let joined = |changes: &[(&str, &str)]| -> (String, String) {
        let sides = changes.iter().map(|(a, b)| without_common(words(a), words(b)));
        let (of_a, of_b): (Vec<_>, Vec<_>) = sides.unzip();
        (words(&of_a.join(" ")).join(" "), words(&of_b.join(" ")).join(" "))
    };
    joined(expected) == joined(found) || plain(expected) == plain(found)
}

/// The words of a change that the other side does not have too.
fn without_common(mut a: Vec<String>, mut b: Vec<String>) -> (String, String) {
    a.retain(|word| {
        let common = b.iter().position(|other| other == word);
        common.map(|at| b.remove(at)).is_none()
    });
    (a.join(" "), b.join(" "))
}

/// Words in lower case, without the marks in and between them.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether two say the same name, the one perhaps more fully.
fn same_speaker(expected: Option<&str>, found: Option<&str>) -> bool {
    match (expected, found) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let (one, other) = (words(one).join(" "), words(other).join(" "));
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

fn change_line(changes: &[(&str, &str)]) -> String {
    let all: Vec<String> = changes.iter().map(|(a, b)| format!("{a} → {b}")).collect();
    format!("({})", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_the_same_however_they_are_cut() {
        type Changes = &'static [(&'static str, &'static str)];
        let cases: [(Changes, Changes, bool); 8] = [
            (&[("lid of ice", "cover of frost")], &[("lid", "cover"), ("ice", "frost")], true),
            (&[("a locked", "an open")], &[("a", "an"), ("locked", "open")], true),
            (&[("wind", "rain"), ("may", "will")], &[("may", "will"), ("wind", "rain")], true),
            (&[("peut-être", "")], &[("peut être", "")], true),
            (&[("…", "[…]")], &[], true),
            (&[("may", "will")], &[], false),
            (&[("may", "will")], &[("may", "will"), ("5", "50")], false),
            (&[("not", "")], &[("", "not")], false),
        ];
        for (one, other, same) in cases {
            assert_eq!(same_changes(one, other), same, "{one:?} and {other:?}");
            assert_eq!(same_changes(other, one), same, "{other:?} and {one:?}");
        }
    }

    #[test]
    fn a_fuller_name_is_the_same_name_and_nobody_is_not() {
        for (one, other, same) in [
            (Some("Odum"), Some("Piers Odum"), true),
            (Some("the ministry of transport"), Some("Ministry of Transport"), true),
            (Some("Piers Odum"), Some("Ruth Hallamby"), false),
            (Some("Odum"), None, false),
            (None, None, true),
        ] {
            assert_eq!(same_speaker(one, other), same, "{one:?} and {other:?}");
            assert_eq!(same_speaker(other, one), same, "{other:?} and {one:?}");
        }
    }
}
