//! Counts what two texts really share: whether they are worth a comparison.
//!
//! Texts are asked for when they are needed, so a scan never holds more than a few thousand of them.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Stop;
use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::families::families;
use crate::article::Article;
use crate::sketch::word_shingles;

/// Where the texts of articles can be had again.
pub trait Texts: Sync {
    /// A reader of texts; each thread asks for one of its own.
    fn reader(&self) -> Box<dyn TextReader + '_>;
}

/// Reads texts again.
pub trait TextReader {
    /// The text of the article that was gathered as number `arrival`, the first being 0.
    ///
    /// # Errors
    /// If it is gone or cannot be read any more: the message, naming the place.
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, String>;

    /// The same as an article that goes by `id`. Who knows more of it than its text, such as its language or that it is no Markdown, says
    /// so, so that every command compares one article in the same way.
    ///
    /// # Errors
    /// As those of [`text`](TextReader::text).
    fn article(&mut self, arrival: usize, id: &str) -> Result<Article, String> {
        Ok(Article::from_text(id, &*self.text(arrival)?))
    }
}

/// What two texts share, by their sets of shingles: whether they are candidates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shared {
    /// Shingles of both over shingles of either, 0..=1.
    pub jaccard: f64,
    /// The share of the first one's shingles that the other has, 0..=1.
    pub a_in_b: f64,
    /// The share of the other's that the first one has, 0..=1.
    pub b_in_a: f64,
}

impl Shared {
    /// Counts what two sets share, each sorted and without doubles. Two empty sets share nothing.
    fn count(a: &[u64], b: &[u64]) -> Shared {
        let n_shared = crate::shingle::n_in_both(a, b);
        let share = |whole: usize| if whole == 0 { 0.0 } else { n_shared as f64 / whole as f64 };
        Shared { jaccard: share(a.len() + b.len() - n_shared), a_in_b: share(a.len()), b_in_a: share(b.len()) }
    }
}

/// What was counted, and what could not be.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// For each pair of texts, the smaller number first.
    pub(super) shared: Vec<((u32, u32), Shared)>,
    /// Texts that could not be read again, with the reason.
    pub(super) lost: Vec<(u32, String)>,
    /// Whether it was stopped before all pairs were counted.
    pub(super) is_partial: bool,
}

/// Shingles that a thread keeps of texts it has read: 8 MB, some thousand articles. A family of copies is read once then, unless it is
/// larger.
const MOST_KEPT: usize = 1 << 20;

/// Counts what the texts of each pair share. The pairs are sorted; so is the answer.
pub(super) fn count(
    articles: &Articles,
    pairs: &[(u32, u32)],
    boilerplate: &Boilerplate,
    texts: &dyn Texts,
    stop: Stop<'_>,
) -> Counted {
    let families = families(articles.n_texts(), pairs);
    let tasks = tasks(&families);
    let counted: Vec<Counted> =
        tasks.par_iter().map(|task| count_some(articles, task, boilerplate, texts, stop)).collect();
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

/// Pairs of one task: enough that a thread is busy, few enough that all threads are.
const PAIRS_A_TASK: usize = 512;

/// The pairs in parts; a family is cut only if it is larger than eight parts.
fn tasks(families: &[(u32, (u32, u32))]) -> Vec<&[(u32, (u32, u32))]> {
    let mut tasks = Vec::new();
    let mut begin = 0;
    for at in 1..=families.len() {
        let is_border = at == families.len() || families[at].0 != families[at - 1].0;
        let length = at - begin;
        if at == families.len() || (is_border && length >= PAIRS_A_TASK) || length >= 8 * PAIRS_A_TASK {
            tasks.push(&families[begin..at]);
            begin = at;
        }
    }
    tasks
}

/// The same for pairs with the first texts of their families, one after the other.
pub(super) fn count_some(
    articles: &Articles,
    task: &[(u32, (u32, u32))],
    boilerplate: &Boilerplate,
    texts: &dyn Texts,
    stop: Stop<'_>,
) -> Counted {
    let mut counted = Counted::default();
    let mut shelf = Kept {
        reader: CheckedReader::new(articles, texts),
        boilerplate,
        sets: FxHashMap::default(),
        n_kept: 0,
        lost: FxHashSet::default(),
    };
    for &(_, pair) in task {
        if stop() {
            counted.is_partial = true;
            break;
        }
        let is_there = [pair.0, pair.1].map(|text| shelf.fetch(text, &mut counted.lost));
        if is_there == [true, true] {
            let set = |text| shelf.sets[&text].as_slice();
            counted.shared.push((pair, Shared::count(set(pair.0), set(pair.1))));
        }
        shelf.make_room();
    }
    counted
}

/// Reads the texts of a scan again, each from the first of its articles that still says what it said.
pub(super) struct CheckedReader<'t> {
    articles: &'t Articles,
    reader: Box<dyn TextReader + 't>,
}

impl<'t> CheckedReader<'t> {
    pub fn new(articles: &'t Articles, texts: &'t dyn Texts) -> CheckedReader<'t> {
        CheckedReader { articles, reader: texts.reader() }
    }

    /// What `take` makes of a text: it is given the article that was read, what it says, and its shingles as they follow each other.
    ///
    /// # Errors
    /// If none of its articles can be read any more, or all of them say something else by now: why, of the last one.
    pub fn read<T>(&mut self, text: u32, take: impl FnOnce(u32, &str, Vec<u64>) -> T) -> Result<T, String> {
        let mut failure = String::new();
        for &article in self.articles.members(text) {
            let mut set = Vec::with_capacity(self.articles.n_words(article) as usize);
            match self.reader.text(self.articles.arrival(article)) {
                Ok(found) if word_shingles(&found, &mut set) == self.articles.digest(text) => {
                    return Ok(take(article, &found, set));
                }
                Ok(_) => failure = format!("`{}` changed while it was read", self.articles.id(article)),
                Err(message) => failure = message,
            }
        }
        Err(failure)
    }

    /// An article that says what `text` does, which was read from it before.
    ///
    /// # Errors
    /// If it cannot be read any more, or says something else by now: why.
    pub fn article(&mut self, article: u32, text: &str) -> Result<Article, String> {
        let id = self.articles.id(article);
        let found = self.reader.article(self.articles.arrival(article), id)?;
        if found.source() == text { Ok(found) } else { Err(format!("`{id}` changed while it was read")) }
    }
}

/// The sets of shingles of texts that were read lately.
struct Kept<'t> {
    reader: CheckedReader<'t>,
    boilerplate: &'t Boilerplate,
    sets: FxHashMap<u32, Vec<u64>>,
    n_kept: usize,
    lost: FxHashSet<u32>,
}

impl Kept<'_> {
    /// Whether the set of a text is there or could be made.
    fn fetch(&mut self, text: u32, lost: &mut Vec<(u32, String)>) -> bool {
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
        let pairs: Vec<(u32, u32)> =
            (1..20_000).map(|other| (0, other)).chain((20_000..22_000).map(|one| (one, one + 2_000))).collect();
        let families = families(30_000, &pairs);
        let tasks = tasks(&families);
        assert_eq!(tasks.iter().map(|task| task.len()).sum::<usize>(), pairs.len());
        assert!(tasks.iter().all(|task| task.len() <= 8 * PAIRS_A_TASK));
        assert_eq!(tasks.len(), 20_000_usize.div_ceil(8 * PAIRS_A_TASK) + 4);
    }
}
