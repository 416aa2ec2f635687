//! Gap filling: pairs sentences that share no words but lie between the same firm matches on both sides.
//!
//! A rewriter may replace every word of a sentence and keep its place. Only short gaps in texts that are mostly aligned
//! are filled; elsewhere the sentences between two matches are each writer's own. Such a pair is shown, but is not
//! evidence.
//!
//! ```text
//! a  ▇ ▇ ░ ▇ ▇      the two ░ are paired by position
//! b  ▇ ▇ ░ ▇ ▇
//! ```

use std::ops::Range;

use crate::align::chain::Link;
use crate::align::sentences::Group;
use crate::article::BlockKind;
use crate::reading::Reading;

/// Share of the words of both texts that must be aligned in order before position counts.
const MOSTLY_ALIGNED: f64 = 0.5;

/// Sentences in a gap, on either side, up to which it is filled.
const MOST_BETWEEN: usize = 2;

/// Largest ratio between the lengths in words of two stretches that may be paired by position.
const LENGTH_RATIO: f64 = 2.0;

/// Whether one text follows the other, judged by the groups of the chain.
fn is_mostly_aligned(groups: &[Group], a: &Reading, b: &Reading) -> bool {
    let aligned = |reading: &Reading, side: fn(&Group) -> &Range<usize>| -> f64 {
        let words: usize =
            groups.iter().flat_map(|group| side(group).clone()).map(|s| reading.sentences[s].words.len()).sum();
        words as f64 / reading.words.len().max(1) as f64
    };
    aligned(a, |g| &g.a) >= MOSTLY_ALIGNED && aligned(b, |g| &g.b) >= MOSTLY_ALIGNED
}

/// Links supported by position alone, given the groups of the chain in order. `shared` is the weight that two sentences
/// have in common.
pub(super) fn inferred_links(
    groups: &[Group],
    a: &Reading,
    b: &Reading,
    shared: impl Fn(usize, usize) -> f32,
) -> Vec<Link> {
    if !is_mostly_aligned(groups, a, b) {
        return Vec::new();
    }
    let mut links = Vec::new();
    let title = |reading: &Reading| reading.sentences.iter().position(|s| s.kind == BlockKind::Title);
    if let (Some(one), Some(other)) = (title(a), title(b))
        && groups.iter().all(|group| !group.a.contains(&one) && !group.b.contains(&other))
    {
        // If one text follows the other, their titles correspond.
        links.push(Link { a: one..one + 1, b: other..other + 1 });
    }
    for pair in groups.windows(2).filter(|pair| pair.iter().all(Group::is_firm)) {
        let heading = |reading: &Reading, gap: Range<usize>| -> Option<usize> {
            let mut headings = gap.filter(|&s| reading.sentences[s].kind == BlockKind::Heading);
            headings.next().filter(|_| headings.next().is_none())
        };
        // Headings in the same place are unrelated as often as they are reworded, so these must share something.
        let gaps = (pair[0].a.end..pair[1].a.start, pair[0].b.end..pair[1].b.start);
        if let (Some(i), Some(j)) = (heading(a, gaps.0), heading(b, gaps.1))
            && shared(i, j) > 0.0
        {
            links.push(Link { a: i..i + 1, b: j..j + 1 });
        }
        fill(a, b, pair[0].a.end..pair[1].a.start, pair[0].b.end..pair[1].b.start, &mut links);
    }
    links
}

/// Pairs all sentences of one gap by length alone (Gale and Church 1993), using the grouping into 1-1, 2-1 and 1-2 with
/// the smallest differences. Headings are left out.
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
        // A group must not span a heading.
        if of_a.len() == n && of_b.len() == m {
            links.push(Link { a: of_a, b: of_b });
        }
    }
}

/// How many times longer one side of a group must be before a neighbouring sentence may join the shorter side.
const ROOM: f64 = 1.3;

/// Groups that can take in the sentence next to them. If one side is much longer than the other, and an unpaired
/// sentence of the same paragraph stands next to the shorter side with nothing unpaired opposite it, then two sentences
/// were merged and the second lost every word. Returns the index of each group to replace and its replacement.
pub(super) fn absorbed(groups: &[Group], a: &Reading, b: &Reading) -> Vec<(usize, Link)> {
    if !is_mostly_aligned(groups, a, b) {
        return Vec::new();
    }
    let mut found: Vec<(usize, Link)> = Vec::new();
    let gap_after = |at: usize| -> (Range<usize>, Range<usize>) {
        let (to_a, to_b) =
            groups.get(at + 1).map_or((a.sentences.len(), b.sentences.len()), |g| (g.a.start, g.b.start));
        (groups[at].a.end..to_a.max(groups[at].a.end), groups[at].b.end..to_b.max(groups[at].b.end))
    };
    for at in 0..groups.len() {
        let (gap_a, gap_b) = gap_after(at);
        let next = groups.get(at + 1);
        // One unpaired sentence on one side: the group before it or the one after it may take it in.
        let (reading, lone, of_a) = match (gap_a.len(), gap_b.len()) {
            (1, 0) => (a, gap_a.start, true),
            (0, 1) => (b, gap_b.start, false),
            _ => continue,
        };
        let sides =
            |group: &Group| if of_a { (group.a.clone(), group.b.clone()) } else { (group.b.clone(), group.a.clone()) };
        let far = if of_a { b } else { a };
        let words = |reading: &Reading, range: &Range<usize>| -> f64 {
            range.clone().map(|s| reading.sentences[s].words.len()).sum::<usize>() as f64
        };
        let one = words(reading, &(lone..lone + 1));
        // How much better the lengths match with the sentence than without it; `None` if it does not fit.
        let fit = |group: &Group| -> Option<f64> {
            let (own, other) = sides(group);
            let touches = if own.end == lone { own.end - 1 } else { own.start };
            let same_block = reading.sentences[touches].block == reading.sentences[lone].block;
            let running = !reading.sentences[lone].kind.is_heading() && !reading.sentences[touches].kind.is_heading();
            let (short, long) = (words(reading, &own), words(far, &other));
            let fits = same_block && running && long >= ROOM * short && short + one <= ROOM * long;
            fits.then(|| (long / short).ln() - (long / (short + one)).ln().abs())
        };
        let before = fit(&groups[at]).map(|gain| (gain, at));
        let after = next.and_then(fit).map(|gain| (gain, at + 1));
        let best = [before, after].into_iter().flatten().reduce(|x, y| if y.0 > x.0 { y } else { x });
        let Some((_, number)) = best.filter(|(gain, number)| *gain > 0.0 && found.iter().all(|(n, _)| n != number))
        else {
            continue;
        };
        let (own, other) = sides(&groups[number]);
        let own = own.start.min(lone)..own.end.max(lone + 1);
        found.push((number, if of_a { Link { a: own, b: other } } else { Link { a: other, b: own } }));
    }
    found
}

/// The grouping of both sides with the smallest sum of log length ratios; `None` if every grouping has a group whose
/// lengths differ too much.
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
    fn merged_sentences_are_found_by_length() {
        let shapes = |a: &[f64], b: &[f64]| by_length(a, b).map(|(_, shapes)| shapes);
        assert_eq!(shapes(&[30.0, 4.0, 10.0], &[33.0, 15.0]), Some(vec![(1, 1), (2, 1)]));
        assert_eq!(shapes(&[10.0, 12.0], &[11.0, 11.0]), Some(vec![(1, 1), (1, 1)]));
        assert_eq!(shapes(&[10.0], &[40.0]), None);
    }
}
