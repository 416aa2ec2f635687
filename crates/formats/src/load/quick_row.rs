//! Fast parser for one row of a large collection: borrows strings from the line and skips unused fields.
//! Rows it can't handle go to [`rows`](super::rows), which parses them or reports what is wrong.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::rows;
use crate::format::{FieldNames, is_markup, json};

/// The fields a scan needs from a row.
#[derive(Debug, Default, PartialEq)]
pub(super) struct QuickRow<'l> {
    pub(super) id: Option<Cow<'l, str>>,
    pub(super) text: Cow<'l, str>,
    pub(super) date: Option<Cow<'l, str>>,
    pub(super) source: Option<Cow<'l, str>>,
}

/// Fields whose types are checked; others may be anything. They are known by the usual names of
/// [`Field`](crate::format::Field). If two of them map to one field, the slow parser decides which counts.
#[rustfmt::skip]
#[derive(serde::Deserialize)]
struct Fields<'l> {
    #[serde(borrow, default, alias = "_id", alias = "guid", alias = "uuid", alias = "article_id", alias = "articleid", alias = "doc_id", alias = "docid", alias = "uri", alias = "key")]
    id: Label<'l>,
    #[serde(borrow, alias = "body", alias = "content", alias = "article", alias = "article_text", alias = "articlebody", alias = "article_body", alias = "maintext", alias = "main_text", alias = "body_text", alias = "full_text", alias = "fulltext", alias = "plain_text", alias = "plaintext", alias = "content_text", alias = "story", alias = "raw_text")]
    text: Cow<'l, str>,
    #[serde(borrow, default, alias = "published", alias = "published_at", alias = "publishedat", alias = "date_published", alias = "datepublished", alias = "date_publish", alias = "publish_date", alias = "publication_date", alias = "pubdate", alias = "pub_date", alias = "published_date", alias = "versioncreated", alias = "created_at", alias = "timestamp", alias = "datetime")]
    date: Label<'l>,
    #[serde(borrow, default, alias = "outlet", alias = "publisher", alias = "publication", alias = "newspaper", alias = "site", alias = "site_name", alias = "sitename", alias = "source_domain", alias = "source_name", alias = "provider", alias = "domain")]
    source: Label<'l>,
    #[serde(borrow, default, rename = "title")]
    _title: Label<'l>,
    #[serde(borrow, default, rename = "url")]
    _url: Label<'l>,
    #[serde(borrow, default, rename = "language")]
    _language: Label<'l>,
}

/// A string or a number; `None` if it is missing, null or empty.
#[derive(Default)]
struct Label<'l>(Option<Cow<'l, str>>);

impl<'de: 'l, 'l> Deserialize<'de> for Label<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Label<'l>, D::Error> {
        deserializer.deserialize_any(LabelVisitor)
    }
}

struct LabelVisitor;

impl<'l> Visitor<'l> for LabelVisitor {
    type Value = Label<'l>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text or a number")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'l str) -> Result<Label<'l>, E> {
        Ok(Label((!text.is_empty()).then_some(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Label<'l>, E> {
        Ok(Label((!text.is_empty()).then(|| Cow::Owned(text.to_owned()))))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Label<'l>, E> {
        Ok(Label(Some(Cow::Owned(number.to_string()))))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Label<'l>, E> {
        Ok(Label(Some(Cow::Owned(number.to_string()))))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Label<'l>, E> {
        Ok(Label(serde_json::Number::from_f64(number).map(|number| Cow::Owned(number.to_string()))))
    }

    fn visit_unit<E: Error>(self) -> Result<Label<'l>, E> {
        Ok(Label(None))
    }
}

/// Parses the fields a scan needs from a line, or says why it can't.
pub(super) fn quick_row<'l>(line: &'l [u8], names: &FieldNames) -> Result<QuickRow<'l>, String> {
    if !names.are_usual() {
        return slow_row(line, names);
    }
    match serde_json::from_slice::<Fields<'_>>(line) {
        Ok(fields) if !is_markup(&fields.text) => {
            Ok(QuickRow { id: fields.id.0, text: fields.text, date: fields.date.0, source: fields.source.0 })
        }
        _ => slow_row(line, names),
    }
}

fn slow_row(line: &[u8], names: &FieldNames) -> Result<QuickRow<'static>, String> {
    let found = json::document(&mut rows::parse(line)?, names)?;
    let owned = |label: Option<String>| label.map(Cow::Owned);
    Ok(QuickRow {
        id: owned(found.id),
        text: Cow::Owned(found.text),
        date: owned(found.date),
        source: owned(found.source),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_and_slow_agree() {
        let usual = FieldNames::default();
        for line in [
            r#"{"id": "a", "text": "The ferry was late.", "date": "2025-03-03", "source": "Harle Press", "more": [1, {}]}"#,
            r#"{"id": 17, "text": "Caf\u00e9 \"late\"\n", "date": 2025, "source": ""}"#,
            r#"{"text": "", "id": null, "source": -3, "date": 2.50, "url": 1e400}"#,
            r#"{"text": "", "id": 123456789012345678901234567890, "language": "de", "title": 3}"#,
            r#"{"text": "one", "text": "two"}"#,
            r#"{"id": "a"}"#,
            r#"{"id": [], "text": ""}"#,
            r#"{"text": null}"#,
            r#"{"text": "", "title": {}}"#,
            r#"{"text": "", "date": true}"#,
            r#"{"body": "Late.", "published_at": "2025-03-03", "publisher": "Harle Press", "guid": 7}"#,
            r#"{"content": "more", "text": "Late.", "domain": "harle.example", "source": {"name": "Harle Press"}}"#,
            r#"{"Text": "Late."}"#,
            r#"{"text": ["Late.", "Gone."]}"#,
            r#"{"text": "<p>Late &amp; gone.</p>", "id": "a"}"#,
            r#"["text"]"#,
            "nonsense",
            "{\"text\": \"late\"} and more",
        ] {
            assert_eq!(quick_row(line.as_bytes(), &usual), slow_row(line.as_bytes(), &usual), "{line}");
        }
        assert!(quick_row(b"{\"text\": \"\xFF\"}", &usual).unwrap_err().contains("UTF-8"));
        assert!(quick_row(b"{\"id\": 7}", &usual).unwrap_err().contains("has no `text`"));
    }

    #[test]
    fn text_without_escapes_is_not_copied() {
        let line = br#"{"text": "The ferry was late.", "id": "a"}"#;
        let row = quick_row(line, &FieldNames::default()).unwrap();
        assert!(matches!((row.text, row.id), (Cow::Borrowed(_), Some(Cow::Borrowed(_)))));
    }
}
