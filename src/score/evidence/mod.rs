//! Evidence: named measures, each of which says something for or against one text having been written from the other.
//!
//! Measures are taken from the side of the shorter text, as a short rewrite of a long text must be measured from the short
//! side. Words inside quote marks are nobody's copy: what is counted in words is counted outside them. What was set aside as
//! shared matter (notices, forms, reference lists) counts nowhere.

mod independence;
mod lead;
mod order;

use rustc_hash::FxHashSet;

use crate::align::{Alignment, Group, LEAST_SIMILARITY, MatchKind, SHORTEST_RUN, runs};
use crate::reading::{Vocabulary, Word};
use crate::score::{Evidence, Overlap, ScoredText};
use crate::shingle::{ShingleSet, ShingleSize};
use crate::text::TokenKind;
use independence::Own;

const FEWEST_WORDS: usize = 4;

/// The measures.
pub const MEASURES: &[(&str, &str)] = &[
    ("order", "sentences whose best match keeps the order of the telling, above chance"),
    ("mutual", "sentences that are best matches of each other, above chance"),
    ("own", "words outside quote marks in sentences that were found again"),
    ("likeness", "likeness"),
    ("firm", "firm"),
    ("covered", "words of the longer text that were found again in order"),
    ("longest", "longest"),
    ("anchors", "names and numbers kept"),
    ("phrases", "runs of three words kept"),
    ("pairs", "pairs of neighbouring words kept"),
    ("fives", "runs of five words kept"),
    ("content", "content words kept"),
    ("content_long", "content words of the long kept"),
    ("quoted", "words found again that stand inside quote marks: this speaks against a rewrite"),
    ("literal", "words of literal runs"),
    ("literal_share", "literal share"),
    ("longest_run", "longest literal run"),
    ("names_short", "names only short"),
    ("names_short_share", "names only short"),
    ("names_long", "names only long"),
    ("names_long_share", "names only short"),
    ("numbers_short", "numbers only short"),
    ("numbers_short_share", "numbers only short"),
    ("numbers_long", "numbers only long"),
    ("numbers_long_share", "numbers only long"),
    ("quotes_short", "quotations only short"),
    ("quotes_long", "quotations only long"),
    ("rare_short_share", "rare words only short"),
    ("rare_long_share", "rare words only long"),
    ("conflicts", "aligned places with another name or number"),
    ("conflict_share", "share of found words in sentences with a conflict"),
    ("conflict_rate", "conflicts a group"),
    ("lead", "leads alike"),
    ("lead_found", "first two sentences found again"),
    ("tail", "where found words stand in the short text"),
    ("tail_long", "where found words stand in the long text"),
    ("length_match", "lengths of aligned sentences"),
    ("moved", "moved"),
    ("n_short", "words of the shorter text"),
    ("ratio", "length of the shorter to the longer"),
    ("n_sentences", "sentences of the shorter text"),
    ("swaps", "words replaced again and again, by 100 found words"),
    ("n_firm", "firm groups"),
    ("word_order", "shared rare words in the same order"),
    ("n_shared_once", "words once in both"),
    ("concentrated", "shared words that stand in one partner"),
    ("adjacent", "neighbours stay neighbours"),
    ("dense", "share of the hull in long"),
    ("dense_short", "share of the hull in short"),
    ("lead_pair", "the leads are aligned"),
    ("unmatched_long", "sentences of long without match"),
];

/// What was found again of one side.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoundAgain {
    /// Its words.
    pub overlap: Overlap,
}

/// Measures two texts.
pub fn evidence(
    (a, found_a): (&ScoredText<'_>, FoundAgain),
    (b, found_b): (&ScoredText<'_>, FoundAgain),
    alignment: &Alignment,
    vocabulary: &Vocabulary,
) -> Vec<Evidence> {
    let a_is_shorter = a.n_own_words() <= b.n_own_words();
    let (short, long, found) = if a_is_shorter { (a, b, found_a) } else { (b, a, found_b) };
    let (best_of_short, best_of_long) = if a_is_shorter {
        (&alignment.best_of_a, &alignment.best_of_b)
    } else {
        (&alignment.best_of_b, &alignment.best_of_a)
    };
    let in_short = |group: &Group| if a_is_shorter { group.a.clone() } else { group.b.clone() };
    let in_long = |group: &Group| if a_is_shorter { group.b.clone() } else { group.a.clone() };
    let running = short.running_sentences();
    let n_running = running.len();
    let n_running_long = long.running_sentences().len();
    let matches: Vec<(usize, usize)> = running
        .iter()
        .filter_map(|&s| best_of_short[s].filter(|(_, dice)| f64::from(*dice) >= LEAST_SIMILARITY).map(|(t, _)| (s, t)))
        .collect();
    let n_mutual = matches.iter().filter(|&&(s, t)| best_of_long[t].is_some_and(|(back, _)| back == s)).count();
    let groups: Vec<&Group> = alignment
        .groups
        .iter()
        .filter(|group| group.kind != MatchKind::Bridged)
        .filter(|group| in_short(group).any(|s| short.is_running_text(s)))
        .collect();
    let n_words = short.n_own_words() as f64;
    let words_in = |text: &ScoredText<'_>, sentences: std::ops::Range<usize>| -> f64 {
        let words = sentences.flat_map(|s| text.reading.sentences[s].words.clone());
        words.filter(|&at| !text.aside[at] && !text.quoted[at]).count() as f64
    };
    let found_words: f64 = groups.iter().map(|group| words_in(short, in_short(group))).sum();
    let likeness: f64 = groups.iter().map(|group| group.similarity * words_in(short, in_short(group))).sum();
    let firm: f64 = groups.iter().filter(|g| g.is_firm()).map(|group| words_in(short, in_short(group))).sum();
    let covered: f64 = groups.iter().filter(|g| !g.moved).map(|group| words_in(long, in_long(group))).sum();
    let moved: f64 = groups.iter().filter(|g| g.moved).map(|group| words_in(short, in_short(group))).sum();
    let length_match: f64 = groups
        .iter()
        .map(|group| {
            let (x, y) = (group.words_of_a(a.reading).len() as f64, group.words_of_b(b.reading).len() as f64);
            (x.min(y) / x.max(y)) * words_in(short, in_short(group))
        })
        .sum();
    let mut longest: f64 = 0.0;
    let mut so_far = 0.0;
    let mut before: Option<&Group> = None;
    for group in &groups {
        let follows = before.is_some_and(|one| {
            group.a.start - one.a.end <= 1 && group.b.start >= one.b.end && group.b.start - one.b.end <= 1
        });
        let here = words_in(short, in_short(group));
        so_far = if follows { so_far + here } else { here };
        longest = longest.max(so_far);
        before = Some(group);
    }
    let literal = literal_runs(short, long);
    let n_literal: usize = literal.iter().sum();
    let own_short = Own::of(short, long, vocabulary);
    let own_long = Own::of(long, short, vocabulary);
    let mut n_conflicts = 0;
    let mut n_groups_considered = 0;
    let mut conflict_words = 0.0;
    for group in groups.iter().filter(|group| group.similarity >= 0.3) {
        n_groups_considered += 1;
        let n = conflicts(group, a, b, vocabulary);
        n_conflicts += n;
        if n > 0 {
            conflict_words += words_in(short, in_short(group));
        }
    }
    let centre = |text: &ScoredText<'_>, side: &dyn Fn(&Group) -> std::ops::Range<usize>| -> f64 {
        let total = text.reading.words.len() as f64;
        let (mut sum, mut n) = (0.0, 0.0);
        for group in &groups {
            for at in side(group).flat_map(|s| text.reading.sentences[s].words.clone()) {
                if !text.aside[at] {
                    sum += at as f64 / total;
                    n += 1.0;
                }
            }
        }
        if n > 0.0 { sum / n } else { 0.5 }
    };
    let lead_sentences: Vec<usize> = running.iter().copied().take(2).collect();
    let lead_total: f64 = lead_sentences.iter().map(|&s| short.reading.sentences[s].words.len() as f64).sum();
    let lead_found: f64 = groups
        .iter()
        .flat_map(|g| in_short(g).map(move |s| (s, g.similarity)))
        .filter(|(s, _)| lead_sentences.contains(s))
        .map(|(s, sim)| sim * short.reading.sentences[s].words.len() as f64)
        .sum();
    let n_swaps: usize = alignment.learnt().iter().filter(|pair| pair.n_groups >= 2).count();
    let (word_order, n_once) = order::word_order(short, long, vocabulary);
    let concentrated = {
        let (mut within, mut anywhere) = (0.0, 0.0);
        let known: FxHashSet<_> = long.words().map(|word| word.term).collect();
        for group in &groups {
            let partner: FxHashSet<_> =
                in_long(group).flat_map(|s| long.reading.words_of(s).iter().map(|w| w.term)).collect();
            for word in in_short(group).flat_map(|s| short.reading.words_of(s)) {
                let facts = vocabulary.term(word.term);
                if !facts.is_stop_word && known.contains(&word.term) {
                    anywhere += facts.weight();
                    within += if partner.contains(&word.term) { facts.weight() } else { 0.0 };
                }
            }
        }
        share(within, anywhere)
    };
    let adjacent = {
        let mut sorted: Vec<&Group> = groups.clone();
        sorted.sort_by_key(|group| in_short(group).start);
        let mut n = 0.0;
        let mut all = 0.0;
        for pair in sorted.windows(2) {
            if in_short(pair[1]).start - in_short(pair[0]).end.min(in_short(pair[1]).start) <= 1 {
                all += 1.0;
                let (x, y) = (in_long(pair[0]), in_long(pair[1]));
                n += f64::from(u8::from(y.start >= x.end && y.start - x.end <= 1));
            }
        }
        if all > 0.0 { n / f64::max(all, count_f(n_running) - 1.0) } else { 0.0 }
    };
    let dense = |text: &ScoredText<'_>, side: &dyn Fn(&Group) -> std::ops::Range<usize>| -> f64 {
        let firm: Vec<_> = groups.iter().filter(|g| !g.moved).map(|g| side(g)).collect();
        let (Some(first), Some(last)) = (firm.iter().map(|r| r.start).min(), firm.iter().map(|r| r.end).max()) else {
            return 0.0;
        };
        let all: usize = (first..last).map(|s| text.reading.sentences[s].words.len()).sum();
        let found: usize = firm.iter().flat_map(|r| r.clone()).map(|s| text.reading.sentences[s].words.len()).sum();
        share(found as f64, all as f64)
    };
    let lead_pair = {
        let first = |text: &ScoredText<'_>| text.running_sentences().first().copied();
        match (first(short), first(long)) {
            (Some(s), Some(l)) => groups
                .iter()
                .find(|g| in_short(g).contains(&s) && in_long(g).contains(&l))
                .map_or(0.0, |g| g.similarity),
            _ => 0.0,
        }
    };
    let count = |n: usize| n as f64;
    let values = [
        order::order_above_chance(&matches, n_running),
        order::mutual_above_chance(n_mutual, n_running, n_running_long),
        share(found_words, n_words),
        share(likeness, n_words),
        share(firm, n_words),
        share(covered, long.n_own_words() as f64),
        share(longest, n_words),
        short.kept_anchors(long, vocabulary),
        short.kept_runs(long, vocabulary, 3),
        short.kept_runs(long, vocabulary, 2),
        short.kept_runs(long, vocabulary, 5),
        content(short, long, vocabulary),
        content(long, short, vocabulary),
        found.overlap.quoted,
        count(n_literal),
        share(n_literal as f64, n_words),
        count(literal.iter().copied().max().unwrap_or(0)),
        count(own_short.n_names),
        share(count(own_short.n_names), count(own_short.n_all_names)),
        count(own_long.n_names),
        share(count(own_long.n_names), count(own_long.n_all_names)),
        count(own_short.n_numbers),
        share(count(own_short.n_numbers), count(own_short.n_all_numbers)),
        count(own_long.n_numbers),
        share(count(own_long.n_numbers), count(own_long.n_all_numbers)),
        count(own_short.n_quotations),
        count(own_long.n_quotations),
        share(count(own_short.n_rare), count(own_short.n_all_rare)),
        share(count(own_long.n_rare), count(own_long.n_all_rare)),
        count(n_conflicts),
        share(conflict_words, found_words),
        share(count(n_conflicts), count(n_groups_considered)),
        lead::lead_similarity(short, long, vocabulary),
        share(lead_found, lead_total),
        centre(short, &in_short),
        centre(long, &in_long),
        share(length_match, found_words),
        share(moved, n_words),
        n_words,
        share(n_words, long.n_own_words() as f64),
        count(n_running),
        share(100.0 * count(n_swaps), found_words),
        count(groups.iter().filter(|g| g.is_firm()).count()),
        word_order,
        count(n_once),
        concentrated,
        adjacent,
        dense(long, &in_long),
        dense(short, &in_short),
        lead_pair,
        1.0 - share(count(groups.iter().map(|g| in_long(g).len()).sum::<usize>()), count(long.reading.sentences.len())),
    ];
    MEASURES.iter().zip(values).map(|(&(name, _), value)| Evidence { name, value }).collect()
}

/// Names and numbers that both sides have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SharedNames {
    /// How many.
    pub count: usize,
    /// The share of those of the side that has fewer.
    pub share: f64,
}

/// Rarity from which a name or number counts as shared: not "London" and "2024", which half of all articles have.
const RARE_NAME: f32 = 0.75;

/// Rare names and numbers in common.
pub fn shared_names(a: &ScoredText<'_>, b: &ScoredText<'_>, vocabulary: &Vocabulary) -> SharedNames {
    let names = |text: &ScoredText<'_>| -> FxHashSet<crate::reading::TermId> {
        let rare = |word: &&Word| is_anchor(word) && vocabulary.term(word.term).rarity >= RARE_NAME;
        text.words().filter(rare).map(|word| word.term).collect()
    };
    let (of_a, of_b) = (names(a), names(b));
    // Tables share numbers by chance: without one name in common there is no event.
    if !a.words().any(|word| word.is_name && of_a.contains(&word.term) && of_b.contains(&word.term)) {
        return SharedNames::default();
    }
    let count = of_a.intersection(&of_b).count();
    SharedNames { count, share: share(count as f64, of_a.len().min(of_b.len()) as f64) }
}

/// Whether a word is a name or a number.
fn is_anchor(word: &Word) -> bool {
    word.is_name || word.kind == TokenKind::Number
}

fn count_f(n: usize) -> f64 {
    n as f64
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The lengths of the literal runs of two texts, counted in words that stand outside quote marks and shared matter on both sides.
fn literal_runs(short: &ScoredText<'_>, long: &ScoredText<'_>) -> Vec<usize> {
    let (words_a, words_b) = (&short.reading.words, &long.reading.words);
    let found = runs(words_a, words_b, 0..words_a.len(), 0..words_b.len());
    let counts = |a: usize, b: usize| !short.aside[a] && !long.aside[b] && !short.quoted[a] && !long.quoted[b];
    found
        .into_iter()
        .map(|run| run.a.zip(run.b).filter(|&(a, b)| counts(a, b)).count())
        .filter(|&n| n >= SHORTEST_RUN)
        .collect()
}

/// Places of an aligned pair where one side has another name or number than the other.
fn conflicts(group: &Group, a: &ScoredText<'_>, b: &ScoredText<'_>, vocabulary: &Vocabulary) -> usize {
    let (words_a, words_b) = (group.words_of_a(a.reading), group.words_of_b(b.reading));
    let _ = vocabulary;
    let has = |words: &[Word], kind: &dyn Fn(&Word) -> bool| words.iter().any(kind);
    let number = |word: &Word| word.kind == TokenKind::Number;
    let name = |word: &Word| word.is_name && word.kind == TokenKind::Word;
    group
        .words
        .gaps(words_a.len(), words_b.len())
        .iter()
        .filter(|gap| {
            let (x, y) = (&words_a[gap.a.clone()], &words_b[gap.b.clone()]);
            !x.is_empty()
                && !y.is_empty()
                && x.len() <= 6
                && y.len() <= 6
                && ((has(x, &number) && has(y, &number)) || (has(x, &name) && has(y, &name)))
        })
        .count()
}

/// The share of the weight of the content words of one text, each once, that stand in the other.
fn content(text: &ScoredText<'_>, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
    let known: FxHashSet<_> = other.reading.words.iter().map(|word| word.term).collect();
    let mut seen = FxHashSet::default();
    let (mut kept, mut all) = (0.0, 0.0);
    for word in text.unquoted() {
        let facts = vocabulary.term(word.term);
        if !facts.is_stop_word && seen.insert(word.term) {
            all += facts.weight();
            kept += if known.contains(&word.term) { facts.weight() } else { 0.0 };
        }
    }
    share(kept, all)
}

impl<'r> ScoredText<'r> {
    fn is_running_text(&self, sentence: usize) -> bool {
        let sentence = &self.reading.sentences[sentence];
        let n_aside = self.aside[sentence.words.clone()].iter().filter(|aside| **aside).count();
        !sentence.kind.is_heading() && sentence.words.len() >= FEWEST_WORDS && 2 * n_aside <= sentence.words.len()
    }

    fn running_sentences(&self) -> Vec<usize> {
        (0..self.reading.sentences.len()).filter(|&s| self.is_running_text(s)).collect()
    }

    /// Words that were not set aside.
    fn words(&self) -> impl Iterator<Item = &'r Word> + '_ {
        self.reading.words.iter().zip(self.aside).filter(|(_, aside)| !**aside).map(|(word, _)| word)
    }

    /// Words outside quote marks that were not set aside.
    fn unquoted(&self) -> impl Iterator<Item = &'r Word> + '_ {
        let words = self.reading.words.iter().zip(self.quoted).zip(self.aside);
        words.filter(|((_, quoted), aside)| !**quoted && !**aside).map(|((word, _), _)| word)
    }

    fn n_own_words(&self) -> usize {
        self.unquoted().count()
    }

    /// The quoted stretches, those set aside left out.
    fn quoted_runs(&self) -> impl Iterator<Item = &'r [Word]> + '_ {
        let quoted = (0..self.reading.words.len()).map(|at| self.quoted[at] && !self.aside[at]).collect::<Vec<_>>();
        let mut runs = Vec::new();
        let mut start = None;
        for at in 0..=quoted.len() {
            match (start, at < quoted.len() && quoted[at]) {
                (None, true) => start = Some(at),
                (Some(first), false) => {
                    runs.push(&self.reading.words[first..at]);
                    start = None;
                }
                _ => {}
            }
        }
        runs.into_iter()
    }

    /// The share of the names and numbers outside quote marks, each once, that the other text has.
    fn kept_anchors(&self, other: &ScoredText<'_>, vocabulary: &Vocabulary) -> f64 {
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

    /// The share of the runs of `size` words outside quote marks that the other text has.
    fn kept_runs(&self, other: &ScoredText<'_>, vocabulary: &Vocabulary, size: usize) -> f64 {
        let size = ShingleSize::new(size).unwrap_or(ShingleSize::DEFAULT);
        let hashes = |words: &mut dyn Iterator<Item = &Word>| -> Vec<u64> {
            words.map(|word| vocabulary.term(word.term).hash).collect()
        };
        let own = ShingleSet::of(&hashes(&mut self.unquoted()), size);
        own.containment_in(&ShingleSet::of(&hashes(&mut other.reading.words.iter()), size))
    }
}
