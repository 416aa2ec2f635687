//! Clusters: articles that belong together.
//!
//! If A is like B and B like C, then C need not be like A; chains of such steps once put a whole library into one cluster. So each
//! cluster has an anchor, and an article joins only if it is itself like the anchor.

use rustc_hash::FxHashMap;

use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::config::{Level, ScanConfig};
use super::judge::Judge;
use super::keep::{Reason, keep};
use super::pairs::{ScanPair, TextPair};
use super::verify::{self, Texts};
use crate::score::Verdict;
use crate::score::verdict::DERIVED;

/// Articles that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Two or more, by number.
    pub members: Vec<u32>,
    /// The article that all others are like.
    pub anchor: u32,
    /// The one to keep.
    pub keep: u32,
    /// Why that one.
    pub reason: Reason,
    /// The least similarity of a member to the anchor.
    pub weakest: f64,
}

/// The clusters that `pairs` make, the largest first. `known` are the pairs of texts behind them, sorted. What shares only a part of its
/// text with another article is no copy of it, and in no cluster for that.
pub(super) fn clusters(
    articles: &Articles,
    pairs: &[ScanPair],
    known: &[TextPair],
    boilerplate: &Boilerplate,
    texts: &dyn Texts,
    config: &ScanConfig,
) -> Vec<Cluster> {
    let judge = Judge::new(articles, boilerplate, texts);
    let mut likeness = Likeness { articles, known, judged: FxHashMap::default(), judge, boilerplate, texts, config };
    let is_whole = |pair: &&ScanPair| pair.verdict != Verdict::PartialReuse;
    let mut n_partners = vec![0_u32; articles.len()];
    for pair in pairs.iter().filter(is_whole) {
        n_partners[pair.a as usize] += 1;
        n_partners[pair.b as usize] += 1;
    }
    let mut order: Vec<&ScanPair> = pairs.iter().filter(is_whole).collect();
    order.sort_by(|one, other| other.similarity.total_cmp(&one.similarity));
    let mut growing = Growing { cluster_of: vec![NONE; articles.len()], clusters: Vec::new() };
    for pair in order {
        let (a, b) = (growing.cluster_of[pair.a as usize], growing.cluster_of[pair.b as usize]);
        match (a, b) {
            (NONE, NONE) => {
                // The one with more partners will hold more of them together.
                let b_leads = n_partners[pair.b as usize] > n_partners[pair.a as usize];
                growing.begin(if b_leads { [pair.b, pair.a] } else { [pair.a, pair.b] }, pair.similarity);
            }
            (NONE, cluster) => growing.join(cluster, pair.a, &mut likeness),
            (cluster, NONE) => growing.join(cluster, pair.b, &mut likeness),
            (a, b) if a != b => growing.merge(a, b, &mut likeness),
            _ => {}
        }
    }
    let mut clusters: Vec<Cluster> = growing
        .clusters
        .into_iter()
        .filter(|cluster| !cluster.members.is_empty())
        .map(|mut cluster| {
            cluster.members.sort_unstable();
            let (keep, reason) = keep(articles, &cluster.members, config);
            Cluster { members: cluster.members, anchor: cluster.anchor, keep, reason, weakest: cluster.weakest }
        })
        .collect();
    clusters.sort_by_key(|cluster| (std::cmp::Reverse(cluster.members.len()), cluster.members[0]));
    clusters
}

const NONE: u32 = u32::MAX;

struct Draft {
    /// The anchor is one of them. None if the cluster went up in another one.
    members: Vec<u32>,
    anchor: u32,
    weakest: f64,
}

struct Growing {
    cluster_of: Vec<u32>,
    clusters: Vec<Draft>,
}

impl Growing {
    fn begin(&mut self, [anchor, other]: [u32; 2], similarity: f64) {
        for article in [anchor, other] {
            self.cluster_of[article as usize] = self.clusters.len() as u32;
        }
        self.clusters.push(Draft { members: vec![anchor, other], anchor, weakest: similarity });
    }

    fn join(&mut self, cluster: u32, article: u32, likeness: &mut Likeness<'_>) {
        let draft = &mut self.clusters[cluster as usize];
        if let Some(similarity) = likeness.of(article, draft.anchor) {
            draft.members.push(article);
            draft.weakest = draft.weakest.min(similarity);
            self.cluster_of[article as usize] = cluster;
        }
    }

    /// Puts the smaller of two clusters into the larger, if all its members are like the anchor there.
    fn merge(&mut self, one: u32, other: u32, likeness: &mut Likeness<'_>) {
        let size = |cluster: u32| self.clusters[cluster as usize].members.len();
        let (into, from) = if size(one) >= size(other) { (one, other) } else { (other, one) };
        let anchor = self.clusters[into as usize].anchor;
        let mut weakest = self.clusters[into as usize].weakest;
        for &member in &self.clusters[from as usize].members {
            let Some(similarity) = likeness.of(member, anchor) else { return };
            weakest = weakest.min(similarity);
        }
        let members = std::mem::take(&mut self.clusters[from as usize].members);
        for &member in &members {
            self.cluster_of[member as usize] = into;
        }
        self.clusters[into as usize].members.extend(members);
        self.clusters[into as usize].weakest = weakest;
    }
}

/// How alike two articles are; what the candidates did not bring together is counted, or compared, when it is asked for.
struct Likeness<'a> {
    articles: &'a Articles,
    known: &'a [TextPair],
    judged: FxHashMap<(u32, u32), Option<f64>>,
    judge: Judge<'a>,
    boilerplate: &'a Boilerplate,
    texts: &'a dyn Texts,
    config: &'a ScanConfig,
}

impl Likeness<'_> {
    /// The similarity of two articles if they belong together and were published near enough to each other. Outlets do not count here:
    /// that a and c are of one outlet does not part them if both are copies of b.
    fn of(&mut self, one: u32, other: u32) -> Option<f64> {
        if !self.config.is_near(self.articles, one, other) {
            return None;
        }
        let (one, other) = (self.articles.text(one)?, self.articles.text(other)?);
        if one == other {
            return Some(1.0);
        }
        let pair = (one.min(other), one.max(other));
        if let Ok(at) = self.known.binary_search_by_key(&pair, |known| known.texts) {
            return Some(&self.known[at])
                .filter(|known| known.verdict != Verdict::PartialReuse)
                .map(|known| known.similarity);
        }
        if let Some(&judged) = self.judged.get(&pair) {
            return judged;
        }
        let judged = self.judge(pair);
        self.judged.insert(pair, judged);
        judged
    }

    fn judge(&mut self, pair: (u32, u32)) -> Option<f64> {
        let counted = verify::count_some(self.articles, &[(pair.0, pair)], self.boilerplate, self.texts, &|| false);
        let jaccard = counted.shared.first().map_or(0.0, |(_, shared)| shared.jaccard);
        if jaccard >= self.config.threshold() {
            return Some(jaccard);
        }
        if self.config.level == Level::Copies {
            return None;
        }
        let compared = self.judge.compare_if(pair, |_, _| true, DERIVED).ok()??;
        let belong = matches!(compared.verdict, Verdict::Identical | Verdict::NearDuplicate | Verdict::Rewrite);
        belong.then_some(compared.similarity)
    }
}
