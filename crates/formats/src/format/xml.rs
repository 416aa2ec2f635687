//! Parses XML to a tree of elements, without trust: nothing a document declares is expanded or fetched.
//!
//! ```text
//! bytes ── charset by `decoded` ── events by quick-xml ── Element { space, name, attributes, children }
//! ```
//!
//! Elements are identified by namespace and local name, so any prefix works. Depth and the numbers of elements and
//! namespaces are checked before anything is stored. References may be the five of XML or the names of HTML, which news
//! formats declare in their document types. Any other reference is left in the text as written, so nested entity
//! declarations cost nothing.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::Limits;
use super::decode::decoded;

/// Maximum elements, attributes and texts of a document. A book has some hundred thousand; a tree of a million takes
/// 100 MB.
const MOST_NODES: usize = 1_000_000;

/// Maximum namespaces in scope; Word declares about forty. Each name is looked up among them.
const MOST_SPACES: usize = 200;

/// No limit may exceed this depth: trees are walked recursively, and stacks are finite.
const DEEPEST: usize = 1000;

/// An element and its content.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its namespace: empty if there is none, the prefix itself if it was never declared.
    pub(super) space: Arc<str>,
    /// Its local name.
    pub(super) name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub(super) children: Vec<Node>,
}

/// The content of an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(Box<str>),
}

impl Element {
    /// The value of the attribute with this local name; one without a prefix is preferred.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let of = |found: &dyn Fn(&str) -> bool| {
            self.attributes.iter().find(|(key, _)| found(key)).map(|(_, value)| &**value)
        };
        of(&|key| key == name).or_else(|| of(&|key| key.rsplit_once(':').is_some_and(|(_, local)| local == name)))
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements named `name`.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| &*element.name == name)
    }

    /// The first child element named `name`.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| &*element.name == name)
    }

    /// Follows a path of child names and returns the element at its end.
    pub(super) fn path(&self, names: &[&str]) -> Option<&Element> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The first element named `name` at any depth, in document order, including this one.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        if &*self.name == name {
            return Some(self);
        }
        self.elements().find_map(|element| element.find(name))
    }

    /// All text inside, with white space unchanged.
    pub(super) fn text(&self) -> String {
        fn add(element: &Element, text: &mut String) {
            for node in &element.children {
                match node {
                    Node::Element(element) => add(element, text),
                    Node::Text(piece) => text.push_str(piece),
                }
            }
        }
        let mut text = String::new();
        add(self, &mut text);
        text
    }

    /// All text inside on one line; `None` if there is none.
    pub(super) fn line(&self) -> Option<String> {
        one_line(&self.text())
    }
}

/// Words separated by single spaces, without control characters; `None` if there are no words.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Parses a document and returns its root element.
///
/// # Errors
/// If it isn't text or well-formed XML, or exceeds a limit: the reason.
pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Element, String> {
    limits.admit(bytes.len())?;
    let text = decoded(bytes, None)?.text;
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    let mut reader = Reader::from_str(&text);
    // Programs that write feeds often forget to escape ampersands in addresses.
    reader.config_mut().allow_dangling_amp = true;
    let mut tree = Tree::new(limits);
    loop {
        let event =
            reader.read_event().map_err(|_| format!("its XML is broken at byte {}", reader.error_position()))?;
        match event {
            Event::Start(start) => tree.open(&start)?,
            Event::Empty(start) => {
                tree.open(&start)?;
                tree.close()?;
            }
            Event::End(_) => tree.close()?,
            Event::Text(text) => tree.text.push_str(&text.xml10_content()),
            Event::CData(text) => tree.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => push_reference(&mut tree.text, &reference.xml10_content()),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    tree.finish()
}

/// The tree read so far.
struct Tree {
    depth: usize,
    n_nodes: usize,
    /// The open elements, root first.
    open: Vec<Element>,
    root: Option<Element>,
    /// Text not yet in the tree: references and CDATA sections split it.
    text: String,
    /// Prefixes and their namespaces, with the depth of their declaration.
    spaces: Vec<(usize, Box<str>, Arc<str>)>,
    none: Arc<str>,
}

impl Tree {
    fn new(limits: &Limits) -> Tree {
        Tree {
            depth: limits.depth.min(DEEPEST),
            n_nodes: 0,
            open: Vec::new(),
            root: None,
            text: String::new(),
            spaces: Vec::new(),
            none: Arc::from(""),
        }
    }

    fn count(&mut self) -> Result<(), String> {
        self.n_nodes += 1;
        if self.n_nodes > MOST_NODES {
            return Err(format!("it has more than {MOST_NODES} elements and attributes"));
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        self.settle()?;
        self.count()?;
        if self.open.len() >= self.depth {
            return Err(format!("its elements are nested more than {} deep", self.depth));
        }
        let mut attributes = Vec::new();
        // Without duplicate checks, which would compare each attribute with all before it.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| "its XML has a broken attribute".to_owned())?;
            self.count()?;
            let (key, value) = (attribute.key.0, unescaped(&attribute.value));
            let declared = match key.strip_prefix("xmlns") {
                Some("") => Some(""),
                Some(rest) => rest.strip_prefix(':'),
                None => None,
            };
            match declared {
                Some(_) if self.spaces.len() >= MOST_SPACES => {
                    return Err(format!("it declares more than {MOST_SPACES} namespaces"));
                }
                Some(prefix) => self.spaces.push((self.open.len(), prefix.into(), Arc::from(&*value))),
                None => attributes.push((key.into(), value.into())),
            }
        }
        let name = start.name().0;
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let space = self.spaces.iter().rev().find(|(_, known, _)| &**known == prefix);
        let space = match space {
            Some((.., space)) => Arc::clone(space),
            None if prefix.is_empty() => Arc::clone(&self.none),
            None => Arc::from(prefix),
        };
        self.open.push(Element { space, name: local.into(), attributes, children: Vec::new() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        self.settle()?;
        let Some(element) = self.open.pop() else { return Ok(()) };
        let depth = self.open.len();
        while self.spaces.last().is_some_and(|(declared, ..)| *declared >= depth) {
            self.spaces.pop();
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            // Anything after the first root isn't part of the document.
            None => self.root = self.root.take().or(Some(element)),
        }
        Ok(())
    }

    /// Moves the pending text into the open element.
    fn settle(&mut self) -> Result<(), String> {
        if !self.text.is_empty() {
            self.count()?;
            if let Some(parent) = self.open.last_mut() {
                parent.children.push(Node::Text(self.text.as_str().into()));
            }
            self.text.clear();
        }
        Ok(())
    }

    fn finish(self) -> Result<Element, String> {
        if !self.open.is_empty() {
            return Err("its XML ends before its elements do".to_owned());
        }
        self.root.ok_or_else(|| "it has no elements".to_owned())
    }
}

/// `raw` with its references resolved; unknown ones are left as they are.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    /// The longest name in HTML has 31 letters.
    const LONGEST: usize = 33;
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'));
        match end.filter(|&end| end > 0 && rest.as_bytes()[end] == b';') {
            Some(end) => {
                push_reference(&mut text, &rest[..end]);
                rest = &rest[end + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Appends the meaning of `&name;`, or the reference unchanged.
fn push_reference(text: &mut String, name: &str) {
    match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            match code.ok().and_then(character) {
                Some(c) => text.push(c),
                None => text.extend(["&", name, ";"]),
            }
        }
        None => match resolve_html5_entity(name) {
            Some(meant) => text.push_str(meant),
            None => text.extend(["&", name, ";"]),
        },
    }
}

/// The character for a number. Code points that Unicode reserves for control characters are read as Windows-1252, as in
/// browsers.
fn character(code: u32) -> Option<char> {
    match code {
        0 => None,
        0x80..=0x9F => WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Element, String> {
        parse(text.as_bytes(), &Limits::default())
    }

    fn reason(text: &str) -> String {
        parsed(text).unwrap_err()
    }

    #[test]
    fn elements_go_by_namespace_and_attributes_by_local_name() {
        let root = parsed(
            "<?xml version='1.0'?><!DOCTYPE a [<!ELEMENT a ANY>]><a xmlns='urn:a' xmlns:x='urn:x' x:type='no' type='yes' xml:lang='de'>\
             <x:b>B</x:b><b xmlns='urn:other'/><q:b/><b/></a>",
        )
        .unwrap();
        let spaces: Vec<&str> = root.named("b").map(|element| &*element.space).collect();
        assert_eq!(spaces, ["urn:x", "urn:other", "q", "urn:a"]);
        assert_eq!((root.attribute("type"), root.attribute("lang")), (Some("yes"), Some("de")));
        assert_eq!(root.path(&["b"]).unwrap().line().as_deref(), Some("B"));
    }

    #[test]
    fn references_are_the_five_those_of_html_and_numbers() {
        let text = |inner: &str| parsed(&format!("<a t='{inner}'>{inner}</a>")).unwrap();
        for (written, meant) in [
            ("A &amp; B &lt; C", "A & B < C"),
            ("Caf&eacute; &ndash; &#8220;ja&#x201D;", "Café – “ja”"),
            ("&#146;s", "’s"),
            ("&unknown; &#0; &#xFFFFFFFF; R&D & Co", "&unknown; &#0; &#xFFFFFFFF; R&D & Co"),
        ] {
            let root = text(written);
            assert_eq!((root.text().as_str(), root.attribute("t")), (meant, Some(meant)));
        }
        assert_eq!(parsed("<a><![CDATA[x &amp; <b>]]> y</a>").unwrap().text(), "x &amp; <b> y");
    }

    #[test]
    fn declared_entities_are_not_expanded() {
        let lines: String =
            (1..10).map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10))).collect();
        let root = parsed(&format!(
            "<!DOCTYPE a [<!ENTITY l0 'ha'>{lines}<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&l9;&f;</a>"
        ));
        assert_eq!(root.unwrap().text(), "&l9;&f;");
    }

    #[test]
    fn what_is_no_xml_or_too_much_of_it_gets_a_reason() {
        assert_eq!(reason(""), "it is empty");
        assert_eq!(reason("ferry"), "it has no elements");
        assert_eq!(reason("<a><b>"), "its XML ends before its elements do");
        assert!(reason("<a><b></a>").starts_with("its XML is broken at byte "));
        assert!(reason("<a b=>").starts_with("its XML "));
        assert_eq!(reason(&"<a>".repeat(100_000)), "its elements are nested more than 500 deep");
        assert_eq!(
            reason(&format!("<a>{}</a>", "<b/>".repeat(MOST_NODES))),
            format!("it has more than {MOST_NODES} elements and attributes")
        );
        let many: String = (0..1000).map(|n| format!(" xmlns:p{n}='urn:{n}'")).collect();
        assert_eq!(reason(&format!("<a{many}/>")), "it declares more than 200 namespaces");
        let limits = Limits { article: 10, ..Limits::default() };
        assert_eq!(parse(b"<a>0123456789</a>", &limits).unwrap_err(), "it holds more than 10 bytes");
    }

    #[test]
    fn the_declared_charset_is_read() {
        let mut bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Kr\xFCger sagte am Hafen</a>".to_vec();
        assert_eq!(parse(&bytes, &Limits::default()).unwrap().text(), "Krüger sagte am Hafen");
        bytes = [b"\xFF\xFE".to_vec(), "<a>Krüger</a>".encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        assert_eq!(parse(&bytes, &Limits::default()).unwrap().text(), "Krüger");
        assert!(parse(b"<?xml version='1.0' encoding='no-such'?><a>K\xFCger</a>", &Limits::default()).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn anything_that_looks_like_xml_has_an_answer(text in "[<>/a&;#x!\\[\\]\\-='\"? :]{0,80}") {
            let _ = parsed(&format!("<a>{text}</a>"));
            let _ = unescaped(&text);
        }
    }
}
