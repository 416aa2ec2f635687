//! Words of opposed classes at the same place: convicted and acquitted, rose and fell, all and some.

use std::ops::Range;

use crate::claims::context::links;
use crate::claims::lexicon::{Class, Lexicon};
use crate::claims::stretch::{Pair, Side};
use crate::claims::{Difference, FactKind, overlap};
use crate::text::TokenKind;

/// Most words of a gap in which two opposed words belong together.
const LONGEST_GAP: usize = 6;

/// Words around an opposed word in which a negation reverses it: "not guilty" is "innocent".
const REACH: usize = 3;

/// A word or phrase of a class.
#[derive(Clone, Debug)]
struct Found {
    words: Range<usize>,
    class: Class,
}

/// Negations that were used to explain an opposite word: by position on each side.
#[derive(Default)]
pub(super) struct Cancelled {
    pub a: Vec<usize>,
    pub b: Vec<usize>,
}

/// Adds the opposed words; returns the negations that such a word makes up for.
pub(super) fn differences(pair: &Pair<'_>, found: &mut Vec<Difference>) -> Cancelled {
    let mut cancelled = Cancelled::default();
    let (of_a, of_b) = (classes(&pair.a, pair.lexicon), classes(&pair.b, pair.lexicon));
    let mut candidates: Vec<(Range<usize>, Range<usize>, FactKind)> = Vec::new();
    let mut lines: Vec<u16> = of_a.iter().map(|found| found.class.line).collect();
    lines.sort_unstable();
    lines.dedup();
    for line in lines {
        let kind = pair.lexicon.kinds[line as usize];
        let on_a: Vec<&Found> = of_a.iter().filter(|found| found.class.line == line).collect();
        let on_b: Vec<&Found> = of_b.iter().filter(|found| found.class.line == line).collect();
        if on_b.is_empty() {
            continue;
        }
        let sequence = |found: &[&Found]| found.iter().map(|found| found.class.class).collect::<Vec<u8>>();
        let (sequence_a, sequence_b) = (sequence(&on_a), sequence(&on_b));
        if sequence_a == sequence_b {
            continue;
        }
        let sorted = |mut classes: Vec<u8>| {
            classes.sort_unstable();
            classes
        };
        if sorted(sequence_a.clone()) == sorted(sequence_b.clone()) {
            // The same words in another order: exchanged only if their places say so.
            let ranges = |found: &[&Found]| found.iter().map(|found| found.words.clone()).collect::<Vec<_>>();
            let links = links(&pair.a, &ranges(&on_a), &pair.b, &ranges(&on_b));
            let crossed: Vec<_> = links.iter().filter(|link| on_a[link.a].class != on_b[link.b].class).collect();
            if crossed.len() >= 2 && crossed.iter().all(|link| link.is_enclosed()) {
                candidates.push((on_a[crossed[0].a].words.clone(), on_b[crossed[0].b].words.clone(), kind));
            }
            continue;
        }
        let surplus = |here: &[&Found], there: &[&Found], class: u8| {
            let count = |found: &[&Found]| found.iter().filter(|found| found.class.class == class).count();
            count(here) > count(there)
        };
        for one in on_a.iter().filter(|one| surplus(&on_a, &on_b, one.class.class)) {
            for other in on_b.iter().filter(|other| surplus(&on_b, &on_a, other.class.class)) {
                if one.class.class != other.class.class && belong_together(pair, &one.words, &other.words) {
                    candidates.push((one.words.clone(), other.words.clone(), kind));
                }
            }
        }
    }
    reversed_adjectives(pair, &mut candidates);
    for (one, other, kind) in candidates {
        let (denials_a, denials_b) = (denials(&pair.a, &one, pair.lexicon), denials(&pair.b, &other, pair.lexicon));
        if (denials_a.len() + denials_b.len()) % 2 == 1 {
            cancelled.a.extend(denials_a);
            cancelled.b.extend(denials_b);
            continue;
        }
        if !found.iter().any(|known| overlap(&known.a, &one) || overlap(&known.b, &other)) {
            // "Everybody" for "nobody" is a denial.
            let denies = |side: &Side<'_>, words: &Range<usize>| {
                words.clone().any(|at| pair.lexicon.is_negation(side.forms[at]))
            };
            let kind = if denies(&pair.a, &one) == denies(&pair.b, &other) { kind } else { FactKind::Negation };
            cancelled.a.extend(one.clone());
            cancelled.b.extend(other.clone());
            found.push(pair.difference(kind, one, other));
        }
    }
    cancelled
}

/// Whether two words stand at the same place: in one gap of the alignment.
fn belong_together(pair: &Pair<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    one.clone().any(|a| other.clone().any(|b| pair.in_same_gap(a, b, LONGEST_GAP)))
}

/// The words and phrases of one side that belong to a class.
fn classes(side: &Side<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        let mut longest = 1;
        if let Some(phrases) = lexicon.classes.get(&side.hashes[at]).filter(|_| !is_name(side, at)) {
            for phrase in phrases.iter().filter(|phrase| side.follows(at, phrase)) {
                let length = 1 + phrase.rest.len();
                // A phrase hides the words that it is made of: "turned down" is not "down".
                if length < longest {
                    break;
                }
                longest = length;
                found.push(Found { words: at..at + length, class: phrase.is });
            }
        }
        at += longest;
    }
    found
}

/// Whether a word is part of a name or of a quantity: "May" is a month and "Will" a man if they have a capital inside a
/// sentence, and "at most" is a bound.
fn is_name(side: &Side<'_>, at: usize) -> bool {
    side.in_quantity[at] || (side.names[at] && side.words[at].kind == TokenKind::Word)
}

/// Adjectives that differ in a prefix which reverses them: safe and unsafe.
fn reversed_adjectives(pair: &Pair<'_>, candidates: &mut Vec<(Range<usize>, Range<usize>, FactKind)>) {
    const SHORTEST: usize = 4;
    if pair.lexicon.prefixes.is_empty() {
        return;
    }
    for a in (0..pair.a.words.len()).filter(|&at| pair.a.counterpart[at].is_none()) {
        let (gap_a, gap_b) = pair.gap_of_a(a);
        if gap_a.len() > LONGEST_GAP || gap_b.len() > LONGEST_GAP || gap_b.is_empty() {
            continue;
        }
        for b in gap_b {
            let (one, other) = (pair.a.forms[a], pair.b.forms[b]);
            let is_reversed = |short: &str, long: &str| {
                short.len() >= SHORTEST
                    && pair.lexicon.prefixes.iter().any(|prefix| long.strip_prefix(prefix.as_str()) == Some(short))
            };
            if is_reversed(one, other) || is_reversed(other, one) {
                candidates.push((a..a + 1, b..b + 1, FactKind::Opposite));
            }
        }
    }
}

/// The negations around some words that could reverse them: explicit ones shortly before, unless the other side has
/// them too.
fn denials(side: &Side<'_>, words: &Range<usize>, lexicon: &Lexicon) -> Vec<usize> {
    let before = words.start.saturating_sub(REACH)..words.start;
    let behind = words.end..(words.end + 2).min(side.words.len());
    let is_denial = |at: usize| {
        let is_implicit = || side.has_phrase(&lexicon.implicit, at);
        !side.in_quantity[at]
            && side.counterpart[at].is_none()
            && (lexicon.is_negation(side.forms[at]) || is_implicit())
    };
    before.chain(behind).filter(|&at| is_denial(at)).collect()
}
