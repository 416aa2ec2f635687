//! The sources of a draft: JSON, and a table of CSV.

use serde::Serialize;

use super::csv;
use super::words::rounded;
use respun::align::MatchKind;
use respun::article::Article;
use respun::check::{Checked, Source};
use respun::score::Verdict;
use respun::span::{CodePoints, Span};

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
