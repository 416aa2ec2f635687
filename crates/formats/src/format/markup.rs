//! Rows whose text is markup: content systems export an article as HTML in a single field.

use super::kind::{PAGE_ELEMENTS, is_whole_page};
use super::{Document, fragment};

/// Elements that texts from content systems start with, besides those that start pages. A plain text that starts with
/// `<` is something else.
#[rustfmt::skip]
const ELEMENTS: [&str; 28] = [
    "a", "aside", "b", "blockquote", "br", "center", "cite", "em", "figure", "font", "footer", "h3", "h4", "h5", "h6", "hr",
    "i", "iframe", "img", "li", "ol", "picture", "small", "span", "strong", "table", "u", "ul",
];

/// Markup that ends paragraphs explicitly.
const BREAKS: [&str; 8] = ["<p>", "<p ", "</p>", "<br", "</div>", "</li>", "</h", "</td>"];

/// Whether a text starts with an HTML element, possibly after comments.
pub(crate) fn is_markup(text: &str) -> bool {
    let mut text = text.trim_start();
    while let Some((_, behind)) = text.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        text = behind.trim_start();
    }
    let Some(rest) = text.strip_prefix('<') else { return false };
    if is_whole_page(text) {
        return true;
    }
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    behind.starts_with(['>', '/', ' ', '\t', '\n', '\r'])
        && behind.contains('>')
        && PAGE_ELEMENTS.iter().chain(&ELEMENTS).any(|element| name.eq_ignore_ascii_case(element))
}

impl Document {
    /// The row as readers saw it. If its text is markup, the visible text; if it is a whole page, the article of the
    /// page, with the page's metadata where the row has none.
    ///
    /// # Errors
    /// If the text is a page that can't be read: lower case, without full stop.
    pub(super) fn shown(mut self) -> Result<Document, String> {
        if !is_markup(&self.text) {
            return Ok(self);
        }
        self.is_marked_up = true;
        #[cfg(feature = "html")]
        if is_whole_page(self.text.trim_start()) {
            let page = super::html::read(self.text.as_bytes(), &super::Limits::default())
                .map_err(|reason| format!("its text is a page of HTML: {reason}"))?;
            self.title = self.title.or(page.title);
            self.date = self.date.or(page.date);
            self.source = self.source.or(page.source);
            self.url = self.url.or(page.url);
            self.language = self.language.or(page.language);
            (self.text, self.hidden) = (page.text, page.hidden);
            return Ok(self);
        }
        let markup = self.text.to_ascii_lowercase();
        if BREAKS.iter().any(|mark| markup.contains(mark)) {
            (self.text, self.hidden) = fragment::text(&self.text, None);
        } else {
            // Some systems separate paragraphs by blank lines and use markup only within them.
            let (blocks, hidden): (Vec<_>, Vec<_>) =
                self.text.replace("\r\n", "\n").split("\n\n").map(|block| fragment::text(block, None)).unzip();
            let shown = blocks.into_iter().filter(|block| !block.is_empty());
            (self.text, self.hidden) = (shown.collect::<Vec<_>>().join("\n\n"), hidden.concat());
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Document {
        Document { text: text.to_owned(), is_row: true, ..Document::default() }.shown().unwrap()
    }

    #[test]
    fn markup_is_told_by_its_first_element() {
        for text in [
            "<p>Late.</p>",
            "\n <P class=\"lead\">Late.",
            "<br/>Late.",
            "<!-- wp:paragraph --><!-- --> <p>Late.",
            "<!DOCTYPE html>",
        ] {
            assert!(is_markup(text), "{text}");
        }
        for text in [
            "Late.",
            "<",
            "<p",
            "<3 the ferry",
            "<q>Late.</q>",
            "<pre-war>",
            "Late. <p>Gone.</p>",
            "<!-- wp",
            "<!-- more --> Late.",
            "< p>",
        ] {
            assert!(!is_markup(text), "{text}");
        }
    }

    #[test]
    fn a_row_of_markup_is_what_it_shows() {
        let row = shown(
            "<p>The ferry was <b>late</b> on Monday &amp; nobody was told.</p>\n<figure><img src=f.jpg></figure>\
             <p style=\"display: none\">Buy now.</p><p>It had gone by &lt;noon&gt;.</p>",
        );
        assert_eq!(row.text, "The ferry was late on Monday & nobody was told.\n\nIt had gone by <noon>.");
        assert_eq!(row.hidden, ["Buy now."]);
        let article = row.into_article("a");
        assert!(article.is_extracted());
        assert_eq!(article.sentences().len(), 2);
        let row = shown(
            "<strong>PORT ELLIS</strong> The ferry was late.\r\n\r\nIt had <em>gone</em> by noon.\n\n<img src=a.jpg>",
        );
        assert_eq!(row.text, "PORT ELLIS The ferry was late.\n\nIt had gone by noon.");
        let plain = shown("The ferry was <b>late</b>.");
        assert_eq!((plain.text.as_str(), plain.is_marked_up), ("The ferry was <b>late</b>.", false));
        assert!(!plain.into_article("a").is_extracted());
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_row_that_is_a_page_is_its_article() {
        let page = "<!DOCTYPE html><html lang=en><head><title>Ferry late</title></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav>\
                    <article><h1>Ferry late</h1><p>The ferry to Port Ellis was late on Monday, and nobody on the quay was told why.</p>\
                    <p>It had gone by noon, the harbour office of the town said in a statement on Tuesday.</p></article></body></html>";
        let row = shown(page);
        assert_eq!(row.title.as_deref(), Some("Ferry late"));
        assert!(row.text.starts_with("The ferry to Port Ellis") && row.text.ends_with("on Tuesday."), "{}", row.text);
        let nested = format!("<html>{}", "<div>".repeat(10_000));
        let refused = Document { text: nested, is_row: true, ..Document::default() }.shown().unwrap_err();
        assert!(refused.starts_with("its text is a page of HTML: "), "{refused}");
    }
}
