//! The pairs of a scan, each as a page of its own beside the page of the scan, which links to them.
//!
//! ```text
//! index.html      row 1 ── pairs/1.html      the comparison of the likeliest pair
//!                 row 2 ── pairs/2.html      …
//! ```
//!
//! Files go by the row of the table, a number: an id may be anything. Texts are read again when their page is made, so that there is
//! never more than one pair a thread in memory.

use super::day::day_and_time;
use super::safe::Shown;
use super::{Input, Making, sha256};
use crate::article::Article;
use crate::compare::Comparer;
use crate::report::scan::likeliest;
use crate::report::words::two_places;
use crate::scan::{Articles, Scan, ScanConfig, ScanPair, TextReader, Texts};
use crate::sketch::shingles;

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
    scan: &'r Scan,
    texts: &'r dyn Texts,
    making: &'r Making,
    config: &'r ScanConfig,
    pairs: Vec<&'r ScanPair>,
}

impl<'r> PairPages<'r> {
    /// The pages of the pairs of `scan`, which went by `config`; their texts can be had from `texts`.
    pub fn of(
        articles: &'r Articles,
        scan: &'r Scan,
        texts: &'r dyn Texts,
        making: &'r Making,
        config: &'r ScanConfig,
    ) -> PairPages<'r> {
        PairPages { articles, scan, texts, making, config, pairs: likeliest(&scan.pairs, MOST_PAGES) }
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Where the page of pair `index`, the first being 0, is expected, from the page of the scan.
    pub fn path(index: usize) -> String {
        format!("pairs/{}.html", index + 1)
    }

    /// Who makes pages; each thread asks for one of its own.
    pub fn maker(&self) -> PairPageMaker<'_> {
        PairPageMaker { pages: self, comparer: Comparer::new(&self.config.comparing), reader: self.texts.reader() }
    }
}

/// Makes pages, one after the other.
pub struct PairPageMaker<'p> {
    pages: &'p PairPages<'p>,
    comparer: Comparer,
    reader: Box<dyn TextReader + 'p>,
}

impl PairPageMaker<'_> {
    /// The page of pair `index`, the first being 0.
    ///
    /// # Errors
    /// If one of the texts cannot be read any more, or says something else by now: why.
    pub fn page(&mut self, index: usize) -> Result<String, String> {
        let PairPages { articles, scan, making, .. } = self.pages;
        let pair = self.pages.pairs[index];
        let (a, b) = (self.article(pair.a)?, self.article(pair.b)?);
        let common = scan.common_runs(articles, pair, &mut *self.reader);
        let result = self.comparer.compare_in(&a, &b, &common);
        let input = |article: &Article| Input {
            of: "the text as read, in UTF-8, of".to_owned(),
            sha256: sha256(article.source().as_bytes()),
        };
        let making = Making { inputs: Some([input(&a), input(&b)]), ..(*making).clone() };
        let published = [pair.a, pair.b].map(|article| {
            let date = articles.date(article).map_or_else(String::new, day_and_time);
            (Shown::of(articles.source(article).unwrap_or_default()), date)
        });
        let among = Among {
            back: "../index.html",
            verdict: pair.verdict.name().replace('_', " "),
            score: two_places(pair.score),
            published,
        };
        Ok(super::comparison_among(&a, &b, &result, &making, Some(among)))
    }

    /// An article as it was scanned.
    fn article(&mut self, number: u32) -> Result<Article, String> {
        let articles = self.pages.articles;
        let article = self.reader.article(articles.arrival(number), articles.id(number))?;
        let is_as_scanned = articles
            .text(number)
            .is_some_and(|known| shingles(article.source(), &mut Vec::new()) == articles.digest(known));
        if is_as_scanned { Ok(article) } else { Err(format!("`{}` changed while it was read", articles.id(number))) }
    }
}
