//! Denials that were added, dropped or moved to another verb.

use std::ops::Range;

use crate::claims::lexicon::Lexicon;
use crate::claims::opposites::Cancelled;
use crate::claims::stretch::{Pair, Side};
use crate::claims::{Difference, FactKind};
use crate::language::{Language, Pack};

/// How far the word that a negation denies may be.
const REACH: usize = 5;

/// Adds the denials that only one side has.
pub(super) fn differences(pair: &Pair<'_>, cancelled: &Cancelled, found: &mut Vec<Difference>) {
    let mut left_a = negations(&pair.a, &cancelled.a, pair);
    let mut left_b = negations(&pair.b, &cancelled.b, pair);
    if left_a.is_empty() && left_b.is_empty() {
        return;
    }
    left_a.retain(|&a| {
        let partner = left_b.iter().position(|&b| say_the_same(pair, a, b));
        if let Some(partner) = partner {
            left_b.remove(partner);
        }
        partner.is_none()
    });
    // Denied in another word: "did not attend", "failed to attend"; or twice at once: "neither … nor".
    let is_double = |side: &Side<'_>| side.forms.iter().any(|form| pair.lexicon.doubles.contains(*form));
    if is_double(&pair.a) || is_double(&pair.b) {
        return;
    }
    if !left_a.is_empty() && denies_implicitly(&pair.b, &pair.a, pair.lexicon) {
        left_a.clear();
    }
    if !left_b.is_empty() && denies_implicitly(&pair.a, &pair.b, pair.lexicon) {
        left_b.clear();
    }
    left_a.retain(|&a| pair.a.counterpart[a].is_none());
    left_b.retain(|&b| pair.b.counterpart[b].is_none());
    match (&left_a[..], &left_b[..]) {
        ([], []) => {}
        (&[a], &[]) => {
            found.extend(place_a(pair, a).map(|(one, other)| pair.difference(FactKind::Negation, one, other)))
        }
        (&[], &[b]) => {
            found.extend(place_b(pair, b).map(|(one, other)| pair.difference(FactKind::Negation, one, other)))
        }
        (&[a], &[b]) => {
            // Moved to another verb: both verbs are kept, and each is denied on one side only.
            let is_raised = |side: &Side<'_>, words: &Range<usize>| {
                words.clone().any(|at| pair.lexicon.raising.contains(&side.hashes[at]))
            };
            if let (Some((one, _)), Some((_, other))) = (place_a(pair, a), place_b(pair, b))
                && !is_raised(&pair.a, &one)
                && !is_raised(&pair.b, &other)
            {
                found.push(pair.difference(FactKind::Negation, one, other));
            }
        }
        // Several negations may say the same in other words.
        _ => {}
    }
}

/// Share of kept words from which a denied word in another form is the same word, not another statement.
const MOSTLY_KEPT: f64 = 0.6;

/// Whether one of two stretches denies what the other says: an odd number of denials apart, none of them explained by
/// another word.
pub(super) fn denial_differs(pair: &Pair<'_>) -> bool {
    let (of_a, of_b) = (negations(&pair.a, &[], pair), negations(&pair.b, &[], pair));
    if of_a.len().abs_diff(of_b.len()) % 2 == 0 {
        return false;
    }
    let is_double = |side: &Side<'_>| {
        (0..side.words.len()).any(|at| side.counterpart[at].is_none() && pair.lexicon.doubles.contains(side.forms[at]))
    };
    let (fewer, more) = if of_a.len() < of_b.len() { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
    !is_double(&pair.a) && !is_double(&pair.b) && !denies_implicitly(fewer, more, pair.lexicon)
}

/// Whether a side has a word without counterpart that denies without a negation: failed, unless, or "unlikely" where the
/// other side has "likely".
fn denies_implicitly(side: &Side<'_>, other: &Side<'_>, lexicon: &Lexicon) -> bool {
    /// Letters of the shortest word with such a prefix: unsafe.
    const SHORTEST: usize = 6;
    let is_free = |at: &usize| side.counterpart[*at].is_none() && !side.names[*at];
    let is_reversed = |form: &str| {
        let mut stems = lexicon.prefixes.iter().filter_map(|prefix| form.strip_prefix(prefix.as_str()));
        form.len() >= SHORTEST && stems.any(|stem| other.forms.contains(&stem))
    };
    let mut free = (0..side.words.len()).filter(is_free);
    free.any(|at| side.has_phrase(&lexicon.implicit, at) || is_reversed(side.forms[at]))
}

/// Words within which two negations of a language with negative concord are one: "no ha venido nadie".
const CONCORD: usize = 6;

/// The negations of one side, by position; those that were cancelled by an opposite word or deny nothing are left out.
fn negations(side: &Side<'_>, cancelled: &[usize], pair: &Pair<'_>) -> Vec<usize> {
    let lexicon = pair.lexicon;
    let has_concord = Pack::of(pair.vocabulary.language()).grammar.negative_concord;
    let mut found: Vec<usize> = Vec::new();
    for at in 0..side.words.len() {
        let is_one = lexicon.is_negation(side.forms[at])
            && !cancelled.contains(&at)
            && !side.in_quantity[at]
            && lexicon.not_denials.length_at(&side.forms[at..]).is_none();
        if !is_one {
            continue;
        }
        let is_same_clause = |&before: &usize| {
            at - before <= CONCORD
                && (before..at).all(|word| !side.between(word, word + 1).contains([',', ';', ':', '.']))
        };
        if has_concord && found.last().is_some_and(is_same_clause) {
            continue;
        }
        found.push(at);
    }
    found
}

/// Whether two negations deny the same: they are aligned, the words around them are, or they are in one gap.
fn say_the_same(pair: &Pair<'_>, a: usize, b: usize) -> bool {
    if pair.a.counterpart[a] == Some(b) {
        return true;
    }
    let aligned = |one: Option<usize>, other: Option<usize>| match (one, other) {
        (Some(one), Some(other)) => pair.a.counterpart[one] == Some(other),
        _ => false,
    };
    let lexicon = pair.lexicon;
    aligned(pair.a.next_content(a, REACH, lexicon), pair.b.next_content(b, REACH, lexicon))
        || aligned(pair.a.content_before(a, 2, lexicon), pair.b.content_before(b, 2, lexicon))
        || pair.in_same_gap(a, b, usize::MAX)
}

/// Whether the gap of a negation has nothing but it that says anything: then nothing else was changed with it.
fn stands_alone(side: &Side<'_>, at: usize, other_side: &Side<'_>, own: &Range<usize>, other: &Range<usize>) -> bool {
    let is_empty_word = |side: &Side<'_>, word: usize| side.is_common[word];
    own.clone().all(|word| word == at || is_empty_word(side, word))
        && other.len() <= 2
        && other.clone().all(|word| is_empty_word(other_side, word))
}

/// A negation of a with the word that it denies, and that word in b. `None` if b does not have it.
fn place_a(pair: &Pair<'_>, a: usize) -> Option<(Range<usize>, Range<usize>)> {
    place(pair, (&pair.a, &pair.b), a, pair.gap_of_a(a))
}

/// The same for a negation of b.
fn place_b(pair: &Pair<'_>, b: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (gap_a, gap_b) = pair.gap_of_b(b);
    place(pair, (&pair.b, &pair.a), b, (gap_b, gap_a)).map(|(one, other)| (other, one))
}

fn place(
    pair: &Pair<'_>,
    (side, other_side): (&Side<'_>, &Side<'_>),
    at: usize,
    (own, theirs): (Range<usize>, Range<usize>),
) -> Option<(Range<usize>, Range<usize>)> {
    let Some((head, other)) = head(side, at, pair) else {
        return replaced_verb(pair, (side, other_side), at, (own, theirs));
    };
    let is_alone = stands_alone(side, at, other_side, &own, &theirs);
    (is_alone && !is_denied(other_side, other, pair)).then(|| (at.min(head)..at.max(head) + 1, other..other + 1))
}

/// "Did not take" for "took": the denied verb has another form, in a short gap on both sides.
fn replaced_verb(
    pair: &Pair<'_>,
    (side, other_side): (&Side<'_>, &Side<'_>),
    at: usize,
    (own, other): (Range<usize>, Range<usize>),
) -> Option<(Range<usize>, Range<usize>)> {
    const SHORT: usize = 3;
    if pair.share_kept < MOSTLY_KEPT || other.is_empty() || own.len().max(other.len()) > SHORT {
        return None;
    }
    // "Nobody has shown", "the board has shown"; "never measured", "already measured".
    if own.len() == 1 {
        return Some((own, other));
    }
    let verb = side.next_content(at, REACH, pair.lexicon).filter(|verb| own.contains(verb));
    let verb = verb.or_else(|| side.content_before(at, REACH, pair.lexicon).filter(|verb| own.contains(verb)))?;
    // Most irregular verbs keep their first letter.
    let first = |side: &Side<'_>, word: usize| side.forms[word].chars().next();
    let is_same_verb = other.clone().any(|word| first(other_side, word) == first(side, verb));
    is_same_verb.then(|| (at.min(verb)..at.max(verb) + 1, other))
}

/// The word that a negation denies, if the other side has it as well, with its counterpart there. English denies the
/// word that follows; in other languages the verb may stand before.
fn head(side: &Side<'_>, at: usize, pair: &Pair<'_>) -> Option<(usize, usize)> {
    let kept = |word: Option<usize>| word.and_then(|word| side.counterpart[word].map(|other| (word, other)));
    let next = side.next_content(at, REACH, pair.lexicon);
    let is_english = pair.vocabulary.language() == Language::English;
    kept(next)
        .or_else(|| kept(side.content_before(at, REACH, pair.lexicon).filter(|_| !is_english || next.is_none())))
        .or_else(|| kept((at + 1 < side.words.len()).then_some(at + 1)).filter(|_| next.is_none()))
}

/// Whether a word is denied by a negation right before or behind it that has no counterpart.
fn is_denied(side: &Side<'_>, at: usize, pair: &Pair<'_>) -> bool {
    let near = at.saturating_sub(2)..(at + 2).min(side.words.len());
    near.into_iter().any(|word| pair.lexicon.is_negation(side.forms[word]) && side.counterpart[word].is_none())
}
