//! A scan for people: how many pairs of which kind, then the clusters with the article to keep.

use super::line::{Ink, Line};
use super::{Look, Page};
use crate::scan::{Totals, kinds, removable, role, set_aside};
use crate::words::{counted, percent, rounded, two_places};
use respun::scan::{ArticleId, Articles, Scan, ScanPair};

/// Clusters, and members of each, that are shown unless all are wanted.
const SHOWN: usize = 10;

/// Where the ids of a cluster begin.
const INDENT: usize = 8;

/// The result of a scan as a page of text, with the pairs of `shown`, which are no reuse, at its end. Ids are never cut: who reads of an
/// article wants to find it.
///
/// ```
/// use respun_report::scan::Totals;
/// use respun_report::terminal::{self, Look};
/// use respun::scan::{ArticlesBuilder, Scan};
/// let (articles, _) = ArticlesBuilder::default().finish();
/// let page = terminal::scan(&articles, &Scan::default(), &[], &Totals::default(), &Look::default());
/// assert_eq!(page, "0 articles read\nNothing that belongs together\n");
/// ```
pub fn scan(articles: &Articles, scan: &Scan, shown: &[ScanPair], totals: &Totals, look: &Look) -> String {
    let mut page = Page::new(look);
    if totals.is_partial {
        page.stopped_early();
    }
    let unreadable = match totals.n_unreadable {
        0 => String::new(),
        n => format!(", {n} could not be"),
    };
    page.text(Ink::Plain, &format!("{} read{unreadable}", counted(totals.n_articles, "article")));
    match scan.pairs.len() {
        0 => page.text(Ink::Strong, "Nothing that belongs together"),
        n => page.text(Ink::Strong, &format!("{}: {}", counted(n, "pair"), kinds(&scan.pairs))),
    }
    if let Some(removable) = removable(scan) {
        page.text(Ink::Plain, &format!("{}: {removable}", counted(scan.clusters.len(), "cluster")));
    }
    if let Some(set_aside) = set_aside(scan, shown) {
        page.text(Ink::Plain, &set_aside);
    }
    let n_shown = page.limit(SHOWN).unwrap_or(usize::MAX);
    for (number, cluster) in scan.clusters.iter().take(n_shown).enumerate() {
        page.blank();
        let size = counted(cluster.members.len(), "article");
        // Cut, as "at least" must stay true.
        let weakest = (rounded(cluster.weakest) * 100.0).floor();
        let head = Line::of(Ink::Strong, &format!("Cluster {}", number + 1)).then(Ink::Plain, "  ");
        page.hanging(
            head,
            &Line::of(Ink::Plain, &format!("{size}, {}, at least {weakest:.0}% alike", cluster.kind.name())),
            None,
        );
        let kept =
            Line::of(Ink::Plain, articles.id(cluster.keep)).then(Ink::Faint, &format!("  ({})", cluster.reason.name()));
        page.whole(Line::of(Ink::Strong, "  keep").padded(INDENT), &kept);
        let others: Vec<ArticleId> = cluster.members.iter().copied().filter(|&member| member != cluster.keep).collect();
        for &member in others.iter().take(n_shown) {
            let text = match role(cluster, member) {
                // Nearly all are copies.
                "copy" => Line::of(Ink::Plain, articles.id(member)),
                role => Line::of(Ink::Plain, articles.id(member)).then(Ink::Faint, &format!("  ({role})")),
            };
            page.whole(Line::new().padded(INDENT), &text);
        }
        if others.len() > n_shown {
            page.hanging(
                Line::new().padded(INDENT),
                &Line::of(Ink::Faint, &format!("… and {} more", others.len() - n_shown)),
                None,
            );
        }
    }
    if scan.clusters.len() > n_shown {
        page.blank();
        let more = format!("… and {} more; --all shows them", counted(scan.clusters.len() - n_shown, "cluster"));
        page.text(Ink::Faint, &more);
    }
    no_reuse(&mut page, articles, shown, n_shown);
    page.text
}

/// Pairs that are no reuse and were asked for.
fn no_reuse(page: &mut Page, articles: &Articles, shown: &[ScanPair], n_shown: usize) {
    if shown.is_empty() {
        return;
    }
    page.blank();
    page.text(Ink::Strong, "No reuse: forms and follow-ups");
    for pair in shown.iter().take(n_shown) {
        let (verdict, score) = (pair.verdict.name().replace('_', " "), two_places(pair.score));
        let shares = [pair.a_in_b, pair.b_in_a].map(|share| percent(rounded(share))).join(" and ");
        let text = format!("{verdict}, score {score}, {shares} in common");
        page.blank();
        page.hanging(Line::new().then(Ink::Plain, "  "), &Line::of(Ink::Plain, &text), None);
        for article in [pair.a, pair.b] {
            page.whole(Line::new().padded(INDENT), &Line::of(Ink::Plain, articles.id(article)));
        }
    }
    if shown.len() > n_shown {
        page.blank();
        page.text(Ink::Faint, &format!("… and {} more; --all shows them", counted(shown.len() - n_shown, "pair")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::scanned;
    use crate::terminal::assert_fits;

    /// Copies of one text under these ids.
    fn copies(ids: &[&str]) -> (Articles, Scan) {
        let text: String = (0..40).map(|number| format!("boat{number} ")).collect();
        scanned(&ids.iter().map(|id| (*id, text.as_str())).collect::<Vec<_>>())
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_id_is_lost() {
        let long = "archive/".repeat(30);
        let wide = "渡船今天没有开".repeat(20);
        let ids = [long.as_str(), &wide, "👩‍👩‍👧 ferry 🛥️ at noon", "\u{202E}turned\x1b[2J", "plain", "x"];
        let (articles, found) = copies(&ids);
        assert_eq!(found.clusters.len(), 1);
        let totals = Totals { n_articles: 6, n_unreadable: 1, is_partial: true, ..Totals::default() };
        assert_fits(|look| scan(&articles, &found, &[], &totals, look));
        let page = scan(&articles, &found, &[], &totals, &Look::default());
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for id in [&long, &wide] {
            assert!(letters(&page).contains(id.as_str()), "{page}");
        }
    }

    #[test]
    fn long_clusters_are_shortened_unless_all_is_asked_for() {
        let ids: Vec<String> = (0..30).map(|number| format!("copy-{number}")).collect();
        let (articles, found) = copies(&ids.iter().map(String::as_str).collect::<Vec<_>>());
        let page = |all| scan(&articles, &found, &[], &Totals::default(), &Look { all, ..Look::default() });
        assert!(page(false).contains("        … and 19 more\n"), "{}", page(false));
        assert!(ids.iter().all(|id| page(true).contains(id)));
    }
}
