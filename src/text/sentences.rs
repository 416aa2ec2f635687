//! Sentence segmentation of news text in many languages.
//!
//! One pass over the bytes stops only at marks that may end a sentence. A few rules (`border`) weigh the word before
//! the mark (`before`) and what follows it (`after`), using word tables (`abbreviations`, `openings`). Text without any
//! marks is cut by length (`unmarked`).
//!
//! ```text
//! … met Gen. Roy in the U.S. He left. “Why now?” Kim asked.
//!          │            │  │        │         │           │
//!          title        starter     stop      name, cue   end
//!          no           border      border    no          border
//! ```
//!
//! UAX #29 boundaries aren't used: they split after "Mr.", and finding them takes three times as long as a whole
//! comparison may. Paragraphs come from the article reader; here only a blank line ends a sentence without a mark, and
//! a single line break is white space.

mod abbreviations;
mod after;
mod before;
mod border;
mod marks;
mod openings;
mod unmarked;

use crate::language::{Language, Pack, Table};
use crate::span::Span;
use border::Borders;

/// The sentences of `text` in order, without surrounding white space; none for blank text.
///
/// Every letter and digit is in exactly one sentence. Closing quote marks, brackets and footnote signs belong to the
/// sentence before them, a dateline to the sentence it opens. No sentence is longer than about 2,000 bytes.
///
/// ```
/// use respun::Language;
/// use respun::text::sentences;
/// let text = "Gen. Roy left the U.S. in May. “Will she return?” Kim asked. No one knew.";
/// let found: Vec<_> = sentences(text, Language::English).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["Gen. Roy left the U.S. in May.", "“Will she return?” Kim asked.", "No one knew."]);
/// ```
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    // News sentences have about 120 bytes. Too low a guess costs one copy, too high a guess some empty space.
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

/// Appends `piece`, trimmed, in as many parts as its length requires.
fn push(found: &mut Vec<Span>, text: &str, piece: Span, thai: bool) {
    if thai {
        unmarked::thai_phrases(text, piece, |phrase| unmarked::short_pieces(text, phrase, |part| found.push(part)));
    } else {
        unmarked::short_pieces(text, piece, |part| found.push(part));
    }
}

/// The tables for texts in a language. A headline is too short for language detection, and one abbreviation too many
/// does less harm than a wrong cut.
fn tables_for(pack: &Pack) -> impl Iterator<Item = Table> {
    let languages = match pack.language {
        Language::Unknown => vec![Language::English, Language::German, Language::French, Language::Spanish],
        known => vec![known],
    };
    languages.into_iter().map(|language| Pack::of(language).sentences)
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
