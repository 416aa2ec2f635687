//! What holds for the quotations of any text. The cases are in `tests/data`: see `quote_marks` and `speakers`.

use proptest::prelude::*;
use respun::quote::{Quotation, quotations};
use respun::{Article, Language, Span, text};

fn article(text: &str, language: Language) -> Article {
    Article::plain("a", text).with_language(language)
}

fn found(article: &Article) -> Vec<Quotation> {
    quotations(article, &text::sentences(article.prose().text(), article.language()))
}

#[test]
fn ten_thousand_marks_and_a_sentence_without_end_are_answered() {
    for text in [
        "“a ".repeat(10_000),
        "a” ".repeat(10_000),
        "\" ' ".repeat(10_000),
        "'a ‘b ".repeat(10_000),
        "« a".repeat(10_000),
        "“a” said Tom, ".repeat(10_000),
        "Tom “a” and ".repeat(10_000),
        "Tom ".repeat(50_000) + "said “no” and left",
        "“a\n".repeat(10_000),
        "—a".repeat(10_000),
        "(“a” ".repeat(10_000),
    ] {
        for language in [Language::English, Language::German, Language::Spanish] {
            let article = article(&text, language);
            // The whole text as one sentence: how sentences are split is not asked here.
            quotations(&article, &[Span::new(0, article.prose().len())]);
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_quotations_in_order_on_character_borders(
        text in "([“”„\"'’‘«»‹›「」—:,.!?\n ]|said |Tom |der |sagte |é|日|[a-c]{1,3} ){0,80}"
    ) {
        for language in [Language::English, Language::German, Language::French, Language::Spanish] {
            let article = article(&text, language);
            let prose = article.prose().text();
            let mut end = 0;
            for quotation in found(&article) {
                prop_assert!(quotation.outer.start >= end);
                prop_assert!(quotation.outer.contains(quotation.span));
                prop_assert!(!quotation.span.of(prose).is_empty());
                for span in [quotation.speaker, quotation.cue].into_iter().flatten() {
                    prop_assert!(!span.of(prose).is_empty());
                }
                end = quotation.outer.end;
            }
        }
    }
}
