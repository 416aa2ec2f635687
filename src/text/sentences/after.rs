//! What follows a mark: white space, opening marks, and the first word of a possible new sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::marks::may_open;
use super::openings::{is_cue, is_name_particle, opens_clause};
use crate::language::{Language, Pack};
use crate::text::normalize::is_dash;

/// How the first word after a mark starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// There is no word: the text ends, or a comma continues the sentence.
    Nothing,
    /// A lower-case letter.
    Lower,
    /// A lower-case letter before a capital, as in iPhone.
    Brand,
    /// A capital.
    Upper,
    /// A letter of a script without case.
    Uncased,
    /// A digit.
    Digit,
    /// The sign of a handle or hashtag.
    Sign,
}

/// What follows a mark and its closing marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct After<'t> {
    /// How the first word starts.
    pub first: First,
    /// The first word, including hyphens, cut at an apostrophe.
    pub word: &'t str,
    /// Whether an apostrophe follows the word.
    pub apostrophe: bool,
    /// Where the first word starts.
    pub start: usize,
    /// Whether white space directly follows the mark.
    pub gap: bool,
    /// Whether a dash precedes the first word.
    pub dash: bool,
}

/// Maximum characters between two sentences to search for the first word; more is decoration.
const MOST_OPENING: usize = 12;

/// Examines what follows `at`.
pub(super) fn after(text: &str, at: usize) -> After<'_> {
    let rest = &text[at..];
    let open = rest.trim_start_matches(|c: char| c.is_whitespace());
    let gap = open.len() < rest.len();
    let mut found = After { first: First::Nothing, word: "", apostrophe: false, start: text.len(), gap, dash: false };
    let mut sign = false;
    for (offset, c) in open.char_indices().take(MOST_OPENING) {
        if c.is_alphanumeric() {
            let behind = &open[offset..];
            let length = behind.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(behind.len());
            found.word = &behind[..length];
            found.apostrophe = behind[length..].starts_with(['\'', '’']);
            found.start = text.len() - behind.len();
            found.first = if sign { First::Sign } else { first_of(c, behind) };
            break;
        }
        // A line break among opening marks is white space too.
        if !(may_open(c) || c == '\n') {
            break;
        }
        found.dash |= is_dash(c);
        sign = matches!(c, '@' | '#');
    }
    found
}

fn first_of(c: char, word: &str) -> First {
    if c.is_numeric() {
        First::Digit
    } else if c.is_lowercase() {
        if word[c.len_utf8()..].starts_with(char::is_uppercase) { First::Brand } else { First::Lower }
    } else if c.is_uppercase() {
        First::Upper
    } else {
        First::Uncased
    }
}

/// Maximum bytes up to the end of the cue: a long name with its role between commas.
const LONGEST_ATTRIBUTION: usize = 100;

/// Whether `rest` continues with the speaker and cue of the quotation before it: "Gov. Ruth Ames wondered", "Lena Orr,
/// the captain, shouted". Not if the cue has a clause of its own: "Kim said he would not answer".
pub(super) fn is_attribution(rest: &str) -> bool {
    let near = &rest[..rest.floor_char_boundary(LONGEST_ATTRIBUTION)];
    let mut words = near.split_whitespace();
    let mut n_names = 0;
    while let Some(word) = words.next() {
        if is_cue(bare(word)) {
            return n_names > 0 && !opens_clause(word, words.next().unwrap_or_default());
        }
        if !word.starts_with(char::is_uppercase) && !is_name_particle(word) {
            return false;
        }
        n_names += 1;
        if word.ends_with(',') {
            // The part between commas describes the speaker.
            let role_end = words.by_ref().find(|word| word.ends_with([',', '.', '!', '?']));
            return role_end.is_some_and(|word| word.ends_with(','))
                && words.next().is_some_and(|word| is_cue(bare(word)));
        }
    }
    false
}

/// `word` without trailing punctuation.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ':', ';'])
}

/// Characters that decide in languages without spaces.
static PARTICLES: LazyLock<FxHashSet<char>> = LazyLock::new(|| characters(Language::Japanese, "particle"));
static SPEECH: LazyLock<FxHashSet<char>> = LazyLock::new(|| characters(Language::Chinese, "speech-character"));

fn characters(language: Language, key: &'static str) -> FxHashSet<char> {
    Pack::of(language).sentences.entries(key).flat_map(str::chars).collect()
}

/// Whether `c`, after a closing bracket, ties the quotation to what follows.
pub(super) fn is_japanese_particle(c: char) -> bool {
    matches!(c, '、' | '，' | ',') || PARTICLES.contains(&c)
}

/// Maximum characters from a Chinese quotation to its reporting verb: a name with its title and an adverb.
const CHINESE_ATTRIBUTION: usize = 12;

/// Whether `rest` starts with a speaker and a Chinese reporting verb: "李明说".
pub(super) fn is_chinese_attribution(rest: &str) -> bool {
    rest.chars().take(CHINESE_ATTRIBUTION).take_while(|c| c.is_alphanumeric()).any(|c| SPEECH.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_is_found_behind_marks_that_open() {
        for (text, first, word) in [
            (" He left", First::Upper, "He"),
            (" “he left", First::Lower, "he"),
            (" iPhone", First::Brand, "iPhone"),
            (" ¿Quién?", First::Upper, "Quién"),
            (" $5 million", First::Digit, "5"),
            (" @mara said", First::Sign, "mara"),
            (" [...] Then", First::Upper, "Then"),
            (" L’usine", First::Upper, "L"),
            (" All-Star", First::Upper, "All-Star"),
            (" 市長", First::Uncased, "市長"),
            (", he said", First::Nothing, ""),
            ("  ", First::Nothing, ""),
        ] {
            let found = after(text, 0);
            assert_eq!((found.first, found.word), (first, word), "{text}");
        }
    }

    #[test]
    fn a_name_before_a_cue_is_an_attribution() {
        for (rest, expected) in [
            ("Kim asked.", true),
            ("Gov. Ruth Ames wondered aloud.", true),
            ("Lena Orr, the captain, shouted.", true),
            ("Jan van Dorn said, laughing.", true),
            ("Kim asked the court.", true),
            ("Kim asked if it was over.", false),
            ("Kim said the court was wrong.", false),
            ("Kim said in May.", true),
            ("Kim left.", false),
            ("Kim, who left, never came back.", false),
            ("said Kim.", false),
            ("", false),
        ] {
            assert_eq!(is_attribution(rest), expected, "{rest}");
        }
    }
}
