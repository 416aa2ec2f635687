//! Files to articles, with the list of what failed. The only layer of the library that does I/O.

mod decode;

pub use decode::{Decoded, decode};
