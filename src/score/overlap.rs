//! Overlap: which share of one side's words stands again in the other, by kind, and how much of that lies in quote marks.

use crate::align::{Alignment, MatchKind};
use crate::reading::Reading;
use crate::score::Overlap;
use crate::score::evidence::Witness;

/// The overlap of a's words with b, or of b's with a. A text without words has none.
pub fn overlap(witness: &Witness<'_>, alignment: &Alignment, is_a: bool) -> Overlap {
    let reading: &Reading = witness.reading;
    if reading.words.is_empty() {
        return Overlap::default();
    }
    let one_word = 1.0 / reading.words.len() as f64;
    let mut counts = [0usize; 3];
    let mut n_quoted = 0;
    for group in &alignment.groups {
        let range = if is_a { group.a.clone() } else { group.b.clone() };
        for sentence in range {
            let words = reading.sentences[sentence].words.clone();
            counts[group.kind as usize] += words.len();
            n_quoted += words.filter(|&word| witness.quoted[word]).count();
        }
    }
    let share = |kind: MatchKind| counts[kind as usize] as f64 * one_word;
    Overlap {
        total: (counts.iter().sum::<usize>() as f64 * one_word).min(1.0),
        verbatim: share(MatchKind::Verbatim),
        edited: share(MatchKind::Edited),
        paraphrased: share(MatchKind::Paraphrased),
        quoted: n_quoted as f64 * one_word,
    }
}
