//! Between: sentences that lost every word and still stand in their place.
//!
//! Where one text follows the other from beginning to end, what lies between two aligned groups on one side belongs to what lies
//! between them on the other, though a rewriter swapped all its words. Only texts that are mostly aligned are filled
//! so; in others the sentences between two groups are somebody's own.
//!
//! ```text
//! a  ▇ ▇ ░ ▇ ▇      ░ stands where ░ stands: inferred
//! b  ▇ ▇ ░ ▇ ▇
//! ```

use std::ops::Range;

use crate::align::chain::Link;
use crate::align::sentences::Group;
use crate::reading::Reading;

/// Share of the words of both texts that must be aligned in order before places count.
const MOSTLY_ALIGNED: f64 = 0.5;

/// Sentences between two groups, on either side, beyond which nothing is inferred.
const MOST_BETWEEN: usize = 4;

/// By how much the lengths in words of two stretches may differ to be the same statement.
const LENGTH_RATIO: f64 = 2.0;

/// The links that places alone speak for, given the groups of the chain in order.
pub(super) fn between(groups: &[Group], a: &Reading, b: &Reading) -> Vec<Link> {
    let n_words = |reading: &Reading, range: &Range<usize>| -> usize {
        range.clone().map(|s| reading.sentences[s].words.len()).sum()
    };
    let aligned = |reading: &Reading, side: fn(&Group) -> &Range<usize>| -> f64 {
        let words: usize = groups.iter().map(|group| n_words(reading, side(group))).sum();
        words as f64 / reading.words.len().max(1) as f64
    };
    if aligned(a, |g| &g.a) < MOSTLY_ALIGNED || aligned(b, |g| &g.b) < MOSTLY_ALIGNED {
        return Vec::new();
    }
    let mut links = Vec::new();
    // Behind the last group only one neighbour vouches, and that is where texts are cut and added to; both begin at the beginning.
    if let Some(first) = groups.first() {
        fill(a, b, 0..first.a.start, 0..first.b.start, &mut links);
    }
    for pair in groups.windows(2) {
        fill(a, b, pair[0].a.end..pair[1].a.start, pair[0].b.end..pair[1].b.start, &mut links);
    }
    links
}

/// Pairs the sentences that lie in one gap, all of them, by length alone (Gale and Church 1993): the grouping into 1-1, 2-1 and 1-2
/// with the least differences. Headings are left out: the same place has other headings as often as reworded ones.
fn fill(a: &Reading, b: &Reading, gap_a: Range<usize>, gap_b: Range<usize>, links: &mut Vec<Link>) {
    let running = |reading: &Reading, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|&s| !reading.sentences[s].kind.is_heading()).collect()
    };
    if gap_a.len() > 2 * MOST_BETWEEN || gap_b.len() > 2 * MOST_BETWEEN {
        return;
    }
    let (rows, columns) = (running(a, &gap_a), running(b, &gap_b));
    if rows.is_empty() || columns.is_empty() || rows.len() > MOST_BETWEEN || columns.len() > MOST_BETWEEN {
        return;
    }
    let lengths = |reading: &Reading, list: &[usize]| -> Vec<f64> {
        list.iter().map(|&s| reading.sentences[s].words.len() as f64).collect()
    };
    let Some((_, shapes)) = by_length(&lengths(a, &rows), &lengths(b, &columns)) else { return };
    let (mut i, mut j) = (0, 0);
    for (n, m) in shapes {
        let (of_a, of_b) = (rows[i]..rows[i + n - 1] + 1, columns[j]..columns[j + m - 1] + 1);
        (i, j) = (i + n, j + m);
        // A heading between two sentences keeps them apart.
        if of_a.len() == n && of_b.len() == m {
            links.push(Link { a: of_a, b: of_b });
        }
    }
}

/// The grouping of all of both sides with the least sum of log ratios of lengths; `None` if every one has a group whose lengths
/// differ too much.
fn by_length(a: &[f64], b: &[f64]) -> Option<(f64, Vec<(usize, usize)>)> {
    if a.is_empty() && b.is_empty() {
        return Some((0.0, Vec::new()));
    }
    let mut best: Option<(f64, Vec<(usize, usize)>)> = None;
    for (n, m) in [(1, 1), (2, 1), (1, 2)] {
        if n > a.len() || m > b.len() {
            continue;
        }
        let difference = (a[..n].iter().sum::<f64>() / b[..m].iter().sum::<f64>()).ln().abs();
        if difference > LENGTH_RATIO.ln() {
            continue;
        }
        let Some((rest, shapes)) = by_length(&a[n..], &b[m..]) else { continue };
        if best.as_ref().is_none_or(|(so_far, _)| difference + rest < *so_far) {
            best = Some((difference + rest, std::iter::once((n, m)).chain(shapes).collect()));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_tell_which_sentences_were_merged() {
        let shapes = |a: &[f64], b: &[f64]| by_length(a, b).map(|(_, shapes)| shapes);
        assert_eq!(shapes(&[30.0, 4.0, 10.0], &[33.0, 15.0]), Some(vec![(1, 1), (2, 1)]));
        assert_eq!(shapes(&[10.0, 12.0], &[11.0, 11.0]), Some(vec![(1, 1), (1, 1)]));
        assert_eq!(shapes(&[10.0], &[40.0]), None);
    }
}
