//! Quote marks one by one: which characters they are, and which way each leans.
//!
//! The same character opens in one language and closes in another (`“`, `»`), and the straight `"` has no direction at all,
//! so a mark is known by three things: its family, the side that its shape speaks for, and the side that its neighbours
//! speak for. Which side it takes is decided in `find`, which knows what is open.
//!
//! Single marks are left to `single`: most of them are apostrophes.

use crate::span::Span;

/// Marks that can stand for each other as a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`, `‟`.
    Double,
    /// `«`, `»`.
    Guillemet,
    /// `‹`, `›`.
    SingleGuillemet,
    /// `「`, `」`.
    Corner,
    /// `『`, `』`.
    WhiteCorner,
}

/// What the shape of a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Opens in every language: `„`, `「`.
    Low,
    /// Opens in most, closes after `„` or `»`: `“`, `«`.
    Left,
    /// Closes in most, opens in some: `”`, `»`.
    Right,
    /// Closes in every language: `」`.
    High,
    /// Says nothing: `"`.
    Straight,
}

/// What the neighbours of a mark say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Room before, a word after.
    Opening,
    /// A word before, room after.
    Closing,
    /// Nothing, or both.
    Neither,
}

/// One quote mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Where it stands.
    pub span: Span,
    /// See [`Family`].
    pub family: Family,
    /// See [`Shape`].
    pub shape: Shape,
    /// See [`Lean`].
    pub lean: Lean,
    /// Whether a digit stands directly before: it may measure inches.
    pub after_digit: bool,
}

const MARKS: &[(char, Family, Shape)] = &[
    ('"', Family::Double, Shape::Straight),
    ('＂', Family::Double, Shape::Straight),
    ('“', Family::Double, Shape::Left),
    ('‟', Family::Double, Shape::Left),
    ('”', Family::Double, Shape::Right),
    ('„', Family::Double, Shape::Low),
    ('«', Family::Guillemet, Shape::Left),
    ('»', Family::Guillemet, Shape::Right),
    ('‹', Family::SingleGuillemet, Shape::Left),
    ('›', Family::SingleGuillemet, Shape::Right),
    ('「', Family::Corner, Shape::Low),
    ('」', Family::Corner, Shape::High),
    ('『', Family::WhiteCorner, Shape::Low),
    ('』', Family::WhiteCorner, Shape::High),
];

/// The quote marks in `span` of `text`, in order, single ones left out.
pub(super) fn marks(text: &str, span: Span, into: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        // Every mark begins with one of these bytes: the straight one, «», general punctuation, CJK, full width.
        if !matches!(bytes[at], b'"' | 0xC2 | 0xE2 | 0xE3 | 0xEF) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        if let Some(&(_, family, shape)) = MARKS.iter().find(|m| m.0 == c) {
            let before = text[span.start..at].chars().next_back();
            let after = text[end..span.end].chars().next();
            let after_digit = before.is_some_and(|c| c.is_ascii_digit());
            into.push(Mark { span: Span::new(at, end), family, shape, lean: lean(before, after), after_digit });
        }
        at = end;
    }
}

/// What the characters before and after a mark say about it; `None` is the border of the block.
pub(super) fn lean(before: Option<char>, after: Option<char>) -> Lean {
    let room_before = before
        .is_none_or(|c| c.is_whitespace() || opens(c) || is_dash(c) || is_quote(c) || matches!(c, '/' | ':' | '='));
    let room_after = after.is_none_or(|c| c.is_whitespace() || ends(c) || is_dash(c) || is_quote(c) || c == '/');
    let word_before = before.is_some_and(|c| !c.is_whitespace() && !opens(c));
    let word_after = after.is_some_and(|c| !c.is_whitespace() && !ends_only(c));
    match (room_before && word_after, word_before && room_after) {
        (true, false) => Lean::Opening,
        (false, true) => Lean::Closing,
        _ => Lean::Neither,
    }
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡')
}

fn ends(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '。' | '、' | '，' | '！' | '？')
}

/// Marks of the end that never begin a quotation; "…" does, and so do brackets of an omission.
fn ends_only(c: char) -> bool {
    ends(c) && !matches!(c, '…' | '.')
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// Whether `c` is any mark of quotation, the single ones among them.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛') || MARKS.iter().any(|m| m.0 == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_tell_the_side_of_a_straight_mark() {
        for (text, want) in [
            ("he said \"no", Lean::Opening),
            ("\"No", Lean::Opening),
            ("no\" he", Lean::Closing),
            ("no.\"", Lean::Closing),
            ("(\"no", Lean::Opening),
            ("no\")", Lean::Closing),
            ("—\"no", Lean::Opening),
            ("no\"—", Lean::Closing),
            ("\"…and", Lean::Opening),
            ("Hale:\"No", Lean::Opening),
            ("a \" b", Lean::Neither),
            ("no,\"he", Lean::Neither),
        ] {
            let mut found = Vec::new();
            marks(text, Span::new(0, text.len()), &mut found);
            assert_eq!(found[0].lean, want, "{text}");
        }
    }

    #[test]
    fn accents_and_other_signs_are_no_marks() {
        let text = "é … – € 日本 ， ’";
        let mut found = Vec::new();
        marks(text, Span::new(0, text.len()), &mut found);
        assert!(found.is_empty());
    }
}
