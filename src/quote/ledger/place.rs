//! Locates a stretch of one article in the other, by the alignment of their sentences.

use std::ops::Range;

use crate::align::{Group, MatchKind};
use crate::quote::ledger::pairing::{LocatedQuotation, Pairing};
use crate::reading::Reading;

/// Similarity from which the sentences of a group say the same, whoever is named as the speaker.
const ALIKE_GROUP: f64 = 0.35;

/// Share of two stretches that must coincide for them to be the same place.
const PLACE_OVERLAP: f64 = 0.5;

impl<'r> Pairing<'r> {
    /// The group that contains most of a stretch of a.
    pub fn group_at_a(&self, words: &Range<usize>) -> Option<&'r Group> {
        group_at(self.a.reading, &self.group_of_a, words).map(|at| &self.alignment.groups[at])
    }

    /// The same for b.
    pub fn group_at_b(&self, words: &Range<usize>) -> Option<&'r Group> {
        group_at(self.b.reading, &self.group_of_b, words).map(|at| &self.alignment.groups[at])
    }

    /// Whether a stretch of a and one of b are in sentences aligned with each other, not by position alone.
    pub fn are_in_one_group(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let in_a = group_at(self.a.reading, &self.group_of_a, a);
        let alike = in_a.is_some_and(|at| {
            let group = &self.alignment.groups[at];
            group.kind != MatchKind::Bridged && group.similarity >= ALIKE_GROUP
        });
        alike && in_a == group_at(self.b.reading, &self.group_of_b, b)
    }

    /// The words of b that correspond to these words of a, according to the word pairs around and within them.
    pub fn place_in_b(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let group = self.group_at_a(words)?;
        let from_a = self.a.reading.sentences[group.a.start].words.start;
        let from_b = self.b.reading.sentences[group.b.start].words.start;
        let n_b = group.words_of_b(self.b.reading).len();
        let pairs: Vec<(usize, usize)> = group.words.pairs.iter().map(|p| (p.a, p.b)).collect();
        place(&pairs, words.start.saturating_sub(from_a)..words.end - from_a, n_b)
            .map(|r| r.start + from_b..r.end + from_b)
    }

    /// The words of a that correspond to these words of b.
    pub fn place_in_a(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let group = self.group_at_b(words)?;
        let from_a = self.a.reading.sentences[group.a.start].words.start;
        let from_b = self.b.reading.sentences[group.b.start].words.start;
        let n_a = group.words_of_a(self.a.reading).len();
        let pairs: Vec<(usize, usize)> = group.words.pairs.iter().map(|p| (p.b, p.a)).collect();
        place(&pairs, words.start.saturating_sub(from_b)..words.end - from_b, n_a)
            .map(|r| r.start + from_a..r.end + from_a)
    }
}

/// The group that contains most of the words.
fn group_at(reading: &Reading, group_of: &[Option<usize>], words: &Range<usize>) -> Option<usize> {
    let first = reading.sentences.partition_point(|sentence| sentence.words.end <= words.start);
    let mut best: Option<(usize, usize)> = None;
    for (at, sentence) in reading.sentences.iter().enumerate().skip(first) {
        if sentence.words.start >= words.end {
            break;
        }
        let n_inside = sentence.words.end.min(words.end) - sentence.words.start.max(words.start);
        if let Some(group) = group_of[at] {
            let so_far = best.filter(|(other, _)| *other == group).map_or(0, |(_, n)| n);
            if best.is_none_or(|(_, n)| n_inside + so_far > n) {
                best = Some((group, n_inside + so_far));
            }
        }
    }
    best.map(|(group, _)| group)
}

/// Where a stretch of one side lies on the other, by pairs `(this, that)` ascending on both sides: from after the last
/// pair before it to the first pair after it.
fn place(pairs: &[(usize, usize)], stretch: Range<usize>, n_other: usize) -> Option<Range<usize>> {
    let start = pairs.iter().rev().find(|(this, _)| *this < stretch.start).map_or(0, |(_, that)| that + 1);
    let end = pairs.iter().find(|(this, _)| *this >= stretch.end).map_or(n_other, |(_, that)| *that);
    (start < end).then_some(start..end)
}

/// The quotations that overlap a place.
pub(in crate::quote) fn overlapping(located: &[LocatedQuotation<'_>], place: &Range<usize>) -> Range<usize> {
    let first = located.partition_point(|h| h.words.end <= place.start);
    let last = located.partition_point(|h| h.words.start < place.end);
    first..last.max(first)
}

/// Whether two stretches share most of their words.
pub(in crate::quote) fn coincide(one: &Range<usize>, other: &Range<usize>) -> bool {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    both as f64 >= PLACE_OVERLAP * one.len().max(other.len()) as f64
}
