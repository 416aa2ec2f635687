//! German nouns: gender and number from their endings, and where a noun phrase starts after another noun.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::words::Word;
use crate::quote::lexicon::Role;

/// Endings of feminine nouns: "der" before them is genitive or dative.
pub(in crate::quote) static FEMININE: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "feminine-ending").collect());

/// Whether "der" before a noun is nominative: the noun is masculine and singular, as far as its ending shows.
pub(in crate::quote) fn is_masculine_singular(noun: &str) -> bool {
    !noun.ends_with(['e', 'n', 'r', 's', 'a', 'o', 'i']) && !ends_with_any(noun, &FEMININE)
}

/// Whether a word between two nouns starts another phrase, or names the author of the noun before it: "Abend | der
/// Wetterdienst", "Karl Ohm | den Plan", "Bericht | der Polizei". "Fakultät der Künste" is one name.
pub(in crate::quote) fn begins_phrase(text: &str, noun: &Word, words: &[Word]) -> bool {
    let [particle, next, ..] = words else { return false };
    match particle.span.of(text) {
        "den" => true,
        "der" => noun.is(Role::Document) || is_masculine_singular(next.span.of(text)),
        "von" => noun.is(Role::Document),
        _ => false,
    }
}

pub(in crate::quote) fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}
