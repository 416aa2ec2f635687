//! Reads the documents of a file in any format, including nested archives, one after the other.
//!
//! ```text
//! file ── head ── format ─┬─ packed ───────── unpacked, then inspected again
//!                         ├─ archive ──────── each file in it, inspected by itself
//!                         ├─ crawl ────────── each page
//!                         ├─ rows ─────────── each row
//!                         └─ all else ─────── as a whole, several files in parallel
//! ```

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use rayon::prelude::*;

use super::ReadOptions;
use super::archive;
use super::file::{cannot_read, name_of, open, reason};
use super::rows::Rows;
use super::unpack::unpacked;
use respun::Error;

use crate::format::{self, Document, Documents, Format, HEAD, Misread, json, mebibytes, office, table, warc};
use respun::article::Article;

/// An article of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its own id if the file holds many articles, otherwise the name of the file.
    pub id: String,
    /// The format it was read from.
    pub format: Format,
    /// The content.
    pub document: Document,
}

impl Found {
    /// Converts to an article, in the language set by `options`.
    pub fn into_article(self, options: &ReadOptions) -> Article {
        let article = match self.format {
            Format::Markdown => Article::markdown(self.id, self.document.text),
            Format::Text => Article::from_text(self.id, self.document.text),
            _ => self.document.into_article(self.id).extracted(),
        };
        options.language.into_iter().fold(article, Article::with_language)
    }
}

/// What to read documents from.
pub enum Source<'s> {
    /// A file.
    File(&'s Path),
    /// Any reader; it is read once.
    Reader(Box<dyn Read + Send + 's>),
}

impl std::fmt::Debug for Source<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Source::File(path) => formatter.debug_tuple("File").field(path).finish(),
            Source::Reader(_) => formatter.write_str("Reader"),
        }
    }
}

/// Receives each article, or the error for one that can't be read. Returns whether to go on.
pub type TakeFound<'t> = dyn FnMut(Result<Found, Error>) -> ControlFlow<()> + 't;

/// Passes all articles of `source` to `take`, in order. Messages call the source `name`.
///
/// An article in its own file gets `id`, or its path in an archive. One of many in a file gets its own id, or else its
/// number. If `is_alone` is false (there are other files), paths and numbers are prefixed with `id`.
pub fn documents(
    source: Source<'_>,
    name: &str,
    id: &str,
    is_alone: bool,
    options: &ReadOptions,
    take: &mut TakeFound<'_>,
) {
    let mut walk = Walk { options, take, waiting: Vec::new(), n_waiting_bytes: 0, is_over: false };
    let place = Member { name: name.to_owned(), id: id.to_owned(), is_alone, depth: 0 };
    let read = match source {
        Source::File(path) => match File::open(path) {
            Ok(file) => walk.member(&place, Body::File(file)),
            Err(error) => Err(reason(&error)),
        },
        Source::Reader(mut reader) => walk.member(&place, Body::Reader(&mut *reader)),
    };
    if let Err(reason) = read {
        walk.failed(&place, &reason);
    }
    walk.flush();
}

/// Reads the file at `path` as one article with the id `id`. `None` if it doesn't hold exactly one article, or is in a
/// format that is read as a stream.
///
/// # Errors
/// If it can't be read: the message, with the name of the file.
pub(super) fn whole(path: &Path, id: &str, options: &ReadOptions) -> Result<Option<Found>, String> {
    let (name, mut file, n_bytes) = open(path).map_err(|error| error.to_string())?;
    let failed = |error: io::Error| cannot_read(&name, &reason(&error));
    if n_bytes > options.limits.article {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes).map_err(failed)?;
    let format = Format::of(&bytes, &name);
    if format.is_stream() && format != Format::Zip {
        return Ok(None);
    }
    bytes.reserve_exact((n_bytes + 1).saturating_sub(bytes.len() as u64) as usize);
    file.take((options.limits.article + 1).saturating_sub(bytes.len() as u64))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    // A file may grow while it is being read.
    let is_too_large = bytes.len() as u64 > options.limits.article;
    if is_too_large || format == Format::Zip && !office::is_document(&bytes) {
        return Ok(None);
    }
    let documents = read(format, &bytes, options).map_err(|reason| cannot_read(&name, &reason))?;
    match <[_; 1]>::try_from(documents) {
        Ok([document]) => {
            let document = document.map_err(|misread| cannot_read(&name, &misread.message))?;
            let id = document.own_id().unwrap_or(id).to_owned();
            Ok(Some(Found { id, format, document }))
        }
        Err(_) => Ok(None),
    }
}

/// The text of the single article in the file at `path`.
pub(super) fn whole_text(path: &Path, options: &ReadOptions) -> Result<String, String> {
    match whole(path, "", options)? {
        Some(found) => Ok(found.document.into_text()),
        None => Err(cannot_read(&name_of(path), "it changed while it was read")),
    }
}

fn read(format: Format, bytes: &[u8], options: &ReadOptions) -> Result<Documents, String> {
    format::parse(format, bytes, &options.names, &options.limits)
}

/// A file, or a file inside another file.
#[derive(Clone)]
struct Member {
    /// Its name in messages.
    name: String,
    /// The id of its article.
    id: String,
    /// Whether it is the only input, so that numbers alone identify its articles.
    is_alone: bool,
    /// How many archives it is nested in.
    depth: usize,
}

/// The content of a file.
enum Body<'b> {
    File(File),
    Reader(&'b mut (dyn Read + Send)),
}

/// Queued work, in order.
enum Waiting {
    Done(Result<Found, String>),
    /// A file to be read as a whole, with what its container says about it.
    Whole {
        member: Member,
        format: Format,
        bytes: Vec<u8>,
        known: Document,
    },
}

struct Walk<'w, 't> {
    options: &'w ReadOptions,
    take: &'w mut TakeFound<'t>,
    waiting: Vec<Waiting>,
    n_waiting_bytes: usize,
    is_over: bool,
}

/// Queue limits: enough files to keep all threads busy, few enough bytes to hold in memory.
const MOST_WAITING: usize = 256;
const MOST_WAITING_BYTES: usize = 32 << 20;

impl Walk<'_, '_> {
    /// Reads a file in any format. The error is the bare reason.
    fn member(&mut self, member: &Member, mut body: Body<'_>) -> Result<(), String> {
        let failed = |error: io::Error| reason(&error);
        let mut head = Vec::new();
        body.reader().take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
        let format = Format::of(&head, inner_name(&member.name));
        // Anything but a regular file can't seek, and doesn't need to.
        let body = match body {
            Body::File(mut file) if file.metadata().map_err(failed)?.is_file() => {
                file.seek(SeekFrom::Start(0)).map_err(failed)?;
                Whole::File(file)
            }
            Body::File(file) => Whole::Reader(Box::new(Cursor::new(head).chain(file))),
            Body::Reader(reader) => Whole::Reader(Box::new(Cursor::new(head).chain(reader))),
        };
        match format {
            Format::Gzip | Format::Zstd => {
                let inner = member.within(self.options)?;
                let (mut reader, _) = unpacked(body.reader(), self.options.limits.unpacked).map_err(failed)?;
                self.member(&inner, Body::Reader(&mut *reader))
            }
            Format::Zip => {
                let file = body.file(self.options.limits.unpacked)?;
                self.zip(member, file)
            }
            Format::Parquet => {
                let file = body.file(self.options.limits.unpacked)?;
                self.parquet(member, file)
            }
            Format::Warc => self.crawl(member, BufReader::with_capacity(256 << 10, body.reader())),
            Format::JsonLines => self.lines(member, BufReader::with_capacity(256 << 10, body.reader())),
            Format::Table => {
                let (options, mut n) = (self.options, 0);
                let mut take = |found: Result<Document, Misread>| self.one_of_many(member, format, &mut n, found);
                table::stream(body.reader(), &options.limits, &options.names, &mut take)
            }
            _ => self.whole(member, format, body.reader()),
        }
    }

    /// Queues a file that is read as a whole.
    fn whole(&mut self, member: &Member, format: Format, mut reader: Box<dyn Read + Send + '_>) -> Result<(), String> {
        let limit = self.options.limits.article;
        let mut bytes = Vec::new();
        reader.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
        if bytes.len() as u64 > limit {
            if format != Format::Json {
                return Err(too_large(limit));
            }
            let (options, mut n) = (self.options, 0);
            let mut take = |found: Result<Document, Misread>| self.one_of_many(member, format, &mut n, found);
            return json::stream(Cursor::new(bytes).chain(reader), limit, &options.names, &mut take);
        }
        self.wait(member, format, bytes, Document::default());
        Ok(())
    }

    fn lines(&mut self, member: &Member, reader: impl BufRead) -> Result<(), String> {
        let mut rows = Rows::new(reader);
        while let Some(row) = rows.next_row() {
            let found = row.map_err(|error| (error.line, error.message)).and_then(|(line, mut row)| {
                json::document(&mut row, &self.options.names)
                    .map(|document| (line, document))
                    .map_err(|message| (line, message))
            });
            let found = match found {
                Ok((line, document)) => {
                    let id = document.id.clone().unwrap_or_else(|| member.id_of(line));
                    Ok(Found { id, format: Format::JsonLines, document })
                }
                Err((line, message)) => Err(format!("{}:{line}: {message}", member.name)),
            };
            if self.push(found).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn crawl(&mut self, member: &Member, reader: impl BufRead) -> Result<(), String> {
        let most = self.options.limits.page;
        warc::stream(reader, most, &mut |page| {
            match page {
                Ok(page) => {
                    let name = page.url.as_deref().map_or_else(|| format!("record {}", page.record), str::to_owned);
                    let page_member = Member {
                        name: format!("{}: {name}", member.name),
                        id: page.url.clone().unwrap_or_else(|| member.id_of(page.record)),
                        is_alone: false,
                        depth: member.depth,
                    };
                    let is_text = page.content_type.to_ascii_lowercase().starts_with("text/plain");
                    let format = if is_text { Format::Text } else { Format::Html };
                    let known = Document { url: page.url, date: page.fetched, ..Document::default() };
                    self.wait(&page_member, format, page.body, known);
                }
                Err(misread) => return self.push(Err(member.message(&misread))),
            }
            if self.is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(&mut self, _: &Member, _: File) -> Result<(), String> {
        Err("it is a Parquet table, which this build does not read; export it as JSON lines first".to_owned())
    }

    #[cfg(feature = "parquet")]
    fn parquet(&mut self, member: &Member, file: File) -> Result<(), String> {
        let (options, mut n) = (self.options, 0);
        let mut take = |found: Result<Document, Misread>| self.one_of_many(member, Format::Parquet, &mut n, found);
        format::parquet::stream(file, &options.limits, &options.names, &mut take)
    }

    fn zip(&mut self, member: &Member, file: File) -> Result<(), String> {
        let mut archive = archive::open(file, &self.options.limits)?;
        if archive.is_office_document() {
            let bytes = archive.into_bytes(self.options.limits.article)?;
            self.wait(member, Format::Zip, bytes, Document::default());
            return Ok(());
        }
        let inner = member.within(self.options)?;
        for number in archive.files() {
            if self.is_over {
                break;
            }
            let (path, entry) = archive.entry(number);
            let shown = if path.is_empty() { format!("file {}", number + 1) } else { path.clone() };
            let id = if inner.is_alone { path } else { format!("{}/{path}", inner.id) };
            let inside = Member { name: format!("{}/{shown}", inner.name), id, is_alone: false, depth: inner.depth };
            let read = match entry {
                Ok(mut entry) => self.member(&inside, Body::Reader(&mut entry)),
                Err(reason) => Err(reason),
            };
            if let Err(reason) = read {
                self.failed(&inside, &reason);
            }
        }
        Ok(())
    }

    /// Queues an article of a file that may hold many.
    fn one_of_many(
        &mut self,
        member: &Member,
        format: Format,
        n: &mut usize,
        found: Result<Document, Misread>,
    ) -> ControlFlow<()> {
        *n += 1;
        self.push(match found {
            Ok(document) => {
                let id = document.id.clone().unwrap_or_else(|| member.id_of(*n));
                Ok(Found { id, format, document })
            }
            Err(misread) => Err(member.message(&misread)),
        })
    }

    fn failed(&mut self, member: &Member, reason: &str) {
        let _ = self.push(Err(cannot_read(&member.name, reason)));
    }

    fn push(&mut self, found: Result<Found, String>) -> ControlFlow<()> {
        self.n_waiting_bytes += found.as_ref().map_or(0, |found| found.document.text.len());
        self.waiting.push(Waiting::Done(found));
        self.flush_if_full()
    }

    fn wait(&mut self, member: &Member, format: Format, bytes: Vec<u8>, known: Document) {
        self.n_waiting_bytes += bytes.len();
        self.waiting.push(Waiting::Whole { member: member.clone(), format, bytes, known });
        let _ = self.flush_if_full();
    }

    fn flush_if_full(&mut self) -> ControlFlow<()> {
        if self.waiting.len() >= MOST_WAITING || self.n_waiting_bytes >= MOST_WAITING_BYTES {
            self.flush();
        }
        if self.is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Reads the queue in parallel and passes the results on in order.
    fn flush(&mut self) {
        self.n_waiting_bytes = 0;
        let options = self.options;
        let done: Vec<Vec<Result<Found, String>>> = std::mem::take(&mut self.waiting)
            .into_par_iter()
            .map(|waiting| match waiting {
                Waiting::Done(found) => vec![found],
                Waiting::Whole { member, format, bytes, known } => in_whole(&member, format, &bytes, &known, options),
            })
            .collect();
        for found in done.into_iter().flatten() {
            if self.is_over {
                return;
            }
            self.is_over = (self.take)(found.map_err(Error::new)).is_break();
        }
    }
}

/// The articles of a file that is read as a whole.
fn in_whole(
    member: &Member,
    format: Format,
    bytes: &[u8],
    known: &Document,
    options: &ReadOptions,
) -> Vec<Result<Found, String>> {
    let documents = match read(format, bytes, options) {
        Ok(documents) => documents,
        Err(reason) => return vec![Err(cannot_read(&member.name, &reason))],
    };
    let is_one = documents.len() == 1;
    let found = documents.into_iter().enumerate().map(|(number, document)| {
        let mut document = document.map_err(|misread| member.message(&misread))?;
        document.url = document.url.or_else(|| known.url.clone());
        document.date = document.date.or_else(|| known.date.clone());
        let id = match &document.id {
            _ if is_one && document.own_id().is_none() => member.id.clone(),
            Some(id) => id.clone(),
            None => member.id_of(number + 1),
        };
        Ok(Found { id, format, document })
    });
    found.collect()
}

impl Member {
    /// The id of the article with this number, if it has none of its own.
    fn id_of(&self, number: usize) -> String {
        if self.is_alone { number.to_string() } else { format!("{}:{number}", self.id) }
    }

    fn message(&self, misread: &Misread) -> String {
        match misread.place.strip_prefix("line ") {
            Some(line) => format!("{}:{line}: {}", self.name, misread.message),
            None => format!("{}: {}: {}", self.name, misread.place, misread.message),
        }
    }

    /// The file packed inside this one.
    fn within(&self, options: &ReadOptions) -> Result<Member, String> {
        if self.depth >= options.limits.archives {
            return Err(format!("it is packed more than {} times", options.limits.archives));
        }
        Ok(Member { depth: self.depth + 1, ..self.clone() })
    }
}

impl Body<'_> {
    fn reader(&mut self) -> &mut dyn Read {
        match self {
            Body::File(file) => file,
            Body::Reader(reader) => *reader,
        }
    }
}

/// A file's content, readable from the start.
enum Whole<'b> {
    File(File),
    Reader(Box<dyn Read + Send + 'b>),
}

impl<'b> Whole<'b> {
    fn reader(self) -> Box<dyn Read + Send + 'b> {
        match self {
            Whole::File(file) => Box::new(file),
            Whole::Reader(reader) => reader,
        }
    }

    /// As a file that can seek. Content from a reader, at most `most` bytes, goes into a temporary file.
    fn file(self, most: u64) -> Result<File, String> {
        let reader = match self {
            Whole::File(file) => return Ok(file),
            Whole::Reader(reader) => reader,
        };
        let no_room = |error: io::Error| format!("it cannot be written to a temporary file: {error}");
        let mut file = tempfile::tempfile().map_err(no_room)?;
        let n_bytes = io::copy(&mut reader.take(most + 1), &mut file).map_err(no_room)?;
        if n_bytes > most {
            return Err(too_large(most));
        }
        file.seek(SeekFrom::Start(0)).map_err(no_room)?;
        Ok(file)
    }
}

pub(super) fn too_large(limit: u64) -> String {
    format!("it is larger than {}; split it into articles", mebibytes(limit))
}

/// The name without the extensions of compression formats.
pub(super) fn inner_name(name: &str) -> &str {
    let endings = [".gz", ".gzip", ".zst", ".zstd"];
    let packed = endings.iter().find(|ending| {
        let begin = name.len().saturating_sub(ending.len());
        name.is_char_boundary(begin) && name[begin..].eq_ignore_ascii_case(ending)
    });
    packed.map_or(name, |ending| &name[..name.len() - ending.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of JSON lines, or the messages about them.
    fn rows(lines: &'static [u8]) -> Vec<Result<Found, String>> {
        let mut found = Vec::new();
        documents(Source::Reader(Box::new(lines)), "a.jsonl", "a.jsonl", true, &ReadOptions::default(), &mut |row| {
            found.push(row.map_err(|error| error.to_string()));
            ControlFlow::Continue(())
        });
        found
    }

    #[test]
    fn all_that_is_known_is_kept() {
        let line =
            br#"{"text": "Late.", "title": "Ferry", "date": 2025, "source": "Harle Press", "url": "", "tags": ["sea"]}"#;
        let found = rows(line).remove(0).unwrap();
        let known = found.document.clone();
        assert_eq!(
            (known.date.as_deref(), known.source.as_deref(), known.url),
            (Some("2025"), Some("Harle Press"), None)
        );
        let article = found.into_article(&ReadOptions::default());
        assert_eq!((article.id(), article.title(), article.source()), ("1", Some("Ferry"), "Late."));
    }

    #[test]
    fn a_row_without_text_is_an_error() {
        let found = rows(b"{\"id\":1}\n{\"text\":\"\"}\n{\"text\":\"\",\"date\":[]}");
        assert_eq!(found[0].as_ref().unwrap_err(), "a.jsonl:1: has no `text`");
        assert!(found[1].is_ok());
        assert_eq!(found[2].as_ref().unwrap_err(), "a.jsonl:3: `date` must be text or a number, not a list");
    }
}
