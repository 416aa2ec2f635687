//! Candidates: pairs of texts that their sketches say are worth looking at.
//!
//! For each band, every text's key and number are packed into one integer and sorted, so that texts with one key come to stand
//! together: no hash map, no memory but the list, and the same order on every machine.

use rayon::prelude::*;

use super::Stop;
use super::articles::Articles;
use crate::sketch::{Bands, SIGNATURE_VALUES, Signature, n_word_shingles};

/// Texts with one key of which every pair is looked at. Of more, each is compared with an anchor: 50,000 articles that end in
/// one legal notice would make a billion pairs.
const SMALL_BUCKET: usize = 32;

/// How many anchors a large bucket gets one after the other, each for what the ones before it are not like. What is left then
/// has other bands in which it stands among fewer.
const MOST_ANCHORS: usize = 16;

/// How far below the threshold the agreement of two signatures may lie, in standard deviations: one pair in 30,000 lies lower.
const DEVIATIONS: f64 = 4.0;

/// Pairs of texts, each with the smaller number first, sorted, each once; of those whose Jaccard is at least `threshold`, nearly
/// all. If `stop` says so, those found until then.
pub(super) fn candidates(articles: &Articles, threshold: f64, stop: Stop<'_>) -> Vec<(u32, u32)> {
    let bands = Bands::for_threshold(threshold);
    let sight = Sight { articles, threshold };
    let mut found: Vec<(u32, u32)> = Vec::new();
    let all: Vec<usize> = (0..bands.n_bands()).collect();
    // As many bands at a time as there are threads: what they find is merged before more is found.
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

/// What signatures tell about pairs.
struct Sight<'a> {
    articles: &'a Articles,
    threshold: f64,
}

impl Sight<'_> {
    fn of_band(&self, bands: Bands, band: usize) -> Vec<(u32, u32)> {
        let signatures = self.articles.signatures();
        // The number takes as few bits as it needs, the key has the rest: 46 of its bits with 200,000 texts. Two strangers
        // whose keys agree by chance are two signatures compared in vain.
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

    /// Texts with one key, in the order of their numbers.
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

    /// Whether two signatures agree as often as those of texts of at least the threshold do. Short texts have fewer shingles than
    /// a signature has values, so theirs say less.
    fn may_be_alike(&self, one: u32, other: u32) -> bool {
        let signatures = self.articles.signatures();
        let n_shingles = |text| n_word_shingles(self.articles.text_words(text) as usize);
        let n_values = n_shingles(one).min(n_shingles(other)).min(SIGNATURE_VALUES);
        let deviation = (self.threshold * (1.0 - self.threshold) / n_values as f64).sqrt();
        signatures[one as usize].agreement(&signatures[other as usize]) >= self.threshold - DEVIATIONS * deviation
    }
}
