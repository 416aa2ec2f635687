//! ninjs, the IPTC format for news items in JSON, in all versions in use.
//!
//! ```text
//! 1.x       headline, body_text, body_xhtml, body_*, source or provider, language
//! 2.x, 3.x  headlines [{value, role}], bodies [{value, contenttype, role}], infosources [{name, role}], language
//! ```

use serde_json::{Map, Value};

use super::flow::joined;
use super::xml::one_line;
use super::{Document, Documents, Limits, Misread, dates, fragment};

/// Whether `value` is a news item (an object with a `uri` and a headline or a body), or a list or object of news items.
pub fn is_ninjs(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.first().is_some_and(is_item),
        Value::Object(object) => {
            is_item(value) || list_of(object).is_some_and(|items| items.first().is_some_and(is_item))
        }
        _ => false,
    }
}

fn is_item(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let is_said = |name: &str| matches!(name, "headline" | "headlines" | "bodies") || name.starts_with("body_");
    // Table rows may use these names too, but hardly all of a news item's own.
    let is_own = |name: &str| {
        matches!(name, "versioncreated" | "pubstatus" | "headlines" | "bodies" | "body_xhtml" | "firstcreated")
    };
    object.get("uri").is_some_and(Value::is_string)
        && object.keys().any(|name| is_said(name))
        && (object.keys().any(|name| is_own(name)) || object.get("type").is_some_and(Value::is_string))
}

/// The items of a list that agencies wrap in an object.
fn list_of(object: &Map<String, Value>) -> Option<&Vec<Value>> {
    ["items", "data", "results", "hits"].iter().find_map(|name| object.get(*name)?.as_array())
}

/// The articles in a value accepted by [`is_ninjs`].
///
/// # Errors
/// If it is a single item that isn't an article: the reason.
pub fn read_value(value: Value, limits: &Limits) -> Result<Documents, String> {
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match list_of(&object) {
            Some(_) if !object.contains_key("uri") => ["items", "data", "results", "hits"]
                .iter()
                .find_map(|name| match object.remove(*name) {
                    Some(Value::Array(items)) => Some(items),
                    _ => None,
                })
                .unwrap_or_default(),
            _ => return Ok(vec![Ok(item(&object, limits)?)]),
        },
        _ => return Err("it is not a news item".to_owned()),
    };
    let read = |(place, value): (usize, &Value)| {
        match value.as_object() {
            Some(object) => item(object, limits),
            None => Err("it is not a news item".to_owned()),
        }
        .map_err(|message| Misread { place: format!("item {}", place + 1), message })
    };
    Ok(items.iter().enumerate().map(read).collect())
}

fn item(item: &Map<String, Value>, limits: &Limits) -> Result<Document, String> {
    let line = |name: &str| item.get(name).and_then(Value::as_str).and_then(one_line);
    if let Some(status @ ("canceled" | "cancelled" | "withheld")) = line("pubstatus").as_deref() {
        return Err(format!("its provider says that it is {status}"));
    }
    let title = one_of(item.get("headlines"))
        .and_then(|headline| value_of(headline, "value"))
        .or_else(|| item.get("headline").and_then(Value::as_str))
        .and_then(fragment::line);
    let (body, is_html) = body(item).ok_or_else(|| match line("type").as_deref() {
        Some("text") | None => "it holds no text".to_owned(),
        Some(_) => "it is not a text item and holds no text".to_owned(),
    })?;
    limits.admit(body.len())?;
    let (text, hidden) =
        if is_html { fragment::text(body, title.as_deref()) } else { (plain(body, title.as_deref()), Vec::new()) };
    if text.trim().is_empty() {
        return Err("its body holds no text".to_owned());
    }
    let source = ["infosources", "providers"].iter().find_map(|list| {
        let party = one_of(item.get(*list))?;
        value_of(party, "name").or_else(|| value_of(party, "literal")).and_then(one_line)
    });
    let date = ["versioncreated", "firstcreated", "contentcreated"].iter().find_map(|name| dates::iso(&line(name)?));
    Ok(Document {
        id: line("uri"),
        title,
        text,
        date,
        source: source.or_else(|| line("source")).or_else(|| line("provider")).or_else(|| line("copyrightholder")),
        url: line("located_at").or_else(|| line("link")).filter(|url| url.starts_with("http")),
        language: line("language"),
        hidden,
        ..Document::default()
    })
}

/// The main entry of a list: one with that role, otherwise the first without a role, otherwise the first. Agencies call
/// the main role `wire`.
fn one_of(list: Option<&Value>) -> Option<&Value> {
    let list = list?.as_array()?;
    let role =
        |value: &Value| value_of(value, "role").map(|role| role.rsplit([':', '/']).next().unwrap_or(role).to_owned());
    let is_main =
        |value: &&Value| role(value).is_some_and(|role| matches!(role.as_str(), "main" | "wire" | "body" | "text"));
    let found = list.iter().find(is_main).or_else(|| list.iter().find(|value| role(value).is_none()));
    found.or_else(|| list.first())
}

fn value_of<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}

/// The body, and whether it is markup. A body with paragraphs is preferred to one that may have lost them.
fn body(item: &Map<String, Value>) -> Option<(&str, bool)> {
    let is_full = |body: &&str| !body.trim().is_empty();
    if let Some(bodies) = item.get("bodies").and_then(Value::as_array) {
        let kind = |body: &Value| value_of(body, "contenttype").unwrap_or("text/plain").to_ascii_lowercase();
        let is_summary = |body: &&Value| {
            value_of(body, "role")
                .is_some_and(|role| ["summary", "abstract", "caption"].iter().any(|not| role.ends_with(not)))
        };
        let usable: Vec<&Value> = bodies
            .iter()
            .filter(|body| !is_summary(body) && value_of(body, "value").as_ref().is_some_and(is_full))
            .collect();
        let html = usable.iter().find(|body| kind(body).contains("html"));
        let chosen = html.or_else(|| usable.iter().find(|body| kind(body).starts_with("text/")))?;
        return Some((value_of(chosen, "value")?, kind(chosen).contains("html")));
    }
    let text = |name: &str| item.get(name).and_then(Value::as_str).filter(is_full);
    let of_name = ["body_xhtml", "body_html", "body_html5"].iter().find_map(|name| text(name));
    if let Some(html) = of_name {
        return Some((html, true));
    }
    // Agencies choose other names freely; markup is recognised by how it starts.
    let others = item.iter().filter(|(name, _)| name.starts_with("body_") || *name == "body");
    let other = || others.filter_map(|(_, value)| value.as_str()).find(is_full);
    text("body_text").or_else(other).map(|body| (body, body.trim_start().starts_with('<')))
}

/// Plain text without a leading title.
pub(super) fn plain(text: &str, title: Option<&str>) -> String {
    let text = text.replace("\r\n", "\n");
    let blocks =
        text.split("\n\n").filter(|block| !block.trim().is_empty()).map(|block| block.trim_matches('\n').to_owned());
    joined(blocks.collect(), title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Result<Document, String> {
        assert!(is_ninjs(&value), "{value}");
        read_value(value, &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    #[test]
    fn every_shape_is_read() {
        let common = |more: Value| {
            let mut item =
                json!({"uri": "urn:1", "type": "text", "versioncreated": "2025-03-03T10:00:00Z", "language": "en"});
            item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            item
        };
        for item in [
            common(json!({"headline": "Ferry late", "body_text": "It was.\n\nThey said.", "source": "Harle Wire"})),
            common(
                json!({"headline": "Ferry late", "body_text": "x", "body_xhtml": "<p>It was.</p><p>They said.</p>", "source": "Harle Wire"}),
            ),
            common(json!({"headline": "Ferry late", "body_wire": "It was.\n\nThey said.", "provider": "Harle Wire"})),
            common(json!({
                "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Ferry late"}],
                "bodies": [{"role": "summary", "contenttype": "text/html", "value": "No"}, {"contenttype": "text/plain", "value": "x"},
                           {"contenttype": "application/xhtml+xml", "value": "<h1>Ferry late</h1><p>It was.<p>They said."}],
                "infosources": [{"role": "isrol:owner", "name": "Harle Wire"}]
            })),
            common(json!({
                "headlines": [{"value": "Ferry late"}], "bodies": [{"value": "It was.\r\n\r\nThey said."}],
                "providers": [{"literal": "Harle Wire"}]
            })),
        ] {
            let document = read(item.clone()).unwrap_or_else(|reason| panic!("{reason}: {item}"));
            assert_eq!(document.title.as_deref(), Some("Ferry late"), "{item}");
            assert_eq!(document.text, "It was.\n\nThey said.", "{item}");
            assert_eq!(document.source.as_deref(), Some("Harle Wire"), "{item}");
            assert_eq!(document.date.as_deref(), Some("2025-03-03T10:00:00Z"));
        }
    }

    #[test]
    fn what_was_not_published_or_is_no_text_gets_a_reason() {
        for (more, reason) in [
            (
                json!({"uri": "a", "pubstatus": "canceled", "headline": "F", "body_text": "t"}),
                "its provider says that it is canceled",
            ),
            (json!({"uri": "a", "pubstatus": "usable", "headline": "F", "body_text": "  "}), "it holds no text"),
            (json!({"uri": "a", "type": "picture", "headline": "F"}), "it is not a text item and holds no text"),
            (json!({"uri": "a", "headline": "F", "bodies": "no"}), "it holds no text"),
            (
                json!({"uri": "a", "headline": 7, "bodies": [7, {"value": []}, {"value": "<p>", "contenttype": "text/html"}]}),
                "its body holds no text",
            ),
        ] {
            assert_eq!(read(more).unwrap_err(), reason);
        }
        let limits = Limits { article: 3, ..Limits::default() };
        let item = json!({"uri": "a", "type": "text", "body_text": "text"});
        assert_eq!(read_value(item, &limits).unwrap_err(), "it holds more than 3 bytes");
    }

    #[test]
    fn lists_are_read_and_bad_items_named() {
        let item = json!({"uri": "a", "type": "text", "body_text": "t"});
        for list in [json!([item, 7, item]), json!({"items": [item, 7, item]})] {
            assert!(is_ninjs(&list));
            let documents = read_value(list, &Limits::default()).unwrap();
            assert_eq!(documents.len(), 3);
            assert_eq!(documents[1].as_ref().unwrap_err().place, "item 2");
        }
    }

    #[test]
    fn other_objects_are_none() {
        for value in [
            json!({}),
            json!([]),
            json!(7),
            json!({"uri": "a", "text": "t"}),
            json!({"headline": "h", "body_text": "t"}),
            json!({"uri": "a", "headline": "h", "text": "t"}),
        ] {
            assert!(!is_ninjs(&value), "{value}");
        }
    }
}
