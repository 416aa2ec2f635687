//! The number words, units and date words of a language.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Language, PerLanguage, Table};
use crate::text::normalize::word_form;
use crate::values::Bound;
use crate::values::units::unit_key;

/// What a word or phrase of the table means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A number below a scale: seven, twenty.
    Number(f64),
    /// A factor: hundred, million.
    Scale(f64),
    /// A factor that must follow digits: bn.
    GluedScale(f64),
    /// A place in a sequence.
    Ordinal(f64),
    /// A part of one.
    Fraction(f64),
    /// "and" within a number.
    Join,
    /// "of" between a scale and its unit: millions *d'*euros.
    Of,
    Minus,
    Percent,
    Points,
    BasisPoints,
    Unit(&'static str),
    Currency(&'static str),
    Bound(Bound),
    /// A bound that follows its number: or more.
    BoundBehind(Bound),
    Per(&'static str),
    Month(u8),
    Weekday(u8),
    Day(i8),
    Am,
    Pm,
    Clock,
    Time(u16),
    YearBefore,
    /// Words before a time of day: a las.
    TimeBefore,
    BelowZero,
}

impl Meaning {
    /// Whether a quantity may begin with such a word.
    fn begins_quantity(self) -> bool {
        matches!(
            self,
            Meaning::Number(_)
                | Meaning::Scale(_)
                | Meaning::Ordinal(_)
                | Meaning::Fraction(_)
                | Meaning::Month(_)
                | Meaning::Weekday(_)
                | Meaning::Day(_)
                | Meaning::Time(_)
        )
    }
}

/// A phrase of the table.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Words after the first.
    pub rest: Vec<String>,
    pub meaning: Meaning,
}

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// By the first word; longer phrases first.
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// First words of numbers, dates and times.
    beginnings: FxHashSet<String>,
    /// Endings that make digits an ordinal.
    pub(super) ordinal_endings: Vec<&'static str>,
    /// The decimal mark; `None` if the language is not known.
    pub(super) decimal: Option<char>,
    /// Whether numbers in words are written as one word.
    pub(super) is_glued: bool,
    pub(super) language: Language,
}

static LEXICONS: PerLanguage<Lexicon> = PerLanguage::new(|pack| Lexicon::read(pack.language, pack.values));

impl Lexicon {
    /// The lexicon of a language; one without words if there is no table.
    pub(crate) fn of(language: Language) -> &'static Lexicon {
        LEXICONS.of(language)
    }

    fn read(language: Language, table: Table) -> Lexicon {
        let mut lexicon = Lexicon {
            phrases: FxHashMap::default(),
            beginnings: FxHashSet::default(),
            ordinal_endings: Vec::new(),
            decimal: None,
            is_glued: false,
            language,
        };
        for line in table.lines() {
            let (kind, argument) = line.key.split_once(' ').unwrap_or((line.key, ""));
            match kind {
                "decimal" => lexicon.decimal = line.text().chars().next(),
                "glued" => lexicon.is_glued = true,
                "ordinal-ending" => lexicon.ordinal_endings = line.entries().collect(),
                _ => line.entries().for_each(|entry| lexicon.add(kind, argument, entry)),
            }
        }
        for (first, phrases) in &lexicon.phrases {
            if phrases.iter().any(|phrase| phrase.meaning.begins_quantity()) {
                lexicon.beginnings.insert(first.clone());
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        lexicon
    }

    fn add(&mut self, kind: &str, argument: &'static str, item: &'static str) {
        let valued = || item.rsplit_once(' ').unwrap_or((item, ""));
        let number = |text: &str| -> f64 {
            match text.split_once('/') {
                Some((above, below)) => above.parse::<f64>().unwrap_or(0.0) / below.parse::<f64>().unwrap_or(1.0),
                None => text.parse().unwrap_or(0.0),
            }
        };
        let (words, meaning) = match kind {
            "number" => (valued().0, Meaning::Number(number(valued().1))),
            "scale" => (valued().0, Meaning::Scale(number(valued().1))),
            "glued-scale" => (valued().0, Meaning::GluedScale(number(valued().1))),
            "ordinal" => (valued().0, Meaning::Ordinal(number(valued().1))),
            "fraction" => (valued().0, Meaning::Fraction(number(valued().1))),
            "month" => (valued().0, Meaning::Month(number(valued().1) as u8)),
            "weekday" => (valued().0, Meaning::Weekday(number(valued().1) as u8)),
            "day" => (valued().0, Meaning::Day(number(valued().1) as i8)),
            "time" => {
                let (hour, minute) = valued().1.split_once(':').unwrap_or(("0", "0"));
                (valued().0, Meaning::Time((number(hour) * 60.0 + number(minute)) as u16))
            }
            "join" => (item, Meaning::Join),
            "of" => (item, Meaning::Of),
            "minus" => (item, Meaning::Minus),
            "percent" => (item, Meaning::Percent),
            "percentage-points" => (item, Meaning::Points),
            "basis-points" => (item, Meaning::BasisPoints),
            "unit" => (item, Meaning::Unit(unit_key(argument).unwrap_or(argument))),
            "currency" => (item, Meaning::Currency(argument)),
            "about" => (item, Meaning::Bound(Bound::About)),
            "at-least" => (item, Meaning::Bound(Bound::AtLeast)),
            "over" => (item, Meaning::Bound(Bound::Over)),
            "at-most" => (item, Meaning::Bound(Bound::AtMost)),
            "under" => (item, Meaning::Bound(Bound::Under)),
            "at-least-behind" => (item, Meaning::BoundBehind(Bound::AtLeast)),
            "at-most-behind" => (item, Meaning::BoundBehind(Bound::AtMost)),
            "per" => (item, Meaning::Per(argument)),
            "am" => (item, Meaning::Am),
            "pm" => (item, Meaning::Pm),
            "clock" => (item, Meaning::Clock),
            "year-before" => (item, Meaning::YearBefore),
            "time-before" => (item, Meaning::TimeBefore),
            "below-zero" => (item, Meaning::BelowZero),
            _ => panic!("unknown key `{kind}` in the values of {}", self.language),
        };
        let mut forms = words.split([' ', '-', '/']).map(|word| word_form(word).into_owned());
        let first = forms.next().unwrap_or_default();
        self.phrases.entry(first).or_default().push(Phrase { rest: forms.collect(), meaning });
    }

    /// Whether a quantity may begin with this word.
    pub(super) fn begins_quantity(&self, form: &str) -> bool {
        self.beginnings.contains(form)
    }

    /// The phrases that begin with a normal form, the longest first.
    pub(super) fn beginning_with(&self, form: &str) -> &[Phrase] {
        self.phrases.get(form).map_or(&[], Vec::as_slice)
    }

    /// The first meaning of a single word that `pick` accepts.
    pub(super) fn word<T>(&self, form: &str, pick: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.beginning_with(form).iter().filter(|phrase| phrase.rest.is_empty()).find_map(|phrase| pick(phrase.meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;

    #[test]
    fn every_table_is_read_and_knows_its_units() {
        for pack in Pack::all().iter().filter(|pack| !pack.values.is_empty()) {
            let lexicon = Lexicon::of(pack.language);
            assert!(lexicon.decimal.is_some(), "{}", pack.language);
            for key in pack.values.lines().filter_map(|line| line.key.strip_prefix("unit ")) {
                assert!(unit_key(key).is_some(), "{}: no unit `{key}`", pack.language);
            }
        }
    }
}
