//! Where the texts of ingested articles stand, so that they can be had again without being held: 16 bytes an article.
//!
//! A line of a plain file is read again at its place, a file of plain text as a whole. What came compressed, from a pipe or in a format
//! that it must be taken out of is put into a temporary file, which costs disk and not memory, and goes away by itself.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::ReadOptions;
use super::documents::{Found, whole, whole_text};
use super::file::{cannot_read, name_of, reason};
use super::quick_row::quick_row;
use super::{rows, spool};
use crate::format::{FieldNames, Format, json};
use respun::article::Article;
use respun::scan::{TextReader, Texts};

/// The places of texts.
#[derive(Debug, Default)]
pub struct DocumentStore {
    options: ReadOptions,
    files: Vec<StoredFile>,
    places: Vec<Place>,
    /// The articles of files that hold one in a format that it must be taken out of, a line each, and how many bytes these are.
    extracted: Option<(File, u64)>,
}

#[derive(Debug)]
pub(super) enum StoredFile {
    /// A file of plain text or Markdown that is one article.
    Whole(PathBuf),
    /// A file of another format that is one article, which stands in the temporary file of extracted articles.
    Extracted(PathBuf),
    /// A file of lines. It is opened when it is needed: there may be more of them than a process may have open.
    Lines(PathBuf),
    /// The temporary file, with the name that its lines came from.
    Temporary(File, String),
    /// The same for lines that were written from articles in another format, so that their fields have our own names.
    Converted(File, String),
}

/// A line, or the whole, of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: u32,
    pub(super) length: u32,
    pub(super) begin: u64,
}

impl DocumentStore {
    /// A store for texts that were read in this way.
    pub(super) fn new(options: ReadOptions) -> DocumentStore {
        DocumentStore { options, ..DocumentStore::default() }
    }

    /// One more file, with its number.
    pub(super) fn add_file(&mut self, file: StoredFile) -> u32 {
        self.files.push(file);
        self.files.len() as u32 - 1
    }

    /// The name of the file of the article that was ingested as number `arrival`, the first being 0.
    pub fn file_of(&self, arrival: usize) -> String {
        self.name(self.places[arrival].file)
    }

    fn name(&self, file: u32) -> String {
        match &self.files[file as usize] {
            StoredFile::Whole(path) | StoredFile::Extracted(path) | StoredFile::Lines(path) => name_of(path),
            StoredFile::Temporary(_, name) | StoredFile::Converted(_, name) => name.clone(),
        }
    }

    /// Keeps the next article, which is the one of the file at `path` as it was read.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub(super) fn keep(&mut self, path: PathBuf, line: &[u8]) -> io::Result<()> {
        let (spool, end) = match &mut self.extracted {
            Some(spool) => spool,
            none => none.insert((tempfile::tempfile()?, 0)),
        };
        spool.seek(SeekFrom::Start(*end))?;
        spool.write_all(line)?;
        let begin = *end;
        *end += line.len() as u64;
        let file = self.add_file(StoredFile::Extracted(path));
        self.add_place(Place { file, length: line.len() as u32, begin });
        Ok(())
    }

    /// The place of the next article.
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
            StoredFile::Extracted(path) => {
                let gone = || io::Error::from(io::ErrorKind::NotFound);
                let read = self.store.extracted.as_ref().ok_or_else(gone);
                let read = read.and_then(|(file, _)| read_at(file, &mut self.line, place.begin));
                read.map_err(|error| cannot_read(&name_of(path), &reason(&error)))
            }
            StoredFile::Temporary(file, name) | StoredFile::Converted(file, name) => {
                read_at(file, &mut self.line, place.begin).map_err(|error| cannot_read(name, &reason(&error)))
            }
        }
    }

    /// That a line is no article any more.
    fn changed(&self, place: Place) -> String {
        cannot_read(&self.store.name(place.file), "it changed while it was read")
    }
}

impl TextReader for StoreReader<'_> {
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, String> {
        let place = self.store.places[arrival];
        let file = &self.store.files[place.file as usize];
        if let StoredFile::Whole(path) = file {
            return whole_text(path, &self.store.options).map(Cow::Owned);
        }
        self.read_line(place)?;
        let our_own = FieldNames::default();
        let names = if matches!(file, StoredFile::Converted(..) | StoredFile::Extracted(_)) {
            &our_own
        } else {
            &self.store.options.names
        };
        match quick_row(&self.line, names) {
            Ok(row) => Ok(row.text),
            Err(_) => Err(self.changed(place)),
        }
    }

    fn article(&mut self, arrival: usize, id: &str) -> Result<Article, String> {
        let place = self.store.places[arrival];
        let found = match &self.store.files[place.file as usize] {
            StoredFile::Whole(path) => {
                let found = whole(path, id, &self.store.options)?.ok_or_else(|| self.changed(place))?;
                Some(Found { id: id.to_owned(), ..found })
            }
            StoredFile::Converted(..) | StoredFile::Extracted(_) => {
                self.read_line(place)?;
                spool::read(&self.line, id)
            }
            StoredFile::Lines(_) | StoredFile::Temporary(..) => {
                self.read_line(place)?;
                let row =
                    rows::parse(&self.line).and_then(|mut row| json::document(&mut row, &self.store.options.names));
                row.ok().map(|document| Found { id: id.to_owned(), format: Format::JsonLines, document })
            }
        };
        found.map(|found| found.into_article(&self.store.options)).ok_or_else(|| self.changed(place))
    }
}

/// Fills `bytes` from where `begin` is, whoever else reads the file at the same time.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], begin: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, begin)
}

/// The same where files have but one place at which they are read: one thread at a time.
#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], begin: u64) -> io::Result<()> {
    use std::io::{Read, Seek};
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(io::SeekFrom::Start(begin))?;
    file.read_exact(bytes)
}

/// The name of a file of lines.
pub(super) fn lines_of(path: &Path) -> StoredFile {
    StoredFile::Lines(path.to_owned())
}
