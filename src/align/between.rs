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
    // Before the first group and behind the last only one neighbour vouches: that is where texts are cut and added to.
    for pair in groups.windows(2) {
        fill(a, b, pair[0].a.end..pair[1].a.start, pair[0].b.end..pair[1].b.start, &mut links);
    }
    links
}

/// Pairs the sentences that lie in one gap. Headings are left out: the same place has other headings as often as reworded ones.
fn fill(a: &Reading, b: &Reading, gap_a: Range<usize>, gap_b: Range<usize>, links: &mut Vec<Link>) {
    if gap_a.is_empty() || gap_b.is_empty() || gap_a.len() > MOST_BETWEEN || gap_b.len() > MOST_BETWEEN {
        return;
    }
    let running = |reading: &Reading, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|&s| !reading.sentences[s].kind.is_heading()).collect()
    };
    let (rows, columns) = (running(a, &gap_a), running(b, &gap_b));
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
        && last - first + 1 == rows.len().max(columns.len())
        && like_length(&rows, &columns)
    {
        let (many, one) = (*first..last + 1, *only..only + 1);
        links.push(if rows.len() > 1 { Link { a: many, b: one } } else { Link { a: one, b: many } });
    }
}
