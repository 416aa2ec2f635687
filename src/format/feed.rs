//! Feeds: RSS of all versions, Atom, and JSON Feed, each item an article if it holds more than a summary.

use serde_json::Value;

use super::flow::{Flow, joined};
use super::ninjs::plain;
use super::xml::{self, Element, one_line};
use super::{Document, Documents, Limits, Misread, dates, fragment};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// Words from which on one paragraph is an article. Summaries have some thirty, and end before eighty even where they are whole first
/// paragraphs; a brief of fewer words has a second paragraph.
const WORDS_OF_AN_ARTICLE: usize = 80;

/// The articles of a feed in XML.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    let root = xml::parse(bytes, limits)?;
    let documents: Documents = match &*root.name {
        "feed" => root.named("entry").enumerate().map(|(place, entry)| at(place, atom(entry, &root))).collect(),
        "rss" | "RDF" => {
            let channel = root.child("channel").ok_or("its feed has no channel")?;
            // RSS 1.0 puts its items beside the channel.
            let items = channel.named("item").chain(root.named("item"));
            items.enumerate().map(|(place, item)| at(place, rss(item, channel, &root))).collect()
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
        if html.len().max(text.len()) as u64 > limits.article {
            return Err(format!("it holds more than {} bytes", limits.article));
        }
        let (text, hidden) = if html.trim().is_empty() {
            (plain(text, title.as_deref()), Vec::new())
        } else {
            fragment::text(html, title.as_deref())
        };
        let summary = item["summary"].as_str().unwrap_or("");
        // Identifiers should be strings, but numbers are common.
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
        })
    };
    Ok(items.iter().enumerate().map(|(place, value)| at(place, item(value))).collect())
}

fn at(place: usize, document: Result<Document, String>) -> Result<Document, Misread> {
    document.map_err(|message| Misread { place: format!("item {}", place + 1), message })
}

/// The document, if what it holds is an article.
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

/// Whether a paragraph only leads to the page: content systems put such at the end of what they send out.
fn leads_on(block: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "read more",
        "continue reading",
        "read the full",
        "read full",
        "weiterlesen",
        "lire la suite",
        "leer más",
        "seguir leyendo",
        "full story",
    ];
    let block = block.trim().to_lowercase();
    block.starts_with("the post ") && block.contains("appeared first on")
        || block.split_whitespace().count() < 12 && SIGNS.iter().any(|sign| block.starts_with(sign))
}

fn rss(item: &Element, channel: &Element, root: &Element) -> Result<Document, String> {
    // Elements of RSS have no namespace, or that of their version; those of extensions may have the same names.
    let own = |parent: &'_ Element, name: &str| {
        let found = parent
            .elements()
            .find(|element| &*element.name == name && (element.space.is_empty() || element.space == parent.space));
        found.map(Element::text)
    };
    let of = |space: &str, name: &str| {
        item.elements().find(|element| &*element.name == name && (&*element.space == space)).map(Element::text)
    };
    let core = |name: &str| of(DUBLIN_CORE, name).or_else(|| of("dc", name));
    let of_channel =
        |name: &str| channel.elements().find(|element| &*element.name == name && &*element.space == DUBLIN_CORE);
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
    let language = core("language")
        .or_else(|| own(channel, "language"))
        .or_else(|| of_channel("language").map(Element::text))
        .or_else(|| root.attribute("lang").map(str::to_owned));
    whole(Document {
        id: id.or_else(|| item.attribute("about").and_then(one_line)),
        title,
        text: longest.0,
        date: date.or_else(|| core("date").as_deref().and_then(date_of_any)),
        source: own(item, "source").or_else(|| own(channel, "title")).as_deref().and_then(fragment::line),
        url: link.or_else(|| permanent.filter(is_address)),
        language: language.as_deref().and_then(one_line),
        hidden: longest.1,
    })
}

fn date(written: &str) -> Option<String> {
    dates::mail(written).or_else(|| dates::iso(written))
}

fn date_of_any(written: &str) -> Option<String> {
    dates::iso(written).or_else(|| dates::mail(written))
}

fn atom(entry: &Element, feed: &Element) -> Result<Document, String> {
    // Where no namespace is declared, the feed is meant all the same.
    let own = |parent: &'_ Element, name: &str| {
        parent
            .elements()
            .position(|element| &*element.name == name && (&*element.space == ATOM || element.space == feed.space))
    };
    fn nth(parent: &Element, place: Option<usize>) -> Option<&Element> {
        parent.elements().nth(place?)
    }
    let title = nth(entry, own(entry, "title")).and_then(|title| one_line(&construct(title, None).0));
    let content = nth(entry, own(entry, "content")).map(|content| construct(content, title.as_deref()));
    let summary = nth(entry, own(entry, "summary")).map(|summary| construct(summary, title.as_deref()));
    let (text, hidden) = match (content, summary) {
        (Some(content), Some(summary)) if summary.0.len() > content.0.len() => summary,
        (Some(content), _) => content,
        (None, summary) => summary.unwrap_or_default(),
    };
    let line = |parent: &Element, name: &str| nth(parent, own(parent, name)).and_then(Element::line);
    let link = entry.named("link").find(|link| matches!(link.attribute("rel"), None | Some("alternate")));
    let source = nth(entry, own(entry, "source"));
    let name =
        |parent: &Element| nth(parent, own(parent, "title")).and_then(|title| one_line(&construct(title, None).0));
    let language =
        [entry.child("content"), Some(entry), Some(feed)].into_iter().flatten().find_map(|e| e.attribute("lang"));
    let date = line(entry, "published").or_else(|| line(entry, "updated")).or_else(|| line(entry, "issued"));
    whole(Document {
        id: line(entry, "id"),
        title,
        text,
        date: date.as_deref().and_then(date_of_any),
        source: source.and_then(name).or_else(|| name(feed)),
        url: link.and_then(|link| link.attribute("href")).and_then(one_line),
        language: language.and_then(one_line),
        hidden,
    })
}

/// What an element of Atom holds: text, HTML as text, or elements of XHTML.
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
        // Something else in base64, or a reference.
        _ => (String::new(), Vec::new()),
    }
}
