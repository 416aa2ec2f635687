//! Articles of formats other than lines of JSON, as lines of a temporary file: whole, so that a file is read once.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::documents::Found;
use crate::format::{Document, Format};

/// An article under our own names of fields.
#[derive(Deserialize, Serialize)]
struct Line {
    id: String,
    date: Option<String>,
    source: Option<String>,
    text: String,
    /// How the text is to be read.
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
    /// A row whose text was marked up.
    MarkedUp,
    /// Extracted from a page or another document.
    Extracted,
}

/// Puts an article on a line of its own.
pub(super) fn put_line(spool: &mut impl Write, found: Found) -> io::Result<()> {
    let Found { id, format, document } = found;
    let shape = match format {
        Format::Markdown => Shape::Markdown,
        Format::Text => Shape::Text,
        _ if document.is_row && document.is_marked_up => Shape::MarkedUp,
        _ if document.is_row => Shape::Row,
        _ => Shape::Extracted,
    };
    let Document { date, source, url, language, title, .. } = document.clone();
    let hidden = document.hidden.clone();
    let line = Line { id, date, source, text: document.into_text(), shape, language, title, url, hidden };
    serde_json::to_writer(&mut *spool, &line)?;
    spool.write_all(b"\n")
}

/// The article of such a line, going by `id`; `None` if it is none.
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
