//! Reads quantities from text: numbers in digits or words with sign, scale, unit, currency and bound, dates, times of
//! day. Two quantities can be compared by value, however they are written.
//!
//! ```text
//! lexicon    the words of a language, from `src/language/XX/values.txt`
//! digits     numbers in digits, by the number format of the language
//! spelled    numbers in words
//! signs      signs and symbols around a number, which are not words: minus, $, %, °, <
//! units      units of measure and how they convert
//! moments    dates and times of day
//! in_words   quantities in words
//! reader     one pass over words: quantities in order
//! relation   equal, converted or different
//! ```

mod digits;
mod in_words;
mod lexicon;
mod moments;
mod reader;
mod relation;
mod signs;
mod spelled;
mod units;

use std::ops::Range;

use crate::span::Span;

pub(crate) use reader::quantities;
pub(crate) use relation::{Aspect, Relation, relation};

/// What a number counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// No unit, or one that the reader does not know: "12 boats".
    None,
    /// A share of a whole, from a fraction: "a third".
    Share,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// Basis points.
    BasisPoints,
    /// Money, by ISO 4217 code where it is known.
    Currency(&'static str),
    /// A unit of measure, by its key in the table of units.
    Measure(&'static str),
}

/// How a number bounds the quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The number as such.
    Exact,
    /// About.
    About,
    /// At least.
    AtLeast,
    /// More than.
    Over,
    /// At most.
    AtMost,
    /// Less than.
    Under,
}

/// A number with what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number, with sign and scale.
    pub number: f64,
    /// The distance between neighbouring numbers of this precision: 0.1 for "4.2", 100,000 for "4.2 million".
    pub step: f64,
    /// What it measures.
    pub unit: Unit,
    /// Exact, about, at least …
    pub bound: Bound,
    /// The factor by scale words, which is part of the number: 10^6 for "4.2 million".
    pub scale: f64,
    /// The period that it is counted by: "per day".
    pub per: Option<&'static str>,
    /// Whether it is a bare "one", which may be a pronoun.
    pub is_weak: bool,
}

/// The value of a quantity.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number of something.
    Amount(Amount),
    /// A place in a sequence: third.
    Ordinal(f64),
    /// A date, as far as it is given.
    Date {
        /// The year.
        year: Option<i32>,
        /// The month, 1 to 12.
        month: Option<u8>,
        /// The day of the month.
        day: Option<u8>,
        /// Whether day and month are in digits, so that either may come first.
        is_numeric: bool,
    },
    /// A day of the week, from Monday = 1.
    Weekday(u8),
    /// A day relative to the day of writing: yesterday = -1.
    Day(i8),
    /// A time of day in minutes, and whether the half of the day is known.
    Time {
        /// Minutes since midnight.
        minutes: u16,
        /// False for "at nine", which may be either half of the day.
        is_certain: bool,
    },
    /// A number that is a name: a telephone number, an ISBN, a version, "A320".
    Code(Box<str>),
}

/// A quantity in a sequence of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its words.
    pub words: Range<usize>,
    /// Its span in the prose, with the signs around it.
    pub span: Span,
    /// Its words with those of its bound: "at least 12".
    pub with_bound: Range<usize>,
    /// Its value.
    pub value: Value,
}
