//! Relations between words: rarity, spelling variants, words that state facts, and similar meaning.

pub mod facts;
pub mod modal;
pub mod negation;
pub mod numbers;
pub mod rarity;
pub mod spelling;
pub mod vectors;

pub use rarity::{Rarity, has_word_statistics};
pub use vectors::{VectorChoice, WordVectors};
