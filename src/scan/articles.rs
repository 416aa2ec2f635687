//! All articles of a scan by number, with what the scan keeps of each in memory: about 450 bytes and the id.
//!
//! Numbers follow the ids, not the order of arrival, so no result that uses numbers depends on that order. Articles
//! with identical words share one *text*; its sketch is stored once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::config::Level;
use super::date::Moment;
use super::ids::{ArticleId, TextId};
use super::rare_words;
use super::same_ids::{Renamed, new_ids};
use crate::sketch::{Signature, Sketch};

/// Collects articles as they are read and extracts from each text what it needs.
pub trait Collector: Send + Sync {
    /// What is extracted from a text.
    type Extracted: Send;

    /// Extracts the data from `text`. All threads call this at the same time.
    fn extract(&self, text: &str) -> Self::Extracted;

    /// Adds an article, in the order of reading. The limit is four billion, far more than fits in memory.
    fn add(&mut self, article: Incoming<Self::Extracted>);

    /// Number of articles added so far.
    fn len(&self) -> usize;

    /// Whether no article has been added.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the memory limit is reached, so that reading should stop.
    fn is_full(&self) -> bool {
        false
    }
}

/// An article as it arrives.
#[derive(Clone, Debug)]
pub struct Incoming<S> {
    /// The article's id.
    pub id: String,
    /// Publication date, if known.
    pub date: Option<Moment>,
    /// The outlet that published it, if known.
    pub source: Option<String>,
    /// What was extracted from its text.
    pub extracted: S,
}

/// Articles being collected. [`ArticlesBuilder::finish`] assigns their numbers.
#[derive(Debug, Default)]
pub struct ArticlesBuilder {
    ids: Ids,
    dates: Vec<Option<Moment>>,
    sources: Vec<Option<u32>>,
    source_numbers: FxHashMap<String, u32>,
    digests: Vec<u128>,
    n_words: Vec<u32>,
    signatures: Vec<Signature>,
    samples: Samples,
    /// Upper bound for the number of rare words in the texts.
    n_rare: usize,
    limit: Option<Limit>,
}

/// The memory limit of a scan.
#[derive(Clone, Copy, Debug)]
struct Limit {
    n_bytes: u64,
    level: Level,
}

/// The sampled shingles of many articles, concatenated.
#[derive(Debug, Default)]
struct Samples {
    joined: Vec<u32>,
    ends: Vec<usize>,
}

impl Samples {
    fn push(&mut self, samples: &[u32]) {
        self.joined.extend_from_slice(samples);
        self.ends.push(self.joined.len());
    }

    fn get(&self, number: usize) -> &[u32] {
        let begin = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.joined[begin..self.ends[number]]
    }
}

/// Many short strings in one allocation.
#[derive(Debug, Default)]
struct Ids {
    joined: String,
    ends: Vec<usize>,
}

impl Ids {
    fn push(&mut self, id: &str) {
        self.joined.push_str(id);
        self.ends.push(self.joined.len());
    }

    fn get(&self, number: usize) -> &str {
        let begin = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.joined[begin..self.ends[number]]
    }
}

/// The articles of a scan.
#[derive(Debug)]
pub struct Articles {
    ids: Ids,
    dates: Vec<Option<Moment>>,
    sources: Vec<Option<u32>>,
    source_names: Vec<String>,
    n_words: Vec<u32>,
    /// For each article, its position in the order of arrival, counted from 0.
    arrivals: Vec<u32>,
    /// Every article with words, once: the members of text 0, then of text 1, and so on, each group in the order of
    /// numbers.
    members: Vec<ArticleId>,
    /// The end of each text's group in `members`.
    text_ends: Vec<u32>,
    /// The text of each article; `None` if the article has no words.
    text_of: Vec<Option<TextId>>,
    digests: Vec<u128>,
    /// The signature of each text.
    signatures: Vec<Signature>,
    samples: Samples,
}

impl Collector for ArticlesBuilder {
    /// The sketch of a text; `None` if the text has no words.
    type Extracted = Option<Sketch>;

    fn extract(&self, text: &str) -> Option<Sketch> {
        Sketch::of(text)
    }

    fn add(&mut self, article: Incoming<Option<Sketch>>) {
        self.ids.push(&article.id);
        self.dates.push(article.date);
        let next = self.source_numbers.len() as u32;
        self.sources.push(article.source.map(|source| *self.source_numbers.entry(source).or_insert(next)));
        match article.extracted {
            Some(sketch) => {
                self.n_rare += rare_words::n_at_most(sketch.n_words as usize);
                self.digests.push(sketch.digest);
                self.n_words.push(sketch.n_words);
                self.signatures.push(sketch.signature);
                self.samples.push(&sketch.samples);
            }
            None => {
                self.digests.push(0);
                self.n_words.push(0);
                self.signatures.push(Signature([0; crate::sketch::SIGNATURE_VALUES]));
                self.samples.push(&[]);
            }
        }
    }

    fn len(&self) -> usize {
        self.dates.len()
    }

    fn is_full(&self) -> bool {
        self.limit.is_some_and(|limit| self.n_bytes_to_scan(limit.level) > limit.n_bytes)
    }
}

/// Bytes that a scan needs besides the articles it keeps: the program, its tables, read buffers, and the vocabularies
/// of comparisons.
const BASE: u64 = 40 << 20;

/// Size of the rare-word table in bytes.
const BASE_OF_REWRITES: u64 = 32 << 20;

impl ArticlesBuilder {
    /// An empty collection, limited to the articles that a scan at `level` can process in `n_bytes` of memory.
    pub fn within(n_bytes: u64, level: Level) -> ArticlesBuilder {
        ArticlesBuilder { limit: Some(Limit { n_bytes, level }), ..ArticlesBuilder::default() }
    }

    /// Upper estimate of the peak memory of a scan of these articles, in bytes.
    fn n_bytes_to_scan(&self, level: Level) -> u64 {
        // Ids exist twice while numbers are assigned; growing vectors have up to as much again in unused capacity.
        let ids = 3 * self.ids.joined.len();
        let samples = self.samples.joined.len() * (2 * size_of::<u32>() + 16);
        let articles = self.dates.len() * (size_of::<Signature>() * 3 / 2 + 160);
        let rare = if level == Level::Rewrites { self.n_rare * 24 } else { 0 };
        let base = if level == Level::Rewrites { BASE + BASE_OF_REWRITES } else { BASE };
        base + (ids + samples + articles + rare) as u64
    }

    /// The articles by number, and the renamed ids: [`finish_from`](ArticlesBuilder::finish_from) with unknown files.
    pub fn finish(self) -> (Articles, Vec<Renamed>) {
        self.finish_from(&|_| String::new())
    }

    /// The articles by number, and the renamed ids. If several articles have one id, they become `file#id` when they
    /// come from several files, otherwise `id#2` and so on in the order of arrival. `file_of` returns the file of an
    /// article from its arrival number.
    pub fn finish_from(self, file_of: &dyn Fn(usize) -> String) -> (Articles, Vec<Renamed>) {
        let ArticlesBuilder { ids, dates, sources, source_numbers, digests, n_words, signatures, samples, .. } = self;
        let mut order: Vec<u32> = (0..dates.len() as u32).collect();
        order.par_sort_unstable_by_key(|&arrival| (ids.get(arrival as usize), arrival));
        let id = |arrival: &u32| ids.get(*arrival as usize);
        let of_one_id = order.chunk_by(|one, other| id(one) == id(other)).filter(|same| same.len() > 1);
        let same: Vec<(&str, Vec<u32>)> = of_one_id.map(|same| (id(&same[0]), same.to_vec())).collect();
        let is_taken = |name: &str| order.binary_search_by(|arrival| id(arrival).cmp(name)).is_ok();
        let renamed = new_ids(&same, &|arrival| file_of(arrival as usize), is_taken);
        drop(same);
        let id = |arrival: u32| renamed.get(&arrival).map_or_else(|| ids.get(arrival as usize), |new| new.is.as_str());
        if !renamed.is_empty() {
            order.par_sort_unstable_by_key(|&arrival| id(arrival));
        }

        // Group articles with identical words. Texts are ordered by content hash, which does not depend on the order of
        // arrival.
        let arrival = |article: ArticleId| order[article.index()];
        let mut members: Vec<ArticleId> =
            ArticleId::first(order.len()).filter(|&article| n_words[arrival(article) as usize] > 0).collect();
        let digest = |article: &ArticleId| digests[arrival(*article) as usize];
        members.par_sort_unstable_by_key(|article| (digest(article), *article));
        let mut text_of = vec![None; order.len()];
        let mut text_ends: Vec<u32> = Vec::new();
        let mut representatives = Vec::new();
        for (at, article) in members.iter().enumerate() {
            if at == 0 || digest(&members[at - 1]) != digest(article) {
                text_ends.push(at as u32);
                representatives.push(arrival(*article));
            }
            *text_ends.last_mut().expect("a text was begun") = at as u32 + 1;
            text_of[article.index()] = Some(TextId::new(text_ends.len() - 1));
        }
        let mut source_names = vec![String::new(); source_numbers.len()];
        for (name, number) in source_numbers {
            source_names[number as usize] = name;
        }
        let mut sorted_ids = Ids::default();
        order.iter().for_each(|&arrival| sorted_ids.push(id(arrival)));
        let mut names: Vec<Renamed> = renamed.into_values().collect();
        names.sort_unstable_by(|one, other| one.is.cmp(&other.is));
        let mut of_texts = Samples::default();
        representatives.iter().for_each(|&arrival| of_texts.push(samples.get(arrival as usize)));
        drop(samples);
        let articles = Articles {
            ids: sorted_ids,
            dates: order.iter().map(|&arrival| dates[arrival as usize]).collect(),
            sources: order.iter().map(|&arrival| sources[arrival as usize]).collect(),
            source_names,
            n_words: order.iter().map(|&arrival| n_words[arrival as usize]).collect(),
            digests: representatives.iter().map(|&arrival| digests[arrival as usize]).collect(),
            signatures: in_order_of(signatures, &representatives),
            samples: of_texts,
            arrivals: order,
            members,
            text_ends,
            text_of,
        };
        (articles, names)
    }
}

/// The items at `places`, each named at most once. Moves them in place, because they are most of the memory of a large
/// scan.
fn in_order_of<T>(mut items: Vec<T>, places: &[u32]) -> Vec<T> {
    // The current position of the item that was first at each place; swaps change it.
    let mut now_at: Vec<u32> = (0..items.len() as u32).collect();
    let mut stood_at: Vec<u32> = now_at.clone();
    for (target, &place) in places.iter().enumerate() {
        let from = now_at[place as usize] as usize;
        items.swap(target, from);
        let displaced = stood_at[target];
        stood_at.swap(target, from);
        now_at[displaced as usize] = from as u32;
        now_at[place as usize] = target as u32;
    }
    items.truncate(places.len());
    items.shrink_to_fit();
    items
}

impl Articles {
    /// Number of articles.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether there are no articles.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// The article's id.
    pub fn id(&self, article: ArticleId) -> &str {
        self.ids.get(article.index())
    }

    /// The publication date.
    pub fn date(&self, article: ArticleId) -> Option<Moment> {
        self.dates[article.index()]
    }

    /// The outlet that published the article.
    pub fn source(&self, article: ArticleId) -> Option<&str> {
        self.sources[article.index()].map(|number| self.source_names[number as usize].as_str())
    }

    /// Number of words.
    pub fn n_words(&self, article: ArticleId) -> u32 {
        self.n_words[article.index()]
    }

    /// The article's position in the order of arrival, counted from 0.
    pub fn arrival(&self, article: ArticleId) -> usize {
        self.arrivals[article.index()] as usize
    }

    /// Number of distinct texts. Articles without words have no text.
    pub fn n_texts(&self) -> usize {
        self.text_ends.len()
    }

    /// The articles that have this text, in the order of their numbers.
    pub fn members(&self, text: TextId) -> &[ArticleId] {
        let text = text.index();
        let begin = if text == 0 { 0 } else { self.text_ends[text - 1] };
        &self.members[begin as usize..self.text_ends[text] as usize]
    }

    /// The text of an article; `None` if it has no words.
    pub fn text(&self, article: ArticleId) -> Option<TextId> {
        self.text_of[article.index()]
    }

    /// The content hash: identifies the words of a text and their order.
    pub(super) fn digest(&self, text: TextId) -> u128 {
        self.digests[text.index()]
    }

    /// The signatures of all texts, by number.
    pub(super) fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// The signature of a text.
    pub(super) fn signature(&self, text: TextId) -> &Signature {
        &self.signatures[text.index()]
    }

    /// The number of the outlet that published a text's first article.
    pub(super) fn outlet_of_text(&self, text: TextId) -> Option<u32> {
        self.sources[self.members(text)[0].index()]
    }

    /// The sampled shingles of a text, sorted.
    pub(super) fn samples(&self, text: TextId) -> &[u32] {
        self.samples.get(text.index())
    }

    /// Number of words of a text.
    pub(super) fn text_words(&self, text: TextId) -> u32 {
        self.n_words(self.members(text)[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(rows: &[(&str, &str)]) -> (Articles, Vec<Renamed>) {
        let mut builder = ArticlesBuilder::default();
        for (id, text) in rows {
            let source = Some(format!("outlet of {id}"));
            builder.add(Incoming { id: (*id).to_owned(), date: None, source, extracted: Sketch::of(text) });
        }
        builder.finish()
    }

    #[test]
    fn articles_are_numbered_by_id_and_keep_what_is_theirs() {
        let (articles, twice) = build(&[("c", "late"), ("a", "the ferry"), ("b", ""), ("d", "Late!")]);
        assert!(twice.is_empty());
        let all: Vec<_> =
            ArticleId::first(4).map(|article| (articles.id(article), articles.n_words(article))).collect();
        assert_eq!(all, [("a", 2), ("b", 0), ("c", 1), ("d", 1)]);
        let [_, b, c, d] = [0, 1, 2, 3].map(ArticleId::new);
        assert_eq!((articles.source(c), articles.arrival(c)), (Some("outlet of c"), 0));
        assert_eq!((articles.n_texts(), articles.text(b)), (2, None));
        assert_eq!(articles.text(c), articles.text(d));
        for text in TextId::first(2) {
            let words = ["the ferry", "", "late", "late"][articles.members(text)[0].index()];
            assert_eq!(*articles.signature(text), Sketch::of(words).unwrap().signature);
        }
    }

    #[test]
    fn articles_with_one_id_are_told_apart_and_none_is_left_out() {
        let (articles, renamed) = build(&[("b", "late"), ("a", "the ferry"), ("a", "the ferry was late"), ("a", "")]);
        let all: Vec<_> =
            ArticleId::first(4).map(|article| (articles.id(article), articles.n_words(article))).collect();
        assert_eq!(all, [("a", 2), ("a#2", 4), ("a#3", 0), ("b", 1)]);
        assert_eq!(articles.arrival(ArticleId::new(1)), 2);
        let names: Vec<_> = renamed.iter().map(|renamed| (renamed.was.as_str(), renamed.is.as_str())).collect();
        assert_eq!(names, [("a", "a#2"), ("a", "a#3")]);
    }

    proptest::proptest! {
        #[test]
        fn items_are_moved_to_where_they_are_wanted(places in proptest::sample::subsequence((0..40_u32).collect::<Vec<_>>(), 0..40), seed in 0..40_usize) {
            let mut places = places;
            let middle = seed.min(places.len());
            places.rotate_left(middle);
            places.reverse();
            proptest::prop_assert_eq!(in_order_of((0..40).collect(), &places), places);
        }
    }
}
