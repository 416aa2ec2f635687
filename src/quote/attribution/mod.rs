//! Attributes quotations: who speaks, and which word says so.
//!
//! ```text
//! words ── names, titles: who is named ── subject, clause: who does what ── around_quotation: attribution ─┐
//!                                         german: the same by case                                         │
//!                                                        speakers: tries each place ── resolve: a person ──┘
//! ```

mod around_quotation;
mod clause;
mod german;
mod names;
mod resolve;
mod speakers;
mod subject;
mod titles;
mod words;

pub(super) use speakers::attribute;
