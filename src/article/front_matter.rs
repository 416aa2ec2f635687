//! Front matter: the metadata between two `---` lines that site generators put above a Markdown article.
//!
//! There is no YAML parser: every line must look like `key: value`, a list item, a comment or part of a longer value,
//! and the only value used is a title on a single line.

use super::layout::{lines, trimmed};
use crate::span::Span;

/// Maximum lines to search for the end; real front matter takes a few dozen.
const MOST_LINES: usize = 200;

/// The front matter of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// The non-empty lines between the two rules, except the title's.
    pub(super) lines: Vec<Span>,
    /// The value of the title, without quote marks.
    pub(super) title: Option<Span>,
    /// Where the article starts.
    pub(super) end: usize,
}

/// The front matter of `source`, if it starts with one.
pub(super) fn front_matter(source: &str) -> Option<FrontMatter> {
    let mut all = lines(source);
    if source.trim_start_matches('\u{FEFF}').get(..3) != Some("---") || trimmed(source, all.next()?).of(source) != "---"
    {
        return None;
    }
    let mut found = FrontMatter { lines: Vec::new(), title: None, end: 0 };
    let mut n_keys = 0;
    for line in all.take(MOST_LINES) {
        let span = trimmed(source, line);
        let text = span.of(source);
        if matches!(text, "---" | "...") {
            found.end = line.end;
            return (n_keys > 0).then_some(found);
        }
        let is_inside = line.of(source).starts_with([' ', '\t']) || text.starts_with(['#', '-']) || text.is_empty();
        let key = text.split_once(':').map(|(key, _)| key).filter(|key| is_key(key));
        if !is_inside && key.is_none() {
            return None;
        }
        n_keys += usize::from(key.is_some());
        match key {
            Some("title" | "Title" | "headline") if found.title.is_none() && !is_inside => {
                found.title = title_value(source, span)
            }
            _ if !text.is_empty() => found.lines.push(span),
            _ => {}
        }
    }
    None
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// The value after the first colon of the line `span`; `None` if it is empty or continues on the next lines.
fn title_value(source: &str, span: Span) -> Option<Span> {
    let colon = span.of(source).find(':')?;
    let value = trimmed(source, Span::new(span.start + colon + 1, span.end));
    let text = value.of(source);
    let inner = ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    let value = if inner.is_some() { Span::new(value.start + 1, value.end - 1) } else { value };
    (!value.is_empty() && !matches!(text, ">" | "|" | ">-" | "|-")).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_and_the_rest_kept() {
        let source = "---\ntitle: \"Ferry late\"\ntags:\n  - sea\n---\nThe ferry was late.";
        let found = front_matter(source).unwrap();
        assert_eq!(found.title.map(|title| title.of(source)), Some("Ferry late"));
        assert_eq!(found.lines.iter().map(|line| line.of(source)).collect::<Vec<_>>(), ["tags:", "- sea"]);
        assert_eq!(&source[found.end..], "The ferry was late.");
    }

    #[test]
    fn text_between_rules_is_no_front_matter() {
        for source in [
            "",
            "---",
            "---\n---\n",
            "---\nThe ferry was late.\n---\n",
            "---\ntitle: never ends",
            "text\n---\ntitle: a\n---",
            "---\nHe said: no\n---",
        ] {
            assert_eq!(front_matter(source), None, "{source}");
        }
    }
}
