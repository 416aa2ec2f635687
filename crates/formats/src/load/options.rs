//! How files are read.

use crate::format::{FieldNames, Limits};

/// How files are read: under which names collections have their fields, and how much is read at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The names of the fields of collections.
    pub names: FieldNames,
    /// What is read at most.
    pub limits: Limits,
}
