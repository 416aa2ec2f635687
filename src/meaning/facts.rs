//! Words that state facts: numbers, days and months, opposites. Two sentences that differ in one of these do not say the same,
//! however like they are.

use crate::text::Language;

/// Number words from zero on, in order, as far as newsrooms write them out.
const NUMBERS: &[(Language, &[&str])] = &[
    (
        Language::English,
        &[
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
    ),
    (
        Language::German,
        &[
            "null",
            "eins",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "dreizehn",
            "vierzehn",
            "fünfzehn",
            "sechzehn",
            "siebzehn",
            "achtzehn",
            "neunzehn",
            "zwanzig",
        ],
    ),
    (
        Language::French,
        &[
            "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
            "treize", "quatorze", "quinze", "seize",
        ],
    ),
    (
        Language::Spanish,
        &[
            "cero",
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
        ],
    ),
];

/// Larger units, which make another number of the one before them.
const UNITS: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("hundert", 1e2),
    ("tausend", 1e3),
    ("millionen", 1e6),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("cent", 1e2),
    ("mille", 1e3),
    ("millions", 1e6),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("cien", 1e2),
    ("mil", 1e3),
    ("millón", 1e6),
    ("millones", 1e6),
];

/// The value of a normal form that is a number, in digits or written out; "one" and its like are articles too often to count.
///
/// ```
/// use respun::Language;
/// use respun::meaning::facts::number_value;
/// assert_eq!(number_value("2,500", Language::English), Some(2500.0));
/// assert_eq!(number_value("2,5", Language::German), Some(2.5));
/// assert_eq!(number_value("twelve", Language::English), Some(12.0));
/// assert_eq!(number_value("ferry", Language::English), None);
/// ```
pub fn number_value(form: &str, language: Language) -> Option<f64> {
    if form.bytes().next()?.is_ascii_digit() {
        return digits_value(form);
    }
    let (_, words) = NUMBERS.iter().find(|(of, _)| *of == language)?;
    words.iter().position(|word| *word == form).filter(|&value| value >= 2).map(|value| value as f64)
}

/// The value of a unit such as "million", in any of the languages.
pub fn unit_value(form: &str) -> Option<f64> {
    UNITS.iter().find(|(unit, _)| *unit == form).map(|(_, value)| *value)
}

fn digits_value(form: &str) -> Option<f64> {
    let mut plain = String::with_capacity(form.len());
    let groups = form.split(['.', ',']);
    let is_grouped = form.split(['.', ',']).skip(1).all(|group| group.len() == 3) && form.contains(['.', ',']);
    if is_grouped {
        groups.for_each(|group| plain.push_str(group));
    } else {
        // What is left of separators is the decimal point, whichever sign the writer used.
        plain.extend(form.chars().map(|c| if matches!(c, '.' | ',') { '.' } else { c }));
    }
    plain.parse().ok()
}

/// Whether a normal form names a day of the week or a month. "may" and "march" count only with a capital, which the caller sees.
pub fn is_date_word(form: &str, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::German => &[
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonnabend",
            "sonntag",
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
            "gestern",
            "heute",
            "morgen",
        ],
        Language::French => &[
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
            "hier",
            "aujourd'hui",
            "demain",
        ],
        Language::Spanish => &[
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
            "ayer",
            "hoy",
        ],
        _ => &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "yesterday",
            "today",
            "tomorrow",
        ],
    };
    words.contains(&form)
}

/// Words that say the opposite of each other, as stems are not: a small table of what turns a report round.
const OPPOSITES: &[(&str, &str)] = &[
    ("rose", "fell"),
    ("rise", "fall"),
    ("rises", "falls"),
    ("rising", "falling"),
    ("up", "down"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("more", "fewer"),
    ("more", "less"),
    ("higher", "lower"),
    ("highest", "lowest"),
    ("gain", "loss"),
    ("gained", "lost"),
    ("won", "lost"),
    ("win", "lose"),
    ("wins", "loses"),
    ("victory", "defeat"),
    ("guilty", "innocent"),
    ("approve", "reject"),
    ("approved", "rejected"),
    ("accept", "refuse"),
    ("accepted", "refused"),
    ("accepted", "rejected"),
    ("confirmed", "denied"),
    ("confirm", "deny"),
    ("admitted", "denied"),
    ("allow", "ban"),
    ("allowed", "banned"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("supports", "opposes"),
    ("for", "against"),
    ("before", "after"),
    ("first", "last"),
    ("first", "second"),
    ("open", "closed"),
    ("opened", "closed"),
    ("alive", "dead"),
    ("survived", "died"),
    ("safe", "dangerous"),
    ("legal", "illegal"),
    ("possible", "impossible"),
    ("best", "worst"),
    ("better", "worse"),
    ("strong", "weak"),
    ("stronger", "weaker"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("left", "right"),
    ("buy", "sell"),
    ("bought", "sold"),
    ("majority", "minority"),
    ("early", "late"),
    ("earlier", "later"),
    ("success", "failure"),
    ("succeeded", "failed"),
    ("hired", "fired"),
    ("profit", "loss"),
];

/// Whether two normal forms say the opposite of each other (English).
pub fn are_opposites(one: &str, other: &str) -> bool {
    OPPOSITES.iter().any(|&(x, y)| (x == one && y == other) || (x == other && y == one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_value_that_the_language_gives_them() {
        for (form, language, value) in [
            ("3.5", Language::English, Some(3.5)),
            ("3.500", Language::German, Some(3500.0)),
            ("1,000,000", Language::English, Some(1e6)),
            ("sieben", Language::German, Some(7.0)),
            ("one", Language::English, None),
            ("2nd", Language::English, None),
        ] {
            assert_eq!(number_value(form, language), value, "{form}");
        }
    }

    #[test]
    fn opposites_go_both_ways() {
        assert!(are_opposites("fell", "rose") && are_opposites("rose", "fell"));
        assert!(!are_opposites("rose", "rose"));
    }
}
