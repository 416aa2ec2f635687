//! Words that show how a sentence starts or continues: starters, reporting verbs, days and time zones, domains.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tables_for;
use crate::language::{Language, Pack, PerLanguage};

/// Words that start sentences and hardly ever follow an abbreviation as part of a name.
///
/// "Under" is missing because of "U.S. Under Secretary", and so are "Open", "New" and "No". Names that are also words
/// ("Will", "May", "An") are missing too.
pub(super) struct Starters {
    words: FxHashSet<&'static str>,
    /// Words elided before a vowel: "L" in "L’usine".
    elided: FxHashSet<&'static str>,
}

static STARTERS: PerLanguage<Starters> = PerLanguage::new(|pack| Starters {
    words: tables_for(pack).flat_map(|table| table.entries("starter")).collect(),
    elided: tables_for(pack).flat_map(|table| table.entries("elided-starter")).collect(),
});

impl Starters {
    /// For texts in `language`.
    pub fn of(language: Language) -> &'static Starters {
        STARTERS.of(language)
    }

    /// Whether `word` starts sentences; `apostrophe`: an apostrophe follows it.
    pub fn contains(&self, word: &str, apostrophe: bool) -> bool {
        self.words.contains(word) || (apostrophe && self.elided.contains(word))
    }
}

/// Words that continue a sentence, of all languages.
struct Continuing {
    reporting_verbs: FxHashSet<&'static str>,
    /// Reporting verbs that name whom they speak to.
    verbs_with_listener: FxHashSet<&'static str>,
    clause_openers: FxHashSet<&'static str>,
    clause_openers_after_listener: FxHashSet<&'static str>,
    after_hour: FxHashSet<&'static str>,
    name_particles: FxHashSet<&'static str>,
    one_letter_words: FxHashSet<&'static str>,
    lettered: Vec<&'static str>,
}

static CONTINUING: LazyLock<Continuing> = LazyLock::new(|| {
    let words = |key| Pack::in_all(|pack| pack.sentences, key);
    Continuing {
        reporting_verbs: words("reporting-verb").collect(),
        verbs_with_listener: words("reporting-verb-with-listener").collect(),
        clause_openers: words("clause-opener").collect(),
        clause_openers_after_listener: words("clause-opener-after-listener").collect(),
        after_hour: words("after-hour").collect(),
        name_particles: words("name-particle").collect(),
        one_letter_words: words("one-letter-word").collect(),
        lettered: words("lettered").collect(),
    }
});

/// Whether `word` is a reporting verb, as in `“Why?” Kim asked`.
pub(super) fn is_cue(word: &str) -> bool {
    CONTINUING.reporting_verbs.contains(word)
}

/// Whether `next` after `cue` starts the reported clause, so that the cue can't belong to the quotation before it.
pub(super) fn opens_clause(cue: &str, next: &str) -> bool {
    if CONTINUING.verbs_with_listener.contains(cue) {
        CONTINUING.clause_openers_after_listener.contains(next)
    } else {
        CONTINUING.clause_openers.contains(next)
    }
}

/// Whether `word` can follow a time of day inside a sentence: a day, a month or a time zone.
pub(super) fn follows_hour(word: &str) -> bool {
    CONTINUING.after_hour.contains(word)
}

/// Whether `word` stands in lower case within names: "van".
pub(super) fn is_name_particle(word: &str) -> bool {
    CONTINUING.name_particles.contains(word)
}

/// Whether `word` is a word of one capital letter: "A", "I".
pub(super) fn is_one_letter_word(word: &str) -> bool {
    CONTINUING.one_letter_words.contains(word)
}

/// Whether `word` names things distinguished by letters, so that the letter after it isn't an initial: "plan B".
pub(super) fn takes_letter(word: &str) -> bool {
    CONTINUING.lettered.iter().any(|lettered| lettered.eq_ignore_ascii_case(word))
}

/// Whether `word`, after a stop without a space, makes an address or a file name.
pub(super) fn ends_address(word: &str) -> bool {
    ADDRESS_ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(word))
}

#[rustfmt::skip]
const ADDRESS_ENDINGS: &[&str] = &[
    "ai", "app", "biz", "co", "com", "de", "doc", "docx", "edu", "es", "eu", "fr", "gov", "htm", "html", "info", "io",
    "jpg", "js", "net", "org", "pdf", "php", "png", "ru", "tv", "txt", "uk", "xls",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_cut_short_starts_only_before_an_apostrophe() {
        let french = Starters::of(Language::French);
        assert!(french.contains("L", true));
        assert!(!french.contains("L", false));
    }
}
