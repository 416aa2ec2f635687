//! The pairs of a scan, each as a page of its own beside the page of the scan, which links to them.
//!
//! ```text
//! index.html      row 1 ── pairs/1.html      the comparison of the likeliest pair
//!                 row 2 ── pairs/2.html      …
//! ```
//!
//! Files go by the row of the table, a number: an id may be anything. Who calls makes one page
//! after the other, so that no more than one pair a thread is in memory.

use respun::Article;
use respun::scan::{Articles, PairDetail, Scan, ScanPair};

use super::day::day_and_time;
use super::safe::Shown;
use super::{Input, ReportMetadata, sha256};
use crate::scan::likeliest;
use crate::words::two_places;

/// Pairs that get a page: more than anybody reads, made in seconds. All of a large table would fill a disk.
const MOST_PAGES: usize = 1_000;

/// What a page of a pair says of where it belongs.
pub(super) struct Among<'r> {
    /// The page of the scan, from here.
    pub back: &'static str,
    /// What the scan calls the pair.
    pub verdict: String,
    pub score: String,
    /// Outlet of a and of b, and when they were published; what is not known is empty.
    pub published: [(Shown<'r>, String); 2],
}

/// The pairs of a scan that get a page: those of the highest scores, in their order.
pub struct PairPages<'r> {
    articles: &'r Articles,
    metadata: &'r ReportMetadata,
    pairs: Vec<&'r ScanPair>,
}

impl<'r> PairPages<'r> {
    /// The pages of the pairs of `scan`.
    pub fn of(articles: &'r Articles, scan: &'r Scan, metadata: &'r ReportMetadata) -> PairPages<'r> {
        PairPages { articles, metadata, pairs: likeliest(&scan.pairs, MOST_PAGES) }
    }

    /// The pairs, one for each page.
    pub fn pairs(&self) -> &[&'r ScanPair] {
        &self.pairs
    }

    /// Where the page of pair `index`, the first being 0, is expected, from the page of the scan.
    pub fn path(index: usize) -> String {
        format!("pairs/{}.html", index + 1)
    }

    /// The page of a pair.
    pub fn page(&self, pair: &ScanPair, detail: &PairDetail) -> String {
        let PairDetail { a, b, comparison } = detail;
        let input = |article: &Article| Input {
            of: "the text as read, in UTF-8, of".to_owned(),
            sha256: sha256(article.source().as_bytes()),
        };
        let metadata = ReportMetadata { inputs: Some([input(a), input(b)]), ..self.metadata.clone() };
        let published = [pair.a, pair.b].map(|article| {
            let date = self.articles.date(article).map_or_else(String::new, day_and_time);
            (Shown::of(self.articles.source(article).unwrap_or_default()), date)
        });
        let among = Among {
            back: "../index.html",
            verdict: pair.verdict.name().replace('_', " "),
            score: two_places(pair.score),
            published,
        };
        super::comparison_among(a, b, comparison, &metadata, Some(among))
    }
}
