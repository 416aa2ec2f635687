//! What words have to do with each other: how rare they are, whether two spellings are one word, which of them state facts,
//! which mean nearly the same.

pub(crate) mod facts;
pub(crate) mod modal;
pub(crate) mod negation;
pub(crate) mod numbers;
pub(crate) mod rarity;
pub(crate) mod spelling;
pub mod vectors;

pub(crate) use rarity::{Rarity, has_word_statistics};
pub use vectors::{VectorChoice, WordVectors};
