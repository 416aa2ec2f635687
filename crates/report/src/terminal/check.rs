//! The sources of a draft for people: a line each, the one that gave most first.

use super::line::{Ink, Line};
use super::{Look, Page};
use crate::check::CheckSummary;
use crate::words::{counted, percent, rounded, two_places};
use respun::article::Article;
use respun::check::{Checked, Source};

/// Sources that are shown unless all are wanted.
const SHOWN: usize = 20;

/// Where the name of an article begins: behind its numbers and its verdict.
const NUMBERS: usize = 37;

/// Narrower pages have the name below the numbers.
const FEWEST_COLUMNS_BESIDE: usize = NUMBERS + 23;

/// The sources of a draft as a page of text.
///
/// ```
/// use respun::Article;
/// use respun::check::Checked;
/// use respun_report::check::CheckSummary;
/// use respun_report::terminal::{self, Look};
/// let draft = Article::plain("draft.md", "The ferry was late.");
/// let page = terminal::check(&draft, &Checked::default(), &CheckSummary::default(), &Look::default());
/// assert_eq!(page, "draft.md: 0 words held against 0 articles\nWritten from none of them\n");
/// ```
pub fn check(draft: &Article, checked: &Checked, summary: &CheckSummary, look: &Look) -> String {
    let mut page = Page::new(look);
    if summary.is_partial {
        page.stopped_early();
    }
    let unreadable = match summary.n_unreadable {
        0 => String::new(),
        n => format!(", {n} could not be read"),
    };
    let held = format!(
        ": {} held against {}{unreadable}",
        counted(checked.n_words, "word"),
        counted(summary.n_articles, "article")
    );
    page.hanging(Line::new(), &Line::of(Ink::Plain, draft.id()).then(Ink::Plain, &held), None);
    if checked.sources.is_empty() {
        page.text(Ink::Strong, "Written from none of them");
        return page.text;
    }
    let n_sources = checked.sources.iter().filter(|source| source.adds > 0.0).count();
    let again = if n_sources < checked.sources.len() { ", and again in others" } else { "" };
    let covered = percent(rounded(checked.covered));
    page.text(Ink::Strong, &format!("{covered} of it stands in {}{again}", counted(n_sources, "article")));
    page.blank();
    entry(&mut page, Ink::Faint, "share  adds  score  verdict", Line::of(Ink::Faint, "article"));
    let n_shown = page.limit(SHOWN).unwrap_or(usize::MAX);
    for source in checked.sources.iter().take(n_shown) {
        row(&mut page, source);
    }
    if checked.sources.len() > n_shown {
        page.text(Ink::Faint, &format!("… and {} more; --all shows them", checked.sources.len() - n_shown));
    }
    page.blank();
    page.text(
        Ink::Faint,
        "share: how much of the draft stands in the article; adds: what of that no article above it has",
    );
    page.text
}

fn row(page: &mut Page, source: &Source) {
    let numbers = format!(
        "{:>5}  {:>4}   {}  {}",
        percent(rounded(source.share)),
        percent(rounded(source.adds)),
        two_places(source.score),
        source.verdict.name().replace('_', " "),
    );
    let mut name = Line::of(Ink::Plain, source.article.id());
    if let Some(outlet) = &source.outlet {
        name = name.then(Ink::Faint, "  (").then(Ink::Faint, outlet).then(Ink::Faint, ")");
    }
    entry(page, Ink::Plain, &numbers, name);
}

/// Numbers, and the name of the article behind or below them.
fn entry(page: &mut Page, ink: Ink, numbers: &str, name: Line) {
    let numbers = Line::of(ink, numbers);
    if page.columns >= FEWEST_COLUMNS_BESIDE {
        page.whole(numbers.padded(NUMBERS), &name);
    } else {
        page.hanging(Line::new(), &numbers, None);
        page.hanging(Line::new().padded(2), &name, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::checked;
    use crate::terminal::assert_fits;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_name_is_lost() {
        let text: String = (0..60).map(|number| format!("Boat{number} left pier{number} late that day. ")).collect();
        let (long, wide) = ("archive/".repeat(30), "渡船今天没有开🛥️".repeat(12));
        let ids = [long.as_str(), &wide, "\u{202E}turned\x1b[2J", "plain"];
        let draft = Article::plain("草稿🛥️ ".repeat(30), text.as_str());
        let mut found = checked(&draft, &ids.map(|id| (id, text.as_str())));
        assert_eq!(found.sources.len(), ids.len());
        found.sources[0].outlet = Some("港口报 📰 ".repeat(9));
        let summary = CheckSummary { n_articles: 4, n_unreadable: 2, is_partial: true };
        assert_fits(|look| check(&draft, &found, &summary, look));
        let page = check(&draft, &found, &summary, &Look::default());
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for id in [&long, &wide] {
            assert!(letters(&page).contains(id.as_str()), "{page}");
        }
    }
}
