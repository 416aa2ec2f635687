//! Follows quotations into the other article: which belong together, what became of each.
//!
//! ```text
//! pairing, place: quotations of one statement ─┐
//! reported_speech: outside quote marks ────────┼─ follow ── rows
//! changes: what differs ───────────────────────┘
//! ```

mod changes;
mod follow;
mod pairing;
mod place;
mod reported_speech;
mod rows;

pub use follow::{Quoting, Relation, follow};
pub use rows::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
