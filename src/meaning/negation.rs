//! Negations.

use rustc_hash::FxHashSet;

use crate::language::{Language, PerLanguage, Words};

/// The negations of a language, or of English if its table has none.
static NEGATIONS: PerLanguage<Words> =
    PerLanguage::new(|pack| pack.or_english(|pack| pack.facts, "negation").entries("negation").collect());

/// A word and the negation after it that is none there: "une personne" is somebody.
static EXCEPTIONS: PerLanguage<FxHashSet<(&str, &str)>> =
    PerLanguage::new(|pack| pack.facts.entries("no-negation").filter_map(|pair| pair.split_once(' ')).collect());

/// Whether a normal form is a negation in this language: "not", "don't", "kein", "ne … pas" (by "pas"), "nunca".
pub fn is_negation(form: &str, language: Language) -> bool {
    NEGATIONS.of(language).contains(form)
}

/// How many of some consecutive normal forms are negations.
pub fn n_negations(forms: &[&str], language: Language) -> usize {
    let exceptions = EXCEPTIONS.of(language);
    let is_exception = |at: usize| at > 0 && exceptions.contains(&(forms[at - 1], forms[at]));
    (0..forms.len()).filter(|&at| is_negation(forms[at], language) && !is_exception(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_known_by_language() {
        assert!(is_negation("don't", Language::English) && is_negation("kein", Language::German));
        assert_eq!(n_negations(&["une", "personne"], Language::French), 0);
        assert_eq!(n_negations(&["personne", "n'a", "rien", "dit"], Language::French), 2);
        assert!(!is_negation("no", Language::German) && !is_negation("note", Language::English));
    }
}
