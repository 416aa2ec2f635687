//! The corpus: what holds for any two texts, held against every pair of it both ways, and how the reports on them look.
//!
//! How much of the truth about the pairs is found is asked by `accuracy.rs`. `RESPUN_BLESS=1` writes snapshots anew.

use std::fs;

use respun::{Comparer, Config, compare};
use respun_report::terminal::{self, Look};

use crate::corpus::blessing::blessing;
use crate::corpus::compared::{COMPARED, Compared, STORIES, check_none};
use crate::corpus::gold::corpus_folder;

/// Fails with what `complaints` says of any pair.
#[track_caller]
fn check_pairs(mut complaints: impl FnMut(&Compared) -> Vec<String>) {
    let of_pair = |one| complaints(one).into_iter().map(|line| format!("{}: {line}", one.name())).collect::<Vec<_>>();
    check_none(&COMPARED.iter().flat_map(of_pair).collect::<Vec<_>>());
}

#[test]
fn laws_hold_for_every_pair_both_ways() {
    check_pairs(|one| {
        let mut broken = crate::corpus::laws::broken_laws(one.a, one.b, &one.result);
        let exchanged = crate::corpus::laws::broken_laws(one.b, one.a, &one.exchanged);
        broken.extend(exchanged.into_iter().map(|line| format!("(exchanged) {line}")));
        broken
    });
}

#[test]
fn an_exchange_of_a_and_b_keeps_the_verdict() {
    check_pairs(|one| {
        let (verdict, exchanged) = (one.result.verdict.name(), one.exchanged.verdict.name());
        if verdict == exchanged { Vec::new() } else { vec![format!("{verdict} is {exchanged} when exchanged")] }
    });
}

#[test]
fn a_comparer_that_has_seen_all_other_pairs_gives_the_same_answers() {
    let mut comparer = Comparer::new(&Config::default());
    for one in COMPARED.iter() {
        comparer.compare(one.a, one.b);
    }
    check_pairs(|one| crate::corpus::laws::broken_by_memory(&mut comparer, one.a, one.b, &one.result));
}

#[test]
fn every_article_is_identical_to_itself() {
    let mut complaints = Vec::new();
    for article in STORIES.iter().flat_map(|story| story.articles.values()) {
        let result = compare(article, article, &Config::default());
        let broken = crate::corpus::laws::broken_by_a_copy(article, &result);
        complaints.extend(broken.iter().map(|line| format!("{}: {line}", article.id())));
    }
    check_none(&complaints);
}

#[test]
fn the_language_of_every_article_is_known() {
    let articles = STORIES.iter().flat_map(|story| story.articles.values().map(move |article| (story, article)));
    let wrong = articles.filter(|(story, article)| article.language().code() != story.language);
    check_none(
        &wrong.map(|(_, article)| format!("{}: {}", article.id(), article.language().code())).collect::<Vec<_>>(),
    );
}

#[test]
fn the_first_rewrite_of_every_story_looks_as_it_is_known() {
    let folder = corpus_folder().join("snapshots");
    let look = Look { columns: 100, colour: false, all: true };
    let mut complaints = Vec::new();
    let mut known_names = Vec::new();
    for story in STORIES.iter() {
        let is_first = |one: &&Compared| {
            one.story.name == story.name
                && one.pair.a.starts_with("original")
                && one.pair.truth.verdicts[0] == "rewrite"
        };
        let Some(one) = COMPARED.iter().find(is_first) else {
            complaints.push(format!("{} has no rewrite of the original", story.name));
            continue;
        };
        let page = terminal::comparison(one.a, one.b, &one.result, &look);
        let name = format!("{}.txt", story.name);
        if blessing().is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(&name), &page).unwrap();
        } else if fs::read_to_string(folder.join(&name)).ok().as_ref() != Some(&page) {
            complaints
                .push(format!("corpus/snapshots/{name} is not what is said now; look at `git diff` after blessing"));
        }
        known_names.push(name);
    }
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !known_names.contains(&name) {
            complaints.push(format!("corpus/snapshots/{name} belongs to no story; remove it"));
        }
    }
    check_none(&complaints);
}
