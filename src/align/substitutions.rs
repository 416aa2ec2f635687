//! Substitutions: words of one text that replace words of the other again and again.
//!
//! They are learnt from the two texts alone, in any language, by expectation maximisation over the unpaired words of
//! aligned groups (IBM model 1; Brown et al. 1993); words of one gap count more than others of the group. Known
//! substitutions help to align further sentences ("coordinated" matches "collaborative") and are reported as swaps.

use rustc_hash::FxHashMap;

use crate::reading::TermId;

/// Which terms of a are replaced by which terms of b.
#[derive(Clone, Debug, Default)]
pub struct Substitutions {
    counterpart: FxHashMap<TermId, TermId>,
}

impl Substitutions {
    /// The term of b that replaces this term of a; the term itself if none is known.
    pub fn standing_for(&self, term: TermId) -> TermId {
        self.counterpart.get(&term).copied().unwrap_or(term)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.counterpart.is_empty()
    }
}

/// An unpaired word: its term and the gap that it is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub term: TermId,
    pub gap: usize,
}

/// The unpaired words of one group, without stop words.
#[derive(Clone, Debug, Default)]
pub(super) struct LooseWords {
    pub a: Vec<Loose>,
    pub b: Vec<Loose>,
}

/// How much likelier a word of the same gap is the counterpart than another one of the group.
const SAME_GAP: f64 = 6.0;

/// Number of rounds. The ranking of the candidates does not change after three.
const ROUNDS: usize = 3;

/// Groups with more unpaired words than this on a side are skipped: so much other text teaches nothing and costs most.
const MOST_LOOSE: usize = 40;

/// Groups in which a pair must be chosen before it is accepted: once is chance.
const LEAST_GROUPS: usize = 2;

/// Share of a term's occurrences that its counterpart must explain. Swaps repeated by a spinner reach .4 to .75 after
/// three rounds in the articles tried; words that merely occur together spread theirs over many.
const LEAST_PROBABILITY: f64 = 0.35;

/// The same for a word that is one of several that replace one word ("asset" of "digital asset").
const LEAST_PROBABILITY_OF_PART: f64 = 0.12;

/// A pair of terms, with the number of groups in which one chose the other as its counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Learnt {
    pub a: TermId,
    pub b: TermId,
    pub n_groups: usize,
}

/// Learns from the unpaired words of all groups. Pairs are in the order in which the terms of a first appear.
pub(super) fn learn(groups: &[LooseWords]) -> Vec<Learnt> {
    let usable: Vec<&LooseWords> =
        groups.iter().filter(|g| g.a.len() <= MOST_LOOSE && g.b.len() <= MOST_LOOSE && !g.a.is_empty()).collect();
    let table = PairTable::new(&usable);
    let probability = table.probabilities(&usable);
    best_pairs(&usable, &table.cells, &probability)
}

/// The pairs of terms that share a group, numbered so that each round works on arrays.
struct PairTable {
    /// For each pair, the index of its term of a.
    term_of: Vec<u32>,
    n_terms: usize,
    /// For each group, each word of b and each word of a in it: the index of their pair.
    cells: Vec<u32>,
}

impl PairTable {
    fn new(groups: &[&LooseWords]) -> PairTable {
        let n_cells = groups.iter().map(|group| group.a.len() * group.b.len()).sum();
        let mut numbers: FxHashMap<(TermId, TermId), u32> =
            FxHashMap::with_capacity_and_hasher(n_cells, Default::default());
        let mut terms: FxHashMap<TermId, u32> = FxHashMap::default();
        let mut term_of = Vec::new();
        let mut cells = Vec::with_capacity(n_cells);
        for group in groups {
            for y in &group.b {
                for x in &group.a {
                    let next = term_of.len() as u32;
                    let pair = *numbers.entry((x.term, y.term)).or_insert(next);
                    if pair == next {
                        let next_term = terms.len() as u32;
                        term_of.push(*terms.entry(x.term).or_insert(next_term));
                    }
                    cells.push(pair);
                }
            }
        }
        PairTable { term_of, n_terms: terms.len(), cells }
    }

    /// For each pair, the probability that the term of b is the counterpart of the term of a.
    fn probabilities(&self, groups: &[&LooseWords]) -> Vec<f64> {
        let mut probability = vec![1.0; self.term_of.len()];
        for _ in 0..ROUNDS {
            let mut expected = vec![0.0; self.term_of.len()];
            let mut total = vec![0.0; self.n_terms];
            let mut cells = &self.cells[..];
            for group in groups {
                for y in &group.b {
                    let (row, rest) = cells.split_at(group.a.len());
                    cells = rest;
                    let share = |(x, &pair): (&Loose, &u32)| {
                        probability[pair as usize] * if x.gap == y.gap { SAME_GAP } else { 1.0 }
                    };
                    let sum: f64 = group.a.iter().zip(row).map(share).sum();
                    if sum <= 0.0 {
                        continue;
                    }
                    for cell in group.a.iter().zip(row) {
                        let part = share(cell) / sum;
                        expected[*cell.1 as usize] += part;
                        total[self.term_of[*cell.1 as usize] as usize] += part;
                    }
                }
            }
            for ((probability, expected), &term) in probability.iter_mut().zip(expected).zip(&self.term_of) {
                let total: f64 = total[term as usize];
                *probability = if total > 0.0 { expected / total } else { 0.0 };
            }
        }
        probability
    }
}

/// `cells` and `probability` as in [`PairTable`].
fn best_pairs(groups: &[&LooseWords], cells: &[u32], probability: &[f64]) -> Vec<Learnt> {
    let mut learnt: Vec<Learnt> = Vec::new();
    let mut place: FxHashMap<(TermId, TermId), usize> = FxHashMap::default();
    let mut rest = cells;
    for group in groups {
        let (cells, after) = rest.split_at(group.a.len() * group.b.len());
        rest = after;
        let told = |i: usize, j: usize| probability[cells[j * group.a.len() + i] as usize];
        // Each word of a chooses its best counterpart, and so does each word of b: "cryptocurrency" chooses "digital",
        // and "asset" chooses "cryptocurrency". The first one on a tie.
        let value = |i: usize, j: usize| match (group.a[i], group.b[j]) {
            // A word that only moved replaces nothing.
            (x, y) if x.term == y.term => 0.0,
            (x, y) => told(i, j) * if x.gap == y.gap { 1.5 } else { 1.0 },
        };
        let forward = (0..group.a.len()).filter_map(|i| {
            let j = first_best(group.b.len(), |j| value(i, j))?;
            (told(i, j) >= LEAST_PROBABILITY).then_some((group.a[i].term, group.b[j].term))
        });
        let backward = (0..group.b.len()).filter_map(|j| {
            let i = first_best(group.a.len(), |i| value(i, j))?;
            (told(i, j) >= LEAST_PROBABILITY_OF_PART).then_some((group.a[i].term, group.b[j].term))
        });
        let mut picked: Vec<(TermId, TermId)> = Vec::new();
        for pair in forward.chain(backward) {
            if !picked.contains(&pair) {
                picked.push(pair);
                let at = *place.entry(pair).or_insert_with(|| {
                    learnt.push(Learnt { a: pair.0, b: pair.1, n_groups: 0 });
                    learnt.len() - 1
                });
                learnt[at].n_groups += 1;
            }
        }
    }
    learnt
}

/// The first of `n` indices with the highest value above zero.
fn first_best(n: usize, value: impl Fn(usize) -> f64) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for place in 0..n {
        let worth = value(place);
        if worth > best.map_or(0.0, |(so_far, _)| so_far) {
            best = Some((worth, place));
        }
    }
    best.map(|(_, place)| place)
}

/// The pairs that are certain enough to use in aligning.
pub(super) fn believed(learnt: &[Learnt]) -> Substitutions {
    let mut counterpart: FxHashMap<TermId, TermId> = FxHashMap::default();
    let mut count: FxHashMap<TermId, usize> = FxHashMap::default();
    for pair in learnt.iter().filter(|pair| pair.n_groups >= LEAST_GROUPS) {
        let so_far = count.entry(pair.a).or_default();
        if pair.n_groups > *so_far {
            *so_far = pair.n_groups;
            counterpart.insert(pair.a, pair.b);
        }
    }
    Substitutions { counterpart }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::{Reading, Vocabulary};
    use crate::text::Language;

    #[test]
    fn a_word_replaced_twice_is_learnt() {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut terms = |text: &str, gaps: &[usize]| -> Vec<Loose> {
            let reading = Reading::new(&Article::plain("t", text), &mut vocabulary);
            reading.words.iter().zip(gaps).map(|(word, &gap)| Loose { term: word.term, gap }).collect()
        };
        let groups = [
            LooseWords { a: terms("sanctions bankers", &[0, 1]), b: terms("penalties financiers", &[0, 1]) },
            LooseWords { a: terms("harvest sanctions", &[0, 1]), b: terms("crop penalties", &[0, 1]) },
        ];
        let known = believed(&learn(&groups));
        assert_eq!(known.standing_for(groups[0].a[0].term), groups[0].b[0].term);
        assert_eq!(known.counterpart.len(), 1, "what stands once is not believed");
    }
}
