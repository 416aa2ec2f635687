//! Signatures: 128 numbers per text. The share of equal numbers estimates the Jaccard similarity of the word shingles.
//!
//! MinHash (Broder 1997) with one permutation (Li, Owen, Zhang 2012): the hash of a word shingle chooses one of 128
//! bins, and each bin keeps its smallest hash, so a shingle costs one hash instead of 128. An empty bin borrows from
//! another bin, probing the others in an order of its own: optimal densification (Shrivastava 2017, "Optimal
//! Densification for Fast and Accurate Minwise Hashing"). Only 16 bits of the smallest hash are kept, as in b-bit
//! minwise hashing (Li and König 2010): unrelated texts agree on one value in 65,536, too few to affect any decision
//! here.

use super::words::fold;

/// Number of values in a signature. The share of equal values deviates from the Jaccard similarity by .044 at .5.
pub const SIGNATURE_VALUES: usize = 128;

/// The signature of a text with at least one word: 256 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u16; SIGNATURE_VALUES]);

impl Signature {
    /// The share of equal values, which estimates the Jaccard similarity of the word shingles. Symmetric, 0..=1.
    pub fn agreement(&self, other: &Signature) -> f64 {
        let n_equal: u16 = self.0.iter().zip(&other.0).map(|(one, other)| u16::from(one == other)).sum();
        f64::from(n_equal) / SIGNATURE_VALUES as f64
    }
}

/// The smallest hash of each bin while a text is read.
#[derive(Clone, Debug)]
pub(super) struct Bins {
    smallest: [u64; SIGNATURE_VALUES],
}

/// An empty bin. A shingle with exactly this hash would be missed: one in 2⁶⁴.
const EMPTY: u64 = u64::MAX;

impl Bins {
    pub(super) fn new() -> Bins {
        Bins { smallest: [EMPTY; SIGNATURE_VALUES] }
    }

    pub(super) fn clear(&mut self) {
        self.smallest = [EMPTY; SIGNATURE_VALUES];
    }

    /// Adds a word shingle. The highest seven bits of its hash choose the bin.
    #[inline(always)]
    pub(super) fn insert(&mut self, shingle: u64) {
        let smallest = &mut self.smallest[(shingle >> 57) as usize];
        *smallest = shingle.min(*smallest);
    }

    /// The signature of the shingles added, at least one.
    pub(super) fn signature(&self) -> Signature {
        // The lowest bits don't depend on how small a hash is, so they are as good as random.
        let values = std::array::from_fn(|bin| match self.smallest[bin] {
            EMPTY => self.borrowed_by(bin) as u16,
            own => own as u16,
        });
        Signature(values)
    }

    /// What an empty bin borrows: the first non-empty bin in an order of its own that visits all bins.
    fn borrowed_by(&self, bin: usize) -> u64 {
        let order = fold(bin as u64 ^ 0xA54F_F53A_5F1D_36F1, 0x510E_527F_ADE6_82D1);
        // An odd step and a power of two of bins: every bin is visited once.
        let (begin, step) = (order as usize, (order >> 32) as usize | 1);
        let visited = (0..SIGNATURE_VALUES).map(|n| begin.wrapping_add(n.wrapping_mul(step)) % SIGNATURE_VALUES);
        visited.map(|other| self.smallest[other]).find(|&found| found != EMPTY).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two signatures of sets that share `n_shared` hashes and have `n_own` more each.
    fn pair(seed: u64, n_shared: u64, n_own: u64) -> (Signature, Signature) {
        let hash = |number: u64| fold(fold(number ^ 0x1F83_D9AB_FB41_BD6B, seed | 1) ^ seed, 0x9E37_79B9_7F4A_7C15);
        let signature = |from: u64| {
            let mut bins = Bins::new();
            (0..n_shared).chain(from..from + n_own).for_each(|number| bins.insert(hash(number)));
            bins.signature()
        };
        (signature(1_000_000), signature(2_000_000))
    }

    #[test]
    fn agreement_is_near_the_jaccard_for_long_and_for_short_sets() {
        for (n_shared, n_own) in [(400, 0), (300, 50), (200, 100), (100, 300), (30, 10), (10, 5), (0, 300)] {
            let jaccard = n_shared as f64 / (n_shared + 2 * n_own) as f64;
            let sum: f64 = (1..=200)
                .map(|seed| {
                    let (a, b) = pair(fold(seed, 0x1234_5678_9ABC_DEF1), n_shared, n_own);
                    a.agreement(&b)
                })
                .sum();
            assert!((sum / 200.0 - jaccard).abs() < 0.03, "{n_shared} {n_own}: {} for {jaccard}", sum / 200.0);
        }
    }

    #[test]
    fn one_shingle_fills_all_values() {
        let mut bins = Bins::new();
        bins.insert(0x1234_5678_9ABC_DEF0);
        assert_eq!(bins.signature(), Signature([0xDEF0; SIGNATURE_VALUES]));
    }
}
