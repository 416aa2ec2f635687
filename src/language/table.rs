//! Tables of words: the one format that all of them have.
//!
//! ```text
//! # A comment. Empty lines are skipped.
//! key: word word word
//! key: two words | word | three words together
//! ```
//!
//! A line is a key, a colon and entries. Entries are separated by blanks, or, if the line has a `|`, by that, so that
//! they may hold blanks. A single entry of several words ends in `|`. Long lists may be split over lines with the same
//! key. The keys of each table are in `topics.rs`.

use crate::language::topics::Topic;

/// The words that a language has for one topic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    topic: &'static Topic,
    text: &'static str,
}

/// A line of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// What its entries are.
    pub key: &'static str,
    entries: &'static str,
}

impl Table {
    pub(super) const fn new(topic: &'static Topic, text: &'static str) -> Table {
        Table { topic, text }
    }

    pub(super) const fn empty(topic: &'static Topic) -> Table {
        Table { topic, text: "" }
    }

    pub(super) const fn topic(&self) -> &'static Topic {
        self.topic
    }

    /// Whether there is no such table for the language.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// All lines, in order.
    pub fn lines(self) -> impl Iterator<Item = Line> {
        self.text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (key, entries) = line.split_once(':')?;
            Some(Line { key, entries })
        })
    }

    /// The entries of all lines with this key, in order.
    pub fn entries(self, key: &'static str) -> impl Iterator<Item = &'static str> {
        debug_assert!(self.topic.has(key), "{} has no key `{key}`", self.topic.file);
        self.lines().filter(move |line| line.key == key).flat_map(|line| line.entries())
    }

    /// Whether there is a line with this key.
    pub fn has(self, key: &'static str) -> bool {
        self.entries(key).next().is_some()
    }
}

impl Line {
    /// All that follows the colon.
    pub fn text(self) -> &'static str {
        self.entries.trim()
    }

    /// Its entries, in order.
    pub fn entries(self) -> impl Iterator<Item = &'static str> {
        entries_of(self.entries)
    }
}

/// The entries of a line, or of one of its classes.
pub(crate) fn entries_of(text: &'static str) -> impl Iterator<Item = &'static str> {
    let by_bars = text.contains('|');
    let is_border = move |c: char| if by_bars { c == '|' } else { c.is_whitespace() };
    text.split(is_border).map(str::trim).filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Pack, topics};

    #[test]
    fn entries_are_separated_by_blanks_or_by_bars() {
        let table =
            Table::new(&topics::FACTS, "# no\n\nand: one two\nand: of course | also\nand: in full|\none: uno\n");
        let entries: Vec<&str> = table.entries("and").collect();
        assert_eq!(entries, ["one", "two", "of course", "also", "in full"]);
    }

    #[test]
    fn every_line_of_every_table_has_a_known_key_and_entries() {
        for pack in Pack::all() {
            for table in pack.tables() {
                let file = format!("{}/{}", pack.language, table.topic.file);
                for line in table.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                    let (key, _) = line.split_once(':').unwrap_or_else(|| panic!("{file}: no colon in `{line}`"));
                    assert!(table.topic.has(key), "{file}: unknown key `{key}`");
                }
                for line in table.lines() {
                    assert!(line.entries().next().is_some(), "{file}: `{}` has no entries", line.key);
                }
            }
        }
    }
}
