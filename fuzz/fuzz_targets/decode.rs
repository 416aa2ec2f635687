//! Bytes are decoded to text, or refused with a reason; text that is valid already stays as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun_formats::format::decode;

fuzz_target!(|bytes: &[u8]| {
    match decode("a", bytes) {
        Ok(decoded) if decoded.charset == "UTF-8" => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            assert_eq!(decoded.text.as_bytes(), bytes);
        }
        Ok(_) => {}
        Err(error) => assert!(error.to_string().starts_with("cannot read `a`: ")),
    }
});
