//! Files to articles, with the list of what failed. The only layer of the library that does I/O.

mod collection;
mod decode;
mod file;
mod pairs;

pub use collection::collection;
pub use decode::{Decoded, decode};
pub use file::{read_article, read_standard_input};
pub use pairs::{LineError, Pair, pairs};
