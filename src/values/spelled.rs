//! Numbers in words, by the usual grammar of additive words and multiplying scales: "two hundred and six", "trois
//! cents", "zweihundertsechs", "mil doscientos".

use crate::language::Language;
use crate::values::lexicon::{Lexicon, Meaning};

/// A number in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spelled {
    /// How many words.
    pub n_words: usize,
    pub value: f64,
    /// Whether it ends in an ordinal: "twenty-first".
    pub is_ordinal: bool,
    /// Whether it is a single word for one.
    pub is_one: bool,
}

/// One part of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Number(f64),
    Scale(f64),
    Ordinal(f64),
    Join,
}

/// Reads a number in words at the start of some normal forms.
pub(super) fn read(forms: &[&str], lexicon: &Lexicon) -> Option<Spelled> {
    let (mut total, mut current, mut last_scale) = (0.0f64, 0.0f64, f64::INFINITY);
    let (mut at, mut n_parts) = (0, 0);
    let mut is_ordinal = false;
    let mut is_one = false;
    // The words up to here are a whole number.
    let mut end = 0;
    'words: while at < forms.len() && at < 16 {
        let (parts, n_words) = parts_at(&forms[at..], lexicon);
        if parts.is_empty() {
            break;
        }
        for &part in &parts {
            match part {
                Part::Number(value) => {
                    if !may_add(current, value, total, last_scale, lexicon.language) {
                        break 'words;
                    }
                    current += value;
                    is_one = n_parts == 0 && value == 1.0;
                }
                Part::Scale(scale) if scale <= 100.0 => {
                    if current >= scale && current != 0.0 && current >= 100.0 {
                        break 'words;
                    }
                    current = current.max(1.0) * scale;
                    is_one = false;
                }
                Part::Scale(scale) => {
                    if n_parts == 0 && scale >= 1e6 && n_words == 1 {
                        break 'words;
                    }
                    if scale < last_scale {
                        total += current.max(if total > 0.0 && current == 0.0 { 0.0 } else { 1.0 }) * scale;
                    } else if scale > last_scale && current == 0.0 {
                        // "Mil millones", "thousand million".
                        total *= scale;
                    } else {
                        break 'words;
                    }
                    last_scale = scale;
                    current = 0.0;
                    is_one = false;
                }
                Part::Ordinal(value) => {
                    if n_parts > 0 && !may_add(current, value, total, last_scale, lexicon.language) {
                        break 'words;
                    }
                    current += value;
                    is_ordinal = true;
                    is_one = false;
                    end = at + n_words;
                    break 'words;
                }
                Part::Join => {
                    let after_scale = current >= 100.0 || (current == 0.0 && total > 0.0);
                    let after_ten = current >= 20.0 && lexicon.language != Language::English;
                    if n_parts == 0 || !(after_scale || after_ten || parts.len() > 1) {
                        break 'words;
                    }
                }
            }
            n_parts += 1;
        }
        at += n_words;
        if parts.last() != Some(&Part::Join) {
            end = at;
        }
    }
    (end > 0).then_some(Spelled { n_words: end, value: total + current, is_ordinal, is_one: is_one && end == 1 })
}

/// Whether a number word may follow: "twenty" is followed by "five", not by "thirty".
fn may_add(current: f64, value: f64, total: f64, last_scale: f64, language: Language) -> bool {
    if current == 0.0 {
        return total == 0.0 || value < last_scale;
    }
    let below_hundred = current % 100.0;
    if value < 10.0 {
        (below_hundred == 0.0 || (below_hundred >= 20.0 && below_hundred % 10.0 == 0.0)) && value > 0.0
    } else if value < 100.0 {
        let is_french_teen = language == Language::French && value < 20.0 && matches!(below_hundred, 60.0 | 80.0);
        // "Dreiundzwanzig": the unit comes first.
        let unit_first = below_hundred > 0.0
            && below_hundred < 10.0
            && value % 10.0 == 0.0
            && matches!(language, Language::German | Language::Dutch);
        below_hundred == 0.0 || is_french_teen || unit_first
    } else {
        false
    }
}

/// The parts at the start of some forms, and how many words they take.
fn parts_at(forms: &[&str], lexicon: &Lexicon) -> (Vec<Part>, usize) {
    for phrase in lexicon.beginning_with(forms[0]) {
        let follows = forms.len() > phrase.rest.len() && phrase.rest.iter().zip(&forms[1..]).all(|(x, y)| x == y);
        if let (Some(part), true) = (part(phrase.meaning), follows) {
            return (vec![part], 1 + phrase.rest.len());
        }
    }
    if lexicon.is_glued
        && let Some(parts) = glued(forms[0], lexicon)
    {
        return (parts, 1);
    }
    (Vec::new(), 0)
}

fn part(meaning: Meaning) -> Option<Part> {
    Some(match meaning {
        Meaning::Number(value) => Part::Number(value),
        Meaning::Scale(scale) => Part::Scale(scale),
        Meaning::Ordinal(value) => Part::Ordinal(value),
        Meaning::Join => Part::Join,
        _ => return None,
    })
}

/// Letters of the longest number word.
const LONGEST: usize = 16;

/// The parts of a number written as one word, if it consists of nothing else: "zweihundertsechs".
fn glued(form: &str, lexicon: &Lexicon) -> Option<Vec<Part>> {
    const SHORTEST: usize = 6;
    if form.len() < SHORTEST {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = form;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
        let found = ends.filter_map(|end| lexicon.word(&rest[..end], part).map(|part| (end, part)));
        // The longest word; "sech" of "sechzehn" is none, but "vier" of "vierzehn" is.
        let (end, part) = found.last()?;
        if matches!(part, Part::Ordinal(_)) || (parts.is_empty() && part == Part::Join) {
            return None;
        }
        parts.push(part);
        rest = &rest[end..];
    }
    (parts.len() > 1 && parts.last() != Some(&Part::Join)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, language: Language) -> Option<(f64, usize)> {
        let forms: Vec<&str> = text.split(' ').collect();
        read(&forms, Lexicon::of(language)).map(|read| (read.value, read.n_words))
    }

    #[test]
    fn numbers_in_words_have_their_value() {
        for (text, language, want) in [
            ("two hundred and six boats", Language::English, Some((206.0, 4))),
            ("twenty five", Language::English, Some((25.0, 2))),
            ("two and three", Language::English, Some((2.0, 1))),
            ("twenty first century", Language::English, Some((21.0, 2))),
            ("three hundred thousand", Language::English, Some((3e5, 3))),
            ("one million two hundred thousand", Language::English, Some((1.2e6, 5))),
            ("millions of boats", Language::English, None),
            ("a million boats", Language::English, Some((1e6, 2))),
            ("zweihundertsechs", Language::German, Some((206.0, 1))),
            ("dreiundzwanzig", Language::German, Some((23.0, 1))),
            ("vierzehntausend", Language::German, Some((14000.0, 1))),
            ("zwei millionen", Language::German, Some((2e6, 2))),
            ("quatre vingt dix sept", Language::French, Some((97.0, 4))),
            ("soixante et onze", Language::French, Some((71.0, 3))),
            ("trois cents", Language::French, Some((300.0, 2))),
            ("mil doscientos treinta y dos", Language::Spanish, Some((1232.0, 5))),
            ("dos mil millones", Language::Spanish, Some((2e9, 3))),
            ("duecentocinquanta", Language::Italian, Some((250.0, 1))),
            ("ventuno", Language::Italian, Some((21.0, 1))),
            ("duzentos e cinquenta", Language::Portuguese, Some((250.0, 3))),
            ("drieëntwintig", Language::Dutch, Some((23.0, 1))),
            ("tweehonderdvijftig", Language::Dutch, Some((250.0, 1))),
            ("haven", Language::Dutch, None),
            ("achtung", Language::German, None),
        ] {
            assert_eq!(value(text, language), want, "{text}");
        }
    }
}
