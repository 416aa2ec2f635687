//! Options for reading files.

use respun::Language;

use crate::format::{FieldNames, Limits};

/// How to read files: field names of collections, size limits, and the language of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Field names of collections.
    pub names: FieldNames,
    /// Size limits.
    pub limits: Limits,
    /// The language of all articles; detected per article if `None`.
    pub language: Option<Language>,
}
