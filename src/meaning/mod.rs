//! What words have to do with each other: how rare they are, and whether two spellings are one word, which of them state
//! facts.

pub mod facts;
pub mod negation;
pub mod rarity;
pub mod spelling;

pub use rarity::Rarity;
