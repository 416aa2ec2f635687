//! Sketches: a summary of each text, kept while a whole collection is read, to find similar texts.
//!
//! ```text
//! &str ── words ── word shingles (5) ── signature: 128 values ── bands: keys that similar texts share
//!             └─── digest: which words, in which order
//! ```
//!
//! A sketch only suggests candidates. The overlap of two texts is then counted on the texts themselves, with the same
//! word shingles (`word_shingles`). These are taken from the whole text as given, not from the prose that
//! [`article`](crate::article) extracts: collections are read at disk speed, and a copy includes its byline.
//! Not to be confused with the term shingles of [`shingle`](crate::shingle): three consecutive terms, by another hash.

mod bands;
mod signature;
mod signs;
pub(crate) mod words;

pub(crate) use bands::Bands;
pub(crate) use signature::{SIGNATURE_VALUES, Signature};
pub(crate) use words::words;

use signature::Bins;
use signs::signs;
use words::fold;

/// Words in a word shingle. Five consecutive words are hardly ever shared by chance; three are, in news on the same
/// subject. A copy with one word in ten replaced keeps more than half of its word shingles.
pub(crate) const SHINGLE_WORDS: usize = 5;

/// One word shingle in this many is sampled; a power of two. A brief of forty words has at least one sample nine times
/// in ten.
const SAMPLED: u64 = 16;

/// The sketch of a text that has words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// MinHash signature of its word shingles.
    pub signature: Signature,
    /// Content hash of its words in order and of the signs of its numbers: equal for the same words and values in the same
    /// order, ignoring other punctuation, case and layout.
    pub digest: u128,
    /// Number of words.
    pub n_words: u32,
    /// 32 bits each of about one in sixteen of its word shingles. They are chosen by hash, so two texts choose the same
    /// ones among those they share. Sorted, without duplicates.
    pub samples: Vec<u32>,
}

impl Sketch {
    /// The sketch of `text`; `None` if it has no words, since texts without words are never alike.
    ///
    /// ```
    /// use respun::sketch::Sketch;
    /// let sketch = |text| Sketch::of(text);
    /// assert_eq!(sketch("The ferry left—late."), sketch("the FERRY left, late"));
    /// assert_ne!(sketch("The ferry left late.").unwrap().digest, sketch("The ferry late left.").unwrap().digest);
    /// assert_eq!(sketch(" … "), None);
    /// ```
    pub fn of(text: &str) -> Option<Sketch> {
        let mut bins = Bins::new();
        let mut digest = Digest::default();
        let mut runs = Runs::default();
        let mut samples = Vec::new();
        words(text, &mut |word| {
            digest.push(word);
            if let Some(shingle) = runs.push(word) {
                bins.insert(shingle);
                // Not the bits that choose a bin or that a signature keeps.
                if (shingle >> 16) % SAMPLED == 0 {
                    samples.push((shingle >> 24) as u32);
                }
            }
        });
        samples.sort_unstable();
        samples.dedup();
        if let Some(shingle) = runs.only() {
            bins.clear();
            bins.insert(shingle);
        }
        (runs.n_words > 0).then(|| Sketch {
            signature: bins.signature(),
            digest: digest.finish(runs.n_words) ^ u128::from(signs(text)),
            n_words: u32::try_from(runs.n_words).unwrap_or(u32::MAX),
            samples,
        })
    }

    /// Maximum number of word shingles of the text.
    pub fn n_word_shingles(&self) -> usize {
        n_word_shingles(self.n_words as usize)
    }
}

/// Number of word shingles in a text of `n_words` words, counted with repetition.
pub(crate) fn n_word_shingles(n_words: usize) -> usize {
    match n_words {
        0 => 0,
        1..SHINGLE_WORDS => 1,
        _ => n_words - SHINGLE_WORDS + 1,
    }
}

/// Appends the word shingles of `text` to `shingles`, in order and with repetition, and returns its digest. A text with
/// fewer words than a shingle has a single shingle, so that short texts can be alike too.
pub(crate) fn word_shingles(text: &str, shingles: &mut Vec<u64>) -> u128 {
    let mut digest = Digest::default();
    let mut runs = Runs::default();
    words(text, &mut |word| {
        digest.push(word);
        shingles.extend(runs.push(word));
    });
    shingles.extend(runs.only());
    digest.finish(runs.n_words) ^ u128::from(signs(text))
}

/// The last few words, and the hash of their run: a cyclic polynomial (Cohen 1997; Lemire and Kaser 2010), in which
/// removing a word costs one rotation. It is mixed once more so that all bits depend on all words.
#[derive(Default)]
struct Runs {
    last: [u64; SHINGLE_WORDS],
    rolling: u64,
    next: usize,
    n_words: usize,
}

/// Rotation per word. No multiple of it, up to the length of a shingle, is a multiple of 64.
const ROTATION: u32 = 11;

impl Runs {
    /// The word shingle that ends with `word`, if enough words came before.
    #[inline(always)]
    fn push(&mut self, word: u64) -> Option<u64> {
        let leaving = std::mem::replace(&mut self.last[self.next], word);
        self.next = if self.next + 1 == SHINGLE_WORDS { 0 } else { self.next + 1 };
        self.rolling = self.rolling.rotate_left(ROTATION) ^ leaving.rotate_left(ROTATION * SHINGLE_WORDS as u32) ^ word;
        self.n_words += 1;
        (self.n_words >= SHINGLE_WORDS).then(|| finished(self.rolling))
    }

    /// The only shingle of a text shorter than a shingle.
    fn only(&self) -> Option<u64> {
        (1..SHINGLE_WORDS).contains(&self.n_words).then(|| finished(self.rolling ^ self.n_words as u64))
    }
}

#[inline(always)]
fn finished(rolling: u64) -> u64 {
    fold(rolling ^ 0x3C6E_F372_FE94_F82B, 0xD6E8_FEB8_6659_FD93)
}

/// A 128-bit hash of all words in order. Among a billion texts, no collision is expected.
#[derive(Default)]
struct Digest {
    halves: [u64; 2],
}

impl Digest {
    #[inline(always)]
    fn push(&mut self, word: u64) {
        let [one, other] = self.halves;
        // Odd factors lose no information, and the rotations bring down what only reached the high bits.
        self.halves = [
            (one.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15),
            (other.rotate_left(37) ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93),
        ];
    }

    fn finish(&self, n_words: usize) -> u128 {
        let half = |value: u64| u128::from(fold(value ^ n_words as u64, 0xBB67_AE85_84CA_A73B));
        half(self.halves[0]) << 64 | half(self.halves[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles_of(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        word_shingles(text, &mut found);
        found
    }

    #[test]
    fn a_shingle_is_the_same_wherever_it_stands() {
        let run = shingles_of("the ferry left at noon");
        assert_eq!(run.len(), 1);
        let long = shingles_of("On Monday the ferry Alma and the ferry left at noon again, said the ferry line");
        assert_eq!(long.iter().filter(|&&shingle| shingle == run[0]).count(), 1);
    }

    #[test]
    fn the_order_of_words_counts_and_so_does_each_of_them() {
        let texts =
            ["a b c d e", "b a c d e", "a b c e d", "e b c d a", "a a a a a", "b b b b b", "a b c d", "a b c", "a"];
        let mut found: Vec<u64> = texts.iter().flat_map(|text| shingles_of(text)).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), texts.len());
    }

    #[test]
    fn there_are_as_many_shingles_as_are_told() {
        for (n_words, text) in ["", "a", "a b c d", "a b c d e", "a b c d e f g"]
            .into_iter()
            .map(|text| (text.split(' ').filter(|word| !word.is_empty()).count(), text))
        {
            assert_eq!(shingles_of(text).len(), n_word_shingles(n_words));
        }
    }

    #[test]
    fn sketch_and_shingles_have_one_digest() {
        let text = "The ferry left at noon, said Ilse Brandt; nobody was on board.";
        assert_eq!(Sketch::of(text).unwrap().digest, word_shingles(text, &mut Vec::new()));
    }
}
