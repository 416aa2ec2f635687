//! Tells an editor whether one article was rewritten from another, and shows it.

pub mod error;
pub mod span;

pub mod text;

pub mod article;

pub mod shingle;

pub mod meaning;
pub mod reading;

pub mod align;
pub mod quote;
pub mod score;

pub mod compare;

pub mod report;

pub mod load;

pub use article::{Article, Block, BlockKind};
pub use compare::{Comparer, Comparison, Config, Fact, FactKind, Side, Swap, compare};
pub use error::Error;
pub use score::Verdict;
pub use span::Span;
pub use text::Language;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct ReadmeExamples;
