//! Sentence boundaries without marks: Thai phrases, and overlong sentences.

use crate::span::Span;

/// Maximum bytes of a sentence. Alignment compares the words of two sentences in quadratic time, so an endless sentence
/// must not contain a whole text. The longest real sentences in news (statutes, lists of names) have 1,000 to 1,500
/// bytes and stay whole.
const LONGEST: usize = 2000;

/// Bytes before the end of a piece to search for a better place to cut. At most half a piece, so that every cut makes
/// progress and the search stays linear in the text.
const NEAR: usize = LONGEST / 2;

/// Characters after which a space between Thai letters ends a sentence. Thai puts spaces between phrases and has no
/// full stop; shorter pieces would be names and single clauses.
const THAI_PHRASE: usize = 60;

/// Passes the parts of `piece` to `found`, trimmed and not blank: a single one, unless it is longer than [`LONGEST`].
pub(super) fn short_pieces(text: &str, piece: Span, mut found: impl FnMut(Span)) {
    let mut rest = trimmed(text, piece);
    while rest.len() > LONGEST {
        let cut = cut_within(text, rest.start);
        found(trimmed(text, Span::new(rest.start, cut)));
        rest = trimmed(text, Span::new(cut, rest.end));
    }
    if !rest.is_empty() {
        found(rest);
    }
}

/// Where to cut the text that starts at `start` and exceeds the maximum length.
fn cut_within(text: &str, start: usize) -> usize {
    let end = text.floor_char_boundary(start + LONGEST);
    let near = text.floor_char_boundary(end - NEAR);
    let window = &text[near..end];
    let mut at_space = None;
    let mut follows_space = false;
    for (at, c) in window.char_indices().rev() {
        let behind = near + at + c.len_utf8();
        if matches!(c, '；' | '：' | '，' | '、') || (follows_space && matches!(c, ';' | ':' | ',')) {
            return behind;
        }
        follows_space = c.is_whitespace();
        if follows_space && at_space.is_none() {
            at_space = Some(behind);
        }
    }
    at_space.unwrap_or(end)
}

/// Passes the phrases of `piece` to `found`: cut at a space between Thai letters after at least [`THAI_PHRASE`]
/// characters.
pub(super) fn thai_phrases(text: &str, piece: Span, mut found: impl FnMut(Span)) {
    let mut start = piece.start;
    let mut n_characters = 0;
    let mut last = ' ';
    let mut space = None;
    for (at, c) in piece.of(text).char_indices() {
        if c.is_whitespace() {
            space = space.or(Some(last));
        } else {
            let between = space.take().is_some_and(is_thai) && is_thai(c);
            if between && n_characters >= THAI_PHRASE {
                found(Span::new(start, piece.start + at));
                start = piece.start + at;
                n_characters = 0;
            }
        }
        n_characters += 1;
        last = c;
    }
    found(Span::new(start, piece.end));
}

/// Whether `c` is a Thai letter, vowel or tone mark.
pub(super) fn is_thai(c: char) -> bool {
    ('\u{E01}'..='\u{E4E}').contains(&c)
}

/// `piece` without surrounding white space.
fn trimmed(text: &str, piece: Span) -> Span {
    let inner = piece.of(text);
    let start = piece.start + (inner.len() - inner.trim_start().len());
    let inner = inner.trim();
    Span::new(start, start + inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        short_pieces(text, Span::new(0, text.len()), |span| found.push(span.of(text)));
        found
    }

    #[test]
    fn an_endless_sentence_is_cut_at_commas_if_it_has_any() {
        let text = "one two, three four ".repeat(500);
        let found = pieces(&text);
        assert!(found.len() > 1);
        for piece in &found[..found.len() - 1] {
            assert!(piece.len() <= LONGEST && piece.ends_with("two,"), "{piece}");
        }
    }

    #[test]
    fn without_commas_it_is_cut_at_spaces_and_without_spaces_between_characters() {
        assert!(pieces(&"word ".repeat(2000)).iter().all(|p| p.starts_with("word") && p.ends_with("word")));
        let found = pieces(&"日".repeat(5000)).concat();
        assert_eq!(found.chars().count(), 5000);
    }

    #[test]
    fn a_long_sentence_within_the_limit_stays_whole() {
        assert_eq!(pieces(&"a, ".repeat(LONGEST / 3)).len(), 1);
    }

    #[test]
    fn thai_is_cut_only_at_spaces_between_its_own_letters() {
        let long = "กขคง".repeat(20);
        for (text, expected) in [(format!("{long} {long}"), 2), (format!("{long} 2024 {long}"), 1), ("กข คง".into(), 1)]
        {
            let mut n_phrases = 0;
            thai_phrases(&text, Span::new(0, text.len()), |_| n_phrases += 1);
            assert_eq!(n_phrases, expected, "{text}");
        }
    }
}
