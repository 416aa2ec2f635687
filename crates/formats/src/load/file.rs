//! Reads one file, or standard input, as one article.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::Path;

use super::documents::{Found, Source, documents};
use super::options::ReadOptions;
use respun::Error;
use respun::article::Article;

/// Reads the file at `path`, in any format, as one article. Its id is the path as given, with `/` as separator.
///
/// # Errors
/// If `path` isn't a file, can't be read, exceeds the size limit, or doesn't hold exactly one article:
///
/// ```
/// use respun_formats::load::{ReadOptions, read_article};
/// let error = read_article("no/such/file.txt".as_ref(), &ReadOptions::default()).unwrap_err();
/// assert_eq!(error.to_string(), "cannot read `no/such/file.txt`: no such file");
/// ```
pub fn read_article(path: &Path, options: &ReadOptions) -> Result<Article, Error> {
    let (name, _, _) = open(path)?;
    one(Source::File(path), &name, options)
}

/// Reads standard input as one article with the id `-`.
///
/// # Errors
/// If it can't be read, exceeds the size limit, or doesn't hold exactly one article.
pub fn read_standard_input(options: &ReadOptions) -> Result<Article, Error> {
    one(Source::Reader(Box::new(io::stdin())), "-", options)
}

/// The single article of a source.
fn one(source: Source<'_>, name: &str, options: &ReadOptions) -> Result<Article, Error> {
    let mut found = None;
    let mut is_one = true;
    documents(source, name, name, true, options, &mut |next| {
        is_one = found.is_none();
        found.get_or_insert(next);
        if is_one { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    match found {
        Some(Ok(found)) if is_one => Ok(Found { id: name.to_owned(), ..found }.into_article(options)),
        Some(Err(error)) if is_one => Err(error),
        Some(_) => {
            Err(Error::new(cannot_read(name, "it holds more than one article; give a file with one, or scan it")))
        }
        None => Err(Error::new(cannot_read(name, "it holds no article"))),
    }
}

/// Opens the file at `path`. Returns it with its name for messages and its length.
pub(super) fn open(path: &Path) -> Result<(String, File, u64), Error> {
    let name = name_of(path);
    let failed = |error: io::Error| Error::caused(cannot_read(&name, &reason(&error)), error);
    // Check the type before opening: opening a pipe would block until something writes to it.
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(Error::new(cannot_read(&name, "it is a folder; name a file in it")));
    }
    if !metadata.is_file() {
        return Err(Error::new(cannot_read(&name, "it is not a regular file; use `-` for standard input")));
    }
    let file = File::open(path).map_err(failed)?;
    Ok((name, file, metadata.len()))
}

/// The message for a file that can't be read.
pub(super) fn cannot_read(name: &str, reason: &str) -> String {
    format!("cannot read `{name}`: {reason}")
}

/// `path` as given, with `/` as separator.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy();
    // On other systems a backslash is an ordinary character.
    if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.into_owned() }
}

/// Why a file couldn't be read, in lower case and without the system's error number.
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
        let error = one(Source::Reader(Box::new(io::repeat(b'a'))), "endless", &ReadOptions::default()).unwrap_err();
        assert_eq!(error.to_string(), "cannot read `endless`: it is larger than 64 MiB; split it into articles");
    }

    #[test]
    fn one_article_is_read_of_whatever_holds_one() {
        let read = |bytes: &'static [u8]| {
            let article = one(Source::Reader(Box::new(bytes)), "a", &ReadOptions::default());
            article.map(|article| article.source().to_owned()).map_err(|error| error.to_string())
        };
        assert_eq!(read(b"Late.").unwrap(), "Late.");
        assert_eq!(read(b"").unwrap(), "");
        assert_eq!(read(b"{\"id\": 1, \"text\": \"Late.\"}\n").unwrap(), "Late.");
        assert_eq!(
            read(b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n{").unwrap_err(),
            "cannot read `a`: it holds more than one article; give a file with one, or scan it"
        );
        assert_eq!(read(b"[]").unwrap_err(), "cannot read `a`: it holds no article");
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
