//! Modal verbs: can, may, must, should, will, would. Replacing one by another turns a promise into a hope.

use crate::text::Language;

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

use Modal::{Can, Could, May, Might, Must, Should, Want, Will, Would};

/// Forms that are modal by themselves.
const WORDS: &[(Language, Modal, &[&str])] = &[
    (Language::English, Can, &["can", "can't", "cannot"]),
    (Language::English, Could, &["could", "couldn't"]),
    (Language::English, May, &["may"]),
    (Language::English, Might, &["might", "mightn't"]),
    (Language::English, Must, &["must", "mustn't", "gotta"]),
    (Language::English, Should, &["should", "shouldn't", "ought"]),
    (Language::English, Will, &["will", "won't", "shall", "shan't", "gonna"]),
    (Language::English, Would, &["would", "wouldn't"]),
    (Language::German, Can, &["kann", "kannst", "können", "könnt", "konnte", "konnten"]),
    (Language::German, Could, &["könnte", "könnten"]),
    (Language::German, May, &["darf", "darfst", "dürfen", "dürft", "durfte", "durften"]),
    (Language::German, Might, &["dürfte", "dürften"]),
    (Language::German, Must, &["muss", "musst", "müssen", "müsst", "musste", "mussten"]),
    (Language::German, Should, &["soll", "sollen", "sollte", "sollten", "müsste", "müssten"]),
    (Language::German, Want, &["will", "wollen", "wollte", "wollten", "möchte", "möchten"]),
    (Language::German, Would, &["würde", "würden"]),
    (Language::French, Can, &["peux", "peut", "pouvons", "pouvez", "peuvent", "pouvait", "pouvaient"]),
    (Language::French, Could, &["pourrait", "pourraient", "pourrais", "pourrions"]),
    (Language::French, Must, &["dois", "doit", "devons", "devez", "doivent", "devait", "devaient", "faut", "fallait"]),
    (Language::French, Should, &["devrait", "devraient", "devrais", "devrions", "faudrait"]),
    (Language::French, Want, &["veux", "veut", "voulons", "voulez", "veulent", "voulait", "voulaient"]),
    (Language::Spanish, Can, &["puedo", "puede", "podemos", "pueden", "podía", "podían", "pudo"]),
    (Language::Spanish, Could, &["podría", "podrían", "podríamos"]),
    (Language::Spanish, Must, &["debo", "debe", "debemos", "deben", "debía", "debían"]),
    (Language::Spanish, Should, &["debería", "deberían", "deberíamos"]),
    (Language::Spanish, Want, &["quiero", "quiere", "queremos", "quieren", "quería"]),
    (Language::Italian, Can, &["posso", "può", "possiamo", "possono", "poteva"]),
    (Language::Italian, Could, &["potrebbe", "potrebbero", "potremmo"]),
    (Language::Italian, Must, &["devo", "deve", "dobbiamo", "devono", "doveva"]),
    (Language::Italian, Should, &["dovrebbe", "dovrebbero", "dovremmo"]),
    (Language::Portuguese, Can, &["posso", "pode", "podemos", "podem", "podia"]),
    (Language::Portuguese, Could, &["poderia", "poderiam"]),
    (Language::Portuguese, Must, &["devo", "deve", "devemos", "devem", "devia"]),
    (Language::Portuguese, Should, &["deveria", "deveriam"]),
    (Language::Dutch, Can, &["kan", "kunnen", "kon", "konden"]),
    (Language::Dutch, May, &["mag", "mogen", "mocht", "mochten"]),
    (Language::Dutch, Must, &["moet", "moeten", "moest", "moesten"]),
    (Language::Dutch, Will, &["zal", "zullen"]),
    (Language::Dutch, Would, &["zou", "zouden"]),
    (Language::Dutch, Want, &["wil", "willen", "wilde", "wilden"]),
];

/// Forms that are modal before one certain word: "have to", "tiene que".
const BEFORE: &[(Language, Modal, &[&str], &str)] = &[
    (Language::English, Must, &["have", "has", "had", "got"], "to"),
    (Language::English, Can, &["able"], "to"),
    (Language::English, Will, &["going"], "to"),
    (Language::Spanish, Must, &["tengo", "tiene", "tenemos", "tienen", "tenía", "tenían", "hay"], "que"),
];

/// The modal verbs among some normal forms, in order.
pub fn modals(forms: &[&str], language: Language) -> Vec<Modal> {
    let modal = |(at, form): (usize, &&str)| {
        let next = forms.get(at + 1);
        let alone = WORDS.iter().find(|(of, _, words)| *of == language && words.contains(form)).map(|entry| entry.1);
        let before = || {
            let fits = |of: Language, words: &[&str], following: &str| {
                of == language && words.contains(form) && next.is_some_and(|next| *next == following)
            };
            BEFORE.iter().find(|(of, _, words, following)| fits(*of, words, following)).map(|entry| entry.1)
        };
        // "Peut-être" means "perhaps".
        let perhaps = language == Language::French && *form == "peut" && next == Some(&"être");
        alone.filter(|_| !perhaps).or_else(before).or_else(|| shortened(form).filter(|_| language == Language::English))
    };
    forms.iter().enumerate().filter_map(modal).collect()
}

/// "We'll", "they'd". The latter may also be "had"; before most verbs it is "would".
fn shortened(form: &str) -> Option<Modal> {
    if form.ends_with("'ll") {
        Some(Will)
    } else if form.ends_with("'d") {
        Some(Would)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
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
