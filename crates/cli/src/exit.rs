//! All exit codes.
//!
//! | code | meaning |
//! |---|---|
//! | 0 | done, and reuse (or a quotation) was found |
//! | 1 | done, nothing found |
//! | 2 | wrong arguments, or nothing could be read |
//! | 3 | done, but some inputs could not be read (each was named on standard error), or the run was stopped early |
//!
//! Codes 0 and 1 match `grep`, so that `if respun compare a b; then …` works as expected. If a reader closes the pipe
//! early, the exit code is 0: nothing failed.

use std::process::ExitCode;

/// The outcome of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; something was found.
    Found,
    /// Done; nothing was found.
    NothingFound,
    /// Wrong arguments, or nothing could be read.
    Failed,
    /// Done, but some inputs couldn't be read.
    SomeUnreadable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Found => 0,
            Exit::NothingFound => 1,
            Exit::Failed => 2,
            Exit::SomeUnreadable => 3,
        })
    }
}

/// Counts the inputs of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Inputs that were read.
    pub n_read: usize,
    /// Inputs that couldn't be read.
    pub n_unreadable: usize,
    /// Inputs in which something was found.
    pub n_found: usize,
}

impl Tally {
    /// The outcome for these counts.
    pub fn exit(self) -> Exit {
        match self {
            Tally { n_unreadable: 1.., n_read: 0, .. } => Exit::Failed,
            Tally { n_unreadable: 1.., .. } => Exit::SomeUnreadable,
            Tally { n_found: 1.., .. } => Exit::Found,
            _ => Exit::NothingFound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_tells_what_happened_to_the_inputs() {
        for (n_read, n_unreadable, n_found, exit) in [
            (0, 0, 0, Exit::NothingFound),
            (5, 0, 0, Exit::NothingFound),
            (5, 0, 1, Exit::Found),
            (5, 1, 1, Exit::SomeUnreadable),
            (0, 1, 0, Exit::Failed),
        ] {
            assert_eq!(Tally { n_read, n_unreadable, n_found }.exit(), exit);
        }
    }
}
