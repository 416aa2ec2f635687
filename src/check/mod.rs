//! A draft against many articles: which of them it was written from, what each gave, and how much of it they cover together.
//!
//! ```text
//! each article ── which words and shingles of the draft it has ── the likeliest ── compared in full ── sources, the fullest first
//! ```
//!
//! All that is remembered of an article is a bit for each word of the draft, so an archive is read once and need not fit in memory. A
//! draft may be stitched together from several articles, each of which shares but a few of its sentences: so an article is as likely as the
//! sentences that it may have given, not as the whole draft.

mod glances;
mod sources;

pub use glances::{Glance, Glances};
pub use sources::{Checked, Source, check};
