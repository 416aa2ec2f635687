//! ODT: the paragraphs of `content.xml`, with the styles from it and from `styles.xml`.

use std::collections::HashMap;

use super::{Archive, Document, Element, Paragraphs, document, is_white};
use crate::format::dates;
use crate::format::xml::Node;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, String> {
    let root = archive.xml("content.xml")?.ok_or("it holds no text")?;
    let text = root.path(&["body", "text"]).ok_or("it is not a text document")?;
    let mut styles = HashMap::new();
    let common = archive.extra("styles.xml");
    for part in [common.as_ref(), Some(&root)].into_iter().flatten() {
        for list in ["styles", "automatic-styles"].iter().filter_map(|name| part.child(name)) {
            for style in list.named("style") {
                if let Some(name) = style.attribute("name") {
                    styles.insert(name.to_owned(), Style::of(style));
                }
            }
        }
    }
    let mut reader = Reader { styles, paragraphs: Paragraphs::default(), title: None, n_tables: 0 };
    reader.blocks(text, false);
    let about = archive.extra("meta.xml");
    let about = about.as_ref().and_then(|about| about.child("meta"));
    let line = |name: &str| about.and_then(|about| about.child(name)).and_then(Element::line);
    let date = line("creation-date").or_else(|| line("date")).and_then(|date| dates::iso(&date));
    Ok(document(reader.paragraphs, reader.title.or_else(|| line("title")), date, line("language")))
}

#[derive(Clone, Default)]
struct Style {
    parent: Option<String>,
    is_hidden: bool,
}

impl Style {
    fn of(style: &Element) -> Style {
        let is_hidden = style.child("text-properties").is_some_and(|properties| {
            let has_ground = properties
                .attribute("background-color")
                .is_some_and(|ground| ground != "transparent" && !is_white(ground));
            properties.attribute("display") == Some("none")
                || properties.attribute("color").is_some_and(is_white) && !has_ground
        });
        Style { parent: style.attribute("parent-style-name").map(str::to_owned), is_hidden }
    }
}

struct Reader {
    styles: HashMap<String, Style>,
    paragraphs: Paragraphs,
    title: Option<String>,
    n_tables: usize,
}

impl Reader {
    /// Whether a style or one of its ancestors passes a test; inheritance may be circular.
    fn any(&self, name: Option<&str>, test: impl Fn(&str, Option<&Style>) -> bool) -> bool {
        let mut next = name;
        for _ in 0..20 {
            let Some(name) = next else { return false };
            let style = self.styles.get(name);
            if test(name, style) {
                return true;
            }
            next = style.and_then(|style| style.parent.as_deref());
        }
        false
    }

    fn is_hidden(&self, style: Option<&str>) -> bool {
        self.any(style, |_, style| style.is_some_and(|style| style.is_hidden))
    }

    fn blocks(&mut self, parent: &Element, is_item: bool) {
        let mut is_item = is_item;
        for element in parent.elements() {
            match &*element.name {
                "p" | "h" => {
                    self.paragraph(element, is_item);
                    // The rest of the item belongs to its first paragraph.
                    is_item = false;
                }
                "list" => self.list(element),
                "section" | "index-body" => self.blocks(element, is_item),
                "table" => {
                    self.n_tables += 1;
                    self.table(element);
                    self.n_tables -= 1;
                }
                // Deleted text, declarations, tables of contents: not written for readers.
                _ => {}
            }
        }
    }

    fn list(&mut self, list: &Element) {
        for item in list.elements() {
            self.blocks(item, &*item.name == "list-item");
        }
    }

    fn table(&mut self, table: &Element) {
        for element in table.elements() {
            match &*element.name {
                "table-row" => {
                    let first = self.paragraphs.done.len();
                    let mut n_cells = 0;
                    for cell in element.named("table-cell") {
                        let before = self.paragraphs.done.len();
                        self.blocks(cell, false);
                        n_cells += usize::from(self.paragraphs.done.len() > before);
                    }
                    self.paragraphs.join_cells(first, n_cells);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => self.table(element),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element, is_item: bool) {
        let style = paragraph.attribute("style-name");
        let is_hidden = self.is_hidden(style);
        self.inline(paragraph, is_hidden);
        let is_caption = |name: &str| matches!(name, "Caption" | "Illustration" | "Header" | "Footer" | "Footnote");
        if self.any(style, |name, _| is_caption(name)) {
            self.paragraphs.text.clear();
        }
        if self.title.is_none() && self.n_tables == 0 && self.any(style, |name, _| name == "Title") {
            self.title = super::xml::one_line(&self.paragraphs.text);
            if self.title.is_some() {
                self.paragraphs.text.clear();
            }
        }
        self.paragraphs.end(is_item && &*paragraph.name == "p");
    }

    fn inline(&mut self, parent: &Element, is_hidden: bool) {
        for node in &parent.children {
            let element = match node {
                Node::Text(text) => {
                    self.text(text, is_hidden);
                    continue;
                }
                Node::Element(element) => element,
            };
            match &*element.name {
                "span" => {
                    let is_hidden = is_hidden || self.is_hidden(element.attribute("style-name"));
                    self.inline(element, is_hidden);
                }
                "a" | "meta" | "meta-field" | "ruby" | "ruby-base" | "bookmark-ref" => self.inline(element, is_hidden),
                "hidden-text" | "hidden-paragraph" => self.inline(element, true),
                "s" => {
                    let count = element.attribute("c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                    self.paragraphs.push(if count == 0 { "" } else { " " }, is_hidden);
                }
                "tab" => self.paragraphs.push(" ", is_hidden),
                "line-break" => self.paragraphs.push("\n", is_hidden),
                // Notes, comments, pictures, page-number fields.
                _ => {}
            }
        }
    }

    /// Collapses white space as HTML does; line ends of the file aren't part of the text.
    fn text(&mut self, text: &str, is_hidden: bool) {
        let mut word_ended = false;
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                self.paragraphs.push(word, is_hidden);
                word_ended = false;
            }
            if word.len() < piece.len() && !word_ended {
                self.paragraphs.push(" ", is_hidden);
                word_ended = true;
            }
        }
    }
}
