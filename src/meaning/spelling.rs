//! Whether two spellings are one word: labour and labor, Kiev and Kyiv, or a typing error.
//!
//! Edit distances come from `strsim`. They compare letters only, so numbers never match, nor do short words: a language
//! has too many that differ in one letter.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::Pack;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Least letters of two different words that may be spellings of one.
const SHORTEST: usize = 5;

/// Endings and letter groups that differ between British and American spelling. Both sides are folded, which makes them
/// equal. Longest first; the folded form need not be a word.
static VARIANTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs("variant-ending").collect());

/// Whether two normal forms are regional spellings of one word ("labour", "labor"; "programmes", "programs").
pub fn are_variants(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.len().min(other.len()) < SHORTEST || one.bytes().next() != other.bytes().next() {
        return false;
    }
    VARIANTS.iter().any(|(british, american)| {
        let same = |b: &str, a: &str| {
            b.strip_suffix(british).is_some_and(|stem| stem.len() >= 3 && a.strip_suffix(american) == Some(stem))
        };
        same(one, other) || same(other, one)
    })
}

/// Irregular spelling variants, and words written short or in full.
static SAME: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| pairs("variant").collect());

fn pairs(key: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    Pack::in_all(|pack| pack.spelling, key).filter_map(|pair| pair.split_once('/'))
}

/// Whether two sequences of normal forms are the same text written differently: the same letters, however they are
/// separated or joined ("U.S.", "US"; "work force", "workforce"), regional spellings ("labour", "labor"), with accents
/// or without ("café"), short or in full ("Sen.", "Senator").
pub fn are_equivalent_spellings(one: &[&str], other: &[&str]) -> bool {
    let letters = |side: &[&str]| -> String {
        let plain = side.iter().flat_map(|form| form.nfd()).filter(|c| !is_combining_mark(*c));
        plain.filter(|c| c.is_alphanumeric()).collect()
    };
    match (one, other) {
        ([], _) | (_, []) => false,
        ([one], [other]) => {
            let ((one, of_one), (other, of_other)) = (possessor(one), possessor(other));
            // "It's" and "its" are two words, "2.5" and "25" two numbers.
            if of_one != of_other || one.contains('\'') != other.contains('\'') {
                return false;
            }
            if one.starts_with(|c: char| c.is_ascii_digit()) {
                return one == other;
            }
            let is_listed = SAME.contains(&(one, other)) || SAME.contains(&(other, one));
            is_listed || are_variants(one, other) || letters(&[one]) == letters(&[other])
        }
        _ => letters(one) == letters(other),
    }
}

/// A form without its possessive ending, and whether it had one.
fn possessor(form: &str) -> (&str, bool) {
    form.strip_suffix("'s").map_or((form, false), |owner| (owner, true))
}

/// How likely two different normal forms are one word or name, spelt or inflected differently, 0..=1, by Jaro-Winkler
/// (Winkler 1990); symmetric. 0 for words under five letters, words with digits, and pairs that do not begin alike.
pub fn spelling_similarity(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < SHORTEST
        || long.len() > 2 * short.len()
        || one.chars().next() != other.chars().next()
        || one.bytes().chain(other.bytes()).any(|b| b.is_ascii_digit())
    {
        return 0.0;
    }
    strsim::jaro_winkler(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regional_spellings_are_variants() {
        assert!(are_variants("labour", "labor") && are_variants("organized", "organised"));
        assert!(!are_variants("four", "for") && !are_variants("dour", "door"));
    }

    #[test]
    fn joined_parted_and_shortened_words_are_equivalent() {
        assert!(
            are_equivalent_spellings(&["per", "cent"], &["percent"]) && are_equivalent_spellings(&["u.s"], &["us"])
        );
        assert!(
            are_equivalent_spellings(&["sen"], &["senator"]) && !are_equivalent_spellings(&["senate"], &["senator"])
        );
        assert!(!are_equivalent_spellings(&[], &["a"]));
    }

    #[test]
    fn transliterations_are_similar_and_other_numbers_are_not() {
        assert!(spelling_similarity("netanyahu", "netanjahu") > 0.9);
        assert_eq!(spelling_similarity("1,000", "1,001"), 0.0);
        assert_eq!(spelling_similarity("", ""), 0.0);
    }
}
