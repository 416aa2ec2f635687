//! Quote marks, one at a time: their characters and their direction.
//!
//! The same character opens in one language and closes in another (`“`, `»`), and the straight `"` has no direction. So
//! a mark has three properties: its family, the direction suggested by its shape, and the one suggested by its
//! neighbours. `find` decides between them, since it knows what is open.
//!
//! Single marks are left to `single`: most of them are apostrophes.

use crate::span::Span;

/// Marks that can pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Family {
    /// `"`, `“`, `”`, `„`, `‟`, and two single marks used as one: ```` `` ````, `''`, `,,`.
    Double,
    /// `«`, `»`.
    Guillemet,
    /// `‹`, `›`.
    SingleGuillemet,
    /// `「`, `」`.
    Corner,
    /// `『`, `』`.
    WhiteCorner,
    /// `《`, `》`, `〈`, `〉`: titles of books and papers, never speech.
    Title,
}

impl Family {
    /// Number of families.
    pub const N: usize = Family::Title as usize + 1;
}

/// The direction suggested by the shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Shape {
    /// Opens in nearly every language: `„`, `「`.
    Low,
    /// Opens in most languages, closes after `„` or `»`: `“`, `«`.
    Left,
    /// Closes in most languages, opens in some: `”`, `»`.
    Right,
    /// Closes in every language: `」`.
    High,
    /// No direction: `"`.
    Straight,
}

/// The direction suggested by the neighbours of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Direction {
    /// A space before, a word after.
    Opening,
    /// A word before, a space after.
    Closing,
    /// No direction, or both.
    Neither,
}

/// One quote mark.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Mark {
    /// Its position.
    pub span: Span,
    /// See [`Family`].
    pub family: Family,
    /// See [`Shape`].
    pub shape: Shape,
    /// See [`Direction`].
    pub direction: Direction,
    /// Whether a digit stands directly before it: it may stand for inches.
    pub after_digit: bool,
    /// Whether it stands at the edge of its block, separated from the words: only the edge suggests a direction.
    pub at_border: bool,
    /// Whether its neighbours allow both directions where other marks would be ignored: it stands alone after a comma
    /// or colon, or in a script without spaces.
    pub may_open: bool,
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
    ('｢', Family::Corner, Shape::Low),
    ('｣', Family::Corner, Shape::High),
    ('『', Family::WhiteCorner, Shape::Low),
    ('』', Family::WhiteCorner, Shape::High),
    ('〝', Family::Double, Shape::Left),
    ('〞', Family::Double, Shape::Right),
    ('〟', Family::Double, Shape::Right),
    ('《', Family::Title, Shape::Low),
    ('》', Family::Title, Shape::High),
    ('〈', Family::Title, Shape::Low),
    ('〉', Family::Title, Shape::High),
];

/// Single marks that, doubled, are used as one double mark, and the shape of that mark.
const DOUBLED: &[(char, Shape)] = &[
    ('`', Shape::Left),
    ('´', Shape::Right),
    ('\'', Shape::Straight),
    (',', Shape::Low),
    ('‚', Shape::Low),
    ('‘', Shape::Left),
    ('’', Shape::Right),
];

/// The first bytes of marks: the straight one, «», general punctuation, CJK, full width, and marks that may be doubled.
const BEGINS_MARK: [bool; 256] = {
    let mut begins = [false; 256];
    let bytes = [b'"', b'\'', b',', b'`', 0xC2, 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < bytes.len() {
        begins[bytes[at] as usize] = true;
        at += 1;
    }
    begins
};

/// The quote marks in `span` of `text`, in order, without single ones.
pub(in crate::quote) fn marks(text: &str, span: Span, into: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    // Two single marks close only what two single marks opened. Otherwise they are nested quotations ending together.
    let mut doubled_is_open = false;
    let mut at = span.start;
    while at < span.end {
        let Some(next) = bytes[at..span.end].iter().position(|&byte| BEGINS_MARK[usize::from(byte)]) else { break };
        at += next;
        if matches!(bytes[at], b'\'' | b',' | b'`') && bytes.get(at + 1) != Some(&bytes[at]) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        let before = text[span.start..at].chars().next_back();
        if let Some(&(_, family, shape)) = MARKS.iter().find(|m| m.0 == c) {
            into.push(Mark::new(text, span, Span::new(at, end), family, shape));
            at = end;
            continue;
        }
        let n_run = text[at..span.end].chars().take_while(|&other| other == c).take(4).count();
        let end = at + n_run * c.len_utf8();
        let doubled = DOUBLED.iter().find(|m| m.0 == c).filter(|_| matches!(n_run, 2 | 3) && before != Some(c));
        if let Some(&(_, shape)) = doubled {
            let mut mark = Mark::new(text, span, Span::new(at, end), Family::Double, shape);
            if mark.direction == Direction::Opening && shape != Shape::Right || doubled_is_open && shape != Shape::Low {
                doubled_is_open = mark.direction == Direction::Opening;
                // Of three, the inner one is a single mark: ''He said 'no,''' she recalled.
                let pair = 2 * c.len_utf8();
                mark.span = if doubled_is_open { Span::new(at, at + pair) } else { Span::new(end - pair, end) };
                into.push(mark);
            }
        }
        at = end;
    }
}

impl Mark {
    /// The mark at `span` in `block`.
    fn new(text: &str, block: Span, span: Span, family: Family, shape: Shape) -> Mark {
        let (text_before, text_after) = (&text[block.start..span.start], &text[span.end..block.end]);
        let (before, after) = (text_before.chars().next_back(), text_after.chars().next());
        let direction = direction(before, after);
        let is_dense = |c: Option<char>| c.is_some_and(is_written_without_spaces);
        let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let is_apart = is_space(before) && is_space(after) && text_before.trim_end().ends_with([',', ':']);
        let at_border = (before.is_none() && is_space(after)) || (after.is_none() && is_space(before));
        let after_digit = before.is_some_and(|c| c.is_ascii_digit());
        let may_open =
            direction == Direction::Neither && !after_digit && (is_apart || is_dense(before) || is_dense(after));
        Mark { span, family, shape, direction, after_digit, at_border, may_open }
    }

    /// Whether it consists of two single marks.
    pub fn is_doubled(&self, text: &str) -> bool {
        self.span.of(text).chars().nth(1).is_some()
    }
}

/// The direction suggested by the characters before and after a mark; `None` is the edge of the block.
pub(in crate::quote) fn direction(before: Option<char>, after: Option<char>) -> Direction {
    // A mark separated from its words belongs to the edge that it stands at: `“ …` opens, `… “` closes.
    match (before, after) {
        (None, Some(after)) if after.is_whitespace() => return Direction::Opening,
        (Some(before), None) if before.is_whitespace() => return Direction::Closing,
        _ => {}
    }
    let room_before = before
        .is_none_or(|c| c.is_whitespace() || opens(c) || is_dash(c) || is_quote(c) || matches!(c, '/' | ':' | '='));
    let room_after = after.is_none_or(|c| c.is_whitespace() || ends(c) || is_dash(c) || is_quote(c) || c == '/')
        // A note after the closing mark: `we sail.”[1]`.
        || (!room_before && after.is_some_and(opens));
    let word_before = before.is_some_and(|c| !c.is_whitespace() && !opens(c));
    let word_after = after.is_some_and(|c| !c.is_whitespace() && !ends_only(c));
    match (room_before && word_after, word_before && room_after) {
        (true, false) => Direction::Opening,
        (false, true) => Direction::Closing,
        _ => Direction::Neither,
    }
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡' | '（' | '【')
}

fn ends(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '…'
            | '،'
            | '؛'
            | '؟'
            | '。'
            | '、'
            | '，'
            | '！'
            | '？'
            | '；'
            | '：'
            | '）'
            | '】'
    )
}

/// Punctuation that never starts a quotation; "…" does, and so do the brackets of an omission.
fn ends_only(c: char) -> bool {
    ends(c) && !matches!(c, '…' | '.')
}

/// Whether `c` belongs to a script without spaces between words, where neighbours suggest no direction.
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0E7F}' | '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9F}')
}

pub(in crate::quote) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// Whether `c` is any quote mark, including single ones.
pub(in crate::quote) fn is_quote(c: char) -> bool {
    match c {
        '\'' | '"' | '`' => true,
        _ if c.is_ascii() => false,
        '‘' | '’' | '‚' | '‛' => true,
        _ => MARKS.iter().any(|m| m.0 == c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_give_a_straight_mark_its_direction() {
        for (text, want) in [
            ("he said \"no", Direction::Opening),
            ("\"No", Direction::Opening),
            ("no\" he", Direction::Closing),
            ("no.\"", Direction::Closing),
            ("(\"no", Direction::Opening),
            ("no\")", Direction::Closing),
            ("—\"no", Direction::Opening),
            ("no\"—", Direction::Closing),
            ("\"…and", Direction::Opening),
            ("Hale:\"No", Direction::Opening),
            ("a \" b", Direction::Neither),
            ("no,\"he", Direction::Neither),
        ] {
            let mut found = Vec::new();
            marks(text, Span::new(0, text.len()), &mut found);
            assert_eq!(found[0].direction, want, "{text}");
        }
    }

    #[test]
    fn accents_and_other_signs_are_no_quote_marks() {
        let text = "é … – € 日本 ， ’";
        let mut found = Vec::new();
        marks(text, Span::new(0, text.len()), &mut found);
        assert!(found.is_empty());
    }
}
