//! Follows quotations into the other article and builds the rows of the ledger.
//!
//! `pairing` finds the quotations of one statement, `reported_speech` finds statements outside quote marks, and
//! `changes` finds the differences. A quotation is dropped or added only after the whole other text has been searched.

use rustc_hash::FxHashSet;

use crate::align::Alignment;
use crate::align::words::{WordAlignment, WordPair};
use crate::quote::Quotation;
use crate::quote::ledger::changes::{Changes, Wording, changes, is_name_form};
use crate::quote::ledger::pairing::{LocatedQuotation, Pairing, speakers_differ};
use crate::quote::ledger::reported_speech::{Sentences, one_line, reported_in_a, reported_in_b, stretch};
use crate::quote::ledger::rows::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
use crate::quote::quotation::MissingMark;
use crate::reading::{TermId, Vocabulary, Word};
use crate::span::Span;

pub use crate::quote::ledger::pairing::{Quoting, Relation};

/// The rows for all quotations of both articles, most serious first; rows of equal gravity in the order of a, then of
/// b.
pub fn follow(
    a: Quoting<'_>,
    b: Quoting<'_>,
    alignment: &Alignment,
    relation: Relation,
    vocabulary: &Vocabulary,
) -> Vec<QuoteRow> {
    let pairing = Pairing::new(a, b, alignment, relation, vocabulary);
    let mut rows = Ledger { names: names(&pairing), pairing }.rows();
    rows.sort_by_key(QuoteRow::gravity);
    rows
}

struct Ledger<'r> {
    pairing: Pairing<'r>,
    /// The terms that are names anywhere in the two articles.
    names: FxHashSet<TermId>,
}

impl<'r> Ledger<'r> {
    fn rows(&self) -> Vec<QuoteRow> {
        let Pairing { a, b, located_a, located_b, .. } = &self.pairing;
        let (matches, repeated) = self.pairing.matches();
        let mut rows: Vec<(usize, QuoteRow)> = Vec::new();
        let mut counterparts_of_a: Vec<Vec<usize>> = vec![Vec::new(); located_a.len()];
        let mut counterparts_of_b: Vec<Vec<usize>> = vec![Vec::new(); located_b.len()];
        for m in &matches {
            counterparts_of_a[m.a].push(m.b);
            counterparts_of_b[m.b].push(m.a);
        }
        let place = |located: &LocatedQuotation<'_>| a.article.prose().to_source(located.quotation.span).start;
        for (i, located) in located_a.iter().enumerate() {
            match counterparts_of_a[i][..] {
                [] => {}
                [j] => {
                    if counterparts_of_b[j][0] == i {
                        rows.push((place(located), self.row(&counterparts_of_b[j], &[j])));
                    }
                }
                _ => rows.push((place(located), self.row(&[i], &counterparts_of_a[i]))),
            }
        }
        for m in &repeated {
            rows.push((place(&located_a[m.a]), self.row(&[m.a], &[m.b])));
            counterparts_of_a[m.a].push(m.b);
            counterparts_of_b[m.b].push(m.a);
        }
        let alone_a = located_a.iter().zip(&counterparts_of_a).filter(|(_, counterparts)| counterparts.is_empty());
        let mut sentences = None;
        for (located, _) in alone_a {
            let sentences = sentences.get_or_insert_with(|| Sentences::new(*b, &self.pairing));
            rows.push((place(located), self.unmatched_a(located, sentences)));
        }
        rows.sort_by_key(|(place, _)| *place);
        let mut rows: Vec<QuoteRow> = rows.into_iter().map(|(_, row)| row).collect();
        let alone_b = located_b.iter().zip(&counterparts_of_b).filter(|(_, counterparts)| counterparts.is_empty());
        let mut sentences = None;
        for (located, _) in alone_b {
            let sentences = sentences.get_or_insert_with(|| Sentences::new(*a, &self.pairing));
            rows.push(self.unmatched_b(located, sentences));
        }
        rows
    }

    /// The row of one statement: one quotation on one side, and one or several on the other.
    fn row(&self, of_a: &[usize], of_b: &[usize]) -> QuoteRow {
        let Pairing { a, b, vocabulary, .. } = &self.pairing;
        let mut located_a: Vec<&LocatedQuotation<'_>> = of_a.iter().map(|&i| &self.pairing.located_a[i]).collect();
        let mut located_b: Vec<&LocatedQuotation<'_>> = of_b.iter().map(|&j| &self.pairing.located_b[j]).collect();
        // The parts in the order in which the whole contains them.
        if let [whole] = located_b[..] {
            located_a.sort_by_key(|part| place_of_longest_run(&self.pairing.align(&part.words, &whole.words)).1);
        }
        if let [whole] = located_a[..] {
            located_b.sort_by_key(|part| place_of_longest_run(&self.pairing.align(&whole.words, &part.words)).0);
        }
        let (words_a, seams_a) = joined(*a, &located_a);
        let (words_b, seams_b) = joined(*b, &located_b);
        let pairs = self.pairing.align_words(&words_a, &words_b);
        let found = changes(
            Wording { seams: &seams_a, ..wording(*a, &words_a) },
            Wording { seams: &seams_b, ..wording(*b, &words_b) },
            &pairs,
            &self.names,
            vocabulary,
        );
        let missing = |located: &[&LocatedQuotation<'_>]| located.iter().find_map(|located| located.quotation.missing);
        let verdict = if missing(&located_b).is_some() && missing(&located_a).is_none() {
            QuoteVerdict::Unquoted
        } else {
            self.verdict(&found, (&located_a, &located_b))
        };
        let (a, b) = (quoted(*a, &located_a), quoted(*b, &located_b));
        let mut causes = found.causes;
        if speakers_differ(a.speaker.as_deref(), b.speaker.as_deref()) {
            let name = |side: &QuotedStretch| side.speaker.clone().unwrap_or_default();
            causes.push(FlagCause { flag: QuoteFlag::Speaker, a: name(&a), b: name(&b) });
        }
        if missing(&located_a).is_some() || missing(&located_b).is_some() {
            causes.push(missing_marks(missing(&located_a), missing(&located_b)));
        }
        with_flags(verdict, Some(a), Some(b), found.list, causes)
    }

    /// The verdict on a quotation, from the differences.
    fn verdict(
        &self,
        found: &Changes,
        (located_a, located_b): (&[&LocatedQuotation<'_>], &[&LocatedQuotation<'_>]),
    ) -> QuoteVerdict {
        let invents = found.n_longer > 0 && self.pairing.relation == Relation::Rewritten;
        let inserted =
            found.n_inserted > 0 || (found.n_clauses_inserted > 0 && self.pairing.relation == Relation::Rewritten);
        if found.n_replaced > 0 || inserted || invents {
            return QuoteVerdict::Altered;
        }
        if located_a.len() > 1 {
            return QuoteVerdict::Merged;
        }
        if located_b.len() > 1 {
            return QuoteVerdict::Split;
        }
        if found.n_left_out > 0 || found.n_longer > 0 || found.n_clauses_inserted > 0 {
            return QuoteVerdict::Trimmed;
        }
        let raw =
            |located: &LocatedQuotation<'_>, side: Quoting<'r>| located.quotation.span.of(side.article.prose().text());
        let (one, other) = (raw(located_a[0], self.pairing.a), raw(located_b[0], self.pairing.b));
        if bare(one) == bare(other) { QuoteVerdict::Verbatim } else { QuoteVerdict::Typographic }
    }

    /// The row of a quotation of a that has no counterpart among the quotations of b.
    fn unmatched_a(&self, located: &LocatedQuotation<'_>, sentences: &Sentences) -> QuoteRow {
        let a = quoted(self.pairing.a, &[located]);
        let mut causes = Vec::new();
        let Some(place) = reported_in_b(&self.pairing, located, sentences) else {
            if located.quotation.missing.is_some() {
                causes.push(missing_marks(located.quotation.missing, None));
            }
            return with_flags(QuoteVerdict::Dropped, Some(a), None, Vec::new(), causes);
        };
        let (words_a, words_b) = (self.pairing.words_a(&located.words), self.pairing.words_b(&place));
        let found = self.reported_changes(words_a, words_b);
        let b = stretch(self.pairing.b, &place, a.speaker.as_deref());
        causes.extend(found.causes);
        with_flags(QuoteVerdict::Unquoted, Some(a), Some(b), found.list, causes)
    }

    /// The row of a quotation of b that has no counterpart among the quotations of a.
    fn unmatched_b(&self, located: &LocatedQuotation<'_>, sentences: &Sentences) -> QuoteRow {
        let b = quoted(self.pairing.b, &[located]);
        let mut causes = Vec::new();
        if located.quotation.missing.is_some() {
            causes.push(missing_marks(None, located.quotation.missing));
        }
        let Some(place) = reported_in_a(&self.pairing, located, sentences) else {
            return with_flags(QuoteVerdict::Added, None, Some(b), Vec::new(), causes);
        };
        let (words_a, words_b) = (self.pairing.words_a(&place), self.pairing.words_b(&located.words));
        let found = self.reported_changes(words_a, words_b);
        let a = stretch(self.pairing.a, &place, b.speaker.as_deref());
        causes.extend(found.causes);
        with_flags(QuoteVerdict::NewlyQuoted, Some(a), Some(b), found.list, causes)
    }

    /// The differences between a quotation and text outside quote marks. Reported speech changes modal verbs ("will"
    /// becomes "would") and names its speaker, so neither counts.
    fn reported_changes(&self, words_a: &[Word], words_b: &[Word]) -> Changes {
        let Pairing { a, b, vocabulary, .. } = &self.pairing;
        let pairs = self.pairing.align_words(words_a, words_b);
        let mut found = changes(wording(*a, words_a), wording(*b, words_b), &pairs, &self.names, vocabulary);
        let first = found.list.first().cloned();
        let begins = |cause: &FlagCause| {
            let starts_apart = pairs.pairs.first().is_none_or(|pair| pair.a > 0 || pair.b > 0);
            starts_apart
                && first.as_ref().is_some_and(|first| first.a.ends_with(&cause.a) && first.b.ends_with(&cause.b))
        };
        found.causes.retain(|cause| match cause.flag {
            QuoteFlag::Modal => false,
            QuoteFlag::Name => !begins(cause),
            _ => true,
        });
        found
    }
}

/// The terms that are names anywhere in the two articles.
fn names(pairing: &Pairing<'_>) -> FxHashSet<TermId> {
    let of_side = |side: Quoting<'_>| -> Vec<TermId> {
        let prose = side.article.prose().text();
        // The first word of a quotation is capitalised because a sentence starts there.
        let begins =
            |word: &Word| prose[..word.span.start].ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
        let names = side.reading.words.iter().filter(|word| word.is_name && !begins(word));
        names.filter(|word| is_name_form(pairing.vocabulary.form(word.form))).map(|word| word.term).collect()
    };
    of_side(pairing.a).into_iter().chain(of_side(pairing.b)).collect()
}

fn wording<'w>(side: Quoting<'w>, words: &'w [Word]) -> Wording<'w> {
    Wording { words, prose: side.article.prose().text(), seams: &[] }
}

/// The words of several quotations in a row, and the positions where all but the first start.
fn joined(side: Quoting<'_>, located: &[&LocatedQuotation<'_>]) -> (Vec<Word>, Vec<usize>) {
    let (mut words, mut seams) = (Vec::new(), Vec::new());
    for part in located {
        if !words.is_empty() {
            seams.push(words.len());
        }
        words.extend_from_slice(&side.reading.words[part.words.clone()]);
    }
    (words, seams)
}

/// Where the longest run of adjacent pairs starts on both sides; the first one on a tie.
fn place_of_longest_run(words: &WordAlignment) -> (usize, usize) {
    let mut longest: &[WordPair] = &[];
    for run in words.pairs.chunk_by(WordPair::is_followed_by) {
        if run.len() > longest.len() {
            longest = run;
        }
    }
    longest.first().map_or((0, 0), |pair| (pair.a, pair.b))
}

/// Quotations as one side of a row.
fn quoted(side: Quoting<'_>, located: &[&LocatedQuotation<'_>]) -> QuotedStretch {
    let prose = side.article.prose();
    let source = |quotation: &Quotation| prose.to_source(quotation.span);
    let spans: Vec<Span> = located.iter().map(|h| source(h.quotation)).collect();
    let text: Vec<&str> = located.iter().map(|h| h.quotation.span.of(prose.text())).collect();
    let speaker = located.iter().find_map(|h| h.quotation.speaker);
    QuotedStretch {
        span: spans.iter().copied().reduce(Span::hull).unwrap_or_default(),
        text: text.join(" "),
        parts: if spans.len() > 1 { spans } else { Vec::new() },
        speaker: speaker.map(|span| one_line(span.of(prose.text()))),
    }
}

fn missing_marks(a: Option<MissingMark>, b: Option<MissingMark>) -> FlagCause {
    let name = |mark: Option<MissingMark>| mark.map_or(String::new(), |mark| mark.name().to_owned());
    FlagCause { flag: QuoteFlag::Marks, a: name(a), b: name(b) }
}

fn with_flags(
    verdict: QuoteVerdict,
    a: Option<QuotedStretch>,
    b: Option<QuotedStretch>,
    changes: Vec<Change>,
    mut causes: Vec<FlagCause>,
) -> QuoteRow {
    causes.sort_by_key(|cause| cause.flag);
    let mut flags: Vec<QuoteFlag> = causes.iter().map(|cause| cause.flag).collect();
    flags.dedup();
    QuoteRow { verdict, a, b, changes, flags, causes }
}

/// A quotation without its final punctuation, which may belong to the sentence around it.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches([',', '.', ';', ' '])
}
