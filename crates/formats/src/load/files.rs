//! Finds the files to read in a folder: by extension or by pattern, skipping hidden and ignored files.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::file::cannot_read;
use respun::Error;

/// Extensions that are read from a folder, in lower case; each also with a compression extension.
const ENDINGS: [&str; 27] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml", "nitf", "newsml", "rss", "atom", "json", "jsonl",
    "ndjson", "csv", "tsv", "tab", "parquet", "warc", "wet", "docx", "odt", "pdf", "eml", "zip", "ninjs",
];

/// Extensions of compressed files.
const PACKED: [&str; 4] = ["gz", "gzip", "zst", "zstd"];

/// Lists files to ignore, like `.gitignore`. `.ignore`, which other programs also use, is read as well.
const IGNORE_FILE: &str = ".respunignore";

/// Whether a file named `name` is read from a folder or an archive.
pub(super) fn is_read(name: &str) -> bool {
    let mut endings = name.rsplit('.').map(str::to_ascii_lowercase);
    let last = endings.next().unwrap_or_default();
    let ending = if PACKED.contains(&last.as_str()) { endings.next().unwrap_or_default() } else { last };
    // A name that consists only of an extension, such as `.txt`, has no extension.
    ENDINGS.contains(&ending.as_str()) && endings.next().is_some_and(|stem| !stem.is_empty())
}

/// Which files of a folder to read.
#[derive(Clone, Debug, Default)]
pub struct FileFilter {
    /// Only files that match one of these patterns, whatever their extension: `*.txt`, `2025/**`.
    pub include: Vec<String>,
    /// Skip files and folders that match one of these patterns.
    pub exclude: Vec<String>,
    /// Also read hidden files and folders.
    pub hidden: bool,
    /// Also follow symbolic links to folders.
    pub follow_links: bool,
    /// Also read what `.ignore` and `.respunignore` exclude.
    pub no_ignore: bool,
}

/// A file and the id of its article, or the error that says why it isn't read.
pub type FileFound = Result<(PathBuf, String), Error>;

/// The files to read below `folder`, each with the id of its article (its path below the folder), sorted by name within
/// each folder.
///
/// # Errors
/// If a pattern is invalid, or no file is found.
pub fn files_in(folder: &Path, filter: &FileFilter) -> Result<Vec<FileFound>, Error> {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false)
        .ignore(!filter.no_ignore)
        .follow_links(filter.follow_links)
        .overrides(patterns(folder, filter)?)
        .sort_by_file_name(OsStr::cmp);
    if !filter.hidden {
        // The walker itself would let through a hidden file that matches a pattern.
        walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."));
    }
    if !filter.no_ignore {
        walk.add_custom_ignore_filename(IGNORE_FILE);
    }
    let mut files = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry) => files.extend(file(folder, &entry, filter)),
            Err(error) => files.push(Err(Error::new(message(folder, &error)))),
        }
    }
    if files.is_empty() {
        let folder = folder.display();
        return Err(Error::new(if filter.include.is_empty() {
            format!(
                "no articles in `{folder}`: it holds no files with endings such as .txt, .md, .html, .json, .jsonl, .docx; --include '*' reads all"
            )
        } else {
            format!("no articles in `{folder}`: it holds no files that match {}", filter.include.join(", "))
        }));
    }
    Ok(files)
}

/// Include and exclude patterns in the walker's syntax: exclusions start with `!`.
fn patterns(folder: &Path, filter: &FileFilter) -> Result<Override, Error> {
    let mut builder = OverrideBuilder::new(folder);
    let excluded = filter.exclude.iter().map(|pattern| format!("!{pattern}"));
    for pattern in filter.include.iter().cloned().chain(excluded) {
        builder
            .add(&pattern)
            .map_err(|error| Error::caused(format!("`{pattern}` is not a valid file pattern: {error}"), error))?;
    }
    builder.build().map_err(|error| Error::caused(format!("the file patterns are invalid: {error}"), error))
}

/// A file to read, or why it isn't read; `None` for folders and anything that isn't an article.
fn file(folder: &Path, entry: &DirEntry, filter: &FileFilter) -> Option<FileFound> {
    let kind = entry.file_type()?;
    let name = entry.file_name().to_string_lossy();
    if kind.is_dir() || kind.is_symlink() && !filter.follow_links && entry.path().is_dir() {
        return None;
    }
    if filter.include.is_empty() && !is_read(&name) {
        return None;
    }
    let path = entry.path().to_owned();
    // Links to files count as files. Only links to folders aren't followed; they may lead anywhere.
    if !(kind.is_file() || kind.is_symlink() && path.is_file()) {
        // Opening a pipe would block until something writes to it.
        return Some(Err(Error::new(cannot_read(&path.display().to_string(), "it is not a regular file"))));
    }
    let below = path.strip_prefix(folder).unwrap_or(&path);
    // The same name on every system.
    let id = below.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/");
    Some(Ok((path, id)))
}

fn message(folder: &Path, error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, err } => cannot_read(&path.display().to_string(), &reason(err)),
        ignore::Error::WithDepth { err, .. } => message(folder, err),
        ignore::Error::Loop { child, .. } => cannot_read(&child.display().to_string(), "its links form a loop"),
        other => cannot_read(&folder.display().to_string(), &reason(other)),
    }
}

fn reason(error: &ignore::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), super::file::reason)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn found(folder: &Path, filter: &FileFilter) -> Vec<String> {
        let files = files_in(folder, filter).unwrap();
        files
            .into_iter()
            .map(|file| {
                file.map_or_else(|message| message.to_string().replace(&*folder.to_string_lossy(), "F"), |(_, id)| id)
            })
            .collect()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a.MD",
            "x.png",
            "none",
            "c.jsonl.gz",
            ".hidden.txt",
            "sub/d.html",
            "sub/.e.txt",
            "drafts/f.txt",
            "z.txt",
            ".txt",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Late.").unwrap();
        }
        folder
    }

    #[test]
    fn files_are_found_by_their_endings_in_the_order_of_their_names() {
        let folder = folder();
        let usual = FileFilter::default();
        assert_eq!(
            found(folder.path(), &usual),
            ["a.MD", "b.txt", "c.jsonl.gz", "drafts/f.txt", "sub/d.html", "z.txt"]
        );
        let hidden = FileFilter { hidden: true, ..FileFilter::default() };
        assert_eq!(found(folder.path(), &hidden)[..2], [".hidden.txt", "a.MD"]);
        assert!(!is_read(".txt") && is_read("a.JSONL.zst") && !is_read("a.gz"));
    }

    #[test]
    fn patterns_and_ignore_files_choose() {
        let folder = folder();
        let filter = |include: &[&str], exclude: &[&str]| FileFilter {
            include: include.iter().map(|&pattern| pattern.to_owned()).collect(),
            exclude: exclude.iter().map(|&pattern| pattern.to_owned()).collect(),
            ..FileFilter::default()
        };
        assert_eq!(found(folder.path(), &filter(&["n*", "*.png"], &[])), ["none", "x.png"]);
        assert_eq!(
            found(folder.path(), &filter(&[], &["drafts", "*.MD"])),
            ["b.txt", "c.jsonl.gz", "sub/d.html", "z.txt"]
        );
        assert_eq!(found(folder.path(), &filter(&["*.txt"], &["drafts"])), ["b.txt", "z.txt"]);
        fs::write(folder.path().join(".respunignore"), "drafts/\n*.gz\n").unwrap();
        assert_eq!(found(folder.path(), &FileFilter::default()), ["a.MD", "b.txt", "sub/d.html", "z.txt"]);
        let all = FileFilter { no_ignore: true, ..FileFilter::default() };
        assert_eq!(found(folder.path(), &all).len(), 6);
        let error = files_in(folder.path(), &filter(&["*.doc"], &[])).unwrap_err().to_string();
        assert!(error.ends_with("it holds no files that match *.doc"), "{error}");
        assert!(files_in(folder.path(), &filter(&["a{"], &[])).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_circles_do_no_harm() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink(folder.path(), at("sub/up")).unwrap();
        std::os::unix::fs::symlink(at("z.txt"), at("link.txt")).unwrap();
        std::os::unix::fs::symlink(at("gone"), at("broken.txt")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("pipe.txt")).status().unwrap().success());
        let usual = found(folder.path(), &FileFilter::default());
        assert!(usual.contains(&"link.txt".to_owned()) && !usual.iter().any(|name| name.contains("up/")), "{usual:?}");
        assert!(usual.contains(&"cannot read `F/pipe.txt`: it is not a regular file".to_owned()), "{usual:?}");
        assert!(usual.contains(&"cannot read `F/broken.txt`: it is not a regular file".to_owned()), "{usual:?}");
        let following = found(folder.path(), &FileFilter { follow_links: true, ..FileFilter::default() });
        assert!(following.iter().any(|name| name.ends_with("sub/up`: its links form a loop")), "{following:?}");
    }
}
