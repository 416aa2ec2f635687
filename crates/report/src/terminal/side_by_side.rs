//! Aligned sentences in two columns, a to the left and b to the right, changed words marked.
//!
//! ```text
//!  ≈   The locomotive slid into a meadow   │ The engine slipped into a pasture
//!      beside the River Osk.               │ next to the River Osk.
//! ```
//!
//! The sign in the margin says how alike the two are: `=` word for word, `~` edited, `≈` in other words, `·` paired by position
//! only; `↕` that the order of the telling differs. Below 60 columns a stands above b.

use super::line::{Ink, Line};
use super::marks::marked;
use super::{Page, words};
use crate::shown::shown;
use respun::align::{MatchKind, Passage, SentenceMatch};
use respun::article::Article;
use respun::compare::Comparison;
use respun::span::Span;

/// Below, a column would hold three words a line.
const FEWEST_COLUMNS_FOR_TWO: usize = 60;
/// What stands before the left column: the signs and a gap.
const MARGIN: usize = 5;
/// What parts the columns.
const GUTTER: &str = " │ ";
/// Wider columns are hard to read: the eye loses the line.
const WIDEST_COLUMN: usize = 90;
/// Matches that are shown of a long article: two screens of most news items.
const MOST_MATCHES: usize = 40;
/// Lines of one match; longer ones are mostly lists that were taken for a sentence.
const MOST_LINES: usize = 12;

pub(super) fn write(page: &mut Page, a: &Article, b: &Article, result: &Comparison) {
    if result.sentences.is_empty() {
        return;
    }
    page.heading("Side by side", "= word for word  ~ edited  ≈ in other words  ↕ moved");
    if words::has_bridges(result) {
        page.text(Ink::Faint, "· by position only: not counted as found again");
        page.blank();
    }
    if page.columns >= FEWEST_COLUMNS_FOR_TWO {
        let widest = column(page) - 2;
        let name = |name: &str, id: &str| {
            Line::of(Ink::Strong, name).then(Ink::Faint, " ").join(Line::of(Ink::Faint, id).cut_before(widest))
        };
        let (left, right) = (name("A", a.id()), name("B", b.id()));
        beside(page, Line::new(), &left, &right, Some(1));
    }
    let mut before = None;
    for (index, matched) in result.sentences.iter().take(page.limit(MOST_MATCHES).unwrap_or(usize::MAX)).enumerate() {
        let place = result.passages.iter().position(|passage| holds(passage, matched));
        page.blank();
        if place != before || (index == 0 && !result.passages.is_empty()) {
            page.line(&passage_head(place, &result.passages));
        }
        before = place;
        sentence_match(page, a, b, matched);
    }
    page.more(result.sentences.len() - page.limit(MOST_MATCHES).unwrap_or(usize::MAX).min(result.sentences.len()));
}

fn holds(passage: &Passage, matched: &SentenceMatch) -> bool {
    matched.a.iter().any(|&span| passage.a.overlaps(span)) && matched.b.iter().any(|&span| passage.b.overlaps(span))
}

fn passage_head(place: Option<usize>, passages: &[Passage]) -> Line {
    let Some(index) = place else {
        return Line::of(Ink::Faint, "Single sentences");
    };
    let passage = &passages[index];
    let moved = if passage.moved { ", moved" } else { "" };
    Line::of(Ink::Strong, &format!("Passage {}", index + 1))
        .then(Ink::Plain, "  ")
        .then(ink(passage.kind), words::kind(passage.kind))
        .then(Ink::Faint, &format!(", {} alike{moved}", words::percent(passage.similarity)))
}

fn sentence_match(page: &mut Page, a: &Article, b: &Article, matched: &SentenceMatch) {
    let (left, right) = (joined(a, &matched.a), joined(b, &matched.b));
    // What stands word for word needs no reading: one line tells where it is.
    let limit = if matched.kind == MatchKind::Verbatim { 1 } else { MOST_LINES };
    let (left, right) = match matched.kind {
        MatchKind::Verbatim | MatchKind::Bridged => (Line::of(Ink::Faint, &left), Line::of(Ink::Faint, &right)),
        MatchKind::Edited | MatchKind::Paraphrased => marked(&left, &right, page.colour),
    };
    let sign = match matched.kind {
        MatchKind::Verbatim => "=",
        MatchKind::Edited => "~",
        MatchKind::Paraphrased => "≈",
        MatchKind::Bridged => "·",
    };
    let margin =
        Line::of(Ink::Plain, " ").then(ink(matched.kind), sign).then(Ink::Alarm, if matched.moved { "↕" } else { "" });
    let limit = page.limit(limit);
    beside(page, margin, &left, &right, limit);
}

/// The words of several sentences.
fn joined(article: &Article, spans: &[Span]) -> String {
    spans.iter().map(|&span| shown(article, span)).collect::<Vec<_>>().join(" ")
}

fn ink(kind: MatchKind) -> Ink {
    match kind {
        MatchKind::Verbatim => Ink::Verbatim,
        MatchKind::Edited => Ink::Edited,
        MatchKind::Paraphrased => Ink::Paraphrased,
        MatchKind::Bridged => Ink::Faint,
    }
}

/// Two texts, each in a column of its own, or one above the other on a narrow page; `margin` stands before the first line.
pub(super) fn beside(page: &mut Page, margin: Line, left: &Line, right: &Line, limit: Option<usize>) {
    if page.columns < FEWEST_COLUMNS_FOR_TWO {
        let below = Line::new().padded(MARGIN - 2);
        for (head, name, text) in [(margin.padded(MARGIN - 2), "A ", left), (below, "B ", right)] {
            if !text.is_empty() {
                page.hanging(head.then(Ink::Faint, name), text, limit);
            }
        }
        return;
    }
    let column = column(page);
    let (left, right) = (left.wrapped(column, limit), right.wrapped(column, limit));
    let mut margin = Some(margin);
    for index in 0..left.len().max(right.len()) {
        let line = margin.take().unwrap_or_default().padded(MARGIN).join(left.get(index).cloned().unwrap_or_default());
        let line = line.padded(MARGIN + column).then(Ink::Faint, GUTTER);
        page.line(&line.join(right.get(index).cloned().unwrap_or_default()));
    }
}

/// How wide each of two columns is, on a page that is wide enough for two.
fn column(page: &Page) -> usize {
    ((page.columns - MARGIN - GUTTER.chars().count()) / 2).min(WIDEST_COLUMN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;
    use crate::terminal::{Look, comparison};

    #[test]
    fn of_a_long_name_the_end_is_shown() {
        let example = example::rewrite();
        let with_name = |article: &Article, id: &str| Article::plain(id, article.source());
        let (a, b) = (with_name(&example.a, &"archive/".repeat(9)), with_name(&example.b, "news/2025/03/site.txt"));
        let page = comparison(&a, &b, &example.result, &Look::default());
        let names = page.lines().skip_while(|line| !line.contains("Side by side")).nth(2).unwrap();
        assert!(names.starts_with("     A …") && names.contains("/archive/ │ B news/2025/03/site.txt"), "{names}");
    }

    #[test]
    fn what_was_paired_by_position_has_a_sign_and_is_not_counted() {
        let mut example = example::rewrite();
        let page = |example: &example::Example| comparison(&example.a, &example.b, &example.result, &Look::default());
        assert!(!page(&example).contains("by position only"));
        example.result.sentences.last_mut().unwrap().kind = MatchKind::Bridged;
        let page = page(&example);
        assert!(page.contains(" ·   “Nothing is broken,” said one of     │ A frogman said that no part was"), "{page}");
        assert!(page.contains("\n· by position only: not counted as found again\n"), "{page}");
        let counted = "8 of 11 of A found again in B, 1 moved, 1 paired by position only;\n";
        assert!(page.contains(counted), "{page}");
    }

    fn laid_out(columns: usize, left: &str, right: &str) -> String {
        let mut page = Page::new(&Look { columns, ..Look::default() });
        let text = |text| Line::of(Ink::Plain, text);
        beside(&mut page, Line::of(Ink::Plain, " ="), &text(left), &text(right), None);
        page.text
    }

    #[test]
    fn columns_stand_beside_each_other() {
        assert_eq!(
            laid_out(60, "The ferry that left at noon was late", "渡船今天晚点了"),
            " =   The ferry that left at     │ 渡船今天晚点了\n     noon was late              │\n"
        );
    }

    #[test]
    fn wide_characters_keep_the_gutter_in_its_place() {
        let page = laid_out(60, "渡船今天晚点了，码头上有很多人在等", "late 🚢");
        let places: Vec<_> =
            page.lines().map(|line| super::super::line::width(line.split('│').next().unwrap())).collect();
        assert_eq!(places, [32, 32]);
    }

    #[test]
    fn narrow_pages_put_a_above_b() {
        assert_eq!(laid_out(40, "The ferry was late", "It came late"), " = A The ferry was late\n   B It came late\n");
    }
}
