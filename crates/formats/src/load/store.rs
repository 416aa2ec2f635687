//! Document store: remembers where each ingested text is stored, so that it can be read again. 16 bytes per article.
//!
//! Lines of plain files are read again from their position, plain text files as a whole. Input that was compressed,
//! piped or extracted from another format is spooled to a temporary file, which costs disk instead of memory and is
//! deleted automatically.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ReadOptions;
use super::documents::{Found, whole, whole_text};
use super::file::{cannot_read, name_of, reason};
use super::quick_row::quick_row;
use super::{rows, spool};
use crate::format::{FieldNames, Format, json};
use respun::Error;
use respun::article::Article;
use respun::scan::{TextReader, Texts};

/// Locations of texts.
#[derive(Debug, Default)]
pub struct DocumentStore {
    options: ReadOptions,
    files: Vec<StoredFile>,
    places: Vec<Place>,
    /// The temporary file of articles from files that hold one each, one per line, and its bytes.
    extracted: Option<(Arc<File>, u64)>,
}

#[derive(Debug)]
pub(super) enum StoredFile {
    /// A plain text or Markdown file that is one article.
    Whole(PathBuf),
    /// A file of lines. Opened on demand: there may be more of them than a process may have open.
    Lines(PathBuf),
    /// A temporary file, with the name of the input that its lines came from.
    Temporary(File, String),
    /// The same, but the lines were written from articles in another format and use our own field names.
    /// Inputs that hold one article each share a file.
    Converted(Arc<File>, String),
}

/// A line of a file, or the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: u32,
    pub(super) length: u32,
    pub(super) begin: u64,
}

impl DocumentStore {
    /// An empty store for texts read with these options.
    pub(super) fn new(options: ReadOptions) -> DocumentStore {
        DocumentStore { options, ..DocumentStore::default() }
    }

    /// Adds a file and returns its index.
    pub(super) fn add_file(&mut self, file: StoredFile) -> u32 {
        self.files.push(file);
        self.files.len() as u32 - 1
    }

    /// The name of the file that the article with index `arrival` (from 0, in ingest order) came from.
    pub fn file_of(&self, arrival: usize) -> String {
        self.name(self.places[arrival].file)
    }

    fn name(&self, file: u32) -> String {
        match &self.files[file as usize] {
            StoredFile::Whole(path) | StoredFile::Lines(path) => name_of(path),
            StoredFile::Temporary(_, name) | StoredFile::Converted(_, name) => name.clone(),
        }
    }

    /// Stores the next article: the one in the file at `path`, as spooled in `line`.
    ///
    /// # Errors
    /// If the temporary file can't be written.
    pub(super) fn keep(&mut self, path: &Path, line: &[u8]) -> io::Result<()> {
        let (spool, end) = match &mut self.extracted {
            Some(spool) => spool,
            none => none.insert((Arc::new(tempfile::tempfile()?), 0)),
        };
        let mut writer: &File = spool;
        writer.seek(SeekFrom::Start(*end))?;
        writer.write_all(line)?;
        let converted = StoredFile::Converted(Arc::clone(spool), name_of(path));
        let begin = *end;
        *end += line.len() as u64;
        let file = self.add_file(converted);
        self.add_place(Place { file, length: line.len() as u32, begin });
        Ok(())
    }

    /// Adds the location of the next article.
    pub(super) fn add_place(&mut self, place: Place) {
        self.places.push(place);
    }
}

impl Texts for DocumentStore {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(StoreReader { store: self, open: None, line: Vec::new() })
    }
}

struct StoreReader<'s> {
    store: &'s DocumentStore,
    /// The file of lines that was read last.
    open: Option<(u32, File)>,
    line: Vec<u8>,
}

impl StoreReader<'_> {
    /// Reads the line of an article.
    fn read_line(&mut self, place: Place) -> Result<(), String> {
        self.line.resize(place.length as usize, 0);
        match &self.store.files[place.file as usize] {
            StoredFile::Whole(path) | StoredFile::Lines(path) => {
                let failed = |error: io::Error| cannot_read(&name_of(path), &reason(&error));
                let file = match &mut self.open {
                    Some((number, file)) if *number == place.file => file,
                    open => &mut open.insert((place.file, File::open(path).map_err(failed)?)).1,
                };
                read_at(file, &mut self.line, place.begin).map_err(failed)
            }
            StoredFile::Temporary(file, name) => read_temporary(file, name, &mut self.line, place.begin),
            StoredFile::Converted(file, name) => read_temporary(file, name, &mut self.line, place.begin),
        }
    }

    /// The error for a line that is no longer an article.
    fn changed(&self, place: Place) -> String {
        cannot_read(&self.store.name(place.file), "it changed while it was read")
    }
}

impl TextReader for StoreReader<'_> {
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, Error> {
        let place = self.store.places[arrival];
        let file = &self.store.files[place.file as usize];
        if let StoredFile::Whole(path) = file {
            return whole_text(path, &self.store.options).map(Cow::Owned).map_err(Error::new);
        }
        self.read_line(place).map_err(Error::new)?;
        let our_own = FieldNames::default();
        let names = if matches!(file, StoredFile::Converted(..)) { &our_own } else { &self.store.options.names };
        match quick_row(&self.line, names) {
            Ok(row) => Ok(row.text),
            Err(_) => Err(Error::new(self.changed(place))),
        }
    }

    fn article(&mut self, arrival: usize, id: &str) -> Result<Article, Error> {
        let place = self.store.places[arrival];
        let found = match &self.store.files[place.file as usize] {
            StoredFile::Whole(path) => {
                let found = whole(path, id, &self.store.options).map_err(Error::new)?;
                found.map(|found| Found { id: id.to_owned(), ..found })
            }
            StoredFile::Converted(..) => {
                self.read_line(place).map_err(Error::new)?;
                spool::read(&self.line, id)
            }
            StoredFile::Lines(_) | StoredFile::Temporary(..) => {
                self.read_line(place).map_err(Error::new)?;
                let row =
                    rows::parse(&self.line).and_then(|mut row| json::document(&mut row, &self.store.options.names));
                row.ok().map(|document| Found { id: id.to_owned(), format: Format::JsonLines, document })
            }
        };
        found.map(|found| found.into_article(&self.store.options)).ok_or_else(|| Error::new(self.changed(place)))
    }
}

/// Fills `line` from offset `begin` of a temporary file made from the input `name`.
fn read_temporary(file: &File, name: &str, line: &mut [u8], begin: u64) -> Result<(), String> {
    read_at(file, line, begin).map_err(|error| cannot_read(name, &reason(&error)))
}

/// Fills `bytes` from offset `begin`; safe for concurrent readers.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], begin: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, begin)
}

/// The same for systems without positional reads: one thread at a time.
#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], begin: u64) -> io::Result<()> {
    use std::io::{Read, Seek};
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(io::SeekFrom::Start(begin))?;
    file.read_exact(bytes)
}

/// The entry for a file of lines.
pub(super) fn lines_of(path: &Path) -> StoredFile {
    StoredFile::Lines(path.to_owned())
}
