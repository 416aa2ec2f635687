//! Words that state facts: units of measure, days and months, opposites. Sentences that differ in one of these do not
//! say the same, however similar they are. For numbers see `numbers`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{Language, Pack, PerLanguage, Words};

static MEASURES: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.facts, "measure").collect());

static DATES: PerLanguage<Words> =
    PerLanguage::new(|pack| pack.or_english(|pack| pack.facts, "date").entries("date").collect());

/// Both orders of each pair.
static OPPOSITES: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| {
    let pairs = Pack::in_all(|pack| pack.facts, "opposite").filter_map(|pair| pair.split_once('/'));
    pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
});

/// Whether a normal form is a unit of time, length or weight in any language.
pub fn is_measure(form: &str) -> bool {
    MEASURES.contains(form)
}

/// Whether a normal form is a day of the week or a month. "may" and "march" count only with a capital letter, which the
/// caller checks.
pub fn is_date_word(form: &str, language: Language) -> bool {
    DATES.of(language).contains(form)
}

/// Whether two normal forms have opposite meanings that stems cannot show, and reverse what a report says.
pub fn are_opposites(one: &str, other: &str) -> bool {
    OPPOSITES.contains(&(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_symmetric() {
        assert!(are_opposites("fell", "rose") && are_opposites("rose", "fell"));
        assert!(!are_opposites("rose", "rose"));
    }
}
