//! Seeds: pairs of sentences so like each other that they may be the core of a passage, and the clusters that they form.
//!
//! The chain of the alignment keeps one partner for each sentence, in order where it can. A passage may be shuffled, or stand in a text
//! of which every other sentence is somebody else's; so all pairs of sentences are looked at here, as in Sanchez-Perez,
//! Sidorov and Gelbukh (2014), and seeds join where few sentences lie between them on both sides.
//!
//! ```text
//! b │     ×            × seeds: cut at the gaps of a, each part at the gaps of b, until no part has a gap
//!   │ ×  ×    ╭───╮
//!   │ × ×     │ × │    two clusters
//!   └───────────── a
//! ```

use std::ops::Range;

use crate::align::features::Features;
use crate::align::{Alignment, MatchKind};

/// Likeness (shared weight over the geometric mean of both weights) from which two sentences are a seed. Sentences on
/// one subject reach it by chance, but what they begin is dropped for want of evidence.
/// Between .20 and .30 little changes; above, passages are missed of which a program swapped every other word.
const ALIKE: f32 = 0.25;

/// Shared weight of a seed at least: a rare word and its neighbours. Less is a line of two words that stands anywhere.
const LEAST_SHARED: f32 = 1.5;

/// Share of the weight of the lighter sentence, and shared weight, from which two sentences are a seed though one is far longer: a
/// sentence copied into a list without full stops.
const CONTAINED: f32 = 0.6;
const LEAST_CONTAINED: f32 = 5.0;

/// Sentences between two seeds of one cluster at most, on each side. Fewer tear a rewritten passage where a few sentences lost
/// every word; with more, what was lifted from two places grows together.
const LARGEST_GAP: usize = 4;

/// How often a cluster is cut in turn along a and b at most: the bound keeps the work near-linear.
const MOST_CUTS: usize = 16;

/// A sentence of a and a sentence of b.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    pub a: usize,
    pub b: usize,
}

/// Whether two sentences with this shared weight are alike enough to be a seed: the one place where two sentences are judged.
fn is_seed(features: &Features, a: usize, b: usize, shared: f32) -> bool {
    let (mass_a, mass_b) = (features.mass_a[a], features.mass_b[b]);
    let alike = shared >= ALIKE * (mass_a * mass_b).sqrt();
    let contained = shared >= LEAST_CONTAINED && shared >= CONTAINED * mass_a.min(mass_b);
    shared >= LEAST_SHARED && (alike || contained)
}

/// The seeds of an alignment: all pairs of like sentences and all pairs within a group, rising.
pub(super) fn seeds(alignment: &Alignment) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (b, list) in alignment.overlaps.of_b.iter().enumerate() {
        let like = list.iter().filter(|&&(a, shared)| {
            let a = a as usize;
            is_seed(&alignment.features, a, b, shared - alignment.overlaps.meant(a..a + 1, b..b + 1))
        });
        seeds.extend(like.map(|&(a, _)| Seed { a: a as usize, b }));
    }
    for group in alignment.groups.iter().filter(|group| group.kind != MatchKind::Bridged) {
        seeds.extend(group.a.clone().flat_map(|a| group.b.clone().map(move |b| Seed { a, b })));
    }
    seeds.sort_unstable();
    seeds.dedup();
    seeds
}

/// The stretch of a and that of b in which some seeds lie.
pub(super) fn hull(seeds: &[Seed]) -> (Range<usize>, Range<usize>) {
    let from = |place: fn(&Seed) -> usize| seeds.iter().map(place).min().unwrap_or(0);
    let to = |place: fn(&Seed) -> usize| seeds.iter().map(place).max().map_or(0, |last| last + 1);
    (from(|seed| seed.a)..to(|seed| seed.a), from(|seed| seed.b)..to(|seed| seed.b))
}

/// Seeds that lie near each other on both sides; O(n log n) a cut.
pub(super) fn clusters(seeds: Vec<Seed>) -> Vec<Vec<Seed>> {
    let mut found = Vec::new();
    // Seeds, how often they were cut, and how many cuts in a row found no gap.
    let mut open = vec![(seeds, 0, 0)];
    while let Some((mut seeds, n_cuts, n_whole)) = open.pop() {
        if n_whole == 2 || n_cuts == MOST_CUTS {
            found.push(seeds);
            continue;
        }
        let place = |seed: &Seed| if n_cuts % 2 == 0 { seed.a } else { seed.b };
        seeds.sort_unstable_by_key(|seed| (place(seed), seed.a, seed.b));
        let parts: Vec<Vec<Seed>> =
            seeds.chunk_by(|one, next| place(next) - place(one) <= LARGEST_GAP + 1).map(<[Seed]>::to_vec).collect();
        let n_whole = if parts.len() == 1 { n_whole + 1 } else { 1 };
        open.extend(parts.into_iter().map(|part| (part, n_cuts + 1, n_whole)));
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seeds: &[(usize, usize)], expected: &[&[(usize, usize)]]) {
        let seeds = seeds.iter().map(|&(a, b)| Seed { a, b }).collect();
        let mut found: Vec<Vec<(usize, usize)>> = clusters(seeds)
            .into_iter()
            .map(|cluster| {
                let mut cluster: Vec<(usize, usize)> = cluster.into_iter().map(|seed| (seed.a, seed.b)).collect();
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
    fn seeds_far_apart_on_one_side_are_two_clusters() {
        check(&[(3, 10), (4, 11), (5, 40), (6, 41)], &[&[(3, 10), (4, 11)], &[(5, 40), (6, 41)]]);
        check(&[(0, 5), (6, 5)], &[&[(0, 5)], &[(6, 5)]]);
    }

    #[test]
    fn cutting_one_side_may_open_a_gap_on_the_other() {
        // Only the seed at (3, 30) holds the first and the last together.
        check(&[(0, 0), (3, 30), (6, 1)], &[&[(0, 0)], &[(3, 30)], &[(6, 1)]]);
    }
}
