//! Prose: the text of an article without markup and invisible characters, and the way back to the source.
//!
//! A prose is built piece by piece from the source. A piece is either kept as it is, so that every byte maps to its own, or
//! replaced (a character reference such as `&amp;`), so that any point within maps to the whole of what it stands for.

use crate::span::Span;
use crate::text::normalize::is_invisible;

/// A stretch of prose and the stretch of source that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the prose.
    at: usize,
    /// What it came from. If both are equally long the piece was kept as it is.
    source: Span,
}

/// Text to be read, with the way back to the source that it was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    /// In order of both sides; never empty pieces.
    pieces: Vec<Piece>,
    /// Invisible characters that were left out.
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

    /// How many zero-width and other invisible characters were left out: a sign of disguise if they are many.
    pub fn n_hidden(&self) -> usize {
        self.n_hidden
    }

    /// Appends the piece `span` of `source`, invisible characters left out.
    pub(crate) fn keep(&mut self, source: &str, span: Span) {
        let piece = span.of(source);
        // Every invisible character begins with one of these bytes; plain English has none.
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

    /// Appends `text`, which stands for `span` of the source.
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

    /// The span of the source that `span` of the prose was taken from, markup between its ends included.
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
        // The end belongs to the piece of the last byte before it.
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
