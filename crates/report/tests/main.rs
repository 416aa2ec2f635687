//! What reports must hold, in one binary.

#[path = "../../../tests/corpus/mod.rs"]
mod corpus;
mod in_browser;
mod pages;
mod safety;
mod schemas;
mod snapshots;
