//! Compares a draft with many articles: which ones it was written from, what each contributed, and how much they cover
//! together.
//!
//! ```text
//! each article ── its words and shingles in the draft ── the likeliest ── compared in full ── sources, largest first
//! ```
//!
//! All that is kept of an article is a bit for each word of the draft, so an archive is read once and need not fit in
//! memory. A draft may be compiled from several articles that each share only a few sentences. An article is therefore
//! rated by the sentences it may have contributed, not by the whole draft.

mod draft_index;
mod sources;

pub use draft_index::{DraftIndex, DraftOverlap};
pub use sources::{Checked, Source, check};
