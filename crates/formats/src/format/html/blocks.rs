//! Converts part of a page to text blocks: paragraphs, headings, list items, table rows.

use std::sync::LazyLock;

use dom_query::NodeRef;
use respun::stages::boilerplate;

use super::names::PHRASING;
use super::tree::name_of;

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading,
    Item,
}

/// A text block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Bytes of the text that are links, not counting white space.
    linked: usize,
}

impl Block {
    fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether the block consists almost entirely of a link.
    fn is_link(&self) -> bool {
        let length: usize = self.text.split_whitespace().map(str::len).sum();
        self.linked * 10 >= length * 8
    }

    /// Whether the text ends like a sentence, ignoring closing marks.
    fn ends_a_sentence(&self) -> bool {
        let text =
            self.text.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', '」', '』', ' ', '\u{A0}', '\u{202F}']);
        text.ends_with(['.', '!', '?', '…', '。', '！', '？', ':', ';', '।', '؟'])
    }
}

/// A line break in a paragraph is taken as the end of the paragraph after this many characters; shorter lines are verse
/// or addresses.
const LONG_LINE: usize = 80;

/// Maximum words in bylines, dates and reading times.
const SHORT: usize = 8;

/// The blocks below `root`, in order.
pub(super) fn of(root: &NodeRef<'_>) -> Vec<Block> {
    let mut gathered = Gathered::default();
    gathered.walk(root, Place::default());
    gathered.end(Kind::Paragraph);
    gathered.blocks
}

/// Joins the blocks of an article to its text: one paragraph each, list items with a dash. Drops repetitions of the
/// title, lists of links, lines about the article above its first paragraph, and headings followed by nothing.
pub(super) fn text(blocks: &[Block], title: Option<&str>) -> String {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let title = title.map(words).unwrap_or_default();
    let mut kept: Vec<&Block> = blocks.iter().filter(|block| words(&block.text) != title).collect();

    // A paragraph or list that is a link leads to another article; drop it with the heading above a list of them.
    let mut is_link: Vec<bool> = kept.iter().map(|block| block.is_link()).collect();
    for at in (1..kept.len()).rev() {
        is_link[at - 1] |= is_link[at] && kept[at].kind == Kind::Item && kept[at - 1].kind == Kind::Heading;
    }
    let mut links = is_link.into_iter();
    kept.retain(|_| !links.next().unwrap_or(false));

    let is_line = |block: &Block, most: usize| block.n_words() <= most && !block.ends_a_sentence();
    // The title with its section path or author, a byline, a date.
    let repeats_title = |block: &Block| {
        let of_block = words(&block.text);
        !title.is_empty()
            && of_block.windows(title.len()).any(|some| some == title)
            && is_line(block, title.len() + SHORT)
    };
    let tells_of_article =
        |block: &&Block| repeats_title(block) || block.kind == Kind::Paragraph && is_line(block, SHORT);
    kept.retain(|block| !is_label_of_advertisement(&block.text));
    let first = kept.iter().position(|block| !tells_of_article(block));
    // A text that consists only of short lines is a poem or a list, and has no such lines.
    kept.drain(..first.unwrap_or(0));
    while kept.last().is_some_and(|block| block.kind == Kind::Heading) {
        kept.pop();
    }
    let lines = kept.iter().map(|block| match block.kind {
        Kind::Item => format!("- {}", block.text),
        _ => block.text.clone(),
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

/// Labels that laws in many countries require on advertisements.
static ADVERTISEMENT: LazyLock<Vec<&str>> = LazyLock::new(|| boilerplate("advertisement").collect());

/// Whether a block is such a label, alone or followed by a colon.
fn is_label_of_advertisement(text: &str) -> bool {
    let first = text.split([':', '：']).next().unwrap_or("").to_lowercase();
    ADVERTISEMENT.contains(&first.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What surrounds a text.
#[derive(Clone, Copy, Default)]
struct Place {
    in_link: bool,
    /// The kind of the next block.
    kind: Option<Kind>,
}

#[derive(Default)]
struct Gathered {
    blocks: Vec<Block>,
    line: String,
    linked: usize,
}

impl Gathered {
    fn walk(&mut self, node: &NodeRef<'_>, place: Place) {
        for child in node.children_it(false) {
            if child.is_text() {
                let text = child.text();
                if place.in_link {
                    self.linked += text.split_whitespace().map(str::len).sum::<usize>();
                }
                self.line.push_str(&text);
                continue;
            }
            let name = name_of(&child);
            let kind = place.kind.unwrap_or(Kind::Paragraph);
            let within = |kind: Kind| Place { kind: Some(kind), ..place };
            match name.as_str() {
                "" => {}
                "br" => self.line_break(kind),
                "a" => self.walk(&child, Place { in_link: true, ..place }),
                "td" | "th" => {
                    self.line.push(' ');
                    self.walk(&child, place);
                    self.line.push(' ');
                }
                "li" | "dd" | "dt" => self.block(&child, kind, within(Kind::Item)),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(&child, kind, within(Kind::Heading)),
                _ if PHRASING.contains(&name.as_str()) => self.walk(&child, place),
                _ => self.block(&child, kind, place),
            }
        }
    }

    /// Handles an element that forms a block of its own.
    fn block(&mut self, node: &NodeRef<'_>, before: Kind, place: Place) {
        self.end(before);
        self.walk(node, place);
        self.end(place.kind.unwrap_or(Kind::Paragraph));
    }

    /// A line break may also end a paragraph.
    fn line_break(&mut self, kind: Kind) {
        let line = self.line.trim_end();
        if line.chars().count() >= LONG_LINE && line.ends_with(['.', '!', '?', '”', '"', '»', '“', '。', '…']) {
            self.end(kind);
        } else {
            self.line.push(' ');
        }
    }

    fn end(&mut self, kind: Kind) {
        let text = self.line.split(is_folded).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if text.chars().any(char::is_alphanumeric) {
            self.blocks.push(Block { kind, text, linked: self.linked });
        }
        self.line.clear();
        self.linked = 0;
    }
}

/// White space that HTML collapses; a no-break space is an ordinary character.
fn is_folded(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}
