//! Files that may hold any number of articles have an answer, and what they give is of bounded size. The first byte chooses a name.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use respun_formats::format::Limits;
use respun_formats::load::{ReadOptions, Source, documents};

const NAMES: [&str; 8] = ["a", "a.jsonl", "a.json", "a.csv", "a.warc", "a.zip", "a.parquet", "a.txt.gz"];

/// Small ones, so that they are met.
const LIMITS: Limits = Limits {
    article: 1 << 16,
    page: 1 << 16,
    unpacked: 1 << 20,
    depth: 50,
    columns: 100,
    members: 100,
    archives: 3,
    seconds: 2,
};

fuzz_target!(|bytes: &[u8]| {
    let Some((&name, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(name) % NAMES.len()];
    let options = ReadOptions { limits: LIMITS, ..ReadOptions::default() };
    let source = Source::Reader(Box::new(bytes));
    documents(source, name, "id", true, &options, &mut |found| {
        match found {
            Ok(found) => assert!(found.document.text.len() <= 4 << 20),
            Err(message) => assert!(message.contains(name), "{message}"),
        }
        ControlFlow::Continue(())
    });
});
