//! Normal forms: what two spellings of one word have in common.
//!
//! Texts are never rewritten: a normal form belongs to one token, whose span still points into the text. It folds case, width,
//! ligatures and compatibility forms (Unicode NFKC, UAX #15), quote marks, dashes, and letters of other scripts that look alike
//! (UTS #39), the last only within words that mix scripts or are wholly disguised.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_security::MixedScript;

/// Characters that are not seen: zero-width ones, soft hyphens, direction marks, tags, variation selectors, byte order marks.
///
/// Joiners carry meaning in some scripts, so the text that is shown keeps them; for matching they are left out.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The normal form of one word: two words are the same word if their normal forms are equal.
///
/// ```
/// use respun::text::normalize::word_form;
/// assert_eq!(word_form("Ｏﬃce"), "office");
/// assert_eq!(word_form("don’t"), "don't");
/// assert_eq!(word_form("pаypаl"), "paypal"); // with two Cyrillic letters
/// ```
pub fn word_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    let mut form: String = if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        word.to_lowercase()
    } else {
        word.nfkc().collect::<String>().to_lowercase()
    };
    if form.contains(is_apostrophe) {
        form = form.replace(is_apostrophe, "'");
    }
    if form.contains(is_dash) {
        form = form.replace(is_dash, "-");
    }
    if is_disguised(&form) {
        form = unmask(&form);
    }
    Cow::Owned(form)
}

/// Whether `c` is one of the characters that serve as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '‛' | '′' | '＇')
}

/// Whether `c` is a hyphen or dash.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－')
}

/// Whether a word mixes Latin letters with letters of other scripts that look like them.
pub fn is_disguised(word: &str) -> bool {
    !word.is_ascii()
        && word.chars().any(|c| c.is_ascii_alphabetic())
        && word
            .chars()
            .any(|c| matches!(c, '\u{0370}'..='\u{058F}' | '\u{1D00}'..='\u{1DBF}' | '\u{13A0}'..='\u{13FF}'))
        && !word.is_single_script()
}

/// Latin letters in place of the look-alikes of other scripts.
fn unmask(word: &str) -> String {
    word.chars()
        .map(|c| {
            if c.is_ascii() {
                return c;
            }
            // A skeleton of one Latin letter is what the eye takes the letter for.
            let mut skeleton =
                unicode_security::confusable_detection::skeleton(c.encode_utf8(&mut [0; 4])).collect::<Vec<_>>();
            match skeleton.pop() {
                Some(letter) if skeleton.is_empty() && letter.is_ascii_alphabetic() => letter.to_ascii_lowercase(),
                _ => c,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_equal() {
        for (one, other) in [
            ("Straße", "straße"),
            ("cafe\u{301}", "café"),
            ("ＷＨＯ", "who"),
            ("ﬁscal", "fiscal"),
            ("l’État", "l'état"),
            ("Моscow", "moscow"),
        ] {
            assert_eq!(word_form(one), word_form(other), "{one} / {other}");
        }
    }

    #[test]
    fn honest_words_of_other_scripts_stay() {
        for word in ["москва", "αθήνα", "日本", "год"] {
            assert_eq!(word_form(word), word);
        }
    }

    #[test]
    fn m_does_not_turn_into_rn() {
        assert_eq!(word_form("Аmerica"), "america");
    }
}
