//! Measures over the aligned sentences, from the side of the shorter text. Bridges are excluded, because they prove
//! nothing.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::independence::{Figure, figure};
use super::{order, share};
use crate::align::words::Gap;
use crate::align::{Alignment, Group, LEAST_SIMILARITY, MatchKind};
use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;

/// Similarity from which two aligned sentences are so close that a different name or figure in the same place is a
/// conflict.
const SAY_THE_SAME: f64 = 0.3;

/// Most words on either side of a conflict; longer stretches are different text, not a different fact.
const LONGEST_CONFLICT: usize = 6;

/// Share of quoted words from which a sentence counts as speech.
const TOLD_SPEECH: f64 = 0.6;

/// Number of sentences in the lead.
const LEAD_SENTENCES: usize = 2;

/// The aligned sentences of two texts.
pub(super) struct Aligned<'r> {
    short: &'r ScoredText<'r>,
    long: &'r ScoredText<'r>,
    alignment: &'r Alignment,
    a_is_shorter: bool,
    /// Groups with running text on the shorter side, in the order of a.
    groups: Vec<&'r Group>,
    /// Sentences of running text on the shorter side.
    running: Vec<usize>,
    n_found: f64,
}

impl<'r> Aligned<'r> {
    pub fn new(
        short: &'r ScoredText<'r>,
        long: &'r ScoredText<'r>,
        alignment: &'r Alignment,
        a_is_shorter: bool,
    ) -> Aligned<'r> {
        let mut aligned = Aligned {
            short,
            long,
            alignment,
            a_is_shorter,
            groups: Vec::new(),
            running: short.running_sentences(),
            n_found: 0.0,
        };
        let is_counted = |group: &&Group| {
            group.kind != MatchKind::Bridged
                && aligned.in_short(group).any(|sentence| short.is_running_text(sentence))
                && !aligned.is_told_speech(group)
        };
        aligned.groups = alignment.groups.iter().filter(is_counted).collect();
        aligned.n_found = aligned.groups.iter().map(|group| short.n_own_words_in(aligned.in_short(group))).sum();
        aligned
    }

    fn in_short(&self, group: &Group) -> Range<usize> {
        if self.a_is_shorter { group.a.clone() } else { group.b.clone() }
    }

    fn in_long(&self, group: &Group) -> Range<usize> {
        if self.a_is_shorter { group.b.clone() } else { group.a.clone() }
    }

    /// Whether the shorter text reports without quote marks what is quoted in the counterpart.
    fn is_told_speech(&self, group: &Group) -> bool {
        let share = |text: &ScoredText<'_>, range: Range<usize>| {
            let words = range.flat_map(|sentence| text.reading.sentences[sentence].words.clone());
            let (n, n_quoted) =
                words.fold((0.0, 0.0), |(n, m), at| (n + 1.0, m + f64::from(u8::from(text.quoted[at]))));
            share(n_quoted, n)
        };
        share(self.long, self.in_long(group)) >= TOLD_SPEECH && share(self.short, self.in_short(group)) < TOLD_SPEECH
    }

    /// The numbers of the first words on both sides of a group, the shorter text first.
    fn begins(&self, group: &Group) -> (usize, usize) {
        let first = |text: &ScoredText<'_>, range: Range<usize>| text.reading.sentences[range.start].words.start;
        (first(self.short, self.in_short(group)), first(self.long, self.in_long(group)))
    }

    /// The words on both sides of a group, the shorter text first.
    fn words(&self, group: &Group) -> (&'r [Word], &'r [Word]) {
        let (short, long) = (self.short.reading, self.long.reading);
        if self.a_is_shorter {
            (group.words_of_a(short), group.words_of_b(long))
        } else {
            (group.words_of_b(short), group.words_of_a(long))
        }
    }

    /// The mean of `value` over the groups, weighted by their words found; 0 if there are none.
    fn mean(&self, value: impl Fn(&Group) -> f64) -> f64 {
        let sum: f64 =
            self.groups.iter().map(|group| value(group) * self.short.n_own_words_in(self.in_short(group))).sum();
        share(sum, self.n_found)
    }

    /// The share of sentences whose best matches are in order, beyond chance. Only similar matches count.
    pub fn order(&self) -> f64 {
        let best = if self.a_is_shorter { &self.alignment.best_of_a } else { &self.alignment.best_of_b };
        let like = |sentence: usize| best[sentence].filter(|(_, dice)| f64::from(*dice) >= LEAST_SIMILARITY);
        let matches: Vec<(usize, usize)> =
            self.running.iter().filter_map(|&sentence| Some((sentence, like(sentence)?.0))).collect();
        order::order_above_chance(&matches, self.running.len())
    }

    /// The share of neighbouring sentences found whose counterparts are neighbours in the same order.
    pub fn adjacent(&self) -> f64 {
        let mut sorted: Vec<&Group> = self.groups.clone();
        sorted.sort_by_key(|group| self.in_short(group).start);
        let follows = |one: Range<usize>, next: Range<usize>| next.start >= one.end && next.start - one.end <= 1;
        let neighbours: Vec<_> =
            sorted.windows(2).filter(|w| follows(self.in_short(w[0]), self.in_short(w[1]))).collect();
        let n_kept = neighbours.iter().filter(|w| follows(self.in_long(w[0]), self.in_long(w[1]))).count();
        let n_all = neighbours.len().max(self.running.len().saturating_sub(1));
        share(n_kept as f64, n_all as f64)
    }

    /// The share of the shorter text's words in sentences found in the other text.
    pub fn found(&self) -> f64 {
        share(self.n_found, self.short.n_own_words() as f64)
    }

    /// The similarity of the groups, weighted by words, over all words of the shorter text.
    pub fn likeness(&self) -> f64 {
        self.mean(|group| group.similarity) * self.found()
    }

    /// Of the content words of the sentences found that occur anywhere in the other text, weighted: the share in the
    /// counterpart itself. Independent reports scatter the same facts over other sentences; a rewrite goes sentence by
    /// sentence.
    pub fn concentrated(&self, vocabulary: &Vocabulary) -> f64 {
        let anywhere: FxHashSet<TermId> = self.long.words().map(|word| word.term).collect();
        let (mut within, mut all) = (0.0, 0.0);
        for group in &self.groups {
            let (words, counterpart) = self.words(group);
            let counterpart: FxHashSet<TermId> = counterpart.iter().map(|word| word.term).collect();
            for word in words {
                let facts = vocabulary.term(word.term);
                if !facts.is_stop_word && anywhere.contains(&word.term) {
                    all += facts.weight();
                    within += if counterpart.contains(&word.term) { facts.weight() } else { 0.0 };
                }
            }
        }
        share(within, all)
    }

    /// The share of the longer text's words in groups that are in order.
    pub fn covered(&self) -> f64 {
        let in_order = self.groups.iter().filter(|group| !group.moved);
        let n_words: f64 = in_order.map(|group| self.long.n_own_words_in(self.in_long(group))).sum();
        share(n_words, self.long.n_own_words() as f64)
    }

    /// The share of the shorter text's words that are inside quote marks in sentences found.
    pub fn quoted(&self) -> f64 {
        let sentences = self.groups.iter().flat_map(|group| self.in_short(group));
        let words = sentences.flat_map(|sentence| self.short.reading.sentences[sentence].words.clone());
        let n_quoted = words.filter(|&at| self.short.quoted[at] && !self.short.aside[at]).count();
        share(n_quoted as f64, self.short.words().count() as f64)
    }

    /// Per group, the places where two otherwise similar sentences have different names or figures.
    pub fn conflict_rate(&self, vocabulary: &Vocabulary) -> f64 {
        let like: Vec<_> = self.groups.iter().filter(|group| group.similarity >= SAY_THE_SAME).collect();
        let n_conflicts: usize = like.iter().map(|group| self.n_conflicts(group, vocabulary)).sum();
        share(n_conflicts as f64, like.len() as f64)
    }

    fn n_conflicts(&self, group: &Group, vocabulary: &Vocabulary) -> usize {
        let (short, long) = self.words(group);
        let (begin_short, begin_long) = self.begins(group);
        let (lengths, texts, begins) = if self.a_is_shorter {
            ((short.len(), long.len()), (self.short, self.long), (begin_short, begin_long))
        } else {
            ((long.len(), short.len()), (self.long, self.short), (begin_long, begin_short))
        };
        let is_conflict = |gap: &Gap| {
            let one = gap.a.start + begins.0..gap.a.end + begins.0;
            let other = gap.b.start + begins.1..gap.b.end + begins.1;
            let names = |text: &ScoredText<'_>, mut places: Range<usize>| places.any(|at| text.names[at]);
            let numbers = |text: &ScoredText<'_>, places: Range<usize>| -> Vec<Figure> {
                text.reading.words[places].iter().filter_map(|word| figure(word, vocabulary)).collect()
            };
            if one.len().max(other.len()) > LONGEST_CONFLICT {
                return false;
            }
            let (of_one, of_other) = (numbers(texts.0, one.clone()), numbers(texts.1, other.clone()));
            let numbers_differ =
                !of_one.is_empty() && !of_other.is_empty() && of_one.iter().all(|x| !of_other.contains(x));
            numbers_differ || (names(texts.0, one) && names(texts.1, other))
        };
        group.words.gaps(lengths.0, lengths.1).iter().filter(|gap| is_conflict(gap)).count()
    }

    /// The similarity of the first sentences of both texts if they are aligned, otherwise 0.
    pub fn lead_pair(&self) -> f64 {
        let (Some(&first), Some(&other)) = (self.running.first(), self.long.running_sentences().first()) else {
            return 0.0;
        };
        let pair = self.groups.iter().find(|g| self.in_short(g).contains(&first) && self.in_long(g).contains(&other));
        pair.map_or(0.0, |group| group.similarity)
    }

    /// The similarity of the first two sentences to their counterparts anywhere, weighted by words; 0 for a sentence
    /// without one.
    pub fn lead_found(&self) -> f64 {
        let lead = &self.running[..self.running.len().min(LEAD_SENTENCES)];
        let length = |sentence: usize| self.short.reading.sentences[sentence].words.len() as f64;
        let similarity = |sentence: usize| {
            let group = self.groups.iter().find(|group| self.in_short(group).contains(&sentence));
            group.map_or(0.0, |group| group.similarity)
        };
        share(lead.iter().map(|&s| similarity(s) * length(s)).sum(), lead.iter().map(|&s| length(s)).sum())
    }

    /// The mean position of the words found in the longer text: 0 is its start, 1 its end; .5 if there are none.
    pub fn place(&self) -> f64 {
        let sentences = self.groups.iter().flat_map(|group| self.in_long(group));
        let words = sentences.flat_map(|sentence| self.long.reading.sentences[sentence].words.clone());
        let (sum, n) =
            words.filter(|&at| !self.long.aside[at]).fold((0.0, 0.0), |(sum, n), at| (sum + at as f64, n + 1.0));
        if n > 0.0 { sum / n / self.long.reading.words.len() as f64 } else { 0.5 }
    }

    /// The length ratio of the two sides of a group, shorter to longer, weighted by words.
    pub fn lengths(&self) -> f64 {
        self.mean(|group| {
            let (short, long) = self.words(group);
            short.len().min(long.len()) as f64 / short.len().max(long.len()) as f64
        })
    }
}
