//! `respun scan`: the copies and rewrites among many articles.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use respun::Verdict;
use respun::scan::{
    ArticleId, Articles, ArticlesBuilder, Collector, PairDetails, Renamed, Scan, ScanConfig, ScanPair, scan,
};
use respun_formats::load::Watch;
use respun_report::harmless;
use respun_report::html::{self, PairPages, ReportMetadata};
use respun_report::markdown;
use respun_report::scan::{self as report, Totals};
use respun_report::terminal::{self, Look};

use super::arguments::{Bytes, Format, Removed, ScanArguments, ScanFormat, ScanLevel};
use super::exit::Exit;
use super::ingest_run::IngestRun;
use super::making::{comparing, now};
use super::messages;
use super::output::{Results, header, on_one_line};
use super::scan_folder::{PagesAside, folder};
use super::settings::Settings;

/// Runs the scan.
pub fn run(arguments: &ScanArguments) -> Result<Exit> {
    let begun = Instant::now();
    let settings = Settings::of_run(&arguments.run)?.reading_in(&arguments.language);
    let settings = settings.with_vectors(&arguments.vectors)?.ignoring(&arguments.ignored)?;
    settings.refuse_overwriting(&arguments.paths)?;
    let mut config = config(arguments)?;
    config.comparing = settings.config.clone();
    config.preferred.extend(settings.preferred.iter().cloned());
    let mut run = IngestRun::of(&arguments.paths, &settings)?;
    let mut articles = arguments
        .memory
        .map_or_else(ArticlesBuilder::default, |Bytes(most)| ArticlesBuilder::within(most, config.level));
    let ingested = run.ingest(&mut articles, &settings);
    if ingested.is_full && articles.is_empty() {
        bail!("the memory limit is too small to start a scan; set `--memory` to `100M` or more");
    }
    let (articles, renamed) = articles.finish_from(&|arrival| ingested.store.file_of(arrival));
    say_renamed(&renamed);
    let observer = run.observer();
    let found = settings.pool.install(|| scan(&articles, &ingested.store, &config, &observer));
    drop(observer);
    found.lost.iter().for_each(|message| run.unreadable(message));
    let making = if arguments.format == Some(ScanFormat::Html) {
        making(arguments, &settings)?
    } else {
        ReportMetadata::default()
    };
    let folder = folder(settings.output.as_deref()).filter(|_| arguments.format == Some(ScanFormat::Html));
    let pages = match folder {
        // If nothing could be read, nothing is written.
        Some(folder) if !articles.is_empty() => {
            let pages = PairPages::of(&articles, &found, &making);
            let details = || PairDetails::of(&articles, &found, &ingested.store, &config);
            Some(settings.pool.install(|| PagesAside::make(folder, &pages, details))?)
        }
        _ => None,
    };
    let lost = pages.iter().flat_map(|pages| &pages.lost).filter(|message| !found.lost.contains(message));
    lost.for_each(|message| run.unreadable(message));
    let (mut tally, unreadable) = run.finish();
    tally.n_read = articles.len();
    tally.n_found = found.pairs.len();
    let totals = Totals {
        n_articles: articles.len(),
        n_unreadable: tally.n_unreadable,
        seconds: begun.elapsed().as_secs_f64(),
        n_bytes: ingested.n_bytes,
        peak_bytes: peak_bytes(),
        is_partial: ingested.is_partial || found.is_partial || pages.as_ref().is_some_and(|pages| pages.is_partial),
    };
    if tally.exit() == Exit::Failed {
        return Ok(Exit::Failed);
    }
    let look = Look { all: arguments.all, ..settings.look };
    match pages {
        Some(pages) => {
            let shown = shown(arguments, &found);
            let index = html::scan_with_pages(&articles, &found, &shown, &totals, &unreadable, &making, &pages.made);
            pages.finish(&index)?;
        }
        None => write(arguments, &articles, &found, &totals, &unreadable, &making, &look)?,
    }
    if totals.is_partial {
        messages::say("stopped early; the results are marked as partial");
        return Ok(Exit::SomeUnreadable);
    }
    if settings.progress {
        messages::say(&report::cost(&totals));
    }
    Ok(tally.exit())
}

/// Maximum renamed articles to list; the rest is only counted.
const MOST_RENAMED: usize = 20;

fn say_renamed(renamed: &[Renamed]) {
    renamed.iter().take(MOST_RENAMED).for_each(|article| messages::say(&article.to_string()));
    if renamed.len() > MOST_RENAMED {
        let n_more = renamed.len() - MOST_RENAMED;
        messages::say(&format!("{n_more} more articles share an id with others and were given a longer one"));
    }
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

fn write(
    arguments: &ScanArguments,
    articles: &Articles,
    found: &Scan,
    totals: &Totals,
    unreadable: &[String],
    making: &ReportMetadata,
    look: &Look,
) -> Result<()> {
    let output = arguments.run.output.as_deref();
    if let Some(removed) = arguments.list_keep.or(arguments.list_drop) {
        return write_ids(arguments.list_drop.is_some(), removed, articles, found, output);
    }
    let shown = shown(arguments, found);
    match arguments.format.unwrap_or(ScanFormat::Text) {
        ScanFormat::Text => {
            let mut results = Results::one(output, Format::Text)?;
            results.write(&terminal::scan(articles, found, &shown, totals, look))?;
            results.finish()
        }
        ScanFormat::Jsonl => {
            let mut results = Results::many(output, Format::Jsonl)?;
            report::json_lines(articles, found, &shown, totals, |line| results.write(&on_one_line(line.to_owned())))?;
            results.finish()
        }
        ScanFormat::Markdown => {
            let mut results = Results::one(output, Format::Markdown)?;
            results.write(&markdown::scan(articles, found, &shown, totals, arguments.all))?;
            results.finish()
        }
        ScanFormat::Csv => write_tables(articles, found, &shown, output),
        ScanFormat::Html => {
            let mut results = Results::one(output, Format::Html)?;
            results.write(&html::scan(articles, found, &shown, totals, unreadable, making))?;
            results.finish()
        }
    }
}

/// The metadata of the report page.
fn making(arguments: &ScanArguments, settings: &Settings) -> Result<ReportMetadata> {
    let paths: Vec<_> = arguments.paths.iter().map(|path| path.display().to_string()).collect();
    let mut told = vec![
        ("Scanned".to_owned(), paths.join(", ")),
        (
            "Looked for".to_owned(),
            match arguments.level {
                ScanLevel::Copies => "copies".to_owned(),
                ScanLevel::Rewrites => "copies and rewrites".to_owned(),
            },
        ),
        ("Least share of runs of five words in possible copies".to_owned(), arguments.threshold.to_string()),
    ];
    if let Some(days) = arguments.within_days {
        told.push(("Most days between two articles".to_owned(), days.to_string()));
    }
    if arguments.across_sources {
        told.push(("Pairs of one outlet".to_owned(), "ignored".to_owned()));
    }
    if !arguments.prefer.is_empty() {
        told.push(("Preferred outlets".to_owned(), arguments.prefer.join(", ")));
    }
    told.extend(comparing(settings));
    Ok(ReportMetadata { when: now()?, settings: told, inputs: None })
}

/// The requested pairs without reuse.
fn shown(arguments: &ScanArguments, found: &Scan) -> Vec<ScanPair> {
    let verdicts: Vec<Verdict> = arguments.show.iter().map(|&shown| shown.into()).collect();
    found.set_aside.iter().filter(|pair| verdicts.contains(&pair.verdict)).copied().collect()
}

/// Writes the ids of the articles to keep, or of those that could be removed, one per line.
fn write_ids(
    are_dropped: bool,
    removed: Removed,
    articles: &Articles,
    found: &Scan,
    output: Option<&Path>,
) -> Result<()> {
    let dropped = report::dropped(found, removed == Removed::Rewrites);
    let mut results = Results::many(output, Format::Text)?;
    for article in ArticleId::first(articles.len()) {
        if dropped.binary_search(&article).is_ok() == are_dropped {
            // A file name may contain a line break or terminal control characters.
            results.write(&harmless(articles.id(article)))?;
            results.write("\n")?;
        }
    }
    results.finish()
}

/// Writes the table of pairs to standard output, or both tables to the folder `output`.
fn write_tables(articles: &Articles, found: &Scan, shown: &[ScanPair], output: Option<&Path>) -> Result<()> {
    if let Some(folder) = output {
        fs::create_dir_all(folder).with_context(|| format!("cannot create the folder `{}`", folder.display()))?;
    }
    let mut pairs = Results::many(output.map(|folder| folder.join("pairs.csv")).as_deref(), Format::Text)?;
    pairs.write(&header(&report::PAIR_COLUMNS))?;
    for pair in found.pairs.iter().chain(shown) {
        pairs.write(&report::pair_row(articles, pair))?;
    }
    let Some(folder) = output else { return pairs.finish() };
    let mut clusters = Results::many(Some(&folder.join("clusters.csv")), Format::Text)?;
    clusters.write(&header(&report::CLUSTER_COLUMNS))?;
    for (number, cluster) in found.clusters.iter().enumerate() {
        clusters.write(&report::cluster_rows(articles, number + 1, cluster))?;
    }
    // Replace neither table unless both could be written.
    pairs.finish()?;
    clusters.finish()
}

/// Peak memory of this process, where the system reports it (Linux).
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
