//! A scan as a section of Markdown: what was found, the pairs in a table, the clusters with the article to keep.

use super::{line, text};
use crate::report::scan::{Totals, dropped, kinds, likeliest};
use crate::report::words::{counted, percent, rounded, two_places};
use crate::scan::{Articles, Scan};

/// Pairs that are told unless all are wanted: with names of usual length half of what a ticket may hold.
const MOST_PAIRS: usize = 100;

/// Clusters, and members of each, that are told unless all are wanted.
const MOST_CLUSTERS: usize = 20;

/// The result of a scan, with a heading of the second level: the likeliest pairs first, and of many only some unless `all` are wanted.
///
/// ```
/// use respun::report::markdown;
/// use respun::report::scan::Totals;
/// use respun::scan::{Gathering, Scan};
/// let (articles, _) = Gathering::default().finish();
/// let nothing = Scan { pairs: Vec::new(), clusters: Vec::new(), lost: Vec::new(), is_partial: false };
/// let page = markdown::scan(&articles, &nothing, &Totals::default(), false);
/// assert_eq!(page, "## Nothing that belongs together among 0 articles\n\n");
/// ```
pub fn scan(articles: &Articles, scan: &Scan, totals: &Totals, all: bool) -> String {
    let mut page = String::new();
    let (n_pairs, n_clusters) = (scan.pairs.len(), scan.clusters.len());
    let found = match (n_pairs, n_clusters) {
        (0, _) => "Nothing that belongs together".to_owned(),
        (_, 0) => counted(n_pairs, "pair"),
        _ => format!("{} in {}", counted(n_pairs, "pair"), counted(n_clusters, "cluster")),
    };
    line(&mut page, &format!("## {found} among {}", counted(totals.n_articles, "article")));
    line(&mut page, "");
    let mut told = Vec::new();
    if totals.is_partial {
        told.push("**Stopped early: what follows is right, but not all.**".to_owned());
    }
    if n_pairs > 0 {
        told.push(format!("{}.", kinds(&scan.pairs)));
    }
    if n_clusters > 0 {
        let n_dropped = dropped(scan).len();
        let n_kept = articles.len() - n_dropped;
        told.push(format!(
            "Keep one article of each cluster, and {} can go; {n_kept} stay.",
            counted(n_dropped, "article")
        ));
    }
    if totals.n_unreadable > 0 {
        told.push(format!("{} could not be read.", totals.n_unreadable));
    }
    if !told.is_empty() {
        line(&mut page, &told.join(" "));
        line(&mut page, "");
    }
    pairs(&mut page, articles, scan, if all { usize::MAX } else { MOST_PAIRS });
    clusters(&mut page, articles, scan, if all { usize::MAX } else { MOST_CLUSTERS });
    page
}

fn pairs(page: &mut String, articles: &Articles, scan: &Scan, most: usize) {
    if scan.pairs.is_empty() {
        return;
    }
    line(page, "### Pairs");
    line(page, "");
    line(page, "| a | b | verdict | score | similarity | of a, in b | of b, in a |");
    line(page, "|---|---|---|--:|--:|--:|--:|");
    for pair in likeliest(&scan.pairs, most) {
        let names = [pair.a, pair.b].map(|article| named(articles, article)).join(" | ");
        let verdict = pair.verdict.name().replace('_', " ");
        let (score, similarity) = (two_places(pair.score), two_places(pair.similarity));
        let shares = [pair.a_in_b, pair.b_in_a].map(|share| percent(rounded(share))).join(" | ");
        line(page, &format!("| {names} | {verdict} | {score} | {similarity} | {shares} |"));
    }
    line(page, "");
    more(page, scan.pairs.len(), most, "pair");
}

/// An article with what is known of it.
fn named(articles: &Articles, article: u32) -> String {
    let outlet = articles.source(article).map_or_else(String::new, |outlet| format!(" ({})", text(outlet)));
    text(articles.id(article)) + &outlet
}

fn clusters(page: &mut String, articles: &Articles, scan: &Scan, most: usize) {
    if scan.clusters.is_empty() {
        return;
    }
    line(page, "### Clusters");
    line(page, "");
    line(page, "| cluster | articles | keep | weakest link | others |");
    line(page, "|--:|--:|---|--:|---|");
    for (number, cluster) in scan.clusters.iter().take(most).enumerate() {
        let others = cluster.members.iter().filter(|&&member| member != cluster.keep);
        let mut others: Vec<String> = others.map(|&member| text(articles.id(member))).collect();
        let n_more = others.len().saturating_sub(most);
        others.truncate(most);
        if n_more > 0 {
            others.push(format!("and {n_more} more"));
        }
        line(
            page,
            &format!(
                "| {} | {} | {} ({}) | {} | {} |",
                number + 1,
                cluster.members.len(),
                named(articles, cluster.keep),
                text(cluster.reason.name()),
                two_places(cluster.weakest),
                others.join(", ")
            ),
        );
    }
    line(page, "");
    more(page, scan.clusters.len(), most, "cluster");
}

/// Says how many are left out.
fn more(page: &mut String, n_all: usize, most: usize, thing: &str) {
    if n_all > most {
        line(page, &format!("… and {}; `--all` shows them.", counted(n_all - most, &format!("more {thing}"))));
        line(page, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::scanned;

    fn copies(ids: &[&str]) -> (Articles, Scan) {
        let story: String = (0..40).map(|number| format!("boat{number} ")).collect();
        scanned(&ids.iter().map(|id| (*id, story.as_str())).collect::<Vec<_>>())
    }

    #[test]
    fn names_cannot_break_the_tables() {
        let (articles, found) = copies(&["a | b\nc", "`d` <img src=x>", "[x](javascript:y)", "\u{202E}\x1b[2J"]);
        let page = scan(&articles, &found, &Totals { n_articles: 4, n_unreadable: 1, ..Totals::default() }, false);
        let columns = |row: &str| row.matches('|').count() - row.matches("\\|").count();
        for row in page.lines().filter(|row| row.starts_with('|')) {
            assert!(matches!(columns(row), 6 | 8), "{row}");
        }
        assert!(
            !page.contains("<img") && !page.contains("[x](") && !page.contains('\x1b') && !page.contains('\u{202E}')
        );
        assert!(page.contains("| a \\| b c |"), "{page}");
        assert!(page.contains("1 could not be read."), "{page}");
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let ids: Vec<String> = (0..30).map(|number| format!("copy {number}")).collect();
        let (articles, found) = copies(&ids.iter().map(String::as_str).collect::<Vec<_>>());
        let rows = |page: &str| page.lines().filter(|row| row.ends_with("| 100% | 100% |")).count();
        let some = scan(&articles, &found, &Totals::default(), false);
        assert_eq!(rows(&some), MOST_PAIRS);
        assert!(
            some.contains(&format!("… and {} more pairs; `--all` shows them.", found.pairs.len() - MOST_PAIRS)),
            "{some}"
        );
        assert!(some.contains(", and 9 more |"), "{some}");
        let every = scan(&articles, &found, &Totals::default(), true);
        assert_eq!(rows(&every), found.pairs.len());
        assert!(!every.contains("--all"));
    }
}
