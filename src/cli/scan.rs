//! `respun scan`: the copies and rewrites among many articles.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};
use respun::load::{self, Input};
use respun::report::scan::{self as report, Totals};
use respun::scan::{Articles, Scan, ScanConfig, scan};

use super::arguments::{Format, ScanArguments, ScanFormat};
use super::exit::{Exit, Tally};
use super::inputs;
use super::messages::{self, Progress};
use super::output::{Results, header, on_one_line};
use super::settings::Settings;

/// Whether the run was asked to stop with what is done.
static STOPPED: AtomicBool = AtomicBool::new(false);

fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Scans what the arguments name.
pub fn run(arguments: &ScanArguments) -> Result<Exit> {
    let begun = Instant::now();
    let settings = Settings::of_run(&arguments.run)?;
    let config = config(arguments)?;
    stop_in_order()?;
    let listed = inputs::to_scan(&arguments.paths);
    let (found, failed): (Vec<_>, Vec<_>) = listed.into_iter().partition(Result::is_ok);
    let inputs: Vec<Input> = found.into_iter().flatten().collect();
    let mut watch =
        Watch { progress: Progress::over(n_bytes(&inputs), settings.progress), tally: Tally::default(), begun };
    failed.into_iter().filter_map(Result::err).for_each(|message| load::Watch::unreadable(&mut watch, &message));

    let gathered = settings.pool.install(|| load::gather(&inputs, &mut watch));
    // What was read until then is still looked through; who cannot wait for that asks once more.
    STOPPED.store(false, Ordering::Relaxed);
    let (articles, twice) = gathered.articles.finish();
    for id in twice {
        let message = format!("more than one article goes by `{id}`; of two, the longer one is kept");
        load::Watch::unreadable(&mut watch, &message);
    }
    let found = settings.pool.install(|| scan(&articles, &gathered.shelf, &config, &is_stopped));
    found.lost.iter().for_each(|message| load::Watch::unreadable(&mut watch, message));
    let Watch { progress, mut tally, .. } = watch;
    drop(progress);
    tally.n_read = articles.len();
    tally.n_found = found.pairs.len();
    let totals = Totals {
        n_articles: articles.len(),
        n_unreadable: tally.n_unreadable,
        seconds: begun.elapsed().as_secs_f64(),
        n_bytes: gathered.n_bytes,
        peak_bytes: peak_bytes(),
        is_partial: gathered.is_partial || found.is_partial,
    };
    if tally.exit() == Exit::Failed {
        return Ok(Exit::Failed);
    }
    write(arguments, &articles, &found, &totals)?;
    if totals.is_partial {
        messages::say("stopped early; the results are marked as partial");
        return Ok(Exit::SomeUnreadable);
    }
    if settings.progress {
        messages::say(&report::cost(&totals));
    }
    Ok(tally.exit())
}

fn config(arguments: &ScanArguments) -> Result<ScanConfig> {
    let mut config = ScanConfig::default().with_threshold(arguments.threshold)?;
    config.level = arguments.level.into();
    config.across_sources = arguments.across_sources;
    config.preferred.clone_from(&arguments.prefer);
    Ok(match arguments.within_days {
        Some(days) => config.with_within_days(days)?,
        None => config,
    })
}

/// Ctrl-C ends the stage at hand, reading or looking for pairs, with what is finished; twice in one stage, and all ends at once.
fn stop_in_order() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            // What a shell expects of a program that was interrupted.
            std::process::exit(130);
        }
    })
    .context("cannot wait for Ctrl-C")
}

/// How many bytes there are to read, if that is known.
fn n_bytes(inputs: &[Input]) -> Option<u64> {
    inputs
        .iter()
        .map(|input| match input {
            Input::Article { path, .. } => Some(fs::metadata(path).map_or(0, |metadata| metadata.len())),
            Input::Collection(path) if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")) => {
                fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
            }
            _ => None,
        })
        .sum()
}

struct Watch {
    progress: Progress,
    tally: Tally,
    begun: Instant,
}

impl load::Watch for Watch {
    fn unreadable(&mut self, message: &str) {
        self.tally.n_unreadable += 1;
        self.progress.say(message);
    }

    fn progress(&mut self, n_articles: usize, n_bytes: u64) {
        self.progress.advance_to(n_bytes);
        let rate = n_bytes as f64 / 1e6 / self.begun.elapsed().as_secs_f64().max(1e-3);
        self.progress.show(|| format!("{n_articles} articles, {rate:.0} MB/s"));
    }

    fn stops(&self) -> bool {
        is_stopped()
    }
}

fn write(arguments: &ScanArguments, articles: &Articles, found: &Scan, totals: &Totals) -> Result<()> {
    let output = arguments.run.output.as_deref();
    if arguments.list_keep || arguments.list_drop {
        return write_ids(arguments.list_drop, articles, found, output);
    }
    match arguments.format.unwrap_or(ScanFormat::Text) {
        ScanFormat::Text => {
            let mut results = Results::one(output, Format::Text)?;
            results.write(&report::page(articles, found, totals, arguments.all))?;
            results.finish()
        }
        ScanFormat::Jsonl => {
            let mut results = Results::many(output, Format::Jsonl)?;
            report::json_lines(articles, found, totals, |line| results.write(&on_one_line(line.to_owned())))?;
            results.finish()
        }
        ScanFormat::Csv => write_tables(articles, found, output),
    }
}

/// The ids of the articles to keep, or of those that can go, a line each.
fn write_ids(are_dropped: bool, articles: &Articles, found: &Scan, output: Option<&Path>) -> Result<()> {
    let dropped = report::dropped(found);
    let mut results = Results::many(output, Format::Text)?;
    for article in 0..articles.len() as u32 {
        if dropped.binary_search(&article).is_ok() == are_dropped {
            results.write(articles.id(article))?;
            results.write("\n")?;
        }
    }
    results.finish()
}

/// The table of pairs on standard output, or both tables in the folder `output`.
fn write_tables(articles: &Articles, found: &Scan, output: Option<&Path>) -> Result<()> {
    if let Some(folder) = output {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    }
    let mut pairs = Results::many(output.map(|folder| folder.join("pairs.csv")).as_deref(), Format::Text)?;
    pairs.write(&header(&report::PAIR_COLUMNS))?;
    for pair in &found.pairs {
        pairs.write(&report::pair_row(articles, pair))?;
    }
    let Some(folder) = output else { return pairs.finish() };
    let mut clusters = Results::many(Some(&folder.join("clusters.csv")), Format::Text)?;
    clusters.write(&header(&report::CLUSTER_COLUMNS))?;
    for (number, cluster) in found.clusters.iter().enumerate() {
        clusters.write(&report::cluster_rows(articles, number + 1, cluster))?;
    }
    // Neither table changes unless both could be written.
    pairs.finish()?;
    clusters.finish()
}

/// The most memory that this process ever had, where the system tells (Linux).
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
