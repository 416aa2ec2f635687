//! Ingests many files and collections for a scan, on all threads, in the memory of a few blocks.
//!
//! ```text
//! read   blocks 1 │ blocks 2 │ blocks 3 │ …           read some blocks of lines
//! work            │ blocks 1 │ blocks 2 │ blocks 3    parse and sketch the previous ones
//! ```
//!
//! Threads take whatever work there is, so the reading thread helps with the rest. JSON lines are read this way. Files
//! of one article are read whole, many at a time. Articles from other formats are first spooled to a temporary file as
//! JSON lines.

use std::fs::File;
use std::io::{self, BufWriter, Cursor, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::blocks::{Block, Blocks, Gap, line_lengths};
use super::documents::{Source, documents, inner_name, whole};
use super::file::{cannot_read, name_of, reason};
use super::options::ReadOptions;
use super::quick_row::quick_row;
use super::rows::LONGEST_LINE;
use super::spool::put_line;
use super::store::{DocumentStore, Place, StoredFile, lines_of};
use super::unpack::unpacked;
use crate::format::{FieldNames, Format, HEAD};
use respun::scan::{Collector, Incoming, Moment};

/// An input of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file of any format.
    File {
        /// Its path.
        path: PathBuf,
        /// The id of its article, if it holds one.
        id: String,
    },
    /// A file of any format on standard input.
    StandardInput,
}

/// Observes an ingest.
pub trait Watch: Send {
    /// Something can't be read; the ingest goes on.
    fn unreadable(&mut self, message: &str);
    /// Articles and bytes read so far. Not monotonic: a file that is spooled first is counted twice.
    fn progress(&mut self, n_articles: usize, n_bytes: u64);
    /// Whether to stop and work with what was read.
    fn stops(&self) -> bool;
}

/// The result of an ingest, besides the articles themselves.
#[derive(Debug, Default)]
pub struct Ingested {
    /// The texts of the articles.
    pub store: DocumentStore,
    /// Bytes read, after decompression.
    pub n_bytes: u64,
    /// Whether it stopped before everything was read.
    pub is_partial: bool,
    /// Whether it stopped because the articles reached their memory limit.
    pub is_full: bool,
}

/// Blocks or files in flight per thread: several, so that no thread waits long for another.
const BLOCKS_A_THREAD: usize = 4;
const FILES_A_THREAD: usize = 64;

/// Ingests `inputs` into `articles`, in order. Reports what can't be read to `watch`.
///
/// In a file of many articles, an article without `id` gets its number as id; with several inputs, the name of the
/// file and the number.
pub fn ingest<C: Collector>(
    inputs: &[Input],
    options: &ReadOptions,
    articles: &mut C,
    watch: &mut dyn Watch,
) -> Ingested {
    let ingested = Ingested { store: DocumentStore::new(options.clone()), ..Ingested::default() };
    let mut work = Work { ingested, options, articles, watch, is_one_of_many: inputs.len() > 1 };
    let files_at_once = FILES_A_THREAD * rayon::current_num_threads();
    for some in inputs.chunks(files_at_once) {
        if work.is_over() {
            break;
        }
        work.files(some);
    }
    work.ingested
}

struct Work<'w, C> {
    ingested: Ingested,
    options: &'w ReadOptions,
    articles: &'w mut C,
    watch: &'w mut dyn Watch,
    is_one_of_many: bool,
}

/// The articles of a block, or a line number and what is wrong with the line.
type FoundInBlock<S> = Vec<Result<Found<S>, (usize, String)>>;

/// An article of a block, and the position of its line in the block.
struct Found<S> {
    article: Incoming<S>,
    begin: usize,
    length: usize,
}

impl<C: Collector> Work<'_, C> {
    /// Whether to stop reading.
    fn is_over(&mut self) -> bool {
        self.ingested.is_full = self.articles.is_full();
        self.ingested.is_partial |= self.ingested.is_full || self.watch.stops();
        self.ingested.is_partial
    }

    fn files(&mut self, inputs: &[Input]) {
        let (articles, options) = (&*self.articles, self.options);
        let read: Vec<_> = inputs
            .par_iter()
            .map(|input| {
                let Input::File { path, id } = input else { return Ok(None) };
                // Anything but a regular file was named on purpose, and can be read only once.
                if !path.is_file() && path.exists() && !path.is_dir() {
                    return Ok(None);
                }
                let Some(found) = whole(path, id, options)? else { return Ok(None) };
                let (id, date, source) = (found.id.clone(), found.document.date.clone(), found.document.source.clone());
                let mut line = Vec::new();
                let text = if matches!(found.format, Format::Text | Format::Markdown) {
                    found.document.into_text()
                } else {
                    put_line(&mut line, found).map_err(|error| cannot_read(&name_of(path), &reason(&error)))?
                };
                let date = date.and_then(|date| Moment::parse(&date));
                let article = Incoming { id, date, source, extracted: articles.extract(&text) };
                Ok::<_, String>(Some((article, path, text.len() as u64, line)))
            })
            .collect();
        for (input, read) in inputs.iter().zip(read) {
            let read = match read {
                Ok(Some((article, path, n_bytes, line))) => {
                    let kept = if line.is_empty() {
                        let file = self.ingested.store.add_file(StoredFile::Whole(path.clone()));
                        self.ingested.store.add_place(Place { file, length: 0, begin: 0 });
                        Ok(())
                    } else {
                        self.ingested.store.keep(path, &line)
                    };
                    kept.map(|()| {
                        self.articles.add(article);
                        self.ingested.n_bytes += n_bytes;
                    })
                    .map_err(|error| no_room(&name_of(path), &error))
                }
                Ok(None) if self.is_over() => return,
                Ok(None) => self.many(input),
                Err(message) => Err(message),
            };
            if let Err(message) = read {
                self.watch.unreadable(&message);
            }
        }
        self.watch.progress(self.articles.len(), self.ingested.n_bytes);
    }

    /// Ingests a file of many articles.
    fn many(&mut self, input: &Input) -> Result<(), String> {
        let (name, id, path) = match input {
            Input::File { path, id } => (name_of(path), id.as_str(), Some(path.as_path())),
            Input::StandardInput => ("-".to_owned(), "-", None),
        };
        let failed = |error: io::Error| cannot_read(&name, &reason(&error));
        let reader: Box<dyn Read + Send> = match path {
            Some(path) => Box::new(File::open(path).map_err(failed)?),
            None => Box::new(io::stdin()),
        };
        let (mut reader, is_packed) = unpacked(reader, self.options.limits.unpacked).map_err(failed)?;
        let mut head = Vec::new();
        reader.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
        let format = Format::of(&head, inner_name(&name));
        let reader = Cursor::new(head).chain(reader);
        let path = path.filter(|path| path.is_file());
        match path {
            _ if format == Format::JsonLines => self.lines(&name, reader, path.filter(|_| !is_packed)),
            Some(path) => self.converted(&name, id, Source::File(path)),
            None => self.converted(&name, id, Source::Reader(Box::new(reader))),
        }
    }

    /// Ingests a source in any format by spooling it to a temporary file of JSON lines.
    fn converted(&mut self, name: &str, id: &str, source: Source<'_>) -> Result<(), String> {
        let no_room = |error: io::Error| no_room(name, &error);
        let mut spool = BufWriter::with_capacity(1 << 20, tempfile::tempfile().map_err(no_room)?);
        let mut written = Ok(());
        let is_alone = !self.is_one_of_many;
        let watch = &mut *self.watch;
        let (mut n_articles, mut n_bytes) = (self.articles.len(), self.ingested.n_bytes);
        documents(source, name, id, is_alone, self.options, &mut |found| {
            match found {
                Ok(found) => {
                    n_articles += 1;
                    n_bytes += found.document.text.len() as u64;
                    written = put_line(&mut spool, found).map(drop);
                    watch.progress(n_articles, n_bytes);
                }
                Err(error) => watch.unreadable(&error.to_string()),
            }
            if written.is_err() || watch.stops() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let file = written.and_then(|()| spool.into_inner().map_err(|error| error.into_error())).map_err(no_room)?;
        let mut again = file.try_clone().map_err(no_room)?;
        again.seek(SeekFrom::Start(0)).map_err(no_room)?;
        let file = self.ingested.store.add_file(StoredFile::Converted(Arc::new(file), name.to_owned()));
        self.blocks(name, again, file, None, &FieldNames::default())
    }

    /// Ingests JSON lines. `path` is the file behind the reader, if it can be read again.
    fn lines(&mut self, name: &str, reader: impl Read + Send, path: Option<&Path>) -> Result<(), String> {
        let (file, spool) = match path {
            Some(path) => (lines_of(path), None),
            None => {
                let no_room = |error: io::Error| format!("cannot write `{name}` to a temporary file: {error}");
                let file = tempfile::tempfile().map_err(no_room)?;
                (StoredFile::Temporary(file.try_clone().map_err(no_room)?, name.to_owned()), Some(file))
            }
        };
        let file = self.ingested.store.add_file(file);
        let names = self.options.names.clone();
        self.blocks(name, reader, file, spool, &names)
    }

    /// Ingests lines that are stored in `file`, or are copied to `spool` on the way.
    fn blocks(
        &mut self,
        name: &str,
        reader: impl Read + Send,
        file: u32,
        mut spool: Option<File>,
        names: &FieldNames,
    ) -> Result<(), String> {
        let id_before = if self.is_one_of_many { format!("{name}:") } else { String::new() };
        let at_once = BLOCKS_A_THREAD * rayon::current_num_threads();
        let mut blocks = Blocks::new(reader);
        let mut some: Vec<Result<Block, Gap>> = blocks.by_ref().take(at_once).collect();
        while !some.is_empty() {
            if self.is_over() {
                break;
            }
            if let Some(spool) = &mut spool {
                let kept = put(spool, &some);
                kept.map_err(|error| format!("cannot write `{name}` to a temporary file: {error}"))?;
            }
            let articles = &*self.articles;
            let (found, next) = rayon::join(
                || {
                    some.par_iter()
                        .map(|block| block.as_ref().map(|block| in_block(block, &id_before, names, articles)))
                        .collect::<Vec<_>>()
                },
                || blocks.by_ref().take(at_once).collect::<Vec<_>>(),
            );
            for (block, found) in some.iter().zip(found) {
                let begin = block.as_ref().map_or(0, |block| block.begin);
                match found {
                    Ok(found) => self.add_block(file, begin, found, name),
                    Err(Gap::LongLine(line)) => {
                        let limit = LONGEST_LINE >> 20;
                        self.watch.unreadable(&format!("{name}:{line}: is longer than {limit} MiB"));
                    }
                    Err(Gap::Failed(line, error)) => {
                        self.watch.unreadable(&format!("{name}:{line}: cannot be read: {error}"));
                    }
                }
                self.ingested.n_bytes += block.as_ref().map_or(0, |block| block.bytes.len() as u64);
            }
            self.watch.progress(self.articles.len(), self.ingested.n_bytes);
            some = next;
        }
        Ok(())
    }

    fn add_block(&mut self, file: u32, begin: u64, found: FoundInBlock<C::Extracted>, name: &str) {
        for found in found {
            match found {
                Ok(found) => {
                    let place = Place { file, length: found.length as u32, begin: begin + found.begin as u64 };
                    self.ingested.store.add_place(place);
                    self.articles.add(found.article);
                }
                Err((line, message)) => self.watch.unreadable(&format!("{name}:{line}: {message}")),
            }
        }
    }
}

/// The message for a temporary file that can't be written.
fn no_room(name: &str, error: &io::Error) -> String {
    format!("cannot write the articles of `{name}` to a temporary file: {error}")
}

/// Writes blocks at the same offsets as in their reader, so that positions agree.
fn put(spool: &mut File, blocks: &[Result<Block, Gap>]) -> io::Result<()> {
    for block in blocks.iter().flatten() {
        spool.seek(SeekFrom::Start(block.begin))?;
        spool.write_all(&block.bytes)?;
    }
    Ok(())
}

/// The articles of a block.
fn in_block<C: Collector>(
    block: &Block,
    id_before: &str,
    names: &FieldNames,
    articles: &C,
) -> FoundInBlock<C::Extracted> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (number, length) in line_lengths(&block.bytes).enumerate() {
        let line = &block.bytes[begin..begin + length];
        let line_number = block.first_line + number;
        let row = if line_number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
        begin += length;
        let row_begin = begin - row.len();
        if row.trim_ascii().is_empty() {
            continue;
        }
        found.push(match quick_row(row, names) {
            Ok(quick) => {
                let article = Incoming {
                    id: quick.id.map_or_else(|| format!("{id_before}{line_number}"), |id| id.into_owned()),
                    date: quick.date.and_then(|date| Moment::parse(&date)),
                    source: quick.source.map(|source| source.into_owned()),
                    extracted: articles.extract(&quick.text),
                };
                Ok(Found { article, begin: row_begin, length: row.len() })
            }
            Err(message) => Err((line_number, message)),
        });
    }
    found
}
