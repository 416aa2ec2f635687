//! The text of markup in blocks: elements and text in, paragraphs, headings and list items out.
//!
//! XHTML, HTML and NITF name their elements alike, so one table serves all. What belongs to the page and not to the story (scripts,
//! captions, bylines, datelines) is left out by its element or class; what a reader is not shown is kept apart.

use super::xml::{Element, Node};

/// What an element does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Inline,
    /// It stands by itself.
    Block,
    /// The same, with `- ` before it.
    Item,
    /// The same, with its white space as it stands.
    Lines,
    /// A cell of a row: beside others unless blocks stand in it.
    Cell,
    /// A new line.
    Break,
    /// It is left out.
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

/// Elements of HTML that hold nothing and are never closed.
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

/// Classes by which agencies and content systems mark what belongs to the page.
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

/// The text as far as it was read.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<String>,
    hidden: Vec<String>,
    /// The block that is open.
    open: String,
    /// Whether the next block is an item of a list.
    is_item: bool,
    /// Whether the block that is open holds a cell that another may stand beside.
    is_beside: bool,
    /// Elements within which white space stands as it is.
    n_lines: usize,
    /// The element that is left out or hidden, and how many of its name are open within it.
    apart: Option<Apart>,
}

struct Apart {
    name: String,
    n_open: usize,
    /// What a reader is not shown; `None` if it is of no interest.
    hidden: Option<String>,
}

impl Flow {
    /// An element begins.
    pub(super) fn start<'a>(&mut self, name: &str, attribute: impl Fn(&str) -> Option<&'a str>) {
        let role = role(name);
        if let Some(apart) = &mut self.apart {
            // Paragraphs may be left open in HTML: whatever stands by itself ends them.
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

    /// An element ends.
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

    /// Text stands here.
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
                // Nobody reads these, and terminals obey them.
                _ if c.is_control() && c != '\t' => {}
                _ => self.open.push(c),
            }
        }
    }

    /// A line ends within a block; a second time, the block does.
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

    /// All that `element` holds.
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

    /// The blocks in their order, and the passages that no reader is shown.
    pub(super) fn finish(mut self) -> (Vec<String>, Vec<String>) {
        self.show_again();
        self.end_block();
        (self.blocks, self.hidden)
    }
}

/// Whether a style hides what it is given to. Letters of no size are as good as none.
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

/// The blocks as one text, without the title if they begin with it.
pub(super) fn joined(mut blocks: Vec<String>, title: Option<&str>) -> String {
    let is_title = |block: &String| title.is_some() && super::xml::one_line(block).as_deref() == title;
    if blocks.first().is_some_and(is_title) {
        blocks.remove(0);
    }
    blocks.join("\n\n")
}
