//! Finds text that a page contains but doesn't show: hidden by an inline style, by a rule in the page's own style
//! sheet, or by an attribute.
//!
//! Pages hide much for honest reasons: menus, dialogs, hints for screen readers, anything that scripts show later. It
//! is removed like everything invisible. Whether it counts as disguise depends on its position, see
//! [`super::tree::Places`].

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::names::{are_around, words};
use super::tree::{folded_text, name_of};

/// Minimum words of a hidden passage; fewer are labels and icons, and change nothing.
const LEAST_WORDS: usize = 5;

/// Pixels off the edge of the page beyond which nothing of an element is visible.
const OFF_SCREEN: f64 = 500.0;

/// Bytes of the page's own styles to inspect. The rest belongs to frameworks, which hide elements for good reasons.
const MOST_STYLE: usize = 1 << 20;

/// On a page of unknown colour, white words count as hidden if they are at most one in this many; if there are more,
/// the page isn't white.
const WHITE_SHARE: usize = 5;

/// A hidden passage and the element it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) parent: NodeId,
    pub(super) text: String,
}

/// Removes all hidden text from `page` and returns its passages. An element that contains most of the page's words
/// stays: a script would show it once loaded.
pub(super) fn take(page: &Document) -> Vec<Hidden> {
    let names = hidden_names(page);
    page.select("style").remove();
    let Some(body) = page.body() else { return Vec::new() };
    let n_words = folded_text(&body).split(' ').count();
    let mut hidden = Vec::new();
    // If much of the text has the default page colour, a style rule makes the page dark.
    let is_dark = words_alike(&body, Colours::default()) * WHITE_SHARE > n_words;
    let ground = if is_dark { Ground::Unknown } else { Ground::Page };
    take_below(&body, Colours { text: None, ground }, n_words, &names, &mut hidden);
    hidden
}

/// Words below an element that have the colour of their background.
fn words_alike(node: &NodeRef<'_>, around: Colours) -> usize {
    let elements = node.children_it(false).filter(NodeRef::is_element);
    let count = |child: NodeRef<'_>| {
        let style = child.attr("style").map(|style| style.to_ascii_lowercase()).unwrap_or_default();
        let colours = around.within(&child, &style);
        if colours.are_alike() { folded_text(&child).split(' ').count() } else { words_alike(&child, colours) }
    };
    elements.map(count).sum()
}

fn take_below(node: &NodeRef<'_>, around: Colours, most: usize, names: &HiddenNames, hidden: &mut Vec<Hidden>) {
    for child in node.children() {
        if !child.is_element() {
            continue;
        }
        let style = child.attr("style").map(|style| style.to_ascii_lowercase()).unwrap_or_default();
        let colours = around.within(&child, &style);
        if !(is_hidden(&child, &style) || colours.are_alike() || names.name(&child)) {
            take_below(&child, colours, most, names, hidden);
            continue;
        }
        let text = folded_text(&child);
        let n_words = if text.is_empty() { 0 } else { text.split(' ').count().max(text.chars().count() / 12) };
        if n_words * 2 > most {
            take_below(&child, Colours { text: None, ..colours }, most, names, hidden);
            continue;
        }
        if n_words >= LEAST_WORDS && !is_usual(&child) {
            hidden.push(Hidden { parent: node.id, text });
        }
        child.remove_from_parent();
    }
}

/// Whether an element is one that pages usually hide until requested, or show only to screen readers.
fn is_usual(node: &NodeRef<'_>) -> bool {
    let attribute = |name: &str| node.attr(name).map(|value| value.to_string()).unwrap_or_default();
    let is_of_page = |node: &NodeRef<'_>| {
        let names = format!("{} {}", node.attr("class").unwrap_or_default(), node.attr("id").unwrap_or_default());
        are_around(&words(&names))
            || matches!(name_of(node).as_str(), "nav" | "form" | "aside" | "footer" | "header" | "figure" | "details")
    };
    !attribute("role").is_empty()
        || node.has_attr("aria-label")
        || is_of_page(node)
        || node.ancestors_it(Some(4)).any(|ancestor| is_of_page(&ancestor))
        || node
            .descendants_it()
            .any(|below| below.is_element() && (below.has_attr("role") || name_of(&below) == "form"))
}

fn is_hidden(node: &NodeRef<'_>, style: &str) -> bool {
    // In-page search finds it, so it can be read.
    let is_marked = node.attr("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    is_marked || node.attr("layout").is_some_and(|layout| &*layout == "nodisplay") || hides(style)
}

/// The declarations of a style, in lower case.
fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim(), value.trim().trim_end_matches("!important").trim_end()))
    })
}

/// A length in pixels. Relative lengths assume letters of 16 pixels and pages of 1,000.
fn pixels(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let number: f64 = value[..end].parse().ok()?;
    let unit = match value[end..].trim() {
        "em" | "rem" => 16.0,
        "vw" | "vh" | "%" => 10.0,
        _ => 1.0,
    };
    Some(number * unit)
}

/// Whether this style alone makes an element invisible.
fn hides(style: &str) -> bool {
    if style.is_empty() {
        return false;
    }
    let value = |wanted: &str| declarations(style).filter(|(name, _)| *name == wanted).last().map(|(_, value)| value);
    let length = |name: &str| value(name).and_then(pixels);
    let is_out_of_flow = matches!(value("position"), Some("absolute" | "fixed"));
    let is_cut = matches!(value("overflow").or(value("overflow-y")), Some("hidden" | "clip"));
    let is_far = |name: &str| length(name).is_some_and(|length| length <= -OFF_SCREEN);
    value("display") == Some("none")
        || matches!(value("visibility"), Some("hidden" | "collapse"))
        || value("opacity").is_some_and(|opacity| pixels(opacity).is_some_and(|opacity| opacity < 0.05))
        // Text of one pixel can't be read either.
        || value("font-size").is_some_and(|size| pixels(size).is_some_and(|size| size <= 1.0) && !size.ends_with("em") || size == "0em")
        || is_far("text-indent")
        || is_out_of_flow && ["left", "top", "right", "bottom"].into_iter().any(is_far)
        || is_far("margin-left")
        || is_cut && ["height", "max-height", "width", "max-width"].into_iter().any(|name| length(name).is_some_and(|length| length <= 1.0))
        || is_out_of_flow && value("clip").is_some_and(|clip| clip.starts_with("rect(0") || clip.starts_with("rect(1px"))
        || value("clip-path").is_some_and(|path| path.starts_with("inset(50%") || path.starts_with("inset(100%"))
        || value("transform").is_some_and(|transform| transform.starts_with("scale(0)"))
        || value("color") == Some("transparent")
}

/// The text and background colours of an element according to inline styles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Colours {
    text: Option<[u8; 3]>,
    ground: Ground,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Ground {
    /// Not set, so the page's default: white.
    #[default]
    Page,
    Colour([u8; 3]),
    /// An image, a gradient or a variable: unknown.
    Unknown,
}

impl Colours {
    /// The colours of an element inside one with these colours.
    fn within(self, node: &NodeRef<'_>, style: &str) -> Colours {
        let mut colours = self;
        let attribute = |name: &str| node.attr(name).map(|value| value.to_ascii_lowercase());
        if let Some(value) = attribute("bgcolor") {
            colours.ground = colour(&value).map_or(Ground::Unknown, Ground::Colour);
        }
        if let Some(value) = attribute("color").filter(|_| name_of(node) == "font") {
            colours.text = colour(&value);
        }
        for (name, value) in declarations(style) {
            match name {
                "color" => colours.text = colour(value),
                "background-color" | "background" => {
                    colours.ground = match value.split(' ').next().map(|first| (first, colour(first))) {
                        Some((_, Some(colour))) => Ground::Colour(colour),
                        Some(("none" | "transparent", _)) => colours.ground,
                        _ => Ground::Unknown,
                    }
                }
                "background-image" if value != "none" => colours.ground = Ground::Unknown,
                _ => {}
            }
        }
        colours
    }

    fn are_alike(self) -> bool {
        const WHITE: [u8; 3] = [255; 3];
        let ground = match self.ground {
            Ground::Page => WHITE,
            Ground::Colour(colour) => colour,
            Ground::Unknown => return false,
        };
        // So close that the eye can't tell them apart.
        self.text.is_some_and(|text| text.iter().zip(ground).all(|(&one, other)| one.abs_diff(other) <= 4))
    }
}

/// A colour as `#fff`, `#ffffff`, `rgb(255, 255, 255)` or one of the names used for hiding.
fn colour(value: &str) -> Option<[u8; 3]> {
    let value = value.trim();
    match value {
        "white" => return Some([255; 3]),
        "black" => return Some([0; 3]),
        _ => {}
    }
    if let Some(hex) = value.strip_prefix('#') {
        let digits: Option<Vec<u8>> =
            hex.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        return match digits?.as_slice() {
            [r, g, b] | [r, g, b, _] => Some([r * 17, g * 17, b * 17]),
            [a, b, c, d, e, f, ..] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
            _ => None,
        };
    }
    let inner = value.strip_prefix("rgb")?.trim_start_matches('a').trim_start().strip_prefix('(')?.strip_suffix(')')?;
    let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(|part| part.parse::<f64>().ok());
    let mut part = || parts.next().flatten().map(|part| part.clamp(0.0, 255.0) as u8);
    Some([part()?, part()?, part()?])
}

/// Classes and ids hidden by a rule of the page's own styles.
#[derive(Debug, Default)]
struct HiddenNames {
    classes: HashSet<String>,
    identifiers: HashSet<String>,
}

impl HiddenNames {
    fn name(&self, node: &NodeRef<'_>) -> bool {
        let holds = |attribute: &str, names: &HashSet<String>| {
            !names.is_empty()
                && node
                    .attr(attribute)
                    .is_some_and(|value| value.split_ascii_whitespace().any(|name| names.contains(name)))
        };
        holds("class", &self.classes) || holds("id", &self.identifiers)
    }
}

/// The names in rules for a single class or id, outside media queries. Rules with combinators or pseudo-classes depend
/// on circumstances unknown here.
fn hidden_names(page: &Document) -> HiddenNames {
    let mut names = HiddenNames::default();
    let mut left = MOST_STYLE;
    for style in page.select("style").nodes() {
        let text = style.text();
        let Some(rest) = left.checked_sub(text.len()) else { break };
        left = rest;
        let (mut depth, mut start, mut selector) = (0_usize, 0, "");
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'{' => {
                    if depth == 0 {
                        selector = text[start..at].trim();
                        start = at + 1;
                    }
                    depth += 1;
                }
                b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        if !selector.starts_with('@') && hides_by_rule(&text[start..at].to_ascii_lowercase()) {
                            names.add(selector);
                        }
                        start = at + 1;
                    }
                }
                _ => {}
            }
        }
    }
    names
}

/// Whether a rule hides. An element that a rule makes transparent or moves away is usually about to fly in.
fn hides_by_rule(style: &str) -> bool {
    let plain = |name: &str| matches!(name, "display" | "visibility" | "font-size");
    let kept: Vec<String> =
        declarations(style).filter(|(name, _)| plain(name)).map(|(name, value)| format!("{name}:{value}")).collect();
    hides(&kept.join(";"))
}

impl HiddenNames {
    fn add(&mut self, selectors: &str) {
        for selector in selectors.split(',').map(str::trim) {
            let Some(at) = selector.find(['.', '#']) else { continue };
            let (element, name) = (&selector[..at], &selector[at + 1..]);
            let is_plain =
                |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            if is_plain(element) && is_plain(name) && !name.is_empty() {
                let names = if selector.as_bytes()[at] == b'.' { &mut self.classes } else { &mut self.identifiers };
                names.insert(name.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(body: &str) -> Vec<String> {
        let page = format!("<html><body><p>{}</p>{body}</body></html>", "Some words that are seen. ".repeat(20));
        take(&super::super::tree::parse(&page, 500).unwrap()).into_iter().map(|hidden| hidden.text).collect()
    }

    #[test]
    fn what_no_reader_sees_is_found_however_it_is_hidden() {
        for style in [
            "display:none",
            "DISPLAY : NONE !important",
            "visibility:hidden",
            "opacity:0",
            "opacity: 0.01",
            "font-size:0",
            "font-size:1px",
            "position:absolute;left:-9999px",
            "position:fixed; top:-200vh",
            "text-indent:-9999px",
            "color:#fff",
            "color:white",
            "color:#010101;background:black",
            "color:rgb(255,255,255);background-color:#fffffe",
            "height:0;overflow:hidden",
            "color:transparent",
        ] {
            let body = format!("<p style='{style}'>These five words are hidden.</p>");
            assert_eq!(passages(&body), ["These five words are hidden."], "{style}");
        }
        for body in [
            "<p hidden>These five words are hidden.</p>",
            "<table bgcolor=#123456><tr><td><font color='#123456'>These five words are hidden.</font></table>",
            "<style>.x1, #y{display:none}</style><p class='a x1'>These five words are hidden.</p>",
        ] {
            assert_eq!(passages(body), ["These five words are hidden."], "{body}");
        }
    }

    #[test]
    fn what_is_seen_or_hidden_as_usual_is_none() {
        for style in [
            "",
            "display:block",
            "opacity:1",
            "font-size:0.9em",
            "font-size:12px",
            "position:relative;left:-5px",
            "color:#fff;background:#000",
            "color:#fff;background-image:url(a.jpg)",
            "overflow:hidden",
            "margin-left:-20px",
            "color:var(--a)",
        ] {
            assert_eq!(passages(&format!("<p style='{style}'>These five words are seen.</p>")), [""; 0], "{style}");
        }
        for body in [
            "<div style='display:none' role=dialog>These words are for later on.</div>",
            "<div style='display:none' class='share-menu'>These words are for later on.</div>",
            "<form><p style='display:none'>These words are for later on.</p></form>",
            "<p style='display:none'>Four words are nothing</p>",
            "<p hidden=until-found>These words can be found.</p>",
            "<p aria-hidden=true>These words can be seen well.</p>",
            "<style>@media print{.x{display:none}} .y p{display:none} .z{opacity:0}</style><p class='x z'>These words can be seen.</p>",
        ] {
            assert_eq!(passages(body), [""; 0], "{body}");
        }
    }

    #[test]
    fn what_holds_most_of_the_page_is_about_to_be_shown() {
        let page = tree(
            "<html><body style='opacity:0'><div style='display:none'>All the words of this page.</div></body></html>",
        );
        assert_eq!(take(&page), []);
        assert_eq!(folded_text(&page.body().unwrap()), "All the words of this page.");
    }

    fn tree(page: &str) -> Document {
        super::super::tree::parse(page, 500).unwrap()
    }
}
