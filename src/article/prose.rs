//! Prose: the text of an article without markup and invisible characters, mapped back to the source.
//!
//! Prose is built from pieces of the source. A piece is either kept, so that each byte maps to itself, or replaced (a
//! character reference such as `&amp;`), so that any offset inside maps to the whole reference.

use crate::span::Span;
use crate::text::normalize::is_invisible;

/// A stretch of prose and the stretch of source it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the prose.
    at: usize,
    /// Its origin. If both have the same length, the piece was kept.
    source: Span,
}

/// Text with a mapping to the source it was extracted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    /// In order in both texts; no empty pieces.
    pieces: Vec<Piece>,
    /// Number of invisible characters dropped.
    n_hidden: usize,
}

impl Prose {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Number of zero-width and other invisible characters that were dropped; many are a sign of disguise.
    pub fn n_hidden(&self) -> usize {
        self.n_hidden
    }

    /// Appends the piece `span` of `source`, without invisible characters.
    pub(crate) fn keep(&mut self, source: &str, span: Span) {
        let piece = span.of(source);
        // Every invisible character starts with one of these bytes; plain English has none.
        if !piece.bytes().any(|b| matches!(b, 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3 | 0xEF | 0xF3)) {
            return self.push(piece, span);
        }
        let mut from = span.start;
        for (at, c) in piece.char_indices() {
            if is_invisible(c) {
                self.n_hidden += 1;
                let here = span.start + at;
                self.push(&source[from..here], Span::new(from, here));
                from = here + c.len_utf8();
            }
        }
        self.push(&source[from..span.end], Span::new(from, span.end));
    }

    /// Appends `text` in place of `span` of the source.
    pub(crate) fn replace(&mut self, text: &str, span: Span) {
        self.push(text, span);
    }

    fn push(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut()
            && last.source.end == source.start
            && at - last.at == last.source.len()
            && text.len() == source.len()
        {
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece { at, source });
    }

    /// The span of the source behind `span` of the prose, including markup between its ends.
    pub fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return Span::new(0, 0);
        }
        if span.is_empty() {
            let at = self.source_start(span.start.min(self.text.len()));
            return Span::new(at, at);
        }
        Span::new(self.source_start(span.start), self.source_end(span.end))
    }

    fn piece_at(&self, at: usize) -> (usize, Piece) {
        let index = self.pieces.partition_point(|p| p.at <= at).saturating_sub(1);
        (index, self.pieces[index])
    }

    fn kept(&self, index: usize) -> bool {
        let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
        end - self.pieces[index].at == self.pieces[index].source.len()
    }

    fn source_start(&self, at: usize) -> usize {
        let (index, piece) = self.piece_at(at);
        if self.kept(index) { piece.source.start + (at - piece.at) } else { piece.source.start }
    }

    fn source_end(&self, at: usize) -> usize {
        // The end belongs to the piece that contains the last byte before it.
        let (index, piece) = self.piece_at(at - 1);
        if self.kept(index) { piece.source.start + (at - piece.at) } else { piece.source.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_find_their_way_back_over_markup_and_hidden_letters() {
        let source = "The **may\u{AD}or** said &amp; left";
        let mut prose = Prose::default();
        prose.keep(source, Span::new(0, 4));
        prose.keep(source, Span::new(6, 13));
        prose.keep(source, Span::new(15, 21));
        prose.replace("&", Span::new(21, 26));
        prose.keep(source, Span::new(26, source.len()));
        assert_eq!(prose.text(), "The mayor said & left");
        assert_eq!(prose.n_hidden(), 1);
        let back = |word: &str| {
            let at = prose.text().find(word).unwrap();
            prose.to_source(Span::new(at, at + word.len())).of(source)
        };
        assert_eq!(back("mayor"), "may\u{AD}or");
        assert_eq!(back("mayor said"), "may\u{AD}or** said");
        assert_eq!(back("&"), "&amp;");
        assert_eq!(back("left"), "left");
    }

    #[test]
    fn an_empty_prose_maps_to_the_beginning() {
        assert_eq!(Prose::default().to_source(Span::new(0, 0)), Span::new(0, 0));
    }
}
