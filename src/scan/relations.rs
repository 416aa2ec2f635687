//! What any two articles of a scan are to each other; what the candidates did not bring together is compared when it is asked for.

use rustc_hash::FxHashMap;

use super::articles::Articles;
use super::config::ScanConfig;
use super::judged::Judged;
use super::pair_comparer::Collection;
use super::pairs::TextPair;
use super::thirds::{Collective, SecondLook};

/// Answers by the texts of the articles.
pub(super) struct Relations<'a> {
    collection: Collection<'a>,
    collective: &'a Collective,
    second_look: SecondLook<'a>,
    asked: FxHashMap<(u32, u32), Option<TextPair>>,
}

impl<'a> Relations<'a> {
    pub fn new(collection: Collection<'a>, judged: &'a Judged, collective: &'a Collective) -> Relations<'a> {
        let second_look = SecondLook::new(collection, judged, &collective.stories);
        Relations { collection, collective, second_look, asked: FxHashMap::default() }
    }

    pub fn articles(&self) -> &'a Articles {
        self.collection.articles
    }

    pub fn config(&self) -> &'a ScanConfig {
        self.collection.config
    }

    /// What `one` is to `other` if the two are derived from each other and were published near enough to each other. Outlets do not count
    /// here: that a and c are of one outlet does not part them if both are copies of b.
    pub fn of(&mut self, one: u32, other: u32) -> Option<TextPair> {
        if !self.config().is_near(self.articles(), one, other) {
            return None;
        }
        let (one, other) = (self.articles().text(one)?, self.articles().text(other)?);
        if one == other {
            return Some(TextPair::identical(one));
        }
        let texts = (one.min(other), one.max(other));
        let known = match self.asked.get(&texts) {
            Some(known) => *known,
            None => {
                // A text that cannot be read any more was named by who compared it first.
                let asked = self.second_look.ask(texts, self.collective);
                *self.asked.entry(texts).or_insert(asked.ok().flatten())
            }
        };
        let derived = known.filter(|pair| pair.verdict.is_derived())?;
        Some(if one < other { derived } else { derived.reversed() })
    }
}
