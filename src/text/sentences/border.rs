//! Sentence boundaries: weighs what precedes and follows each mark.

use super::abbreviations::{Abbreviations, Kind, kind_of};
use super::after::{After, First, after, is_attribution, is_chinese_attribution, is_japanese_particle};
use super::before::{Before, Setting, before, is_roman, last_word};
use super::marks::{Closing, Mark, STOPPING, closing_at, is_quote_mark, marks_at};
use super::openings::{Starters, ends_address, follows_hour, is_one_letter_word};
use super::unmarked::is_thai;
use crate::language::{Language, Pack};
use crate::text::tokenizer::is_unspaced;

/// The sentence boundaries of a text, from left to right.
pub(super) struct Borders<'t> {
    text: &'t str,
    abbreviations: &'static Abbreviations,
    starters: &'static Starters,
    greek: bool,
    /// Whether the language is German: numbers with a full stop are ordinals, and nouns are capitalised.
    ordinals: bool,
    /// Whether the text has any capital; computed on demand.
    cased: Option<bool>,
    /// Where the current sentence starts, after white space.
    start: usize,
    /// How far the sentence has been searched for a letter or digit.
    searched: usize,
    has_word: bool,
    /// Where to continue.
    at: usize,
    thai: bool,
}

/// Marks, their closing marks, and what follows.
struct Ending<'t> {
    mark: Mark,
    /// Where the first mark is.
    at: usize,
    /// Where the marks end.
    end: usize,
    closing: Closing,
    after: After<'t>,
}

impl<'t> Borders<'t> {
    pub(super) fn new(text: &'t str, language: Language) -> Borders<'t> {
        Borders {
            text,
            abbreviations: Abbreviations::of(language),
            starters: Starters::of(language),
            greek: language == Language::Greek,
            ordinals: Pack::of(language).grammar.ordinal_stop,
            cased: None,
            start: skip_space(text, 0),
            searched: 0,
            has_word: false,
            at: 0,
            thai: false,
        }
    }

    /// Whether a Thai letter has been seen.
    pub(super) fn saw_thai(&self) -> bool {
        self.thai
    }

    /// Where the current sentence ends, if another may follow.
    pub(super) fn next(&mut self) -> Option<usize> {
        loop {
            let bytes = &self.text.as_bytes()[self.at..];
            let at = self.at + bytes.iter().position(|&byte| STOPPING[usize::from(byte)])?;
            let border = if let Some((mark, end)) = marks_at(self.text, at, self.greek) {
                self.border_at(mark, at, end)
            } else {
                self.border_without_mark(at)
            };
            if let Some(border) = border {
                self.start = skip_space(self.text, border);
                self.searched = border;
                self.has_word = false;
                self.at = self.at.max(border);
                return Some(border);
            }
        }
    }

    /// A blank line or a paragraph sign. Moves past what is at `at`.
    fn border_without_mark(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let c = rest.chars().next()?;
        self.at = at + c.len_utf8();
        if c == '\n' {
            let behind = rest.trim_start();
            let gap = &rest[..rest.len() - behind.len()];
            self.at = at + gap.len();
            return gap[1..].contains('\n').then_some(at);
        }
        self.thai |= is_thai(c);
        (c == '\u{2029}').then_some(at)
    }

    /// The boundary after the marks from `at` to `end`, if it is one. Moves past them.
    fn border_at(&mut self, mut mark: Mark, at: usize, end: usize) -> Option<usize> {
        let mut closing = closing_at(self.text, end);
        // A mark alone in brackets ends nothing: "(!)", "[...]".
        let mut is_aside = self.text[..at].ends_with(['(', '[']) && self.text[end..].starts_with([')', ']']);
        // A stop after the closing mark ends the sentence, whatever is inside: “¡Nadie!”.
        while let Some((further, end)) = marks_at(self.text, closing.end, self.greek) {
            is_aside = false;
            mark = if mark == Mark::Wide || further == Mark::Wide { Mark::Wide } else { Mark::Sharp };
            let quotation = closing.quotation;
            closing = closing_at(self.text, end);
            closing.quotation |= quotation;
        }
        self.at = closing.end;
        if is_aside || !self.has_word_before(at) {
            return None;
        }
        let after = after(self.text, closing.end);
        if after.first == First::Nothing {
            return None;
        }
        let ending = Ending { mark, at, end, closing, after };
        let is_border = match mark {
            Mark::Wide => self.wide_ends(&ending),
            _ if !after.gap => return self.border_without_space(&ending),
            Mark::Stop => self.stop_ends(&ending),
            Mark::Ellipsis => self.ellipsis_ends(&ending),
            Mark::Sharp => self.sharp_ends(&ending),
        };
        is_border.then_some(closing.end)
    }

    /// Whether the sentence has a letter or digit before `at`; otherwise there is nothing to end.
    fn has_word_before(&mut self, at: usize) -> bool {
        if !self.has_word && self.searched < at {
            self.has_word = self.text[self.searched..at].chars().any(char::is_alphanumeric);
            self.searched = at;
        }
        self.has_word
    }

    fn stop_ends(&mut self, ending: &Ending<'_>) -> bool {
        let after = &ending.after;
        let capitals = after.word.len() > 1 && !after.word.contains(char::is_lowercase);
        let setting = Setting { abbreviations: self.abbreviations, ordinals: self.ordinals, capitals };
        let before = before(&self.text[self.start..ending.at], setting);
        match before {
            Before::Enumerator | Before::Abbreviation(Kind::Leads) => false,
            // American usage puts the sentence's own stop inside the quote marks.
            _ if ending.closing.quotation => self.begins_sentence(after),
            Before::Word => self.begins_sentence(after),
            Before::Abbreviation(Kind::Counts) => {
                let number = after.first == First::Digit || (is_roman(after.word) && after.word != "I");
                !number && self.begins_sentence(after)
            }
            Before::Abbreviation(Kind::Hour) => after.first == First::Upper && !after.dash && !follows_hour(after.word),
            Before::Abbreviation(Kind::State) if self.is_place_of(ending) => true,
            Before::Abbreviation(Kind::Either | Kind::State) | Before::Initial | Before::Ordinal => {
                !after.dash && self.is_starter(after)
            }
        }
    }

    /// Whether the abbreviation is the state of a town. Only a comma or a lower-case word can follow it in the same
    /// sentence: "in Lodi, Calif. Kim left".
    fn is_place_of(&self, ending: &Ending<'_>) -> bool {
        let after = &ending.after;
        let head = &self.text[self.start..ending.at];
        head[..head.len() - last_word(head).len()].ends_with(", ")
            && after.first == First::Upper
            && self.text[ending.closing.end..after.start].trim().is_empty()
            // "On Monday, Calif. Gov. Lund"
            && kind_of(self.abbreviations, after.word, false) != Some(Kind::Leads)
    }

    fn ellipsis_ends(&mut self, ending: &Ending<'_>) -> bool {
        let after = &ending.after;
        // After a space, or before a German noun, it is as likely an omission.
        let spaced = self.text[..ending.at].ends_with(char::is_whitespace);
        match after.first {
            First::Upper if ending.closing.quotation => !self.is_attributed(ending),
            First::Upper => !(spaced || self.ordinals) || self.is_starter(after),
            First::Uncased => !spaced,
            _ => false,
        }
    }

    fn sharp_ends(&mut self, ending: &Ending<'_>) -> bool {
        let after = &ending.after;
        if ending.closing.quotation {
            return after.first != First::Lower && !self.is_attributed(ending);
        }
        // Names that end in a mark: "Yahoo!".
        let name = last_word(&self.text[self.start..ending.at]);
        let with_mark = &self.text[ending.at - name.len()..ending.end];
        if name.starts_with(char::is_uppercase) && kind_of(self.abbreviations, with_mark, false).is_some() {
            return self.is_starter(after);
        }
        self.begins_sentence(after)
    }

    fn wide_ends(&self, ending: &Ending<'_>) -> bool {
        let next = self.text[ending.closing.end..].chars().next().unwrap_or(' ');
        if ending.closing.end > ending.end && is_japanese_particle(next) {
            return false;
        }
        // "どうなる？と聞いた"; the particle never follows a full stop.
        if next == 'と' && !self.text[..ending.end].ends_with('。') {
            return false;
        }
        !(ending.closing.quotation && is_chinese_attribution(&self.text[ending.closing.end..]))
    }

    /// A boundary where the space is missing: "was done.The next", and in scripts that need none.
    fn border_without_space(&self, ending: &Ending<'_>) -> Option<usize> {
        let text = self.text;
        let border = ending.closing.end;
        let next = text[border..].chars().next()?;
        if ending.mark == Mark::Sharp && is_unspaced(next) {
            return Some(border);
        }
        let opens = is_quote_mark(next) || next == '(';
        let capital = if opens { text[border + next.len_utf8()..].chars().next()? } else { next };
        if !capital.is_uppercase() {
            return None;
        }
        let after = &ending.after;
        let mut letters = after.word.chars().skip(1);
        let is_word = match letters.next() {
            Some(second) => second.is_lowercase() && letters.all(|c| c.is_lowercase() || c == '-'),
            None => {
                is_one_letter_word(after.word) && {
                    let behind = &text[after.start + 1..];
                    // White space at the end of the text is just the end.
                    behind.starts_with([' ', '\'', '’']) && !behind.trim_start().is_empty()
                }
            }
        };
        if !is_word
            || text[after.start + after.word.len()..].starts_with(['.', '/', '@', '_']) && !self.ends_here(after)
        {
            return None;
        }
        let closed = ending.closing.end > ending.end;
        let head = &text[self.start..ending.at];
        match ending.mark {
            _ if closed || opens => Some(border),
            Mark::Stop => {
                let word = last_word(head);
                let ahead = &head[..head.len() - word.len()];
                if ends_address(after.word) || ahead.ends_with(['/', '@', '_', '-', ':']) {
                    return None;
                }
                match before(head, Setting { abbreviations: self.abbreviations, ordinals: false, capitals: false }) {
                    Before::Initial | Before::Abbreviation(Kind::Either | Kind::State | Kind::Hour)
                        if word.contains('.') =>
                    {
                        Some(border)
                    }
                    Before::Word if !word.contains('.') && ends_in_word(head) => Some(border),
                    _ => None,
                }
            }
            _ => ends_in_word(head).then_some(border),
        }
    }

    /// Whether the stop after the first word is a full stop and not the dot of an address: "done.Yes. Then".
    fn ends_here(&self, after: &After<'_>) -> bool {
        let behind = &self.text[after.start + after.word.len()..];
        behind.strip_prefix('.').is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    }

    /// Whether the next word may start a sentence after a mark that may end one.
    fn begins_sentence(&mut self, after: &After<'_>) -> bool {
        match after.first {
            First::Upper | First::Uncased | First::Digit | First::Brand | First::Sign => true,
            First::Lower => !after.dash && !self.is_cased(),
            First::Nothing => false,
        }
    }

    fn is_starter(&self, after: &After<'_>) -> bool {
        // A letter with a stop is another initial: "J. A. Roy".
        let is_initial = after.word.len() == 1 && self.text[after.start + 1..].starts_with('.');
        !is_initial && self.starters.contains(after.word, after.apostrophe)
    }

    /// Whether a quotation that ended in a mark continues with its speaker: `“Why now?” Kim asked.`
    fn is_attributed(&self, ending: &Ending<'_>) -> bool {
        let after = &ending.after;
        after.first == First::Upper
            // In mid-sentence, "He" and "The" would be lower case.
            && (after.word == "I" || !self.is_starter(after))
            && is_attribution(&self.text[after.start..])
    }

    /// Whether the text uses capitals at all. If not, a lower-case letter may start a sentence.
    fn is_cased(&mut self) -> bool {
        *self.cased.get_or_insert_with(|| self.text.chars().any(char::is_uppercase))
    }
}

/// The end of the white space starting at `at`.
fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// Whether `head` ends in a lower-case word, in closing marks after one, or in a year.
fn ends_in_word(head: &str) -> bool {
    let n_digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let mut last = head.chars().rev();
    match (last.next(), last.next()) {
        (Some(')' | ']' | '%' | '”' | '"' | '»' | '’' | '\''), _) => true,
        _ if n_digits == 4 => true,
        (Some(c), Some(previous)) => c.is_lowercase() && previous.is_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, cases: &[(&str, usize)]) {
        for &(text, expected) in cases {
            let mut borders = Borders::new(text, language);
            let n_borders = std::iter::from_fn(|| borders.next()).count();
            assert_eq!(n_borders, expected, "{text}");
        }
    }

    #[test]
    fn a_stop_behind_an_abbreviation_ends_only_before_a_starter() {
        check(
            Language::English,
            &[
                ("in the U.S. He left", 1),
                ("in the U.S. Senate", 0),
                ("Hale, Pa. — The fire", 0),
                ("in Hale, Pa. Kim left", 1),
                ("On Monday, Pa. Gov. Kim left", 0),
                ("the Pa. Senate", 0),
                ("on cnn.example. Kim left", 1),
                ("at 5 p.m. Shops", 1),
                ("at 5 p.m. Monday", 0),
                ("at 5 p.m. — The fire", 0),
                ("fined by the SEC. The bank", 1),
                ("so he said (...).” In May", 1),
                ("No. 5 won", 0),
                ("He said no. We left", 1),
            ],
        );
    }

    #[test]
    fn a_quotation_goes_on_with_its_speaker() {
        check(
            Language::English,
            &[
                ("“Why?” asked Kim", 0),
                ("“Why?” Kim asked", 0),
                ("“Why?” He asked for more", 1),
                ("“Why?” Kim left", 1),
                ("“Why?” Kim said he would not answer", 1),
                ("“We lost.” Kim left", 1),
            ],
        );
    }

    #[test]
    fn a_lost_space_is_seen_but_addresses_stay_whole() {
        check(
            Language::English,
            &[
                ("was done.The next", 1),
                ("in D.C.Pundits were", 1),
                ("“sorry.”The board", 1),
                ("was done.“The next", 1),
                ("in 2012.The next", 1),
                ("on Example.Com now", 0),
                ("St.Petersburg", 0),
                ("java.lang.String now", 0),
                ("the value 3.Five", 0),
                ("a J.Smith b", 0),
            ],
        );
    }

    #[test]
    fn text_without_capitals_ends_before_small_letters() {
        check(Language::English, &[("he left. nobody asked", 1), ("He left. nobody asked", 0)]);
    }
}
