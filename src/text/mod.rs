//! Plain text: normal forms, words, sentences, terms. Independent of articles.
//!
//! ```text
//! &str ── language ─┬─ tokenizer: words as spans, each with its normal form
//!                   ├─ sentences: spans
//!                   └─ terms: stems, stop words
//! ```

pub(crate) mod normalize;
pub(crate) mod sentences;
pub(crate) mod terms;
pub(crate) mod tokenizer;

pub use crate::language::Language;
pub use sentences::sentences;
pub use tokenizer::{Token, TokenKind, tokens};
