//! Changes of fact between two aligned stretches of text: values, names, outcomes, directions, roles, quantifiers,
//! certainty, negation.
//!
//! ```text
//! lexicon     words that decide what a sentence claims, from `src/language/XX/claims.txt`
//! stretch     a stretch of words with what the finders need of it
//! context     aligns the two contexts when the facts themselves are masked
//! amounts     quantities with other values
//! names       other names
//! opposites   words of opposed classes
//! exchanges   two phrases that changed places
//! negations   denials added, dropped or moved
//! certainty   hedges, modal verbs and conditions
//! ```

mod amounts;
mod certainty;
mod context;
mod exchanges;
mod lexicon;
mod names;
mod negations;
mod opposites;
mod stretch;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::span::Span;
use crate::values::Quantity;

pub(crate) use amounts::same_values;
pub(crate) use stretch::{Pair, Stretch};

/// What kind of fact differs, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// One side denies what the other says.
    Negation,
    /// Another outcome: convicted and acquitted, injured and killed.
    Outcome,
    /// The two words mean the opposite: rose and fell.
    Opposite,
    /// Another role: buyer and seller, he and she.
    Role,
    /// A number or amount.
    Number,
    /// The same number in another currency.
    Currency,
    /// The same number in another unit: hours and days, percent and percentage points.
    Unit,
    /// A name.
    Name,
    /// How many or how much, in words: all and some.
    Quantifier,
    /// How certain: will and may, allegedly, a condition.
    Modality,
    /// A weekday, month, date or time of day.
    Date,
}

/// A change of fact between two stretches, by word positions and spans of the prose.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Difference {
    pub kind: FactKind,
    /// Words of a; not empty.
    pub a: Range<usize>,
    /// Words of b; not empty.
    pub b: Range<usize>,
    pub span_a: Span,
    pub span_b: Span,
    /// The two values in one form for all spellings, if they are quantities.
    pub values: Option<(String, String)>,
    /// The second value over the first, if both are numbers of one kind.
    pub ratio: Option<f64>,
    /// The two quantities are equal within rounding, in different units: no change.
    pub is_conversion: bool,
}

/// Whether a normal form is a negation in this language: "not", "don't", "nobody's", "kein", "nunca".
pub(crate) fn is_negation(form: &str, language: Language) -> bool {
    lexicon::Lexicon::of(language).is_negation(form)
}

impl Pair<'_> {
    /// The changes of fact, in the order of a. Equal stretches have none.
    ///
    /// Near-linear, except that stretches that differ in a fact are aligned again: product of their lengths.
    pub fn differences(&self) -> Vec<Difference> {
        let mut found = amounts::differences(self);
        if !self.are_same_words() {
            names::differences(self, &mut found);
            let cancelled = opposites::differences(self, &mut found);
            exchanges::difference(self, &mut found);
            negations::differences(self, &cancelled, &mut found);
            certainty::differences(self, &mut found);
        }
        found.sort_by_key(|difference| (difference.a.start, difference.b.start));
        found
    }

    /// Whether one side denies what the other says, wherever in it. Other than [`Pair::differences`], this does not ask
    /// what is denied.
    pub fn denial_differs(&self) -> bool {
        negations::denial_differs(self)
    }

    /// The quantities of both sides, in order.
    pub fn quantities(&self) -> (&[Quantity], &[Quantity]) {
        (&self.a.quantities, &self.b.quantities)
    }
}

/// Whether two ranges of words have a word in common.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
