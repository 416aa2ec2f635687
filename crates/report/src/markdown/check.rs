//! The sources of a draft as a section of Markdown.

use super::{line, text};
use crate::check::CheckSummary;
use crate::words::{counted, percent, rounded, two_places};
use respun::article::Article;
use respun::check::Checked;

/// Most sources listed unless all are requested.
const MOST_SOURCES: usize = 50;

/// The sources of a draft, with a heading of the second level: the one that gave most first, and of many only some unless `all` are wanted.
///
/// ```
/// use respun::Article;
/// use respun::check::Checked;
/// use respun_report::check::CheckSummary;
/// use respun_report::markdown;
/// let draft = Article::plain("draft.md", "The ferry was late.");
/// let page = markdown::check(&draft, &Checked::default(), &CheckSummary::default(), false);
/// assert!(page.starts_with("## Written from none of 0 articles\n"));
/// ```
pub fn check(draft: &Article, checked: &Checked, summary: &CheckSummary, all: bool) -> String {
    let mut page = String::new();
    let n_articles = counted(summary.n_articles, "article");
    let n_sources = checked.sources.iter().filter(|source| source.adds > 0.0).count();
    if checked.sources.is_empty() {
        line(&mut page, &format!("## Written from none of {n_articles}"));
    } else {
        let covered = percent(rounded(checked.covered));
        line(&mut page, &format!("## {covered} of the draft stands in {}", counted(n_sources, "article")));
    }
    line(&mut page, "");
    if summary.is_partial {
        line(&mut page, "**Stopped early: what follows is right, but not all.**");
        line(&mut page, "");
    }
    let title = draft.title().map_or_else(String::new, |title| format!(" — {}", text(title)));
    let unreadable = match summary.n_unreadable {
        0 => String::new(),
        n => format!("; {n} could not be read"),
    };
    let words = counted(checked.n_words, "word");
    line(&mut page, &format!("{}{title}: {words}, held against {n_articles}{unreadable}.", text(draft.id())));
    line(&mut page, "");
    if checked.sources.is_empty() {
        return page;
    }
    line(&mut page, "| source | verdict | share | adds | score | similarity | of it, in the draft |");
    line(&mut page, "|---|---|--:|--:|--:|--:|--:|");
    let most = if all { usize::MAX } else { MOST_SOURCES };
    for source in checked.sources.iter().take(most) {
        let outlet = source.outlet.as_deref().map_or_else(String::new, |outlet| format!(" ({})", text(outlet)));
        let cells = [
            text(source.article.id()) + &outlet,
            source.verdict.name().replace('_', " "),
            share(source.share),
            share(source.adds),
            two_places(source.score),
            two_places(source.similarity),
            share(source.in_draft),
        ];
        line(&mut page, &format!("| {} |", cells.join(" | ")));
    }
    line(&mut page, "");
    if checked.sources.len() > most {
        let more = counted(checked.sources.len() - most, "more source");
        line(&mut page, &format!("… and {more}; `--all` shows them."));
        line(&mut page, "");
    }
    line(&mut page, "Share: how much of the draft stands in the article; adds: what of that no article above it has.");
    page
}

fn share(share: f64) -> String {
    percent(rounded(share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::checked;

    #[test]
    fn names_cannot_break_the_table() {
        let story: String = (0..60).map(|number| format!("Boat{number} left pier{number} late that day. ")).collect();
        let draft = Article::plain("dra|ft\n`x`", story.as_str()).with_title("<b>@all</b>");
        let mut found = checked(&draft, &[("a | b", story.as_str()), ("<img src=x>", story.as_str())]);
        found.sources[0].outlet = Some("Harle | Press".to_owned());
        let page = check(&draft, &found, &CheckSummary { n_articles: 2, ..CheckSummary::default() }, false);
        let columns = |row: &str| row.matches('|').count() - row.matches("\\|").count();
        let rows: Vec<&str> = page.lines().filter(|row| row.starts_with("| ")).collect();
        assert_eq!(rows.len(), 3, "{page}");
        assert!(rows.iter().all(|row| columns(row) == 8), "{page}");
        assert!(page.contains("dra\\|ft \\`x\\` — &lt;b&gt;&#64;all&lt;/b&gt;: 360 words"), "{page}");
        assert!(!page.contains("<img"));
    }
}
