//! Markdown to prose and blocks: drops the marks and keeps the text (CommonMark by `pulldown-cmark`, with tables,
//! strikethrough, task lists and footnotes).
//!
//! Articles aren't written for a CommonMark parser, so it is overruled where it would lose the author's meaning:
//!
//! - A line is a block of its own, unless the text is wrapped ([`layout`](super::layout)): many files have one
//!   paragraph per line.
//! - Indented text is a paragraph, never code.
//! - A paragraph above a row of dashes is a paragraph above a rule, unless it is short.
//! - Text inside HTML blocks is kept.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::blocks::{Draft, Role, settle};
use super::front_matter::front_matter;
use super::layout::{Layout, goes_on_behind_blank_line, trimmed};
use super::signs::{Ending, count_words, ending, is_blank};
use super::tags::TagStripper;
use crate::article::{Block, Prose};
use crate::span::Span;

/// Bytes of a paragraph to inspect for boilerplate, which is shorter.
const BEGINNING: usize = 512;

pub(super) fn read(source: &str) -> (Prose, Vec<Block>) {
    let mut reader = Reader::new(source);
    let body = reader.front_matter();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(&source[body..], options).into_offset_iter() {
        reader.event(event, Span::new(body + range.start, body + range.end));
    }
    reader.close();
    let blocks = settle(reader.prose.text(), reader.drafts);
    (reader.prose, blocks)
}

/// What contains the current block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    /// The level, and whether it is marked by a line below (setext) instead of `#` signs.
    Heading(u8, bool),
    IndentedText,
    Listing,
    Html,
    Row,
}

/// Handles the events of the parser one by one and builds the prose.
struct Reader<'s> {
    source: &'s str,
    layout: Layout,
    prose: Prose,
    drafts: Vec<Draft>,
    /// Where the open block starts in the prose; `None` if it has no text yet.
    open_at: Option<usize>,
    /// How far the source has been read.
    read_to: usize,
    /// Where the current line starts in the source.
    line_start: usize,
    place: Place,
    n_quotes: usize,
    /// For each open list, whether it is numbered.
    lists: Vec<bool>,
    n_items: usize,
    /// The number of a list item that has no text yet.
    number: Option<Span>,
    /// Whether the current line is a lazy continuation (without indentation) below a list item: it isn't part of the
    /// item.
    is_lazy: bool,
    n_strong: usize,
    n_images: usize,
    /// Whether the open block has words that aren't bold.
    has_light_type: bool,
    tags: TagStripper,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Reader<'s> {
        Reader {
            source,
            layout: Layout::of(source),
            prose: Prose::default(),
            drafts: Vec::new(),
            open_at: None,
            read_to: 0,
            line_start: 0,
            place: Place::Text,
            n_quotes: 0,
            lists: Vec::new(),
            n_items: 0,
            number: None,
            is_lazy: false,
            n_strong: 0,
            n_images: 0,
            has_light_type: false,
            tags: TagStripper::default(),
        }
    }

    /// Reads the front matter; returns where the article starts.
    fn front_matter(&mut self) -> usize {
        let Some(found) = front_matter(self.source) else { return 0 };
        let mut pieces: Vec<_> = found.lines.iter().map(|&line| (line, Role::Boilerplate)).collect();
        pieces.extend(found.title.map(|title| (title, Role::Title)));
        pieces.sort_by_key(|(span, _)| *span);
        for (span, role) in pieces {
            self.keep(span);
            self.close_as(role);
        }
        self.read_to = found.end;
        found.end
    }

    fn event(&mut self, event: Event<'s>, at: Span) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.text(&text, at),
            Event::Code(text) => self.code(&text, at),
            Event::Html(_) => self.html(at),
            Event::SoftBreak | Event::HardBreak => self.line_break(at),
            Event::InlineHtml(tag) if tag.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("<br")) => self.close(),
            Event::Rule => self.close(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            // Not enabled.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'s>, at: Span) {
        match tag {
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => return,
            Tag::Strong => {
                self.n_strong += 1;
                return;
            }
            Tag::TableCell => return self.cell(at),
            Tag::Image { .. } => {
                self.close();
                self.n_images += 1;
                return;
            }
            _ => self.close(),
        }
        (self.line_start, self.is_lazy) = (at.start, false);
        match tag {
            Tag::Heading { level, .. } => {
                let is_underlined = !at.of(self.source).trim_start().starts_with('#');
                self.place = Place::Heading(level as u8, is_underlined);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.place = Place::Listing;
                // The info string of a fence is usually the name of a language, but may be a line of the text.
                let line = at.of(self.source).lines().next().unwrap_or("");
                let label = trimmed(self.source, Span::new(at.start, at.start + line.len()));
                let fence = label.of(self.source).bytes().take_while(|b| matches!(b, b'`' | b'~')).count();
                self.keep(Span::new(label.start + fence, label.end));
                self.close();
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => self.place = Place::IndentedText,
            Tag::HtmlBlock => {
                self.place = Place::Html;
                self.tags = TagStripper::default();
            }
            Tag::BlockQuote(_) => self.n_quotes += 1,
            Tag::List(first) => self.lists.push(first.is_some()),
            Tag::Item => {
                self.n_items += 1;
                self.number = self.lists.last().filter(|&&numbered| numbered).map(|_| number_of(self.source, at));
            }
            Tag::TableHead | Tag::TableRow => self.place = Place::Row,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Span) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => return,
            TagEnd::TableCell => {
                self.read_to = at.end;
                return;
            }
            TagEnd::Strong => {
                self.n_strong -= 1;
                return;
            }
            TagEnd::Image => {
                self.close_as(Role::Boilerplate);
                self.n_images -= 1;
                self.read_to = at.end;
                return;
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.n_quotes -= 1;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close();
                self.number = None;
                self.n_items -= 1;
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::MetadataBlock(_) => {
                if tag == TagEnd::TableRow {
                    self.surplus_cells(at);
                }
                self.close();
                self.place = Place::Text;
            }
            _ => self.close(),
        }
        self.is_lazy = false;
    }

    fn text(&mut self, text: &str, at: Span) {
        if self.place == Place::IndentedText {
            return self.indented_line(at);
        }
        if at.of(self.source) == text { self.keep(at) } else { self.replace(text, at) }
    }

    /// Handles inline code.
    fn code(&mut self, text: &str, at: Span) {
        let marked = at.of(self.source);
        match marked.find(text) {
            Some(from) if !text.is_empty() => self.keep(Span::new(at.start + from, at.start + from + text.len())),
            _ => match lines_of_code(text, marked) {
                Some(lines) => {
                    for (number, line) in lines.into_iter().enumerate() {
                        let line = line.shifted(at.start);
                        if number > 0 {
                            self.prose.replace(" ", Span::new(self.read_to, line.start));
                        }
                        self.keep(line);
                    }
                }
                None => self.replace(text, at),
            },
        }
    }

    fn indented_line(&mut self, at: Span) {
        let line = trimmed(self.source, at);
        if line.is_empty() {
            return self.close();
        }
        if self.open_at.is_some() {
            self.line_break(Span::new(self.read_to, line.start));
        }
        self.keep(line);
    }

    fn html(&mut self, at: Span) {
        self.close();
        for text in self.tags.text_of(at.of(self.source)) {
            self.keep(text.shifted(at.start));
        }
        self.close();
    }

    /// Handles a table cell; cells of a row are separated by a tab.
    fn cell(&mut self, at: Span) {
        if self.open_at.is_some() {
            self.prose.replace("\t", Span::new(self.read_to, at.start));
            self.read_to = at.start;
        }
    }

    /// Handles a line break inside a block. It ends the block too, unless the line continues.
    fn line_break(&mut self, at: Span) {
        let before = &self.source[self.line_start..at.start];
        let rest = &self.source[at.end..];
        let after = rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())].trim_start_matches([' ', '\t', '>']);
        self.line_start = at.end;
        match self.layout.joint(before, after) {
            Some(glue) if self.open_at.is_some() => {
                self.prose.replace(glue, at);
                self.read_to = at.end;
            }
            _ => {
                if let Place::Heading(_, true) = self.place {
                    // Of the lines above a row of dashes, only the last may be a heading.
                    self.close_as(Role::Text);
                }
                self.close();
                let is_indented = self.source[..at.end].ends_with([' ', '\t']) || rest.starts_with([' ', '\t', '>']);
                self.is_lazy = self.n_items > 0 && !is_indented;
            }
        }
    }

    /// Cells beyond the number in the table head, which the parser skips.
    fn surplus_cells(&mut self, row: Span) {
        let mut start = self.read_to.max(row.start);
        for cell in self.source[start..row.end.max(start)].split('|') {
            let span = trimmed(self.source, Span::new(start, start + cell.len()));
            start += cell.len() + 1;
            if !span.is_empty() {
                self.cell(span);
                self.keep(span);
            }
        }
    }

    fn keep(&mut self, at: Span) {
        if at.is_empty() {
            return;
        }
        self.open(at, at.of(self.source));
        self.prose.keep(self.source, at);
        self.read_to = at.end;
    }

    fn replace(&mut self, text: &str, at: Span) {
        self.open(at, text);
        self.prose.replace(text, at);
        self.read_to = at.end;
    }

    /// Opens a block for `text` at `at`, unless one is open.
    fn open(&mut self, at: Span, text: &str) {
        self.has_light_type |= self.n_strong == 0 && text.contains(char::is_alphanumeric);
        if self.open_at.is_some() {
            return;
        }
        let gap = Span::new(self.read_to, at.start);
        if let Some(number) = self.number.take() {
            self.separate(Span::new(self.read_to, number.start));
            self.prose.keep(self.source, number);
            self.prose.replace(" ", Span::new(number.end, at.start));
        } else if self.goes_on_in(at) {
            self.prose.replace(" ", gap);
            self.open_at = self.drafts.pop().map(|draft| draft.span.start);
            self.has_light_type = true;
        } else {
            self.separate(gap);
        }
    }

    fn separate(&mut self, gap: Span) {
        if !self.prose.is_empty() {
            self.prose.replace("\n\n", gap);
        }
        self.open_at = Some(self.prose.len());
    }

    /// Whether the last paragraph broke off after a quotation and continues in the one at `at`.
    fn goes_on_in(&self, at: Span) -> bool {
        let Some(last) = self.drafts.last() else { return false };
        if last.role != Role::Text || self.role() != Role::Text {
            return false;
        }
        // The beginning is enough, and an endless line with many blocks must not be read again for each.
        let beginning = &self.source[at.start..self.source.floor_char_boundary(at.start + BEGINNING)];
        let after = beginning.split(['\n', '\r']).next().unwrap_or("");
        goes_on_behind_blank_line(last.span.of(self.prose.text()), after)
    }

    /// What the markup says about the open block.
    fn role(&self) -> Role {
        if self.n_images > 0 || self.place == Place::Listing {
            return Role::Boilerplate;
        }
        match self.place {
            Place::Heading(level, _) => Role::Heading(level),
            Place::Row => Role::Item,
            _ if self.n_items > 0 && !self.is_lazy => Role::Item,
            _ if self.n_quotes > 0 => Role::Quote,
            _ => Role::Text,
        }
    }

    fn close(&mut self) {
        let mut role = self.role();
        if let (Some(start), Role::Text) = (self.open_at, role)
            && !self.has_light_type
            && self.prose.text()[start..].contains(char::is_alphanumeric)
        {
            role = Role::Bold;
        }
        if let (Some(start), Place::Heading(_, true)) = (self.open_at, self.place) {
            let text = self.prose.text()[start..].trim_end_matches(is_blank);
            let is_heading = count_words(text, 26) <= 25 && !matches!(ending(text), Ending::Stop | Ending::Unfinished);
            role = if is_heading { role } else { Role::Text };
        }
        self.close_as(role);
    }

    fn close_as(&mut self, role: Role) {
        if let Some(start) = self.open_at.take() {
            self.drafts.push(Draft { role, span: Span::new(start, self.prose.len()) });
        }
        self.has_light_type = false;
    }
}

/// The spans of the lines of `code` in `marked`, which is the code with its marks. Line ends became spaces, and block
/// quote marks at the start of lines were removed. `None` if anything else changed.
fn lines_of_code(code: &str, marked: &str) -> Option<Vec<Span>> {
    let mut rest = code;
    let mut lines = Vec::new();
    let mut at = marked.len() - marked.trim_start_matches('`').len();
    let end = marked.trim_end_matches('`').len();
    while at < end {
        let whole = &marked[at..end];
        let length = whole.find(['\n', '\r']).unwrap_or(whole.len());
        let line = &whole[..length];
        let text = match rest.strip_prefix(line) {
            Some(_) => line,
            None => line.trim_start_matches([' ', '\t', '>']),
        };
        let from = at + length - text.len();
        let is_last = at + length == end;
        // One space at either end of the code isn't part of it.
        let text = if is_last { &text[..text.len().min(rest.len())] } else { text };
        rest = rest.strip_prefix(text)?;
        lines.push(Span::new(from, from + text.len()));
        let n_ends = if whole[length..].starts_with("\r\n") { 2 } else { 1 };
        if !is_last {
            rest = rest.strip_prefix(' ')?;
            // If a line ends in two characters, each may have become a space.
            rest = rest.strip_prefix(' ').filter(|_| n_ends == 2).unwrap_or(rest);
        }
        at += length + n_ends;
    }
    rest.is_empty().then_some(lines)
}

/// The number of the list item at `at`, with its full stop or bracket.
fn number_of(source: &str, at: Span) -> Span {
    let item = trimmed(source, at);
    let digits = item.of(source).bytes().take_while(u8::is_ascii_digit).count();
    Span::new(item.start, item.start + (digits + 1).min(item.len()))
}
