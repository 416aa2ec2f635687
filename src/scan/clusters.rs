//! Clusters: groups of related articles.
//!
//! Similarity is not transitive: if A is like B and B is like C, C need not be like A. Chains of such steps once put a
//! whole library into one cluster. Therefore each cluster has an anchor, and an article joins only if it is similar to
//! the anchor itself.
//!
//! ```text
//! identical and near-duplicate pairs ── clusters of copies ─┐
//! rewrite pairs ─────── join these and single articles ─────┴─ clusters of rewrites: all derived from the anchor
//! ```

use super::ids::ArticleId;
use super::keep::{Reason, choose};
use super::pairs::ScanPair;
use super::relations::Relations;
use crate::score::Verdict;

/// How the members of a cluster are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ClusterKind {
    /// All are identical to the anchor or near duplicates of it.
    Copies,
    /// Some are rewrites of the anchor.
    Rewrites,
}

impl ClusterKind {
    /// The name used in results.
    pub fn name(self) -> &'static str {
        match self {
            ClusterKind::Copies => "copies",
            ClusterKind::Rewrites => "rewrites",
        }
    }
}

/// A group of related articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Two or more articles, by number.
    pub members: Vec<ArticleId>,
    /// How the members are related.
    pub kind: ClusterKind,
    /// The article that all others are derived from, or that is derived from them.
    pub anchor: ArticleId,
    /// The article to keep.
    pub keep: ArticleId,
    /// Why this article is kept.
    pub reason: Reason,
    /// Members that could be removed: identical to an article that stays, or a near duplicate that neither corrects it
    /// nor differs in a fact.
    pub copies: Vec<ArticleId>,
    /// Members that are rewrites of the kept article. They stay unless their removal is requested. A rewrite is
    /// excluded if a copy of it could be removed that is not derived from the kept article.
    pub rewrites: Vec<ArticleId>,
    /// Near duplicates that differ in a fact from an article that stays, where it is unknown which of the two is right.
    /// They stay.
    pub differing: Vec<ArticleId>,
    /// The lowest similarity of a member to the anchor.
    pub weakest: f64,
}

/// The clusters of `pairs`, the largest first. An article that shares only part of its text with another is not a copy
/// of it and does not join its cluster for that reason.
pub(super) fn clusters(pairs: &[ScanPair], relations: &mut Relations<'_>) -> Vec<Cluster> {
    let n_articles = relations.articles().len();
    let derived = || pairs.iter().filter(|pair| pair.verdict.is_derived());
    let mut n_partners = vec![0_u32; n_articles];
    for pair in derived() {
        n_partners[pair.a.index()] += 1;
        n_partners[pair.b.index()] += 1;
    }
    let mut order: Vec<&ScanPair> = derived().collect();
    order.sort_by(|one, other| other.similarity.total_cmp(&one.similarity));
    let mut growing = Growing {
        cluster_of: vec![None; n_articles],
        clusters: Vec::new(),
        kind: ClusterKind::Copies,
        relations,
        n_partners,
    };
    order.iter().filter(|pair| pair.verdict <= Verdict::NearDuplicate).for_each(|pair| growing.add(pair));
    growing.kind = ClusterKind::Rewrites;
    // Also merges clusters of copies whose anchors are rewrites of each other.
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

/// A cluster that is being built, by its position in [`Growing::clusters`].
type ClusterIndex = usize;

struct Draft {
    /// Includes the anchor. Empty if the cluster was merged into another.
    members: Vec<ArticleId>,
    kind: ClusterKind,
    anchor: ArticleId,
    weakest: f64,
}

struct Growing<'g, 'a> {
    /// The cluster of each article that has joined one.
    cluster_of: Vec<Option<ClusterIndex>>,
    clusters: Vec<Draft>,
    /// The kind of cluster being built.
    kind: ClusterKind,
    relations: &'g mut Relations<'a>,
    n_partners: Vec<u32>,
}

impl Growing<'_, '_> {
    fn add(&mut self, pair: &ScanPair) {
        let (a, b) = (self.cluster_of[pair.a.index()], self.cluster_of[pair.b.index()]);
        match (a, b) {
            (None, None) => {
                // The article with more partners can connect more articles.
                let b_leads = self.n_partners[pair.b.index()] > self.n_partners[pair.a.index()];
                self.begin(if b_leads { [pair.b, pair.a] } else { [pair.a, pair.b] }, pair.similarity);
            }
            (None, Some(cluster)) => self.join(cluster, pair.a),
            (Some(cluster), None) => self.join(cluster, pair.b),
            (Some(a), Some(b)) if a != b => self.merge(a, b),
            _ => {}
        }
    }

    fn begin(&mut self, [anchor, other]: [ArticleId; 2], similarity: f64) {
        for article in [anchor, other] {
            self.cluster_of[article.index()] = Some(self.clusters.len());
        }
        self.clusters.push(Draft { members: vec![anchor, other], kind: self.kind, anchor, weakest: similarity });
    }

    fn join(&mut self, cluster: ClusterIndex, article: ArticleId) {
        if let Some(similarity) = self.likeness(article, self.clusters[cluster].anchor) {
            let draft = &mut self.clusters[cluster];
            draft.members.push(article);
            draft.kind = self.kind;
            draft.weakest = draft.weakest.min(similarity);
            self.cluster_of[article.index()] = Some(cluster);
        }
    }

    /// Merges the smaller of two clusters into the larger, if all its members are similar to the larger one's anchor.
    fn merge(&mut self, one: ClusterIndex, other: ClusterIndex) {
        let size = |cluster: ClusterIndex| self.clusters[cluster].members.len();
        let (into, from) = if size(one) >= size(other) { (one, other) } else { (other, one) };
        let anchor = self.clusters[into].anchor;
        let mut weakest = self.clusters[into].weakest;
        for at in 0..self.clusters[from].members.len() {
            let member = self.clusters[from].members[at];
            let Some(similarity) = self.likeness(member, anchor) else { return };
            weakest = weakest.min(similarity);
        }
        let members = std::mem::take(&mut self.clusters[from].members);
        for &member in &members {
            self.cluster_of[member.index()] = Some(into);
        }
        let into = &mut self.clusters[into];
        into.members.extend(members);
        into.kind = self.kind;
        into.weakest = weakest;
    }

    /// The similarity of an article to an anchor, if it may join the anchor's cluster at this stage.
    fn likeness(&mut self, article: ArticleId, anchor: ArticleId) -> Option<f64> {
        let relation = self.relations.of(article, anchor)?;
        (self.kind == ClusterKind::Rewrites || relation.is_copy()).then_some(relation.similarity)
    }
}
