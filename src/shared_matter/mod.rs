//! Shared matter: text common to two articles that proves nothing, such as notices, forms and reference lists.

mod common;
mod cues;
mod detect;
mod ignore;

use serde::{Deserialize, Serialize};

use crate::span::Span;

pub(crate) use common::CommonRuns;
pub(crate) use detect::{MarkedText, SetAside, set_aside};
pub use ignore::IgnoreList;

/// Why a stretch that two articles share proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SharedMatterKind {
    /// A notice to readers or editors: cookies, rights, embargo, subscription, corrections.
    Notice,
    /// The description of a company or institution at the end of its releases.
    About,
    /// A list of sources or references.
    References,
    /// A form, formula or table that is filled with other facts each time.
    Form,
    /// A released statement, quoted or not.
    Statement,
    /// The account of what happened before, retold in each report on one affair.
    Background,
    /// Named by the user.
    Ignored,
}

impl SharedMatterKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            SharedMatterKind::Notice => "notice",
            SharedMatterKind::About => "about",
            SharedMatterKind::References => "references",
            SharedMatterKind::Form => "form",
            SharedMatterKind::Statement => "statement",
            SharedMatterKind::Background => "background",
            SharedMatterKind::Ignored => "ignored",
        }
    }
}

/// A stretch of each article that was set aside: it counts neither as overlap nor as evidence. Spans point into the
/// sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedMatter {
    /// Why it proves nothing.
    pub kind: SharedMatterKind,
    /// Position in a.
    pub a: Span,
    /// Position in b.
    pub b: Span,
}
