//! Collections of articles: `{"id","text"}` a line.

use std::io::BufRead;

use crate::Article;
use crate::load::LineError;

#[derive(serde::Deserialize)]
struct Row {
    id: String,
    text: String,
}

/// The lines of `reader` that are not empty, with their numbers.
pub(super) fn rows(reader: impl BufRead) -> impl Iterator<Item = Result<(usize, String), LineError>> {
    reader
        .lines()
        .enumerate()
        .map(|(index, text)| match text {
            Ok(text) => Ok((index + 1, text)),
            Err(e) => Err(LineError { line: index + 1, message: e.to_string() }),
        })
        .filter(|row| !matches!(row, Ok((_, text)) if text.trim().is_empty()))
}

/// The articles in `reader`, a line each.
pub fn collection(reader: impl BufRead) -> impl Iterator<Item = Result<Article, LineError>> {
    rows(reader).map(|row| {
        let (line, text) = row?;
        let row: Row = serde_json::from_str(&text).map_err(|e| LineError { line, message: e.to_string() })?;
        Ok(Article::from_text(row.id, row.text))
    })
}
