//! Numbers in digits, by the number format of a language.
//!
//! | text | English | German |
//! |---|---|---|
//! | 1,200 | 1200 | 1.2 |
//! | 1.200 | 1.2 | 1200 |
//! | 1,200.5 and 1.200,5 | 1200.5 | 1200.5 |
//! | 1'200, 1 200 | 1200 | 1200 |

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub number: f64,
    /// The value of the last digit; zeros at the end of a whole number are taken for rounding.
    pub step: f64,
    /// How many digits.
    pub n_digits: usize,
    /// Whether it consists of digits alone, without separators.
    pub is_plain: bool,
}

/// Most significant digits that a number may have and still be compared by value.
pub(super) const MOST_DIGITS: usize = 15;

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    /// The zeros of scripts in which newspapers print numbers.
    const ZEROS: [char; 8] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{BE6}', '\u{E50}', '\u{FF10}'];
    c.to_digit(10).or_else(|| {
        if c.is_ascii() {
            return None;
        }
        ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&value| value < 10))
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '٬' | '٫' | '·')
}

/// Reads a number whose characters are digits and separators. `decimal` is the decimal mark of the language; if it is
/// not known, three digits after a single separator are a group. `None` for anything else, such as a version or an
/// address with more than one decimal mark.
pub(super) fn read(text: &str, decimal: Option<char>) -> Option<Digits> {
    let mut groups: Vec<(usize, Option<char>)> = vec![(0, None)];
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        if let Some(value) = digit(c) {
            digits.push(char::from_digit(value, 10).unwrap_or('0'));
            if let Some(last) = groups.last_mut() {
                last.0 += 1;
            }
        } else if is_separator(c) {
            groups.push((0, Some(c)));
        } else {
            return None;
        }
        if groups.len() > 12 {
            return None;
        }
    }
    if groups.iter().any(|(length, _)| *length == 0) || digits.len() > 200 {
        return None;
    }
    let marks: Vec<char> = groups.iter().filter_map(|(_, mark)| *mark).collect();
    let n_decimals = match marks[..] {
        [] => 0,
        _ => {
            let (last, before) = marks.split_last()?;
            let decimals = groups.last()?.0;
            let starts_with_zero = digits.starts_with('0') && groups[0].0 == 1;
            let is_decimal = if before.is_empty() {
                match last {
                    '.' | ',' if decimals != 3 || starts_with_zero || groups[0].0 > 3 => true,
                    '.' | ',' => decimal == Some(*last),
                    '٫' | '·' => true,
                    _ => false,
                }
            } else {
                !before.contains(last)
            };
            if is_decimal { decimals } else { 0 }
        }
    };
    let whole_groups = if n_decimals > 0 { &groups[..groups.len() - 1] } else { &groups[..] };
    if whole_groups.len() > 1 {
        // Groups of three; in South Asia of two before the last.
        let (last, rest) = whole_groups.split_last()?;
        let grouped = last.0 == 3
            && rest[1..].iter().all(|(length, _)| matches!(length, 2 | 3))
            && (1..=3).contains(&rest[0].0)
            && whole_groups[1..].windows(2).all(|pair| pair[0].1 == pair[1].1);
        if !grouped {
            return None;
        }
    }
    let whole: f64 = digits.parse().ok()?;
    let number = whole / 10f64.powi(i32::try_from(n_decimals).ok()?);
    let zeros = digits.bytes().rev().take_while(|&b| b == b'0').count().min(digits.len().saturating_sub(1));
    let step = if n_decimals > 0 { 10f64.powi(-(n_decimals as i32)) } else { 10f64.powi(zeros as i32) };
    Some(Digits { number, step, n_digits: digits.len(), is_plain: groups.len() == 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, decimal: char) -> Option<f64> {
        read(text, Some(decimal)).map(|read| read.number)
    }

    #[test]
    fn the_language_decides_between_decimals_and_groups() {
        assert_eq!(number("1,200", '.'), Some(1200.0));
        assert_eq!(number("1,200", ','), Some(1.2));
        assert_eq!(number("1.200", ','), Some(1200.0));
        assert_eq!(number("1.200", '.'), Some(1.2));
        assert_eq!(read("1.200", None).map(|read| read.number), Some(1200.0));
    }

    #[test]
    fn both_marks_together_are_clear() {
        assert_eq!(number("1,200.5", ','), Some(1200.5));
        assert_eq!(number("1.200,5", '.'), Some(1200.5));
        assert_eq!(number("12,345,678", ','), Some(12_345_678.0));
        assert_eq!(number("1,00,000", '.'), Some(100_000.0));
        assert_eq!(number("1'200", '.'), Some(1200.0));
        assert_eq!(number("0.125", ','), Some(0.125));
    }

    #[test]
    fn versions_and_addresses_are_no_numbers() {
        for text in ["1.2.3", "192.168.0.1", "", ".", "1..2", "12a", "1,2,3"] {
            assert_eq!(number(text, '.'), None, "{text}");
        }
    }

    #[test]
    fn precision_is_the_last_digit() {
        assert_eq!(read("4.2", Some('.')).map(|read| read.step), Some(0.1));
        assert_eq!(read("1200", Some('.')).map(|read| read.step), Some(100.0));
        assert_eq!(read("0", Some('.')).map(|read| read.step), Some(1.0));
    }

    #[test]
    fn digits_of_other_scripts_count() {
        assert_eq!(number("١٢", '.'), Some(12.0));
        assert_eq!(number("१२", '.'), Some(12.0));
    }

    #[test]
    fn huge_numbers_do_no_harm() {
        assert_eq!(number(&"9".repeat(100_000), '.'), None);
        assert!(number(&"9".repeat(190), '.').is_some());
    }
}
