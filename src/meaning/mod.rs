//! Relations between words: rarity, spelling variants, dates, numbers, negations, modal verbs, and similar meaning.

pub(crate) mod dates;
pub(crate) mod modal;
pub(crate) mod negation;
pub(crate) mod numbers;
pub(crate) mod rarity;
pub(crate) mod spelling;
pub mod vectors;

pub(crate) use rarity::{Rarity, has_word_statistics};
pub use vectors::{VectorChoice, WordVectors};
