//! Marks: characters that end sentences, and those that open and close around them.
//!
//! Only classifies the characters at a position and measures their length; decides nothing.

use crate::text::normalize::is_apostrophe;

/// The kind of a mark that may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A full stop, which may instead belong to an abbreviation or a number.
    Stop,
    /// Three dots or more, or their one-character form: an ending, a pause or an omission.
    Ellipsis,
    /// A mark that can only end a sentence: `!`, `?` and those of other scripts.
    Sharp,
    /// A mark of a script that doesn't put a space after it.
    Wide,
}

/// Bytes that stop the scan: the first bytes of everything that [`mark_at`] recognises, of line ends, and of Thai.
///
/// Lead bytes shared with common letters (Arabic, Devanagari, kana) stop the scan needlessly, which is cheap.
pub(super) const STOPPING: [bool; 256] = {
    let mut table = [false; 256];
    let leads = b".!?;\n\xCD\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF";
    let mut i = 0;
    while i < leads.len() {
        table[leads[i] as usize] = true;
        i += 1;
    }
    table
};

/// The mark at the start of `rest`, and its length in bytes. A semicolon is a (question) mark only in Greek.
pub(super) fn mark_at(rest: &str, greek: bool) -> Option<(Mark, usize)> {
    let c = rest.chars().next()?;
    let mark = match c {
        '.' => Mark::Stop,
        '…' => Mark::Ellipsis,
        '!' | '?' | '‼' | '⁇'..='⁉' | '؟' | '۔' | '։' => Mark::Sharp,
        ';' | '\u{37E}' if greek => Mark::Sharp,
        '。' | '！' | '？' | '｡' | '।' | '॥' | '။' | '។' | '።' => Mark::Wide,
        _ => return None,
    };
    Some((mark, c.len_utf8()))
}

/// Consecutive marks and their combined kind: "?!" is sharp, ". . ." an ellipsis.
pub(super) fn marks_at(text: &str, at: usize, greek: bool) -> Option<(Mark, usize)> {
    let (mut kind, length) = mark_at(&text[at..], greek)?;
    let mut end = at + length;
    loop {
        let rest = &text[end..];
        if let Some((mark, length)) = mark_at(rest, greek) {
            kind = match (kind, mark) {
                (Mark::Wide, _) | (_, Mark::Wide) => Mark::Wide,
                (Mark::Sharp, _) | (_, Mark::Sharp) => Mark::Sharp,
                _ => Mark::Ellipsis,
            };
            end += length;
        } else if matches!(kind, Mark::Stop | Mark::Ellipsis)
            && rest.starts_with(" .")
            && !text[end + 2..].starts_with(is_digit)
        {
            kind = Mark::Ellipsis;
            end += 2;
        } else {
            return Some((kind, end));
        }
    }
}

/// What closes after a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Closing {
    /// Where it ends.
    pub end: usize,
    /// Whether it includes a quote mark.
    pub quotation: bool,
}

/// Closing quote marks, brackets and footnote signs starting at `at`.
///
/// A mark that opens in one language and closes in another counts as closing unless a letter follows.
pub(super) fn closing_at(text: &str, at: usize) -> Closing {
    let mut closing = Closing { end: at, quotation: false };
    loop {
        let rest = &text[closing.end..];
        let Some(c) = rest.chars().next() else { return closing };
        let behind = &rest[c.len_utf8()..];
        let length = match c {
            '"' | '\'' | '”' | '’' | '」' | '』' => c.len_utf8(),
            '“' | '‘' | '«' | '»' | '‹' | '›' if !behind.starts_with(char::is_alphanumeric) => c.len_utf8(),
            // French puts a space before the closing mark.
            ' ' | '\u{A0}' | '\u{202F}'
                if behind.strip_prefix(['»', '›']).is_some_and(|after| !after.starts_with(char::is_alphanumeric)) =>
            {
                c.len_utf8() + behind.chars().next().map_or(0, char::len_utf8)
            }
            ')' | ']' | '}' | '）' | '］' | '】' | '》' | '〉' => c.len_utf8(),
            '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡' | '*' | '_' => c.len_utf8(),
            '[' => match footnote_length(rest) {
                Some(length) => length,
                None => return closing,
            },
            _ => return closing,
        };
        closing.quotation |= is_quote_mark(c) || c.is_whitespace();
        closing.end += length;
    }
}

/// The length of a footnote sign such as `[12]` at the start of `rest`.
fn footnote_length(rest: &str) -> Option<usize> {
    // No article has a thousand footnotes.
    let digits = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then_some(digits + 2).filter(|&length| rest.as_bytes().get(length - 1) == Some(&b']'))
}

/// Whether `c` opens or closes a quotation.
pub(super) fn is_quote_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‚' | '「' | '」' | '『' | '』' | '＂')
        || is_apostrophe(c)
}

/// Whether `c` may stand between a boundary and the first word of the next sentence.
pub(super) fn may_open(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '!' | '?' | ',' | ';' | ':') && !c.is_control()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_a_row_count_as_one() {
        for (text, expected) in [
            (".", Some((Mark::Stop, 1))),
            ("...", Some((Mark::Ellipsis, 3))),
            (". . . and", Some((Mark::Ellipsis, 5))),
            (". .5", Some((Mark::Stop, 1))),
            ("?!...", Some((Mark::Sharp, 5))),
            ("。", Some((Mark::Wide, 3))),
            (";", None),
            ("a", None),
        ] {
            assert_eq!(marks_at(text, 0, false), expected, "{text}");
        }
        assert_eq!(marks_at(";", 0, true), Some((Mark::Sharp, 1)));
    }

    #[test]
    fn closing_marks_apart_from_the_words_end_where_they_end() {
        for (text, end) in [(" »", 3), (" ›", 4), ("\u{202F}› so", 6), (" ›x", 0), ("”)", 4)] {
            assert_eq!(closing_at(text, 0).end, end, "{text}");
        }
    }

    #[test]
    fn every_mark_stops_the_scan() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let text = c.encode_utf8(&mut buffer);
            if mark_at(text, true).is_some() {
                assert!(STOPPING[text.as_bytes()[0] as usize], "{c}");
            }
        }
    }

    #[test]
    fn closing_marks_are_taken_and_opening_ones_left() {
        for (text, length, quotation) in [
            ("” He", 3, true),
            ("\u{A0}» Il", 4, true),
            (" »Wir", 0, false),
            ("“ Er", 3, true),
            ("“He", 0, false),
            (")[12] No", 5, false),
            ("[...] No", 0, false),
            ("¹ It", 2, false),
        ] {
            assert_eq!(closing_at(text, 0), Closing { end: length, quotation }, "{text}");
        }
    }
}
