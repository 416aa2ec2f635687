//! Resolves paths to articles: files in any format, folders, and standard input.
//!
//! An input that can't be read becomes a message in its place among the articles, so that the rest goes on.

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, Result, bail};
use respun::{Article, Error};
use respun_formats::load::{self, FileFilter, LineError, ReadOptions, Source};

use super::settings::Settings;

/// An article. Its id in a folder is the path below the folder.
pub struct Input {
    pub id: String,
    pub article: Article,
    /// Whether it is a row of a collection rather than a file of its own.
    pub is_row: bool,
}

/// A file that is read line by line.
pub struct Lines {
    /// Its length, if known.
    pub n_bytes: Option<u64>,
    pub reader: Box<dyn Read + Send>,
}

/// Whether `path` stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads the article at `path`.
pub fn article(path: &Path, settings: &Settings) -> Result<Article, Error> {
    if is_standard_input(path) {
        load::read_standard_input(&settings.reading)
    } else {
        load::read_article(path, &settings.reading)
    }
}

/// Opens the file at `path` to read its lines.
pub fn lines(path: &Path, settings: &Settings) -> Result<Lines> {
    let most = settings.reading.limits.unpacked;
    if is_standard_input(path) {
        return Ok(Lines { n_bytes: None, reader: load::unpacked(io::stdin(), most).context("cannot read `-`")?.0 });
    }
    let failed = || format!("cannot read `{}`", path.display());
    let file = File::open(path).with_context(failed)?;
    let metadata = file.metadata().with_context(failed)?;
    if metadata.is_dir() {
        bail!("cannot read `{}`: it is a folder, not a collection", path.display());
    }
    let (reader, is_packed) = load::unpacked(file, most).with_context(failed)?;
    Ok(Lines { n_bytes: (metadata.is_file() && !is_packed).then_some(metadata.len()), reader })
}

/// The message for an unusable line of the file at `path`.
pub fn at_line(path: &Path, error: &LineError) -> String {
    format!("{}:{}: {}", path.display(), error.line, error.message)
}

/// The inputs of a scan at `paths`, sorted by name within a folder, or messages why there are none.
pub fn to_scan(paths: &[PathBuf], filter: &FileFilter) -> Vec<Result<load::Input, String>> {
    let mut found = Vec::new();
    for path in paths {
        if is_standard_input(path) {
            found.push(Ok(load::Input::StandardInput));
        } else if path.is_dir() {
            match load::files_in(path, filter) {
                Ok(files) => {
                    let input = |(path, id)| load::Input::File { path, id };
                    found.extend(files.into_iter().map(|file| file.map(input).map_err(|error| error.to_string())));
                }
                Err(error) => found.push(Err(error.to_string())),
            }
        } else {
            found.push(Ok(load::Input::File { path: path.clone(), id: path.display().to_string() }));
        }
    }
    found
}

/// Articles to read ahead: enough that no thread waits, few enough to hold in memory.
const READ_AHEAD: usize = 256;

/// All articles at `paths`, sorted by name within a folder, or messages why one can't be read. A separate thread reads
/// them.
pub fn articles(paths: &[PathBuf], settings: &Settings) -> impl Iterator<Item = Result<Input, String>> + Send + use<> {
    let inputs = to_scan(paths, &settings.filter);
    let is_alone = inputs.len() == 1;
    let options = settings.reading.clone();
    let (sender, receiver) = mpsc::sync_channel(READ_AHEAD);
    thread::spawn(move || {
        for input in inputs {
            let is_wanted = match input {
                Ok(input) => send(&input, is_alone, &options, &sender),
                Err(message) => sender.send(Err(message)).is_ok(),
            };
            if !is_wanted {
                break;
            }
        }
    });
    receiver.into_iter()
}

/// Sends the articles of a file. Returns whether to go on.
fn send(
    input: &load::Input,
    is_alone: bool,
    options: &ReadOptions,
    sender: &mpsc::SyncSender<Result<Input, String>>,
) -> bool {
    let mut is_wanted = true;
    let mut take = |found: Result<load::Found, respun::Error>| {
        let found = found.map(|found| Input {
            id: found.id.clone(),
            is_row: found.document.is_row,
            article: found.into_article(options),
        });
        is_wanted = sender.send(found.map_err(|error| error.to_string())).is_ok();
        if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    match input {
        load::Input::StandardInput => {
            load::documents(Source::Reader(Box::new(io::stdin())), "-", "-", is_alone, options, &mut take)
        }
        load::Input::File { path, id } => {
            let name = path.display().to_string();
            load::documents(Source::File(path), &name, id, is_alone, options, &mut take);
        }
    }
    is_wanted
}
