//! Digests: a short stretch of one text that tells in brief what stands all over a long stretch of the other.
//!
//! A summary takes a sentence here and a clause there, so its sources lie farther apart than any passage's, and most of them are too
//! small to be a passage. What tells it from sentences on the same subject: nearly all of the short stretch stands in the long
//! one, and little of what lies around it does.
//!
//! ```text
//! long   ▇▇░░░░▇░░░░░░░░▇▇▇░░░░░░░▇░░      ▇ pieces
//! short              ▇▇▇▇▇▇▇               side by side
//! ```

use std::ops::Range;

use crate::align::extents::{Cover, Extent, Side};
use crate::reading::Reading;

/// Words of the long stretch over those of the short one. Below the first it is a passage with something left out, beyond the
/// second nobody's brief: the words of a short text are found in any book.
const RATIO: Range<usize> = 3..26;

/// Words of a digest at least: two sentences.
const FEWEST_WORDS: usize = 40;

/// Sentences of the short side between two pieces of one digest at most.
const LARGEST_GAP: usize = 3;

/// Words of a piece that is no longer in its source from which it is a passage of its own: a paragraph. A digest holds single
/// sentences as they were, hardly a paragraph.
const OWN_PASSAGE: usize = 70;

/// Words beside the longest such piece that must be told in brief, too: the rest of a sentence is not enough.
const FEWEST_BESIDE: usize = 15;

/// Evidence (see [`Extent`]) of the other pieces together: two that are a passage nowhere by chance.
const EVIDENCE_BESIDE: f32 = 2.0;

/// Share of their weight that must stand in the long stretch. In summaries it is .5 to .9.
const COVER: f32 = 0.4;

/// By how much that must exceed the share of what lies around the digest. In summaries it is .4 to .8; sentences on
/// the same subject, of which any long text holds half the words, do not stand out from their neighbours.
const CONTRAST: f32 = 0.35;

/// Share of its text from which the long stretch is the whole text: who tells a third of an article in brief, the first and the last of
/// it chosen freely, tells the article.
const WHOLE: f64 = 0.3;

/// A text from the side that is looked at.
#[derive(Clone, Copy)]
struct Text<'r> {
    side: Side,
    reading: &'r Reading,
}

impl Text<'_> {
    fn n_words(self, sentences: &Range<usize>) -> usize {
        let all = &self.reading.sentences;
        all[sentences.end - 1].words.end - all[sentences.start].words.start
    }
}

/// The digests of one text in the other, either way; `pieces` are extents, the small ones too.
pub(super) fn digests(pieces: &[Extent], a: &Reading, b: &Reading, cover: &mut Cover<'_>) -> Vec<Extent> {
    let (a, b) = (Text { side: Side::A, reading: a }, Text { side: Side::B, reading: b });
    let mut found = one_way(pieces, a, b, cover);
    found.extend(one_way(pieces, b, a, cover));
    found
}

fn one_way(pieces: &[Extent], short: Text<'_>, long: Text<'_>, cover: &mut Cover<'_>) -> Vec<Extent> {
    let mut pieces: Vec<&Extent> = pieces.iter().collect();
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
        found.extend(digest(&pieces[from..to], stretch, short, long, cover));
        from = to;
    }
    found
}

/// The digest that neighbouring pieces make, if they do.
fn digest(
    pieces: &[&Extent],
    told: Range<usize>,
    short: Text<'_>,
    long: Text<'_>,
    cover: &mut Cover<'_>,
) -> Option<Extent> {
    let sources = pieces.iter().map(|piece| piece.of(long.side));
    let source = sources.clone().map(|range| range.start).min()?..sources.map(|range| range.end).max()?;
    let (n_told, n_source) = (short.n_words(&told), long.n_words(&source));
    if n_told < FEWEST_WORDS || !(RATIO.start * n_told..RATIO.end * n_told).contains(&n_source) {
        return None;
    }
    // The longest piece that is as long in its source: what lies beside it must be told in brief, too.
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
    let beside: Vec<usize> = told.clone().filter(|s| longest.is_none_or(|range| !range.contains(s))).collect();
    let n_beside: usize = beside.iter().map(|&s| short.reading.sentences[s].words.len()).sum();
    cover.hold(long.side, &source);
    let share = cover.share(short.side, beside.into_iter());
    if n_beside < FEWEST_BESIDE || share < COVER || share < cover.share_around(short.side, &told) + CONTRAST {
        return None;
    }
    let is_whole = n_source as f64 >= WHOLE * long.reading.words.len() as f64;
    let source = if is_whole { 0..long.reading.sentences.len() } else { source };
    Some(match short.side {
        Side::A => cover.measured(told, source),
        Side::B => cover.measured(source, told),
    })
}
