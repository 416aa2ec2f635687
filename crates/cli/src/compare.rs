//! `respun compare A B`: two articles.

use std::path::Path;

use anyhow::{Result, bail};
use respun_report as report;

use super::arguments::Format;
use super::exit::Exit;
use super::inputs;
use super::making::{Named, making};
use super::output::{Results, header, rendered};
use super::settings::Settings;

/// Compares the articles at `a` and `b`.
pub fn run(a: &Path, b: &Path, settings: &Settings) -> Result<Exit> {
    if inputs::is_standard_input(a) && inputs::is_standard_input(b) {
        bail!("standard input can be read only once; give one of the two articles as a file");
    }
    let format = settings.format.unwrap_or(Format::Text);
    // Hash the files before they are read, so that the report is about the files that were hashed.
    let named = if format == Format::Html { Some((Named::of(a, settings)?, Named::of(b, settings)?)) } else { None };
    let a = inputs::article(a, settings)?;
    let b = inputs::article(b, settings)?;
    let result = respun::compare(&a, &b, &settings.config);
    let mut results = Results::one(settings.output.as_deref(), format)?;
    let text = match format {
        Format::Csv => header(&report::csv::LEDGER_COLUMNS) + &report::csv::ledger("", &a, &b, &result),
        Format::Markdown => report::markdown::comparison(&a, &b, &result),
        Format::Html => {
            let inputs =
                named.map(|(of_a, of_b)| Ok::<_, anyhow::Error>([of_a.input(&a)?, of_b.input(&b)?])).transpose()?;
            report::html::comparison(&a, &b, &result, &making(settings, inputs)?)
        }
        _ => rendered(format, &report::json::comparison(None, &a, &b, &result), || {
            report::terminal::comparison(&a, &b, &result, &settings.look)
        })?,
    };
    results.write(&text)?;
    results.finish()?;
    Ok(if result.verdict.is_reuse() { Exit::Found } else { Exit::NothingFound })
}
