//! What can go wrong: settings and files, never text.
//!
//! One opaque type whose message names the file or the value and gives the reason.

/// A setting that makes no sense, or a file that cannot be read as an article.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    message: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with a message of lower case, without full stop, that names what it is about.
    pub fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), source: None }
    }

    /// The same with the error that caused it.
    pub fn caused(message: impl Into<String>, source: impl std::error::Error + Send + Sync + 'static) -> Error {
        Error { message: message.into(), source: Some(Box::new(source)) }
    }
}
