//! The corpus: every pair compared both ways and held against the truth.
//!
//! `RESPUN_MISSES=1 cargo test --test corpus -- --nocapture` lists everything that is not as it should be.

use std::collections::BTreeMap;

use respun::{Comparer, Comparison, Config};

#[path = "corpus/gold.rs"]
mod gold;
#[path = "corpus/quote_scoring.rs"]
mod quote_scoring;
#[path = "corpus/scoring.rs"]
mod scoring;
#[path = "corpus/truth.rs"]
mod truth;

use scoring::{Measure, Tally, name_of};

#[test]
fn as_accurate_as_before() {
    let stories = gold::stories();
    let mut comparer = Comparer::new(&Config::default());
    let mut tallies: BTreeMap<(String, Measure), Tally> = BTreeMap::new();
    for story in &stories {
        for pair in &story.pairs {
            let (a, b) = (&story.articles[&pair.a], &story.articles[&pair.b]);
            let result: Comparison = comparer.compare(a, b);
            let mut scoring = scoring::score(&pair.truth, a, b, &result);
            let reversed = comparer.compare(b, a);
            scoring::score_verdict(&mut scoring, Measure::VerdictsReversed, &pair.truth, &reversed);
            for miss in &scoring.misses {
                println!("{} {} > {}: {miss}", story.name, pair.a, pair.b);
            }
            for (measure, tally) in scoring.tallies {
                tallies.entry((story.language.clone(), measure)).or_default().add(tally);
            }
        }
    }
    for ((language, measure), tally) in &tallies {
        println!("{language} {:<18} {:>4} of {:>4}", name_of(*measure), tally.right, tally.of);
    }
}
