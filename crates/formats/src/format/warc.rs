//! WARC (ISO 28500), the format of web crawlers. Pages returned by servers are articles; anything else is skipped.
//!
//! ```text
//! WARC/1.0                       a record: its version, fields, an empty line,
//! WARC-Type: response            as many bytes as Content-Length says, and two line breaks
//! Content-Length: 5120
//!
//! HTTP/1.1 200 OK                the response: its status, fields, an empty line, the page
//! ```
//!
//! Compressed files have one gzip member per record, so the decompressor must continue after the first member.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::Misread;

/// A crawled page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The number of the record, counted from 1.
    pub record: usize,
    /// The address of the page.
    pub url: Option<String>,
    /// When it was fetched, in ISO 8601.
    pub fetched: Option<String>,
    /// The content type sent by the server, such as `text/html; charset=utf-8`; plain text for a conversion record
    /// (WET).
    pub content_type: String,
    /// The page, decompressed if the server compressed it.
    pub body: Vec<u8>,
}

/// Receives the pages of a crawl. Returns whether to go on.
pub type TakePage<'t> = dyn FnMut(Result<Page, Misread>) -> ControlFlow<()> + 't;

/// Maximum bytes in the fields of a record or a response; real ones have a few hundred.
const LONGEST_FIELDS: u64 = 256 << 10;

/// Passes the pages of a crawl of any length to `take`, one by one, none longer than `most` bytes.
///
/// # Errors
/// If it isn't WARC, or is damaged at some record; earlier pages have been passed on.
pub fn stream(mut reader: impl BufRead, most: u64, take: &mut TakePage<'_>) -> Result<(), String> {
    let mut number = 0;
    loop {
        let at = |message: String| format!("from record {} on: {message}", number + 1);
        let failed = |error: io::Error| at(error.to_string());
        skip_line_ends(&mut reader).map_err(failed)?;
        let Some(version) = line(&mut reader).map_err(failed)? else { return Ok(()) };
        if !version.starts_with("WARC/") {
            return Err(at("no record begins there".to_owned()));
        }
        let fields = Fields::read(&mut reader).map_err(failed)?;
        let length: u64 = fields
            .get("content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| at("it has no length".to_owned()))?;
        number += 1;
        let mut content = reader.by_ref().take(length);
        let found = page(&mut content, &fields, number, most);
        let rest = content.limit();
        let skipped = io::copy(&mut content, &mut io::sink()).map_err(|error| error.to_string())?;
        if skipped < rest {
            return Err(format!("record {number} is truncated"));
        }
        if let Some(found) = found.transpose() {
            let found = found.map_err(|message| Misread { place: format!("record {number}"), message });
            if take(found) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
    }
}

/// The page in a record; `None` if the record has another purpose, or the server returned something else.
fn page(content: &mut impl BufRead, fields: &Fields, record: usize, most: u64) -> Result<Option<Page>, String> {
    let kind = fields.get("warc-type").unwrap_or("").to_ascii_lowercase();
    let content_type = fields.get("content-type").unwrap_or("").to_ascii_lowercase();
    let failed = |error: io::Error| error.to_string();
    let answer = match kind.as_str() {
        "response" if content_type.starts_with("application/http") => {
            let status = line(content).map_err(failed)?.unwrap_or_default();
            let fields = Fields::read(content).map_err(failed)?;
            let code = status.split_whitespace().nth(1).unwrap_or("");
            if !status.starts_with("HTTP/") || code != "200" {
                return Ok(None);
            }
            fields
        }
        // A resource was fetched without HTTP; a conversion is the text of a page.
        "resource" | "conversion" => Fields::default(),
        _ => return Ok(None),
    };
    let served_as = answer.get("content-type").unwrap_or(&content_type).to_owned();
    let is_page = ["text/html", "application/xhtml", "text/plain", ""].iter().any(|kind| {
        if kind.is_empty() { served_as.is_empty() } else { served_as.to_ascii_lowercase().starts_with(kind) }
    });
    if !is_page {
        return Ok(None);
    }
    let mut body = Vec::new();
    content.take(most + 1).read_to_end(&mut body).map_err(failed)?;
    let too_long = || format!("its page is longer than {}", super::metered::mebibytes(most));
    if body.len() as u64 > most {
        return Err(too_long());
    }
    if answer.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        // Many crawlers join the chunks but leave the header field unchanged.
        body = joined_chunks(&body).unwrap_or(body);
    }
    if body.starts_with(b"\x1F\x8B") {
        let mut unpacked = Vec::new();
        let mut packed = flate2::bufread::MultiGzDecoder::new(body.as_slice()).take(most + 1);
        packed.read_to_end(&mut unpacked).map_err(|error| format!("its page cannot be unpacked: {error}"))?;
        if unpacked.len() as u64 > most {
            return Err(too_long());
        }
        body = unpacked;
    }
    let url = fields.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let fetched = fields.get("warc-date").map(str::to_owned);
    Ok(Some(Page { record, url, fetched, content_type: served_as, body }))
}

/// The body of a chunked response, in which each chunk follows its length; `None` if the lengths don't fit.
fn joined_chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    loop {
        let end = body.windows(2).position(|two| two == b"\r\n")?;
        let length = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let length = usize::from_str_radix(length, 16).ok()?;
        let chunk = body.get(end + 2..)?.get(..length)?;
        if length == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(chunk);
        body = body[end + 2 + length..].strip_prefix(b"\r\n")?;
    }
}

/// Fields of a record or a response, with names in lower case.
#[derive(Debug, Default)]
struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields up to the next blank line.
    fn read(reader: &mut impl BufRead) -> io::Result<Fields> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut n_bytes = 0;
        loop {
            let Some(line) = line(reader)? else { return Ok(Fields(fields)) };
            if line.is_empty() {
                return Ok(Fields(fields));
            }
            n_bytes += line.len() as u64;
            if n_bytes > LONGEST_FIELDS {
                return Err(io::Error::other("its fields do not end"));
            }
            match (line.split_once(':'), fields.last_mut()) {
                // Long fields continue on the next line.
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((name, value)), _) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// The next line without its line break; `None` at the end.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let n_read = reader.by_ref().take(LONGEST_FIELDS).read_until(b'\n', &mut bytes)?;
    if n_read as u64 == LONGEST_FIELDS {
        return Err(io::Error::other("a line of its fields does not end"));
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok((n_read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
}

fn skip_line_ends(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let bytes = reader.fill_buf()?;
        let n = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let is_all = n > 0 && n == bytes.len();
        reader.consume(n);
        if !is_all {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://harle.example/ferry\r\nWARC-Date: 2025-03-03T10:15:00Z\r\n\
             Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
        record("response", &[format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat())
    }

    fn pages(warc: &[u8]) -> (Vec<Result<String, Misread>>, Result<(), String>) {
        let mut found = Vec::new();
        let read = stream(warc, 10_000, &mut |page| {
            found.push(page.map(|page| format!("{} {}", page.record, String::from_utf8_lossy(&page.body))));
            ControlFlow::Continue(())
        });
        (found, read)
    }

    #[test]
    fn pages_are_taken_and_the_rest_passed_over() {
        let chunked = answer(
            "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
            b"3\r\n<p>\r\n5;a=b\r\nLate.\r\n0\r\n\r\n",
        );
        let joined = answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", b"<p>Put together.");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        io::Write::write_all(&mut packed, b"<p>Packed.").unwrap();
        let packed = answer("content-type: text/html\r\ncontent-encoding: gzip\r\n", &packed.finish().unwrap());
        let warc = [
            record("warcinfo", b"software: none\r\n"),
            record("request", b"GET / HTTP/1.1\r\n\r\n"),
            chunked,
            answer("Content-Type: image/png\r\n", b"png"),
            record("response", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>none"),
            joined,
            packed,
        ]
        .concat();
        let expected = ["3 <p>Late.", "6 <p>Put together.", "7 <p>Packed."].map(|page| Ok(page.to_owned()));
        assert_eq!(pages(&warc), (expected.to_vec(), Ok(())));
        let mut first = None;
        stream(warc.as_slice(), 10_000, &mut |page| {
            first = Some(page.unwrap());
            ControlFlow::Break(())
        })
        .unwrap();
        let first = first.unwrap();
        assert_eq!(first.url.as_deref(), Some("https://harle.example/ferry"));
        assert_eq!(first.fetched.as_deref(), Some("2025-03-03T10:15:00Z"));
    }

    #[test]
    fn what_is_broken_is_named_and_what_came_before_is_kept() {
        let good = answer("Content-Type: text/html\r\n", b"<p>Late.");
        let (found, read) = pages(&[good.as_slice(), &good[..good.len() - 9]].concat());
        assert_eq!((found.len(), read), (1, Err("record 2 is truncated".to_owned())));
        let (found, read) = pages(&[good.as_slice(), b"nonsense\r\n"].concat());
        assert_eq!((found.len(), read), (1, Err("from record 2 on: no record begins there".to_owned())));
        let (_, read) = pages(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n");
        assert_eq!(read, Err("from record 1 on: it has no length".to_owned()));
        let (_, read) = pages(format!("WARC/1.0\r\n{}", "a: b\r\n".repeat(100_000)).as_bytes());
        assert_eq!(read, Err("from record 1 on: its fields do not end".to_owned()));
        let (_, read) = pages(format!("WARC/1.0\r\nContent-Length: {}\r\n\r\nshort", u64::MAX).as_bytes());
        assert_eq!(read, Err("record 1 is truncated".to_owned()));
        let long = answer("Content-Type: text/html\r\n", &b"x".repeat(20_000));
        let (found, read) = pages(&[long, good].concat());
        assert_eq!(found[0].as_ref().unwrap_err().message, "its page is longer than 10000 bytes");
        assert_eq!((found.len(), read), (2, Ok(())));
    }

    #[test]
    fn a_packed_page_that_never_ends_is_given_up() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        io::Write::write_all(&mut packed, &[b'a'; 1 << 20]).unwrap();
        let warc = answer("Content-Type: text/html\r\n", &packed.finish().unwrap());
        assert_eq!(pages(&warc).0[0].as_ref().unwrap_err().message, "its page is longer than 10000 bytes");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), cut in 0_usize..400) {
            let warc = answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", &bytes);
            let _ = pages(&warc[..cut.min(warc.len())]);
            let _ = pages(&[b"WARC/1.0\r\n".as_slice(), &bytes].concat());
        }
    }
}
