//! A comparison, a scan or a check as one HTML file: to read in a browser, to mail, to print, and to open in ten years.
//!
//! ```text
//! Comparison ─┬─ panes: both texts as given, cut where something is to be seen (annotations, marks)
//!             ├─ ribbon: the order of the telling, as bands between the texts
//!             ├─ shares: the words that stand again, by kind; the page counts them anew as kinds are switched off
//!             ├─ ledger, lists: quotations, passages, facts, swaps, evidence
//!             └─ page: the frame, with nothing from outside
//! Scan ─────────┬ scan: pairs; histogram: their scores; clusters: who belongs together, as lists, graphs and timelines
//!               └ pair_pages: the comparison of each pair as a page beside it
//! Checked ────── check: sources; draft: the text of the draft, each stretch in the tint of its source
//! templates   frame.html ─┬─ comparison.html ── panes.html, ledger.html, lists.html     style.css, script.js
//!                         └─ scan.html, check.html                                      style.css and tables.css, tables.js
//! ```
//!
//! Nothing is loaded from anywhere, and nothing but the page's own style and script is obeyed: articles are written by strangers
//! (see `safe` and `page`). Without scripts all is there but the switches.

mod annotations;
mod check;
mod clusters;
mod day;
mod digest;
mod draft;
mod histogram;
mod ledger;
mod lists;
mod marks;
mod page;
mod pair_pages;
mod panes;
mod ribbon;
mod safe;
mod scan;
mod shares;
mod side;

pub use check::check;
pub use digest::sha256;
pub use pair_pages::PairPages;
pub use scan::{scan, scan_with_pages};

use askama::Template;

use crate::reasons::Certainty;
use crate::{explained, words};
use ledger::LedgerRow;
use lists::{DisguiseRow, FactRow, MeasureRow, PassageRow, SwapRow};
use page::Frame;
use pair_pages::Among;
use panes::{Pane, Piece, Role};
use respun::article::Article;
use respun::compare::{Comparison, Side};
use ribbon::Band;
use safe::Shown;
use shares::Shares;
use side::Which;

/// When and from what a report was made. The caller provides it, because this crate reads no clock and no files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportMetadata {
    /// The date and time as text; empty to leave them out.
    pub when: String,
    /// Settings: name and value.
    pub settings: Vec<(String, String)>,
    /// The inputs of a and b; `None` if unknown.
    pub inputs: Option<[Input; 2]>,
}

/// The input that an article was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// What the digest was taken of, such as "the file".
    pub of: String,
    /// Its SHA-256: see [`sha256`].
    pub sha256: String,
}

/// A comparison as a page of HTML; `a` and `b` are the articles that were compared.
///
/// ```
/// use respun_report::html::{self, ReportMetadata};
/// use respun::{Article, Config, compare};
/// let (a, b) = (Article::plain("wire", "The ferry was <b>late</b>."), Article::plain("site", "Taxes rise in spring."));
/// let page = html::comparison(&a, &b, &compare(&a, &b, &Config::default()), &ReportMetadata::default());
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("&#60;b&#62;late") && !page.contains("<b>"));
/// ```
pub fn comparison(a: &Article, b: &Article, result: &Comparison, metadata: &ReportMetadata) -> String {
    comparison_among(a, b, result, metadata, None)
}

/// The same page beside that of a scan, if it is one of its pairs.
fn comparison_among(
    a: &Article,
    b: &Article,
    result: &Comparison,
    metadata: &ReportMetadata,
    among: Option<Among<'_>>,
) -> String {
    let (lone_a, lone_b) = marks::lone_words(a, b, &result.sentences);
    let (verdict, says) = words::verdict_sentence(result.verdict);
    let (swaps, n_more_swaps) = lists::swaps(&result.swaps);
    let (disguises, n_more_disguises) = lists::disguises(result);
    let page = ComparisonPage {
        frame: Frame::of(include_str!("style.css"), include_str!("script.js")),
        title: Shown::of(result.b.title.as_deref().unwrap_or(&result.b.id)),
        among,
        verdict,
        says,
        meaning: explained::verdict(result.verdict),
        certainty: words::certainty(result),
        reasons: words::for_and_against(result),
        notes: result.notes.iter().map(|note| Shown::of(note)).collect(),
        set_aside: words::set_aside(a, b, result),
        has_bridges: words::has_bridges(result),
        score: words::two_places(result.score),
        similarity: words::percent(result.similarity),
        sides: [card(Which::A, a, b, result, metadata), card(Which::B, a, b, result, metadata)],
        shares: Shares::of(result),
        sentences: words::sentences(result).unwrap_or_default(),
        tally: words::tally(&result.quotes),
        panes: [panes::pane(Which::A, a, result, &lone_a), panes::pane(Which::B, b, result, &lone_b)],
        bands: ribbon::bands(a, b, &result.sentences),
        passages: lists::passages(result),
        ledger: ledger::rows(&result.quotes),
        facts: lists::facts(a, b, result),
        swaps,
        n_more_swaps,
        disguises,
        n_more_disguises,
        measures: lists::measures(result),
        statement: lists::statement(result),
        when: Shown::of(&metadata.when),
        settings: metadata.settings.iter().map(|(name, value)| (Shown::of(name), Shown::of(value))).collect(),
    };
    // Writing to a string cannot fail.
    page.render().unwrap_or_default() + "\n"
}

/// The header of one article.
struct Card<'r> {
    letter: char,
    title: Option<Shown<'r>>,
    id: Shown<'r>,
    words: String,
    language: &'static str,
    /// How many invisible characters were left out, if there are any.
    hidden: Option<String>,
    /// What the digest was taken of, and the digest.
    input: Option<(Shown<'r>, Shown<'r>)>,
}

fn card<'r>(
    which: Which,
    a: &'r Article,
    b: &'r Article,
    result: &'r Comparison,
    metadata: &'r ReportMetadata,
) -> Card<'r> {
    let side: &Side = which.side_of(result);
    let n_hidden = which.article(a, b).prose().n_hidden();
    Card {
        letter: which.letter(),
        title: side.title.as_deref().map(Shown::of),
        id: Shown::of(&side.id),
        words: words::counted(side.words, "word"),
        language: side.language.code(),
        hidden: (n_hidden > 0).then(|| words::counted(n_hidden, "invisible character")),
        input: metadata.inputs.as_ref().map(|inputs| {
            let input = &inputs[usize::from(which == Which::B)];
            (Shown::of(&input.of), Shown::of(&input.sha256))
        }),
    }
}

#[derive(Template)]
#[template(path = "comparison.html")]
struct ComparisonPage<'r> {
    frame: Frame,
    title: Shown<'r>,
    among: Option<Among<'r>>,
    verdict: &'static str,
    says: &'static str,
    meaning: &'static str,
    certainty: Certainty,
    reasons: String,
    notes: Vec<Shown<'r>>,
    set_aside: Option<String>,
    has_bridges: bool,
    score: String,
    similarity: String,
    sides: [Card<'r>; 2],
    shares: Shares,
    sentences: String,
    tally: String,
    panes: [Pane<'r>; 2],
    bands: Vec<Band>,
    passages: Vec<PassageRow>,
    ledger: Vec<LedgerRow<'r>>,
    facts: Vec<FactRow<'r>>,
    swaps: Vec<SwapRow<'r>>,
    n_more_swaps: usize,
    disguises: Vec<DisguiseRow<'r>>,
    n_more_disguises: usize,
    measures: Vec<MeasureRow>,
    statement: Vec<MeasureRow>,
    when: Shown<'r>,
    settings: Vec<(Shown<'r>, Shown<'r>)>,
}
