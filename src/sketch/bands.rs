//! Bands (locality-sensitive hashing): texts whose signatures agree in some band become candidates.
//!
//! A signature is cut into bands of several rows. Two texts of Jaccard `s` agree in all rows of at least one band with
//! probability `1 − (1 − s^rows)^bands` (Indyk and Motwani 1998; Leskovec, Rajaraman, Ullman, "Mining of Massive
//! Datasets", 3.4): an S-curve with one steep rise. The threshold fixes where it must be high; the rest follows.

use super::signature::{SIGNATURE_VALUES, Signature};
use super::words::fold;

/// Share of the pairs exactly at the threshold that must become candidates. Pairs above it are found more often: with a
/// threshold of .5, one in 28,000 at .6 is lost. Fewer rows would find still more, but give many times as many
/// candidates.
const FOUND_AT_THRESHOLD: f64 = 0.995;

/// How a signature is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    n_bands: usize,
    n_rows: usize,
}

impl Bands {
    /// The largest number of rows that still finds nearly all pairs of Jaccard `threshold` or more. More rows give
    /// fewer false candidates.
    pub fn for_threshold(threshold: f64) -> Bands {
        let with_rows = |n_rows| Bands { n_bands: SIGNATURE_VALUES / n_rows, n_rows };
        let rows = (1..=SIGNATURE_VALUES).rev().map(with_rows);
        rows.into_iter().find(|bands| bands.found_at(threshold) >= FOUND_AT_THRESHOLD).unwrap_or(with_rows(1))
    }

    /// The probability that two texts of this Jaccard agree in some band.
    pub fn found_at(self, jaccard: f64) -> f64 {
        1.0 - (1.0 - jaccard.powi(self.n_rows as i32)).powi(self.n_bands as i32)
    }

    /// Number of bands.
    pub fn n_bands(self) -> usize {
        self.n_bands
    }

    /// The 64-bit key of a band; equal if all its values are equal.
    #[inline]
    pub fn key(self, signature: &Signature, band: usize) -> u64 {
        let rows = &signature.0[band * self.n_rows..(band + 1) * self.n_rows];
        rows.chunks(4).fold(0x9B05_688C_2B3E_6C1F, |key, four| {
            let packed = four.iter().fold(0, |packed, &value| packed << 16 | u64::from(value));
            fold(key ^ packed, 0x9E37_79B9_7F4A_7C15)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_the_threshold() {
        for (threshold, n_rows) in [(0.3, 2), (0.4, 2), (0.5, 3), (0.6, 3), (0.7, 4), (0.8, 6), (0.9, 9), (1.0, 128)] {
            let bands = Bands::for_threshold(threshold);
            assert_eq!(bands.n_rows, n_rows, "{threshold}");
            assert!(bands.found_at(threshold) >= FOUND_AT_THRESHOLD);
        }
    }

    #[test]
    fn a_key_depends_on_its_own_band_alone() {
        let bands = Bands::for_threshold(0.5);
        let one = Signature(std::array::from_fn(|number| number as u16));
        let mut other = one;
        other.0[4] = 999;
        for band in 0..bands.n_bands() {
            assert_eq!(bands.key(&one, band) == bands.key(&other, band), band != 1);
        }
    }

    #[test]
    fn bands_find_pairs_at_the_threshold_and_few_far_below() {
        let bands = Bands::for_threshold(0.5);
        assert_eq!((bands.n_bands(), bands.n_rows), (42, 3));
        assert!(bands.found_at(0.5) > 0.995 && bands.found_at(0.05) < 0.006);
    }
}
