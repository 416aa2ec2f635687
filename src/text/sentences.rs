//! Sentences: UAX #29 boundaries.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;
use crate::text::Language;

/// The sentences of `text` in order, without the white space around them.
pub fn sentences(text: &str, _language: Language) -> Vec<Span> {
    text.split_sentence_bound_indices()
        .filter_map(|(at, piece)| {
            let start = at + (piece.len() - piece.trim_start().len());
            let end = at + piece.trim_end().len();
            (start < end).then(|| Span::new(start, end))
        })
        .collect()
}
