//! Swaps: words and phrases of a that b repeatedly replaced in the same way.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::{Alignment, MatchKind};
use crate::compare::Swap;
use crate::reading::{Reading, TermId, Vocabulary, Word};

/// Least number of replacements; fewer are chance.
const LEAST_COUNT: usize = 2;

/// The swaps of an alignment, the most frequent first, then in the order of a.
pub fn swaps(alignment: &Alignment, a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> Vec<Swap> {
    let linked: FxHashSet<(TermId, TermId)> =
        alignment.learnt().iter().filter(|pair| pair.n_groups >= LEAST_COUNT).map(|pair| (pair.a, pair.b)).collect();
    // For each term of a, its replacements and spellings, in the order of appearance.
    let mut order: Vec<TermId> = Vec::new();
    let mut seen: FxHashMap<TermId, Vec<(String, String)>> = FxHashMap::default();
    for group in alignment.groups.iter().filter(|group| group.kind != MatchKind::Verbatim && !group.moved) {
        let (words_a, words_b) = (group.words_of_a(a), group.words_of_b(b));
        let mut loose_b = vec![true; words_b.len()];
        let mut done: FxHashSet<TermId> = FxHashSet::default();
        let mut loose_a = vec![true; words_a.len()];
        for pair in &group.words.pairs {
            let same = words_a[pair.a].term == words_b[pair.b].term;
            loose_a[pair.a] = !same;
            loose_b[pair.b] = !same;
        }
        for (at, word) in words_a.iter().enumerate().filter(|(at, _)| loose_a[*at]) {
            if done.contains(&word.term) {
                continue;
            }
            if let Some(phrase) = phrase_for(word, words_b, &loose_b, &linked, vocabulary) {
                done.insert(word.term);
                if !seen.contains_key(&word.term) {
                    order.push(word.term);
                }
                let written = vocabulary.form(words_a[at].form).to_owned();
                seen.entry(word.term).or_default().push((written, phrase));
            }
        }
    }
    let mut swaps: Vec<Swap> = order
        .iter()
        .filter(|term| seen[term].len() >= LEAST_COUNT)
        .map(|term| {
            let uses = &seen[term];
            Swap {
                a: most_frequent(uses.iter().map(|(a, _)| a)),
                b: most_frequent(uses.iter().map(|(_, b)| b)),
                count: uses.len(),
            }
        })
        .collect();
    swaps.sort_by_key(|swap| std::cmp::Reverse(swap.count));
    swaps
}

/// The longest run of unmatched words of b that replaces this word.
fn phrase_for(
    word: &Word,
    words_b: &[Word],
    loose_b: &[bool],
    linked: &FxHashSet<(TermId, TermId)>,
    vocabulary: &Vocabulary,
) -> Option<String> {
    let mut best: std::ops::Range<usize> = 0..0;
    let mut from = None;
    for at in 0..=words_b.len() {
        let stands = at < words_b.len() && loose_b[at] && linked.contains(&(word.term, words_b[at].term));
        match (stands, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                if at - start > best.len() {
                    best = start..at;
                }
                from = None;
            }
            _ => {}
        }
    }
    let forms: Vec<&str> = words_b[best].iter().map(|word| vocabulary.form(word.form)).collect();
    (!forms.is_empty()).then(|| forms.join(" "))
}

/// The most frequent of the given texts; the first if several are equally frequent.
fn most_frequent<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    let mut counts: Vec<(&String, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, n)) => *n += 1,
            None => counts.push((text, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    counts.into_iter().find(|(_, n)| *n == most).map_or_else(String::new, |(text, _)| text.clone())
}
