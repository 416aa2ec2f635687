//! Speech behind dashes, as Spanish, Portuguese, French, Russian and Polish papers print it.
//!
//! ```text
//! —Nos vamos —dijo Ana Robles—. Es tarde.
//!  └─ quoted  └─ reporter       └─ quoted
//! ```
//!
//! Only the plain case: the block begins with a dash, and a second dash is followed by a word of saying. A dash alone also
//! begins items of lists, so a block without such a word is left alone.

use crate::article::{Article, Block};
use crate::quote::lexicon::{Lexicon, Role};
use crate::quote::marks::is_dash;
use crate::quote::quotation::{Quotation, QuotationKind};
use crate::span::Span;
use crate::text::Language;

const LANGUAGES: &[Language] = &[
    Language::Spanish,
    Language::Portuguese,
    Language::French,
    Language::Italian,
    Language::Russian,
    Language::Polish,
];

/// Adds the speech behind dashes to `found`, which stays in order and without overlaps.
pub(super) fn add(article: &Article, blocks: &[Block], found: &mut Vec<Quotation>) {
    if !LANGUAGES.contains(&article.language()) {
        return;
    }
    let text = article.prose().text();
    let lexicon = Lexicon::of(article.language());
    let mut spoken = Vec::new();
    for block in blocks.iter().filter(|b| b.span.of(text).starts_with(is_long_dash)) {
        let next = found.partition_point(|q| q.outer.end <= block.span.start);
        if found.get(next).is_none_or(|q| q.outer.start >= block.span.end) {
            speech(text, block.span, lexicon, &mut spoken);
        }
    }
    if !spoken.is_empty() {
        found.append(&mut spoken);
        found.sort_by_key(|q| q.outer.start);
    }
}

fn is_long_dash(c: char) -> bool {
    is_dash(c) && c != '-'
}

fn speech(text: &str, block: Span, lexicon: &Lexicon, into: &mut Vec<Quotation>) {
    let mut dashes = block
        .of(text)
        .match_indices(is_long_dash)
        .map(|(at, dash)| Span::new(block.start + at, block.start + at + dash.len()));
    let Some(first) = dashes.next() else { return };
    let Some(second) = dashes.find(|dash| says(&text[dash.end..block.end], lexicon)) else { return };
    push(text, first, second.start, into);
    // The reporter's words end at the third dash; speech may follow.
    if let Some(third) = dashes.next() {
        push(text, third, block.end, into);
    }
}

/// Whether a word of saying is among the first three words.
fn says(text: &str, lexicon: &Lexicon) -> bool {
    // Three words fit in a hundred bytes; without the limit a text without spaces would be read again and again.
    text[..text.floor_char_boundary(100)].split_whitespace().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(lexicon.role(word), Some(Role::Says))
    })
}

fn push(text: &str, dash: Span, end: usize, into: &mut Vec<Quotation>) {
    let inside = text[dash.end..end].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    let start = end - inside.len();
    let span = Span::new(start, start + inside.trim_end().len());
    if span.of(text).contains(char::is_alphanumeric) {
        let outer = Span::new(dash.start, span.end);
        into.push(Quotation { span, outer, kind: QuotationKind::Full, missing: None, speaker: None, cue: None });
    }
}
