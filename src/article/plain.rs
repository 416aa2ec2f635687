//! Plain text to prose and blocks: joins lines to pieces and leaves the rest to [`blocks`](super::blocks).
//!
//! The prose equals the source, except that invisible characters are dropped and line ends inside a paragraph become
//! spaces.

use super::blocks::{Draft, Role, settle};
use super::layout::{Layout, goes_on_behind_blank_line, lines, trimmed};
use crate::article::{Block, Prose};
use crate::span::Span;

pub(super) fn read(source: &str) -> (Prose, Vec<Block>) {
    let layout = Layout::of(source);
    let mut prose = Prose::default();
    let mut drafts: Vec<Draft> = Vec::new();
    // The previous line, and whether it is directly above.
    let mut before = Span::new(0, 0);
    let mut is_adjacent = false;
    for line in lines(source) {
        let line = trimmed(source, line);
        if line.is_empty() {
            is_adjacent = false;
            continue;
        }
        let gap = Span::new(before.end, line.start);
        let joint = match drafts.last() {
            None => None,
            Some(_) if is_adjacent => layout.joint(before.of(source), line.of(source)),
            Some(_) => goes_on_behind_blank_line(before.of(source), line.of(source)).then_some(" "),
        };
        match (joint, drafts.last_mut()) {
            (Some(glue), Some(open)) => {
                prose.replace(glue, gap);
                prose.keep(source, line);
                open.span.end = prose.len();
            }
            _ => {
                prose.keep(source, gap);
                let start = prose.len();
                prose.keep(source, line);
                drafts.push(Draft { role: Role::Text, span: Span::new(start, prose.len()) });
            }
        }
        (before, is_adjacent) = (line, true);
    }
    let blocks = settle(prose.text(), drafts);
    (prose, blocks)
}
