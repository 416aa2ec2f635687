//! JSON lines, as used by collections and pair files: one object per line. Errors carry the line number.

use std::io::{BufRead, Read};

use serde_json::Value;

use crate::format::json::{self, Row, kind_of};

/// Maximum bytes of one line: 128 MiB. A line holds at most two articles, each as large as the default limit
/// ([`Limits`](crate::format::Limits)).
pub(super) const LONGEST_LINE: u64 = 128 << 20;

/// A line that couldn't be read as an article or a pair. Later lines are unaffected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LineError {
    /// The line number, counted from 1.
    pub line: usize,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// Reads objects line by line and skips blank lines.
#[derive(Debug)]
pub(super) struct Rows<R> {
    reader: R,
    line: usize,
    has_failed: bool,
    buffer: Vec<u8>,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(reader: R) -> Rows<R> {
        Rows { reader, line: 0, has_failed: false, buffer: Vec::new() }
    }

    /// The next row with its line number; `None` at the end, or after the reader itself has failed.
    pub(super) fn next_row(&mut self) -> Option<Result<(usize, Row), LineError>> {
        while !self.has_failed {
            self.buffer.clear();
            self.line += 1;
            match self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.buffer) {
                Ok(0) => return None,
                Ok(read) if read as u64 == LONGEST_LINE && self.buffer.last() != Some(&b'\n') => {
                    return Some(Err(self.skip_rest()));
                }
                Ok(_) => {}
                Err(error) => {
                    self.has_failed = true;
                    return Some(Err(self.error(format!("cannot be read: {error}"))));
                }
            }
            let bytes = if self.line == 1 {
                self.buffer.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.buffer)
            } else {
                &self.buffer
            };
            if !bytes.trim_ascii().is_empty() {
                return Some(parse(bytes).map(|row| (self.line, row)).map_err(|message| self.error(message)));
            }
        }
        None
    }

    fn skip_rest(&mut self) -> LineError {
        let error = self.error(format!("is longer than {} MiB", LONGEST_LINE >> 20));
        self.has_failed = loop {
            match self.reader.fill_buf() {
                Ok([]) => break false,
                Ok(bytes) => {
                    let (taken, is_end) = match bytes.iter().position(|&b| b == b'\n') {
                        Some(end) => (end + 1, true),
                        None => (bytes.len(), false),
                    };
                    self.reader.consume(taken);
                    if is_end {
                        break false;
                    }
                }
                Err(_) => break true,
            }
        };
        error
    }

    fn error(&self, message: String) -> LineError {
        LineError { line: self.line, message }
    }
}

/// Parses a line as an object, or says why it isn't one.
pub(super) fn parse(bytes: &[u8]) -> Result<Row, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("is not UTF-8 at byte {}", error.valid_up_to()))?;
    match serde_json::from_str(text) {
        Ok(Value::Object(row)) => Ok(row),
        Ok(other) => Err(format!("is {}, not an object", kind_of(&other))),
        // The parser counts its own lines; only our line number helps.
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
            Err(format!("is not JSON: {reason} at column {}", error.column()))
        }
    }
}

/// Takes the field `name`, a string or a number; `None` if it is missing, null or empty.
pub(super) fn take_label(row: &mut Row, name: &str) -> Result<Option<String>, String> {
    json::label(row.remove(name), name)
}

/// The id, or the line number for a row without one.
pub(super) fn id_or_line(id: Option<String>, line: usize) -> String {
    id.unwrap_or_else(|| line.to_string())
}
