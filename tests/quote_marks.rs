//! Which words stand in quote marks, and what looks like a quote mark and is none: the cases of `tests/data/quote_marks`.
//!
//! Each `=` line is one quotation: its words and, after bars, what else must hold of it. `none` says that nothing is quoted.

use respun::quote::{MissingMark, Quotation, QuotationKind, quotations};
use respun::{Article, text};

use crate::cases::{Case, check_all};

/// Whether what a case says of a quotation holds.
fn holds(property: &str, quotation: &Quotation) -> bool {
    match property {
        "term" => quotation.kind == QuotationKind::Term,
        "speech" => quotation.kind != QuotationKind::Term,
        "block" => quotation.kind == QuotationKind::Block,
        "both marks" => quotation.is_balanced() && quotation.missing.is_none(),
        "no opening mark" => !quotation.is_balanced() && quotation.missing == Some(MissingMark::Opening),
        "no closing mark" => !quotation.is_balanced() && quotation.missing == Some(MissingMark::Closing),
        other => panic!("nothing is known of `{other}`; name the property in tests/quote_marks.rs"),
    }
}

fn check(case: &Case) -> Result<(), String> {
    assert!(!case.expected.is_empty(), "no `=` line: {}; write `= none` if nothing is quoted", case.text);
    let article = Article::plain("a", &case.text).with_language(case.language);
    let prose = article.prose().text();
    let found = quotations(&article, &text::sentences(prose, case.language));
    let expected: &[String] = if case.expected == ["none"] { &[] } else { &case.expected };
    let is_right = |(expected, found): (&String, &Quotation)| {
        let mut parts = expected.split(" | ");
        let words = parts.next() == Some(found.span.of(prose));
        parts.fold(words, |so_far, property| holds(property, found) && so_far)
    };
    if found.len() == expected.len() && expected.iter().zip(&found).all(is_right) {
        return Ok(());
    }
    let shown = |found: &Quotation| {
        let missing = found.missing.map_or(String::new(), |missing| format!(", {missing:?} mark missing"));
        format!("{} ({:?}{missing})", found.span.of(prose).replace('\n', "⏎"), found.kind)
    };
    let found: Vec<_> = found.iter().map(shown).collect();
    Err(if found.is_empty() { "none".to_owned() } else { found.join("\n") })
}

#[test]
fn quoted_words_are_found() {
    check_all("quote_marks", check);
}
