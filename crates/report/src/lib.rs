//! Results in, text out: nothing is computed here that a result does not already say.
//!
//! ```text
//! Comparison, Quotation ─┬─ json: for programs; fields and their order are fixed
//!                        ├─ csv: for spreadsheets; tables of quotations
//!                        ├─ markdown: to paste into a ticket or a mail
//!                        ├─ html: one file for people, lawyers and printers
//!                        └─ terminal: for people; one screen first, then side by side
//! Scan ─────────────────── scan: lines of JSON, tables; markdown, html, terminal
//! Checked ──────────────── check: JSON, a table; markdown, html, terminal
//! ```
//!
//! Take [`json`] to keep, [`terminal`] to read. All results point into sources by bytes; JSON speaks of code points, because
//! that is what most languages count in, and the terminal shows words.

pub mod check;
pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod scan;
pub mod schema;
pub mod terminal;

mod escape;
mod explained;
mod reasons;
mod shown;
mod word_diff;
mod words;

pub use escape::harmless;

#[cfg(test)]
mod example;
