//! Finds in the other article, outside quote marks, what one article quotes: first in the place given by the aligned
//! sentences, then anywhere.

use std::sync::LazyLock;

use crate::language::Pack;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::align::{Group, MatchKind};
use crate::quote::ledger::pairing::{FEWEST_WORDS, LocatedQuotation, Pairing, Quoting, Relation, speakers_differ};
use crate::quote::ledger::place::overlapping;
use crate::quote::{Quotation, QuotedStretch};
use crate::reading::{Reading, TermId, Word};

/// Least ratio between the lengths of a quotation and of the text in its place, from which that text is a paraphrase. A
/// quotation where hardly a word stood is new.
const LIKE_LENGTH: f64 = 0.5;

/// Similarity from which the sentences of a group are one statement, as in the weakest groups of spun articles.
const SAME_SENTENCE: f64 = 0.15;

/// Share of a quotation's weighted words that must be found outside quote marks for it to count as unquoted or newly
/// quoted. It is low because the sentence has already given the place: one name or noun kept in five is enough.
const REPORTED_SHARE: f64 = 0.2;

/// The same for independent articles: half, because two sentences on one subject share a fifth.
const REPORTED_SHARE_OF_INDEPENDENT: f64 = 0.5;

/// The same if no aligned sentence gives the place: nearly all words, in order.
const REPORTED_ELSEWHERE: f64 = 0.8;

/// Least weight of words found elsewhere: a name and another rare word, or three nouns.
const LEAST_WEIGHT_ELSEWHERE: f64 = 1.6;

/// Most words from the first to the last one found elsewhere, as a multiple of the length of the quotation.
const LONGEST_STRETCH: usize = 2;

/// Most sentences with a term for it to be searched by: a more frequent term is everywhere.
const MOST_SENTENCES: usize = 40;

/// The sentences of an article, indexed by their terms without stop words.
pub(in crate::quote) struct Sentences {
    by_term: FxHashMap<TermId, Vec<u32>>,
}

impl Sentences {
    pub fn new(side: Quoting<'_>, pairing: &Pairing<'_>) -> Sentences {
        let mut by_term: FxHashMap<TermId, Vec<u32>> = FxHashMap::default();
        for (at, sentence) in side.reading.sentences.iter().enumerate() {
            for term in pairing.content(&side.reading.words[sentence.words.clone()]) {
                by_term.entry(term).or_default().push(at as u32);
            }
        }
        Sentences { by_term }
    }

    /// The sentence with most of the weight of some words; the first one on a tie.
    fn best(&self, words: &[Word], pairing: &Pairing<'_>) -> Option<usize> {
        let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
        for term in pairing.content(words) {
            let list = self.by_term.get(&term).filter(|list| list.len() <= MOST_SENTENCES);
            let weight = pairing.vocabulary.term(term).weight();
            for &sentence in list.into_iter().flatten() {
                *weights.entry(sentence).or_default() += weight;
            }
        }
        let better = |x: &(u32, f64), y: &(u32, f64)| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0));
        weights.into_iter().max_by(better).map(|(sentence, _)| sentence as usize)
    }
}

/// The words of b, outside quote marks, that say what this quotation of a says.
pub(in crate::quote) fn reported_in_b(
    pairing: &Pairing<'_>,
    located: &LocatedQuotation<'_>,
    sentences: &Sentences,
) -> Option<Range<usize>> {
    let in_place = || {
        let free = unquoted_part(&pairing.place_in_b(&located.words)?, &pairing.located_b);
        is_reported(pairing, &located.words, &free, pairing.group_at_a(&located.words)?, true).then_some(free)
    };
    in_place().or_else(|| {
        let words = pairing.words_a(&located.words);
        let sentence = sentences.best(words, pairing)?;
        let place = pairing.b.reading.sentences[sentence].words.clone();
        let pairs = pairing.align(&located.words, &place).pairs;
        let pairs: Vec<_> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        elsewhere(pairing, words, place, &pairs, &pairing.located_b, pairing.b.reading)
    })
}

/// The words of a, outside quote marks, from which this quotation of b was made.
pub(in crate::quote) fn reported_in_a(
    pairing: &Pairing<'_>,
    located: &LocatedQuotation<'_>,
    sentences: &Sentences,
) -> Option<Range<usize>> {
    let in_place = || {
        let free = after_conjunction(pairing, unquoted_part(&pairing.place_in_a(&located.words)?, &pairing.located_a));
        is_reported(pairing, &free, &located.words, pairing.group_at_b(&located.words)?, false).then_some(free)
    };
    in_place().or_else(|| {
        let words = pairing.words_b(&located.words);
        let sentence = sentences.best(words, pairing)?;
        let place = pairing.a.reading.sentences[sentence].words.clone();
        let pairs = pairing.align(&place, &located.words).pairs;
        let pairs: Vec<_> = pairs.iter().map(|pair| (pair.b, pair.a)).collect();
        elsewhere(pairing, words, place, &pairs, &pairing.located_a, pairing.a.reading)
    })
}

/// The stretch of a sentence of the other article with nearly all words of a quotation, in order and outside quote
/// marks. `pairs` are positions in the quotation and in the sentence.
fn elsewhere(
    pairing: &Pairing<'_>,
    words: &[Word],
    sentence: Range<usize>,
    pairs: &[(usize, usize)],
    located: &[LocatedQuotation<'_>],
    reading: &Reading,
) -> Option<Range<usize>> {
    let outside: Vec<(usize, usize)> = pairs
        .iter()
        .map(|&(word, other)| (word, sentence.start + other))
        .filter(|&(_, at)| {
            !located[overlapping(located, &(at..at + 1))].iter().any(|located| located.words.contains(&at))
        })
        .collect();
    // Common words before and after the others may have another origin.
    let is_content = |&(_, at): &(usize, usize)| !pairing.is_stop_word(&reading.words[at]);
    let (first, last) = (outside.iter().position(is_content)?, outside.iter().rposition(is_content)?);
    let (mut from, mut to) = (first, last);
    while from > 0 && outside[from - 1].1 + 1 == outside[from].1 {
        from -= 1;
    }
    while to + 1 < outside.len() && outside[to].1 + 1 == outside[to + 1].1 {
        to += 1;
    }
    let found = &outside[from..=to];
    let all: f64 = words.iter().map(|word| pairing.weight(word)).sum();
    let weight: f64 = found.iter().map(|&(word, _)| pairing.weight(&words[word])).sum();
    let stretch = found[0].1..found[found.len() - 1].1 + 1;
    let enough = found.len() >= FEWEST_WORDS && weight >= REPORTED_ELSEWHERE * all && weight >= LEAST_WEIGHT_ELSEWHERE;
    (enough && stretch.len() <= LONGEST_STRETCH * words.len()).then_some(stretch)
}

/// A place in a without the words that only attribute it: "Kim reiterated that" before what she reiterated.
fn after_conjunction(pairing: &Pairing<'_>, place: Range<usize>) -> Range<usize> {
    static CONJUNCTIONS: LazyLock<Vec<&str>> =
        LazyLock::new(|| Pack::in_all(|pack| pack.speech, "content-conjunction").collect());
    /// Attributions are short; a later "that" is part of the statement.
    const LONGEST_ATTRIBUTION: usize = 6;
    let is_conjunction =
        |at: &usize| CONJUNCTIONS.contains(&pairing.vocabulary.form(pairing.a.reading.words[*at].form));
    let found = place.clone().take(LONGEST_ATTRIBUTION).find(is_conjunction);
    found.filter(|at| at + 1 < place.end).map_or(place.clone(), |at| at + 1..place.end)
}

/// Whether the words in the place say what the quotation says: enough of them are paired, or they have a similar length
/// and stand in the same place of an aligned sentence.
fn is_reported(pairing: &Pairing<'_>, a: &Range<usize>, b: &Range<usize>, group: &Group, quoted_in_a: bool) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let words = pairing.align(a, b);
    let (share_a, share_b) = pairing.shares(pairing.words_a(a), pairing.words_b(b), &words);
    let share = if quoted_in_a { share_a } else { share_b };
    if pairing.relation == Relation::Independent {
        return share >= REPORTED_SHARE_OF_INDEPENDENT;
    }
    let like_length = a.len().min(b.len()) as f64 >= LIKE_LENGTH * a.len().max(b.len()) as f64;
    share >= REPORTED_SHARE || (like_length && (group.similarity >= SAME_SENTENCE || group.kind == MatchKind::Bridged))
}

/// The longest part of a place that is in no quotation.
fn unquoted_part(place: &Range<usize>, located: &[LocatedQuotation<'_>]) -> Range<usize> {
    let mut best = place.start..place.start;
    let mut from = place.start;
    let inside = located[overlapping(located, place)].iter();
    for cut in inside.map(|h| h.words.clone()).chain(std::iter::once(place.end..place.end)) {
        let free = from..cut.start.max(from);
        if free.len() > best.len() {
            best = free;
        }
        from = cut.end.max(from);
    }
    best
}

/// The words of a place outside quote marks. Their speaker comes from the quotations of the article: the speaker of the
/// counterpart, if the article quotes that person; otherwise the last speaker before the place in its block.
pub(in crate::quote) fn stretch(side: Quoting<'_>, place: &Range<usize>, counterpart: Option<&str>) -> QuotedStretch {
    let prose = side.article.prose();
    let words = &side.reading.words[place.clone()];
    let span = words[0].span.hull(words[words.len() - 1].span);
    let name = |quotation: &Quotation| quotation.speaker.map(|speaker| one_line(speaker.of(prose.text())));
    let block = side.article.blocks().iter().find(|block| block.span.contains(span));
    let is_counterpart = |name: &String| counterpart.is_some_and(|other| !speakers_differ(Some(other), Some(name)));
    let same_person = side.quotations.iter().filter_map(name).find(is_counterpart).or_else(|| {
        // Somebody who is never quoted here may still be named next to the words.
        let named = counterpart.filter(|other| block.is_some_and(|b| b.span.of(prose.text()).contains(*other)));
        named.map(str::to_owned)
    });
    let before =
        side.quotations.iter().rfind(|q| q.span.end <= span.start && block.is_some_and(|b| b.span.overlaps(q.span)));
    QuotedStretch {
        span: prose.to_source(span),
        text: span.of(prose.text()).to_owned(),
        parts: Vec::new(),
        speaker: same_person.or_else(|| before.and_then(name)),
    }
}

/// Text without line breaks.
pub(in crate::quote) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
