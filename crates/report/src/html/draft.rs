//! The text of a draft, split where passages begin and end; each piece has the number of its source.
//!
//! ```text
//! source 1       [passage 1   ]                        a stretch that several sources have
//! source 2              [passage 1          ]          goes to the first of them
//! draft      The ferry was late, and nobody knew why, said Pell.
//!                ①             ②
//! ```

use super::panes::{Region, regions};
use super::safe::Shown;
use respun::article::Article;
use respun::check::Source;

/// Tints that the style has; the sources take them in turn, and their numbers tell them apart.
const N_TINTS: usize = 5;

/// A block of the draft, or what stands between two.
pub(super) struct DraftBlock<'r> {
    pub class: &'static str,
    pub pieces: Vec<DraftPiece<'r>>,
}

/// A piece of the text, or a place in it.
pub(super) enum DraftPiece<'r> {
    /// Where a passage begins: `p-` and the numbers of its source and of itself.
    Place { id: String },
    /// Words that no source has.
    Own { words: Shown<'r>, is_markup: bool },
    /// Words that a source has.
    From { words: Shown<'r>, from: From, begins: bool },
}

/// Which passage of which source some words come from, by numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct From {
    pub source: usize,
    pub passage: usize,
}

impl From {
    pub(super) fn tint(&self) -> usize {
        tint(self.source)
    }
}

/// The tint of a source, by its number.
pub(super) fn tint(source: usize) -> usize {
    (source - 1) % N_TINTS
}

/// The blocks of a draft.
pub(super) fn blocks<'r>(draft: &'r Article, sources: &[Source]) -> Vec<DraftBlock<'r>> {
    let owners = owners(draft.source().len(), sources);
    let mut places: Vec<(usize, From)> = all_passages(sources).map(|(from, start, _)| (start, from)).collect();
    places.sort_by_key(|(start, from)| (*start, from.source, from.passage));
    let mut cuts: Vec<usize> = (1..owners.len()).filter(|&at| owners[at] != owners[at - 1]).collect();
    cuts.extend(places.iter().map(|(start, _)| *start));
    cuts.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut last = None;
    let mut blocks = Vec::new();
    for region in regions(draft) {
        let mut pieces = Vec::new();
        let mut at = region.whole.start;
        while at < region.whole.end {
            while let Some((_, from)) = places.next_if(|(start, _)| *start <= at) {
                pieces.push(place(from));
            }
            let end = end_of_piece(at, &region, &cuts);
            let stretch = &draft.source()[at..end];
            let is_inner = region.inner.start <= at && end <= region.inner.end;
            pieces.push(match owners[at] {
                Some(from) => {
                    DraftPiece::From { words: region.shown(stretch), from, begins: last.replace(from) != Some(from) }
                }
                None => {
                    if is_inner {
                        last = None;
                    }
                    DraftPiece::Own { words: region.shown(stretch), is_markup: !is_inner }
                }
            });
            at = end;
        }
        blocks.push(DraftBlock { class: region.class, pieces });
    }
    // A passage never begins behind all text; should one, its place is at the end.
    if let Some(block) = blocks.last_mut() {
        block.pieces.extend(places.map(|(_, from)| place(from)));
    }
    blocks
}

fn place(from: From) -> DraftPiece<'static> {
    DraftPiece::Place { id: format!("p-{}-{}", from.source, from.passage) }
}

/// Every passage with where it begins and ends in the draft.
fn all_passages(sources: &[Source]) -> impl Iterator<Item = (From, usize, usize)> {
    sources.iter().enumerate().flat_map(|(source, found)| {
        let numbered = found.passages.iter().enumerate();
        numbered
            .map(move |(at, passage)| (From { source: source + 1, passage: at + 1 }, passage.b.start, passage.b.end))
    })
}

/// For each byte of the draft the first source that has it.
fn owners(length: usize, sources: &[Source]) -> Vec<Option<From>> {
    let mut owners = vec![None; length];
    for (from, start, end) in all_passages(sources) {
        for owner in owners[start..end].iter_mut().filter(|owner| owner.is_none()) {
            *owner = Some(from);
        }
    }
    owners
}

/// Where the piece that begins at `at` ends: at the next cut, or at an edge of the region.
fn end_of_piece(at: usize, region: &Region, cuts: &[usize]) -> usize {
    let next_cut = cuts.get(cuts.partition_point(|&cut| cut <= at)).copied();
    let edges = [region.inner.start, region.inner.end].into_iter().filter(|&edge| edge > at);
    edges.chain(next_cut).fold(region.whole.end, usize::min)
}
