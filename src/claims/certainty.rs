//! How certain a claim is: hedges and conditions that only one side has.

use std::ops::Range;

use crate::claims::stretch::{Pair, Side};
use crate::claims::{Difference, FactKind, overlap};
use crate::language::Language;

/// Share of kept words below which the sentences are told in other words, and so is how certain they are. Without this bar
/// and the empty gap, 98 of the 157 facts in 300 spun articles were hedges, nearly all of them wrong.
const SAME_WORDING: f64 = 0.5;

/// Share of the words of the shorter side that must be kept where a condition was cut off.
const CUT_OFF: f64 = 0.8;

/// Most words beside the hedge in its gap.
const MOST_BESIDE: usize = 2;

/// Most words of a source that was cut off: "according to the harbour office".
const LONGEST_SOURCE: usize = 8;

/// Fewest words of a condition that was cut off.
const SHORTEST_CONDITION: usize = 3;

/// Adds hedges, sources and conditions that were dropped or added. Only what stands alone in its gap counts: the words on
/// both sides of it are kept, and the other text has nothing in its place.
pub(super) fn differences(pair: &Pair<'_>, found: &mut Vec<Difference>) {
    if pair.share_kept_of_shorter >= CUT_OFF {
        conditions(pair, found);
    }
    if pair.share_kept < SAME_WORDING {
        return;
    }
    let (hedges_a, hedges_b) = (hedges(&pair.a, pair), hedges(&pair.b, pair));
    let is_attributed = |side: &Side<'_>| {
        (0..side.words.len())
            .any(|at| side.counterpart[at].is_none() && pair.lexicon.attributions.contains(&side.hashes[at]))
    };
    if hedges_b.is_empty() && !is_attributed(&pair.b) {
        let dropped = hedges_a.iter().find_map(|hedge| place(&pair.a, hedge, |at| pair.gap_of_a(at)));
        if let Some((one, other)) = dropped {
            add(found, pair.difference(FactKind::Modality, one, other));
        }
    }
    if hedges_a.is_empty() && !is_attributed(&pair.a) {
        let added = hedges_b.iter().find_map(|hedge| {
            place(&pair.b, hedge, |at| {
                let (a, b) = pair.gap_of_b(at);
                (b, a)
            })
        });
        if let Some((one, other)) = added {
            add(found, pair.difference(FactKind::Modality, other, one));
        }
    }
}

/// Adds a difference unless the same words are in one already.
fn add(found: &mut Vec<Difference>, difference: Difference) {
    if !found.iter().any(|known| overlap(&known.a, &difference.a) && overlap(&known.b, &difference.b)) {
        found.push(difference);
    }
}

/// A phrase that makes a claim uncertain.
struct Hedge {
    words: Range<usize>,
    is_source: bool,
    /// A verb form that says that something may be so, in languages where no other word says it as well.
    is_modal: bool,
}

/// Words and modal verbs that make a claim uncertain, and sources.
fn hedges(side: &Side<'_>, pair: &Pair<'_>) -> Vec<Hedge> {
    let lexicon = pair.lexicon;
    let hedge = |at: usize| {
        if side.in_quantity[at] {
            return None;
        }
        let forms = &side.forms[at..];
        if let Some(length) = lexicon.sources.length_at(forms) {
            return Some(Hedge { words: at..at + length, is_source: true, is_modal: false });
        }
        if lexicon.possible.contains(side.forms[at]) && !side.names[at] {
            let is_modal = pair.vocabulary.language() != Language::English;
            return Some(Hedge { words: at..at + 1, is_source: false, is_modal });
        }
        let length = lexicon.hedges.length_at(forms)?;
        Some(Hedge { words: at..at + length, is_source: false, is_modal: false })
    };
    (0..side.words.len()).filter_map(hedge).collect()
}

/// A hedge that the other side lacks, with the next word, and that word on the other side.
fn place(
    side: &Side<'_>,
    hedge: &Hedge,
    gap_of: impl Fn(usize) -> (Range<usize>, Range<usize>),
) -> Option<(Range<usize>, Range<usize>)> {
    let words = &hedge.words;
    if words.clone().any(|at| side.counterpart[at].is_some()) {
        return None;
    }
    let (own, other) = gap_of(words.start);
    let most = if hedge.is_source { LONGEST_SOURCE } else { words.len() + MOST_BESIDE };
    // "Seraient" for "sont": one word for one.
    let is_replaced = hedge.is_modal && own.len() == 1 && other.len() == 1;
    if own.len() > most || !(other.is_empty() || is_replaced) {
        return None;
    }
    // The claim itself begins behind the gap.
    let next = (own.end < side.words.len()).then_some(own.end);
    let next = next.or_else(|| own.start.checked_sub(1))?;
    let there = side.counterpart[next]?;
    Some((words.start.min(next)..words.end.max(next + 1), there..there + 1))
}

/// Conditions that were cut off or added.
fn conditions(pair: &Pair<'_>, found: &mut Vec<Difference>) {
    let (of_a, of_b) = (side_conditions(&pair.a, pair), side_conditions(&pair.b, pair));
    if of_b.is_empty() {
        for &at in &of_a {
            let (own, other) = pair.gap_of_a(at);
            if let Some((one, other)) = cut_off(at, &own, &other, pair.b.words.len()) {
                found.push(pair.difference(FactKind::Modality, one, other));
                break;
            }
        }
    }
    if of_a.is_empty() {
        for &at in &of_b {
            let (other, own) = pair.gap_of_b(at);
            if let Some((one, other)) = cut_off(at, &own, &other, pair.a.words.len()) {
                found.push(pair.difference(FactKind::Modality, other, one));
                break;
            }
        }
    }
}

/// Conjunctions that begin a condition and have no counterpart.
fn side_conditions(side: &Side<'_>, pair: &Pair<'_>) -> Vec<usize> {
    let is_condition = |at: &usize| pair.lexicon.conditions.length_at(&side.forms[*at..]).is_some();
    (0..side.words.len()).filter(is_condition).collect()
}

/// The condition at the start of a gap, if the other side has nothing there; and the word before or behind the place.
fn cut_off(
    at: usize,
    own: &Range<usize>,
    other: &Range<usize>,
    n_other: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let is_whole = own.contains(&at) && own.end - at >= SHORTEST_CONDITION && other.len() <= 1 && at - own.start <= 1;
    if !is_whole || n_other == 0 {
        return None;
    }
    let place = other.start.saturating_sub(1).min(n_other - 1);
    Some((at..own.end, place..place + 1))
}
