//! A comparison, a scan or a check to paste into a ticket, a wiki or a mail: GitHub-flavoured Markdown that can be read unrendered, too.
//!
//! Article text is written by strangers. Every character that could begin markup, an entity, a table cell or the mention of a
//! person stands escaped.

mod check;
mod scan;

pub use check::check;
pub use scan::scan;

use std::fmt::Write as _;

use super::escape::harmless;
use super::shown::shown;
use super::word_diff::lone_stretches;
use super::words;
use respun::align::Passage;
use respun::article::Article;
use respun::compare::{Comparison, Side};
use respun::quote::{Change, QuoteRow, QuoteVerdict, QuotedStretch};
use respun::score::Verdict;
use respun::span::Span;

/// Most measures listed, the strongest evidence first.
const MOST_MEASURES: usize = 5;

/// Most passages listed for partial reuse, and most characters of each.
const MOST_PASSAGES: usize = 5;
const LONGEST_PASSAGE: usize = 400;

/// Most word swaps listed.
const MOST_SWAPS: usize = 12;

/// A comparison as a section of Markdown, with a heading of the second level; `a` and `b` are the articles that were compared.
///
/// ```
/// use respun::{Article, Config, compare};
/// use respun_report as report;
/// let (a, b) = (Article::plain("wire", "The ferry was late."), Article::plain("site", "Taxes rise in spring."));
/// let page = report::markdown::comparison(&a, &b, &compare(&a, &b, &Config::default()));
/// assert!(page.starts_with("## "));
/// assert!(page.contains("| A | wire | 4 |"));
/// ```
pub fn comparison(a: &Article, b: &Article, result: &Comparison) -> String {
    let mut page = String::new();
    let (name, sentence) = words::verdict_sentence(result.verdict);
    line(&mut page, &format!("## {name}: {}", text(sentence)));
    line(&mut page, "");
    let score = words::two_places(result.score);
    let certainty = words::certainty(result);
    let origin = format!("{}: **{}** ({score}). {}", certainty.about, certainty.words, certainty.then);
    line(&mut page, origin.trim_end());
    line(&mut page, "");
    line(&mut page, &text(&words::for_and_against(result)));
    line(&mut page, "");
    notes(&mut page, a, b, result);
    sides(&mut page, result);
    line(&mut page, &format!("Same content: {}", words::percent(result.similarity)));
    line(&mut page, "");
    evidence(&mut page, result);
    passages(&mut page, a, result);
    ledger(&mut page, &result.quotes);
    facts(&mut page, result);
    swaps(&mut page, result);
    disguises(&mut page, result);
    page
}

/// What the reader must know, and what was set aside.
fn notes(page: &mut String, a: &Article, b: &Article, result: &Comparison) {
    let lines = result.notes.iter().cloned().chain(words::set_aside(a, b, result));
    for note in lines {
        line(page, &format!("> {}", text(&note)));
        line(page, "");
    }
}

fn sides(page: &mut String, result: &Comparison) {
    line(page, "| | article | words | found in the other | word for word | edited | in other words | in quotes |");
    line(page, "|---|---|--:|--:|--:|--:|--:|--:|");
    for (name, side, overlap) in [("A", &result.a, result.a_in_b), ("B", &result.b, result.b_in_a)] {
        let shares = [overlap.total, overlap.verbatim, overlap.edited, overlap.paraphrased, overlap.quoted];
        let shares = shares.map(words::percent).join(" | ");
        line(page, &format!("| {name} | {} | {} | {shares} |", titled(side), side.words));
    }
    line(page, "");
}

fn titled(side: &Side) -> String {
    let title = side.title.as_deref().map(|title| format!(" — {}", text(title)));
    format!("{}{}", text(&side.id), title.unwrap_or_default())
}

fn evidence(page: &mut String, result: &Comparison) {
    if result.evidence.is_empty() {
        return;
    }
    line(page, "### Measures");
    line(page, "");
    for measure in result.evidence.iter().take(MOST_MEASURES) {
        line(
            page,
            &format!("- {} {}", words::rounded_measure(measure.name, measure.value), text(&words::measure(measure))),
        );
    }
    line(page, "");
}

/// Of partial reuse the longest passages, as they stand in a.
fn passages(page: &mut String, a: &Article, result: &Comparison) {
    if result.verdict != Verdict::PartialReuse || result.passages.is_empty() {
        return;
    }
    line(page, "### What was taken over");
    line(page, "");
    let mut longest: Vec<&Passage> = result.passages.iter().collect();
    longest.sort_by_key(|passage| (std::cmp::Reverse(passage.a.len()), passage.a.start));
    for passage in longest.into_iter().take(MOST_PASSAGES) {
        let words = shown(a, passage.a).split_whitespace().collect::<Vec<_>>().join(" ");
        let end = words.char_indices().nth(LONGEST_PASSAGE).map_or(words.len(), |(at, _)| at);
        let rest = if end < words.len() { "…" } else { "" };
        line(page, &format!("- {}: “{}{rest}”", words::kind(passage.kind), text(&words[..end])));
    }
    line(page, "");
}

/// The ledger as a table, words that only one side has struck out or in bold.
fn ledger(page: &mut String, rows: &[QuoteRow]) {
    if rows.is_empty() {
        return;
    }
    line(page, "### Quotations");
    line(page, "");
    line(page, "| verdict | A | B | changed |");
    line(page, "|---|---|---|---|");
    for row in rows {
        let flags: String = row.flags.iter().map(|&flag| format!(", **{}**", words::flag(flag))).collect();
        let (a, b) = quoted_words(row);
        line(
            page,
            &format!("| {}{flags} | {a} | {b} | {} |", words::quote_verdict(row.verdict), changes(&row.changes)),
        );
    }
    line(page, "");
}

/// Both sides of a row with speakers; a side that is not there is empty.
fn quoted_words(row: &QuoteRow) -> (String, String) {
    let of = |side: &Option<QuotedStretch>, in_marks: bool, lone: &[Span], sign: &str| {
        side.as_ref().map_or(String::new(), |side| {
            let said = with_signs(&side.text, lone, sign);
            let said = if in_marks { format!("“{said}”") } else { said };
            side.speaker.as_deref().map_or(said.clone(), |speaker| format!("{said} — {}", text(speaker)))
        })
    };
    let both = row.a.as_ref().zip(row.b.as_ref());
    let (lone_a, lone_b) = both.and_then(|(a, b)| lone_stretches(&a.text, &b.text)).unwrap_or_default();
    (
        of(&row.a, row.verdict != QuoteVerdict::NewlyQuoted, &lone_a, "~~"),
        of(&row.b, row.verdict != QuoteVerdict::Unquoted, &lone_b, "**"),
    )
}

/// Words with a sign before and behind each of some stretches.
fn with_signs(words: &str, stretches: &[Span], sign: &str) -> String {
    let mut marked = String::new();
    let mut written = 0;
    for stretch in stretches {
        let (before, inside) = (&words[written..stretch.start], stretch.of(words));
        // Writing to a string cannot fail.
        write!(marked, "{}{sign}{}{sign}", text(before), text(inside)).unwrap_or_default();
        written = stretch.end;
    }
    marked + &text(&words[written..])
}

fn changes(changes: &[Change]) -> String {
    let shown = changes.iter().map(|change| match (text(&change.a), text(&change.b)) {
        (a, b) if a.is_empty() => format!("\\+ {b}"),
        (a, b) if b.is_empty() => format!("− {a}"),
        (a, b) => format!("{a} → {b}"),
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn disguises(page: &mut String, result: &Comparison) {
    let lines = words::disguises(result);
    if lines.is_empty() {
        return;
    }
    line(page, "### Words in disguise");
    line(page, "");
    for one in lines {
        line(page, &format!("- {}", text(&one)));
    }
    line(page, "");
}

fn facts(page: &mut String, result: &Comparison) {
    if result.facts.is_empty() {
        return;
    }
    line(page, "### Facts that differ");
    line(page, "");
    for fact in &result.facts {
        line(page, &format!("- {}: {} → {}", words::fact(fact.kind), text(&fact.a), text(&fact.b)));
    }
    line(page, "");
}

fn swaps(page: &mut String, result: &Comparison) {
    if result.swaps.is_empty() {
        return;
    }
    line(page, "### Words replaced again and again");
    line(page, "");
    let shown = result.swaps.iter().take(MOST_SWAPS);
    let shown: Vec<String> =
        shown.map(|swap| format!("{} → {} ×{}", text(&swap.a), text(&swap.b), swap.count)).collect();
    line(page, &shown.join(", "));
    line(page, "");
}

fn line(page: &mut String, words: &str) {
    page.push_str(words);
    page.push('\n');
}

/// Text of strangers as text, on one line: characters that could begin markup stand behind a backslash, `<`, `>`, `&` and the `@` of a
/// mention as entities, and what a terminal would obey as a visible escape.
fn text(source: &str) -> String {
    let mut safe = String::with_capacity(source.len());
    for c in harmless(source).chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '@' => safe.push_str("&#64;"),
            // A bare address would become a link.
            ':' if ends_with_any(&safe, &["http", "https", "ftp"]) => safe.push_str("&#58;"),
            '.' if ends_with_any(&safe, &["www"]) => safe.push_str("&#46;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            '+' | '-' | '=' if safe.is_empty() => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Whether `text` ends with one of these words, which are in small letters, in whatever case.
fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let end = |length: usize| &text.as_bytes()[text.len().saturating_sub(length)..];
    words.iter().any(|word| end(word.len()).eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{hostile, rewrite};

    #[test]
    fn the_page_tells_what_the_comparison_tells() {
        let example = rewrite();
        let page = comparison(&example.a, &example.b, &example.result);
        for part in [
            "## Rewrite: B is a reworded version of A\n",
            "**almost certain** (0.98)",
            "For: 93% of the sentences of the shorter text follow the order of the longer, 86% of the names and figures kept.",
            "\nSame content: 71%\n",
            "| altered, **negation changed** | “We did ~~not~~ ignore the warning,” — Ida Renn |",
            "| “We heard a **lengthy grinding sound**, and then the **lamps** went out,” — Greta Osvald |",
            "| added |  | “loves the sea” |  |",
            "- number: \\$5 million → \\$50 million\n",
            "passengers → travellers ×5",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn of_partial_reuse_the_part_is_shown() {
        let mut example = rewrite();
        example.result.notes = vec!["Notes | are shown.".to_owned()];
        let before = comparison(&example.a, &example.b, &example.result);
        assert!(!before.contains("What was taken over") && before.contains("\n> Notes \\| are shown.\n"), "{before}");
        example.result.verdict = Verdict::PartialReuse;
        example.result.score = 0.26;
        let page = comparison(&example.a, &example.b, &example.result);
        for part in [
            "One written from the other as a whole: **unlikely** (0.26). A part was taken over: see below.\n",
            "### What was taken over\n\n- in other words: “Night ferry runs aground off Port Lindon The night ferry",
            "- word for word: “The line will stay closed until Thursday.”\n",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn what_strangers_wrote_is_no_markup() {
        for (source, want) in [
            ("<script>", "&lt;script&gt;"),
            ("a | b\nc", "a \\| b c"),
            ("[x](javascript:y)", "\\[x\\]\\(javascript:y\\)"),
            ("@all", "&#64;all"),
            ("https://harbour.example", "https&#58;//harbour.example"),
            ("HTTP://x www.harbour.example", "HTTP&#58;//x www&#46;harbour.example"),
            ("- item", "\\- item"),
            ("\x1b[31m", "\\\\u\\{1b\\}\\[31m"),
        ] {
            assert_eq!(text(source), want);
        }
        let example = hostile();
        let page = comparison(&example.a, &example.b, &example.result);
        assert!(!page.contains('\x1b') && !page.contains('\u{202E}'), "{page:?}");
        let columns = |row: &str| row.matches('|').count() - row.matches("\\|").count();
        assert!(page.lines().filter(|row| row.starts_with("| ")).all(|row| matches!(columns(row), 5 | 9)), "{page}");
    }
}
