//! Feeds: RSS in all versions, Atom, and JSON Feed. An item is an article if it contains more than a summary.

use std::sync::LazyLock;

use respun::stages::boilerplate;
use serde_json::Value;

use super::flow::{Flow, joined};
use super::ninjs::plain;
use super::xml::{self, Element, one_line};
use super::{Document, Documents, Limits, Misread, dates, fragment};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// Words from which a single paragraph counts as an article. Summaries have about thirty, and stay below eighty even if
/// they are a whole first paragraph; shorter briefs have a second paragraph.
const WORDS_OF_AN_ARTICLE: usize = 80;

/// The articles of an XML feed.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    let root = xml::parse(bytes, limits)?;
    let documents: Documents = match &*root.name {
        "feed" => {
            let about = Channel { title: title_of(&root, &root), language: root.attribute("lang").and_then(one_line) };
            root.named("entry").enumerate().map(|(place, entry)| at(place, atom(entry, &root, &about))).collect()
        }
        "rss" | "RDF" => {
            let channel = root.child("channel").ok_or("its feed has no channel")?;
            // RSS 1.0 puts the items next to the channel, not inside it.
            let items = channel.named("item").chain(root.named("item"));
            let about = Channel::of(channel, &root);
            items.enumerate().map(|(place, item)| at(place, rss(item, &about))).collect()
        }
        _ => return Err("it is no feed".to_owned()),
    };
    if documents.is_empty() { Err("its feed has no items".to_owned()) } else { Ok(documents) }
}

/// Whether `value` is a JSON Feed.
pub fn is_feed(value: &Value) -> bool {
    value["version"].as_str().is_some_and(|version| version.contains("jsonfeed.org")) && value["items"].is_array()
}

/// The articles of a JSON Feed.
///
/// # Errors
/// If it has no items.
pub fn read_json(value: Value, limits: &Limits) -> Result<Documents, String> {
    let items = value["items"].as_array().filter(|items| !items.is_empty()).ok_or("its feed has no items")?;
    let line = |value: &Value| value.as_str().and_then(one_line);
    let item = |item: &Value| -> Result<Document, String> {
        let title = item["title"].as_str().and_then(fragment::line);
        let html = item["content_html"].as_str().unwrap_or("");
        let text = item["content_text"].as_str().unwrap_or("");
        limits.admit(html.len().max(text.len()))?;
        let (text, hidden) = if html.trim().is_empty() {
            (plain(text, title.as_deref()), Vec::new())
        } else {
            fragment::text(html, title.as_deref())
        };
        let summary = item["summary"].as_str().unwrap_or("");
        // Ids should be strings, but numbers are common.
        let id = line(&item["id"]).or_else(|| item["id"].as_i64().map(|id| id.to_string()));
        whole(Document {
            id,
            title,
            text: if text.trim().is_empty() { plain(summary, None) } else { text },
            date: line(&item["date_published"])
                .or_else(|| line(&item["date_modified"]))
                .and_then(|date| dates::iso(&date)),
            source: line(&value["title"]),
            url: line(&item["url"]).or_else(|| line(&item["external_url"])),
            language: line(&item["language"]).or_else(|| line(&value["language"])),
            hidden,
            ..Document::default()
        })
    };
    Ok(items.iter().enumerate().map(|(place, value)| at(place, item(value))).collect())
}

fn at(place: usize, document: Result<Document, String>) -> Result<Document, Misread> {
    document.map_err(|message| Misread { place: format!("item {}", place + 1), message })
}

/// Returns the document if it contains an article.
fn whole(mut document: Document) -> Result<Document, String> {
    let mut blocks: Vec<&str> = document.text.split("\n\n").collect();
    let mut is_cut = false;
    while let Some(last) = blocks.last().copied().filter(|last| leads_on(last)) {
        is_cut |= !last.contains("appeared first on");
        blocks.pop();
    }
    is_cut |= blocks.last().is_some_and(|last| ["[…]", "[...]", "[&hellip;]"].iter().any(|end| last.ends_with(end)));
    let text = blocks.join("\n\n");
    let n_words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if n_words == 0 {
        return Err("it holds no text".to_owned());
    }
    let n_blocks = text.split("\n\n").filter(|block| !block.trim().is_empty()).count();
    if is_cut && n_words < 2 * WORDS_OF_AN_ARTICLE || n_blocks < 2 && n_words < WORDS_OF_AN_ARTICLE {
        let words = if n_words == 1 { "word" } else { "words" };
        return Err(format!("it holds only a summary of {n_words} {words}"));
    }
    document.text = text;
    Ok(document)
}

/// Whether a paragraph only links to the page; content systems append such paragraphs to what they send out.
fn leads_on(block: &str) -> bool {
    static SIGNS: LazyLock<Vec<&str>> = LazyLock::new(|| boilerplate("feed-link").collect());
    let block = block.trim().to_lowercase();
    block.starts_with("the post ") && block.contains("appeared first on")
        || block.split_whitespace().count() < 12 && SIGNS.iter().any(|sign| block.starts_with(sign))
}

/// What a feed says about all its items. Looked up once, since a feed may have half a million items.
struct Channel {
    title: Option<String>,
    language: Option<String>,
}

impl Channel {
    fn of(channel: &Element, root: &Element) -> Channel {
        let core = channel.elements().find(|element| &*element.name == "language" && &*element.space == DUBLIN_CORE);
        let language = own(channel, "language").or_else(|| core.map(Element::text));
        Channel {
            title: own(channel, "title").as_deref().and_then(fragment::line),
            language: language.as_deref().or_else(|| root.attribute("lang")).and_then(one_line),
        }
    }
}

/// The text of the first element with this name. RSS elements have no namespace or that of their version; extension
/// elements may have the same names.
fn own(parent: &Element, name: &str) -> Option<String> {
    let is_own =
        |element: &&Element| &*element.name == name && (element.space.is_empty() || element.space == parent.space);
    parent.elements().find(is_own).map(Element::text)
}

fn rss(item: &Element, channel: &Channel) -> Result<Document, String> {
    let of = |space: &str, name: &str| {
        item.elements().find(|element| &*element.name == name && (&*element.space == space)).map(Element::text)
    };
    let core = |name: &str| of(DUBLIN_CORE, name).or_else(|| of("dc", name));
    let title = own(item, "title").as_deref().and_then(fragment::line);
    let bodies =
        [of(CONTENT, "encoded").or_else(|| of("content", "encoded")), own(item, "fulltext"), own(item, "description")];
    let mut longest = (String::new(), Vec::new());
    for body in bodies.into_iter().flatten() {
        let (text, hidden) = fragment::text(&body, title.as_deref());
        if text.len() > longest.0.len() {
            longest = (text, hidden);
        }
    }
    let guid = item.child("guid");
    let id = guid.and_then(Element::line);
    let is_address = |url: &String| url.starts_with("http");
    let permanent = guid.filter(|guid| guid.attribute("isPermaLink") != Some("false")).and_then(Element::line);
    let link = own(item, "link").as_deref().and_then(one_line).filter(is_address);
    let date = own(item, "pubDate").as_deref().and_then(date);
    whole(Document {
        id: id.or_else(|| item.attribute("about").and_then(one_line)),
        title,
        text: longest.0,
        date: date.or_else(|| core("date").as_deref().and_then(date_of_any)),
        source: own(item, "source").as_deref().and_then(fragment::line).or_else(|| channel.title.clone()),
        url: link.or_else(|| permanent.filter(is_address)),
        language: core("language").as_deref().and_then(one_line).or_else(|| channel.language.clone()),
        hidden: longest.1,
        ..Document::default()
    })
}

fn date(written: &str) -> Option<String> {
    dates::mail(written).or_else(|| dates::iso(written))
}

fn date_of_any(written: &str) -> Option<String> {
    dates::iso(written).or_else(|| dates::mail(written))
}

/// The first element with this name in Atom's namespace, or without a namespace if none is declared.
fn of_atom<'a>(parent: &'a Element, feed: &Element, name: &str) -> Option<&'a Element> {
    let is_own =
        |element: &&Element| &*element.name == name && (&*element.space == ATOM || element.space == feed.space);
    parent.elements().find(is_own)
}

fn title_of(parent: &Element, feed: &Element) -> Option<String> {
    of_atom(parent, feed, "title").and_then(|title| one_line(&construct(title, None).0))
}

fn atom(entry: &Element, feed: &Element, channel: &Channel) -> Result<Document, String> {
    let own = |name: &str| of_atom(entry, feed, name);
    let title = title_of(entry, feed);
    let content = own("content").map(|content| construct(content, title.as_deref()));
    let summary = own("summary").map(|summary| construct(summary, title.as_deref()));
    let (text, hidden) = match (content, summary) {
        (Some(content), Some(summary)) if summary.0.len() > content.0.len() => summary,
        (Some(content), _) => content,
        (None, summary) => summary.unwrap_or_default(),
    };
    let line = |name: &str| own(name).and_then(Element::line);
    let link = entry.named("link").find(|link| matches!(link.attribute("rel"), None | Some("alternate")));
    let source = own("source").and_then(|source| title_of(source, feed));
    let language = own("content").and_then(|content| content.attribute("lang")).or_else(|| entry.attribute("lang"));
    let date = line("published").or_else(|| line("updated")).or_else(|| line("issued"));
    whole(Document {
        id: line("id"),
        title,
        text,
        date: date.as_deref().and_then(date_of_any),
        source: source.or_else(|| channel.title.clone()),
        url: link.and_then(|link| link.attribute("href")).and_then(one_line),
        language: language.and_then(one_line).or_else(|| channel.language.clone()),
        hidden,
        ..Document::default()
    })
}

/// The content of an Atom element: text, HTML as text, or XHTML elements.
fn construct(element: &Element, title: Option<&str>) -> (String, Vec<String>) {
    match element.attribute("type").unwrap_or("text") {
        "xhtml" | "application/xhtml+xml" => {
            let mut flow = Flow::default();
            flow.read(element);
            let (blocks, hidden) = flow.finish();
            (joined(blocks, title), hidden)
        }
        kind if kind == "html" || kind.contains("html") => fragment::text(&element.text(), title),
        "text" => (plain(&element.text(), title), Vec::new()),
        kind if kind.starts_with("text/") => (plain(&element.text(), title), Vec::new()),
        // Other types in base64, or a reference.
        _ => (String::new(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Documents, String> {
        read(text.as_bytes(), &Limits::default())
    }

    fn item(inner: &str) -> Result<Document, String> {
        let rss = format!(
            "<rss xmlns:c='{CONTENT}'><channel><title>A &amp;amp; B</title><item>{inner}</item></channel></rss>"
        );
        read_text(&rss).unwrap().remove(0).map_err(|misread| misread.message)
    }

    #[test]
    fn an_article_is_two_paragraphs_or_many_words() {
        let words = |n: usize| "word ".repeat(n);
        for (inner, expected) in [
            ("<description>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></description>".to_owned(), Ok("One.\n\nTwo.")),
            (
                "<description>One.</description><c:encoded>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></c:encoded>".to_owned(),
                Ok("One.\n\nTwo."),
            ),
            (format!("<description>{}</description>", words(79)), Err("it holds only a summary of 79 words")),
            (
                "<description>&lt;p>One.&lt;/p>&lt;p>Two [&#8230;]&lt;/p></description>".to_owned(),
                Err("it holds only a summary of 2 words"),
            ),
            (
                "<description>One.&lt;p>The post X appeared first on Y.</description>".to_owned(),
                Err("it holds only a summary of 1 word"),
            ),
            (
                "<description>&lt;p>One.&lt;p>Two.&lt;p>Read more »</description>".to_owned(),
                Err("it holds only a summary of 2 words"),
            ),
            ("<title>x</title>".to_owned(), Err("it holds no text")),
        ] {
            assert_eq!(
                item(&inner).as_ref().map(|document| document.text.as_str()).map_err(String::as_str),
                expected,
                "{inner}"
            );
        }
        let long =
            item(&format!("<title>R&amp;amp;D &amp;lt; all</title><description>{}</description>", words(80))).unwrap();
        assert_eq!((long.title.as_deref(), long.source.as_deref()), (Some("R&D < all"), Some("A & B")));
    }

    #[test]
    fn what_is_no_feed_gets_a_reason() {
        for (text, reason) in [
            ("<rss/>", "its feed has no channel"),
            ("<rss><channel/></rss>", "its feed has no items"),
            ("<feed/>", "its feed has no items"),
            ("<opml/>", "it is no feed"),
            ("", "it is empty"),
            ("<rss><channel><item>", "its XML ends before its elements do"),
        ] {
            assert_eq!(read_text(text).unwrap_err(), reason);
        }
    }

    #[test]
    fn many_items_take_little_time() {
        let items = "<item/>".repeat(300_000);
        assert_eq!(read_text(&format!("<rss><channel>{items}</channel></rss>")).unwrap().len(), 300_000);
        assert_eq!(read_text(&format!("<feed>{}</feed>", items.replace("item", "entry"))).unwrap().len(), 300_000);
    }

    proptest::proptest! {
        #[test]
        fn anything_in_a_feed_has_an_answer(inner in "(<item>|</item>|<entry>|</entry>|<title>|</title>|<content type='xhtml'>|<content type='html'>|</content>|<description>|</description>|&lt;p&gt;|a|<link/>){0,16}") {
            let _ = read_text(&format!("<rss><channel>{inner}</channel></rss>"));
            let _ = read_text(&format!("<feed xmlns='{ATOM}'>{inner}</feed>"));
        }
    }
}
