//! Article text made harmless for a terminal or a page.
//!
//! A text, an id or a title may carry escape sequences that repaint the screen, or direction marks that make a line read
//! differently from what it says. Whatever a terminal or a browser would obey is shown instead, as `\u{1b}`; everything else
//! stays. Markup is another matter: each format escapes its own.

use std::borrow::Cow;

/// `text` on one line with nothing in it that a terminal obeys: line breaks and tabs are spaces, control characters and
/// direction marks stand as visible escapes.
///
/// ```
/// use respun_report::harmless;
/// assert_eq!(harmless("wire\u{1b}[2J.txt"), "wire\\u{1b}[2J.txt");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_white(c) || is_obeyed(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_white(c) {
            shown.push(' ');
        } else if is_obeyed(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The same with its lines: each way to end one is a line feed.
pub(super) fn harmless_lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| (is_white(c) || is_obeyed(c)) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let lines: Vec<_> = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).map(harmless).collect();
    Cow::Owned(lines.join("\n"))
}

/// Line breaks and tabs: their width depends on where they stand, a space's does not.
fn is_white(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control characters of both sets (ECMA-48), and embeddings, overrides and isolates of direction (UAX #9).
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        for (text, shown) in [
            ("plain “text” 日本 🙂", "plain “text” 日本 🙂"),
            ("", ""),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("\x1b[31mred", "\\u{1b}[31mred"),
            ("bell\x07 delete\x7f", "bell\\u{7} delete\\u{7f}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("user\u{202E}fdp.exe", "user\\u{202e}fdp.exe"),
            ("\u{2067}isolate\u{2069}", "\\u{2067}isolate\\u{2069}"),
        ] {
            assert_eq!(harmless(text), shown);
        }
    }

    #[test]
    fn no_control_character_comes_through() {
        let every: String = ('\0'..='\u{30FF}').collect();
        assert!(!harmless(&every).chars().any(|c| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c)));
    }
}
