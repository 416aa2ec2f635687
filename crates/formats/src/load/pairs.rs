//! Pair files: two articles per line, as read by `respun compare --pairs`.

use std::io::BufRead;

use serde_json::Value;

use super::ReadOptions;
use super::rows::{LineError, Rows, id_or_line, take_label};
use crate::format::json::{self, Row, kind_of};
use respun::article::Article;

/// Two articles to compare.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The id of the pair; its line number if it has none.
    pub id: String,
    /// The first article; its id is `a` if not given.
    pub a: Article,
    /// The second article; its id is `b` if not given.
    pub b: Article,
}

/// Iterates over the pairs of a reader, one for each non-empty line.
///
/// A line is `{"id": …, "a": …, "b": …}`. An id is a string or a number. Each article is a string or an object with
/// `text` and optionally `id`, `title` and `language`, or with the names that the options give these fields. Other fields
/// are ignored.
///
/// ```
/// use respun_formats::load::{Pairs, ReadOptions};
/// let lines = "{\"id\": 17, \"a\": \"The ferry was late.\", \"b\": {\"text\": \"The boat came late.\"}}\n{}\n";
/// let mut pairs = Pairs::new(lines.as_bytes(), &ReadOptions::default());
/// assert_eq!(pairs.next().unwrap().unwrap().id, "17");
/// assert_eq!(pairs.next().unwrap().unwrap_err().to_string(), "line 2: has no `a`");
/// assert!(pairs.next().is_none());
/// ```
#[derive(Debug)]
pub struct Pairs<R> {
    rows: Rows<R>,
    options: ReadOptions,
}

impl<R: BufRead> Pairs<R> {
    /// The pairs of `reader`, which is read on demand.
    pub fn new(reader: R, options: &ReadOptions) -> Pairs<R> {
        Pairs { rows: Rows::new(reader), options: options.clone() }
    }
}

impl<R: BufRead> Iterator for Pairs<R> {
    type Item = Result<Pair, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next_row()?;
        Some(row.and_then(|(line, row)| pair(row, line, &self.options).map_err(|message| LineError { line, message })))
    }
}

fn pair(mut row: Row, line: usize, options: &ReadOptions) -> Result<Pair, String> {
    let id = id_or_line(take_label(&mut row, "id")?, line);
    let a = side(&mut row, "a", options)?;
    let b = side(&mut row, "b", options)?;
    Ok(Pair { id, a, b })
}

fn side(row: &mut Row, name: &str, options: &ReadOptions) -> Result<Article, String> {
    let article = match row.remove(name) {
        Some(Value::String(text)) => Article::from_text(name, text),
        Some(Value::Object(mut article)) => {
            let within = |message| format!("`{name}`: {message}");
            let document = json::document(&mut article, &options.names).map_err(within)?;
            let id = document.id.clone().unwrap_or_else(|| name.to_owned());
            document.into_article(id)
        }
        Some(other) => {
            return Err(format!("`{name}` must be text or an object with `text`, not {}", kind_of(&other)));
        }
        None => return Err(format!("has no `{name}`")),
    };
    Ok(options.language.into_iter().fold(article, Article::with_language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::text::Language;

    fn read(lines: &[u8]) -> Vec<Result<Pair, LineError>> {
        Pairs::new(lines, &ReadOptions::default()).collect()
    }

    #[test]
    fn ids_are_text_numbers_or_line_numbers() {
        let lines = "{\"id\":\"x\",\"a\":\"\",\"b\":\"\"}\n\n{\"id\":7,\"a\":\"\",\"b\":\"\"}\r\n{\"id\":null,\"a\":\"\",\"b\":\"\"}";
        let ids: Vec<_> = read(lines.as_bytes()).into_iter().map(|pair| pair.unwrap().id).collect();
        assert_eq!(ids, ["x", "7", "4"]);
    }

    #[test]
    fn a_side_may_say_more_of_itself() {
        let line = r#"{"a": {"id": "wire", "text": "Late.", "title": "Ferry", "language": "de-AT", "more": 1}, "b": "Late.", "c": []}"#;
        let pair = read(line.as_bytes()).remove(0).unwrap();
        assert_eq!((pair.a.id(), pair.a.title(), pair.a.language()), ("wire", Some("Ferry"), Language::German));
        assert_eq!((pair.b.id(), pair.b.title(), pair.b.source()), ("b", None, "Late."));
    }

    #[test]
    fn the_options_give_names_and_a_language() {
        let mut options = ReadOptions { language: Some(Language::Swedish), ..ReadOptions::default() };
        options.names.tell("text=words").unwrap();
        let line = r#"{"a": {"words": "Late.", "text": "no", "language": "de"}, "b": "Late."}"#;
        let pair = Pairs::new(line.as_bytes(), &options).next().unwrap().unwrap();
        assert_eq!((pair.a.source(), pair.a.language()), ("Late.", Language::Swedish));
        assert_eq!((pair.b.source(), pair.b.language()), ("Late.", Language::Swedish));
    }

    #[test]
    fn bad_lines_are_named_and_passed_over() {
        for (line, expected) in [
            (&b"{\"a\":\"x\"}"[..], "line 2: has no `b`"),
            (b"{\"a\":3,\"b\":\"\"}", "line 2: `a` must be text or an object with `text`, not a number"),
            (b"{\"a\":{},\"b\":\"\"}", "line 2: `a`: has no `text`"),
            (b"{\"a\":{\"text\":[]},\"b\":\"\"}", "line 2: `a`: `text` must be text, not a list"),
            (b"{\"id\":{},\"a\":\"\",\"b\":\"\"}", "line 2: `id` must be text or a number, not an object"),
            (b"[]", "line 2: is a list, not an object"),
            (b"{\"a\":\"\\ud800\",\"b\":\"\"}", "line 2: is not JSON: unexpected end of hex escape at column 13"),
            (b"{\"a\":\"\xFF\"}", "line 2: is not UTF-8 at byte 6"),
            (b"nonsense", "line 2: is not JSON: expected ident at column 2"),
        ] {
            let good = b"{\"a\":\"\",\"b\":\"\"}";
            let found = read(&[good, line, good].join(&b'\n'));
            assert_eq!(found.len(), 3);
            assert!(found[0].is_ok() && found[2].is_ok());
            assert_eq!(found[1].as_ref().unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert!(read("\u{FEFF}{\"a\":\"\",\"b\":\"\"}".as_bytes())[0].is_ok());
    }
}
