//! Single quote marks: the few that quote among the many that are apostrophes.
//!
//! A pair counts only if it is clear: room before and a word after the opening mark, a word before and room after the closing
//! one, and no second opening between. What looks like an opening mark but stands for left-out letters (`'90s`, `’cause`) and
//! what looks like a closing one but marks a plural's possessive (`workers’`) is told by tables and by what follows.

use crate::quote::marks::{Lean, lean};
use crate::span::Span;

/// Words that begin with an apostrophe, and halves of names for which one stands.
const ELISIONS: &[&str] = &[
    "cause", "em", "til", "till", "tis", "twas", "n", "round", "bout", "s", "t", "ne", "nen", "nem", "ner", "m", "ll",
    "re",
];

/// How far a closing mark may be from its opening, in bytes: the longest British paragraph of speech seen, doubled. Beyond,
/// two apostrophes have met.
const REACH: usize = 2_000;

#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    opens: bool,
    closes: bool,
    /// Punctuation before or after it, so that no possessive can be meant.
    surely: bool,
    /// `‚` or `‘`, or a straight mark that began with one.
    c: char,
}

/// Pairs of single marks in `span` of `text`: the spans of the two marks, in order, not overlapping.
pub(super) fn single_pairs(text: &str, span: Span) -> Vec<(Span, Span)> {
    let candidates = candidates(text, span);
    let mut pairs = Vec::new();
    let mut next = 0;
    while next < candidates.len() {
        let opening = candidates[next];
        next += 1;
        if !opening.opens {
            continue;
        }
        let mut weak = None;
        for (index, closing) in candidates.iter().enumerate().skip(next) {
            // A second opening mark, or too far away: the first one was an apostrophe after all.
            if closing.span.start - opening.span.start > REACH || (closing.opens && !closing.closes) {
                break;
            }
            if closing.closes && fits(opening.c, closing.c) {
                if closing.surely {
                    weak = Some(index);
                    break;
                }
                weak.get_or_insert(index);
            }
        }
        if let Some(index) = weak {
            pairs.push((opening.span, candidates[index].span));
            next = index + 1;
        }
    }
    pairs
}

fn fits(opening: char, closing: char) -> bool {
    match opening {
        '‚' => matches!(closing, '‘' | '’' | '\''),
        '‘' => matches!(closing, '’' | '\''),
        _ => closing == '\'' || closing == '’',
    }
}

fn candidates(text: &str, span: Span) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = span.start;
    while at < span.end {
        if bytes[at] != b'\'' && !(bytes[at] == 0xE2 && text[at..].starts_with(['‘', '’', '‚'])) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        let before = text[span.start..at].chars().next_back();
        let after = text[end..span.end].chars().next();
        let side = lean(before, after);
        let surely = before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | '”' | '"'))
            || after.is_none_or(|c| matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | ')'))
            || (before != Some('s') && after.is_some_and(char::is_whitespace));
        let closes =
            side == Lean::Closing && c != '‚' && !before.is_some_and(|c| c.is_ascii_digit() && after != Some('.'));
        let opens = side == Lean::Opening && !is_elision(&text[end..span.end]) && (c != '’');
        if opens || closes {
            found.push(Candidate { span: Span::new(at, end), opens, closes, surely, c });
        }
        at = end;
    }
    found
}

fn is_elision(after: &str) -> bool {
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
    ELISIONS.iter().any(|word| after[..end].eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        single_pairs(text, Span::new(0, text.len())).iter().map(|(a, b)| &text[a.end..b.start]).collect()
    }

    #[test]
    fn clear_pairs_are_found_and_apostrophes_are_not() {
        for (text, want) in [
            ("‘We can’t go on,’ said Tom Hale.", &["We can’t go on,"][..]),
            ("'It's late,' she said. 'We leave.'", &["It's late,", "We leave."]),
            ("The '90s were the workers' years", &[]),
            ("rock 'n' roll", &[]),
            ("’Cause the dogs’ bowls don’t fill", &[]),
            ("l’État n’a pas d’argent", &[]),
            ("He is 5' 6\" tall and 6' wide", &[]),
            ("a ‘soft’ start", &["soft"]),
            ("‘The workers’ union is right,’ he said", &["The workers’ union is right,"]),
            ("die ‚kleine‘ Lösung", &["kleine"]),
        ] {
            assert_eq!(quoted(text), want, "{text}");
        }
    }
}
