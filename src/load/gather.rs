//! Many files and collections to the articles of a scan, over all threads, in the memory of a few blocks.
//!
//! ```text
//! read   blocks 1 │ blocks 2 │ blocks 3 │ …           some blocks of lines are read
//! work            │ blocks 1 │ blocks 2 │ blocks 3    while those before are parsed and sketched
//! ```
//!
//! Threads take what work there is, so who reads helps with the rest.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::blocks::{Block, Blocks, Gap, line_lengths};
use super::file::{cannot_read, name_of, read_text, reason};
use super::quick_row::quick_row;
use super::rows::LONGEST_LINE;
use super::shelf::{Place, Shelf, ShelfFile, lines_of};
use super::unpack::unpacked;
use crate::scan::{Collect, Incoming, Moment};

/// Something to be scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file that is one article.
    Article {
        /// Where it is.
        path: PathBuf,
        /// What it goes by.
        id: String,
    },
    /// A file of lines, possibly compressed, each an article.
    Collection(PathBuf),
    /// The same on standard input.
    StandardInput,
}

/// Who is told what happens while articles are gathered.
pub trait Watch: Send {
    /// Something cannot be read; the rest goes on.
    fn unreadable(&mut self, message: &str);
    /// So many articles are there by now, of so many bytes.
    fn progress(&mut self, n_articles: usize, n_bytes: u64);
    /// Whether to stop with what is there.
    fn stops(&self) -> bool;
}

/// What was gathered, besides the articles.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Their texts.
    pub shelf: Shelf,
    /// How many bytes were read, unpacked.
    pub n_bytes: u64,
    /// Whether it was stopped before all was read.
    pub is_partial: bool,
    /// Whether that was because the articles that were read fill the memory that they may have.
    pub is_full: bool,
}

/// Blocks or files that are worked on at once, for each thread: some, so that no thread waits long for another.
const BLOCKS_A_THREAD: usize = 4;
const FILES_A_THREAD: usize = 64;

/// Gathers the articles of `inputs`, in their order, for `articles`. What cannot be read is told to `watch`.
///
/// A line without `id` goes by its number; if there are several collections, by the name of its file and its number.
pub fn gather<C: Collect>(inputs: &[Input], articles: &mut C, watch: &mut dyn Watch) -> Gathered {
    let is_collection = |input: &&Input| !matches!(input, Input::Article { .. });
    let is_one_of_many = inputs.iter().filter(is_collection).count() > 1;
    let mut work = Work { gathered: Gathered::default(), articles, watch, is_one_of_many };
    let mut rest = inputs;
    while let Some(first) = rest.first() {
        if work.is_over() {
            break;
        }
        let n_articles = rest.iter().take(files_at_once()).take_while(|input| !is_collection(input)).count();
        let (some, left) = rest.split_at(n_articles.max(1));
        rest = left;
        let read = match first {
            Input::Article { .. } => {
                work.files(some);
                Ok(())
            }
            Input::Collection(path) => work.collection(path),
            Input::StandardInput => work.lines("-", io::stdin(), None),
        };
        if let Err(message) = read {
            work.watch.unreadable(&message);
        }
    }
    work.gathered
}

fn files_at_once() -> usize {
    FILES_A_THREAD * rayon::current_num_threads()
}

struct Work<'w, C> {
    gathered: Gathered,
    articles: &'w mut C,
    watch: &'w mut dyn Watch,
    is_one_of_many: bool,
}

/// The articles of a block, or the number of a line and what is wrong with it.
type FoundInBlock<S> = Vec<Result<Found<S>, (usize, String)>>;

/// An article of a block, and where its line stands in the block.
struct Found<S> {
    article: Incoming<S>,
    begin: usize,
    length: usize,
}

impl<C: Collect> Work<'_, C> {
    /// Whether no more is to be read.
    fn is_over(&mut self) -> bool {
        self.gathered.is_full = self.articles.is_full();
        self.gathered.is_partial |= self.gathered.is_full || self.watch.stops();
        self.gathered.is_partial
    }

    fn files(&mut self, inputs: &[Input]) {
        let articles = &*self.articles;
        let read: Vec<_> = inputs
            .par_iter()
            .filter_map(|input| match input {
                Input::Article { path, id } => Some((path, id)),
                _ => None,
            })
            .map(|(path, id)| {
                let (_, text) = read_text(path).map_err(|error| error.to_string())?;
                let article = Incoming { id: id.clone(), date: None, source: None, seen: articles.look(&text) };
                Ok::<_, String>((article, path, text.len() as u64))
            })
            .collect();
        for read in read {
            match read {
                Ok((article, path, n_bytes)) => {
                    let file = self.gathered.shelf.add_file(ShelfFile::Whole(path.clone()));
                    self.gathered.shelf.add_place(Place { file, length: 0, begin: 0 });
                    self.articles.take(article);
                    self.gathered.n_bytes += n_bytes;
                }
                Err(message) => self.watch.unreadable(&message),
            }
        }
        self.watch.progress(self.articles.len(), self.gathered.n_bytes);
    }

    fn collection(&mut self, path: &Path) -> Result<(), String> {
        let name = name_of(path);
        let failed = |error: io::Error| cannot_read(&name, &reason(&error));
        let file = File::open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        if metadata.is_dir() {
            return Err(cannot_read(&name, "it is a folder, not a collection"));
        }
        self.lines(&name, file, metadata.is_file().then_some(path))
    }

    /// The lines of a reader; `path` is the file that it reads, if one can go back to it.
    fn lines(&mut self, name: &str, reader: impl Read + Send + 'static, path: Option<&Path>) -> Result<(), String> {
        let failed = |error: io::Error| cannot_read(name, &reason(&error));
        let (reader, is_packed) = unpacked(reader).map_err(failed)?;
        let (file, mut spool) = match path {
            Some(path) if !is_packed => (lines_of(path), None),
            _ => {
                let no_room = |error: io::Error| format!("cannot put `{name}` into a temporary file: {error}");
                let file = tempfile::tempfile().map_err(no_room)?;
                (ShelfFile::Temporary(file.try_clone().map_err(no_room)?, name.to_owned()), Some(file))
            }
        };
        let file = self.gathered.shelf.add_file(file);
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
                kept.map_err(|error| format!("cannot put `{name}` into a temporary file: {error}"))?;
            }
            let articles = &*self.articles;
            let (found, next) = rayon::join(
                || {
                    some.par_iter()
                        .map(|block| block.as_ref().map(|block| in_block(block, &id_before, articles)))
                        .collect::<Vec<_>>()
                },
                || blocks.by_ref().take(at_once).collect::<Vec<_>>(),
            );
            for (block, found) in some.iter().zip(found) {
                let begin = block.as_ref().map_or(0, |block| block.begin);
                match found {
                    Ok(found) => self.take(file, begin, found, name),
                    Err(Gap::LongLine(line)) => {
                        let limit = LONGEST_LINE >> 20;
                        self.watch.unreadable(&format!("{name}:{line}: is longer than {limit} MiB"));
                    }
                    Err(Gap::Failed(line, error)) => {
                        self.watch.unreadable(&format!("{name}:{line}: cannot be read: {error}"));
                    }
                }
                self.gathered.n_bytes += block.as_ref().map_or(0, |block| block.bytes.len() as u64);
            }
            self.watch.progress(self.articles.len(), self.gathered.n_bytes);
            some = next;
        }
        Ok(())
    }

    fn take(&mut self, file: u32, begin: u64, found: FoundInBlock<C::Seen>, name: &str) {
        for found in found {
            match found {
                Ok(found) => {
                    let place = Place { file, length: found.length as u32, begin: begin + found.begin as u64 };
                    self.gathered.shelf.add_place(place);
                    self.articles.take(found.article);
                }
                Err((line, message)) => self.watch.unreadable(&format!("{name}:{line}: {message}")),
            }
        }
    }
}

/// Puts blocks where their reader has them, so that places in the one are places in the other.
fn put(spool: &mut File, blocks: &[Result<Block, Gap>]) -> io::Result<()> {
    for block in blocks.iter().flatten() {
        spool.seek(SeekFrom::Start(block.begin))?;
        spool.write_all(&block.bytes)?;
    }
    Ok(())
}

/// The articles of a block.
fn in_block<C: Collect>(block: &Block, id_before: &str, articles: &C) -> FoundInBlock<C::Seen> {
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
        found.push(match quick_row(row) {
            Ok(quick) => {
                let article = Incoming {
                    id: quick.id.map_or_else(|| format!("{id_before}{line_number}"), |id| id.into_owned()),
                    date: quick.date.and_then(|date| Moment::parse(&date)),
                    source: quick.source.map(|source| source.into_owned()),
                    seen: articles.look(&quick.text),
                };
                Ok(Found { article, begin: row_begin, length: row.len() })
            }
            Err(message) => Err((line_number, message)),
        });
    }
    found
}
