//! Answers against the truth: verdicts, flags, and the two errors that matter most to a desk.

use std::collections::BTreeMap;
use std::fmt;

use super::answer::Answer;
use super::rows::Row;
use crate::corpus::tally::Tally;

/// All verdicts, in the order of their definition.
pub const VERDICTS: [&str; 10] = [
    "verbatim",
    "typographic",
    "trimmed",
    "merged",
    "split",
    "altered",
    "unquoted",
    "newly_quoted",
    "dropped",
    "added",
];

/// All flags.
pub const FLAGS: [&str; 6] = ["number", "name", "negation", "modal", "speaker", "marks"];

/// A share is pinned as so many of ten thousand, as floors are counts.
const WHOLE: usize = 10_000;

/// Every measure by name.
///
/// - `verdicts`: rows with the true verdict, or another that is accepted; `verdict_macro_f1`: see [`macro_f1`].
/// - `counterparts`: rows that lead to where the quotation stands in the other text.
/// - `flag_X_found`, `flag_X_right`: recall and precision of a flag.
/// - `critical_seen`: quotations altered, or with a flag that changes what was said, that are neither called verbatim nor
///   typographic.
/// - `unalarmed`: verbatim and typographic quotations that are not called altered and get no such flag.
pub fn scores<'a>(answers: impl IntoIterator<Item = &'a (&'a Row, Answer)> + Clone) -> BTreeMap<String, Tally> {
    let mut scores: BTreeMap<String, Tally> = BTreeMap::new();
    let mut count = |measure: &str, is_right: bool| {
        scores.entry(measure.to_owned()).or_default().add(Tally { right: usize::from(is_right), of: 1 });
    };
    for (row, answer) in answers.clone() {
        count("verdicts", row.allows(&answer.verdict));
        if row.verdict != "dropped" && row.verdict != "added" {
            count("counterparts", answer.leads_there);
        }
        for flag in FLAGS {
            let is_true = row.flags.iter().any(|one| one == flag);
            let is_raised = answer.flags.iter().any(|one| one == flag);
            if is_true {
                count(&format!("flag_{flag}_found"), is_raised);
            }
            if is_raised {
                count(&format!("flag_{flag}_right"), is_true);
            }
        }
        let is_said_kept = ["verbatim", "typographic"].contains(&answer.verdict.as_str());
        if row.is_critical() || (row.verdict == "altered" && !row.allows("typographic")) {
            count("critical_seen", !is_said_kept);
        }
        if ["verbatim", "typographic"].contains(&row.verdict.as_str()) {
            let is_called_altered = answer.verdict == "altered" && !row.allows("altered");
            count("unalarmed", !is_called_altered && !answer.is_critical());
        }
    }
    let f1 = (WHOLE as f64 * macro_f1(answers)).floor() as usize;
    scores.insert("verdict_macro_f1".to_owned(), Tally { right: f1, of: WHOLE });
    scores
}

/// The mean over the ten verdicts of the harmonic mean of precision and recall. A verdict that is accepted beside the true one
/// counts as the true one; no answer is a miss and no false alarm.
pub fn macro_f1<'a>(answers: impl IntoIterator<Item = &'a (&'a Row, Answer)>) -> f64 {
    let (mut both, mut either): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
    for (row, answer) in answers {
        let is_right = row.allows(&answer.verdict);
        let said = if is_right { &row.verdict } else { &answer.verdict };
        *both.entry(&row.verdict).or_default() += usize::from(is_right);
        *either.entry(&row.verdict).or_default() += 1;
        *either.entry(said).or_default() += 1;
    }
    let f1 = |verdict: &str| {
        let of = |counts: &BTreeMap<&str, usize>| counts.get(verdict).copied().unwrap_or_default() as f64;
        2.0 * of(&both) / of(&either).max(1.0)
    };
    VERDICTS.iter().map(|verdict| f1(verdict)).sum::<f64>() / VERDICTS.len() as f64
}

/// The one question that a plain check can answer: is the quotation as it was said (shortened at most), or was it changed?
pub struct Question {
    /// Quotations that were changed, and those of them that pass for kept.
    pub n_changed: usize,
    pub n_missed: usize,
    /// The same, of changes of a number, name, negation or modal only.
    pub n_critical: usize,
    pub n_critical_missed: usize,
    /// Quotations that were kept, and those of them that are called in question.
    pub n_kept: usize,
    pub n_alarmed: usize,
}

impl Question {
    /// Asks of every row that has an answer: of those that a fair editor may call either, and those that are in quote marks on one
    /// side only or put together otherwise, none is asked.
    pub fn asked(answers: &[(&Row, Answer)], is_kept: impl Fn(&(&Row, Answer)) -> bool) -> Question {
        let mut question =
            Question { n_changed: 0, n_missed: 0, n_critical: 0, n_critical_missed: 0, n_kept: 0, n_alarmed: 0 };
        for pair in answers {
            let row = pair.0;
            let may_be_kept = ["verbatim", "typographic", "trimmed"].iter().any(|verdict| row.allows(verdict));
            match (row.verdict.as_str(), row.is_critical()) {
                ("altered", false) if may_be_kept => {}
                ("altered", false) => {
                    question.n_changed += 1;
                    question.n_missed += usize::from(is_kept(pair));
                }
                ("altered" | "trimmed", true) => {
                    let is_missed = usize::from(is_kept(pair));
                    question.n_changed += 1;
                    question.n_critical += 1;
                    question.n_missed += is_missed;
                    question.n_critical_missed += is_missed;
                }
                ("verbatim" | "typographic" | "trimmed", _) => {
                    question.n_kept += 1;
                    question.n_alarmed += usize::from(!is_kept(pair));
                }
                _ => {}
            }
        }
        question
    }
}

impl fmt::Display for Question {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Question { n_changed, n_missed, n_critical, n_critical_missed, n_kept, n_alarmed } = self;
        write!(out, "{n_missed:>4} of {n_changed}, {n_critical_missed:>4} of {n_critical}, {n_alarmed:>4} of {n_kept}")
    }
}
