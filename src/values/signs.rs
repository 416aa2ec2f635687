//! Signs and symbols around a number. The tokenizer drops them, so they are read from the prose.

use crate::span::Span;
use crate::values::units::DEGREE;
use crate::values::{Bound, Unit};

/// What the characters around a number say about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Signs {
    /// The number with its signs.
    pub span: Span,
    pub is_negative: bool,
    pub unit: Option<Unit>,
    pub bound: Option<Bound>,
    /// The power that the number is raised to: 6 for 10^6.
    pub exponent: Option<i32>,
}

/// Currency symbols and their codes.
const CURRENCIES: &[(char, &str)] = &[
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₽', "RUB"),
    ('₩', "KRW"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₪', "ILS"),
    ('₫', "VND"),
    ('₦', "NGN"),
    ('฿', "THB"),
    ('¢', "CENT"),
];

/// Letters before a dollar sign and the currency that they make it.
const DOLLARS: &[(&str, &str)] = &[
    ("NZ", "NZD"),
    ("HK", "HKD"),
    ("AU", "AUD"),
    ("US", "USD"),
    ("A", "AUD"),
    ("C", "CAD"),
    ("S", "SGD"),
    ("R", "BRL"),
];

fn currency(c: char) -> Option<&'static str> {
    CURRENCIES.iter().find(|(symbol, _)| *symbol == c).map(|(_, code)| *code)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The signs around a number at `number` in `prose`.
pub(super) fn signs(prose: &str, number: Span) -> Signs {
    let mut found = Signs { span: number, is_negative: false, unit: None, bound: None, exponent: None };
    before(prose, &mut found);
    behind(prose, &mut found);
    found
}

fn before(prose: &str, found: &mut Signs) {
    let mut at = found.span.start;
    // At most a sign, a currency and a bound.
    for _ in 0..4 {
        let text = &prose[..at];
        let spaced = text.trim_end_matches(is_space);
        let n_spaces = text[spaced.len()..].chars().count();
        let Some(c) = spaced.chars().next_back() else { return };
        let rest = &spaced[..spaced.len() - c.len_utf8()];
        if n_spaces > 1 {
            return;
        }
        if let Some(mut code) = currency(c) {
            let mut start = rest.len();
            if c == '$' {
                let letters = DOLLARS.iter().find(|(letters, _)| {
                    rest.strip_suffix(letters).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
                });
                if let Some((letters, letter_code)) = letters {
                    code = letter_code;
                    start -= letters.len();
                }
            }
            if found.unit.is_some() || (n_spaces > 0 && rest.ends_with(|c: char| c.is_ascii_digit())) {
                return;
            }
            found.unit = Some(Unit::Currency(code));
            at = start;
        } else if let Some(bound) = bound(c) {
            found.bound = Some(bound);
            at = rest.len();
        } else if n_spaces > 0 {
            return;
        } else if matches!(c, '-' | '−' | '–' | '‑') && !rest.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        {
            found.is_negative = true;
            at = rest.len();
        } else if c == '+' {
            at = rest.len();
        } else {
            return;
        }
        found.span.start = at;
    }
}

fn bound(c: char) -> Option<Bound> {
    Some(match c {
        '<' => Bound::Under,
        '>' => Bound::Over,
        '≤' => Bound::AtMost,
        '≥' => Bound::AtLeast,
        '~' | '≈' | '±' => Bound::About,
        _ => return None,
    })
}

fn behind(prose: &str, found: &mut Signs) {
    let text = &prose[found.span.end..];
    if let Some(power) = text.strip_prefix('^') {
        let length = power.bytes().take_while(u8::is_ascii_digit).count().min(3);
        if let Ok(exponent) = power[..length].parse() {
            found.exponent = Some(exponent);
            found.span.end += 1 + length;
            return;
        }
    }
    let raised: String = text.chars().map_while(superscript).take(3).collect();
    if let (Ok(exponent), true) = (raised.parse(), prose[..found.span.end].ends_with("10")) {
        found.exponent = Some(exponent);
        found.span.end += text.chars().take(raised.len()).map(char::len_utf8).sum::<usize>();
        return;
    }
    let spaced = text.trim_start_matches(is_space);
    let n_spaces = text[..text.len() - spaced.len()].chars().count();
    let Some(c) = spaced.chars().next().filter(|_| n_spaces <= 1) else { return };
    let end = found.span.end + (text.len() - spaced.len()) + c.len_utf8();
    if c == '%' {
        found.unit = Some(Unit::Percent);
    } else if c == '°' || c == 'º' {
        let scale = spaced[c.len_utf8()..].trim_start_matches(is_space);
        let key = if starts_with_letter(scale, 'C') {
            "celsius"
        } else if starts_with_letter(scale, 'F') {
            "fahrenheit"
        } else if c == '°' {
            DEGREE
        } else {
            return;
        };
        found.unit = Some(Unit::Measure(key));
    } else if let (Some(code), None) = (currency(c), found.unit) {
        // "5 $10 notes": the symbol belongs to the next number.
        if spaced[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        found.unit = Some(Unit::Currency(code));
    } else if c == '+' && n_spaces == 0 {
        found.bound = Some(Bound::AtLeast);
    } else {
        return;
    }
    found.span.end = end;
}

fn starts_with_letter(text: &str, letter: char) -> bool {
    text.strip_prefix(letter).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn superscript(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let value = DIGITS.iter().position(|&digit| digit == c)?;
    char::from_digit(value as u32, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, number: &str) -> Signs {
        let start = text.find(number).expect("in the text");
        signs(text, Span::new(start, start + number.len()))
    }

    #[test]
    fn a_hyphen_is_a_minus_only_in_front() {
        assert!(of("it was -4 degrees", "4").is_negative);
        assert!(of("it was −4 degrees", "4").is_negative);
        assert!(of("a loss of -$4", "4").is_negative);
        assert!(!of("they won 3-1", "1").is_negative);
        assert!(!of("covid-19", "19").is_negative);
        assert!(!of("a +3 rise", "3").is_negative);
    }

    #[test]
    fn currencies_stand_on_either_side() {
        assert_eq!(of("cost $5 then", "5").unit, Some(Unit::Currency("USD")));
        assert_eq!(of("cost A$5 then", "5").unit, Some(Unit::Currency("AUD")));
        assert_eq!(of("kostet 5 € und", "5").unit, Some(Unit::Currency("EUR")));
        assert_eq!(of("five 5 $10 notes", "5").unit, None);
        assert_eq!(of("cost 5 then", "5").unit, None);
    }

    #[test]
    fn percent_degrees_and_powers_follow() {
        assert_eq!(of("up 5 % again", "5").unit, Some(Unit::Percent));
        assert_eq!(of("at 20°C today", "20").unit, Some(Unit::Measure("celsius")));
        assert_eq!(of("some 10^6 boats", "10").exponent, Some(6));
        assert_eq!(of("some 10⁶ boats", "10").exponent, Some(6));
        assert_eq!(of("has <5 boats", "5").bound, Some(Bound::Under));
    }
}
