//! Sentence alignment: groups of sentences that say the same, in order or moved.

use std::ops::Range;

use crate::align::MatchKind;
use crate::align::features::{Features, Overlaps};
use crate::align::meanings::Meanings;
use crate::align::pass::pass;
use crate::align::substitutions::{self, Learnt, Loose, LooseWords, Substitutions};
use crate::align::words::{Likeness, WordAlignment, WordPair};
use crate::reading::{Reading, Vocabulary};
use crate::span::Span;

/// Sentences of a and of b that say the same, by index, and their words.
#[derive(Clone, Debug)]
pub struct Group {
    /// Sentences of a.
    pub a: Range<usize>,
    /// Sentences of b.
    pub b: Range<usize>,
    /// How similar they are.
    pub kind: MatchKind,
    /// 0..=1: weighted Dice coefficient of the features, or of the words if that is higher.
    pub similarity: f64,
    /// Total weight of the features that both sides share: how much evidence the similarity rests on.
    pub shared: f64,
    /// Whether it is out of order.
    pub moved: bool,
    /// Word pairs, by position from the first word of each side.
    pub words: WordAlignment,
}

/// The alignment of two readings.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// In the order of a; no sentence is in two groups.
    pub groups: Vec<Group>,
    /// For each sentence of a, the most similar sentence of b, with their Dice coefficient; the first one on a tie.
    pub best_of_a: Vec<Option<(usize, f32)>>,
    /// The same for b.
    pub best_of_b: Vec<Option<(usize, f32)>>,
    /// Known substitutions.
    pub known: Substitutions,
    /// All substitutions learnt, including uncertain ones.
    pub(super) learnt: Vec<Learnt>,
    /// The features by which the sentences were compared; empty for texts with the same words.
    pub(super) features: Features,
    /// What each pair of sentences shares.
    pub(super) overlaps: Overlaps,
}

/// Strength (see [`Group::strength`]) from which a group needs no support. Sentences of spun articles have .15 to .6;
/// sentences of two texts on one subject reach .25 to .35 by chance. So weaker groups need neighbours, and a higher
/// value would lose half of the reworded sentences.
const STRONG: f64 = 0.24;

/// Shared weight from which similarity counts in full: about three rare words with their neighbours. "Thomas J." and "…
/// said Thomas J." are similar, but two words prove nothing.
const FULL_WEIGHT: f64 = 3.0;

/// Least similarity of an aligned pair. Below it, two sentences share no more than any two on one subject, so they are
/// not aligned. Two or three words kept of twenty are above it.
pub const LEAST_SIMILARITY: f64 = 0.1;

/// Words in a row of unchanged sentences from which these need no support, however common their words are.
const KEPT_WORDS: usize = 12;

/// Aligns two readings that share a vocabulary.
pub fn align(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> Alignment {
    if let Some(same) = same_text(a, b) {
        return same;
    }
    let meanings = Meanings::new(a, b, vocabulary);
    let first = pass(a, b, vocabulary, &meanings, &Substitutions::default());
    let loose: Vec<LooseWords> = first.groups.iter().map(|group| loose_words(group, a, b, vocabulary)).collect();
    let learnt = substitutions::learn(&loose);
    let known = substitutions::believed(&learnt);
    if known.is_empty() {
        return Alignment { learnt, ..first };
    }
    let second = pass(a, b, vocabulary, &meanings, &known);
    let loose: Vec<LooseWords> = second.groups.iter().map(|group| loose_words(group, a, b, vocabulary)).collect();
    Alignment { learnt: substitutions::learn(&loose), known, ..second }
}

/// The alignment of two texts with the same words, whose sentences may be split differently (a heading, a line break):
/// a group ends where a sentence ends on both sides. `None` for other texts.
fn same_text(a: &Reading, b: &Reading) -> Option<Alignment> {
    if !a.has_same_words(b) {
        return None;
    }
    let mut alignment = Alignment {
        best_of_a: vec![None; a.sentences.len()],
        best_of_b: vec![None; b.sentences.len()],
        ..Alignment::default()
    };
    let (mut i, mut j) = (0, 0);
    while i < a.sentences.len() && j < b.sentences.len() {
        let (from_a, from_b) = (i, j);
        let first_word = a.sentences[i].words.start;
        (i, j) = (i + 1, j + 1);
        let (mut end_a, mut end_b) = (a.sentences[i - 1].words.end, b.sentences[j - 1].words.end);
        while end_a != end_b {
            if end_a < end_b {
                i += 1;
                end_a = a.sentences[i - 1].words.end;
            } else {
                j += 1;
                end_b = b.sentences[j - 1].words.end;
            }
        }
        let pairs = (0..end_a - first_word).map(|at| WordPair { a: at, b: at, likeness: Likeness::Same }).collect();
        alignment.best_of_a[from_a..i].fill(Some((from_b, 1.0)));
        alignment.best_of_b[from_b..j].fill(Some((from_a, 1.0)));
        alignment.groups.push(Group {
            a: from_a..i,
            b: from_b..j,
            kind: MatchKind::Verbatim,
            similarity: 1.0,
            shared: FULL_WEIGHT,
            moved: false,
            words: WordAlignment { pairs },
        });
    }
    Some(alignment)
}

impl Alignment {
    /// All substitutions learnt, including uncertain ones, in the order of a.
    pub(crate) fn learnt(&self) -> &[Learnt] {
        &self.learnt
    }

    /// For each sentence of a, the index of its group.
    pub fn covered_a(&self, n_sentences: usize) -> Vec<Option<usize>> {
        covered(n_sentences, self.groups.iter().map(|group| group.a.clone()))
    }

    /// For each sentence of b, the index of its group.
    pub fn covered_b(&self, n_sentences: usize) -> Vec<Option<usize>> {
        covered(n_sentences, self.groups.iter().map(|group| group.b.clone()))
    }
}

/// For each sentence, the index of the range that contains it.
pub(super) fn covered(n_sentences: usize, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Option<usize>> {
    let mut group_of = vec![None; n_sentences];
    for (number, range) in ranges.enumerate() {
        group_of[range].fill(Some(number));
    }
    group_of
}

/// The words of some neighbouring sentences.
pub(super) fn words_of<'r>(reading: &'r Reading, sentences: &Range<usize>) -> &'r [crate::reading::Word] {
    let first = reading.sentences[sentences.start].words.start;
    let last = reading.sentences[sentences.end - 1].words.end;
    &reading.words[first..last]
}

impl Group {
    /// Similarity, reduced if it rests on few features; 0..=1.
    pub fn strength(&self) -> f64 {
        self.similarity * (self.shared / FULL_WEIGHT).min(1.0)
    }

    /// Whether both sides are the same except for a word or two.
    fn is_kept(&self) -> bool {
        self.similarity >= 0.9 && !self.moved
    }

    /// Whether it needs no neighbours to support it.
    pub fn is_firm(&self) -> bool {
        self.kind != MatchKind::Bridged && self.strength() >= STRONG
    }

    /// The words of a's side.
    pub fn words_of_a<'r>(&self, a: &'r Reading) -> &'r [crate::reading::Word] {
        words_of(a, &self.a)
    }

    /// The words of b's side.
    pub fn words_of_b<'r>(&self, b: &'r Reading) -> &'r [crate::reading::Word] {
        words_of(b, &self.b)
    }

    /// The prose of a's side, from the first sentence to the last.
    pub fn span_of_a(&self, a: &Reading) -> Span {
        a.sentences[self.a.start].span.hull(a.sentences[self.a.end - 1].span)
    }

    /// The prose of b's side.
    pub fn span_of_b(&self, b: &Reading) -> Span {
        b.sentences[self.b.start].span.hull(b.sentences[self.b.end - 1].span)
    }
}

/// Drops the weak groups of the chain that have no strong neighbours.
///
/// ```text
/// strong weak weak strong   all are kept: the order supports what lies between strong groups
/// strong weak               kept if it is not too weak, or ends both texts
/// weak                      dropped
/// ```
pub(super) fn drop_unsupported(groups: &mut Vec<Group>, a: &Reading, b: &Reading) {
    let near = |one: &Group, next: &Group| next.a.start - one.a.end <= 1 && next.b.start - one.b.end <= 1;
    let mut strong: Vec<bool> = groups.iter().map(|group| group.strength() >= STRONG).collect();
    // A refrain has no rare words and is copied all the same: unchanged sentences support each other.
    let mut start = 0;
    while start < groups.len() {
        let mut end = start + 1;
        while end < groups.len() && near(&groups[end - 1], &groups[end]) && groups[end].is_kept() {
            end += 1;
        }
        let n_words: usize = groups[start..end].iter().map(|group| group.words.pairs.len()).sum();
        if groups[start].is_kept() && n_words >= KEPT_WORDS {
            strong[start..end].fill(true);
        }
        start = end;
    }
    let mut keep = strong.clone();
    let mut start = 0;
    while start < groups.len() {
        let mut end = start + 1;
        while end < groups.len() && near(&groups[end - 1], &groups[end]) {
            end += 1;
        }
        let first_strong = (start..end).find(|&at| strong[at]);
        let last_strong = (start..end).rev().find(|&at| strong[at]);
        if let (Some(first), Some(last)) = (first_strong, last_strong) {
            for at in start..end {
                let group = &groups[at];
                let between = first < at && at < last;
                let beside = at + 1 == first || at == last + 1;
                let at_an_end = (group.a.start == 0 && group.b.start == 0)
                    || (group.a.end == a.sentences.len() && group.b.end == b.sentences.len());
                keep[at] |= group.similarity >= LEAST_SIMILARITY
                    && (between || (beside && (at_an_end || group.similarity >= (LEAST_SIMILARITY + STRONG) / 2.0)));
            }
        }
        start = end;
    }
    let mut kept = keep.into_iter();
    groups.retain(|_| kept.next().unwrap_or(false));
}

fn loose_words(group: &Group, a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> LooseWords {
    let (words_a, words_b) = (group.words_of_a(a), group.words_of_b(b));
    let mut loose = LooseWords::default();
    if group.moved || group.kind == MatchKind::Verbatim {
        return loose;
    }
    // A known substitute has no counterpart of its own: every pass learns the substitutions anew.
    let own = group.words.pairs.iter().filter(|pair| pair.likeness != Likeness::Substituted).copied().collect();
    for (number, gap) in (WordAlignment { pairs: own }).gaps(words_a.len(), words_b.len()).into_iter().enumerate() {
        let pick = |words: &[crate::reading::Word]| -> Vec<Loose> {
            let content = words.iter().filter(|word| !vocabulary.term(word.term).is_stop_word);
            content.map(|word| Loose { term: word.term, gap: number }).collect()
        };
        loose.a.extend(pick(&words_a[gap.a]));
        loose.b.extend(pick(&words_b[gap.b]));
    }
    loose
}
