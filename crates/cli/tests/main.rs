//! What the command must hold, in one binary.

mod cases;
mod check;
mod command;
#[path = "../../../tests/corpus/mod.rs"]
mod corpus;
mod html;
mod html_scan;
mod inputs;
mod invariants;
mod judge_cases;
mod one_article;
mod output_formats;
#[path = "../../report/tests/pages/mod.rs"]
mod pages;
mod readme;
mod scan;
mod scan_verdicts;
#[path = "../../formats/tests/tiny_model/mod.rs"]
mod tiny_model;
