//! The corpus: every pair compared both ways, held against the truth and against what holds for any two texts.
//!
//! Three environment variables: `RESPUN_MISSES=1` (with `-- --nocapture`) lists everything that is not as it should be,
//! `RESPUN_BLESS=1` writes snapshots anew and raises the floors, `RESPUN_BLESS=lower` lowers them too.

use std::fs;
use std::sync::LazyLock;

use respun::report::terminal::{self, Look};
use respun::{Article, Comparer, Comparison, Config, Verdict, compare};

#[path = "corpus/baseline.rs"]
mod baseline;
#[path = "corpus/gold.rs"]
mod gold;
#[path = "corpus/laws.rs"]
mod laws;
#[path = "corpus/quote_scoring.rs"]
mod quote_scoring;
#[path = "corpus/scoring.rs"]
mod scoring;
#[path = "corpus/truth.rs"]
mod truth;

use baseline::{Tallies, below_the_floors, is_blessed};
use gold::{Pair, Story, corpus_folder};
use scoring::{Measure, name_of};

/// A pair of the corpus, compared both ways.
struct Compared {
    story: &'static Story,
    pair: &'static Pair,
    a: &'static Article,
    b: &'static Article,
    result: Comparison,
    exchanged: Comparison,
}

impl Compared {
    fn name(&self) -> String {
        format!("{} {} > {}", self.story.name, self.pair.a, self.pair.b)
    }
}

static STORIES: LazyLock<Vec<Story>> = LazyLock::new(gold::stories);

static COMPARED: LazyLock<Vec<Compared>> = LazyLock::new(|| {
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
fn check_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}\n", complaints.len(), complaints.join("\n"));
}

/// Fails with what `complaints` says of any pair.
#[track_caller]
fn check_pairs(mut complaints: impl FnMut(&Compared) -> Vec<String>) {
    let of_pair = |one| complaints(one).into_iter().map(|line| format!("{}: {line}", one.name())).collect::<Vec<_>>();
    check_none(&COMPARED.iter().flat_map(of_pair).collect::<Vec<_>>());
}

#[test]
fn no_less_of_the_truth_is_found_than_before() {
    let mut reached = Tallies::new();
    let mut misses = Vec::new();
    for one in COMPARED.iter() {
        let mut scoring = scoring::score(&one.pair.truth, one.a, one.b, &one.result);
        scoring::score_exchanged(&mut scoring, &one.pair.truth, &one.result, &one.exchanged);
        for (measure, tally) in scoring.tallies {
            reached.entry((one.story.language.clone(), name_of(measure))).or_default().add(tally);
        }
        let lines = scoring.misses.iter().map(|miss| (name_of(miss.measure), format!("{} {miss}", one.name())));
        misses.extend(lines.map(|(measure, line)| (one.story.language.clone(), measure, line)));
    }
    if std::env::var_os("RESPUN_MISSES").is_some() {
        misses.iter().for_each(|(_, _, line)| println!("{line}"));
        reached.iter().for_each(|((language, measure), tally)| {
            println!("{language}  {measure:<18}  {:>3} of {:>3}", tally.right, tally.of);
        });
    }
    let mut complaints = Vec::new();
    for floor in below_the_floors(&reached) {
        let of_floor = |(language, measure, line): &(String, String, String)| {
            floor.starts_with(&format!("{language} {measure}:")).then(|| format!("    {line}"))
        };
        let lines: Vec<String> = misses.iter().filter_map(of_floor).collect();
        complaints.push(floor.clone());
        complaints.extend(lines);
    }
    check_none(&complaints);
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
        let scoring = scoring::score(&one.pair.truth, one.a, one.b, &one.result);
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
        let scoring = scoring::score(&one.pair.truth, one.a, one.b, &empty);
        // What is furniture is told of the articles, not of the answer.
        for (measure, tally) in scoring.tallies.into_iter().filter(|(measure, _)| *measure != Measure::Furniture) {
            assert_eq!(tally.right, 0, "{}: {measure:?}", one.name());
        }
    }
}

#[test]
fn laws_hold_for_every_pair_both_ways() {
    check_pairs(|one| {
        let mut broken = laws::broken_laws(one.a, one.b, &one.result);
        let exchanged = laws::broken_laws(one.b, one.a, &one.exchanged);
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
    check_pairs(|one| laws::broken_by_memory(&mut comparer, one.a, one.b, &one.result));
}

#[test]
fn every_article_is_identical_to_itself() {
    let mut complaints = Vec::new();
    for article in STORIES.iter().flat_map(|story| story.articles.values()) {
        let result = compare(article, article, &Config::default());
        let broken = laws::broken_by_a_copy(article, &result);
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
        if is_blessed() {
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
