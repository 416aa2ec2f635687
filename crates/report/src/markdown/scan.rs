//! A scan as a section of Markdown: what was found, the pairs in a table, the clusters with the article to keep.

use super::{line, text};
use crate::scan::{Totals, kinds, likeliest, removable, role, set_aside};
use crate::words::{counted, percent, rounded, two_places};
use respun::scan::{ArticleId, Articles, Cluster, Scan, ScanPair};

/// Most pairs listed unless all are requested: with names of usual length, half of what a ticket may hold.
const MOST_PAIRS: usize = 100;

/// Most clusters, and most members of each, listed unless all are requested.
const MOST_CLUSTERS: usize = 20;

/// The result of a scan, with a heading of the second level: the likeliest pairs first, and of many only some unless `all` are wanted.
/// The pairs of `shown`, which are no reuse, stand at the end.
///
/// ```
/// use respun_report::markdown;
/// use respun_report::scan::Totals;
/// use respun::scan::{ArticlesBuilder, Scan};
/// let (articles, _) = ArticlesBuilder::default().finish();
/// let page = markdown::scan(&articles, &Scan::default(), &[], &Totals::default(), false);
/// assert_eq!(page, "## Nothing that belongs together among 0 articles\n\n");
/// ```
pub fn scan(articles: &Articles, scan: &Scan, shown: &[ScanPair], totals: &Totals, all: bool) -> String {
    let mut page = String::new();
    let (n_pairs, n_clusters) = (scan.pairs.len(), scan.clusters.len());
    let found = match (n_pairs, n_clusters) {
        (0, _) => "Nothing that belongs together".to_owned(),
        (_, 0) => counted(n_pairs, "pair"),
        _ => format!("{} in {}", counted(n_pairs, "pair"), counted(n_clusters, "cluster")),
    };
    line(&mut page, &format!("## {found} among {}", counted(totals.n_articles, "article")));
    line(&mut page, "");
    let mut sentences = Vec::new();
    if totals.is_partial {
        sentences.push("**Stopped early: what follows is right, but not all.**".to_owned());
    }
    if n_pairs > 0 {
        sentences.push(format!("{}.", kinds(&scan.pairs)));
    }
    if let Some(removable) = removable(scan) {
        sentences.push(format!("{}: {removable}.", counted(n_clusters, "cluster")));
    }
    if let Some(set_aside) = set_aside(scan, shown) {
        sentences.push(format!("{set_aside}."));
    }
    if totals.n_unreadable > 0 {
        sentences.push(format!("{} could not be read.", totals.n_unreadable));
    }
    if !sentences.is_empty() {
        line(&mut page, &sentences.join(" "));
        line(&mut page, "");
    }
    let most_pairs = if all { usize::MAX } else { MOST_PAIRS };
    pairs(&mut page, "Pairs", articles, &scan.pairs, most_pairs);
    clusters(&mut page, articles, scan, if all { usize::MAX } else { MOST_CLUSTERS });
    pairs(&mut page, "No reuse: forms and follow-ups", articles, shown, most_pairs);
    page
}

fn pairs(page: &mut String, heading: &str, articles: &Articles, pairs: &[ScanPair], most: usize) {
    if pairs.is_empty() {
        return;
    }
    line(page, &format!("### {heading}"));
    line(page, "");
    line(page, "| a | b | verdict | score | similarity | of a, in b | of b, in a |");
    line(page, "|---|---|---|--:|--:|--:|--:|");
    for pair in likeliest(pairs, most) {
        let names = [pair.a, pair.b].map(|article| named(articles, article)).join(" | ");
        let verdict = pair.verdict.name().replace('_', " ");
        let (score, similarity) = (two_places(pair.score), two_places(pair.similarity));
        let shares = [pair.a_in_b, pair.b_in_a].map(|share| percent(rounded(share))).join(" | ");
        line(page, &format!("| {names} | {verdict} | {score} | {similarity} | {shares} |"));
    }
    line(page, "");
    more(page, pairs.len(), most, "pair");
}

/// An article with what is known of it.
fn named(articles: &Articles, article: ArticleId) -> String {
    let outlet = articles.source(article).map_or_else(String::new, |outlet| format!(" ({})", text(outlet)));
    text(articles.id(article)) + &outlet
}

fn clusters(page: &mut String, articles: &Articles, scan: &Scan, most: usize) {
    if scan.clusters.is_empty() {
        return;
    }
    line(page, "### Clusters");
    line(page, "");
    line(page, "| cluster | kind | articles | keep | weakest link | others |");
    line(page, "|--:|---|--:|---|--:|---|");
    for (number, cluster) in scan.clusters.iter().take(most).enumerate() {
        let others = cluster.members.iter().filter(|&&member| member != cluster.keep);
        let mut others: Vec<String> = others.map(|&member| other(articles, cluster, member)).collect();
        let n_more = others.len().saturating_sub(most);
        others.truncate(most);
        if n_more > 0 {
            others.push(format!("and {n_more} more"));
        }
        line(
            page,
            &format!(
                "| {} | {} | {} | {} ({}) | {} | {} |",
                number + 1,
                cluster.kind.name(),
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

/// A member that is not the one to keep; what it is where it is no copy.
fn other(articles: &Articles, cluster: &Cluster, member: ArticleId) -> String {
    let id = text(articles.id(member));
    match role(cluster, member) {
        "copy" => id,
        role => format!("{id} ({role})"),
    }
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
    use crate::example::scanned;

    fn copies(ids: &[&str]) -> (Articles, Scan) {
        let story: String = (0..40).map(|number| format!("boat{number} ")).collect();
        scanned(&ids.iter().map(|id| (*id, story.as_str())).collect::<Vec<_>>())
    }

    #[test]
    fn names_cannot_break_the_tables() {
        let (articles, found) = copies(&["a | b\nc", "`d` <img src=x>", "[x](javascript:y)", "\u{202E}\x1b[2J"]);
        let page = scan(&articles, &found, &[], &Totals { n_articles: 4, n_unreadable: 1, ..Totals::default() }, false);
        let columns = |row: &str| row.matches('|').count() - row.matches("\\|").count();
        for row in page.lines().filter(|row| row.starts_with('|')) {
            assert!(matches!(columns(row), 7 | 8), "{row}");
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
        let some = scan(&articles, &found, &[], &Totals::default(), false);
        assert_eq!(rows(&some), MOST_PAIRS);
        assert!(
            some.contains(&format!("… and {} more pairs; `--all` shows them.", found.pairs.len() - MOST_PAIRS)),
            "{some}"
        );
        assert!(some.contains(", and 9 more |"), "{some}");
        let every = scan(&articles, &found, &[], &Totals::default(), true);
        assert_eq!(rows(&every), found.pairs.len());
        assert!(!every.contains("--all"));
    }
}
