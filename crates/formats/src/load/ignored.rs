//! Reads an ignore list: phrases and patterns to set aside.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::file::{cannot_read, name_of, reason};
use crate::format::decode;
use respun::Error;
use respun::shared_matter::IgnoreList;

/// Maximum size of a list: 4 MiB, a few hundred thousand lines.
const LARGEST_LIST: u64 = 4 << 20;

/// The phrases and patterns in the file at `path`, one per line: see [`IgnoreList::parse`].
///
/// # Errors
/// If the file can't be read, isn't text, or has a line that is neither a phrase nor a pattern. The message names the
/// file, the line and the reason:
///
/// ```
/// let error = respun_formats::load::ignore_list("no/such/list.txt".as_ref()).unwrap_err();
/// assert_eq!(error.to_string(), "cannot read `no/such/list.txt`: no such file");
/// ```
pub fn ignore_list(path: &Path) -> Result<IgnoreList, Error> {
    let name = name_of(path);
    let failed = |error: io::Error| Error::caused(cannot_read(&name, &reason(&error)), error);
    if path.is_dir() {
        return Err(Error::new(cannot_read(&name, "it is a folder; name a file in it")));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST_LIST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_LIST {
        let too_large = format!("a list of phrases may have {} MiB at most", LARGEST_LIST >> 20);
        return Err(Error::new(cannot_read(&name, &too_large)));
    }
    let text = decode(&name, &bytes)?.text;
    IgnoreList::parse(&text).map_err(|error| Error::new(format!("`{name}`, {error}")))
}
