//! Scans: which articles of many are copies of each other, which belong together, and which one of them to keep.
//!
//! ```text
//! articles ── sketches ── candidates ── counted on the texts ── pairs ── clusters ── one to keep
//! ```
//!
//! Sketches only say where to look: nothing is reported that was not counted on the texts, which are asked for through
//! [`Texts`] when they are needed. Articles of the same words are one text; it is looked at once, however often it was published.
//!
//! The same articles give the same results, in whatever order they came and by whatever number of threads.

mod articles;
mod candidates;
mod clusters;
mod config;
mod date;
mod keep;
mod pairs;
mod verify;

pub use articles::{Articles, Gathering, Incoming};
pub use clusters::Cluster;
pub use config::ScanConfig;
pub use date::Moment;
pub use keep::Reason;
pub use pairs::ScanPair;
pub use verify::{Shared, TextReader, Texts};

/// Asked now and then whether to stop with what is done.
pub type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// What a scan found.
#[derive(Debug)]
pub struct Scan {
    /// Pairs of articles that are copies, by number.
    pub pairs: Vec<ScanPair>,
    /// Articles that belong together, the largest clusters first.
    pub clusters: Vec<Cluster>,
    /// Messages about articles that could not be read again to be counted.
    pub lost: Vec<String>,
    /// Whether it was stopped before all was done. What was found until then is right, but not all.
    pub is_partial: bool,
}

/// Finds the copies among `articles`.
pub fn scan(articles: &Articles, texts: &dyn Texts, config: &ScanConfig, stop: Stop<'_>) -> Scan {
    let candidates = candidates::candidates(articles, config.threshold(), stop);
    let mut counted = verify::count(articles, &candidates, texts, stop);
    drop(candidates);
    counted.shared.retain(|(_, shared)| shared.jaccard >= config.threshold());
    let pairs = pairs::pairs(articles, &counted.shared, config);
    let clusters = clusters::clusters(articles, &pairs, &counted.shared, texts, config);
    Scan {
        pairs,
        clusters,
        lost: counted.lost.into_iter().map(|(_, message)| message).collect(),
        is_partial: counted.is_partial || stop(),
    }
}
