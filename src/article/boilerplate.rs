//! Recognises boilerplate lines: bylines, credits, bare addresses, rules, dates, copyright lines, prompts to share or
//! read more.
//! Not to be confused with outlet boilerplate, the repeated passages that [`scan`](crate::scan) learns.
//!
//! Boilerplate isn't compared, so the rules are strict: anything that could be a sentence of the article stays. Each
//! rule looks for a known word ([`boilerplate_words`](super::boilerplate_words)) and then at what follows it. Bylines
//! and dates must also be above or below the running text.

use super::boilerplate_words::WORDS;
use super::signs::{Ending, count_words, ending, is_address, is_blank, is_title_case};
use crate::text::normalize::is_dash;

/// Longer blocks are running text, except for copyright notices.
const LONGEST: usize = 200;
/// Copyright notices are longer.
const LONGEST_NOTICE: usize = 400;
/// Maximum words after the label of a credit, a link or a prompt. A caption that tells a whole story is prose.
const MOST_WORDS: usize = 16;

/// Whether `text`, a whole block, is boilerplate. `at_edge`: it is above or below the running text.
pub(super) fn is_boilerplate(text: &str, at_edge: bool) -> bool {
    let text = text.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if text.len() > LONGEST {
        return false;
    }
    if !text.contains(char::is_alphanumeric) {
        return true;
    }
    let inner = unbracketed(text);
    text.split_whitespace().all(is_address)
        || is_credit(inner)
        || is_link(inner)
        || is_prompt(inner)
        || (at_edge && (is_byline(inner) || is_date(inner)))
}

/// Whether `text` names the sender of the article in capitalised words only, as between a title and the first
/// paragraph.
pub(super) fn is_outlet(text: &str) -> bool {
    let text = unbracketed(text.trim());
    let n_words = count_words(text, 8);
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    (2..7).contains(&n_words)
        && ending(text) == Ending::Word
        && text.split_whitespace().all(is_name_word)
        && is_among(last, &WORDS.outlets)
}

/// `text` without a pair of brackets around the whole.
fn unbracketed(text: &str) -> &str {
    let inner = text.strip_prefix(['(', '[']).and_then(|rest| rest.trim_end_matches('.').strip_suffix([')', ']']));
    inner.map_or(text, str::trim)
}

/// Whether `text` is a rights notice. Rights notices may be longer than other boilerplate, and are near the end.
pub(super) fn is_rights_notice(text: &str) -> bool {
    if text.len() > LONGEST_NOTICE {
        return false;
    }
    if let Some(rest) = ["©", "(c)"].iter().chain(&WORDS.copyright).find_map(|sign| behind(text, sign)) {
        // "Copyright law has not kept pace" continues with neither a sign nor a year.
        let rest = rest.trim_start_matches([' ', ':']);
        let is_dated = rest.starts_with(|c: char| c.is_ascii_digit() || c == '©') || behind(rest, "(c)").is_some();
        if text.starts_with('©') || is_dated {
            return true;
        }
    }
    let lower = text.to_lowercase();
    WORDS.rights.iter().any(|notice| lower.contains(notice))
}

/// "Photo: …", "Foto: …", "Photo by Jane Roe", "Source: Harle Press".
fn is_credit(text: &str) -> bool {
    let Some((label, rest)) = split_label(text, &WORDS.credits) else { return false };
    let rest = rest.trim_start();
    if rest.is_empty() {
        return rest.len() < text.len() && text.ends_with([':', '：']);
    }
    if let Some(rest) = rest.strip_prefix([':', '：', '/', '|']) {
        return count_words(rest, MOST_WORDS) < MOST_WORDS && !has_inner_stop(rest);
    }
    label.contains(' ') && names(rest) >= 1
}

/// "Read more: …", "Lesen Sie auch: …", or a label that is the whole line.
fn is_link(text: &str) -> bool {
    let Some((_, rest)) = split_label(text, &WORDS.links) else { return false };
    let rest = rest.trim_start();
    match rest.chars().next() {
        None => true,
        Some(':' | '：' | '|' | '>' | '»' | '›' | '→' | '…') => true,
        Some(c) if is_dash(c) => count_words(rest, MOST_WORDS) < MOST_WORDS,
        Some(_) => false,
    }
}

fn is_prompt(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    is_among(bare, &WORDS.buttons)
        || (count_words(text, 2 * MOST_WORDS) < 2 * MOST_WORDS
            && beginning_like(text, &WORDS.prompts).any(|prompt| behind(text, prompt).is_some()))
}

/// "By Jane Roe", "Von Jana Roth und Till Beck", "Reporting by A. Roe; Editing by B. Doe".
fn is_byline(text: &str) -> bool {
    if beginning_like(text, &WORDS.nameless_bylines)
        .any(|line| behind(text, line).is_some_and(|rest| rest.is_empty() || !has_inner_stop(rest)))
    {
        return count_words(text, MOST_WORDS) < MOST_WORDS && ending(text) == Ending::Word;
    }
    let before_blank = |label: &&str| text.strip_prefix(*label).is_some_and(|rest| rest.starts_with(' '));
    if WORDS.uncased_bylines.iter().any(|label| text.starts_with(label))
        || WORDS.uncased_bylines_before_blank.iter().any(before_blank)
    {
        return count_words(text, MOST_WORDS) < MOST_WORDS && ending(text) == Ending::Word;
    }
    let mut parts = text.split(';').map(str::trim).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            let Some((label, rest)) = split_label(part, &WORDS.bylines) else { return false };
            let rest = rest.trim_start_matches(|c: char| is_blank(c) || c == ':');
            let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            // A single name, as in "Di Stefano", could be anything; after "reporting by" or a colon it is a name.
            let enough = if label.contains(' ') || label.ends_with(':') { 1 } else { 2 };
            let is_agency = first.len() > 1 && first.chars().all(char::is_uppercase);
            !is_among(first, &WORDS.no_names) && names(rest) >= if is_agency { 1 } else { enough }
        })
}

/// Number of names in `text`; 0 if it contains anything but names. A job title may follow a comma: "Jane Roe, political
/// editor".
fn names(text: &str) -> usize {
    let (mut n_names, mut n_office, mut behind_comma) = (0, 0, false);
    if matches!(ending(text), Ending::Unfinished | Ending::Mark) {
        return 0;
    }
    for word in text.split_whitespace() {
        if is_name_word(word) {
            n_names += 1;
        } else if !is_among(word, &WORDS.between_names) && word.contains(char::is_alphanumeric) {
            n_office += 1;
            // A name must come before the first job title, and a sentence soon has too many words.
            if !behind_comma || n_names == 0 || n_office > 4 {
                return 0;
            }
        }
        behind_comma |= word.ends_with([',', '|']);
    }
    let is_sentence = ending(text) == Ending::Stop && n_office > 0;
    if is_sentence || n_names > 14 { 0 } else { n_names }
}

/// Whether `word` starts with a capital, ignoring leading punctuation: part of a name, an initial, an agency.
fn is_name_word(word: &str) -> bool {
    let first = word.chars().find(|&c| !matches!(c, '(' | '[' | '/' | '@' | '|' | '"' | '“' | '„'));
    first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// "Published 3 March 2025", "Stand: 03.03.2025, 10:15 Uhr", "2025年3月3日".
fn is_date(text: &str) -> bool {
    if text.len() > 100 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let labelled = split_label(text, &WORDS.date_labels).map(|(_, rest)| rest);
    let rest = labelled.unwrap_or(text).trim_start_matches([':', '：', ' ']);
    let mut is_full_date = labelled.is_some();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | ';' | '–' | '—');
    for token in
        rest.split(is_gap).map(|token| token.trim_matches('.')).filter(|token| !token.is_empty() && *token != "-")
    {
        let token = token.trim_end_matches(':');
        if is_among(token, &WORDS.months) {
            is_full_date = true;
        } else if token.starts_with(|c: char| c.is_ascii_digit()) {
            let unit = token.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '/' | '-'));
            let is_cjk = unit.starts_with(['年', '年', '년']) && !unit.contains(|c: char| c.is_ascii_lowercase());
            // Three numbers in one token: 03.03.2025.
            is_full_date |= is_cjk || token.bytes().filter(|b| matches!(b, b'.' | b'/' | b'-')).count() == 2;
            if !(unit.is_empty() || is_cjk || is_time_unit(unit)) {
                return false;
            }
        } else if WORDS.relative_dates.contains(&token) {
            is_full_date = true;
        } else if !(is_among(token, &WORDS.date_words) || WORDS.date_signs.contains(&token)) {
            return false;
        }
    }
    is_full_date
}

/// What follows a number without a space: "9am", "3rd", "10h30", "T10:15:00Z".
fn is_time_unit(unit: &str) -> bool {
    let letters = unit.trim_end_matches(|c: char| c.is_ascii_digit());
    is_among(letters, &WORDS.date_words)
        || unit
            .strip_prefix('T')
            .is_some_and(|time| time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z')))
        || matches!(unit.chars().next(), Some('月' | '日' | '時' | '时' | '월' | '일'))
}

/// Whether `text` has a full stop followed by more text: two sentences aren't a label.
fn has_inner_stop(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(". ") {
        if before
            .split_whitespace()
            .next_back()
            .is_some_and(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3)
        {
            return !is_title_case(after);
        }
        rest = after;
    }
    false
}

/// The longest of `labels` that `text` starts with as whole words, and the rest.
fn split_label<'t, 'l>(text: &'t str, labels: &[&'l str]) -> Option<(&'l str, &'t str)> {
    let fits = |&label: &&'l str| {
        let rest = behind(text, label)?;
        let ends_word = !label.ends_with(char::is_alphanumeric)
            || !rest.starts_with(|c: char| c.is_alphanumeric() && c.is_ascii() || c.is_lowercase());
        ends_word.then_some((label, rest))
    };
    beginning_like(text, labels).filter_map(fits).max_by_key(|(label, _)| label.len())
}

/// The `labels` that start with the first letter of `text`: few, so that most need no further check.
fn beginning_like<'a, 'l>(text: &str, labels: &'a [&'l str]) -> impl Iterator<Item = &'a &'l str> {
    let mut first = [0; 4];
    if let Some(c) = text.chars().next().and_then(|c| c.to_lowercase().next()) {
        c.encode_utf8(&mut first);
    }
    // Comparing the first byte rules out nearly all, much faster than comparing strings.
    labels.iter().filter(move |label| label.as_bytes().first() == Some(&first[0]))
}

/// What follows `beginning` (in lower case) in `text`; `None` if `text` doesn't start with it.
fn behind<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in beginning.chars() {
        let c = rest.next()?;
        let is_same = c == expected || c.to_lowercase().eq([expected]) || (expected == '\'' && c == '’');
        if !is_same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Whether `word` is one of `words`, which are in lower case.
fn is_among(word: &str, words: &[&str]) -> bool {
    beginning_like(word, words).any(|known| equals(word, known))
}

fn equals(text: &str, lower: &str) -> bool {
    behind(text, lower).is_some_and(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_an_article_are_boilerplate() {
        for text in [
            "***",
            "— — —",
            "https://harbour.example/late",
            "<desk@harbour.example>",
            "By Jane Roe",
            "BY JANE ROE AND OTTO ELK",
            "By Hanne Wexcombe and Tom Ardley, Meridian Press Agency",
            "By Jane Roe, political editor",
            "Von Hauke Brennecke, Nordküsten-Dienst",
            "Par Aline Morvan à Port-Gris",
            "Por Elvira Soto",
            "(Reporting by Jane Roe in Tarn Quay; Editing by Otto Elk)",
            "Redaktion: Jana Roth",
            "文/王小舟",
            "Photo: Jane Roe",
            "Foto: Nordküsten-Dienst",
            "Photo by Jane Roe",
            "Bild: Archiv",
            "Read more: Ferry late again",
            "Lesen Sie auch: Fähre wieder zu spät",
            "À lire aussi : Le bac en retard",
            "READ MORE",
            "Published 3 March 2025",
            "Updated: March 3, 2025 at 9:15 a.m. GMT",
            "Stand: 03.03.2025, 10:15 Uhr",
            "3 March 2025",
            "Publié le 3 mars 2025 à 10h30",
            "2025年3月3日 10:15",
            "2025-03-03T10:15:00Z",
            "Share this article",
            "ADVERTISEMENT",
            "Follow us on Harbourgram",
            "5 min read",
            "*By Jane Roe*",
            "From our own correspondents and Meridian",
        ] {
            assert!(is_boilerplate(text, true), "{text}");
        }
    }

    #[test]
    fn sentences_of_the_article_are_not_boilerplate() {
        for text in [
            "By Tuesday evening the ferry had still not left.",
            "By Tuesday Evening, Nobody Was Left",
            "By Law, Nobody May Fish Here",
            "Von Mai an dürfen sie in drei Schutzzonen vor der Insel keine Netze mehr auswerfen.",
            "Von der Insel kam keine Antwort",
            "Por la tarde no quedaba nadie en el muelle.",
            "Di notte il porto tace",
            "Par un vote serré, le conseil a dit non.",
            "Read more books, the minister said.",
            "Share prices fell by a third on Monday.",
            "Copyright law has not kept pace, she said.",
            "Photo albums floated out of the houses.",
            "Updated rules for ferries take effect on 3 March 2025, the ministry said.",
            "Source of the leak remains unknown",
            "Watch dogs are no help, said the farmer.",
            "Related species live in 3 lakes nearby.",
            "In March 2025 the bridge fell.",
            "3 ships sank in May",
            "2025",
            "The image: a boat upside down. The story behind it is longer than anybody on the quay remembers.",
            "Ferry late again",
        ] {
            assert!(!is_boilerplate(text, true), "{text}");
        }
    }

    #[test]
    fn rights_notices_are_told_from_stories_about_rights() {
        for text in [
            "© 2025 Harle Press",
            "Copyright 2025 Harle Press.",
            "Copyright © Harle",
            "(c) 2025",
            "Alle Rechte vorbehalten",
        ] {
            assert!(is_rights_notice(text), "{text}");
        }
        for text in ["Copyright law has not kept pace, she said.", "Rights groups protested.", ""] {
            assert!(!is_rights_notice(text), "{text}");
        }
    }

    #[test]
    fn bylines_and_dates_in_the_midst_of_the_text_are_headings() {
        for text in ["By Land and Sea", "3 March 2025", "Por Amor y Dinero"] {
            assert!(!is_boilerplate(text, false), "{text}");
        }
    }

    #[test]
    fn outlets_below_a_title_are_told_from_second_headlines() {
        assert!(is_outlet("Meridian Press Agency"));
        assert!(is_outlet("Jane Roe, Staff Writer"));
        assert!(!is_outlet("Harbour master blames the press"));
        assert!(!is_outlet("Press"));
    }
}
