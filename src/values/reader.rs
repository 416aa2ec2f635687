//! Finds the quantities in a sequence of words, in one pass.

use std::ops::Index;

use crate::language::Pack;
use crate::reading::{Vocabulary, Word};
use crate::span::Span;
use crate::text::TokenKind;
use crate::values::digits::{self, MOST_DIGITS};
use crate::values::in_words::in_words;
use crate::values::lexicon::{Lexicon, Meaning};
use crate::values::moments;
use crate::values::signs::{Signs, signs};
use crate::values::{Amount, Bound, Quantity, Unit, Value};

/// A word as the reader sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'p> {
    pub raw: &'p str,
    pub form: &'p str,
    pub span: Span,
    pub is_capital: bool,
}

impl Piece<'_> {
    pub fn starts_with_digit(&self) -> bool {
        // The normal form undoes disguise: "5ystem".
        self.form.chars().next().is_some_and(|c| digits::digit(c).is_some())
    }
}

/// Words in sequence.
pub(super) struct Pieces<'p> {
    pub all: Vec<Piece<'p>>,
    pub prose: &'p str,
    pub lexicon: &'static Lexicon,
}

impl<'p> Index<usize> for Pieces<'p> {
    type Output = Piece<'p>;

    fn index(&self, at: usize) -> &Piece<'p> {
        &self.all[at]
    }
}

impl<'p> Pieces<'p> {
    pub fn get(&self, at: usize) -> Option<&Piece<'p>> {
        self.all.get(at)
    }

    /// The text between a word and the next one.
    pub fn between(&self, at: usize) -> &'p str {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(one), Some(next)) if one.span.end <= next.span.start => &self.prose[one.span.end..next.span.start],
            _ => "",
        }
    }

    /// Whether two neighbouring words belong together: nothing but space, a dot, a comma or a hyphen is between them.
    pub fn is_close(&self, one: usize, next: usize) -> bool {
        one + 1 == next && next < self.all.len() && {
            let between = self.between(one);
            between.len() <= 4
                && between.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '‑' | '\'' | '’' | '/'))
        }
    }

    /// Whether digits follow a word with only a mark between: "3" in "3-1".
    pub fn is_joined_to_digits(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(|next| next.starts_with_digit())
            && matches!(self.between(at), "-" | "–" | ":" | "/" | "." | "−")
    }

    /// A phrase at a word: how many words it has, and its meaning.
    pub fn phrase_at(&self, at: usize, is: impl Fn(Meaning) -> bool) -> Option<(usize, Meaning)> {
        let first = self.get(at)?;
        let phrases = self.lexicon.beginning_with(first.form).iter();
        phrases.filter(|phrase| is(phrase.meaning)).find_map(|phrase| {
            let follows = phrase
                .rest
                .iter()
                .enumerate()
                .all(|(n, form)| self.get(at + 1 + n).is_some_and(|piece| piece.form == form));
            follows.then_some((1 + phrase.rest.len(), phrase.meaning))
        })
    }

    /// A phrase that ends right before a word.
    pub fn phrase_before(&self, at: usize, is: impl Fn(Meaning) -> bool) -> Option<(usize, Meaning)> {
        const LONGEST: usize = 4;
        (1..=LONGEST.min(at)).rev().find_map(|length| {
            let found = self.phrase_at(at - length, &is)?;
            (found.0 == length && self.is_close(at - 1, at)).then_some(found)
        })
    }
}

/// The quantities among some words, in order. Linear in the words.
pub(crate) fn quantities(words: &[Word], prose: &str, vocabulary: &Vocabulary) -> Vec<Quantity> {
    let lexicon = Lexicon::of(vocabulary.language());
    let may_begin = |word: &Word| {
        word.kind == TokenKind::Number || {
            let form = vocabulary.form(word.form);
            form.as_bytes().iter().any(u8::is_ascii_digit)
                || lexicon.begins_quantity(form)
                || (lexicon.is_glued && form.len() > 5)
        }
    };
    let beginnings: Vec<usize> = (0..words.len()).filter(|&at| may_begin(&words[at])).collect();
    if beginnings.is_empty() {
        return Vec::new();
    }
    let elides = Pack::of(vocabulary.language()).grammar.elides;
    let piece = |word: &Word| {
        let raw = word.span.of(prose);
        // A clitic belongs to the word before: "d'euros".
        let form = vocabulary.form(word.form);
        let form = match form.split_once('\'') {
            Some((clitic, noun)) if elides && clitic.len() == 1 && !noun.is_empty() => noun,
            _ => form,
        };
        Piece { raw, form, span: word.span, is_capital: word.is_capital }
    };
    let pieces = Pieces { all: words.iter().map(piece).collect(), prose, lexicon };
    let mut found = Vec::new();
    let mut from = 0;
    for at in beginnings {
        if let Some(quantity) = if at < from { None } else { quantity(&pieces, at) } {
            from = quantity.words.end.max(at + 1);
            found.push(quantity);
        }
    }
    complete_ranges(&mut found, &pieces);
    found
}

/// The two ends of a range share a scale and a unit: "£85–110 million".
fn complete_ranges(found: &mut [Quantity], pieces: &Pieces<'_>) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (one, other) = (&mut before[at - 1], &mut rest[0]);
        let is_range =
            one.words.end == other.words.start && matches!(pieces.between(one.words.end - 1), "-" | "–" | " – ");
        if let (Value::Amount(low), Value::Amount(high), true) = (&mut one.value, &mut other.value, is_range) {
            if low.scale == 1.0 && high.scale > 1.0 && low.number < high.number {
                low.number *= high.scale;
                low.step *= high.scale;
                low.scale = high.scale;
            }
            if low.unit == Unit::None {
                low.unit = high.unit;
            } else if high.unit == Unit::None {
                high.unit = low.unit;
            }
        }
    }
}

fn quantity(pieces: &Pieces<'_>, at: usize) -> Option<Quantity> {
    let piece = &pieces[at];
    let whole = |n_words: usize, value: Value| {
        let span = piece.span.hull(pieces[at + n_words - 1].span);
        Some(Quantity { words: at..at + n_words, span, with_bound: at..at + n_words, value })
    };
    if let Some((n_words, value)) = moments::date(pieces, at).or_else(|| moments::time(pieces, at)) {
        return whole(n_words, value);
    }
    if piece.starts_with_digit() {
        return in_digits(pieces, at);
    }
    let is_day = |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Day(_));
    if let Some((n_words, meaning)) = pieces.phrase_at(at, is_day) {
        let needs_capital = Pack::of(pieces.lexicon.language).grammar.capitalises_dates;
        match meaning {
            Meaning::Weekday(day) if piece.is_capital || !needs_capital => return whole(n_words, Value::Weekday(day)),
            Meaning::Day(day) => return whole(n_words, Value::Day(day)),
            _ => {}
        }
    }
    if piece.form.bytes().any(|b| b.is_ascii_digit()) {
        return whole(1, Value::Code(piece.form.into()));
    }
    in_words(pieces, at)
}

/// A number in digits, with everything that belongs to it.
fn in_digits(pieces: &Pieces<'_>, at: usize) -> Option<Quantity> {
    let piece = &pieces[at];
    // A note number behind a sentence: "the bill.5".
    let before = &pieces.prose[..piece.span.start];
    if before.ends_with(['.', '!', '?']) && before[..before.len() - 1].ends_with(char::is_alphabetic) {
        return None;
    }
    let code = |end: usize| {
        let span = piece.span.hull(pieces[end - 1].span);
        let text: String = span.of(pieces.prose).chars().filter(|c| c.is_alphanumeric()).collect();
        Some(Quantity { words: at..end, span, with_bound: at..end, value: Value::Code(text.to_lowercase().into()) })
    };
    // "978-3-16-148410-0", "555-0134-99".
    let joined = (at..pieces.all.len()).take_while(|&n| pieces.is_joined_to_digits(n)).count();
    if joined >= 2 {
        return code(at + joined + 1);
    }
    let length = piece.raw.find(|c: char| c.is_alphabetic()).unwrap_or(piece.raw.len());
    let (number, suffix) = piece.raw.split_at(length);
    let number = number.trim_end_matches(['.', ',', '\'']);
    let Some(mut read) = digits::read(number, pieces.lexicon.decimal) else { return code(at + 1) };
    let mut end = at + 1;
    let mut text_end = piece.span.start + number.len();
    if suffix.is_empty() && read.is_plain && read.n_digits <= 3 {
        // "1 200"
        let is_group = |n: usize| {
            let space = pieces.between(n - 1);
            let may_group = matches!(space, " " | "\u{A0}" | "\u{202F}" | "\u{2009}");
            let next = pieces.get(n);
            may_group
                && next.is_some_and(|next| {
                    next.raw.len() >= 3
                        && next.raw.as_bytes()[..3].iter().all(u8::is_ascii_digit)
                        && !next.raw.as_bytes().get(3).is_some_and(u8::is_ascii_alphanumeric)
                })
        };
        while is_group(end) {
            end += 1;
        }
        if end > at + 1 {
            let span = piece.span.hull(pieces[end - 1].span);
            if let Some(grouped) = digits::read(span.of(pieces.prose), pieces.lexicon.decimal) {
                read = grouped;
                text_end = span.end;
            } else {
                end = at + 1;
            }
        }
    }
    if read.n_digits > MOST_DIGITS {
        return code(end);
    }
    let mut signs = signs(pieces.prose, Span::new(piece.span.start, text_end));
    let mut number = read.number;
    let mut step = read.step;
    if let Some(exponent) = signs.exponent {
        number = number.powi(exponent);
        step = number;
        let end_of_power = signs.span.end;
        end = end.max(at + pieces.all[at..].iter().take_while(|piece| piece.span.start < end_of_power).count());
    }
    if signs.is_negative {
        number = -number;
    }
    if let Some(fraction) = vulgar_fraction(pieces, text_end) {
        number += fraction;
        step = fraction.min(1.0 - fraction);
    }
    let mut glued = 1.0;
    if !suffix.is_empty() {
        let suffix_form = suffix.to_lowercase();
        let suffix_form = suffix_form.trim_start_matches('-');
        let meaning = pieces.lexicon.word(suffix_form, |meaning| match meaning {
            Meaning::GluedScale(_) | Meaning::Scale(_) | Meaning::Percent | Meaning::Currency(_) | Meaning::Unit(_) => {
                Some(meaning)
            }
            _ => None,
        });
        let is_money = matches!(signs.unit, Some(Unit::Currency(_)));
        // "3m" is three metres, "£3m" three million pounds.
        let as_scale = pieces.lexicon.word(suffix_form, |meaning| match meaning {
            Meaning::GluedScale(scale) | Meaning::Scale(scale) => Some(scale),
            _ => None,
        });
        match (as_scale, meaning) {
            (Some(scale), _) if is_money || !matches!(meaning, Some(Meaning::Unit(_))) || suffix_form.len() > 1 => {
                number *= scale;
                step *= scale;
                glued = scale;
            }
            (_, Some(Meaning::Percent)) => signs.unit = Some(Unit::Percent),
            (_, Some(Meaning::Unit(key))) => signs.unit = Some(Unit::Measure(key)),
            (_, Some(Meaning::Currency(code))) => signs.unit = Some(Unit::Currency(code)),
            _ if pieces.lexicon.ordinal_endings.contains(&suffix_form) || matches!(suffix_form, "º" | "ª") => {
                let span = signs.span.hull(piece.span);
                return Some(Quantity { words: at..end, span, with_bound: at..end, value: Value::Ordinal(number) });
            }
            _ => return code(at + 1),
        }
        signs.span.end = signs.span.end.max(piece.span.end);
    }
    let is_year = suffix.is_empty() && moments::year(piece).is_some_and(|year| (1900..=2099).contains(&year));
    let mut quantity = completed(pieces, at, end, (number, step), signs, false);
    if let Value::Amount(amount) = &mut quantity.value {
        amount.scale *= glued;
    }
    let is_bare = matches!(&quantity.value, Value::Amount(amount)
        if amount.unit == Unit::None && amount.per.is_none() && amount.bound == Bound::Exact);
    let after_preposition = || pieces.phrase_before(at, |meaning| meaning == Meaning::YearBefore).is_some();
    if is_year && is_bare && quantity.words.len() == 1 && after_preposition() {
        let value = Value::Date { year: moments::year(piece), month: None, day: None, is_numeric: false };
        return Some(Quantity { value, ..quantity });
    }
    Some(quantity)
}

/// "½" right behind a number, or "1/2" behind it.
fn vulgar_fraction(pieces: &Pieces<'_>, end: usize) -> Option<f64> {
    const FRACTIONS: [(char, f64); 5] = [('½', 0.5), ('¼', 0.25), ('¾', 0.75), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0)];
    let c = pieces.prose[end..].chars().next()?;
    FRACTIONS.iter().find(|(sign, _)| *sign == c).map(|(_, value)| *value)
}

/// The bound before a number: how many words it has, and which it is.
pub(super) fn bound_before(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Bound)> {
    match pieces.phrase_before(at, |meaning| matches!(meaning, Meaning::Bound(_)))? {
        (n_words, Meaning::Bound(bound)) => Some((n_words, bound)),
        _ => None,
    }
}

/// The unit with the power that follows its word: m².
fn raised(key: &'static str, pieces: &Pieces<'_>, at: usize) -> &'static str {
    match (key, pieces.prose[pieces[at].span.end..].chars().next()) {
        ("m", Some('²')) => "m2",
        ("km", Some('²')) => "km2",
        ("m", Some('³')) => "m3",
        _ => key,
    }
}

/// The quantity of a number in the words `at..end`: with scale words, unit, period and bound.
pub(super) fn completed(
    pieces: &Pieces<'_>,
    at: usize,
    mut end: usize,
    (mut number, mut step): (f64, f64),
    signs: Signs,
    is_one: bool,
) -> Quantity {
    let mut span = signs.span.hull(pieces[at].span).hull(pieces[end - 1].span);
    let mut unit = signs.unit;
    let mut extend = |end: &mut usize, to: usize| {
        *end = to;
        span = span.hull(pieces[to - 1].span);
    };
    // "4.2 million", "5 Mio. Euro"; "5 m" is a scale only of money.
    let mut all_scale = 1.0;
    while let Some(next) = pieces.get(end).filter(|_| pieces.is_close(end - 1, end)) {
        let is_money = matches!(unit, Some(Unit::Currency(_)));
        let scale = pieces.lexicon.word(next.form, |meaning| match meaning {
            Meaning::Scale(scale) => Some(scale),
            Meaning::GluedScale(scale) if is_money => Some(scale),
            _ => None,
        });
        let Some(scale) = scale.filter(|scale| *scale >= 100.0 || number.abs() < 100.0) else { break };
        number *= scale;
        step *= scale;
        all_scale *= scale;
        let to = end + 1;
        extend(&mut end, to);
    }
    let mut unit_at = end;
    if all_scale > 1.0 || number.abs() >= 1e6 {
        let of = pieces.phrase_at(end, |meaning| meaning == Meaning::Of);
        unit_at += of.map_or(0, |(n_words, _)| n_words);
    }
    let is_unit = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Percent | Meaning::Points | Meaning::BasisPoints | Meaning::Unit(_) | Meaning::Currency(_)
        )
    };
    let behind = if pieces.is_close(end - 1, end) || unit == Some(Unit::Percent) {
        pieces.phrase_at(unit_at, is_unit)
    } else {
        None
    };
    match (behind, unit) {
        (Some((n_words, Meaning::Points)), _) => {
            unit = Some(Unit::Points);
            extend(&mut end, unit_at + n_words);
        }
        // "US$5 million dollars" and "5 % Zinsen": the sign has said it.
        (_, Some(Unit::Percent | Unit::Currency(_))) => {}
        (Some((n_words, meaning)), _) => {
            unit = Some(match meaning {
                Meaning::Percent => Unit::Percent,
                Meaning::BasisPoints => Unit::BasisPoints,
                Meaning::Currency(code) => Unit::Currency(code),
                Meaning::Unit(key) => Unit::Measure(raised(key, pieces, unit_at + n_words - 1)),
                _ => Unit::None,
            });
            extend(&mut end, unit_at + n_words);
        }
        _ => {}
    }
    let mut per = None;
    if let Some((n_words, Meaning::Per(period))) = pieces.phrase_at(end, |meaning| matches!(meaning, Meaning::Per(_)))
        && pieces.is_close(end - 1, end)
    {
        per = Some(period);
        let to = end + n_words;
        extend(&mut end, to);
    }
    if let Some((n_words, _)) = pieces.phrase_at(end, |meaning| meaning == Meaning::BelowZero) {
        number = -number.abs();
        let to = end + n_words;
        extend(&mut end, to);
    }
    // "US$5": the letters are a word of their own.
    let first = at - pieces.all[..at].iter().rev().take_while(|piece| piece.span.start >= span.start).count();
    let (mut with_bound, mut bound) = (first..end, signs.bound);
    if let Some((n_words, before)) = bound_before(pieces, first) {
        with_bound.start = first - n_words;
        bound = bound.or(Some(before));
    } else if let Some((n_words, Meaning::BoundBehind(behind))) = pieces
        .phrase_at(end, |meaning| matches!(meaning, Meaning::BoundBehind(_)))
        .filter(|_| !pieces.between(end - 1).contains(','))
    {
        with_bound.end = end + n_words;
        bound = bound.or(Some(behind));
    }
    // "Minus 4 degrees"; "al menos 4" is a bound.
    if bound.is_none() && number > 0.0 && pieces.phrase_before(first, |meaning| meaning == Meaning::Minus).is_some() {
        number = -number;
        with_bound.start = first - 1;
    }
    let bound = bound.unwrap_or(Bound::Exact);
    let unit = unit.unwrap_or(Unit::None);
    let is_weak = is_one && unit == Unit::None && all_scale == 1.0;
    let value = Value::Amount(Amount { number, step, unit, bound, scale: all_scale, per, is_weak });
    Quantity { words: at..end, span, with_bound, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::Language;
    use crate::reading::Reading;
    use crate::values::{Relation, relation};

    fn read(text: &str, language: Language) -> Vec<Quantity> {
        let article = Article::plain("t", text);
        let mut vocabulary = Vocabulary::new(language);
        let reading = Reading::new(&article, &mut vocabulary);
        quantities(&reading.words, article.prose().text(), &vocabulary)
    }

    fn values(text: &str, language: Language) -> Vec<String> {
        read(text, language).iter().map(|quantity| quantity.value.to_string()).collect()
    }

    #[test]
    fn quantities_are_read_with_sign_scale_unit_and_bound() {
        use Language::{Dutch, English, French, German, Italian, Portuguese, Russian, Spanish};
        for (text, language, want) in [
            ("It would cost $5 million then.", English, &["5000000 USD"][..]),
            ("A fall of -4 degrees or £3bn was seen.", English, &["-4 degree", "3000000000 GBP"]),
            ("At least 12 people and up to 30 dogs came.", English, &[">= 12", "<= 30"]),
            ("They ran 26.2 miles in two hours.", English, &["26.2 mile", "2 hour"]),
            ("Up 3 percentage points from 40 per cent.", English, &["3 percentage points", "40 %"]),
            ("We meet at 9 a.m. and at 10:30 pm.", English, &["09:00", "22:30"]),
            ("A third of the boats sank in the third storm.", English, &["0.333333 of 1", "no. 3"]),
            ("On Monday, 3 May 2026, and on May 4.", English, &["weekday 1", "2026-05-03", "????-05-04"]),
            ("The vote on 03/05/2026 was in 2026.", English, &["2026-05-03", "2026"]),
            ("Twenty-five men earned 1,200 crowns a month.", English, &["25", "1200 CROWN per month"]),
            ("The answer is 10^6 boats and Harle won 3-1.", English, &["1000000", "3", "1"]),
            ("Call 555-0134-99, version 1.2.3, flight A320.", English, &["555013499", "123", "a320"]),
            ("half a million people, half an hour, half a dozen", English, &["500000", "0.5 hour", "6"]),
            ("Rund 1.200 Menschen zahlten 4,2 Mio. Euro.", German, &["~ 1200", "4200000 EUR"]),
            ("Am 3. Mai 2026 um 9.30 Uhr.", German, &["2026-05-03", "09:30"]),
            ("zweihundertsechs Boote und drei Prozentpunkte", German, &["206", "3 percentage points"]),
            ("Il coûte 5 millions d'euros, soit 3,5 % de plus.", French, &["5000000 EUR", "3.5 %"]),
            ("Le 1er mai à 9h30, 1 200 personnes.", French, &["????-05-01", "09:30", "1200"]),
            ("Costará 5 millones de euros el 3 de mayo de 2026.", Spanish, &["5000000 EUR", "2026-05-03"]),
            ("Costerà dodici milioni di euro.", Italian, &["12000000 EUR"]),
            ("Custa 2,5 milhões de euros por ano.", Portuguese, &["2500000 EUR per year"]),
            ("Het kost 3,5 miljoen euro per jaar.", Dutch, &["3500000 EUR per year"]),
            ("5 % и 4 € за 3-1", Russian, &["5 %", "4 EUR", "3", "1"]),
        ] {
            assert_eq!(values(text, language), want, "{text}");
        }
    }

    #[test]
    fn other_writing_of_one_value_is_equal() {
        for (one, other) in [
            ("200 boats", "two hundred boats"),
            ("200 boats", "200.0 boats"),
            ("$3m", "three million dollars"),
            ("1,200", "1200"),
            ("50%", "50 per cent"),
            ("50%", "half"),
            ("on 3 May", "on May 3"),
            ("at 9 p.m.", "at 21:00"),
            ("at 9pm", "at 9 p.m."),
            ("63 people", "more than 60 people"),
            ("1,987 people", "about 2,000 people"),
        ] {
            let (a, b) = (read(one, Language::English), read(other, Language::English));
            assert_eq!((a.len(), b.len()), (1, 1), "{one}, {other}");
            assert_eq!(relation(&a[0].value, &b[0].value), Relation::Equal, "{one}, {other}");
        }
        for (one, other) in [("26.2 miles", "42.2 km"), ("72 hours", "three days"), ("32 degrees Fahrenheit", "0 °C")]
        {
            let (a, b) = (read(one, Language::English), read(other, Language::English));
            assert_eq!(relation(&a[0].value, &b[0].value), Relation::Converted, "{one}, {other}");
        }
    }

    #[test]
    fn other_values_differ() {
        for (one, other) in [
            ("$5 million", "$5 billion"),
            ("$5", "€5"),
            ("-4 degrees", "4 degrees"),
            ("3 percent", "3 percentage points"),
            ("at 9 a.m.", "at 9 p.m."),
            ("a third of them", "a quarter of them"),
            ("the second trial", "the third trial"),
            ("at least 12 people", "at most 12 people"),
            ("two hours", "two days"),
            ("40 km", "40 miles"),
            ("03/05/2026", "05/03/2026"),
            ("50%", "50"),
            ("<5 boats", ">5 boats"),
            ("5 crowns a day", "5 crowns a week"),
            ("up to 60 people", "60 people"),
            ("on Monday", "on Tuesday"),
            ("in 2019", "in 2021"),
        ] {
            let (a, b) = (read(one, Language::English), read(other, Language::English));
            assert_eq!((a.len(), b.len()), (1, 1), "{one}, {other}");
            let found = relation(&a[0].value, &b[0].value);
            assert!(matches!(found, Relation::Differs(..) | Relation::OtherBound), "{one}, {other}: {found:?}");
        }
    }

    #[test]
    fn hostile_numbers_do_no_harm() {
        for text in [
            "9".repeat(100_000),
            "1,".repeat(50_000),
            "10^400 10^999".to_owned(),
            "1-".repeat(50_000),
            "$".repeat(9999),
        ] {
            let text = format!("It was {text} boats.");
            read(&text, Language::English);
            read(&text, Language::German);
        }
    }
}
