//! `respun inspect`: what one stage makes of an article, as a table.
//!
//! A stage is a variant of [`Stage`] and a function here that gives its table. Offsets are code points of the source, as in all
//! reports.

use std::path::Path;

use anyhow::Result;
use respun::report::{json, terminal};
use respun::span::CodePoints;
use respun::text::{self, TokenKind, normalize};
use respun::{Article, Span};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::arguments::{Format, Stage};
use super::exit::Exit;
use super::inputs;
use super::output::{Results, rendered};
use super::quotes::found_in;
use super::settings::Settings;

/// Shows what `stage` makes of the article at `path`.
pub fn run(stage: Stage, path: &Path, settings: &Settings) -> Result<Exit> {
    let article = settings.in_language(inputs::article(path)?);
    let table = match stage {
        Stage::Tokens => tokens(&article),
        Stage::Sentences => sentences(&article),
        Stage::Quotes => quotes(&article),
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

/// Rows of values, one for each column.
struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Table {
    /// The values as words.
    fn cells(&self) -> Vec<Vec<String>> {
        let cell = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        self.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }
}

/// A row as an object, its fields in the order of the columns.
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

/// Spans of an article's prose as offsets and words.
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
        vec![start, end, kind.into(), normalize::word_form(word).into(), word.into()]
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
    let sentences = text::sentences(article.prose().text(), article.language());
    Table { columns: &["start", "end", "text"], rows: sentences.into_iter().map(row).collect() }
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
            quotation.balanced.into(),
            named(quotation.speaker),
            named(quotation.cue),
            places.words(quotation.span).into(),
        ]
    });
    Table { columns: &["start", "end", "kind", "balanced", "speaker", "cue", "text"], rows: rows.collect() }
}
