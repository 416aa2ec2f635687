//! The accuracy: how much of the truth about the corpus is found, with pinned floors in `corpus/baseline.txt`.
//!
//! Three environment variables: `RESPUN_MISSES=1` (with `-- --nocapture`) lists everything that is not as it should be,
//! `RESPUN_BLESS=1` raises the floors to what is reached, `RESPUN_BLESS=lower` lowers them too.

use std::collections::{BTreeMap, BTreeSet};

use respun::Verdict;

use crate::corpus::baseline::{QUOTES, Tallies, below_the_floors};
use crate::corpus::compared::{COMPARED, Compared, check_none};
use crate::corpus::ranking::{is_derived, ranked};
use crate::corpus::scoring::{Measure, Tally, name_of};
use crate::corpus::stretches::{passage_letters, statements};

#[test]
fn no_less_of_the_truth_is_found_than_before() {
    let mut reached = Reached::default();
    for one in COMPARED.iter() {
        let mut scoring = crate::corpus::scoring::score(&one.pair.truth, one.a, one.b, &one.result);
        crate::corpus::scoring::score_exchanged(&mut scoring, &one.pair.truth, &one.result, &one.exchanged);
        for (measure, tally) in scoring.tallies {
            reached.add(one, &name_of(measure), tally);
        }
        for miss in &scoring.misses {
            reached.miss(one, &name_of(miss.measure), &miss.to_string());
        }
        if let Some(alignment) = &one.pair.truth.alignment {
            let (found, right) = passage_letters(alignment, one.a, one.b, &one.result.passages);
            reached.add(one, "passages_found", found);
            reached.add(one, "passages_right", right);
            let statements = statements(alignment, one.a, one.b);
            for (name, tally, misses) in [
                ("statements_alike", statements.alike, &statements.misses[0]),
                ("statements_apart", statements.apart, &statements.misses[1]),
            ] {
                reached.add(one, name, tally);
                misses.iter().for_each(|line| reached.miss(one, name, &format!("{name:<18} {line}")));
            }
        }
    }
    let languages: BTreeSet<&str> = COMPARED.iter().map(|one| one.story.language.as_str()).collect();
    for language in &languages {
        let tally = scores_ranked(|one| one.story.language == *language);
        reached.tallies.insert(((*language).to_owned(), "scores_ranked".to_owned()), tally);
    }
    // One score must mean the same in all languages.
    reached.tallies.insert(("all".to_owned(), "scores_ranked".to_owned()), scores_ranked(|_| true));
    if std::env::var_os("RESPUN_MISSES").is_some() {
        reached.misses.iter().for_each(|(_, _, line)| println!("{line}"));
        reached.tallies.iter().for_each(|((language, measure), tally)| {
            println!("{language}  {measure:<18}  {:>3} of {:>3}", tally.right, tally.of);
        });
    }
    let mut complaints = Vec::new();
    for floor in below_the_floors(&reached.tallies, |language| language != QUOTES) {
        let of_floor = |(language, measure, line): &(String, String, String)| {
            floor.starts_with(&format!("{language} {measure}:")).then(|| format!("    {line}"))
        };
        let lines: Vec<String> = reached.misses.iter().filter_map(of_floor).collect();
        complaints.push(floor.clone());
        complaints.extend(lines);
    }
    check_none(&complaints);
}

/// What was reached, with language, measure and a line for everything that was not.
#[derive(Default)]
struct Reached {
    tallies: Tallies,
    misses: Vec<(String, String, String)>,
}

impl Reached {
    fn add(&mut self, one: &Compared, measure: &str, tally: Tally) {
        self.tallies.entry((one.story.language.clone(), measure.to_owned())).or_default().add(tally);
    }

    fn miss(&mut self, one: &Compared, measure: &str, line: &str) {
        let line = format!("{} {line}", one.name());
        self.misses.push((one.story.language.clone(), measure.to_owned(), line));
    }
}

/// How often derived pairs have higher scores than independent ones, those of both orders together.
fn scores_ranked(is_asked_for: impl Fn(&Compared) -> bool) -> Tally {
    let (mut derived, mut independent) = (Vec::new(), Vec::new());
    for one in COMPARED.iter().filter(|one| is_asked_for(one)) {
        let Some(is_derived) = is_derived(&one.pair.truth) else { continue };
        let scores = if is_derived { &mut derived } else { &mut independent };
        scores.extend([one.result.score, one.exchanged.score]);
    }
    ranked(&derived, &independent)
}

/// Whatever the floors are: of each language more true groups than shuffled ones must be called paraphrases.
#[test]
fn sentences_of_a_group_are_alike_more_often_than_sentences_of_two() {
    let mut by_language: BTreeMap<&str, (Tally, Tally)> = BTreeMap::new();
    for one in COMPARED.iter() {
        let Some(alignment) = &one.pair.truth.alignment else { continue };
        let found = statements(alignment, one.a, one.b);
        let (alike, apart) = by_language.entry(&one.story.language).or_default();
        alike.add(found.alike);
        apart.add(found.apart);
    }
    for (language, (alike, apart)) in by_language {
        let n_confused = apart.of - apart.right;
        assert!(
            alike.right * apart.of > n_confused * alike.of,
            "{language}: {} of {} groups are alike, and {n_confused} of {} shuffled ones",
            alike.right,
            alike.of,
            apart.of
        );
    }
}

/// Spun articles with every ill of their kind (sentences merged, headings dropped, quotations reworded, joined and robbed of a mark)
/// of which nothing may stay unseen: all groups, all that was dropped, every quotation with verdict, changed words and
/// speakers, and five in seven of the words replaced again and again.
#[test]
fn nothing_of_three_spun_articles_stays_unseen() {
    const WHOLLY_SEEN: [Measure; 6] = [
        Measure::Verdicts,
        Measure::GroupsFound,
        Measure::Dropped,
        Measure::QuotesFound,
        Measure::QuoteVerdicts,
        Measure::QuoteSpeakers,
    ];
    let mut complaints = Vec::new();
    for story in ["de-krabbenfischer", "footbridge-collapse-verdict", "railway-embankment-flood"] {
        let is_spun =
            |one: &&Compared| one.story.name == story && one.pair.a.starts_with("original") && one.pair.b == "spun.txt";
        let one = COMPARED.iter().find(is_spun).expect("the story has a spun article");
        let scoring = crate::corpus::scoring::score(&one.pair.truth, one.a, one.b, &one.result);
        let unseen = scoring.misses.iter().filter(|miss| WHOLLY_SEEN.contains(&miss.measure));
        complaints.extend(unseen.map(|miss| format!("{}: {miss}", one.name())));
        let swaps = &scoring.tallies[&Measure::SwapsFound];
        if 7 * swaps.right < 5 * swaps.of {
            complaints.push(format!("{}: {} of {} swaps", one.name(), swaps.right, swaps.of));
        }
        complaints.extend(unseen_changes(one).into_iter().map(|line| format!("{}: {line}", one.name())));
    }
    check_none(&complaints);
}

/// Changed words of true rows that no reported change of a quotation holds. How neighbouring changes are cut is free.
fn unseen_changes(one: &Compared) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let reported: Vec<&respun::quote::Change> = one.result.quotes.iter().flat_map(|row| &row.changes).collect();
    let seen_a: Vec<String> = reported.iter().flat_map(|change| words(&change.a)).collect();
    let seen_b: Vec<String> = reported.iter().flat_map(|change| words(&change.b)).collect();
    let truth = one.pair.truth.alignment.as_ref().expect("the pair is wholly told");
    let mut unseen = Vec::new();
    for changes in truth.quotes.iter().filter_map(|row| row.changes.as_ref()) {
        // A word that stands on both sides ("wait for", "for it") may be paired with itself.
        let of_a: Vec<String> = changes.iter().flat_map(|(from, _)| words(from)).collect();
        let of_b: Vec<String> = changes.iter().flat_map(|(_, to)| words(to)).collect();
        let lost = of_a.iter().filter(|word| !of_b.contains(word) && !seen_a.contains(word));
        let new = of_b.iter().filter(|word| !of_a.contains(word) && !seen_b.contains(word));
        unseen.extend(lost.chain(new).map(|word| format!("`{word}` is in no change")));
    }
    unseen
}

/// The scoring must be able to fail: a result that says nothing finds nothing.
#[test]
fn an_empty_answer_scores_nothing() {
    for one in COMPARED.iter().filter(|one| one.pair.truth.alignment.is_some()) {
        let mut empty = one.result.clone();
        empty.verdict = Verdict::Identical;
        empty.sentences.clear();
        empty.dropped.clear();
        empty.added.clear();
        empty.quotes.clear();
        empty.swaps.clear();
        let scoring = crate::corpus::scoring::score(&one.pair.truth, one.a, one.b, &empty);
        // What is boilerplate is told of the articles, not of the answer.
        for (measure, tally) in scoring.tallies.into_iter().filter(|(measure, _)| *measure != Measure::Furniture) {
            assert_eq!(tally.right, 0, "{}: {measure:?}", one.name());
        }
    }
}
