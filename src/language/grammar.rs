//! Facts about the grammar of a language that decide how its sentences are parsed.

use crate::language::Language;

/// Grammar of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grammar {
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
    /// A language of which nothing is known.
    const PLAIN: Grammar = Grammar {
        is_german: false,
        capitalises_nouns: false,
        verb_may_end: false,
        verb_endings: &[],
        subject_may_be_missing: false,
    };

    /// The grammar of `language`.
    pub const fn of(language: Language) -> Grammar {
        match language {
            Language::Dutch => Grammar { verb_may_end: true, ..Grammar::PLAIN },
            Language::English => Grammar { verb_endings: &["ed"], ..Grammar::PLAIN },
            Language::German => Grammar {
                is_german: true,
                capitalises_nouns: true,
                verb_may_end: true,
                verb_endings: &["te", "ten"],
                ..Grammar::PLAIN
            },
            Language::Italian | Language::Portuguese => Grammar { subject_may_be_missing: true, ..Grammar::PLAIN },
            Language::Spanish => Grammar { verb_endings: &["ó"], subject_may_be_missing: true, ..Grammar::PLAIN },
            _ => Grammar::PLAIN,
        }
    }
}
