//! Word alignment: which word of one stretch corresponds to which of the other, in order, and which words were
//! replaced.
//!
//! A weighted longest common subsequence (Wagner and Fischer 1974; Needleman and Wunsch 1970 without mismatches). Two
//! words may be paired if they are the same, share their term, are known substitutes, or are spelt nearly alike. A pair
//! next to another pair gets a small bonus, which keeps runs together. The cost is the product of the lengths, up to a
//! limit.

use crate::align::substitutions::Substitutions;
use crate::meaning::spelling::spelling_similarity;
use crate::reading::{Vocabulary, Word};

/// How two words are alike; the closest kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same normal form.
    Same,
    /// The same term with another ending.
    Inflected,
    /// Spelt nearly alike.
    Respelt,
    /// A known substitute, from elsewhere in the two texts.
    Substituted,
}

/// A word of one stretch and its counterpart, by position within the stretches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPair {
    /// Position in the first stretch.
    pub a: usize,
    /// Position in the second.
    pub b: usize,
    /// How they are alike.
    pub likeness: Likeness,
}

impl WordPair {
    /// Whether `next` pairs the next words on both sides.
    pub fn is_followed_by(&self, next: &WordPair) -> bool {
        self.a + 1 == next.a && self.b + 1 == next.b
    }
}

/// The pairs of two stretches, ascending on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordAlignment {
    /// In order.
    pub pairs: Vec<WordPair>,
}

/// Unpaired positions between two pairs; at least one side is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Positions in the first stretch.
    pub a: std::ops::Range<usize>,
    /// Positions in the second.
    pub b: std::ops::Range<usize>,
}

impl WordAlignment {
    /// The gaps between the pairs, in order, for stretches of `n_a` and `n_b` words.
    pub fn gaps(&self, n_a: usize, n_b: usize) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let (mut from_a, mut from_b) = (0, 0);
        for (a, b) in self.pairs.iter().map(|p| (p.a, p.b)).chain([(n_a, n_b)]) {
            if a > from_a || b > from_b {
                gaps.push(Gap { a: from_a..a, b: from_b..b });
            }
            (from_a, from_b) = (a + 1, b + 1);
        }
        gaps
    }

    /// Moves runs of pairs to a neighbouring run where the same words occur: of "We like him. We want him." the last
    /// three words correspond to "We want him", not the first one and the last two. No pair is lost.
    pub fn compact(&mut self, a: &[Word], b: &[Word]) {
        // Each run towards the next one, starting with the last; then each towards the one before it, starting with the
        // first.
        let mut next = self.pairs.len().saturating_sub(1);
        while next > 0 {
            let end = next;
            let mut start = end - 1;
            while start > 0 && self.pairs[start - 1].is_followed_by(&self.pairs[start]) {
                start -= 1;
            }
            let (last, first) = (self.pairs[end - 1], self.pairs[next]);
            let skipped = (first.a - last.a - 1, first.b - last.b - 1);
            self.shift(start..end, skipped, |at, by| at + by, a, b);
            next = start;
        }
        let mut start = 0;
        while start < self.pairs.len() {
            let mut end = start + 1;
            while end < self.pairs.len() && self.pairs[end - 1].is_followed_by(&self.pairs[end]) {
                end += 1;
            }
            if start > 0 {
                let (last, first) = (self.pairs[start - 1], self.pairs[start]);
                let skipped = (first.a - last.a - 1, first.b - last.b - 1);
                self.shift(start..end, skipped, |at, by| at - by, a, b);
            }
            start = end;
        }
    }

    /// Moves the pairs of a run across the skipped words between it and its neighbour. Only one side may have skipped
    /// words, so the words of the other side keep their places; and the words there must be the same.
    fn shift(
        &mut self,
        run: std::ops::Range<usize>,
        (skipped_a, skipped_b): (usize, usize),
        moved: impl Fn(usize, usize) -> usize,
        a: &[Word],
        b: &[Word],
    ) {
        let places = |pair: &WordPair| (moved(pair.a, skipped_a), moved(pair.b, skipped_b));
        let is_same = |pair: &WordPair| {
            let (at_a, at_b) = places(pair);
            a[at_a].form == b[at_b].form
        };
        if (skipped_a == 0) != (skipped_b == 0) && self.pairs[run.clone()].iter().all(is_same) {
            for pair in &mut self.pairs[run] {
                let (at_a, at_b) = places(pair);
                *pair = WordPair { a: at_a, b: at_b, likeness: Likeness::Same };
            }
        }
    }

    /// How many pairs consist of the same word.
    pub fn n_same(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.likeness == Likeness::Same).count()
    }
}

/// Bonus of a pair next to another pair.
const RUN_BONUS: f32 = 0.25;

/// Most cells of one table; longer stretches are paired piece by piece along the diagonal. Sentences of 200 words fit
/// whole.
const MOST_CELLS: usize = 400_000;

/// Jaro-Winkler similarity from which two words are spellings of one ("Netanyahu", "Netanjahu"); if lower,
/// "conversation" matches "conservation".
const RESPELT: f64 = 0.93;

/// Pairs the words of two stretches.
pub fn align_words(a: &[Word], b: &[Word], vocabulary: &Vocabulary, known: &Substitutions) -> WordAlignment {
    let mut pairs = Vec::new();
    // Equal words at both ends need no table.
    let head = a.iter().zip(b).take_while(|(x, y)| x.form == y.form).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x.form == y.form).count();
    pairs.extend((0..head).map(|at| WordPair { a: at, b: at, likeness: Likeness::Same }));
    let (middle_a, middle_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let n_pieces = (middle_a.len() * middle_b.len()).div_ceil(MOST_CELLS).max(1);
    for piece in 0..n_pieces {
        let cut = |n: usize| n * piece / n_pieces..n * (piece + 1) / n_pieces;
        let (part_a, part_b) = (cut(middle_a.len()), cut(middle_b.len()));
        let found = align_piece(&middle_a[part_a.clone()], &middle_b[part_b.clone()], vocabulary, known);
        pairs.extend(found.into_iter().map(|pair| WordPair {
            a: pair.a + part_a.start + head,
            b: pair.b + part_b.start + head,
            likeness: pair.likeness,
        }));
    }
    let (from_a, from_b) = (a.len() - tail, b.len() - tail);
    pairs.extend((0..tail).map(|at| WordPair { a: from_a + at, b: from_b + at, likeness: Likeness::Same }));
    WordAlignment { pairs }
}

fn align_piece(a: &[Word], b: &[Word], vocabulary: &Vocabulary, known: &Substitutions) -> Vec<WordPair> {
    let (n, m) = (a.len(), b.len());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    let worth: Vec<f32> = a
        .iter()
        .map(|word| {
            let facts = vocabulary.term(word.term);
            if facts.is_stop_word { 0.3 } else { 0.7 + facts.rarity }
        })
        .collect();
    let width = m + 1;
    let mut gain = vec![0.0f32; (n + 1) * width];
    let mut paired = vec![false; (n + 1) * width];
    for i in 1..=n {
        let word = &a[i - 1];
        let stands_for = known.standing_for(word.term);
        for j in 1..=m {
            let other = &b[j - 1];
            let here = i * width + j;
            let mut best = gain[here - width].max(gain[here - 1]);
            let alike = if word.form == other.form {
                1.0
            } else if word.term == other.term {
                0.9
            } else if stands_for == other.term {
                0.6
            } else {
                0.0
            };
            if alike > 0.0 {
                let bonus = if paired[here - width - 1] { RUN_BONUS } else { 0.0 };
                let total = gain[here - width - 1] + alike * worth[i - 1] + bonus;
                if total > best {
                    best = total;
                    paired[here] = true;
                }
            }
            gain[here] = best;
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 && j > 0 {
        let here = i * width + j;
        if paired[here] {
            let (word, other) = (&a[i - 1], &b[j - 1]);
            let likeness = if word.form == other.form {
                Likeness::Same
            } else if word.term == other.term {
                Likeness::Inflected
            } else {
                Likeness::Substituted
            };
            pairs.push(WordPair { a: i - 1, b: j - 1, likeness });
            i -= 1;
            j -= 1;
        } else if gain[here - width] >= gain[here - 1] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    with_respelt(pairs, a, b, vocabulary)
}

/// Adds pairs of words that are spelt nearly alike, within gaps of a few words.
fn with_respelt(pairs: Vec<WordPair>, a: &[Word], b: &[Word], vocabulary: &Vocabulary) -> Vec<WordPair> {
    /// Longer gaps contain other text, where similar spelling is chance and trying every pair costs most.
    const LONGEST_GAP: usize = 12;
    let alignment = WordAlignment { pairs };
    let mut found = Vec::new();
    for gap in alignment.gaps(a.len(), b.len()) {
        if gap.a.len() > LONGEST_GAP || gap.b.len() > LONGEST_GAP {
            continue;
        }
        let mut from = gap.b.start;
        for i in gap.a {
            let likely = (from..gap.b.end)
                .map(|j| (spelling_similarity(vocabulary.form(a[i].form), vocabulary.form(b[j].form)), j))
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            if let Some((similarity, j)) = likely
                && similarity >= RESPELT
            {
                found.push(WordPair { a: i, b: j, likeness: Likeness::Respelt });
                from = j + 1;
            }
        }
    }
    let mut pairs = alignment.pairs;
    if !found.is_empty() {
        pairs.extend(found);
        pairs.sort_unstable_by_key(|pair| pair.a);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::Reading;
    use crate::text::Language;

    fn check(one: &str, other: &str, expected: &[(&str, &str)]) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let (a, b) = (Article::plain("a", one), Article::plain("b", other));
        let (read_a, read_b) = (Reading::new(&a, &mut vocabulary), Reading::new(&b, &mut vocabulary));
        let alignment = align_words(&read_a.words, &read_b.words, &vocabulary, &Substitutions::default());
        let words = |text: &Article, reading: &Reading, range: std::ops::Range<usize>| -> String {
            reading.words[range].iter().map(|w| w.span.of(text.prose().text())).collect::<Vec<_>>().join(" ")
        };
        let gaps: Vec<(String, String)> = alignment
            .gaps(read_a.words.len(), read_b.words.len())
            .into_iter()
            .map(|gap| (words(&a, &read_a, gap.a), words(&b, &read_b, gap.b)))
            .collect();
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(x, y)| (x.as_str(), y.as_str())).collect();
        assert_eq!(gaps, expected, "{one} / {other}");
    }

    #[test]
    fn gaps_are_the_words_that_changed() {
        check("The ferry left at noon.", "The ferry left at noon.", &[]);
        check("The ferry left at noon.", "The ship left at midday.", &[("ferry", "ship"), ("noon", "midday")]);
        check("He will pay the fine.", "He will not pay the fine.", &[("", "not")]);
        check("Prices rose.", "", &[("Prices rose", "")]);
    }

    #[test]
    fn repeated_words_are_paired_where_they_are_adjacent() {
        let pairs = |one: &str, other: &str| -> Vec<(usize, usize)> {
            let mut vocabulary = Vocabulary::new(Language::English);
            let mut read = |text: &str| Reading::new(&Article::plain("a", text), &mut vocabulary).words;
            let (a, b) = (read(one), read(other));
            let mut words = align_words(&a, &b, &vocabulary, &Substitutions::default());
            words.compact(&a, &b);
            words.pairs.iter().map(|pair| (pair.a, pair.b)).collect()
        };
        assert_eq!(pairs("we want him", "we like him we want him"), [(0, 3), (1, 4), (2, 5)]);
        assert_eq!(pairs("we like him we want him", "we want him"), [(3, 0), (4, 1), (5, 2)]);
        assert_eq!(pairs("ships sail at noon", "ships never sail at noon"), [(0, 0), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(pairs("not sold fish", "not sold fish or sold fish"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pairs("", "ships"), []);
    }

    #[test]
    fn endings_and_typing_errors_are_no_gaps() {
        check("Mr. Netanyahu sanctions banks", "Mr. Netanjahu sanctioned banks", &[]);
    }
}
