//! Signs that belong to a number: minus, currency, percent. They are no words, but texts that differ in them do not say
//! the same, so the content hash covers them.

use memchr::{memchr2_iter, memchr3_iter};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// A hash of the signs before and behind numbers, with the digits that they belong to; 0 if there are none. The order
/// does not count: that of the words does.
pub(super) fn signs(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut sum = 0u64;
    let mut add = |sign: u8, digits: &[u8]| sum = sum.wrapping_add(xxh3_64_with_seed(digits, u64::from(sign) + 1));
    for at in memchr3_iter(b'$', b'%', b'<', bytes)
        .chain(memchr3_iter(b'+', b'-', b'>', bytes))
        .chain(memchr2_iter(b'^', b'/', bytes))
    {
        attached(bytes, at, 1, bytes[at], &mut add);
    }
    for at in memchr2_iter(0xC2, 0xE2, bytes) {
        let (sign, length) = match &bytes[at..] {
            [0xC2, 0xA3, ..] => (b'L', 2),
            [0xC2, 0xA5, ..] => (b'Y', 2),
            [0xC2, 0xB0, ..] => (b'o', 2),
            [0xC2, 0xB1, ..] => (b'~', 2),
            [0xE2, 0x82, 0xAC, ..] => (b'E', 3),
            // En dash, minus.
            [0xE2, 0x80, 0x93, ..] | [0xE2, 0x88, 0x92, ..] => (b'-', 3),
            [0xE2, 0x89, 0xA4, ..] => (b'l', 3),
            [0xE2, 0x89, 0xA5, ..] => (b'g', 3),
            _ => continue,
        };
        attached(bytes, at, length, sign, &mut add);
    }
    sum
}

/// Adds a sign if digits stand right before or behind it; a space may be between, except behind a minus.
fn attached(bytes: &[u8], at: usize, length: usize, sign: u8, add: &mut impl FnMut(u8, &[u8])) {
    let is_joined = matches!(sign, b'-' | b'+');
    let behind = at + length;
    let digits_at =
        |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count().min(16);
    let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    let start = if !is_joined && bytes.get(behind) == Some(&b' ') { behind + 1 } else { behind };
    let n_behind = digits_at(start);
    if n_behind > 0 && (begins || !matches!(sign, b'-' | b'+' | b'<' | b'>')) {
        add(sign, &bytes[start..start + n_behind]);
        return;
    }
    if is_joined || matches!(sign, b'<' | b'>' | b'^' | b'/') {
        return;
    }
    let end = if at > 0 && bytes[at - 1] == b' ' { at - 1 } else { at };
    let n_before = bytes[..end].iter().rev().take_while(|b| b.is_ascii_digit()).count().min(16);
    if n_before > 0 {
        add(sign, &bytes[end - n_before..end]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_numbers_count_and_others_do_not() {
        for text in [
            "It cost 5 crowns.",
            "A man – 57 – left.",
            "and/or a well-known boat",
            "Covid-19 in the 2019-20 season",
            "",
        ] {
            assert_eq!(signs(text), 0, "{text}");
        }
        for (one, other) in [
            ("It was -4 degrees.", "It was 4 degrees."),
            ("It cost $5 today.", "It cost €5 today."),
            ("It rose 50% today.", "It rose 50 today."),
            ("Shares moved +3 percent.", "Shares moved -3 percent."),
            ("We have <5 boats.", "We have >5 boats."),
            ("10^6 boats", "10 6 boats"),
        ] {
            assert_ne!(signs(one), signs(other), "{one} {other}");
        }
        assert_eq!(signs("It was −4 degrees, 5 %."), signs("5% and -4 it was"));
    }
}
