//! Values of numbers, in digits or written out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{Language, Pack, PerLanguage, Words};

/// What the words of one language are worth.
struct Values {
    numbers: FxHashMap<&'static str, f64>,
    /// Larger units, which multiply the number before them.
    units: FxHashMap<&'static str, f64>,
    /// Ordinals and fractions. They are not numbers where only one sentence has one; one in place of another changes
    /// the number.
    ordinals: Words,
}

/// Keys of units in the tables, and their values.
const UNITS: [(&str, f64); 5] = [("10^2", 1e2), ("10^3", 1e3), ("10^6", 1e6), ("10^9", 1e9), ("10^12", 1e12)];

/// The same for letters after digits: "5m", "3bn".
const SHORT_UNITS: [(&str, f64); 4] =
    [("suffix-10^3", 1e3), ("suffix-10^6", 1e6), ("suffix-10^9", 1e9), ("suffix-10^12", 1e12)];

static VALUES: PerLanguage<Values> = PerLanguage::new(|pack| {
    let ones = pack.facts.entries("numbers-from-zero").enumerate().map(|(at, word)| (word, at as f64));
    let tens = pack.facts.entries("tens-from-twenty").enumerate().map(|(at, word)| (word, (10 * at + 20) as f64));
    Values {
        numbers: ones.chain(tens).collect(),
        units: UNITS.iter().flat_map(|&(key, value)| pack.facts.entries(key).map(move |word| (word, value))).collect(),
        ordinals: pack.facts.entries("ordinal").collect(),
    }
});

/// Words of all languages.
struct Shared {
    short_units: Vec<(&'static str, f64)>,
    /// May mean one before a unit: "a million".
    ones_before_unit: Words,
    /// The number one, or an article, elsewhere.
    ones: Words,
    /// Join the parts of a number.
    joining: Words,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let words = |key| Pack::in_all(|pack| pack.facts, key);
    Shared {
        short_units: SHORT_UNITS.iter().flat_map(|&(key, value)| words(key).map(move |unit| (unit, value))).collect(),
        ones_before_unit: words("one-before-unit").collect(),
        ones: words("one").collect(),
        joining: words("and").collect(),
    }
});

/// The value of a normal form that is a number, in digits or written out. "One" and its equivalents do not count: they
/// are too often articles.
pub fn number_value(form: &str, language: Language) -> Option<f64> {
    if form.bytes().next()?.is_ascii_digit() {
        let short = || {
            let mut units = SHARED.short_units.iter();
            units.find_map(|(unit, times)| Some(digits_value(form.strip_suffix(unit)?)? * times))
        };
        return digits_value(form).or_else(short);
    }
    VALUES.of(language).numbers.get(form).copied().filter(|&value| value >= 2.0)
}

/// The value of a unit such as "million" in the language.
pub fn unit_value(form: &str, language: Language) -> Option<f64> {
    VALUES.of(language).units.get(form).copied()
}

/// Whether a normal form is an ordinal or a fraction: "third", "half".
pub fn is_ordinal(form: &str, language: Language) -> bool {
    VALUES.of(language).ordinals.contains(form)
}

/// Whether a normal form is the number one, or the article: "one", "eine".
pub fn is_one(form: &str) -> bool {
    form == "1" || SHARED.ones_before_unit.contains(form) || SHARED.ones.contains(form)
}

/// A number among some words: its position and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Position of its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// Its value.
    pub value: f64,
}

/// The numbers among some normal forms, in order: "200", "two hundred" and "1.5 million" are one number each.
pub fn numbers(forms: &[&str], language: Language) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < forms.len() {
        match number_at(forms, at, language) {
            Some(number) => {
                at = number.end;
                found.push(number);
            }
            None => at += 1,
        }
    }
    found
}

/// The number that starts at a word, as long as possible.
fn number_at(forms: &[&str], start: usize, language: Language) -> Option<Number> {
    let unit = |at: usize| forms.get(at).and_then(|form| unit_value(form, language));
    let value = |at: usize| forms.get(at).and_then(|form| number_value(form, language));
    // The completed thousands and above, and the part below a thousand that is being read.
    let mut whole = 0.0;
    let mut part = match value(start) {
        Some(value) => value,
        None if SHARED.ones_before_unit.contains(forms[start]) && unit(start + 1).is_some() => 1.0,
        None => return None,
    };
    let mut end = start + 1;
    loop {
        let joined = usize::from(forms.get(end).is_some_and(|form| SHARED.joining.contains(form)));
        if let Some(unit) = unit(end) {
            part *= unit;
            if unit >= 1e3 {
                (whole, part) = (whole + part, 0.0);
            }
            end += 1;
        } else if let Some(more) = value(end + joined).filter(|&more| goes_on(whole, part, more, joined > 0)) {
            part += more;
            end += joined + 1;
        } else {
            return Some(Number { start, end, value: whole + part });
        }
    }
}

/// Whether a value belongs to the number before it: "two hundred | six", "twenty | five", but not "1990 | 12".
fn goes_on(whole: f64, part: f64, more: f64, joined: bool) -> bool {
    let hundreds = part >= 100.0 && part % 100.0 == 0.0 && part < 1000.0 && more < 100.0;
    let tens = !joined && (20.0..=90.0).contains(&(part % 100.0)) && part % 10.0 == 0.0 && more < 10.0;
    let thousands = whole > 0.0 && part == 0.0 && more < 1000.0;
    hundreds || tens || thousands
}

fn digits_value(form: &str) -> Option<f64> {
    let mut plain = String::with_capacity(form.len());
    let groups = form.split(['.', ',']);
    let is_grouped = form.split(['.', ',']).skip(1).all(|group| group.len() == 3) && form.contains(['.', ',']);
    if is_grouped {
        groups.for_each(|group| plain.push_str(group));
    } else {
        // The separator that is left is the decimal point, whichever sign the writer used.
        plain.extend(form.chars().map(|c| if matches!(c, '.' | ',') { '.' } else { c }));
    }
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides_the_value_of_a_number() {
        for (form, language, value) in [
            ("3.5", Language::English, Some(3.5)),
            ("3.500", Language::German, Some(3500.0)),
            ("1,000,000", Language::English, Some(1e6)),
            ("sieben", Language::German, Some(7.0)),
            ("forty", Language::English, Some(40.0)),
            ("one", Language::English, None),
            ("2nd", Language::English, None),
            ("5m", Language::English, Some(5e6)),
        ] {
            assert_eq!(number_value(form, language), value, "{form}");
        }
    }

    #[test]
    fn words_of_one_number_are_read_together() {
        for (text, language, want) in [
            ("two hundred and fifty thousand and six", Language::English, &[250_006.0][..]),
            ("1.5 million of 3 million", Language::English, &[1.5e6, 3e6]),
            ("twenty five", Language::English, &[25.0]),
            ("in 1990 12 of five", Language::English, &[1990.0, 12.0, 5.0]),
            ("30 per cent", Language::English, &[30.0]),
            ("millions of boats", Language::English, &[]),
            ("trois cents bateaux", Language::French, &[300.0]),
            ("two and three", Language::English, &[2.0, 3.0]),
        ] {
            let forms: Vec<&str> = text.split(' ').collect();
            let values: Vec<f64> = numbers(&forms, language).iter().map(|number| number.value).collect();
            assert_eq!(values, want, "{text}");
        }
    }

    #[test]
    fn numbers_have_values_in_digits_and_in_words() {
        assert_eq!(number_value("2,500", Language::English), Some(2500.0));
        assert_eq!(number_value("2,5", Language::German), Some(2.5));
        assert_eq!(number_value("twelve", Language::English), Some(12.0));
        assert_eq!(number_value("ferry", Language::English), None);
    }

    #[test]
    fn number_words_in_sequence_are_one_number() {
        let values = |words: &[&str]| numbers(words, Language::English).iter().map(|n| n.value).collect::<Vec<_>>();
        assert_eq!(values(&["two", "hundred", "and", "six", "boats", "and", "40", "men"]), [206.0, 40.0]);
        assert_eq!(values(&["one", "of", "a", "hundred"]), [100.0]);
    }
}
