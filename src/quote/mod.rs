//! Quotations: found, attributed, and followed into the other text.
//!
//! ```text
//! prose ── find: stretches inside quote marks ── attribute: speaker and cue ── follow: what became of each ── ledger
//! ```

pub mod follow;
pub mod ledger;
pub mod negation;
pub mod quotation;

mod attribute;
mod find;

pub use follow::{Quoting, follow};
pub use ledger::{Change, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
pub use quotation::{Quotation, QuotationKind};

use crate::article::Article;
use crate::span::Span;

/// The quotations of an article in order, with speaker and cue. Spans are bytes of the article's prose.
///
/// `sentences` are the article's sentences, in order, also spans of the prose: see [`Article::sentences`].
///
/// ```
/// use respun::{Article, quote};
/// let article = Article::from_text("a", "“We are ready,” said Ilse Brandt. The ferry left at noon, with sixty people on board.");
/// let found = quote::quotations(&article, &article.sentences());
/// assert_eq!(found[0].span.of(article.prose().text()), "We are ready,");
/// ```
pub fn quotations(article: &Article, sentences: &[Span]) -> Vec<Quotation> {
    let mut found = find::quoted_stretches(article);
    attribute::attribute(article, sentences, &mut found);
    found
}
