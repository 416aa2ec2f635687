//! Splits a reader into blocks of whole lines, so that threads can work on them in parallel.

use std::io::{self, BufRead, Read};

use super::rows::LONGEST_LINE;

/// Bytes per block: large enough to keep a thread busy for a millisecond, small enough for all blocks to fit the
/// caches.
const BLOCK: usize = 1 << 20;

/// Some consecutive lines of a reader.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Whole lines; only the last line of the reader may lack its line break.
    pub(super) bytes: Vec<u8>,
    /// Offset of the first byte in the reader.
    pub(super) begin: u64,
    /// Number of the first line, counted from 1.
    pub(super) first_line: usize,
}

/// The length of each line of `bytes`, including its line break.
pub(super) fn line_lengths(mut bytes: &[u8]) -> impl Iterator<Item = usize> {
    // `skip_until` searches many bytes at a time; `split` and `position` don't.
    std::iter::from_fn(move || bytes.skip_until(b'\n').ok().filter(|&length| length > 0))
}

/// Why a block is missing, with the number of the line where it would have started.
#[derive(Debug)]
pub(super) enum Gap {
    /// This line is too long and was skipped; reading goes on after it.
    LongLine(usize),
    /// The reader failed; no more blocks follow.
    Failed(usize, io::Error),
}

/// Splits a reader into blocks.
pub(super) struct Blocks<R> {
    reader: R,
    /// Read past the end of the last block: the start of a line.
    rest: Vec<u8>,
    begin: u64,
    line: usize,
    longest_line: usize,
    is_done: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(reader: R) -> Blocks<R> {
        Blocks { reader, rest: Vec::new(), begin: 0, line: 1, longest_line: LONGEST_LINE as usize, is_done: false }
    }

    /// Reads until `bytes` has `length` bytes. Returns whether there may be more to read.
    fn fill(&mut self, bytes: &mut Vec<u8>, length: usize) -> io::Result<bool> {
        bytes.reserve(length.saturating_sub(bytes.len()));
        let wanted = length.saturating_sub(bytes.len()) as u64;
        let n_read = self.reader.by_ref().take(wanted).read_to_end(bytes)?;
        Ok(n_read as u64 == wanted)
    }

    /// Skips everything up to the end of an overlong line.
    fn skip_line(&mut self, mut bytes: Vec<u8>) -> io::Result<()> {
        loop {
            if let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
                self.begin += end as u64 + 1;
                self.rest = bytes.split_off(end + 1);
                return Ok(());
            }
            self.begin += bytes.len() as u64;
            bytes.clear();
            if !self.fill(&mut bytes, BLOCK)? && bytes.is_empty() {
                self.is_done = true;
                return Ok(());
            }
        }
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = Result<Block, Gap>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let mut bytes = std::mem::take(&mut self.rest);
        let mut length = BLOCK;
        // Start of the part not yet searched for a line break.
        let mut from = 0;
        loop {
            match self.fill(&mut bytes, length) {
                Err(error) => {
                    self.is_done = true;
                    return Some(Err(Gap::Failed(self.line, error)));
                }
                Ok(false) => {
                    self.is_done = true;
                    break;
                }
                Ok(true) => {}
            }
            if let Some(last) = bytes[from..].iter().rposition(|&byte| byte == b'\n') {
                self.rest = bytes.split_off(from + last + 1);
                break;
            }
            if bytes.len() > self.longest_line {
                let line = self.line;
                self.line += 1;
                return Some(Err(match self.skip_line(bytes) {
                    Ok(()) => Gap::LongLine(line),
                    Err(error) => {
                        self.is_done = true;
                        Gap::Failed(line, error)
                    }
                }));
            }
            from = bytes.len();
            length = bytes.len() * 2;
        }
        if bytes.is_empty() {
            return None;
        }
        let block = Block { begin: self.begin, first_line: self.line, bytes };
        self.begin += block.bytes.len() as u64;
        // Only the last line can lack a line break.
        self.line += line_lengths(&block.bytes).count();
        Some(Ok(block))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_join_to_the_source_and_end_with_lines() {
        let line = |number: usize| format!("{{\"id\": {number}, \"text\": \"{}\"}}\n", "late ".repeat(number % 700));
        let source: String = (0..3000).map(line).collect::<String>() + "the last one";
        let mut joined = Vec::new();
        let mut n_lines = 1;
        for block in Blocks::new(source.as_bytes()).map(Result::unwrap) {
            assert_eq!((block.begin, block.first_line), (joined.len() as u64, n_lines));
            n_lines += block.bytes.iter().filter(|&&byte| byte == b'\n').count();
            joined.extend(block.bytes);
            assert!(joined.ends_with(b"\n") || joined.len() == source.len());
        }
        assert!(joined == source.as_bytes());
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = "x".repeat(3 * BLOCK);
        let source = format!("one\n{long}\nthree\n{long}");
        let mut blocks = Blocks { longest_line: BLOCK + 5, ..Blocks::new(source.as_bytes()) };
        let mut seen = Vec::new();
        for block in &mut blocks {
            seen.push(match block {
                Ok(block) => {
                    assert_eq!(&source.as_bytes()[block.begin as usize..][..block.bytes.len()], block.bytes);
                    format!("{}:{}", block.first_line, String::from_utf8(block.bytes).unwrap().trim())
                }
                Err(Gap::LongLine(line)) => format!("{line}: long"),
                Err(Gap::Failed(line, _)) => format!("{line}: failed"),
            });
        }
        assert_eq!(seen, ["1:one", "2: long", "3:three", "4: long"]);
    }
}
