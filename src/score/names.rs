//! Decides which words of a text count as names for the measures.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::reading::{Reading, Vocabulary};
use crate::text::TokenKind;

/// Words before a German noun that make it a common noun: names seldom have an article.
static GERMAN_DETERMINERS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-common-noun").collect());

/// Endings of German common nouns.
static GERMAN_ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "common-noun-ending").collect());

/// Rarity from which a capitalised German word may be a name; more frequent ones are nouns.
const GERMAN_RARITY: f32 = 0.8;

/// For each word, whether it counts as part of a name. German capitalises every noun, so articles and adjectives before
/// a word and its ending identify common nouns.
pub fn names_of(reading: &Reading, vocabulary: &Vocabulary) -> Vec<bool> {
    let is_name = |at: usize| {
        let word = &reading.words[at];
        if !word.is_name || word.kind != TokenKind::Word {
            return false;
        }
        if !Pack::of(vocabulary.language()).grammar.capitalises_nouns {
            return true;
        }
        let form = vocabulary.form(word.form);
        let before = at.checked_sub(1).map(|before| &reading.words[before]);
        let has_article = before.is_some_and(|before| {
            let form = vocabulary.form(before.form);
            let is_adjective =
                !before.is_capital && (form.ends_with('e') || form.ends_with("en") || form.ends_with("er"));
            GERMAN_DETERMINERS.contains(&form) || is_adjective || before.kind == TokenKind::Number
        });
        !has_article
            && vocabulary.term(word.term).rarity >= GERMAN_RARITY
            && !GERMAN_ENDINGS.iter().any(|ending| form.ends_with(ending))
    };
    (0..reading.words.len()).map(is_name).collect()
}
