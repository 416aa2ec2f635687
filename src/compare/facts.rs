//! Facts: aligned sentences that say the same but for a value, a name, an outcome, a denial …

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::align::{Alignment, MatchKind};
use crate::article::Article;
use crate::claims::{Difference, Pair, Stretch};
use crate::compare::Fact;
use crate::language::Pack;
use crate::reading::{Reading, TermId, Vocabulary};
use crate::span::Span;
use crate::text::TokenKind;

/// Similarity below which two aligned sentences differ so much that a different number or name is not reported.
const SAY_THE_SAME: f64 = 0.3;

/// One article with what the search for facts needs.
#[derive(Clone, Copy)]
pub(super) struct Read<'r> {
    pub article: &'r Article,
    pub reading: &'r Reading,
    /// For each word, whether it counts as part of a name.
    pub names: &'r [bool],
}

/// The facts that differ, the gravest first, and the quantities that were converted, in the order of a.
pub(super) fn facts(
    alignment: &Alignment,
    a: Read<'_>,
    b: Read<'_>,
    vocabulary: &Vocabulary,
) -> (Vec<Fact>, Vec<Fact>) {
    let mut names: Option<(Vec<bool>, Vec<bool>)> = None;
    let (mut changed, mut converted) = (Vec::new(), Vec::new());
    for group in &alignment.groups {
        if group.kind != MatchKind::Verbatim && group.similarity < SAY_THE_SAME {
            continue;
        }
        let (words_a, words_b) = (group.words_of_a(a.reading), group.words_of_b(b.reading));
        let (Some(first_a), Some(first_b)) = (words_a.first(), words_b.first()) else { continue };
        // Signs are no words: "4" and "-4" match word for word.
        if group.kind == MatchKind::Verbatim && text_of(a, &group.a) == text_of(b, &group.b) {
            continue;
        }
        let (names_a, names_b) = names.get_or_insert_with(|| {
            let known = known_names(a).union(&known_names(b)).copied().collect();
            (with_beginnings(a, &known, vocabulary), with_beginnings(b, &known, vocabulary))
        });
        let start = |reading: &Reading, span: Span| reading.words.partition_point(|word| word.span.start < span.start);
        let (at_a, at_b) = (start(a.reading, first_a.span), start(b.reading, first_b.span));
        let stretch_a =
            Stretch { words: words_a, prose: a.article.prose().text(), names: &names_a[at_a..at_a + words_a.len()] };
        let stretch_b =
            Stretch { words: words_b, prose: b.article.prose().text(), names: &names_b[at_b..at_b + words_b.len()] };
        for difference in Pair::new(&stretch_a, &stretch_b, &group.words, vocabulary).differences() {
            let list = if difference.is_conversion { &mut converted } else { &mut changed };
            list.push(fact(difference, a.article, b.article));
        }
    }
    let mut seen: FxHashSet<(String, String)> = FxHashSet::default();
    changed.retain(|fact| seen.insert((fact.a.to_lowercase(), fact.b.to_lowercase())));
    changed.sort_by_key(|fact| (fact.kind, fact.a_at.start));
    (changed, converted)
}

fn fact(difference: Difference, a: &Article, b: &Article) -> Fact {
    let (a_value, b_value) = difference.values.unzip();
    Fact {
        kind: difference.kind,
        a: difference.span_a.of(a.prose().text()).to_owned(),
        b: difference.span_b.of(b.prose().text()).to_owned(),
        a_at: a.prose().to_source(difference.span_a),
        b_at: b.prose().to_source(difference.span_b),
        a_value,
        b_value,
        ratio: difference.ratio,
    }
}

/// The sentences of one side of a match, to the letter.
fn text_of<'r>(side: Read<'r>, sentences: &Range<usize>) -> &'r str {
    let sentences = &side.reading.sentences[sentences.clone()];
    let spans = sentences.iter().map(|sentence| sentence.span).reduce(Span::hull);
    spans.map_or("", |span| span.of(side.article.prose().text()))
}

/// The terms that are names somewhere in an article.
fn known_names(side: Read<'_>) -> FxHashSet<TermId> {
    let words = side.reading.words.iter().zip(side.names);
    words.filter(|(_, is_name)| **is_name).map(|(word, _)| word.term).collect()
}

/// Names, also where a sentence or heading begins: a word there counts if it is a name elsewhere, or if a name follows
/// it.
fn with_beginnings(side: Read<'_>, known: &FxHashSet<TermId>, vocabulary: &Vocabulary) -> Vec<bool> {
    let words = &side.reading.words;
    let mut names = side.names.to_vec();
    for sentence in &side.reading.sentences {
        let range = if sentence.kind.is_heading() {
            sentence.words.clone()
        } else {
            sentence.words.start..sentence.words.start + 1
        };
        for at in range {
            let word = &words[at];
            if !word.is_capital || word.kind != TokenKind::Word || vocabulary.term(word.term).is_stop_word {
                continue;
            }
            let next_is_name = || {
                !sentence.kind.is_heading()
                    && !Pack::of(vocabulary.language()).grammar.capitalises_nouns
                    && names.get(at + 1).copied().unwrap_or(false)
                    && at + 1 < sentence.words.end
                    && vocabulary.term(word.term).rarity > 0.6
                    && words[at + 1].span.start.saturating_sub(word.span.end) <= 1
            };
            if known.contains(&word.term) || next_is_name() {
                names[at] = true;
            }
        }
    }
    names
}
