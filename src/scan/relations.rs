//! Relations between any two articles of a scan. Pairs that were not candidates are compared on request.

use rustc_hash::FxHashMap;

use super::articles::Articles;
use super::collection::Collection;
use super::config::ScanConfig;
use super::first_pass::FirstPass;
use super::ids::{ArticleId, TextPair};
use super::pairs::Relation;
use super::third_texts::{Recomparer, SecondPass};

/// Relations, cached by the texts of the articles.
pub(super) struct Relations<'a> {
    collection: Collection<'a>,
    second_pass: &'a SecondPass,
    recomparer: Recomparer<'a>,
    asked: FxHashMap<TextPair, Option<Relation>>,
}

impl<'a> Relations<'a> {
    pub fn new(collection: Collection<'a>, first_pass: &'a FirstPass, second_pass: &'a SecondPass) -> Relations<'a> {
        let recomparer = Recomparer::new(collection, first_pass, &second_pass.stories);
        Relations { collection, second_pass, recomparer, asked: FxHashMap::default() }
    }

    pub fn articles(&self) -> &'a Articles {
        self.collection.articles
    }

    pub fn config(&self) -> &'a ScanConfig {
        self.collection.config
    }

    /// The relation of `one` to `other`, if one is derived from the other and their dates are close enough. Outlets are
    /// ignored here: if a and c are copies of b, they belong together even if they are from one outlet.
    pub fn of(&mut self, one: ArticleId, other: ArticleId) -> Option<Relation> {
        if !self.config().is_near(self.articles(), one, other) {
            return None;
        }
        let (one, other) = (self.articles().text(one)?, self.articles().text(other)?);
        if one == other {
            return Some(Relation::IDENTICAL);
        }
        let texts = TextPair::of(one, other);
        let known = match self.asked.get(&texts) {
            Some(known) => *known,
            None => {
                // A text that can no longer be read was reported by the first comparison of it.
                let asked = self.recomparer.ask(texts, self.second_pass);
                *self.asked.entry(texts).or_insert(asked.ok().flatten())
            }
        };
        let derived = known.filter(|relation| relation.verdict.is_derived())?;
        Some(if one < other { derived } else { derived.reversed() })
    }
}
