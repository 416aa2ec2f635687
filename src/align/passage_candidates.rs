//! Passage candidates: how far a passage extends on each side, judged by the weight that both sides share.
//!
//! ```text
//! coverage of a's sentences  .02 .05 .61 .40 .12 .55 .04     share of their weight that occurs in b's stretch
//! threshold                   ·   ·  ─────────────── ·       between the coverage inside and that around
//! candidate                          └─────────────┘         the stretch with the largest sum above the threshold
//! ```
//!
//! The two sides are fitted in turn until they are stable. Each is the heaviest run of sentences (Kadane's algorithm;
//! Bentley 1984), extended over weak sentences as long as stronger ones make up for them, like the extension of local
//! alignments in BLAST (Altschul et al. 1990). The threshold adapts to the passage: next to a copied paragraph a
//! sentence on the same subject is excluded, next to a reworded one it may be included. The surrounding text shows how
//! much two texts on one subject share by chance.

use std::ops::Range;

use crate::align::features::Features;

/// Least share of a sentence's weight that must occur on the other side. Texts on one subject share up to .15 by
/// chance; passages in which a spinner swapped every other word keep .4 to .75.
const LEAST_COVERAGE: f32 = 0.20;

/// Where the threshold lies between the coverage around a passage (0) and that inside it (1). If higher, reworded
/// passages shrink to their least changed sentences; if lower, the neighbours of a copied paragraph are included.
const THRESHOLD_POSITION: f32 = 0.4;

/// By how much the coverage of a passage must exceed that around it to be evidence.
const LEAST_CONTRAST: f32 = 0.15;

/// Sentences on each side of a passage used to estimate the chance overlap; those farther away are on other subjects.
const AROUND: usize = 24;

/// Weight added to the surrounding text: one sentence between a passage and the end of the text is no sample.
const NO_SAMPLE: f32 = 5.0;

/// Extension stops once the sum has dropped this far below its maximum: a long sentence, or two short ones, without a
/// word in common.
const LONGEST_DROP: f32 = 4.0;

/// Most sentences by which a candidate may grow at each end in one step.
const REACH: usize = 6;

/// Most times the two sides are fitted; the limit keeps the work linear.
const MOST_FITS: usize = 8;

/// A stretch of sentences of a and one of b, and how much of each occurs in the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PassageCandidate {
    pub a: Range<usize>,
    pub b: Range<usize>,
    /// Share of the weight of a's stretch that occurs in b's.
    pub coverage_a: f32,
    /// The same for b's.
    pub coverage_b: f32,
    /// Coverage from which a sentence of a belongs to the passage.
    pub threshold_a: f32,
    /// The same for b.
    pub threshold_b: f32,
    /// Weight shared beyond chance, on the side that has less of it.
    pub evidence: f32,
}

/// One side of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    A,
    B,
}

impl Side {
    pub fn other(self) -> Side {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }
}

impl PassageCandidate {
    pub fn of(&self, side: Side) -> &Range<usize> {
        match side {
            Side::A => &self.a,
            Side::B => &self.b,
        }
    }

    pub fn threshold(&self, side: Side) -> f32 {
        match side {
            Side::A => self.threshold_a,
            Side::B => self.threshold_b,
        }
    }
}

/// Measures how much of a sentence's weight occurs in a reference stretch of the other text. All comparisons of a
/// sentence with a stretch go through here.
pub(super) struct Coverage<'f> {
    features: &'f Features,
    /// For each feature, the number of the last reference stretch that contained it.
    last_reference_with: Vec<u32>,
    stretch: u32,
}

impl Coverage<'_> {
    pub fn new(features: &Features) -> Coverage<'_> {
        Coverage { features, last_reference_with: vec![0; features.weight.len()], stretch: 0 }
    }

    fn sentences(&self, side: Side) -> &[Vec<u32>] {
        match side {
            Side::A => &self.features.a,
            Side::B => &self.features.b,
        }
    }

    fn mass(&self, side: Side, sentence: usize) -> f32 {
        match side {
            Side::A => self.features.mass_a[sentence],
            Side::B => self.features.mass_b[sentence],
        }
    }

    /// Makes these sentences the reference stretch.
    pub fn set_reference(&mut self, side: Side, sentences: &Range<usize>) {
        self.stretch += 1;
        let lists = match side {
            Side::A => &self.features.a,
            Side::B => &self.features.b,
        };
        for &feature in lists[sentences.clone()].iter().flatten() {
            self.last_reference_with[feature as usize] = self.stretch;
        }
    }

    /// The weight of a sentence of the other side that occurs in the reference stretch.
    fn covered(&self, side: Side, sentence: usize) -> f32 {
        let held =
            self.sentences(side)[sentence].iter().filter(|&&f| self.last_reference_with[f as usize] == self.stretch);
        held.map(|&feature| self.features.weight[feature as usize]).sum()
    }

    /// How far the covered weight of a sentence exceeds the threshold.
    fn gain(&self, side: Side, sentence: usize, threshold: f32) -> f32 {
        self.covered(side, sentence) - threshold * self.mass(side, sentence)
    }

    /// The covered weight of some sentences, and their total weight.
    fn sums(&self, side: Side, sentences: impl Iterator<Item = usize>) -> (f32, f32) {
        sentences.fold((0.0, 0.0), |(covered, mass), sentence| {
            (covered + self.covered(side, sentence), mass + self.mass(side, sentence))
        })
    }

    /// The share of the weight of some sentences that occurs in the reference stretch.
    pub fn share(&self, side: Side, sentences: impl Iterator<Item = usize>) -> f32 {
        let (covered, mass) = self.sums(side, sentences);
        if mass > 0.0 { covered / mass } else { 0.0 }
    }

    /// The share of the weight around a stretch that occurs in the reference stretch.
    pub fn share_around(&self, side: Side, stretch: &Range<usize>) -> f32 {
        let n_sentences = self.sentences(side).len();
        let around = (stretch.start.saturating_sub(AROUND)..stretch.start)
            .chain(stretch.end..(stretch.end + AROUND).min(n_sentences));
        let (covered, mass) = self.sums(side, around);
        covered / (mass + NO_SAMPLE)
    }

    /// For each sentence on one side of a candidate, how far it exceeds the threshold.
    pub fn gains(&mut self, candidate: &PassageCandidate, side: Side) -> Vec<f32> {
        self.set_reference(side.other(), candidate.of(side.other()));
        candidate.of(side).clone().map(|sentence| self.gain(side, sentence, candidate.threshold(side))).collect()
    }

    /// The candidate in or near two stretches. If the result depends on which side is fitted first, the one with more
    /// evidence; on a tie, the longer one.
    pub fn fit(&mut self, a: Range<usize>, b: Range<usize>) -> PassageCandidate {
        let start = self.measured(a, b);
        let one = self.fitted(start.clone(), Side::A);
        let other = self.fitted(start, Side::B);
        let n_sentences = |candidate: &PassageCandidate| candidate.a.len() + candidate.b.len();
        let order = one.evidence.total_cmp(&other.evidence).then(n_sentences(&one).cmp(&n_sentences(&other)));
        if order.is_lt() { other } else { one }
    }

    /// Starts from `candidate` and fits both sides, `first` first, until they are stable.
    fn fitted(&mut self, mut candidate: PassageCandidate, first: Side) -> PassageCandidate {
        (candidate.threshold_a, candidate.threshold_b) = (LEAST_COVERAGE, LEAST_COVERAGE);
        for n_fits in 0..MOST_FITS {
            let second = first.other();
            self.set_reference(second, candidate.of(second));
            let fitted_first = self.heaviest(first, candidate.of(first), candidate.threshold(first));
            self.set_reference(first, &fitted_first);
            let fitted_second = self.heaviest(second, candidate.of(second), candidate.threshold(second));
            let (a, b) = match first {
                Side::A => (fitted_first, fitted_second),
                Side::B => (fitted_second, fitted_first),
            };
            let stable = a == candidate.a && b == candidate.b;
            if stable && n_fits > 0 {
                break;
            }
            candidate = self.measured(a, b);
        }
        candidate
    }

    /// The candidate made of exactly these two stretches.
    pub fn measured(&mut self, a: Range<usize>, b: Range<usize>) -> PassageCandidate {
        let (coverage_a, threshold_a, surplus_a) = self.side_measured(Side::A, &a, &b);
        let (coverage_b, threshold_b, surplus_b) = self.side_measured(Side::B, &b, &a);
        PassageCandidate { a, b, coverage_a, coverage_b, threshold_a, threshold_b, evidence: surplus_a.min(surplus_b) }
    }

    /// Coverage and threshold of one side, and the weight that it shares beyond chance.
    fn side_measured(&mut self, side: Side, own: &Range<usize>, other: &Range<usize>) -> (f32, f32, f32) {
        self.set_reference(side.other(), other);
        let (covered, mass) = self.sums(side, own.clone());
        let coverage = if mass > 0.0 { covered / mass } else { 0.0 };
        let around = self.share_around(side, own);
        let inside = self.typical(side, own);
        let threshold = LEAST_COVERAGE.max(around + THRESHOLD_POSITION * (inside - around));
        (coverage, threshold, covered - LEAST_COVERAGE.max(around + LEAST_CONTRAST) * mass)
    }

    /// The coverage of the sentences that matter. Each counts by the weight that it shares, so a stretch that starts
    /// too wide does not lower its own threshold.
    fn typical(&self, side: Side, sentences: &Range<usize>) -> f32 {
        let (mut weighed, mut sum) = (0.0, 0.0);
        for sentence in sentences.clone() {
            let (covered, mass) = (self.covered(side, sentence), self.mass(side, sentence));
            if mass > 0.0 {
                weighed += covered * covered / mass;
                sum += covered;
            }
        }
        if sum > 0.0 { weighed / sum } else { 0.0 }
    }

    /// The run of sentences in and around `from` with the largest sum of gains against the reference stretch; never
    /// empty.
    fn heaviest(&self, side: Side, from: &Range<usize>, threshold: f32) -> Range<usize> {
        let gain = |sentence: usize| self.gain(side, sentence, threshold);
        let (mut best, mut best_sum) = (from.clone(), f32::MIN);
        let (mut start, mut sum) = (from.start, 0.0);
        for sentence in from.clone() {
            if sum <= 0.0 {
                (start, sum) = (sentence, 0.0);
            }
            sum += gain(sentence);
            if sum > best_sum {
                (best, best_sum) = (start..sentence + 1, sum);
            }
        }
        let n_sentences = self.sentences(side).len();
        let grown = |next: &mut dyn Iterator<Item = usize>| -> usize {
            let (mut sum, mut top, mut n_taken) = (0.0, 0.0, 0);
            for (n_before, sentence) in next.take(REACH).enumerate() {
                sum += gain(sentence);
                if sum > top {
                    (top, n_taken) = (sum, n_before + 1);
                }
                if sum < top - LONGEST_DROP {
                    break;
                }
            }
            n_taken
        };
        let after = grown(&mut (best.end..n_sentences));
        let before = grown(&mut (0..best.start).rev());
        best.start - before..best.end + after
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::substitutions::Substitutions;
    use crate::article::Article;
    use crate::reading::{Reading, Vocabulary};
    use crate::text::Language;

    fn features(one: &[&str], other: &[&str]) -> Features {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut read = |text: &[&str]| Reading::new(&Article::plain("t", text.join(" ")), &mut vocabulary);
        let (a, b) = (read(one), read(other));
        assert_eq!((a.sentences.len(), b.sentences.len()), (one.len(), other.len()), "each is one sentence");
        Features::new(&a, &b, &vocabulary, &Substitutions::default())
    }

    /// Fits the passage around `anchor` to these sentences, in both directions.
    #[track_caller]
    fn check(
        one: &[&str],
        other: &[&str],
        anchor: (Range<usize>, Range<usize>),
        expected: (Range<usize>, Range<usize>),
    ) {
        let (there, back) = (features(one, other), features(other, one));
        let found = Coverage::new(&there).fit(anchor.0.clone(), anchor.1.clone());
        assert_eq!((found.a, found.b), expected);
        let found = Coverage::new(&back).fit(anchor.1, anchor.0);
        assert_eq!((found.b, found.a), expected, "exchanged");
    }

    const FERRY: [&str; 3] = [
        "The ferry Solveig ran aground off Lund Bay before dawn.",
        "Eleven passengers waded ashore with their dogs.",
        "Divers searched the hull until noon.",
    ];
    const BAKERY: [&str; 3] = [
        "Bread prices climbed again this spring.",
        "Millers blame drought and dear diesel.",
        "Nobody expects relief before autumn.",
    ];
    const TRAM: [&str; 4] = [
        "Councillor Ida Brandt opened the tram depot at Kestrel Street on Friday.",
        "Its solar roof is the largest north of Amberg.",
        "Forty apprentices will train there under engineer Tomas Weil.",
        "The operator Nordtram paid nineteen million crowns for it.",
    ];

    #[test]
    fn a_side_grows_over_what_occurs_in_the_other_stretch() {
        let (one, other) = ([&FERRY[..], &TRAM].concat(), [&TRAM[..], &BAKERY].concat());
        check(&one, &other, (4..5, 0..4), (3..7, 0..4));
        // With only these two sentences as reference, neither side grows.
        check(&one, &other, (4..5, 1..2), (4..5, 1..2));
    }

    #[test]
    fn a_candidate_that_starts_too_wide_shrinks() {
        let (one, other) = ([&FERRY[..], &TRAM].concat(), [&TRAM[..], &BAKERY].concat());
        check(&one, &other, (0..7, 0..7), (3..7, 0..4));
    }

    #[test]
    fn the_order_within_a_candidate_is_free() {
        let shuffled = [TRAM[2], TRAM[3], TRAM[0], TRAM[1]];
        check(&[&FERRY[..], &TRAM].concat(), &[&BAKERY[..], &shuffled].concat(), (2..7, 3..6), (3..7, 3..7));
    }

    #[test]
    fn a_short_unpaired_sentence_is_included() {
        let added = [TRAM[0], TRAM[1], "It rained.", TRAM[2], TRAM[3]];
        check(&[&FERRY[..], &TRAM].concat(), &[&added[..], &BAKERY].concat(), (3..7, 0..5), (3..7, 0..5));
    }

    #[test]
    fn a_sentence_with_one_common_word_next_to_a_copied_paragraph_is_excluded() {
        let beside = "Trams had never reached Amberg in the days of the salt trade.";
        let (one, other) = ([&FERRY[..], &TRAM].concat(), [&TRAM[..], &[beside], &BAKERY].concat());
        check(&one, &other, (3..7, 0..5), (3..7, 0..4));
    }

    #[test]
    fn unrelated_texts_are_no_evidence() {
        let features = features(&FERRY, &BAKERY);
        let found = Coverage::new(&features).measured(0..3, 0..3);
        assert!(
            found.evidence < 0.0 && found.coverage_a < LEAST_COVERAGE && found.coverage_b < LEAST_COVERAGE,
            "{found:?}"
        );
    }

    #[test]
    fn evidence_is_that_of_the_side_with_less() {
        let features = features(&[TRAM[0]], &[TRAM[0], FERRY[0], FERRY[1], FERRY[2], BAKERY[0], BAKERY[1]]);
        let mut coverage = Coverage::new(&features);
        let (narrow, wide) = (coverage.measured(0..1, 0..1), coverage.measured(0..1, 0..6));
        assert_eq!((narrow.coverage_a, narrow.coverage_b, wide.coverage_a), (1.0, 1.0, 1.0));
        assert!(wide.coverage_b < 0.5 && wide.evidence < narrow.evidence, "{wide:?}");
    }

    #[test]
    fn shares_refer_to_the_last_reference_stretch() {
        let features = features(&TRAM, &TRAM);
        let mut coverage = Coverage::new(&features);
        coverage.set_reference(Side::A, &(0..2));
        assert!(coverage.share(Side::B, 0..2) > 0.999);
        coverage.set_reference(Side::A, &(2..4));
        assert!(coverage.share(Side::B, 0..2) < 0.2);
        assert_eq!(coverage.share(Side::B, 0..0), 0.0);
    }
}
