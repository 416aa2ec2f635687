//! Sentences of hard news lines: how many borders are found and how many of those found are right, by language; and laws
//! that hold for any text.
//!
//! The cases are in `tests/data/sentences`, marked by hand as an editor would read them: `⏐` stands where one sentence ends and
//! another begins.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::*;
use respun::text::sentences;
use respun::{Language, Span};

use crate::cases::{Case, all, check_all};

/// Least precision and recall of the borders within the lines, over all and for each language with [`ENOUGH`] of them.
const FLOOR: f64 = 0.97;

/// Borders that a language must have in its cases before a share of them means anything.
const ENOUGH: usize = 20;

/// Languages that a property is tried in: those with tables, one without, one whose marks differ, and none.
const LANGUAGES: [Language; 6] =
    [Language::English, Language::German, Language::French, Language::Swedish, Language::Greek, Language::Unknown];

/// The text of a case, and the ends of all its sentences but the last, white space left out.
fn without_marks(case: &Case) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut borders = Vec::new();
    for piece in case.text.split('⏐') {
        text.push_str(piece);
        borders.push(text.trim_end().len());
    }
    borders.pop();
    (text, borders)
}

/// The ends of all sentences but the last.
fn found(text: &str, language: Language) -> Vec<usize> {
    let mut found: Vec<_> = sentences(text, language).iter().map(|span| span.end).collect();
    found.pop();
    found
}

#[test]
fn every_border_is_found_except_where_it_is_known_to_be_missed() {
    check_all("sentences", |case| {
        let (text, borders) = without_marks(case);
        let found = found(&text, case.language);
        if found == borders { Ok(()) } else { Err(with_borders(&text, &found)) }
    });
}

#[derive(Default)]
struct Tally {
    n_expected: usize,
    n_found: usize,
    n_right: usize,
}

impl Tally {
    fn precision(&self) -> f64 {
        self.n_right as f64 / self.n_found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.n_right as f64 / self.n_expected.max(1) as f64
    }

    fn add(&mut self, other: &Tally) {
        self.n_expected += other.n_expected;
        self.n_found += other.n_found;
        self.n_right += other.n_right;
    }
}

#[test]
fn few_borders_of_hard_news_lines_are_missed() {
    let mut by_language: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all_lines = Tally::default();
    for case in all("sentences") {
        let (text, borders) = without_marks(&case);
        let found = found(&text, case.language);
        let n_right = found.iter().filter(|end| borders.contains(end)).count();
        let tally = Tally { n_expected: borders.len(), n_found: found.len(), n_right };
        by_language.entry(case.language.code()).or_default().add(&tally);
        all_lines.add(&tally);
    }
    let mut scores = String::new();
    for (code, tally) in by_language.iter().chain([(&"all", &all_lines)]) {
        let (precision, recall) = (tally.precision(), tally.recall());
        writeln!(scores, "{code:4} {:4} borders, precision {precision:.3}, recall {recall:.3}", tally.n_expected)
            .unwrap();
    }
    println!("{scores}");
    for (code, tally) in
        by_language.iter().filter(|(_, tally)| tally.n_expected >= ENOUGH).chain([(&"all", &all_lines)])
    {
        assert!(tally.precision() >= FLOOR && tally.recall() >= FLOOR, "{code} fell:\n{scores}");
    }
}

/// `text` as a line of a file of cases, with the borders at `ends`.
fn with_borders(text: &str, ends: &[usize]) -> String {
    let mut marked = String::new();
    let mut from = 0;
    for &end in ends {
        marked += &text[from..end];
        marked.push('⏐');
        from = end;
    }
    (marked + &text[from..]).replace('\n', "⏎")
}

#[test]
fn the_table_covers_what_it_should() {
    let cases = all("sentences");
    let n_lines = |language| cases.iter().filter(|case| case.language == language).count();
    assert!(cases.len() >= 120 && n_lines(Language::English) >= 60);
    for language in [Language::German, Language::French, Language::Spanish] {
        assert!(n_lines(language) >= 20, "{language}");
    }
}

/// Checks what holds for the sentences of any text.
fn check_laws(text: &str, language: Language) {
    let found = sentences(text, language);
    let mut end = 0;
    for span in &found {
        assert!(span.start >= end && !span.is_empty(), "{span:?} behind {end} in {text:?}");
        let piece = &text[span.start..span.end];
        assert_eq!(piece, piece.trim(), "in {text:?}");
        assert!(span.len() <= 2000, "{} bytes", span.len());
        assert!(text[end..span.start].chars().all(char::is_whitespace), "lost before {span:?} of {text:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "lost behind {end} of {text:?}");

    let shift = text.len() - text.trim_start().len();
    let of_trimmed: Vec<Span> = sentences(text.trim(), language).into_iter().map(|span| span.shifted(shift)).collect();
    assert_eq!(found, of_trimmed, "{text:?} trimmed");
}

/// Pieces that news texts are made of, in any order: far likelier to hurt than random characters.
fn news() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        " ", " ", " ", "\n", "\n\n", "\u{A0}", "\u{2029}", ".", ".", "!", "?", "…", "。", "؟", ";", ",", "\"", "“",
        "”", "„", "»", "«", "'", "’", "(", ")", "[", "]", "[3]", "—", "-", "¿", "@", "1", "12", "No", "Mr", "U.S",
        "p.m", "J", "I", "II", "z", "B", "EE", "UU", "The", "He", "Kim", "said", "asked", "iPhone", "Yahoo", "com",
        "é", "É", "日", "と", "说", "ก", "ข", "ل", "का", "🎉", "e\u{301}", "\u{200B}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_cover_any_text_in_order(text in any::<String>(), language in prop::sample::select(LANGUAGES.to_vec())) {
        check_laws(&text, language);
    }

    #[test]
    fn sentences_cover_news_in_order(text in news(), language in prop::sample::select(LANGUAGES.to_vec())) {
        check_laws(&text, language);
    }
}

#[test]
fn white_space_at_the_end_parts_nothing() {
    check_laws("1\".I ", Language::English);
    check_laws("They left.I ", Language::English);
}

#[test]
fn long_runs_of_anything_stay_linear() {
    // A quadratic pass over one of these would take minutes.
    for piece in [
        "a",
        "a ",
        " ",
        ".",
        ". ",
        "! ",
        "a.",
        "a. ",
        "(",
        "a. (",
        "\n",
        "\n \n",
        "\"",
        ".\" ",
        "A.",
        "A. ",
        "Mr. ",
        "3. ",
        "日",
        "日。",
        "ก",
        "ก ",
        "“Why?” Kim, ",
        "“为什么？”",
        ". [",
        "…",
        "; ",
        "[1]",
        " . . ",
        "\u{A0}»",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        check_laws(&text, Language::English);
    }
    // One stretch that every mark behind it might look back or ahead at.
    for (head, tail) in [(" ", "x. "), ("a", "x. "), ("-", "x. "), ("(", "x. "), ("a, ", "U.S. ")] {
        let text = format!("A. {}{}", head.repeat(250_000), tail.repeat(250_000 / tail.len()));
        check_laws(&text, Language::English);
    }
}
