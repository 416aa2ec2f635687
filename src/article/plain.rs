//! Plain text to prose and blocks: every line that is not empty is a paragraph.

use crate::article::{Block, BlockKind, Prose};
use crate::span::Span;

pub(super) fn read(source: &str) -> (Prose, Vec<Block>) {
    let mut prose = Prose::default();
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let begin = prose.len();
        prose.keep(source, Span::new(at, at + line.len()));
        at += line.len();
        let text = &prose.text()[begin..];
        let start = begin + (text.len() - text.trim_start().len());
        let end = begin + text.trim_end().len();
        if start < end {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, end) });
        }
    }
    (prose, blocks)
}
