//! Converts markup to blocks: elements and text in, paragraphs, headings and list items out.
//!
//! XHTML, HTML and NITF use the same element names, so one table serves all. What belongs to the page rather than the
//! story (scripts, captions, bylines, datelines) is dropped by element or class. Hidden text is kept separately.

use super::xml::{Element, Node};

/// How an element affects the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Not at all.
    Inline,
    /// Starts a block of its own.
    Block,
    /// The same, prefixed with `- `.
    Item,
    /// The same, with white space preserved.
    Lines,
    /// A table cell: stays on the line of its row unless it contains blocks.
    Cell,
    /// A line break.
    Break,
    /// Dropped.
    Out,
}

#[rustfmt::skip]
fn role(name: &str) -> Role {
    match name {
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" | "section" | "article" | "main" | "header" | "blockquote"
        | "bq" | "block" | "ul" | "ol" | "dl" | "dt" | "dd" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "hr" | "address" | "details"
        | "summary" | "body" | "body.content" | "html" | "center" | "nitf-table" | "credit" => Role::Block,
        "li" => Role::Item,
        "pre" => Role::Lines,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "script" | "style" | "head" | "title" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "embed" | "audio" | "video"
        | "canvas" | "map" | "form" | "button" | "select" | "textarea" | "nav" | "aside" | "footer" | "figure" | "figcaption" | "caption"
        | "media" | "byline" | "dateline" | "distributor" | "copyrite" | "tagline" | "abstract" | "fn" | "note" | "nitf-table-metadata"
        | "del" => Role::Out,
        _ => Role::Inline,
    }
}

/// HTML elements that are empty and never closed.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Classes that agencies and content systems use for what belongs to the page.
const CLASSES_OUT: [&str; 9] = [
    "byline",
    "dateline",
    "caption",
    "copyright",
    "wp-caption-text",
    "wp-element-caption",
    "screen-reader-text",
    "sharedaddy",
    "sr-only",
];

/// The text read so far.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<String>,
    hidden: Vec<String>,
    /// The open block.
    open: String,
    /// Whether the next block is a list item.
    is_item: bool,
    /// Whether the open block is a cell that another cell may follow.
    is_beside: bool,
    /// Number of open elements in which white space is preserved.
    n_lines: usize,
    /// The element being dropped or hidden, and how many elements of the same name are open inside it.
    apart: Option<Apart>,
}

struct Apart {
    name: String,
    n_open: usize,
    /// Hidden text; `None` if it is of no interest.
    hidden: Option<String>,
}

impl Flow {
    /// Handles a start tag.
    pub(super) fn start<'a>(&mut self, name: &str, attribute: impl Fn(&str) -> Option<&'a str>) {
        let role = role(name);
        if let Some(apart) = &mut self.apart {
            // HTML paragraphs may be left open: any block element ends them.
            if apart.name == "p" && role == Role::Block {
                self.show_again();
            } else {
                apart.n_open += usize::from(apart.name == name);
                if let (Some(hidden), true) = (&mut apart.hidden, role != Role::Inline) {
                    hidden.push(' ');
                }
                return;
            }
        }
        let has_class = |class: &str| CLASSES_OUT.iter().any(|out| class.eq_ignore_ascii_case(out));
        let is_out = role == Role::Out || attribute("class").is_some_and(|all| all.split_whitespace().any(has_class));
        let is_hidden = attribute("hidden").is_some() || attribute("style").is_some_and(is_hidden_by);
        match role {
            Role::Block => self.end_block(),
            Role::Item => {
                self.end_block();
                self.is_item = !(is_out || is_hidden);
            }
            Role::Cell if self.is_beside && !self.open.trim().is_empty() => {
                let length = self.open.trim_end().len();
                self.open.truncate(length);
                self.open.push_str(" | ");
                self.is_beside = false;
            }
            Role::Cell => self.end_block(),
            Role::Lines => {
                self.end_block();
                self.n_lines += usize::from(!(is_out || is_hidden));
            }
            Role::Break => self.end_line(),
            Role::Inline | Role::Out => {}
        }
        if (is_out || is_hidden) && !is_void(name) {
            self.apart = Some(Apart { name: name.to_owned(), n_open: 1, hidden: (!is_out).then(String::new) });
        }
    }

    /// Handles an end tag.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(apart) = &mut self.apart {
            apart.n_open -= usize::from(apart.name == name);
            if apart.n_open == 0 {
                self.show_again();
                if role(name) == Role::Block {
                    self.end_block();
                }
            }
            return;
        }
        match role(name) {
            Role::Block => self.end_block(),
            Role::Item => {
                self.end_block();
                self.is_item = false;
            }
            Role::Lines => {
                self.end_block();
                self.n_lines = self.n_lines.saturating_sub(1);
            }
            Role::Cell => self.is_beside = true,
            Role::Inline | Role::Break | Role::Out => {}
        }
    }

    /// Handles text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(apart) = &mut self.apart {
            if let Some(hidden) = &mut apart.hidden {
                hidden.push_str(text);
            }
            return;
        }
        if self.is_beside && !text.trim().is_empty() {
            self.end_block();
        }
        for c in text.chars() {
            match c {
                '\n' if self.n_lines > 0 => self.open.push('\n'),
                _ if c.is_ascii_whitespace() && self.n_lines == 0 => {
                    if !self.open.is_empty() && !self.open.ends_with([' ', '\n']) {
                        self.open.push(' ');
                    }
                }
                // Control characters: nobody reads them, and terminals act on them.
                _ if c.is_control() && c != '\t' => {}
                _ => self.open.push(c),
            }
        }
    }

    /// Ends a line within a block; a second line end ends the block.
    fn end_line(&mut self) {
        let length = self.open.trim_end_matches(' ').len();
        self.open.truncate(length);
        if self.open.ends_with('\n') {
            self.end_block();
        } else if !self.open.is_empty() {
            self.open.push('\n');
        }
    }

    fn end_block(&mut self) {
        self.is_beside = false;
        let text = self.open.trim_matches('\n').trim_end();
        if !text.trim().is_empty() {
            let text = if self.n_lines > 0 { text } else { text.trim_start() };
            self.blocks.push(if self.is_item { format!("- {text}") } else { text.to_owned() });
            self.is_item = false;
        }
        self.open.clear();
    }

    fn show_again(&mut self) {
        let hidden = self.apart.take().and_then(|apart| apart.hidden);
        self.hidden.extend(hidden.as_deref().and_then(super::xml::one_line));
    }

    /// Reads all content of `element`.
    pub(super) fn read(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) => {
                    self.start(&element.name, |name| element.attribute(name));
                    self.read(element);
                    self.end(&element.name);
                }
            }
        }
    }

    /// The blocks in order, and the hidden passages.
    pub(super) fn finish(mut self) -> (Vec<String>, Vec<String>) {
        self.show_again();
        self.end_block();
        (self.blocks, self.hidden)
    }
}

/// Whether a style hides its element. Text of size zero counts as hidden.
fn is_hidden_by(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    style.split(';').any(|rule| {
        let rule = rule.trim_end_matches("!important");
        matches!(rule, "display:none" | "visibility:hidden" | "opacity:0" | "mso-hide:all")
            || rule.strip_prefix("font-size:").is_some_and(|size| {
                size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse() == Ok(0.0_f32)
            })
    })
}

/// Joins the blocks to one text, without the title if they start with it.
pub(super) fn joined(mut blocks: Vec<String>, title: Option<&str>) -> String {
    let is_title = |block: &String| title.is_some() && super::xml::one_line(block).as_deref() == title;
    if blocks.first().is_some_and(is_title) {
        blocks.remove(0);
    }
    blocks.join("\n\n")
}
