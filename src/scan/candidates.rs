//! Candidates: pairs of texts that are worth a closer look according to their sketches.
//!
//! For each band, every text's key and number are packed into one integer and sorted, so that texts with the same key
//! are adjacent. This needs no hash map and no memory except the list, and gives the same order on every machine.

use rayon::prelude::*;

use super::articles::Articles;
use super::collection::Collection;
use super::ids::{TextId, TextPair};
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

/// Pairs of texts, each once, sorted: nearly all pairs whose Jaccard similarity is at
/// least the threshold. If the scan is stopped, the pairs found so far.
pub(super) fn candidates(collection: Collection<'_>) -> Vec<TextPair> {
    let threshold = collection.config.threshold();
    let bands = Bands::for_threshold(threshold);
    let sight = Sight { articles: collection.articles, threshold };
    let mut found: Vec<TextPair> = Vec::new();
    let all: Vec<usize> = (0..bands.n_bands()).collect();
    // Process as many bands at a time as there are threads: results are merged before the next bands start.
    for some in all.chunks(rayon::current_num_threads()) {
        if collection.stops() {
            break;
        }
        let new: Vec<Vec<TextPair>> = some.par_iter().map(|&band| sight.of_band(bands, band)).collect();
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
    fn of_band(&self, bands: Bands, band: usize) -> Vec<TextPair> {
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
                let number = |key: &u64| TextId::new((key & number_mask) as usize);
                let texts: Vec<TextId> = bucket.iter().map(number).collect();
                self.of_bucket(&texts, &mut found);
            }
        }
        found
    }

    /// Checks texts with one key, in the order of their numbers.
    fn of_bucket(&self, texts: &[TextId], found: &mut Vec<TextPair>) {
        if texts.len() <= SMALL_BUCKET {
            for (at, &one) in texts.iter().enumerate() {
                found.extend(
                    texts[at + 1..]
                        .iter()
                        .filter(|&&other| self.may_be_alike(one, other))
                        .map(|&other| TextPair::of(one, other)),
                );
            }
            return;
        }
        let mut rest = texts.to_vec();
        for _ in 0..MOST_ANCHORS {
            let Some((&anchor, others)) = rest.split_first() else { break };
            let (alike, left): (Vec<TextId>, Vec<TextId>) =
                others.iter().partition(|&&other| self.may_be_alike(anchor, other));
            found.extend(alike.into_iter().map(|other| TextPair::of(anchor, other)));
            rest = left;
        }
    }

    /// Whether two signatures agree as often as those of texts at or above the threshold. Short texts have fewer
    /// shingles than a signature has values, so their signatures are less reliable.
    fn may_be_alike(&self, one: TextId, other: TextId) -> bool {
        let signature = |text| self.articles.signature(text);
        let n_shingles = |text| n_word_shingles(self.articles.text_words(text) as usize);
        let n_values = n_shingles(one).min(n_shingles(other)).min(SIGNATURE_VALUES);
        let deviation = (self.threshold * (1.0 - self.threshold) / n_values as f64).sqrt();
        signature(one).agreement(signature(other)) >= self.threshold - DEVIATIONS * deviation
    }
}
