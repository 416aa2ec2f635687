//! Compares two quantities by value.

use crate::values::units::{DEGREE, POUND, unit_of_measure};
use crate::values::{Amount, Bound, Unit, Value};

/// In what two quantities differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aspect {
    Number,
    Unit,
    Currency,
    Date,
    /// Two numbers that are names.
    Code,
}

/// How two quantities are related.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Relation {
    /// The same value, however written.
    Equal,
    /// The same within rounding, in another unit.
    Converted,
    /// Other values, with the ratio of the second to the first where it has a meaning.
    Differs(Aspect, Option<f64>),
    /// The same number with another bound: at least and at most.
    OtherBound,
    /// Quantities of different kinds.
    Unrelated,
}

use Relation::{Converted, Differs, Equal, OtherBound, Unrelated};

/// Relative difference up to which two numbers are the same: rounding of binary fractions.
const SAME: f64 = 1e-9;

/// Compares two values.
pub(crate) fn relation(a: &Value, b: &Value) -> Relation {
    match (a, b) {
        (Value::Amount(a), Value::Amount(b)) => amounts(a, b),
        (Value::Ordinal(a), Value::Ordinal(b)) => equal_or(a == b, Differs(Aspect::Number, None)),
        (Value::Ordinal(ordinal), Value::Amount(amount)) | (Value::Amount(amount), Value::Ordinal(ordinal)) => {
            equal_or(amount.number == *ordinal && amount.unit == Unit::None, Unrelated)
        }
        (
            Value::Date { year: year_a, month: month_a, day: day_a, is_numeric: numeric_a },
            Value::Date { year: year_b, month: month_b, day: day_b, is_numeric: numeric_b },
        ) => {
            let same = |one: Option<u8>, other: Option<u8>| one.is_none() || other.is_none() || one == other;
            let same_year = year_a.is_none() || year_b.is_none() || year_a == year_b;
            let same_day = same(*month_a, *month_b) && same(*day_a, *day_b);
            // Which of two numbers is the month is known only if the other date says it in words.
            let turned = numeric_a != numeric_b && same(*month_a, *day_b) && same(*day_a, *month_b);
            equal_or(same_year && (same_day || turned), Differs(Aspect::Date, None))
        }
        (Value::Date { year: Some(year), month: None, .. }, Value::Amount(amount))
        | (Value::Amount(amount), Value::Date { year: Some(year), month: None, .. }) => {
            let is_year = amount.unit == Unit::None && (1900.0..2100.0).contains(&amount.number);
            let differs = if is_year { Differs(Aspect::Date, None) } else { Unrelated };
            equal_or(amount.number == f64::from(*year), differs)
        }
        (Value::Weekday(a), Value::Weekday(b)) => equal_or(a == b, Differs(Aspect::Date, None)),
        (Value::Day(a), Value::Day(b)) => equal_or(a == b, Differs(Aspect::Date, None)),
        (Value::Time { minutes: a, is_certain: certain_a }, Value::Time { minutes: b, is_certain: certain_b }) => {
            const HALF_A_DAY: u16 = 12 * 60;
            let same = a == b || (!(certain_a & certain_b) && a % HALF_A_DAY == b % HALF_A_DAY);
            equal_or(same, Differs(Aspect::Date, None))
        }
        (Value::Time { minutes, .. }, Value::Amount(amount)) | (Value::Amount(amount), Value::Time { minutes, .. }) => {
            let hours = f64::from(*minutes) / 60.0;
            let is_hours = matches!(amount.unit, Unit::None | Unit::Measure("hour"));
            let may_be_hour = is_hours && amount.number.fract() == 0.0 && (0.0..=24.0).contains(&amount.number);
            let other = if may_be_hour && amount.unit == Unit::None { Differs(Aspect::Date, None) } else { Unrelated };
            equal_or(is_hours && (amount.number == hours || amount.number + 12.0 == hours), other)
        }
        (Value::Code(a), Value::Code(b)) => equal_or(a == b, Differs(Aspect::Code, None)),
        _ => Unrelated,
    }
}

fn equal_or(is_equal: bool, other: Relation) -> Relation {
    if is_equal { Equal } else { other }
}

fn amounts(a: &Amount, b: &Amount) -> Relation {
    let ratio = (a.number != 0.0 && b.number.is_finite()).then(|| b.number / a.number);
    let same_number = close(a.number, b.number, SAME * a.number.abs().max(b.number.abs()));
    let number_relation = || {
        let same_period = a.per.is_none() || b.per.is_none() || a.per == b.per;
        if !same_period {
            return if same_number { Differs(Aspect::Unit, None) } else { Differs(Aspect::Number, ratio) };
        }
        let other = if same_number { OtherBound } else { Differs(Aspect::Number, ratio) };
        equal_or(are_compatible(a, b, same_number), other)
    };
    match (a.unit, b.unit) {
        (one, other) if one == other => number_relation(),
        (Unit::None, Unit::Share) | (Unit::Share, Unit::None) => equal_or(same_number, Unrelated),
        (Unit::Share, Unit::Percent) => percent_of_share(a, b),
        (Unit::Percent, Unit::Share) => percent_of_share(b, a),
        (Unit::Points, Unit::BasisPoints) => {
            equal_or(close(a.number * 100.0, b.number, 1e-6), Differs(Aspect::Number, ratio))
        }
        (Unit::BasisPoints, Unit::Points) => {
            equal_or(close(a.number, b.number * 100.0, 1e-6), Differs(Aspect::Number, ratio))
        }
        (Unit::Currency("GBP"), Unit::Measure(POUND)) | (Unit::Measure(POUND), Unit::Currency("GBP")) => {
            number_relation()
        }
        (Unit::Currency(one), Unit::Currency(other)) if is_hundredth(one) != is_hundredth(other) => {
            let whole = |amount: &Amount, code| if is_hundredth(code) { amount.number / 100.0 } else { amount.number };
            equal_or(close(whole(a, one), whole(b, other), SAME * a.number.abs()), Differs(Aspect::Currency, None))
        }
        (Unit::Currency(_), Unit::Currency(_)) => Differs(Aspect::Currency, None),
        (Unit::Measure(one), Unit::Measure(other)) => measures(a, b, one, other, same_number, ratio),
        (Unit::None, Unit::Currency(_)) | (Unit::Currency(_), Unit::None) => number_relation(),
        (Unit::None, Unit::Percent) | (Unit::Percent, Unit::None) => {
            if same_number {
                Differs(Aspect::Unit, None)
            } else {
                Unrelated
            }
        }
        (Unit::None, Unit::Points) | (Unit::Points, Unit::None) => number_relation(),
        (Unit::Points, Unit::Percent) | (Unit::Percent, Unit::Points) => {
            if same_number {
                Differs(Aspect::Unit, None)
            } else {
                Differs(Aspect::Number, ratio)
            }
        }
        (Unit::None, Unit::Measure(_)) | (Unit::Measure(_), Unit::None) => equal_or(same_number, Unrelated),
        (Unit::Share, Unit::Measure(_)) | (Unit::Measure(_), Unit::Share) => Unrelated,
        _ if same_number => Differs(Aspect::Unit, None),
        _ => Unrelated,
    }
}

fn close(one: f64, other: f64, within: f64) -> bool {
    one == other || (one - other).abs() <= within
}

/// Whether a currency is the hundredth of another.
fn is_hundredth(code: &str) -> bool {
    matches!(code, "CENT" | "PENCE")
}

/// "A third" and "33 percent".
fn percent_of_share(share: &Amount, percent: &Amount) -> Relation {
    let ratio = percent.number / 100.0 / share.number;
    equal_or(close(share.number * 100.0, percent.number, percent.step.min(1.0)), Differs(Aspect::Number, Some(ratio)))
}

/// How much a bound and a number may be apart and still be the same report: 63 people are "more than 60".
const NEAR: f64 = 0.25;

/// Relative difference within which "about" one number may stand for another: 1,987 for about 2,000.
const ABOUT: f64 = 0.05;

/// Whether two numbers of one unit, with their bounds, say the same.
fn are_compatible(a: &Amount, b: &Amount, same_number: bool) -> bool {
    use Bound::{About, AtLeast, AtMost, Exact, Over, Under};
    let step = a.step.max(b.step);
    let largest = a.number.abs().max(b.number.abs());
    let is_rounded = close(a.number, b.number, (step * 0.5).max(SAME * largest).min(ABOUT * largest));
    let above = |bound: f64, number: f64| number > bound && number - bound <= NEAR * bound.abs().max(number.abs());
    match (a.bound, b.bound) {
        (Exact, Exact) => same_number,
        (About, About | Exact) | (Exact, About) => same_number || is_rounded,
        (AtLeast | Over, AtLeast | Over) | (AtMost | Under, AtMost | Under) => same_number,
        (About, AtLeast | Over | AtMost | Under) | (AtLeast | Over | AtMost | Under, About) => {
            same_number || is_rounded
        }
        (Over, Exact) => above(a.number, b.number),
        (Exact, Over) => above(b.number, a.number),
        (Under, Exact) => above(b.number, a.number),
        (Exact, Under) => above(a.number, b.number),
        (AtLeast | AtMost, Exact) | (Exact, AtLeast | AtMost) => false,
        (AtLeast | Over, AtMost | Under) | (AtMost | Under, AtLeast | Over) => false,
    }
}

/// The relation of two amounts in different units of measure.
fn measures(a: &Amount, b: &Amount, one: &str, other: &str, same_number: bool, ratio: Option<f64>) -> Relation {
    let of_degree =
        |key: &str| one == DEGREE && matches!(other, k if k == key) || other == DEGREE && matches!(one, k if k == key);
    if of_degree("celsius") || of_degree("fahrenheit") {
        return equal_or(same_number, Differs(Aspect::Number, ratio));
    }
    let (Some(unit_a), Some(unit_b)) = (unit_of_measure(one), unit_of_measure(other)) else { return Unrelated };
    if unit_a.dimension != unit_b.dimension {
        return if same_number { Differs(Aspect::Unit, None) } else { Unrelated };
    }
    let base = |amount: &Amount, unit: &crate::values::units::UnitOfMeasure| amount.number * unit.factor + unit.offset;
    let (base_a, base_b) = (base(a, unit_a), base(b, unit_b));
    let rounding = 0.5 * a.step * unit_a.factor + 0.5 * b.step * unit_b.factor;
    // A rounded number may not hide a change by half.
    let within = rounding.min(0.1 * base_a.abs().max(base_b.abs())).max(SAME * base_a.abs());
    if close(base_a, base_b, within) {
        Converted
    } else if same_number {
        Differs(Aspect::Unit, Some(base_b / base_a).filter(|ratio| ratio.is_finite()))
    } else {
        Differs(Aspect::Number, Some(base_b / base_a).filter(|ratio| ratio.is_finite()))
    }
}

impl std::fmt::Display for Value {
    /// The value in one form for all spellings: `3200000 USD`, `>= 12`, `2026-05-03`, `09:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Amount(amount) => {
                let bound = match amount.bound {
                    Bound::Exact => "",
                    Bound::About => "~ ",
                    Bound::AtLeast => ">= ",
                    Bound::Over => "> ",
                    Bound::AtMost => "<= ",
                    Bound::Under => "< ",
                };
                write!(f, "{bound}")?;
                // Twelve digits are enough and hide the rounding of binary fractions.
                let rounded = format!("{:.6}", amount.number);
                write!(f, "{}", rounded.trim_end_matches('0').trim_end_matches('.'))?;
                match amount.unit {
                    Unit::None => {}
                    Unit::Share => write!(f, " of 1")?,
                    Unit::Percent => write!(f, " %")?,
                    Unit::Points => write!(f, " percentage points")?,
                    Unit::BasisPoints => write!(f, " basis points")?,
                    Unit::Currency(code) => write!(f, " {code}")?,
                    Unit::Measure(key) => write!(f, " {key}")?,
                }
                amount.per.map_or(Ok(()), |per| write!(f, " per {per}"))
            }
            Value::Ordinal(number) => write!(f, "no. {number}"),
            Value::Date { year, month, day, .. } => {
                let part = |value: Option<u8>| value.map_or("??".to_owned(), |value| format!("{value:02}"));
                write!(f, "{}", year.map_or("????".to_owned(), |year| format!("{year:04}")))?;
                if month.is_some() || day.is_some() { write!(f, "-{}-{}", part(*month), part(*day)) } else { Ok(()) }
            }
            Value::Weekday(day) => write!(f, "weekday {day}"),
            Value::Day(day) => write!(f, "day {day:+}"),
            Value::Time { minutes, .. } => write!(f, "{:02}:{:02}", minutes / 60, minutes % 60),
            Value::Code(code) => write!(f, "{code}"),
        }
    }
}
