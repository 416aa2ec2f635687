//! Files to articles, with the list of what failed, and to word vectors. The only layer of the library that does I/O.
//!
//! ```text
//! file ──────── bytes ── decode ── text ── Article
//! collection ── lines ── rows ──── Entry   one article a line
//! pairs ─────── lines ── rows ──── Pair    two articles a line
//! many ──────── blocks, rows ───── Gathering of a scan, and the shelf where their texts are had again
//! model ─────── tensors, pieces ── WordVectors
//! ```
//!
//! Collections and pairs are read line by line, so a file may be larger than the memory, and one bad line is reported and
//! passed over.

mod blocks;
mod collection;
mod file;
mod gather;
mod pairs;
mod quick_row;
mod rows;
mod shelf;
mod tensors;
mod unpack;
mod vectors;

pub use collection::{Collection, Entry};
pub use file::{LARGEST_FILE, read_article, read_standard_input};
pub use gather::{Gathered, Input, Watch, gather};
pub use pairs::{Pair, Pairs};
pub use rows::LineError;
pub use shelf::Shelf;
pub use unpack::unpacked;
pub use vectors::word_vectors;
