//! The languages, and all that is known of each: tables of words, which anybody who speaks it can edit, and facts about
//! its grammar.
//!
//! One folder a language, one file a topic. Words are only stored and split here; the layer that uses a table interprets
//! it. A language without a table works: its words are compared as they are.
//!
//! ```text
//! en/facts.txt ── table: lines of a key and entries ─┐
//! grammar.rs ────── facts that decide how to parse ──┴─ Pack::of(language) ── PerLanguage<T>: what a layer makes of it
//! ```

mod grammar;
mod languages;
mod pack;
mod per_language;
mod table;
mod topics;
mod words;

pub use languages::Language;

pub(crate) use grammar::Grammar;
pub(crate) use pack::Pack;
pub(crate) use per_language::PerLanguage;
pub(crate) use table::{Table, entries_of};
pub(crate) use words::Words;

/// The entries of a key of `boilerplate.txt` in all languages, for the readers of formats.
pub fn boilerplate(key: &'static str) -> impl Iterator<Item = &'static str> {
    Pack::in_all(|pack| pack.boilerplate, key)
}
