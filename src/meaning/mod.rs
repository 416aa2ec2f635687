//! What words have to do with each other: how rare they are, and whether two spellings are one word.

pub mod rarity;
pub mod spelling;

pub use rarity::Rarity;
