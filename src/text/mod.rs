//! Plain text: languages, normal forms, words, sentences, terms. Independent of articles.
//!
//! ```text
//! &str ── language ─┬─ tokenizer: words as spans, each with its normal form
//!                   ├─ sentences: spans
//!                   └─ terms: stems, stop words
//! ```

pub mod language;
pub mod normalize;
pub mod sentences;
pub mod terms;
pub mod tokenizer;

pub use language::Language;
pub use sentences::sentences;
pub use tokenizer::{Token, TokenKind, tokens};
