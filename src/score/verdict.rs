//! The verdict: rules over score, overlap and quotations, from the strongest to the weakest.

use crate::score::{Overlap, Verdict};

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Findings {
    /// Whether the words of both are the same in the same order.
    pub same_words: bool,
    /// The calibrated score.
    pub score: f64,
    /// How like the two topics are: rarity-weighted share of the shorter text's terms that the other has.
    pub kept_terms: f64,
    /// Share of the shorter text's names and numbers that the other has.
    pub anchors: f64,
    /// Words of a found in b.
    pub a_in_b: Overlap,
    /// Words of b found in a.
    pub b_in_a: Overlap,
    /// Words of the longest copied passage outside quote marks, counted on its shorter side.
    pub longest_passage: usize,
    /// Quotations that both have.
    pub n_shared_quotes: usize,
}

/// From this score on one text was written from the other.
const DERIVED: f64 = 0.5;

/// Share of both texts' words word for word or lightly edited from which a derived text is a near duplicate, not a rewrite.
const DUPLICATE: f64 = 0.7;

/// Share of a derived text that must be found again for the whole to count as derived; below, it is a part.
const WHOLE: f64 = 0.6;

/// Words of a passage, outside quote marks, from which it counts as lifted even if the rest is independent: two long sentences.
const LIFTED_WORDS: usize = 40;

/// Kept terms and anchors from which two texts tell of one event.
const SAME_STORY_TERMS: f64 = 0.35;
const SAME_STORY_ANCHORS: f64 = 0.35;

/// The verdict on the findings.
pub fn verdict(findings: &Findings) -> Verdict {
    let Findings { a_in_b, b_in_a, .. } = *findings;
    let literal = |side: Overlap| side.verbatim + side.edited;
    let found = a_in_b.total.max(b_in_a.total);
    if findings.same_words {
        return Verdict::Identical;
    }
    if findings.score >= DERIVED && found >= WHOLE {
        return if literal(a_in_b).max(literal(b_in_a)) >= DUPLICATE {
            Verdict::NearDuplicate
        } else {
            Verdict::Rewrite
        };
    }
    if findings.longest_passage >= LIFTED_WORDS && findings.score >= DERIVED / 2.0 {
        return Verdict::PartialReuse;
    }
    if findings.n_shared_quotes > 0 {
        return Verdict::SharedQuotes;
    }
    if findings.kept_terms >= SAME_STORY_TERMS && findings.anchors >= SAME_STORY_ANCHORS {
        return Verdict::SameStory;
    }
    Verdict::Unrelated
}
