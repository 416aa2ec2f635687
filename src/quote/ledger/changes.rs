//! What differs between two quotations: the changed words, from their alignment, and which of the changes matter to an
//! editor.
//!
//! ```text
//! gap of the alignment    a says            b says
//! left out                on Monday         ·                trimmed
//! longer                  ·                 and on Tuesday   at an end, or where a has a sign of omission
//! inserted                ·                 never            altered
//! replaced                lights            lamps            altered
//! same, other spelling    two hundred       200              no change
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::align::words::{Gap, Likeness, WordAlignment, WordPair};
use crate::claims::{Difference, FactKind, Pair, Stretch, is_negation};
use crate::language::{Language, Pack, Words};
use crate::meaning::modal::{Modal, modals};
use crate::meaning::spelling::{are_equivalent_spellings, are_variants};
use crate::quote::ledger::{Change, FlagCause, QuoteFlag};
use crate::reading::{TermId, Vocabulary, Word};
use crate::span::Span;
use crate::text::TokenKind;
use crate::values::{Quantity, Relation, quantities, relation};

/// The differences between two quotations.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// In the order of a.
    pub list: Vec<Change>,
    /// What the changes affect, in the order of [`QuoteFlag`], with the words that caused each flag.
    pub causes: Vec<FlagCause>,
    /// Stretches of a that b leaves out or replaces by words in brackets.
    pub n_left_out: usize,
    /// Stretches that b has in addition, at an end or where a marks an omission.
    pub n_longer: usize,
    /// Words that b inserts, too few for a clause.
    pub n_inserted: usize,
    /// Clauses that b inserts, or that a left out without a sign.
    pub n_clauses_inserted: usize,
    /// Stretches of a that b replaces by others.
    pub n_replaced: usize,
}

/// Some words of a quotation, and the prose that contains them.
#[derive(Clone, Copy)]
pub(super) struct Wording<'w> {
    pub words: &'w [Word],
    pub prose: &'w str,
    /// Positions where a further part of a quotation in several parts starts.
    pub seams: &'w [usize],
}

/// The differences between two wordings. Words that only join two parts do not count. `names` are the terms known to be
/// names.
pub(super) fn changes(
    a: Wording<'_>,
    b: Wording<'_>,
    words: &WordAlignment,
    names: &FxHashSet<TermId>,
    vocabulary: &Vocabulary,
) -> Changes {
    let language = vocabulary.language();
    let (reader_a, reader_b) = (Side::new(a, names, vocabulary), Side::new(b, names, vocabulary));
    // A pair with different forms counts as a change, unless they are spelling variants. Neighbouring changes join it.
    let equal = |pair: &&WordPair| {
        pair.likeness == Likeness::Same || are_variants(reader_a.forms[pair.a], reader_b.forms[pair.b])
    };
    let kept = WordAlignment { pairs: words.pairs.iter().filter(equal).copied().collect() };
    let mut found = Changes::default();
    let mut telling = Vec::new();
    // A clause that was left out takes its denial with it.
    let mut cuts_denial = false;
    for gap in kept.gaps(a.words.len(), b.words.len()) {
        let gap = without_equivalent_ends(&reader_a, &reader_b, gap);
        if (gap.a.is_empty() && gap.b.is_empty()) || is_equivalent_spelling(&reader_a, &reader_b, &gap, vocabulary) {
            continue;
        }
        found.list.push(Change { a: reader_a.text(&gap.a), b: reader_b.text(&gap.b) });
        let at_seam = a.seams.contains(&gap.a.start)
            || a.seams.contains(&gap.a.end)
            || b.seams.contains(&gap.b.start)
            || b.seams.contains(&gap.b.end);
        if at_seam && reader_a.are_joining(&gap.a) && reader_b.are_joining(&gap.b) {
            continue;
        }
        let at_an_end = at_seam
            || (gap.a.start == 0 && gap.b.start == 0)
            || (gap.a.end == a.words.len() && gap.b.end == b.words.len());
        // Words in brackets are marked as the reporter's: "[The owners] will pay".
        let in_brackets = reader_a.is_bracketed(&gap.a) || reader_b.is_bracketed(&gap.b);
        let counted = match (gap.a.is_empty(), gap.b.is_empty()) {
            (_, true) => &mut found.n_left_out,
            _ if in_brackets => &mut found.n_left_out,
            (true, _) if at_an_end || reader_a.leaves_out_before(gap.a.start) => &mut found.n_longer,
            (true, _) if is_clause_left_out(&gap, false) => &mut found.n_clauses_inserted,
            (true, _) => &mut found.n_inserted,
            (false, false) => &mut found.n_replaced,
        };
        *counted += 1;
        if is_clause_left_out(&gap, at_an_end) {
            cuts_denial |= reader_a.denies(&gap.a, language) || reader_b.denies(&gap.b, language);
        } else {
            let (n_a, n_b) = (a.words.len(), b.words.len());
            telling.push(without_cut_clause(gap, n_a, n_b));
        }
    }
    // Where every noun has a capital, capitals show no names.
    let capitals_are_names = !Pack::of(language).grammar.capitalises_nouns;
    let names_of =
        |side: &Side<'_>| if capitals_are_names { side.names.clone() } else { vec![false; side.names.len()] };
    let (names_a, names_b) = (names_of(&reader_a), names_of(&reader_b));
    let of_a = Stretch { words: a.words, prose: a.prose, names: &names_a };
    let of_b = Stretch { words: b.words, prose: b.prose, names: &names_b };
    let pair = Pair::new(&of_a, &of_b, words, vocabulary);
    found.causes = causes(&reader_a, &reader_b, &telling, &pair, language);
    if !cuts_denial && !pair.denial_differs() {
        found.causes.retain(|cause| cause.flag != QuoteFlag::Negation);
    }
    for difference in pair.differences().iter().filter(|difference| !difference.is_conversion) {
        add_fact(&mut found, difference, a.prose, b.prose);
    }
    found.causes.sort_by_key(|cause| cause.flag);
    found
}

/// Adds the flags of a change of fact. A change that no word shows, such as a sign, is added to the changed words.
fn add_fact(found: &mut Changes, difference: &Difference, prose_a: &str, prose_b: &str) {
    let flags: &[QuoteFlag] = match difference.kind {
        FactKind::Number | FactKind::Date => &[QuoteFlag::Number],
        FactKind::Unit => &[QuoteFlag::Number, QuoteFlag::Unit],
        FactKind::Currency => &[QuoteFlag::Number, QuoteFlag::Currency],
        FactKind::Name => &[QuoteFlag::Name],
        FactKind::Negation => &[QuoteFlag::Negation],
        FactKind::Quantifier => &[QuoteFlag::Quantifier],
        FactKind::Modality => &[QuoteFlag::Modal],
        FactKind::Outcome | FactKind::Opposite | FactKind::Role => &[QuoteFlag::Opposite],
    };
    let (a, b) = (difference.span_a.of(prose_a).to_owned(), difference.span_b.of(prose_b).to_owned());
    for &flag in flags {
        if !found.causes.iter().any(|cause| cause.flag == flag) {
            found.causes.push(FlagCause { flag, a: a.clone(), b: b.clone() });
        }
    }
    if found.list.is_empty() {
        found.list.push(Change { a, b });
        found.n_replaced += 1;
    }
}

/// Words, of all languages, that spell out a sign or only join two statements.
static PERCENT: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.facts, "percent").collect());
static AND: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.facts, "and").collect());
static JOINING: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.facts, "joining").collect());

/// Rarity from which a capitalised word at the start of a quotation counts as a name, even if it occurs nowhere else.
const RARE: f32 = 0.95;

/// Whether a capital letter marks this form as a name: English capitalises "I" as well.
pub(super) fn is_name_form(form: &str) -> bool {
    form != "i" && !form.starts_with("i'")
}

/// One side, prepared for comparison.
struct Side<'w> {
    words: &'w [Word],
    prose: &'w str,
    forms: Vec<&'w str>,
    /// For each word, whether it is in brackets.
    bracketed: Vec<bool>,
    /// For each word, whether it is part of a name.
    names: Vec<bool>,
}

impl<'w> Side<'w> {
    fn new(wording: Wording<'w>, names: &FxHashSet<TermId>, vocabulary: &'w Vocabulary) -> Side<'w> {
        let Wording { words, prose, .. } = wording;
        let mut is_open = false;
        let mut before: Option<Span> = None;
        let bracketed = words.iter().map(|word| {
            // The first word may be in a bracket that opens right before it.
            let from = match before {
                Some(before) if before.end <= word.span.start => before.end,
                _ => prose[..word.span.start].trim_end_matches(['[', '(']).len(),
            };
            if let Some(last) = prose[from..word.span.start].rfind(['[', '(', ']', ')']) {
                is_open = prose[from + last..].starts_with(['[', '(']);
            }
            before = Some(word.span);
            is_open
        });
        let bracketed = bracketed.collect();
        let forms: Vec<&str> = words.iter().map(|word| vocabulary.form(word.form)).collect();
        let is_name = |(word, form): (&Word, &&str)| {
            let rare = word.is_name && vocabulary.term(word.term).rarity >= RARE;
            word.is_capital
                && word.kind == TokenKind::Word
                && is_name_form(form)
                && (rare || names.contains(&word.term))
        };
        let names = words.iter().zip(&forms).map(is_name).collect();
        Side { words, prose, forms, bracketed, names }
    }

    /// The words only: between the parts of a joined quotation stands text that does not belong to it.
    fn text(&self, range: &Range<usize>) -> String {
        self.words[range.clone()].iter().map(|word| word.span.of(self.prose)).collect::<Vec<_>>().join(" ")
    }

    /// Whether one of the words is a negation.
    fn denies(&self, range: &Range<usize>, language: Language) -> bool {
        self.forms[range.clone()].iter().any(|form| is_negation(form, language))
    }

    /// Whether the range has words and all of them are in brackets.
    fn is_bracketed(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.bracketed[range.clone()].iter().all(|bracketed| *bracketed)
    }

    /// Whether the words only join two statements without changing either.
    fn are_joining(&self, range: &Range<usize>) -> bool {
        are_joining(&self.forms[range.clone()])
    }

    /// Whether a sign of omission stands before the word at this position.
    fn leaves_out_before(&self, at: usize) -> bool {
        let (Some(next), true) = (self.words.get(at), at > 0) else { return false };
        let before = self.words[at - 1].span;
        before.end <= next.span.start && {
            let between = &self.prose[before.end..next.span.start];
            between.contains('…') || between.contains("..") || between.contains(". .")
        }
    }

    /// Whether the words spell out a sign ("percent", "and") that the other side has after the word before `at`.
    fn are_sign_of(&self, range: &Range<usize>, other: &Side<'_>, at: usize) -> bool {
        let words = self.forms[range.clone()].join(" ");
        let sign = if PERCENT.contains(&words) {
            '%'
        } else if AND.contains(&words) {
            '&'
        } else {
            return false;
        };
        at > 0 && other.prose[other.words[at - 1].span.end..].trim_start().starts_with(sign)
    }
}

/// A gap without the words at its ends that differ in spelling only.
fn without_equivalent_ends(a: &Side<'_>, b: &Side<'_>, mut gap: Gap) -> Gap {
    let same = |at_a: usize, at_b: usize| are_equivalent_spellings(&[a.forms[at_a]], &[b.forms[at_b]]);
    while !gap.a.is_empty() && !gap.b.is_empty() && same(gap.a.start, gap.b.start) {
        gap = Gap { a: gap.a.start + 1..gap.a.end, b: gap.b.start + 1..gap.b.end };
    }
    while !gap.a.is_empty() && !gap.b.is_empty() && same(gap.a.end - 1, gap.b.end - 1) {
        gap = Gap { a: gap.a.start..gap.a.end - 1, b: gap.b.start..gap.b.end - 1 };
    }
    gap
}

/// Whether the two sides of a gap differ in spelling only.
fn is_equivalent_spelling(a: &Side<'_>, b: &Side<'_>, gap: &Gap, vocabulary: &Vocabulary) -> bool {
    let (forms_a, forms_b) = (&a.forms[gap.a.clone()], &b.forms[gap.b.clone()]);
    if gap.b.is_empty() {
        return a.are_sign_of(&gap.a, b, gap.b.start);
    }
    if gap.a.is_empty() {
        return b.are_sign_of(&gap.b, a, gap.a.start);
    }
    let stands_for_one = |forms: &[&str]| matches!(forms, ["one" | "1"]);
    are_equivalent_spellings(forms_a, forms_b)
        || (stands_for_one(forms_a) && stands_for_one(forms_b))
        || is_same_quantity(a, b, gap, vocabulary)
}

/// Whether each side of a gap is one quantity, and both have the same value.
fn is_same_quantity(a: &Side<'_>, b: &Side<'_>, gap: &Gap, vocabulary: &Vocabulary) -> bool {
    let only = |side: &Side<'_>, range: &Range<usize>| match &quantities(
        &side.words[range.clone()],
        side.prose,
        vocabulary,
    )[..]
    {
        [quantity] if quantity.with_bound.len() == range.len() => Some(quantity.value.clone()),
        _ => None,
    };
    only(a, &gap.a).zip(only(b, &gap.b)).is_some_and(|(one, other)| relation(&one, &other) == Relation::Equal)
}

/// Whether a gap is a clause that one side leaves out, at an end or in the middle, so that its content was not altered.
/// A word or two left out in the middle ("never", "up to") may reverse the meaning, and so may a single word at an end.
fn is_clause_left_out(gap: &Gap, at_an_end: bool) -> bool {
    let length = gap.a.len() + gap.b.len();
    (gap.a.is_empty() || gap.b.is_empty()) && length > if at_an_end { 1 } else { 3 }
}

/// How many words longer one side of a gap must be for its outer end to count as a clause that the other side leaves
/// out.
const CUT_CLAUSE: usize = 4;

/// A gap at an end, without the clause that only one side has after the replaced words: "… is not a miracle, but it may
/// keep the wards open", "… is not magic".
fn without_cut_clause(gap: Gap, n_a: usize, n_b: usize) -> Gap {
    let replaced = gap.a.len().min(gap.b.len());
    if replaced == 0 || gap.a.len().max(gap.b.len()) < replaced + CUT_CLAUSE {
        return gap;
    }
    // One word more than was replaced: an article or a negation.
    let kept = replaced + 1;
    if gap.a.end == n_a && gap.b.end == n_b {
        let shorter = |range: &Range<usize>| range.start..range.end.min(range.start + kept);
        Gap { a: shorter(&gap.a), b: shorter(&gap.b) }
    } else if gap.a.start == 0 && gap.b.start == 0 {
        let shorter = |range: &Range<usize>| range.start.max(range.end.saturating_sub(kept))..range.end;
        Gap { a: shorter(&gap.a), b: shorter(&gap.b) }
    } else {
        gap
    }
}

/// Most words of a change in which a modal verb that only one side has counts.
const SHORT_CHANGE: usize = 3;

/// The numbers, names, denials and modal verbs that the gaps affect. A modal verb that only moved within the quotation is no change.
fn causes(a: &Side<'_>, b: &Side<'_>, gaps: &[Gap], pair: &Pair<'_>, language: Language) -> Vec<FlagCause> {
    let mut causes: Vec<FlagCause> = Vec::new();
    let mut add = |flag: QuoteFlag, gap: &Gap| causes.push(FlagCause { flag, a: a.text(&gap.a), b: b.text(&gap.b) });
    let modals_in = |side: &Side<'_>, range: &Range<usize>| modals(&side.forms[range.clone()], language);
    let n_denials = |side: &Side<'_>, range: &Range<usize>| {
        side.forms[range.clone()].iter().filter(|form| is_negation(form, language)).count()
    };
    let mut all_modals: [Vec<Modal>; 2] = [Vec::new(), Vec::new()];
    let mut all_denials = 0;
    for gap in gaps {
        if numbers_differ(a, b, gap, pair) {
            add(QuoteFlag::Number, gap);
        }
        all_denials += n_denials(a, &gap.a) + n_denials(b, &gap.b);
        // A capital letter makes no name where every noun has one.
        if !Pack::of(language).grammar.capitalises_nouns && names(a, &gap.a) != names(b, &gap.b) {
            add(QuoteFlag::Name, gap);
        }
        all_modals[0].extend(modals_in(a, &gap.a));
        all_modals[1].extend(modals_in(b, &gap.b));
    }
    all_modals.iter_mut().for_each(|side| side.sort_unstable());
    for gap in gaps {
        // A denial that only moved within the quotation is looked for elsewhere.
        if all_denials % 2 == 1 && (n_denials(a, &gap.a) + n_denials(b, &gap.b)) % 2 == 1 {
            add(QuoteFlag::Negation, gap);
        }
        let mut here = [modals_in(a, &gap.a), modals_in(b, &gap.b)];
        here.iter_mut().for_each(|side| side.sort_unstable());
        // "We'd" is "we had" if the other side says so.
        let is_had = |short: &Side<'_>, short_at: &Range<usize>, long: &Side<'_>, long_at: &Range<usize>| {
            short.forms[short_at.clone()].iter().any(|form| form.ends_with("'d"))
                && long.forms[long_at.clone()].contains(&"had")
        };
        if is_had(a, &gap.a, b, &gap.b) || is_had(b, &gap.b, a, &gap.a) {
            continue;
        }
        // In a long change, other words may say how certain it is.
        let counts = !here[0].is_empty() && !here[1].is_empty() || gap.a.len().max(gap.b.len()) <= SHORT_CHANGE;
        if all_modals[0] != all_modals[1] && here[0] != here[1] && counts {
            add(QuoteFlag::Modal, gap);
        }
    }
    causes
}

/// Whether a gap changes a quantity: both sides have one and the values differ, or one side has lost digits.
fn numbers_differ(a: &Side<'_>, b: &Side<'_>, gap: &Gap, pair: &Pair<'_>) -> bool {
    let (all_a, all_b) = pair.quantities();
    let within = |all: &[Quantity], range: &Range<usize>| -> Vec<Quantity> {
        all.iter().filter(|quantity| range.contains(&quantity.words.start)).cloned().collect()
    };
    let (of_a, of_b) = (within(all_a, &gap.a), within(all_b, &gap.b));
    let is_anywhere = |all: &[Quantity], quantity: &Quantity| {
        all.iter().any(|other| relation(&quantity.value, &other.value) == Relation::Equal)
    };
    let has_digits = |side: &Side<'_>, range: &Range<usize>| {
        side.words[range.clone()].iter().any(|word| word.kind == TokenKind::Number)
    };
    match (&of_a[..], &of_b[..]) {
        ([], []) => false,
        ([], _) => has_digits(b, &gap.b) && !of_b.iter().all(|quantity| is_anywhere(all_a, quantity)),
        (_, []) => has_digits(a, &gap.a) && !of_a.iter().all(|quantity| is_anywhere(all_b, quantity)),
        _ => {
            let differs = |one: &Quantity, other: &Quantity| {
                matches!(relation(&one.value, &other.value), Relation::Differs(..) | Relation::OtherBound)
            };
            let is_equal = |one: &Quantity, other: &Quantity| {
                matches!(relation(&one.value, &other.value), Relation::Equal | Relation::Converted)
            };
            of_a.iter().any(|one| {
                of_b.iter().all(|other| !is_equal(one, other)) && of_b.iter().any(|other| differs(one, other))
            })
        }
    }
}

/// The names among some words, in arbitrary order.
fn names(side: &Side<'_>, range: &Range<usize>) -> Vec<TermId> {
    let mut terms: Vec<TermId> = range.clone().filter(|&at| side.names[at]).map(|at| side.words[at].term).collect();
    terms.sort_unstable();
    terms
}

/// Whether some normal forms only join two statements without changing either.
fn are_joining(forms: &[&str]) -> bool {
    forms.len() <= 2 && forms.iter().all(|form| JOINING.contains(form))
}
