//! What the reader of a format found: an article's text and what the file says about it.

use std::ops::ControlFlow;

use respun::Article;
use respun::text::Language;

/// An article as it stands in a file of some format, without the markup around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the file calls it: the identifier of a news item, the id of a row.
    pub id: Option<String>,
    /// Its title, which does not stand in `text` besides.
    pub title: Option<String>,
    /// What is read of it: paragraphs, headings and list items (`- `) with an empty line between them.
    pub text: String,
    /// When it was published, as given or in ISO 8601 if the format writes dates another way.
    pub date: Option<String>,
    /// The outlet that published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language as given, a code such as `en` or `de-AT`.
    pub language: Option<String>,
    /// Passages that the file holds and no reader is shown.
    pub hidden: Vec<String>,
    /// Whether it was a row of fields: its title is then no part of its text, and its language is believed.
    pub is_row: bool,
    /// Whether the text of a row was markup, and stands here without it.
    pub is_marked_up: bool,
}

impl Document {
    /// The title and the text below it, as the reader of a page sees both. A text that begins with its title is left as it is.
    pub fn into_text(self) -> String {
        match self.title {
            _ if self.is_row => self.text,
            Some(title) if !begins_with_line(&self.text, &title) => format!("{}\n\n{}", one_line(&title), self.text),
            _ => self.text,
        }
    }

    /// What it goes by even where it is alone in its file: the id of a row. An item of news goes by its file then, as people know that.
    pub(crate) fn own_id(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.is_row)
    }

    /// The article, going by `id`.
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
            // A language that is not known by name must not be taken for a similar one that is.
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
        // What a page declares is often what its template came with, so it is believed only where the text does not tell.
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

/// An article of a file that cannot be had; those after it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where it stands in the file, such as `line 7` or `item 3`.
    pub place: String,
    /// What is wrong with it: lower case, no full stop.
    pub message: String,
}

/// The documents of a file, in its order.
pub type Documents = Vec<Result<Document, Misread>>;

/// Takes the documents of a file that may hold any number of them, and says whether more are wanted.
pub type Take<'t> = dyn FnMut(Result<Document, Misread>) -> ControlFlow<()> + 't;

/// What is read at most, so that no file takes all memory or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article, packed or not: 64 MiB. A novel takes one; what is larger is a collection or a mistake, and would take many
    /// times as much memory to compare.
    pub article: u64,
    /// Bytes of one page of HTML: 5 MiB. The largest of real news pages are a tenth of that, and extractors take time by its square.
    pub page: u64,
    /// Bytes that come out of one packed file: 1 GiB, or a hundred times its own if that is more. Text packs to a third or a tenth.
    pub unpacked: u64,
    /// Elements within elements: 500. Pages have some thirty.
    pub depth: usize,
    /// Columns of a table: 10,000.
    pub columns: usize,
    /// Files in one archive: a million.
    pub members: usize,
    /// Archives, or packed files, within each other: 4.
    pub archives: usize,
    /// Seconds for one file of a format whose readers may not end: 20.
    pub seconds: u64,
}

impl Limits {
    /// Refuses an article of more bytes than one may have.
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
