//! From spans of a source to the words that a reader sees.

use respun::article::Article;
use respun::span::Span;

/// The prose that stands for `span` of the article's source: markup and invisible characters left out.
pub(super) fn shown(article: &Article, span: Span) -> &str {
    prose_of(article, span).of(article.prose().text())
}

/// Where that stands in the prose.
pub(super) fn prose_of(article: &Article, span: Span) -> Span {
    Span::new(first_from(article, span.start), first_from(article, span.end))
}

/// Words before and after `span`, up to `most` characters a side, cut at white space; within one line of the prose.
pub(super) fn surroundings(article: &Article, span: Span, most: usize) -> (&str, &str) {
    let text = article.prose().text();
    let (before, after) = (&text[..first_from(article, span.start)], &text[first_from(article, span.end)..]);
    let mut first = 0;
    for (count, (at, c)) in before.char_indices().rev().enumerate() {
        if c == '\n' || count > most {
            // The word that is cut in two is left out whole.
            let skipped =
                if c == '\n' { 1 } else { before[at..].find(' ').map_or(before.len() - at, |space| space + 1) };
            first = at + skipped;
            break;
        }
    }
    let mut end = after.len();
    for (count, (at, c)) in after.char_indices().enumerate() {
        if c == '\n' || count > most {
            end = if c == '\n' { at } else { after[..at].rfind(' ').unwrap_or(0) };
            break;
        }
    }
    (&before[first..], &after[..end])
}

/// The first byte of the prose that was taken from byte `at` of the source or from behind it.
fn first_from(article: &Article, at: usize) -> usize {
    let prose = article.prose();
    let (mut low, mut high) = (0, prose.len());
    // Bytes of the prose are in the order of the source, so half of them can be put aside at every step.
    while low < high {
        let middle = low.midpoint(high);
        if prose.to_source(Span::new(middle, middle)).start < at { low = middle + 1 } else { high = middle }
    }
    // Within what stands for something else, any byte may be the first; the border is its own.
    prose.text().floor_char_boundary(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_the_source_lead_to_the_prose() {
        let article = Article::plain("a", "The may\u{AD}or of Zürich\nleft, 日本 too.");
        let source = article.source();
        for (words, seen) in [
            ("The", "The"),
            ("may\u{AD}or", "mayor"),
            ("Zürich\nleft", "Zürich\nleft"),
            ("日本", "日本"),
            (source, article.prose().text()),
            ("", ""),
        ] {
            let start = source.find(words).unwrap();
            assert_eq!(shown(&article, Span::new(start, start + words.len())), seen);
        }
    }

    #[test]
    fn an_empty_article_shows_nothing() {
        assert_eq!(shown(&Article::plain("a", ""), Span::new(0, 0)), "");
    }

    #[test]
    fn surroundings_end_at_white_space_and_at_the_line() {
        let article = Article::plain("a", "A heading\nSome forty people waited at the quay until noon.\nNext");
        let start = article.source().find("waited").unwrap();
        let at = Span::new(start, start + "waited".len());
        assert_eq!(surroundings(&article, at, 9), ("people ", " at the"));
        assert_eq!(surroundings(&article, at, 90), ("Some forty people ", " at the quay until noon."));
    }
}
