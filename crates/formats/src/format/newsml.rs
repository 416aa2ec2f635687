//! NewsML-G2: single news items or messages with many, with the text as XHTML, NITF, HTML or plain text.
//!
//! Only text items are articles. Packages contain only references; withheld or canceled items were not published.
//! Headline, byline and dateline are separate elements and not part of the text.

use mail_parser::decoders::base64::base64_decode;

use super::flow::{Flow, joined};
use super::xml::{self, Element};
use super::{Document, Documents, Limits, Misread, dates, fragment, nitf};

/// The articles in a news item or message.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    let root = xml::parse(bytes, limits)?;
    if &*root.name != "newsMessage" {
        return Ok(vec![Ok(item(&root)?)]);
    }
    let items = root.named("itemSet").flat_map(Element::elements);
    let documents: Documents = items
        .enumerate()
        .map(|(place, element)| {
            item(element).map_err(|message| Misread { place: format!("item {}", place + 1), message })
        })
        .collect();
    if documents.is_empty() { Err("its message holds no items".to_owned()) } else { Ok(documents) }
}

fn item(item: &Element) -> Result<Document, String> {
    match &*item.name {
        "newsItem" => {}
        "packageItem" => return Err("it is a package: it refers to items but holds none".to_owned()),
        _ => return Err("it is not a news item".to_owned()),
    }
    let (about_item, about_content) = (item.child("itemMeta"), item.child("contentMeta"));
    let status = about_item.and_then(|about| about.child("pubStatus")).and_then(code).unwrap_or_default();
    if let "canceled" | "withheld" = status.as_str() {
        return Err(format!("its provider says that it is {status}"));
    }
    let class = about_item.and_then(|about| about.child("itemClass")).and_then(code).unwrap_or_default();
    let content = item.child("contentSet").ok_or_else(|| nothing(&class))?;
    let headline = about_content.and_then(headline);
    let document = content
        .elements()
        .find_map(|rendition| text_of(rendition, headline.as_deref()))
        .ok_or_else(|| nothing(&class))?;

    let line = |element: Option<&Element>, name: &str| element?.child(name)?.line();
    let date = line(about_item, "versionCreated").or_else(|| line(about_content, "contentCreated"));
    let parties = [
        about_item.and_then(|about| about.child("provider")),
        about_content.and_then(|about| about.child("infoSource")),
        item.path(&["rightsInfo", "copyrightHolder"]),
    ];
    let named =
        |party: &Element| line(Some(party), "name").or_else(|| party.attribute("literal").and_then(xml::one_line));
    let source = parties.iter().flatten().find_map(|party| named(party));
    let attribute = |element: Option<&Element>, name: &str| element?.attribute(name).and_then(xml::one_line);
    let language = about_content.and_then(|about| about.child("language"));
    Ok(Document {
        id: attribute(Some(item), "guid"),
        title: headline.or(document.title),
        date: date.and_then(|date| dates::iso(&date)),
        source: source.or_else(|| parties.iter().flatten().find_map(|party| code(party))),
        language: attribute(language, "tag").or(document.language).or_else(|| attribute(Some(item), "lang")),
        ..document
    })
}

/// The message for an item without text.
fn nothing(class: &str) -> String {
    match class {
        "" | "text" | "composite" => "it holds no text itself".to_owned(),
        "picture" | "graphic" | "audio" | "video" | "animation" => format!("it is of class {class} and holds no text"),
        _ => "it is not text".to_owned(),
    }
}

/// The main headline: one with that role, otherwise the first without a role.
fn headline(about: &Element) -> Option<String> {
    let is_main = |headline: &&Element| headline.attribute("role").is_some_and(|role| role.ends_with(":main"));
    let has_no_role = |headline: &&Element| headline.attribute("role").is_none();
    let headlines = || about.named("headline");
    let found = headlines().find(is_main).or_else(|| headlines().find(has_no_role)).or_else(|| headlines().next());
    found.and_then(Element::line)
}

/// The value of a code: `canceled` for `stat:canceled` or for a URI that ends with it.
fn code(element: &Element) -> Option<String> {
    let written = element.attribute("qcode").or_else(|| element.attribute("uri"))?;
    let value = written.trim_end_matches('/').rsplit([':', '/', '#']).next()?;
    xml::one_line(value).filter(|value| value.len() < 100)
}

/// Title, text and language of one rendition; `None` if it has no text. Several renditions are the same content in
/// different forms.
fn text_of(rendition: &Element, title: Option<&str>) -> Option<Document> {
    let document = match &*rendition.name {
        "inlineXML" => {
            let mut document = match rendition.find("nitf") {
                Some(nitf) => nitf::story(nitf).ok()?,
                None => markup(rendition, title),
            };
            let root = rendition.elements().next();
            let language = root.and_then(|root| root.attribute("lang")).or_else(|| rendition.attribute("lang"));
            document.language = language.and_then(xml::one_line);
            document
        }
        "inlineData" => {
            let mut data = rendition.text();
            if rendition.attribute("encoding").is_some_and(|encoding| encoding.ends_with("base64")) {
                data = String::from_utf8(base64_decode(data.trim().as_bytes())?).ok()?;
            }
            let kind = rendition.attribute("contenttype").unwrap_or("text/plain");
            if kind.contains("html") {
                let (text, hidden) = fragment::text(&data, title);
                Document { text, hidden, ..Document::default() }
            } else if kind.starts_with("text/") {
                Document { text: data.trim_matches(['\r', '\n']).replace("\r\n", "\n"), ..Document::default() }
            } else {
                return None;
            }
        }
        _ => return None,
    };
    (!document.text.trim().is_empty()).then_some(document)
}

/// Title and text of XHTML, or of any markup with the same element names.
fn markup(rendition: &Element, title: Option<&str>) -> Document {
    let own_title = rendition.find("h1").or_else(|| rendition.find("title")).and_then(Element::line);
    let mut flow = Flow::default();
    flow.read(rendition.find("body").unwrap_or(rendition));
    let (blocks, hidden) = flow.finish();
    let text = joined(blocks, title.or(own_title.as_deref()));
    Document { title: own_title, text, hidden, ..Document::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item_with(meta: &str, content: &str) -> String {
        format!(
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1' xml:lang='en'><itemMeta>{meta}</itemMeta>\
             <contentMeta><headline role='hl:short'>Short</headline><headline>Ferry  late</headline></contentMeta>\
             <contentSet>{content}</contentSet></newsItem>"
        )
    }

    fn read_text(text: &str) -> Result<Document, String> {
        read(text.as_bytes(), &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    #[test]
    fn text_may_stand_in_any_form() {
        for content in [
            "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title></head><body><h1>Ferry late</h1><p>It was.</p></body></html></inlineXML>",
            "<inlineXML><nitf><body><body.head><hedline><hl1>No</hl1></hedline></body.head><body.content><p>It was.</p></body.content></body></nitf></inlineXML>",
            "<remoteContent href='a.jpg'/><inlineXML/><inlineData contenttype='text/plain'>It was.</inlineData>",
            "<inlineData contenttype='text/html'>&lt;p&gt;It was.&lt;/p&gt;</inlineData>",
            "<inlineData contenttype='text/plain' encoding='encd:base64'>SXQgd2FzLg==</inlineData>",
            "<inlineData>It was.</inlineData>",
        ] {
            let document = read_text(&item_with("", content)).unwrap();
            assert_eq!(
                (document.title.as_deref(), document.text.as_str()),
                (Some("Ferry late"), "It was."),
                "{content}"
            );
            assert_eq!((document.id.as_deref(), document.language.as_deref()), (Some("urn:x:1"), Some("en")));
        }
    }

    #[test]
    fn what_was_not_published_or_is_no_text_gets_a_reason() {
        let text = "<inlineData>It was.</inlineData>";
        for (meta, content, reason) in [
            ("<pubStatus qcode='stat:canceled'/>", text, "its provider says that it is canceled"),
            (
                "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/>",
                text,
                "its provider says that it is withheld",
            ),
            (
                "<itemClass qcode='ninat:picture'/>",
                "<remoteContent href='a.jpg'/>",
                "it is of class picture and holds no text",
            ),
            ("", "<remoteContent href='a.html'/>", "it holds no text itself"),
            ("", "<inlineData contenttype='text/plain' encoding='base64'>!!</inlineData>", "it holds no text itself"),
        ] {
            assert_eq!(read_text(&item_with(meta, content)).unwrap_err(), reason);
        }
        assert_eq!(read_text("<packageItem/>").unwrap_err(), "it is a package: it refers to items but holds none");
        assert_eq!(read_text("<conceptItem/>").unwrap_err(), "it is not a news item");
        assert_eq!(read_text("<newsMessage><itemSet/></newsMessage>").unwrap_err(), "its message holds no items");
        assert!(read_text(&item_with("", "<inlineXML><html><body><p>It")).is_err());
    }

    proptest::proptest! {
        #[test]
        fn anything_in_an_item_has_an_answer(inner in "(<inlineXML>|</inlineXML>|<inlineData>|</inlineData>|<p>|</p>|<nitf>|</nitf>|<body/>|a|&lt;p){0,12}", encoding in "[a-z0-9]{0,8}") {
            let _ = read_text(&item_with("", &inner));
            let _ = read_text(&item_with("", &format!("<inlineData encoding='base64' contenttype='text/{encoding}'>{encoding}</inlineData>")));
        }
    }
}
