//! Evidence, score and verdict.
//!
//! ```text
//! alignment, quotations ─┬─ evidence: named measures in 0..=1 ── model: the calibrated score ─┐
//!                        ├─ overlap: shares of the words of each side                         ├─ verdict: rules
//!                        └─ similarity: how similar the content of the two is                 ┘
//! ```

pub mod evidence;
pub(crate) mod model;
mod names;
pub(crate) mod overlap;
mod scored_text;
pub(crate) mod similarity;
pub(crate) mod statement;
mod statement_model;
pub(crate) mod subjects;
pub(crate) mod verdict;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

pub(crate) use names::names_of;
pub(crate) use scored_text::ScoredText;
pub use verdict::DERIVED;

/// What became of one article in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same words in the same order, marks and layout aside.
    Identical,
    /// One text with small edits: a syndicated copy, an update, a trimmed version.
    NearDuplicate,
    /// Written from the same text, in other words.
    Rewrite,
    /// A part of one stands in the other, the rest is its own.
    PartialReuse,
    /// Independently written; the quotations in common are all that they share.
    SharedQuotes,
    /// One form, stock wording or notice filled with other facts; nothing was rewritten.
    SameForm,
    /// Different news on one affair; what they share is background.
    FollowUp,
    /// About the same event, independently written, nothing lifted.
    SameStory,
    /// None of these.
    Unrelated,
    /// Too little text, or texts that cannot be compared, to say more.
    Unclear,
}

impl Verdict {
    /// All verdicts, in order.
    pub const ALL: [Verdict; 10] = [
        Verdict::Identical,
        Verdict::NearDuplicate,
        Verdict::Rewrite,
        Verdict::PartialReuse,
        Verdict::SharedQuotes,
        Verdict::SameForm,
        Verdict::FollowUp,
        Verdict::SameStory,
        Verdict::Unrelated,
        Verdict::Unclear,
    ];

    /// The name used in JSON: `near_duplicate`.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Identical => "identical",
            Verdict::NearDuplicate => "near_duplicate",
            Verdict::Rewrite => "rewrite",
            Verdict::PartialReuse => "partial_reuse",
            Verdict::SharedQuotes => "shared_quotes",
            Verdict::SameForm => "same_form",
            Verdict::FollowUp => "follow_up",
            Verdict::SameStory => "same_story",
            Verdict::Unrelated => "unrelated",
            Verdict::Unclear => "unclear",
        }
    }

    /// Whether one article as a whole was made from the other's text, or both from one text: the first three verdicts.
    pub fn is_derived(self) -> bool {
        self <= Verdict::Rewrite
    }

    /// Whether text was reused: any verdict from `identical` to `shared_quotes`.
    pub fn is_reuse(self) -> bool {
        self <= Verdict::SharedQuotes
    }
}

/// Shares of the words of one side that stand again in the other, each 0..=1. `total = verbatim + edited + paraphrased`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Overlap {
    /// All of them.
    pub total: f64,
    /// In sentences that stand there word for word.
    pub verbatim: f64,
    /// In sentences that were edited.
    pub edited: f64,
    /// In sentences that were said in other words.
    pub paraphrased: f64,
    /// The part of `total` that lies inside quote marks.
    pub quoted: f64,
}

/// One named measure behind the score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// Its name, as documented.
    pub name: &'static str,
    /// A share in 0..=1 or a count: [`evidence::MEASURES`] says which.
    pub value: f64,
}

/// The measure for texts about different subjects, where neither mentions the other's.
pub(crate) const OTHER_SUBJECT: &str = "other_subject";
/// The measure of disguised words.
pub(crate) const DISGUISE: &str = "disguise";

impl<'de> Deserialize<'de> for Evidence {
    /// Accepts only measures that respun knows.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Evidence, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            name: String,
            value: f64,
        }
        let Fields { name, value } = Fields::deserialize(deserializer)?;
        let known = evidence::MEASURES.iter().chain(statement::MEASURES).map(|&(known, _)| known);
        match known.chain([OTHER_SUBJECT, DISGUISE]).find(|&known| known == name) {
            Some(name) => Ok(Evidence { name, value }),
            None => Err(D::Error::custom(format!("unknown measure `{name}`"))),
        }
    }
}
