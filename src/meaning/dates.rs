//! Words for days and months.

use crate::language::{Language, PerLanguage, Words};

static DATES: PerLanguage<Words> =
    PerLanguage::new(|pack| pack.or_english(|pack| pack.facts, "date").entries("date").collect());

/// Whether a normal form is a day of the week or a month. "may" and "march" count only with a capital letter, which the
/// caller checks.
pub fn is_date_word(form: &str, language: Language) -> bool {
    DATES.of(language).contains(form)
}
