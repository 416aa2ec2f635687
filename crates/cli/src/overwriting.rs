//! Refuses to write results over what was read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use respun_formats::load::{self, FileFilter};

/// Ends the command before anything is read if `output` would overwrite one of `inputs`, or a file that is read in one of them.
///
/// # Errors
/// If it would: a message that names the file.
pub fn refuse(output: Option<&Path>, inputs: &[&Path], filter: &FileFilter) -> Result<()> {
    // A file that is not there yet was not read, either.
    let Some(output) = output.and_then(|output| fs::canonicalize(output).ok()) else { return Ok(()) };
    let written = if output.is_dir() { results_in(&output) } else { vec![output] };
    for input in inputs {
        let Ok(input) = fs::canonicalize(input) else { continue };
        if written.contains(&input) {
            bail!("`{}` is an input; name another file for the results", input.display());
        }
        // Only a folder that holds what is written can hold it as an input.
        if !input.is_dir() || !written.iter().any(|file| file.starts_with(&input)) {
            continue;
        }
        let Ok(files) = load::files_in(&input, filter) else { continue };
        let read = files.into_iter().flatten().filter_map(|(path, _)| fs::canonicalize(path).ok());
        if let Some(file) = read.into_iter().find(|file| written.contains(file)) {
            bail!(
                "`{}` is an input; name another place for the results, outside of `{}`",
                file.display(),
                input.display()
            );
        }
    }
    Ok(())
}

/// The pages and tables that a scan writes into a folder, of those that are there.
fn results_in(folder: &Path) -> Vec<PathBuf> {
    let pairs = fs::read_dir(folder.join("pairs")).into_iter().flatten().flatten().map(|entry| entry.path());
    pairs
        .chain(["index.html", "pairs.csv", "clusters.csv"].map(|name| folder.join(name)))
        .filter(|path| path.is_file())
        .collect()
}
