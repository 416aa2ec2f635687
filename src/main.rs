//! The `respun` command: see `cli` for what it does and `cli::exit` for how it ends.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}
