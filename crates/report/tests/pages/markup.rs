//! A strict reader of the markup that reports are written in: it takes nothing that could be read in two ways.
//!
//! It is no parser of HTML. A page that it takes has only elements with attributes in double quote marks, each closed in its
//! turn, and no sign of markup anywhere else.

/// An element, by its opening tag.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    pub fn attribute_names(&self) -> Vec<&str> {
        self.attributes.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// Elements without an end.
const EMPTY: [&str; 2] = ["meta", "input"];

/// Elements whose text is no markup; it ends where their closing tag begins.
const RAW: [&str; 2] = ["style", "script"];

/// The elements of a page in order, or what is wrong with it.
pub fn elements(page: &str) -> Result<Vec<Element>, String> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").ok_or("the page does not begin with its type")?;
    let (mut found, mut open): (Vec<Element>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        let text = rest.split('<').next().unwrap_or_default();
        check_text(text)?;
        rest = &rest[text.len()..];
        if rest.is_empty() {
            break;
        }
        let end = end_of_tag(rest)?;
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("`</{name}>` closes another element"));
            }
            continue;
        }
        let closes_itself = tag.ends_with('/');
        let element = element(tag.trim_end_matches('/'))?;
        if RAW.contains(&element.name.as_str()) {
            let closing = format!("</{}>", element.name);
            let at = rest.find(&closing).ok_or_else(|| format!("no `{closing}`"))?;
            rest = &rest[at + closing.len()..];
        } else if !closes_itself && !EMPTY.contains(&element.name.as_str()) {
            open.push(element.name.clone());
        }
        found.push(element);
    }
    if open.is_empty() { Ok(found) } else { Err(format!("not closed: {open:?}")) }
}

/// Where the tag at the beginning ends: the first `>` outside quote marks.
fn end_of_tag(rest: &str) -> Result<usize, String> {
    let mut in_marks = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => in_marks = !in_marks,
            '>' if !in_marks => return Ok(at),
            '<' if at > 0 => break,
            _ => {}
        }
    }
    Err(format!("a tag without end: {:?}", rest.chars().take(60).collect::<String>()))
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("`{tag}` is no tag"));
    }
    let mut attributes = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let name = after.split([' ', '=']).next().unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(format!("`{after}` is no attribute"));
        }
        rest = &after[name.len()..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix("=\"") {
            value = after.split('"').next().unwrap_or_default();
            check_text(value)?;
            rest = after[value.len()..].strip_prefix('"').ok_or("a value without end")?;
        }
        attributes.push((name.to_owned(), value.to_owned()));
    }
    if rest.is_empty() { Ok(Element { name: name.to_owned(), attributes }) } else { Err(format!("`{tag}` is no tag")) }
}

/// Text must not hold what could be taken for markup, and its entities must be those of the escaping.
fn check_text(text: &str) -> Result<(), String> {
    if text.contains(['<', '>']) {
        return Err(format!("markup in text: {text:?}"));
    }
    const ENTITIES: [&str; 10] = ["#60;", "#62;", "#38;", "#34;", "#39;", "lt;", "gt;", "amp;", "quot;", "apos;"];
    for (at, _) in text.match_indices('&') {
        if !ENTITIES.iter().any(|entity| text[at + 1..].starts_with(entity)) {
            return Err(format!("an entity of a stranger: {:?}", text[at..].chars().take(20).collect::<String>()));
        }
    }
    Ok(())
}
