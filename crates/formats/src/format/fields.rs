//! Maps the fields of a row or object to their meaning: as configured, otherwise by common names.

use std::str::FromStr;

use serde_json::{Map, Value};

use respun::Error;

/// A field that can be read from a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The id.
    Id,
    /// The text of the article.
    Text,
    /// The title.
    Title,
    /// The publication date.
    Date,
    /// The outlet.
    Source,
    /// The address it was published at.
    Url,
    /// The language.
    Language,
}

impl Field {
    /// All fields.
    pub const ALL: [Field; 7] =
        [Field::Id, Field::Text, Field::Title, Field::Date, Field::Source, Field::Url, Field::Language];

    /// Its name in our own collections.
    pub fn name(self) -> &'static str {
        self.usual()[0]
    }

    /// Names it is known by, in lower case, most reliable first.
    #[rustfmt::skip]
    fn usual(self) -> &'static [&'static str] {
        match self {
            Field::Id => &["id", "_id", "guid", "uuid", "article_id", "articleid", "doc_id", "docid", "uri", "key"],
            Field::Text => &[
                "text", "body", "content", "article", "article_text", "articlebody", "article_body", "maintext", "main_text", "body_text",
                "full_text", "fulltext", "plain_text", "plaintext", "content_text", "story", "raw_text",
            ],
            Field::Title => &["title", "headline", "heading", "head", "article_title"],
            Field::Date => &[
                "date", "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "publish_date",
                "publication_date", "pubdate", "pub_date", "published_date", "versioncreated", "created_at", "timestamp", "datetime",
            ],
            Field::Source => &[
                "source", "outlet", "publisher", "publication", "newspaper", "site", "site_name", "sitename", "source_domain",
                "source_name", "provider", "domain",
            ],
            Field::Url => &["url", "link", "canonical_url", "source_url", "article_url", "web_url", "weburl"],
            Field::Language => &["language", "lang", "languagecode", "language_code"],
        }
    }
}

/// The field names of a collection: as configured, otherwise the common ones.
///
/// ```
/// use respun_formats::format::{Field, FieldNames};
/// let mut names = FieldNames::default();
/// assert_eq!(names.column(Field::Text, &["Headline", "Body"]), Some(1));
/// names.tell("text=Headline")?;
/// assert_eq!(names.column(Field::Text, &["Headline", "Body"]), Some(0));
/// assert!(names.tell("colour=c").is_err());
/// # Ok::<(), respun::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// The configured name of each field in [`Field::ALL`].
    told: [Option<String>; 7],
}

impl FromStr for Field {
    type Err = Error;

    fn from_str(name: &str) -> Result<Field, Error> {
        Field::ALL.into_iter().find(|field| field.name() == name).ok_or_else(|| {
            let known = Field::ALL.map(Field::name).join(", ");
            Error::new(format!("unknown field `{name}`; known fields are {known}"))
        })
    }
}

impl FieldNames {
    /// Maps a field to another name: `text=body`. In JSON, dots in a name address nested objects: `text=story.body`.
    ///
    /// # Errors
    /// If the mapping doesn't have that form, or the field isn't in [`Field::ALL`].
    pub fn tell(&mut self, mapping: &str) -> Result<(), Error> {
        let (field, name) = mapping
            .split_once('=')
            .filter(|(_, name)| !name.is_empty())
            .ok_or_else(|| Error::new(format!("`{mapping}` names no field: write it like `text=body`")))?;
        self.told[field.trim().parse::<Field>()? as usize] = Some(name.to_owned());
        Ok(())
    }

    /// Whether no names were configured.
    pub fn are_usual(&self) -> bool {
        self.told.iter().all(Option::is_none)
    }

    /// The configured name for `field`, otherwise its name in our own collections.
    pub fn name(&self, field: Field) -> &str {
        self.told[field as usize].as_deref().unwrap_or_else(|| field.name())
    }

    /// Whether a column named `name` contains texts.
    pub fn is_text(&self, name: &str) -> bool {
        self.column(Field::Text, &[name]).is_some()
    }

    /// The column for `field` in a table with the columns `names`.
    pub fn column<S: AsRef<str>>(&self, field: Field, names: &[S]) -> Option<usize> {
        let place = |wanted: &str, is_told: bool| {
            names.iter().position(|name| {
                let name = name.as_ref().trim();
                if is_told { name == wanted } else { name.eq_ignore_ascii_case(wanted) }
            })
        };
        match &self.told[field as usize] {
            Some(told) => place(told, true),
            None => field.usual().iter().find_map(|name| place(name, false)),
        }
    }

    /// Removes `field` from an object and returns it.
    pub fn take(&self, row: &mut Map<String, Value>, field: Field) -> Option<Value> {
        match &self.told[field as usize] {
            Some(told) => match row.remove(told) {
                Some(value) => Some(value),
                None => {
                    let (first, rest) = told.split_once('.')?;
                    row.get_mut(first)?.pointer_mut(&format!("/{}", rest.replace('.', "/"))).map(Value::take)
                }
            },
            None => field.usual().iter().find_map(|usual| {
                let found = row.get(*usual).map(|_| (*usual).to_owned()).or_else(|| {
                    let other_case = row.keys().find(|name| name.eq_ignore_ascii_case(usual));
                    other_case.cloned()
                })?;
                row.remove(&found)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_go_by_their_usual_names_until_told() {
        let mut row =
            serde_json::from_str::<Value>(r#"{"Headline": "h", "story": {"body": "b"}, "content": "c"}"#).unwrap();
        let row = row.as_object_mut().unwrap();
        let mut names = FieldNames::default();
        assert_eq!(names.take(&mut row.clone(), Field::Title), Some(Value::from("h")));
        assert_eq!(names.take(&mut row.clone(), Field::Text), Some(Value::from("c")));
        assert_eq!(names.take(&mut row.clone(), Field::Date), None);
        names.tell("text=story.body").unwrap();
        assert_eq!(names.take(row, Field::Text), Some(Value::from("b")));
        assert!(!names.are_usual());
    }

    #[test]
    fn a_mapping_that_makes_no_sense_is_refused() {
        let refused = |mapping: &str| FieldNames::default().tell(mapping).unwrap_err().to_string();
        assert_eq!(refused("body"), "`body` names no field: write it like `text=body`");
        assert_eq!(refused("text="), "`text=` names no field: write it like `text=body`");
        assert!(refused("colour=c").starts_with("unknown field `colour`; known fields are id, text, title"));
    }
}
