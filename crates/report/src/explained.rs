//! What verdicts, scores and measures mean, in whole sentences, for reports that have room for them.
//!
//! The names that every report uses are in `words`; here stands what a reader who sees them for the first time must know.

use respun::quote::QuoteVerdict;
use respun::score::Verdict;

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
     and above is almost certain; around 0.5 look for yourself. With fewer than 60 words, or in a language that is not known, it is called \
     likely at most, unless the text is a copy. The score is not a share: an article of which a third was copied can have a high one.";

/// What the shares are.
pub(super) const SHARES: &str = "Shares count the words of one text that stand in sentences found again in the other. They are measured from both sides: a short \
     rewrite of a long text uses only a part of it.";

/// What similarity is.
pub(super) const SIMILARITY: &str = "Same content is the share of what the two say that is the same, whether or not it was copied. Two \
     independent reports of one event can have much of the same content and a score near 0.";

/// What was set aside.
pub(super) const SET_ASIDE: &str = "Notices, About paragraphs, lists of references, forms, released statements and background that any \
     article may repeat prove nothing. They are set aside and count neither as words found again nor as evidence.";

/// What a report is not.
pub(super) const LIMITS: &str = "A verdict is a reason to look, not proof, and does not say who copied from whom: A and B are only what the \
     two files were called.";

/// The same where there are no A and B.
pub(super) const LIMITS_OF_A_CHECK: &str =
    "A verdict is a reason to look, not proof, and does not say who copied from whom.";

/// What a measure of the evidence tells, in plain words; one without an entry needs none.
pub(super) fn measure(name: &str) -> &'static str {
    match name {
        "order" => {
            "Two newsrooms that report one event choose their own order. A text whose sentences follow the order of another was most \
             likely written along it. No other measure says as much."
        }
        "own" => {
            "The reporter's own words, not those of people quoted: two reporters may quote one statement, but hardly put the rest alike."
        }
        "adjacent" => {
            "Where one text follows the other, neighbouring sentences have neighbouring counterparts. Two reports jump."
        }
        "likeness" => "How alike the aligned sentences are, with those that have no counterpart counting nothing.",
        "content" => "Nouns, verbs and names that the other text has too, rare words counting more than common ones.",
        "shared_words" => "How many words the order of words was judged by: with few of them it may be chance.",
        "rare_long_share" => {
            "Rare words of the longer text that the shorter one does not have: matter of its own, or what was cut."
        }
        "lead_pair" | "lead_found" => {
            "A copy or rewrite mostly begins with the news that the other begins with. A new report that repeats background does not."
        }
        "place" => "Background stands behind the news, so what two follow-ups share stands in the second half.",
        "lengths" => "A rewritten sentence is about as long as the one that it was made from.",
        "words" => "The more text there is, the more the other measures say.",
        "ratio" => "A short text finds many of its words in a long one, whoever wrote it.",
        "anchors" => {
            "A rewrite swaps words, but cannot swap names and figures. Two reports of one event share some of them, a rewrite keeps nearly \
             all."
        }
        "names_short" | "names_short_share" | "numbers_short" | "numbers_short_share" => {
            "What only the shorter text names or counts did not come from the other text. A rewrite seldom adds names or figures; a report \
             of one's own has some."
        }
        "names_long" | "names_long_share" | "numbers_long" | "numbers_long_share" => {
            "What only the longer text names or counts. A text cut short leaves names and figures out, so this says less than the same of \
             the shorter text."
        }
        "quotes_short" | "quotes_long" => {
            "Quotations that only one text has: a reporter who heard people himself quotes what the other has not."
        }
        "literal" | "literal_share" | "longest_run" => {
            "Runs of eight and more words outside quotation marks that stand in both word for word. They seldom arise by chance, also where \
             the rest of a text is its own."
        }
        "conflict_rate" => {
            "Aligned sentences in which another name or figure stands in the same place: one form filled with other facts, or another event."
        }
        "lead" => {
            "Whether the two begin with the same news. Reports of different events on one affair have different leads over a common rest."
        }
        "word_order" => {
            "The rare words that both have, in the same order: a text written along another keeps it also where its sentences were cut anew."
        }
        "concentrated" => {
            "Whether the words that a sentence shares with the other text stand in one sentence there. By chance they are scattered."
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
        "other_subject" => {
            "Each text comes back to a name of its own that the other never mentions: two companies that fill one form, two people. No score \
             makes such texts rewrites of each other."
        }
        "disguise" => {
            "Letters of other scripts, unseen characters, digits for letters or hidden text keep a text from being found by its words. The comparison has undone them. This is no part of the score; the places are listed by themselves."
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
        QuoteVerdict::Merged => "several quotations of A stand as one in B",
        QuoteVerdict::Split => "one quotation of A stands as several in B",
        QuoteVerdict::Altered => "words inside the quote marks were changed",
        QuoteVerdict::Unquoted => "quoted in A; B says it without quote marks",
        QuoteVerdict::NewlyQuoted => "quoted in B; A says it in its own words",
        QuoteVerdict::Dropped => "quoted in A, not found in B",
        QuoteVerdict::Added => "quoted in B, not found in A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::score::evidence::MEASURES;

    #[test]
    fn every_measure_of_the_score_is_explained() {
        for (name, _) in MEASURES {
            assert!(measure(name).len() > 40, "{name}");
        }
    }
}
