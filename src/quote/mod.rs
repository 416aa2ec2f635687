//! Quotations: finds them, attributes them, and follows them into the other article.
//!
//! ```text
//! marks: quotations ── attribution: speaker and cue ── ledger: what became of each in the other article
//! ```

mod lexicon;
mod quotation;

mod marks;

mod attribution;

pub(crate) mod ledger;

pub use ledger::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
pub(crate) use ledger::{Quoting, Relation, follow};
pub use quotation::{MissingMark, Quotation, QuotationKind};

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
    let mut found = marks::quoted_stretches(article, sentences);
    attribution::attribute(article, sentences, &mut found);
    found
}
