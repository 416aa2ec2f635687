//! DOCX: the paragraphs of `word/document.xml`, with their styles from `word/styles.xml`.

use std::collections::HashMap;

use super::{Archive, Document, Element, Paragraphs, document, is_white};
use crate::format::dates;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, String> {
    let root = archive.xml("word/document.xml")?.ok_or("it holds no text")?;
    let styles = archive.extra("word/styles.xml").map(|styles| Styles::of(&styles)).unwrap_or_default();
    let body = root.child("body").ok_or("its document has no body")?;
    let mut reader = Reader {
        styles,
        paragraphs: Paragraphs::default(),
        title: None,
        fields: Vec::new(),
        n_instructing: 0,
        cells: 0,
    };
    reader.blocks(body);
    let about = archive.extra("docProps/core.xml");
    let line = |name: &str| about.as_ref().and_then(|about| about.child(name)).and_then(Element::line);
    let date = line("created").or_else(|| line("modified")).and_then(|date| dates::iso(&date));
    let title = reader.title.or_else(|| line("title"));
    Ok(document(reader.paragraphs, title, date, line("language").or(reader.styles.language)))
}

/// The meaning of styles by id; ids are in the language of the program that wrote the document.
#[derive(Default)]
struct Styles {
    of: HashMap<String, Style>,
    language: Option<String>,
}

#[derive(Clone, Default)]
struct Style {
    is_title: bool,
    is_item: bool,
    is_hidden: bool,
    /// Picture captions, headers and the like.
    is_apart: bool,
    based_on: Option<String>,
}

impl Styles {
    fn of(styles: &Element) -> Styles {
        let mut of = HashMap::new();
        for style in styles.named("style") {
            let (Some(id), name) = (style.attribute("styleId"), value(style, "name").unwrap_or("")) else { continue };
            // Word's built-in style names are English in every language.
            let name = name.to_ascii_lowercase();
            let is_numbered = style.path(&["pPr", "numPr"]).is_some()
                || name.starts_with("list bullet")
                || name.starts_with("list number");
            of.insert(
                id.to_owned(),
                Style {
                    is_title: name == "title",
                    is_item: is_numbered && style.path(&["pPr", "outlineLvl"]).is_none(),
                    is_hidden: style.child("rPr").is_some_and(is_hidden),
                    is_apart: matches!(
                        name.as_str(),
                        "caption" | "header" | "footer" | "footnote text" | "annotation text"
                    ),
                    based_on: value(style, "basedOn").map(str::to_owned),
                },
            );
        }
        let language = styles.path(&["docDefaults", "rPrDefault", "rPr", "lang"]);
        let language = language.and_then(|language| language.attribute("val")).and_then(super::xml::one_line);
        Styles { of, language }
    }

    /// The properties of a style, including inherited ones.
    fn get(&self, id: Option<&str>) -> Style {
        let mut all = Style::default();
        let mut next = id;
        // Styles may inherit from each other in a circle.
        for _ in 0..20 {
            let Some(style) = next.and_then(|id| self.of.get(id)) else { break };
            // Being a title isn't inherited: "Subtitle" is based on "Title".
            all.is_title |= style.is_title && next == id;
            all.is_item |= style.is_item;
            all.is_hidden |= style.is_hidden;
            all.is_apart |= style.is_apart;
            next = style.based_on.as_deref();
        }
        all
    }
}

/// The value of a property: `<w:name w:val="Title"/>`.
fn value<'a>(element: &'a Element, name: &'a str) -> Option<&'a str> {
    element.child(name)?.attribute("val")
}

/// Whether a property is present and not switched off.
fn is_on(element: &Element, name: &str) -> bool {
    element
        .child(name)
        .is_some_and(|property| !matches!(property.attribute("val"), Some("0" | "false" | "off" | "none")))
}

fn is_hidden(properties: &Element) -> bool {
    // White letters on a coloured background are a design choice.
    let is_on_ground = properties
        .child("shd")
        .and_then(|shade| shade.attribute("fill"))
        .is_some_and(|fill| fill != "auto" && !is_white(fill))
        || properties.child("highlight").is_some();
    is_on(properties, "vanish")
        || is_on(properties, "webHidden")
        || value(properties, "color").is_some_and(is_white) && !is_on_ground
        || value(properties, "sz").is_some_and(|half_points| matches!(half_points, "0" | "1" | "2"))
}

struct Reader {
    styles: Styles,
    paragraphs: Paragraphs,
    title: Option<String>,
    /// Open fields, and whether each has started to show its result: instructions come first.
    fields: Vec<bool>,
    /// How many of them haven't shown anything yet.
    n_instructing: usize,
    /// Nesting depth of tables.
    cells: usize,
}

impl Reader {
    /// Handles paragraphs, tables and their wrappers.
    fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match &*element.name {
                "p" => self.paragraph(element),
                "tbl" => {
                    self.cells += 1;
                    self.table(element);
                    self.cells -= 1;
                }
                "sdt" => {
                    // Tables of contents repeat the headings.
                    let gallery = element
                        .path(&["sdtPr", "docPartObj", "docPartGallery"])
                        .and_then(|gallery| gallery.attribute("val"));
                    if gallery != Some("Table of Contents") {
                        self.blocks(element);
                    }
                }
                "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" | "txbxContent" => self.blocks(element),
                _ => {}
            }
        }
    }

    fn table(&mut self, table: &Element) {
        for row in table.elements() {
            match &*row.name {
                "tr" if row.path(&["trPr", "del"]).is_none() => {
                    let first = self.paragraphs.done.len();
                    let mut n_cells = 0;
                    for cell in row.elements() {
                        let before = self.paragraphs.done.len();
                        self.blocks_of_cell(cell);
                        n_cells += usize::from(self.paragraphs.done.len() > before);
                    }
                    self.paragraphs.join_cells(first, n_cells);
                }
                "sdt" | "sdtContent" | "ins" | "customXml" => self.table(row),
                _ => {}
            }
        }
    }

    fn blocks_of_cell(&mut self, cell: &Element) {
        match &*cell.name {
            "tc" => self.blocks(cell),
            "sdt" | "sdtContent" | "ins" | "customXml" => cell.elements().for_each(|inner| self.blocks_of_cell(inner)),
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let properties = paragraph.child("pPr");
        let style = self.styles.get(properties.and_then(|properties| value(properties, "pStyle")));
        self.runs(paragraph, style.is_hidden);
        if style.is_apart {
            self.paragraphs.text.clear();
        }
        // If its paragraph mark was deleted, a paragraph continues in the next one.
        if properties.and_then(|properties| properties.path(&["rPr", "del"])).is_some() {
            return;
        }
        if style.is_title && self.title.is_none() && self.cells == 0 {
            self.title = super::xml::one_line(&self.paragraphs.text);
            if self.title.is_some() {
                self.paragraphs.text.clear();
            }
        }
        let numbering = properties.and_then(|properties| properties.child("numPr"));
        let is_off = numbering.and_then(|numbering| value(numbering, "numId")) == Some("0");
        let is_heading = properties.is_some_and(|properties| properties.child("outlineLvl").is_some());
        self.paragraphs.end((numbering.is_some() || style.is_item) && !is_off && !is_heading);
    }

    fn runs(&mut self, parent: &Element, is_hidden: bool) {
        for element in parent.elements() {
            match &*element.name {
                "r" => self.run(element, is_hidden),
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml"
                | "dir" | "bdo" => {
                    self.runs(element, is_hidden);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element, is_hidden_by_style: bool) {
        let properties = run.child("rPr");
        let own_style = properties.and_then(|properties| value(properties, "rStyle"));
        let is_hidden = is_hidden_by_style
            || properties.is_some_and(is_hidden)
            || own_style.is_some_and(|style| self.styles.get(Some(style)).is_hidden);
        for element in run.elements() {
            match &*element.name {
                "fldChar" => match element.attribute("fldCharType") {
                    Some("begin") => {
                        self.fields.push(false);
                        self.n_instructing += 1;
                    }
                    Some("separate") => {
                        if let Some(field @ false) = self.fields.last_mut() {
                            *field = true;
                            self.n_instructing -= 1;
                        }
                    }
                    _ => self.n_instructing -= usize::from(self.fields.pop() == Some(false)),
                },
                _ if self.n_instructing > 0 => {}
                "t" => self.paragraphs.push(&element.text(), is_hidden),
                "tab" | "ptab" => self.paragraphs.push(" ", is_hidden),
                "br" | "cr" => match element.attribute("type") {
                    Some("page" | "column") => self.paragraphs.push(" ", is_hidden),
                    _ => self.paragraphs.push("\n", is_hidden),
                },
                "noBreakHyphen" => self.paragraphs.push("\u{2011}", is_hidden),
                "softHyphen" => self.paragraphs.push("\u{AD}", is_hidden),
                _ => {}
            }
        }
    }
}
