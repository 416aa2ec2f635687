//! Collections of pairs: `{"id","a","b"}` a line.

use std::fmt;
use std::io::BufRead;

use crate::Article;

/// Two articles to be compared.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The pair's id.
    pub id: String,
    /// The first article.
    pub a: Article,
    /// The second article.
    pub b: Article,
}

/// A line of a collection that cannot be used.
#[derive(Clone, Debug)]
pub struct LineError {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LineError {}

#[derive(serde::Deserialize)]
struct Row {
    id: serde_json::Value,
    a: String,
    b: String,
}

/// The pairs in `reader`, a line each.
pub fn pairs(reader: impl BufRead) -> impl Iterator<Item = Result<Pair, LineError>> {
    super::collection::rows(reader).map(|row| {
        let (line, text) = row?;
        let row: Row = serde_json::from_str(&text).map_err(|e| LineError { line, message: e.to_string() })?;
        let id = row.id.as_str().map_or_else(|| row.id.to_string(), str::to_owned);
        Ok(Pair { id, a: Article::from_text("a", row.a), b: Article::from_text("b", row.b) })
    })
}
