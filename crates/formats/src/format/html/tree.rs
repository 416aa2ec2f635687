//! Builds the DOM with limits on depth and size, since the parser has none.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::attributes;
use super::blocks::Block;
use super::hidden::Hidden;

/// Maximum elements of a page. Long articles with hundreds of comments have ten thousand. Extraction time grows with
/// the number of elements, for some shapes faster than linearly.
const MOST_ELEMENTS: usize = 50_000;

/// Maximum ampersands in the text of a page. Some of the library's work on them is quadratic: a hundred thousand take a
/// tenth of a second, a million thirteen seconds.
const MOST_AMPERSANDS: usize = 100_000;

/// Bytes passed to the parser at a time: a page over the limit is detected after at most this many more.
const PIECE: usize = 4096;

/// Parses a page into a tree.
///
/// Depth is measured on the tree as it grows. Measuring it on the text beforehand would require knowing as well as the
/// parser what closes what (unclosed paragraphs, SVG inside text, text inside SVG), and any mistake would be a way in.
///
/// # Errors
/// If elements are nested deeper than `most_depth`, or there are too many.
pub(super) fn parse(text: &str, most_depth: usize) -> Result<Document, String> {
    attributes::check(text)?;
    // With scripting off, `noscript` content is parsed as elements and can be told from text.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = Watched { document: Document::default(), n_elements: Cell::new(0), depth: Cell::new(0), most_depth };
    let mut parser = parse_document(sink, ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, next) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(StrTendril::from(piece));
        rest = next;
        let watched = &parser.tokenizer.sink.sink;
        if watched.depth.get() > most_depth {
            return Err(format!("the elements of the page are nested more than {most_depth} deep"));
        }
        if watched.n_elements.get() > MOST_ELEMENTS {
            return Err(format!("the page has more than {MOST_ELEMENTS} elements"));
        }
    }
    Ok(parser.finish())
}

/// Removes what browsers don't show: scripts, styles, templates, frames, controls, SVG, comments.
pub(super) fn drop_what_is_not_shown(page: &Document) {
    const NOT_SHOWN: &str = "script, template, noscript, iframe, frame, object, embed, svg, math, canvas, audio, video, \
        button, input, select, textarea, label, map, area, datalist, dialog, amp-ad, amp-sidebar, amp-consent, amp-list, amp-embed";
    page.select(NOT_SHOWN).remove();
    // Two line breaks mean as much as a thousand, and the library's time is quadratic in their number.
    for line_break in page.select("br").nodes() {
        let before = break_before(line_break).and_then(|node| break_before(&node));
        if before.is_some() {
            line_break.remove_from_parent();
        }
    }
}

/// Rejects a page whose text is full of a character that the library is slow on.
///
/// # Errors
/// If there are more than any real text has.
pub(super) fn check_text(page: &Document) -> Result<(), String> {
    let n_ampersands = page.text().bytes().filter(|&byte| byte == b'&').count();
    if n_ampersands > MOST_AMPERSANDS {
        return Err(format!("the text of the page has more than {MOST_AMPERSANDS} ampersands"));
    }
    Ok(())
}

/// The line break before a node, if only white space lies between.
fn break_before<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let before = node.prev_sibling()?;
    let before = if before.is_text() && before.text().trim().is_empty() { before.prev_sibling()? } else { before };
    before.has_name("br").then_some(before)
}

/// A document that counts the nodes added to it.
struct Watched {
    document: Document,
    n_elements: Cell<usize>,
    depth: Cell<usize>,
    most_depth: usize,
}

impl Watched {
    /// Records the depth of a child below `parent`, up to one beyond the limit.
    fn note_depth(&self, parent: &NodeId) {
        let depth = self.document.tree.ancestor_ids_of_it(parent, Some(self.most_depth + 1)).count() + 1;
        self.depth.set(self.depth.get().max(depth));
    }
}

impl TreeSink for Watched {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    // Most pages have parse errors, and nobody asks for them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.n_elements.set(self.n_elements.get() + 1);
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        if matches!(child, NodeOrText::AppendNode(_)) {
            self.note_depth(parent);
        }
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.note_depth(element);
        self.document.append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.note_depth(sibling);
        self.document.append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.document.reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}

/// Positions of the texts in a page, recorded before extraction takes the page apart.
pub(super) struct Places {
    parents: HashMap<NodeId, NodeId>,
    /// The element that contains a block with this text; `None` if several do.
    holders: HashMap<String, Option<NodeId>>,
}

impl Places {
    /// The positions of all elements and texts of `page`.
    pub(super) fn of(page: &Document) -> Places {
        let (mut parents, mut holders) = (HashMap::new(), HashMap::new());
        for node in page.root().descendants_it() {
            if let Some(parent) = node.parent() {
                parents.insert(node.id, parent.id);
                if node.is_text() {
                    let start = beginning(&node.text());
                    if !start.is_empty() {
                        holders.entry(start).and_modify(|holder| *holder = None).or_insert(Some(parent.id));
                    }
                }
            }
        }
        Places { parents, holders }
    }

    /// The hidden passages inside the article container, which is the innermost element that holds most of the article.
    pub(super) fn among(&self, blocks: &[Block], hidden: Vec<Hidden>) -> Vec<String> {
        if hidden.is_empty() {
            return Vec::new();
        }
        // Characters of the article below each element.
        let (mut weights, mut total): (HashMap<NodeId, usize>, usize) = (HashMap::new(), 0);
        for block in blocks {
            let Some(Some(holder)) = self.holders.get(&beginning(&block.text)) else { continue };
            let weight = block.text.chars().count();
            total += weight;
            self.line(*holder).for_each(|node| *weights.entry(node).or_default() += weight);
        }
        let holds_most = |node: &NodeId| weights.get(node).is_some_and(|weight| weight * 5 >= total * 4);
        // Elements that hold most of the article are nested; the innermost has the most of them above it.
        let Some(container) =
            weights.keys().filter(|node| holds_most(node)).max_by_key(|node| self.line(**node).count())
        else {
            return Vec::new();
        };
        let is_inside = |passage: &Hidden| self.line(passage.parent).any(|node| node == *container);
        hidden.into_iter().filter(is_inside).map(|passage| passage.text).collect()
    }

    /// A node and its ancestors, innermost first.
    fn line(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(node), |node| self.parents.get(node).copied())
    }
}

/// The first words of a text, used as a lookup key.
fn beginning(text: &str) -> String {
    text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}

/// The text of a node with collapsed white space.
pub(super) fn folded_text(node: &NodeRef<'_>) -> String {
    node.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of an element; `""` for other nodes.
pub(super) fn name_of(node: &NodeRef<'_>) -> String {
    node.node_name().map(|name| name.to_string()).unwrap_or_default()
}
