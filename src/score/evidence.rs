//! Evidence: named measures in 0..=1, each of which says something about whether one text was written from the other.
//!
//! All are taken from the side of the shorter text, as a short rewrite of a long text must be measured from the short side. What
//! is said of words alone (how many were found again or kept) is measured outside quote marks, as two reporters may
//! quote one statement, and what both only quote counts against. What is said of order and place is measured over all
//! sentences: two reporters who were at one press conference quote the same words, but in another order and at another place.

use rustc_hash::FxHashSet;

use crate::align::Alignment;
use crate::align::longest_increasing;
use crate::reading::{Reading, TermId, Vocabulary, Word};
use crate::score::{Evidence, Overlap};
use crate::shingle::{ShingleSet, ShingleSize};
use crate::text::TokenKind;

/// One article of the pair, as the evidence sees it.
pub struct Witness<'r> {
    /// Its words and sentences.
    pub reading: &'r Reading,
    /// For each word whether it stands inside quote marks.
    pub quoted: &'r [bool],
}

/// Sentences of fewer words than this have a best match by chance.
const FEWEST_WORDS: usize = 4;

/// The names and meanings of the measures, in the order in which [`evidence`] gives them.
pub const MEASURES: &[(&str, &str)] = &[
    ("order", "sentences whose best match keeps the order of the telling"),
    ("mutual", "sentences that are best matches of each other"),
    ("own", "words outside quote marks in sentences that were found again"),
    ("longest", "the longest passage"),
    ("anchors", "names and numbers kept"),
    ("phrases", "runs of three words kept; one in eight is 1"),
    ("pairs", "pairs of neighbouring words kept"),
    ("covered", "words of the longer text that were found again in order"),
    ("quoted", "words found again that stand inside quote marks: this speaks against a rewrite"),
];

/// Share of runs of three words kept from which more says no more: two reporters seldom share one in twenty outside quote marks, and
/// what begins where a copyist begins is as sure at one in eight as at one in two.
const MANY_PHRASES: f64 = 0.12;

/// One side of what was found: its overlap with the other and the share of it that the longest passage holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoundAgain {
    /// Its words that stand again in the other.
    pub overlap: Overlap,
    /// 0..=1.
    pub longest_passage: f64,
}

/// The measures of a pair. Symmetric but for ties in length. Texts without words have 0 everywhere.
pub fn evidence(
    (a, found_a): (&Witness<'_>, FoundAgain),
    (b, found_b): (&Witness<'_>, FoundAgain),
    alignment: &Alignment,
    vocabulary: &Vocabulary,
) -> Vec<Evidence> {
    let a_is_shorter = a.reading.words.len() <= b.reading.words.len();
    let (short, long, found) = if a_is_shorter { (a, b, found_a) } else { (b, a, found_b) };
    let (best_of_short, best_of_long) = if a_is_shorter {
        (&alignment.best_of_a, &alignment.best_of_b)
    } else {
        (&alignment.best_of_b, &alignment.best_of_a)
    };
    let running: Vec<usize> = (0..short.reading.sentences.len()).filter(|&s| short.is_running_text(s)).collect();
    let n_running = running.len() as f64;
    let matches: Vec<(usize, usize)> =
        running.iter().filter_map(|&s| best_of_short[s].map(|(partner, _)| (s, partner))).collect();
    let n_mutual = matches.iter().filter(|&&(s, t)| best_of_long[t].is_some_and(|(back, _)| back == s)).count();
    // Several sentences of a split one share their best match: not falling is enough.
    let in_order = longest_not_falling(&matches);
    let in_groups: usize = (alignment.groups.iter())
        .filter(|group| !group.moved && !group.inferred)
        .flat_map(|group| if a_is_shorter { group.b.clone() } else { group.a.clone() })
        .map(|sentence| long.reading.sentences[sentence].words.len())
        .sum();
    let values = [
        share(in_order as f64, n_running),
        share(n_mutual as f64, n_running),
        found.overlap.total - found.overlap.quoted,
        found.longest_passage,
        short.kept_anchors(long, vocabulary),
        short.kept_runs(long, vocabulary, 3) / MANY_PHRASES,
        short.kept_runs(long, vocabulary, 2),
        share(in_groups as f64, long.reading.words.len() as f64),
        found.overlap.quoted,
    ];
    MEASURES.iter().zip(values).map(|(&(name, _), value)| Evidence { name, value: value.clamp(0.0, 1.0) }).collect()
}

/// Names and numbers that two texts have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SharedNames {
    /// How many different ones, rare ones only.
    pub count: usize,
    /// Their share of those of the text that has fewer.
    pub share: f64,
}

/// Rarity from which a name tells one event from another; "Monday" and "Parliament" stand in every tenth article.
const RARE_NAME: f32 = 0.75;

/// The rare names and numbers that both have, inside quote marks or not: two texts on one event share them whoever wrote them.
pub fn shared_names(a: &Witness<'_>, b: &Witness<'_>, vocabulary: &Vocabulary) -> SharedNames {
    let names = |witness: &Witness<'_>| -> FxHashSet<TermId> {
        let rare = |word: &&Word| is_anchor(word) && vocabulary.term(word.term).rarity >= RARE_NAME;
        witness.reading.words.iter().filter(rare).map(|word| word.term).collect()
    };
    let (of_a, of_b) = (names(a), names(b));
    // Tables share numbers by chance: without one name in common there is no event.
    if !a.reading.words.iter().any(|word| word.is_name && of_a.contains(&word.term) && of_b.contains(&word.term)) {
        return SharedNames::default();
    }
    let count = of_a.intersection(&of_b).count();
    SharedNames { count, share: share(count as f64, of_a.len().min(of_b.len()) as f64) }
}

/// Whether a word is a name or a number.
fn is_anchor(word: &Word) -> bool {
    word.is_name || word.kind == TokenKind::Number
}

/// Length of the longest run whose second sides do not fall.
fn longest_not_falling(matches: &[(usize, usize)]) -> usize {
    // A later pair of an equal second side is made to lie after the earlier one.
    let n = matches.len();
    let spread: Vec<(usize, usize)> =
        matches.iter().enumerate().map(|(at, &(first, second))| (first, second * (n + 1) + at)).collect();
    longest_increasing(&spread).len()
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

impl Witness<'_> {
    /// Whether a sentence is running text, long enough to have a best match.
    fn is_running_text(&self, sentence: usize) -> bool {
        let sentence = &self.reading.sentences[sentence];
        !sentence.kind.is_heading() && sentence.words.len() >= FEWEST_WORDS
    }

    fn unquoted(&self) -> impl Iterator<Item = &Word> {
        self.reading.words.iter().zip(self.quoted).filter(|(_, quoted)| !**quoted).map(|(word, _)| word)
    }

    /// The share of this text's different names and numbers that the other has.
    fn kept_anchors(&self, other: &Witness<'_>, vocabulary: &Vocabulary) -> f64 {
        let known: FxHashSet<_> = other.reading.words.iter().map(|word| word.term).collect();
        let mut seen = FxHashSet::default();
        let (mut kept, mut all) = (0.0, 0.0);
        for word in self.unquoted() {
            if is_anchor(word) && !vocabulary.term(word.term).is_stop_word && seen.insert(word.term) {
                all += 1.0;
                kept += f64::from(u8::from(known.contains(&word.term)));
            }
        }
        share(kept, all)
    }

    /// The share of this text's shingles of `size` terms that the other has; none spans a quote mark.
    fn kept_runs(&self, other: &Witness<'_>, vocabulary: &Vocabulary, size: usize) -> f64 {
        let size = ShingleSize::new(size).unwrap_or(ShingleSize::DEFAULT);
        let hashes = |words: &mut dyn Iterator<Item = &Word>| -> Vec<u64> {
            words.map(|word| vocabulary.term(word.term).hash).collect()
        };
        let own = ShingleSet::of(&hashes(&mut self.unquoted()), size);
        own.containment_in(&ShingleSet::of(&hashes(&mut other.reading.words.iter()), size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_share_their_best_match_keep_the_order() {
        assert_eq!(longest_not_falling(&[(0, 0), (1, 0), (2, 1)]), 3);
        assert_eq!(longest_not_falling(&[(0, 2), (1, 1), (2, 0)]), 1);
        assert_eq!(longest_not_falling(&[]), 0);
    }
}
