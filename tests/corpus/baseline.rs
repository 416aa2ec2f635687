//! Floors of accuracy, pinned in a file: how much of the truth must be found, by language (or kind of story) and measure. Two tests
//! share `corpus/baseline.txt`, and neither touches the floors of the other; `corpus/verdicts` has a file of its own.
//!
//! Floors rise when blessed and fall only on purpose: `RESPUN_BLESS=1` takes over what got better, `RESPUN_BLESS=lower` also
//! what got worse.

use std::collections::BTreeMap;
use std::fs;

use super::blessing::{Blessing, blessing};
use super::tally::Tally;

/// What stands in the place of a language for the floors of the benchmark of altered quotations.
pub const QUOTES: &str = "quotes";

/// What was reached, or must be: by language code and name of the measure.
pub type Tallies = BTreeMap<(String, String), Tally>;

/// A file of floors.
#[derive(Clone, Copy, Debug)]
pub struct Baseline {
    /// Where it is, from the folder of the package, in which Cargo runs tests.
    pub path: &'static str,
    /// The remark that it begins with.
    pub head: &'static str,
}

/// The floors of `corpus/gold` and `corpus/quotes`.
pub const CORPUS: Baseline = Baseline {
    path: "corpus/baseline.txt",
    head: "\
# How much of the truth in corpus/gold is found, by language and measure, and of that in corpus/quotes (explained in
# corpus/README.md). These are floors: tests/accuracy.rs and, for `quotes`, tests/quote_benchmark.rs fail below them.
# RESPUN_BLESS=1 cargo test --test library -- accuracy quote_benchmark raises them to what is reached; RESPUN_BLESS=lower takes over
# what is reached, better or worse.
",
};

/// Every floor of `corpus/gold` or `corpus/quotes` that is not reached: see [`Baseline::below`].
pub fn below_the_floors(reached: &Tallies, is_own: impl Fn(&str) -> bool) -> Vec<String> {
    CORPUS.below(reached, is_own)
}

impl Baseline {
    /// Every floor that is not reached, in words; first floors are raised if that is asked for. Only floors of languages that
    /// `is_own` are looked at: the others are measured elsewhere.
    pub fn below(self, reached: &Tallies, is_own: impl Fn(&str) -> bool) -> Vec<String> {
        let mut floors = self.read();
        if let Some(blessing) = blessing() {
            let may_fall = blessing == Blessing::Lower;
            for (key, tally) in reached {
                let floor = floors.get(key).copied();
                if may_fall || floor.is_none_or(|floor| reaches(*tally, floor)) {
                    floors.insert(key.clone(), *tally);
                }
            }
            floors.retain(|key, _| !is_own(&key.0) || reached.contains_key(key));
            fs::write(self.path, self.written(&floors)).unwrap();
        }
        let mut below = Vec::new();
        for ((language, measure), tally) in reached {
            let Tally { right, of } = *tally;
            match floors.get(&(language.clone(), measure.clone())) {
                None => below.push(format!("{language} {measure}: {right} of {of}, and no floor; bless it")),
                Some(floor) if !reaches(*tally, *floor) => {
                    below.push(format!("{language} {measure}: {right} of {of}, below {} of {}", floor.right, floor.of));
                }
                Some(_) => {}
            }
        }
        let gone = floors.keys().filter(|key| is_own(&key.0) && !reached.contains_key(key));
        below.extend(gone.map(|(language, measure)| format!("{language} {measure} has a floor and is not measured")));
        below
    }

    fn read(self) -> Tallies {
        // Without the file there are no floors, and the complaint says how to write them.
        let text = fs::read_to_string(self.path).unwrap_or_default();
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        rows.map(|line| {
            let row = parse(line);
            row.unwrap_or_else(|| panic!("{}: `{line}` is not `language measure right of all`", self.path))
        })
        .collect()
    }

    fn written(self, floors: &Tallies) -> String {
        let mut text = self.head.to_owned();
        let mut before = "";
        for ((language, measure), Tally { right, of }) in floors {
            if before != language {
                text.push('\n');
                before = language;
            }
            text.push_str(&format!("{language}  {measure:<18}  {right:>3} of {of:>3}\n"));
        }
        text
    }
}

/// Whether the share is at least that of the floor; stories may have been added since it was written.
fn reaches(tally: Tally, floor: Tally) -> bool {
    tally.right * floor.of >= floor.right * tally.of
}

fn parse(line: &str) -> Option<((String, String), Tally)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let &[language, measure, right, "of", of] = words.as_slice() else { return None };
    Some(((language.to_owned(), measure.to_owned()), Tally { right: right.parse().ok()?, of: of.parse().ok()? }))
}
