//! Modal verbs: can, may, must, should, will, would. Replacing one by another turns a promise into a hope.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Language, PerLanguage};

/// What a modal verb expresses. Tenses are not distinguished: "can" and "was able to", "kann" and "konnte".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modal {
    /// Possibility or ability.
    Can,
    /// Conditional possibility.
    Could,
    /// Permission or possibility.
    May,
    /// Weak possibility.
    Might,
    /// Necessity.
    Must,
    /// Advice or obligation.
    Should,
    /// Intention or wish.
    Want,
    /// Future.
    Will,
    /// Conditional future.
    Would,
}

/// Their keys in the tables.
const KEYS: [(&str, Modal); 9] = [
    ("modal-can", Modal::Can),
    ("modal-could", Modal::Could),
    ("modal-may", Modal::May),
    ("modal-might", Modal::Might),
    ("modal-must", Modal::Must),
    ("modal-should", Modal::Should),
    ("modal-want", Modal::Want),
    ("modal-will", Modal::Will),
    ("modal-would", Modal::Would),
];

/// The modal verbs of one language.
#[derive(Default)]
struct Modals {
    /// Modal by themselves.
    words: FxHashMap<&'static str, Modal>,
    /// Modal before one certain word: "have to", "tiene que".
    before: FxHashMap<(&'static str, &'static str), Modal>,
    /// Contracted: "we'll", "they'd". The latter may also be "had"; before most verbs it is "would".
    endings: Vec<(&'static str, Modal)>,
    /// Not modal before one certain word: "peut-être" means "perhaps".
    exceptions: FxHashSet<(&'static str, &'static str)>,
}

static MODALS: PerLanguage<Modals> = PerLanguage::new(|pack| {
    let mut modals = Modals::default();
    for (key, modal) in KEYS {
        for entry in pack.facts.entries(key) {
            if let Some(ending) = entry.strip_prefix('-') {
                modals.endings.push((ending, modal));
            } else if let Some(pair) = entry.split_once(' ') {
                modals.before.insert(pair, modal);
            } else {
                modals.words.insert(entry, modal);
            }
        }
    }
    modals.exceptions = pack.facts.entries("no-modal").filter_map(|pair| pair.split_once(' ')).collect();
    modals
});

/// The modal verbs among some normal forms, in order.
pub fn modals(forms: &[&str], language: Language) -> Vec<Modal> {
    let known = MODALS.of(language);
    let modal = |(at, &form): (usize, &&str)| {
        let pair = forms.get(at + 1).map(|&next| (form, next));
        let alone = known.words.get(form).filter(|_| pair.is_none_or(|pair| !known.exceptions.contains(&pair)));
        let contracted = || known.endings.iter().find(|(ending, _)| form.ends_with(ending)).map(|(_, modal)| modal);
        alone.or_else(|| known.before.get(&pair?)).or_else(contracted).copied()
    };
    forms.iter().enumerate().filter_map(modal).collect()
}

#[cfg(test)]
mod tests {
    use super::Modal::{Can, Must, Want, Will};
    use super::*;

    #[test]
    fn modal_verbs_are_distinguished() {
        for (text, language, want) in [
            ("we can't and won't wait", Language::English, &[Can, Will][..]),
            ("they had to be able to swim", Language::English, &[Must, Can]),
            ("it's going to rain", Language::English, &[Will]),
            ("she got a boat", Language::English, &[]),
            ("das will und muss er", Language::German, &[Want, Must]),
            ("will", Language::Finnish, &[]),
            ("el puerto tiene que abrir", Language::Spanish, &[Must]),
            ("il faut partir peut être", Language::French, &[Must]),
        ] {
            let forms: Vec<&str> = text.split(' ').collect();
            assert_eq!(modals(&forms, language), want, "{text}");
        }
    }

    #[test]
    fn modal_verbs_are_found_in_full_and_contracted() {
        assert_eq!(modals(&["we", "have", "to", "leave"], Language::English), [Modal::Must]);
        assert_eq!(modals(&["we'll", "leave"], Language::English), [Modal::Will]);
        assert_eq!(modals(&["we", "have", "left"], Language::English), []);
    }
}
