//! What packed streams of a PDF would come to, before a library unpacks them as a whole.
//!
//! The library takes all that comes out of a stream into memory, and deflate packs a thousand to one. So every stream is unpacked once
//! here, into nothing, and counted. What cannot be counted this way (streams packed twice, or by a method whose name is put elsewhere) is
//! refused where it is large enough to matter.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::read::{DeflateDecoder, ZlibDecoder};

use crate::format::Limits;

/// Pictures are never unpacked, but a stream may say that it is one and be used as something else.
const PICTURE: u64 = 4;

/// Bytes of a stream that is packed in a way that cannot be counted: a thousand times as many are bearable.
const SMALL: usize = 64 << 10;

/// Bytes before a stream in which its dictionary stands. Real ones have some hundred.
const DICTIONARY: usize = 4096;

/// Fails if `bytes` are encrypted, or hold a stream that comes to more than an article may.
pub(super) fn check(bytes: &[u8], limits: &Limits, is_given_up: &AtomicBool) -> Result<(), String> {
    let mut at = 0;
    while let Some(found) = position(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        if is_given_up.load(Ordering::Relaxed) {
            return Err("it was given up".to_owned());
        }
        let before = &bytes[start.saturating_sub(DICTIONARY)..start];
        let dictionary =
            names(before.windows(4).rposition(|window| window == b" obj").map_or(before, |from| &before[from..]));
        let has = |name: &str| dictionary.contains(name);
        let n_packed = dictionary.matches("/Fl").count()
            + dictionary.matches("/LZW").count()
            + dictionary.matches("/RunLength").count();
        let n_coded = dictionary.matches("/ASCII").count()
            + dictionary.matches("/A85").count()
            + dictionary.matches("/AHx").count();
        let data = &bytes[at..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let is_elsewhere = dictionary.split("/F").skip(1).any(|rest| {
            let rest = rest.strip_prefix("ilter").unwrap_or(rest).trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit())
        });
        let is_countable = n_packed <= 1 && n_coded == 0 && !has("/LZW") && !is_elsewhere;
        if !is_countable && n_packed + n_coded + usize::from(is_elsewhere) > 0 {
            let length = position(data, b"endstream").unwrap_or(data.len());
            if length > SMALL && !has("/Image") {
                return Err("it has a stream that is packed in a way that cannot be measured".to_owned());
            }
        }
        let most = if has("/Image") { limits.article.saturating_mul(PICTURE) } else { limits.article };
        if counts_to_more(ZlibDecoder::new(data), most)
            || (n_packed > 0 && counts_to_more(DeflateDecoder::new(data), most))
        {
            return Err(format!("it has a stream that unpacks to more than {most} bytes"));
        }
    }
    Ok(())
}

/// A dictionary with the characters of its names as they are meant: `/Fl#61te` is `/Flate`.
fn names(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, behind)) = rest.split_first() {
        let meant = (byte == b'#')
            .then(|| behind.get(..2))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        text.push(char::from(meant.unwrap_or(byte)));
        rest = if meant.is_some() { &behind[2..] } else { behind };
    }
    text
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether more than `most` bytes come out; what is damaged counts up to there.
fn counts_to_more(mut decoder: impl Read, most: u64) -> bool {
    let mut buffer = [0; 16 << 10];
    let mut n_bytes = 0;
    while let Ok(n @ 1..) = decoder.read(&mut buffer) {
        n_bytes += n as u64;
        if n_bytes > most {
            return true;
        }
    }
    false
}
