//! Pages end in an article with text, or in a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun_formats::format::{FieldNames, Format, Limits, read};

fuzz_target!(|bytes: &[u8]| {
    match read(Format::Html, bytes, &FieldNames::default(), &Limits::default()) {
        Ok(documents) => {
            for document in documents {
                let document = document.expect("a page is one document or none");
                assert!(!document.text.trim().is_empty());
                assert!(document.hidden.iter().all(|passage| passage.split_whitespace().count() > 0));
            }
        }
        Err(reason) => assert!(!reason.is_empty() && !reason.ends_with('.')),
    }
});
