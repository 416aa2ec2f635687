//! Lists: facts that differ, word swaps, sentences dropped and added.

use super::line::{Ink, Line};
use super::side_by_side::beside;
use super::{Page, words};
use crate::shown::{shown, surroundings};
use respun::article::Article;
use respun::compare::{Comparison, Fact, Swap};
use respun::disguise::{Disguise, DisguiseKind};
use respun::span::Span;

/// Facts, and sentences of either list, that are shown.
const MOST_ENTRIES: usize = 12;
/// Words replaced that are shown: the list is in the order of their number.
const MOST_SWAPS: usize = 24;
/// Lines of one sentence.
const MOST_LINES: usize = 4;
/// Characters before and after a fact: enough to tell what it is a fact of.
const SURROUNDINGS: usize = 40;

pub(super) fn write(page: &mut Page, a: &Article, b: &Article, result: &Comparison) {
    facts(page, a, b, &result.facts);
    swaps(page, &result.swaps);
    disguises(page, "A", &result.disguises_of_a);
    disguises(page, "B", &result.disguises_of_b);
    sentences(page, "Dropped", "of A, not in B", a, &result.dropped);
    sentences(page, "Added", "of B, not in A", b, &result.added);
}

fn facts(page: &mut Page, a: &Article, b: &Article, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.heading("Facts that differ", &facts.len().to_string());
    let shown = page.limit(MOST_ENTRIES).unwrap_or(usize::MAX).min(facts.len());
    for fact in &facts[..shown] {
        let head = Line::of(Ink::Plain, " ").then(Ink::Alarm, words::fact(fact.kind)).then(Ink::Plain, "  ");
        page.line(&head.then(Ink::Removed, &fact.a).then(Ink::Faint, " → ").then(Ink::Inserted, &fact.b));
        let left = in_context(a, fact.a_at, Ink::Removed);
        let right = in_context(b, fact.b_at, Ink::Inserted);
        let limit = page.limit(MOST_LINES);
        beside(page, Line::new(), &left, &right, limit);
    }
    page.more(facts.len() - shown);
}

fn in_context(article: &Article, at: Span, ink: Ink) -> Line {
    let (before, after) = surroundings(article, at, SURROUNDINGS);
    Line::of(Ink::Faint, "… ")
        .then(Ink::Plain, before)
        .then(ink, shown(article, at))
        .then(Ink::Plain, after)
        .then(Ink::Faint, " …")
}

fn swaps(page: &mut Page, swaps: &[Swap]) {
    if swaps.is_empty() {
        return;
    }
    page.heading("Words replaced again and again", "");
    let shown = page.limit(MOST_SWAPS).unwrap_or(usize::MAX).min(swaps.len());
    let mut line = Line::new();
    for swap in &swaps[..shown] {
        if !line.is_empty() {
            line = line.then(Ink::Faint, " · ");
        }
        line = line.then(Ink::Removed, &swap.a).then(Ink::Faint, " → ").then(Ink::Inserted, &swap.b);
        line = line.then(Ink::Faint, &format!(" ×{}", swap.count));
    }
    page.hanging(Line::of(Ink::Plain, " "), &line, None);
    page.more(swaps.len() - shown);
}

fn disguises(page: &mut Page, name: &str, disguises: &[Disguise]) {
    if disguises.is_empty() {
        return;
    }
    page.heading(&format!("Words in disguise in {name}"), &disguises.len().to_string());
    let n_shown = page.limit(MOST_ENTRIES).unwrap_or(usize::MAX).min(disguises.len());
    for disguise in &disguises[..n_shown] {
        let line = Line::of(Ink::Alarm, disguise.kind.explained()).then(Ink::Faint, ": ");
        let line = match disguise.kind {
            DisguiseKind::Hidden => line,
            _ => line.then(Ink::Removed, &disguise.written).then(Ink::Faint, " is "),
        };
        let limit = page.limit(MOST_LINES);
        page.hanging(Line::of(Ink::Faint, " • "), &line.then(Ink::Inserted, &disguise.plain), limit);
    }
    page.more(disguises.len() - n_shown);
}

fn sentences(page: &mut Page, title: &str, note: &str, article: &Article, spans: &[Span]) {
    if spans.is_empty() {
        return;
    }
    page.heading(title, &format!("{} {note}", words::counted(spans.len(), "sentence")));
    let n_shown = page.limit(MOST_ENTRIES).unwrap_or(usize::MAX).min(spans.len());
    for &span in &spans[..n_shown] {
        let limit = page.limit(MOST_LINES);
        page.hanging(Line::of(Ink::Faint, " • "), &Line::of(Ink::Plain, shown(article, span)), limit);
    }
    page.more(spans.len() - n_shown);
}
