//! The stories of `corpus/`: articles, and the truth about pairs of them.
//!
//! The truth quotes the articles; here the quoted texts are looked up, so that the rest works with spans.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use respun::{Article, Span};
use serde::Deserialize;

use super::truth::{AlignmentTruth, QuoteSide, QuoteTruth, Truth};
use super::{project, read_article};

/// A story: an event that articles are about.
pub struct Story {
    pub name: String,
    /// The code of the language of its articles.
    pub language: String,
    /// By file name.
    pub articles: BTreeMap<String, Article>,
    pub pairs: Vec<Pair>,
}

/// Two articles of a story, by file name.
pub struct Pair {
    pub a: String,
    pub b: String,
    pub truth: Truth,
}

#[derive(Deserialize)]
struct StoryFile {
    story: String,
    language: String,
    pairs: Vec<PairEntry>,
}

#[derive(Deserialize)]
struct PairEntry {
    a: String,
    b: String,
    verdict: String,
    also: Vec<String>,
    sentences: Option<Vec<GroupEntry>>,
    #[serde(default)]
    dropped: Vec<String>,
    #[serde(default)]
    added: Vec<String>,
    #[serde(default)]
    quotes: Vec<QuoteEntry>,
    #[serde(default)]
    swaps: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct GroupEntry {
    a: Vec<String>,
    b: Vec<String>,
}

#[derive(Deserialize)]
struct QuoteEntry {
    verdict: String,
    a: Option<String>,
    a2: Option<String>,
    b: Option<String>,
    b2: Option<String>,
    changes: Vec<(String, String)>,
    speaker_a: Option<String>,
    speaker_b: Option<String>,
    flags: Vec<String>,
}

/// The folder of the corpus.
pub fn corpus_folder() -> PathBuf {
    project().join("corpus")
}

/// All stories, by name.
pub fn stories() -> Vec<Story> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(corpus_folder().join("gold")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| read_story(file)).collect()
}

fn read_story(path: &Path) -> Story {
    let text = fs::read_to_string(path).unwrap();
    let file: StoryFile = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folder = corpus_folder().join("articles").join(&file.story);
    let articles: BTreeMap<String, Article> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), read_article(&entry.path()))
        })
        .collect();
    let pairs = file
        .pairs
        .into_iter()
        .map(|pair| {
            let article = |name: &String| {
                articles.get(name).unwrap_or_else(|| panic!("{} names `{name}`: no such article", path.display()))
            };
            let truth = truth(&pair, article(&pair.a), article(&pair.b));
            Pair { a: pair.a, b: pair.b, truth }
        })
        .collect();
    Story { name: file.story, language: file.language, articles, pairs }
}

fn truth(pair: &PairEntry, a: &Article, b: &Article) -> Truth {
    let mut verdicts = vec![pair.verdict.clone()];
    verdicts.extend(pair.also.iter().cloned());
    let all = |article: &Article, texts: &[String]| texts.iter().map(|text| place(article, text)).collect();
    let side = |article: &Article, parts: [&Option<String>; 2], speaker: &Option<String>| QuoteSide {
        parts: parts.into_iter().flatten().map(|text| place(article, text)).collect(),
        speaker: speaker.clone(),
    };
    let alignment = pair.sentences.as_ref().map(|groups| AlignmentTruth {
        groups: groups.iter().map(|group| (all(a, &group.a), all(b, &group.b))).collect(),
        dropped: all(a, &pair.dropped),
        added: all(b, &pair.added),
        quotes: pair
            .quotes
            .iter()
            .map(|row| QuoteTruth {
                verdict: row.verdict.clone(),
                a: side(a, [&row.a, &row.a2], &row.speaker_a),
                b: side(b, [&row.b, &row.b2], &row.speaker_b),
                changes: Some(row.changes.clone()),
                flags: Some(row.flags.clone()),
            })
            .collect(),
    });
    Truth { verdicts, alignment, swaps: pair.swaps.clone() }
}

/// Where `text` stands in the article; it must stand there exactly once, or nobody knows which place is meant.
fn place(article: &Article, text: &str) -> Span {
    let mut found = article.source().match_indices(text);
    match (found.next(), found.next()) {
        (Some((start, _)), None) => Span::new(start, start + text.len()),
        (None, _) => panic!("{} does not say: {text}", article.id()),
        (Some(_), Some(_)) => panic!("{} says more than once: {text}", article.id()),
    }
}
