//! Bytes to text.

use crate::Error;

/// Text and the charset that it was decoded from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The charset's name as in the Encoding Standard.
    pub charset: &'static str,
}

/// Text from the bytes of a file called `name`.
///
/// # Errors
/// If the bytes are no text.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, Error> {
    let text = std::str::from_utf8(bytes).map_err(|e| Error::caused(format!("`{name}` is not text"), e))?;
    Ok(Decoded { text: text.to_owned(), charset: "UTF-8" })
}
