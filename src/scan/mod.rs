//! Scans: which articles of many are copies or rewrites of each other, which belong together, and which one of them to keep.
//!
//! ```text
//! articles ── bands of signatures ── candidates ── counted on the texts ──┬─ pairs ── clusters ── one to keep
//!             sampled shingles ───── candidates ── counted on the texts ──┤
//!             rare words ─────────── candidates ── compared in full ──────┘
//! ```
//!
//! Sketches only say where to look: nothing is reported that was not counted on the texts, which are asked for through
//! [`Texts`] when they are needed. Articles of the same words are one text; it is looked at once, however often it was published.
//!
//! The same articles give the same results, in whatever order they came and by whatever number of threads.

mod articles;
mod boilerplate;
mod candidates;
mod clusters;
mod config;
mod contained;
mod date;
mod judge;
mod keep;
mod likely;
mod pairs;
mod rare_words;
mod rewrites;
mod samples;
mod verify;

pub use articles::{Articles, Collect, Gathering, Incoming};
use boilerplate::Boilerplate;
pub use clusters::Cluster;
pub use config::{Level, ScanConfig};
pub use date::Moment;
pub use keep::Reason;
pub use pairs::ScanPair;
use pairs::TextPair;
use samples::Postings;
pub use verify::{Shared, TextReader, Texts};

/// Asked now and then whether to stop with what is done.
pub type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// Who is told how far a scan is, and asked whether to stop with what is done; by all threads at once.
pub trait Observer: Sync {
    /// Whether to stop.
    fn stops(&self) -> bool;
    /// So many of all pairs that may be rewrites have been looked at by now. Pairs of their copies are looked at after them.
    fn compared(&self, n_done: usize, n_all: usize);
}

/// Asked whether to stop, and told nothing.
impl<F: Fn() -> bool + Sync> Observer for F {
    fn stops(&self) -> bool {
        self()
    }

    fn compared(&self, _n_done: usize, _n_all: usize) {}
}

/// What a scan found.
#[derive(Debug)]
pub struct Scan {
    /// Pairs of articles that are copies or of which one was rewritten from the other, by number.
    pub pairs: Vec<ScanPair>,
    /// Articles that belong together, the largest clusters first.
    pub clusters: Vec<Cluster>,
    /// Messages about articles that could not be read again to be counted or compared.
    pub lost: Vec<String>,
    /// Whether it was stopped before all was done. What was found until then is right, but not all.
    pub is_partial: bool,
}

/// Finds what belongs together among `articles`: copies, and at the level of rewrites what was told in other words.
pub fn scan(articles: &Articles, texts: &dyn Texts, config: &ScanConfig, observer: &dyn Observer) -> Scan {
    let stop: Stop<'_> = &|| observer.stops();
    let mut found = candidates::candidates(articles, config.threshold(), stop);
    let postings = Postings::of(articles);
    found.extend(contained::candidates(articles, &postings, config.threshold(), stop));
    let boilerplate = Boilerplate::learn(articles, &postings, texts, stop);
    drop(postings);
    found.sort();
    found.dedup();
    let mut counted = verify::count(articles, &found, &boilerplate, texts, stop);
    drop(found);
    counted.shared.retain(|(_, shared)| is_copy(shared, config));
    let mut of_texts: Vec<TextPair> = counted
        .shared
        .iter()
        .map(|&(pair, shared)| {
            if shared.jaccard >= config.threshold() {
                TextPair::copies(pair, shared)
            } else {
                TextPair::contained(pair, shared)
            }
        })
        .collect();
    counted.shared.retain(|(_, shared)| shared.jaccard >= config.threshold());
    let mut is_partial = counted.is_partial;
    let mut lost = counted.lost;
    if config.level == Level::Rewrites && !stop() {
        let told = rewrites::rewrites(articles, &counted.shared, &boilerplate, texts, observer);
        // What was compared in full says more of a short text in a long one than what was counted.
        of_texts.retain(|pair| told.pairs.binary_search_by_key(&pair.texts, |told| told.texts).is_err());
        of_texts.extend(told.pairs);
        of_texts.sort_unstable_by_key(|pair| pair.texts);
        lost.extend(told.lost);
        lost.sort();
        lost.dedup_by_key(|(text, _)| *text);
        is_partial |= told.is_partial;
    }
    let pairs = pairs::pairs(articles, &of_texts, config);
    let clusters = clusters::clusters(articles, &pairs, &of_texts, &boilerplate, texts, config);
    Scan {
        pairs,
        clusters,
        lost: lost.into_iter().map(|(_, message)| message).collect(),
        is_partial: is_partial || stop(),
    }
}

/// Whether two texts share enough for a copy, or one has nearly all of the other.
fn is_copy(shared: &Shared, config: &ScanConfig) -> bool {
    shared.jaccard >= config.threshold() || shared.a_in_b.max(shared.b_in_a) >= contained::LEAST_CONTAINED
}
