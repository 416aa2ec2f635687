//! The corpus as tests see it: articles with the truth about them, comparisons made once, scores, floors, laws.

#![allow(dead_code, reason = "each package that tests with the corpus uses a part")]

pub mod baseline;
pub mod blessing;
pub mod compared;
pub mod gold;
pub mod judged;
pub mod laws;
pub mod quote_scoring;
pub mod random_news;
pub mod ranking;
pub mod scoring;
pub mod stretches;
pub mod tally;
pub mod truth;

use std::path::{Path, PathBuf};

use respun::Article;

/// The folder of the project: that of the package or one above it.
pub fn project() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let holds_it = |folder: &&Path| folder.join("ARCHITECTURE.md").exists();
    package.ancestors().find(holds_it).expect("the packages lie in the project").to_owned()
}

/// The article in the file at `path`: Markdown if its name says so. It goes by its path in the project, the same on every machine.
pub fn read_article(path: &Path) -> Article {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let id = path.strip_prefix(project()).unwrap_or(path).to_string_lossy().into_owned();
    if path.extension().is_some_and(|ending| ending == "md") {
        Article::markdown(id, text)
    } else {
        Article::from_text(id, text)
    }
}
