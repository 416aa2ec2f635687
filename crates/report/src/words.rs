//! The plain words for verdicts, kinds, flags and measures, and how shares and scores are written.

use super::shown::shown;
use respun::align::{MatchKind, SentenceMatch};
use respun::article::Article;
use respun::compare::{Comparison, FactKind};
use respun::disguise::DisguiseKind;
use respun::quote::{QuoteFlag, QuoteRow, QuoteVerdict};
use respun::score::evidence::MEASURES;
use respun::score::{Evidence, Verdict};
use respun::shared_matter::{SharedMatter, SharedMatterKind};
use respun::span::Span;
use respun::text::tokens;

pub(super) use super::reasons::{certainty, for_and_against};

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

/// What a measure means; one without an entry goes by its name.
pub(super) fn measure(evidence: &Evidence) -> String {
    let known = MEASURES.iter().find(|(name, _)| *name == evidence.name);
    match evidence.name {
        "disguise" => return "words in disguise, or hidden from readers".to_owned(),
        "other_subject" => return "1 if neither mentions whom the other is about".to_owned(),
        _ => {}
    }
    known.map_or_else(|| evidence.name.replace('_', " "), |(_, meaning)| (*meaning).to_owned())
}

/// "24 of 27 of A found again in B, 2 moved; 3 dropped, 0 added"; `None` if neither article has a sentence. Sentences paired by
/// position alone were not found again.
pub(super) fn sentences(result: &Comparison) -> Option<String> {
    let count = |is_counted: &dyn Fn(&SentenceMatch) -> bool| -> usize {
        result.sentences.iter().filter(|matched| is_counted(matched)).map(|matched| matched.a.len()).sum()
    };
    let is_found = |matched: &SentenceMatch| matched.kind != MatchKind::Bridged;
    let (found, moved) = (count(&is_found), count(&|matched| matched.moved && is_found(matched)));
    let bridged = count(&|matched| !is_found(matched));
    let (n_dropped, n_added) = (result.dropped.len(), result.added.len());
    let total = found + bridged + n_dropped;
    (total + n_added > 0).then(|| {
        let paired = if bridged > 0 { format!(", {bridged} paired by position only") } else { String::new() };
        format!("{found} of {total} of A found again in B, {moved} moved{paired}; {n_dropped} dropped, {n_added} added")
    })
}

/// Whether sentences are shown that were paired by position alone.
pub(super) fn has_bridges(result: &Comparison) -> bool {
    result.sentences.iter().any(|matched| matched.kind == MatchKind::Bridged)
}

/// "Set aside: notice (34 words), About paragraph (51 words)", in the order of a; `None` if nothing was.
pub(super) fn set_aside(a: &Article, b: &Article, result: &Comparison) -> Option<String> {
    let mut kinds: Vec<SharedMatterKind> = Vec::new();
    for matter in &result.shared_matter {
        if !kinds.contains(&matter.kind) {
            kinds.push(matter.kind);
        }
    }
    let n_words = |article: &Article, kind: SharedMatterKind, side: fn(&SharedMatter) -> Span| -> usize {
        let of_kind = result.shared_matter.iter().filter(|matter| matter.kind == kind);
        of_kind.map(|matter| tokens(shown(article, side(matter))).len()).sum()
    };
    let parts = kinds.iter().map(|&kind| {
        let size = match (n_words(a, kind, |matter| matter.a), n_words(b, kind, |matter| matter.b)) {
            (in_a, in_b) if in_a == in_b => counted(in_a, "word"),
            (in_a, 0) => format!("{} in A", counted(in_a, "word")),
            (0, in_b) => format!("{} in B", counted(in_b, "word")),
            (in_a, in_b) => format!("{} in A, {in_b} in B", counted(in_a, "word")),
        };
        format!("{} ({size})", shared_matter(kind))
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("Set aside: {}", parts.join(", ")))
}

/// Why a stretch that both texts have proves nothing.
pub(super) fn shared_matter(kind: SharedMatterKind) -> &'static str {
    match kind {
        SharedMatterKind::Notice => "notice",
        SharedMatterKind::About => "About paragraph",
        SharedMatterKind::References => "list of references",
        SharedMatterKind::Form => "form",
        SharedMatterKind::Statement => "released statement",
        SharedMatterKind::Background => "background",
        SharedMatterKind::Ignored => "what you named to be ignored",
        other => other.name(),
    }
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
        QuoteFlag::Unit => "unit changed",
        QuoteFlag::Currency => "currency changed",
        QuoteFlag::Quantifier => "quantity word changed",
        QuoteFlag::Opposite => "opposite meaning",
        QuoteFlag::Speaker => "other speaker",
        QuoteFlag::Marks => "quote mark missing",
        _ => "changed",
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
        FactKind::Outcome => "outcome",
        FactKind::Role => "role",
        FactKind::Unit => "unit",
        FactKind::Currency => "currency",
        FactKind::Quantifier => "quantifier",
        FactKind::Modality => "certainty",
        _ => "fact",
    }
}

/// A share as a percentage that is 0% or 100% only if it is so exactly.
pub(super) fn percent(share: f64) -> String {
    // Nothing is never -0.
    match share + 0.0 {
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

/// Measures that count, beside those whose names begin with `n_`; all others are shares.
const COUNTS: [&str; 10] = [
    "names_short",
    "names_long",
    "numbers_short",
    "numbers_long",
    "quotes_short",
    "quotes_long",
    "literal",
    "longest_run",
    "shared_words",
    "words",
];

/// The value of a measure: a share with two places, a count as a whole number.
pub(super) fn rounded_measure(name: &str, value: f64) -> String {
    let is_count = COUNTS.contains(&name) || name.starts_with("n_");
    match value + 0.0 {
        whole if whole.fract() == 0.0 && (is_count || whole > 1.0) => format!("{whole:.0}"),
        large if large > 1.0 => format!("{large:.1}"),
        share => format!("{share:.2}"),
    }
}

/// "1 sentence", "3 sentences".
pub(super) fn counted(count: usize, thing: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

/// The disguised words of each side: "A: 3 words of letters of another script that look alike".
pub(super) fn disguises(result: &Comparison) -> Vec<String> {
    let mut parts = Vec::new();
    for (name, disguises) in [("A", &result.disguises_of_a), ("B", &result.disguises_of_b)] {
        let mut kinds: Vec<DisguiseKind> = disguises.iter().map(|disguise| disguise.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let count = disguises.iter().filter(|disguise| disguise.kind == kind).count();
            parts.push(format!("{name}: {} ({})", kind.explained(), counted(count, "place")));
        }
    }
    parts
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
        for (share, shown) in [
            (0.0, "0%"),
            (-0.0, "0%"),
            (0.004, "<1%"),
            (0.01, "1%"),
            (0.876, "88%"),
            (0.99, "99%"),
            (0.996, ">99%"),
            (1.0, "100%"),
        ] {
            assert_eq!(percent(share), shown);
        }
    }

    #[test]
    fn measures_are_shares_or_counts() {
        for (name, value, shown) in [
            ("order", 0.8649, "0.86"),
            ("order", 1.0, "1.00"),
            ("names_short", 1.0, "1"),
            ("names_short", 0.0, "0"),
            ("longest_run", 23.0, "23"),
            ("swaps", 2.25, "2.2"),
            ("anchors", 0.5, "0.50"),
        ] {
            assert_eq!(rounded_measure(name, value), shown, "{name}");
        }
    }

    #[test]
    fn what_was_set_aside_is_listed_by_kind_with_its_words() {
        let a = Article::plain("a", "Subscribe to our news today. It rained.");
        let b = Article::plain("b", "Subscribe to our news today. It rained a lot.");
        let mut result = respun::compare(&a, &b, &respun::Config::default());
        result.shared_matter = Vec::new();
        assert_eq!(set_aside(&a, &b, &result), None);
        let matter = |kind, a, b| SharedMatter { kind, a, b };
        let rained = (Span::new(29, 39), Span::new(29, 45));
        result.shared_matter = vec![
            matter(SharedMatterKind::Notice, Span::new(0, 28), Span::new(0, 28)),
            matter(SharedMatterKind::Ignored, rained.0, Span::new(45, 45)),
            matter(SharedMatterKind::About, rained.0, rained.1),
        ];
        let said = "Set aside: notice (5 words), what you named to be ignored (2 words in A), About paragraph (2 words in A, 4 in B)";
        assert_eq!(set_aside(&a, &b, &result).as_deref(), Some(said));
    }

    #[test]
    fn unknown_measures_go_by_their_names() {
        assert_eq!(measure(&Evidence { name: "not_yet_named", value: 0.5 }), "not yet named");
    }
}
