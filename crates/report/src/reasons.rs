//! The certainty of a score in words, limited by the verdict and the length of the texts, and the reasons for and against a verdict.

use super::words::{counted, percent};
use respun::compare::Comparison;
use respun::score::DERIVED;
use respun::score::Verdict;
use respun::text::Language;

/// What a score is about.
const ORIGIN: &str = "One written from the other, or both from one text";

/// What it is about where a part was taken over for certain.
const WHOLE: &str = "One written from the other as a whole";

/// Words of the shorter text below which no score is more than likely or unlikely, unless the text was copied.
const FEWEST_WORDS: usize = 60;

/// What a score says, in words: "One written from the other, or both from one text: **likely** (0.71)."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Certainty {
    /// What may have happened.
    pub about: &'static str,
    /// How sure that is.
    pub words: &'static str,
    /// A sentence to be read behind it; may be empty.
    pub then: &'static str,
}

/// Steps of certainty with the least score of each. Those before [`DERIVED`] are for verdicts that say so, the others for the rest.
const STEPS: [(f64, &str); 8] = [
    (0.95, "almost certain"),
    (0.80, "very likely"),
    (0.60, "likely"),
    (DERIVED, "more likely than not"),
    (0.40, "less likely than not"),
    (0.20, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "almost certainly not"),
];

/// The steps of derived verdicts, then those of others; each again for short texts and languages that are not known.
const LIKELY: (usize, usize) = (0, 3);
const UNLIKELY: (usize, usize) = (4, 7);
const LIKELY_IF_WEAK: (usize, usize) = (2, 3);
const UNLIKELY_IF_WEAK: (usize, usize) = (4, 5);

/// What the score of a comparison says.
pub(super) fn certainty(result: &Comparison) -> Certainty {
    let has_unknown = [&result.a, &result.b].iter().any(|side| side.language == Language::Unknown);
    let is_weak = has_unknown || result.a.words.min(result.b.words) < FEWEST_WORDS;
    let step = |(surest, least): (usize, usize)| {
        let reached = STEPS.iter().position(|(least, _)| result.score >= *least).unwrap_or(STEPS.len() - 1);
        STEPS[reached.clamp(surest, least)].1
    };
    let unlikely = || step(if is_weak { UNLIKELY_IF_WEAK } else { UNLIKELY });
    let (about, words, then) = match result.verdict {
        Verdict::Identical | Verdict::NearDuplicate => (ORIGIN, step(LIKELY), ""),
        Verdict::Rewrite => (ORIGIN, step(if is_weak { LIKELY_IF_WEAK } else { LIKELY }), ""),
        Verdict::PartialReuse => {
            let words = if result.score >= DERIVED { "possible" } else { unlikely() };
            (WHOLE, words, "A part was taken over: see below.")
        }
        _ if have_two_languages(result) => (ORIGIN, "cannot be compared", ""),
        Verdict::Unclear => (ORIGIN, "too little to tell", ""),
        _ => (ORIGIN, unlikely(), ""),
    };
    Certainty { about, words, then }
}

fn have_two_languages(result: &Comparison) -> bool {
    let (a, b) = (result.a.language, result.b.language);
    a != b && a != Language::Unknown && b != Language::Unknown
}

/// What speaks for one text having been written from the other, and what against it, from the measures by name:
/// "For: 86% of the sentences of the shorter text follow the order of the longer. Against: the leads differ."
pub(super) fn for_and_against(result: &Comparison) -> String {
    if result.verdict == Verdict::Identical {
        return "For: both have the same words in the same order. Against: nothing.".to_owned();
    }
    if have_two_languages(result) && !result.verdict.is_reuse() {
        return "Nothing could be measured: the texts are in two languages.".to_owned();
    }
    let measures = Measures(result);
    format!("For: {}. Against: {}.", listed(measures.speak_for()), listed(measures.speak_against()))
}

/// Most reasons given for, and most against: as many as a reader can keep in mind.
const MOST_REASONS: usize = 3;

fn listed(reasons: Vec<String>) -> String {
    if reasons.is_empty() {
        return "nothing that was measured".to_owned();
    }
    reasons.into_iter().take(MOST_REASONS).collect::<Vec<_>>().join(", ")
}

/// Shares from which a measure speaks for the verdict, and up to which it speaks against it.
const MUCH: f64 = 0.5;
const LITTLE: f64 = 0.25;

/// Least share of literal words that is reported.
const LITERAL: f64 = 0.1;

/// Least share of names or conflicts that is reported.
const SOME: f64 = 0.2;

/// Words of a run that are no chance.
const LONG_RUN: usize = 8;

struct Measures<'r>(&'r Comparison);

impl Measures<'_> {
    fn value(&self, name: &str) -> Option<f64> {
        self.0.evidence.iter().find(|measure| measure.name == name).map(|measure| measure.value)
    }

    fn at_least(&self, name: &str, least: f64) -> Option<f64> {
        self.value(name).filter(|value| *value >= least)
    }

    fn at_most(&self, name: &str, most: f64) -> Option<f64> {
        self.value(name).filter(|value| *value <= most)
    }

    /// A measure that counts, if it counts at least one.
    fn count(&self, name: &str) -> Option<usize> {
        self.at_least(name, 1.0).filter(|value| value.fract() == 0.0).map(|value| value as usize)
    }

    fn speak_for(&self) -> Vec<String> {
        let run = self.count("longest_run").filter(|&n_words| n_words >= LONG_RUN);
        let run = run.map(|n_words| format!("a run of {n_words} words stands in both word for word"));
        let literal = match (self.count("literal"), self.at_least("literal_share", LITERAL)) {
            (_, Some(share)) => Some(format!("{} of the words stand in literal runs", percent(share.min(1.0)))),
            (Some(n_words), None) => Some(format!("{} in literal runs", counted(n_words, "word"))),
            _ => None,
        };
        let order = self.at_least("order", MUCH).map(|share| {
            format!("{} of the sentences of the shorter text follow the order of the longer", percent(share))
        });
        let own = self.at_least("own", MUCH).map(|share| {
            format!("{} of its words outside quotation marks are in sentences found again", percent(share))
        });
        // Of a copied part the order of the whole says little.
        let first = if self.0.verdict == Verdict::PartialReuse { [run, literal, order] } else { [order, run, literal] };
        let rest = [
            own,
            self.anchors(),
            self.at_least("lead", MUCH).map(|_| "the leads are alike".to_owned()),
            self.at_least("word_order", MUCH).map(|_| "the rare words of both come in one order".to_owned()),
            self.at_least("concentrated", MUCH).map(|_| "what they share stands together, not scattered".to_owned()),
        ];
        first.into_iter().chain(rest).flatten().collect()
    }

    fn anchors(&self) -> Option<String> {
        self.at_least("anchors", MUCH).map(|share| format!("{} of the names and figures kept", percent(share)))
    }

    fn speak_against(&self) -> Vec<String> {
        let conflicts = match (self.at_least("conflict_rate", SOME), self.0.facts.len()) {
            (Some(rate), _) => Some(format!("on average {rate:.1} names or figures differ per aligned sentence")),
            (None, 1) => Some("1 fact differs in aligned sentences".to_owned()),
            (None, n_facts) if n_facts > 1 => Some(format!("{n_facts} facts differ in aligned sentences")),
            _ => None,
        };
        let order = self.at_most("order", LITTLE).map(|_| "the sentences follow no common order".to_owned());
        let own = self.at_most("own", LITTLE).map(|share| match share {
            share if share < 0.005 => "hardly a sentence was found again".to_owned(),
            share => {
                let share = percent(share);
                format!("only {share} of the words outside quotation marks are in sentences found again")
            }
        });
        let run = self.value("longest_run").filter(|run| *run < LONG_RUN as f64 && (*run == 0.0 || *run > 1.0));
        let quoted = self
            .at_least("quoted", MUCH)
            .map(|share| format!("{} of what was found again stands inside quotation marks", percent(share)));
        let reasons = [
            self.value("other_subject").map(|_| "neither mentions whom the other is about".to_owned()),
            conflicts,
            self.only("shorter", "short"),
            order,
            quoted,
            own,
            self.at_most("lead", LITTLE).map(|_| "the leads differ".to_owned()),
            run.map(|_| format!("no run of {LONG_RUN} words stands in both")),
            self.only("longer", "long"),
        ];
        reasons.into_iter().flatten().collect()
    }

    /// "5 names and 2 figures stand in the shorter text only", from counts if there are any, else from shares.
    fn only(&self, text: &str, side: &str) -> Option<String> {
        const THINGS: [(&str, &str); 3] = [("names", "name"), ("numbers", "figure"), ("quotes", "quotation")];
        let (mut counts, mut shares) = (Vec::new(), Vec::new());
        let mut n_all = 0;
        for (measure, thing) in THINGS {
            let count = format!("{measure}_{side}");
            let share = self.value(&format!("{measure}_{side}_share"));
            let is_little = share.is_some_and(|share| share < SOME);
            match self.count(&count) {
                _ if is_little => {}
                Some(n) => {
                    n_all += n;
                    counts.push(counted(n, thing));
                }
                None if self.value(&count).is_none() => {
                    shares.extend(share.map(|share| format!("{} of the {thing}s", percent(share))));
                }
                None => {}
            }
        }
        match (n_all, joined(&counts), joined(&shares)) {
            (1.., counts, _) => {
                let verb = if n_all == 1 { "stands" } else { "stand" };
                Some(format!("{counts} {verb} in the {text} text only"))
            }
            (0, _, shares) if !shares.is_empty() => Some(format!("{shares} of the {text} text stand there only")),
            _ => None,
        }
    }
}

/// "5 names", "5 names and 2 figures", "5 names, 2 figures and 1 quotation".
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;
    use respun::score::Evidence;

    /// A comparison of two texts of so many words, with this verdict and score.
    fn judged(verdict: Verdict, score: f64, n_words: usize) -> Comparison {
        let mut result = example::rewrite().result;
        (result.verdict, result.score) = (verdict, score);
        (result.a.words, result.b.words) = (n_words, 2 * n_words);
        (result.facts, result.evidence) = (Vec::new(), Vec::new());
        result
    }

    #[test]
    fn certainty_fits_the_verdict_and_the_length() {
        use Verdict::{FollowUp, Identical, NearDuplicate, PartialReuse, Rewrite, SameStory, Unclear, Unrelated};
        for (verdict, score, n_words, words) in [
            (Rewrite, 0.99, 300, "almost certain"),
            (Rewrite, 0.85, 300, "very likely"),
            (Rewrite, 0.7, 300, "likely"),
            (Rewrite, 0.52, 300, "more likely than not"),
            (Rewrite, 0.99, 59, "likely"),
            (NearDuplicate, 0.99, 20, "almost certain"),
            (Identical, 1.0, 3, "almost certain"),
            (PartialReuse, 0.26, 300, "unlikely"),
            (PartialReuse, 0.7, 300, "possible"),
            (SameStory, 0.45, 300, "less likely than not"),
            (SameStory, 0.1, 300, "very unlikely"),
            (FollowUp, 0.01, 300, "almost certainly not"),
            (Unrelated, 0.01, 40, "unlikely"),
            (Unclear, 0.3, 300, "too little to tell"),
            // Words never contradict a verdict, whatever the score.
            (Rewrite, 0.3, 300, "more likely than not"),
            (SameStory, 0.9, 300, "less likely than not"),
        ] {
            assert_eq!(certainty(&judged(verdict, score, n_words)).words, words, "{verdict:?} {score} {n_words}");
        }
    }

    #[test]
    fn a_language_that_is_not_known_bounds_it_too() {
        let mut result = judged(Verdict::Rewrite, 0.99, 300);
        result.a.language = Language::Unknown;
        assert_eq!(certainty(&result).words, "likely");
    }

    #[test]
    fn of_a_part_the_sentence_speaks_of_the_whole() {
        let said = certainty(&judged(Verdict::PartialReuse, 0.26, 300));
        assert_eq!(said.about, "One written from the other as a whole");
        assert_eq!(said.then, "A part was taken over: see below.");
    }

    #[test]
    fn two_languages_cannot_be_compared() {
        let mut result = judged(Verdict::Unclear, 0.01, 300);
        result.b.language = Language::German;
        assert_eq!(certainty(&result).words, "cannot be compared");
        assert_eq!(for_and_against(&result), "Nothing could be measured: the texts are in two languages.");
    }

    #[track_caller]
    fn check(verdict: Verdict, evidence: &[(&'static str, f64)], said: &str) {
        let mut result = judged(verdict, 0.5, 300);
        result.evidence = evidence.iter().map(|&(name, value)| Evidence { name, value }).collect();
        assert_eq!(for_and_against(&result), said);
    }

    #[test]
    fn reasons_are_made_from_the_measures_that_are_there() {
        check(
            Verdict::Rewrite,
            &[("order", 0.86), ("anchors", 0.9), ("names_short", 5.0), ("lead", 0.1)],
            "For: 86% of the sentences of the shorter text follow the order of the longer, 90% of the names and figures \
             kept. Against: 5 names stand in the shorter text only, the leads differ.",
        );
        check(
            Verdict::PartialReuse,
            &[
                ("order", 0.6),
                ("longest_run", 43.0),
                ("literal", 80.0),
                ("literal_share", 0.31),
                ("conflict_rate", 0.4),
            ],
            "For: a run of 43 words stands in both word for word, 31% of the words stand in literal runs, 60% of the sentences \
             of the shorter text follow the order of the longer. Against: on average 0.4 names or figures differ per aligned \
             sentence.",
        );
        check(
            Verdict::SameStory,
            &[("order", 0.1), ("longest_run", 4.0), ("names_short", 1.0), ("names_short_share", 0.3), ("own", 0.12)],
            "For: nothing that was measured. Against: 1 name stands in the shorter text only, the sentences follow no common \
             order, only 12% of the words outside quotation marks are in sentences found again.",
        );
        check(
            Verdict::FollowUp,
            &[
                ("numbers_long_share", 0.75),
                ("names_long_share", 0.4),
                ("names_short", 2.0),
                ("names_short_share", 0.05),
                ("conflict_rate", 0.4),
            ],
            "For: nothing that was measured. Against: on average 0.4 names or figures differ per aligned sentence, 40% of the \
             names and 75% of the figures of the longer text stand there only.",
        );
        check(
            Verdict::SameForm,
            &[("names_short", 5.0), ("numbers_short", 2.0), ("quotes_short", 1.0), ("own", -0.0)],
            "For: nothing that was measured. Against: 5 names, 2 figures and 1 quotation stand in the shorter text only, hardly a \
             sentence was found again.",
        );
        check(Verdict::Unrelated, &[], "For: nothing that was measured. Against: nothing that was measured.");
        check(Verdict::Identical, &[], "For: both have the same words in the same order. Against: nothing.");
    }
}
