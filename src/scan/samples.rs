//! Which texts have which sampled shingles: one sorted list for all.

use rayon::prelude::*;

use super::articles::Articles;

/// Sampled shingles with the texts that have them.
#[derive(Debug)]
pub(super) struct Postings {
    /// The shingle in the higher 32 bits, the number of the text in the lower ones; rising.
    packed: Vec<u64>,
}

impl Postings {
    /// Those of all texts.
    pub fn of(articles: &Articles) -> Postings {
        let pack =
            |text: u32| articles.samples(text).iter().map(move |&sample| u64::from(sample) << 32 | u64::from(text));
        let mut packed: Vec<u64> = (0..articles.n_texts() as u32).flat_map(pack).collect();
        packed.par_sort_unstable();
        Postings { packed }
    }

    /// For each shingle the texts that have it, rising.
    pub fn lists(&self) -> impl Iterator<Item = impl ExactSizeIterator<Item = u32> + Clone + '_> + '_ {
        let lists = self.packed.chunk_by(|one, other| one >> 32 == other >> 32);
        lists.map(|list| list.iter().map(|&posting| posting as u32))
    }
}
