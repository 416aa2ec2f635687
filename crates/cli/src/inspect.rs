//! `respun inspect`: the output of one processing stage, as a table.
//!
//! Each stage is a variant of [`Stage`] and a function here that builds its table. Offsets are code points of the
//! source, as in all reports.

use std::path::Path;

use anyhow::{Result, bail};
use respun::score::evidence::MEASURES;
use respun::shingle::{ShingleSet, ShingleSize};
use respun::span::CodePoints;
use respun::stages::{Reading, Vocabulary, word_form};
use respun::text::{self, TokenKind};
use respun::{Article, Comparison, Span};
use respun_report::{json, terminal};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::arguments::{ComparingOptions, Format, InspectArguments, Stage};
use super::exit::Exit;
use super::inputs;
use super::output::{Results, rendered};
use super::quotes::found_in;
use super::settings::Settings;

/// Checks that the arguments fit the stage, before anything is read.
pub fn check(arguments: &InspectArguments) -> Result<()> {
    let ComparingOptions { vectors, ignored, .. } = &arguments.comparing;
    let has_vectors = vectors.vectors.is_some() || vectors.no_vectors;
    match (arguments.stage.is_of_pair(), &arguments.second) {
        (true, None) => bail!("this stage takes two articles: give a second path"),
        (false, Some(second)) => bail!("this stage takes one article: leave out `{}`", second.display()),
        (false, None) if has_vectors => {
            bail!("this stage uses no word vectors: `--vectors` and `--no-vectors` are for `alignment` and `evidence`")
        }
        (false, None) if !ignored.ignore.is_empty() => {
            bail!("this stage sets nothing aside: `--ignore` is for `alignment` and `evidence`")
        }
        _ => Ok(()),
    }
}

/// Shows the output of `stage` for the article at `path`, or for it and a second one.
pub fn run(stage: Stage, path: &Path, second: Option<&Path>, settings: &Settings) -> Result<Exit> {
    let article = inputs::article(path, settings)?;
    let pair = second.map(|second| inputs::article(second, settings)).transpose()?;
    let table = match (stage, &pair) {
        (Stage::Evidence, Some(other)) => evidence(&respun::compare(&article, other, &settings.config)),
        (_, Some(other)) => alignment(&article, other, &respun::compare(&article, other, &settings.config)),
        (Stage::Sentences, None) => sentences(&article),
        (Stage::Shingles, None) => term_shingles(&article),
        (Stage::Quotes, None) => quotes(&article),
        (_, None) => tokens(&article),
    };
    let format = settings.format.unwrap_or(Format::Text);
    let mut results = Results::many(settings.output.as_deref(), format)?;
    if format == Format::Text {
        results.write(&terminal::table(table.columns, &table.cells(), &settings.look))?;
    } else {
        for row in &table.rows {
            results.write(&rendered(format, &Record { names: table.columns, values: row }, String::new)?)?;
        }
    }
    results.finish()?;
    Ok(Exit::Found)
}

/// Rows with one value per column.
struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Table {
    /// The values as text.
    fn cells(&self) -> Vec<Vec<String>> {
        let cell = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        self.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }
}

/// A row as an object, with fields in column order.
struct Record<'t> {
    names: &'t [&'t str],
    values: &'t [Value],
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, value) in self.names.iter().zip(self.values) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Converts spans of an article's prose to offsets and text.
struct Places<'a> {
    article: &'a Article,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    fn of(article: &'a Article) -> Places<'a> {
        Places { article, points: CodePoints::of(article.source()) }
    }

    fn start_and_end(&self, span: Span) -> [Value; 2] {
        let span = self.article.prose().to_source(span);
        [self.points.at(span.start).into(), self.points.at(span.end).into()]
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(self.article.prose().text())
    }
}

fn tokens(article: &Article) -> Table {
    let places = Places::of(article);
    let row = |token: text::Token| {
        let [start, end] = places.start_and_end(token.span);
        let kind = match token.kind {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Character => "character",
        };
        let word = places.words(token.span);
        vec![start, end, kind.into(), word_form(word).into(), word.into()]
    };
    Table {
        columns: &["start", "end", "kind", "form", "text"],
        rows: text::tokens(article.prose().text()).into_iter().map(row).collect(),
    }
}

fn sentences(article: &Article) -> Table {
    let places = Places::of(article);
    let row = |span: Span| {
        let [start, end] = places.start_and_end(span);
        vec![start, end, places.words(span).into()]
    };
    Table { columns: &["start", "end", "text"], rows: article.sentences().into_iter().map(row).collect() }
}

fn term_shingles(article: &Article) -> Table {
    let places = Places::of(article);
    let mut vocabulary = Vocabulary::new(article.language());
    let reading = Reading::new(article, &mut vocabulary);
    let size = ShingleSize::DEFAULT;
    let rows = reading.words.windows(size.n_terms()).map(|window| {
        let span = window[0].span.hull(window[window.len() - 1].span);
        let terms: Vec<u64> = window.iter().map(|word| vocabulary.term(word.term).hash).collect();
        let [start, end] = places.start_and_end(span);
        let hash = ShingleSet::of(&terms, size).hashes()[0];
        vec![start, end, format!("{hash:016x}").into(), places.words(span).into()]
    });
    Table { columns: &["start", "end", "hash", "text"], rows: rows.collect() }
}

fn alignment(a: &Article, b: &Article, result: &Comparison) -> Table {
    let text = |article: &Article, spans: &[Span]| -> Value {
        spans.iter().map(|span| span.of(article.source())).collect::<Vec<_>>().join(" ").into()
    };
    let rows = result.sentences.iter().map(|group| {
        vec![
            serde_json::to_value(group.kind).unwrap_or_default(),
            format!("{:.3}", group.similarity).into(),
            group.moved.into(),
            format!("{}-{}", group.a.len(), group.b.len()).into(),
            text(a, &group.a),
            text(b, &group.b),
        ]
    });
    Table { columns: &["kind", "similarity", "moved", "shape", "a", "b"], rows: rows.collect() }
}

fn evidence(result: &Comparison) -> Table {
    let meaning = |name: &str| MEASURES.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| *meaning);
    let rows = result
        .evidence
        .iter()
        .map(|measure| vec![measure.name.into(), format!("{:.4}", measure.value).into(), meaning(measure.name).into()]);
    Table { columns: &["measure", "value", "meaning"], rows: rows.collect() }
}

fn quotes(article: &Article) -> Table {
    let places = Places::of(article);
    let rows = found_in(article).into_iter().map(|quotation| {
        let [start, end] = places.start_and_end(quotation.span);
        let named = |span: Option<Span>| span.map_or(Value::Null, |span| places.words(span).into());
        vec![
            start,
            end,
            json::kind_name(quotation.kind).into(),
            quotation.is_balanced().into(),
            named(quotation.speaker),
            named(quotation.cue),
            places.words(quotation.span).into(),
        ]
    });
    Table { columns: &["start", "end", "kind", "balanced", "speaker", "cue", "text"], rows: rows.collect() }
}
