//! Rejects PDFs with decompression bombs, before a library unpacks their streams.
//!
//! The library unpacks a stream fully into memory, and deflate compresses up to a thousand to one. So every stream is
//! unpacked once here, into nothing, and counted. Streams that can't be counted this way (compressed twice, or with a
//! filter named elsewhere) are rejected if they are large enough to matter.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::read::{DeflateDecoder, ZlibDecoder};

use crate::format::Limits;

/// Pictures may be this many times larger: they are never unpacked, but a stream may claim to be a picture and be used
/// as something else.
const PICTURE: u64 = 4;

/// Bytes of a stream compressed once by an uncounted method; a thousand times as many are acceptable.
const SMALL: usize = 64 << 10;

/// Bytes before a stream to search for its dictionary. Real dictionaries have a few hundred.
const DICTIONARY: usize = 4096;

/// Fails if `bytes` is encrypted, or has a stream that unpacks to more than the limit of an article.
pub(super) fn check(bytes: &[u8], limits: &Limits, is_given_up: &AtomicBool) -> Result<(), String> {
    // Encrypted streams can't be counted, even if reading them needs no password.
    if names_in(bytes).any(|name| name == b"Encrypt") {
        return Err("it is encrypted".to_owned());
    }
    let mut at = 0;
    while let Some(found) = position(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        if is_given_up.load(Ordering::Relaxed) {
            return Err("reading it was abandoned".to_owned());
        }
        let data = &bytes[at..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let packing = Packing::of(&bytes[start.saturating_sub(DICTIONARY)..start]);
        let is_picture = packing.as_ref().is_some_and(|packing| packing.is_picture);
        if packing.is_some_and(|packing| !packing.can_be_counted(data)) {
            return Err("it has a stream whose compression cannot be measured".to_owned());
        }
        let most = if is_picture { limits.article.saturating_mul(PICTURE) } else { limits.article };
        // The declared filter may be wrong, so both are tried; the library also unpacks streams without a zlib header.
        if counts_to_more(ZlibDecoder::new(data), most) || counts_to_more(DeflateDecoder::new(data), most) {
            return Err(format!("it has a stream that unpacks to more than {most} bytes"));
        }
    }
    Ok(())
}

/// How a stream says it is compressed.
struct Packing {
    n_packed: usize,
    is_other: bool,
    is_unclear: bool,
    is_picture: bool,
}

impl Packing {
    /// From the bytes before a stream; `None` if they don't end with a dictionary, so that the keyword is part of some
    /// text.
    fn of(before: &[u8]) -> Option<Packing> {
        let end = before.windows(2).rposition(|window| window == b">>")?;
        let behind = before[end + 2..].split(|byte| matches!(byte, b'\n' | b'\r'));
        if !behind
            .map(|line| line.split(|&byte| byte == b'%').next().unwrap_or(line))
            .all(|line| line.trim_ascii().is_empty())
        {
            return None;
        }
        let start = before.windows(3).rposition(|window| window == b"obj");
        let dictionary = &before[start.unwrap_or(0)..end];
        let mut packing = Packing { n_packed: 0, is_other: false, is_unclear: start.is_none(), is_picture: false };
        for name in names_in(dictionary) {
            match name.as_slice() {
                b"FlateDecode" | b"Fl" => packing.n_packed += 1,
                b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL" => {
                    packing.n_packed += 1;
                    packing.is_other = true;
                }
                b"ASCIIHexDecode" | b"AHx" | b"ASCII85Decode" | b"A85" | b"Crypt" => packing.is_other = true,
                b"Image" => packing.is_picture = true,
                _ => {}
            }
        }
        // The filter may be named in another object; comments may come in between.
        let text = unescaped(dictionary);
        for rest in
            text.windows(7).enumerate().filter(|(_, window)| *window == b"/Filter").map(|(at, _)| &text[at + 7..])
        {
            let rest = rest.trim_ascii_start();
            let value = match rest.first() {
                Some(b'[') => rest.split(|&byte| byte == b']').next().unwrap_or(rest),
                _ => &rest[..rest.len().min(1)],
            };
            packing.is_unclear |= value.contains(&b'%')
                || value.first().is_some_and(u8::is_ascii_digit)
                || value.split(|byte| byte.is_ascii_whitespace()).any(|word| word == b"R");
        }
        Some(packing)
    }

    /// Whether unpacking `data` once gives its real size, or the size is small anyway.
    fn can_be_counted(&self, data: &[u8]) -> bool {
        if self.is_unclear || self.n_packed > 1 {
            return false;
        }
        let most = if self.is_picture { 16 * SMALL } else { SMALL };
        !(self.is_other && self.n_packed == 1) || position(data, b"endstream").unwrap_or(data.len()) <= most
    }
}

/// The names in `bytes`, unescaped.
fn names_in(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    /// No name of interest is longer, even if each letter is escaped as a number.
    const LONGEST: usize = 48;
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || b"/<>[](){}%".contains(byte);
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').filter_map(move |(at, _)| {
        let rest = &bytes[at + 1..];
        // Most names can be skipped by their first letter.
        if !rest.first().is_some_and(|first| b"EFLRACI#".contains(first)) {
            return None;
        }
        let rest = &rest[..rest.len().min(LONGEST)];
        Some(unescaped(&rest[..rest.iter().position(is_end).unwrap_or(rest.len())]))
    })
}

/// Unescapes names: `/Fl#61te` is `/Flate`.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, behind)) = rest.split_first() {
        let digits =
            (byte == b'#').then(|| behind.get(..2)).flatten().and_then(|digits| std::str::from_utf8(digits).ok());
        let meant = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        text.push(meant.unwrap_or(byte));
        rest = if meant.is_some() { &behind[2..] } else { behind };
    }
    text
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether more than `most` bytes come out. Damaged data counts up to the damage.
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
