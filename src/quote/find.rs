//! Quoted stretches by their marks.

use crate::article::Article;
use crate::quote::Quotation;

pub(super) fn quoted_stretches(_article: &Article) -> Vec<Quotation> {
    Vec::new()
}
