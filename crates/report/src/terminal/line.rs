//! Lines of styled text: how wide they are, how they wrap and how they are cut.
//!
//! Width is counted in terminal columns a grapheme (`unicode-width`), so Chinese and emoji take two. Lines break at white
//! space, after a dash or a slash, and between characters of scripts that are written without spaces; a word that is longer than a line
//! breaks anywhere. Time is linear in the text.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::escape::harmless;

/// What a word is on the page; how it looks follows from that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text.
    #[default]
    Plain,
    /// A verdict, a heading.
    Strong,
    /// What can be passed over.
    Faint,
    /// What an editor must look at.
    Alarm,
    /// Words of a that b has not.
    Removed,
    /// Words of b that a has not.
    Inserted,
    /// Of what stands word for word.
    Verbatim,
    /// Of what was edited.
    Edited,
    /// Of what was said in other words.
    Paraphrased,
}

impl Ink {
    /// Colours of the terminal's own palette, so that they suit its background.
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Ink::Plain => Style::new(),
            Ink::Strong => Style::new().bold(),
            Ink::Faint => Style::new().dimmed(),
            Ink::Alarm => colour(AnsiColor::Red).bold(),
            Ink::Removed => colour(AnsiColor::Red),
            Ink::Inserted => colour(AnsiColor::Green),
            Ink::Verbatim => colour(AnsiColor::Magenta),
            Ink::Edited => colour(AnsiColor::Blue),
            Ink::Paraphrased => colour(AnsiColor::Cyan),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    ink: Ink,
}

/// Styled text, without line breaks and harmless for a terminal. White space at a seam is the writer's to put there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    /// Nothing yet.
    pub(super) fn new() -> Line {
        Line::default()
    }

    /// `text` in one ink.
    pub(super) fn of(ink: Ink, text: &str) -> Line {
        Line::new().then(ink, text)
    }

    /// The line with `text` behind it.
    #[must_use]
    pub(super) fn then(mut self, ink: Ink, text: &str) -> Line {
        self.push(ink, &harmless(text));
        self
    }

    /// The line with another behind it.
    #[must_use]
    pub(super) fn join(mut self, other: Line) -> Line {
        for piece in other.pieces {
            self.push(piece.ink, &piece.text);
        }
        self
    }

    /// The line filled with spaces up to `columns`.
    #[must_use]
    pub(super) fn padded(mut self, columns: usize) -> Line {
        let missing = columns.saturating_sub(self.width());
        self.push(Ink::Plain, &" ".repeat(missing));
        self
    }

    /// Whether there is nothing on it.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Terminal columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.pieces.iter().map(|piece| width(&piece.text)).sum()
    }

    /// Appends harmless text.
    fn push(&mut self, ink: Ink, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.ink == ink => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), ink }),
        }
    }

    fn graphemes(&self) -> impl Iterator<Item = (Ink, &str)> {
        self.pieces.iter().flat_map(|piece| piece.text.graphemes(true).map(|grapheme| (piece.ink, grapheme)))
    }

    /// The line cut to `columns`, an ellipsis at the end if anything is lost.
    pub(super) fn cut(&self, columns: usize) -> Line {
        let mut cut = Line::new();
        let mut taken = 0;
        for (ink, grapheme) in self.graphemes() {
            taken += width(grapheme);
            if taken > columns {
                cut.end_with_ellipsis(columns);
                break;
            }
            cut.push(ink, grapheme);
        }
        cut
    }

    /// The end of the line in `columns`, an ellipsis before it if anything is lost: of a path, the end tells most.
    pub(super) fn cut_before(self, columns: usize) -> Line {
        let mut excess = (self.width() + 1).saturating_sub(columns);
        if excess <= 1 {
            return self;
        }
        let mut cut = Line::of(Ink::Faint, "…");
        for (ink, grapheme) in self.graphemes() {
            if excess == 0 {
                cut.push(ink, grapheme);
            }
            excess = excess.saturating_sub(width(grapheme));
        }
        cut
    }

    /// The line broken into lines of at most `columns`; of more than `limit` lines the rest is left out and the last ends in
    /// an ellipsis.
    pub(super) fn wrapped(&self, columns: usize, limit: Option<usize>) -> Vec<Line> {
        let mut wrapping = Wrapping { columns: columns.max(2), ..Wrapping::default() };
        let mut before = " ";
        for (ink, grapheme) in self.graphemes() {
            if grapheme.trim().is_empty() && grapheme != NO_BREAK_SPACE {
                wrapping.end_chunk();
                wrapping.gap = Some(ink);
            } else {
                if may_break(before, grapheme) {
                    wrapping.end_chunk();
                }
                wrapping.add(ink, grapheme);
            }
            before = grapheme;
            if limit.is_some_and(|limit| wrapping.done.len() >= limit) {
                break;
            }
        }
        wrapping.finish(limit)
    }

    /// Puts an ellipsis at the end of the line, in place of its last graphemes if it is full.
    fn end_with_ellipsis(&mut self, columns: usize) {
        while self.width() + 1 > columns {
            let Some(last) = self.pieces.last_mut() else { break };
            let keep = last.text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            last.text.truncate(keep);
            if last.text.is_empty() {
                self.pieces.pop();
            }
        }
        self.push(Ink::Faint, "…");
    }

    /// Appends the line to `page`, styled if there is `colour`; spaces at its end are left out.
    pub(super) fn write_to(&self, page: &mut String, colour: bool) {
        let written =
            self.pieces.iter().rposition(|piece| !piece.text.trim_end().is_empty()).map_or(0, |last| last + 1);
        for (index, piece) in self.pieces[..written].iter().enumerate() {
            let text = if index + 1 == written { piece.text.trim_end() } else { &piece.text };
            let style = piece.ink.style();
            if colour && piece.ink != Ink::Plain {
                // Writing to a string cannot fail.
                let _ = write!(page, "{style}{text}{style:#}");
            } else {
                page.push_str(text);
            }
        }
        page.push('\n');
    }
}

const NO_BREAK_SPACE: &str = "\u{A0}";

/// Terminal columns that `text` takes.
pub(super) fn width(text: &str) -> usize {
    // Graphemes one by one, because that is how lines are filled; terminals place them so, too.
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// Lines being filled.
#[derive(Default)]
struct Wrapping {
    columns: usize,
    done: Vec<Line>,
    line: Line,
    line_width: usize,
    /// White space that is written if the next chunk stands on the same line.
    gap: Option<Ink>,
    /// Graphemes that stay together.
    chunk: Line,
    chunk_width: usize,
}

impl Wrapping {
    fn add(&mut self, ink: Ink, grapheme: &str) {
        let grapheme_width = width(grapheme);
        if self.chunk_width + grapheme_width > self.columns {
            self.end_chunk();
        }
        self.chunk.push(ink, grapheme);
        self.chunk_width += grapheme_width;
    }

    fn end_chunk(&mut self) {
        if self.chunk.is_empty() {
            return;
        }
        let gap = self.gap.take().filter(|_| self.line_width > 0);
        if self.line_width + usize::from(gap.is_some()) + self.chunk_width > self.columns {
            self.end_line();
        } else if let Some(ink) = gap {
            self.line.push(ink, " ");
            self.line_width += 1;
        }
        self.line = std::mem::take(&mut self.line).join(std::mem::take(&mut self.chunk));
        self.line_width += std::mem::take(&mut self.chunk_width);
    }

    fn end_line(&mut self) {
        self.line_width = 0;
        self.done.push(std::mem::take(&mut self.line));
    }

    fn finish(mut self, limit: Option<usize>) -> Vec<Line> {
        self.end_chunk();
        if !self.line.is_empty() {
            self.end_line();
        }
        if let Some(limit) = limit
            && self.done.len() > limit
        {
            self.done.truncate(limit);
            if let Some(last) = self.done.last_mut() {
                last.end_with_ellipsis(self.columns);
            }
        }
        self.done
    }
}

/// Whether a line may end between two graphemes that no space parts.
fn may_break(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if is_ideographic(last, before) || is_ideographic(first, after) {
        // Typographers' rule in Chinese and Japanese (kinsoku): no line begins with a closing mark or ends with an opening one.
        return !NEVER_FIRST.contains(first) && !NEVER_LAST.contains(last);
    }
    matches!(last, '—' | '–') && first.is_alphanumeric() || last == '/' && first.is_alphabetic()
}

const NEVER_FIRST: &str = "、。，．・：；？！,.:;?!…‥ー々)]}）］｝〕〉》」』】〙〗”’»%％";
const NEVER_LAST: &str = "([{（［｛〔〈《「『【〘〖“‘«$￥￡";

/// Wide characters other than Hangul, which has spaces between its words.
fn is_ideographic(c: char, grapheme: &str) -> bool {
    !c.is_ascii() && !matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7FF}') && width(grapheme) == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(line: &Line) -> String {
        let mut page = String::new();
        line.write_to(&mut page, false);
        page.pop();
        page
    }

    fn wrapped(text: &str, columns: usize) -> Vec<String> {
        Line::of(Ink::Plain, text).wrapped(columns, None).iter().map(plain).collect()
    }

    #[test]
    fn lines_break_where_readers_expect_it() {
        for (text, columns, lines) in [
            ("", 10, vec![]),
            ("   ", 10, vec![]),
            ("the ferry was late", 10, vec!["the ferry", "was late"]),
            ("the  ferry\nwas   late", 40, vec!["the ferry was late"]),
            ("exactly ten", 11, vec!["exactly ten"]),
            ("at the Donaudampfschiff", 8, vec!["at the", "Donaudam", "pfschiff"]),
            ("渡船今天晚点了。", 8, vec!["渡船今天", "晚点了。"]),
            ("渡船今天晚。", 10, vec!["渡船今天", "晚。"]),
            ("他说「好」", 6, vec!["他说", "「好」"]),
            ("도선이 늦었다", 6, vec!["도선이", "늦었다"]),
            ("🚢🚢🚢", 4, vec!["🚢🚢", "🚢"]),
            ("the bank—gone", 9, vec!["the bank—", "gone"]),
            ("5\u{A0}km far", 6, vec!["5\u{A0}km", "far"]),
        ] {
            assert_eq!(wrapped(text, columns), lines, "{text:?} at {columns}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_columns_and_no_letter_is_lost() {
        let text = "Zwölf 渡船 “were” late—too e\u{301}te\u{301} 👩‍👩‍👧‍👦 supercalifragilistic, 5 km, 「はい」と言った。";
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for columns in 2..60 {
            let lines = wrapped(text, columns);
            assert!(lines.iter().all(|line| line.width() <= columns), "{columns}: {lines:?}");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn what_is_left_out_is_marked() {
        let line = Line::of(Ink::Plain, "one two three four");
        assert_eq!(line.wrapped(8, Some(2)).iter().map(plain).collect::<Vec<_>>(), ["one two", "three…"]);
        assert_eq!(plain(&line.cut(8)), "one two…");
        assert_eq!(plain(&line.cut(18)), "one two three four");
        assert_eq!(plain(&line.cut(17)), "one two three fo…");
        assert_eq!(plain(&Line::of(Ink::Plain, "渡船今天").cut(6)), "渡船…");
        assert_eq!(plain(&line.clone().cut_before(18)), "one two three four");
        assert_eq!(plain(&line.cut_before(9)), "…ree four");
        assert_eq!(plain(&Line::of(Ink::Plain, "渡船今天").cut_before(6)), "…今天");
    }

    #[test]
    fn styles_end_where_they_began() {
        let mut page = String::new();
        Line::of(Ink::Alarm, "altered").then(Ink::Plain, " words  ").write_to(&mut page, true);
        assert_eq!(page, "\u{1b}[1m\u{1b}[31maltered\u{1b}[0m words\n");
    }

    #[test]
    fn text_cannot_style_the_page() {
        assert_eq!(plain(&Line::of(Ink::Plain, "\x1b[2Jgone")), "\\u{1b}[2Jgone");
    }

    #[test]
    fn an_endless_word_takes_linear_time() {
        let lines = wrapped(&"x".repeat(1_000_000), 40);
        assert_eq!(lines.len(), 25_000);
    }
}
