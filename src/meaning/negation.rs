//! Negations.

use crate::text::Language;

/// Whether a normal form is a negation in this language: "not", "don't", "kein", "ne … pas" (by "pas"), "nunca".
pub fn is_negation(form: &str, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::German => &[
            "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "nichts",
            "ohne", "weder",
        ],
        Language::French => &["pas", "jamais", "aucun", "aucune", "rien", "personne", "sans", "ni", "non"],
        Language::Spanish => {
            &["no", "nunca", "jamás", "ningún", "ninguna", "ninguno", "nadie", "nada", "sin", "ni", "tampoco"]
        }
        Language::Italian => &["non", "mai", "nessuno", "nessuna", "nessun", "niente", "nulla", "senza", "né"],
        Language::Portuguese => &["não", "nunca", "jamais", "nenhum", "nenhuma", "ninguém", "nada", "sem", "nem"],
        Language::Dutch => &["niet", "geen", "nooit", "niemand", "niets", "zonder", "noch"],
        _ => {
            if form.ends_with("n't") {
                return true;
            }
            &[
                "not", "no", "never", "none", "nobody", "nothing", "nor", "neither", "cannot", "without", "nowhere",
                "zero",
            ]
        }
    };
    words.contains(&form)
}

/// How many of some consecutive normal forms are negations. "Une personne" is somebody.
pub fn n_negations(forms: &[&str], language: Language) -> usize {
    let is_somebody = |at: usize| {
        const DETERMINERS: &[&str] = &["une", "la", "cette", "chaque", "toute", "autre", "seule", "première"];
        forms[at] == "personne" && at > 0 && DETERMINERS.contains(&forms[at - 1])
    };
    (0..forms.len()).filter(|&at| is_negation(forms[at], language) && !is_somebody(at)).count()
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
