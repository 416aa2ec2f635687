//! Datelines: the place, date and agency that open a report, up to the dash: "PORT ELLIS, March 3 (Harle Press) —".
//!
//! Datelines are the most frequent difference between syndicated copies, so they are set apart as boilerplate. The rule
//! is strict: the place in capitals, then only capitalised words, numbers and an agency in brackets, then a dash
//! between spaces. Datelines in other forms stay in their paragraph.

use std::sync::LazyLock;

use super::signs::{is_blank, is_quote_mark};
use crate::language::{Pack, Words};
use crate::text::normalize::is_dash;

/// Maximum bytes before the dash: the longest real datelines, with a state, a date and an agency, take about 60.
const LONGEST: usize = 80;

/// Maximum words in a place: "SALT LAKE CITY". Headlines in capitals have more.
const LONGEST_PLACE: usize = 4;

/// The length in bytes of the dateline at the start of `paragraph`, including its dash; `None` if there is none.
pub(super) fn dateline(paragraph: &str) -> Option<usize> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    if !is_in_capitals(head.split([' ', ',']).next()?) {
        return None;
    }
    let mut at = 0;
    // Words of the place, until a comma or a bracket ends it.
    let (mut n_words, mut is_place) = (0, true);
    let mut in_brackets = false;
    // Spanish agencies write "MADRID, 3 de marzo.- El": the full stop before the dash makes lower-case words safe.
    let mut has_small_words = false;
    for word in head.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let (end, rest) = (at + bare.len(), &paragraph[at + word.len()..]);
        at += word.len();
        if bare.is_empty() {
            continue;
        }
        if n_words > 0 && !in_brackets && bare.chars().all(is_dash) {
            return (!has_small_words && is_report(rest)).then_some(end);
        }
        let undashed = bare.trim_end_matches(is_dash);
        if undashed.len() < bare.len() && undashed.ends_with('.') && (n_words > 0 || undashed.len() > 3) {
            return is_report(rest).then_some(end);
        }
        in_brackets |= bare.starts_with('(');
        is_place &= !in_brackets;
        // "(Harle Press)- The ferry", "(HARLE)— The ferry"
        let unclosed = bare.trim_end_matches(is_dash);
        if in_brackets && unclosed.len() < bare.len() && unclosed.ends_with(')') {
            return is_report(rest).then_some(end);
        }
        in_brackets &= !bare.trim_end_matches(',').ends_with(')');
        n_words += 1;
        has_small_words |= !is_place && !in_brackets && bare.starts_with(char::is_lowercase);
        let is_part = if is_place {
            n_words <= LONGEST_PLACE && bare.chars().all(|c| !c.is_lowercase())
        } else {
            in_brackets || bare.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '/'))
        };
        if !is_part || bare.ends_with(['?', '!', ':', '"', '”']) {
            return None;
        }
        is_place &= !bare.ends_with(',');
    }
    None
}

/// Articles that begin the names of places, in capitals: "EL PASO".
static ARTICLES: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.sentences, "article-of-place").collect());

/// Whether `word` starts a place in capitals: three letters or more ("OSLO"), or an abbreviation before one ("ST.").
fn is_in_capitals(word: &str) -> bool {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let all_capitals = word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    let is_place = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '/'));
    all_capitals && is_place && (n_letters >= 3 || (n_letters == 2 && (word.ends_with('.') || ARTICLES.contains(word))))
}

/// Whether the text after the dash starts a report: with a capital, a number, a quote mark or a letter of a script
/// without case.
fn is_report(rest: &str) -> bool {
    let first = rest.trim_start_matches(is_blank).chars().next();
    first.is_some_and(|c| {
        is_quote_mark(c) || matches!(c, '¿' | '¡' | '$' | '€' | '£') || (c.is_alphanumeric() && !c.is_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_with_their_dash() {
        for (expected, report) in [
            ("PORT ELLIS, March 3 (Harle) —", " A ferry sank."),
            ("PORT ELLIS (HARLE) -", " A ferry sank."),
            ("SILO CITY  —", " Fourteen wagons burnt."),
            ("ST. ORM, Nov. 9 --", " “Never again,” she said."),
            ("TARN/PORT ELLIS, Mar 3 (Harle Press Agency)-", " A ferry sank."),
            ("KÖLNAU, 12. März –", " Ein Kutter sank."),
            ("MONTEALBA, 22 de octubre.-", " La sala condenó a la empresa."),
            ("MONTEALBA (Agencia Harle).-", " La sala condenó a la empresa."),
        ] {
            assert_eq!(dateline(&format!("{expected}{report}")), Some(expected.len()), "{expected}");
        }
    }

    #[test]
    fn other_paragraphs_have_none() {
        for text in [
            "Port Ellis – A ferry sank.",
            "NATO — the alliance — said no.",
            "NATO ships sank — All of them.",
            "A FERRY — Nobody knew it.",
            "PORT ELLIS, where the wind blows — A ferry sank.",
            "PORT ELLIS —",
            "PORT ELLIS  A ferry sank — all of it.",
            "STORM KEEPS FERRIES IN PORT — Nobody may leave.",
            "FC Altmark - Elk United 2:0",
            "PORT ELLIS",
            "“PORT ELLIS — A ferry sank.”",
            "— PORT ELLIS",
            "IBM-Aktien",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
        assert_eq!(dateline(&format!("{}— A ferry sank.", "PORT ELLIS ".repeat(10))), None);
    }
}
