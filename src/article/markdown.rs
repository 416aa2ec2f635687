//! Markdown to prose and blocks.

use crate::article::{Block, Prose};

pub(super) fn looks_like_markdown(_source: &str) -> bool {
    false
}

pub(super) fn read(source: &str) -> (Prose, Vec<Block>) {
    super::plain::read(source)
}
