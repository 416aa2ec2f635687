//! Other names at the same place.

use std::ops::Range;
use std::sync::LazyLock;

use crate::claims::context::links;
use crate::claims::stretch::{Pair, Side};
use crate::claims::{Difference, FactKind, overlap};
use crate::language::{Pack, Words};
use crate::meaning::spelling::spelling_similarity;
use crate::text::TokenKind;

/// Small words within the names of persons.
static PARTICLES: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.sentences, "name-particle").collect());

/// Similarity of two spellings from which they are one name in two transliterations: Netanyahu and Netanjahu.
const SAME_SPELLING: f64 = 0.85;

/// Share of capitalised words from which capitals mean nothing.
const MOSTLY_CAPITALS: f64 = 0.6;

/// Longest name, in words.
const LONGEST: usize = 6;

/// Adds the names that were exchanged for others.
pub(super) fn differences(pair: &Pair<'_>, found: &mut Vec<Difference>) {
    let (of_a, of_b) = (names(&pair.a, pair), names(&pair.b, pair));
    if of_a.is_empty() || of_b.is_empty() {
        return;
    }
    let terms = |side: &Side<'_>, name: &Range<usize>| -> Vec<u64> { name.clone().map(|at| side.hashes[at]).collect() };
    let same_sequence = of_a.len() == of_b.len()
        && of_a.iter().zip(&of_b).all(|(one, other)| terms(&pair.a, one) == terms(&pair.b, other));
    if same_sequence {
        return;
    }
    let is_same = |i: usize, j: usize| is_same_name(&pair.a, &of_a[i], &pair.b, &of_b[j]);
    let links = links(&pair.a, &of_a, &pair.b, &of_b);
    let mut done: Vec<usize> = Vec::new();
    for link in &links {
        let (i, j) = (link.a, link.b);
        if done.contains(&i) || is_same(i, j) {
            continue;
        }
        let exchanged = links.iter().find(|other| other.a != i && is_same(i, other.b) && is_same(other.a, j));
        let is_elsewhere =
            || (0..of_b.len()).any(|k| k != j && is_same(i, k)) || (0..of_a.len()).any(|k| k != i && is_same(k, j));
        let is_report = match exchanged {
            Some(other) => {
                link.is_supported() && other.is_supported() && !are_listed(&pair.a, &of_a[i], &of_a[other.a])
            }
            None => {
                let is_placed = link.is_enclosed() || (link.is_supported() && pair.share_kept > 0.6);
                is_placed && !is_elsewhere() && are_alike(&pair.a, &of_a[i], &pair.b, &of_b[j])
            }
        };
        if !is_report || found.iter().any(|known| overlap(&known.a, &of_a[i])) {
            continue;
        }
        if let Some(other) = exchanged {
            done.push(other.a);
        }
        found.push(pair.difference(FactKind::Name, of_a[i].clone(), of_b[j].clone()));
    }
}

/// Whether two names stand in a list, whose order says nothing: "Osk and Harle".
fn are_listed(side: &Side<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    (first.end..second.start).all(|at| side.is_stop[at] || side.names[at])
}

/// The names of one side: capitalised words in a row with nothing but space or a hyphen between.
fn names(side: &Side<'_>, pair: &Pair<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // In a headline in capitals, capitals show no names.
    let n_capitals = side.words.iter().filter(|word| word.is_capital).count();
    if n_capitals as f64 > MOSTLY_CAPITALS * side.words.len() as f64 && side.words.len() > LONGEST {
        return found;
    }
    let is_part = |at: usize| {
        side.names[at]
            && !side.in_quantity[at]
            && side.words[at].kind == TokenKind::Word
            && !pair.lexicon.titles.contains(side.forms[at].trim_end_matches('.'))
    };
    let mut at = 0;
    while at < side.words.len() {
        if !is_part(at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < side.words.len() && at - start < LONGEST {
            let is_joined =
                |at: usize| side.between(at - 1, at).chars().all(|c| matches!(c, ' ' | '\u{A0}' | '-' | '.'));
            if is_part(at) && is_joined(at) {
                at += 1;
            } else if at + 1 < side.words.len()
                && PARTICLES.contains(side.forms[at])
                && is_part(at + 1)
                && is_joined(at)
                && is_joined(at + 1)
            {
                at += 2;
            } else {
                break;
            }
        }
        found.push(start..at);
    }
    found
}

/// Whether two names may be the same: one has the words of the other, or initials, or another spelling.
fn is_same_name(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let (short, long, side_s, side_l) = if one.len() <= other.len() { (one, other, a, b) } else { (other, one, b, a) };
    let is_word_of = |at: usize| long.clone().any(|there| are_same_word(side_s, at, side_l, there));
    let n_found = short.clone().filter(|&at| is_word_of(at)).count();
    if n_found == short.len() {
        return true;
    }
    // "UN" and "United Nations".
    if short.len() == 1 && long.len() > 1 {
        let initials: String = long.clone().filter_map(|at| side_l.forms[at].chars().next()).collect();
        if initials == side_s.forms[short.start].replace('.', "") {
            return true;
        }
    }
    false
}

fn are_same_word(a: &Side<'_>, one: usize, b: &Side<'_>, other: usize) -> bool {
    if a.hashes[one] == b.hashes[other] {
        return true;
    }
    let (one, other) = (bare(a.forms[one]), bare(b.forms[other]));
    let (one, other) = (&*one, &*other);
    // An initial.
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other
        || is_initial(one, other)
        || is_initial(other, one)
        || without_doubles(one) == without_doubles(other)
        || (one.len().min(other.len()) > 2 && (one.starts_with(other) || other.starts_with(one)))
        || spelling_similarity(one, other) >= SAME_SPELLING
}

/// A word with doubled letters written once: Assad and Asad.
fn without_doubles(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// A name without a possessive ending and without dots.
fn bare(form: &str) -> std::borrow::Cow<'_, str> {
    let bare = form.trim_end_matches("'s").trim_end_matches(['\'', '.']);
    if bare.contains('.') { bare.replace('.', "").into() } else { bare.into() }
}

/// Whether two different names may be names of the same kind: of about the same length, or persons with one surname.
fn are_alike(a: &Side<'_>, one: &Range<usize>, b: &Side<'_>, other: &Range<usize>) -> bool {
    let same_last = are_same_word(a, one.end - 1, b, other.end - 1);
    same_last || one.len().abs_diff(other.len()) <= 1
}
