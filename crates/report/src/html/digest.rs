//! SHA-256 digests: of the inputs, to name them in a report, and of the page's own style and script, which nothing else may join.

use std::fmt::Write;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, as every tool prints it: 64 hexadecimal digits.
///
/// ```
/// let digest = respun_report::html::sha256(b"The ferry was late.\n");
/// assert!(digest.starts_with("d2a02f36") && digest.len() == 64);
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        write!(digits, "{byte:02x}").unwrap_or_default();
    }
    digits
}

/// The name by which a content security policy allows just this text: `sha256-` and the digest in base 64.
pub(super) fn source_hash(text: &str) -> String {
    format!("sha256-{}", base_64(&Sha256::digest(text.as_bytes())))
}

/// Base 64 with padding (RFC 4648).
fn base_64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            encoded.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        for (bytes, encoded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{fe}?", "w74/")]
        {
            assert_eq!(base_64(bytes.as_bytes()), encoded);
        }
    }

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(source_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
