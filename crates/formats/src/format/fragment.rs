//! HTML fragments from feeds, news items and mails, well-formed or not, to blocks.
//!
//! Not for whole pages: nothing is filtered, all visible text counts. Linear time, since no tree is built and there is
//! no backtracking.

use super::flow::{Flow, is_void, joined};
use super::xml::{one_line, unescaped};

/// The blocks of `html`, and the hidden passages.
pub(super) fn blocks(html: &str) -> (Vec<String>, Vec<String>) {
    let mut flow = Flow::default();
    read(html, &mut flow);
    flow.finish()
}

/// The text of `html` without a leading `title`, and the hidden passages.
pub(super) fn text(html: &str, title: Option<&str>) -> (String, Vec<String>) {
    let (blocks, hidden) = blocks(html);
    (joined(blocks, title), hidden)
}

/// The text of `html` on one line; `None` if there is none.
pub(super) fn line(html: &str) -> Option<String> {
    one_line(&blocks(html).0.join(" "))
}

/// Elements whose content isn't markup, up to their end tag.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

fn read(html: &str, flow: &mut Flow) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        flow.text(&unescaped(&rest[..at]));
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let end = section.find("]]>").unwrap_or(section.len());
            flow.text(&section[..end]);
            rest = section.get(end + 3..).unwrap_or("");
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        } else if let Some((tag, behind)) = tag(rest) {
            rest = behind;
            if tag.is_end {
                flow.end(&tag.name);
                continue;
            }
            let attribute =
                |name: &str| tag.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            flow.start(&tag.name, attribute);
            if RAW.contains(&tag.name.as_str()) && !tag.is_empty {
                rest = behind_raw(rest, &tag.name);
                flow.end(&tag.name);
            } else if tag.is_empty || is_void(&tag.name) {
                flow.end(&tag.name);
            }
        } else {
            // A literal character: "profit < loss".
            flow.text("<");
            rest = &rest[1..];
        }
    }
    flow.text(&unescaped(rest));
}

struct Tag {
    /// In lower case.
    name: String,
    is_end: bool,
    is_empty: bool,
    attributes: Vec<(String, String)>,
}

/// The tag at the start of `text`, and the rest. A truncated tag extends to the end.
fn tag(text: &str) -> Option<(Tag, &str)> {
    let rest = &text[1..];
    let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
    let name = rest[..end].to_ascii_lowercase();
    let mut tag = Tag { name, is_end, is_empty: false, attributes: Vec::new() };
    let mut rest = &rest[end..];
    loop {
        rest = rest.trim_ascii_start();
        tag.is_empty = false;
        while let Some(behind) = rest.strip_prefix('/') {
            tag.is_empty = true;
            rest = behind.trim_ascii_start();
        }
        if rest.is_empty() {
            return Some((tag, ""));
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return Some((tag, behind));
        }
        // A name may start with any character, even an equals sign.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        let end = rest[first..].find(is_end).map_or(rest.len(), |end| first + end);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_ascii_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_ascii_start();
            (value, rest) = match behind.chars().next() {
                Some(quote @ ('"' | '\'')) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                _ => {
                    behind.split_at(behind.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(behind.len()))
                }
            };
        }
        // Only these attributes are used; a tag may have a million others.
        if matches!(name.as_str(), "class" | "style" | "hidden") {
            tag.attributes.push((name, unescaped(value).into_owned()));
        }
    }
}

/// The rest after the end tag of an element whose content isn't markup.
fn behind_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        from += at + 2;
        let rest = &text.as_bytes()[from..];
        if rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            let rest = &text[from + name.len()..];
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        blocks(html).0.join("¶")
    }

    #[test]
    fn blocks_are_those_that_a_browser_shows() {
        for (html, expected) in [
            ("The ferry", "The ferry"),
            ("<p>The\n  <b>fer</b>ry<p>was late", "The ferry¶was late"),
            ("<div>One<div>Two</div>Three</div>", "One¶Two¶Three"),
            ("One<br>two<br/><br />three", "One\ntwo¶three"),
            ("<ul><li>Rope<li><p>Oars</p></ul>End", "- Rope¶- Oars¶End"),
            (
                "<table><tr><td>Rope</td> <td> 12 </td></tr><tr><td><p>A</p></td><td><p>B</p></td></tr></table>",
                "Rope | 12¶A¶B",
            ),
            ("<h2>Late</h2>Caf&eacute; &amp; bar&nbsp;x", "Late¶Café & bar\u{A0}x"),
            ("profit < loss, a<b>c</b>, 3 <4", "profit < loss, ac, 3 <4"),
            ("a<!-- <p>no --> b<!DOCTYPE x> c<?php no ?> d", "a b c d"),
            ("<script>if (a < b) '</p>'</script>a<STYLE>p{}</style>b", "ab"),
            ("<figure><img><figcaption>no</figcaption></figure>a<p class='x byline'>no</p>b", "a¶b"),
            ("<pre>one\n  two</pre>", "one\n  two"),
            ("<p title='a > b' x=/y>t</p >u", "t¶u"),
            ("a\0b\u{1B}[31mc", "ab[31mc"),
            ("cut <a href='x", "cut"),
            ("cut <!-- x", "cut"),
            ("", ""),
        ] {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_hidden_is_kept_apart() {
        let html = "<div style='Display : NONE'>One <p>two</p></div>a<span hidden>three</span>b<p style='font-size:0px'>four<p>c\
                    <span style='font-size:10px'>d</span>";
        let expected = (vec!["ab".to_owned(), "cd".to_owned()], vec!["One two".into(), "three".into(), "four".into()]);
        assert_eq!(blocks(html), expected);
    }

    #[test]
    fn time_grows_as_the_text_does() {
        for piece in [
            "<div>",
            "<p ",
            "<a b='",
            "</",
            "<script>",
            "&amp",
            "&#",
            "<!--",
            "<td>",
            "<br>",
            "<p hidden>",
            "<li>",
            "=",
        ] {
            blocks(&piece.repeat(200_000));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_html_has_blocks(html in "(<|>|/|p|td|li|pre|script|hidden| |=|'|\"|&|;|#|é|\n|style=display:none|!--|-->|br|a){0,40}") {
            let (blocks, _) = blocks(&html);
            proptest::prop_assert!(blocks.iter().all(|block| !block.trim().is_empty()));
        }
    }
}
