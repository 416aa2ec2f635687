//! The words that decide what a sentence claims, by language. Words are compared by term, so that a word of the table
//! covers its inflections.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claims::FactKind;
use crate::language::{Language, PerLanguage, Table, entries_of};
use crate::shingle::term_hash;
use crate::text::normalize::word_form;
use crate::text::terms::TermMaker;

/// A place in a line of opposed classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub line: u16,
    pub class: u8,
}

/// Words after the first, as term hashes, and what the whole phrase is.
#[derive(Debug)]
pub(super) struct Phrase<T> {
    pub rest: Vec<u64>,
    pub is: T,
}

/// Phrases by the term of their first word, the longest first.
pub(super) type Phrases<T> = FxHashMap<u64, Vec<Phrase<T>>>;

/// Phrases by the normal form of their first word: the words after it.
#[derive(Debug, Default)]
pub(super) struct FormPhrases(FxHashMap<String, Vec<Vec<String>>>);

impl FormPhrases {
    fn extend<'e>(&mut self, entries: impl Iterator<Item = &'e str>) {
        for entry in entries {
            let mut forms = entry.split([' ', '-']).map(|word| word_form(word).into_owned());
            let Some(first) = forms.next() else { continue };
            let phrases = self.0.entry(first).or_default();
            phrases.push(forms.collect());
            phrases.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
    }

    /// How many words the longest phrase at the start of some forms has.
    pub fn length_at(&self, forms: &[&str]) -> Option<usize> {
        let rests = self.0.get(*forms.first()?)?;
        let fits = |rest: &&Vec<String>| rest.len() < forms.len() && rest.iter().zip(&forms[1..]).all(|(x, y)| x == y);
        rests.iter().find(fits).map(|rest| 1 + rest.len())
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    language: Language,
    /// The kind of each line of opposed classes.
    pub kinds: Vec<FactKind>,
    pub classes: Phrases<Class>,
    /// By normal form: "not", "never".
    negations: FxHashSet<String>,
    /// Words that deny without a negation: "failed to".
    pub implicit: Phrases<()>,
    pub hedges: FormPhrases,
    /// "According to": the words that name a source.
    pub sources: FormPhrases,
    /// Modal verbs that make a claim uncertain.
    pub possible: FxHashSet<String>,
    pub attributions: FxHashSet<u64>,
    pub conditions: FormPhrases,
    /// Negations that deny nothing: not only.
    pub not_denials: FormPhrases,
    /// Words that deny two things at once: neither.
    pub doubles: FxHashSet<String>,
    /// Verbs before which a denial means the same as behind: I do not think he will.
    pub raising: FxHashSet<u64>,
    /// Prefixes that reverse an adjective.
    pub prefixes: Vec<String>,
    /// Words before a name that are no part of it.
    pub titles: FxHashSet<String>,
}

static LEXICONS: PerLanguage<Lexicon> = PerLanguage::new(|pack| Lexicon::read(pack.language, pack.claims));

impl Lexicon {
    /// The lexicon of a language; empty if there is none.
    pub fn of(language: Language) -> &'static Lexicon {
        LEXICONS.of(language)
    }

    fn read(language: Language, table: Table) -> Lexicon {
        let maker = TermMaker::new(language);
        let mut lexicon = Lexicon { language, ..Lexicon::default() };
        for line in table.lines() {
            let (key, entries) = (line.key, line.text());
            let kind = match key {
                "outcome" => Some(FactKind::Outcome),
                "opposite" => Some(FactKind::Opposite),
                "role" => Some(FactKind::Role),
                "quantifier" => Some(FactKind::Quantifier),
                "modality" => Some(FactKind::Modality),
                "unit" => Some(FactKind::Unit),
                "date" => Some(FactKind::Date),
                _ => None,
            };
            if let Some(kind) = kind {
                let line = lexicon.kinds.len() as u16;
                lexicon.kinds.push(kind);
                for (class, words) in entries.split(" / ").enumerate() {
                    for entry in entries_of(words) {
                        add(&mut lexicon.classes, entry, Class { line, class: class as u8 }, &maker);
                    }
                }
                continue;
            }
            let forms = entries_of(entries).map(|entry| word_form(entry).into_owned());
            match key {
                "negation" => lexicon.negations.extend(forms),
                "implicit" => entries_of(entries).for_each(|entry| add(&mut lexicon.implicit, entry, (), &maker)),
                "hedge" => lexicon.hedges.extend(entries_of(entries)),
                "source" => lexicon.sources.extend(entries_of(entries)),
                "condition" => lexicon.conditions.extend(entries_of(entries)),
                "not-denial" => lexicon.not_denials.extend(entries_of(entries)),
                "double" => lexicon.doubles.extend(forms),
                "possible" => lexicon.possible.extend(forms),
                "attribution" => lexicon.attributions.extend(forms.map(|form| term_hash(&maker.term(&form)))),
                "raising" => lexicon.raising.extend(forms.map(|form| term_hash(&maker.term(&form)))),
                "negative-prefix" => lexicon.prefixes.extend(forms),
                "title" => lexicon.titles.extend(forms),
                // Read where languages are detected.
                "telltale" => {}
                _ => panic!("unknown key `{key}` in the claims of {language}"),
            }
        }
        lexicon
            .classes
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len())));
        lexicon
    }

    /// Whether a normal form is a negation: "not", "don't", "nobody's".
    pub fn is_negation(&self, form: &str) -> bool {
        if self.negations.contains(form) {
            return true;
        }
        if self.language == Language::English {
            return form.ends_with("n't") || form.strip_suffix("'s").is_some_and(|bare| self.negations.contains(bare));
        }
        // "N'a … pas" counts by "pas"; "jusqu'à rien".
        form.split_once('\'').is_some_and(|(_, bare)| self.negations.contains(bare))
    }
}

fn add<T>(phrases: &mut Phrases<T>, entry: &str, is: T, maker: &TermMaker) {
    let mut terms = entry.split([' ', '-']).map(|word| term_hash(&maker.term(&word_form(word))));
    let Some(first) = terms.next() else { return };
    phrases.entry(first).or_default().push(Phrase { rest: terms.collect(), is });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_classes_of_one_line() {
        for pack in crate::language::Pack::all() {
            let (language, lexicon) = (pack.language, Lexicon::of(pack.language));
            for phrases in lexicon.classes.values() {
                for (at, phrase) in phrases.iter().enumerate() {
                    let other = phrases[at + 1..].iter().find(|other| {
                        other.rest == phrase.rest
                            && other.is.line == phrase.is.line
                            && other.is.class != phrase.is.class
                    });
                    assert!(other.is_none(), "{language}: line {}", phrase.is.line);
                }
            }
        }
    }
}
