//! A scan as one page: how many pairs of which score, every pair, every cluster with the article to keep.
//!
//! Of a large scan the page shows the likeliest pairs and the largest clusters and says how many it leaves out, so that a browser
//! opens it at once; JSON lines have all.

use std::cmp::Ordering;

use askama::Template;

use super::Making;
use super::clusters::{self, ClusterRow, Listed};
use super::histogram::Histogram;
use super::page::Frame;
use super::safe::Shown;
use crate::report::scan::{Totals, dropped, kinds, rounded, two_places};
use crate::report::words;
use crate::scan::{Articles, Scan, ScanPair};

/// Rows of the table of pairs, and members listed in the table of clusters: what a browser lays out in a second.
const MOST_ROWS: usize = 3_000;

/// Messages about what could not be read that are shown.
const MOST_MESSAGES: usize = 100;

/// The result of a scan as a page of HTML. `unreadable` are messages about what could not be read; there may be fewer than
/// `totals` counts.
///
/// ```
/// use respun::report::html::{self, Making};
/// use respun::report::scan::Totals;
/// use respun::scan::{Gathering, Scan};
/// let (articles, _) = Gathering::default().finish();
/// let nothing = Scan { pairs: Vec::new(), clusters: Vec::new(), lost: Vec::new(), is_partial: false };
/// let page = html::scan(&articles, &nothing, &Totals::default(), &[], &Making::default());
/// assert!(page.contains("Nothing that belongs together"));
/// ```
pub fn scan(articles: &Articles, scan: &Scan, totals: &Totals, unreadable: &[String], making: &Making) -> String {
    let pairs = likeliest(articles, &scan.pairs);
    let clusters = largest(articles, scan);
    let (n_pairs, n_clusters, n_dropped) = (scan.pairs.len(), scan.clusters.len(), dropped(scan).len());
    let mut verdicts: Vec<(&'static str, String)> = Vec::new();
    for row in &pairs {
        if !verdicts.iter().any(|(name, _)| *name == row.verdict) {
            verdicts.push((row.verdict, row.verdict_name.clone()));
        }
    }
    verdicts.sort();
    let page = ScanPage {
        frame: Frame::of(concat!(include_str!("style.css"), include_str!("tables.css")), include_str!("tables.js")),
        headline: match (n_pairs, n_clusters) {
            (0, _) => "Nothing that belongs together".to_owned(),
            (_, 0) => words::counted(n_pairs, "pair"),
            _ => format!("{} in {}", words::counted(n_pairs, "pair"), words::counted(n_clusters, "cluster")),
        },
        n_articles: words::counted(totals.n_articles, "article"),
        kinds: kinds(&scan.pairs),
        keeping: (n_clusters > 0).then(|| {
            format!(
                "Keep one article of each cluster, and {} can go; {} stay",
                words::counted(n_dropped, "article"),
                articles.len() - n_dropped
            )
        }),
        is_partial: totals.is_partial,
        n_unreadable: totals.n_unreadable,
        unreadable: unreadable.iter().take(MOST_MESSAGES).map(|message| Shown::of(message)).collect(),
        n_more_unreadable: totals.n_unreadable.saturating_sub(unreadable.len().min(MOST_MESSAGES)),
        histograms: histograms(&scan.pairs),
        n_more_pairs: n_pairs - pairs.len(),
        n_more_clusters: n_clusters - clusters.len(),
        has_dates: clusters.iter().any(|row| !row.first.is_empty()),
        pairs,
        clusters,
        verdicts,
        when: Shown::of(&making.when),
        settings: making.settings.iter().map(|(name, value)| (Shown::of(name), Shown::of(value))).collect(),
    };
    // Writing to a string cannot fail.
    page.render().unwrap_or_default() + "\n"
}

/// A row of the table of pairs.
struct PairRow<'r> {
    a: Listed<'r>,
    b: Listed<'r>,
    /// As it stands in results, and in words.
    verdict: &'static str,
    verdict_name: String,
    score: Number,
    similarity: Number,
    a_in_b: Number,
    b_in_a: Number,
}

/// A number as it is shown, and as every format gives it, by which the table is sorted.
struct Number {
    shown: String,
    exact: f64,
}

impl Number {
    fn decimal(value: f64) -> Number {
        Number { shown: two_places(value), exact: rounded(value) }
    }

    fn share(value: f64) -> Number {
        Number { shown: words::percent(rounded(value)), exact: rounded(value) }
    }
}

/// The pairs of the highest scores, as many as the page shows.
fn likeliest<'r>(articles: &'r Articles, pairs: &[ScanPair]) -> Vec<PairRow<'r>> {
    let likelier = |one: &&ScanPair, other: &&ScanPair| -> Ordering {
        let by_score = other.score.total_cmp(&one.score).then(other.similarity.total_cmp(&one.similarity));
        by_score.then((one.a, one.b).cmp(&(other.a, other.b)))
    };
    let mut order: Vec<&ScanPair> = pairs.iter().collect();
    if order.len() > MOST_ROWS {
        order.select_nth_unstable_by(MOST_ROWS, likelier);
        order.truncate(MOST_ROWS);
    }
    order.sort_unstable_by(likelier);
    let row = |pair: &ScanPair| PairRow {
        a: Listed::of(articles, pair.a),
        b: Listed::of(articles, pair.b),
        verdict: pair.verdict.name(),
        verdict_name: pair.verdict.name().replace('_', " "),
        score: Number::decimal(pair.score),
        similarity: Number::decimal(pair.similarity),
        a_in_b: Number::share(pair.a_in_b),
        b_in_a: Number::share(pair.b_in_a),
    };
    order.into_iter().map(row).collect()
}

/// The first clusters, which are the largest, as many as have room.
fn largest<'r>(articles: &'r Articles, scan: &Scan) -> Vec<ClusterRow<'r>> {
    let mut n_listed = 0;
    let has_room = |index: &usize| {
        n_listed += scan.clusters[*index].members.len().min(clusters::MOST_LISTED);
        n_listed <= MOST_ROWS
    };
    (0..scan.clusters.len()).take_while(has_room).map(|index| clusters::row(articles, scan, index)).collect()
}

fn histograms(pairs: &[ScanPair]) -> Vec<Histogram> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let score = "How sure it is that one was written from the other, or both from one text.";
    let similarity = "How much the two say the same: of copies the share of runs of five words in common, else that of the comparison.";
    vec![
        Histogram::of("Score", score, pairs.iter().map(|pair| pair.score)),
        Histogram::of("Similarity", similarity, pairs.iter().map(|pair| pair.similarity)),
    ]
}

#[derive(Template)]
#[template(path = "scan.html")]
struct ScanPage<'r> {
    frame: Frame,
    headline: String,
    n_articles: String,
    kinds: String,
    keeping: Option<String>,
    is_partial: bool,
    n_unreadable: usize,
    unreadable: Vec<Shown<'r>>,
    n_more_unreadable: usize,
    histograms: Vec<Histogram>,
    pairs: Vec<PairRow<'r>>,
    n_more_pairs: usize,
    /// Verdicts of the pairs, as they stand in results and in words.
    verdicts: Vec<(&'static str, String)>,
    clusters: Vec<ClusterRow<'r>>,
    n_more_clusters: usize,
    /// Whether it is known of any listed article when it was published.
    has_dates: bool,
    when: Shown<'r>,
    settings: Vec<(Shown<'r>, Shown<'r>)>,
}
