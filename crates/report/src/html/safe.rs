//! Text of strangers in a page: shown, never obeyed.
//!
//! Two things could let an article change the page around it. Markup is escaped by the templates, all of it, without exception:
//! nothing that comes from an article is ever declared safe. Characters that a browser obeys without markup (null bytes, control
//! characters, marks that turn the direction of reading) stand as visible escapes, as in every other report; that is done here.

use std::fmt;

use crate::escape::{harmless, harmless_lines};

/// Words of an article, a title, a name or an id, for a template to escape. This is the only form in which they may enter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown<'t> {
    text: &'t str,
    keeps_lines: bool,
}

impl<'t> Shown<'t> {
    /// On one line: white space of any kind is a space.
    pub(super) fn of(text: &'t str) -> Shown<'t> {
        Shown { text, keeps_lines: false }
    }

    /// With the lines that it has.
    pub(super) fn lines(text: &'t str) -> Shown<'t> {
        Shown { text, keeps_lines: true }
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.keeps_lines { harmless_lines(self.text) } else { harmless(self.text) };
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_lines_kept_where_asked_for() {
        let text = "one\0\r\ntwo\u{202E}\rthree";
        assert_eq!(Shown::of(text).to_string(), "one\\u{0}  two\\u{202e} three");
        assert_eq!(Shown::lines(text).to_string(), "one\\u{0}\ntwo\\u{202e}\nthree");
    }
}
