//! Word vectors of English, as a table of bytes that `respun` reads in place.
//!
//! They were made by `tools/word_vectors`; where the words and vectors come from stands in `NOTICE.md`.

/// The table: words, their weights and the components of their vectors.
pub static ENGLISH: &[u8] = include_bytes!("en.vectors");
