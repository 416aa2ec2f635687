//! HTML inside Markdown: the text between the tags. Whole HTML pages are parsed elsewhere.

use crate::span::Span;

/// Elements whose content isn't text.
const SILENT: &[&str] = &["script", "style"];

/// Drops tags and comments from HTML that arrives line by line.
#[derive(Debug, Default)]
pub(super) struct TagStripper {
    inside: Inside,
}

/// What was open at the end of the last line.
#[derive(Clone, Copy, Debug, Default)]
enum Inside {
    #[default]
    Text,
    Tag,
    Comment,
    /// Inside an element whose content isn't text.
    Silent(&'static str),
}

impl TagStripper {
    /// The parts of `line` that are text.
    pub(super) fn text_of(&mut self, line: &str) -> Vec<Span> {
        let mut texts = Vec::new();
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            let (taken, inside) = match self.inside {
                Inside::Text => {
                    let end = tag_start(rest).unwrap_or(rest.len());
                    if end > 0 {
                        texts.push(Span::new(at, at + end));
                    }
                    (end, if end < rest.len() { opened_by(&rest[end..]) } else { Inside::Text })
                }
                Inside::Tag => past(rest, ">").map_or((rest.len(), Inside::Tag), |end| (end, Inside::Text)),
                Inside::Comment => past(rest, "-->").map_or((rest.len(), Inside::Comment), |end| (end, Inside::Text)),
                Inside::Silent(name) => match end_tag(rest, name) {
                    Some(end) => (end, Inside::Tag),
                    None => (rest.len(), Inside::Silent(name)),
                },
            };
            at += taken;
            self.inside = inside;
        }
        texts
    }
}

/// The start of the first tag or comment: a "<" not followed by a space or number.
fn tag_start(text: &str) -> Option<usize> {
    let is_tag = |&(at, _): &(usize, &str)| {
        text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    text.match_indices('<').find(is_tag).map(|(at, _)| at)
}

/// What the tag at the start of `text` opens.
fn opened_by(text: &str) -> Inside {
    if text.starts_with("<!--") {
        return Inside::Comment;
    }
    let is_named = |name: &&&str| text.get(1..=name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
    SILENT.iter().find(is_named).map_or(Inside::Tag, |name| Inside::Silent(name))
}

fn past(text: &str, end: &str) -> Option<usize> {
    text.find(end).map(|at| at + end.len())
}

/// The start of the end tag of the element `name` in `text`.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let is_named =
        |&(at, _): &(usize, &str)| text[at + 2..].get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
    text.match_indices("</").find(is_named).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &str) {
        let mut stripper = TagStripper::default();
        let text: String =
            lines.iter().flat_map(|line| stripper.text_of(line).into_iter().map(|span| span.of(line))).collect();
        assert_eq!(text, expected, "{lines:?}");
    }

    #[test]
    fn text_between_tags_is_kept() {
        check(&["<p class=\"lead\">The <b>ferry</b> was late.</p>"], "The ferry was late.");
        check(&["<div", "id=\"a\">3 < 4</div>"], "3 < 4");
        check(&["<!-- not", "this --> but this"], " but this");
        check(&["<script>let a = '<p>';", "</script>late"], "late");
        check(&["<style>a</style", ">", "</"], "");
    }
}
