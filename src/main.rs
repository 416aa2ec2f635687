//! The `respun` command.

fn main() {}
