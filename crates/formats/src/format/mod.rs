//! Parses files of many formats to documents: bytes in, text and metadata out. No file access.
//!
//! ```text
//! first bytes, name ── kind ─── Format
//! bytes of one file ── read ─── Documents      text, page, news item, feed, office document, mail
//! rows of a table ──── rows ─── Document       JSON, CSV, Parquet: fields by name, markup removed from texts
//! archive ──────────── members, each treated as a file
//! ```
//!
//! Parsers don't trust their input: [`Limits`] bounds what they accept. A rejection is a reason in lower case without
//! full stop; the caller adds the file name.

mod dates;
mod decode;
mod document;
pub(crate) mod feed;
mod fields;
mod flow;
mod fragment;
#[cfg_attr(not(any(feature = "html", feature = "parquet", feature = "pdf")), allow(dead_code))]
mod guard;
#[cfg(feature = "html")]
mod html;
pub(crate) mod json;
mod kind;
mod mail;
mod markup;
mod metered;
mod newsml;
pub(crate) mod ninjs;
mod nitf;
pub(crate) mod office;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
#[cfg(feature = "pdf")]
mod pdf;
mod read;
pub(crate) mod table;
pub(crate) mod warc;
mod xml;

pub use decode::{Decoded, decode};
pub use document::{Document, Documents, Limits, Misread, Take};
pub use fields::{Field, FieldNames};
pub use guard::is_guarded;
pub use kind::Format;
pub(crate) use kind::HEAD;
pub(crate) use markup::is_markup;
pub(crate) use metered::mebibytes;
pub(crate) use read::parse;
pub use read::read;
