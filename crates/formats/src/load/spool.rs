//! Spooled articles: articles from formats other than JSON lines, written to a temporary file as JSON lines.
//! Each is stored whole, so the original file is read only once.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::documents::Found;
use crate::format::{Document, Format};

/// An article, with our own field names.
#[derive(Deserialize, Serialize)]
struct Line {
    id: String,
    date: Option<String>,
    source: Option<String>,
    text: String,
    /// How to interpret the text.
    #[serde(rename = "_format")]
    shape: Shape,
    language: Option<String>,
    title: Option<String>,
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hidden: Vec<String>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
enum Shape {
    Markdown,
    Text,
    Row,
    /// A row whose text was markup.
    MarkedUp,
    /// Extracted from a page or another document.
    Extracted,
}

/// Writes an article as one line, and returns its text.
pub(super) fn put_line(spool: &mut impl Write, found: Found) -> io::Result<String> {
    let Found { id, format, mut document } = found;
    let shape = match format {
        Format::Markdown => Shape::Markdown,
        Format::Text => Shape::Text,
        _ if document.is_row && document.is_marked_up => Shape::MarkedUp,
        _ if document.is_row => Shape::Row,
        _ => Shape::Extracted,
    };
    let (date, source) = (document.date.take(), document.source.take());
    let (url, language) = (document.url.take(), document.language.take());
    let (title, hidden) = (document.title.clone(), std::mem::take(&mut document.hidden));
    let line = Line { id, date, source, text: document.into_text(), shape, language, title, url, hidden };
    serde_json::to_writer(&mut *spool, &line)?;
    spool.write_all(b"\n")?;
    Ok(line.text)
}

/// Reads such a line back as an article with the id `id`. `None` if the line isn't one.
pub(super) fn read(line: &[u8], id: &str) -> Option<Found> {
    let line: Line = serde_json::from_slice(line).ok()?;
    let format = match line.shape {
        Shape::Markdown => Format::Markdown,
        Shape::Text => Format::Text,
        Shape::Row | Shape::MarkedUp | Shape::Extracted => Format::JsonLines,
    };
    let document = Document {
        text: line.text,
        title: line.title,
        date: line.date,
        source: line.source,
        url: line.url,
        language: line.language,
        hidden: line.hidden,
        is_row: matches!(line.shape, Shape::Row | Shape::MarkedUp),
        is_marked_up: matches!(line.shape, Shape::MarkedUp),
        ..Document::default()
    };
    Some(Found { id: id.to_owned(), format, document })
}
