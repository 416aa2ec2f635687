//! The sources of a draft: JSON, and a table of CSV.

use schemars::JsonSchema;
use serde::Serialize;

use super::csv;
use super::words::rounded;
use respun::align::MatchKind;
use respun::article::Article;
use respun::check::{Checked, Source};
use respun::score::Verdict;
use respun::span::{CodePoints, Span};

/// The circumstances of a check: what it read and whether it finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSummary {
    /// Number of articles that the draft was checked against.
    pub n_articles: usize,
    /// Number of inputs that could not be read, the first time or again.
    pub n_unreadable: usize,
    /// Whether the check was stopped early.
    pub is_partial: bool,
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct Fields<'a> {
    /// Always `respun.check/1`.
    schema: &'static str,
    /// The draft.
    draft: DraftFields<'a>,
    /// The share of the draft that the sources cover together, 0 to 1.
    covered: f64,
    /// What the draft was written from, the one that gave most first.
    sources: Vec<SourceFields<'a>>,
    /// How many articles the draft was held against.
    articles: usize,
    /// How many of them were compared in full.
    compared: usize,
    /// How many inputs could not be read.
    unreadable: usize,
    /// Whether the run was stopped early.
    partial: bool,
}

#[derive(Serialize, JsonSchema)]
struct DraftFields<'a> {
    /// Its id: its path.
    id: &'a str,
    /// Its title, if it has one.
    title: Option<&'a str>,
    /// Its language, ISO 639-1; `und` if it is not known.
    language: &'static str,
    /// Its words.
    words: usize,
}

#[derive(Serialize, JsonSchema)]
struct SourceFields<'a> {
    /// The id of the article.
    id: &'a str,
    /// The outlet that published it, if that is known.
    source: Option<&'a str>,
    /// What became of the article in the draft.
    verdict: Verdict,
    /// How sure it is that the draft was written from it, 0 to 1.
    score: f64,
    /// How much the two say the same, 0 to 1.
    similarity: f64,
    /// The share of the draft that stands in it, 0 to 1.
    share: f64,
    /// The part of that share that no source listed above has.
    adds: f64,
    /// The share of the article that stands in the draft, 0 to 1.
    source_in_draft: f64,
    /// Stretches that stand for each other, in the order of the article.
    passages: Vec<PassageFields>,
}

#[derive(Serialize, JsonSchema)]
struct PassageFields {
    /// How alike the two sides are.
    kind: MatchKind,
    /// How alike, 0 to 1.
    similarity: f64,
    /// Where it stands in the draft.
    draft: Place,
    /// Where it stands in the article.
    source: Place,
}

#[derive(Serialize, JsonSchema)]
struct Place {
    /// The first code point.
    start: usize,
    /// One past the last code point.
    end: usize,
}

impl Place {
    fn of(points: &CodePoints<'_>, span: Span) -> Place {
        Place { start: points.at(span.start), end: points.at(span.end) }
    }
}

/// The sources of a draft as JSON, schema `respun.check/1`. Offsets are code points of the draft and of the source.
pub fn fields<'a>(draft: &'a Article, checked: &'a Checked, summary: &CheckSummary) -> impl Serialize + use<'a> {
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
        articles: summary.n_articles,
        compared: checked.n_compared,
        unreadable: summary.n_unreadable,
        partial: summary.is_partial,
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
