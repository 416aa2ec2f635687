//! Cue words of notices, company descriptions and reference lists, of all languages.
//!
//! All are in lower case and are searched for in lower-cased sentences.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::language::{Pack, Words};

fn entries(key: &'static str) -> impl Iterator<Item = &'static str> {
    Pack::in_all(|pack| pack.notices, key)
}

/// Cues that are searched for in one pass; linear in the text (Aho and Corasick 1975).
pub(super) struct Cues {
    /// `None` if they could not be compiled; a test verifies that they can.
    automaton: Option<AhoCorasick>,
    n_cues: usize,
}

impl Cues {
    /// The entries with this key in all tables of notices.
    fn of(key: &'static str) -> Cues {
        Cues::new(&entries(key).collect::<Vec<_>>())
    }

    fn new(cues: &[&str]) -> Cues {
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(cues);
        Cues { automaton: automaton.ok(), n_cues: cues.len() }
    }

    /// Whether a lower-case text contains a cue.
    pub fn is_in(&self, text: &str) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| automaton.is_match(text))
    }

    /// Number of different cues in the text.
    pub fn n_in(&self, text: &str) -> usize {
        let mut seen = vec![false; self.n_cues];
        let found = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
        found.for_each(|place| seen[place.pattern().as_usize()] = true);
        seen.into_iter().filter(|seen| *seen).count()
    }
}

/// Parts of sentences that occur only in notices to readers or editors.
pub(super) static NOTICES: LazyLock<Cues> = LazyLock::new(|| Cues::of("notice"));

/// Starts of headings above a description of the sender; after some, a name must follow.
pub(super) fn is_about_heading(heading: &str) -> bool {
    static WHOLE: LazyLock<Vec<&str>> = LazyLock::new(|| entries("about-heading").collect());
    static BEFORE_NAME: LazyLock<Vec<&str>> = LazyLock::new(|| entries("about-heading-before-name").collect());
    let before_name = |words: &&str| heading.strip_prefix(*words).is_some_and(|rest| rest.starts_with(' '));
    WHOLE.iter().any(|words| heading.starts_with(words)) || BEFORE_NAME.iter().any(before_name)
}

/// Parts of sentences that describe a company or institution. One is chance; two in a paragraph make a description.
pub(super) static ABOUT: LazyLock<Cues> = LazyLock::new(|| Cues::of("about"));

/// Headings above a list of sources.
pub(super) static REFERENCE_HEADINGS: LazyLock<Words> = LazyLock::new(|| entries("reference-heading").collect());

/// Parts of sentences that introduce a released statement reported in its own words.
pub(super) static STATEMENTS: LazyLock<Cues> = LazyLock::new(|| Cues::of("statement"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_within_each_other_and_counted_once() {
        for cues in [&NOTICES, &ABOUT, &STATEMENTS] {
            assert!(cues.automaton.is_some());
        }
        let cues = Cues::new(&["is based in", "based in", "founded in"]);
        assert_eq!(cues.n_in("it is based in osk and based in harle"), 2);
        assert!(cues.is_in("founded in 1921") && !cues.is_in("found in"));
    }

    #[test]
    fn all_are_in_lower_case() {
        for key in ["notice", "about", "about-heading", "about-heading-before-name", "reference-heading", "statement"] {
            for cue in entries(key) {
                assert_eq!(cue, cue.to_lowercase());
            }
        }
    }
}
