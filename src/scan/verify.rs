//! Counts the shingles that two texts share, to decide whether they are worth a comparison.
//!
//! Texts are read when needed, so a scan never holds more than a few thousand of them.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::collection::Collection;
use super::families::{FamilyPair, families};
use super::ids::{ArticleId, TextId, TextPair};
use crate::Error;
use crate::article::Article;
use crate::sketch::word_shingles;

/// Gives access to the texts of articles again.
pub trait Texts: Sync {
    /// A reader of texts; each thread requests its own.
    fn reader(&self) -> Box<dyn TextReader + '_>;
}

/// Reads texts again.
pub trait TextReader {
    /// The text of the article that arrived as number `arrival`, counted from 0.
    ///
    /// # Errors
    /// If it is gone or can no longer be read; the message names the location.
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, Error>;

    /// The same text as an article with the given `id`. Implementors that know more than the text, such as its language
    /// or that it is not Markdown, set it here, so that every command compares an article in the same way.
    ///
    /// # Errors
    /// As for [`text`](TextReader::text).
    fn article(&mut self, arrival: usize, id: &str) -> Result<Article, Error> {
        Ok(Article::from_text(id, &*self.text(arrival)?))
    }
}

/// The overlap of two texts, from their sets of shingles. Decides whether they are candidates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shared {
    /// Shared shingles divided by all distinct shingles of both, 0..=1.
    pub jaccard: f64,
    /// Share of the first text's shingles that the second has, 0..=1.
    pub a_in_b: f64,
    /// Share of the second text's shingles that the first has, 0..=1.
    pub b_in_a: f64,
}

impl Shared {
    /// Counts the overlap of two sorted sets without duplicates. Two empty sets share nothing.
    fn count(a: &[u64], b: &[u64]) -> Shared {
        let n_shared = crate::shingle::n_in_both(a, b);
        let share = |whole: usize| if whole == 0 { 0.0 } else { n_shared as f64 / whole as f64 };
        Shared { jaccard: share(a.len() + b.len() - n_shared), a_in_b: share(a.len()), b_in_a: share(b.len()) }
    }
}

/// The counts, and the texts that could not be counted.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) shared: Vec<(TextPair, Shared)>,
    /// Texts that could not be read again, with the reason.
    pub(super) lost: Vec<(TextId, String)>,
    /// Whether the run was stopped before all pairs were counted.
    pub(super) is_partial: bool,
}

/// Most shingles that a thread keeps from texts it has read: 8 MB, a few thousand articles. A family of copies that
/// fits is read only once.
const MOST_KEPT: usize = 1 << 20;

/// Counts the overlap of each pair. The pairs are sorted, and so is the result.
pub(super) fn count(collection: Collection<'_>, pairs: &[TextPair]) -> Counted {
    let families = families(collection.articles.n_texts(), pairs);
    let tasks = tasks(&families);
    let counted: Vec<Counted> = tasks.par_iter().map(|task| count_some(collection, task)).collect();
    let mut all = Counted::default();
    for some in counted {
        all.shared.extend(some.shared);
        all.lost.extend(some.lost);
        all.is_partial |= some.is_partial;
    }
    all.shared.sort_unstable_by_key(|(pair, _)| *pair);
    all.lost.sort();
    all.lost.dedup_by_key(|(text, _)| *text);
    all
}

/// Pairs per task: enough to keep a thread busy, few enough to keep all threads busy.
const PAIRS_A_TASK: usize = 512;

/// Splits the pairs into tasks. A family is split only if it is larger than eight tasks.
fn tasks(families: &[FamilyPair]) -> Vec<&[FamilyPair]> {
    let mut tasks = Vec::new();
    let mut begin = 0;
    for at in 1..=families.len() {
        let is_border = at == families.len() || !families[at].is_of_family_of(&families[at - 1]);
        let length = at - begin;
        if at == families.len() || (is_border && length >= PAIRS_A_TASK) || length >= 8 * PAIRS_A_TASK {
            tasks.push(&families[begin..at]);
            begin = at;
        }
    }
    tasks
}

/// Counts the pairs of one task in sequence.
fn count_some(collection: Collection<'_>, task: &[FamilyPair]) -> Counted {
    let mut counted = Counted::default();
    let mut kept = Kept {
        reader: CheckedReader::new(collection),
        boilerplate: collection.boilerplate,
        sets: FxHashMap::default(),
        n_kept: 0,
        lost: FxHashSet::default(),
    };
    for &FamilyPair { texts: pair, .. } in task {
        if collection.stops() {
            counted.is_partial = true;
            break;
        }
        let is_there = pair.both().map(|text| kept.fetch(text, &mut counted.lost));
        if is_there == [true, true] {
            let set = |text| kept.sets[&text].as_slice();
            counted.shared.push((pair, Shared::count(set(pair.a()), set(pair.b()))));
        }
        kept.make_room();
    }
    counted
}

/// The message about an article that is not what it was when it was scanned.
pub(super) fn changed(id: &str) -> String {
    format!("`{id}` changed while it was read")
}

/// Reads the texts of a scan again, each from its first article that is unchanged.
pub(super) struct CheckedReader<'t> {
    articles: &'t Articles,
    reader: Box<dyn TextReader + 't>,
}

impl<'t> CheckedReader<'t> {
    pub fn new(collection: Collection<'t>) -> CheckedReader<'t> {
        CheckedReader { articles: collection.articles, reader: collection.texts.reader() }
    }

    /// Passes a text to `take`: the article it was read from, its content, and its shingles in order.
    ///
    /// # Errors
    /// If every article of the text can no longer be read or has changed: the reason for the last one.
    pub fn read<T>(&mut self, text: TextId, take: impl FnOnce(ArticleId, &str, Vec<u64>) -> T) -> Result<T, String> {
        let mut failure = String::new();
        for &article in self.articles.members(text) {
            let mut set = Vec::with_capacity(self.articles.n_words(article) as usize);
            match self.reader.text(self.articles.arrival(article)) {
                Ok(found) if word_shingles(&found, &mut set) == self.articles.digest(text) => {
                    return Ok(take(article, &found, set));
                }
                Ok(_) => failure = changed(self.articles.id(article)),
                Err(error) => failure = error.to_string(),
            }
        }
        Err(failure)
    }

    /// The article from which `text` was read before, read again.
    ///
    /// # Errors
    /// If it can no longer be read or has changed: the reason.
    pub fn article(&mut self, article: ArticleId, text: &str) -> Result<Article, String> {
        let id = self.articles.id(article);
        let found = self.reader.article(self.articles.arrival(article), id).map_err(|error| error.to_string())?;
        if found.source() == text { Ok(found) } else { Err(changed(id)) }
    }
}

/// The shingle sets of recently read texts.
struct Kept<'t> {
    reader: CheckedReader<'t>,
    boilerplate: &'t Boilerplate,
    sets: FxHashMap<TextId, Vec<u64>>,
    n_kept: usize,
    lost: FxHashSet<TextId>,
}

impl Kept<'_> {
    /// Whether the set of a text is present or could be made.
    fn fetch(&mut self, text: TextId, lost: &mut Vec<(TextId, String)>) -> bool {
        if self.sets.contains_key(&text) {
            return true;
        }
        if self.lost.contains(&text) {
            return false;
        }
        match self.reader.read(text, |_, _, set| set) {
            Ok(mut set) => {
                set.sort_unstable();
                set.dedup();
                set.retain(|shingle| !self.boilerplate.shingles.contains(shingle));
                self.n_kept += set.len();
                self.sets.insert(text, set);
                true
            }
            Err(message) => {
                self.lost.insert(text);
                lost.push((text, message));
                false
            }
        }
    }

    fn make_room(&mut self) {
        if self.n_kept > MOST_KEPT {
            self.sets.clear();
            self.n_kept = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_directions_are_counted() {
        let shared = Shared::count(&[1, 2, 3, 4], &[2, 3]);
        assert_eq!(shared, Shared { jaccard: 0.5, a_in_b: 0.5, b_in_a: 1.0 });
        assert_eq!(Shared::count(&[], &[]).jaccard, 0.0);
    }

    #[test]
    fn tasks_hold_all_pairs_and_cut_large_families_only() {
        let pair = |(one, other)| TextPair::of(TextId::new(one), TextId::new(other));
        let one_family = (1..20_000).map(|other| (0, other));
        let pairs: Vec<TextPair> = one_family.chain((20_000..22_000).map(|one| (one, one + 2_000))).map(pair).collect();
        let families = families(30_000, &pairs);
        let tasks = tasks(&families);
        assert_eq!(tasks.iter().map(|task| task.len()).sum::<usize>(), pairs.len());
        assert!(tasks.iter().all(|task| task.len() <= 8 * PAIRS_A_TASK));
        assert_eq!(tasks.len(), 20_000_usize.div_ceil(8 * PAIRS_A_TASK) + 4);
    }
}
