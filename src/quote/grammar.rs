//! Facts about the grammar of a language that decide how its sentences are parsed.

use crate::text::Language;

/// Grammar of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar {
    /// German syntax: the case of a noun phrase, not its place, makes it the subject.
    pub is_german: bool,
    /// Every noun begins with a capital letter, so a capital does not make a name.
    pub capitalises_nouns: bool,
    /// German, Dutch: a participle whose subject stands before the quotation may end the sentence after it.
    pub verb_may_end: bool,
    /// Endings that make an unknown word after a quotation a reporting verb: "beamed Hale".
    pub verb_endings: &'static [&'static str],
    /// Spanish, Italian, Portuguese: the subject may be left out.
    pub subject_may_be_missing: bool,
}

impl Grammar {
    /// The grammar of `language`.
    pub fn of(language: Language) -> Grammar {
        Grammar {
            is_german: language == Language::German,
            capitalises_nouns: language == Language::German,
            verb_may_end: matches!(language, Language::German | Language::Dutch),
            verb_endings: match language {
                Language::English => &["ed"],
                Language::German => &["te", "ten"],
                Language::Spanish => &["ó"],
                _ => &[],
            },
            subject_may_be_missing: matches!(language, Language::Spanish | Language::Italian | Language::Portuguese),
        }
    }
}
