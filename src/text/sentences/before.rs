//! What precedes a full stop: whether the stop belongs to a word, to a number or to the sentence.

use super::abbreviations::{self, Abbreviations, Kind};
use super::openings::takes_letter;

/// What the word before a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// A listed abbreviation.
    Abbreviation(Kind),
    /// A dotted name or an initial: ends a sentence only before a sentence starter.
    Initial,
    /// An ordinal, in languages that write it with a full stop: "3. Mai".
    Ordinal,
    /// The whole sentence so far: "1.", "II.", "B.".
    Enumerator,
    /// Anything else: the stop ends the sentence.
    Word,
}

/// Bytes of a word to inspect: no abbreviation is longer, and an endless word must not be read again at every stop.
const REACH: usize = 24;

/// The context of a full stop.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// The abbreviations of the language.
    pub abbreviations: &'static Abbreviations,
    /// Whether numbers with a full stop are ordinals.
    pub ordinals: bool,
    /// Whether the surrounding words are in capitals.
    pub capitals: bool,
}

/// Classifies the stop after `head`, which is the sentence so far without leading white space.
pub(super) fn before(head: &str, setting: Setting) -> Before {
    let ordinals = setting.ordinals;
    if is_enumerator(head) {
        return Before::Enumerator;
    }
    let word = last_word(head);
    let ahead = &head[..head.len() - word.len()];
    if let Some(kind) = abbreviation(ahead, word, setting) {
        return Before::Abbreviation(kind);
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Before::Word,
        (Some(letter), None) if may_be_initial(letter) => single_letter(ahead, letter, ordinals),
        _ if is_dotted(word) => Before::Initial,
        _ if ordinals && (is_short_number(word) && !ahead.ends_with([':', ',', '/']) || is_roman(word)) => {
            Before::Ordinal
        }
        // Street names are one word: "Gartenstr. 5".
        _ if is_all_consonants(word) || (ordinals && word.ends_with("str")) => Before::Abbreviation(Kind::Either),
        _ => Before::Word,
    }
}

/// The letters, digits and inner stops at the end of `head`; hyphens only after a stop ("J.-C").
pub(super) fn last_word(head: &str) -> &str {
    let near = &head[head.floor_char_boundary(head.len().saturating_sub(REACH))..];
    let mut start = near.len();
    for (at, c) in near.char_indices().rev() {
        if !(c.is_alphanumeric() || c == '.' || (c == '-' && near[..at].ends_with('.'))) {
            break;
        }
        start = at;
    }
    near[start..].trim_start_matches('.')
}

/// Looks up `word` in the tables: with a short word before it ("z. B."), alone, or the part after its hyphen
/// ("Lt.-Gen.").
fn abbreviation(ahead: &str, word: &str, setting: Setting) -> Option<Kind> {
    let kind_of = |word: &str| abbreviations::kind_of(setting.abbreviations, word, setting.capitals);
    if word.len() <= 4
        && let Some(first) =
            ahead.strip_suffix([' ', '\u{A0}', '\u{202F}', '\n']).and_then(|ahead| ahead.strip_suffix('.'))
    {
        let first = last_word(first);
        if !first.is_empty() && first.len() <= 4 {
            let mut joined = [0; 9];
            let length = first.len() + 1 + word.len();
            joined[..first.len()].copy_from_slice(first.as_bytes());
            joined[first.len()] = b'.';
            joined[first.len() + 1..length].copy_from_slice(word.as_bytes());
            let joined = std::str::from_utf8(&joined[..length]).unwrap_or_default();
            if let Some(kind) = kind_of(joined) {
                return Some(kind);
            }
        }
    }
    kind_of(word).or_else(|| word.rsplit_once('-').and_then(|(_, last)| kind_of(last)))
}

/// A single letter is an initial, unless it ends a word ("wasn't.", "M&S."), is a unit ("12 C."), names a thing ("plan
/// B.") or is the pronoun ("than I.").
fn single_letter(ahead: &str, letter: char, ordinals: bool) -> Before {
    let previous = last_word(ahead.trim_end());
    let belongs_to_word = ahead.ends_with(['\'', '’', '&', '-', '/'])
        || (UNITS.contains(&letter) && previous.ends_with(|c: char| c.is_ascii_digit()))
        || takes_letter(previous)
        || (letter == 'I' && !ordinals && previous.starts_with(char::is_lowercase));
    if belongs_to_word { Before::Word } else { Before::Initial }
}

/// Letters that are units after a number: degrees, metres, grams, hours.
const UNITS: [char; 11] = ['C', 'F', 'K', 'V', 'W', 'g', 'h', 'l', 'm', 's', 't'];

/// Cased letters, and Arabic ones, which abbreviate titles: "د. أحمد".
fn may_be_initial(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase() || ('\u{620}'..='\u{64A}').contains(&c)
}

/// Whether the sentence is only a number, a Roman numeral or a letter.
fn is_enumerator(head: &str) -> bool {
    // Four digits are a year.
    !head.is_empty()
        && head.len() <= 4
        && (is_short_number(head) || is_roman(head) || (head.len() == 1 && head.as_bytes()[0].is_ascii_alphabetic()))
}

/// Up to three digits, or a date without a year: "12", "3.5".
fn is_short_number(word: &str) -> bool {
    word.len() <= 5
        && word.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether `word` is a small number in Roman numerals.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// One or two letters between stops: "U.S", "Ph.D", "J.R".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let n_letters = part.chars().count();
            (1..=2).contains(&n_letters) && part.chars().all(|c| c.is_alphabetic() || c == '-')
        })
}

/// A capital and unpronounceable letters ("Hdqrs", "Blvd") abbreviate a longer word; "BBC" and "km" don't.
fn is_all_consonants(word: &str) -> bool {
    word.len() >= 2
        && word.bytes().all(|b| b.is_ascii_alphabetic() && !b"aeiouyAEIOUY".contains(&b))
        && word.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_word_before_tells_what_a_stop_is() {
        for (language, head, expected) in [
            (Language::English, "He met Gen", Before::Abbreviation(Kind::Leads)),
            (Language::English, "He met Lt.-Gen", Before::Abbreviation(Kind::Leads)),
            (Language::English, "in the U.S", Before::Abbreviation(Kind::Either)),
            (Language::English, "in the U.A.E", Before::Initial),
            (Language::English, "by George W", Before::Initial),
            (Language::English, "older than I", Before::Word),
            (Language::English, "at -12 C", Before::Word),
            (Language::English, "no plan B", Before::Word),
            (Language::English, "on Hale Blv", Before::Abbreviation(Kind::Either)),
            (Language::English, "on the BBC", Before::Word),
            (Language::English, "by the MPs", Before::Word),
            (Language::English, "it wasn't", Before::Word),
            (Language::English, "at M&S", Before::Word),
            (Language::English, "the game", Before::Word),
            (Language::English, "II", Before::Enumerator),
            (Language::English, "in 12", Before::Word),
            (Language::German, "am 12", Before::Ordinal),
            (Language::German, "endete 3:2", Before::Word),
            (Language::German, "im Jahr 2001", Before::Word),
            (Language::German, "Geräte, z. B", Before::Abbreviation(Kind::Leads)),
            (Language::Spanish, "en EE. UU", Before::Abbreviation(Kind::Either)),
            (Language::French, "300 av. J.-C", Before::Abbreviation(Kind::Either)),
            (Language::English, "", Before::Word),
            (Language::English, "(", Before::Word),
        ] {
            let ordinals = language == Language::German;
            let setting = Setting { abbreviations: Abbreviations::of(language), ordinals, capitals: false };
            assert_eq!(before(head, setting), expected, "{head}");
        }
    }
}
