//! Any bytes, whatever they are taken for, end in documents or a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun_formats::format::{FieldNames, Format, Limits, read};

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Pdf] {
        match read(format, bytes, &FieldNames::default(), &Limits::default()) {
            Ok(documents) => assert!(!documents.is_empty()),
            Err(reason) => assert!(!reason.is_empty() && !reason.ends_with('.')),
        }
    }
});
