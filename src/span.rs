//! A half-open range of bytes into a text: how every layer says where something stands.
//!
//! Which text is meant is said by whoever hands out the span: the untouched source of an article, or its prose
//! (see [`Article::prose`](crate::Article::prose)). Spans always fall on character borders.

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of bytes into a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The range `[start, end)`.
    ///
    /// # Panics
    /// If `end < start`.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "span ends at {end} before it starts at {start}");
        Span { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The piece of `text` that the span names.
    ///
    /// # Panics
    /// If the span does not lie in `text` on character borders.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether every byte of `other` lies in this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both share; `None` if there is none.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved `by` bytes towards the end.
    pub fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }
}

/// The code points that byte offsets of one text stand for: reports count in code points, the library in bytes.
///
/// Looking up costs at most 64 characters of reading; an all-ASCII text costs nothing.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each `STRIDE`th byte (counted from the character that holds it); empty for ASCII.
    checkpoints: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Prepares the lookups into `text`.
    pub fn of(text: &'t str) -> CodePoints<'t> {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for (i, byte) in text.bytes().enumerate() {
                if i % STRIDE == 0 {
                    checkpoints.push(count);
                }
                // Continuation bytes do not begin a character.
                count += usize::from(byte & 0xC0 != 0x80);
            }
            checkpoints.push(count);
        }
        CodePoints { text, checkpoints }
    }

    /// Code points before byte `offset`, which must be a character border of the text.
    pub fn at(&self, offset: usize) -> usize {
        if self.checkpoints.is_empty() {
            return offset;
        }
        let block = offset / STRIDE;
        let before = self.text.as_bytes()[block * STRIDE..offset].iter().filter(|&&b| b & 0xC0 != 0x80).count();
        self.checkpoints[block] + before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        let text =
            "“Ja”, sagte sie — 日本 and a long tail of plain letters so that several strides are crossed, ü.".repeat(3);
        let points = CodePoints::of(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(offset), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn intersection_of_neighbours_is_nothing() {
        assert_eq!(Span::new(0, 3).intersection(Span::new(3, 5)), None);
        assert_eq!(Span::new(0, 4).intersection(Span::new(3, 5)), Some(Span::new(3, 4)));
    }
}
