//! Term shingles: sets of k consecutive terms (three by default), by a frozen 64-bit hash; exact Jaccard and
//! containment.
//! Not to be confused with the word shingles of [`sketch`](crate::sketch): five consecutive words, by another hash.
//!
//! The hash of a term shingle is XXH3-64 over the little-endian bytes of its k term hashes in order; the hash of a term
//! is XXH3-64 of its UTF-8 bytes. Both are part of the format: the same terms give the same numbers in every version
//! and on every machine. (Broder 1997, "On the resemblance and containment of documents".)

use xxhash_rust::xxh3::xxh3_64;

use crate::Error;

/// The frozen hash of one term.
pub fn term_hash(term: &str) -> u64 {
    xxh3_64(term.as_bytes())
}

/// Number of terms in a term shingle, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShingleSize(usize);

impl ShingleSize {
    /// Three terms: short enough to survive a changed word nearby, long enough to be rarely shared by chance.
    pub const DEFAULT: ShingleSize = ShingleSize(3);

    /// Term shingles of `n_terms` terms.
    ///
    /// # Errors
    /// If it is 0 or above 64: longer runs are copied paragraphs, which the alignment shows better.
    ///
    /// ```
    /// use respun::shingle::ShingleSize;
    /// assert!(ShingleSize::new(0).is_err());
    /// ```
    pub fn new(n_terms: usize) -> Result<ShingleSize, Error> {
        if (1..=64).contains(&n_terms) {
            Ok(ShingleSize(n_terms))
        } else {
            Err(Error::new(format!("a shingle cannot have {n_terms} terms: choose 1 to 64")))
        }
    }

    /// The number of terms.
    pub fn n_terms(self) -> usize {
        self.0
    }
}

/// A set of term shingles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShingleSet {
    /// Sorted, without duplicates.
    hashes: Vec<u64>,
}

impl ShingleSet {
    /// The term shingles of a text, given the hashes of its terms in order. A text with fewer terms than a shingle has
    /// a single shingle of all its terms, so that short texts can still be equal; a text without terms has none.
    ///
    /// ```
    /// use respun::shingle::{ShingleSet, ShingleSize, term_hash};
    /// let set = |text: &str| {
    ///     let terms: Vec<u64> = text.split(' ').map(term_hash).collect();
    ///     ShingleSet::of(&terms, ShingleSize::DEFAULT)
    /// };
    /// let (long, short) = (set("the ferry left the port at noon"), set("left the port at noon"));
    /// assert_eq!(short.containment_in(&long), 1.0);
    /// assert_eq!(short.jaccard(&long), 3.0 / 5.0);
    /// ```
    pub fn of(terms: &[u64], size: ShingleSize) -> ShingleSet {
        let bytes: Vec<u8> = terms.iter().flat_map(|term| term.to_le_bytes()).collect();
        let mut hashes: Vec<u64> = match terms.len() {
            0 => Vec::new(),
            n if n < size.0 => vec![xxh3_64(&bytes)],
            _ => bytes.windows(8 * size.0).step_by(8).map(xxh3_64).collect(),
        };
        hashes.sort_unstable();
        hashes.dedup();
        ShingleSet { hashes }
    }

    /// Number of different shingles.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The hashes, in ascending order.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// Number of shared shingles.
    pub fn n_shared(&self, other: &ShingleSet) -> usize {
        n_in_both(&self.hashes, &other.hashes)
    }

    /// Jaccard similarity: shared shingles divided by all shingles, 0..=1. Symmetric. Two empty sets give 0.
    pub fn jaccard(&self, other: &ShingleSet) -> f64 {
        let shared = self.n_shared(other);
        share(shared, self.len() + other.len() - shared)
    }

    /// The share of this set's shingles that are in `other`, 0..=1; 0 for an empty set.
    pub fn containment_in(&self, other: &ShingleSet) -> f64 {
        share(self.n_shared(other), self.len())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Number of hashes in both lists, which must be sorted in ascending order. Duplicates in both lists count as often as
/// they occur in both.
pub(crate) fn n_in_both(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut n_shared) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n_shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n_shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, k: usize) -> ShingleSet {
        let terms: Vec<u64> = text.split_whitespace().map(term_hash).collect();
        ShingleSet::of(&terms, ShingleSize::new(k).unwrap())
    }

    #[test]
    fn the_hash_is_frozen() {
        assert_eq!(term_hash("ferry"), 0xD152_CE34_FF76_FB2B);
        assert_eq!(set("the ferry left", 3).hashes(), [0xB949_C5DE_E3D4_1BE6]);
    }

    #[test]
    fn empty_texts_share_nothing_with_anyone() {
        assert_eq!(set("", 3).jaccard(&set("", 3)), 0.0);
        assert_eq!(set("", 3).containment_in(&set("a b c", 3)), 0.0);
    }

    #[test]
    fn a_text_shorter_than_a_shingle_equals_itself_alone() {
        assert_eq!(set("a b", 3).jaccard(&set("a b", 3)), 1.0);
        assert_eq!(set("a b", 3).jaccard(&set("b a", 3)), 0.0);
    }

    #[test]
    fn order_within_a_shingle_counts() {
        assert_eq!(set("a b c", 3).jaccard(&set("c b a", 3)), 0.0);
        assert_eq!(set("a b c", 1).jaccard(&set("c b a", 1)), 1.0);
    }
}
