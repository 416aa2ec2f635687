//! The quotations of one article: what was said, by whom, and by which words that is told.

use super::line::{Ink, Line};
use super::{Look, Page};
use crate::article::Article;
use crate::quote::Quotation;
use crate::report::json::kind_name;
use crate::report::words::counted;

/// Lines of one quotation.
const MOST_LINES: usize = 6;

/// The quotations of an article as a page of text; `quotations` are those found in `article`, which goes by `id`.
pub fn quotations(id: &str, article: &Article, quotations: &[Quotation], look: &Look) -> String {
    let mut page = Page::new(look);
    let text = article.prose().text();
    page.line(&Line::of(Ink::Strong, id).then(Ink::Faint, &format!("  {}", counted(quotations.len(), "quotation"))));
    for quotation in quotations {
        let limit = page.limit(MOST_LINES);
        page.hanging(
            Line::of(Ink::Plain, "  “"),
            &Line::of(Ink::Plain, quotation.span.of(text)).then(Ink::Plain, "”"),
            limit,
        );
        let mut note = match quotation.speaker {
            Some(speaker) => Line::of(Ink::Strong, speaker.of(text)),
            None => Line::of(Ink::Faint, "nobody named"),
        };
        if let Some(cue) = quotation.cue {
            note = note.then(Ink::Faint, ", by “").then(Ink::Plain, cue.of(text)).then(Ink::Faint, "”");
        }
        note = note.then(Ink::Faint, &format!(" ({}", kind_name(quotation.kind)));
        note = note
            .then(Ink::Alarm, if quotation.is_balanced() { "" } else { ", quote mark missing" })
            .then(Ink::Faint, ")");
        page.hanging(Line::of(Ink::Faint, "      — "), &note, limit);
    }
    page.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::{MissingMark, QuotationKind};
    use crate::span::Span;

    #[test]
    fn a_quotation_is_shown_with_speaker_and_cue() {
        let article = Article::plain("a", "“We are ready,” said Ilse Brandt. He called it “late.");
        let find = |words: &str| {
            let start = article.source().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let quotation = |words, kind, speaker: Option<&str>, cue: Option<&str>, balanced: bool| Quotation {
            span: find(words),
            outer: find(words),
            kind,
            missing: (!balanced).then_some(MissingMark::Closing),
            speaker: speaker.map(find),
            cue: cue.map(find),
        };
        let found = [
            quotation("We are ready,", QuotationKind::Full, Some("Ilse Brandt"), Some("said"), true),
            quotation("late.", QuotationKind::Fragment, None, None, false),
        ];
        assert_eq!(
            quotations("wire.md", &article, &found, &Look::default()),
            "wire.md  2 quotations\n  “We are ready,”\n      — Ilse Brandt, by “said” (full)\n  “late.”\n      \
             — nobody named (fragment, quote mark missing)\n"
        );
    }
}
