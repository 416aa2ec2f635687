//! One side of a comparison, prepared for measuring: which words are quoted, and which were set aside.

use std::ops::Range;

use crate::reading::{Reading, Word};
use crate::text::TokenKind;

/// Fewest words of a sentence of running text; excludes "Photo: Reuters", "Analysis".
const FEWEST_WORDS: usize = 4;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct ScoredText<'r> {
    /// The text.
    pub reading: &'r Reading,
    /// For each word, whether it is inside quote marks.
    pub quoted: &'r [bool],
    /// For each word, whether it counts as part of a name: see [`names_of`](crate::score::names_of).
    pub names: &'r [bool],
    /// For each word, whether it was set aside as shared matter that proves nothing.
    pub aside: &'r [bool],
}

impl<'r> ScoredText<'r> {
    /// Whether a sentence is running text and most of it was not set aside.
    pub(super) fn is_running_text(&self, sentence: usize) -> bool {
        let sentence = &self.reading.sentences[sentence];
        let n_aside = self.aside[sentence.words.clone()].iter().filter(|aside| **aside).count();
        !sentence.kind.is_heading() && sentence.words.len() >= FEWEST_WORDS && 2 * n_aside <= sentence.words.len()
    }

    /// The sentences of running text.
    pub(super) fn running_sentences(&self) -> Vec<usize> {
        (0..self.reading.sentences.len()).filter(|&sentence| self.is_running_text(sentence)).collect()
    }

    /// Words that were not set aside, with their numbers.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, &'r Word)> + '_ {
        self.reading.words.iter().enumerate().filter(|(at, _)| !self.aside[*at])
    }

    /// Words that were not set aside.
    pub(super) fn words(&self) -> impl Iterator<Item = &'r Word> + '_ {
        self.numbered().map(|(_, word)| word)
    }

    /// Words outside quote marks that were not set aside, with their numbers.
    pub(super) fn unquoted(&self) -> impl Iterator<Item = (usize, &'r Word)> + '_ {
        self.numbered().filter(|(at, _)| !self.quoted[*at])
    }

    /// Whether a word is a name or a number.
    pub(super) fn is_anchor(&self, at: usize) -> bool {
        self.names[at] || self.reading.words[at].kind == TokenKind::Number
    }

    /// Number of words outside quote marks that were not set aside.
    pub fn n_own_words(&self) -> usize {
        (0..self.reading.words.len()).filter(|&at| self.is_own(at)).count()
    }

    /// The same for some neighbouring sentences.
    pub(super) fn n_own_words_in(&self, sentences: Range<usize>) -> f64 {
        let words = sentences.flat_map(|sentence| self.reading.sentences[sentence].words.clone());
        words.filter(|&at| self.is_own(at)).count() as f64
    }

    fn is_own(&self, at: usize) -> bool {
        !self.quoted[at] && !self.aside[at]
    }

    /// The quoted stretches, without words set aside.
    pub(super) fn quoted_runs(&self) -> impl Iterator<Item = &'r [Word]> + '_ {
        let is_inside = |at: usize| at < self.quoted.len() && self.quoted[at] && !self.aside[at];
        let starts = (0..self.quoted.len()).filter(move |&at| is_inside(at) && (at == 0 || !is_inside(at - 1)));
        starts.map(move |start| {
            let n_words = (start..).take_while(|&at| is_inside(at)).count();
            &self.reading.words[start..start + n_words]
        })
    }
}
