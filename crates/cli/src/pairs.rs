//! `respun compare --pairs`: compares many pairs in a stream, each independently.

use std::cell::RefCell;
use std::path::Path;

use anyhow::Result;
use respun::Comparer;
use respun_formats::load;
use respun_formats::load::Pair;
use respun_report as report;

use super::arguments::Format;
use super::batches::in_order;
use super::exit::{Exit, Tally};
use super::inputs;
use super::messages::Progress;
use super::output::{Results, header, rendered};
use super::settings::Settings;

thread_local! {
    /// Each thread reuses one comparer for all its pairs.
    static COMPARER: RefCell<Option<Comparer>> = const { RefCell::new(None) };
}

/// Compares all pairs of the collection at `path`.
pub fn run(path: &Path, settings: &Settings) -> Result<Exit> {
    let lines = inputs::lines(path, settings)?;
    let mut progress = Progress::over(lines.n_bytes, settings.progress);
    let pairs = load::Pairs::new(progress.count(lines.reader), &settings.reading);
    let format = settings.format.unwrap_or(Format::Jsonl);
    let mut results = Results::many(settings.output.as_deref(), format)?;
    let mut tally = Tally::default();
    // All pairs form one table with one header; no header if nothing can be read.
    let mut table_header = (format == Format::Csv).then(|| header(&report::csv::LEDGER_COLUMNS));
    let work = |pair: Result<Pair, load::LineError>| pair.map(|pair| answer(pair, format, settings));
    in_order(&settings.pool, pairs, work, |answer| {
        match answer {
            Ok(answer) => {
                let (is_reuse, text) = answer?;
                if let Some(header) = table_header.take() {
                    results.write(&header)?;
                }
                tally.n_read += 1;
                tally.n_found += usize::from(is_reuse);
                results.write(&text)?;
            }
            Err(error) => {
                tally.n_unreadable += 1;
                progress.say(&inputs::at_line(path, &error));
            }
        }
        progress.show(|| format!("{} pairs", tally.n_read));
        Ok(())
    })?;
    if tally.exit() != Exit::Failed {
        results.finish()?;
    }
    Ok(tally.exit())
}

/// Whether text was reused in the pair, and its rendered result.
fn answer(pair: Pair, format: Format, settings: &Settings) -> Result<(bool, String)> {
    let Pair { id, a, b } = pair;
    let result =
        COMPARER.with_borrow_mut(|kept| kept.get_or_insert_with(|| Comparer::new(&settings.config)).compare(&a, &b));
    let text = match format {
        Format::Csv => report::csv::ledger(&id, &a, &b, &result),
        Format::Markdown => report::markdown::comparison(&a, &b, &result),
        _ => {
            let fields = report::json::comparison(Some(&id), &a, &b, &result);
            rendered(format, &fields, || report::terminal::comparison_line(&id, &result))?
        }
    };
    Ok((result.verdict.is_reuse(), text))
}
