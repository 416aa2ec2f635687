//! Tables for spreadsheets: comma-separated values with the quoting of RFC 4180, a record a line.
//!
//! ```text
//! id,start,end,kind,speaker,cue,text,missing
//! wire.md,400,413,full,Ilse Brandt,said,"We are ready,",
//! ```
//!
//! Take [`row`] for a record of any table; [`quotations`] gives those of one article, without the header, so that the records of
//! many articles can follow each other. Lines end as all that the command prints. Articles and their names are written by
//! strangers, so no cell is a formula to a spreadsheet, nor a command to a terminal: see [`cell`].

use std::fmt::Write;

use super::json::kind_name;
use respun::article::Article;
use respun::compare::Comparison;
use respun::quote::{MissingMark, Quotation, QuotedStretch};
use respun::span::CodePoints;

/// The columns of [`quotations`].
pub const QUOTATION_COLUMNS: [&str; 8] = ["id", "start", "end", "kind", "speaker", "cue", "text", "missing"];

/// The quotations of an article as records of [`QUOTATION_COLUMNS`], a line each; `quotations` are those found in `article`, which
/// goes by `id`.
///
/// Offsets are code points of the source, as in JSON. `missing` is the mark that is not there, `opening` or `closing`; it is empty
/// if both are there, as are `speaker` and `cue` if there are none.
///
/// ```
/// use respun::{Article, quote};
/// use respun_report as report;
/// let article = Article::from_text("a", "“We are ready,” said Ilse Brandt. The ferry left at noon, with sixty people on board.");
/// let found = quote::quotations(&article, &article.sentences());
/// assert_eq!(report::csv::quotations("wire.md", &article, &found), "wire.md,1,14,full,Ilse Brandt,said,\"We are ready,\",\n");
/// ```
pub fn quotations(id: &str, article: &Article, quotations: &[Quotation]) -> String {
    let points = CodePoints::of(article.source());
    let prose = article.prose();
    let mut records = String::new();
    for quotation in quotations {
        let span = prose.to_source(quotation.span);
        let (start, end) = (points.at(span.start).to_string(), points.at(span.end).to_string());
        let words = |span: Option<respun::Span>| span.map_or("", |span| span.of(prose.text()));
        let cells = [
            id,
            &start,
            &end,
            kind_name(quotation.kind),
            words(quotation.speaker),
            words(quotation.cue),
            quotation.span.of(prose.text()),
            quotation.missing.map_or("", MissingMark::name),
        ];
        row(cells, &mut records);
    }
    records
}

/// The columns of [`ledger`].
pub const LEDGER_COLUMNS: [&str; 13] = [
    "pair",
    "verdict",
    "flags",
    "a_start",
    "a_end",
    "a_speaker",
    "a_text",
    "b_start",
    "b_end",
    "b_speaker",
    "b_text",
    "changes",
    "causes",
];

/// What became of every quotation of `a` and `b`, as records of [`LEDGER_COLUMNS`], the gravest first; the pair goes by `id`.
///
/// Offsets are code points of the source, from the first quoted part to the last. Flags are parted by spaces; changes and causes by
/// semicolons, each as `words of a > words of b`. A side that is not there is empty.
pub fn ledger(id: &str, a: &Article, b: &Article, result: &Comparison) -> String {
    let (in_a, in_b) = (CodePoints::of(a.source()), CodePoints::of(b.source()));
    let mut records = String::new();
    for quote in &result.quotes {
        let side = |side: &Option<QuotedStretch>, points: &CodePoints<'_>| -> [String; 4] {
            let Some(side) = side else { return Default::default() };
            let at = |place: usize| points.at(place).to_string();
            [at(side.span.start), at(side.span.end), side.speaker.clone().unwrap_or_default(), side.text.clone()]
        };
        let flags: Vec<String> = quote.flags.iter().map(|&flag| name_of(flag)).collect();
        let changes: Vec<String> = quote.changes.iter().map(|c| format!("{} > {}", c.a, c.b)).collect();
        let causes: Vec<String> =
            quote.causes.iter().map(|c| format!("{}: {} > {}", name_of(c.flag), c.a, c.b)).collect();
        let ([a_start, a_end, a_speaker, a_text], [b_start, b_end, b_speaker, b_text]) =
            (side(&quote.a, &in_a), side(&quote.b, &in_b));
        let verdict = name_of(quote.verdict);
        let (flags, changes, causes) = (flags.join(" "), changes.join("; "), causes.join("; "));
        let cells = [
            id, &verdict, &flags, &a_start, &a_end, &a_speaker, &a_text, &b_start, &b_end, &b_speaker, &b_text,
            &changes, &causes,
        ];
        row(cells, &mut records);
    }
    records
}

/// The name that JSON has for a verdict or flag.
fn name_of(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Appends one record: its cells with commas between, and the end of the line.
pub fn row<'c>(cells: impl IntoIterator<Item = &'c str>, into: &mut String) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            into.push(',');
        }
        cell(text, into);
    }
    into.push('\n');
}

/// Appends one cell, in quote marks if its text needs them.
///
/// A spreadsheet takes a cell that begins with one of `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and would run
/// it; an apostrophe before it makes it text again. Control characters, which a terminal would obey, stand as `\u{1b}`; line
/// breaks and tabs stay.
pub fn cell(text: &str, into: &mut String) {
    let needs_marks = text.contains([',', '"', '\n', '\r']);
    if needs_marks {
        into.push('"');
    }
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        into.push('\'');
    }
    if text.contains(|c| c == '"' || is_obeyed(c)) {
        for c in text.chars() {
            match c {
                '"' => into.push_str("\"\""),
                // Writing to a string cannot fail.
                c if is_obeyed(c) => write!(into, "{}", c.escape_unicode()).unwrap_or_default(),
                c => into.push(c),
            }
        }
    } else {
        into.push_str(text);
    }
    if needs_marks {
        into.push('"');
    }
}

fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_if_it_must_be_and_never_a_formula() {
        for (text, want) in [
            ("", ""),
            ("plain “text”, no", "\"plain “text”, no\""),
            ("Ilse Brandt", "Ilse Brandt"),
            ("she said \"no\"", "\"she said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+49 40", "'+49 40"),
            ("-3 degrees", "'-3 degrees"),
            ("@everybody", "'@everybody"),
            ("\tTab", "'\tTab"),
            ("\rReturn", "\"'\rReturn\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("1=1", "1=1"),
            ("\x1b[31mred", "\\u{1b}[31mred"),
            ("nul\0", "nul\\u{0}"),
        ] {
            let mut got = String::new();
            cell(text, &mut got);
            assert_eq!(got, want, "{text:?}");
        }
    }

    #[test]
    fn a_ledger_has_a_record_for_each_row_and_a_cell_for_each_column() {
        let example = crate::example::rewrite();
        let records = ledger("=17", &example.a, &example.b, &example.result);
        let lines: Vec<&str> = records.lines().collect();
        assert_eq!(lines.len(), example.result.quotes.len());
        assert!(lines[0].starts_with("'=17,altered,negation,"), "{}", lines[0]);
        assert!(lines[0].contains(",Ida Renn,\"We did not ignore the warning,\","), "{}", lines[0]);
        // A line of no quoted comma has a comma between every two columns.
        let last = lines.iter().find(|line| line.contains(",added,")).unwrap();
        assert_eq!(last.matches(',').count(), LEDGER_COLUMNS.len() - 1, "{last}");
    }

    #[test]
    fn cells_of_a_record_stand_between_commas() {
        let mut got = String::new();
        row(["a", "", "b,c"], &mut got);
        row([], &mut got);
        assert_eq!(got, "a,,\"b,c\"\n\n");
    }

    #[test]
    fn a_missing_mark_is_named_and_offsets_are_code_points_of_the_source() {
        let article = Article::plain("a", "Zürich &amp; “die **Uhr** steht.");
        let at = article.prose().text().find("die").unwrap();
        let span = respun::Span::new(at, article.prose().len());
        let quotation = Quotation {
            span,
            outer: span,
            kind: respun::quote::QuotationKind::Fragment,
            missing: Some(MissingMark::Closing),
            speaker: None,
            cue: None,
        };
        assert_eq!(quotations("=a", &article, &[quotation]), "'=a,14,32,fragment,,,die **Uhr** steht.,closing\n");
    }
}
