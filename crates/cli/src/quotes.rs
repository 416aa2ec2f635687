//! `respun quotes`: the quotations of articles.

use std::path::PathBuf;

use anyhow::Result;
use respun::Article;
use respun::quote::{Quotation, quotations};
use respun_report as report;

use super::arguments::Format;
use super::batches::in_order;
use super::exit::{Exit, Tally};
use super::inputs::{self, Input};
use super::messages::Progress;
use super::output::{Results, header, rendered};
use super::settings::Settings;

/// Lists the quotations of all articles at `paths`.
pub fn run(paths: &[PathBuf], settings: &Settings) -> Result<Exit> {
    let format = settings.format.unwrap_or(Format::Text);
    let output = settings.output.as_deref();
    let mut articles = inputs::articles(paths, settings);
    let first: Vec<_> = articles.by_ref().take(2).collect();
    let mut results = match (paths, first.as_slice()) {
        ([path], [Ok(only)]) if !path.is_dir() && !only.is_row => Results::one(output, format)?,
        _ => Results::many(output, format)?,
    };
    let mut progress = Progress::over(None, settings.progress);
    let mut tally = Tally::default();
    // All articles form one table with one header; no header if nothing can be read.
    let mut header = (format == Format::Csv).then(|| header(&report::csv::QUOTATION_COLUMNS));
    let work = |input: Result<Input, String>| input.map(|input| answer(input, format, settings));
    in_order(&settings.pool, first.into_iter().chain(articles), work, |answer| {
        match answer {
            Ok(answer) => {
                let (has_quotations, text) = answer?;
                if let Some(header) = header.take() {
                    results.write(&header)?;
                }
                if format == Format::Text && tally.n_read > 0 {
                    results.write("\n")?;
                }
                tally.n_read += 1;
                tally.n_found += usize::from(has_quotations);
                results.write(&text)?;
            }
            Err(message) => {
                tally.n_unreadable += 1;
                progress.say(&message);
            }
        }
        progress.show(|| format!("{} articles", tally.n_read));
        Ok(())
    })?;
    if tally.exit() != Exit::Failed {
        if let Some(header) = header {
            results.write(&header)?;
        }
        results.finish()?;
    }
    Ok(tally.exit())
}

/// Whether the article has quotations, and its rendered result.
fn answer(input: Input, format: Format, settings: &Settings) -> Result<(bool, String)> {
    let article = input.article;
    let found = found_in(&article);
    if format == Format::Csv {
        return Ok((!found.is_empty(), report::csv::quotations(&input.id, &article, &found)));
    }
    let fields = report::json::quotations(&input.id, &article, &found);
    let text = rendered(format, &fields, || report::terminal::quotations(&input.id, &article, &found, &settings.look))?;
    Ok((!found.is_empty(), text))
}

/// The quotations of an article.
pub fn found_in(article: &Article) -> Vec<Quotation> {
    quotations(article, &article.sentences())
}
