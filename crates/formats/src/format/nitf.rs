//! NITF, the News Industry Text Format: one article with metadata from its agency.
//!
//! The text is in `body.content`; bylines, datelines, abstracts, captions and taglines are separate elements and left
//! out. The title is the main headline; a second headline becomes a heading above the text.

use super::flow::{Flow, joined};
use super::xml::{self, Element};
use super::{Document, Documents, Limits, dates};

/// The article in an NITF document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    let root = xml::parse(bytes, limits)?;
    let root = root.find("nitf").ok_or("it has no NITF article")?;
    let docdata = root.path(&["head", "docdata"]);
    let status = docdata.and_then(|docdata| docdata.attribute("management-status"));
    if let Some(status @ ("withheld" | "canceled" | "cancelled" | "killed" | "embargoed")) = status {
        return Err(format!("its agency says that it is {status}"));
    }
    let story = story(root)?;
    let pubdata = root.path(&["head", "pubdata"]);
    let of = |element: Option<&Element>, name: &str| element?.attribute(name).and_then(xml::one_line);
    let of_docdata = |element: &str, name: &str| {
        let element = docdata?.child(element)?;
        of(Some(element), name).or_else(|| element.line())
    };
    let date = ["date.issue", "date.release"].iter().find_map(|name| of_docdata(name, "norm"));
    Ok(vec![Ok(Document {
        id: of_docdata("doc-id", "id-string"),
        date: date.or_else(|| of(pubdata, "date.publication")).and_then(|date| dates::iso(&date)),
        source: of(pubdata, "name").or_else(|| of_docdata("doc.copyright", "holder")),
        url: of(pubdata, "ex-ref").filter(|url| url.starts_with("http")),
        language: of(Some(root), "lang").or_else(|| of(root.child("body"), "lang")),
        ..story
    })])
}

/// Title and text of an `nitf` element, which may also be inside a NewsML-G2 item.
///
/// # Errors
/// If it has no text.
pub(super) fn story(nitf: &Element) -> Result<Document, String> {
    let body = nitf.child("body").ok_or("it has no body")?;
    let headlines = body.path(&["body.head", "hedline"]);
    let headline = |name: &str| headlines.and_then(|headlines| headlines.child(name)).and_then(Element::line);
    let title = headline("hl1").or_else(|| nitf.path(&["head", "title"]).and_then(Element::line));
    let mut flow = Flow::default();
    for content in body.named("body.content") {
        flow.read(content);
    }
    let (mut blocks, hidden) = flow.finish();
    if blocks.is_empty() {
        return Err("its body holds no text".to_owned());
    }
    // The second headline is outside the parsed content, but readers see it.
    if let Some(second) = headline("hl2").filter(|second| Some(second) != title.as_ref()) {
        blocks.insert(0, second);
    }
    Ok(Document { text: joined(blocks, title.as_deref()), title, hidden, ..Document::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Document, String> {
        read(text.as_bytes(), &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    #[test]
    fn what_is_no_article_gets_a_reason() {
        let refused = |text: &str| read_text(text).unwrap_err();
        assert_eq!(refused("<nitf/>"), "it has no body");
        assert_eq!(refused("<x/>"), "it has no NITF article");
        assert_eq!(
            refused("<nitf><body><body.content><media/></body.content></body></nitf>"),
            "its body holds no text"
        );
        assert_eq!(
            refused("<nitf><head><docdata management-status='withheld'/></head><body/></nitf>"),
            "its agency says that it is withheld"
        );
        assert_eq!(refused("<nitf><body><body.content><p>The"), "its XML ends before its elements do");
    }

    #[test]
    fn a_bare_article_is_enough() {
        let document = read_text(
            "<!DOCTYPE nitf SYSTEM 'nitf-3-4.dtd' [<!ENTITY ferry 'boat'>]><nitf><head><title>Ferry &ldquo;late&rdquo;</title></head>\
             <body><body.head><hedline><hl2>Again</hl2></hedline></body.head><body.content><p>The &ferry; was&nbsp;late.</p></body.content></body></nitf>",
        );
        let document = document.unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry “late”"));
        assert_eq!(document.text, "Again\n\nThe &ferry; was\u{A0}late.");
    }

    proptest::proptest! {
        #[test]
        fn anything_in_an_article_has_an_answer(inner in "(<p>|</p>|<body>|<body.content>|</body.content>|<table>|<tr><td>|a|&amp;|<media/>|</body>|<head/>){0,20}") {
            let _ = read_text(&format!("<nitf>{inner}</nitf>"));
            let _ = read_text(&format!("<nitf><body><body.content>{inner}</body.content></body></nitf>"));
        }
    }
}
