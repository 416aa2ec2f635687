//! Reads files into articles for [`respun`]: all supported formats, folders, archives and collections.
//!
//! [`mod@format`] parses formats: bytes in, documents out, no file access. [`load`] opens files; nothing else in respun
//! does.

pub mod format;
pub mod load;
