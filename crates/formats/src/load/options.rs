//! How files are read.

use respun::Language;

use crate::format::{FieldNames, Limits};

/// How files are read: under which names collections have their fields, how much is read at most, and in which language articles are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The names of the fields of collections.
    pub names: FieldNames,
    /// What is read at most.
    pub limits: Limits,
    /// The language that all articles are taken to be in; detected in each if none is given.
    pub language: Option<Language>,
}
