//! Any bytes as an archive, and any text as the document within a sound one, end in a document or a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun_formats::format::{FieldNames, Format, Limits, read};

/// An archive of one member that is not packed.
fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let number = |n: usize| (n as u32).to_le_bytes();
    let common = [
        &[0; 8][..],
        &crc(bytes).to_le_bytes(),
        &number(bytes.len()),
        &number(bytes.len()),
        &(name.len() as u16).to_le_bytes(),
        &[0; 2],
    ]
    .concat();
    let mut zip = [&b"PK\x03\x04\x0A\0"[..], &common, name.as_bytes(), bytes].concat();
    let list = zip.len();
    zip.extend([&b"PK\x01\x02\x0A\0\x0A\0"[..], &common, &[0; 12], name.as_bytes()].concat());
    let length = zip.len() - list;
    zip.extend([&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &number(length), &number(list), &[0; 2]].concat());
    zip
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

fuzz_target!(|bytes: &[u8]| {
    let _ = read(Format::Zip, bytes, &FieldNames::default(), &Limits::default());
    let word = [b"<w:document xmlns:w='urn:w'><w:body>", bytes, b"</w:body></w:document>"].concat();
    let _ = read(Format::Zip, &stored("word/document.xml", &word), &FieldNames::default(), &Limits::default());
});
