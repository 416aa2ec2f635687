//! What holds for the article of any text: blocks in order, no letter lost, the way back to the source, linear time.

use proptest::prelude::*;
use respun::BlockKind::Title;
use respun::{Article, Span};

/// What holds for the blocks of any article.
fn laws_hold(article: &Article) {
    let text = article.prose().text();
    let mut before = 0;
    for block in article.blocks() {
        let piece = block.span.of(text);
        assert!(before <= block.span.start, "blocks overlap or are out of order");
        assert!(!piece.is_empty() && piece.trim() == piece, "block {piece:?} is empty or not trimmed");
        before = block.span.end;
        // Both ends fall on character borders of the source.
        article.prose().to_source(block.span).of(article.source());
    }
    assert!(article.blocks().iter().filter(|block| block.kind == Title).count() <= 1, "two titles");
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn block_letters(article: &Article) -> String {
    article.blocks().iter().map(|block| letters(block.span.of(article.prose().text()))).collect()
}

/// Texts with many marks. Tags, links, references and list numbers take letters away, so there are none.
fn marked_text() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let pieces = prop::sample::select(vec![
        "late", "Ferry", "ä", "日本", " ", "  ", "\n", "\n\n", "\r\n", "    ", "\t", "**", "*", "_", "__", "# ", "## ", "> ", "- ", "---\n",
        "===\n", "|", "|-|\n", "`", "```\n", "~~", "“", ",”", "—", "– ", ".", "?", ",", ":", "\\", "&", "\u{AD}", "\u{200B}", "U.S.", "(", ")",
        "By Jane Roe", "PORT ELLIS — A", "www.harbour.example", "©", "3 March 2025", "\u{2028}", "!",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_becomes_an_article(source in any::<String>()) {
        for article in [Article::from_text("x", &source), Article::plain("x", &source), Article::markdown("x", &source)] {
            laws_hold(&article);
        }
    }

    #[test]
    fn no_letter_is_lost(source in marked_text()) {
        for article in [Article::plain("x", &source), Article::markdown("x", &source)] {
            laws_hold(&article);
            prop_assert_eq!(block_letters(&article), letters(&source));
        }
    }

    #[test]
    fn every_character_of_plain_text_knows_where_it_stood(source in marked_text()) {
        let article = Article::plain("x", &source);
        for block in article.blocks() {
            for (at, c) in block.span.of(article.prose().text()).char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let span = Span::new(at, at + c.len_utf8()).shifted(block.span.start);
                prop_assert_eq!(article.prose().to_source(span).of(article.source()), c.to_string());
            }
        }
    }
}

#[test]
fn endless_lines_and_deep_marks_are_read_in_linear_time() {
    // Anything quadratic takes minutes over these, so the test would be seen to hang.
    let size = 1 << 18;
    #[rustfmt::skip]
    let pieces = [
        "a", "late ", "**", "**a", "[", "](", "[a](", "![", "![a](b) ", "> ", "- ", "* a ", "`", "``a", "_a ", "<", "<br>", "a<br>", "<!--",
        "&amp;", "&", "\\", "\n", "\r\n", "a\n", "a,”\n", "a,”<br>", "— ", "— a ", "-\n", "1. ", "|", "|a", "~~", "\u{200B}", "日", "(", "PORT ",
        "a\n\n", "By ", "# ", "#\n", "---\n", "a\n---\n", "    a\n", "a  \n", "```\n", "[a]: b\n", "[^a]", "<a ", "</", "<script>", ": ",
    ];
    for piece in pieces {
        let source = format!("# t\n\n{}", piece.repeat(size / piece.len()));
        laws_hold(&Article::plain("x", source.as_str()));
        laws_hold(&Article::from_text("x", source));
    }
}
