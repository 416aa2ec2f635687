//! Detects Markdown: one certain sign is enough, and nothing that occurs in plain articles counts as one.
//!
//! Signs: a `#` heading, a title underlined with `=`, **bold**, a link, a fenced block, front matter. Not signs: a
//! single asterisk, `#hashtags`, `>`, indented paragraphs, numbered lines, bullets, rules. One pass over the text.

use super::front_matter::front_matter;
use crate::span::Span;

/// Whether `source` has a certain sign of Markdown.
pub(super) fn looks_like_markdown(source: &str) -> bool {
    if front_matter(source).is_some() {
        return true;
    }
    if !has_any(source, |byte| matches!(byte, b'#' | b'=' | b'*' | b'_' | b']' | b'`' | b'~')) {
        return false;
    }
    let mut has_open_fence = false;
    let mut above = "";
    for line in source.split(['\n', '\r']) {
        let indent = line.bytes().take_while(|&b| b == b' ').count();
        let text = &line[indent..];
        if indent <= 3 {
            if text.starts_with("```") || text.starts_with("~~~") {
                if has_open_fence {
                    return true;
                }
                has_open_fence = true;
            }
            if is_atx_heading(text) || (is_underline(text) && above.contains(char::is_alphanumeric)) {
                return true;
            }
        }
        if has_bold_or_link(line) {
            return true;
        }
        above = line;
    }
    false
}

/// Whether any byte of `text` is `wanted`. Reads all of it, many bytes at a time, which is faster than stopping early.
fn has_any(text: &str, wanted: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | wanted(byte))
}

/// "# Title": up to six signs, a space and a word. "# # #" ends a press release.
fn is_atx_heading(line: &str) -> bool {
    let signs = line.bytes().take_while(|&b| b == b'#').count();
    (1..=6).contains(&signs) && line[signs..].starts_with([' ', '\t']) && line[signs..].contains(char::is_alphanumeric)
}

/// "=====": dashes don't count, since plain articles use them as separators.
fn is_underline(line: &str) -> bool {
    let bare = line.trim_end();
    bare.len() >= 3 && bare.bytes().all(|b| b == b'=')
}

/// Whether `line` contains `**bold**`, `__bold__` or `[text](address)`.
fn has_bold_or_link(line: &str) -> bool {
    let bytes = line.as_bytes();
    if !has_any(line, |byte| matches!(byte, b'*' | b'_' | b']')) {
        return false;
    }
    // The end of the last opening pair of each kind.
    let mut open = [None::<usize>; 2];
    let mut last_bracket = None;
    for at in 0..bytes.len().saturating_sub(1) {
        match (bytes[at], bytes[at + 1]) {
            (b'*', b'*') | (b'_', b'_') => {
                let opened = &mut open[usize::from(bytes[at] == b'_')];
                // In a longer run, "****" or "____", no pair is bold: it blanks out a word or is a line to fill in.
                if (at > 0 && bytes[at - 1] == bytes[at]) || bytes.get(at + 2) == Some(&bytes[at]) {
                    *opened = None;
                    continue;
                }
                let behind = line[at + 2..].chars().next();
                let before = line[..at].chars().next_back();
                let closes = before.is_some_and(|c| !c.is_whitespace()) && !behind.is_some_and(char::is_alphanumeric);
                if let Some(from) = *opened
                    && closes
                    && Span::new(from, at).of(line).contains(char::is_alphanumeric)
                {
                    return true;
                }
                let opens = behind.is_some_and(|c| !c.is_whitespace()) && !before.is_some_and(char::is_alphanumeric);
                *opened = opens.then_some(at + 2);
            }
            (b'[', _) => last_bracket = Some(at),
            (b']', b'(') if last_bracket.is_some() => {
                let address = &line[at + 2..];
                let end = address
                    .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ']' | '"'))
                    .unwrap_or(address.len());
                if address[..end].contains(['/', '#', '.', '@'])
                    && !address[end..].starts_with(']')
                    && end < address.len()
                {
                    return true;
                }
                last_bracket = None;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_signs_make_markdown() {
        for text in [
            "# Ferry late",
            "text\n## Ferry late\ntext",
            "**Ferry late**\ntext",
            "It was __very__ late.",
            "“**Late**,” she said.",
            "See [the report](https://harbour.example/late).",
            "![a boat](boat.jpg)",
            "Ferry late\n==========\ntext",
            "---\ntitle: Ferry late\n---\ntext",
            "```\ncode\n```",
        ] {
            assert!(looks_like_markdown(text), "{text}");
        }
    }

    #[test]
    fn marks_of_plain_articles_do_not() {
        for text in [
            "",
            "*",
            "* a note",
            "Terms apply*",
            "#ferry is late",
            "# # #",
            "> quoted",
            "    An indented paragraph.",
            "1. FC Altmark won",
            "text\n---\ntext",
            "text\n\n***\n\ntext",
            "the f**k and the s**t",
            "He said “f***ing ferry” and “s***”.",
            "2**3 is 8 and 3**2 is 9",
            "Name: ________ Date: ________",
            "“[W]e waited [three hours](sic)”",
            "He said [it](see the note) and left",
            "a** b** c",
            "C#",
            "---\nA note: it rained.\nAnd more text\n---",
        ] {
            assert!(!looks_like_markdown(text), "{text}");
        }
    }

    #[test]
    fn one_long_line_is_read_once() {
        for piece in ["**", "** a", "[](", "](", "a**b ", "_ __ "] {
            looks_like_markdown(&piece.repeat(1_000_000));
        }
    }
}
