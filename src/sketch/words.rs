//! The words of a text as hashes: a plain method, and a fast one with the same results.
//!
//! A word is a token of [`tokens`] in its normal form ([`word_form`]), hashed by the bytes of that form. The plain
//! method does exactly that. The fast method works on bytes and never builds the form: in ASCII text with common
//! punctuation, the words of UAX #29 are runs of letters, digits and underscores, some of them joined by one mark
//! ("don't", "3.5"), and bit 0x20 distinguishes upper from lower case. A stretch between two white spaces with any
//! other character goes to the plain method, since bytes alone don't tell what joins with what there.

use crate::text::normalize::word_form;
use crate::text::tokens;

/// Passes the hash of each word of `text` to `take`, in order. Slow: follows the rules for words literally.
pub fn plain_words(text: &str, take: &mut impl FnMut(u64)) {
    for token in tokens(text) {
        let form = word_form(token.span.of(text));
        // A word of invisible characters has an empty form.
        if !form.is_empty() {
            take(hash_of_form(&form));
        }
    }
}

/// The same hashes, about twenty times as fast for most texts.
pub fn words(text: &str, take: &mut impl FnMut(u64)) {
    let bytes = text.as_bytes();
    // Start of the bytes not yet handled: the start of the text, or after a white space.
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = next_beyond_ascii(bytes, at) {
        let length = common_punctuation(&bytes[found..]);
        if length > 0 {
            at = found + length;
            continue;
        }
        // The white space before the stretch belongs to it: a combining mark at its start combines with the space.
        let before = &bytes[from..found];
        let word = before.iter().rposition(|&b| is_space(b)).map_or(0, |space| space + 1);
        let begin = from + before[..word].iter().rposition(|&b| !is_space(b)).map_or(0, |last| last + 1);
        let end = bytes[found..].iter().position(|&b| is_space(b)).map_or(bytes.len(), |space| found + space);
        fast_words(bytes, from, begin, take);
        plain_words(&text[begin..end], take);
        (from, at) = (end, end);
    }
    fast_words(bytes, from, bytes.len(), take);
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The offset of the next non-ASCII byte.
fn next_beyond_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Eight bytes at a time: a text is either mostly ASCII or mostly not.
    while let Some(eight) = bytes.get(at..at + 8) {
        let high = u64::from_le_bytes(eight.try_into().expect("eight bytes")) & HIGH_BITS;
        if high != 0 {
            return Some(at + high.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    bytes[at..].iter().position(|b| !b.is_ascii()).map(|distance| at + distance)
}

/// Length in bytes of the punctuation mark at the start of `bytes`, if the fast method knows it; otherwise 0.
///
/// None of them is part of a word, except the two apostrophes, which join their neighbours as `'` does.
fn common_punctuation(bytes: &[u8]) -> usize {
    match bytes {
        // ‘ ’ “ ” – — …
        [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..] => 3,
        // €
        [0xE2, 0x82, 0xAC, ..] => 3,
        // No-break space, £, «, »
        [0xC2, 0xA0 | 0xA3 | 0xAB | 0xBB, ..] => 2,
        _ => 0,
    }
}

/// The words of `bytes[from..to]`, which contains ASCII and common punctuation and ends at a word boundary.
///
/// ```text
/// bytes   T h e y   d i d n ' t   p a y   3 . 5
/// mask    1 1 1 1 0 1 1 1 1 0 1 0 1 1 1 0 1 0 1     a run of ones is a word, or part of a joined one
/// edges   ^       ^ ^       ^ ^ ^ ^     ^ ^ ^ ^
/// ```
fn fast_words(bytes: &[u8], from: usize, to: usize, take: &mut impl FnMut(u64)) {
    let mut word = Joined { begin: from, end: from, has_curly: false };
    let mut run_begin = None;
    let mut at = from;
    while at < to {
        let mask = match bytes.get(at..at + 64) {
            Some(block) if at + 64 <= to => mask_of(block.try_into().expect("64 bytes")),
            _ => {
                let mut padded = [0; 64];
                padded[..to.min(at + 64) - at].copy_from_slice(&bytes[at..to.min(at + 64)]);
                mask_of(&padded)
            }
        };
        let mut edges = mask ^ (mask << 1 | u64::from(run_begin.is_some()));
        while edges != 0 {
            let edge = at + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            match run_begin {
                None => run_begin = Some(edge),
                Some(begin) => {
                    run_begin = None;
                    word.run(bytes, begin, edge, take);
                }
            }
        }
        at += 64;
    }
    if let Some(begin) = run_begin {
        word.run(bytes, begin, to, take);
    }
    word.finish(bytes, take);
}

/// A word that the next run may still join. Empty before the first run.
struct Joined {
    begin: usize,
    end: usize,
    has_curly: bool,
}

impl Joined {
    /// Handles the next run of letters, digits and underscores.
    #[inline(always)]
    fn run(&mut self, bytes: &[u8], begin: usize, end: usize, take: &mut impl FnMut(u64)) {
        // Most words are followed by a space; one check is enough for them.
        if bytes[self.end] != b' ' && self.end > self.begin && self.joins(bytes, begin) {
            self.end = end;
            return;
        }
        self.finish(bytes, take);
        *self = Joined { begin, end, has_curly: false };
    }

    /// Whether the mark between this word and the run at `next` joins them: rules 6, 7, 11 and 12 of UAX #29.
    fn joins(&mut self, bytes: &[u8], next: usize) -> bool {
        let (before, after) = (bytes[self.end - 1], bytes[next]);
        let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match &bytes[self.end..next] {
            b"'" | b"." => letters || digits,
            b":" => letters,
            b"," | b";" => digits,
            [0xE2, 0x80, 0x98 | 0x99] if letters || digits => {
                self.has_curly = true;
                true
            }
            _ => false,
        }
    }

    #[inline(always)]
    fn finish(&self, bytes: &[u8], take: &mut impl FnMut(u64)) {
        let word = &bytes[self.begin..self.end];
        match word.first() {
            None => {}
            // Underscores alone aren't a word.
            Some(b'_') if !word.iter().any(u8::is_ascii_alphanumeric) => {}
            _ if self.has_curly => take(hash_of_curly(word)),
            _ => take(hash_at(bytes, self.begin, self.end)),
        }
    }
}

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

const fn eight_times(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// A mask of 64 bytes: ASCII letters, digits and underscores. The first byte is the lowest bit.
#[inline(always)]
fn mask_of(block: &[u8; 64]) -> u64 {
    let mut mask = 0;
    for (number, eight) in block.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        mask |= word_bits(eight) << (8 * number);
    }
    mask
}

/// The same for eight bytes in one register (Lamport 1975, "Multiple byte processing with full-word instructions"). No
/// sum overflows into the next byte, since no operand exceeds 0x7F.
#[inline(always)]
fn word_bits(eight: u64) -> u64 {
    let low = eight & !HIGH_BITS;
    let at_least = |bytes: u64, least: u8| bytes + eight_times(0x80 - least);
    let small = low | eight_times(0x20);
    let is_letter = at_least(small, b'a') & !at_least(small, b'z' + 1);
    let is_digit = at_least(low, b'0') & !at_least(low, b'9' + 1);
    let is_low_line = !((low ^ eight_times(b'_')) + eight_times(0x7F));
    let found = (is_letter | is_digit | is_low_line) & !eight & HIGH_BITS;
    // Collects the highest bit of each byte: byte n becomes bit n of the highest byte.
    (found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Both methods map an underscore to this byte, since setting bit 0x20 does so; no word contains it otherwise.
const LOW_LINE: u8 = b'_' | 0x20;

/// Odd numbers without a pattern: digits of the golden ratio and of the square roots of 2 and 3.
const SALTS: [u64; 3] = [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909, 0xBB67_AE85_84CA_A73B];

/// Hash of sixteen bytes, zero-padded: one 64-by-64-bit multiplication with both halves of the product folded together,
/// as in wyhash (Wang Yi 2019).
#[inline(always)]
fn hash_of_sixteen(sixteen: u128) -> u64 {
    fold(sixteen as u64 ^ SALTS[0], (sixteen >> 64) as u64 ^ SALTS[1])
}

/// Hash of a longer word: the hash so far, and sixteen more bytes.
#[inline(always)]
fn and_sixteen(before: u64, sixteen: u128) -> u64 {
    fold(before ^ SALTS[2], hash_of_sixteen(sixteen))
}

/// Both halves of the product of two numbers, folded together.
#[inline(always)]
pub(super) fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    product as u64 ^ (product >> 64) as u64
}

/// Hash of the ASCII word at `begin..end`, ignoring case.
#[inline(always)]
fn hash_at(bytes: &[u8], begin: usize, end: usize) -> u64 {
    if end - begin <= 16 && begin + 16 <= bytes.len() {
        let sixteen = u128::from_le_bytes(bytes[begin..begin + 16].try_into().expect("sixteen bytes"));
        let beyond = 128 - 8 * (end - begin) as u32;
        let small = sixteen | u128::from_le_bytes([0x20; 16]);
        return hash_of_sixteen(small & (u128::MAX >> beyond));
    }
    hash_of_bytes(bytes[begin..end].iter().map(|&byte| byte | 0x20))
}

/// Hash of an ASCII word with curly apostrophes, which count as straight ones.
fn hash_of_curly(word: &[u8]) -> u64 {
    // The first of three bytes stands for the mark; only the other two are continuation bytes.
    let plain = word.iter().filter(|&&byte| byte & 0xC0 != 0x80);
    hash_of_bytes(plain.map(|&byte| if byte == 0xE2 { b'\'' } else { byte | 0x20 }))
}

fn hash_of_form(form: &str) -> u64 {
    hash_of_bytes(form.bytes().map(|byte| if byte == b'_' { LOW_LINE } else { byte }))
}

/// Hash of a word given as bytes.
fn hash_of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut bytes = bytes.fuse();
    let mut hash = None;
    loop {
        let mut sixteen = [0; 16];
        let mut n_bytes = 0;
        for (slot, byte) in sixteen.iter_mut().zip(bytes.by_ref()) {
            *slot = byte;
            n_bytes += 1;
        }
        let sixteen = u128::from_le_bytes(sixteen);
        hash = match hash {
            None => Some(hash_of_sixteen(sixteen)),
            Some(hash) if n_bytes == 0 => return hash,
            Some(hash) => Some(and_sixteen(hash, sixteen)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u64> {
        let mut numbers = Vec::new();
        words(text, &mut |number| numbers.push(number));
        numbers
    }

    fn plain(text: &str) -> Vec<u64> {
        let mut numbers = Vec::new();
        plain_words(text, &mut |number| numbers.push(number));
        numbers
    }

    #[test]
    fn both_ways_give_the_same_words() {
        for text in [
            "",
            " ",
            "a",
            "The Ferry left AT noon.",
            "don't DON’T don‘t 'tis rock'n'roll dogs' ''",
            "3.5% of 1,000,000; 12:30 a:b e.g. U.S. x.1 1.x 5's 5'6 7;8 a;b 1:2 3’000",
            "_ __ _a a_ a_b 1_2 _1 a_.b a._b __a__",
            "“Late,” she said—“late!” … £5 €6 «oui» a\u{A0}b",
            "café naïve’s Straße straße don’tcafé a’é é’a e\u{301}a",
            "a \u{301}b \u{200D}c a\u{200D} b\u{AD}c \u{115F} x\u{202F}y 1\u{202F}900",
            "Москва и Аmerica, 東京は夜 don't",
            "antidisestablishmentarianism antidisestablishment-arianism sixteenletterswd seventeenletterwd",
            "donaudampfschifffahrtselektrizitätenhauptbetriebswerk and donaudampfschifffahrtselektrizitatenhauptbetriebswerk",
            "\0a\0b\u{7F}c\td\re\u{B}f\u{C}g\u{85}h\u{2028}i",
            "’a a’ a’’b a'’b “’a’” ’’’",
            " \u{CE2}a \u{CE2}  \u{CE2}b\t\u{CE2}",
            "mail@port-ellis.example https://port-ellis.example/a_b?c=d&e=1.5",
            "a.b.c. 1.2.3. 1,2,a a,b '1' 1'a",
            "\u{FEFF}Late \u{200B}late\u{FE0F} ℹ️ 👨‍👩‍👧 🇩🇪🇫🇷a",
        ] {
            assert_eq!(numbers(text), plain(text), "{text:?}");
        }
    }

    #[test]
    fn words_keep_their_number_wherever_they_stand() {
        let line = "Nobody at Port Ellis saw the 1,250 gulls, said Ilse Brandt's sister’s son; it_was late.";
        for n_before in 0..130 {
            let text = "x".repeat(n_before) + " " + line;
            assert_eq!(numbers(&text)[usize::from(n_before > 0)..], plain(line), "{n_before}");
        }
    }

    #[test]
    fn different_words_get_different_numbers() {
        let forms = "a b ab ba aa it's its sixteenletterswd sixteenletterswda sixteenletterswdb 1 10 100 1.0 é e";
        let mut found = plain(forms);
        let n_words = found.len();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), n_words);
    }

    #[test]
    fn the_numbers_are_frozen() {
        assert_eq!(plain("Ferry Donaudampfschiff"), [0x4E12_8003_BFF9_BF3D, 0x7BD9_9977_53F7_0FE0]);
    }

    proptest::proptest! {
        #[test]
        fn both_ways_agree_on_marks_and_letters(text in "[ab1_'.,:;’‘“é\u{301}\u{AD}\u{200D} \n—Z-]{0,120}") {
            proptest::prop_assert_eq!(numbers(&text), plain(&text));
        }

        #[test]
        fn both_ways_agree_on_any_text(text in "\\PC{0,80}") {
            proptest::prop_assert_eq!(numbers(&text), plain(&text));
        }

        #[test]
        fn both_ways_agree_on_any_characters(characters in proptest::collection::vec(proptest::char::any(), 0..60)) {
            let text: String = characters.into_iter().collect();
            proptest::prop_assert_eq!(numbers(&text), plain(&text));
        }
    }

    #[test]
    fn marks_and_case_do_not_change_words() {
        let numbers = |text: &str| {
            let mut numbers = Vec::new();
            words(text, &mut |number| numbers.push(number));
            numbers
        };
        assert_eq!(numbers("“Don’t pay,” SAID the café owner."), numbers("don't pay said the CAFÉ owner"));
    }
}
