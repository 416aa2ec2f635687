//! Index of sampled shingles to texts: one sorted list for all.

use rayon::prelude::*;

use super::articles::Articles;
use super::ids::TextId;

/// Sampled shingles with the texts that have them.
#[derive(Debug)]
pub(super) struct Postings {
    /// The shingle in the upper 32 bits, the text's number in the lower 32 bits; in ascending order.
    packed: Vec<u64>,
}

impl Postings {
    /// The sampled shingles of all texts.
    pub fn of(articles: &Articles) -> Postings {
        let pack = |text: TextId| {
            articles.samples(text).iter().map(move |&sample| u64::from(sample) << 32 | text.index() as u64)
        };
        let mut packed: Vec<u64> = TextId::first(articles.n_texts()).flat_map(pack).collect();
        packed.par_sort_unstable();
        Postings { packed }
    }

    /// For each shingle, the texts that have it, in ascending order.
    pub fn lists(&self) -> impl Iterator<Item = impl ExactSizeIterator<Item = TextId> + Clone + '_> + '_ {
        let lists = self.packed.chunk_by(|one, other| one >> 32 == other >> 32);
        lists.map(|list| list.iter().map(|&posting| TextId::new(posting as u32 as usize)))
    }
}
