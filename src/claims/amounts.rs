//! Quantities with other values at the same place.

use std::ops::Range;

use crate::claims::context::links;
use crate::claims::stretch::{Pair, Stretch};
use crate::claims::{Difference, FactKind};
use crate::reading::Vocabulary;
use crate::values::{Aspect, Quantity, Relation, Unit, Value, quantities, relation};

/// Most words of a gap in which the only quantities of both sides belong together.
const LONGEST_GAP: usize = 6;

/// Whether two stretches of the same words have the same values: "4" and "-4" are one word but two values.
pub(crate) fn same_values(a: &Stretch<'_>, b: &Stretch<'_>, vocabulary: &Vocabulary) -> bool {
    let raw = |stretch: &Stretch<'_>| match (stretch.words.first(), stretch.words.last()) {
        (Some(first), Some(last)) => {
            // A sign may stand before the first word.
            let before = stretch.prose[..first.span.start].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            let behind = stretch.prose[last.span.end..]
                .find(char::is_alphanumeric)
                .map_or(stretch.prose.len(), |at| last.span.end + at);
            before..behind
        }
        _ => 0..0,
    };
    if stretch_text(a, raw(a)) == stretch_text(b, raw(b)) {
        return true;
    }
    let (of_a, of_b) = (quantities(a.words, a.prose, vocabulary), quantities(b.words, b.prose, vocabulary));
    are_all_equal(&of_a, &of_b)
}

fn stretch_text<'s>(stretch: &Stretch<'s>, range: Range<usize>) -> &'s str {
    stretch.prose.get(range).unwrap_or("").trim()
}

fn are_all_equal(a: &[Quantity], b: &[Quantity]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(one, other)| relation(&one.value, &other.value) == Relation::Equal)
}

/// The changed and converted quantities.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let (a, b) = (&pair.a, &pair.b);
    let (of_a, of_b) = (&a.quantities, &b.quantities);
    if of_a.is_empty() || of_b.is_empty() || are_all_equal(of_a, of_b) {
        return Vec::new();
    }
    let ranges =
        |quantities: &[Quantity]| quantities.iter().map(|quantity| quantity.with_bound.clone()).collect::<Vec<_>>();
    let related = |i: usize, j: usize| relation(&of_a[i].value, &of_b[j].value);
    let is_weak = |quantity: &Quantity| matches!(&quantity.value, Value::Amount(amount) if amount.is_weak);
    let (mut used_a, mut used_b) = (vec![false; of_a.len()], vec![false; of_b.len()]);
    let mut found = Vec::new();
    let mut changed: Vec<(usize, usize)> = Vec::new();
    for link in links(a, &ranges(of_a), b, &ranges(of_b)) {
        match related(link.a, link.b) {
            Relation::Equal => {}
            Relation::Converted => {
                found.push(difference(pair, FactKind::Unit, &of_a[link.a], &of_b[link.b], None, true));
            }
            Relation::Differs(..) => {
                let needs_both = is_weak(&of_a[link.a]) || is_weak(&of_b[link.b]);
                let is_place = if needs_both { link.is_enclosed() } else { link.is_supported() };
                // A number that begins both sentences numbers them.
                let begins = of_a[link.a].words.start == 0 && of_b[link.b].words.start == 0;
                let is_bare =
                    |quantity: &Quantity| matches!(&quantity.value, Value::Amount(amount) if amount.unit == Unit::None);
                let is_label = begins && is_bare(&of_a[link.a]) && a.words.get(1).is_some_and(|word| word.is_capital);
                if !is_place || is_label {
                    continue;
                }
                changed.push((link.a, link.b));
            }
            Relation::OtherBound if link.is_enclosed() => changed.push((link.a, link.b)),
            Relation::OtherBound => {}
            Relation::Unrelated => continue,
        }
        used_a[link.a] = true;
        used_b[link.b] = true;
    }
    // A value that stands elsewhere on the other side has moved, not changed.
    let moved: Vec<bool> = changed
        .iter()
        .map(|&(i, j)| {
            let in_b = (0..of_b.len()).find(|&k| !used_b[k] && related(i, k) == Relation::Equal);
            let in_a = (0..of_a.len()).find(|&k| !used_a[k] && related(k, j) == Relation::Equal);
            in_b.is_some() || in_a.is_some()
        })
        .collect();
    let changed: Vec<(usize, usize)> =
        changed.into_iter().zip(&moved).filter(|(_, moved)| !**moved).map(|(pair, _)| pair).collect();
    // The rest: equal values anywhere, then the only quantities of a gap.
    for i in 0..of_a.len() {
        if used_a[i] {
            continue;
        }
        if let Some(j) = (0..of_b.len()).find(|&j| {
            !used_b[j] && matches!(related(i, j), Relation::Equal | Relation::Converted | Relation::OtherBound)
        }) {
            if related(i, j) == Relation::Converted {
                found.push(difference(pair, FactKind::Unit, &of_a[i], &of_b[j], None, true));
            }
            used_a[i] = true;
            used_b[j] = true;
        }
    }
    let mut in_gaps = Vec::new();
    for i in (0..of_a.len()).filter(|&i| !used_a[i]) {
        let at = of_a[i].words.start;
        if a.counterpart[at].is_some() || is_weak(&of_a[i]) {
            continue;
        }
        let (gap_a, gap_b) = pair.gap_of_a(at);
        if gap_a.len() > LONGEST_GAP || gap_b.len() > LONGEST_GAP {
            continue;
        }
        let within = |quantities: &[Quantity], used: &[bool], gap: &Range<usize>| -> Vec<usize> {
            (0..quantities.len()).filter(|&n| !used[n] && gap.contains(&quantities[n].words.start)).collect()
        };
        if let ([_], [j]) = (&within(of_a, &used_a, &gap_a)[..], &within(of_b, &used_b, &gap_b)[..])
            && matches!(related(i, *j), Relation::Differs(..))
            && !is_weak(&of_b[*j])
        {
            in_gaps.push((i, *j));
        }
    }
    let mut reported_exchange = vec![false; changed.len()];
    for (n, &(i, j)) in changed.iter().enumerate() {
        if reported_exchange[n] {
            continue;
        }
        // Two values that changed places are one finding.
        let partner = changed.iter().position(|&(k, l)| {
            (k, l) != (i, j) && related(i, l) == Relation::Equal && related(k, j) == Relation::Equal
        });
        if let Some(partner) = partner {
            reported_exchange[partner] = true;
        }
        found.extend(changed_value(pair, &of_a[i], &of_b[j]));
    }
    found.extend(in_gaps.into_iter().filter_map(|(i, j)| changed_value(pair, &of_a[i], &of_b[j])));
    found
}

fn changed_value(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> Option<Difference> {
    let (aspect, ratio) = match relation(&a.value, &b.value) {
        Relation::Differs(aspect, ratio) => (aspect, ratio),
        Relation::OtherBound => (Aspect::Number, None),
        _ => return None,
    };
    let kind = match aspect {
        Aspect::Number => FactKind::Number,
        Aspect::Unit => FactKind::Unit,
        Aspect::Currency => FactKind::Currency,
        Aspect::Date => FactKind::Date,
        Aspect::Code => FactKind::Name,
    };
    Some(difference(pair, kind, a, b, ratio, false))
}

fn difference(
    pair: &Pair<'_>,
    kind: FactKind,
    a: &Quantity,
    b: &Quantity,
    ratio: Option<f64>,
    is_conversion: bool,
) -> Difference {
    // The bound is shown only if it is what changed.
    let (words_a, words_b) = if ratio.is_none() && kind == FactKind::Number {
        (a.with_bound.clone(), b.with_bound.clone())
    } else {
        (a.words.clone(), b.words.clone())
    };
    Difference {
        values: Some((a.value.to_string(), b.value.to_string())),
        ratio,
        is_conversion,
        span_a: a.span.hull(pair.a.span(&words_a)),
        span_b: b.span.hull(pair.b.span(&words_b)),
        ..pair.difference(kind, words_a, words_b)
    }
}
