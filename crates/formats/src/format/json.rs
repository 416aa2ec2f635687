//! Articles in JSON: objects with common field names, alone, in a list, or in an object that contains such a list.

use std::fmt;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::metered::{Meter, Metered};
use super::{Document, Documents, Field, FieldNames, Misread, Take, fragment};

/// A JSON object.
pub(crate) type Row = Map<String, Value>;

/// Common names for lists of articles in API responses and exports.
const LISTS: [&str; 16] = [
    "articles",
    "documents",
    "docs",
    "items",
    "entries",
    "stories",
    "posts",
    "news",
    "results",
    "data",
    "rows",
    "records",
    "hits",
    "response",
    "value",
    "list",
];

/// Converts a row to a document.
///
/// # Errors
/// If it has no text, or a field has an unusable type: lower case, without full stop.
pub(crate) fn document(row: &mut Row, names: &FieldNames) -> Result<Document, String> {
    let text = match names.take(row, Field::Text).map(rendered) {
        Some(Value::String(text)) => text,
        // Some exports contain a list of paragraphs.
        Some(Value::Array(paragraphs)) if !paragraphs.is_empty() && paragraphs.iter().all(Value::is_string) => {
            paragraphs.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n\n")
        }
        Some(other) => return Err(format!("`{}` must be text, not {}", names.name(Field::Text), kind_of(&other))),
        None => return Err(format!("has no `{}`", names.name(Field::Text))),
    };
    let mut label = |field: Field| label(names.take(row, field), names.name(field));
    Document {
        id: label(Field::Id)?,
        title: label(Field::Title)?,
        date: label(Field::Date)?,
        source: label(Field::Source)?,
        url: label(Field::Url)?,
        language: label(Field::Language)?,
        text,
        is_row: true,
        ..Document::default()
    }
    .shown()
}

/// The text of `{"rendered": text}`, WordPress's form for displayed content; otherwise the value itself.
fn rendered(mut value: Value) -> Value {
    match value.get_mut("rendered") {
        Some(text @ Value::String(_)) => text.take(),
        _ => value,
    }
}

/// A string or a number; `None` if it is missing, null or empty. Some exports give the outlet as an object with a name.
pub(crate) fn label(value: Option<Value>, name: &str) -> Result<Option<String>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::Object(mut object)) if object.get("name").is_some_and(Value::is_string) => {
            label(object.remove("name"), name)
        }
        // Markup, in which characters are escaped.
        Some(Value::Object(object)) if object.get("rendered").is_some_and(Value::is_string) => {
            Ok(object["rendered"].as_str().and_then(fragment::line))
        }
        Some(other) => Err(format!("`{name}` must be text or a number, not {}", kind_of(&other))),
    }
}

/// The type of `value` with its article, for messages.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The documents in a value: a single object, a list, or an object that contains a list.
///
/// # Errors
/// If it is none of these.
pub(crate) fn documents(value: Value, names: &FieldNames) -> Result<Documents, String> {
    match value {
        Value::Array(items) => {
            Ok(items.into_iter().enumerate().map(|(number, item)| in_list(item, number + 1, names)).collect())
        }
        Value::Object(mut row) => match list_in(&mut row) {
            Some(list) if names.take(&mut row.clone(), Field::Text).is_none() => documents(list, names),
            _ => document(&mut row, names).map(|document| vec![Ok(document)]),
        },
        other => Err(format!("it is {} in JSON, not an article", kind_of(&other))),
    }
}

/// The list of objects under a common name, in an object or in one of its objects.
fn list_in(row: &mut Row) -> Option<Value> {
    let is_list = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    let name = LISTS.iter().find(|name| {
        row.get(**name).is_some_and(|value| {
            is_list(value)
                || value.as_object().is_some_and(|inner| LISTS.iter().any(|name| inner.get(*name).is_some_and(is_list)))
        })
    })?;
    match row.remove(*name)? {
        Value::Object(mut inner) => list_in(&mut inner),
        list => Some(list),
    }
}

/// The document for one list item. Search engines wrap it one level deeper.
fn in_list(item: Value, number: usize, names: &FieldNames) -> Result<Document, Misread> {
    let misread = |message: String| Misread { place: format!("item {number}"), message };
    match item {
        Value::Object(mut row) => {
            if let Some(Value::Object(mut source)) = row.remove("_source") {
                if let Some(id) = row.remove("_id") {
                    source.entry("id").or_insert(id);
                }
                row = source;
            }
            document(&mut row, names).map_err(misread)
        }
        other => Err(misread(format!("is {}, not an object", kind_of(&other)))),
    }
}

/// Passes the documents of a list of any length to `take`, one by one.
///
/// # Errors
/// If the input isn't JSON, isn't a list, or is damaged at some point; earlier documents have been passed on.
pub fn stream(reader: impl Read, most: u64, names: &FieldNames, take: &mut Take<'_>) -> Result<(), String> {
    let (reader, meter) = Metered::new(reader, most);
    let mut is_stopped = false;
    let list = List { names, take, meter, is_stopped: &mut is_stopped };
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(64 << 10, reader));
    let read = list.deserialize(&mut json).and_then(|()| json.end());
    match read {
        Err(error) if !is_stopped => Err(format!("it is not JSON, or not a list of articles: {error}")),
        _ => Ok(()),
    }
}

struct List<'l, 't> {
    names: &'l FieldNames,
    take: &'l mut Take<'t>,
    meter: Meter,
    is_stopped: &'l mut bool,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of articles (one larger than this must be JSON lines)")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(item) = items.next_element::<Value>()? {
            self.meter.reset();
            number += 1;
            if (self.take)(in_list(item, number, self.names)) == ControlFlow::Break(()) {
                *self.is_stopped = true;
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<String> {
        let read = documents(serde_json::from_str(json).unwrap(), &FieldNames::default());
        match read {
            Ok(found) => found
                .into_iter()
                .map(|found| {
                    found.map_or_else(|misread| format!("{}: {}", misread.place, misread.message), |found| found.text)
                })
                .collect(),
            Err(message) => vec![message],
        }
    }

    #[test]
    fn articles_are_found_wherever_exports_put_them() {
        for (json, expected) in [
            (r#"{"body": "Late.", "headline": "Ferry"}"#, &["Late."][..]),
            (
                r#"[{"text": "One."}, 7, {"content": ["Two.", "Three."]}]"#,
                &["One.", "item 2: is a number, not an object", "Two.\n\nThree."],
            ),
            (
                r#"{"status": "ok", "articles": [{"source": {"id": null, "name": "Harle Press"}, "content": "Late."}]}"#,
                &["Late."],
            ),
            (r#"{"hits": {"total": 1, "hits": [{"_id": "7", "_source": {"text": "Late."}}]}}"#, &["Late."]),
            (r#"{"response": {"docs": [{"body": "Late."}]}}"#, &["Late."]),
            (r#"{"text": "Late.", "items": [{"text": "no"}]}"#, &["Late."]),
            (r#"{"name": "ferry"}"#, &["has no `text`"]),
            (r#"{"text": {"a": 1}}"#, &["`text` must be text, not an object"]),
            ("3", &["it is a number in JSON, not an article"]),
            ("[]", &[]),
        ] {
            assert_eq!(texts(json), expected, "{json}");
        }
        let found = documents(
            serde_json::from_str(r#"[{"text": "a", "source": {"name": "Harle Press"}, "_id": 7}]"#).unwrap(),
            &FieldNames::default(),
        );
        let document = found.unwrap().remove(0).unwrap();
        assert_eq!((document.source.as_deref(), document.id.as_deref()), (Some("Harle Press"), Some("7")));
    }

    #[test]
    fn posts_as_wordpress_hands_them_out_are_read() {
        let posts = r#"[{"id": 7, "date": "2025-03-03T10:00:00", "link": "https://harle.example/7", "status": "publish",
            "title": {"rendered": "Harle&#8217;s ferry <em>late</em>"},
            "content": {"rendered": "\n<p>It was late on Monday.</p>\n<p>Nobody was told.</p>\n", "protected": false},
            "excerpt": {"rendered": "<p>It was late &hellip;</p>"}}]"#;
        let found = documents(serde_json::from_str(posts).unwrap(), &FieldNames::default()).unwrap();
        let post = found[0].as_ref().unwrap();
        assert_eq!(post.title.as_deref(), Some("Harle’s ferry late"));
        assert_eq!(post.text, "It was late on Monday.\n\nNobody was told.");
        assert_eq!((post.id.as_deref(), post.url.as_deref()), (Some("7"), Some("https://harle.example/7")));
    }

    fn streamed(json: &[u8], most: u64) -> (usize, Result<(), String>) {
        let mut n = 0;
        let read = stream(json, most, &FieldNames::default(), &mut |_| {
            n += 1;
            ControlFlow::Continue(())
        });
        (n, read)
    }

    #[test]
    fn long_lists_are_taken_item_by_item() {
        let list = format!("[{}{{\"text\": \"z\"}}]", "{\"text\": \"a\"},\n".repeat(20_000));
        assert_eq!(streamed(list.as_bytes(), 100_000), (20_001, Ok(())));
        let (n, error) = streamed(&list.as_bytes()[..list.len() - 5], 100_000);
        assert!(n == 20_000 && error.unwrap_err().contains("EOF"));
        let long = format!("[{{\"text\": \"a\"}}, {{\"text\": \"{}\"}}]", "b".repeat(300_000));
        let (n, error) = streamed(long.as_bytes(), 100_000);
        assert!(n == 1 && error.unwrap_err().contains("one article in it takes more than 100000 bytes"));
        let deep = "[".repeat(100_000);
        assert!(streamed(deep.as_bytes(), 1 << 20).1.unwrap_err().contains("recursion limit"));
        assert!(streamed(b"{\"text\": \"a\"}", 1000).1.unwrap_err().contains("a list of articles"));
    }

    #[test]
    fn who_takes_may_stop() {
        let mut n = 0;
        let read = stream(&b"[{\"text\": \"a\"}, {\"text\": \"b\"}"[..], 1000, &FieldNames::default(), &mut |_| {
            n += 1;
            ControlFlow::Break(())
        });
        assert_eq!((n, read), (1, Ok(())));
    }
}
