//! What a format reader returns: the text of an article and what the file says about it.

use std::ops::ControlFlow;

use respun::Article;
use respun::text::Language;

/// An article as found in a file of any format, without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The id in the file: the identifier of a news item, the id of a row.
    pub id: Option<String>,
    /// The title, which isn't repeated in `text`.
    pub title: Option<String>,
    /// The text: paragraphs, headings and list items (`- `) separated by blank lines.
    pub text: String,
    /// Publication date, as given, or in ISO 8601 if the format writes dates differently.
    pub date: Option<String>,
    /// The outlet that published the article.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language as given: a code such as `en` or `de-AT`.
    pub language: Option<String>,
    /// Passages that the file contains but doesn't show to readers.
    pub hidden: Vec<String>,
    /// Whether it came from a row of fields. Then its title isn't part of its text, and its language is trusted.
    pub is_row: bool,
    /// Whether the text of the row was markup, which has been removed here.
    pub is_marked_up: bool,
}

impl Document {
    /// The title followed by the text, as a reader of the page sees them. A text that starts with its title is left
    /// unchanged.
    pub fn into_text(self) -> String {
        match self.title {
            _ if self.is_row => self.text,
            Some(title) if !begins_with_line(&self.text, &title) => format!("{}\n\n{}", one_line(&title), self.text),
            _ => self.text,
        }
    }

    /// The id to use even if the document is alone in its file: the id of a row. A lone news item gets the name of its
    /// file instead, which people know.
    pub(crate) fn own_id(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.is_row)
    }

    /// Converts to an article with the id `id`.
    pub fn into_article(self, id: impl Into<String>) -> Article {
        let title = self.title.clone();
        let declared: Option<Language> = self.language.as_deref().and_then(|code| code.parse().ok());
        if self.is_row {
            let article = if self.is_marked_up {
                Article::plain(id, self.text).with_hidden(self.hidden).extracted()
            } else {
                Article::from_text(id, self.text)
            };
            let article = title.into_iter().fold(article, Article::with_title);
            // An unknown language must not be mistaken for a similar known one.
            return self
                .language
                .iter()
                .fold(article, |article, _| article.with_language(declared.unwrap_or_default()));
        }
        let hidden = self.hidden.clone();
        let mut article = Article::plain(id, self.into_text()).with_hidden(hidden).extracted();
        if let Some(title) = title {
            article = article.with_title(one_line(&title));
        }
        // The language a page declares often comes from a template, so it is trusted only if the text leaves it open.
        match declared {
            Some(language) if article.language() == Language::Unknown => article.with_language(language),
            _ => article,
        }
    }
}

fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn begins_with_line(text: &str, title: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("");
    one_line(first) == one_line(title)
}

/// An article that couldn't be read. Later articles of the file are unaffected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The position in the file, such as `line 7` or `item 3`.
    pub place: String,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// The documents of a file, in order.
pub type Documents = Vec<Result<Document, Misread>>;

/// Receives the documents of a file one by one. Returns whether to go on.
pub type Take<'t> = dyn FnMut(Result<Document, Misread>) -> ControlFlow<()> + 't;

/// Limits on input, so that no file exhausts memory or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article, compressed or not: 64 MiB. A novel takes one; anything larger is a collection or a
    /// mistake, and would need many times as much memory to compare.
    pub article: u64,
    /// Bytes of one HTML page: 5 MiB. The largest real news pages are a tenth of that, and extraction time grows with
    /// the square of the size.
    pub page: u64,
    /// Bytes that one compressed file may unpack to: 1 GiB, or a hundred times its size if that is more. Text
    /// compresses to a third or a tenth.
    pub unpacked: u64,
    /// Nesting depth of elements: 500. Pages have about thirty.
    pub depth: usize,
    /// Columns of a table: 10,000.
    pub columns: usize,
    /// Files in one archive: one million.
    pub members: usize,
    /// Nesting depth of archives and compressed files: 4.
    pub archives: usize,
    /// Seconds for one file in a format whose parser may not terminate: 20.
    pub seconds: u64,
}

impl Limits {
    /// Rejects an article larger than the limit.
    pub(crate) fn admit(&self, n_bytes: usize) -> Result<(), String> {
        if n_bytes as u64 > self.article { Err(format!("it holds more than {} bytes", self.article)) } else { Ok(()) }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            article: 64 << 20,
            page: 5 << 20,
            unpacked: 1 << 30,
            depth: 500,
            columns: 10_000,
            members: 1_000_000,
            archives: 4,
            seconds: 20,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_above_its_text_once() {
        let document = |title: &str, text: &str| Document {
            title: Some(title.to_owned()),
            text: text.to_owned(),
            ..Document::default()
        };
        assert_eq!(document("Ferry\n late", "It was.").into_text(), "Ferry late\n\nIt was.");
        assert_eq!(document("Ferry late", "Ferry  late\n\nIt was.").into_text(), "Ferry  late\n\nIt was.");
        let article = document("Ferry late", "The ferry was late on Monday.").into_article("a");
        assert_eq!((article.id(), article.title()), ("a", Some("Ferry late")));
        assert_eq!(article.sentences().len(), 2);
    }

    #[test]
    fn a_declared_language_is_believed_where_the_text_does_not_tell() {
        let language = |text: &str, code: &str| {
            let (text, language) = (text.to_owned(), Some(code.to_owned()));
            Document { text, language, ..Document::default() }.into_article("a").language()
        };
        let english = "The ferry was late on Monday, and nobody on the quay was told why it had not come.";
        assert_eq!(language(english, "de-AT"), Language::English);
        assert_eq!([language("Ja.", "de-AT"), language("Ja.", "tlh")], [Language::German, Language::Unknown]);
    }
}
