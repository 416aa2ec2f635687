//! A scan as one page: how many pairs of which score, every pair, every cluster with the article to keep.
//!
//! Of a large scan the page shows the likeliest pairs and the largest clusters and says how many it leaves out, so that a browser
//! opens it at once; JSON lines have all.

use askama::Template;

use super::ReportMetadata;
use super::clusters::{self, ClusterRow, Listed, Outlets};
use super::histogram::Histogram;
use super::page::Frame;
use super::pair_pages::PairPages;
use super::safe::Shown;
use crate::scan::{Totals, kinds, likeliest, removable, set_aside};
use crate::words::{self, rounded, two_places};
use respun::scan::{Articles, Cluster, Scan, ScanPair};

/// Rows of the table of pairs, and members listed in the table of clusters: what a browser lays out in a second.
const MOST_ROWS: usize = 3_000;

/// Messages about what could not be read that are shown.
const MOST_MESSAGES: usize = 100;

/// The result of a scan as a page of HTML. `unreadable` are messages about what could not be read; there may be fewer than
/// `totals` counts. The pairs of `shown` are no reuse and stand in a table of their own.
///
/// ```
/// use respun_report::html::{self, ReportMetadata};
/// use respun_report::scan::Totals;
/// use respun::scan::{ArticlesBuilder, Scan};
/// let (articles, _) = ArticlesBuilder::default().finish();
/// let page = html::scan(&articles, &Scan::default(), &[], &Totals::default(), &[], &ReportMetadata::default());
/// assert!(page.contains("Nothing that belongs together"));
/// ```
pub fn scan(
    articles: &Articles,
    scan: &Scan,
    shown: &[ScanPair],
    totals: &Totals,
    unreadable: &[String],
    metadata: &ReportMetadata,
) -> String {
    scan_with_pages(articles, scan, shown, totals, unreadable, metadata, &[])
}

/// The same page beside those of its pairs: `pages` says of each of [`PairPages`], in their order, whether there is one.
pub fn scan_with_pages(
    articles: &Articles,
    scan: &Scan,
    shown: &[ScanPair],
    totals: &Totals,
    unreadable: &[String],
    metadata: &ReportMetadata,
    pages: &[bool],
) -> String {
    let in_table = likeliest(&scan.pairs, MOST_ROWS);
    let n_listed = largest(scan);
    let listed = in_table.iter().flat_map(|pair| [pair.a, pair.b]);
    let no_reuse = likeliest(shown, MOST_ROWS);
    let listed = listed.chain(no_reuse.iter().flat_map(|pair| [pair.a, pair.b]));
    let listed = listed.chain(scan.clusters[..n_listed].iter().flat_map(|cluster| cluster.members.iter().copied()));
    let outlets = Outlets::of(articles, listed);
    let row = |(index, pair): (usize, &&ScanPair)| {
        let page = pages.get(index).is_some_and(|&is_there| is_there).then(|| PairPages::path(index));
        row_of(articles, pair, page, &outlets)
    };
    let pairs: Vec<PairRow<'_>> = in_table.iter().enumerate().map(row).collect();
    let clusters: Vec<ClusterRow<'_>> =
        (0..n_listed).map(|index| clusters::row(articles, scan, index, &outlets)).collect();
    let n_pages = pairs.iter().filter(|pair| pair.page.is_some()).count();
    let no_reuse: Vec<PairRow<'_>> = no_reuse.iter().map(|pair| row_of(articles, pair, None, &outlets)).collect();
    let (n_pairs, n_clusters) = (scan.pairs.len(), scan.clusters.len());
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
        keeping: removable(scan).map(|removable| format!("{}: {removable}", words::counted(n_clusters, "cluster"))),
        set_aside: set_aside(scan, shown),
        is_partial: totals.is_partial,
        n_unreadable: totals.n_unreadable,
        unreadable: unreadable.iter().take(MOST_MESSAGES).map(|message| Shown::of(message)).collect(),
        n_more_unreadable: totals.n_unreadable.saturating_sub(unreadable.len().min(MOST_MESSAGES)),
        histograms: histograms(&scan.pairs),
        n_more_pairs: n_pairs - pairs.len(),
        n_more_without_reuse: shown.len() - no_reuse.len(),
        no_reuse,
        n_more_clusters: n_clusters - clusters.len(),
        has_dates: clusters.iter().any(|row| !row.first.is_empty()),
        has_days: pairs.iter().any(|pair| !pair.a.date.is_empty() || !pair.b.date.is_empty()),
        outlets: outlets.shown(),
        n_pages,
        pairs,
        clusters,
        verdicts,
        when: Shown::of(&metadata.when),
        settings: metadata.settings.iter().map(|(name, value)| (Shown::of(name), Shown::of(value))).collect(),
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
    /// Where its comparison is.
    page: Option<String>,
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

fn row_of<'r>(articles: &'r Articles, pair: &ScanPair, page: Option<String>, outlets: &Outlets<'_>) -> PairRow<'r> {
    PairRow {
        a: Listed::of(articles, pair.a, outlets),
        b: Listed::of(articles, pair.b, outlets),
        verdict: pair.verdict.name(),
        verdict_name: pair.verdict.name().replace('_', " "),
        score: Number::decimal(pair.score),
        similarity: Number::decimal(pair.similarity),
        a_in_b: Number::share(pair.a_in_b),
        b_in_a: Number::share(pair.b_in_a),
        page,
    }
}

/// How many of the first clusters, which are the largest, have room.
fn largest(scan: &Scan) -> usize {
    let mut n_listed = 0;
    let has_room = |cluster: &&Cluster| {
        n_listed += cluster.members.len().min(clusters::MOST_LISTED);
        n_listed <= MOST_ROWS
    };
    scan.clusters.iter().take_while(has_room).count()
}

fn histograms(pairs: &[ScanPair]) -> Vec<Histogram> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let score = "How sure it is that one was written from the other, or both from one text.";
    let similarity = "How much the two say the same, whoever wrote it.";
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
    set_aside: Option<String>,
    is_partial: bool,
    n_unreadable: usize,
    unreadable: Vec<Shown<'r>>,
    n_more_unreadable: usize,
    histograms: Vec<Histogram>,
    pairs: Vec<PairRow<'r>>,
    n_more_pairs: usize,
    /// Pairs that are no reuse and were asked for.
    no_reuse: Vec<PairRow<'r>>,
    n_more_without_reuse: usize,
    /// Pairs that have a page of their own.
    n_pages: usize,
    /// Outlets to choose from.
    outlets: Vec<Shown<'r>>,
    /// Whether it is known of any article of a pair when it was published.
    has_days: bool,
    /// Verdicts of the pairs, as they stand in results and in words.
    verdicts: Vec<(&'static str, String)>,
    clusters: Vec<ClusterRow<'r>>,
    n_more_clusters: usize,
    /// Whether it is known of any listed article when it was published.
    has_dates: bool,
    when: Shown<'r>,
    settings: Vec<(Shown<'r>, Shown<'r>)>,
}
