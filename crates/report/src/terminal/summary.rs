//! The first screen: verdict, how sure, how much, why, and what an editor must look at first.
//!
//! At most 24 lines at 80 columns, so that it fits on the smallest terminal; entries take one line each.

use super::ledger::changes;
use super::line::{Ink, Line};
use super::words;
use super::{Page, ledger};
use respun::align::MatchKind;
use respun::article::Article;
use respun::compare::{Comparison, Side};
use respun::quote::QuoteVerdict;
use respun::score::Overlap;

/// Quotations; three is what can be kept in mind.
const MOST_ENTRIES: usize = 3;
/// Facts that differ; all are listed below.
const MOST_FACTS: usize = 2;
/// Cells of a bar at most: longer bars show no more than these do.
const LONGEST_BAR: usize = 50;
/// Where entries begin: behind the widest label, "Quotations", and a gap.
const LABEL: usize = 13;

pub(super) fn write(page: &mut Page, a: &Article, b: &Article, result: &Comparison) {
    let (name, sentence) = words::verdict_sentence(result.verdict);
    page.hanging(Line::new(), &Line::of(Ink::Strong, name).then(Ink::Strong, ": ").then(Ink::Strong, sentence), None);
    let score = words::two_places(result.score);
    let certainty = words::certainty(result);
    let origin = format!("{}: {} ({score}). {}", certainty.about, certainty.words, certainty.then);
    page.hanging(Line::new(), &Line::of(Ink::Plain, origin.trim_end()), None);
    page.blank();
    sides(page, result);
    page.blank();
    overlaps(page, result);
    page.hanging(label("Why"), &Line::of(Ink::Plain, &words::for_and_against(result)), None);
    notes(page, a, b, result);
    counts(page, result);
    quotations(page, result);
    facts(page, result);
    disguises(page, result);
}

fn disguises(page: &mut Page, result: &Comparison) {
    let lines = words::disguises(result);
    entries(page, "Disguise", lines.iter().map(|line| Line::of(Ink::Alarm, line)));
}

fn sides(page: &mut Page, result: &Comparison) {
    let widest_id = page.columns / 3;
    let id = |side: &Side| Line::of(Ink::Plain, &side.id).cut_before(widest_id);
    let size =
        |side: &Side| Line::of(Ink::Faint, &format!("{}, {}", words::counted(side.words, "word"), side.language));
    let id_width = id(&result.a).width().max(id(&result.b).width());
    let size_width = size(&result.a).width().max(size(&result.b).width());
    for (name, side) in [("A", &result.a), ("B", &result.b)] {
        let line = Line::of(Ink::Strong, &format!("  {name}  ")).join(id(side).padded(id_width)).then(Ink::Plain, "  ");
        let line = line.join(size(side).padded(size_width)).then(Ink::Plain, "  ");
        page.line(&line.then(Ink::Plain, side.title.as_deref().unwrap_or_default()));
    }
}

/// The kinds of matches in the order of a bar, each with the sign that it is drawn with.
const BAR: [(MatchKind, &str, Ink); 3] = [
    (MatchKind::Verbatim, "█", Ink::Verbatim),
    (MatchKind::Edited, "▓", Ink::Edited),
    (MatchKind::Paraphrased, "▒", Ink::Paraphrased),
];

fn overlaps(page: &mut Page, result: &Comparison) {
    for (name, overlap) in [("A in B", result.a_in_b), ("B in A", result.b_in_a)] {
        let label = Line::of(Ink::Strong, &format!("  {name}")).padded(LABEL - 4);
        let quoted = format!("  {} in quotes", words::percent(overlap.quoted));
        let cells = page.columns.saturating_sub(LABEL + 1 + quoted.len()).min(LONGEST_BAR);
        let line = label
            .then(Ink::Plain, &format!("{:>4} ", words::percent(overlap.total)))
            .join(bar(&overlap, cells))
            .then(Ink::Faint, &quoted);
        page.line(&line);
    }
    if result.a_in_b.total + result.b_in_a.total > 0.0 {
        let mut key = Line::new().padded(LABEL + 1);
        for (kind, sign, ink) in BAR {
            key = key.then(ink, sign).then(Ink::Faint, &format!(" {}  ", words::kind(kind)));
        }
        page.line(&key);
    }
    let content = Line::of(Ink::Strong, "  Same content: ");
    page.line(&content.then(Ink::Plain, &words::percent(result.similarity)));
    page.blank();
}

/// The overlap as a bar of `cells` cells, the kinds one behind the other.
fn bar(overlap: &Overlap, cells: usize) -> Line {
    let mut line = Line::new();
    let (mut drawn, mut share) = (0, 0.0);
    for (kind, sign, ink) in BAR {
        share += match kind {
            MatchKind::Verbatim => overlap.verbatim,
            MatchKind::Edited => overlap.edited,
            MatchKind::Paraphrased => overlap.paraphrased,
            MatchKind::Bridged => 0.0,
        };
        // Sums are rounded, not kinds, so that the bar ends where the total ends.
        let end = ((share * cells as f64).round() as usize).clamp(drawn, cells);
        line = line.then(ink, &sign.repeat(end - drawn));
        drawn = end;
    }
    line.then(Ink::Faint, &"·".repeat(cells - drawn))
}

/// What the reader must know, and what was set aside.
fn notes(page: &mut Page, a: &Article, b: &Article, result: &Comparison) {
    let mut name = "Notes";
    for note in result.notes.iter().cloned().chain(words::set_aside(a, b, result)) {
        page.hanging(label(name), &Line::of(Ink::Plain, &note), None);
        name = "";
    }
}

fn counts(page: &mut Page, result: &Comparison) {
    if let Some(line) = words::sentences(result) {
        page.hanging(label("Sentences"), &Line::of(Ink::Plain, &line), None);
    }
}

fn quotations(page: &mut Page, result: &Comparison) {
    if result.quotes.is_empty() {
        return;
    }
    page.hanging(label("Quotations"), &Line::of(Ink::Plain, &words::tally(&result.quotes)), Some(2));
    let rows = &result.quotes;
    let worth_a_line = |row: &&respun::quote::QuoteRow| {
        row.has_grave_flag() || !matches!(row.verdict, QuoteVerdict::Verbatim | QuoteVerdict::Typographic)
    };
    entries(
        page,
        "",
        rows.iter().filter(worth_a_line).take(MOST_ENTRIES).map(|row| {
            let line = ledger::head(row).then(Ink::Plain, "  ");
            match &row.changes[..] {
                [] => {
                    let side = row.a.as_ref().or(row.b.as_ref());
                    line.then(Ink::Plain, &format!("“{}”", side.map_or("", |side| &side.text)))
                }
                every => line.join(changes(every)),
            }
        }),
    );
}

fn facts(page: &mut Page, result: &Comparison) {
    entries(
        page,
        "Facts",
        result.facts.iter().take(MOST_FACTS).map(|fact| {
            Line::of(Ink::Alarm, words::fact(fact.kind))
                .then(Ink::Plain, "  ")
                .then(Ink::Removed, &fact.a)
                .then(Ink::Plain, " → ")
                .then(Ink::Inserted, &fact.b)
        }),
    );
}

/// Entries of one line each, the label before the first.
fn entries(page: &mut Page, name: &str, entries: impl Iterator<Item = Line>) {
    let mut name = name;
    for entry in entries {
        page.line(&label(name).join(entry));
        name = "";
    }
}

fn label(name: &str) -> Line {
    Line::of(Ink::Strong, &format!("  {name}")).padded(LABEL + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_they_should_be() {
        for (verbatim, edited, paraphrased, drawn) in [
            (0.0, 0.0, 0.0, "··········"),
            (1.0, 0.0, 0.0, "██████████"),
            (0.2, 0.1, 0.5, "██▓▒▒▒▒▒··"),
            (0.04, 0.04, 0.04, "▓·········"),
            (0.7, 0.7, 0.7, "███████▓▓▓"),
        ] {
            let overlap = Overlap { total: 0.0, verbatim, edited, paraphrased, quoted: 0.0 };
            let mut shown = String::new();
            bar(&overlap, 10).write_to(&mut shown, false);
            assert_eq!(shown.trim_end(), drawn);
        }
    }
}
