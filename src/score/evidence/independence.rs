//! What each text has of its own: names, figures, dates, quotations and rare words that the other does not have.

use rustc_hash::FxHashSet;

use crate::reading::{TermId, Vocabulary, Word};
use crate::score::ScoredText;
use crate::text::{Language, TokenKind};

/// Rarity from which a word counts as one that two writers do not both choose by chance.
const RARE: f32 = 0.75;

/// Words of a quotation below which it is a phrase.
const FEWEST_QUOTED_WORDS: usize = 4;

/// Share of the words of a quotation, each by its weight, that must stand in the other text for it to be shared.
const SHARED_QUOTATION: f64 = 0.6;

/// What one text has that the other does not.
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

impl Own {
    /// What `text` has and `other` has not, each name, figure and word once.
    pub fn of(text: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> Own {
        let known: FxHashSet<TermId> = other.reading.words.iter().map(|word| word.term).collect();
        let mut own = Own::default();
        let mut seen: FxHashSet<TermId> = FxHashSet::default();
        for word in text.words() {
            if !seen.insert(word.term) {
                continue;
            }
            let is_own = usize::from(!known.contains(&word.term));
            let facts = vocabulary.term(word.term);
            if word.kind == TokenKind::Number {
                own.n_all_numbers += 1;
                own.n_numbers += is_own;
            } else if is_name(word, vocabulary) {
                own.n_all_names += 1;
                own.n_names += is_own;
            } else if facts.rarity >= RARE && !facts.is_stop_word {
                own.n_all_rare += 1;
                own.n_rare += is_own;
            }
        }
        own.n_quotations = text.quoted_runs().filter(|run| !is_shared(run, &known, vocabulary)).count();
        own
    }
}

/// Whether a word is taken for a part of a name. German writes every noun with a capital, so there only rare ones count.
fn is_name(word: &Word, vocabulary: &Vocabulary) -> bool {
    word.is_name
        && word.kind == TokenKind::Word
        && (vocabulary.language() != Language::German || vocabulary.term(word.term).rarity >= 1.0)
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
