//! Results for people. Of a comparison the verdict and why on one screen, then both texts side by side, then every quotation.
//!
//! ```text
//! summary       verdict, both overlaps, what speaks for and against it, notes, gravest quotations, facts that differ
//! side_by_side  aligned sentences in two columns, changed words marked
//! ledger        quotations, the gravest first
//! lists         facts, words replaced, sentences dropped and added
//!
//! scan, check, quotations, table: pages of their own
//! ```
//!
//! A page is laid out for a number of columns and reads without colour: every colour has a mark, a word or a place that says
//! the same. What articles say is shown, never obeyed (see `escape`). Whether there is colour, and how wide the terminal is,
//! the caller knows.

mod check;
mod ledger;
mod line;
mod lists;
mod marks;
mod quotations;
mod scan;
mod side_by_side;
mod summary;
mod table;

pub use check::check;
pub use quotations::quotations;
pub use scan::scan;
pub use table::table;

use crate::words;
use line::{Ink, Line};
use respun::article::Article;
use respun::compare::Comparison;

/// How a page is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Terminal columns; fewer than 20 are taken for 20.
    pub columns: usize,
    /// Whether escape sequences for colour may be written.
    pub colour: bool,
    /// Whether long sections are shown to their end.
    pub all: bool,
}

impl Default for Look {
    /// 80 columns, no colour, long sections shortened.
    fn default() -> Look {
        Look { columns: 80, colour: false, all: false }
    }
}

/// Narrower pages would break every other word.
const FEWEST_COLUMNS: usize = 20;

/// A comparison as a page of text; `a` and `b` are the articles that were compared.
///
/// ```
/// use respun::{Article, Config, compare};
/// use respun_report as report;
/// let (a, b) = (Article::plain("wire", "The ferry was late."), Article::plain("site", "Taxes rise in spring."));
/// let page = report::terminal::comparison(&a, &b, &compare(&a, &b, &Config::default()), &report::terminal::Look::default());
/// assert!(page.contains("  A  wire  4 words"));
/// ```
pub fn comparison(a: &Article, b: &Article, result: &Comparison, look: &Look) -> String {
    let mut page = Page::new(look);
    summary::write(&mut page, a, b, result);
    side_by_side::write(&mut page, a, b, result);
    ledger::write(&mut page, result);
    lists::write(&mut page, a, b, result);
    page.text
}

/// A comparison as one line: verdict, score, both overlaps, the pair's id. Columns stand one below the other.
///
/// ```text
/// rewrite         0.98  A in B  88%  B in A  97%  pair-17
/// ```
pub fn comparison_line(id: &str, result: &Comparison) -> String {
    let mut line = String::new();
    Line::of(Ink::Plain, result.verdict.name())
        .padded(16)
        .then(Ink::Plain, &words::two_places(result.score))
        .then(Ink::Plain, &format!("  A in B {:>4}", words::percent(result.a_in_b.total)))
        .then(Ink::Plain, &format!("  B in A {:>4}  ", words::percent(result.b_in_a.total)))
        .then(Ink::Plain, id)
        .write_to(&mut line, false);
    line
}

/// A page being written.
struct Page {
    text: String,
    columns: usize,
    colour: bool,
    all: bool,
}

impl Page {
    fn new(look: &Look) -> Page {
        Page { text: String::new(), columns: look.columns.max(FEWEST_COLUMNS), colour: look.colour, all: look.all }
    }

    /// `count` for a section that is shortened, no limit if everything is asked for.
    fn limit(&self, count: usize) -> Option<usize> {
        (!self.all).then_some(count)
    }

    /// A blank line, never two.
    fn blank(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Running text, wrapped.
    fn text(&mut self, ink: Ink, text: &str) {
        self.hanging(Line::new(), &Line::of(ink, text), None);
    }

    /// Says that what follows is not all.
    fn stopped_early(&mut self) {
        self.text(Ink::Alarm, "Stopped early: what follows is right, but not all.");
        self.blank();
    }

    /// The line as it is, cut at the edge of the page.
    fn line(&mut self, line: &Line) {
        if line.width() > self.columns {
            line.cut(self.columns).write_to(&mut self.text, self.colour);
        } else {
            line.write_to(&mut self.text, self.colour);
        }
    }

    /// `text` behind `head`; further lines begin below the beginning of the text.
    fn hanging(&mut self, head: Line, text: &Line, limit: Option<usize>) {
        let indent = head.width();
        let mut head = Some(head);
        for line in text.wrapped(self.columns.saturating_sub(indent), limit) {
            let before = head.take().unwrap_or_else(|| Line::new().padded(indent));
            self.line(&before.join(line));
        }
        if let Some(head) = head {
            self.line(&head);
        }
    }

    /// `text` behind `head` as it is if it fits, with all its spaces, else wrapped.
    fn whole(&mut self, head: Line, text: &Line) {
        if head.width() + text.width() > self.columns {
            self.hanging(head, text, None);
        } else {
            self.line(&head.join(text.clone()));
        }
    }

    /// A section's heading, with a blank line before and after it.
    fn heading(&mut self, title: &str, note: &str) {
        self.blank();
        let line = Line::of(Ink::Faint, "── ").then(Ink::Strong, title).then(Ink::Plain, "  ").then(Ink::Plain, note);
        let gap = if note.is_empty() { "" } else { " " };
        let rest = self.columns.saturating_sub(line.width() + gap.len());
        self.line(&line.then(Ink::Plain, gap).then(Ink::Faint, &"─".repeat(rest)));
        self.blank();
    }

    /// Says that `count` more entries are there than are shown.
    fn more(&mut self, count: usize) {
        if count > 0 {
            self.line(&Line::of(Ink::Faint, &format!("   … {count} more (--all shows them)")));
        }
    }
}

/// Holds `page` against many widths, with and without colour: no line may be wider than asked for, and nothing in it be obeyed.
#[cfg(test)]
fn assert_fits(page: impl Fn(&Look) -> String) {
    for columns in [20, 40, 59, 60, 80, 120, 160, 300] {
        for colour in [false, true] {
            let page = page(&Look { columns, colour, all: true });
            let shown = anstream::adapter::strip_str(&page).to_string();
            for line in shown.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= columns, "{columns}: {line:?}");
                assert!(!line.chars().any(|c| c.is_control() || c == '\u{202E}'), "{line:?}");
            }
            assert!(colour || shown == page, "{page}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{self, Example};

    fn page(example: &Example, columns: usize, colour: bool) -> String {
        comparison(&example.a, &example.b, &example.result, &Look { columns, colour, all: false })
    }

    fn without_escapes(page: &str) -> String {
        anstream::adapter::strip_str(page).to_string()
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for example in [example::rewrite(), example::hostile(), example::nothing()] {
            for columns in [20, 40, 59, 60, 80, 120, 160, 300] {
                for colour in [false, true] {
                    for line in without_escapes(&page(&example, columns, colour)).lines() {
                        assert!(unicode_width::UnicodeWidthStr::width(line) <= columns, "{columns}: {line:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page_whatever_the_script() {
        let text = |verb: &str| {
            format!(
                "渡船今天没有开🛥️，港口办公室说明天会开。“渡船今天没有开，” said Kim Ji-na 👩‍👩‍👧. Ilse Brandt {verb} the harbour office \
                 of Port Ellis on Monday about archive/2025/{}.",
                "港口新闻🛥️/".repeat(30)
            )
        };
        let article =
            |id: &str, verb: &str| Article::plain(id.repeat(20), text(verb)).with_title("渡船 🛥️ Ferry ".repeat(15));
        let (a, b) = (article("港口/wire ", "asked"), article("👩‍👩‍👧/site ", "warned"));
        let result = respun::compare(&a, &b, &respun::Config::default());
        assert!(!result.sentences.is_empty() && !result.quotes.is_empty());
        assert_fits(|look| comparison(&a, &b, &result, look));
    }

    #[test]
    fn verdict_and_why_fit_on_one_screen() {
        for columns in [80, 120, 160] {
            let page = page(&example::rewrite(), columns, false);
            let screen: Vec<_> = page.lines().take_while(|line| !line.starts_with("──")).collect();
            assert!(screen.len() <= 24, "{}", screen.join("\n"));
        }
    }

    #[test]
    fn articles_cannot_write_escapes_or_turn_lines_round() {
        let page = page(&example::hostile(), 80, false);
        assert!(!page.chars().any(|c| c != '\n' && c.is_control() || matches!(c, '\u{202A}'..='\u{202E}')), "{page}");
        assert!(page.contains("\\u{1b}[2J"));
        assert!(page.contains("\\u{202e}"));
    }

    #[test]
    fn long_sections_are_shortened_unless_all_is_asked_for() {
        let example = example::repeated(200);
        let short = page(&example, 80, false);
        let full = comparison(&example.a, &example.b, &example.result, &Look { all: true, ..Look::default() });
        assert!(short.contains("more (--all shows them)"));
        assert!(!full.contains("more (--all"));
        assert!(full.len() > 2 * short.len());
    }

    /// Kept beside the code to be read by people: the whole page at two widths. RESPUN_BLESS=1 writes it anew.
    #[test]
    fn the_page_looks_as_it_is_known() {
        for (columns, known) in [(80, include_str!("example-80.txt")), (120, include_str!("example-120.txt"))] {
            let page = page(&example::rewrite(), columns, false);
            if std::env::var_os("RESPUN_BLESS").is_some() {
                let path = format!("{}/src/terminal/example-{columns}.txt", env!("CARGO_MANIFEST_DIR"));
                std::fs::write(path, &page).unwrap();
            } else {
                assert_eq!(page, known, "if this is how it should look, run the test with RESPUN_BLESS=1");
            }
        }
    }

    #[test]
    fn a_pair_is_one_line_whatever_its_id() {
        let example = example::rewrite();
        assert_eq!(
            comparison_line("pair\n17\x1b", &example.result),
            "rewrite         0.98  A in B  88%  B in A  97%  pair 17\\u{1b}\n"
        );
    }
}
