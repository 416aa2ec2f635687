//! The quotations of one article: words, speaker and attribution.

use super::line::{Ink, Line};
use super::{Look, Page};
use crate::json::kind_name;
use crate::words::counted;
use respun::article::Article;
use respun::quote::Quotation;

/// Lines of one quotation.
const MOST_LINES: usize = 6;

/// The quotations of an article as a page of text; `quotations` are those found in `article`, which goes by `id`.
pub fn quotations(id: &str, article: &Article, quotations: &[Quotation], look: &Look) -> String {
    let mut page = Page::new(look);
    let text = article.prose().text();
    let count = counted(quotations.len(), "quotation");
    let head = Line::of(Ink::Strong, id).then(Ink::Faint, &format!("  {count}"));
    page.whole(Line::new(), &head);
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
    use respun::quote::{MissingMark, QuotationKind};
    use respun::span::Span;

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let said = "渡船今天没有开🛥️ and nobody knows why ".repeat(12);
        let article = Article::plain("a", format!("“{said}” said {} of the line.", "Kim Ji-na 👩‍👩‍👧 ".repeat(9)));
        let find = |words: &str| {
            let start = article.prose().text().find(words.trim()).unwrap();
            Span::new(start, start + words.trim().len())
        };
        let span = Span::new(find("渡船").start, find("” said").start);
        let speaker = Span::new(find("Kim").start, find(" of the line").start);
        let found = [Quotation {
            span,
            outer: span,
            kind: QuotationKind::Full,
            missing: None,
            speaker: Some(speaker),
            cue: Some(find("said")),
        }];
        let id = format!("archive/{}\x1b[2J", "港口新闻/".repeat(30));
        crate::terminal::assert_fits(|look| quotations(&id, &article, &found, look));
    }

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
