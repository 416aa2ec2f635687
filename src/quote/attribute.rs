//! Who said it: speaker and cue of each quotation.

use crate::article::Article;
use crate::quote::Quotation;
use crate::span::Span;

pub(super) fn attribute(_article: &Article, _sentences: &[Span], _quotations: &mut [Quotation]) {}
