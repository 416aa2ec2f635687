//! One file, or standard input, to one article.

use std::io::Read;
use std::path::Path;

use crate::{Article, Error, load::decode};

/// The article in the file at `path`; its id is the path as given.
///
/// # Errors
/// If the file cannot be read or is no text.
pub fn read_article(path: &Path) -> Result<Article, Error> {
    let id = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Error::caused(format!("cannot read `{id}`"), e))?;
    let text = decode(&id, &bytes)?.text;
    Ok(if path.extension().is_some_and(|e| e == "md") {
        Article::markdown(id, text)
    } else {
        Article::from_text(id, text)
    })
}

/// The article on standard input; its id is `-`.
///
/// # Errors
/// If standard input cannot be read or is no text.
pub fn read_standard_input() -> Result<Article, Error> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|e| Error::caused("cannot read standard input", e))?;
    Ok(Article::from_text("-", decode("-", &bytes)?.text))
}
