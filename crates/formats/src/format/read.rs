//! Chooses the parser for a format.

use respun::Error;
use serde_json::Value;

use super::decode::decoded;
use super::{Document, Documents, FieldNames, Format, Limits, feed, mail, newsml, ninjs, nitf, office};

/// Parses `bytes`, a whole file in `format`. A ZIP archive is treated as an office document. Other streamed formats
/// ([`Format::is_stream`]) aren't accepted.
///
/// # Errors
/// If nothing in it can be read. The message is the reason alone: the bytes have no name.
pub fn read(format: Format, bytes: &[u8], names: &FieldNames, limits: &Limits) -> Result<Documents, Error> {
    parse(format, bytes, names, limits).map_err(Error::new)
}

/// The same with the reason as text, for messages that name the file.
pub(crate) fn parse(format: Format, bytes: &[u8], names: &FieldNames, limits: &Limits) -> Result<Documents, String> {
    match format {
        Format::Text | Format::Markdown => text(bytes),
        #[cfg(feature = "html")]
        Format::Html => super::html::read(bytes, limits).map(|document| vec![Ok(document)]),
        #[cfg(not(feature = "html"))]
        Format::Html => Err("it is a page of HTML, which this build does not read; save it as text first".to_owned()),
        Format::Json => json(bytes, names, limits),
        Format::NewsMl => newsml::read(bytes, limits),
        Format::Nitf => nitf::read(bytes, limits),
        Format::Feed => feed::read(bytes, limits),
        Format::Mail => mail::read(bytes, limits),
        Format::Zip => office::read(bytes, limits),
        #[cfg(feature = "pdf")]
        Format::Pdf => super::pdf::read(bytes, limits),
        // Bytes of other formats aren't text; `text` says so, with a hint.
        _ => text(bytes),
    }
}

fn text(bytes: &[u8]) -> Result<Documents, String> {
    let text = decoded(bytes, None)?.text;
    Ok(vec![Ok(Document { text, ..Document::default() })])
}

fn json(bytes: &[u8], names: &FieldNames, limits: &Limits) -> Result<Documents, String> {
    let text = decoded(bytes, None)?.text;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("it is not JSON: {error}"))?;
    if ninjs::is_ninjs(&value) {
        ninjs::read_value(value, limits)
    } else if feed::is_feed(&value) {
        feed::read_json(value, limits)
    } else {
        super::json::documents(value, names)
    }
}
