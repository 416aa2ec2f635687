//! The pairs of `corpus/verdicts`, each compared both ways once for all tests of a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rayon::prelude::*;
use respun::{Article, Comparison, Config, compare};
use serde::Deserialize;

fn folder() -> PathBuf {
    super::project().join("corpus/verdicts")
}

/// A story of `corpus/verdicts`: articles of one kind and what is true of pairs of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub story: String,
    pub language: String,
    /// What the story is a test of: `form`, `follow_up`, `brief` …
    pub kind: String,
    pub pairs: Vec<Pair>,
}

/// Two articles of a story, by file name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    pub a: String,
    pub b: String,
    pub verdict: String,
    /// Other verdicts that a fair editor would accept.
    pub also: Vec<String>,
    pub reason: String,
}

/// A pair with its articles and what is said of them.
pub struct Judged {
    pub story: &'static Story,
    pub pair: &'static Pair,
    pub a: Article,
    pub b: Article,
    pub result: Comparison,
    pub exchanged: Comparison,
}

impl Judged {
    /// The story and both articles, for messages.
    pub fn name(&self) -> String {
        format!("{} {} > {}", self.story.story, self.pair.a, self.pair.b)
    }

    /// Whether a verdict is right, or may be accepted.
    pub fn accepts(&self, verdict: &str) -> bool {
        self.pair.verdict == verdict || self.pair.also.iter().any(|other| other == verdict)
    }
}

pub static VERDICT_STORIES: LazyLock<Vec<Story>> = LazyLock::new(|| {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| read(folder)).collect()
});

fn read(folder: &Path) -> Story {
    let path = folder.join("pairs.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let story: Story = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(folder.ends_with(&story.story), "{}: the story is called `{}`", path.display(), story.story);
    story
}

/// The texts of a story, by file name.
pub fn texts(story: &Story) -> BTreeMap<String, PathBuf> {
    let files = fs::read_dir(folder().join(&story.story)).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
}

pub static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(|| {
    let pairs: Vec<(&'static Story, &'static Pair)> =
        VERDICT_STORIES.iter().flat_map(|story| story.pairs.iter().map(move |pair| (story, pair))).collect();
    let judged = |&(story, pair): &(&'static Story, &'static Pair)| {
        let article = |name: &str| {
            let path = folder().join(&story.story).join(name);
            super::read_article(&path)
        };
        let (a, b) = (article(&pair.a), article(&pair.b));
        let config = Config::default();
        let (result, exchanged) = (compare(&a, &b, &config), compare(&b, &a, &config));
        Judged { story, pair, a, b, result, exchanged }
    };
    pairs.par_iter().map(judged).collect()
});
