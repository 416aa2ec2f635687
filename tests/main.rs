//! What the library must hold, in one binary. Each module is a subject.

mod accuracy;
mod article_laws;
mod articles;
mod cases;
mod corpus;
mod fact_benchmark;
mod facts;
mod ledger;
mod odd_texts;
mod properties;
mod quotations;
mod quote_benchmark;
mod quote_marks;
mod results;
mod seed_pair;
mod sentences;
mod speakers;
mod tidy;
mod verdicts;
