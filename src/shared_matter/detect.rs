//! Finds notices, forms, statements and other stock text that two articles share.

use std::ops::Range;

use crate::align::Run;
use crate::article::Article;
use crate::reading::{Reading, Vocabulary};
use crate::shared_matter::cues::{ABOUT, NOTICES, REFERENCE_HEADINGS, STATEMENTS, is_about_heading};
use crate::shared_matter::{CommonRuns, IgnoreList, SharedMatter, SharedMatterKind};
use crate::text::TokenKind;

/// Share of a sentence's words that must be in common runs for the sentence to be shared.
const SHARED: f64 = 0.75;

/// Most sentences without a cue between two sentences of a notice.
const MOST_BETWEEN: usize = 2;

/// Most words of a company description or a list of sources; anything longer is the article itself.
const LONGEST_ABOUT: usize = 250;

/// Least share of numbers among the words of a table row, and their least count: "12 of 25 died in 2024" is prose.
const TABLE: f64 = 0.25;
const FEWEST_NUMBERS: usize = 3;

/// Fewest words of a shared quotation that make it a released statement, not a line that two reporters noted down.
const STATEMENT: usize = 25;

/// Fewest common words at the start of two texts for a preamble, whose sentence then continues differently.
const PREAMBLE: usize = 15;

/// Common share of the words in the rest of two texts below which their common start is a formula.
const OTHER_MATTER: f64 = 0.25;

/// An article with its quoted words marked.
#[derive(Clone, Copy)]
pub struct MarkedText<'r> {
    /// The article.
    pub article: &'r Article,
    /// The same article, tokenized.
    pub reading: &'r Reading,
    /// For each word, whether it is inside quote marks.
    pub quoted: &'r [bool],
}

/// What is set aside in two texts.
#[derive(Debug)]
pub struct SetAside {
    /// For each word of a, whether it is set aside.
    pub a: Vec<bool>,
    /// For each word of b, whether it is set aside.
    pub b: Vec<bool>,
    /// The common stretches, in the order of a.
    pub shared: Vec<SharedMatter>,
}

impl SetAside {
    /// Nothing set aside, for two texts with these numbers of words.
    pub fn nothing(n_words_of_a: usize, n_words_of_b: usize) -> SetAside {
        SetAside { a: vec![false; n_words_of_a], b: vec![false; n_words_of_b], shared: Vec::new() }
    }
}

/// Finds what to set aside in two texts that have `runs` of words in common. Linear in the words.
pub fn set_aside(
    a: MarkedText<'_>,
    b: MarkedText<'_>,
    runs: &[Run],
    common: &CommonRuns,
    ignored: &IgnoreList,
    vocabulary: &Vocabulary,
) -> SetAside {
    let mut counterpart: Vec<Option<usize>> = vec![None; a.reading.words.len()];
    let mut in_run_b = vec![false; b.reading.words.len()];
    for run in runs {
        run.a.clone().zip(run.b.clone()).for_each(|(at, other)| counterpart[at] = Some(other));
        in_run_b[run.b.clone()].fill(true);
    }
    let in_run_a: Vec<bool> = counterpart.iter().map(Option::is_some).collect();
    let mut kinds_a = kinds(a, &in_run_a, common, ignored);
    statements(a, b, &counterpart, &mut kinds_a);
    preamble(a, b, runs, &mut kinds_a, vocabulary);
    let mut kinds_b = kinds(b, &in_run_b, common, ignored);
    // Whatever is set aside on one side is set aside on the other too.
    for (at, kind) in kinds_a.iter_mut().enumerate() {
        let Some(other) = counterpart[at] else { continue };
        match (*kind, kinds_b[other]) {
            (Some(_), None) => kinds_b[other] = *kind,
            (None, Some(_)) => *kind = kinds_b[other],
            _ => {}
        }
    }
    let shared = stretches(a, b, &kinds_a, &kinds_b, &counterpart);
    let mask = |kinds: &[Option<SharedMatterKind>]| kinds.iter().map(Option::is_some).collect();
    SetAside { a: mask(&kinds_a), b: mask(&kinds_b), shared }
}

type Kinds = Vec<Option<SharedMatterKind>>;

/// The kind of each word of a text, from the cues of its sentences.
fn kinds(text: MarkedText<'_>, in_run: &[bool], common: &CommonRuns, ignored: &IgnoreList) -> Kinds {
    let (reading, prose) = (text.reading, text.article.prose().text());
    let mut kinds: Kinds = vec![None; reading.words.len()];
    let lower: Vec<String> = reading.sentences.iter().map(|s| s.span.of(prose).to_lowercase()).collect();
    let shared: Vec<bool> = reading
        .sentences
        .iter()
        .map(|sentence| {
            let n = in_run[sentence.words.clone()].iter().filter(|shared| **shared).count();
            n as f64 >= SHARED * sentence.words.len() as f64
        })
        .collect();
    for notice in notices(&lower, &shared) {
        kinds[reading.sentences[notice.start].words.start..reading.sentences[notice.end - 1].words.end]
            .fill(Some(SharedMatterKind::Notice));
    }
    let mut mark = |sentences: Range<usize>, kind: SharedMatterKind| {
        for sentence in sentences.filter(|&s| shared[s]) {
            kinds[reading.sentences[sentence].words.clone()].fill(Some(kind));
        }
    };
    // From a heading that announces such text to the next heading.
    for (sentence, head) in lower.iter().enumerate() {
        let title = head.trim_matches(|c: char| !c.is_alphanumeric());
        let n_words = reading.sentences[sentence].words.len();
        let kind = if REFERENCE_HEADINGS.contains(title) {
            SharedMatterKind::References
        } else if n_words <= 6 && !head.ends_with('.') && is_about_heading(head) {
            SharedMatterKind::About
        } else {
            continue;
        };
        let mut end = sentence + 1;
        let mut n_words = 0;
        while end < lower.len() && !reading.sentences[end].kind.is_heading() && n_words < LONGEST_ABOUT {
            n_words += reading.sentences[end].words.len();
            end += 1;
        }
        mark(sentence..end, kind);
    }
    // Paragraphs that describe the sender contain no news.
    let mut start = 0;
    while start < lower.len() {
        let mut end = start + 1;
        while end < lower.len() && reading.sentences[end].block == reading.sentences[start].block {
            end += 1;
        }
        let at_the_end = end * 3 >= lower.len() * 2 && start > 0;
        let n_cues = || -> usize { (start..end).map(|s| ABOUT.n_in(&lower[s])).sum() };
        if at_the_end && (start..end).all(|s| shared[s]) && n_cues() >= 2.max((end - start).div_ceil(2)) {
            mark(start..end, SharedMatterKind::About);
        }
        start = end;
    }
    // Table rows.
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let words = &reading.words[sentence.words.clone()];
        let n_numbers = words.iter().filter(|word| word.kind == TokenKind::Number).count();
        if n_numbers >= FEWEST_NUMBERS && n_numbers as f64 >= TABLE * words.len() as f64 {
            mark(number..number + 1, SharedMatterKind::Form);
        }
    }
    if !common.is_empty() {
        for sentence in &reading.sentences {
            if common.hold(sentence.span.of(prose)) {
                kinds[sentence.words.clone()].fill(Some(SharedMatterKind::Background));
            }
        }
    }
    if !ignored.is_empty() {
        for span in ignored.spans(prose) {
            kinds[reading.words_within(span)].fill(Some(SharedMatterKind::Ignored));
        }
    }
    kinds
}

/// The ranges of sentences that are notices: those with a cue, and any between two of them. Either both texts have
/// them, or they are at an end of the text and have two cues.
fn notices(lower: &[String], shared: &[bool]) -> Vec<Range<usize>> {
    let has_cue: Vec<bool> = lower.iter().map(|text| NOTICES.is_in(text)).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in (0..lower.len()).filter(|&sentence| has_cue[sentence]) {
        match found.last_mut() {
            Some(last)
                if sentence - last.end <= MOST_BETWEEN
                    && (last.end..sentence).all(|s| shared[s] == shared[last.start]) =>
            {
                last.end = sentence + 1;
            }
            _ => found.push(sentence..sentence + 1),
        }
    }
    found.retain(|notice| {
        let n_cues = notice.clone().filter(|&sentence| has_cue[sentence]).count();
        let at_an_end = notice.start == 0 || notice.end == lower.len();
        notice.clone().all(|sentence| shared[sentence]) || (at_an_end && n_cues >= 2 && notice.len() * 2 <= lower.len())
    });
    found
}

/// Marks statements: long quotations that both have inside quote marks, and sentences that both report in the
/// statement's words.
fn statements(a: MarkedText<'_>, b: MarkedText<'_>, counterpart: &[Option<usize>], kinds: &mut Kinds) {
    // Words that one side quotes and the other reports without quote marks are also the statement.
    let is_said = |at: usize| counterpart[at].is_some_and(|other| a.quoted[at] || b.quoted[other]);
    let mut at = 0;
    while at < counterpart.len() {
        let n_quoted = (at..counterpart.len()).take_while(|&word| is_said(word)).count();
        let in_both =
            (at..at + n_quoted).all(|word| a.quoted[word] && counterpart[word].is_some_and(|other| b.quoted[other]));
        if n_quoted >= if in_both { STATEMENT } else { STATEMENT / 2 } {
            kinds[at..at + n_quoted].fill(Some(SharedMatterKind::Statement));
        }
        at += n_quoted.max(1);
    }
    let prose = a.article.prose().text();
    for sentence in &a.reading.sentences {
        let words = sentence.words.clone();
        let n_shared = words.clone().filter(|&word| counterpart[word].is_some()).count();
        if n_shared as f64 >= SHARED * words.len() as f64 {
            let text = sentence.span.of(prose).to_lowercase();
            if STATEMENTS.is_in(&text) {
                kinds[words].fill(Some(SharedMatterKind::Statement));
            }
        }
    }
}

/// Marks the formula that both texts begin with, if its sentence continues differently and the rest has other content.
fn preamble(a: MarkedText<'_>, b: MarkedText<'_>, runs: &[Run], kinds: &mut Kinds, vocabulary: &Vocabulary) {
    let begins = |text: MarkedText<'_>, at: usize| text.reading.sentences.iter().take(2).any(|s| s.words.start == at);
    let goes_on = |text: MarkedText<'_>, end: usize| text.reading.sentences.iter().all(|s| s.words.end != end);
    let within_a_sentence = |text: MarkedText<'_>, words: &Range<usize>| {
        text.reading.sentences.iter().any(|s| s.words.start <= words.start && words.end <= s.words.end)
    };
    let found = runs.iter().find(|run| {
        run.a.len() >= PREAMBLE
            && within_a_sentence(a, &run.a)
            && begins(a, run.a.start)
            && begins(b, run.b.start)
            && goes_on(a, run.a.end)
            && goes_on(b, run.b.end)
    });
    let Some(run) = found else { return };
    let rest = |text: MarkedText<'_>, range: &Range<usize>| -> Vec<_> {
        let words = text.reading.words.iter().enumerate().filter(|(at, _)| !range.contains(at));
        let mut terms: Vec<_> = words.map(|(_, w)| w.term).filter(|&t| !vocabulary.term(t).is_stop_word).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    };
    let (of_a, of_b) = (rest(a, &run.a), rest(b, &run.b));
    let n_shared = of_a.iter().filter(|term| of_b.binary_search(term).is_ok()).count();
    if (n_shared as f64) < OTHER_MATTER * of_a.len().min(of_b.len()) as f64 {
        kinds[run.a.clone()].fill(Some(SharedMatterKind::Form));
    }
}

/// The stretches of one kind that both texts have.
fn stretches(
    a: MarkedText<'_>,
    b: MarkedText<'_>,
    kinds_a: &Kinds,
    kinds_b: &Kinds,
    counterpart: &[Option<usize>],
) -> Vec<SharedMatter> {
    let source = |text: MarkedText<'_>, words: &Range<usize>| {
        let of = &text.reading.words;
        text.article.prose().to_source(of[words.start].span.hull(of[words.end - 1].span))
    };
    // Stretches that run in parallel on both sides. Stretches separated only by words set aside are joined.
    let mut pieces: Vec<(SharedMatterKind, Range<usize>, Range<usize>)> = Vec::new();
    for at in 0..kinds_a.len() {
        let (Some(kind), Some(other)) = (kinds_a[at], counterpart[at]) else { continue };
        let joins = pieces.last().is_some_and(|(before, in_a, in_b)| {
            *before == kind
                && other >= in_b.end
                && (in_a.end..at).all(|word| kinds_a[word].is_some())
                && (in_b.end..other).all(|word| kinds_b[word].is_some())
        });
        match pieces.last_mut() {
            Some((_, in_a, in_b)) if joins => (in_a.end, in_b.end) = (at + 1, other + 1),
            _ => pieces.push((kind, at..at + 1, other..other + 1)),
        }
    }
    let matter = |(kind, in_a, in_b): (SharedMatterKind, Range<usize>, Range<usize>)| SharedMatter {
        kind,
        a: source(a, &in_a),
        b: source(b, &in_b),
    };
    let mut found: Vec<SharedMatter> = pieces.into_iter().map(matter).collect();
    // Text that the user listed may differ between the two sides.
    let named = |kinds: &Kinds| -> Option<Range<usize>> {
        let is_named = |kind: &Option<SharedMatterKind>| *kind == Some(SharedMatterKind::Ignored);
        let first = kinds.iter().position(is_named)?;
        Some(first..first + kinds[first..].iter().take_while(|kind| is_named(kind)).count())
    };
    if let (Some(in_a), Some(in_b)) = (named(kinds_a), named(kinds_b))
        && found.iter().all(|matter| matter.kind != SharedMatterKind::Ignored)
    {
        found.push(matter((SharedMatterKind::Ignored, in_a, in_b)));
        found.sort_by_key(|matter| matter.a.start);
    }
    found
}
