//! Roles of words around a quotation: reporting verbs, pronouns, titles, organisations, function words.
//!
//! The words are in the tables `quotations.txt`, whose keys are the roles. If a word has two roles, the later line wins.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{Grammar, Language, Pack, PerLanguage};

/// The gender of a person, for pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// The role of a word; see `language/topics.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    ReportingVerb,
    AmbiguousReportingVerb,
    NonfiniteReportingVerb,
    SourceMarker,
    SourcePostposition,
    Pronoun(Gender),
    It,
    They,
    /// Possessive, with the gender of the owner.
    Possessive(Option<Gender>),
    Determiner,
    LinkPreposition,
    Preposition,
    Conjunction,
    OpinionNoun,
    ImpersonalVerb,
    ContentConjunction,
    RelativePronoun,
    ReportedMood,
    AdverbOrAuxiliary,
    Calendar,
    Title(Option<Gender>),
    Organisation,
    Document,
}

impl Role {
    fn named(name: &str) -> Option<Role> {
        Some(match name {
            "reporting-verb" => Role::ReportingVerb,
            "ambiguous-reporting-verb" => Role::AmbiguousReportingVerb,
            "nonfinite-reporting-verb" => Role::NonfiniteReportingVerb,
            "source-marker" => Role::SourceMarker,
            "source-postposition" => Role::SourcePostposition,
            "he" => Role::Pronoun(Gender::He),
            "she" => Role::Pronoun(Gender::She),
            "it" => Role::It,
            "they" => Role::They,
            "his" => Role::Possessive(Some(Gender::He)),
            "her" => Role::Possessive(Some(Gender::She)),
            "its" => Role::Possessive(None),
            "determiner" => Role::Determiner,
            "link-preposition" => Role::LinkPreposition,
            "preposition" => Role::Preposition,
            "conjunction" => Role::Conjunction,
            "opinion-noun" => Role::OpinionNoun,
            "impersonal-verb" => Role::ImpersonalVerb,
            "content-conjunction" => Role::ContentConjunction,
            "relative-pronoun" => Role::RelativePronoun,
            "reported-mood" => Role::ReportedMood,
            "adverb-or-auxiliary" => Role::AdverbOrAuxiliary,
            "calendar" => Role::Calendar,
            "title" => Role::Title(None),
            "man" => Role::Title(Some(Gender::He)),
            "woman" => Role::Title(Some(Gender::She)),
            "organisation" => Role::Organisation,
            "document" => Role::Document,
            _ => return None,
        })
    }
}

/// Endings of titles in other cases.
static ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "inflected-title-ending").collect());

/// The words of one language and their roles.
pub(super) struct Lexicon {
    words: FxHashMap<&'static str, Role>,
    /// Suffixes of titles in languages that form compounds, by their last two bytes: nearly every word of an article is
    /// looked up, and few suffixes share these.
    suffixes: FxHashMap<[u8; 2], Vec<(&'static str, Role)>>,
    /// The grammar of the same language.
    pub grammar: Grammar,
}

/// For languages without a table and texts too short to tell, all words of all tables.
static LEXICONS: PerLanguage<Lexicon> = PerLanguage::new(|pack| match pack.language {
    Language::Unknown => Lexicon::read(pack, Pack::all()),
    _ => Lexicon::read(pack, std::slice::from_ref(pack)),
});

impl Lexicon {
    /// The lexicon of `language`.
    pub fn of(language: Language) -> &'static Lexicon {
        let has_table = !Pack::of(language).quotations.is_empty();
        LEXICONS.of(if has_table { language } else { Language::Unknown })
    }

    fn read(pack: &Pack, tables: &'static [Pack]) -> Lexicon {
        let mut lexicon =
            Lexicon { words: FxHashMap::default(), suffixes: FxHashMap::default(), grammar: pack.grammar };
        for line in tables.iter().flat_map(|pack| pack.quotations.lines()) {
            let Some(role) = Role::named(line.key) else { continue };
            for word in line.entries() {
                match word.strip_prefix('-') {
                    Some(suffix) => {
                        if let Some(&end) = suffix.as_bytes().last_chunk() {
                            lexicon.suffixes.entry(end).or_default().push((suffix, role));
                        }
                    }
                    None => {
                        lexicon.words.insert(word, role);
                    }
                }
            }
        }
        for endings in lexicon.suffixes.values_mut() {
            endings.sort_by_key(|(suffix, _)| std::cmp::Reverse(suffix.len()));
        }
        lexicon
    }

    /// The role of an inflected German noun, if its base form is a title: den Präsidenten, des Sprechers, die
    /// Stürmerin.
    pub fn role_of_inflected(&self, noun: &str) -> Option<Role> {
        let mut folded = Folded::new();
        let noun = folded.fold(noun)?;
        let title = |ending: &str| {
            let base = noun.strip_suffix(ending).and_then(|base| self.role_of_folded(base));
            base.filter(|role| matches!(role, Role::Title(_)))
        };
        let woman = || title("in").map(|_| Role::Title(Some(Gender::She)));
        woman().or_else(|| ENDINGS.iter().copied().find_map(title))
    }

    /// The role of `word`, ignoring case; `None` if it has none.
    pub fn role(&self, word: &str) -> Option<Role> {
        let mut folded = Folded::new();
        self.role_of_folded(folded.fold(word)?)
    }

    fn role_of_folded(&self, folded: &str) -> Option<Role> {
        if let Some(&role) = self.words.get(folded) {
            return Some(role);
        }
        self.suffixes
            .get(folded.as_bytes().last_chunk::<2>()?)?
            .iter()
            .find(|(suffix, _)| folded.len() > suffix.len() && folded.ends_with(suffix))
            .map(|(_, role)| *role)
    }
}

/// Buffer for one word in lower case, so that a lookup does not allocate.
pub(super) struct Folded {
    bytes: [u8; Folded::LONGEST],
}

impl Folded {
    /// Bytes of the longest word that is looked up: "Verteidigungsministerin" has 23, and compounds may be longer.
    const LONGEST: usize = 48;

    pub fn new() -> Folded {
        Folded { bytes: [0; Folded::LONGEST] }
    }

    /// `word` in lower case; `None` if it is longer than any known word.
    pub fn fold(&mut self, word: &str) -> Option<&str> {
        let mut used = 0;
        for c in word.chars() {
            if c.is_ascii() {
                *self.bytes.get_mut(used)? = c.to_ascii_lowercase() as u8;
                used += 1;
                continue;
            }
            for lower in c.to_lowercase() {
                let end = used + lower.len_utf8();
                lower.encode_utf8(self.bytes.get_mut(used..end)?);
                used = end;
            }
        }
        std::str::from_utf8(&self.bytes[..used]).ok()
    }
}

/// Given names with one gender; names that men and women share are left out.
static GIVEN_NAMES: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| {
    let names = |key, gender| Pack::in_all(|pack| pack.names, key).map(move |name| (name, gender));
    names("he", Gender::He).chain(names("she", Gender::She)).collect()
});

/// The gender of a given name; `None` if it is unknown.
pub(super) fn gender_of(given_name: &str) -> Option<Gender> {
    GIVEN_NAMES.get(given_name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_a_role_and_words_are_in_lower_case() {
        for pack in Pack::all() {
            for line in pack.quotations.lines() {
                assert!(Role::named(line.key).is_some(), "{}: `{}`", pack.language, line.key);
                for word in line.entries() {
                    assert_eq!(word.to_lowercase(), word, "{}: capitals", pack.language);
                }
            }
        }
    }

    #[test]
    fn lookup_ignores_case_and_knows_compounds_by_their_suffix() {
        let german = Lexicon::of(Language::German);
        assert_eq!(german.role("ERKLÄRTE"), Some(Role::ReportingVerb));
        assert_eq!(german.role("Verkehrsministerin"), Some(Role::Title(Some(Gender::She))));
        assert_eq!(Lexicon::of(Language::English).role("marmalade"), None);
        assert_eq!(german.role(&"sagte".repeat(100)), None);
    }
}
