//! Every pair of the corpus, compared both ways once for all tests of a file.

use std::sync::LazyLock;

use respun::{Article, Comparison, Config, compare};

use super::gold::{Pair, Story, stories};

/// A pair of the corpus, compared both ways.
pub struct Compared {
    pub story: &'static Story,
    pub pair: &'static Pair,
    pub a: &'static Article,
    pub b: &'static Article,
    pub result: Comparison,
    pub exchanged: Comparison,
}

impl Compared {
    /// The story and both articles, for messages.
    pub fn name(&self) -> String {
        format!("{} {} > {}", self.story.name, self.pair.a, self.pair.b)
    }
}

pub static STORIES: LazyLock<Vec<Story>> = LazyLock::new(stories);

pub static COMPARED: LazyLock<Vec<Compared>> = LazyLock::new(|| {
    let of_story = |story: &'static Story| {
        story.pairs.iter().map(move |pair| {
            let (a, b) = (&story.articles[&pair.a], &story.articles[&pair.b]);
            let config = Config::default();
            Compared { story, pair, a, b, result: compare(a, b, &config), exchanged: compare(b, a, &config) }
        })
    };
    STORIES.iter().flat_map(of_story).collect()
});

/// Fails with every line if there is one.
#[track_caller]
pub fn check_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}\n", complaints.len(), complaints.join("\n"));
}
