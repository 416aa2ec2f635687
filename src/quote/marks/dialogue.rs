//! Speech after dashes, as Spanish, Portuguese, French, Italian, Russian and Polish papers print it.
//!
//! ```text
//! —Nos vamos —dijo Ana Robles—. Es tarde.
//!  └─ quoted  └─ reporter       └─ quoted
//! ```
//!
//! Only the simple case: the block starts with a dash, and a reporting verb follows a second dash or, in French, a
//! comma. List items start with a dash as well, so a block without a reporting verb is left alone.

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::language::Pack;
use crate::quote::lexicon::{Lexicon, Role};
use crate::quote::marks::mark::is_dash;
use crate::quote::quotation::{Quotation, QuotationKind};
use crate::span::Span;
use crate::text::Language;

const LANGUAGES: &[Language] = &[
    Language::Spanish,
    Language::Portuguese,
    Language::French,
    Language::Italian,
    Language::Russian,
    Language::Polish,
];

/// Adds the speech after dashes to `found`, which stays in order and free of overlaps.
pub(in crate::quote) fn add(article: &Article, blocks: &[Block], found: &mut Vec<Quotation>) {
    if !LANGUAGES.contains(&article.language()) {
        return;
    }
    let text = article.prose().text();
    let mut spoken = Vec::new();
    for block in blocks.iter().filter(|b| b.span.of(text).starts_with(is_long_dash)) {
        let next = found.partition_point(|q| q.outer.end <= block.span.start);
        if found.get(next).is_none_or(|q| q.outer.start >= block.span.end) {
            speech(text, block.span, article.language(), &mut spoken);
        }
    }
    if !spoken.is_empty() {
        found.append(&mut spoken);
        found.sort_by_key(|q| q.outer.start);
    }
}

fn is_long_dash(c: char) -> bool {
    is_dash(c) && c != '-'
}

fn speech(text: &str, block: Span, language: Language, into: &mut Vec<Quotation>) {
    let lexicon = Lexicon::of(language);
    let mut dashes = block
        .of(text)
        .match_indices(is_long_dash)
        .map(|(at, dash)| Span::new(block.start + at, block.start + at + dash.len()));
    let Some(first) = dashes.next() else { return };
    match dashes.find(|dash| says(&text[dash.end..block.end], language, lexicon)) {
        Some(second) => {
            push(text, first, second.start, into);
            // The reporter's words end at the third dash; speech may follow.
            if let Some(third) = dashes.next() {
                push(text, third, block.end, into);
            }
        }
        None if language == Language::French => {
            // « — Nous partons, dit Jean. »: the verb stands directly after the comma, where a clause would have its
            // subject.
            let spoken = Span::new(first.end, block.end).of(text);
            let attribution = spoken.match_indices(',').map(|(at, _)| first.end + at + 1).find(|&at| {
                let first_word =
                    text[at..text.floor_char_boundary(block.end.min(at + LONGEST_WORDS))].split_whitespace().next();
                first_word.is_some_and(|word| begins_with_reporting_verb(word, lexicon))
            });
            if let Some(at) = attribution {
                push(text, first, at, into);
            }
        }
        None => {}
    }
}

/// Bytes that hold three words. Without this limit, a text without spaces would be read again and again.
const LONGEST_WORDS: usize = 100;

/// Stems of Polish reporting verbs: there is no lexicon for Polish.
static POLISH_VERBS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "reporting-verb-stem").collect());

/// Whether a reporting verb is among the first three words.
fn says(text: &str, language: Language, lexicon: &Lexicon) -> bool {
    text[..text.floor_char_boundary(LONGEST_WORDS)].split_whitespace().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if language == Language::Polish {
            return POLISH_VERBS.iter().any(|stem| word.starts_with(stem));
        }
        matches!(lexicon.role(word), Some(Role::ReportingVerb))
    })
}

/// Whether `word` is a reporting verb, with or without its pronoun: `dit`, `dit-il`.
fn begins_with_reporting_verb(word: &str, lexicon: &Lexicon) -> bool {
    let verb = word.split(['-', ',', '.']).next().unwrap_or("");
    matches!(lexicon.role(verb), Some(Role::ReportingVerb))
}

fn push(text: &str, dash: Span, end: usize, into: &mut Vec<Quotation>) {
    let inside = text[dash.end..end].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    let start = end - inside.len();
    let span = Span::new(start, start + inside.trim_end().len());
    if span.of(text).contains(char::is_alphanumeric) {
        let outer = Span::new(dash.start, span.end);
        into.push(Quotation { span, outer, kind: QuotationKind::Full, missing: None, speaker: None, cue: None });
    }
}
