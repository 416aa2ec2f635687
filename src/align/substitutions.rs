//! Substitutions: words of one text that stand for words of the other again and again.
//!
//! Learnt from the two texts alone, in any language: expectation maximisation over the words that found no counterpart in
//! their aligned groups (model 1 of Brown et al. 1993), words of one gap counting more than words of one group. What is
//! learnt makes later sentences easier to place ("coordinated" finds "collaborative") and is reported as the swaps.

use rustc_hash::FxHashMap;

use crate::reading::TermId;

/// Terms of a that stand for terms of b.
#[derive(Clone, Debug, Default)]
pub struct Substitutions {
    counterpart: FxHashMap<TermId, TermId>,
}

impl Substitutions {
    /// The term of b that this term of a stands for; itself if none is known.
    pub fn standing_for(&self, term: TermId) -> TermId {
        self.counterpart.get(&term).copied().unwrap_or(term)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.counterpart.is_empty()
    }
}

/// A word without counterpart: its term and the gap that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub term: TermId,
    pub gap: usize,
}

/// The words without counterpart of one group, stop words left out.
#[derive(Clone, Debug, Default)]
pub(super) struct LooseWords {
    pub a: Vec<Loose>,
    pub b: Vec<Loose>,
}

/// How much likelier a word of the same gap is the counterpart than one of the group at large.
const SAME_GAP: f64 = 6.0;

/// Rounds; the order of candidates is settled after three.
const ROUNDS: usize = 3;

/// Groups with more loose words than this on a side are left out: that much other text teaches nothing and costs most.
const MOST_LOOSE: usize = 40;

/// Groups in which a pair must be picked before it is believed: once is chance.
const LEAST_GROUPS: usize = 2;

/// Share of a term's occurrences that its counterpart must explain. Swaps that a spinner repeats reach .4 to .75 after three
/// rounds in the articles that this was tried on; words that merely stand together share theirs among many.
const LEAST_PROBABILITY: f64 = 0.35;

/// The same for a word that is one of several that stand for one ("asset" of "digital asset").
const LEAST_PROBABILITY_OF_PART: f64 = 0.12;

/// A pair of terms with the number of groups in which one of the two picked the other as its counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Learnt {
    pub a: TermId,
    pub b: TermId,
    pub n_groups: usize,
}

/// What the loose words of all groups teach, in the order in which the terms of a first appear.
pub(super) fn learn(groups: &[LooseWords]) -> Vec<Learnt> {
    let usable: Vec<&LooseWords> =
        groups.iter().filter(|g| g.a.len() <= MOST_LOOSE && g.b.len() <= MOST_LOOSE && !g.a.is_empty()).collect();
    let table = PairTable::new(&usable);
    let probability = table.probabilities(&usable);
    best_pairs(&usable, |x, y| table.numbers.get(&(x, y)).map_or(0.0, |&pair| probability[pair as usize]))
}

/// The pairs of terms that stand in one group, numbered, so that each round goes over arrays.
struct PairTable {
    numbers: FxHashMap<(TermId, TermId), u32>,
    /// For each pair the number of its term of a.
    term_of: Vec<u32>,
    n_terms: usize,
    /// For each group, each word of b and each word of a in it: the number of their pair.
    cells: Vec<u32>,
}

impl PairTable {
    fn new(groups: &[&LooseWords]) -> PairTable {
        let n_cells = groups.iter().map(|group| group.a.len() * group.b.len()).sum();
        let mut numbers = FxHashMap::with_capacity_and_hasher(n_cells, Default::default());
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
        PairTable { numbers, term_of, n_terms: terms.len(), cells }
    }

    /// For each pair the probability that the term of a is told by the term of b.
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

fn best_pairs(groups: &[&LooseWords], told: impl Fn(TermId, TermId) -> f64) -> Vec<Learnt> {
    let mut learnt: Vec<Learnt> = Vec::new();
    let mut place: FxHashMap<(TermId, TermId), usize> = FxHashMap::default();
    for group in groups {
        // Each word of a picks its best counterpart, and each word of b too: "cryptocurrency" picks "digital", and "asset" picks
        // "cryptocurrency". Ties go to the first.
        let value = |x: &Loose, y: &Loose| match x.term == y.term {
            // A word that only moved stands for itself.
            true => 0.0,
            false => told(x.term, y.term) * if x.gap == y.gap { 1.5 } else { 1.0 },
        };
        let forward = group.a.iter().filter_map(|x| {
            let y = first_best(&group.b, |y| value(x, y))?;
            (told(x.term, y.term) >= LEAST_PROBABILITY).then_some((x.term, y.term))
        });
        let backward = group.b.iter().filter_map(|y| {
            let x = first_best(&group.a, |x| value(x, y))?;
            (told(x.term, y.term) >= LEAST_PROBABILITY_OF_PART).then_some((x.term, y.term))
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

/// The first of the words with the highest value above zero.
fn first_best(words: &[Loose], value: impl Fn(&Loose) -> f64) -> Option<&Loose> {
    let mut best: Option<(f64, &Loose)> = None;
    for word in words {
        let worth = value(word);
        if worth > best.map_or(0.0, |(so_far, _)| so_far) {
            best = Some((worth, word));
        }
    }
    best.map(|(_, word)| word)
}

/// The pairs that are sure enough to be used in aligning.
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
