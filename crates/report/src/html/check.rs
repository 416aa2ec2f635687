//! A check as one page: how much of the draft stands in other articles, the text of the draft with what came from where, and every
//! source with its own words beside it.

use askama::Template;

use super::ReportMetadata;
use super::draft::{self, DraftBlock, DraftPiece};
use super::page::Frame;
use super::safe::Shown;
use super::shares::class;
use crate::check::CheckSummary;
use crate::shown::prose_of;
use crate::words::{self, rounded, two_places};
use respun::article::Article;
use respun::check::{Checked, Source};

/// The sources of a draft as a page of HTML.
///
/// ```
/// use respun::Article;
/// use respun::check::Checked;
/// use respun_report::check::CheckSummary;
/// use respun_report::html::{self, ReportMetadata};
/// let draft = Article::plain("draft", "The ferry was <b>late</b>.");
/// let page = html::check(&draft, &Checked::default(), &CheckSummary::default(), &ReportMetadata::default());
/// assert!(page.contains("Written from none of 0 articles") && !page.contains("<b>"));
/// ```
pub fn check(draft: &Article, checked: &Checked, summary: &CheckSummary, metadata: &ReportMetadata) -> String {
    let n_articles = words::counted(summary.n_articles, "article");
    let n_sources = checked.sources.iter().filter(|source| source.adds > 0.0).count();
    let page = CheckPage {
        frame: Frame::of(concat!(include_str!("style.css"), include_str!("tables.css")), include_str!("tables.js")),
        headline: if checked.sources.is_empty() {
            format!("Written from none of {n_articles}")
        } else {
            let covered = words::percent(rounded(checked.covered));
            format!("{covered} of the draft stands in {}", words::counted(n_sources, "article"))
        },
        title: draft.title().map(Shown::of),
        id: Shown::of(draft.id()),
        size: format!("{}, {}", words::counted(checked.n_words, "word"), draft.language().code()),
        held: format!("Held against {n_articles}, {} of them compared in full", checked.n_compared),
        has_more: n_sources < checked.sources.len(),
        is_partial: summary.is_partial,
        n_unreadable: summary.n_unreadable,
        covered: rounded(checked.covered),
        bar: bar(&checked.sources),
        language: if draft.language() == respun::Language::Unknown { "" } else { draft.language().code() },
        blocks: draft::blocks(draft, &checked.sources),
        sources: checked.sources.iter().enumerate().map(|(at, source)| row(at + 1, source)).collect(),
        when: Shown::of(&metadata.when),
        settings: metadata.settings.iter().map(|(name, value)| (Shown::of(name), Shown::of(value))).collect(),
    };
    // Writing to a string cannot fail.
    page.render().unwrap_or_default() + "\n"
}

/// A source of the draft.
struct SourceRow<'r> {
    number: usize,
    tint: usize,
    id: Shown<'r>,
    title: Option<Shown<'r>>,
    outlet: Option<Shown<'r>>,
    verdict: String,
    score: String,
    exact_score: f64,
    similarity: String,
    exact_similarity: f64,
    /// Shares of the draft that it has, that it adds, and of itself that the draft has: as shown, and as every format gives them.
    shares: [(String, f64); 3],
    passages: Vec<PassageRow<'r>>,
}

/// A passage that source and draft have, with the words of the source.
struct PassageRow<'r> {
    number: usize,
    class: &'static str,
    kind: &'static str,
    alike: String,
    words: Shown<'r>,
}

fn row(number: usize, source: &Source) -> SourceRow<'_> {
    let passage = |(at, passage): (usize, &respun::align::Passage)| PassageRow {
        number: at + 1,
        class: class(passage.kind),
        kind: words::kind(passage.kind),
        alike: words::percent(passage.similarity),
        words: Shown::lines(prose_of(&source.article, passage.a).of(source.article.prose().text())),
    };
    let share = |share: f64| (words::percent(rounded(share)), rounded(share));
    SourceRow {
        number,
        tint: draft::tint(number),
        id: Shown::of(source.article.id()),
        title: source.article.title().map(Shown::of),
        outlet: source.outlet.as_deref().map(Shown::of),
        verdict: source.verdict.name().replace('_', " "),
        score: two_places(source.score),
        exact_score: rounded(source.score),
        similarity: two_places(source.similarity),
        exact_similarity: rounded(source.similarity),
        shares: [share(source.share), share(source.adds), share(source.in_draft)],
        passages: source.passages.iter().enumerate().map(passage).collect(),
    }
}

/// What each source adds, beside each other in hundredths of the draft: from where, how long, and in which tint.
fn bar(sources: &[Source]) -> Vec<(String, String, usize)> {
    let mut x = 0.0;
    let mut part = |(at, source): (usize, &Source)| {
        let width = 100.0 * source.adds;
        x += width;
        (format!("{:.2}", x - width), format!("{width:.2}"), draft::tint(at + 1))
    };
    sources.iter().enumerate().filter(|(_, source)| source.adds > 0.0).map(&mut part).collect()
}

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'r> {
    frame: Frame,
    headline: String,
    title: Option<Shown<'r>>,
    id: Shown<'r>,
    size: String,
    held: String,
    has_more: bool,
    is_partial: bool,
    n_unreadable: usize,
    covered: f64,
    bar: Vec<(String, String, usize)>,
    language: &'static str,
    blocks: Vec<DraftBlock<'r>>,
    sources: Vec<SourceRow<'r>>,
    when: Shown<'r>,
    settings: Vec<(Shown<'r>, Shown<'r>)>,
}
