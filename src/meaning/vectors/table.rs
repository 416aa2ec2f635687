//! A table of word vectors in bytes, read in place.
//!
//! ```text
//! respun vectors 1\n            magic
//! n, dimensions, length         three u32, little-endian: words, components of a vector, bytes of all words
//! words                         rising by their bytes, a line feed after each
//! weights                       a byte for each word: 255 is weight 1
//! components                    dimensions signed bytes for each word, scaled so that the largest is 127
//! ```

use super::VectorSource;

/// What a table begins with.
const MAGIC: &[u8] = b"respun vectors 1\n";

/// A table whose bytes live as long as the program.
#[derive(Debug)]
pub(super) struct Table {
    words: &'static str,
    /// Where each word begins, and where the last one ends.
    starts: Vec<u32>,
    weights: &'static [u8],
    components: &'static [u8],
    dimensions: usize,
}

impl Table {
    /// The table in `bytes`; `None` if they are none.
    pub fn new(bytes: &'static [u8]) -> Option<Table> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (head, rest) = rest.split_at_checked(12)?;
        let number = |at: usize| head[at..at + 4].iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte));
        let (n_words, dimensions, length) = (number(0), number(4), number(8));
        let (words, rest) = rest.split_at_checked(length)?;
        let (weights, components) = rest.split_at_checked(n_words)?;
        let words = std::str::from_utf8(words).ok()?;
        let mut starts = Vec::with_capacity(n_words.min(length) + 1);
        let mut at = 0;
        for line in words.split_inclusive('\n') {
            starts.push(at);
            at += line.len() as u32;
        }
        starts.push(at);
        let whole = starts.len() == n_words + 1 && components.len() == n_words.checked_mul(dimensions)?;
        whole.then_some(Table { words, starts, weights, components, dimensions })
    }

    fn word(&self, row: usize) -> &[u8] {
        let (from, next) = (self.starts[row] as usize, self.starts[row + 1] as usize);
        let line = &self.words.as_bytes()[from..next];
        line.strip_suffix(b"\n").unwrap_or(line)
    }

    fn row(&self, word: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.starts.len() - 1);
        while from < to {
            let middle = from.midpoint(to);
            match self.word(middle).cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}

impl VectorSource for Table {
    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn vector(&self, word: &str) -> Option<(Vec<i8>, f32)> {
        let row = self.row(word)?;
        let from = row * self.dimensions;
        let components = self.components[from..from + self.dimensions].iter().map(|&byte| byte as i8).collect();
        Some((components, f32::from(self.weights[row]) / 255.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_and_a_damaged_one_is_none() {
        let bytes: &'static [u8] =
            b"respun vectors 1\n\x02\0\0\0\x02\0\0\0\x09\0\0\0boat\nsea\n\xFF\x00\x7F\x00\x81\x7F";
        let table = Table::new(bytes).unwrap();
        assert_eq!(table.vector("boat"), Some((vec![127, 0], 1.0)));
        assert_eq!(table.vector("sea"), Some((vec![-127, 127], 0.0)));
        assert_eq!(table.vector("ship"), None);
        for end in 0..bytes.len() {
            assert!(Table::new(&bytes[..end]).is_none(), "{end}");
        }
    }
}
