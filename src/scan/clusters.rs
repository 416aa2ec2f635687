//! Clusters: articles that belong together.
//!
//! If A is like B and B like C, then C need not be like A; chains of such steps once put a whole library into one cluster. So each
//! cluster has an anchor, and an article joins only if it is itself like the anchor.
//!
//! ```text
//! identical and near duplicate pairs ── clusters of copies ─┐
//! rewrite pairs ─────────── join these and single articles ─┴─ clusters of rewrites: each member derived from the anchor
//! ```

use super::keep::{Reason, choose};
use super::pairs::ScanPair;
use super::relations::Relations;
use crate::score::Verdict;

/// What the members of a cluster are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ClusterKind {
    /// All are identical to the anchor or near duplicates of it.
    Copies,
    /// Some are rewrites of the anchor.
    Rewrites,
}

impl ClusterKind {
    /// As it stands in results.
    pub fn name(self) -> &'static str {
        match self {
            ClusterKind::Copies => "copies",
            ClusterKind::Rewrites => "rewrites",
        }
    }
}

/// Articles that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Two or more, by number.
    pub members: Vec<u32>,
    /// What they are to each other.
    pub kind: ClusterKind,
    /// The article that all others are derived from, or that was derived from them.
    pub anchor: u32,
    /// The one to keep.
    pub keep: u32,
    /// Why that one.
    pub reason: Reason,
    /// Members that could be removed: identical to one that stays, or a near duplicate of it that neither corrects it nor differs in a fact.
    pub copies: Vec<u32>,
    /// Members that are rewrites of the one to keep. They stay unless it is asked for that they be removed. Those of which a copy could be
    /// removed that is not derived from the one to keep are none of these.
    pub rewrites: Vec<u32>,
    /// Members that are near duplicates of one that stays but differ from it in a fact, where nobody can tell which of the two is right.
    /// They stay.
    pub differing: Vec<u32>,
    /// The least similarity of a member to the anchor.
    pub weakest: f64,
}

/// The clusters that `pairs` make, the largest first. What shares only a part of its text with another article is no copy of it, and in no
/// cluster for that.
pub(super) fn clusters(pairs: &[ScanPair], relations: &mut Relations<'_>) -> Vec<Cluster> {
    let n_articles = relations.articles().len();
    let derived = || pairs.iter().filter(|pair| pair.verdict.is_derived());
    let mut n_partners = vec![0_u32; n_articles];
    for pair in derived() {
        n_partners[pair.a as usize] += 1;
        n_partners[pair.b as usize] += 1;
    }
    let mut order: Vec<&ScanPair> = derived().collect();
    order.sort_by(|one, other| other.similarity.total_cmp(&one.similarity));
    let mut growing = Growing {
        cluster_of: vec![NONE; n_articles],
        clusters: Vec::new(),
        kind: ClusterKind::Copies,
        relations,
        n_partners,
    };
    order.iter().filter(|pair| pair.verdict <= Verdict::NearDuplicate).for_each(|pair| growing.add(pair));
    growing.kind = ClusterKind::Rewrites;
    // Also copies whose anchors are rewrites of each other.
    order.iter().for_each(|pair| growing.add(pair));
    let Growing { clusters: drafts, relations, .. } = growing;
    let mut clusters: Vec<Cluster> = drafts
        .into_iter()
        .filter(|draft| !draft.members.is_empty())
        .map(|mut draft| {
            draft.members.sort_unstable();
            let chosen = choose(
                relations.articles(),
                &draft.members,
                draft.kind,
                &relations.config().preferred,
                &mut |one, other| relations.of(one, other),
            );
            Cluster {
                members: draft.members,
                kind: draft.kind,
                anchor: draft.anchor,
                keep: chosen.keep,
                reason: chosen.reason,
                copies: chosen.copies,
                rewrites: chosen.rewrites,
                differing: chosen.differing,
                weakest: draft.weakest,
            }
        })
        .collect();
    clusters.sort_by_key(|cluster| (std::cmp::Reverse(cluster.members.len()), cluster.members[0]));
    clusters
}

const NONE: u32 = u32::MAX;

struct Draft {
    /// The anchor is one of them. None if the cluster went up in another one.
    members: Vec<u32>,
    kind: ClusterKind,
    anchor: u32,
    weakest: f64,
}

struct Growing<'g, 'a> {
    cluster_of: Vec<u32>,
    clusters: Vec<Draft>,
    /// What is made now.
    kind: ClusterKind,
    relations: &'g mut Relations<'a>,
    n_partners: Vec<u32>,
}

impl Growing<'_, '_> {
    fn add(&mut self, pair: &ScanPair) {
        let (a, b) = (self.cluster_of[pair.a as usize], self.cluster_of[pair.b as usize]);
        match (a, b) {
            (NONE, NONE) => {
                // The one with more partners will hold more of them together.
                let b_leads = self.n_partners[pair.b as usize] > self.n_partners[pair.a as usize];
                self.begin(if b_leads { [pair.b, pair.a] } else { [pair.a, pair.b] }, pair.similarity);
            }
            (NONE, cluster) => self.join(cluster, pair.a),
            (cluster, NONE) => self.join(cluster, pair.b),
            (a, b) if a != b => self.merge(a, b),
            _ => {}
        }
    }

    fn begin(&mut self, [anchor, other]: [u32; 2], similarity: f64) {
        for article in [anchor, other] {
            self.cluster_of[article as usize] = self.clusters.len() as u32;
        }
        self.clusters.push(Draft { members: vec![anchor, other], kind: self.kind, anchor, weakest: similarity });
    }

    fn join(&mut self, cluster: u32, article: u32) {
        if let Some(similarity) = self.likeness(article, self.clusters[cluster as usize].anchor) {
            let draft = &mut self.clusters[cluster as usize];
            draft.members.push(article);
            draft.kind = self.kind;
            draft.weakest = draft.weakest.min(similarity);
            self.cluster_of[article as usize] = cluster;
        }
    }

    /// Puts the smaller of two clusters into the larger, if all its members are like the anchor there.
    fn merge(&mut self, one: u32, other: u32) {
        let size = |cluster: u32| self.clusters[cluster as usize].members.len();
        let (into, from) = if size(one) >= size(other) { (one, other) } else { (other, one) };
        let anchor = self.clusters[into as usize].anchor;
        let mut weakest = self.clusters[into as usize].weakest;
        for at in 0..self.clusters[from as usize].members.len() {
            let member = self.clusters[from as usize].members[at];
            let Some(similarity) = self.likeness(member, anchor) else { return };
            weakest = weakest.min(similarity);
        }
        let members = std::mem::take(&mut self.clusters[from as usize].members);
        for &member in &members {
            self.cluster_of[member as usize] = into;
        }
        let into = &mut self.clusters[into as usize];
        into.members.extend(members);
        into.kind = self.kind;
        into.weakest = weakest;
    }

    /// The similarity of an article to an anchor, if it may join it now.
    fn likeness(&mut self, article: u32, anchor: u32) -> Option<f64> {
        let relation = self.relations.of(article, anchor)?;
        (self.kind == ClusterKind::Rewrites || relation.is_copy()).then_some(relation.similarity)
    }
}
