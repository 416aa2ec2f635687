//! What words have to do with each other: how rare they are, whether two spellings are one word, which of them state facts,
//! which mean nearly the same.

pub mod facts;
pub mod modal;
pub mod negation;
pub mod numbers;
pub mod rarity;
pub mod spelling;
pub mod vectors;

pub use rarity::{Rarity, has_word_statistics};
pub use vectors::{VectorChoice, WordVectors};
