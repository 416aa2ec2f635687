//! What differs between two quotations: the words, by their alignment, and what about that matters to a desk.

use std::ops::Range;

use crate::align::words::{Gap, Likeness, WordAlignment, WordPair};
use crate::meaning::facts::number_value;
use crate::meaning::negation;
use crate::meaning::spelling::are_variants;
use crate::quote::ledger::{Change, QuoteFlag};
use crate::reading::{TermId, Vocabulary, Word};
use crate::text::{Language, TokenKind};

/// What differs between the words of two quotations.
pub(super) struct Changes {
    /// In the order of a.
    pub list: Vec<Change>,
    /// What the changes touch.
    pub flags: Vec<QuoteFlag>,
    /// Nothing was replaced: all changes leave words out on one and the same side.
    pub only_omissions: bool,
}

/// What differs between the words of two stretches, each with the prose that its words stand in.
pub(super) fn changes(
    (a, prose_a): (&[Word], &str),
    (b, prose_b): (&[Word], &str),
    words: &WordAlignment,
    vocabulary: &Vocabulary,
) -> Changes {
    let language = vocabulary.language();
    let form = |word: &Word| vocabulary.form(word.form);
    // A pair of another form that is no spelling variant is a change of its own; neighbours join it.
    let equal = |pair: &&WordPair| pair.likeness == Likeness::Same || are_variants(form(&a[pair.a]), form(&b[pair.b]));
    let kept = WordAlignment { pairs: words.pairs.iter().filter(equal).copied().collect() };
    let text = |side: &[Word], range: &Range<usize>, prose: &str| -> String {
        match &side[range.clone()] {
            [] => String::new(),
            // Parts of a joined quotation lie apart: the words alone, without what stands between the parts.
            some => some.iter().map(|word| word.span.of(prose)).collect::<Vec<_>>().join(" "),
        }
    };
    let mut changes = Changes { list: Vec::new(), flags: Vec::new(), only_omissions: true };
    let (mut left_out_of_a, mut left_out_of_b) = (false, false);
    for gap in kept.gaps(a.len(), b.len()) {
        left_out_of_b |= !gap.a.is_empty();
        left_out_of_a |= !gap.b.is_empty();
        if !is_clause_left_out(&gap, a.len(), b.len()) {
            changes.flags.extend(flags_of(&a[gap.a.clone()], &b[gap.b.clone()], form, language));
        }
        changes.list.push(Change { a: text(a, &gap.a, prose_a), b: text(b, &gap.b, prose_b) });
    }
    changes.only_omissions = left_out_of_a != left_out_of_b;
    changes.flags.sort_unstable();
    changes.flags.dedup();
    changes
}

/// Whether a gap is a clause that one side leaves out, at an end or in the middle: what was said in it is not said otherwise. A word
/// or two left out in the middle ("never", "up to") turn the rest round, and so does one at an end.
fn is_clause_left_out(gap: &Gap, n_a: usize, n_b: usize) -> bool {
    let at_an_end = (gap.a.start == 0 && gap.b.start == 0) || (gap.a.end == n_a && gap.b.end == n_b);
    let length = gap.a.len() + gap.b.len();
    (gap.a.is_empty() || gap.b.is_empty()) && length > if at_an_end { 1 } else { 3 }
}

fn flags_of<'v>(a: &[Word], b: &[Word], form: impl Fn(&Word) -> &'v str, language: Language) -> Vec<QuoteFlag> {
    let mut flags = Vec::new();
    let values = |side: &[Word]| -> Vec<f64> { side.iter().filter_map(|w| number_value(form(w), language)).collect() };
    let (of_a, of_b) = (values(a), values(b));
    let has_digits = a.iter().chain(b).any(|word| word.kind == TokenKind::Number);
    // "both" for "the two" states the same number: number words count where both sides have some.
    if of_a != of_b && (has_digits || (!of_a.is_empty() && !of_b.is_empty())) {
        flags.push(QuoteFlag::Number);
    }
    let names = |side: &[Word]| -> Vec<TermId> {
        let mut terms: Vec<TermId> =
            side.iter().filter(|word| word.is_name && word.kind == TokenKind::Word).map(|word| word.term).collect();
        terms.sort_unstable();
        terms
    };
    // German writes every noun with a capital.
    if language != Language::German && names(a) != names(b) {
        flags.push(QuoteFlag::Name);
    }
    let n_negations = |side: &[Word]| side.iter().filter(|word| negation::is_negation(form(word), language)).count();
    if n_negations(a) % 2 != n_negations(b) % 2 {
        flags.push(QuoteFlag::Negation);
    }
    flags
}

/// Whether a change is only words that join two statements and change neither.
pub(super) fn is_joining(text: &str) -> bool {
    const JOINING: &[&str] = &[
        "and", "but", "so", "that", "also", "und", "aber", "dass", "auch", "denn", "et", "mais", "que", "donc", "y",
        "e", "pero", "o", "ma", "che", "en", "maar", "dat",
    ];
    text.split_whitespace().count() <= 2
        && text.split_whitespace().all(|word| JOINING.contains(&word.to_lowercase().trim_matches(',')))
}
