//! Collections: one article a line, `{"id","text"}`, with what else is known of it.

use std::io::BufRead;

use super::rows::{LineError, Rows, id_or_line};
use crate::article::Article;
use crate::format::FieldNames;
use crate::format::json::{self, Row};

/// An article of a collection and what the collection knows of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article; its id is the number of its line if it has no name.
    pub article: Article,
    /// When it was published, as given (ISO 8601 is expected).
    pub date: Option<String>,
    /// The outlet that published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// The articles of a reader, one for each line that is not empty.
///
/// A line is `{"id": …, "text": …}` with, if known, `title`, `date`, `source`, `url` and `language`, or fields by other usual names
/// ([`Field`](crate::format::Field)). Other fields are ignored.
///
/// ```
/// use respun::load::Collection;
/// let lines = r#"{"id": "ferry", "text": "The ferry was late.", "date": "2025-03-03", "source": "Harle Press"}"#;
/// let entry = Collection::new(lines.as_bytes()).next().unwrap().unwrap();
/// assert_eq!(entry.article.id(), "ferry");
/// assert_eq!(entry.date.as_deref(), Some("2025-03-03"));
/// ```
#[derive(Debug)]
pub struct Collection<R> {
    rows: Rows<R>,
    names: FieldNames,
}

impl<R: BufRead> Collection<R> {
    /// The articles of `reader`, which is read as they are asked for.
    pub fn new(reader: R) -> Collection<R> {
        Collection::with_names(reader, FieldNames::default())
    }

    /// The same with fields of other names.
    pub fn with_names(reader: R, names: FieldNames) -> Collection<R> {
        Collection { rows: Rows::new(reader), names }
    }
}

impl<R: BufRead> Iterator for Collection<R> {
    type Item = Result<Entry, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next_row()?;
        Some(row.and_then(|(line, row)| entry(row, line, &self.names).map_err(|message| LineError { line, message })))
    }
}

fn entry(mut row: Row, line: usize, names: &FieldNames) -> Result<Entry, String> {
    let document = json::document(&mut row, names)?;
    let (date, source, url) = (document.date.clone(), document.source.clone(), document.url.clone());
    let id = id_or_line(document.id.clone(), line);
    Ok(Entry { article: document.into_article(id), date, source, url })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_known_is_kept() {
        let line =
            r#"{"text": "Late.", "title": "Ferry", "date": 2025, "source": "Harle Press", "url": "", "tags": ["sea"]}"#;
        let entry = Collection::new(line.as_bytes()).next().unwrap().unwrap();
        assert_eq!((entry.article.id(), entry.article.title(), entry.article.source()), ("1", Some("Ferry"), "Late."));
        assert_eq!(
            (entry.date.as_deref(), entry.source.as_deref(), entry.url),
            (Some("2025"), Some("Harle Press"), None)
        );
    }

    #[test]
    fn a_row_without_text_is_an_error() {
        let found: Vec<_> = Collection::new(&b"{\"id\":1}\n{\"text\":\"\"}\n{\"text\":\"\",\"date\":[]}"[..]).collect();
        assert_eq!(found[0].as_ref().unwrap_err().to_string(), "line 1: has no `text`");
        assert!(found[1].is_ok());
        assert_eq!(found[2].as_ref().unwrap_err().to_string(), "line 3: `date` must be text or a number, not a list");
    }
}
