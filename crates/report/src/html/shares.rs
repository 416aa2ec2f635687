//! The words that stand again in the other text, by kind: what the report's switches count anew.
//!
//! All switches on, the sums are the overlap of the comparison. A page that counts again must do the same arithmetic, as
//! `script.js` does: words counted over all words of the side.

use std::fmt;

use super::side::Which;
use crate::words;
use respun::align::MatchKind;
use respun::compare::Comparison;

/// The kinds of matches, and the letters by which style and script know them.
pub(super) const KINDS: [(MatchKind, &str); 3] =
    [(MatchKind::Verbatim, "verbatim"), (MatchKind::Edited, "edited"), (MatchKind::Paraphrased, "paraphrased")];

/// The name of a kind in style and script.
pub(super) fn class(kind: MatchKind) -> &'static str {
    KINDS.iter().find(|(one, _)| *one == kind).map_or("bridged", |(_, class)| class)
}

/// Words of one side in matches of one kind. Written as the script reads them: four numbers with spaces between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub all: usize,
    /// Those of `all` inside quote marks.
    pub quoted: usize,
    /// Those of `all` in matches that moved.
    pub moved: usize,
    /// Those of `moved` inside quote marks.
    pub moved_quoted: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.all, self.quoted, self.moved, self.moved_quoted)
    }
}

/// The words of one side, a count for each of [`KINDS`], in their order.
pub(super) fn counts(result: &Comparison, which: Which) -> [Counts; 3] {
    let mut counts = [Counts::default(); 3];
    for matched in &result.sentences {
        let words = which.words(matched);
        // What was paired by position alone was not found again.
        let Some(count) = KINDS.iter().position(|(kind, _)| *kind == matched.kind) else { continue };
        let count = &mut counts[count];
        count.all += words.all;
        count.quoted += words.quoted;
        if matched.moved {
            count.moved += words.all;
            count.moved_quoted += words.quoted;
        }
    }
    counts
}

/// One kind of match in the table of shares.
pub(super) struct ShareRow {
    pub class: &'static str,
    pub name: &'static str,
    pub counts: [Counts; 2],
    pub shares: [String; 2],
}

/// The table of shares: a row for each kind, then the parts of them that stand in quote marks and that moved, then the sum.
pub(super) struct Shares {
    pub words: [usize; 2],
    pub rows: Vec<ShareRow>,
    pub quoted: [String; 2],
    pub moved: [String; 2],
    pub total: [String; 2],
    pub bars: [Vec<BarPart>; 2],
}

/// A part of the bar that shows an overlap: from where and how long, in hundredths of the bar.
pub(super) struct BarPart {
    pub class: &'static str,
    pub x: String,
    pub width: String,
}

impl Shares {
    pub(super) fn of(result: &Comparison) -> Shares {
        let sides = [Which::A, Which::B];
        let counts = sides.map(|which| counts(result, which));
        let overlaps = sides.map(|which| which.overlap(result));
        let kind_share = |side: usize, kind: MatchKind| match kind {
            MatchKind::Verbatim => overlaps[side].verbatim,
            MatchKind::Edited => overlaps[side].edited,
            MatchKind::Paraphrased => overlaps[side].paraphrased,
            MatchKind::Bridged => 0.0,
        };
        let words = sides.map(|which| which.side_of(result).words);
        let row = |(kind, class): (MatchKind, &'static str)| ShareRow {
            class,
            name: words::kind(kind),
            counts: [0, 1].map(|side| counts[side][kind as usize]),
            shares: [0, 1].map(|side| words::percent(kind_share(side, kind))),
        };
        let moved = |side: usize| {
            let n_moved: usize = counts[side].iter().map(|count| count.moved).sum();
            if words[side] == 0 { 0.0 } else { n_moved as f64 / words[side] as f64 }
        };
        let bar = |side: usize| {
            let mut x = 0.0;
            KINDS.map(|(kind, class)| {
                let width = 100.0 * kind_share(side, kind);
                x += width;
                BarPart { class, x: format!("{:.2}", x - width), width: format!("{width:.2}") }
            })
        };
        Shares {
            words,
            rows: KINDS.map(row).into(),
            quoted: [0, 1].map(|side| words::percent(overlaps[side].quoted)),
            moved: [0, 1].map(|side| words::percent(moved(side))),
            total: [0, 1].map(|side| words::percent(overlaps[side].total)),
            bars: [0, 1].map(|side| bar(side).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use respun::{Article, Config, compare};

    /// What the script does with all switches on.
    fn counted(counts: [Counts; 3], n_words: usize) -> [f64; 5] {
        let share = |count: usize| count as f64 / n_words as f64;
        let all: usize = counts.iter().map(|count| count.all).sum();
        let quoted: usize = counts.iter().map(|count| count.quoted).sum();
        [share(all), share(counts[0].all), share(counts[1].all), share(counts[2].all), share(quoted)]
    }

    #[test]
    fn the_counts_are_those_of_the_overlap() {
        let texts = [
            "The harbour office of Port Ellis fined the ferry company 5,000 crowns on Monday for leaving late. “We cannot sail \
             against the wind,” said Ilse Brandt, who runs the company. The company will appeal, she said. Forty people waited.",
            "Port Ellis's harbour office on Monday fined the ferry company 5,000 crowns because it had left late. “We can sail \
             against the wind,” said Ilse Brandt, who leads the company. She said that it will appeal.",
            "Forty people waited. The company will appeal, she said. Taxes rise in spring, said the mayor of Harle on Tuesday.",
            "",
        ];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let result = compare(&Article::plain("a", *a), &Article::plain("b", *b), &Config::default());
            for which in [Which::A, Which::B] {
                let n_words = which.side_of(&result).words;
                if n_words > 0 {
                    let overlap = which.overlap(&result);
                    let expected =
                        [overlap.total, overlap.verbatim, overlap.edited, overlap.paraphrased, overlap.quoted];
                    assert_eq!(counted(counts(&result, which), n_words), expected, "{a} | {b}");
                }
            }
        }
    }
}
