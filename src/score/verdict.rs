//! The verdict: rules over score, overlap and quotations, from the strongest to the weakest.

use crate::score::evidence::SharedNames;
use crate::score::{Overlap, Verdict};

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Findings {
    /// Whether the words of both are the same in the same order.
    pub same_words: bool,
    /// The calibrated score.
    pub score: f64,
    /// Share of the shorter text's sentences whose best match keeps the order of the telling.
    pub order: f64,
    /// Rare names and numbers that both have.
    pub names: SharedNames,
    /// Words of a found in b.
    pub a_in_b: Overlap,
    /// Words of b found in a.
    pub b_in_a: Overlap,
    /// Words outside quote marks that stand word for word or lightly edited in the other, on the side that has fewer.
    pub literal_words: usize,
    /// Words of the longest passage outside quote marks, on its shorter side.
    pub longest_passage: usize,
    /// Quotations that both have.
    pub n_shared_quotes: usize,
}

/// From this score on one text was written from the other.
pub const DERIVED: f64 = 0.5;

/// Share of the words of either text that stand in the other word for word or lightly edited, from which a derived text is a near
/// duplicate, not a rewrite: a trimmed copy is one, though half of the whole is missing.
const DUPLICATE: f64 = 0.7;

/// Share of a derived text that must be found again for the whole to count as derived; below, it is a part …
const WHOLE: f64 = 0.6;

/// … unless what is found runs through the whole text in one order: half the sentences of a bold rewrite have lost every word, yet
/// those that are found are spread over all of it; the half that a copier wrote himself has best matches anywhere. Four in five
/// rewrites keep the order of three quarters of their sentences, one in fifty independent reports does.
const WHOLE_IN_ORDER: f64 = 0.3;
const IN_ORDER: f64 = 0.7;

/// Words outside quote marks from which text counts as lifted even if the rest is independent: two long sentences.
const LIFTED_WORDS: usize = 40;

/// Rare names and numbers in common from which two texts tell of one event: strangers seldom share three, and fewer than one in
/// seven of theirs.
const SAME_STORY_NAMES: usize = 3;
const SAME_STORY_SHARE: f64 = 0.15;

/// The verdict on the findings.
pub fn verdict(findings: &Findings) -> Verdict {
    let Findings { a_in_b, b_in_a, .. } = *findings;
    let literal = |side: Overlap| side.verbatim + side.edited;
    let found = a_in_b.total.max(b_in_a.total);
    if findings.same_words {
        return Verdict::Identical;
    }
    let runs_through = found >= WHOLE_IN_ORDER && findings.order >= IN_ORDER;
    if findings.score >= DERIVED && (found >= WHOLE || runs_through) {
        return if literal(a_in_b).max(literal(b_in_a)) >= DUPLICATE {
            Verdict::NearDuplicate
        } else {
            Verdict::Rewrite
        };
    }
    let lifted = findings.longest_passage >= LIFTED_WORDS && findings.score >= DERIVED / 2.0;
    if lifted || findings.literal_words >= LIFTED_WORDS {
        return Verdict::PartialReuse;
    }
    if findings.n_shared_quotes > 0 {
        return Verdict::SharedQuotes;
    }
    if findings.names.count >= SAME_STORY_NAMES && findings.names.share >= SAME_STORY_SHARE {
        return Verdict::SameStory;
    }
    Verdict::Unrelated
}
