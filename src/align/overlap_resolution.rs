//! Overlap resolution: candidates that claim the same sentences are merged, divided or dropped.
//!
//! Candidates that meet on both sides become one passage. If they overlap on one side only, the side is divided where
//! both gain most, or the weaker one is dropped.
//!
//! ```text
//! a  ├──────one──────┤           b  ├─one─┤        ├─other─┤
//!             ├───other───┤      a is cut at the sentence at which the sum of both gains is largest
//! ```

use std::ops::Range;

use crate::align::passage_candidates::{Coverage, PassageCandidate, Side};

/// Evidence from which two stretches are a passage: three rare words with their neighbours beyond what chance explains,
/// on both sides. If lower, sentences on one subject pass; if higher, short reworded passages are lost.
pub(super) const ENOUGH: f32 = 3.0;

/// Merges candidates that touch or overlap on both sides.
pub(super) fn merge_touching(
    mut candidates: Vec<PassageCandidate>,
    coverage: &mut Coverage<'_>,
) -> Vec<PassageCandidate> {
    let meet = |one: &Range<usize>, other: &Range<usize>| one.start <= other.end && other.start <= one.end;
    let hull = |one: &Range<usize>, other: &Range<usize>| one.start.min(other.start)..one.end.max(other.end);
    loop {
        let n_before = candidates.len();
        candidates.sort_unstable_by_key(|candidate| (candidate.a.start, candidate.b.start));
        let mut kept: Vec<PassageCandidate> = Vec::with_capacity(n_before);
        for candidate in candidates {
            match kept.iter_mut().rev().find(|one| meet(&one.a, &candidate.a) && meet(&one.b, &candidate.b)) {
                Some(one) if one.a == candidate.a && one.b == candidate.b => {}
                Some(one) => *one = coverage.measured(hull(&one.a, &candidate.a), hull(&one.b, &candidate.b)),
                None => kept.push(candidate),
            }
        }
        candidates = kept;
        if candidates.len() == n_before {
            return candidates;
        }
    }
}

/// Makes candidates disjoint and puts them in the order of a. Where two overlap, each keeps the part that it explains
/// best.
pub(super) fn resolve_overlaps(
    mut candidates: Vec<PassageCandidate>,
    coverage: &mut Coverage<'_>,
) -> Vec<PassageCandidate> {
    candidates.sort_by(|one, other| {
        other.evidence.total_cmp(&one.evidence).then((one.a.start, one.b.start).cmp(&(other.a.start, other.b.start)))
    });
    let mut kept: Vec<PassageCandidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let mut weaker = Some(candidate);
        let mut at = 0;
        while at < kept.len() {
            let Some(claimant) = weaker.take() else { break };
            let (holder, claimant) = divided(kept[at].clone(), claimant, coverage);
            weaker = claimant;
            match holder {
                Some(holder) => {
                    kept[at] = holder;
                    at += 1;
                }
                None => {
                    kept.remove(at);
                }
            }
        }
        kept.extend(weaker);
    }
    kept.sort_unstable_by_key(|candidate| (candidate.a.start, candidate.b.start));
    kept
}

/// What two overlapping candidates keep.
fn divided(
    one: PassageCandidate,
    other: PassageCandidate,
    coverage: &mut Coverage<'_>,
) -> (Option<PassageCandidate>, Option<PassageCandidate>) {
    let (mut one, mut other) = (Some(one), Some(other));
    for side in [Side::A, Side::B] {
        let (Some(first), Some(second)) = (&one, &other) else { break };
        let (p, q) = (first.of(side).clone(), second.of(side).clone());
        if p.start >= q.end || q.start >= p.end {
            continue;
        }
        let (gains_p, gains_q) = (coverage.gains(first, side), coverage.gains(second, side));
        let (part_p, part_q) = best_parts(&p, &gains_p, &q, &gains_q);
        one = cut(first.clone(), side, part_p, coverage);
        other = cut(second.clone(), side, part_q, coverage);
    }
    (one, other)
}

/// A candidate cut down on one side; `None` if too little is left.
fn cut(
    candidate: PassageCandidate,
    side: Side,
    part: Range<usize>,
    coverage: &mut Coverage<'_>,
) -> Option<PassageCandidate> {
    if part == *candidate.of(side) {
        return Some(candidate);
    }
    if part.is_empty() {
        return None;
    }
    let cut = match side {
        Side::A => coverage.measured(part, candidate.b),
        Side::B => coverage.measured(candidate.a, part),
    };
    (cut.evidence >= ENOUGH).then_some(cut)
}

/// Which part of each of two overlapping ranges to keep so that the sum of gains is largest: one of them whole and
/// nothing of the other, or one up to some sentence and the other from there. A part that gains less than `ENOUGH`
/// counts as nothing.
fn best_parts(p: &Range<usize>, gains_p: &[f32], q: &Range<usize>, gains_q: &[f32]) -> (Range<usize>, Range<usize>) {
    let worth = |range: &Range<usize>, gains: &[f32], part: &Range<usize>| -> f32 {
        if part.is_empty() {
            return 0.0;
        }
        let gain: f32 = gains[part.start - range.start..part.end - range.start].iter().sum();
        if gain < ENOUGH { 0.0 } else { gain }
    };
    let mut ways = vec![(p.clone(), 0..0), (0..0, q.clone())];
    for at in p.start.max(q.start)..=p.end.min(q.end) {
        ways.push((p.start..at, at..q.end));
        ways.push((at..p.end, q.start..at));
    }
    let mut best = (f32::MIN, (0..0, 0..0));
    for (part_p, part_q) in ways {
        let sum = worth(p, gains_p, &part_p) + worth(q, gains_q, &part_q);
        if sum > best.0 {
            best = (sum, (part_p, part_q));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_overlapping_ranges_are_cut_where_both_gain_most() {
        let parts = best_parts(&(0..4), &[5.0, 4.0, 1.0, -1.0], &(2..6), &[2.0, 3.0, 3.0, 3.0]);
        assert_eq!(parts, (0..2, 2..6));
    }

    #[test]
    fn the_weaker_range_is_dropped_if_too_little_is_left() {
        let parts = best_parts(&(0..4), &[5.0, 4.0, 4.0, 5.0], &(1..3), &[2.0, 3.0]);
        assert_eq!(parts, (0..4, 0..0));
    }
}
