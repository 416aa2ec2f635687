//! What stands below the texts: passages, facts that differ, words replaced again and again, and why the score is what it is.

use super::safe::Shown;
use super::shares::class;
use crate::shown::{shown, surroundings};
use crate::{explained, words};
use respun::article::Article;
use respun::compare::{Comparison, Swap};
use respun::disguise::{Disguise, DisguiseKind};
use respun::score::Evidence;
use respun::stages::STATEMENT_MEASURES;

/// Characters before and after a fact: enough to tell what it is a fact of.
const SURROUNDINGS: usize = 60;

/// Words replaced that are listed; the list is in the order of their number, and nobody reads more.
const MOST_SWAPS: usize = 200;

/// Disguised words of a side that are listed: enough to see how it was done.
const MOST_DISGUISES: usize = 100;

/// A passage.
pub(super) struct PassageRow {
    pub number: usize,
    pub class: &'static str,
    pub kind: &'static str,
    pub alike: String,
    pub moved: bool,
}

/// The passages in the order of a.
pub(super) fn passages(result: &Comparison) -> Vec<PassageRow> {
    let row = |(index, passage): (usize, &respun::align::Passage)| PassageRow {
        number: index + 1,
        class: class(passage.kind),
        kind: words::kind(passage.kind),
        alike: words::percent(passage.similarity),
        moved: passage.moved,
    };
    result.passages.iter().enumerate().map(row).collect()
}

/// A fact that differs, on both sides with what stands around it.
pub(super) struct FactRow<'r> {
    pub number: usize,
    pub kind: &'static str,
    pub sides: [InContext<'r>; 2],
}

/// Words of an article with what stands around them.
pub(super) struct InContext<'r> {
    pub letter: char,
    pub before: Shown<'r>,
    pub words: Shown<'r>,
    pub after: Shown<'r>,
}

/// The facts that differ.
pub(super) fn facts<'r>(a: &'r Article, b: &'r Article, result: &'r Comparison) -> Vec<FactRow<'r>> {
    let in_context = |letter: char, article: &'r Article, at| {
        let (before, after) = surroundings(article, at, SURROUNDINGS);
        let words = Shown::of(shown(article, at));
        InContext { letter, before: Shown::of(before), words, after: Shown::of(after) }
    };
    let row = |(index, fact): (usize, &'r respun::compare::Fact)| FactRow {
        number: index + 1,
        kind: words::fact(fact.kind),
        sides: [in_context('a', a, fact.a_at), in_context('b', b, fact.b_at)],
    };
    result.facts.iter().enumerate().map(row).collect()
}

/// Words that another one replaced again and again.
pub(super) struct SwapRow<'r> {
    pub a: Shown<'r>,
    pub b: Shown<'r>,
    pub count: usize,
}

/// The most frequent swaps, and how many are left out.
pub(super) fn swaps(swaps: &[Swap]) -> (Vec<SwapRow<'_>>, usize) {
    let listed: Vec<_> = (swaps.iter().take(MOST_SWAPS))
        .map(|swap| SwapRow { a: Shown::of(&swap.a), b: Shown::of(&swap.b), count: swap.count })
        .collect();
    let n_more = swaps.len() - listed.len();
    (listed, n_more)
}

/// A disguised word, or a hidden passage.
pub(super) struct DisguiseRow<'r> {
    pub letter: char,
    pub kind: &'static str,
    /// As it stands; empty for what is no part of the text.
    pub words: Shown<'r>,
    pub is_hidden: bool,
    pub plain: Shown<'r>,
}

/// What either side has of disguise, and how many are left out.
pub(super) fn disguises(result: &Comparison) -> (Vec<DisguiseRow<'_>>, usize) {
    fn row(letter: char, disguise: &Disguise) -> DisguiseRow<'_> {
        DisguiseRow {
            letter,
            kind: disguise.kind.explained(),
            words: Shown::of(&disguise.written),
            is_hidden: disguise.kind == DisguiseKind::Hidden,
            plain: Shown::of(&disguise.plain),
        }
    }
    let of_a = result.disguises_of_a.iter().map(|disguise| row('a', disguise));
    let of_b = result.disguises_of_b.iter().map(|disguise| row('b', disguise));
    let n_all = result.disguises_of_a.len() + result.disguises_of_b.len();
    let listed: Vec<_> = of_a.take(MOST_DISGUISES).chain(of_b.take(MOST_DISGUISES)).collect();
    let n_more = n_all - listed.len();
    (listed, n_more)
}

/// A measure with what it means.
pub(super) struct MeasureRow {
    pub value: String,
    /// Whether it is drawn as a bar.
    pub is_share: bool,
    /// In hundredths of a bar.
    pub width: String,
    pub meaning: String,
    pub explained: &'static str,
}

/// What the score was made from, the measure that says most for it first.
pub(super) fn measures(result: &Comparison) -> Vec<MeasureRow> {
    result.evidence.iter().map(|measure| row(measure, words::measure(measure))).collect()
}

/// What the similarity of two texts of a sentence or three was made from.
pub(super) fn statement(result: &Comparison) -> Vec<MeasureRow> {
    let meaning = |measure: &Evidence| {
        let known = STATEMENT_MEASURES.iter().find(|(name, _)| *name == measure.name);
        known.map_or_else(|| measure.name.replace('_', " "), |(_, meaning)| (*meaning).to_owned())
    };
    result.statement.iter().map(|measure| row(measure, meaning(measure))).collect()
}

fn row(measure: &Evidence, meaning: String) -> MeasureRow {
    let value = words::rounded_measure(measure.name, measure.value);
    MeasureRow {
        is_share: measure.value <= 1.0 && value.contains('.'),
        value,
        width: format!("{:.1}", 100.0 * measure.value.clamp(0.0, 1.0)),
        meaning,
        explained: explained::measure(measure.name),
    }
}
