//! Sentences: where one ends and the next begins, in news text of many languages.
//!
//! One pass over the bytes stops only at marks that may end a sentence. What the word before says (`before`) and what
//! follows (`after`) is weighed by a few rules (`border`); the words that the rules ask for lie in tables (`abbreviations`,
//! `openings`). Where a text has no marks at all, it is cut by length (`unmarked`).
//!
//! ```text
//! … met Gen. Roy in the U.S. He left. “Why now?” Kim asked.
//!          │            │  │        │         │           │
//!          title        starter     stop      name, cue   end
//!          no           border      border    no          border
//! ```
//!
//! UAX #29 boundaries are not used: they split after "Mr.", and finding them takes three times the time that a whole
//! comparison may. Paragraphs are found by the article's reader; here only a blank line ends a sentence without a mark,
//! and a single line break is white space.

mod abbreviations;
mod after;
mod before;
mod border;
mod marks;
mod openings;
mod unmarked;

use crate::span::Span;
use crate::text::Language;
use border::Borders;

/// The sentences of `text` in order, without the white space around them; none for blank text.
///
/// Every letter and digit lies in exactly one sentence. Closing quote marks, brackets and footnote signs go with the
/// sentence that they follow, a dateline with the sentence that it opens. No sentence is longer than about 2,000 bytes.
///
/// ```
/// use respun::Language;
/// use respun::text::sentences;
/// let text = "Gen. Roy left the U.S. in May. “Will she return?” Kim asked. No one knew.";
/// let found: Vec<_> = sentences(text, Language::English).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["Gen. Roy left the U.S. in May.", "“Will she return?” Kim asked.", "No one knew."]);
/// ```
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    // News sentences have about 120 bytes; a guess too low costs one copy, too high some empty space.
    let mut found = Vec::with_capacity(text.len() / 100 + 1);
    let mut start = 0;
    let mut borders = Borders::new(text, language);
    while let Some(border) = borders.next() {
        push(&mut found, text, Span::new(start, border), borders.saw_thai());
        start = border;
    }
    push(&mut found, text, Span::new(start, text.len()), borders.saw_thai());
    found
}

/// Appends what stands in `piece`, trimmed, in as many parts as its length asks for.
fn push(found: &mut Vec<Span>, text: &str, piece: Span, thai: bool) {
    if thai {
        unmarked::thai_phrases(text, piece, |phrase| unmarked::short_pieces(text, phrase, |part| found.push(part)));
    } else {
        unmarked::short_pieces(text, piece, |part| found.push(part));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text, Language::English).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_text_has_no_sentence() {
        check("", &[]);
        check(" \n\t\u{A0}\n ", &[]);
    }

    #[test]
    fn text_without_a_mark_is_one_sentence() {
        check("  Rain tomorrow ", &["Rain tomorrow"]);
    }

    #[test]
    fn a_blank_line_ends_a_sentence_and_a_line_break_does_not() {
        check("One line\nand more\r\n \r\nAnother", &["One line\nand more", "Another"]);
        check("Ask Mr.\n\nLund left.", &["Ask Mr.", "Lund left."]);
    }

    #[test]
    fn marks_alone_stay_with_their_neighbours() {
        check("... And then? \"", &["... And then? \""]);
        check("!!! Wow. Yes.", &["!!! Wow.", "Yes."]);
    }
}
