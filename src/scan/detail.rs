//! Compares pairs of a finished scan again to show them in full.

use super::Scan;
use super::articles::Articles;
use super::config::ScanConfig;
use super::ids::ArticleId;
use super::pairs::ScanPair;
use super::verify::{TextReader, Texts, changed};
use crate::Error;
use crate::article::Article;
use crate::compare::{Comparer, Comparison};
use crate::sketch::word_shingles;

/// A pair of a scan with both articles and the full comparison.
#[derive(Debug)]
pub struct PairDetail {
    /// The article with the smaller number.
    pub a: Article,
    /// The other article.
    pub b: Article,
    /// The comparison; its verdict and score are those of the scan.
    pub comparison: Comparison,
}

/// Compares pairs of a scan again, one after the other; each thread creates its own.
pub struct PairDetails<'s> {
    articles: &'s Articles,
    scan: &'s Scan,
    reader: Box<dyn TextReader + 's>,
    comparer: Comparer,
}

impl<'s> PairDetails<'s> {
    /// For the pairs of `scan`, which was run with `config`; `texts` provides the texts.
    pub fn of(articles: &'s Articles, scan: &'s Scan, texts: &'s dyn Texts, config: &ScanConfig) -> PairDetails<'s> {
        PairDetails { articles, scan, reader: texts.reader(), comparer: Comparer::new(&config.comparing) }
    }

    /// Compares a pair of the scan.
    ///
    /// # Errors
    /// If one of the texts can no longer be read or has changed; the message names the article.
    pub fn compare(&mut self, pair: &ScanPair) -> Result<PairDetail, Error> {
        let (a, b) = (self.article(pair.a)?, self.article(pair.b)?);
        let common = self.scan.common_runs(self.articles, pair, &mut *self.reader);
        let comparison = self.comparer.compare_in(&a, &b, &common);
        Ok(PairDetail { a, b, comparison })
    }

    /// The article, if it is unchanged since the scan.
    fn article(&mut self, number: ArticleId) -> Result<Article, Error> {
        let id = self.articles.id(number);
        let article = self.reader.article(self.articles.arrival(number), id)?;
        let digest = word_shingles(article.source(), &mut Vec::new());
        let is_as_scanned = self.articles.text(number).is_some_and(|known| digest == self.articles.digest(known));
        if is_as_scanned { Ok(article) } else { Err(Error::new(changed(id))) }
    }
}

impl std::fmt::Debug for PairDetails<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PairDetails").finish_non_exhaustive()
    }
}
