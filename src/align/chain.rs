//! The chain: the best sequence of sentence groups in the order of both texts, by dynamic programming.
//!
//! Follows Gale and Church (1993) and Moore (2002), with shared weight in place of lengths. A group of sentences of a
//! and b gains `2·shared − BAR·(mass a + mass b)`, which is positive if their weighted Dice coefficient exceeds `BAR`.
//! An unpaired sentence gains nothing. So a second sentence joins a group only if enough of its own weight is found on
//! the other side.
//!
//! ```text
//!        b0  b1  b2          cells: best gain of a[..i] and b[..j]
//!   a0   1-1                 moves: skip one, or a group of one of SHAPES
//!   a1   ┐
//!   a2   ┴ 2-1               long texts are cut at pairs that surely belong together; each piece has its own table
//! ```

use std::ops::Range;

use crate::align::features::{Features, GroupOverlap, Overlaps};
use crate::reading::Reading;

/// Numbers of sentences of a and b in one group. Real rewrites merge two sentences, seldom three; anything larger is
/// two groups.
const SHAPES: [(usize, usize); 8] = [(1, 1), (2, 1), (1, 2), (3, 1), (1, 3), (2, 2), (4, 1), (1, 4)];

/// Dice coefficient above which sentences belong together if nothing better is near. It is low because neighbours in
/// order support each other; weak groups without support are dropped afterwards. If higher, sentences in which every
/// noun was swapped are missed.
const BAR: f32 = 0.075;

/// Cost, as a share of the group's mass, of more than one sentence on a side: within a paragraph, and across two.
/// Writers who merge sentences take neighbours from one paragraph.
const MERGE_COST: f32 = 0.01;
const MERGE_ACROSS_COST: f32 = 0.06;

/// A sentence joins a group of several only if this share of its weight is found on the other side.
const LEAST_SHARE: f32 = 0.06;

/// Cost, as a share of the group's mass, for each factor of e by which one side is longer than the other. A sentence
/// with half its partner's words leaves room for its neighbour (the length model of Gale and Church in its simplest
/// form).
const LENGTH_COST: f32 = 0.05;

/// Generous bound on the rounding error of single-precision sums, as a share of the mass.
const ROUNDING: f32 = 1e-4;

/// Most cells of one table (n·m); larger texts are cut at sure pairs. A million cells take about 10 ms.
const MOST_CELLS: usize = 1_000_000;

/// Dice coefficient from which a pair is sure enough to cut at.
const CUT_DICE: f32 = 0.5;

/// A group of the chain, by sentence indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// The data that the chain is built from.
pub(super) struct Chainer<'r> {
    a: &'r Reading,
    b: &'r Reading,
    features: &'r Features,
    overlaps: &'r Overlaps,
    groups: GroupOverlap<'r>,
}

impl<'r> Chainer<'r> {
    pub fn new(a: &'r Reading, b: &'r Reading, features: &'r Features, overlaps: &'r Overlaps) -> Chainer<'r> {
        Chainer { a, b, features, overlaps, groups: GroupOverlap::new(features) }
    }

    /// The best chain over all sentences of both texts.
    pub fn best(&mut self) -> Vec<Link> {
        let (n, m) = (self.features.a.len(), self.features.b.len());
        let mut links = Vec::new();
        let (mut from_a, mut from_b) = (0, 0);
        if n * m > MOST_CELLS {
            for (i, j) in self.cut_points() {
                self.piece(from_a..i, from_b..j, &mut links);
                links.push(Link { a: i..i + 1, b: j..j + 1 });
                (from_a, from_b) = (i + 1, j + 1);
            }
        }
        self.piece(from_a..n, from_b..m, &mut links);
        links
    }

    /// Pairs that surely belong together, ascending on both sides: the longest increasing sequence of mutual best
    /// matches.
    fn cut_points(&self) -> Vec<(usize, usize)> {
        let dice = |i: usize, j: usize, shared: f32| 2.0 * shared / (self.features.mass_a[i] + self.features.mass_b[j]);
        let mut best_of_a = vec![(0.0f32, usize::MAX); self.features.a.len()];
        let mut best_of_b = vec![(0.0f32, usize::MAX); self.features.b.len()];
        for (j, list) in self.overlaps.of_b.iter().enumerate() {
            for &(i, shared) in list {
                let (i, alike) = (i as usize, dice(i as usize, j, shared));
                if alike > best_of_a[i].0 {
                    best_of_a[i] = (alike, j);
                }
                if alike > best_of_b[j].0 {
                    best_of_b[j] = (alike, i);
                }
            }
        }
        let pairs: Vec<(usize, usize)> = best_of_a
            .iter()
            .enumerate()
            .filter(|&(i, &(alike, j))| alike >= CUT_DICE && best_of_b[j].1 == i)
            .map(|(i, &(_, j))| (i, j))
            .collect();
        longest_increasing(&pairs)
    }

    /// The chain within one rectangle; a rectangle that is still too large gives none.
    fn piece(&mut self, a: Range<usize>, b: Range<usize>, links: &mut Vec<Link>) {
        let (n, m) = (a.len(), b.len());
        if n == 0 || m == 0 {
            return;
        }
        if n * m > MOST_CELLS {
            // Thousands of sentences without a pair to cut at: only a strip along the diagonal is worth the time.
            return self.in_strips(a, b, links);
        }
        let width = m + 1;
        let mut gain = vec![0.0f32; (n + 1) * width];
        // 0: skip a; 1: skip b; 2 + k: SHAPES[k].
        let mut choice = vec![0u8; (n + 1) * width];
        let mut shared = vec![0.0f32; n * m];
        for j in 0..m {
            for &(i, weight) in &self.overlaps.of_b[b.start + j] {
                if a.contains(&(i as usize)) {
                    shared[(i as usize - a.start) * m + j] = weight;
                }
            }
        }
        for i in 0..=n {
            for j in 0..=m {
                let here = i * width + j;
                let (mut best, mut how) = (0.0, 0);
                if i > 0 {
                    (best, how) = (gain[here - width], 0);
                }
                if j > 0 && (i == 0 || gain[here - 1] > best) {
                    (best, how) = (gain[here - 1], 1);
                }
                if i > 0 && j > 0 && shared[(i - 1) * m + j - 1] > 0.0 {
                    for (k, &(rows, columns)) in SHAPES.iter().enumerate() {
                        if rows > i || columns > j {
                            continue;
                        }
                        let (rows_at, columns_at) =
                            (a.start + i - rows..a.start + i, b.start + j - columns..b.start + j);
                        let before = gain[(i - rows) * width + j - columns];
                        let needed = best - before;
                        let Some(plus) =
                            self.gain(rows_at, columns_at, needed, |x, y| shared[(x - a.start) * m + y - b.start])
                        else {
                            continue;
                        };
                        if before + plus > best {
                            (best, how) = (before + plus, 2 + k as u8);
                        }
                    }
                }
                gain[here] = best;
                choice[here] = how;
            }
        }
        let first = links.len();
        let (mut i, mut j) = (n, m);
        while i > 0 && j > 0 {
            match choice[i * width + j] {
                0 => i -= 1,
                1 => j -= 1,
                k => {
                    let (rows, columns) = SHAPES[usize::from(k) - 2];
                    links.push(Link { a: a.start + i - rows..a.start + i, b: b.start + j - columns..b.start + j });
                    i -= rows;
                    j -= columns;
                }
            }
        }
        links[first..].reverse();
    }

    /// Cuts a rectangle without pairs to cut at into tables along its diagonal.
    fn in_strips(&mut self, a: Range<usize>, b: Range<usize>, links: &mut Vec<Link>) {
        let n_strips = (a.len() * b.len()).div_ceil(MOST_CELLS) + 1;
        let cut = |range: &Range<usize>, k: usize| range.start + range.len() * k / n_strips;
        for k in 0..n_strips {
            let (rows, columns) = (cut(&a, k)..cut(&a, k + 1), cut(&b, k)..cut(&b, k + 1));
            if rows.len() * columns.len() <= MOST_CELLS {
                self.piece(rows, columns, links);
            }
        }
    }

    /// The gain of grouping these sentences; `None` if they cannot be a group, or if the gain is less than `needed`.
    fn gain(
        &mut self,
        a: Range<usize>,
        b: Range<usize>,
        needed: f32,
        shared: impl Fn(usize, usize) -> f32,
    ) -> Option<f32> {
        let mass_a: f32 = self.features.mass_a[a.clone()].iter().sum();
        let mass_b: f32 = self.features.mass_b[b.clone()].iter().sum();
        let mass = mass_a + mass_b;
        // A group shares at most the sum of what its sentences share pairwise. Most groups are rejected here.
        let at_most: f32 = a.clone().map(|i| b.clone().map(|j| shared(i, j)).sum::<f32>()).sum();
        if 2.0 * at_most - BAR * mass < needed - ROUNDING * mass {
            return None;
        }
        if a.len() == 1 && b.len() == 1 {
            let (one, other) = (&self.a.sentences[a.start], &self.b.sentences[b.start]);
            if one.kind.is_heading() != other.kind.is_heading() && 2.0 * at_most < 0.5 * mass {
                return None;
            }
            return (at_most > 0.0).then(|| 2.0 * at_most - (BAR + self.length_cost(&a, &b)) * mass);
        }
        let headings = self.a.sentences[a.clone()].iter().chain(&self.b.sentences[b.clone()]);
        if headings.into_iter().any(|s| s.kind.is_heading()) {
            return None;
        }
        // Every sentence must find some of its weight on the other side.
        for i in a.clone() {
            let own: f32 = b.clone().map(|j| shared(i, j)).fold(0.0, f32::max);
            if own < LEAST_SHARE * self.features.mass_a[i].min(mass_b) {
                return None;
            }
        }
        for j in b.clone() {
            let own: f32 = a.clone().map(|i| shared(i, j)).fold(0.0, f32::max);
            if own < LEAST_SHARE * self.features.mass_b[j].min(mass_a) {
                return None;
            }
        }
        let overlap = self.groups.weight(a.clone(), b.clone()) + self.overlaps.meant(a.clone(), b.clone());
        let one_block = |reading: &Reading, range: &Range<usize>| {
            reading.sentences[range.start].block == reading.sentences[range.end - 1].block
        };
        let across = !one_block(self.a, &a) || !one_block(self.b, &b);
        let n_merged = (a.len() + b.len() - 2) as f32;
        // Two sentences on each side are usually two pairs, not one group.
        let n_merged = if a.len() > 1 && b.len() > 1 { 2.0 * n_merged } else { n_merged };
        let cost = n_merged * if across { MERGE_ACROSS_COST } else { MERGE_COST };
        Some(2.0 * overlap - (BAR + self.length_cost(&a, &b) + cost) * mass)
    }

    /// The cost of the lengths of these sentences, as a share of the group's mass.
    fn length_cost(&self, a: &Range<usize>, b: &Range<usize>) -> f32 {
        let n_words = |reading: &Reading, range: &Range<usize>| {
            (reading.sentences[range.end - 1].words.end - reading.sentences[range.start].words.start) as f32
        };
        LENGTH_COST * (n_words(self.a, a) / n_words(self.b, b)).ln().abs()
    }
}

/// The longest subsequence of pairs that increases on both sides; `pairs` ascend by their first element. O(n log n)
/// (Schensted 1961).
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // ends[k]: the pair with the smallest second element that ends a sequence of k + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = vec![usize::MAX; pairs.len()];
    for (at, &(_, second)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].1 < second);
        if place > 0 {
            before[at] = ends[place - 1];
        }
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        run.push(pairs[at]);
        at = before[at];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_increasing_run_leaves_out_moved_pairs() {
        assert_eq!(longest_increasing(&[(0, 0), (1, 5), (2, 1), (3, 2)]), [(0, 0), (2, 1), (3, 2)]);
        assert_eq!(longest_increasing(&[]), []);
        assert_eq!(longest_increasing(&[(0, 3), (1, 2), (2, 1)]).len(), 1);
    }
}
