//! What verdicts, scores and measures mean, in whole sentences, for reports that have room for them.
//!
//! The names that every report uses are in `words`; here stands what a reader who sees them for the first time must know.

use crate::quote::QuoteVerdict;
use crate::score::Verdict;

/// When a comparison gets this verdict.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "Both have the same words in the same order. Only marks, layout or capitals may differ.",
        Verdict::NearDuplicate => {
            "One text with small edits: a syndicated copy, an update, or a version cut short. Most of the words stand in both as they were."
        }
        Verdict::Rewrite => {
            "The same text told in other words: spun, paraphrased, simplified or translated back. Few runs of words survive such a \
             rewrite; the order of the telling, the names and the figures do."
        }
        Verdict::PartialReuse => {
            "A part of one text stands in the other, copied or reworded. The rest of each was written independently."
        }
        Verdict::SharedQuotes => {
            "The two were written independently. The quotations that both have are all that they share, as is to be expected of two \
             reporters who heard the same person."
        }
        Verdict::SameStory => {
            "The two tell of one event and were written independently: they share names and figures, not sentences."
        }
        Verdict::SameForm => {
            "Both fill one form, formula or notice with other facts: another company, match, day or contract. The wording is nobody's; the \
             facts differ, so nothing was rewritten."
        }
        Verdict::FollowUp => {
            "The two report different news on one affair. What they share is background: the account of what happened before."
        }
        Verdict::Unclear => {
            "There is too little text to tell, or the two are in languages that cannot be compared. The notes say which."
        }
        Verdict::Unrelated => "Nothing says that the two tell of one event, or that one was written from the other.",
    }
}

/// What a score is and what it is not.
pub(super) const SCORE: &str = "The score says how sure it is that one of the two was written from the other, or both from one text. 0.95 \
     and above is almost certain, around 0.5 look for yourself. It is no share of anything: an article that is copied by a third can \
     have a high score.";

/// What the shares are.
pub(super) const SHARES: &str = "Shares count the words of one text that stand in sentences found again in the other. They are measured from both sides: a short \
     rewrite of a long text uses only a part of it.";

/// What similarity is.
pub(super) const SIMILARITY: &str = "Similarity says how much the two tell the same, whoever wrote it. Two honest reports of one event can \
     be similar with a score near 0.";

/// What a report is not.
pub(super) const LIMITS: &str = "A verdict is a reason to look, not proof, and does not say who copied from whom: a and b are only what the \
     two files were called.";

/// What a measure of the evidence tells, in plain words; one without an entry needs none.
pub(super) fn measure(name: &str) -> &'static str {
    match name {
        "order" => {
            "Two newsrooms that report one event choose their own order. A text whose sentences follow the order of another was most \
             likely written along it. No other measure says as much."
        }
        "mutual" => {
            "Each of two sentences is what the other text has that is most like it. In texts written independently such pairs are rare, \
             and scattered."
        }
        "own" => {
            "The reporter's own words, not those of people quoted: two reporters may quote one statement, but hardly put the rest alike."
        }
        "longest" => "How much of the shorter text is one stretch that was taken over as a whole.",
        "anchors" => {
            "A rewrite swaps words, but cannot swap names and figures. Two reports of one event share some of them, a rewrite keeps nearly \
             all."
        }
        "phrases" => "Three words in the same order, outside quote marks, seldom stand in two texts by chance.",
        "pairs" => {
            "Two neighbouring words, outside quote marks, survive even where single words between them were replaced."
        }
        "covered" => {
            "How much of the longer text was used, in its own order. A short item made from a long article covers little of it."
        }
        "quoted" => {
            "If what two texts share stands inside quote marks, both may simply have quoted the same person: the more of it, the less it \
             proves."
        }
        "disguise" => {
            "Letters of other scripts, unseen characters, digits for letters or hidden text keep a text from being found by its words. The              comparison has undone them. This is no part of the score; the places are listed by themselves."
        }
        _ => "",
    }
}

/// What became of a quotation, said to somebody who has not read the list of verdicts.
pub(super) fn quote_verdict(verdict: QuoteVerdict) -> &'static str {
    match verdict {
        QuoteVerdict::Verbatim => "the same characters in both",
        QuoteVerdict::Typographic => "the same words; only marks, case, spelling or the sign of an omission differ",
        QuoteVerdict::Trimmed => "words were left out; nothing else changed",
        QuoteVerdict::Merged => "several quotations of a stand as one in b",
        QuoteVerdict::Split => "one quotation of a stands as several in b",
        QuoteVerdict::Altered => "words inside the quote marks were changed",
        QuoteVerdict::Unquoted => "quoted in a; b says it without quote marks",
        QuoteVerdict::NewlyQuoted => "quoted in b; a says it in its own words",
        QuoteVerdict::Dropped => "quoted in a, not found in b",
        QuoteVerdict::Added => "quoted in b, not found in a",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::evidence::MEASURES;

    #[test]
    fn every_measure_of_the_score_is_explained() {
        for (name, _) in MEASURES {
            assert!(measure(name).len() > 40, "{name}");
        }
    }
}
