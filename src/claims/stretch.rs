//! Two stretches of words, prepared for the search for changes of fact.

use std::ops::Range;

use crate::align::words::{Likeness, WordAlignment};
use crate::claims::lexicon::{Lexicon, Phrase, Phrases};
use crate::claims::{Difference, FactKind};
use crate::meaning::spelling::are_variants;
use crate::reading::{Vocabulary, Word};
use crate::span::Span;
use crate::text::TokenKind;
use crate::values::{Quantity, Value, quantities};

/// Rarity below which a word is an auxiliary or the like: did, said.
const COMMON: f32 = 0.4;

/// Some words of one text.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<'s> {
    pub words: &'s [Word],
    /// The prose that the spans of the words point into.
    pub prose: &'s str,
    /// For each word, whether it is part of a name.
    pub names: &'s [bool],
}

/// One side.
pub(super) struct Side<'s> {
    pub words: &'s [Word],
    pub prose: &'s str,
    pub names: &'s [bool],
    pub forms: Vec<&'s str>,
    /// For each word, its counterpart on the other side: the same word or an inflection of it.
    pub counterpart: Vec<Option<usize>>,
    /// For each word, whether it is a stop word.
    pub is_stop: Vec<bool>,
    /// For each word, whether it is too common to say anything by itself.
    pub is_common: Vec<bool>,
    pub hashes: Vec<u64>,
    pub quantities: Vec<Quantity>,
    /// For each word, whether it belongs to a quantity or its bound.
    pub in_quantity: Vec<bool>,
}

/// Both sides and their alignment.
pub(crate) struct Pair<'s> {
    pub(super) a: Side<'s>,
    pub(super) b: Side<'s>,
    pub(super) vocabulary: &'s Vocabulary,
    pub(super) lexicon: &'static Lexicon,
    /// Kept pairs, in order.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Share of the words of the longer side that are kept.
    pub(super) share_kept: f64,
    /// The same for the shorter side.
    pub(super) share_kept_of_shorter: f64,
}

impl<'s> Pair<'s> {
    pub fn new(a: &Stretch<'s>, b: &Stretch<'s>, words: &WordAlignment, vocabulary: &'s Vocabulary) -> Pair<'s> {
        let lexicon = Lexicon::of(vocabulary.language());
        let (mut a, mut b) = (Side::new(a, vocabulary), Side::new(b, vocabulary));
        let mut pairs = Vec::with_capacity(words.pairs.len());
        for pair in &words.pairs {
            let (one, other) = (a.forms[pair.a], b.forms[pair.b]);
            let is_kept = match pair.likeness {
                Likeness::Same => true,
                Likeness::Inflected => lexicon.is_negation(one) == lexicon.is_negation(other),
                Likeness::Respelt => are_variants(one, other),
                Likeness::Substituted => false,
            };
            if is_kept {
                a.counterpart[pair.a] = Some(pair.b);
                b.counterpart[pair.b] = Some(pair.a);
                pairs.push((pair.a, pair.b));
            }
        }
        let longest = a.words.len().max(b.words.len()).max(1);
        let share_kept = pairs.len() as f64 / longest as f64;
        let shortest = a.words.len().min(b.words.len()).max(1);
        let share_kept_of_shorter = pairs.len() as f64 / shortest as f64;
        Pair { a, b, vocabulary, lexicon, pairs, share_kept, share_kept_of_shorter }
    }

    /// Whether both sides consist of the same words in the same order.
    pub(super) fn are_same_words(&self) -> bool {
        self.a.words.len() == self.b.words.len()
            && self.a.words.iter().zip(self.b.words).all(|(one, other)| one.form == other.form)
    }

    /// The gap of a word that has no counterpart: unpaired words on both sides between the same two pairs.
    pub(super) fn gap_of_a(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let next = self.pairs.partition_point(|&(a, _)| a < at);
        self.gap_before(next)
    }

    /// The same for a word of b.
    pub(super) fn gap_of_b(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let next = self.pairs.partition_point(|&(_, b)| b < at);
        self.gap_before(next)
    }

    fn gap_before(&self, next: usize) -> (Range<usize>, Range<usize>) {
        let (from_a, from_b) = next.checked_sub(1).map_or((0, 0), |before| {
            let (a, b) = self.pairs[before];
            (a + 1, b + 1)
        });
        let (to_a, to_b) = self.pairs.get(next).copied().unwrap_or((self.a.words.len(), self.b.words.len()));
        (from_a..to_a, from_b..to_b)
    }

    /// Whether a word of a and a word of b, both without a counterpart, are in the same gap of at most `most` words.
    pub(super) fn in_same_gap(&self, a: usize, b: usize, most: usize) -> bool {
        if self.a.counterpart[a].is_some() || self.b.counterpart[b].is_some() {
            return false;
        }
        let (gap_a, gap_b) = self.gap_of_a(a);
        gap_a.contains(&a) && gap_b.contains(&b) && gap_a.len() <= most && gap_b.len() <= most
    }

    /// A difference between some words of a and some of b; both ranges must have a word.
    pub(super) fn difference(&self, kind: FactKind, a: Range<usize>, b: Range<usize>) -> Difference {
        let (span_a, span_b) = (self.a.span(&a), self.b.span(&b));
        Difference { kind, a, b, span_a, span_b, values: None, ratio: None, is_conversion: false }
    }
}

impl<'s> Side<'s> {
    fn new(stretch: &Stretch<'s>, vocabulary: &'s Vocabulary) -> Side<'s> {
        let words = stretch.words;
        let quantities = quantities(words, stretch.prose, vocabulary);
        let mut in_quantity = vec![false; words.len()];
        // "One" may be a pronoun.
        let is_strong = |quantity: &&Quantity| !matches!(&quantity.value, Value::Amount(amount) if amount.is_weak);
        quantities.iter().filter(is_strong).for_each(|quantity| in_quantity[quantity.with_bound.clone()].fill(true));
        Side {
            quantities,
            in_quantity,
            words,
            prose: stretch.prose,
            names: stretch.names,
            forms: words.iter().map(|word| vocabulary.form(word.form)).collect(),
            counterpart: vec![None; words.len()],
            is_stop: words.iter().map(|word| vocabulary.term(word.term).is_stop_word).collect(),
            is_common: words
                .iter()
                .map(|word| {
                    let facts = vocabulary.term(word.term);
                    facts.is_stop_word || facts.rarity < COMMON
                })
                .collect(),
            hashes: words.iter().map(|word| vocabulary.term(word.term).hash).collect(),
        }
    }

    pub fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start].span.hull(self.words[words.end - 1].span)
    }

    /// The text between two neighbouring words.
    pub fn between(&self, one: usize, next: usize) -> &'s str {
        let (one, next) = (self.words[one].span, self.words[next].span);
        if one.end <= next.start { &self.prose[one.end..next.start] } else { "" }
    }

    /// The next word after `at` that says something by itself, within `most` words.
    pub fn next_content(&self, at: usize, most: usize, lexicon: &Lexicon) -> Option<usize> {
        (at + 1..self.words.len()).take(most).find(|&word| self.is_content(word, lexicon))
    }

    /// The last such word before `at`.
    pub fn content_before(&self, at: usize, most: usize, lexicon: &Lexicon) -> Option<usize> {
        (0..at).rev().take(most).find(|&word| self.is_content(word, lexicon))
    }

    /// Whether one of these phrases begins at a word.
    pub fn has_phrase(&self, phrases: &Phrases<()>, at: usize) -> bool {
        phrases.get(&self.hashes[at]).is_some_and(|phrases| phrases.iter().any(|phrase| self.follows(at, phrase)))
    }

    /// Whether the rest of a phrase stands behind its first word.
    pub fn follows<T>(&self, at: usize, phrase: &Phrase<T>) -> bool {
        phrase.rest.iter().enumerate().all(|(n, term)| self.hashes.get(at + 1 + n) == Some(term))
    }

    fn is_content(&self, at: usize, lexicon: &Lexicon) -> bool {
        !self.is_stop[at] && !lexicon.is_negation(self.forms[at]) && self.words[at].kind != TokenKind::Number
    }
}
