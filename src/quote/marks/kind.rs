//! Classifies a quoted stretch as speech or term, from its words and their neighbours.
//!
//! Cautious: whatever might be speech counts as speech. Only clear titles and nicknames become terms here. A word or
//! two without a speaker become terms after attribution.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::quotation::{MissingMark, Quotation, QuotationKind};
use crate::text::Language;

/// Words before a title: `the novel “…”`, `der Film „…“`. Nouns for works that have titles, and words that announce a
/// title.
static BEFORE_TITLES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-title").collect());

/// Words before a name that is not quite serious: `nicknamed “the Fox”`, `the so-called “wind tax”`.
static BEFORE_NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-nickname").collect());

/// Words before the motto of an institution or a party, with or without a comma or colon.
static BEFORE_MOTTOS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-motto").collect());

/// Words before mottos, titles and names in languages without spaces between words.
static BEFORE_TERMS_WITHOUT_SPACES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-term-without-space").collect());

/// The same where the words may have several meanings.
static BEFORE_ANY_TITLE: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-title-of-any-length").collect());
static BEFORE_NOUN: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-explaining-noun").collect());
static AFTER_NOUN: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "after-explaining-noun").collect());
static BEFORE_BROADCASTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-broadcast").collect());
static BEFORE_DOUBTFUL_NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-doubtful-name").collect());

/// Fewest words of a full sentence, if it does not end with punctuation.
const WORDS_OF_A_SENTENCE: usize = 4;

/// Most words of a title: longer ones are rare, and longer stretches are mostly speech.
const WORDS_OF_A_TITLE: usize = 8;

/// The kind of `quotation` in `text`, from its words and their neighbours; a [`QuotationKind::Block`] is recognised by
/// its marks.
pub(in crate::quote) fn of(text: &str, language: Language, quotation: &Quotation) -> QuotationKind {
    let inside = quotation.span.of(text);
    if quotation.missing == Some(MissingMark::Opening) {
        return QuotationKind::Fragment;
    }
    // Marks that are used for titles only.
    if quotation.outer.of(text).starts_with(['《', '〈']) {
        return QuotationKind::Term;
    }
    let begins_as_sentence = inside
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || !(c.is_lowercase()));
    let ends_with_mark = inside.ends_with(['.', ',', '!', '?', '…', '。', '，', '！', '？', '—']);
    let n_words = inside.split_whitespace().take(WORDS_OF_A_TITLE + 1).count();
    // The punctuation of the reporter's sentence may stand inside the marks, but a question or exclamation mark is the
    // speaker's.
    let asks = inside.ends_with(['!', '?', '！', '？', '؟']);
    let is_term = !asks
        && n_words <= WORDS_OF_A_TITLE
        && (is_nickname(text, quotation, n_words)
            || is_announced(text, language, quotation)
            || is_explained(text, language, quotation)
            || is_named_after(text, language, quotation));
    if is_term || is_titled(text, language, quotation) {
        QuotationKind::Term
    } else if begins_as_sentence && (n_words >= WORDS_OF_A_SENTENCE || ends_with_mark) {
        QuotationKind::Full
    } else {
        QuotationKind::Fragment
    }
}

/// `Tom “Sparks” Hale`: a word or two between capitalised words.
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
        // In languages that capitalise nouns, both neighbours would have to be names, which is not known here.
        && after.split(' ').next().is_some_and(|word| word.len() > 1)
        && !quotation.outer.of(text).starts_with(['„', '»', '‚', '›'])
}

/// `the novel “Winter Light”`, `nicknamed “the Fox”`, `the motto, “Never late”`.
fn is_announced(text: &str, language: Language, quotation: &Quotation) -> bool {
    let inside = quotation.span.of(text);
    let before = text[..quotation.outer.start].trim_end();
    if text[before.len()..quotation.outer.start].contains('\n') {
        return false;
    }
    let word = last_word(before);
    let is_in = |words: &[&str], word: &str| !word.is_empty() && words.iter().any(|w| is_same_word(w, word));
    is_in(&BEFORE_TITLES, word) && is_title(inside, language)
        || is_in(&BEFORE_NAMES, word)
        || BEFORE_DOUBTFUL_NAMES.iter().any(|words| before.ends_with(words))
        || is_in(&BEFORE_MOTTOS, last_word(before.trim_end_matches([',', ':'])))
        || BEFORE_TERMS_WITHOUT_SPACES.iter().any(|w| before.ends_with(w))
}

/// `a column entitled, “Why the Old Crane of Port Ellis Must Stay Where It Is”`: a stretch announced as a title, with
/// the capitals of one, is a title of any length.
fn is_titled(text: &str, language: Language, quotation: &Quotation) -> bool {
    let before = text[..quotation.outer.start].trim_end().trim_end_matches([',', ':']);
    BEFORE_ANY_TITLE.contains(&last_word(before)) && is_title(quotation.span.of(text), language)
}

/// `“Winter Light,” a novel by Ida Crewe`.
fn is_explained(text: &str, language: Language, quotation: &Quotation) -> bool {
    let inside = quotation.span.of(text);
    let after = &text[quotation.outer.end..];
    let after = match after.strip_prefix(',') {
        Some(after) => after,
        None if inside.ends_with(',') => after,
        None => return false,
    };
    if language != Language::English || !is_title(inside, language) {
        return false;
    }
    let after = &after[..after.floor_char_boundary(80)];
    let mut words = after.split_whitespace();
    // "“Never,” the drama teacher said": the noun counts only if "by", "about" or the like follows it.
    words.next().is_some_and(|word| BEFORE_NOUN.contains(&word))
        && words
            .clone()
            .take(3)
            .zip(words.skip(1))
            .any(|(noun, next)| BEFORE_TITLES.contains(&noun) && AFTER_NOUN.contains(&next))
}

/// Fewest capitalised words of a Title Case stretch that is a title without an announcement.
const CAPITALS_OF_A_TITLE: usize = 3;

/// `on “This Morning with Ida Crewe”`, `Radio Osk’s “The Long Way Home”`: speech is not in Title Case, and “on” does
/// not introduce a sentence.
fn is_named_after(text: &str, language: Language, quotation: &Quotation) -> bool {
    if !matches!(language, Language::English | Language::Unknown) || !is_title(quotation.span.of(text), language) {
        return false;
    }
    let before = text[..quotation.outer.start].trim_end();
    let announced = BEFORE_BROADCASTS.contains(&last_word(before));
    let owned = before.ends_with("'s") || before.ends_with("’s");
    let words = quotation.span.of(text).split_whitespace();
    let n_capitals = words.clone().filter(|word| word.starts_with(char::is_uppercase)).count();
    (announced || owned) && n_capitals >= CAPITALS_OF_A_TITLE && 2 * n_capitals > words.count()
}

/// Whether words could be a title: English titles capitalise their words, others only the first.
fn is_title(inside: &str, language: Language) -> bool {
    match language {
        Language::English | Language::Unknown => inside.split_whitespace().all(is_title_word),
        _ => !inside.starts_with(char::is_lowercase),
    }
}

/// Whether a word may stand in Title Case: short words may be lower case.
fn is_title_word(word: &str) -> bool {
    word.len() <= 4 || !word.starts_with(char::is_lowercase)
}

/// Whether `word` equals `known`, which is lower case, ignoring case.
fn is_same_word(known: &str, word: &str) -> bool {
    known.eq_ignore_ascii_case(word)
        || (!word.is_ascii() && known.chars().eq(word.chars().flat_map(char::to_lowercase)))
}

fn last_word(text: &str) -> &str {
    // The window keeps the search short in a text without spaces.
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
        of(
            text,
            Language::English,
            &Quotation { span, outer, kind: QuotationKind::Full, missing: None, speaker: None, cue: None },
        )
    }

    #[test]
    fn kinds_follow_from_words_and_neighbours() {
        for (text, want) in [
            ("“We leave at noon,” he said.", QuotationKind::Full),
            ("“Never!” he said.", QuotationKind::Full),
            ("“The bridge will never open again” was his answer.", QuotationKind::Full),
            ("He called it “a disgrace for the town”.", QuotationKind::Fragment),
            ("He called it a “disgrace.”", QuotationKind::Fragment),
            ("Tom “Sparks” Hale won.", QuotationKind::Term),
            ("She read from the novel “Winter Light” at noon.", QuotationKind::Term),
            ("He said so on “This Morning with Ida Crewe.”", QuotationKind::Term),
            ("He said so on “this very morning in the house”.", QuotationKind::Fragment),
        ] {
            assert_eq!(kind(text), want, "{text}");
        }
    }
}
