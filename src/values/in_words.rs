//! Quantities in words: numbers, fractions, times of day.

use crate::language::Language;
use crate::values::lexicon::Meaning;
use crate::values::reader::{Pieces, bound_before, completed};
use crate::values::signs::Signs;
use crate::values::spelled;
use crate::values::{Amount, Bound, Quantity, Unit, Value};

/// A number in words, with everything that belongs to it.
pub(super) fn in_words(pieces: &Pieces<'_>, at: usize) -> Option<Quantity> {
    let fraction = pieces.phrase_at(at, |meaning| matches!(meaning, Meaning::Fraction(_)));
    if let Some((n_words, Meaning::Fraction(value))) = fraction {
        return Some(with_share(pieces, at, at + n_words, value));
    }
    let forms: Vec<&str> = pieces.all[at..].iter().take(16).map(|piece| piece.form).collect();
    let read = spelled::read(&forms, pieces.lexicon)?;
    // Parts of one number stand close together.
    let n_close = (at + 1..at + read.n_words).take_while(|&next| pieces.is_close(next - 1, next)).count() + 1;
    let read = if n_close < read.n_words { spelled::read(&forms[..n_close], pieces.lexicon)? } else { read };
    let end = at + read.n_words;
    let span = pieces[at].span.hull(pieces[end - 1].span);
    if read.is_ordinal {
        return Some(Quantity { words: at..end, span, with_bound: at..end, value: Value::Ordinal(read.value) });
    }
    // "Two thirds", "three quarters".
    if let Some((n_words, Meaning::Fraction(value))) =
        pieces.phrase_at(end, |meaning| matches!(meaning, Meaning::Fraction(_)))
        && read.value < 20.0
    {
        return Some(with_share(pieces, at, end + n_words, read.value * value));
    }
    if let Some(quantity) = time_in_words(pieces, at, end, read.value) {
        return Some(quantity);
    }
    let step = if read.value % 1.0 != 0.0 { 0.5 } else { 10f64.powi(trailing_zeros(read.value)) };
    let signs = Signs { span, is_negative: false, unit: None, bound: None, exponent: None };
    let quantity = completed(pieces, at, end, (read.value, step), signs, read.is_one);
    // "One" may be a pronoun, and in other languages it is the article.
    let is_article = read.is_one && pieces.lexicon.language != Language::English;
    let is_bare = matches!(&quantity.value, Value::Amount(amount) if amount.unit == Unit::None);
    (!(is_article && is_bare)).then_some(quantity)
}

/// "Six in the evening", "las diez y media de la noche".
fn time_in_words(pieces: &Pieces<'_>, at: usize, end: usize, hour: f64) -> Option<Quantity> {
    if !(1.0..=12.0).contains(&hour) || hour.fract() != 0.0 {
        return None;
    }
    let (mut next, mut minutes) = (end, 0);
    if let Some((n_join, _)) = pieces.phrase_at(end, |meaning| meaning == Meaning::Join)
        && let Some((n_words, Meaning::Fraction(part))) =
            pieces.phrase_at(end + n_join, |m| matches!(m, Meaning::Fraction(_)))
    {
        next = end + n_join + n_words;
        minutes = (part * 60.0) as u16;
    }
    let (n_words, half) = pieces.phrase_at(next, |meaning| matches!(meaning, Meaning::Am | Meaning::Pm))?;
    let mut hour = hour as u16 % 12;
    if half == Meaning::Pm {
        hour += 12;
    }
    let words = at..next + n_words;
    let span = pieces[at].span.hull(pieces[words.end - 1].span);
    let value = Value::Time { minutes: hour * 60 + minutes, is_certain: true };
    Some(Quantity { with_bound: words.clone(), words, span, value })
}

fn trailing_zeros(value: f64) -> i32 {
    let mut zeros = 0;
    let mut rest = value;
    while rest >= 10.0 && rest % 10.0 == 0.0 && zeros < 15 {
        rest /= 10.0;
        zeros += 1;
    }
    zeros
}

/// A fraction, or a fraction of a scale: "half a million".
fn with_share(pieces: &Pieces<'_>, at: usize, end: usize, value: f64) -> Quantity {
    // "Half a million", "half a dozen".
    let is_scale = |meaning: Meaning| matches!(meaning, Meaning::Scale(_));
    let next = if pieces.get(end).is_some_and(|piece| piece.form.len() <= 2) { end + 1 } else { end };
    let scale_at = pieces.phrase_at(end, is_scale).map(|found| (end, found));
    let scale_at = scale_at.or_else(|| pieces.phrase_at(next, is_scale).map(|found| (next, found)));
    if let Some((from, (n_words, Meaning::Scale(scale)))) = scale_at {
        let end = from + n_words;
        let span = pieces[at].span.hull(pieces[end - 1].span);
        let signs = Signs { span, is_negative: false, unit: None, bound: None, exponent: None };
        return completed(pieces, at, end, (value * scale, value * scale), signs, false);
    }
    let span = pieces[at].span.hull(pieces[end - 1].span);
    let (n_before, bound) = bound_before(pieces, at).unwrap_or((0, Bound::Exact));
    let amount = Amount { number: value, step: 0.05, unit: Unit::Share, bound, scale: 1.0, per: None, is_weak: false };
    // "Half an hour", "half a mile": a measure.
    let unit_at = if pieces.get(end).is_some_and(|piece| piece.form.len() <= 2) { end + 1 } else { end };
    if let Some((n_words, Meaning::Unit(key))) =
        pieces.phrase_at(unit_at, |meaning| matches!(meaning, Meaning::Unit(_)))
    {
        let end = unit_at + n_words;
        let span = pieces[at].span.hull(pieces[end - 1].span);
        let amount = Amount { unit: Unit::Measure(key), ..amount };
        return Quantity { words: at..end, span, with_bound: at - n_before..end, value: Value::Amount(amount) };
    }
    Quantity { words: at..end, span, with_bound: at - n_before..end, value: Value::Amount(amount) }
}
