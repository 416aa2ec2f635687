//! Decides which words of a text count as names for the measures.

use crate::reading::{Reading, Vocabulary};
use crate::text::{Language, TokenKind};

/// Words before a German noun that make it a common noun: names seldom have an article.
#[rustfmt::skip]
const GERMAN_DETERMINERS: &[&str] = &[
    "der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "eines", "einem", "einen", "kein", "keine", "keinen", "keinem",
    "keiner", "sein", "seine", "seiner", "seinem", "seinen", "seines", "ihr", "ihre", "ihrer", "ihrem", "ihren", "ihres", "im", "am",
    "zum", "zur", "beim", "vom", "ins", "ans", "aufs", "diese", "dieser", "dieses", "diesem", "diesen", "jede", "jeder", "jedes",
    "jedem", "jeden", "viele", "vieler", "vielen", "mehrere", "mehreren", "alle", "aller", "allen", "einige", "einigen", "unsere",
    "unser", "unserer", "unseren", "beide", "beiden", "per", "pro", "mehr", "weniger",
];

/// Endings of German common nouns.
#[rustfmt::skip]
const GERMAN_ENDINGS: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ismus", "tum", "ität", "nis", "nisse",
    "ling", "lein", "chen", "innen", "ern", "erin", "enten", "isten", "ieren",
];

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
        if vocabulary.language() != Language::German {
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
