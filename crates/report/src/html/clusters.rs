//! The clusters of a scan, one by one: who is in it, who was first, which one to keep, and how all hang together.
//!
//! ```text
//!      ②        the anchor in the middle, the others around it by their numbers in the list, from the top as a clock goes;
//!      │        a link for each, the weakest dashed and with its similarity
//! ④┄┄┄①───③
//! ```

use std::f64::consts::TAU;

use super::day::{day_and_time, later};
use super::safe::Shown;
use crate::scan::role;
use crate::words::{rounded, two_places};
use respun::scan::{ArticleId, Articles, Cluster, Moment, Reason, Scan, ScanPair};
use respun::score::Verdict;

/// Members of a cluster that are drawn. More would touch each other.
const MOST_DRAWN: usize = 24;

/// Members of a cluster that are listed: those who look for more look for all.
pub(super) const MOST_LISTED: usize = 100;

/// A row of the table.
pub(super) struct ClusterRow<'r> {
    /// From 1, the largest first: its number in every format.
    pub number: usize,
    pub n_members: usize,
    pub kind: &'static str,
    pub keep: Shown<'r>,
    pub reason: &'static str,
    pub why: &'static str,
    /// As it is shown, and as every format gives it.
    pub weakest: (String, f64),
    /// When the first member with a date was published; empty if none has one.
    pub first: String,
    pub members: Vec<Member<'r>>,
    /// Members that are not listed.
    pub n_more: usize,
    pub graph: Graph,
    pub timeline: Option<Timeline>,
}

/// An article as it is listed anywhere on the page.
pub(super) struct Listed<'r> {
    pub id: Shown<'r>,
    pub outlet: Option<Shown<'r>>,
    /// The number of the outlet among those of the page.
    pub outlet_number: Option<usize>,
    /// Empty if it is not known.
    pub date: String,
}

impl<'r> Listed<'r> {
    pub(super) fn of(articles: &'r Articles, article: ArticleId, outlets: &Outlets<'_>) -> Listed<'r> {
        let outlet = articles.source(article);
        Listed {
            id: Shown::of(articles.id(article)),
            outlet: outlet.map(Shown::of),
            outlet_number: outlet.and_then(|outlet| outlets.number(outlet)),
            date: articles.date(article).map_or_else(String::new, day_and_time),
        }
    }

    /// The day of the date, by which the page filters.
    pub(super) fn day(&self) -> &str {
        self.date.split(' ').next().unwrap_or_default()
    }
}

/// The outlets of all articles of a page, in order.
pub(super) struct Outlets<'r>(Vec<&'r str>);

impl<'r> Outlets<'r> {
    /// The outlets of some articles.
    pub(super) fn of(articles: &'r Articles, some: impl Iterator<Item = ArticleId>) -> Outlets<'r> {
        let mut names: Vec<&str> = some.filter_map(|article| articles.source(article)).collect();
        names.sort_unstable();
        names.dedup();
        Outlets(names)
    }

    fn number(&self, outlet: &str) -> Option<usize> {
        self.0.binary_search(&outlet).ok()
    }

    /// To choose from.
    pub(super) fn shown(&self) -> Vec<Shown<'r>> {
        self.0.iter().map(|outlet| Shown::of(outlet)).collect()
    }
}

/// A member of a cluster, in the order of publication; those without a date come last.
pub(super) struct Member<'r> {
    /// Its number in the list and in the graph.
    pub number: usize,
    pub article: Listed<'r>,
    /// How long after the first; empty if that is not known.
    pub later: String,
    pub is_anchor: bool,
    pub is_kept: bool,
    /// What it is to those that stay, if it is no copy; see [`role`].
    pub role: &'static str,
    /// The similarity of the weakest link, if it is that of this member to the anchor.
    pub weakest: Option<String>,
}

/// The graph of a cluster.
pub(super) struct Graph {
    /// Width and height.
    pub size: usize,
    pub nodes: Vec<Node>,
    /// Members that are not drawn.
    pub n_more: usize,
    /// What it shows, without the ids.
    pub description: String,
}

/// A member in the graph.
pub(super) struct Node {
    pub number: usize,
    pub x: String,
    pub y: String,
    pub is_kept: bool,
    pub is_anchor: bool,
    /// Where the label of the weakest link stands, and what it says.
    pub label: Option<(String, String, String)>,
}

/// When the members were published, as dots on a line.
pub(super) struct Timeline {
    pub first: String,
    pub last: String,
    pub dots: Vec<String>,
}

/// The row of cluster `index`.
pub(super) fn row<'r>(articles: &'r Articles, scan: &Scan, index: usize, outlets: &Outlets<'_>) -> ClusterRow<'r> {
    let cluster: &Cluster = &scan.clusters[index];
    let weakest = weakest_link(cluster, &scan.pairs);
    let mut order = cluster.members.clone();
    order.sort_by_key(|&member| (articles.date(member).is_none(), articles.date(member), member));
    let first = articles.date(order[0]);
    let must: Vec<ArticleId> = [Some(cluster.keep), Some(cluster.anchor), weakest].into_iter().flatten().collect();
    let listed = chosen(&order, &must, MOST_LISTED);
    let n_more = order.len() - listed.len();
    let similarity = two_places(cluster.weakest);
    let member = |(index, &article): (usize, &ArticleId)| Member {
        number: index + 1,
        article: Listed::of(articles, article, outlets),
        later: first.zip(articles.date(article)).map_or_else(String::new, |(first, date)| later(first, date)),
        is_anchor: article == cluster.anchor,
        is_kept: article == cluster.keep,
        role: match role(cluster, article) {
            "keep" | "copy" => "",
            role => role,
        },
        weakest: (Some(article) == weakest).then(|| similarity.clone()),
    };
    let dates: Vec<Moment> = listed.iter().filter_map(|&article| articles.date(article)).collect();
    ClusterRow {
        number: index + 1,
        n_members: cluster.members.len(),
        kind: cluster.kind.name(),
        keep: Shown::of(articles.id(cluster.keep)),
        reason: cluster.reason.name(),
        why: why(cluster.reason),
        weakest: (similarity.clone(), rounded(cluster.weakest)),
        first: first.map_or_else(String::new, day_and_time),
        members: listed.iter().enumerate().map(member).collect(),
        n_more,
        graph: graph(cluster, &listed, weakest, &must),
        timeline: timeline(&dates),
    }
}

/// Why an article is the one to keep, in words.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Preferred => "its outlet is preferred",
        Reason::Correction => "it corrects another",
        Reason::Earliest => "it was published first",
        Reason::Longest => "it is the longest",
        Reason::First => "its id is the first",
        other => other.name(),
    }
}

/// The member whose link to the anchor is the weakest; `None` if the pairs do not tell, which need not name every link.
fn weakest_link(cluster: &Cluster, pairs: &[ScanPair]) -> Option<ArticleId> {
    let similarity = |member: ArticleId| {
        let ends = (member.min(cluster.anchor), member.max(cluster.anchor));
        let pair = &pairs[pairs.binary_search_by_key(&ends, |pair| (pair.a, pair.b)).ok()?];
        (pair.verdict != Verdict::PartialReuse).then_some(pair.similarity)
    };
    let others = || cluster.members.iter().copied().filter(|&member| member != cluster.anchor);
    let mut unknown = others().filter(|&member| similarity(member).is_none());
    let named = others().find(|&member| similarity(member) == Some(cluster.weakest));
    named.or_else(|| unknown.next().filter(|_| unknown.next().is_none()))
}

/// At most `most` of `order`, in this order, those of `must` among them.
fn chosen(order: &[ArticleId], must: &[ArticleId], most: usize) -> Vec<ArticleId> {
    if order.len() <= most {
        return order.to_vec();
    }
    let n_must = order.iter().filter(|member| must.contains(member)).count();
    let mut n_free = most - n_must;
    let takes = |member: &&ArticleId| {
        let is_free = !must.contains(member) && n_free > 0;
        n_free -= usize::from(is_free);
        is_free || must.contains(member)
    };
    order.iter().filter(takes).copied().collect()
}

fn graph(cluster: &Cluster, listed: &[ArticleId], weakest: Option<ArticleId>, must: &[ArticleId]) -> Graph {
    let similarity = two_places(cluster.weakest);
    let drawn = chosen(listed, must, MOST_DRAWN);
    let n_around = drawn.len() - 1;
    // The dots of a full circle stand two widths apart.
    let radius = (n_around as f64 * 4.2).max(56.0);
    let middle = radius + 16.0;
    let mut n_placed = 0;
    let node = |&article: &ArticleId| {
        let number = listed.iter().position(|&member| member == article).map_or(0, |at| at + 1);
        let is_anchor = article == cluster.anchor;
        let turn = TAU * n_placed as f64 / n_around.max(1) as f64;
        let (right, up) = if is_anchor { (0.0, 0.0) } else { (radius * turn.sin(), radius * turn.cos()) };
        n_placed += usize::from(!is_anchor);
        let at = |share: f64| (format!("{:.1}", middle + share * right), format!("{:.1}", middle - share * up));
        let (x, y) = at(1.0);
        let label = (Some(article) == weakest).then(|| {
            let (x, y) = at(0.5);
            (x, y, similarity.clone())
        });
        Node { number, x, y, is_kept: article == cluster.keep, is_anchor, label }
    };
    let nodes: Vec<Node> = drawn.iter().map(node).collect();
    let number = |is_it: fn(&Node) -> bool| nodes.iter().find(|node| is_it(node)).map_or(0, |node| node.number);
    let mut description = format!("Number {} in the middle, {n_around} around it", number(|node| node.is_anchor));
    if weakest.is_some() {
        description +=
            &format!("; the weakest link, {similarity}, leads to number {}", number(|node| node.label.is_some()));
    }
    Graph { size: (2.0 * middle) as usize, n_more: cluster.members.len() - drawn.len(), nodes, description }
}

/// The timeline of some moments in order; `None` if they are not two different ones at least.
fn timeline(dates: &[Moment]) -> Option<Timeline> {
    /// Its length, in units of the picture.
    const LENGTH: f64 = 280.0;
    let (&first, &last) = dates.first().zip(dates.last()).filter(|(first, last)| first != last)?;
    let whole = first.days_between(last);
    let mut dots: Vec<String> =
        dates.iter().map(|date| format!("{:.1}", 10.0 + LENGTH * first.days_between(*date) / whole)).collect();
    dots.dedup();
    Some(Timeline { first: day_and_time(first), last: day_and_time(last), dots })
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::scan::ClusterKind;

    fn ids(numbers: &[usize]) -> Vec<ArticleId> {
        numbers.iter().map(|&number| ArticleId::new(number)).collect()
    }

    fn cluster(members: &[usize], anchor: usize, keep: usize, weakest: f64) -> Cluster {
        let (members, anchor, keep) = (ids(members), ArticleId::new(anchor), ArticleId::new(keep));
        let kind = ClusterKind::Copies;
        let (copies, rewrites, differing) = (Vec::new(), Vec::new(), Vec::new());
        Cluster { members, kind, anchor, keep, reason: Reason::First, copies, rewrites, differing, weakest }
    }

    fn pair(a: usize, b: usize, similarity: f64, verdict: Verdict) -> ScanPair {
        let (a, b) = (ArticleId::new(a), ArticleId::new(b));
        ScanPair { a, b, verdict, score: 0.9, similarity, a_in_b: 0.9, b_in_a: 0.9, n_facts: 0 }
    }

    #[test]
    fn the_weakest_link_is_the_one_that_the_cluster_names() {
        let near = Verdict::NearDuplicate;
        let all = [pair(0, 2, 0.8, near), pair(1, 2, 0.9, near), pair(2, 3, 0.7, near)];
        assert_eq!(weakest_link(&cluster(&[0, 1, 2, 3], 2, 0, 0.7), &all), Some(ArticleId::new(3)));
        // One link that no pair tells of must be it, of two nobody knows which; a shared part is no link.
        assert_eq!(weakest_link(&cluster(&[0, 1, 2, 3], 2, 0, 0.6), &all[..2]), Some(ArticleId::new(3)));
        assert_eq!(weakest_link(&cluster(&[0, 1, 2, 3], 2, 0, 0.6), &all[..1]), None);
        let part = [pair(0, 1, 0.5, near), pair(1, 2, 0.3, Verdict::PartialReuse)];
        assert_eq!(weakest_link(&cluster(&[0, 1], 1, 0, 0.5), &part), Some(ArticleId::new(0)));
    }

    #[test]
    fn of_a_large_cluster_the_members_that_matter_are_always_drawn() {
        let members: Vec<usize> = (0..300).collect();
        let cluster = cluster(&members, 299, 280, 0.5);
        let listed = chosen(&ids(&members), &ids(&[280, 299, 290]), MOST_LISTED);
        assert_eq!((listed.len(), listed[95..].to_vec()), (100, ids(&[95, 96, 280, 290, 299])));
        let graph = graph(&cluster, &listed, Some(ArticleId::new(290)), &ids(&[280, 299, 290]));
        assert_eq!((graph.nodes.len(), graph.n_more), (24, 276));
        assert_eq!(
            graph.description,
            "Number 100 in the middle, 23 around it; the weakest link, 0.50, leads to number 99"
        );
        assert_eq!(graph.nodes.iter().filter(|node| node.is_kept || node.is_anchor || node.label.is_some()).count(), 3);
    }

    #[test]
    fn moments_are_dots_between_the_first_and_the_last() {
        let dates = ["2025-03-01", "2025-03-01", "2025-03-02", "2025-03-05"].map(|date| Moment::parse(date).unwrap());
        let drawn = timeline(&dates).unwrap();
        assert_eq!((drawn.first.as_str(), drawn.last.as_str()), ("2025-03-01", "2025-03-05"));
        assert_eq!(drawn.dots, ["10.0", "80.0", "290.0"]);
        assert!(timeline(&dates[..2]).is_none());
    }
}
