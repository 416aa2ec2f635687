//! Normal forms: a common form for all spellings of a word.
//!
//! Texts are never rewritten: a normal form belongs to a token, whose span still refers to the original text. It folds
//! case, width, ligatures and compatibility forms (Unicode NFKC, UAX #15), apostrophes and dashes, drops invisible
//! characters, and undoes disguise: look-alike letters (UTS #39) from other scripts among the word's own.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_security::confusable_detection::skeleton;

/// Whether `c` is invisible: zero-width characters, soft hyphens, direction marks, tags, variation selectors, fillers,
/// byte order marks.
///
/// Joiners carry meaning in some scripts, so displayed text keeps them; matching ignores them.
pub fn is_invisible(c: char) -> bool {
    // The first comparison rules out most characters.
    c >= '\u{AD}'
        && matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
            | '\u{E0100}'..='\u{E01EF}')
}

/// The normal form of a word. Two words are the same if their normal forms are equal.
///
/// Idempotent; the form of the empty word is empty.
pub fn word_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    let mut seen = Cow::Borrowed(word);
    if word.contains(is_invisible) {
        seen = Cow::Owned(word.replace(is_invisible, ""));
    }
    if is_nfkc_quick(seen.chars()) != IsNormalized::Yes {
        seen = Cow::Owned(seen.nfkc().collect());
    }
    // Both before and after case folding: some letters look alike only as capitals, such as М, and others only in lower
    // case.
    let mut form = fold(&unmask(&seen));
    if is_disguised(&form) {
        form = fold(&unmask(&form));
    }
    Cow::Owned(form)
}

/// Lower case, with straight apostrophes and plain hyphens.
fn fold(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ß' | 'ẞ' => form.push_str("ss"),
            // Lower case has no dot to keep; Unicode would add one above the i.
            'İ' => form.push('i'),
            _ if is_apostrophe(c) => form.push('\''),
            _ if is_dash(c) => form.push('-'),
            'Σ' | 'ς' => form.push('σ'),
            _ => form.extend(c.to_lowercase()),
        }
    }
    // Some lower-case letters aren't NFKC though the capital was.
    if is_nfkc_quick(form.chars()) == IsNormalized::Yes { form } else { form.nfkc().collect() }
}

/// Whether `c` is used as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '‛' | '′' | '＇')
}

/// Whether `c` is a hyphen or dash.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－')
}

/// Whether a word mixes Latin letters with letters of other scripts that may look like them.
///
/// A word entirely in letters of another script is an honest word of that script.
pub fn is_disguised(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(is_possible_mask)
}

/// Greek, Cyrillic, Armenian and Cherokee letters, and phonetic letters, including small capitals.
pub fn is_possible_mask(c: char) -> bool {
    matches!(c, '\u{0250}'..='\u{02AF}' | '\u{0370}'..='\u{058F}' | '\u{13A0}'..='\u{13FF}' | '\u{1D00}'..='\u{1DBF}')
}

/// Cyrillic letters that look like Latin ones: Russian words can be disguised too.
#[rustfmt::skip]
const CYRILLIC_TWINS: &[(char, char)] = &[
    ('a', 'а'), ('A', 'А'), ('B', 'В'), ('c', 'с'), ('C', 'С'), ('e', 'е'), ('E', 'Е'), ('H', 'Н'), ('i', 'і'), ('I', 'І'), ('K', 'К'),
    ('k', 'к'), ('M', 'М'), ('o', 'о'), ('O', 'О'), ('p', 'р'), ('P', 'Р'), ('T', 'Т'), ('x', 'х'), ('X', 'Х'), ('y', 'у'), ('Y', 'У'),
];

/// `word` with each disguised part converted to its own script.
fn unmask(word: &str) -> Cow<'_, str> {
    if !is_disguised(word) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.split_inclusive(|c: char| !c.is_alphanumeric()).map(unmask_part).collect())
}

/// A part of a word converted to a single script, if that replaces only look-alikes; otherwise unchanged, as in
/// "Zападный".
fn unmask_part(part: &str) -> Cow<'_, str> {
    if !is_disguised(part) {
        return Cow::Borrowed(part);
    }
    let latin: Option<String> =
        part.chars().map(|c| if is_possible_mask(c) { latin_twin(c) } else { Some(c) }).collect();
    let cyrillic = || -> Option<String> {
        let twin = |c: char| CYRILLIC_TWINS.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic);
        part.chars().map(|c| if c.is_ascii_alphabetic() { twin(c) } else { Some(c) }).collect()
    };
    latin.or_else(cyrillic).map_or(Cow::Borrowed(part), Cow::Owned)
}

/// The Latin letter that `c` looks like.
fn latin_twin(c: char) -> Option<char> {
    let mut letters = skeleton(c.encode_utf8(&mut [0; 4])).collect::<Vec<_>>();
    let letter = letters.pop()?;
    (letters.is_empty() && letter.is_ascii_alphabetic()).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_equal() {
        for (one, other) in [
            ("Straße", "STRASSE"),
            ("cafe\u{301}", "café"),
            ("CAFÉ", "café"),
            ("ＷＨＯ", "who"),
            ("ﬁscal", "fiscal"),
            ("𝐟𝐞𝐫𝐫𝐲", "ferry"),
            ("l’État", "l'état"),
            ("o‘clock", "o'clock"),
            ("re‑elect", "re-elect"),
            ("fer\u{AD}ry", "ferry"),
            ("fe\u{200B}r\u{200D}ry\u{FE0F}", "ferry"),
            ("İstanbul", "istanbul"),
            ("ΟΔΟΣ", "οδος"),
            ("ｶﾀｶﾅ", "カタカナ"),
            ("２０２５", "2025"),
            ("km²", "km2"),
        ] {
            assert_eq!(word_form(one), word_form(other), "{one} / {other}");
        }
    }

    #[test]
    fn look_alikes_are_unmasked() {
        for (masked, expected) in [
            ("Моscow", "moscow"),
            ("Аmerica", "america"),
            ("pаypаl", "paypal"),
            ("fеrrу", "ferry"),
            ("ɑgency", "agency"),
            ("fеrry-bоat", "ferry-boat"),
            ("гoд", "год"),
            ("Mосква", "москва"),
        ] {
            assert_eq!(word_form(masked), expected, "{masked}");
        }
    }

    #[test]
    fn honest_words_stay() {
        for word in ["москва", "αθήνα", "日本", "год", "usb-кабель", "zападный", "naïve", "ферри", "ελλάδα", ""]
        {
            assert_eq!(word_form(word), word);
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [
            ("modern", "modem"),
            ("résumé", "resume"),
            ("schon", "schön"),
            ("ñ", "n"),
            ("ısı", "isi"),
            ("rn", "m"),
            ("0", "o"),
        ] {
            assert_ne!(word_form(one), word_form(other), "{one} / {other}");
        }
    }

    #[test]
    fn letters_that_are_seen_are_not_invisible() {
        for c in "aä “”–…日本\u{A0}\u{2009}\u{3000}‰™".chars() {
            assert!(!is_invisible(c), "{c:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_form_of_a_form_is_itself(word in "\\PC{0,8}") {
            let form = word_form(&word).into_owned();
            proptest::prop_assert_eq!(word_form(&form).into_owned(), form);
        }
    }

    #[test]
    fn word_forms_fold_width_apostrophes_and_look_alikes() {
        assert_eq!(word_form("Ｏﬃce"), "office");
        assert_eq!(word_form("don’t"), "don't");
        assert_eq!(word_form("pаypаl"), "paypal"); // with two Cyrillic letters
    }
}
