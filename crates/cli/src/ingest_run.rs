//! Reads many articles for a scan or a check, with progress, a list of unreadable inputs, and Ctrl-C.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};
use respun::scan::{Collector, Observer};
use respun_formats::load::{self, Ingested, Input, Watch};

use super::exit::Tally;
use super::inputs;
use super::messages::Progress;
use super::settings::Settings;

/// Whether Ctrl-C asked the run to stop with what is done.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether Ctrl-C asked the run to stop with what is done.
pub fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// The inputs of a run and how far they have been read.
pub struct IngestRun {
    inputs: Vec<Input>,
    progress: Progress,
    tally: Tally,
    /// The first messages about unreadable inputs, for reports.
    messages: Vec<String>,
    /// The highest counts of articles and bytes shown so far, so that progress never goes backwards.
    furthest: (usize, u64),
    begun: Instant,
}

/// Maximum number of messages to keep: more than anyone reads in a report, and no burden if all of a million files
/// fail.
const MOST_MESSAGES: usize = 100;

impl IngestRun {
    /// Prepares to read `paths`, and reports those that don't exist. From here on, Ctrl-C stops a stage in an orderly
    /// way.
    pub fn of(paths: &[PathBuf], settings: &Settings) -> Result<IngestRun> {
        stop_in_order()?;
        let (found, failed): (Vec<_>, Vec<_>) =
            inputs::to_scan(paths, &settings.filter).into_iter().partition(Result::is_ok);
        let inputs: Vec<Input> = found.into_iter().flatten().collect();
        let progress = Progress::over(n_bytes(&inputs), settings.progress);
        let mut run = IngestRun {
            inputs,
            progress,
            tally: Tally::default(),
            messages: Vec::new(),
            furthest: (0, 0),
            begun: Instant::now(),
        };
        failed.into_iter().filter_map(Result::err).for_each(|message| run.unreadable(&message));
        Ok(run)
    }

    /// Excludes the file at `path`.
    pub fn leave_out(&mut self, path: &Path) {
        let Ok(left_out) = fs::canonicalize(path) else { return };
        self.inputs.retain(|input| match input {
            Input::File { path, .. } => fs::canonicalize(path).ok().as_ref() != Some(&left_out),
            _ => true,
        });
    }

    /// Ingests all inputs into `articles`.
    pub fn ingest<C: Collector>(&mut self, articles: &mut C, settings: &Settings) -> Ingested {
        let inputs = std::mem::take(&mut self.inputs);
        let ingested = settings.pool.install(|| load::ingest(&inputs, &settings.reading, articles, self));
        // What was read is still processed; a second Ctrl-C stops that too.
        STOPPED.store(false, Ordering::Relaxed);
        self.tally.n_read = articles.len();
        if ingested.is_full && !articles.is_empty() {
            let n = articles.len();
            self.progress.say(&format!("the memory limit was reached after {n} articles; the rest is not read"));
        }
        ingested
    }

    /// Shows the progress of the scan that follows.
    pub fn observer(&mut self) -> impl Observer + '_ {
        Looking { progress: Mutex::new(&mut self.progress), begun: Instant::now() }
    }

    /// The counts of inputs, and the first messages about unreadable ones.
    pub fn finish(self) -> (Tally, Vec<String>) {
        (self.tally, self.messages)
    }
}

/// Shows the progress of a scan while pairs are compared.
struct Looking<'p> {
    progress: Mutex<&'p mut Progress>,
    begun: Instant,
}

/// Pairs between updates of the progress bar.
const PAIRS_SHOWN: usize = 256;

impl Observer for Looking<'_> {
    fn stops(&self) -> bool {
        is_stopped()
    }

    fn compared(&self, n_done: usize, n_all: usize) {
        if !n_done.is_multiple_of(PAIRS_SHOWN) {
            return;
        }
        // Another thread that is updating the bar shows nearly the same.
        let Ok(mut progress) = self.progress.try_lock() else { return };
        let rate = n_done as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        progress.stage(n_done as u64, n_all as u64);
        progress.show(|| format!("{n_done} of {n_all} pairs that may be rewrites, {rate:.0} pairs/s"));
    }
}

impl Watch for IngestRun {
    fn unreadable(&mut self, message: &str) {
        self.tally.n_unreadable += 1;
        self.progress.say(message);
        if self.messages.len() < MOST_MESSAGES {
            self.messages.push(message.to_owned());
        }
    }

    fn progress(&mut self, n_articles: usize, n_bytes: u64) {
        let (n_articles, n_bytes) = (n_articles.max(self.furthest.0), n_bytes.max(self.furthest.1));
        self.furthest = (n_articles, n_bytes);
        self.progress.advance_to(n_bytes);
        let rate = n_bytes as f64 / 1e6 / self.begun.elapsed().as_secs_f64().max(1e-3);
        self.progress.show(|| format!("{n_articles} articles, {rate:.0} MB/s"));
    }

    fn stops(&self) -> bool {
        is_stopped()
    }
}

/// Installs the Ctrl-C handler: the first one ends the current stage (reading or comparing) with what is done; a second
/// one in the same stage ends the process.
fn stop_in_order() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            // The exit code that shells expect of an interrupted program.
            std::process::exit(130);
        }
    })
    .context("cannot wait for Ctrl-C")
}

/// Total bytes to read, if known: not for compressed input.
fn n_bytes(inputs: &[Input]) -> Option<u64> {
    const UNKNOWN: [&str; 6] = ["gz", "gzip", "zst", "zstd", "zip", "parquet"];
    let length = |input: &Input| {
        let Input::File { path, .. } = input else { return None };
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let metadata = fs::metadata(path).ok();
        let is_known = metadata.as_ref().is_none_or(fs::Metadata::is_file) && !UNKNOWN.iter().any(|&one| ending == one);
        is_known.then(|| metadata.map_or(0, |metadata| metadata.len()))
    };
    inputs.iter().map(length).sum()
}
