//! Scans: finds copies and rewrites among many articles, groups them into clusters, and chooses one article to keep.
//!
//! ```text
//! articles ── signature bands ── candidates ── counted on texts ──┐
//!             sampled shingles ─ candidates ── counted on texts ──┼─ compared in full ─ third texts ─ pairs ─ clusters
//!             rare words ─────── candidates ── by all words ──────┘                                    one to keep
//! ```
//!
//! Sketches and counts only select candidates. Every reported pair gets the same full comparison as `respun compare`,
//! except that matter also found in a third, independent article is set aside. Texts are requested through [`Texts`]
//! when needed. Articles with identical words are one text, which is processed once.
//!
//! The results do not depend on the order of the articles or the number of threads.

mod articles;
mod boilerplate;
mod candidates;
mod clusters;
mod collection;
mod config;
mod contained;
mod corrections;
mod date;
mod detail;
mod families;
mod first_pass;
mod ids;
mod keep;
mod pair_comparer;
mod pairs;
mod prefilter;
mod rare_words;
mod relations;
mod rewrites;
mod same_ids;
mod samples;
mod third_texts;
mod verify;

use rustc_hash::{FxHashMap, FxHashSet};

pub use articles::{Articles, ArticlesBuilder, Collector, Incoming};
use boilerplate::Boilerplate;
pub use clusters::{Cluster, ClusterKind};
use collection::Collection;
pub use config::{Level, ScanConfig};
pub use date::Moment;
pub use detail::{PairDetail, PairDetails};
use first_pass::FirstPass;
use ids::TextPair;
pub use ids::{ArticleId, TextId};
pub use keep::Reason;
pub use pairs::ScanPair;
use relations::Relations;
pub use same_ids::Renamed;
use samples::Postings;
use third_texts::SecondPass;
use verify::Shared;
pub use verify::{TextReader, Texts};

use crate::score::Verdict;
use crate::shared_matter::CommonRuns;

/// Returns whether to stop with what is done; called now and then.
pub type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// Receives the progress of a scan and decides whether it stops. All threads call it at the same time.
pub trait Observer: Sync {
    /// Whether to stop.
    fn stops(&self) -> bool;
    /// Reports that `n_done` of the `n_all` pairs of this stage have been processed.
    fn compared(&self, n_done: usize, n_all: usize);
}

/// Only decides whether to stop; ignores progress.
impl<F: Fn() -> bool + Sync> Observer for F {
    fn stops(&self) -> bool {
        self()
    }

    fn compared(&self, _n_done: usize, _n_all: usize) {}
}

/// The results of a scan.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Scan {
    /// Pairs of articles that are identical, near duplicates or rewrites, or where one contains part of the other, by
    /// number.
    pub pairs: Vec<ScanPair>,
    /// Pairs that use the same form with other facts, or report different news of one affair, by number. They are not
    /// reuse.
    pub set_aside: Vec<ScanPair>,
    /// Articles that belong together, the largest clusters first.
    pub clusters: Vec<Cluster>,
    /// Messages about articles that could not be read again for counting or comparing.
    pub lost: Vec<String>,
    /// Whether the scan was stopped early. The findings are correct, but incomplete.
    pub is_partial: bool,
    common: Common,
}

/// Matter common to the collection, set aside when pairs were compared.
#[derive(Debug, Default)]
struct Common {
    boilerplate: FxHashSet<u64>,
    /// The third texts of each pair of texts.
    third_texts: FxHashMap<TextPair, Vec<TextId>>,
}

/// Finds related `articles`: copies and, at the rewrites level, rewritten versions.
pub fn scan(articles: &Articles, texts: &dyn Texts, config: &ScanConfig, observer: &dyn Observer) -> Scan {
    let nothing = Boilerplate::default();
    let collection = Collection { articles, texts, config, observer, boilerplate: &nothing };
    let mut found = candidates::candidates(collection);
    let postings = Postings::of(articles);
    found.extend(contained::candidates(collection, &postings));
    let boilerplate = boilerplate::learn(collection, &postings);
    drop(postings);
    let collection = Collection { boilerplate: &boilerplate, ..collection };
    found.sort();
    found.dedup();
    let mut counted = verify::count(collection, &found);
    counted.shared.retain(|(_, shared)| is_candidate(shared, config));
    found = counted.shared.iter().map(|(pair, _)| *pair).collect();
    let (mut lost, mut is_partial) = (counted.lost, counted.is_partial);
    let to_compare = families::to_compare(articles.n_texts(), &found);
    let mut first_pass = FirstPass::of(collection, &to_compare, |_, _, _| true);
    if config.level == Level::Rewrites && !collection.stops() {
        let more = rewrites::rewrites(collection, &first_pass);
        first_pass.add(more);
    }
    let second_pass = SecondPass::of(collection, &first_pass);
    lost.append(&mut first_pass.lost);
    lost.extend(second_pass.lost.iter().cloned());
    lost.sort();
    lost.dedup_by_key(|(text, _)| *text);
    is_partial |= first_pass.is_partial || second_pass.is_partial;
    let mut pairs =
        pairs::of_texts(articles, second_pass.pairs.iter().filter(|pair| pair.relation.is_finding()), config);
    pairs.extend(pairs::identical(articles, config));
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
    let set_aside = second_pass.pairs.iter().filter(|pair| is_form_or_follow_up(pair.relation.verdict));
    let set_aside = pairs::of_texts(articles, set_aside, config);
    let clusters = clusters::clusters(&pairs, &mut Relations::new(collection, &first_pass, &second_pass));
    Scan {
        pairs,
        set_aside,
        clusters,
        lost: lost.into_iter().map(|(_, message)| message).collect(),
        is_partial: is_partial || collection.stops(),
        common: Common { third_texts: second_pass.into_third_texts(), boilerplate: boilerplate.shingles },
    }
}

/// Whether two texts share enough to be compared as possible copies, or one contains nearly all of the other.
fn is_candidate(shared: &Shared, config: &ScanConfig) -> bool {
    shared.jaccard >= config.threshold() || shared.a_in_b.max(shared.b_in_a) >= contained::LEAST_CONTAINED
}

fn is_form_or_follow_up(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::SameForm | Verdict::FollowUp)
}

impl Scan {
    /// The word runs that were set aside when two articles were compared, because other articles of the collection have
    /// them too. With these runs, a comparison of the two gives the same result as the scan.
    fn common_runs(&self, articles: &Articles, pair: &ScanPair, reader: &mut dyn TextReader) -> CommonRuns {
        let mut common = self.common.boilerplate.clone();
        if let Some((one, other)) = articles.text(pair.a).zip(articles.text(pair.b))
            && one != other
            && let Some(third_texts) = self.common.third_texts.get(&TextPair::of(one, other))
        {
            let mut set_of = |text: TextId| -> Vec<u64> {
                let mut set = Vec::new();
                // A text that can no longer be read has nothing in common.
                if let Ok(found) = reader.text(articles.arrival(articles.members(text)[0])) {
                    crate::sketch::word_shingles(&found, &mut set);
                }
                set.sort_unstable();
                set.dedup();
                set
            };
            let (one, other) = (set_of(one), set_of(other));
            for &third in third_texts {
                third_texts::add_common([&one, &other], &set_of(third), &mut common);
            }
        }
        CommonRuns::new(common)
    }
}
