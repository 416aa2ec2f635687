//! Line layout: whether a text is hard-wrapped, and whether a line continues on the next.
//!
//! Many articles have one paragraph per line; others are wrapped at some column, with blank lines between paragraphs.
//! Only the lines themselves tell which it is:
//!
//! ```text
//! The harbour master said on Tuesday that     < the next word wouldn't have fitted: the line is full
//! no ferry would leave before the storm had   < full
//! passed.                                     < not full: the paragraph ends
//! ```
//!
//! In a wrapped text every full line continues. In other texts a line continues only if it clearly breaks off.

use std::sync::LazyLock;

use crate::language::{Pack, Words};
use unicode_width::UnicodeWidthStr;

use super::boilerplate;
use super::signs::{
    Ending, Marker, begins_in_lower_case, ending, ends_with_comma_and_quote, is_address, is_blank, marker,
};
use crate::span::Span;
use crate::text::normalize::is_dash;
use crate::text::tokenizer::is_unspaced;

/// Minimum width; narrower columns are verse, tables and lists.
const NARROWEST: usize = 40;
/// Maximum width; nobody wraps at more, so wider lines are paragraphs.
const WIDEST: usize = 120;
/// A line is full if, with the first word of the next line, it would reach this percentage of the width. Less than 100,
/// since some wrappers balance their lines; at 80, lists of headlines start to look wrapped.
const FULL_PERCENT: usize = 88;
/// Minimum percentage of full lines. Titles, headings and lists between the paragraphs aren't full.
const FULL_LINES_PERCENT: usize = 75;

/// Words that may follow a line-end hyphen that is the word's own and keeps its space: "Hin- und Rückfahrt".
static KEEPS_HYPHEN_APART: LazyLock<Words> =
    LazyLock::new(|| Pack::in_all(|pack| pack.sentences, "after-open-hyphen").collect());

/// The lines of `source` in order, each with its line end, of any kind in use. U+0085 isn't a line end: it is an
/// ellipsis in the wrong charset.
pub(super) fn lines(source: &str) -> impl Iterator<Item = Span> {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &source[at..];
        // Check bytes first: most of a text can't start a line end.
        let may_end = |&byte: &u8| byte <= b'\r' || byte == 0xE2;
        let mut from = 0;
        let found = loop {
            let Some(next) = rest.as_bytes()[from..].iter().position(may_end) else { break None };
            from += next;
            if let Some(c) = rest[from..].chars().next().filter(|&c| is_end(c)) {
                break Some((from, c));
            }
            from += 1;
        };
        let length = match found {
            Some((end, '\r')) if rest[end + 1..].starts_with('\n') => end + 2,
            Some((end, c)) => end + c.len_utf8(),
            None => rest.len(),
        };
        at += length;
        (length > 0).then(|| Span::new(at - length, at))
    })
}

/// `span` without white space and invisible characters at its ends.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source).trim_end_matches(is_blank);
    let body = text.trim_start_matches(is_blank);
    Span::new(span.start + (text.len() - body.len()), span.start + text.len())
}

/// The line layout of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The wrap width; `None` if each line is a block.
    filled_to: Option<usize>,
}

impl Layout {
    /// The layout of `source`, judged by lines directly followed by another.
    pub(super) fn of(source: &str) -> Layout {
        let mut inner = Vec::new();
        let mut n_wide = 0;
        let (mut n_cut, mut n_capital) = (0, 0);
        let mut before = "";
        for line in lines(source) {
            let line = trimmed(source, line).of(source);
            if !before.is_empty() && !line.is_empty() && !is_address(before) {
                match narrow_width(before) {
                    None => n_wide += 1,
                    Some(width) => {
                        inner.push((width, first_word_width(line)));
                        n_cut += usize::from(!matches!(ending(before), Ending::Stop | Ending::Mark));
                        n_capital += usize::from(line.starts_with(char::is_uppercase));
                    }
                }
            }
            before = line;
        }
        let width = inner.iter().map(|&(width, _)| width).max().unwrap_or(0);
        let n_full = inner.iter().filter(|&&(line, next)| is_full(line, next, width)).count();
        let is_wrapped = inner.len() >= 2
            && width >= NARROWEST
            && n_wide * 10 <= inner.len()
            && n_full * 100 >= inner.len() * FULL_LINES_PERCENT
            && n_cut * 2 >= inner.len()
            // If lines are broken by width alone, the next one starts with a capital as rarely as any word: less than
            // half the time, even in German. Headlines and verse lines nearly always do.
            && n_capital * 10 <= inner.len() * 7;
        Layout { filled_to: is_wrapped.then_some(width) }
    }

    /// What joins the line `before` to the line `after` directly below it; `None` if a block ends between them.
    pub(super) fn joint(self, before: &str, after: &str) -> Option<&'static str> {
        let (before, after) = (before.trim_matches(is_blank), after.trim_matches(is_blank));
        if before.is_empty() || after.is_empty() || is_address(before) || is_address(after) {
            return None;
        }
        let starts_item = match marker(after) {
            // In a wrapped text a dash may be at the start of a line by chance.
            Some(Marker::Bullet(taken)) => {
                self.filled_to.is_none() || !begins_in_lower_case(&after[taken..]) && !after.starts_with(['–', '—'])
            }
            Some(Marker::Number) => {
                self.filled_to.is_none()
                    || !begins_in_lower_case(after.trim_start_matches(|c: char| !c.is_whitespace()))
            }
            None => false,
        };
        if starts_item {
            return None;
        }
        let is_full = self
            .filled_to
            .is_some_and(|width| narrow_width(before).is_none_or(|line| is_full(line, first_word_width(after), width)));
        (is_full || self.goes_on_though_short(before, after) || breaks_off(before, after)).then(|| glue(before, after))
    }

    /// Whether a line that isn't full continues anyway in a wrapped text: agencies cut place and date from the first
    /// line.
    fn goes_on_though_short(self, before: &str, after: &str) -> bool {
        self.filled_to.is_some()
            && ending(before) == Ending::Word
            && before.contains(char::is_whitespace)
            && begins_in_lower_case(after)
            && !boilerplate::is_boilerplate(after, true)
    }
}

/// Whether a paragraph that ends like `before` continues in the next paragraph, whatever is between them.
pub(super) fn goes_on_behind_blank_line(before: &str, after: &str) -> bool {
    ends_with_comma_and_quote(before) && marker(after).is_none() && !boilerplate::is_boilerplate(after, true)
}

/// Whether `before` ends in mid-sentence and `after` continues it.
fn breaks_off(before: &str, after: &str) -> bool {
    if ends_with_comma_and_quote(before) {
        return !boilerplate::is_boilerplate(after, true);
    }
    let bare = before.trim_end_matches(['*', '_']);
    let last_word = bare.rsplit(char::is_whitespace).next().unwrap_or("");
    let ends_in_letter = bare.ends_with(char::is_alphabetic);
    let is_cut =
        bare.ends_with(|c: char| c == ',' || is_dash(c)) || (ends_in_letter && begins_in_lower_case(last_word));
    is_cut
        && before.contains(char::is_whitespace)
        && begins_in_lower_case(after)
        && !boilerplate::is_boilerplate(after, true)
}

/// What replaces the line end between two lines of one paragraph.
fn glue(before: &str, after: &str) -> &'static str {
    let (last, first) = (before.chars().next_back(), after.chars().next());
    if last.is_some_and(is_unspaced_or_mark) && first.is_some_and(is_unspaced_or_mark) {
        return "";
    }
    let mut back = before.chars().rev();
    let is_hyphenated = matches!(back.next(), Some('-' | '‐')) && back.next().is_some_and(char::is_alphabetic);
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if is_hyphenated && begins_in_lower_case(after) && !KEEPS_HYPHEN_APART.contains(next) { "" } else { " " }
}

/// Whether no space belongs next to `c`: characters of scripts without spaces, and their full-width punctuation.
fn is_unspaced_or_mark(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FF60}')
}

fn is_full(line: usize, next_word: usize, width: usize) -> bool {
    (line + 1 + next_word) * 100 > width * FULL_PERCENT
}

/// The width of `line` in columns; `None` if it is above the maximum wrap width.
fn narrow_width(line: &str) -> Option<usize> {
    // No character takes more than four bytes per column, so longer lines needn't be measured.
    if line.len() > 4 * WIDEST {
        return None;
    }
    let width = if line.is_ascii() { line.len() } else { line.width() };
    (width <= WIDEST).then_some(width)
}

fn first_word_width(line: &str) -> usize {
    if line.starts_with(is_unspaced) {
        return 2;
    }
    let word = line.split(char::is_whitespace).next().unwrap_or("");
    narrow_width(word).unwrap_or(WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "The harbour master of Tarn Quay said on Tuesday that no\n\
        ferry would leave before the storm had passed, and that the\n\
        islands would have to wait for their bread.\n\n\
        Bakers on the islands said that they had flour enough for\n\
        two days and were used to worse than this.\n";

    #[test]
    fn a_text_filled_to_a_column_is_wrapped() {
        assert!(Layout::of(WRAPPED).filled_to.is_some());
    }

    #[test]
    fn texts_with_a_block_on_each_line_are_not_wrapped() {
        for text in [
            "",
            "One line",
            "The ferry was late again on Tuesday morning.\nPeople waited for three hours in the rain.\nThe harbour master gave no reason for it.\n",
            "Storm keeps ferries in port for a third day running\nBakers on the islands run out of flour and patience\nHarbour master defends decision to stay in port\n",
            "eggs\nmilk\nbread\nflour\n",
        ] {
            assert_eq!(Layout::of(text).filled_to, None, "{text}");
        }
        let paragraphs =
            "The harbour master said that no ferry would leave before the storm had passed and the sea was calm. "
                .repeat(3);
        assert_eq!(Layout::of(&format!("{paragraphs}\n").repeat(5)).filled_to, None);
    }

    #[test]
    fn full_lines_go_on_and_short_ones_end() {
        let layout = Layout::of(WRAPPED);
        let lines: Vec<_> = WRAPPED.lines().collect();
        assert_eq!(layout.joint(lines[0], lines[1]), Some(" "));
        assert_eq!(layout.joint(lines[2], lines[4]), None);
    }

    #[test]
    fn a_short_line_of_a_wrapped_text_goes_on_in_lower_case() {
        let layout = Layout::of(WRAPPED);
        assert_eq!(layout.joint("The Harbour Board of Tarn Quay", "is selling ten ferries, the board"), Some(" "));
        assert_eq!(layout.joint("The Harbour Board of Tarn Quay", "The board is selling ten ferries"), None);
        assert_eq!(layout.joint("Ferry late again", "by Jane Roe"), None);
    }

    #[test]
    fn lines_that_break_off_go_on_in_any_layout() {
        let layout = Layout { filled_to: None };
        for (before, after, expected) in [
            ("“We can wait if we must,”", "Kim said.", Some(" ")),
            ("„Wir können warten“,", "sagte Kim.", Some(" ")),
            ("the mayor, who was late,", "said nothing", Some(" ")),
            ("the mayor of Tarn", "said nothing", None),
            ("the mayor and the well-", "known baker", Some("")),
            ("für die Hin-", "und Rückfahrt", Some(" ")),
            ("the mayor of the town", "said nothing", Some(" ")),
            ("Ferry late again", "The ferry was late.", None),
            ("Ferry late again", "iPhone sales fell.", None),
            ("Ferry late again", "by Jane Roe", None),
            ("The ferry was late.", "said nobody", None),
            ("https://harbour.example/late", "and so on", None),
            ("what to bring", "- bread", None),
            ("渡轮又晚点了，乘客在雨中等了三", "个小时", None),
        ] {
            assert_eq!(layout.joint(before, after), expected, "{before} / {after}");
        }
    }

    #[test]
    fn lines_end_at_every_kind_of_line_end() {
        let source = "a\nb\r\nc\rd\u{2028}e";
        let texts: Vec<_> =
            lines(source).map(|line| trimmed(source, line).of(source)).filter(|line| !line.is_empty()).collect();
        assert_eq!(texts, ["a", "b", "c", "d", "e"]);
    }
}
