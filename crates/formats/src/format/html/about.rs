//! What a page says about its article: in JSON-LD, in Open Graph and other metadata, and in its markup.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

use super::tree::{folded_text, name_of};

/// Maximum number of JSON-LD objects to inspect; pages have a dozen.
const MOST_OBJECTS: usize = 1_000;

/// Maximum bytes of a title.
const LONGEST_TITLE: usize = 300;

/// Maximum words in the name of an outlet.
const LONGEST_NAME: usize = 6;

/// Separators between the parts of a page title.
const SEPARATORS: [&str; 12] = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", "｜", " / ", ": "];

/// Metadata of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The article text as repeated in the metadata.
    pub(super) body: Option<String>,
}

/// Metadata of `page`, which was parsed from `text`.
pub(super) fn of(page: &Document, text: &str) -> About {
    let objects = linked_data(page);
    let article = objects.iter().find(|object| is_of_type(object, &is_article));
    let meta = Meta::of(page);
    let told = |key: &str| article.and_then(|article| string_of(article.get(key)?));

    let url = url(page, article, &meta, text);
    let named = meta
        .first(&["og:site_name"])
        .or_else(|| article.and_then(|article| name(article.get("publisher")?)))
        .or_else(|| {
            objects
                .iter()
                .find(|object| is_of_type(object, &|kind| kind == "WebSite"))
                .and_then(|site| string_of(site.get("name")?))
        })
        .or_else(|| meta.first(&["application-name", "dc.publisher", "dcterms.publisher"]));
    let (title, parted) = title(page, told("headline").or_else(|| told("name")), &meta, named.as_deref());
    let date = told("datePublished")
        .into_iter()
        .chain(meta.all(&DATES))
        .chain(times(page))
        .chain(told("dateCreated"))
        .find_map(|date| iso_date(&date));
    let language = page
        .html_root()
        .attr("lang")
        .or_else(|| page.html_root().attr("xml:lang"))
        .map(|language| language.trim().to_owned())
        .filter(|language| !language.is_empty())
        .or_else(|| told("inLanguage"))
        .or_else(|| meta.first(&["og:locale", "content-language", "dc.language"]))
        .map(|language| language.replace('_', "-"));
    About { title, date, source: named.or(parted), url, language, body: told("articleBody") }
}

/// The objects of all readable JSON-LD on the page, including those in lists and graphs.
fn linked_data(page: &Document) -> Vec<Map<String, Value>> {
    let mut objects = Vec::new();
    for script in page.select("script[type]").nodes() {
        if !script.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) {
            continue;
        }
        let text = script.text();
        let json = text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[").trim_start_matches("<!--");
        let json = json.trim_end().trim_end_matches("-->").trim_end_matches("]]>").trim_end().trim_end_matches("//");
        if let Ok(value) = serde_json::from_str(json) {
            gather(value, &mut objects);
        }
    }
    objects
}

fn gather(value: Value, objects: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, objects)),
        Value::Object(mut object) if objects.len() < MOST_OBJECTS => {
            let below = [object.remove("@graph"), object.remove("mainEntity")];
            objects.push(object);
            below.into_iter().flatten().for_each(|value| gather(value, objects));
        }
        _ => {}
    }
}

fn is_of_type(object: &Map<String, Value>, is_wanted: &dyn Fn(&str) -> bool) -> bool {
    let kind = |value: &Value| {
        value.as_str().is_some_and(|kind| is_wanted(kind.rsplit(['/', ':', '#']).next().unwrap_or(kind)))
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(kind),
        Some(value) => kind(value),
        None => false,
    }
}

/// Whether a type is a kind of article: `NewsArticle`, `BlogPosting`, `LiveBlogPosting`, `Report`, `Recipe`, …
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "Recipe" | "CreativeWork")
}

/// A string, or the first of several.
fn string_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => tidy(text),
        Value::Array(values) => values.iter().find_map(string_of),
        Value::Object(object) => object.get("@value").or_else(|| object.get("@id")).and_then(string_of),
        _ => None,
    }
}

/// The name of a person or organization.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => object.get("name").and_then(string_of),
        Value::Array(values) => values.iter().find_map(name),
        value => string_of(value),
    }
}

/// Decodes entities that some systems put into data by mistake, and collapses white space. `None` if nothing is left.
fn tidy(text: &str) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (entity, character) in [
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&#8217;", "’"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if text.contains('&') {
            text = text.replace(entity, character);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// The page's `meta` elements in order: names in lower case, and contents.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(page: &Document) -> Meta {
        let mut rows = Vec::new();
        for node in page.select("meta[content]").nodes() {
            let Some(content) = node.attr("content").and_then(|content| tidy(&content)) else { continue };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = node.attr(key) {
                    rows.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
        }
        Meta(rows)
    }

    /// The contents for any of these names, in the order of the names.
    fn all(&self, names: &[&str]) -> impl Iterator<Item = String> {
        let of_name = |name: &&str| self.0.iter().find(|(key, _)| key == name).map(|(_, content)| content.clone());
        names.iter().filter_map(of_name).collect::<Vec<_>>().into_iter()
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next()
    }
}

/// `meta` names for the publication date, most reliable first.
const DATES: [&str; 19] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "date",
    "article:modified_time",
];

/// Dates in the markup, those marked as the article's own first.
fn times(page: &Document) -> Vec<String> {
    let mut dates = Vec::new();
    for selector in [
        "[itemprop~=datePublished]",
        "time[pubdate]",
        "time.published, time.entry-date, abbr.published",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ] {
        for node in page.select(selector).nodes().iter().take(3) {
            dates.extend(
                ["datetime", "content", "title"]
                    .into_iter()
                    .filter_map(|name| node.attr(name))
                    .map(|date| date.to_string()),
            );
        }
    }
    dates
}

/// A date of the form `2025-03-10`, with or without a time. `2025/03/10` and `20250310` are converted.
fn iso_date(date: &str) -> Option<String> {
    let date = date.trim();
    let is_digits = |range: std::ops::Range<usize>| {
        date.as_bytes().get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    if date.len() == 8 && is_digits(0..8) {
        return Some(format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]));
    }
    let separator = *date.as_bytes().get(4)?;
    let is_date = matches!(separator, b'-' | b'/') && date.as_bytes().get(7) == Some(&separator);
    (is_date && is_digits(0..4) && is_digits(5..7) && is_digits(8..10) && date.len() <= 40)
        .then(|| format!("{}{}", date[..10].replace('/', "-"), &date[10..]))
}

/// The page's own address: canonical, or declared elsewhere, or recorded by the browser that saved it.
fn url(page: &Document, article: Option<&Map<String, Value>>, meta: &Meta, text: &str) -> Option<String> {
    let links = page.select("link[rel][href]");
    let is_canonical = |link: &&NodeRef<'_>| {
        link.attr("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")))
    };
    let canonical =
        links.nodes().iter().find(is_canonical).and_then(|link| link.attr("href")).map(|href| href.trim().to_owned());
    let of_article = |key: &str| article.and_then(|article| string_of(article.get(key)?));
    let saved = || {
        let head = &text[..text.floor_char_boundary(2048)];
        let rest = head.split_once("saved from url=(")?.1.split_once(')')?.1;
        rest.split_whitespace().next().map(str::to_owned)
    };
    let is_whole = |url: &String| (url.starts_with("https://") || url.starts_with("http://")) && url.len() < 2048;
    canonical
        .filter(is_whole)
        .or_else(|| meta.first(&["og:url"]).filter(is_whole))
        .or_else(|| of_article("url").filter(is_whole))
        .or_else(|| of_article("mainEntityOfPage").filter(is_whole))
        .or_else(|| saved().filter(is_whole))
}

/// The title, and the name of the outlet if the page title contains it.
///
/// Titles in metadata are often written for search engines. Readers see the headline of the page, so that is used if it
/// matches one of the other titles.
fn title(page: &Document, told: Option<String>, meta: &Meta, site: Option<&str>) -> (Option<String>, Option<String>) {
    let of_page =
        tidy(&page.select_single("head title, title").text()).filter(|title| title.len() <= LONGEST_TITLE * 4);
    let parts = of_page.as_deref().map(parts).unwrap_or_default();
    let others: Vec<String> =
        [told, meta.first(&["og:title"]), meta.first(&["twitter:title", "dc.title", "dcterms.title", "title"])]
            .into_iter()
            .flatten()
            .map(|title| without_site(&title, site))
            .collect();
    let headlines: Vec<String> = page
        .select("h1")
        .nodes()
        .iter()
        .map(folded_text)
        .filter(|text| !text.is_empty() && text.len() <= LONGEST_TITLE)
        .collect();

    // With no other source, use the page title, split in parts. Of the headlines that match a part, the longest isn't
    // the name of an outlet.
    let likeness = |headline: &str| {
        let told = others.iter().map(String::as_str);
        let seen = parts.iter().copied().filter(|_| others.is_empty());
        told.chain(seen).map(|title| shared_words(headline, title)).fold(0.0, f64::max)
    };
    let headline = headlines
        .iter()
        .filter(|headline| Some(headline.as_str()) != site && likeness(headline) >= 0.6)
        .max_by_key(|headline| (likeness(headline) * 10.0) as usize * LONGEST_TITLE + headline.len());
    let title = headline
        .cloned()
        .or_else(|| others.first().cloned())
        .or_else(|| seen_part(page, &parts))
        .or_else(|| of_page.as_deref().map(|title| without_site(title, site)))
        .or_else(|| (headlines.len() == 1).then(|| headlines[0].clone()));

    let beside = title.as_deref().zip(of_page.as_deref()).and_then(|(title, of_page)| {
        let rest = SEPARATORS.iter().find_map(|separator| {
            let after = of_page.strip_prefix(title).and_then(|rest| rest.strip_prefix(separator));
            after.or_else(|| of_page.strip_suffix(title).and_then(|rest| rest.strip_suffix(separator)))
        })?;
        let is_one = SEPARATORS.iter().all(|separator| !rest.contains(separator));
        (is_one && rest.split_whitespace().count() <= LONGEST_NAME).then(|| rest.to_owned())
    });
    (title, beside)
}

/// All parts of a title between its separators, alone and with their neighbours, longest first.
fn parts(title: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> = SEPARATORS
        .iter()
        .flat_map(|separator| title.match_indices(separator).map(|(at, found)| (at, at + found.len())))
        .collect();
    cuts.sort_unstable();
    // A title doesn't have more.
    cuts.truncate(8);
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1));
    let mut parts: Vec<&str> = starts
        .flat_map(|start| {
            let ends = cuts.iter().map(|cut| cut.0).chain([title.len()]);
            ends.filter(move |end| *end > start).map(move |end| title[start..end].trim())
        })
        .filter(|part| !part.is_empty())
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// The longest part of the page title that appears on the page by itself. On some pages the whole title does, as the
/// first line.
fn seen_part(page: &Document, parts: &[&str]) -> Option<String> {
    let body = page.body()?;
    let wanted: HashSet<&str> = parts.iter().copied().collect();
    let is_line = |node: &NodeRef<'_>| {
        matches!(
            name_of(node).as_str(),
            "h1" | "h2" | "h3" | "h4" | "b" | "strong" | "font" | "span" | "p" | "div" | "td" | "center" | "big"
        )
    };
    let seen: HashSet<String> = body
        .descendants_it()
        .filter(|node| node.is_text() && node.parent().is_some_and(|parent| is_line(&parent)))
        .filter_map(|node| folded(&node.text()))
        .filter(|text| wanted.contains(text.as_str()))
        .collect();
    parts
        .iter()
        .find(|part| part.split_whitespace().count() > 2 && seen.contains(**part))
        .map(|part| (*part).to_owned())
}

fn folded(text: &str) -> Option<String> {
    (text.len() <= LONGEST_TITLE).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A title without the name of the outlet.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else { return title.to_owned() };
    for separator in SEPARATORS {
        let without = title
            .strip_suffix(site)
            .and_then(|rest| rest.strip_suffix(separator))
            .or_else(|| title.strip_prefix(site).and_then(|rest| rest.strip_prefix(separator)));
        if let Some(without) = without.filter(|without| !without.trim().is_empty()) {
            return without.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The share of words that two titles have in common (Dice), 0..=1.
fn shared_words(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> HashSet<String> {
        // Scripts without spaces have no words to compare; use their characters.
        let is_spaced = text.contains(' ');
        let text = text.to_lowercase();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let parts: Vec<String> = if is_spaced {
            text.split_whitespace().map(letters).collect()
        } else {
            text.chars().map(String::from).collect()
        };
        parts.into_iter().filter(|word| !word.is_empty()).collect()
    };
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()) as f64
}
