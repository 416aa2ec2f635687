//! Quotations followed into the other text: the rows of the ledger.
//!
//! Two quotations are counterparts if their words align (longest common subsequence, weighted), or if they stand in the same
//! place of two aligned sentences, however much was reworded. What has no counterpart in quote marks is looked for in the
//! sentences that its own sentence is aligned with. Similarity only pairs; the verdict comes from the aligned words.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::words::{WordAlignment, align_words};
use crate::align::{Alignment, Group};
use crate::article::Article;
use crate::quote::Quotation;
use crate::quote::changes::{Changes, changes, is_joining};
use crate::quote::ledger::{QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
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

/// Weighted share of the shorter quotation's words that must be paired for two quotations to be one statement without the
/// help of their sentences. Two statements of one speaker on one subject share up to half their words.
const SAME_STATEMENT: f64 = 0.6;

/// Length of what stands in the place of a quotation over that of the quotation, or the other way round, from which it is the
/// same said in other words; a quotation put where hardly a word stood is new.
const LIKE_LENGTH: f64 = 0.5;

/// Similarity of a group from which its sentences are one statement told twice, as in the weakest groups of spun articles.
const SAME_SENTENCE: f64 = 0.15;

/// Share of two stretches that must coincide to be the same place.
const PLACE_OVERLAP: f64 = 0.5;

/// Paired words below which two quotations that merely share words are not one statement.
const FEWEST_WORDS: usize = 3;

/// Quotations of b that may share a term before it finds no counterparts any more: in long texts such a term is everywhere.
const MOST_ALIKE: usize = 40;

/// Share of a quotation's weighted words that must be found outside quote marks for it to count as unquoted or newly
/// quoted. Low, as its place has been found already by the sentence: one kept name or noun in five settles it.
const TOLD_SHARE: f64 = 0.2;

/// The rows for all quotations of both articles, in the order of a, then what b alone has.
pub fn follow(a: Quoting<'_>, b: Quoting<'_>, alignment: &Alignment, vocabulary: &Vocabulary) -> Vec<QuoteRow> {
    let ledger = Ledger::new(a, b, alignment, vocabulary);
    let matches = ledger.matches();
    ledger.rows(&matches)
}

/// A quotation with the words of the reading that it holds.
struct Held<'q> {
    quotation: &'q Quotation,
    words: Range<usize>,
}

struct Ledger<'r> {
    a: Quoting<'r>,
    b: Quoting<'r>,
    alignment: &'r Alignment,
    vocabulary: &'r Vocabulary,
    held_a: Vec<Held<'r>>,
    held_b: Vec<Held<'r>>,
    group_of_a: Vec<Option<usize>>,
    group_of_b: Vec<Option<usize>>,
}

/// Two quotations of one statement.
struct Match {
    a: usize,
    b: usize,
    /// Weighted share of the words of each that are paired.
    share_a: f64,
    share_b: f64,
}

impl<'r> Ledger<'r> {
    fn new(a: Quoting<'r>, b: Quoting<'r>, alignment: &'r Alignment, vocabulary: &'r Vocabulary) -> Ledger<'r> {
        let held = |side: Quoting<'r>| -> Vec<Held<'r>> {
            let with_words = side.quotations.iter().filter(|quotation| quotation.is_speech());
            with_words
                .map(|quotation| Held { quotation, words: words_in(side.reading, quotation.span) })
                .filter(|held| !held.words.is_empty())
                .collect()
        };
        Ledger {
            held_a: held(a),
            held_b: held(b),
            group_of_a: alignment.covered_a(a.reading.sentences.len()),
            group_of_b: alignment.covered_b(b.reading.sentences.len()),
            a,
            b,
            alignment,
            vocabulary,
        }
    }

    fn words_a(&self, range: &Range<usize>) -> &'r [Word] {
        &self.a.reading.words[range.clone()]
    }

    fn words_b(&self, range: &Range<usize>) -> &'r [Word] {
        &self.b.reading.words[range.clone()]
    }

    fn align(&self, a: &Range<usize>, b: &Range<usize>) -> WordAlignment {
        align_words(self.words_a(a), self.words_b(b), self.vocabulary, &self.alignment.known)
    }

    fn weight(&self, word: &Word) -> f64 {
        let facts = self.vocabulary.term(word.term);
        if facts.is_stop_word { 0.15 } else { 0.3 + f64::from(facts.rarity) }
    }

    fn shares(&self, a: &[Word], b: &[Word], words: &WordAlignment) -> (f64, f64) {
        let mass = |side: &[Word]| side.iter().map(|word| self.weight(word)).sum::<f64>().max(1e-9);
        let paired_a: f64 = words.pairs.iter().map(|pair| self.weight(&a[pair.a])).sum();
        let paired_b: f64 = words.pairs.iter().map(|pair| self.weight(&b[pair.b])).sum();
        (paired_a / mass(a), paired_b / mass(b))
    }

    /// All pairs of quotations that are one statement, each quotation with its best or with several that it was made of.
    fn matches(&self) -> Vec<Match> {
        let places_in_a: Vec<_> = self.held_b.iter().map(|held| self.place_in_a(&held.words)).collect();
        let mut by_term: FxHashMap<TermId, Vec<usize>> = FxHashMap::default();
        for (j, held) in self.held_b.iter().enumerate() {
            for term in self.content(self.words_b(&held.words)) {
                by_term.entry(term).or_default().push(j);
            }
        }
        let mut found: Vec<Match> = Vec::new();
        for (i, one) in self.held_a.iter().enumerate() {
            let place_in_b = self.place_in_b(&one.words);
            let near = place_in_b.iter().flat_map(|place| overlapping(&self.held_b, place));
            let alike = self.content(self.words_a(&one.words));
            let alike = alike.iter().filter_map(|term| by_term.get(term)).filter(|list| list.len() <= MOST_ALIKE);
            let mut candidates: Vec<usize> = near.chain(alike.flatten().copied()).collect();
            candidates.sort_unstable();
            candidates.dedup();
            for j in candidates {
                let other = &self.held_b[j];
                let same_place = place_in_b.as_ref().is_some_and(|place| coincide(place, &other.words))
                    || places_in_a[j].as_ref().is_some_and(|place| coincide(place, &one.words));
                found.extend(self.matched(i, j, same_place));
            }
        }
        self.best_of(found)
    }

    /// The different terms of some words, stop words left out, in order of appearance.
    fn content(&self, words: &[Word]) -> Vec<TermId> {
        let mut seen = FxHashSet::default();
        let content = words.iter().filter(|word| !self.vocabulary.term(word.term).is_stop_word);
        content.map(|word| word.term).filter(|&term| seen.insert(term)).collect()
    }

    /// Two quotations as a match, if they are one statement.
    fn matched(&self, i: usize, j: usize, same_place: bool) -> Option<Match> {
        let (one, other) = (&self.held_a[i].words, &self.held_b[j].words);
        let (words_a, words_b) = (self.words_a(one), self.words_b(other));
        let words = self.align(one, other);
        let (share_a, share_b) = self.shares(words_a, words_b, &words);
        let shorter = words_a.len().min(words_b.len());
        let enough = words.pairs.len() >= FEWEST_WORDS.min(shorter);
        // A fragment of a word or two is the same statement only where nothing else was said.
        let by_words = share_a.max(share_b) >= SAME_STATEMENT && enough && shorter >= FEWEST_WORDS;
        (same_place || by_words).then_some(Match { a: i, b: j, share_a, share_b })
    }

    /// Leaves each quotation its best counterparts: one, or several that each stand for another part of it.
    fn best_of(&self, mut found: Vec<Match>) -> Vec<Match> {
        let key = |m: &Match| m.share_a.min(m.share_b) + 0.5 * m.share_a.max(m.share_b);
        found.sort_by(|x, y| key(y).total_cmp(&key(x)).then((x.a, x.b).cmp(&(y.a, y.b))));
        let mut kept: Vec<Match> = Vec::new();
        let mut kept_of_a: Vec<Vec<usize>> = vec![Vec::new(); self.held_a.len()];
        let mut kept_of_b: Vec<Vec<usize>> = vec![Vec::new(); self.held_b.len()];
        for candidate in found {
            let with_a: Vec<&Match> = kept_of_a[candidate.a].iter().map(|&at| &kept[at]).collect();
            let with_b: Vec<&Match> = kept_of_b[candidate.b].iter().map(|&at| &kept[at]).collect();
            // A second counterpart must lie wholly within the quotation that has one already, beside the first.
            let part_of_b =
                with_a.is_empty() && candidate.share_a >= SAME_STATEMENT && self.is_beside(&with_b, &candidate, true);
            let part_of_a =
                with_b.is_empty() && candidate.share_b >= SAME_STATEMENT && self.is_beside(&with_a, &candidate, false);
            if (with_a.is_empty() && with_b.is_empty()) || part_of_a || part_of_b {
                kept_of_a[candidate.a].push(kept.len());
                kept_of_b[candidate.b].push(kept.len());
                kept.push(candidate);
            }
        }
        kept.sort_by_key(|m| (m.a, m.b));
        kept
    }

    /// Whether the words that a candidate pairs are others than those of the matches that share a side with it.
    fn is_beside(&self, others: &[&Match], candidate: &Match, share_b: bool) -> bool {
        let taken = |m: &Match| -> Vec<usize> {
            let words = self.align(&self.held_a[m.a].words, &self.held_b[m.b].words);
            let content = words.pairs.iter().filter(|p| {
                let word = &self.words_a(&self.held_a[m.a].words)[p.a];
                !self.vocabulary.term(word.term).is_stop_word
            });
            content.map(|p| if share_b { p.b } else { p.a }).collect()
        };
        let own = taken(candidate);
        !own.is_empty()
            && others.iter().all(|other| {
                let theirs: FxHashSet<usize> = taken(other).into_iter().collect();
                2 * own.iter().filter(|at| theirs.contains(at)).count() < own.len()
            })
    }

    /// The group that holds most of a stretch of a.
    fn group_at_a(&self, words: &Range<usize>) -> Option<&'r Group> {
        group_at(self.a.reading, &self.group_of_a, words).map(|at| &self.alignment.groups[at])
    }

    fn group_at_b(&self, words: &Range<usize>) -> Option<&'r Group> {
        group_at(self.b.reading, &self.group_of_b, words).map(|at| &self.alignment.groups[at])
    }

    /// The words of b that stand where these words of a stand, by the words paired around and within them.
    fn place_in_b(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let group = self.group_at_a(words)?;
        let from_a = self.a.reading.sentences[group.a.start].words.start;
        let from_b = self.b.reading.sentences[group.b.start].words.start;
        let n_b = group.words_of_b(self.b.reading).len();
        let pairs: Vec<(usize, usize)> = group.words.pairs.iter().map(|p| (p.a, p.b)).collect();
        place(&pairs, words.start.saturating_sub(from_a)..words.end - from_a, n_b)
            .map(|r| r.start + from_b..r.end + from_b)
    }

    fn place_in_a(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let group = self.group_at_b(words)?;
        let from_a = self.a.reading.sentences[group.a.start].words.start;
        let from_b = self.b.reading.sentences[group.b.start].words.start;
        let n_a = group.words_of_a(self.a.reading).len();
        let pairs: Vec<(usize, usize)> = group.words.pairs.iter().map(|p| (p.b, p.a)).collect();
        place(&pairs, words.start.saturating_sub(from_b)..words.end - from_b, n_a)
            .map(|r| r.start + from_a..r.end + from_a)
    }

    fn rows(&self, matches: &[Match]) -> Vec<QuoteRow> {
        let mut rows: Vec<(usize, QuoteRow)> = Vec::new();
        let mut partners_of_a: Vec<Vec<usize>> = vec![Vec::new(); self.held_a.len()];
        let mut partners_of_b: Vec<Vec<usize>> = vec![Vec::new(); self.held_b.len()];
        for m in matches {
            partners_of_a[m.a].push(m.b);
            partners_of_b[m.b].push(m.a);
        }
        for (i, held) in self.held_a.iter().enumerate() {
            let place = self.a.article.prose().to_source(held.quotation.span).start;
            match partners_of_a[i][..] {
                [] => rows.push((place, self.unmatched_a(held))),
                [j] => {
                    if partners_of_b[j][0] == i {
                        rows.push((place, self.row(&partners_of_b[j], &[j])));
                    }
                }
                _ => rows.push((place, self.row(&[i], &partners_of_a[i]))),
            }
        }
        rows.sort_by_key(|(place, _)| *place);
        let mut rows: Vec<QuoteRow> = rows.into_iter().map(|(_, row)| row).collect();
        for (j, held) in self.held_b.iter().enumerate() {
            if partners_of_b[j].is_empty() {
                rows.push(self.unmatched_b(held));
            }
        }
        rows
    }

    /// The row of one statement: quotations of a and of b, one of the sides a single one.
    fn row(&self, of_a: &[usize], of_b: &[usize]) -> QuoteRow {
        let held_a: Vec<&Held<'_>> = of_a.iter().map(|&i| &self.held_a[i]).collect();
        let held_b: Vec<&Held<'_>> = of_b.iter().map(|&j| &self.held_b[j]).collect();
        let words = |held: &[&Held<'_>], side: Quoting<'r>| -> Vec<Word> {
            held.iter().flat_map(|h| side.reading.words[h.words.clone()].iter().copied()).collect()
        };
        let (words_a, words_b) = (words(&held_a, self.a), words(&held_b, self.b));
        let alignment = align_words(&words_a, &words_b, self.vocabulary, &self.alignment.known);
        let changes = self.changes(&words_a, &words_b, &alignment);
        let several = of_a.len() > 1 || of_b.len() > 1;
        let raw = |held: &Held<'_>, side: Quoting<'_>| held.quotation.span.of(side.article.prose().text()).to_owned();
        let lost_mark = held_b.iter().any(|held| !held.quotation.is_balanced());
        let lost_mark_in_a = held_a.iter().any(|held| !held.quotation.is_balanced());
        let verdict = if lost_mark && !lost_mark_in_a {
            QuoteVerdict::Unquoted
        } else if several {
            let few = changes.list.iter().all(|change| is_joining(&change.a) && is_joining(&change.b));
            match few {
                true if of_a.len() > 1 => QuoteVerdict::Merged,
                true => QuoteVerdict::Split,
                false => QuoteVerdict::Altered,
            }
        } else if changes.list.is_empty() {
            let (one, other) = (raw(held_a[0], self.a), raw(held_b[0], self.b));
            if bare(&one) == bare(&other) { QuoteVerdict::Verbatim } else { QuoteVerdict::Typographic }
        } else if changes.only_omissions {
            QuoteVerdict::Trimmed
        } else {
            QuoteVerdict::Altered
        };
        let (a, b) = (self.stretch(self.a, &held_a), self.stretch(self.b, &held_b));
        let mut flags = changes.flags;
        if speakers_differ(a.speaker.as_deref(), b.speaker.as_deref()) {
            flags.push(QuoteFlag::Speaker);
        }
        if lost_mark || lost_mark_in_a {
            flags.push(QuoteFlag::Marks);
        }
        flags.sort_unstable();
        flags.dedup();
        QuoteRow { verdict, a: Some(a), b: Some(b), changes: changes.list, flags }
    }

    /// What differs between some words of a and of b.
    fn changes(&self, a: &[Word], b: &[Word], words: &WordAlignment) -> Changes {
        let (prose_a, prose_b) = (self.a.article.prose().text(), self.b.article.prose().text());
        changes((a, prose_a), (b, prose_b), words, self.vocabulary)
    }

    fn stretch(&self, side: Quoting<'_>, held: &[&Held<'_>]) -> QuotedStretch {
        let prose = side.article.prose();
        let source = |quotation: &Quotation| prose.to_source(quotation.span);
        let spans: Vec<Span> = held.iter().map(|h| source(h.quotation)).collect();
        let text: Vec<&str> = held.iter().map(|h| h.quotation.span.of(prose.text())).collect();
        let speaker = held.iter().find_map(|h| h.quotation.speaker);
        QuotedStretch {
            span: spans.iter().copied().reduce(Span::hull).unwrap_or_default(),
            text: text.join(" "),
            parts: if spans.len() > 1 { spans } else { Vec::new() },
            speaker: speaker.map(|span| one_line(span.of(prose.text()))),
        }
    }

    /// What became of a quotation of a that has no counterpart among the quotations of b.
    fn unmatched_a(&self, held: &Held<'_>) -> QuoteRow {
        let a = self.stretch(self.a, &[held]);
        let told = self.place_in_b(&held.words).and_then(|place| {
            let free = unquoted_part(&place, &self.held_b);
            self.is_told(&held.words, &free, self.group_at_a(&held.words)?, true).then_some(free)
        });
        let Some(place) = told else {
            return QuoteRow {
                verdict: QuoteVerdict::Dropped,
                a: Some(a),
                b: None,
                changes: Vec::new(),
                flags: Vec::new(),
            };
        };
        let words = self.align(&held.words, &place);
        let changes = self.changes(self.words_a(&held.words), self.words_b(&place), &words);
        let b = self.told(self.b, &place, a.speaker.as_deref());
        QuoteRow {
            verdict: QuoteVerdict::Unquoted,
            a: Some(a),
            b: Some(b),
            changes: changes.list,
            flags: changes.flags,
        }
    }

    /// What a quotation of b was made of, if it has no counterpart among the quotations of a.
    fn unmatched_b(&self, held: &Held<'_>) -> QuoteRow {
        let b = self.stretch(self.b, &[held]);
        let mut flags = if held.quotation.is_balanced() { Vec::new() } else { vec![QuoteFlag::Marks] };
        let told = self.place_in_a(&held.words).and_then(|place| {
            let free = self.behind_conjunction(unquoted_part(&place, &self.held_a));
            self.is_told(&free, &held.words, self.group_at_b(&held.words)?, false).then_some(free)
        });
        let Some(place) = told else {
            return QuoteRow { verdict: QuoteVerdict::Added, a: None, b: Some(b), changes: Vec::new(), flags };
        };
        let words = self.align(&place, &held.words);
        let changes = self.changes(self.words_a(&place), self.words_b(&held.words), &words);
        let a = self.told(self.a, &place, b.speaker.as_deref());
        flags.extend(changes.flags);
        flags.sort_unstable();
        QuoteRow { verdict: QuoteVerdict::NewlyQuoted, a: Some(a), b: Some(b), changes: changes.list, flags }
    }

    /// A place in a without the words that only say who speaks: "Kim reiterated that" before what she reiterated.
    fn behind_conjunction(&self, place: Range<usize>) -> Range<usize> {
        const CONJUNCTIONS: &[&str] = &["that", "dass", "que", "che", "dat"];
        /// Attributions are short; a later "that" belongs to what was said.
        const LONGEST_ATTRIBUTION: usize = 6;
        let is_conjunction = |at: &usize| CONJUNCTIONS.contains(&self.vocabulary.form(self.a.reading.words[*at].form));
        let found = place.clone().take(LONGEST_ATTRIBUTION).find(is_conjunction);
        found.filter(|at| at + 1 < place.end).map_or(place.clone(), |at| at + 1..place.end)
    }

    /// The words of a place that lies outside quote marks. Who says them is taken from the quotations of the article: the speaker
    /// of the counterpart if the article has that person speak, else whoever speaks last before the place in its block.
    fn told(&self, side: Quoting<'_>, place: &Range<usize>, counterpart: Option<&str>) -> QuotedStretch {
        let prose = side.article.prose();
        let words = &side.reading.words[place.clone()];
        let span = words[0].span.hull(words[words.len() - 1].span);
        let name = |quotation: &Quotation| quotation.speaker.map(|speaker| one_line(speaker.of(prose.text())));
        let block = side.article.blocks().iter().find(|block| block.span.contains(span));
        let is_counterpart = |name: &String| counterpart.is_some_and(|other| !speakers_differ(Some(other), Some(name)));
        let same_person = side.quotations.iter().filter_map(name).find(is_counterpart).or_else(|| {
            // Who is never quoted here may still be named beside the words.
            let named = counterpart.filter(|other| block.is_some_and(|b| b.span.of(prose.text()).contains(*other)));
            named.map(str::to_owned)
        });
        let before = side
            .quotations
            .iter()
            .rfind(|q| q.span.end <= span.start && block.is_some_and(|b| b.span.overlaps(q.span)));
        QuotedStretch {
            span: prose.to_source(span),
            text: span.of(prose.text()).to_owned(),
            parts: Vec::new(),
            speaker: same_person.or_else(|| before.and_then(name)),
        }
    }

    /// Whether the words in the place say what the quotation says: enough of them are paired, or as much stands in the same place of
    /// an aligned sentence.
    fn is_told(&self, a: &Range<usize>, b: &Range<usize>, group: &Group, quoted_in_a: bool) -> bool {
        if a.is_empty() || b.is_empty() {
            return false;
        }
        let words = self.align(a, b);
        let (share_a, share_b) = self.shares(self.words_a(a), self.words_b(b), &words);
        let share = if quoted_in_a { share_a } else { share_b };
        let like_length = a.len().min(b.len()) as f64 >= LIKE_LENGTH * a.len().max(b.len()) as f64;
        share >= TOLD_SHARE || (like_length && (group.similarity >= SAME_SENTENCE || group.inferred))
    }
}

/// The words of a reading that lie in a span of the prose.
fn words_in(reading: &Reading, span: Span) -> Range<usize> {
    let start = reading.words.partition_point(|word| word.span.start < span.start);
    let end = reading.words.partition_point(|word| word.span.end <= span.end);
    start..end.max(start)
}

/// The group that holds most of the words.
fn group_at(reading: &Reading, group_of: &[Option<usize>], words: &Range<usize>) -> Option<usize> {
    let first = reading.sentences.partition_point(|sentence| sentence.words.end <= words.start);
    let mut best: Option<(usize, usize)> = None;
    for (at, sentence) in reading.sentences.iter().enumerate().skip(first) {
        if sentence.words.start >= words.end {
            break;
        }
        let n_inside = sentence.words.end.min(words.end) - sentence.words.start.max(words.start);
        if let Some(group) = group_of[at] {
            let so_far = best.filter(|(other, _)| *other == group).map_or(0, |(_, n)| n);
            if best.is_none_or(|(_, n)| n_inside + so_far > n) {
                best = Some((group, n_inside + so_far));
            }
        }
    }
    best.map(|(group, _)| group)
}

/// Where a stretch of one side lies on the other, by pairs `(this, that)` rising on both: from behind the last pair before it to
/// the first pair after it.
fn place(pairs: &[(usize, usize)], stretch: Range<usize>, n_other: usize) -> Option<Range<usize>> {
    let start = pairs.iter().rev().find(|(this, _)| *this < stretch.start).map_or(0, |(_, that)| that + 1);
    let end = pairs.iter().find(|(this, _)| *this >= stretch.end).map_or(n_other, |(_, that)| *that);
    (start < end).then_some(start..end)
}

/// The quotations that share words with a place.
fn overlapping(held: &[Held<'_>], place: &Range<usize>) -> Range<usize> {
    let first = held.partition_point(|h| h.words.end <= place.start);
    let last = held.partition_point(|h| h.words.start < place.end);
    first..last.max(first)
}

/// Whether two stretches are mostly the same words.
fn coincide(one: &Range<usize>, other: &Range<usize>) -> bool {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    both as f64 >= PLACE_OVERLAP * one.len().max(other.len()) as f64
}

/// The longest part of a place that lies in no quotation.
fn unquoted_part(place: &Range<usize>, held: &[Held<'_>]) -> Range<usize> {
    let mut best = place.start..place.start;
    let mut from = place.start;
    let inside = held[overlapping(held, place)].iter();
    for cut in inside.map(|h| h.words.clone()).chain(std::iter::once(place.end..place.end)) {
        let free = from..cut.start.max(from);
        if free.len() > best.len() {
            best = free;
        }
        from = cut.end.max(from);
    }
    best
}

/// A quotation without the marks of punctuation at its end, which belong to the sentence around it as often as to the words.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches([',', '.', ';', ' '])
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two speakers have no word of their names in common; unknown ones never differ.
fn speakers_differ(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let words = |name: &str| -> FxHashSet<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).map(str::to_lowercase).collect()
    };
    words(a).is_disjoint(&words(b))
}
