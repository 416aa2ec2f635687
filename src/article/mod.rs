//! Articles: a source text and what is prose in it, in blocks. `&str` in, [`Article`] out; no I/O.
//!
//! ```text
//! source  "# Title\n\nThe **mayor** said\u{AD} …"       untouched; every reported span points here
//! prose   "Title\n\nThe mayor said …"                   markup and invisible characters left out, with the way back
//! blocks  [Title][Paragraph]…                           spans of the prose
//! ```
//!
//! [`Article::from_text`] looks at the text and chooses; [`Article::plain`] and [`Article::markdown`] are for those who know.

mod blocks;
mod boilerplate;
mod boilerplate_words;
mod dateline;
mod front_matter;
mod layout;
mod markdown;
mod markdown_signs;
mod plain;
pub mod prose;
mod signs;
mod tags;

pub use prose::Prose;

use crate::span::Span;
use crate::text::{Language, sentences};

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's own title; at most one.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// Who wrote it, where and when it was published, a bare URL, a caption or credit line, a copyright line: kept, never compared.
    Boilerplate,
}

impl BlockKind {
    /// Whether the words of such a block are compared with another article.
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
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the prose, without white space around it; never empty.
    pub span: Span,
}

/// An article: its source as given and the prose found in it.
#[derive(Clone, Debug)]
pub struct Article {
    id: String,
    source: String,
    prose: Prose,
    blocks: Vec<Block>,
    language: Language,
    /// A title that came with the text instead of standing in it.
    given_title: Option<String>,
    /// Passages that came with the text and are shown to nobody.
    hidden: Vec<String>,
    /// Whether the source was taken out of a file with markup around it.
    is_extracted: bool,
}

impl Article {
    /// An article from text that may be plain or Markdown; which one is told by its marks.
    ///
    /// Any text has an answer, the empty one too: an article without blocks.
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
        // Headlines mislead the detection, so the running text alone is looked at, if there is any.
        let body = blocks.iter().find(|b| b.kind == BlockKind::Paragraph && b.span.len() > 80);
        let sample = body.map_or(prose.text(), |b| &prose.text()[b.span.start..]);
        let language = Language::detect(sample);
        Article { id, source, prose, blocks, language, given_title: None, hidden: Vec::new(), is_extracted: false }
    }

    /// The same article with its language given instead of detected.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Article {
        self.language = language;
        self
    }

    /// The same article with a title that does not stand in its text.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Article {
        self.given_title = Some(title.into());
        self
    }

    /// The same article with passages that the file holds besides and shows to nobody.
    #[must_use]
    pub fn with_hidden(mut self, hidden: Vec<String>) -> Article {
        self.hidden = hidden;
        self
    }

    /// The same article with its source marked as taken out of a file of another form, so that places in it are no places in the file.
    #[must_use]
    pub fn extracted(mut self) -> Article {
        self.is_extracted = true;
        self
    }

    /// Passages that the file holds besides and shows to nobody.
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// Whether the source was taken out of a file of another form.
    pub fn is_extracted(&self) -> bool {
        self.is_extracted
    }

    /// The name that the article goes by: a file's path or a row's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text as given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The text without markup and invisible characters, with the way back to the source.
    pub fn prose(&self) -> &Prose {
        &self.prose
    }

    /// The blocks in order; they do not overlap. Spans are of the prose.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences in order, boilerplate left out. Spans are of the prose.
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

    /// The title: the one given with the text, else the one in it, if there is one.
    pub fn title(&self) -> Option<&str> {
        if let Some(title) = &self.given_title {
            return Some(title);
        }
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Title)?;
        Some(block.span.of(self.prose.text()))
    }
}
