//! A row of a collection as it is parsed when there are many: strings are borrowed from the line, nothing is built that nobody
//! asked for. What this does not understand is given to [`rows`](super::rows), which says what is wrong or right with it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::rows::{self, take_label};

/// What a scan wants of a row.
#[derive(Debug, Default, PartialEq)]
pub(super) struct QuickRow<'l> {
    pub(super) id: Option<Cow<'l, str>>,
    pub(super) text: Cow<'l, str>,
    pub(super) date: Option<Cow<'l, str>>,
    pub(super) source: Option<Cow<'l, str>>,
}

/// The fields whose types are checked; others may be anything.
#[derive(serde::Deserialize)]
struct Fields<'l> {
    #[serde(borrow, default)]
    id: Label<'l>,
    #[serde(borrow)]
    text: Cow<'l, str>,
    #[serde(borrow, default)]
    date: Label<'l>,
    #[serde(borrow, default)]
    source: Label<'l>,
    #[serde(borrow, default, rename = "title")]
    _title: Label<'l>,
    #[serde(borrow, default, rename = "url")]
    _url: Label<'l>,
    #[serde(borrow, default, rename = "language")]
    _language: Label<'l>,
}

/// Text or a number; none if it is missing, null or empty.
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

/// What a scan wants of a line, or why it cannot be had.
pub(super) fn quick_row(line: &[u8]) -> Result<QuickRow<'_>, String> {
    match serde_json::from_slice::<Fields<'_>>(line) {
        Ok(fields) => Ok(QuickRow { id: fields.id.0, text: fields.text, date: fields.date.0, source: fields.source.0 }),
        Err(_) => slow_row(line),
    }
}

fn slow_row(line: &[u8]) -> Result<QuickRow<'_>, String> {
    let mut row = rows::parse(line)?;
    let mut label = |name| Ok::<_, String>(take_label(&mut row, name)?.map(Cow::Owned));
    let (id, date, source) = (label("id")?, label("date")?, label("source")?);
    label("url")?;
    let text = rows::take_article(&mut row, "")?.source().to_owned();
    Ok(QuickRow { id, text: Cow::Owned(text), date, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_and_slow_agree() {
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
            r#"["text"]"#,
            "nonsense",
            "{\"text\": \"late\"} and more",
        ] {
            assert_eq!(quick_row(line.as_bytes()), slow_row(line.as_bytes()), "{line}");
        }
        assert!(quick_row(b"{\"text\": \"\xFF\"}").unwrap_err().contains("UTF-8"));
        assert!(quick_row(b"{\"id\": 7}").unwrap_err().contains("has no `text`"));
    }

    #[test]
    fn text_without_escapes_is_not_copied() {
        let line = br#"{"text": "The ferry was late.", "id": "a"}"#;
        let row = quick_row(line).unwrap();
        assert!(matches!((row.text, row.id), (Cow::Borrowed(_), Some(Cow::Borrowed(_)))));
    }
}
