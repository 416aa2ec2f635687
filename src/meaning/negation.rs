//! Negations.

use crate::language::{Language, PerLanguage, Words};

/// The negations of a language, or of English if its table has none.
static NEGATIONS: PerLanguage<Words> =
    PerLanguage::new(|pack| pack.or_english(|pack| pack.facts, "negation").entries("negation").collect());

/// Whether a normal form is a negation in this language: "not", "don't", "kein", "ne … pas" (by "pas"), "nunca".
pub fn is_negation(form: &str, language: Language) -> bool {
    NEGATIONS.of(language).contains(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_known_by_language() {
        assert!(is_negation("don't", Language::English) && is_negation("kein", Language::German));
        assert!(!is_negation("no", Language::German) && !is_negation("note", Language::English));
    }
}
