//! All that is known of one language: its tables and its grammar.

use crate::language::{Grammar, Language, Table, topics};

/// A language's tables, empty where it has none, and its grammar.
#[derive(Debug)]
pub(crate) struct Pack {
    /// Which language; [`Language::Unknown`] in the pack of languages without tables.
    pub language: Language,
    /// Facts about its syntax.
    pub grammar: Grammar,
    /// Words that state facts: numbers, measures, dates, opposites, negations, modal verbs.
    pub facts: Table,
}

/// Reads the tables from the folder of the language's code. The order counts where the words of all languages are read
/// together: a later one wins.
macro_rules! packs {
    ($($language:ident $code:literal: $($topic:ident)*;)+) => {
        static PACKS: &[Pack] = &[$(
            Pack {
                $($topic: Table::new(
                    Pack::WITHOUT_TABLES.$topic.topic(),
                    include_str!(concat!($code, "/", stringify!($topic), ".txt")),
                ),)*
                ..Pack::without_tables(Language::$language)
            },
        )+];
    };
}

packs! {
    German "de": facts;
    French "fr": facts;
    Spanish "es": facts;
    Italian "it": facts;
    Portuguese "pt": facts;
    Dutch "nl": facts;
    English "en": facts;
}

impl Pack {
    const WITHOUT_TABLES: Pack = Pack::without_tables(Language::Unknown);

    const fn without_tables(language: Language) -> Pack {
        Pack { language, grammar: Grammar::of(language), facts: Table::empty(&topics::FACTS) }
    }

    /// The pack of `language`; one without tables if there is none.
    pub fn of(language: Language) -> &'static Pack {
        static NONE: Pack = Pack::WITHOUT_TABLES;
        PACKS.iter().find(|pack| pack.language == language).unwrap_or(&NONE)
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
    pub(super) fn tables(&self) -> [Table; 1] {
        [self.facts]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_every_folder_is_in_a_pack() {
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
        for pack in Pack::all() {
            let in_folder = std::fs::read_dir(here.join(pack.language.code())).unwrap().count();
            let in_pack = pack.tables().iter().filter(|table| !table.is_empty()).count();
            assert_eq!(in_folder, in_pack, "{}", pack.language);
        }
    }
}
