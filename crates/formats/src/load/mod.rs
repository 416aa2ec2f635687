//! Files to articles, with the list of what failed; to word vectors and lists of phrases. The only layer of the library that does I/O.
//!
//! ```text
//! folder ────── files ───────────── by their endings, or by patterns
//! file ──────── documents ───────── Found   of any format, archives in archives too
//! pairs ─────── lines ── rows ───── Pair    two articles a line
//! many ──────── blocks, rows ────── Gathering of a scan, and the store where their texts are had again
//! model ─────── tensors, pieces ─── WordVectors
//! phrases ───── ignored ─────────── IgnoreList
//! ```
//!
//! What may hold any number of articles is read as it comes, so a file may be larger than the memory, and one bad line is reported
//! and passed over.

mod archive;
mod blocks;
mod documents;
mod file;
mod files;
mod ignored;
mod ingest;
mod options;
mod pairs;
mod pieces;
mod quick_row;
mod rows;
mod spool;
mod store;
mod tensors;
mod unpack;
mod vector_rows;
mod vectors;

pub use documents::{Found, Source, TakeFound, documents};
pub use file::{read_article, read_standard_input};
pub use files::{FileFilter, FileFound, files_in};
pub use ignored::ignore_list;
pub use ingest::{Ingested, Input, Watch, ingest};
pub use options::ReadOptions;
pub use pairs::{Pair, Pairs};
pub use rows::LineError;
pub use store::DocumentStore;
pub use unpack::unpacked;
pub use vectors::word_vectors;
