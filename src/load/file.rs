//! One file, or standard input, to one article.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::Error;
use crate::article::Article;
use crate::format::decode;

/// Bytes of the largest file that is read as one article: 64 MiB. A novel takes one; what is larger is a collection or a mistake,
/// and would take many times as much memory to compare.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The article in the file at `path`. Its id is the path as given, with `/` between folders.
///
/// The text may be plain or Markdown, which is told by its marks; `.md` and `.markdown` are always read as Markdown.
///
/// # Errors
/// If `path` is no file, cannot be read, is larger than [`LARGEST_FILE`], or holds no text:
///
/// ```
/// let error = respun::load::read_article("no/such/file.txt".as_ref()).unwrap_err();
/// assert_eq!(error.to_string(), "cannot read `no/such/file.txt`: no such file");
/// ```
pub fn read_article(path: &Path) -> Result<Article, Error> {
    let (name, text) = read_text(path)?;
    let is_markdown = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown"));
    Ok(if is_markdown { Article::markdown(name, text) } else { Article::from_text(name, text) })
}

/// The name and the text of the file at `path`, as it is.
pub(super) fn read_text(path: &Path) -> Result<(String, String), Error> {
    let (name, file, n_bytes) = open(path)?;
    if n_bytes > LARGEST_FILE {
        return Err(too_large(&name));
    }
    let bytes = read_all(&name, file)?;
    let text = decode(&name, &bytes)?.text;
    Ok((name, text))
}

/// The article on standard input. Its id is `-`.
///
/// # Errors
/// If it cannot be read, is larger than [`LARGEST_FILE`], or holds no text.
pub fn read_standard_input() -> Result<Article, Error> {
    let bytes = read_all("-", io::stdin().lock())?;
    Ok(Article::from_text("-", decode("-", &bytes)?.text))
}

/// The file at `path`, with its name for messages and its length.
pub(super) fn open(path: &Path) -> Result<(String, File, u64), Error> {
    let name = name_of(path);
    let failed = |error: io::Error| Error::caused(cannot_read(&name, &reason(&error)), error);
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(Error::new(cannot_read(&name, "it is a folder; name a file in it")));
    }
    if !metadata.is_file() {
        return Err(Error::new(cannot_read(&name, "it is no regular file; use `-` for standard input")));
    }
    let file = File::open(path).map_err(failed)?;
    Ok((name, file, metadata.len()))
}

/// The message about a file that cannot be read.
pub(super) fn cannot_read(name: &str, reason: &str) -> String {
    format!("cannot read `{name}`: {reason}")
}

/// All bytes of `reader`, which is called `name`. A file may grow while it is read, so its length is no guard.
fn read_all(name: &str, reader: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::caused(cannot_read(name, &reason(&error)), error))?;
    if bytes.len() as u64 > LARGEST_FILE { Err(too_large(name)) } else { Ok(bytes) }
}

fn too_large(name: &str) -> Error {
    let limit = LARGEST_FILE >> 20;
    Error::new(cannot_read(name, &format!("it is larger than {limit} MiB; split it into articles")))
}

/// `path` as given, with `/` between folders.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy();
    // Elsewhere a backslash is a letter like any other.
    if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.into_owned() }
}

/// Why a file could not be read, in lower case and without the number of the system's error.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_without_end_is_given_up() {
        let error = read_all("endless", io::repeat(b'a')).unwrap_err();
        assert_eq!(error.to_string(), "cannot read `endless`: it is larger than 64 MiB; split it into articles");
    }

    #[test]
    fn reasons_are_plain_words() {
        for (kind, expected) in
            [(ErrorKind::NotFound, "no such file"), (ErrorKind::PermissionDenied, "no permission to read it")]
        {
            assert_eq!(reason(&kind.into()), expected);
        }
    }
}
