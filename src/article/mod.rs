//! Articles: a source text and its prose in blocks. `&str` in, [`Article`] out; no I/O.
//!
//! ```text
//! source  "# Title\n\nThe **mayor** said\u{AD} …"       unchanged; all reported spans refer to it
//! prose   "Title\n\nThe mayor said …"                   without markup and invisible characters, mapped to the source
//! blocks  [Title][Paragraph]…                           spans of the prose
//! ```
//!
//! [`Article::from_text`] detects Markdown; [`Article::plain`] and [`Article::markdown`] are for callers who know.

mod blocks;
mod boilerplate;
mod boilerplate_words;
mod dateline;
mod front_matter;
mod layout;
mod markdown;
mod markdown_signs;
mod plain;
mod prose;
mod signs;
mod tags;

pub use prose::Prose;

use crate::span::Span;
use crate::text::{Language, sentences};

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's own title; at most one.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item.
    ListItem,
    /// Byline, dateline, bare URL, caption, credit or copyright line: kept, never compared.
    Boilerplate,
}

impl BlockKind {
    /// Whether the words of such a block are compared with other articles.
    pub fn is_compared(self) -> bool {
        self != BlockKind::Boilerplate
    }

    /// Whether the block is a title or a heading.
    pub fn is_heading(self) -> bool {
        matches!(self, BlockKind::Title | BlockKind::Heading)
    }
}

/// A block of prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its span in the prose, without surrounding white space; never empty.
    pub span: Span,
}

/// An article: its source as given, and the prose found in it.
#[derive(Clone, Debug)]
pub struct Article {
    id: String,
    source: String,
    prose: Prose,
    blocks: Vec<Block>,
    language: Language,
    /// A title supplied separately from the text.
    given_title: Option<String>,
    /// Passages of the file that aren't shown to readers.
    hidden: Vec<String>,
    /// Whether the source was extracted from a file with markup.
    is_extracted: bool,
}

impl Article {
    /// An article from text that may be plain or Markdown, which is detected.
    ///
    /// Accepts any text; empty text gives an article without blocks.
    ///
    /// ```
    /// use respun::Article;
    /// let article = Article::from_text("wire.md", "# Ferry late again\n\nThe ferry was **late**, said the harbour master.");
    /// assert_eq!(article.title(), Some("Ferry late again"));
    /// ```
    pub fn from_text(id: impl Into<String>, source: impl Into<String>) -> Article {
        let source = source.into();
        if markdown_signs::looks_like_markdown(&source) {
            Article::markdown(id, source)
        } else {
            Article::plain(id, source)
        }
    }

    /// An article from plain text.
    pub fn plain(id: impl Into<String>, source: impl Into<String>) -> Article {
        let source = source.into();
        let (prose, blocks) = plain::read(&source);
        Article::assemble(id.into(), source, prose, blocks)
    }

    /// An article from Markdown.
    pub fn markdown(id: impl Into<String>, source: impl Into<String>) -> Article {
        let source = source.into();
        let (prose, blocks) = markdown::read(&source);
        Article::assemble(id.into(), source, prose, blocks)
    }

    fn assemble(id: String, source: String, prose: Prose, blocks: Vec<Block>) -> Article {
        // Headlines mislead the detection, so only running text is used, if there is any.
        let body = blocks.iter().find(|b| b.kind == BlockKind::Paragraph && b.span.len() > 80);
        let sample = body.map_or(prose.text(), |b| &prose.text()[b.span.start..]);
        let language = Language::detect(sample);
        Article { id, source, prose, blocks, language, given_title: None, hidden: Vec::new(), is_extracted: false }
    }

    /// Sets the language instead of detecting it.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Article {
        self.language = language;
        self
    }

    /// Sets a title that isn't in the text.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Article {
        self.given_title = Some(title.into());
        self
    }

    /// Sets the passages that the file contains but doesn't show to readers.
    #[must_use]
    pub fn with_hidden(mut self, hidden: Vec<String>) -> Article {
        self.hidden = hidden;
        self
    }

    /// Marks the source as extracted from another form, so that offsets in it aren't offsets in the file.
    #[must_use]
    pub fn extracted(mut self) -> Article {
        self.is_extracted = true;
        self
    }

    /// Passages that the file contains but doesn't show to readers.
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// Whether the source was extracted from a file of another form.
    pub fn is_extracted(&self) -> bool {
        self.is_extracted
    }

    /// The id of the article: the path of a file or the id of a row.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text as given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The text without markup and invisible characters, mapped to the source.
    pub fn prose(&self) -> &Prose {
        &self.prose
    }

    /// The blocks in order, without overlaps. Spans refer to the prose.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences in order, without boilerplate. Spans refer to the prose.
    pub fn sentences(&self) -> Vec<Span> {
        let compared = self.blocks.iter().filter(|block| block.kind.is_compared());
        let in_block = |block: &Block| {
            let start = block.span.start;
            sentences(block.span.of(self.prose.text()), self.language).into_iter().map(move |span| span.shifted(start))
        };
        compared.flat_map(in_block).collect()
    }

    /// The language, detected or given.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The title: the one supplied with the text, otherwise the one in it, if any.
    pub fn title(&self) -> Option<&str> {
        if let Some(title) = &self.given_title {
            return Some(title);
        }
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Title)?;
        Some(block.span.of(self.prose.text()))
    }
}
