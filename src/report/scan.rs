//! What a scan found: lines of JSON, tables of CSV, lists of ids, and what pages say of it in the same words.

use std::cmp::Ordering;

use serde::Serialize;

use crate::scan::{Articles, Cluster, Scan, ScanPair};
use crate::score::Verdict;

use super::words::rounded;

const SCHEMA: &str = "respun.scan/1";

/// What is told of a scan as a whole.
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

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Pair {
        schema: &'static str,
        r#type: &'static str,
        a: &'a str,
        b: &'a str,
        verdict: Verdict,
        score: f64,
        similarity: f64,
        a_in_b: f64,
        b_in_a: f64,
    },
    Cluster {
        schema: &'static str,
        r#type: &'static str,
        cluster: usize,
        members: Vec<&'a str>,
        anchor: &'a str,
        keep: &'a str,
        reason: &'static str,
        weakest: f64,
    },
    Summary {
        schema: &'static str,
        r#type: &'static str,
        articles: usize,
        pairs: usize,
        clusters: usize,
        unreadable: usize,
        partial: bool,
        seconds: f64,
        peak_bytes: Option<u64>,
    },
}

/// Gives `write` each line of the results as JSON, without line breaks: pairs, clusters, the summary.
///
/// # Errors
/// The first error of `write`.
pub fn json_lines<E>(
    articles: &Articles,
    scan: &Scan,
    totals: &Totals,
    mut write: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = |line: &Line<'_>| write(&serde_json::to_string(line).expect("texts and numbers are JSON"));
    for pair in &scan.pairs {
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
        })?;
    }
    for (number, cluster) in scan.clusters.iter().enumerate() {
        line(&Line::Cluster {
            schema: SCHEMA,
            r#type: "cluster",
            cluster: number + 1,
            members: cluster.members.iter().map(|&member| articles.id(member)).collect(),
            anchor: articles.id(cluster.anchor),
            keep: articles.id(cluster.keep),
            reason: cluster.reason.name(),
            weakest: rounded(cluster.weakest),
        })?;
    }
    line(&Line::Summary {
        schema: SCHEMA,
        r#type: "summary",
        articles: totals.n_articles,
        pairs: scan.pairs.len(),
        clusters: scan.clusters.len(),
        unreadable: totals.n_unreadable,
        partial: totals.is_partial,
        seconds: (totals.seconds * 1000.0).round() / 1000.0,
        peak_bytes: totals.peak_bytes,
    })
}

/// The columns of the table of pairs.
pub const PAIR_COLUMNS: [&str; 7] = ["a", "b", "verdict", "score", "similarity", "a_in_b", "b_in_a"];
/// The columns of the table of clusters, which has a record for each member.
pub const CLUSTER_COLUMNS: [&str; 5] = ["cluster", "member", "keep", "reason", "weakest"];

/// The record of a pair: [`PAIR_COLUMNS`].
pub fn pair_row(articles: &Articles, pair: &ScanPair) -> String {
    let [score, similarity, a_in_b, b_in_a] =
        [pair.score, pair.similarity, pair.a_in_b, pair.b_in_a].map(|value| rounded(value).to_string());
    let (a, b) = (articles.id(pair.a), articles.id(pair.b));
    record([a, b, pair.verdict.name(), &score, &similarity, &a_in_b, &b_in_a])
}

/// The records of a cluster: [`CLUSTER_COLUMNS`]; `keep` is 1 for the member to keep, 0 for the others.
pub fn cluster_rows(articles: &Articles, number: usize, cluster: &Cluster) -> String {
    let (number, weakest) = (number.to_string(), rounded(cluster.weakest).to_string());
    let row = |&member: &u32| {
        let keep = if member == cluster.keep { "1" } else { "0" };
        record([&number, articles.id(member), keep, cluster.reason.name(), &weakest])
    };
    cluster.members.iter().map(row).collect()
}

fn record<const N: usize>(cells: [&str; N]) -> String {
    let mut record = String::new();
    super::csv::row(cells, &mut record);
    record
}

/// The numbers of the articles that need not be kept, in order: of each cluster all but one. All others are kept.
pub fn dropped(scan: &Scan) -> Vec<u32> {
    let others = |cluster: &Cluster| {
        let keep = cluster.keep;
        cluster.members.clone().into_iter().filter(move |&member| member != keep)
    };
    let mut dropped: Vec<u32> = scan.clusters.iter().flat_map(others).collect();
    dropped.sort_unstable();
    dropped
}

/// "3 identical, 2 near duplicates, 1 rewrite", what there is of it.
pub(super) fn kinds(pairs: &[ScanPair]) -> String {
    const KINDS: [(Verdict, &str, &str); 4] = [
        (Verdict::Identical, "identical", ""),
        (Verdict::NearDuplicate, "near duplicate", "s"),
        (Verdict::Rewrite, "rewrite", "s"),
        (Verdict::PartialReuse, "that share a part of their text", ""),
    ];
    let told = KINDS.iter().filter_map(|(verdict, name, plural)| {
        let n = pairs.iter().filter(|pair| pair.verdict == *verdict).count();
        (n > 0).then(|| format!("{n} {name}{}", if n == 1 { "" } else { plural }))
    });
    told.collect::<Vec<_>>().join(", ")
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
