//! Quotations: finds them, attributes them, and follows them into the other article.
//!
//! ```text
//! marks ── find: stretches inside quote marks ─┐
//! words ── names ── subject: who is named ─────┴─ speakers: speaker and cue
//!          titles: who holds which title          attribution: where the speaker is named
//!                                                 german, phrase: subjects by their case
//!                                                 reporting_nouns: attribution without a reporting verb
//!                                                    └─ pairing: quotations of one statement ┐
//!                                                       reported_speech: outside quote marks ┤
//!                                                       changes: what differs ───────────────┴─ follow ── ledger: rows
//! ```

mod quotation;

mod dialogue;
mod find;
mod kind;
mod marks;
mod matching_marks;
mod single;

mod attribution;
mod clause;
mod german;
mod german_attribution;
mod german_nouns;
mod lexicon;
mod names;
mod phrase;
mod reporting_nouns;
mod resolve;
mod speakers;
mod subject;
mod titles;
mod words;

mod changes;
pub(crate) mod follow;
mod ledger;
mod pairing;
mod place;
mod reported_speech;

pub(crate) use follow::{Quoting, Relation, follow};
pub use ledger::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
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
    let mut found = find::quoted_stretches(article, sentences);
    speakers::attribute(article, sentences, &mut found);
    found
}
