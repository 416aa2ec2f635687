//! Summary matches: a short stretch of one text that summarises a long stretch of the other.
//!
//! A summary takes a sentence here and a clause there, so its sources lie farther apart than those of a passage, and
//! most are too small to be a passage. It differs from unrelated sentences on the same subject in two ways: nearly all
//! of the short stretch occurs in the long one, and little of the text around it does.
//!
//! ```text
//! long   ▇▇░░░░▇░░░░░░░░▇▇▇░░░░░░░▇░░      ▇ pieces
//! short              ▇▇▇▇▇▇▇               side by side
//! ```

use std::ops::Range;

use crate::align::passage_candidates::{Coverage, PassageCandidate, Side};
use crate::align::sentences::words_of;
use crate::reading::Reading;

/// Words of the long stretch divided by those of the short one. Below this range it is a passage with something left
/// out. Above it the match is chance: the words of a short text can be found in any book.
pub(super) const RATIO: Range<usize> = 3..26;

/// Fewest words of a summary: two sentences.
const FEWEST_WORDS: usize = 40;

/// Most sentences of the short side between two pieces of one summary.
const LARGEST_GAP: usize = 3;

/// Words from which a piece that is as long as its source is a passage of its own: a paragraph. A summary keeps single
/// sentences unchanged, hardly ever a paragraph.
const OWN_PASSAGE: usize = 70;

/// Words, besides the longest such piece, that must also summarise: the rest of a sentence is not enough.
const FEWEST_BESIDE: usize = 15;

/// Total evidence (see [`PassageCandidate`]) that the other pieces need: two pieces that do not match by chance.
const EVIDENCE_BESIDE: f32 = 2.0;

/// Share of their weight that must occur in the long stretch. In summaries it is .5 to .9.
const LEAST_COVERAGE: f32 = 0.4;

/// By how much that share must exceed the share for the text around the summary. In summaries the difference is .4 to
/// .8. Sentences on the same subject do not stand out from their neighbours: any long text holds half of their words.
const CONTRAST: f32 = 0.35;

/// Share of its text from which the long stretch is extended to the whole text: a summary of a third of an article,
/// whose first and last sentence were a free choice, is a summary of the article.
const WHOLE: f64 = 0.3;

/// One of the two texts, with its side.
#[derive(Clone, Copy)]
struct Text<'r> {
    side: Side,
    reading: &'r Reading,
}

impl Text<'_> {
    fn n_words(self, sentences: &Range<usize>) -> usize {
        words_of(self.reading, sentences).len()
    }
}

/// The stretches of one text that summarise the other, in both directions. `pieces` are candidates of any size.
pub(super) fn summary_matches(
    pieces: &[PassageCandidate],
    a: &Reading,
    b: &Reading,
    coverage: &mut Coverage<'_>,
) -> Vec<PassageCandidate> {
    let (a, b) = (Text { side: Side::A, reading: a }, Text { side: Side::B, reading: b });
    let mut found = one_way(pieces, a, b, coverage);
    found.extend(one_way(pieces, b, a, coverage));
    found
}

fn one_way(
    pieces: &[PassageCandidate],
    short: Text<'_>,
    long: Text<'_>,
    coverage: &mut Coverage<'_>,
) -> Vec<PassageCandidate> {
    let mut pieces: Vec<&PassageCandidate> = pieces.iter().collect();
    pieces.sort_unstable_by_key(|piece| (piece.of(short.side).start, piece.of(long.side).start));
    let mut found = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let mut stretch = pieces[from].of(short.side).clone();
        let mut to = from + 1;
        while to < pieces.len() && pieces[to].of(short.side).start <= stretch.end + LARGEST_GAP {
            stretch.end = stretch.end.max(pieces[to].of(short.side).end);
            to += 1;
        }
        found.extend(summary_match(&pieces[from..to], stretch, short, long, coverage));
        from = to;
    }
    found
}

/// The summary that neighbouring pieces form, if they do.
fn summary_match(
    pieces: &[&PassageCandidate],
    summary: Range<usize>,
    short: Text<'_>,
    long: Text<'_>,
    coverage: &mut Coverage<'_>,
) -> Option<PassageCandidate> {
    let sources = pieces.iter().map(|piece| piece.of(long.side));
    let source = sources.clone().map(|range| range.start).min()?..sources.map(|range| range.end).max()?;
    let (n_summary, n_source) = (short.n_words(&summary), long.n_words(&source));
    if n_summary < FEWEST_WORDS || !(RATIO.start * n_summary..RATIO.end * n_summary).contains(&n_source) {
        return None;
    }
    // The longest piece that is as long as its source. The pieces besides it must summarise, too.
    let as_long = pieces
        .iter()
        .filter(|piece| long.n_words(piece.of(long.side)) < RATIO.start * short.n_words(piece.of(short.side)));
    let longest = as_long.map(|piece| piece.of(short.side)).max_by_key(|range| short.n_words(range));
    if longest.is_some_and(|range| short.n_words(range) >= OWN_PASSAGE) {
        return None;
    }
    let others = pieces.iter().filter(|piece| longest.is_none_or(|range| piece.of(short.side) != range));
    if others.map(|piece| piece.evidence).sum::<f32>() < EVIDENCE_BESIDE {
        return None;
    }
    let beside: Vec<usize> = summary.clone().filter(|s| longest.is_none_or(|range| !range.contains(s))).collect();
    let n_beside: usize = beside.iter().map(|&s| short.reading.sentences[s].words.len()).sum();
    coverage.set_reference(long.side, &source);
    let share = coverage.share(short.side, beside.into_iter());
    if n_beside < FEWEST_BESIDE
        || share < LEAST_COVERAGE
        || share < coverage.share_around(short.side, &summary) + CONTRAST
    {
        return None;
    }
    let is_whole = n_source as f64 >= WHOLE * long.reading.words.len() as f64;
    let source = if is_whole { 0..long.reading.sentences.len() } else { source };
    Some(match short.side {
        Side::A => coverage.measured(summary, source),
        Side::B => coverage.measured(source, summary),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::features::Features;
    use crate::align::substitutions::Substitutions;
    use crate::article::Article;
    use crate::reading::Vocabulary;
    use crate::text::Language;

    /// Checks the summary matches that these pieces of `long` and `short` form (a sentence of the long text, one of the
    /// short), in both directions.
    #[track_caller]
    fn check(long: &[&str], short: &[&str], pieces: &[(usize, usize)], expected: &[(Range<usize>, Range<usize>)]) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut read = |text: &[&str]| Reading::new(&Article::plain("t", text.join(" ")), &mut vocabulary);
        let (a, b) = (read(long), read(short));
        assert_eq!((a.sentences.len(), b.sentences.len()), (long.len(), short.len()), "each is one sentence");
        let features = Features::new(&a, &b, &vocabulary, &Substitutions::default());
        let mut coverage = Coverage::new(&features);
        let candidates: Vec<PassageCandidate> =
            pieces.iter().map(|&(i, j)| coverage.measured(i..i + 1, j..j + 1)).collect();
        let found: Vec<_> =
            summary_matches(&candidates, &a, &b, &mut coverage).into_iter().map(|one| (one.a, one.b)).collect();
        assert_eq!(found, expected);
        let features = Features::new(&b, &a, &vocabulary, &Substitutions::default());
        let mut coverage = Coverage::new(&features);
        let candidates: Vec<PassageCandidate> =
            pieces.iter().map(|&(i, j)| coverage.measured(j..j + 1, i..i + 1)).collect();
        let found: Vec<_> =
            summary_matches(&candidates, &b, &a, &mut coverage).into_iter().map(|one| (one.b, one.a)).collect();
        assert_eq!(found, expected, "exchanged");
    }

    /// An article of 150 words.
    const LONG: [&str; 10] = [
        "Councillor Ida Brandt opened the new tram depot at Kestrel Street on Friday before some three hundred guests and two bands.",
        "The builders had needed six years, twice as long as planned, and the first firm went bankrupt in the second winter.",
        "Neighbours complained of dust, of noise at night and of lorries that blocked the way to the school.",
        "Its solar roof is the largest north of Amberg and will feed every workshop, the wash hall and the offices.",
        "Engineer Tomas Weil, who drew the plans, called it a power station with rails.",
        "The operator Nordtram paid nineteen million crowns, the county four, and a lottery gave the rest.",
        "Critics on the council still think that a smaller hall at the harbour would have been enough.",
        "From September forty apprentices will learn here to mend doors, brakes and the old bogies.",
        "Most of them come from the closed shipyard, where their fathers had worked.",
        "The first carriage rolled in at noon, somewhat late, with flowers on its roof and a goat inside.",
    ];

    /// Text around the summary that has nothing to do with the article.
    const AROUND: [&str; 2] = [
        "Bread prices climbed again, millers say.",
        "A goalkeeper from Lund Bay signed with Marrow United until spring.",
    ];

    const TOLD: [&str; 3] = [
        "Ida Brandt opened the tram depot at Kestrel Street on Friday with three hundred guests.",
        "The solar roof, the largest north of Amberg, will feed every workshop and the offices.",
        "Forty apprentices will learn to mend doors and brakes from September, most from the closed shipyard.",
    ];

    const PIECES: [(usize, usize); 3] = [(0, 1), (3, 2), (7, 3)];

    #[test]
    fn a_few_sentences_that_summarise_an_article_are_a_match() {
        let short = [AROUND[0], TOLD[0], TOLD[1], TOLD[2], AROUND[1]];
        check(&LONG, &short, &PIECES, &[(0..10, 1..4)]);
    }

    #[test]
    fn two_sentences_are_too_short() {
        check(&LONG, &[AROUND[0], TOLD[0], TOLD[1], AROUND[1]], &PIECES[..2], &[]);
    }

    #[test]
    fn a_stretch_as_long_as_its_source_is_no_summary() {
        let short = [AROUND[0], LONG[0], LONG[1], LONG[2], AROUND[1]];
        check(&LONG, &short, &[(0, 1), (1, 2), (2, 3)], &[]);
    }

    #[test]
    fn a_stretch_whose_neighbours_match_too_is_no_summary() {
        let short = [LONG[5], LONG[6], LONG[8], TOLD[0], TOLD[1], TOLD[2], LONG[2], LONG[4], LONG[9]];
        check(&LONG, &short, &[(0, 3), (3, 4), (7, 5)], &[]);
    }

    #[test]
    fn pieces_far_apart_in_the_short_text_are_no_summary() {
        let far = [AROUND[0], AROUND[1], "Rain fell.", "Hens slept.", "Boats left."];
        let short = [&TOLD[..1], &far, &TOLD[1..2], &far, &TOLD[2..]].concat();
        check(&LONG, &short, &[(0, 0), (3, 6), (7, 12)], &[]);
    }

    #[test]
    fn without_pieces_there_is_no_summary() {
        check(&LONG, &AROUND, &[], &[]);
    }
}
