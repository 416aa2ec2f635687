//! The plain words for verdicts, kinds, flags and measures, and how shares and scores are written.

use crate::align::MatchKind;
use crate::compare::{Comparison, FactKind};
use crate::disguise::DisguiseKind;
use crate::quote::{QuoteFlag, QuoteRow, QuoteVerdict};
use crate::score::evidence::MEASURES;
use crate::score::{Evidence, Verdict};

/// The verdict in one sentence: its name and what it says.
pub(super) fn verdict_sentence(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Identical => ("Identical", "B is a word-for-word copy of A"),
        Verdict::NearDuplicate => ("Near duplicate", "B is A's text with small edits"),
        Verdict::Rewrite => ("Rewrite", "B is a reworded version of A"),
        Verdict::PartialReuse => ("Partial reuse", "a part of one stands in the other; the rest is its own"),
        Verdict::SharedQuotes => ("Shared quotes", "independently written; only quotations are in common"),
        Verdict::SameStory => ("Same story", "independently written about the same event"),
        Verdict::SameForm => ("Same form", "one form or stock wording filled with other facts; nothing was rewritten"),
        Verdict::FollowUp => ("Follow-up", "different news on one affair; what they share is background"),
        Verdict::Unrelated => ("Unrelated", "no sign of a common event or text"),
        Verdict::Unclear => ("Unclear", "too little to go by; see the notes"),
    }
}

/// What a score is about; [`certainty`] says how sure it is.
pub(super) const ORIGIN: &str = "One written from the other, or both from one text";

/// How sure a score is, in words. Steps are even in what an editor would do, not in numbers: act, look, doubt, leave.
pub(super) fn certainty(score: f64) -> &'static str {
    const STEPS: [(f64, &str); 6] = [
        (0.95, "almost certain"),
        (0.80, "very likely"),
        (0.60, "likely"),
        (0.40, "undecided"),
        (0.20, "unlikely"),
        (0.05, "very unlikely"),
    ];
    STEPS.iter().find(|(least, _)| score >= *least).map_or("almost certainly not", |(_, words)| words)
}

/// What a measure means; one without an entry goes by its name.
pub(super) fn measure(evidence: &Evidence) -> String {
    let known = MEASURES.iter().find(|(name, _)| *name == evidence.name);
    if evidence.name == "disguise" {
        return "words in disguise, or hidden from readers".to_owned();
    }
    known.map_or_else(|| evidence.name.replace('_', " "), |(_, meaning)| (*meaning).to_owned())
}

/// "24 of 27 of a found again in b, 2 moved; 3 dropped, 0 added"; `None` if neither article has a sentence.
pub(super) fn sentences(result: &Comparison) -> Option<String> {
    let found: usize = result.sentences.iter().map(|sentence| sentence.a.len()).sum();
    let moved: usize = result.sentences.iter().filter(|sentence| sentence.moved).map(|sentence| sentence.a.len()).sum();
    let (n_dropped, n_added) = (result.dropped.len(), result.added.len());
    let total = found + n_dropped;
    (total + n_added > 0).then(|| {
        format!("{found} of {total} of a found again in b, {moved} moved; {n_dropped} dropped, {n_added} added")
    })
}

/// How alike two stretches are.
pub(super) fn kind(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Verbatim => "word for word",
        MatchKind::Edited => "edited",
        MatchKind::Paraphrased => "in other words",
        MatchKind::Bridged => "by position only",
    }
}

/// The verdict of a quotation.
pub(super) fn quote_verdict(verdict: QuoteVerdict) -> &'static str {
    match verdict {
        QuoteVerdict::Verbatim => "verbatim",
        QuoteVerdict::Typographic => "typographic",
        QuoteVerdict::Trimmed => "trimmed",
        QuoteVerdict::Merged => "merged",
        QuoteVerdict::Split => "split",
        QuoteVerdict::Altered => "altered",
        QuoteVerdict::Unquoted => "unquoted",
        QuoteVerdict::NewlyQuoted => "newly quoted",
        QuoteVerdict::Dropped => "dropped",
        QuoteVerdict::Added => "added",
    }
}

/// "7: 3 altered, 1 newly quoted, 3 verbatim", the gravest first.
pub(super) fn tally(rows: &[QuoteRow]) -> String {
    let counts = QuoteVerdict::BY_GRAVITY.iter().filter_map(|&verdict| {
        let count = rows.iter().filter(|row| row.verdict == verdict).count();
        (count > 0).then(|| format!("{count} {}", quote_verdict(verdict)))
    });
    format!("{}: {}", rows.len(), counts.collect::<Vec<_>>().join(", "))
}

/// What a flag says of a quotation.
pub(super) fn flag(flag: QuoteFlag) -> &'static str {
    match flag {
        QuoteFlag::Number => "number changed",
        QuoteFlag::Name => "name changed",
        QuoteFlag::Negation => "negation changed",
        QuoteFlag::Modal => "modal verb changed",
        QuoteFlag::Speaker => "other speaker",
        QuoteFlag::Marks => "quote mark missing",
    }
}

/// The kind of a fact that differs.
pub(super) fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Number => "number",
        FactKind::Date => "date",
        FactKind::Name => "name",
        FactKind::Negation => "negation",
        FactKind::Opposite => "opposite",
    }
}

/// A share as a percentage that is 0% or 100% only if it is so exactly.
pub(super) fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.01 => "<1%".to_owned(),
        share if share > 0.99 && share < 1.0 => ">99%".to_owned(),
        share => format!("{:.0}%", share * 100.0),
    }
}

/// Four places say all that a share of runs of words can, and never 1 of what is not whole.
pub(super) fn rounded(value: f64) -> f64 {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    if rounded == 1.0 && value < 1.0 { 0.9999 } else { rounded }
}

/// Two places for pages, cut so that what is not whole is never 1.
pub(super) fn two_places(value: f64) -> String {
    // What was rounded to four places may lie a hair below them.
    format!("{:.2}", (rounded(value) * 100.0 + 1e-9).floor() / 100.0)
}

/// "1 sentence", "3 sentences".
pub(super) fn counted(count: usize, thing: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

/// What each side has of disguise: "a: 3 words of letters of another script that look alike".
pub(super) fn disguises(result: &Comparison) -> Vec<String> {
    let mut told = Vec::new();
    for (name, disguises) in [("a", &result.disguises_of_a), ("b", &result.disguises_of_b)] {
        let mut kinds: Vec<DisguiseKind> = disguises.iter().map(|disguise| disguise.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let count = disguises.iter().filter(|disguise| disguise.kind == kind).count();
            told.push(format!("{name}: {} ({})", kind.explained(), counted(count, "place")));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_is_never_1() {
        assert_eq!([0.99999, 1.0, 0.12345, 0.0].map(rounded), [0.9999, 1.0, 0.1235, 0.0]);
        assert_eq!([0.99999, 1.0, 0.29, 0.57, 0.0].map(two_places), ["0.99", "1.00", "0.29", "0.57", "0.00"]);
    }

    #[test]
    fn percentages_are_whole_only_if_they_are() {
        for (share, shown) in
            [(0.0, "0%"), (0.004, "<1%"), (0.01, "1%"), (0.876, "88%"), (0.99, "99%"), (0.996, ">99%"), (1.0, "100%")]
        {
            assert_eq!(percent(share), shown);
        }
    }

    #[test]
    fn certainty_falls_with_the_score() {
        let said: Vec<_> = [1.0, 0.95, 0.9, 0.7, 0.5, 0.3, 0.1, 0.0].map(certainty).into();
        assert_eq!(said[0], said[1]);
        assert_eq!(said[7], "almost certainly not");
        assert!(said[1..].windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn unknown_measures_go_by_their_names() {
        assert_eq!(measure(&Evidence { name: "longest_run", value: 0.5 }), "longest run");
    }
}
