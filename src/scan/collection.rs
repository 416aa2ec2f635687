//! What every stage of a scan works with.

use super::Observer;
use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::config::ScanConfig;
use super::verify::Texts;

/// The collection that is scanned, and how.
#[derive(Clone, Copy)]
pub(super) struct Collection<'t> {
    pub articles: &'t Articles,
    pub texts: &'t dyn Texts,
    pub config: &'t ScanConfig,
    pub observer: &'t dyn Observer,
    /// What its outlets repeat; empty until that is learnt.
    pub boilerplate: &'t Boilerplate,
}

impl Collection<'_> {
    /// Whether to stop with what is done.
    pub fn stops(self) -> bool {
        self.observer.stops()
    }
}
