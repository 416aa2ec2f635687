//! Values of single words that are numbers, in digits or written out, for the measures. For quantities in running text
//! see [`values`](crate::values).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{Language, Pack, PerLanguage};

/// Number words of one language.
static NUMBERS: PerLanguage<FxHashMap<&'static str, f64>> = PerLanguage::new(|pack| {
    let ones = pack.facts.entries("numbers-from-zero").enumerate().map(|(at, word)| (word, at as f64));
    let tens = pack.facts.entries("tens-from-twenty").enumerate().map(|(at, word)| (word, (10 * at + 20) as f64));
    ones.chain(tens).collect()
});

/// Keys of letters after digits in the tables, and their values: "5m", "3bn".
const SHORT_UNITS: [(&str, f64); 4] =
    [("suffix-10^3", 1e3), ("suffix-10^6", 1e6), ("suffix-10^9", 1e9), ("suffix-10^12", 1e12)];

/// The letters in all languages.
static SUFFIXES: LazyLock<Vec<(&'static str, f64)>> = LazyLock::new(|| {
    let of_key = |&(key, value)| Pack::in_all(|pack| pack.facts, key).map(move |unit| (unit, value));
    SHORT_UNITS.iter().flat_map(of_key).collect()
});

/// The value of a normal form that is a number, in digits or written out. "One" and its equivalents do not count: they
/// are too often articles.
pub fn number_value(form: &str, language: Language) -> Option<f64> {
    if form.bytes().next()?.is_ascii_digit() {
        let short = || {
            let mut units = SUFFIXES.iter();
            units.find_map(|(unit, times)| Some(digits_value(form.strip_suffix(unit)?)? * times))
        };
        return digits_value(form).or_else(short);
    }
    NUMBERS.of(language).get(form).copied().filter(|&value| value >= 2.0)
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
            ("ferry", Language::English, None),
        ] {
            assert_eq!(number_value(form, language), value, "{form}");
        }
    }
}
