//! Single quote marks: separates the few that quote from the many that are apostrophes.
//!
//! A pair must be clear: a space before and a word after the opening mark, a word before and a space after the closing
//! one, and no second opening mark between. Marks that stand for omitted letters (`'90s`, `’cause`) look like opening
//! marks, and those of plural possessives (`workers’`) look like closing ones; word lists and the following text
//! distinguish them.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::marks::mark::{Direction, direction, is_quote};
use crate::span::Span;

/// Words that start with an apostrophe, and parts of words or names next to one.
static ELISIONS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "elision").collect());

/// Most bytes between the opening and the closing mark: twice the longest British paragraph of speech seen. Beyond
/// that, two apostrophes have met.
const REACH: usize = 2_000;

#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    opens: bool,
    closes: bool,
    /// Punctuation before or after it, so that it cannot be a possessive.
    surely: bool,
    /// A digit before it: it may stand for feet or minutes.
    measures: bool,
    /// The character: `‚`, `‘`, `’` or the straight mark.
    c: char,
}

/// Pairs of single marks in `span` of `text`: the spans of the two marks, in order, not overlapping. `doubled` are
/// pairs of marks, in order, that are used as one double mark.
pub(in crate::quote) fn single_pairs(text: &str, span: Span, doubled: &[Span]) -> Vec<(Span, Span)> {
    let candidates = candidates(text, span, doubled);
    let mut pairs = Vec::new();
    let mut next = 0;
    while next < candidates.len() {
        let opening = candidates[next];
        next += 1;
        if !opening.opens {
            continue;
        }
        let mut end = None;
        for (index, closing) in candidates.iter().enumerate().skip(next) {
            // A second opening mark, or too far away: the first mark was an apostrophe.
            if closing.span.start - opening.span.start > REACH || (closing.opens && !closing.closes) {
                break;
            }
            if closing.closes && fits(opening.c, closing) {
                if closing.surely {
                    end = Some(index);
                    break;
                }
                // An apostrophe character opens only if the closing mark is certain.
                if opening.c != '’' {
                    end.get_or_insert(index);
                }
            }
        }
        if let Some(index) = end {
            pairs.push((opening.span, candidates[index].span));
            next = index + 1;
        }
    }
    pairs
}

fn fits(opening: char, closing: &Candidate) -> bool {
    match opening {
        '‚' => matches!(closing.c, '‘' | '’' | '\''),
        '‘' => matches!(closing.c, '’' | '\''),
        '’' => closing.c == '’' && !closing.measures,
        _ => matches!(closing.c, '’' | '\'') && !closing.measures,
    }
}

fn candidates(text: &str, span: Span, doubled: &[Span]) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let Some(next) = bytes[at..span.end].iter().position(|&byte| matches!(byte, b'\'' | 0xE2)) else { break };
        at += next;
        if bytes[at] == 0xE2 && !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x98..=0x9A])) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        if doubled.get(doubled.partition_point(|pair| pair.end <= at)).is_some_and(|pair| pair.start <= at) {
            at = end;
            continue;
        }
        let before = text[span.start..at].chars().next_back();
        let after = text[end..span.end].chars().next();
        let side = direction(before, after);
        // "‘Nothin’ doin’,’": punctuation before another mark belongs to that mark.
        let is_stop = |c: char| matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | ')');
        let is_stopped = after.is_none_or(is_stop) && !text[end..span.end].chars().nth(1).is_some_and(is_quote);
        let surely = before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | '”' | '"'))
            || is_stopped
            // A plural possessive ends in "s", a participle without its "g" in "in".
            || (before != Some('s')
                && after.is_some_and(char::is_whitespace)
                && !text[span.start..at].ends_with("in"));
        let measures = before.is_some_and(|c| c.is_ascii_digit()) && !is_stopped;
        let closes = side == Direction::Closing && c != '‚';
        let opens = side == Direction::Opening && !is_elision(&text[end..span.end]);
        if opens || closes {
            found.push(Candidate { span: Span::new(at, end), opens, closes, surely: surely && !measures, measures, c });
        }
        at = end;
    }
    found
}

fn is_elision(after: &str) -> bool {
    // Decades and years: '90s, '45.
    let n_digits = after.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if n_digits > 0 {
        return n_digits == 2;
    }
    let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
    ELISIONS.iter().any(|word| after[..end].eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        single_pairs(text, Span::new(0, text.len()), &[]).iter().map(|(a, b)| &text[a.end..b.start]).collect()
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
