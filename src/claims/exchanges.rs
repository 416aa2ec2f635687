//! Two phrases that changed places in a sentence that is otherwise the same: "the victim sued the driver".

use std::ops::Range;

use crate::claims::stretch::{Pair, Side};
use crate::claims::{Difference, FactKind, overlap};
use crate::language::Pack;

/// Longest phrase, in words.
const LONGEST: usize = 3;

/// Adds the exchange, if there is one that no other finding covers. What stands between the two phrases must say
/// something: the order of a list means nothing.
pub(super) fn difference(pair: &Pair<'_>, found: &mut Vec<Difference>) {
    let (a, b) = (&pair.a, &pair.b);
    // Where the verb keeps its place, subject and object change theirs freely.
    let is_free_order = Pack::of(pair.vocabulary.language()).grammar.verb_may_end;
    if a.words.len() != b.words.len() || is_free_order {
        return;
    }
    let same = |one: usize, other: usize| a.hashes[one] == b.hashes[other];
    let n = a.words.len();
    let Some(start) = (0..n).find(|&at| !same(at, at)) else { return };
    let end = (0..n).rev().find(|&at| !same(at, at)).map_or(n, |last| last + 1);
    for first in 1..=LONGEST {
        for second in 1..=LONGEST {
            let length = end - start;
            if first + second >= length {
                continue;
            }
            let between = length - first - second;
            let moved = |from: usize, to: usize, length: usize| (0..length).all(|n| same(from + n, to + n));
            let is_exchange = moved(start, end - first, first)
                && moved(start + first, start + second, between)
                && moved(end - second, start, second);
            let says_something = |range: Range<usize>| range.clone().any(|at| !a.is_stop[at]);
            if is_exchange
                && says_something(start + first..end - second)
                && says_something(start..start + first)
                && says_something(end - second..end)
                && !is_quantity(a, start..start + first)
            {
                let (one, other) = (start..start + first, start..start + second);
                if !found.iter().any(|known| overlap(&known.a, &(start..end))) {
                    found.push(pair.difference(FactKind::Role, one, other));
                }
                return;
            }
        }
    }
}

/// Quantities are followed by value.
fn is_quantity(side: &Side<'_>, mut words: Range<usize>) -> bool {
    words.any(|at| side.in_quantity[at])
}
