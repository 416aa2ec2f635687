//! What holds for the comparison of any two texts, whoever wrote them.
//!
//! A law is checked from outside: what counts as a sentence is not asked of the library, only that no word that is compared is
//! left out or stands in two places.

use respun::align::{MatchKind, WordCount};
use respun::quote::{QuoteRow, QuoteVerdict, QuotedStretch};
use respun::score::Overlap;
use respun::text::{Token, tokens};
use respun::{Article, Comparer, Comparison, Span, Verdict};

/// Sums of shares are compared with this tolerance: a few rounding errors of numbers below one.
const ROUNDING: f64 = 1e-9;

/// Every law that the comparison of `a` and `b` breaks, in words.
pub fn broken_laws(a: &Article, b: &Article, result: &Comparison) -> Vec<String> {
    let mut broken = Vec::new();
    numbers(result, &mut broken);
    counts(result, &mut broken);
    let sides: [(&str, &Article, Vec<Span>); 2] = [
        ("a", a, result.sentences.iter().flat_map(|group| group.a.clone()).chain(result.dropped.clone()).collect()),
        ("b", b, result.sentences.iter().flat_map(|group| group.b.clone()).chain(result.added.clone()).collect()),
    ];
    for (name, article, sentences) in sides {
        for span in sentences.iter().chain(&other_spans(name, result)).filter(|span| !stands_in(article, **span)) {
            broken.push(format!("{span:?} is no text of {name}"));
        }
        every_word_stands_once(name, article, sentences, &mut broken);
    }
    order(result, &mut broken);
    for row in &result.quotes {
        ledger_row(row, &mut broken);
    }
    broken
}

/// What is wrong with the comparison of a text and its copy; a text without words is not compared.
pub fn broken_by_a_copy(article: &Article, result: &Comparison) -> Vec<String> {
    let mut broken = broken_laws(article, article, result);
    if result.a.words == 0 {
        return broken;
    }
    let is_identical = result.verdict == Verdict::Identical && result.score == 1.0 && result.similarity == 1.0;
    if !is_identical {
        let (score, similarity) = (result.score, result.similarity);
        broken.push(format!("a copy is {}, score {score}, similarity {similarity}", result.verdict.name()));
    }
    let is_whole = |overlap: Overlap| overlap.total.min(overlap.verbatim) >= 1.0 - ROUNDING;
    if !is_whole(result.a_in_b) || !is_whole(result.b_in_a) || !result.dropped.is_empty() || !result.added.is_empty() {
        broken.push(format!("of a copy {:?} is found, and {} sentences are not", result.a_in_b, result.dropped.len()));
    }
    broken
}

/// What is wrong if `comparer`, which has seen other articles, gives another answer than a fresh one.
pub fn broken_by_memory(comparer: &mut Comparer, a: &Article, b: &Article, fresh: &Comparison) -> Vec<String> {
    if comparer.compare(a, b) == *fresh {
        return Vec::new();
    }
    vec!["a comparer that has seen other articles gives another answer".to_owned()]
}

fn numbers(result: &Comparison, broken: &mut Vec<String>) {
    let Overlap { total, verbatim, edited, paraphrased, quoted } = result.a_in_b;
    let of_b = result.b_in_a;
    let mut shares = vec![("score", result.score), ("similarity", result.similarity)];
    shares.extend([("a in b", total), ("verbatim", verbatim), ("edited", edited), ("paraphrased", paraphrased)]);
    shares.extend([("quoted", quoted), ("b in a", of_b.total), ("verbatim", of_b.verbatim), ("edited", of_b.edited)]);
    shares.extend([("paraphrased", of_b.paraphrased), ("quoted", of_b.quoted)]);
    shares.extend(result.sentences.iter().map(|group| ("similarity of a group", group.similarity)));
    shares.extend(result.passages.iter().map(|passage| ("similarity of a passage", passage.similarity)));
    for (name, value) in shares.into_iter().filter(|(_, value)| !(0.0..=1.0).contains(value)) {
        broken.push(format!("{name} is {value}"));
    }
    // Measures may count.
    for measure in result.evidence.iter().filter(|measure| !measure.value.is_finite() || measure.value < 0.0) {
        broken.push(format!("{} is {}", measure.name, measure.value));
    }
    for overlap in [result.a_in_b, result.b_in_a] {
        let sum = overlap.verbatim + overlap.edited + overlap.paraphrased;
        if (sum - overlap.total).abs() > ROUNDING || overlap.quoted > overlap.total + ROUNDING {
            broken.push(format!("{overlap:?} does not add up"));
        }
    }
}

/// The words of the sentences are those that the overlap counts.
fn counts(result: &Comparison, broken: &mut Vec<String>) {
    let of_a = result.sentences.iter().map(|group| (group.kind, group.words_of_a));
    let of_b = result.sentences.iter().map(|group| (group.kind, group.words_of_b));
    let sides: [(&str, usize, Overlap, Vec<_>); 2] = [
        ("a", result.a.words - result.a.words_set_aside, result.a_in_b, of_a.collect()),
        ("b", result.b.words - result.b.words_set_aside, result.b_in_a, of_b.collect()),
    ];
    for (name, n_words, overlap, groups) in sides.into_iter().filter(|(_, n_words, ..)| *n_words > 0) {
        let share = |is_counted: &dyn Fn(MatchKind) -> bool, count: fn(WordCount) -> usize| {
            let counted = groups.iter().filter(|(kind, _)| is_counted(*kind));
            counted.map(|(_, words)| count(*words)).sum::<usize>() as f64 / n_words as f64
        };
        // What was paired by position alone is no overlap.
        let is_found = |kind| kind != MatchKind::Bridged;
        let counted = Overlap {
            total: share(&is_found, |words| words.all),
            verbatim: share(&|kind| kind == MatchKind::Verbatim, |words| words.all),
            edited: share(&|kind| kind == MatchKind::Edited, |words| words.all),
            paraphrased: share(&|kind| kind == MatchKind::Paraphrased, |words| words.all),
            quoted: share(&is_found, |words| words.quoted),
        };
        if counted != overlap {
            broken.push(format!("the sentences of {name} hold {counted:?}, not {overlap:?}"));
        }
    }
}

/// All spans of one side but those of sentences.
fn other_spans(side: &str, result: &Comparison) -> Vec<Span> {
    let is_a = side == "a";
    let mut spans: Vec<Span> = result.passages.iter().map(|one| if is_a { one.a } else { one.b }).collect();
    spans.extend(result.facts.iter().map(|fact| if is_a { fact.a_at } else { fact.b_at }));
    for stretch in result.quotes.iter().filter_map(|row| if is_a { row.a.as_ref() } else { row.b.as_ref() }) {
        spans.push(stretch.span);
        spans.extend(&stretch.parts);
    }
    spans
}

/// Whether the span is text of the source, cut on character borders.
fn stands_in(article: &Article, span: Span) -> bool {
    span.start < span.end && article.source().get(span.start..span.end).is_some()
}

/// No two sentences overlap, and each word of a compared block begins in one.
fn every_word_stands_once(side: &str, article: &Article, mut sentences: Vec<Span>, broken: &mut Vec<String>) {
    sentences.sort_unstable();
    for pair in sentences.windows(2).filter(|pair| pair[0].end > pair[1].start) {
        broken.push(format!("{:?} and {:?} of {side} overlap", pair[0], pair[1]));
    }
    let prose = article.prose();
    for block in article.blocks().iter().filter(|block| block.kind.is_compared()) {
        let text = block.span.of(prose.text());
        // A combining mark with nothing but a space before it makes a word that begins with the space; no text has that.
        let is_word = |token: &Token| token.span.of(text).starts_with(char::is_alphanumeric);
        for token in tokens(text).into_iter().filter(is_word) {
            let place = prose.to_source(token.span.shifted(block.span.start));
            let n_before = sentences.partition_point(|sentence| sentence.start <= place.start);
            if n_before == 0 || sentences[n_before - 1].end <= place.start {
                broken.push(format!("the word at {place:?} of {side} is in no sentence"));
            }
        }
    }
}

/// Passages and groups come in the order of a, the sentences of a group in the order of their text.
fn order(result: &Comparison, broken: &mut Vec<String>) {
    let in_order = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if !result.passages.windows(2).all(|pair| pair[0].a.start <= pair[1].a.start) {
        broken.push("passages are not in the order of a".to_owned());
    }
    let firsts: Vec<Span> = result.sentences.iter().filter_map(|group| group.a.first().copied()).collect();
    if !in_order(&firsts) || !in_order(&result.dropped) || !in_order(&result.added) {
        broken.push("sentences are not in the order of the text".to_owned());
    }
    for group in &result.sentences {
        if group.a.is_empty() || group.b.is_empty() || !in_order(&group.a) || !in_order(&group.b) {
            broken.push(format!("{group:?} has an empty or disordered side"));
        }
    }
}

/// A row has the sides that its verdict speaks of, words in them, and no changes where none were made.
fn ledger_row(row: &QuoteRow, broken: &mut Vec<String>) {
    let sides = match row.verdict {
        QuoteVerdict::Dropped => (true, false),
        QuoteVerdict::Added => (false, true),
        _ => (true, true),
    };
    // The mark at either end belongs to the sentence around the quotation as much as to the quotation.
    let is_mark = |c: char| !c.is_alphanumeric();
    let text = |side: &Option<QuotedStretch>| side.as_ref().map(|one| one.text.trim_matches(is_mark).to_owned());
    let is_unchanged = matches!(row.verdict, QuoteVerdict::Verbatim | QuoteVerdict::Typographic);
    let parts_inside = |side: &Option<QuotedStretch>| {
        side.iter().all(|stretch| stretch.parts.iter().all(|part| stretch.span.contains(*part)))
    };
    let is_lawful = sides == (row.a.is_some(), row.b.is_some())
        && [&row.a, &row.b].into_iter().flatten().all(|stretch| !stretch.text.trim().is_empty())
        && parts_inside(&row.a)
        && parts_inside(&row.b)
        && (row.verdict != QuoteVerdict::Verbatim || text(&row.a) == text(&row.b))
        && (!is_unchanged || row.changes.is_empty())
        && row.flags.windows(2).all(|pair| pair[0] < pair[1]);
    if !is_lawful {
        broken.push(format!("{row:?} is no lawful row"));
    }
}
