//! Dates and times of day.

use crate::language::{Language, Pack};
use crate::values::Value;
use crate::values::lexicon::{Lexicon, Meaning};
use crate::values::reader::{Piece, Pieces};

/// Reads a date at a word: how many words it has, and its value.
pub(super) fn date(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Value)> {
    if pieces[at].starts_with_digit() {
        return numeric_date(pieces, at).or_else(|| day_first(pieces, at));
    }
    month_first(pieces, at)
}

/// "03/05/2026", "3.5.2026", "2026-05-03".
fn numeric_date(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Value)> {
    /// Digits and marks of the longest numeric date.
    const LONGEST: usize = 10;
    let start = pieces[at].span.start;
    let text = &pieces.prose[start..];
    let length = text.bytes().take(LONGEST + 2).take_while(|b| b.is_ascii_digit() || b"./-".contains(b)).count();
    let text = text[..length].trim_end_matches(['.', '-', '/']);
    if text.len() > LONGEST {
        return None;
    }
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [one, two, three] = parts[..] else { return None };
    let number = |part: &str, most: usize| -> Option<u16> {
        (!part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let (year, month, day) = if one.len() == 4 && mark == '-' {
        (number(one, 4)?, number(two, 2)?, number(three, 2)?)
    } else if matches!(three.len(), 2 | 4) {
        (number(three, 4)?, number(two, 2)?, number(one, 2)?)
    } else {
        return None;
    };
    let is_iso = one.len() == 4;
    let fits = |day: u16, month: u16| (1..=31).contains(&day) && (1..=12).contains(&month);
    if !fits(day, month) && (is_iso || !fits(month, day)) {
        return None;
    }
    let year = if year < 100 { 2000 + i32::from(year) } else { i32::from(year) };
    let end = start + text.len();
    let n_words = pieces.all[at..].iter().take_while(|piece| piece.span.start < end).count();
    let value = Value::Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), is_numeric: !is_iso };
    Some((n_words, value))
}

/// "3 May 2026", "3. Mai", "3 de mayo de 2026", "3rd of May".
fn day_first(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Value)> {
    let day = day_of_month(&pieces[at], pieces.lexicon)?;
    let mut next = skip_of(pieces, at + 1);
    let month = pieces.get(next).and_then(|piece| month(piece, pieces.lexicon, true))?;
    if !pieces.is_close(next - 1, next) {
        return None;
    }
    next += 1;
    let (n_year, year) = year_behind(pieces, next);
    let value = Value::Date { year, month: Some(month), day: Some(day), is_numeric: false };
    Some((next + n_year - at, value))
}

/// "May 3, 2026", "May 2026", "May".
fn month_first(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Value)> {
    let month = month(&pieces[at], pieces.lexicon, at > 0)?;
    let mut next = at + 1;
    let day = pieces
        .get(next)
        .filter(|piece| pieces.is_close(at, next) && piece.raw.len() <= 4)
        .filter(|_| pieces.lexicon.language == Language::English && !pieces.is_joined_to_digits(next))
        .and_then(|piece| day_of_month(piece, pieces.lexicon));
    next += usize::from(day.is_some());
    let (n_year, year) = year_behind(pieces, next);
    Some((next + n_year - at, Value::Date { year, month: Some(month), day, is_numeric: false }))
}

fn year_behind(pieces: &Pieces<'_>, at: usize) -> (usize, Option<i32>) {
    let next = skip_of(pieces, at);
    let year = pieces.get(next).filter(|_| pieces.is_close(next - 1, next)).and_then(|piece| year(piece));
    if year.is_some() { (next + 1 - at, year) } else { (0, None) }
}

/// A year in four digits.
pub(super) fn year(piece: &Piece<'_>) -> Option<i32> {
    (piece.raw.len() == 4 && piece.raw.bytes().all(|b| b.is_ascii_digit()))
        .then(|| piece.raw.parse().ok())
        .flatten()
        .filter(|year| (1000..=2199).contains(year))
}

fn skip_of(pieces: &Pieces<'_>, at: usize) -> usize {
    let is_of = |piece: &Piece<'_>| {
        pieces.lexicon.word(piece.form, |meaning| matches!(meaning, Meaning::Of).then_some(())).is_some()
    };
    if pieces.get(at).is_some_and(is_of) { at + 1 } else { at }
}

/// "3", "3rd", "1er": a day of the month.
fn day_of_month(piece: &Piece<'_>, lexicon: &Lexicon) -> Option<u8> {
    let n_digits = piece.raw.bytes().take_while(u8::is_ascii_digit).count();
    let ending = &piece.raw[n_digits..];
    let fits = ending.is_empty() || lexicon.ordinal_endings.contains(&ending) || matches!(ending, "º" | "°");
    let day: u8 = piece.raw[..n_digits].parse().ok().filter(|_| n_digits <= 2 && fits)?;
    (1..=31).contains(&day).then_some(day)
}

/// The month that a word names. "May" and "march" count only with a capital, and not as the first word by themselves.
fn month(piece: &Piece<'_>, lexicon: &Lexicon, is_inside: bool) -> Option<u8> {
    let month = lexicon.word(piece.form, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })?;
    let needs_capital = Pack::of(lexicon.language).grammar.capitalises_dates;
    let is_verb = lexicon.language == Language::English && matches!(month, 3 | 5) && !is_inside;
    (!needs_capital || (piece.is_capital && !is_verb)).then_some(month)
}

/// Reads a time of day at a word: how many words it has, and its value.
pub(super) fn time(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Value)> {
    let lexicon = pieces.lexicon;
    let piece = &pieces[at];
    if !piece.starts_with_digit() {
        let minutes = lexicon.word(piece.form, |meaning| match meaning {
            Meaning::Time(minutes) => Some(minutes),
            _ => None,
        });
        return minutes.map(|minutes| (1, Value::Time { minutes, is_certain: true }));
    }
    let n_digits = piece.raw.bytes().take_while(u8::is_ascii_digit).count();
    let hour: u16 = piece.raw[..n_digits].parse().ok().filter(|hour| n_digits <= 2 && *hour <= 24)?;
    let rest = &piece.raw[n_digits..];
    let minutes_of = |text: &str| -> Option<u16> {
        (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
            .filter(|m| *m < 60)
    };
    // "9h30", "9.30"; "9:30" is two words.
    let mut next = at + 1;
    let mut has_colon = false;
    let mut suffix = "";
    let mut minute = None;
    if let Some(behind) = rest.strip_prefix(['h', 'H']) {
        has_colon = true;
        minute = if behind.is_empty() { Some(0) } else { Some(minutes_of(behind)?) };
    } else if let Some(behind) = rest.strip_prefix(['.', ':']) {
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        minute = minutes_of(&behind[..digits]);
        suffix = &behind[digits..];
        has_colon = rest.starts_with(':') && minute.is_some();
        minute?;
    } else if rest.is_empty() && pieces.between(at) == ":" && !pieces.is_joined_to_digits(at + 1) {
        let behind = pieces.get(at + 1)?;
        let digits = behind.raw.bytes().take_while(u8::is_ascii_digit).count();
        minute = Some(minutes_of(&behind.raw[..digits])?);
        suffix = &behind.raw[digits..];
        has_colon = true;
        next += 1;
    } else if rest.is_empty() && pieces.get(at + 1).is_some_and(|piece| piece.form == "h" || piece.form == "uhr") {
        // "20 h 30", "9 Uhr 30".
        minute = pieces.get(at + 2).filter(|_| pieces.between(at + 1) == " ").and_then(|piece| minutes_of(piece.raw));
        has_colon = true;
        next = at + if minute.is_some() { 3 } else { 2 };
    } else {
        suffix = rest;
    }
    let half = |form: &str| {
        lexicon.word(form, |meaning| match meaning {
            Meaning::Am => Some(false),
            Meaning::Pm => Some(true),
            _ => None,
        })
    };
    let mut is_afternoon = None;
    let mut has_clock = false;
    if !suffix.is_empty() {
        is_afternoon = Some(half(suffix)?);
    } else {
        let meaning = pieces.phrase_at(next, |meaning| matches!(meaning, Meaning::Am | Meaning::Pm | Meaning::Clock));
        if let Some((n_words, meaning)) = meaning.filter(|_| pieces.is_close(next - 1, next)) {
            next += n_words;
            match meaning {
                Meaning::Am => is_afternoon = Some(false),
                Meaning::Pm => is_afternoon = Some(true),
                _ => has_clock = true,
            }
        }
        // "9 Uhr 30", "ore 21".
        let has_words = || pieces.phrase_before(at, |meaning| meaning == Meaning::TimeBefore).is_some();
        has_clock |= (minute.is_some() || n_digits == piece.raw.len()) && has_words();
        let before = at.checked_sub(1).and_then(|before| pieces.phrase_at(before, |m| matches!(m, Meaning::Clock)));
        has_clock |= before.is_some() && pieces.is_close(at - 1, at);
    }
    if !has_colon && is_afternoon.is_none() && !has_clock {
        return None;
    }
    let hour = match is_afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let is_certain = is_afternoon.is_some() || hour > 12 || lexicon.language != Language::English;
    Some((next - at, Value::Time { minutes: hour * 60 + minute.unwrap_or(0), is_certain }))
}
