//! The whole of a file to documents: which reader is for which format.

use super::decode::decoded;
use super::{Document, Documents, FieldNames, Format, Limits, html};

/// The documents in `bytes`, a whole file in `format`. Formats that are read as they come ([`Format::is_stream`]) are none of these.
///
/// # Errors
/// If nothing of it can be read: the reason, in lower case and without full stop.
pub fn read(format: Format, bytes: &[u8], names: &FieldNames, limits: &Limits) -> Result<Documents, String> {
    match format {
        Format::Json => json(bytes, names),
        Format::Text | Format::Markdown => text(bytes),
        Format::Html => html::read(bytes, limits).map(|document| vec![Ok(document)]),
        // Bytes of other formats are no text, which says so with a hint.
        _ => text(bytes),
    }
}

fn json(bytes: &[u8], names: &FieldNames) -> Result<Documents, String> {
    let text = decoded(bytes, None)?.text;
    let value = serde_json::from_str(&text).map_err(|error| format!("it is not JSON: {error}"))?;
    super::json::documents(value, names)
}

fn text(bytes: &[u8]) -> Result<Documents, String> {
    let text = decoded(bytes, None)?.text;
    Ok(vec![Ok(Document { text, ..Document::default() })])
}
