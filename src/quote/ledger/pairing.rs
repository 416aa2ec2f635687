//! Pairs the quotations of two articles that are one statement.
//!
//! Two quotations are counterparts if their words align (weighted longest common subsequence), or if they stand in the
//! same place of two aligned sentences, however much was reworded. Similarity only pairs them; the verdict comes from
//! the aligned words.

use std::sync::LazyLock;

use crate::language::Pack;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::Alignment;
use crate::align::words::{Likeness, WordAlignment, WordPair, align_words};
use crate::article::Article;
use crate::meaning::vectors::dot;
use crate::quote::Quotation;
use crate::quote::ledger::place::{coincide, overlapping};
use crate::reading::{Reading, TermId, Vocabulary, Word};
use crate::span::Span;

/// One article of the pair with its quotations.
#[derive(Clone, Copy)]
pub struct Quoting<'r> {
    /// The article.
    pub article: &'r Article,
    /// Its reading.
    pub reading: &'r Reading,
    /// Its quotations, in order.
    pub quotations: &'r [Quotation],
}

/// How the two articles are related, according to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// No sign that one was written from the other: both have the statement independently, and one may quote more of
    /// it.
    Independent,
    /// b was written from a: words that a does not have are put into the speaker's mouth.
    Rewritten,
    /// One was written from the other, and b is the fuller text: a quotes less of the statement.
    Excerpted,
}

/// Weighted share of the shorter quotation's words that must be paired if the sentences do not help. Two statements of
/// one speaker on one subject share up to half of their words.
const SAME_STATEMENT: f64 = 0.6;

/// The same share, and the least weight and length, if the quotations are attributed to two people: two candidates may
/// both say "we are going to win this", and stock phrases are everybody's.
const SAME_STATEMENT_OF_TWO: f64 = 0.85;
const LEAST_WEIGHT_OF_TWO: f64 = 4.0;
const LONG_ENOUGH_OF_TWO: usize = 6;

/// Least weight of the paired words: two rare words, or one and a handful of others. Anybody says "He knows how to do
/// it".
const LEAST_WEIGHT: f64 = 1.8;

/// Words from which a quotation contained whole in another one is the same statement, however common its words are.
const LONG_ENOUGH: usize = 4;

/// Weighted share of the shorter quotation's words that must be paired if only its position supports it and the
/// articles seem independent.
const PLACED_SHARE: f64 = 0.5;

/// The same share, and the cosine of the two meanings, for a quotation in its place in a rewrite. Spun quotations reach
/// one or the other; a different statement of the same person reaches neither.
const PLACED_SHARE_OF_REWRITE: f64 = 0.25;
const PLACED_COSINE: f32 = 0.3;

/// Cosine from which two reworded quotations of one person in different places are one statement; the words that they
/// must have; and the most pairs that are compared.
const REWORDED_COSINE: f32 = 0.5;
const FEWEST_WORDS_REWORDED: usize = 5;
const MOST_REWORDED: usize = 10_000;

/// Paired words below which two quotations that only share words are not one statement.
pub(in crate::quote) const FEWEST_WORDS: usize = 3;

/// Quotations of b with a common term up to which this term finds counterparts: in long texts a more frequent one is
/// everywhere.
const MOST_ALIKE: usize = 40;

/// A quotation and the word indices in its reading.
pub(in crate::quote) struct LocatedQuotation<'q> {
    pub quotation: &'q Quotation,
    pub words: Range<usize>,
}

/// Two articles with their quotations.
pub(in crate::quote) struct Pairing<'r> {
    pub a: Quoting<'r>,
    pub b: Quoting<'r>,
    pub alignment: &'r Alignment,
    pub relation: Relation,
    pub vocabulary: &'r Vocabulary,
    pub located_a: Vec<LocatedQuotation<'r>>,
    pub located_b: Vec<LocatedQuotation<'r>>,
    pub group_of_a: Vec<Option<usize>>,
    pub group_of_b: Vec<Option<usize>>,
}

/// Two quotations of one statement.
pub(in crate::quote) struct Match {
    pub a: usize,
    pub b: usize,
    /// For each side, the weighted share of its words that are paired.
    share_a: f64,
    share_b: f64,
    /// The shorter one is contained in the longer one as a whole.
    contained: bool,
    /// Their words make them one statement, not only their position.
    by_words: bool,
}

impl Match {
    fn worth(&self) -> f64 {
        let whole = if self.contained { 0.5 } else { 0.0 };
        self.share_a.min(self.share_b) + 0.5 * self.share_a.max(self.share_b) + whole
    }
}

impl<'r> Pairing<'r> {
    pub fn new(
        a: Quoting<'r>,
        b: Quoting<'r>,
        alignment: &'r Alignment,
        relation: Relation,
        vocabulary: &'r Vocabulary,
    ) -> Pairing<'r> {
        let located = |side: Quoting<'r>| -> Vec<LocatedQuotation<'r>> {
            let speech = side.quotations.iter().filter(|quotation| quotation.is_speech());
            speech
                .map(|quotation| LocatedQuotation { quotation, words: words_in(side.reading, quotation.span) })
                .filter(|located| !located.words.is_empty())
                .collect()
        };
        Pairing {
            located_a: located(a),
            located_b: located(b),
            group_of_a: alignment.covered_a(a.reading.sentences.len()),
            group_of_b: alignment.covered_b(b.reading.sentences.len()),
            a,
            b,
            alignment,
            relation,
            vocabulary,
        }
    }

    pub fn words_a(&self, range: &Range<usize>) -> &'r [Word] {
        &self.a.reading.words[range.clone()]
    }

    pub fn words_b(&self, range: &Range<usize>) -> &'r [Word] {
        &self.b.reading.words[range.clone()]
    }

    pub fn align(&self, a: &Range<usize>, b: &Range<usize>) -> WordAlignment {
        self.align_words(self.words_a(a), self.words_b(b))
    }

    /// Pairs the words of two stretches and keeps adjacent words together.
    pub fn align_words(&self, a: &[Word], b: &[Word]) -> WordAlignment {
        let mut words = align_words(a, b, self.vocabulary, &self.alignment.known);
        words.compact(a, b);
        words
    }

    pub fn is_stop_word(&self, word: &Word) -> bool {
        self.vocabulary.term(word.term).is_stop_word
    }

    pub fn weight(&self, word: &Word) -> f64 {
        self.vocabulary.term(word.term).weight()
    }

    /// For each side, the weighted share of its words that are paired.
    pub fn shares(&self, a: &[Word], b: &[Word], words: &WordAlignment) -> (f64, f64) {
        let mass = |side: &[Word]| side.iter().map(|word| self.weight(word)).sum::<f64>().max(1e-9);
        let paired_a: f64 = words.pairs.iter().map(|pair| self.weight(&a[pair.a])).sum();
        let paired_b: f64 = words.pairs.iter().map(|pair| self.weight(&b[pair.b])).sum();
        (paired_a / mass(a), paired_b / mass(b))
    }

    /// For the side with the smaller share, the weighted share of its terms that the other side has, in any order.
    fn share_in_any_order(&self, a: &[Word], b: &[Word]) -> f64 {
        let share = |side: &[Word], other: &[Word]| {
            let terms: FxHashSet<TermId> = other.iter().map(|word| word.term).collect();
            let all: f64 = side.iter().map(|word| self.weight(word)).sum();
            let found = side.iter().filter(|word| terms.contains(&word.term));
            found.map(|word| self.weight(word)).sum::<f64>() / all.max(1e-9)
        };
        share(a, b).min(share(b, a))
    }

    /// All pairs of quotations that are one statement, in the order of a, then of b. First each quotation with its best
    /// counterpart, or with the several that it was made from; then, for unpaired quotations, a counterpart that is
    /// already paired and contains the same words.
    pub fn matches(&self) -> (Vec<Match>, Vec<Match>) {
        let places_in_a: Vec<_> = self.located_b.iter().map(|located| self.place_in_a(&located.words)).collect();
        let mut by_term: FxHashMap<TermId, Vec<usize>> = FxHashMap::default();
        for (j, located) in self.located_b.iter().enumerate() {
            for term in self.content(self.words_b(&located.words)) {
                by_term.entry(term).or_default().push(j);
            }
        }
        let mut found: Vec<Match> = Vec::new();
        for (i, one) in self.located_a.iter().enumerate() {
            let place_in_b = self.place_in_b(&one.words);
            let near = place_in_b.iter().flat_map(|place| overlapping(&self.located_b, place));
            let alike = self.content(self.words_a(&one.words));
            let alike = alike.iter().filter_map(|term| by_term.get(term)).filter(|list| list.len() <= MOST_ALIKE);
            let mut candidates: Vec<usize> = near.chain(alike.flatten().copied()).collect();
            candidates.sort_unstable();
            candidates.dedup();
            for j in candidates {
                let other = &self.located_b[j];
                let same_place = place_in_b.as_ref().is_some_and(|place| coincide(place, &other.words))
                    || places_in_a[j].as_ref().is_some_and(|place| coincide(place, &one.words));
                found.extend(self.matched(i, j, same_place));
            }
        }
        let (mut kept, repeated) = self.best_of(found);
        if self.relation != Relation::Independent {
            let reworded = self.reworded(&kept, &repeated);
            kept.extend(reworded);
            kept.sort_by_key(|m| (m.a, m.b));
        }
        (kept, repeated)
    }

    /// Unpaired quotations in a rewrite that one person says in both articles, reworded and in different places; the
    /// most similar first, each once.
    fn reworded(&self, kept: &[Match], repeated: &[Match]) -> Vec<Match> {
        let left_over = |n: usize, of: &dyn Fn(&Match) -> usize, located: &[LocatedQuotation<'r>]| -> Vec<usize> {
            let mut has: Vec<bool> = vec![false; n];
            kept.iter().chain(repeated).for_each(|m| has[of(m)] = true);
            (0..n).filter(|&at| !has[at] && located[at].words.len() >= FEWEST_WORDS_REWORDED).collect()
        };
        let of_a = left_over(self.located_a.len(), &|m| m.a, &self.located_a);
        let of_b = left_over(self.located_b.len(), &|m| m.b, &self.located_b);
        if of_a.len() * of_b.len() > MOST_REWORDED {
            return Vec::new();
        }
        let meaning_b: Vec<Vec<f32>> =
            of_b.iter().map(|&j| self.vocabulary.meaning(self.words_b(&self.located_b[j].words))).collect();
        let mut alike: Vec<(f32, usize, usize)> = Vec::new();
        for &i in &of_a {
            let one = &self.located_a[i];
            let meaning = self.vocabulary.meaning(self.words_a(&one.words));
            for (&j, other_meaning) in of_b.iter().zip(&meaning_b) {
                let other = &self.located_b[j];
                let (speaker_a, speaker_b) = (self.speaker_a(one), self.speaker_b(other));
                let one_person = speaker_a.is_some() && speaker_b.is_some() && !speakers_differ(speaker_a, speaker_b);
                let cosine = dot(&meaning, other_meaning);
                if one_person && cosine >= REWORDED_COSINE {
                    alike.push((cosine, i, j));
                }
            }
        }
        alike.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut found: Vec<Match> = Vec::new();
        for (_, a, b) in alike {
            if !found.iter().any(|m| m.a == a || m.b == b) {
                found.push(Match { a, b, share_a: 0.0, share_b: 0.0, contained: false, by_words: false });
            }
        }
        found
    }

    /// The distinct terms of some words without stop words, in order of appearance.
    pub fn content(&self, words: &[Word]) -> Vec<TermId> {
        let mut seen = FxHashSet::default();
        let content = words.iter().filter(|word| !self.is_stop_word(word));
        content.map(|word| word.term).filter(|&term| seen.insert(term)).collect()
    }

    /// Matches two quotations if they are one statement.
    fn matched(&self, i: usize, j: usize, same_place: bool) -> Option<Match> {
        let (one, other) = (&self.located_a[i], &self.located_b[j]);
        let (words_a, words_b) = (self.words_a(&one.words), self.words_b(&other.words));
        let words = self.align(&one.words, &other.words);
        let (share_a, share_b) = self.shares(words_a, words_b, &words);
        let shorter = words_a.len().min(words_b.len());
        // A fragment of a word or two is the same statement only if nothing else was said.
        let enough = shorter >= FEWEST_WORDS && words.pairs.len() >= FEWEST_WORDS;
        let paired: f64 = words.pairs.iter().map(|pair| self.weight(&words_a[pair.a])).sum();
        let contained = is_one_piece(&words, shorter);
        // If the sentences are aligned, a different speaker was exchanged or wrongly found.
        let two_people = speakers_differ(self.speaker_a(one), self.speaker_b(other))
            && !self.are_in_one_group(&one.words, &other.words);
        let (bar, least_weight, long_enough) = if two_people {
            (SAME_STATEMENT_OF_TWO, LEAST_WEIGHT_OF_TWO, LONG_ENOUGH_OF_TWO)
        } else {
            (SAME_STATEMENT, LEAST_WEIGHT, LONG_ENOUGH)
        };
        let said_by_anybody = paired < least_weight && !(contained && shorter >= long_enough);
        let in_any_order = self.share_in_any_order(words_a, words_b);
        let by_words = enough && share_a.max(share_b).max(in_any_order) >= bar && !said_by_anybody;
        // Two independent reporters may put different quotations in similar places; a rewriter rarely does.
        let in_place = same_place
            && match self.relation {
                Relation::Independent => !two_people && share_a.max(share_b) >= PLACED_SHARE,
                _ => share_a.max(share_b) >= PLACED_SHARE_OF_REWRITE || self.mean_alike(words_a, words_b),
            };
        (in_place || by_words).then_some(Match { a: i, b: j, share_a, share_b, contained, by_words })
    }

    /// Whether word vectors find two stretches similar in meaning; also true if a side has no vectors.
    fn mean_alike(&self, a: &[Word], b: &[Word]) -> bool {
        let (one, other) = (self.vocabulary.meaning(a), self.vocabulary.meaning(b));
        let is_known = |meaning: &[f32]| meaning.iter().any(|component| *component != 0.0);
        !is_known(&one) || !is_known(&other) || dot(&one, &other) >= PLACED_COSINE
    }

    fn speaker_a(&self, located: &LocatedQuotation<'r>) -> Option<&'r str> {
        located.quotation.speaker.map(|span| span.of(self.a.article.prose().text()))
    }

    fn speaker_b(&self, located: &LocatedQuotation<'r>) -> Option<&'r str> {
        located.quotation.speaker.map(|span| span.of(self.b.article.prose().text()))
    }

    /// Keeps the best counterparts of each quotation: one, or several that each correspond to another part of it. The
    /// second list has counterparts for quotations that would have none: they contain, or are contained in, a quotation
    /// that is paired already.
    fn best_of(&self, mut found: Vec<Match>) -> (Vec<Match>, Vec<Match>) {
        found.sort_by(|x, y| y.worth().total_cmp(&x.worth()).then((x.a, x.b).cmp(&(y.a, y.b))));
        let mut kept: Vec<Match> = Vec::new();
        let mut kept_of_a: Vec<Vec<usize>> = vec![Vec::new(); self.located_a.len()];
        let mut kept_of_b: Vec<Vec<usize>> = vec![Vec::new(); self.located_b.len()];
        let mut rest = Vec::new();
        for candidate in found {
            let with_a: Vec<&Match> = kept_of_a[candidate.a].iter().map(|&at| &kept[at]).collect();
            let with_b: Vec<&Match> = kept_of_b[candidate.b].iter().map(|&at| &kept[at]).collect();
            // A second counterpart must lie wholly within a quotation that is paired already, next to the first.
            let part_of_b =
                with_a.is_empty() && candidate.share_a >= SAME_STATEMENT && self.is_beside(&with_b, &candidate, true);
            let part_of_a =
                with_b.is_empty() && candidate.share_b >= SAME_STATEMENT && self.is_beside(&with_a, &candidate, false);
            if (with_a.is_empty() && with_b.is_empty()) || part_of_a || part_of_b {
                kept_of_a[candidate.a].push(kept.len());
                kept_of_b[candidate.b].push(kept.len());
                kept.push(candidate);
            } else {
                rest.push(candidate);
            }
        }
        let mut has_a: Vec<bool> = kept_of_a.iter().map(|of| !of.is_empty()).collect();
        let mut has_b: Vec<bool> = kept_of_b.iter().map(|of| !of.is_empty()).collect();
        let mut repeated: Vec<Match> = Vec::new();
        for candidate in rest.into_iter().filter(|candidate| candidate.by_words && candidate.contained) {
            if !has_a[candidate.a] || !has_b[candidate.b] {
                (has_a[candidate.a], has_b[candidate.b]) = (true, true);
                repeated.push(candidate);
            }
        }
        kept.sort_by_key(|m| (m.a, m.b));
        repeated.sort_by_key(|m| (m.a, m.b));
        (kept, repeated)
    }

    /// Whether a candidate pairs other words than the matches that share a side with it.
    fn is_beside(&self, others: &[&Match], candidate: &Match, share_b: bool) -> bool {
        let taken = |m: &Match| -> Vec<usize> {
            let words = self.align(&self.located_a[m.a].words, &self.located_b[m.b].words);
            let of_a = self.words_a(&self.located_a[m.a].words);
            let content = words.pairs.iter().filter(|pair| !self.is_stop_word(&of_a[pair.a]));
            content.map(|p| if share_b { p.b } else { p.a }).collect()
        };
        let own = taken(candidate);
        !own.is_empty()
            && others.iter().all(|other| {
                let theirs: FxHashSet<usize> = taken(other).into_iter().collect();
                2 * own.iter().filter(|at| theirs.contains(at)).count() < own.len()
            })
    }
}

/// Whether the pairs cover all words of the shorter side, unchanged and contiguous on the other.
fn is_one_piece(words: &WordAlignment, shorter: usize) -> bool {
    words.pairs.len() == shorter
        && words.pairs.iter().all(|pair| pair.likeness == Likeness::Same)
        && words.pairs.is_sorted_by(WordPair::is_followed_by)
}

/// The word indices of a reading within a span of the prose.
fn words_in(reading: &Reading, span: Span) -> Range<usize> {
    let start = reading.words.partition_point(|word| word.span.start < span.start);
    let end = reading.words.partition_point(|word| word.span.end <= span.end);
    start..end.max(start)
}

/// Whether two speakers are known to be different people: both are named, or neither is, and they have no similar word.
/// A role may be anybody's, so "a spokesman" is not known to differ from "Ann Hale".
pub(in crate::quote) fn speakers_differ(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let is_named = |who: &str| who.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    if is_named(a) != is_named(b) {
        return false;
    }
    let words = |who: &str| -> Vec<String> {
        let words = who.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() > 1 && !LITTLE_WORDS.contains(&word.as_str())).collect()
    };
    let (of_a, of_b) = (words(a), words(b));
    !of_a.iter().any(|one| of_b.iter().any(|other| one == other || have_one_stem(one, other)))
}

/// Function words that names and roles share by chance.
static LITTLE_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "little-word").collect());

/// Letters that two words must start with to be forms of one word: "prosecutors", "prosecution".
const STEM: usize = 7;

fn have_one_stem(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).take_while(|(x, y)| x == y).count() >= STEM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_speakers_are_distinguished() {
        for (a, b, want) in [
            ("Ann Hale", "Hale", false),
            ("Ann Hale", "Tom Berg", true),
            ("Ann Hale", "a spokeswoman", false),
            ("the mayor", "the harbour master", true),
            ("prosecutors", "the prosecution", false),
        ] {
            assert_eq!(speakers_differ(Some(a), Some(b)), want, "{a} / {b}");
        }
        assert!(!speakers_differ(None, Some("Ann Hale")));
    }
}
