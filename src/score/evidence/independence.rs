//! What each text has that the other lacks: names, figures, dates, quotations and rare words.

use rustc_hash::FxHashSet;

use crate::meaning::numbers::number_value;
use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;
use crate::text::TokenKind;

/// Rarity from which it is unlikely that two writers choose a word independently.
const RARE: f32 = 0.75;

/// Fewest words of a quotation; anything shorter is a phrase.
const FEWEST_QUOTED_WORDS: usize = 4;

/// Weighted share of a quotation's words that must be in the other text for it to be shared.
const SHARED_QUOTATION: f64 = 0.6;

/// What one text has that the other lacks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own {
    pub n_names: usize,
    pub n_all_names: usize,
    pub n_numbers: usize,
    pub n_all_numbers: usize,
    pub n_quotations: usize,
    pub n_rare: usize,
    pub n_all_rare: usize,
}

/// A figure: its value as bits, so that "two" and "2" are equal, or the word if it has no value ("8-1").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Figure {
    Value(u64),
    Word(TermId),
}

/// The figure of a word, in digits or written out. `None` for other words, and for "one", which is seldom a figure.
pub(super) fn figure(word: &Word, vocabulary: &Vocabulary) -> Option<Figure> {
    match number_value(vocabulary.form(word.form), vocabulary.language()) {
        Some(value) => Some(Figure::Value(value.to_bits())),
        None => (word.kind == TokenKind::Number).then_some(Figure::Word(word.term)),
    }
}

/// The figures of a text.
pub(super) fn figures(text: &ScoredText<'_>, vocabulary: &Vocabulary) -> FxHashSet<Figure> {
    text.reading.words.iter().filter_map(|word| figure(word, vocabulary)).collect()
}

impl Own {
    /// What `text` has that is not among the `known` words and figures of the other. Each name, figure and word counts
    /// once.
    pub fn of(
        text: &ScoredText<'_>,
        known: &FxHashSet<TermId>,
        known_figures: &FxHashSet<Figure>,
        vocabulary: &Vocabulary,
    ) -> Own {
        let mut own = Own::default();
        let mut seen: FxHashSet<TermId> = FxHashSet::default();
        for (at, word) in text.numbered() {
            if !seen.insert(word.term) {
                continue;
            }
            let is_own = usize::from(!known.contains(&word.term));
            let facts = vocabulary.term(word.term);
            if let Some(figure) = figure(word, vocabulary) {
                own.n_all_numbers += 1;
                own.n_numbers += usize::from(!known_figures.contains(&figure));
            } else if text.names[at] {
                own.n_all_names += 1;
                own.n_names += is_own;
            } else if facts.rarity >= RARE && !facts.is_stop_word {
                own.n_all_rare += 1;
                own.n_rare += is_own;
            }
        }
        own.n_quotations = text.quoted_runs().filter(|run| !is_shared(run, known, vocabulary)).count();
        own
    }
}

fn is_shared(run: &[Word], known: &FxHashSet<TermId>, vocabulary: &Vocabulary) -> bool {
    let (mut shared, mut all) = (0.0, 0.0);
    for word in run {
        let weight = vocabulary.term(word.term).weight();
        all += weight;
        shared += if known.contains(&word.term) { weight } else { 0.0 };
    }
    run.len() < FEWEST_QUOTED_WORDS || shared >= SHARED_QUOTATION * all
}

/// Number of rare names and numbers in both texts; not "London" and "2024", which half of all articles have.
pub fn n_shared_names(a: &ScoredText<'_>, b: &ScoredText<'_>, vocabulary: &Vocabulary) -> usize {
    let names = |text: &ScoredText<'_>| -> FxHashSet<TermId> {
        let rare = |&(at, word): &(usize, &Word)| text.is_anchor(at) && vocabulary.term(word.term).rarity >= RARE;
        text.numbered().filter(rare).map(|(_, word)| word.term).collect()
    };
    let (of_a, of_b) = (names(a), names(b));
    // Tables share numbers by chance: without a shared name there is no shared event.
    let is_shared_name =
        |&(at, word): &(usize, &Word)| a.names[at] && of_a.contains(&word.term) && of_b.contains(&word.term);
    if a.numbered().any(|place| is_shared_name(&place)) { of_a.intersection(&of_b).count() } else { 0 }
}
