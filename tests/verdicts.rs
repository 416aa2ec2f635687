//! The gate over `corpus/verdicts`: forms, follow-ups, notices, briefs, corrections and released statements, with pinned floors in
//! `corpus/verdicts/baseline.txt`.
//!
//! Three environment variables: `RESPUN_MISSES=1` (with `-- --nocapture`) lists everything that is not as it should be,
//! `RESPUN_BLESS=1` raises the floors to what is reached, `RESPUN_BLESS=lower` lowers them too.

use std::collections::BTreeSet;

use respun::Verdict;

use crate::corpus::baseline::{Baseline, Tallies};
use crate::corpus::judged::{JUDGED, Judged, VERDICT_STORIES, texts};
use crate::corpus::tally::Tally;

const FLOORS: Baseline = Baseline {
    path: "corpus/verdicts/baseline.txt",
    head: "\
# How the pairs of corpus/verdicts are judged, by language, by kind of story and all together (explained in corpus/README.md).
# These are floors: tests/verdicts.rs fails below them. RESPUN_BLESS=1 cargo test --test library verdicts raises them to what is reached;
# RESPUN_BLESS=lower takes over what is reached, better or worse.
",
};

/// The verdict that goes by this name in JSON.
fn verdict(name: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| verdict.name() == name)
}

/// Whether a verdict says that text was taken over.
fn is_finding(name: &str) -> bool {
    verdict(name).is_some_and(|verdict| verdict <= Verdict::PartialReuse)
}

fn is_derived(name: &str) -> bool {
    verdict(name).is_some_and(Verdict::is_derived)
}

#[track_caller]
fn check_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}\n", complaints.len(), complaints.join("\n"));
}

#[test]
fn the_truth_about_every_pair_can_be_read() {
    let mut complaints = Vec::new();
    for story in VERDICT_STORIES.iter() {
        let known = texts(story);
        let mut used = BTreeSet::new();
        for pair in &story.pairs {
            for name in [&pair.a, &pair.b] {
                used.insert(name.clone());
                if !known.contains_key(name) {
                    complaints.push(format!("{} names `{name}`: no such text", story.story));
                }
            }
            let names = [&pair.verdict].into_iter().chain(&pair.also);
            for name in names.filter(|name| verdict(name).is_none()) {
                complaints.push(format!("{} {} > {}: `{name}` is no verdict", story.story, pair.a, pair.b));
            }
            if pair.a == pair.b || pair.reason.is_empty() || pair.also.contains(&pair.verdict) {
                complaints.push(format!("{} {} > {} is not what a pair should be", story.story, pair.a, pair.b));
            }
        }
        let unused = known.keys().filter(|name| !used.contains(*name));
        complaints.extend(unused.map(|name| format!("{} has `{name}`, which is in no pair", story.story)));
    }
    check_none(&complaints);
    let languages: BTreeSet<&str> = VERDICT_STORIES.iter().map(|story| story.language.as_str()).collect();
    assert!(VERDICT_STORIES.len() >= 30 && JUDGED.len() >= 150 && languages.len() >= 4);
}

#[test]
fn the_language_of_every_text_is_known() {
    let mut complaints = Vec::new();
    for one in JUDGED.iter() {
        for article in [&one.a, &one.b].into_iter().filter(|article| article.language().code() != one.story.language) {
            complaints.push(format!("{}: {}", article.id(), article.language().code()));
        }
    }
    complaints.sort();
    complaints.dedup();
    check_none(&complaints);
}

#[test]
fn an_exchange_of_a_and_b_keeps_the_verdict() {
    let of_pair = |one: &Judged| {
        let (verdict, exchanged) = (one.result.verdict.name(), one.exchanged.verdict.name());
        (verdict != exchanged).then(|| format!("{}: {verdict} is {exchanged} when exchanged", one.name()))
    };
    check_none(&JUDGED.iter().filter_map(of_pair).collect::<Vec<_>>());
}

/// What is asked of a pair: the name of the measure, and whether it is met.
fn asked(one: &Judged) -> Vec<(&'static str, bool)> {
    let (truth, said) = (one.pair.verdict.as_str(), one.result.verdict.name());
    let accepted = one.accepts(said);
    let mut asked = vec![("verdicts", accepted)];
    asked.push(match truth {
        truth if is_derived(truth) => ("derived", is_derived(said) || accepted),
        truth if is_finding(truth) => ("parts", is_finding(said) || accepted),
        _ => ("innocent", !is_finding(said) || accepted),
    });
    asked
}

#[test]
fn no_fewer_pairs_are_judged_rightly_than_before() {
    let mut reached = Tallies::new();
    let mut misses: Vec<(String, &str, String)> = Vec::new();
    for one in JUDGED.iter() {
        for (measure, is_right) in asked(one) {
            let groups = ["all".to_owned(), one.story.language.clone(), format!("kind:{}", one.story.kind)];
            for group in groups {
                let tally = reached.entry((group.clone(), measure.to_owned())).or_default();
                tally.add(Tally { right: usize::from(is_right), of: 1 });
                if !is_right {
                    misses.push((group, measure, miss(one)));
                }
            }
        }
    }
    if std::env::var_os("RESPUN_MISSES").is_some() {
        let of_all = misses.iter().filter(|(group, ..)| group == "all");
        of_all.for_each(|(_, measure, line)| println!("{measure:<9} {line}"));
        for ((group, measure), tally) in &reached {
            println!("{group:<16} {measure:<9} {:>3} of {:>3}", tally.right, tally.of);
        }
    }
    let mut complaints = Vec::new();
    for floor in FLOORS.below(&reached, |_| true) {
        let of_floor = misses.iter().filter(|(group, measure, _)| floor.starts_with(&format!("{group} {measure}:")));
        let lines: Vec<String> = of_floor.map(|(.., line)| format!("    {line}")).collect();
        complaints.push(floor);
        complaints.extend(lines);
    }
    check_none(&complaints);
}

fn miss(one: &Judged) -> String {
    let truth: Vec<&str> = [&one.pair.verdict].into_iter().chain(&one.pair.also).map(String::as_str).collect();
    let (said, score) = (one.result.verdict.name(), one.result.score);
    format!("{}: {said} (score {score:.2}), not {}: {}", one.name(), truth.join(" or "), one.pair.reason)
}
