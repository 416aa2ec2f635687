//! Files to articles for [`respun`]: bytes of any format, folders, archives and collections.
//!
//! [`mod@format`] knows formats: bytes in, documents out, no files opened. [`load`] opens files, and is the only place where respun does.

pub mod format;
pub mod load;
