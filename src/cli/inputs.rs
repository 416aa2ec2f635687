//! Paths to articles: files, collections, folders of these, and standard input.
//!
//! What cannot be read is handed on as a message, in its place among the articles, so that the rest goes on.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use respun::load::{self, LineError};
use respun::{Article, Error};

/// Endings of files that are read from a folder.
const READ_FROM_FOLDERS: [&str; 6] = ["txt", "md", "markdown", "jsonl", "jsonl.gz", "jsonl.zst"];

/// Endings of collections.
const COLLECTIONS: [&str; 3] = ["jsonl", "jsonl.gz", "jsonl.zst"];

/// An article and the name that it goes by: for a file of a folder, its path below the folder.
pub struct Input {
    pub id: String,
    pub article: Article,
}

/// A collection that is read line by line.
pub struct Lines {
    /// Its length, if it is known.
    pub n_bytes: Option<u64>,
    pub reader: Box<dyn Read + Send>,
}

/// Whether `path` stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether `path` can only hold one article.
pub fn is_one_article(path: &Path) -> bool {
    !path.is_dir() && !is_collection(path)
}

/// The article at `path`.
pub fn article(path: &Path) -> Result<Article, Error> {
    if is_standard_input(path) { load::read_standard_input() } else { load::read_article(path) }
}

/// The lines of the collection at `path`.
pub fn lines(path: &Path) -> Result<Lines> {
    if is_standard_input(path) {
        return Ok(Lines { n_bytes: None, reader: load::unpacked(io::stdin()).context("cannot read `-`")?.0 });
    }
    let failed = || format!("cannot read `{}`", path.display());
    let file = File::open(path).with_context(failed)?;
    let metadata = file.metadata().with_context(failed)?;
    if metadata.is_dir() {
        bail!("cannot read `{}`: it is a folder, not a collection", path.display());
    }
    let (reader, is_packed) = load::unpacked(file).with_context(failed)?;
    Ok(Lines { n_bytes: (metadata.is_file() && !is_packed).then_some(metadata.len()), reader })
}

/// The message for a line of the collection at `path` that cannot be used.
pub fn at_line(path: &Path, error: &LineError) -> String {
    format!("{}:{}: {}", path.display(), error.line, error.message)
}

/// All articles at `paths`, those of a folder by name, or the message why one cannot be read.
pub fn articles(paths: &[PathBuf]) -> impl Iterator<Item = Result<Input, String>> + Send {
    paths.iter().flat_map(|path| {
        if path.is_dir() { in_folder(path) } else { in_file(path.clone(), path.display().to_string()) }
    })
}

/// What is to be scanned at `paths`, what a folder holds by name, or the message why there is nothing.
pub fn to_scan(paths: &[PathBuf]) -> Vec<Result<load::Input, String>> {
    let one = |path: PathBuf, id: String| match () {
        () if is_standard_input(&path) => load::Input::StandardInput,
        () if is_collection(&path) => load::Input::Collection(path),
        () => load::Input::Article { path, id },
    };
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files_in(path).into_iter().map(|file| file.map(|(path, id)| one(path, id))));
        } else {
            found.push(Ok(one(path.clone(), path.display().to_string())));
        }
    }
    found
}

type Articles = Box<dyn Iterator<Item = Result<Input, String>> + Send>;

fn in_file(path: PathBuf, id: String) -> Articles {
    if !is_collection(&path) {
        let read = article(&path).map(|article| Input { id, article });
        return Box::new(std::iter::once(read.map_err(|error| format!("{:#}", anyhow::Error::new(error)))));
    }
    match lines(&path) {
        Ok(lines) => Box::new(load::Collection::new(BufReader::new(lines.reader)).map(move |entry| match entry {
            Ok(entry) => Ok(Input { id: entry.article.id().to_owned(), article: entry.article }),
            Err(error) => Err(at_line(&path, &error)),
        })),
        Err(error) => Box::new(std::iter::once(Err(format!("{error:#}")))),
    }
}

fn in_folder(folder: &Path) -> Articles {
    Box::new(files_in(folder).into_iter().flat_map(|file| match file {
        Ok((path, id)) => in_file(path, id),
        Err(message) => Box::new(std::iter::once(Err(message))),
    }))
}

/// The files below `folder` that can be read, each with the name that its article goes by: its path below the folder.
fn files_in(folder: &Path) -> Vec<Result<(PathBuf, String), String>> {
    let mut files = Vec::new();
    list(folder, &mut files);
    if files.is_empty() {
        files.push(Err(format!(
            "no articles in `{}`: it holds no {} files",
            folder.display(),
            READ_FROM_FOLDERS.join(", ")
        )));
    }
    let named = |path: PathBuf| {
        let below = path.strip_prefix(folder).unwrap_or(&path);
        // The same name on every system.
        let id = below.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/");
        (path, id)
    };
    files.into_iter().map(|file| file.map(named)).collect()
}

/// Files below `folder` in the order of their names; hidden ones, and folders that are links, are left out.
fn list(folder: &Path, files: &mut Vec<Result<PathBuf, String>>) {
    let mut entries: Vec<_> = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return files.push(Err(format!("cannot read `{}`: {error}", folder.display()))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries.iter().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list(&path, files);
        } else if READ_FROM_FOLDERS.iter().any(|ending| ends_in(&path, ending)) && !path.is_dir() {
            files.push(Ok(path));
        }
    }
}

fn is_collection(path: &Path) -> bool {
    COLLECTIONS.iter().any(|ending| ends_in(path, ending))
}

/// Whether the name of `path` ends in `.ending`, in capitals or not, and is more than that.
fn ends_in(path: &Path, ending: &str) -> bool {
    let name = path.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default();
    let before = name.len().saturating_sub(ending.len() + 1);
    before > 0 && name[before] == b'.' && name[before + 1..].eq_ignore_ascii_case(ending.as_bytes())
}
