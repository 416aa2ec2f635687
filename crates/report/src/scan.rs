//! What a scan found: lines of JSON, tables of CSV, lists of ids, and what pages say of it in the same words.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::Serialize;

use respun::scan::{ArticleId, Articles, Cluster, Scan, ScanPair};
use respun::score::Verdict;

use super::words::{counted, rounded};

const SCHEMA: &str = "respun.scan/1";

/// Totals of a scan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Articles that were read.
    pub n_articles: usize,
    /// Inputs that could not be read, or not again.
    pub n_unreadable: usize,
    /// How long it took.
    pub seconds: f64,
    /// How much was read, unpacked.
    pub n_bytes: u64,
    /// The most memory that was in use at once, if the system tells.
    pub peak_bytes: Option<u64>,
    /// Whether it was stopped before its end.
    pub is_partial: bool,
}

/// A line of a scan.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Line<'a> {
    /// Two articles of which one was made from the other, or that were asked for with `--show`.
    Pair {
        /// Always `respun.scan/1`.
        schema: &'static str,
        /// Always `pair`.
        r#type: &'static str,
        /// The id of the first article.
        a: &'a str,
        /// The id of the second article.
        b: &'a str,
        /// What became of one article in the other.
        verdict: Verdict,
        /// How sure it is that one was written from the other, or both from one text: 0 to 1.
        score: f64,
        /// How much the two say the same, 0 to 1.
        similarity: f64,
        /// The share of the words of a that stand again in b.
        a_in_b: f64,
        /// The share of the words of b that stand again in a.
        b_in_a: f64,
        /// How many facts differ in aligned sentences.
        facts: usize,
    },
    /// Articles that belong together.
    Cluster {
        /// Always `respun.scan/1`.
        schema: &'static str,
        /// Always `cluster`.
        r#type: &'static str,
        /// Its number, the first being 1.
        cluster: usize,
        /// `copies`, or `rewrites` if some of its articles were reworded.
        kind: &'static str,
        /// The ids of all its articles.
        members: Vec<&'a str>,
        /// The article that all others are like.
        anchor: &'a str,
        /// The article to keep.
        keep: &'a str,
        /// Why that one is kept.
        reason: &'static str,
        /// Copies of the one to keep: these could be removed.
        copies: Vec<&'a str>,
        /// Rewrites of the one to keep.
        rewrites: Vec<&'a str>,
        /// Articles that differ from the one to keep in a fact: these stay.
        differing: Vec<&'a str>,
        /// The similarity of the least alike article to the anchor, 0 to 1.
        weakest: f64,
    },
    /// The last line: the scan as a whole.
    Summary {
        /// Always `respun.scan/1`.
        schema: &'static str,
        /// Always `summary`.
        r#type: &'static str,
        /// Articles that were read.
        articles: usize,
        /// Pairs that were found.
        pairs: usize,
        /// Clusters that were found.
        clusters: usize,
        /// Pairs that fill one form with other facts.
        forms: usize,
        /// Pairs that tell different news on one affair.
        follow_ups: usize,
        /// Inputs that could not be read.
        unreadable: usize,
        /// Whether the run was stopped early.
        partial: bool,
        /// How long it took.
        seconds: f64,
        /// The most memory in use at once; null if the system does not tell.
        peak_bytes: Option<u64>,
    },
}

/// Gives `write` each line of the results as JSON, without line breaks: pairs, then those of `shown`, which are no reuse, clusters, the
/// summary.
///
/// # Errors
/// The first error of `write`.
pub fn json_lines<E>(
    articles: &Articles,
    scan: &Scan,
    shown: &[ScanPair],
    totals: &Totals,
    mut write: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = |line: &Line<'_>| write(&serde_json::to_string(line).expect("texts and numbers are JSON"));
    let ids = |some: &[ArticleId]| some.iter().map(|&article| articles.id(article)).collect();
    for pair in scan.pairs.iter().chain(shown) {
        line(&Line::Pair {
            schema: SCHEMA,
            r#type: "pair",
            a: articles.id(pair.a),
            b: articles.id(pair.b),
            verdict: pair.verdict,
            score: rounded(pair.score),
            similarity: rounded(pair.similarity),
            a_in_b: rounded(pair.a_in_b),
            b_in_a: rounded(pair.b_in_a),
            facts: pair.n_facts,
        })?;
    }
    for (number, cluster) in scan.clusters.iter().enumerate() {
        line(&Line::Cluster {
            schema: SCHEMA,
            r#type: "cluster",
            cluster: number + 1,
            kind: cluster.kind.name(),
            members: ids(&cluster.members),
            anchor: articles.id(cluster.anchor),
            keep: articles.id(cluster.keep),
            reason: cluster.reason.name(),
            copies: ids(&cluster.copies),
            rewrites: ids(&cluster.rewrites),
            differing: ids(&cluster.differing),
            weakest: rounded(cluster.weakest),
        })?;
    }
    let SetAside { n_forms, n_follow_ups } = SetAside::of(scan);
    line(&Line::Summary {
        schema: SCHEMA,
        r#type: "summary",
        articles: totals.n_articles,
        pairs: scan.pairs.len(),
        clusters: scan.clusters.len(),
        forms: n_forms,
        follow_ups: n_follow_ups,
        unreadable: totals.n_unreadable,
        partial: totals.is_partial,
        seconds: (totals.seconds * 1000.0).round() / 1000.0,
        peak_bytes: totals.peak_bytes,
    })
}

/// The columns of the table of pairs.
pub const PAIR_COLUMNS: [&str; 8] = ["a", "b", "verdict", "score", "similarity", "a_in_b", "b_in_a", "facts"];
/// The columns of the table of clusters, which has a record for each member.
pub const CLUSTER_COLUMNS: [&str; 7] = ["cluster", "kind", "member", "role", "keep", "reason", "weakest"];

/// The record of a pair: [`PAIR_COLUMNS`].
pub fn pair_row(articles: &Articles, pair: &ScanPair) -> String {
    let [score, similarity, a_in_b, b_in_a] =
        [pair.score, pair.similarity, pair.a_in_b, pair.b_in_a].map(|value| rounded(value).to_string());
    let (a, b) = (articles.id(pair.a), articles.id(pair.b));
    record([a, b, pair.verdict.name(), &score, &similarity, &a_in_b, &b_in_a, &pair.n_facts.to_string()])
}

/// The records of a cluster: [`CLUSTER_COLUMNS`]; `keep` is 1 for the member to keep, 0 for the others, of which `role` tells what they are:
/// see [`role`].
pub fn cluster_rows(articles: &Articles, number: usize, cluster: &Cluster) -> String {
    let (number, weakest) = (number.to_string(), rounded(cluster.weakest).to_string());
    let row = |&member: &ArticleId| {
        let keep = if member == cluster.keep { "1" } else { "0" };
        let (kind, role) = (cluster.kind.name(), role(cluster, member));
        record([&number, kind, articles.id(member), role, keep, cluster.reason.name(), &weakest])
    };
    cluster.members.iter().map(row).collect()
}

fn record<const N: usize>(cells: [&str; N]) -> String {
    let mut record = String::new();
    super::csv::row(cells, &mut record);
    record
}

/// What a member is to those of its cluster that stay: `keep`, `copy`, `rewrite`, `differs in a fact`; `stays` where none of these holds.
pub fn role(cluster: &Cluster, member: ArticleId) -> &'static str {
    let is_in = |some: &[ArticleId]| some.binary_search(&member).is_ok();
    match member {
        _ if member == cluster.keep => "keep",
        _ if is_in(&cluster.copies) => "copy",
        _ if is_in(&cluster.rewrites) => "rewrite",
        _ if is_in(&cluster.differing) => "differs in a fact",
        _ => "stays",
    }
}

/// The numbers of the articles that could be removed, in order: copies of articles that stay, and `with_rewrites` also rewrites of the
/// article to keep. All others are kept.
pub fn dropped(scan: &Scan, with_rewrites: bool) -> Vec<ArticleId> {
    let copies = scan.clusters.iter().flat_map(|cluster| &cluster.copies);
    let rewrites = scan.clusters.iter().filter(|_| with_rewrites).flat_map(|cluster| &cluster.rewrites);
    let mut dropped: Vec<ArticleId> = copies.chain(rewrites).copied().collect();
    dropped.sort_unstable();
    dropped
}

/// How many pairs were set aside as no reuse.
struct SetAside {
    n_forms: usize,
    n_follow_ups: usize,
}

impl SetAside {
    fn of(scan: &Scan) -> SetAside {
        let n = |verdict: Verdict| scan.set_aside.iter().filter(|pair| pair.verdict == verdict).count();
        SetAside { n_forms: n(Verdict::SameForm), n_follow_ups: n(Verdict::FollowUp) }
    }
}

/// "Set aside: 12 pairs that fill one form with other facts, 3 follow-ups", and how to see them unless they are `shown`; `None` if there
/// are none.
pub(super) fn set_aside(scan: &Scan, shown: &[ScanPair]) -> Option<String> {
    let SetAside { n_forms, n_follow_ups } = SetAside::of(scan);
    let fill = if n_forms == 1 { "fills" } else { "fill" };
    let kinds = [
        (n_forms > 0).then(|| format!("{} that {fill} one form with other facts", counted(n_forms, "pair"))),
        (n_follow_ups > 0).then(|| counted(n_follow_ups, "follow-up")),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    let hint = if shown.len() < scan.set_aside.len() { " (`--show forms,follow-ups` lists them)" } else { "" };
    (!kinds.is_empty()).then(|| format!("Set aside: {}{hint}", kinds.join(", ")))
}

/// "2 clusters: 25 articles could be removed, each a copy of one that stays; 15 rewrites stay (`--list-drop=rewrites` adds them)"; `None` if
/// there are no clusters.
pub(super) fn removable(scan: &Scan) -> Option<String> {
    let sum = |some: fn(&Cluster) -> &Vec<ArticleId>| scan.clusters.iter().map(|cluster| some(cluster).len()).sum();
    let n_copies: usize = sum(|cluster| &cluster.copies);
    let n_rewrites: usize = sum(|cluster| &cluster.rewrites);
    let n_differing: usize = sum(|cluster| &cluster.differing);
    let mut sentence = match n_copies {
        0 => "nothing could be removed as a copy".to_owned(),
        n => format!("{n} could be removed ({})", plural(n, "copy", "copies")),
    };
    if n_rewrites > 0 {
        sentence +=
            &format!("; {n_rewrites} more with `--list-drop=rewrites` ({})", plural(n_rewrites, "rewrite", "rewrites"));
    }
    if n_differing > 0 {
        let differ = plural(n_differing, "differs in a fact and stays", "differ in a fact and stay");
        sentence += &format!("; {differ}");
    }
    (!scan.clusters.is_empty()).then_some(sentence)
}

fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "3 identical, 2 near duplicates, 1 rewrite", what there is of it.
pub(super) fn kinds(pairs: &[ScanPair]) -> String {
    const KINDS: [(Verdict, &str, &str); 4] = [
        (Verdict::Identical, "identical", ""),
        (Verdict::NearDuplicate, "near duplicate", "s"),
        (Verdict::Rewrite, "rewrite", "s"),
        (Verdict::PartialReuse, "that share a part of their text", ""),
    ];
    let parts = KINDS.iter().filter_map(|(verdict, name, plural)| {
        let n = pairs.iter().filter(|pair| pair.verdict == *verdict).count();
        (n > 0).then(|| format!("{n} {name}{}", if n == 1 { "" } else { plural }))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The pairs of the highest scores, `most` of them, in their order.
pub(super) fn likeliest(pairs: &[ScanPair], most: usize) -> Vec<&ScanPair> {
    let likelier = |one: &&ScanPair, other: &&ScanPair| -> Ordering {
        let by_score = other.score.total_cmp(&one.score).then(other.similarity.total_cmp(&one.similarity));
        by_score.then((one.a, one.b).cmp(&(other.a, other.b)))
    };
    let mut order: Vec<&ScanPair> = pairs.iter().collect();
    if order.len() > most {
        order.select_nth_unstable_by(most, likelier);
        order.truncate(most);
    }
    order.sort_unstable_by(likelier);
    order
}

/// What a run cost, for standard error: it differs from run to run.
pub fn cost(totals: &Totals) -> String {
    let megabytes = totals.n_bytes as f64 / 1e6;
    let rate = megabytes / totals.seconds.max(1e-3);
    let memory =
        totals.peak_bytes.map_or(String::new(), |bytes| format!(", at most {:.0} MB of memory", bytes as f64 / 1e6));
    format!("{megabytes:.1} MB in {:.2} s ({rate:.0} MB/s){memory}", totals.seconds)
}
