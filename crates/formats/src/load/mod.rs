//! Loads files: articles with a list of failures, word vectors, and ignore lists. The only module that does I/O.
//!
//! ```text
//! folder ────── files ───────────── by extension or by pattern
//! file ──────── documents ───────── Found   any format, including nested archives
//! pairs ─────── lines ── rows ───── Pair    two articles per line
//! many ──────── ingest, store ───── ArticlesBuilder of a scan, and the store to read its texts from again
//! model ─────── tensors, pieces ─── WordVectors
//! phrases ───── ignored ─────────── IgnoreList
//! ```
//!
//! Files that may hold any number of articles are streamed, so a file may be larger than memory. A bad line is reported
//! and skipped.

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
pub use vectors::{vector_files, word_vectors};
