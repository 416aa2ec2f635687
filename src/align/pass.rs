//! One pass of the alignment: from two readings and the substitutions known so far to groups of sentences.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::align::MatchKind;
use crate::align::chain::{Chainer, Link};
use crate::align::features::{Features, Overlaps};
use crate::align::gap_filling::{absorbed, inferred_links};
use crate::align::meanings::Meanings;
use crate::align::sentences::{Alignment, Group, LEAST_SIMILARITY, covered, drop_unsupported, words_of};
use crate::align::substitutions::Substitutions;
use crate::align::words::align_words;
use crate::reading::{Reading, Vocabulary};

/// Similarity from which sentences in a different order count as moved. Higher than `STRONG`, because there are no
/// neighbours in order to support them.
const MOVED: f64 = 0.36;

/// Share of unchanged words from which a group is edited rather than paraphrased: most words of the longer side, or
/// nearly all of the shorter one (a trimmed sentence).
const EDITED_OF_BOTH: f64 = 0.60;
const EDITED_OF_SHORTER: f64 = 0.85;

/// For each sentence, the most similar sentence of the other side, with their Dice coefficient.
type Best = Vec<Option<(usize, f32)>>;

/// Two readings and everything that one pass needs to know of them.
struct Pass<'p> {
    a: &'p Reading,
    b: &'p Reading,
    vocabulary: &'p Vocabulary,
    known: &'p Substitutions,
    features: Features,
    overlaps: Overlaps,
}

/// Aligns two readings, given their meanings and the known substitutions.
pub(super) fn pass(
    a: &Reading,
    b: &Reading,
    vocabulary: &Vocabulary,
    meanings: &Meanings,
    known: &Substitutions,
) -> Alignment {
    let features = Features::new(a, b, vocabulary, known);
    let overlaps = Overlaps::new(&features, meanings);
    let pass = Pass { a, b, vocabulary, known, features, overlaps };
    let links = Chainer::new(a, b, &pass.features, &pass.overlaps).best();
    let mut groups: Vec<Group> = links.into_iter().map(|link| pass.group(link)).collect();
    drop_unsupported(&mut groups, a, b);
    pass.add_inferred(&mut groups);
    let (best_of_a, best_of_b) = pass.best_matches();
    pass.leave_twins(&mut groups, &best_of_a, &best_of_b);
    pass.add_moved(&mut groups, &best_of_a, &best_of_b);
    groups.sort_by_key(|group| group.a.start);
    let Pass { features, overlaps, .. } = pass;
    Alignment { groups, best_of_a, best_of_b, known: known.clone(), learnt: Vec::new(), features, overlaps }
}

impl Pass<'_> {
    /// Turns a link into a group: aligns its words and determines its kind and similarity.
    fn group(&self, link: Link) -> Group {
        let features = &self.features;
        let (words_a, words_b) = (words_of(self.a, &link.a), words_of(self.b, &link.b));
        let words = align_words(words_a, words_b, self.vocabulary, self.known);
        let n_same = words.n_same() as f64;
        let (shorter, longer) = (words_a.len().min(words_b.len()) as f64, words_a.len().max(words_b.len()) as f64);
        let kind = if n_same == longer {
            MatchKind::Verbatim
        } else if n_same >= EDITED_OF_BOTH * longer
            || (n_same >= EDITED_OF_SHORTER * shorter && shorter >= 0.4 * longer)
        {
            MatchKind::Edited
        } else {
            MatchKind::Paraphrased
        };
        let mass = |sentences: &Range<usize>, lists: &[Vec<u32>]| -> f32 {
            features_of(sentences, lists).iter().map(|&f| features.weight[f as usize]).sum()
        };
        let total = if link.a.len() == 1 && link.b.len() == 1 {
            features.mass_a[link.a.start] + features.mass_b[link.b.start]
        } else {
            mass(&link.a, &features.a) + mass(&link.b, &features.b)
        };
        let shared = self.shared_weight(&link);
        let similarity = if total > 0.0 { f64::from(2.0 * shared / total) } else { 0.0 };
        // Sentences of common words only have hardly any features.
        let by_words = 2.0 * n_same / (shorter + longer);
        let similarity = if kind == MatchKind::Paraphrased { similarity } else { similarity.max(by_words) };
        Group {
            a: link.a,
            b: link.b,
            kind,
            similarity: similarity.clamp(0.0, 1.0),
            shared: f64::from(shared),
            moved: false,
            words,
        }
    }

    /// The weight of the features that both sides of a link share.
    fn shared_weight(&self, link: &Link) -> f32 {
        let features = &self.features;
        let (of_a, of_b) = (features_of(&link.a, &features.a), features_of(&link.b, &features.b));
        let same: f32 = in_both(&of_a, &of_b).map(|feature| features.weight[feature as usize]).sum();
        same + self.overlaps.meant(link.a.clone(), link.b.clone())
    }

    /// The weighted Dice coefficient of two sentences.
    fn dice(&self, a: usize, b: usize, shared: f32) -> f32 {
        2.0 * shared / (self.features.mass_a[a] + self.features.mass_b[b])
    }

    /// For each sentence of a and of b, the most similar sentence of the other side.
    fn best_matches(&self) -> (Best, Best) {
        let mut best_of_a: Best = vec![None; self.features.a.len()];
        let mut best_of_b: Best = vec![None; self.features.b.len()];
        for (j, list) in self.overlaps.of_b.iter().enumerate() {
            for &(i, shared) in list {
                let i = i as usize;
                let dice = self.dice(i, j, shared);
                if best_of_a[i].is_none_or(|(_, so_far)| dice > so_far) {
                    best_of_a[i] = Some((j, dice));
                }
                if best_of_b[j].is_none_or(|(_, so_far)| dice > so_far) {
                    best_of_b[j] = Some((i, dice));
                }
            }
        }
        (best_of_a, best_of_b)
    }

    /// Adds pairs that are supported only by their position between two groups.
    fn add_inferred(&self, groups: &mut Vec<Group>) {
        let links = inferred_links(groups, self.a, self.b, |i, j| self.overlaps.get(i, j));
        groups.extend(links.into_iter().map(|link| {
            let group = self.group(link);
            // The gap may hold a similar pair that was dropped for lack of support.
            let kind = if group.similarity < LEAST_SIMILARITY { MatchKind::Bridged } else { group.kind };
            Group { kind, ..group }
        }));
        groups.sort_by_key(|group| group.a.start);
        for (number, link) in absorbed(groups, self.a, self.b) {
            let wider = self.group(link);
            if groups[number].kind != MatchKind::Bridged && wider.similarity >= LEAST_SIMILARITY {
                groups[number] = wider;
            }
        }
    }

    /// Drops reworded pairs if one of their sentences occurs elsewhere word for word: it moved and was not reworded.
    fn leave_twins(&self, groups: &mut Vec<Group>, best_of_a: &Best, best_of_b: &Best) {
        let is_twin = |i: usize, j: usize| {
            let (one, other) = (self.a.words_of(i), self.b.words_of(j));
            one.len() == other.len() && one.iter().zip(other).all(|(x, y)| x.form == y.form)
        };
        let moved_a = |i: usize, b: &Range<usize>| best_of_a[i].is_some_and(|(j, _)| !b.contains(&j) && is_twin(i, j));
        let moved_b = |j: usize, a: &Range<usize>| best_of_b[j].is_some_and(|(i, _)| !a.contains(&i) && is_twin(i, j));
        // A sentence next to its exact copy within the group has nothing else to pair with.
        for group in groups.iter_mut().filter(|group| group.kind >= MatchKind::Paraphrased) {
            let twins = group.a.clone().flat_map(|i| group.b.clone().map(move |j| (i, j)));
            if let Some((i, j)) = twins.into_iter().find(|&(i, j)| is_twin(i, j)) {
                *group = self.group(Link { a: i..i + 1, b: j..j + 1 });
            }
        }
        groups.retain(|group| {
            group.kind < MatchKind::Paraphrased
                || !(group.a.clone().any(|i| moved_a(i, &group.b)) || group.b.clone().any(|j| moved_b(j, &group.a)))
        });
    }

    /// Adds sentences that are each other's best match and are in no group: they moved.
    fn add_moved(&self, groups: &mut Vec<Group>, best_of_a: &Best, best_of_b: &Best) {
        let (a, b) = (self.a, self.b);
        let free_a = covered(a.sentences.len(), groups.iter().map(|g| g.a.clone()));
        let free_b = covered(b.sentences.len(), groups.iter().map(|g| g.b.clone()));
        let mut taken: FxHashSet<usize> = FxHashSet::default();
        for (i, best) in best_of_a.iter().enumerate() {
            let Some((j, _)) = *best else { continue };
            let mutual =
                best_of_b[j].is_some_and(|(back, dice)| back == i || dice <= self.dice(i, j, self.overlaps.get(i, j)));
            if !mutual || free_a[i].is_some() || free_b[j].is_some() || taken.contains(&j) {
                continue;
            }
            if a.sentences[i].kind.is_heading() != b.sentences[j].kind.is_heading() {
                continue;
            }
            let group = Group { moved: true, ..self.group(Link { a: i..i + 1, b: j..j + 1 }) };
            if group.strength() >= MOVED {
                taken.insert(j);
                groups.push(group);
            }
        }
    }
}

/// The features of some sentences, in ascending order without duplicates.
fn features_of<'f>(sentences: &Range<usize>, lists: &'f [Vec<u32>]) -> Cow<'f, [u32]> {
    if sentences.len() == 1 {
        return Cow::Borrowed(&lists[sentences.start]);
    }
    let mut all: Vec<u32> = lists[sentences.clone()].iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    Cow::Owned(all)
}

/// The numbers that occur in both of two ascending lists.
fn in_both<'f>(one: &'f [u32], other: &'f [u32]) -> impl Iterator<Item = u32> + use<'f> {
    let mut rest = other;
    one.iter().copied().filter(move |number| {
        while let [first, after @ ..] = rest
            && first < number
        {
            rest = after;
        }
        rest.first() == Some(number)
    })
}
