//! Four plain ways to check a quotation, to see what the ledger is worth beside them.
//!
//! Each takes the words that b quotes and says whether a has them. None can say more than that.

use respun::text::tokens;
use strsim::{generic_levenshtein, normalized_levenshtein};

use super::rows::Row;

/// Ratio from which two stretches count as the same: a tenth may differ, as is usual with such tools.
const SAME: f64 = 0.9;

/// A way to check: whether the words stand in the text.
pub type Check = fn(words: &str, text: &str) -> bool;

/// The four, by name.
pub const CHECKS: [(&str, Check); 4] = [
    ("substring", |words, text| text.contains(words)),
    ("substring, case and marks aside", |words, text| plain(text).contains(&plain(words))),
    ("token edit ratio", |words, text| {
        best_window(words, text, |one, other| {
            1.0 - generic_levenshtein(one, other) as f64 / one.len().max(other.len()).max(1) as f64
        })
    }),
    ("partial ratio", |words, text| {
        best_window(words, text, |one, other| normalized_levenshtein(&one.join(" "), &other.join(" ")))
    }),
];

/// Whether everything that b quotes is found in a.
pub fn is_kept(check: Check, row: &Row) -> bool {
    row.words_of_b().into_iter().all(|words| check(words, &row.a))
}

/// Letters and digits in lower case with one space for everything between, and around.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a stretch of as many tokens has the ratio.
fn best_window(words: &str, text: &str, ratio: impl Fn(&Vec<String>, &Vec<String>) -> f64) -> bool {
    let forms = |text: &str| -> Vec<String> {
        tokens(text).iter().map(|token| token.span.of(text).to_lowercase().replace('’', "'")).collect()
    };
    let (words, text) = (forms(words), forms(text));
    text.windows(words.len().clamp(1, text.len().max(1))).any(|window| ratio(&words, &window.to_vec()) >= SAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_lets_through_what_the_one_before_it_does_not() {
        let text =
            "She said: “We didn’t sell a single one of the nineteen boats in the old harbour of Kelm.” Then she left.";
        for (words, kept) in [
            ("sell a single one of the nineteen boats", [true, true, true, true]),
            ("Sell a single one – of the nineteen boats", [false, true, true, true]),
            ("We didn’t sell a lone one of the nineteen boats in the old harbour of Kelm", [false, false, true, true]),
            ("sell a single one of the ninety boats", [false, false, false, true]),
            ("We never thought of boats at all", [false, false, false, false]),
        ] {
            assert_eq!(CHECKS.map(|(_, check)| check(words, text)), kept, "{words}");
        }
    }
}
