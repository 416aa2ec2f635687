//! Facts about the grammar of a language that decide how its sentences are parsed.

use crate::language::Language;

/// Grammar of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grammar {
    /// German syntax: the case of a noun phrase, not its place, makes it the subject.
    pub subject_by_case: bool,
    /// Every noun begins with a capital letter, so a capital does not make a name.
    pub capitalises_nouns: bool,
    /// English, German: days and months begin with a capital letter.
    pub capitalises_dates: bool,
    /// German, Dutch: a participle whose subject stands before the quotation may end the sentence after it.
    pub verb_may_end: bool,
    /// Endings that make an unknown word after a quotation a reporting verb: "beamed Hale".
    pub verb_endings: &'static [&'static str],
    /// French, Italian: articles and pronouns lose their vowel before another and are written with an apostrophe.
    pub elides: bool,
    /// A number with a full stop is an ordinal: "3. Mai". Texts of unknown language may have it.
    pub ordinal_stop: bool,
    /// Spanish, Italian, Portuguese: the subject may be left out.
    pub subject_may_be_missing: bool,
    /// French, Italian, Portuguese, Spanish: two negations in a clause are one denial ("no ha venido nadie").
    pub negative_concord: bool,
}

impl Grammar {
    /// A language of which nothing is known.
    const PLAIN: Grammar = Grammar {
        subject_by_case: false,
        capitalises_nouns: false,
        capitalises_dates: false,
        verb_may_end: false,
        verb_endings: &[],
        elides: false,
        ordinal_stop: false,
        subject_may_be_missing: false,
        negative_concord: false,
    };

    /// The grammar of `language`.
    pub const fn of(language: Language) -> Grammar {
        match language {
            Language::Dutch => Grammar { verb_may_end: true, ..Grammar::PLAIN },
            Language::English => Grammar { capitalises_dates: true, verb_endings: &["ed"], ..Grammar::PLAIN },
            Language::German => Grammar {
                subject_by_case: true,
                capitalises_nouns: true,
                capitalises_dates: true,
                verb_may_end: true,
                verb_endings: &["te", "ten"],
                ordinal_stop: true,
                ..Grammar::PLAIN
            },
            Language::French => Grammar { elides: true, negative_concord: true, ..Grammar::PLAIN },
            Language::Italian => {
                Grammar { elides: true, subject_may_be_missing: true, negative_concord: true, ..Grammar::PLAIN }
            }
            Language::Portuguese => Grammar { subject_may_be_missing: true, negative_concord: true, ..Grammar::PLAIN },
            Language::Unknown => Grammar { ordinal_stop: true, ..Grammar::PLAIN },
            Language::Spanish => {
                Grammar {
                    verb_endings: &["ó"], subject_may_be_missing: true, negative_concord: true, ..Grammar::PLAIN
                }
            }
            _ => Grammar::PLAIN,
        }
    }
}
