//! Candidates: pairs of texts that are worth a closer look according to their sketches.
//!
//! For each band, every text's key and number are packed into one integer and sorted, so that texts with the same key
//! are adjacent. This needs no hash map and no memory except the list, and gives the same order on every machine.

use rayon::prelude::*;

use super::Stop;
use super::articles::Articles;
use crate::sketch::{Bands, SIGNATURE_VALUES, Signature, n_word_shingles};

/// Largest bucket (texts with one key) in which every pair is checked. In a larger bucket, each text is compared with
/// an anchor only: 50,000 articles that end with the same legal notice would make a billion pairs.
const SMALL_BUCKET: usize = 32;

/// Most anchors of a large bucket. Each new anchor is for the texts that are unlike all anchors before it. Texts still
/// left over share smaller buckets in other bands.
const MOST_ANCHORS: usize = 16;

/// How far below the threshold the agreement of two signatures may be, in standard deviations. One pair in 30,000 is
/// lower.
const DEVIATIONS: f64 = 4.0;

/// Pairs of texts, each once, sorted, with the smaller number first: nearly all pairs whose Jaccard similarity is at
/// least `threshold`. When `stop` returns true, the pairs found so far.
pub(super) fn candidates(articles: &Articles, threshold: f64, stop: Stop<'_>) -> Vec<(u32, u32)> {
    let bands = Bands::for_threshold(threshold);
    let sight = Sight { articles, threshold };
    let mut found: Vec<(u32, u32)> = Vec::new();
    let all: Vec<usize> = (0..bands.n_bands()).collect();
    // Process as many bands at a time as there are threads: results are merged before the next bands start.
    for some in all.chunks(rayon::current_num_threads()) {
        if stop() {
            break;
        }
        let new: Vec<Vec<(u32, u32)>> = some.par_iter().map(|&band| sight.of_band(bands, band)).collect();
        found.extend(new.into_iter().flatten());
        found.sort();
        found.dedup();
    }
    found
}

/// Decides from signatures whether two texts may be similar.
struct Sight<'a> {
    articles: &'a Articles,
    threshold: f64,
}

impl Sight<'_> {
    fn of_band(&self, bands: Bands, band: usize) -> Vec<(u32, u32)> {
        let signatures = self.articles.signatures();
        // The number takes only the bits it needs; the key gets the rest: 46 bits with 200,000 texts. If the keys of
        // unrelated texts collide, the only cost is one needless comparison of signatures.
        let number_bits = usize::BITS - signatures.len().leading_zeros();
        let number_mask = (1_u64 << number_bits) - 1;
        let pack =
            |(number, signature): (usize, &Signature)| (bands.key(signature, band) & !number_mask) | number as u64;
        let mut keys: Vec<u64> = signatures.iter().enumerate().map(pack).collect();
        keys.sort_unstable();
        let mut found = Vec::new();
        for bucket in keys.chunk_by(|one, other| one & !number_mask == other & !number_mask) {
            if bucket.len() > 1 {
                let texts: Vec<u32> = bucket.iter().map(|key| (key & number_mask) as u32).collect();
                self.of_bucket(&texts, &mut found);
            }
        }
        found
    }

    /// Checks texts with one key, in the order of their numbers.
    fn of_bucket(&self, texts: &[u32], found: &mut Vec<(u32, u32)>) {
        if texts.len() <= SMALL_BUCKET {
            for (at, &one) in texts.iter().enumerate() {
                found.extend(
                    texts[at + 1..].iter().filter(|&&other| self.may_be_alike(one, other)).map(|&other| (one, other)),
                );
            }
            return;
        }
        let mut rest = texts.to_vec();
        for _ in 0..MOST_ANCHORS {
            let Some((&anchor, others)) = rest.split_first() else { break };
            let (alike, left): (Vec<u32>, Vec<u32>) =
                others.iter().partition(|&&other| self.may_be_alike(anchor, other));
            found.extend(alike.into_iter().map(|other| (anchor, other)));
            rest = left;
        }
    }

    /// Whether two signatures agree as often as those of texts at or above the threshold. Short texts have fewer
    /// shingles than a signature has values, so their signatures are less reliable.
    fn may_be_alike(&self, one: u32, other: u32) -> bool {
        let signatures = self.articles.signatures();
        let n_shingles = |text| n_word_shingles(self.articles.text_words(text) as usize);
        let n_values = n_shingles(one).min(n_shingles(other)).min(SIGNATURE_VALUES);
        let deviation = (self.threshold * (1.0 - self.threshold) / n_values as f64).sqrt();
        signatures[one as usize].agreement(&signatures[other as usize]) >= self.threshold - DEVIATIONS * deviation
    }
}
