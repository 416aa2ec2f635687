//! All that is known of one language: its tables and its grammar.

use crate::language::{Grammar, Language, Table, topics};

/// A language's tables, empty where it has none, and its grammar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pack {
    /// Which language; [`Language::Unknown`] in the pack of words that belong to none in particular.
    pub language: Language,
    /// Facts about its syntax.
    pub grammar: Grammar,
    /// Bylines, credits, prompts, dates and other lines that belong to the page.
    pub boilerplate: Table,
    /// Words that decide what a sentence claims: outcomes, opposites, roles, hedges, negations.
    pub claims: Table,
    /// Words that state facts, for the measures behind the score.
    pub facts: Table,
    /// Given names that tell he from she.
    pub names: Table,
    /// Notices, corrections, interviews.
    pub notices: Table,
    /// Roles of words around quotations: reporting verbs, titles, pronouns.
    pub quotations: Table,
    /// How common words are.
    pub rarity: Table,
    /// Abbreviations, and words that begin sentences.
    pub sentences: Table,
    /// Words around quotations and names, beyond their roles.
    pub speech: Table,
    /// Spellings that are the same word, and exceptions of the stemmer.
    pub spelling: Table,
    /// Numbers, units, currencies and dates.
    pub values: Table,
}

/// Reads the tables from the folder of the language's code. The order counts where the words of all languages are read
/// together: a later one wins.
macro_rules! packs {
    ($($language:ident $code:literal: $($topic:ident)*;)+) => {
        static PACKS: &[Pack] = &[$(
            Pack {
                $($topic: Table::new(
                    Pack::without_tables(Language::Unknown).$topic.topic(),
                    include_str!(concat!($code, "/", stringify!($topic), ".txt")),
                ),)*
                ..Pack::without_tables(Language::$language)
            },
        )+];
    };
}

packs! {
    Unknown "any": boilerplate names notices sentences speech;
    German "de": claims facts notices quotations rarity sentences speech values;
    French "fr": claims facts notices quotations rarity sentences speech spelling values;
    Spanish "es": claims facts notices quotations rarity sentences values;
    Italian "it": claims facts notices quotations rarity sentences values;
    Portuguese "pt": claims facts notices quotations rarity sentences values;
    Dutch "nl": claims facts notices quotations rarity sentences values;
    Russian "ru": claims quotations values;
    Chinese "zh": claims sentences;
    Japanese "ja": claims sentences;
    Polish "pl": claims speech values;
    Arabic "ar": claims values;
    Czech "cs": claims values;
    Danish "da": claims values;
    Greek "el": claims values;
    Finnish "fi": claims values;
    Hungarian "hu": claims values;
    Norwegian "no": claims values;
    Romanian "ro": claims values;
    Swedish "sv": claims values;
    Turkish "tr": claims values;
    Ukrainian "uk": claims values;
    English "en": claims facts notices quotations rarity sentences speech spelling values;
}

/// The packs of languages without tables are here too, so that each knows its language.
static WITHOUT_TABLES: [Pack; Language::COUNT] = {
    let mut packs = [Pack::without_tables(Language::Unknown); Language::COUNT];
    let mut at = 0;
    while at < Language::COUNT {
        packs[at] = Pack::without_tables(Language::ALL[at]);
        at += 1;
    }
    packs
};

impl Pack {
    const fn without_tables(language: Language) -> Pack {
        Pack {
            language,
            grammar: Grammar::of(language),
            boilerplate: Table::empty(&topics::BOILERPLATE),
            claims: Table::empty(&topics::CLAIMS),
            facts: Table::empty(&topics::FACTS),
            names: Table::empty(&topics::NAMES),
            notices: Table::empty(&topics::NOTICES),
            quotations: Table::empty(&topics::QUOTATIONS),
            rarity: Table::empty(&topics::RARITY),
            sentences: Table::empty(&topics::SENTENCES),
            speech: Table::empty(&topics::SPEECH),
            spelling: Table::empty(&topics::SPELLING),
            values: Table::empty(&topics::VALUES),
        }
    }

    /// The pack of `language`; that of [`Language::Unknown`] holds what belongs to no language in particular.
    pub fn of(language: Language) -> &'static Pack {
        let known = PACKS.iter().find(|pack| pack.language == language);
        known.unwrap_or(&WITHOUT_TABLES[language as usize])
    }

    /// Every language that has tables.
    pub fn all() -> &'static [Pack] {
        PACKS
    }

    /// The entries with this key in the tables of all languages.
    pub fn in_all(table: fn(&Pack) -> Table, key: &'static str) -> impl Iterator<Item = &'static str> {
        Pack::all().iter().flat_map(move |pack| table(pack).entries(key))
    }

    /// This table, or the English one if it has no line with the key.
    pub fn or_english(&self, table: fn(&Pack) -> Table, key: &'static str) -> Table {
        let own = table(self);
        if own.has(key) { own } else { table(Pack::of(Language::English)) }
    }

    #[cfg(test)]
    pub(super) fn tables(&self) -> [Table; 11] {
        [
            self.boilerplate,
            self.claims,
            self.facts,
            self.names,
            self.notices,
            self.quotations,
            self.rarity,
            self.sentences,
            self.speech,
            self.spelling,
            self.values,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_every_folder_is_in_a_pack() {
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
        for pack in Pack::all() {
            let folder = if pack.language == Language::Unknown { "any" } else { pack.language.code() };
            let in_folder = std::fs::read_dir(here.join(folder)).unwrap().count();
            let in_pack = pack.tables().iter().filter(|table| !table.is_empty()).count();
            assert_eq!(in_folder, in_pack, "{}", pack.language);
        }
    }
}
