//! Passages: which stretch of one text corresponds to which of the other, each reported once and whole.
//!
//! Anchors are similar sentences anywhere in both texts. Clusters of anchors become candidates, whose edges are set by
//! the shared weight; candidates that claim the same sentences are merged or divided. These are the stages of
//! Sanchez-Perez, Sidorov and Gelbukh (2014 and 2015), with weighted features instead of their cosine and an adaptive
//! threshold instead of their fixed ones. The order within a passage is free: a paragraph with shuffled sentences is
//! one passage. Passages copied word for word are exact to the word.

use std::ops::Range;

use crate::align::anchors::{anchors, clusters, hull};
use crate::align::overlap_resolution::{ENOUGH, merge_touching, resolve_overlaps};
use crate::align::passage_candidates::{Coverage, PassageCandidate};
use crate::align::runs::{Run, runs};
use crate::align::summary_matches::{RATIO, summary_matches};
use crate::align::{Alignment, Group, MatchKind, Passage};
use crate::article::Article;
use crate::reading::Reading;
use crate::span::Span;

/// Words on the shorter side below which a passage is not reported, unless it is a good part of its text: sentences on
/// one subject are similar by chance. Corresponds to the 150 characters usual in text alignment.
const FEWEST_WORDS: usize = 26;

/// The same for a passage with at least twice the required evidence: a sentence and a half of names and numbers.
const FEWEST_SURE_WORDS: usize = 20;

/// Share of the shorter text that a short passage must cover.
const GOOD_PART: f64 = 0.25;

/// Evidence from which a candidate is kept until all are known: it may be a piece of a summary, or a good part of a
/// short text.
const A_LITTLE: f32 = 0.5;

/// Most sentences between a candidate and an aligned group that still belongs to it, on each side: one that was dropped
/// or added.
const MOST_BETWEEN: usize = 1;

/// How often the anchors that a candidate left out are clustered again.
const MOST_ROUNDS: usize = 4;

/// Share of the words of the shorter side that must be in runs for a passage to count as copied word for word.
const MOSTLY_RUNS: f64 = 0.7;

/// Words between the edge of a sentence and that of a run from which the run marks where the copy begins or ends. Fewer
/// words are an edit, not an edge.
const SEAM: usize = 4;

/// The passages of an alignment, in the order of a.
pub fn passages(
    alignment: &Alignment,
    a: &Reading,
    b: &Reading,
    article_a: &Article,
    article_b: &Article,
) -> Vec<Passage> {
    let mut farthest = 0;
    let place = |candidate: PassageCandidate| -> Passage {
        let moved = candidate.b.start < farthest;
        farthest = farthest.max(candidate.b.end);
        let found = runs_of(&candidate, a, b);
        let copied = is_copied(&found, &candidate, a, b);
        let (kind, similarity) = likeness(alignment, &candidate, copied, a);
        let (mut words_a, mut words_b) = (words_of(a, &candidate.a), words_of(b, &candidate.b));
        if copied && let (Some(first), Some(last)) = (found.first(), found.last()) {
            let (first_b, last_b) =
                (found.iter().map(|run| run.b.start).min(), found.iter().map(|run| run.b.end).max());
            words_a = seams(a, &candidate.a, first.a.start..last.a.end);
            words_b = seams(b, &candidate.b, first_b.unwrap_or(words_b.start)..last_b.unwrap_or(words_b.end));
        }
        Passage {
            kind,
            similarity,
            moved,
            a: article_a.prose().to_source(span_of(a, &candidate.a, words_a)),
            b: article_b.prose().to_source(span_of(b, &candidate.b, words_b)),
        }
    };
    candidates(alignment, a, b).into_iter().map(place).collect()
}

/// The candidates that are passages, in the order of a.
fn candidates(alignment: &Alignment, a: &Reading, b: &Reading) -> Vec<PassageCandidate> {
    if alignment.features.weight.is_empty() {
        // The same words on both sides, or no words.
        let whole = |reading: &Reading| 0..reading.sentences.len();
        let same = PassageCandidate {
            a: whole(a),
            b: whole(b),
            coverage_a: 1.0,
            coverage_b: 1.0,
            threshold_a: 0.0,
            threshold_b: 0.0,
            evidence: ENOUGH,
        };
        return if alignment.groups.is_empty() { Vec::new() } else { vec![same] };
    }
    let mut coverage = Coverage::new(&alignment.features);
    let mut left = anchors(alignment);
    let mut pieces: Vec<PassageCandidate> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut left_out = Vec::new();
        for cluster in clusters(std::mem::take(&mut left)) {
            let (of_a, of_b) = hull(&cluster);
            let candidate = coverage.fit(of_a, of_b);
            let outside =
                cluster.iter().filter(|anchor| !candidate.a.contains(&anchor.a) || !candidate.b.contains(&anchor.b));
            left_out.extend(outside.copied());
            if candidate.evidence >= A_LITTLE {
                pieces.push(candidate);
            }
        }
        left = left_out;
        left.sort_unstable();
    }
    let pieces = merge_touching(pieces, &mut coverage);
    let summaries = summary_matches(&pieces, a, b, &mut coverage);
    let meet = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let shorter_text = a.words.len().min(b.words.len()) as f64;
    let is_passage = |candidate: &PassageCandidate| -> bool {
        let n_words = words_of(a, &candidate.a).len().min(words_of(b, &candidate.b).len());
        (n_words >= FEWEST_WORDS && candidate.evidence >= ENOUGH)
            || (n_words >= FEWEST_SURE_WORDS && candidate.evidence >= 2.0 * ENOUGH)
            || n_words as f64 >= GOOD_PART * shorter_text
    };
    let lone = pieces.into_iter().filter(|piece| {
        is_passage(piece)
            && !summaries
                .iter()
                .any(|summary_match| meet(&summary_match.a, &piece.a) && meet(&summary_match.b, &piece.b))
    });
    let mut found = resolve_overlaps(lone.collect(), &mut coverage);
    found.retain(is_passage);
    with_groups(&mut found, alignment);
    found.extend(summaries);
    found.sort_unstable_by_key(|candidate| (candidate.a.start, candidate.b.start));
    found
}

/// Adds the groups next to a candidate on both sides that no other candidate claims. The order of the sentences
/// supports those that kept hardly a word.
fn with_groups(candidates: &mut [PassageCandidate], alignment: &Alignment) {
    let adjoin = |one: &Range<usize>, other: &Range<usize>| {
        one.start <= other.end + MOST_BETWEEN && other.start <= one.end + MOST_BETWEEN
    };
    let hull = |one: &Range<usize>, other: &Range<usize>| one.start.min(other.start)..one.end.max(other.end);
    let meet = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    for at in 0..candidates.len() {
        // Forwards for the groups after it, backwards for those before it.
        for group in alignment.groups.iter().chain(alignment.groups.iter().rev()).filter(|group| !group.moved) {
            let candidate = &candidates[at];
            // Next to a copied paragraph, a sentence similar only in meaning is the writer's own; next to a reworded
            // one it may belong.
            let is_alike = group.similarity >= f64::from(candidate.threshold_a.min(candidate.threshold_b));
            if !is_alike || !adjoin(&candidate.a, &group.a) || !adjoin(&candidate.b, &group.b) {
                continue;
            }
            let (a, b) = (hull(&candidate.a, &group.a), hull(&candidate.b, &group.b));
            let is_free =
                |other: usize| other == at || !(meet(&candidates[other].a, &a) || meet(&candidates[other].b, &b));
            if (a != candidate.a || b != candidate.b) && (0..candidates.len()).all(is_free) {
                (candidates[at].a, candidates[at].b) = (a, b);
            }
        }
    }
}

/// Kind and similarity of a passage: those of its groups, weighted by their words.
fn likeness(alignment: &Alignment, candidate: &PassageCandidate, copied: bool, a: &Reading) -> (MatchKind, f64) {
    let within = |own: &Range<usize>, range: &Range<usize>| range.start <= own.start && own.end <= range.end;
    let groups: Vec<(&Group, f64)> = alignment
        .groups
        .iter()
        .filter(|group| within(&group.a, &candidate.a) && within(&group.b, &candidate.b))
        .map(|group| (group, group.words_of_a(a).len() as f64))
        .collect();
    let total: f64 = groups.iter().map(|(_, weight)| weight).sum();
    if total == 0.0 {
        let kind = if copied { MatchKind::Edited } else { MatchKind::Paraphrased };
        return (kind, f64::from((candidate.coverage_a + candidate.coverage_b) / 2.0).min(1.0));
    }
    let share = |kind: MatchKind| -> f64 {
        groups.iter().filter(|(group, _)| group.kind >= kind).map(|(_, weight)| weight).sum::<f64>() / total
    };
    let kind = if share(MatchKind::Paraphrased) >= 0.5 && !copied {
        MatchKind::Paraphrased
    } else if share(MatchKind::Edited) > 0.0 {
        MatchKind::Edited
    } else {
        MatchKind::Verbatim
    };
    (kind, groups.iter().map(|(group, weight)| weight * group.similarity).sum::<f64>() / total)
}

/// The word indices of some neighbouring sentences.
fn words_of(reading: &Reading, sentences: &Range<usize>) -> Range<usize> {
    reading.sentences[sentences.start].words.start..reading.sentences[sentences.end - 1].words.end
}

/// The runs in a candidate and in the sentences that touch it.
fn runs_of(candidate: &PassageCandidate, a: &Reading, b: &Reading) -> Vec<Run> {
    let with_neighbours = |reading: &Reading, sentences: &Range<usize>| -> Range<usize> {
        words_of(reading, &(sentences.start.saturating_sub(1)..(sentences.end + 1).min(reading.sentences.len())))
    };
    let mut found = runs(&a.words, &b.words, with_neighbours(a, &candidate.a), with_neighbours(b, &candidate.b));
    let (inner_a, inner_b) = (words_of(a, &candidate.a), words_of(b, &candidate.b));
    let touches = |run: &Range<usize>, inner: &Range<usize>| run.start < inner.end && inner.start < run.end;
    found.retain(|run| touches(&run.a, &inner_a) && touches(&run.b, &inner_b));
    found
}

/// Whether most of a candidate consists of runs, and neither side summarises the other.
fn is_copied(runs: &[Run], candidate: &PassageCandidate, a: &Reading, b: &Reading) -> bool {
    let n_in_runs: usize = runs.iter().map(|run| run.a.len()).sum();
    let (n_a, n_b) = (words_of(a, &candidate.a).len(), words_of(b, &candidate.b).len());
    n_in_runs as f64 >= MOSTLY_RUNS * n_a.min(n_b) as f64 && n_a.max(n_b) < RATIO.start * n_a.min(n_b)
}

/// The words from where a copy begins to where it ends: the edges of its runs, if these lie outside the sentences or
/// well inside them. Next to text copied word for word, a sentence without a run is the writer's own.
fn seams(reading: &Reading, sentences: &Range<usize>, in_runs: Range<usize>) -> Range<usize> {
    let all = words_of(reading, sentences);
    let is_edge = |edge: usize, run: usize, beyond: bool| beyond || edge.abs_diff(run) >= SEAM;
    let start = if is_edge(all.start, in_runs.start, in_runs.start < all.start) { in_runs.start } else { all.start };
    let end = if is_edge(all.end, in_runs.end, in_runs.end > all.end) { in_runs.end } else { all.end };
    start..end.max(start + 1)
}

/// The span of some words in the prose; whole sentences include their punctuation.
fn span_of(reading: &Reading, sentences: &Range<usize>, words: Range<usize>) -> Span {
    let all = words_of(reading, sentences);
    let start = if words.start == all.start {
        reading.sentences[sentences.start].span.start
    } else {
        reading.words[words.start].span.start
    };
    let end = if words.end == all.end {
        reading.sentences[sentences.end - 1].span.end
    } else {
        reading.words[words.end - 1].span.end
    };
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::reading::Vocabulary;
    use crate::text::Language;

    fn check(one: &str, other: &str, expected: &[(&str, &str)]) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let (a, b) = (Article::plain("a", one), Article::plain("b", other));
        let (read_a, read_b) = (Reading::new(&a, &mut vocabulary), Reading::new(&b, &mut vocabulary));
        let alignment = align(&read_a, &read_b, &vocabulary);
        let found: Vec<(&str, &str)> = passages(&alignment, &read_a, &read_b, &a, &b)
            .iter()
            .map(|passage| (passage.a.of(one), passage.b.of(other)))
            .collect();
        assert_eq!(found, expected);
    }

    /// Unrelated text around the passages.
    const FERRY: &str = "The ferry Solveig ran aground off Lund Bay before dawn. Eleven passengers waded ashore. \
        Divers searched the hull until noon.";
    const BAKERY: &str = "Bread prices climbed again this spring. Millers blame drought and dear diesel. \
        Nobody expects relief before autumn.";

    const COPIED: &str = "Councillor Ida Brandt opened the tram depot at Kestrel Street on Friday, calling its solar roof \
        the largest north of Amberg. Forty apprentices will train there under engineer Tomas Weil from September.";

    #[test]
    fn a_copied_passage_is_found_to_the_word_wherever_it_stands() {
        check(&format!("{FERRY} {COPIED}"), &format!("{COPIED} {BAKERY}"), &[(COPIED, COPIED)]);
    }

    #[test]
    fn a_copy_that_begins_in_the_middle_of_a_sentence_begins_there() {
        let tail = &COPIED[COPIED.find("the tram depot").unwrap()..];
        let one = format!("{FERRY} Long after the budget was voted down by both chambers they opened {tail}");
        let other = format!("Witnesses who had seen nothing of the whole affair praised {tail} {BAKERY}");
        check(&one, &other, &[(tail, tail)]);
    }

    #[test]
    fn shuffled_sentences_are_one_passage() {
        let sentences = [
            "Councillor Ida Brandt opened the tram depot at Kestrel Street on Friday.",
            "Engineer Tomas Weil will train forty apprentices there from September.",
            "Its solar roof is the largest north of Amberg, says the operator Nordtram.",
        ];
        let [first, second, third] = sentences;
        let other = format!("{third} {first} {second}");
        let one = sentences.join(" ");
        check(&format!("{FERRY} {one}"), &format!("{BAKERY} {other}"), &[(&one, &other)]);
    }

    #[test]
    fn texts_without_a_passage_have_none() {
        check(FERRY, BAKERY, &[]);
        check("", FERRY, &[]);
        check("", "", &[]);
    }

    #[test]
    fn the_same_words_are_one_passage_from_beginning_to_end() {
        check(FERRY, FERRY, &[(FERRY, FERRY)]);
    }
}
