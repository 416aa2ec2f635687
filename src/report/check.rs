//! The sources of a draft: JSON, a table of CSV, and a page for the terminal.

use std::fmt::Write;

use serde::Serialize;

use super::csv;
use super::escape::harmless;
use super::scan::rounded;
use super::terminal::Look;
use super::words::counted;
use crate::align::MatchKind;
use crate::article::Article;
use crate::check::{Checked, Source};
use crate::score::Verdict;
use crate::span::{CodePoints, Span};

/// What is told of a check besides what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// Articles that the draft was held against.
    pub n_articles: usize,
    /// Inputs that could not be read, or not again.
    pub n_unreadable: usize,
    /// Whether it was stopped before its end.
    pub is_partial: bool,
}

#[derive(Serialize)]
struct Fields<'a> {
    schema: &'static str,
    draft: DraftFields<'a>,
    covered: f64,
    sources: Vec<SourceFields<'a>>,
    articles: usize,
    compared: usize,
    unreadable: usize,
    partial: bool,
}

#[derive(Serialize)]
struct DraftFields<'a> {
    id: &'a str,
    title: Option<&'a str>,
    language: &'static str,
    words: usize,
}

#[derive(Serialize)]
struct SourceFields<'a> {
    id: &'a str,
    source: Option<&'a str>,
    verdict: Verdict,
    score: f64,
    similarity: f64,
    share: f64,
    adds: f64,
    source_in_draft: f64,
    passages: Vec<PassageFields>,
}

#[derive(Serialize)]
struct PassageFields {
    kind: MatchKind,
    similarity: f64,
    draft: Place,
    source: Place,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

impl Place {
    fn of(points: &CodePoints<'_>, span: Span) -> Place {
        Place { start: points.at(span.start), end: points.at(span.end) }
    }
}

/// The sources of a draft as JSON, schema `respun.check/1`. Offsets are code points of the draft and of the source.
pub fn fields<'a>(draft: &'a Article, checked: &'a Checked, against: &Against) -> impl Serialize + use<'a> {
    let in_draft = CodePoints::of(draft.source());
    Fields {
        schema: "respun.check/1",
        draft: DraftFields {
            id: draft.id(),
            title: draft.title(),
            language: draft.language().code(),
            words: checked.n_words,
        },
        covered: rounded(checked.covered),
        sources: checked.sources.iter().map(|source| source_fields(&in_draft, source)).collect(),
        articles: against.n_articles,
        compared: checked.n_compared,
        unreadable: against.n_unreadable,
        partial: against.is_partial,
    }
}

fn source_fields<'a>(in_draft: &CodePoints<'_>, source: &'a Source) -> SourceFields<'a> {
    let in_source = CodePoints::of(source.article.source());
    let passages = source.passages.iter().map(|passage| PassageFields {
        kind: passage.kind,
        similarity: rounded(passage.similarity),
        draft: Place::of(in_draft, passage.b),
        source: Place::of(&in_source, passage.a),
    });
    SourceFields {
        id: source.article.id(),
        source: source.outlet.as_deref(),
        verdict: source.verdict,
        score: rounded(source.score),
        similarity: rounded(source.similarity),
        share: rounded(source.share),
        adds: rounded(source.adds),
        source_in_draft: rounded(source.in_draft),
        passages: passages.collect(),
    }
}

/// The columns of the table of sources.
pub const SOURCE_COLUMNS: [&str; 8] =
    ["id", "source", "verdict", "score", "similarity", "share", "adds", "source_in_draft"];

/// The records of all sources: [`SOURCE_COLUMNS`].
pub fn rows(checked: &Checked) -> String {
    let mut rows = String::new();
    for source in &checked.sources {
        let shares = [source.score, source.similarity, source.share, source.adds, source.in_draft];
        let shares = shares.map(|share| rounded(share).to_string());
        let names = [source.article.id(), source.outlet.as_deref().unwrap_or_default(), source.verdict.name()];
        csv::row(names.into_iter().chain(shares.iter().map(String::as_str)), &mut rows);
    }
    rows
}

/// Sources that a page shows unless all are wanted.
const SHOWN: usize = 20;

/// The page for the terminal.
pub fn page(draft: &Article, checked: &Checked, against: &Against, look: &Look) -> String {
    let mut page = String::new();
    let mut line = |text: String| {
        let _ = writeln!(page, "{text}");
    };
    if against.is_partial {
        line("Stopped early: what follows is right, but not all.\n".to_owned());
    }
    let unreadable = match against.n_unreadable {
        0 => String::new(),
        n => format!(", {n} could not be read"),
    };
    let id = harmless(draft.id());
    line(format!(
        "{id}: {} held against {}{unreadable}",
        counted(checked.n_words, "word"),
        counted(against.n_articles, "article")
    ));
    if checked.sources.is_empty() {
        line("Written from none of them".to_owned());
        return page;
    }
    let n_sources = checked.sources.iter().filter(|source| source.adds > 0.0).count();
    line(format!(
        "{} of it stands in {}{}\n",
        percent(checked.covered),
        counted(n_sources, "article"),
        if n_sources < checked.sources.len() { ", and again in others" } else { "" },
    ));
    line("share   adds  score  verdict         article".to_owned());
    let n_shown = if look.all { checked.sources.len() } else { SHOWN };
    for source in checked.sources.iter().take(n_shown) {
        let outlet = source.outlet.as_ref().map_or_else(String::new, |outlet| format!("  ({})", harmless(outlet)));
        line(format!(
            "{:>5}  {:>5}   {:.2}  {:14}  {}{outlet}",
            percent(source.share),
            percent(source.adds),
            rounded(source.score),
            source.verdict.name().replace('_', " "),
            harmless(source.article.id()),
        ));
    }
    if checked.sources.len() > n_shown {
        line(format!("… and {} more; --all shows them", checked.sources.len() - n_shown));
    }
    line("\nshare: how much of the draft stands in the article; adds: what of that no article above it has".to_owned());
    page
}

fn percent(share: f64) -> String {
    format!("{:.0} %", (rounded(share) * 100.0).floor())
}
