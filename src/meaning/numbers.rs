//! Values of numbers, in digits or written out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Language;

/// Number words in order from zero, then the tens from twenty, as far as newsrooms write them out.
const WORDS: &[(Language, &str, &str)] = &[
    (
        Language::English,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    (
        Language::German,
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn \
         achtzehn neunzehn",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ),
    (
        Language::French,
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "vingt trente quarante cinquante soixante",
    ),
    (
        Language::Spanish,
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete \
         dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
];

/// Larger units, which multiply the number before them.
const UNITS: &[(Language, &[(&str, f64)])] = &[
    (Language::English, &[("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]),
    (
        Language::German,
        &[
            ("hundert", 1e2),
            ("tausend", 1e3),
            ("million", 1e6),
            ("millionen", 1e6),
            ("milliarde", 1e9),
            ("milliarden", 1e9),
        ],
    ),
    (
        Language::French,
        &[
            ("cent", 1e2),
            ("cents", 1e2),
            ("mille", 1e3),
            ("million", 1e6),
            ("millions", 1e6),
            ("milliard", 1e9),
            ("milliards", 1e9),
        ],
    ),
    (Language::Spanish, &[("cien", 1e2), ("mil", 1e3), ("millón", 1e6), ("millones", 1e6)]),
];

/// Ordinals and fractions. They are not numbers where only one sentence has one; one in place of another changes the
/// number.
const ORDINALS: &[(Language, &str)] = &[
    (
        Language::English,
        "first second third fourth fifth sixth seventh eighth ninth tenth half halves quarter quarters thirds",
    ),
    (
        Language::German,
        "erste ersten zweite zweiten dritte dritten vierte vierten fünfte fünften hälfte drittel viertel fünftel",
    ),
    (Language::French, "premier première deuxième second seconde troisième quatrième moitié tiers quart"),
    (Language::Spanish, "primer primera primero segundo segunda tercer tercera cuarto mitad tercio"),
];

/// Letters after digits that stand for a unit: "5m", "3bn".
const SHORT_UNITS: &[(&str, f64)] = &[("bn", 1e9), ("tn", 1e12), ("m", 1e6), ("k", 1e3)];

/// Words that may mean one before a unit, and words that join the parts of a number.
const ONE: &[&str] = &["a", "one", "eine", "un", "une", "uno"];
const AND: &[&str] = &["and", "und", "et", "y"];

static VALUES: LazyLock<FxHashMap<(Language, &'static str), f64>> = LazyLock::new(|| {
    let values = |&(language, ones, tens): &(Language, &'static str, &'static str)| {
        let ones = ones.split(' ').enumerate().map(|(at, word)| (word, at));
        let tens = tens.split(' ').enumerate().map(|(at, word)| (word, 10 * at + 20));
        ones.chain(tens).map(move |(word, value)| ((language, word), value as f64))
    };
    WORDS.iter().flat_map(values).collect()
});

/// The value of a normal form that is a number, in digits or written out. "One" and its equivalents do not count: they
/// are too often articles.
pub fn number_value(form: &str, language: Language) -> Option<f64> {
    if form.bytes().next()?.is_ascii_digit() {
        let short =
            || SHORT_UNITS.iter().find_map(|(unit, times)| Some(digits_value(form.strip_suffix(unit)?)? * times));
        return digits_value(form).or_else(short);
    }
    VALUES.get(&(language, form)).copied().filter(|&value| value >= 2.0)
}

/// The value of a unit such as "million" in the language.
pub fn unit_value(form: &str, language: Language) -> Option<f64> {
    let (_, units) = UNITS.iter().find(|(of, _)| *of == language)?;
    units.iter().find(|(unit, _)| *unit == form).map(|(_, value)| *value)
}

/// Whether a normal form is an ordinal or a fraction: "third", "half".
pub fn is_ordinal(form: &str, language: Language) -> bool {
    ORDINALS.iter().any(|(of, words)| *of == language && words.split(' ').any(|word| word == form))
}

/// Whether a normal form is the number one, or the article: "one", "eine".
pub fn is_one(form: &str) -> bool {
    ONE.contains(&form) || matches!(form, "1" | "ein" | "einen" | "einem" | "einer" | "eins" | "una")
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
        None if ONE.contains(&forms[start]) && unit(start + 1).is_some() => 1.0,
        None => return None,
    };
    let mut end = start + 1;
    loop {
        let joined = usize::from(forms.get(end).is_some_and(|form| AND.contains(form)));
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
