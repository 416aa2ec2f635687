//! Finds quotations: the quote marks of a text, which of them belong together, and what they enclose.
//!
//! ```text
//! mark: characters ── matching_marks, single: pairs ── find: stretches ── kind: speech or term
//!                                                         dialogue: speech behind dashes
//! ```

mod dialogue;
mod find;
mod kind;
mod mark;
mod matching_marks;
mod single;

pub(super) use find::quoted_stretches;
