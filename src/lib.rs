//! Tells an editor whether one article was rewritten from another, and shows it.
//!
//! Two texts go in, a [`Comparison`] comes out: verdict and score, how much of each stands in the other, which sentences belong
//! together, what became of every quotation. It is plain data, for programs to use and for the package respun-report to lay out.
//!
//! ```
//! use respun::quote::QuoteVerdict;
//! use respun::{Article, Config, Verdict, compare};
//!
//! let wire = Article::from_text(
//!     "wire.md",
//!     "# Ferry fined\n\nThe harbour office of Port Ellis fined the ferry company 5,000 crowns on Monday for leaving late. \
//!      “We cannot sail against the wind,” said Ilse Brandt, who runs the company. The company will appeal, she said. \
//!      Last winter the ferry was late on 41 days, more often than in any year since 1998. Passengers had complained to the \
//!      council in March, and a petition gathered 2,300 names.",
//! );
//! let site = Article::from_text(
//!     "site.txt",
//!     "Port Ellis's harbour office on Monday ordered the ferry company to pay 5,000 crowns because it had left late. \
//!      “We can sail against the wind,” said Ilse Brandt, who leads the company. She said that it will appeal. \
//!      The ferry was delayed on 41 days last winter, the most in a year since 1998. Travellers complained to the council in \
//!      March, and 2,300 people signed a petition.",
//! );
//!
//! let result = compare(&wire, &site, &Config::default());
//! assert_eq!(result.verdict, Verdict::Rewrite);
//! assert!(result.score > 0.5);
//! assert!(result.sentences.len() >= 5);
//!
//! let quotation = &result.quotes[0];
//! assert_eq!(quotation.verdict, QuoteVerdict::Altered);
//! assert_eq!((quotation.changes[0].a.as_str(), quotation.changes[0].b.as_str()), ("cannot", "can"));
//! ```
//!
//! Many pairs are compared faster by one [`Comparer`], and in parallel by one for each thread. Nothing here reads files; the
//! package respun-formats does.

pub mod error;
pub mod span;

mod language;

pub mod text;

pub mod article;

pub mod shingle;
pub mod sketch;

pub mod meaning;

pub mod disguise;

mod reading;
mod values;

pub mod align;
mod claims;
pub mod quote;
pub mod shared_matter;

pub mod score;

pub mod compare;
pub mod scan;

pub mod check;

pub use article::{Article, Block, BlockKind};
pub use compare::{Comparer, Comparison, Config, Fact, FactKind, Side, Swap, compare};
pub use error::Error;
pub use language::Language;
pub use score::Verdict;
pub use span::Span;

/// The stages between text and result, for the benchmarks, `respun inspect` and the reports of this project. No part of the public
/// interface: anything here may change in any release.
#[doc(hidden)]
pub mod stages {
    pub use crate::align::sentences::align;
    pub use crate::language::boilerplate;
    pub use crate::quote::ledger::{Quoting, Relation, follow};
    pub use crate::reading::{Reading, Vocabulary};
    pub use crate::score::statement::MEASURES as STATEMENT_MEASURES;
    pub use crate::sketch::words::{plain_words, words};
    pub use crate::text::normalize::word_form;
}

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct ReadmeExamples;
