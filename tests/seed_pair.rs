//! A real article and its spun rewrite, with known truth, which may not be passed on with the house: tested where it is at hand.
//!
//! The folder with the two articles (`*.txt`, the original first by name) and `gold.json` is named by `RESPUN_SEED_PAIR`;
//! without it, `../shared/data/seed-pair` is looked at. Where neither is there, the tests say so and pass.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::corpus::read_article;
use respun::{Article, Config, Span, compare};
use serde::Deserialize;

use crate::corpus::scoring::Measure::{self, *};
use crate::corpus::scoring::{Scoring, Tally};
use crate::corpus::truth::{AlignmentTruth, QuoteSide, QuoteTruth, Truth};

#[derive(Deserialize)]
struct Gold {
    verdict: String,
    sentences: Vec<Group>,
    dropped: Vec<Place>,
    quotes: Vec<Row>,
    swaps: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Group {
    a: Vec<Place>,
    b: Vec<Place>,
}

#[derive(Deserialize)]
struct Row {
    verdict: String,
    a: Place,
    a2: Option<Place>,
    b: Place,
    changes: Option<Vec<(String, String)>>,
    speaker_a: Option<String>,
    speaker_b: Option<String>,
}

/// A stretch of a text, in code points, and what stands there.
#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
    text: String,
}

static SCORING: LazyLock<Option<Scoring>> = LazyLock::new(|| {
    let given = std::env::var_os("RESPUN_SEED_PAIR").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/seed-pair"));
    if !folder.exists() {
        // The prints of a test that passes are not shown; what is written is.
        let told = format!("skipped: the seed pair, as there is no `{}`\n", folder.display());
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    }
    Some(score(&folder))
});

fn score(folder: &Path) -> Scoring {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let [a, b] = files.as_slice() else { panic!("{files:?} are not two articles") };
    let (a, b) = (read_article(a), read_article(b));
    let gold: Gold = serde_json::from_str(&fs::read_to_string(folder.join("gold.json")).unwrap()).unwrap();
    let truth = truth(gold, &a, &b);
    let config = Config::default();
    let (result, exchanged) = (compare(&a, &b, &config), compare(&b, &a, &config));
    let mut scoring = crate::corpus::scoring::score(&truth, &a, &b, &result);
    crate::corpus::scoring::score_exchanged(&mut scoring, &truth, &result, &exchanged);
    scoring
}

fn truth(gold: Gold, a: &Article, b: &Article) -> Truth {
    let all = |article: &Article, places: &[Place]| places.iter().map(|place| to_span(article, place)).collect();
    let row = |row: Row| QuoteTruth {
        a: QuoteSide {
            parts: [Some(&row.a), row.a2.as_ref()].into_iter().flatten().map(|place| to_span(a, place)).collect(),
            speaker: row.speaker_a,
        },
        b: QuoteSide { parts: vec![to_span(b, &row.b)], speaker: row.speaker_b },
        verdict: row.verdict,
        changes: row.changes,
        flags: None,
    };
    let alignment = AlignmentTruth {
        groups: gold.sentences.iter().map(|group| (all(a, &group.a), all(b, &group.b))).collect(),
        dropped: all(a, &gold.dropped),
        added: Vec::new(),
        quotes: gold.quotes.into_iter().map(row).collect(),
    };
    Truth { verdicts: vec![gold.verdict], alignment: Some(alignment), swaps: gold.swaps }
}

fn to_span(article: &Article, place: &Place) -> Span {
    let source = article.source();
    let byte = |n: usize| source.char_indices().nth(n).map_or(source.len(), |(at, _)| at);
    let span = Span::new(byte(place.start), byte(place.end));
    assert_eq!(span.of(source), place.text, "the truth is about another text");
    span
}

/// Of each measure at least so many are right; misses are listed whether or not they are too many.
#[track_caller]
fn check(floors: &[(Measure, usize)]) {
    let Some(scoring) = &*SCORING else { return };
    for miss in scoring.misses.iter().filter(|miss| floors.iter().any(|(measure, _)| *measure == miss.measure)) {
        println!("{miss}");
    }
    for (measure, least) in floors {
        let Tally { right, of } = scoring.tallies.get(measure).copied().unwrap_or_default();
        assert!(right >= *least, "{measure:?}: {right} of {of}, and {least} are wanted");
    }
}

#[test]
fn it_is_a_rewrite_both_ways() {
    check(&[(Verdicts, 1), (VerdictsExchanged, 1), (ScoresExchanged, 1)]);
}

#[test]
fn nothing_but_sentences_is_compared() {
    check(&[(Furniture, 2)]);
}

#[test]
fn all_groups_of_sentences_are_found() {
    check(&[(GroupsFound, 15)]);
}

#[test]
fn what_was_dropped_is_said_to_be_dropped() {
    check(&[(Dropped, 3)]);
}

#[test]
fn every_quotation_is_followed_and_judged() {
    check(&[(QuotesFound, 7), (QuoteVerdicts, 7)]);
}

#[test]
fn the_words_that_changed_in_quotations_are_named() {
    check(&[(QuoteChanges, 5)]);
}

#[test]
fn quotations_have_their_speakers_on_both_sides() {
    check(&[(QuoteSpeakers, 14)]);
}

#[test]
fn most_swapped_words_are_seen() {
    check(&[(SwapsFound, 5)]);
}
