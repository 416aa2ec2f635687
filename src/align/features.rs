//! Features: the weighted terms and word pairs by which sentences are compared.
//!
//! A feature is a term that is not a stop word, or a pair of neighbouring terms, stop words included: "pose a" and "to
//! our" remain when a spinner has swapped every noun between them. The weight of a feature is its rarity in the
//! language times its rarity among the sentences of both texts, so a name that occurs in every sentence aligns none of
//! them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::align::meanings::Meanings;
use crate::align::substitutions::Substitutions;
use crate::reading::{Reading, Vocabulary};

/// Weight of a pair of neighbours relative to a term of the same rarity: most pairs contain a term that counts already.
const PAIR_WEIGHT: f32 = 0.4;

/// Least weight of a feature, as a share of the rarest: even common verbs distinguish two sentences.
const LEAST_RARITY: f32 = 0.1;

/// The features of the sentences of two readings.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// For each sentence of a, its features in ascending order without duplicates.
    pub a: Vec<Vec<u32>>,
    /// The same for b.
    pub b: Vec<Vec<u32>>,
    /// Weight of each feature, 0..=1.
    pub weight: Vec<f32>,
    /// Total weight of each sentence of a.
    pub mass_a: Vec<f32>,
    /// Total weight of each sentence of b.
    pub mass_b: Vec<f32>,
}

impl Features {
    /// The features of two readings. Words of a that are known substitutes for words of b count as those.
    pub fn new(a: &Reading, b: &Reading, vocabulary: &Vocabulary, known: &Substitutions) -> Features {
        let n_words = a.words.len() + b.words.len();
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(n_words, Default::default());
        let mut rarity: Vec<f32> = Vec::new();
        let mut n_sentences_with: Vec<u32> = Vec::new();
        let mut number_of = |key: u64, how_rare: f32, rarity: &mut Vec<f32>| {
            let next = rarity.len() as u32;
            let number = *numbers.entry(key).or_insert(next);
            if number == next {
                rarity.push(how_rare);
            }
            number
        };
        let mut collect = |reading: &Reading, is_a: bool| -> Vec<Vec<u32>> {
            (0..reading.sentences.len())
                .map(|sentence| {
                    let words = reading.words_of(sentence);
                    let mut list = Vec::with_capacity(2 * words.len());
                    let mut before = None;
                    for word in words {
                        let term = if is_a { known.standing_for(word.term) } else { word.term };
                        let facts = vocabulary.term(term);
                        let how_rare = facts.rarity.max(LEAST_RARITY);
                        let id = term.index() as u64;
                        if !facts.is_stop_word {
                            list.push(number_of(id << 32 | 0xFFFF_FFFF, how_rare, &mut rarity));
                        }
                        if let Some((other, other_rare)) = before {
                            let pair_rare: f32 = PAIR_WEIGHT * (how_rare + other_rare) / 2.0;
                            list.push(number_of(other << 32 | id, pair_rare, &mut rarity));
                        }
                        before = Some((id, how_rare));
                    }
                    list.sort_unstable();
                    list.dedup();
                    n_sentences_with.resize(rarity.len(), 0);
                    for &feature in &list {
                        n_sentences_with[feature as usize] += 1;
                    }
                    list
                })
                .collect()
        };
        let features_a = collect(a, true);
        let features_b = collect(b, false);
        let n_sentences = (features_a.len() + features_b.len()) as f32;
        let scale = (n_sentences + 1.0).ln();
        let weight: Vec<f32> = rarity
            .iter()
            .zip(&n_sentences_with)
            .map(|(&rarity, &n)| rarity * (0.2 + 0.8 * ((n_sentences + 1.0) / n as f32).ln() / scale))
            .collect();
        let mass = |sentences: &[Vec<u32>]| -> Vec<f32> {
            sentences.iter().map(|list| list.iter().map(|&f| weight[f as usize]).sum()).collect()
        };
        let (mass_a, mass_b) = (mass(&features_a), mass(&features_b));
        Features { a: features_a, b: features_b, weight, mass_a, mass_b }
    }
}

/// For each sentence of b, the sentences of a that share a feature or a meaning with it, and the shared weight.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlaps {
    /// Ascending by sentence of a.
    pub of_b: Vec<Vec<(u32, f32)>>,
    /// The part of the weight that comes from meaning alone; empty if meanings are not known.
    meant: Vec<f32>,
    n_a: usize,
}

/// Share of the weight not matched by words that meaning may add. At its most certain, meaning alone just makes a group
/// that stands by itself; a typical paraphrase needs its neighbours as well. If higher, cosines would decide.
const MEANING_SHARE: f32 = 0.3;

/// Features in more sentences of a than this are not looked up in long texts: they align nothing and cost most.
const LONGEST_POSTING: usize = 128;

impl Overlaps {
    /// All overlaps. The work is the sum, over all features, of the sentences of a times the sentences of b that have
    /// it, bounded by `LONGEST_POSTING` for each feature of b.
    pub fn new(features: &Features, meanings: &Meanings) -> Overlaps {
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); features.weight.len()];
        for (sentence, list) in features.a.iter().enumerate() {
            for &feature in list {
                postings[feature as usize].push(sentence as u32);
            }
        }
        let mut shared = vec![0.0f32; features.a.len()];
        let mut touched: Vec<u32> = Vec::new();
        let n_a = features.a.len();
        let mut meant = vec![0.0f32; if meanings.are_known() { n_a * features.b.len() } else { 0 }];
        let of_b = features
            .b
            .iter()
            .enumerate()
            .map(|(j, list)| {
                for &feature in list {
                    let posting = &postings[feature as usize];
                    if posting.len() > LONGEST_POSTING {
                        continue;
                    }
                    let weight = features.weight[feature as usize];
                    for &sentence in posting {
                        if shared[sentence as usize] == 0.0 {
                            touched.push(sentence);
                        }
                        shared[sentence as usize] += weight;
                    }
                }
                if meanings.are_known() {
                    for i in 0..n_a {
                        let alike = meanings.alike(i, j);
                        if alike > 0.0 {
                            let left = (features.mass_a[i].min(features.mass_b[j]) - shared[i]).max(0.0);
                            let plus = MEANING_SHARE * alike * left;
                            if shared[i] == 0.0 {
                                touched.push(i as u32);
                            }
                            shared[i] += plus;
                            meant[j * n_a + i] = plus;
                        }
                    }
                }
                touched.sort_unstable();
                touched.drain(..).map(|s| (s, std::mem::take(&mut shared[s as usize]))).collect()
            })
            .collect();
        Overlaps { of_b, meant, n_a }
    }

    /// The weight that meaning adds to two groups of sentences. Each sentence takes its best match, and the side that
    /// finds less counts.
    pub fn meant(&self, a: Range<usize>, b: Range<usize>) -> f32 {
        if self.meant.is_empty() {
            return 0.0;
        }
        let get = |i: usize, j: usize| self.meant[j * self.n_a + i];
        let of_a: f32 = a.clone().map(|i| b.clone().map(|j| get(i, j)).fold(0.0, f32::max)).sum();
        let of_b: f32 = b.map(|j| a.clone().map(|i| get(i, j)).fold(0.0, f32::max)).sum();
        of_a.min(of_b)
    }

    /// The shared weight of two sentences.
    pub fn get(&self, a: usize, b: usize) -> f32 {
        let list = &self.of_b[b];
        list.binary_search_by_key(&(a as u32), |&(s, _)| s).map_or(0.0, |at| list[at].1)
    }
}

/// Overlap of groups of sentences. A feature counts once, however often it occurs in the group.
pub(super) struct GroupOverlap<'f> {
    features: &'f Features,
    /// For each feature, the last query in which b had it and a had not been checked yet.
    stamps: Vec<u32>,
    question: u32,
}

impl GroupOverlap<'_> {
    pub fn new(features: &Features) -> GroupOverlap<'_> {
        GroupOverlap { features, stamps: vec![0; features.weight.len()], question: 0 }
    }

    /// The weight of the features that occur in both groups.
    pub fn weight(&mut self, a: std::ops::Range<usize>, b: std::ops::Range<usize>) -> f32 {
        self.question += 1;
        for list in &self.features.b[b] {
            for &feature in list {
                self.stamps[feature as usize] = self.question;
            }
        }
        let mut shared = 0.0;
        for list in &self.features.a[a] {
            for &feature in list {
                let stamp = &mut self.stamps[feature as usize];
                if *stamp == self.question {
                    *stamp = 0;
                    shared += self.features.weight[feature as usize];
                }
            }
        }
        shared
    }
}
