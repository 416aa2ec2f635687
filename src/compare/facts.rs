//! Facts: aligned sentences that differ only in a number, a date, a name, a negation or an opposite.

use std::ops::Range;

use crate::align::words::Gap;
use crate::align::{Alignment, Group, MatchKind};
use crate::article::Article;
use crate::compare::{Fact, FactKind};
use crate::language::Pack;
use crate::meaning::facts::{are_opposites, is_date_word, is_measure};
use crate::meaning::negation::is_negation;
use crate::meaning::numbers::{number_value, unit_value};
use crate::reading::{Reading, Vocabulary, Word};
use crate::span::Span;
use crate::text::TokenKind;

/// Similarity below which two aligned sentences differ so much that a different number or name is not reported.
const SAY_THE_SAME: f64 = 0.3;

/// Most words on either side of a gap; longer gaps are different text, not a different fact.
const LONGEST_GAP: usize = 8;

/// Most words in a gap where a negation reverses the meaning of its context.
const LONGEST_DENIAL: usize = 3;

struct Finder<'r> {
    a: (&'r Article, &'r Reading),
    b: (&'r Article, &'r Reading),
    vocabulary: &'r Vocabulary,
}

/// The facts that differ, in the order of a.
pub fn facts(
    alignment: &Alignment,
    a: (&Article, &Reading),
    b: (&Article, &Reading),
    vocabulary: &Vocabulary,
) -> Vec<Fact> {
    let finder = Finder { a, b, vocabulary };
    let telling = |group: &&Group| group.kind != MatchKind::Verbatim && group.similarity >= SAY_THE_SAME;
    alignment.groups.iter().filter(telling).flat_map(|group| finder.in_group(group)).collect()
}

impl Finder<'_> {
    fn in_group(&self, group: &Group) -> Vec<Fact> {
        let (words_a, words_b) = (group.words_of_a(self.a.1), group.words_of_b(self.b.1));
        let mut found = Vec::new();
        let mut denials = Vec::new();
        for gap in group.words.gaps(words_a.len(), words_b.len()) {
            // "Vanished" for "could not be seen" is a paraphrase; "has owned" for "has never owned" is not.
            if gap.a.len().max(gap.b.len()) <= LONGEST_DENIAL {
                let n_denials = |words: &[Word], range: &Range<usize>| {
                    words[range.clone()].iter().filter(|word| self.is_negation(word)).count()
                };
                let n = n_denials(words_a, &gap.a) + n_denials(words_b, &gap.b);
                denials.extend(std::iter::repeat_n(gap.clone(), n));
            }
            if !gap.a.is_empty() && !gap.b.is_empty() && gap.a.len() <= LONGEST_GAP && gap.b.len() <= LONGEST_GAP {
                found.extend(self.in_gap(words_a, words_b, &gap));
            }
        }
        // Several negations may say the same in other words ("not … never" on both sides): only a single one is
        // reported.
        if let [gap] = &denials[..] {
            // Include the next word, which both sides have: "never owned" and "owned".
            let with_next = |range: &Range<usize>, words: &[Word]| {
                let end = (range.end + 1).min(words.len());
                range.start.min(end - 1)..end
            };
            let (at_a, at_b) = (with_next(&gap.a, words_a), with_next(&gap.b, words_b));
            found.push(self.fact(FactKind::Negation, words_a, words_b, at_a, at_b));
        }
        found
    }

    fn in_gap(&self, words_a: &[Word], words_b: &[Word], gap: &Gap) -> Option<Fact> {
        let pick = |words: &[Word], range: &Range<usize>, is: &dyn Fn(&Word) -> bool| -> Option<Range<usize>> {
            let first = range.clone().find(|&at| is(&words[at]))?;
            let last = range.clone().rev().find(|&at| is(&words[at]))?;
            Some(first..last + 1)
        };
        let both = |is: &dyn Fn(&Word) -> bool| Some((pick(words_a, &gap.a, is)?, pick(words_b, &gap.b, is)?));
        let language = self.vocabulary.language();
        if let Some((at_a, at_b)) = both(&|word| number_value(self.form(word), language).is_some()) {
            let value = |words: &[Word], at: &Range<usize>| -> f64 {
                let number = number_value(self.form(&words[at.start]), language).unwrap_or(0.0);
                let unit = words.get(at.start + 1).and_then(|next| unit_value(self.form(next), language));
                number * unit.unwrap_or(1.0)
            };
            let measure = |words: &[Word], at: &Range<usize>| words.get(at.end).map(|next| self.form(next));
            // "72 hours" and "three days" are equal; numbers of other measures are not converted.
            let same_measure = match (measure(words_a, &at_a), measure(words_b, &at_b)) {
                (Some(one), Some(other)) => one == other || !(is_measure(one) && is_measure(other)),
                _ => true,
            };
            let differ = same_measure && value(words_a, &at_a) != value(words_b, &at_b);
            let with_unit = |words: &[Word], at: Range<usize>| {
                let unit = words.get(at.end).is_some_and(|next| unit_value(self.form(next), language).is_some());
                at.start..at.end + usize::from(unit)
            };
            return differ.then(|| {
                self.fact(FactKind::Number, words_a, words_b, with_unit(words_a, at_a), with_unit(words_b, at_b))
            });
        }
        if let Some((at_a, at_b)) =
            both(&|word| word.is_capital_or_small(language) && is_date_word(self.form(word), language))
        {
            return Some(self.fact(FactKind::Date, words_a, words_b, at_a, at_b));
        }
        let all_names = |words: &[Word], range: &Range<usize>| {
            words[range.clone()].iter().all(|word| word.is_name && word.kind == TokenKind::Word)
        };
        // A capital letter makes no name where every noun has one.
        if !Pack::of(language).grammar.capitalises_nouns
            && all_names(words_a, &gap.a)
            && all_names(words_b, &gap.b)
            && gap.a.len() <= 3
            && gap.b.len() <= 3
        {
            return Some(self.fact(FactKind::Name, words_a, words_b, gap.a.clone(), gap.b.clone()));
        }
        for at_a in gap.a.clone() {
            for at_b in gap.b.clone() {
                if are_opposites(self.form(&words_a[at_a]), self.form(&words_b[at_b])) {
                    return Some(self.fact(FactKind::Opposite, words_a, words_b, at_a..at_a + 1, at_b..at_b + 1));
                }
            }
        }
        None
    }

    fn form(&self, word: &Word) -> &str {
        self.vocabulary.form(word.form)
    }

    fn is_negation(&self, word: &Word) -> bool {
        is_negation(self.form(word), self.vocabulary.language())
    }

    fn fact(&self, kind: FactKind, words_a: &[Word], words_b: &[Word], at_a: Range<usize>, at_b: Range<usize>) -> Fact {
        let place = |article: &Article, words: &[Word], at: Range<usize>| -> (Span, String) {
            let prose = article.prose();
            let mut span = words[at.start].span.hull(words[at.end - 1].span);
            let before = prose.text()[..span.start].chars().next_back();
            if let Some(sign) = before.filter(|c| matches!(c, '$' | '€' | '£' | '¥')) {
                span.start -= sign.len_utf8();
            }
            (prose.to_source(span), span.of(prose.text()).to_owned())
        };
        let (a_at, a) = place(self.a.0, words_a, at_a);
        let (b_at, b) = place(self.b.0, words_b, at_b);
        Fact { kind, a, b, a_at, b_at }
    }
}
