//! Overlap: the share of one side's words found in the other, by kind, and how much of it is quoted.

use std::ops::Range;

use crate::align::{Alignment, MatchKind};
use crate::reading::Reading;
use crate::score::{Overlap, ScoredText};

/// The overlap of a's words with b, or of b's with a. A text without words has none.
pub fn overlap(text: &ScoredText<'_>, alignment: &Alignment, is_a: bool) -> Overlap {
    let reading: &Reading = text.reading;
    let n_counted = text.aside.iter().filter(|aside| !**aside).count();
    if n_counted == 0 {
        return Overlap::default();
    }
    // Divide the counts instead of multiplying by a share: 49 / 49 is 1, but 49 times 1/49 is slightly less.
    let share = |count: usize| count as f64 / n_counted as f64;
    let mut counts = [0usize; 3];
    let mut n_quoted = 0;
    for group in alignment.groups.iter().filter(|group| group.kind != MatchKind::Bridged) {
        let range = if is_a { group.a.clone() } else { group.b.clone() };
        if !is_mostly_left(text, &range) {
            continue;
        }
        for sentence in range {
            let words = reading.sentences[sentence].words.clone().filter(|&word| !text.aside[word]);
            let (n_words, n_inside) = words.fold((0, 0), |(n, m), word| (n + 1, m + usize::from(text.quoted[word])));
            counts[group.kind as usize] += n_words;
            n_quoted += n_inside;
        }
    }
    Overlap {
        total: share(counts.iter().sum()),
        verbatim: share(counts[MatchKind::Verbatim as usize]),
        edited: share(counts[MatchKind::Edited as usize]),
        paraphrased: share(counts[MatchKind::Paraphrased as usize]),
        quoted: share(n_quoted),
    }
}

/// Whether enough of these sentences is left to count as found: false if most was set aside, such as a preamble whose
/// sentence then continues differently.
pub fn is_mostly_left(text: &ScoredText<'_>, sentences: &Range<usize>) -> bool {
    let words = sentences.clone().flat_map(|sentence| text.reading.sentences[sentence].words.clone());
    let (n, n_aside) = words.fold((0, 0), |(n, m), word| (n + 1, m + usize::from(text.aside[word])));
    2 * n_aside < n
}
