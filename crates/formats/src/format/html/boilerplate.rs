//! Removes boilerplate from a page: by element, by ARIA role, by class or id, or because it consists only of links.
//!
//! Any of these may also apply to an element around the article itself (`class="has-sidebar single-author"`), so an
//! element that contains the headline, the marked article body, or most of the readable text is never removed.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::names::{are_around, are_of_short_lines, words};
use super::tree::name_of;

/// Maximum words in a line about the article (date, tags, category).
const SHORT_LINE: usize = 20;

/// ARIA roles of page parts outside the article.
const ROLES: [&str; 11] = [
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "doc-toc",
];

/// Removes what surrounds the article from `page`.
pub(super) fn remove(page: &Document) {
    let Some(body) = page.body() else { return };
    let measures = Measures::of(&body);
    remove_below(&body, &measures);
}

fn remove_below(node: &NodeRef<'_>, measures: &Measures) {
    let mut heading_before: Option<NodeRef<'_>> = None;
    for child in node.children().into_iter().filter(NodeRef::is_element) {
        let name = name_of(&child);
        if is_around(&child, measures) {
            // Remove the heading of a list of links with the list.
            if let Some(heading) = heading_before.take().filter(|_| matches!(name.as_str(), "ul" | "ol")) {
                heading.remove_from_parent();
            }
            child.remove_from_parent();
            continue;
        }
        let is_heading = matches!(name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6");
        if is_heading {
            // Names like `section-header` make the library treat headings of the article as headings of the site.
            child.remove_attrs(&["class", "id"]);
        } else {
            remove_below(&child, measures);
        }
        heading_before = is_heading.then_some(child);
    }
}

fn is_around(node: &NodeRef<'_>, measures: &Measures) -> bool {
    let name = name_of(node);
    let measure = measures.of_node(node);
    if measure.holds_article || name == "body" || name == "main" {
        return false;
    }
    let holds_most = measure.prose * 2 > measures.prose;
    let attribute = |name: &str| node.attr(name).map(|value| value.to_string()).unwrap_or_default();
    let role = attribute("role");
    let by_element = match name.as_str() {
        "nav" | "aside" | "figcaption" | "address" => true,
        // The source of a quotation is in a footer.
        "footer" => node.parent().is_none_or(|parent| name_of(&parent) != "blockquote"),
        "figure" => measure.quoted == 0,
        _ => false,
    };
    if (by_element || ROLES.contains(&role.as_str())) && !holds_most {
        return true;
    }
    let names = ["class", "id", "data-component", "data-hook", "data-testid"].map(|name| words(&attribute(name)));
    let is_phrase = matches!(name.as_str(), "a" | "b" | "strong" | "em" | "i");
    let is_named = !is_phrase && names.iter().any(|words| are_around(words));
    // Readers may write more than the journalist did, but in many small parts.
    let are_comments = names
        .iter()
        .flatten()
        .any(|word| matches!(word.as_str(), "comments" | "comment" | "disqus" | "commentlist" | "responses"));
    if is_named && (!holds_most || are_comments) {
        return true;
    }
    // Inside a sentence, or as a section of the article, a date or a label is part of the text.
    let is_of_text = is_phrase
        || matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "td" | "tr" | "table")
        || node.parent().is_some_and(|parent| matches!(name_of(&parent).as_str(), "p" | "li" | "td" | "blockquote"));
    let is_short_line = measure.words <= SHORT_LINE && !is_of_text;
    is_short_line && names.iter().any(|words| are_of_short_lines(words)) || is_list_of_links(&name, measure)
}

/// Whether an element is a list of almost nothing but links: to articles, topics or sections of the site.
fn is_list_of_links(name: &str, measure: Measure) -> bool {
    matches!(name, "ul" | "ol") && measure.linked > 0 && measure.linked * 10 >= measure.words * 8
}

/// What there is to read below an element.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    words: usize,
    /// Words inside links.
    linked: usize,
    /// Words in paragraphs, outside links.
    prose: usize,
    /// Quotations, tables and preformatted text, which may be inside figures.
    quoted: usize,
    /// Whether the headline or the marked article body is below it.
    holds_article: bool,
}

struct Measures {
    by_node: HashMap<NodeId, Measure>,
    prose: usize,
}

impl Measures {
    fn of(body: &NodeRef<'_>) -> Measures {
        let mut measures = Measures { by_node: HashMap::new(), prose: 0 };
        measures.prose = measures.measure(body, false).prose;
        measures
    }

    fn of_node(&self, node: &NodeRef<'_>) -> Measure {
        self.by_node.get(&node.id).copied().unwrap_or_default()
    }

    fn measure(&mut self, node: &NodeRef<'_>, in_link: bool) -> Measure {
        let mut sum = Measure::default();
        for child in node.children_it(false) {
            if child.is_text() {
                let n_words = count_words(&child.text());
                sum.words += n_words;
                // A few words between links aren't prose: separators, "and", "in".
                *(if in_link { &mut sum.linked } else { &mut sum.prose }) += n_words;
            } else if child.is_element() {
                let name = name_of(&child);
                let below = self.measure(&child, in_link || name == "a");
                sum.words += below.words;
                sum.linked += below.linked;
                sum.prose += below.prose;
                sum.quoted +=
                    below.quoted + usize::from(matches!(name.as_str(), "blockquote" | "table" | "pre" | "ul" | "ol"));
                sum.holds_article |= below.holds_article;
            }
        }
        sum.holds_article |= self.marks_article(node);
        self.by_node.insert(node.id, sum);
        sum
    }

    /// Whether the element is marked as the headline or the body of the article.
    fn marks_article(&self, node: &NodeRef<'_>) -> bool {
        let Some(property) = node.attr("itemprop") else { return false };
        property.split_ascii_whitespace().any(|property| property.eq_ignore_ascii_case("articleBody"))
    }
}

/// Counts the words of a text; in scripts without spaces, three characters count as one word.
fn count_words(text: &str) -> usize {
    let n_wide = text
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'))
        .count();
    if n_wide > 0 { n_wide.div_ceil(3) } else { text.split_whitespace().count() }
}
