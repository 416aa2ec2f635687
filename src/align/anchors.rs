//! Anchors: pairs of similar sentences from which passages grow, and the clusters that they form.
//!
//! The chain keeps one partner for each sentence, in order where possible. But a passage may be shuffled, or every
//! other sentence around it may be new. So all pairs of sentences are considered here, as in Sanchez-Perez, Sidorov and
//! Gelbukh (2014), and anchors with few sentences between them on both sides form a cluster.
//!
//! ```text
//! b │     ×            × anchors: split at the gaps of a, each part at the gaps of b, until no part has a gap
//!   │ ×  ×    ╭───╮
//!   │ × ×     │ × │    two clusters
//!   └───────────── a
//! ```

use std::ops::Range;

use crate::align::features::Features;
use crate::align::{Alignment, MatchKind};

/// Similarity (shared weight over the geometric mean of both weights) from which two sentences are an anchor. Sentences
/// on one subject reach it by chance, but candidates grown from those are dropped for lack of evidence. Between .20 and
/// .30 little changes; above that, passages in which a spinner swapped every other word are missed.
const ALIKE: f32 = 0.25;

/// Least shared weight of an anchor: a rare word and its neighbours. Less is a line of two words that may occur
/// anywhere.
const LEAST_SHARED: f32 = 1.5;

/// Share of the weight of the lighter sentence, and shared weight, from which two sentences are an anchor even if one
/// is much longer: a sentence copied into a list without full stops.
const CONTAINED: f32 = 0.6;
const LEAST_CONTAINED: f32 = 5.0;

/// Most sentences between two anchors of one cluster, on each side. If lower, a rewritten passage is torn where a few
/// sentences lost every word; if higher, text lifted from two places is joined.
const LARGEST_GAP: usize = 4;

/// Most times a cluster is split alternately along a and b; the limit keeps the work near-linear.
const MOST_CUTS: usize = 16;

/// A sentence of a and a sentence of b.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    pub a: usize,
    pub b: usize,
}

/// Whether two sentences with this shared weight are similar enough to be an anchor. Sentence pairs are judged here
/// only.
fn is_anchor(features: &Features, a: usize, b: usize, shared: f32) -> bool {
    let (mass_a, mass_b) = (features.mass_a[a], features.mass_b[b]);
    let alike = shared >= ALIKE * (mass_a * mass_b).sqrt();
    let contained = shared >= LEAST_CONTAINED && shared >= CONTAINED * mass_a.min(mass_b);
    shared >= LEAST_SHARED && (alike || contained)
}

/// The anchors of an alignment: all pairs of similar sentences and all pairs within a group, in ascending order.
pub(super) fn anchors(alignment: &Alignment) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for (b, list) in alignment.overlaps.of_b.iter().enumerate() {
        let like = list.iter().filter(|&&(a, shared)| {
            let a = a as usize;
            is_anchor(&alignment.features, a, b, shared - alignment.overlaps.meant(a..a + 1, b..b + 1))
        });
        anchors.extend(like.map(|&(a, _)| Anchor { a: a as usize, b }));
    }
    for group in alignment.groups.iter().filter(|group| group.kind != MatchKind::Bridged) {
        anchors.extend(group.a.clone().flat_map(|a| group.b.clone().map(move |b| Anchor { a, b })));
    }
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The stretch of a and that of b that contain some anchors.
pub(super) fn hull(anchors: &[Anchor]) -> (Range<usize>, Range<usize>) {
    let from = |place: fn(&Anchor) -> usize| anchors.iter().map(place).min().unwrap_or(0);
    let to = |place: fn(&Anchor) -> usize| anchors.iter().map(place).max().map_or(0, |last| last + 1);
    (from(|anchor| anchor.a)..to(|anchor| anchor.a), from(|anchor| anchor.b)..to(|anchor| anchor.b))
}

/// Anchors that lie near each other on both sides. O(n log n) for each split.
pub(super) fn clusters(anchors: Vec<Anchor>) -> Vec<Vec<Anchor>> {
    let mut found = Vec::new();
    // Anchors, how often they were split, and how many attempts in a row found no gap.
    let mut open = vec![(anchors, 0, 0)];
    while let Some((mut anchors, n_cuts, n_whole)) = open.pop() {
        if n_whole == 2 || n_cuts == MOST_CUTS {
            found.push(anchors);
            continue;
        }
        let place = |anchor: &Anchor| if n_cuts % 2 == 0 { anchor.a } else { anchor.b };
        anchors.sort_unstable_by_key(|anchor| (place(anchor), anchor.a, anchor.b));
        let parts: Vec<Vec<Anchor>> =
            anchors.chunk_by(|one, next| place(next) - place(one) <= LARGEST_GAP + 1).map(<[Anchor]>::to_vec).collect();
        let n_whole = if parts.len() == 1 { n_whole + 1 } else { 1 };
        open.extend(parts.into_iter().map(|part| (part, n_cuts + 1, n_whole)));
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(anchors: &[(usize, usize)], expected: &[&[(usize, usize)]]) {
        let anchors = anchors.iter().map(|&(a, b)| Anchor { a, b }).collect();
        let mut found: Vec<Vec<(usize, usize)>> = clusters(anchors)
            .into_iter()
            .map(|cluster| {
                let mut cluster: Vec<(usize, usize)> = cluster.into_iter().map(|anchor| (anchor.a, anchor.b)).collect();
                cluster.sort_unstable();
                cluster
            })
            .collect();
        found.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_shuffled_passage_is_one_cluster() {
        check(&[(3, 12), (4, 10), (5, 11)], &[&[(3, 12), (4, 10), (5, 11)]]);
    }

    #[test]
    fn anchors_far_apart_on_one_side_are_two_clusters() {
        check(&[(3, 10), (4, 11), (5, 40), (6, 41)], &[&[(3, 10), (4, 11)], &[(5, 40), (6, 41)]]);
        check(&[(0, 5), (6, 5)], &[&[(0, 5)], &[(6, 5)]]);
    }

    #[test]
    fn cutting_one_side_may_open_a_gap_on_the_other() {
        // Only the anchor at (3, 30) connects the first and the last.
        check(&[(0, 0), (3, 30), (6, 1)], &[&[(0, 0)], &[(3, 30)], &[(6, 1)]]);
    }
}
