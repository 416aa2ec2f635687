//! Speakers of quotations: the cases of `tests/data/speakers`.
//!
//! Each `=` line is one quotation: the speaker and, after a bar, the cue. `-` is nobody, `*` anybody.

use respun::quote::quotations;
use respun::{Article, Span, text};

use crate::cases::{Case, check_all};

fn check(case: &Case) -> Result<(), String> {
    let article = Article::plain("a", &case.text).with_language(case.language);
    let prose = article.prose().text();
    let shown = |span: Option<Span>| span.map_or("-", |span| span.of(prose));
    let found = quotations(&article, &text::sentences(prose, case.language));
    let found: Vec<_> = found.iter().map(|q| [shown(q.speaker), shown(q.cue)]).collect();
    let is_right = |(expected, found): (&String, &[&str; 2])| {
        // The cue may be left out.
        expected.split(" | ").zip(found).all(|(expected, found)| expected == "*" || expected == *found)
    };
    if found.len() == case.expected.len() && case.expected.iter().zip(&found).all(is_right) {
        return Ok(());
    }
    let found: Vec<_> = found.iter().map(|found| found.join(" | ")).collect();
    Err(if found.is_empty() { "no quotation".to_owned() } else { found.join("\n") })
}

#[test]
fn speakers_and_cues_are_found() {
    check_all("speakers", check);
}
