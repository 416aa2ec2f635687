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
const MOST_BETWEEN: usize = 3;

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
    let (mut from_a, mut from_b) = (0, 0);
    let ends = groups.iter().map(|group| (&group.a, &group.b)).map(|(x, y)| (x.start, y.start, x.end, y.end));
    for (to_a, to_b, next_a, next_b) in ends.chain([(a.sentences.len(), b.sentences.len(), 0, 0)]) {
        fill(a, b, from_a..to_a, from_b..to_b, &mut links);
        (from_a, from_b) = (next_a, next_b);
    }
    links
}

/// Pairs what lies in one gap: headings with headings, sentences with sentences.
fn fill(a: &Reading, b: &Reading, gap_a: Range<usize>, gap_b: Range<usize>, links: &mut Vec<Link>) {
    if gap_a.is_empty() || gap_b.is_empty() || gap_a.len() > MOST_BETWEEN || gap_b.len() > MOST_BETWEEN {
        return;
    }
    let of_kind = |reading: &Reading, range: &Range<usize>, heading: bool| -> Vec<usize> {
        range.clone().filter(|&s| reading.sentences[s].kind.is_heading() == heading).collect()
    };
    for heading in [true, false] {
        let (rows, columns) = (of_kind(a, &gap_a, heading), of_kind(b, &gap_b, heading));
        let like_length = |rows: &[usize], columns: &[usize]| {
            let words = |reading: &Reading, list: &[usize]| -> f64 {
                list.iter().map(|&s| reading.sentences[s].words.len()).sum::<usize>() as f64
            };
            let ratio = words(a, rows) / words(b, columns).max(1.0);
            (1.0 / LENGTH_RATIO..=LENGTH_RATIO).contains(&ratio)
        };
        if rows.len() == columns.len() {
            let pairs: Vec<(usize, usize)> = rows.iter().copied().zip(columns).collect();
            if pairs.iter().all(|&(i, j)| like_length(&[i], &[j])) {
                links.extend(pairs.into_iter().map(|(i, j)| Link { a: i..i + 1, b: j..j + 1 }));
            }
        } else if let ([first, .., last], [only]) | ([only], [first, .., last]) = (&rows[..], &columns[..])
            && !heading
            && last - first + 1 == rows.len().max(columns.len())
            && like_length(&rows, &columns)
        {
            let (many, one) = (*first..last + 1, *only..only + 1);
            links.push(if rows.len() > 1 { Link { a: many, b: one } } else { Link { a: one, b: many } });
        }
    }
}
