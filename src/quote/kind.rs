//! What kind of quotation a quoted stretch is, by its words and its neighbours.
//!
//! Careful on purpose: what might be speech is speech. Only what is plainly a title or a nickname is a term here; a word or
//! two that nobody is said to have said become terms after the speakers are known.

use crate::quote::quotation::{MissingMark, Quotation, QuotationKind};

/// Words before a title: `the novel “…”`, `a film called “…”`.
const BEFORE_TITLES: &[&str] = &[
    "titled",
    "entitled",
    "novel",
    "film",
    "movie",
    "song",
    "album",
    "book",
    "series",
    "play",
    "musical",
    "magazine",
    "painting",
    "podcast",
    "single",
    "sitcom",
    "drama",
    "documentary",
    "hit",
    "comedy",
    "opera",
    "essay",
    "memoir",
    "nicknamed",
    "roman",
    "lied",
    "buch",
    "serie",
    "titel",
    "zeitung",
    "magazin",
    "zeitschrift",
    "tageszeitung",
    "ausstellung",
    "genannte",
    "genannten",
    "sogenannte",
    "sogenannten",
    "schiff",
    "filme",
    "film",
    "livre",
    "chanson",
    "émission",
    "journal",
    "novela",
    "película",
    "libro",
    "canción",
    "romanzo",
];

/// Words that a full sentence has at least, if no punctuation at its end says so.
const WORDS_OF_A_SENTENCE: usize = 4;

/// Words that a title has at most: longer ones are rare, and longer stretches are mostly speech.
const WORDS_OF_A_TITLE: usize = 8;

pub(super) fn of(text: &str, quotation: &Quotation) -> QuotationKind {
    let inside = quotation.span.of(text);
    if quotation.missing == Some(MissingMark::Opening) {
        return QuotationKind::Fragment;
    }
    let begins_as_sentence = inside
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || !(c.is_lowercase()));
    let ends_with_mark = inside.ends_with(['.', ',', '!', '?', '…', '。', '，', '！', '？', '—']);
    let n_words = inside.split_whitespace().take(WORDS_OF_A_TITLE + 1).count();
    // The mark of the reporter's own sentence may stand inside; a question or exclamation mark is the speaker's.
    let asks = inside.ends_with(['!', '?', '！', '？']);
    if !asks && (is_nickname(text, quotation, n_words) || is_title(text, quotation, n_words)) {
        return QuotationKind::Term;
    }
    if begins_as_sentence && (n_words >= WORDS_OF_A_SENTENCE || ends_with_mark) {
        QuotationKind::Full
    } else {
        QuotationKind::Fragment
    }
}

/// `Tom “Sparks” Hale`: a word or two between capitalised ones.
fn is_nickname(text: &str, quotation: &Quotation, n_words: usize) -> bool {
    let before = &text[..quotation.outer.start];
    let after = &text[quotation.outer.end..];
    let (Some(before), Some(after)) = (before.strip_suffix(' '), after.strip_prefix(' ')) else { return false };
    let name_before = last_word(before).starts_with(char::is_uppercase);
    n_words <= 2
        && name_before
        && after.starts_with(char::is_uppercase)
        && quotation.span.of(text).ends_with(char::is_alphanumeric)
        && quotation.span.of(text).starts_with(char::is_uppercase)
        // In languages that capitalise nouns only a name on both sides would do, and that is not known here.
        && after.split(' ').next().is_some_and(|word| word.len() > 1)
        && !quotation.outer.of(text).starts_with(['„', '»'])
}

/// `the novel “Winter Light”`.
fn is_title(text: &str, quotation: &Quotation, n_words: usize) -> bool {
    let inside = quotation.span.of(text);
    if n_words > WORDS_OF_A_TITLE || !inside.split_whitespace().all(is_title_word) {
        return false;
    }
    let before = text[..quotation.outer.start].trim_end();
    if text[before.len()..quotation.outer.start].contains('\n') {
        return false;
    }
    let word = last_word(before);
    BEFORE_TITLES.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether a word may stand in a title in Title Case: short words may be lower case.
fn is_title_word(word: &str) -> bool {
    word.len() <= 4 || !word.starts_with(char::is_lowercase)
}

fn last_word(text: &str) -> &str {
    // A window keeps the search short on a text without spaces.
    let from = text.ceil_char_boundary(text.len().saturating_sub(64));
    let tail = &text[from..];
    tail.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn kind(text: &str) -> QuotationKind {
        let (start, end) = (text.find('“').unwrap(), text.find('”').unwrap());
        let span = Span::new(start + '“'.len_utf8(), end);
        let outer = Span::new(start, end + '”'.len_utf8());
        of(text, &Quotation { span, outer, kind: QuotationKind::Full, missing: None, speaker: None, cue: None })
    }

    #[test]
    fn the_kind_follows_from_the_words_and_their_neighbours() {
        for (text, want) in [
            ("“We leave at noon,” he said.", QuotationKind::Full),
            ("“Never!” he said.", QuotationKind::Full),
            ("“The bridge will never open again” was his answer.", QuotationKind::Full),
            ("He called it “a disgrace for the town”.", QuotationKind::Fragment),
            ("He called it a “disgrace.”", QuotationKind::Fragment),
            ("Tom “Sparks” Hale won.", QuotationKind::Term),
            ("She read from the novel “Winter Light” at noon.", QuotationKind::Term),
        ] {
            assert_eq!(kind(text), want, "{text}");
        }
    }
}
