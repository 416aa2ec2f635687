//! Saved web pages: extracts the article text and drops what surrounds it.
//!
//! ```text
//! bytes ── decode ────── text
//! text ─── tree ──────── elements; refused if nested too deep or too many
//! tree ─── about ─────── title, date, address, outlet, language
//! tree ─── hidden ────── hidden text is removed; passages among the article's paragraphs are kept separately
//! tree ─── boilerplate ─ navigation, captions, comments, advertisements, related links removed, by name and by links
//! rest ─── dom_smoothie  the part that contains the article
//! part ─── blocks ────── paragraphs, headings, list items
//! ```
//!
//! `dom_smoothie` finds the article well but includes too much around it. Most sites use the same names for that
//! surplus, so it is removed beforehand. The order matters: metadata is in scripts, which are removed later.

mod about;
mod attributes;
mod blocks;
mod boilerplate;
mod hidden;
mod names;
mod tree;

use dom_query::NodeRef;
use dom_smoothie::{Config, Readability};

use super::decode::decoded_page;
use super::guard::guarded;
use super::{Document, Limits};
use about::About;
use blocks::Block;

/// A page with fewer words is taken to have no text of its own; the text in its metadata is then better than nothing.
const FEW_WORDS: usize = 20;

/// The article of a page.
///
/// # Errors
/// If the page is too large, nested too deep, not text, or has no article: the reason, in lower case and without full
/// stop.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    if bytes.len() as u64 > limits.page {
        let most = limits.page;
        return Err(format!("the page has {} bytes, more than the limit of {most}", bytes.len()));
    }
    let text = decoded_page(bytes)?;
    let page = tree::parse(&text, limits.depth)?;
    let about = about::of(&page, &text);
    tree::drop_what_is_not_shown(&page);
    tree::check_text(&page)?;
    let hidden = hidden::take(&page);
    boilerplate::remove(&page);

    let places = tree::Places::of(&page);
    let blocks = article_blocks(page);
    let mut text = blocks::text(&blocks, about.title.as_deref());
    let hidden = places.among(&blocks, hidden);
    if text.split_whitespace().count() < FEW_WORDS {
        text = about.body.clone().filter(|body| body.len() > text.len()).unwrap_or(text);
    }
    if text.trim().is_empty() {
        return Err("the page has no text of an article".to_owned());
    }
    let About { title, date, source, url, language, .. } = about;
    Ok(Document { title, text, date, source, url, language, hidden, ..Document::default() })
}

/// The blocks of the part that contains the article; of the whole remaining page if there is no such part.
fn article_blocks(page: dom_query::Document) -> Vec<Block> {
    let all = page.body().map_or_else(Vec::new, |body: NodeRef<'_>| blocks::of(&body));
    // The metadata has already been read, from more places than these.
    let config = Config { disable_json_ld: true, ..Config::default() };
    // The library makes some assumptions about the shape of pages. If it panics, the page is read as a whole.
    let found = guarded(|| {
        let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
        readability.parse().ok()?;
        let content = readability.doc.select_single("#readability-page-1");
        content.nodes().first().map(blocks::of)
    });
    match found {
        Some(Some(blocks)) if !blocks.is_empty() => blocks,
        _ => all,
    }
}
