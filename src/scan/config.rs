//! Settings of a scan.

use super::articles::Articles;
use super::ids::ArticleId;
use crate::Error;
use crate::compare::Config;

/// Which kinds of reuse a scan searches for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Articles that share word runs.
    Copies,
    /// Also rewritten versions.
    #[default]
    Rewrites,
}

/// Settings of a scan.
#[derive(Clone, Debug)]
pub struct ScanConfig {
    /// Which kinds of reuse to search for.
    pub level: Level,
    threshold: f64,
    within_days: Option<f64>,
    /// Whether to ignore pairs of articles from the same outlet. Pairs with an unknown outlet are not ignored.
    pub across_sources: bool,
    /// Outlets whose articles are kept in preference to others, the most preferred first.
    pub preferred: Vec<String>,
    /// Settings for comparing pairs.
    pub comparing: Config,
}

impl Default for ScanConfig {
    fn default() -> ScanConfig {
        ScanConfig {
            level: Level::default(),
            threshold: Self::USUAL_THRESHOLD,
            within_days: None,
            across_sources: false,
            preferred: Vec::new(),
            comparing: Config::default(),
        }
    }
}

impl ScanConfig {
    /// Half of all runs of five words. A copy with one word in fourteen replaced reaches this; an independent report
    /// never does.
    pub const USUAL_THRESHOLD: f64 = 0.5;

    /// Below this, keys would have so few values that they would match every text with every other.
    pub const LEAST_THRESHOLD: f64 = 0.3;

    /// These settings with another threshold: the least share of runs of five words that two articles must have in
    /// common to be compared as possible copies, out of all runs in either.
    ///
    /// # Errors
    /// If it is not between [`LEAST_THRESHOLD`](Self::LEAST_THRESHOLD) and 1.
    pub fn with_threshold(self, threshold: f64) -> Result<ScanConfig, Error> {
        if (Self::LEAST_THRESHOLD..=1.0).contains(&threshold) {
            Ok(ScanConfig { threshold, ..self })
        } else {
            Err(Error::new(format!(
                "a threshold of `{threshold}` makes no sense: choose {} to 1",
                Self::LEAST_THRESHOLD
            )))
        }
    }

    /// These settings, limited to pairs published at most `days` apart. Articles without a date are never excluded.
    ///
    /// # Errors
    /// If it is negative or not a number.
    pub fn with_within_days(self, days: f64) -> Result<ScanConfig, Error> {
        if days >= 0.0 {
            Ok(ScanConfig { within_days: Some(days), ..self })
        } else {
            Err(Error::new(format!("`{days}` days make no sense: choose 0 or more")))
        }
    }

    /// The least Jaccard similarity of a pair that may be copies.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// Most days between two publication dates; `None` for no limit.
    pub fn within_days(&self) -> Option<f64> {
        self.within_days
    }

    /// Whether two articles were published within the requested number of days.
    pub(super) fn is_near(&self, articles: &Articles, one: ArticleId, other: ArticleId) -> bool {
        match (self.within_days, articles.date(one), articles.date(other)) {
            (Some(days), Some(one), Some(other)) => one.days_between(other) <= days,
            _ => true,
        }
    }

    /// Whether the settings allow a pair of articles, whatever their texts.
    pub(super) fn allows(&self, articles: &Articles, one: ArticleId, other: ArticleId) -> bool {
        let is_of_one_outlet = || articles.source(one).is_some_and(|source| articles.source(other) == Some(source));
        self.is_near(articles, one, other) && !(self.across_sources && is_of_one_outlet())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_make_no_sense_are_refused() {
        for threshold in [0.0, 0.29, 1.01, -1.0, f64::NAN, 50.0] {
            assert!(ScanConfig::default().with_threshold(threshold).is_err(), "{threshold}");
        }
        for days in [-1.0, f64::NAN] {
            assert!(ScanConfig::default().with_within_days(days).is_err(), "{days}");
        }
        assert_eq!(ScanConfig::default().with_threshold(0.3).unwrap().threshold(), 0.3);
    }
}
