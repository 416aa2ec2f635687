//! Speakers: finds speaker and cue of each quotation.
//!
//! For every quotation these places are tried in order, and the first match wins:
//!
//! 1. directly after it: `“…,” said Hale`, `“…,” Hale said`, also on the next line;
//! 2. before it in its sentence, or in the sentence before if that ends with a colon: `Hale said that “…”`, `According
//!    to Hale, “…”`, `Hale left, calling it “…”`, and any verb after a name: `Hale shot back, “…”`;
//! 3. later in its sentence: `The “…” was his, Hale said.`; or in the sentences before if its own is in the mood of
//!    reported speech;
//! 4. a name without a reporting verb: `Hale: “…”`, `“…” — Hale`;
//! 5. no attribution: the speaker of a full sentence is the subject of the sentence before, `Hale said no. “…”`, or the
//!    previous speaker, who also speaks if a paragraph opens the marks again.
//!
//! If a quotation ends with a full stop, or its cue stands just before it, the text before it is tried first.
//! `attribution` reads these places; `resolve` finds out who a pronoun or a role is.

use crate::article::Article;
use crate::quote::attribution::clause::REACH;
use crate::quote::attribution::names::Names;
use crate::quote::attribution::resolve::{Resolver, Speaker};
use crate::quote::attribution::subject::{Narration, Subject};
use crate::quote::attribution::words::{self, Kind, Word};
use crate::quote::lexicon::{Lexicon, Role};
use crate::quote::quotation::{MissingMark, Quotation, QuotationKind};
use crate::span::Span;

/// Most words of a fragment without a speaker that is a term, not speech.
const WORDS_OF_A_TERM: usize = 2;

/// Paragraphs for which a speaker is remembered for a full sentence without a cue: the next one, and one between.
const PARAGRAPHS_REMEMBERED: usize = 2;

/// Most words from a cue to the quotation after its comma: "Hale replied to the board in a letter, “…”".
const WORDS_AFTER_A_CUE: usize = 7;

/// Most words and signs between two quotations that may share a cue.
const APART: usize = 4;

/// Fills in speaker and cue of `quotations`, which are in order. Short fragments without a speaker become terms.
pub(in crate::quote) fn attribute(article: &Article, sentences: &[Span], quotations: &mut [Quotation]) {
    if quotations.is_empty() {
        return;
    }
    let text = article.prose().text();
    let lexicon = Lexicon::of(article.language());
    let mut words = words::read(article, sentences, quotations);
    let names = Names::read(text, &mut words, lexicon.grammar.capitalises_nouns);
    let resolver = Resolver::new(text, &words, names, lexicon);
    let mut attributor = Attributor { text, words: &words, lexicon, resolver, previous: None, waiting: Vec::new() };
    for (at, word) in words.iter().enumerate() {
        if let Kind::Quote(index) = word.kind
            && quotations[index].kind != QuotationKind::Term
        {
            attributor.attribute(at, index, quotations);
        }
    }
}

/// Speaker and cue of a quotation.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    speaker: Option<Speaker>,
    cue: Option<Span>,
    /// The quotation has its own attribution, whether or not it names anybody.
    has_attribution: bool,
}

/// The quotation attributed before, and the index of its word.
#[derive(Clone, Copy, Debug)]
struct Previous {
    at: usize,
    speaker: Option<Speaker>,
}

struct Attributor<'t> {
    text: &'t str,
    words: &'t [Word],
    lexicon: &'static Lexicon,
    resolver: Resolver<'t>,
    previous: Option<Previous>,
    /// Quotations without a speaker that the next attribution may name, with the indices of their words.
    waiting: Vec<(usize, usize)>,
}

impl Attributor<'_> {
    fn attribute(&mut self, at: usize, index: usize, quotations: &mut [Quotation]) {
        let quotation = &quotations[index];
        let said = self.said(at, quotation);
        // “…” “…,” said Hale: the first one waits for the second.
        if said.speaker.is_none() && !said.has_attribution && quotation.kind != QuotationKind::Fragment {
            self.waiting.push((index, at));
        } else {
            let near = self.waiting.last().is_some_and(|&(_, last)| self.only_signs_between(last, at, quotation.kind));
            if let Some(speaker) = said.speaker.filter(|_| said.has_attribution && near) {
                for &(index, _) in &self.waiting {
                    quotations[index].speaker = Some(self.resolver.span_of(speaker));
                }
            }
            self.waiting.clear();
        }
        let quotation = &mut quotations[index];
        quotation.speaker = said.speaker.map(|s| self.resolver.span_of(s));
        quotation.cue = said.cue;
        let mut words = quotation.span.of(self.text).split_whitespace();
        let short = words.nth(WORDS_OF_A_TERM).is_none();
        if short && quotation.kind == QuotationKind::Fragment && said.speaker.is_none() && !said.has_attribution {
            quotation.kind = QuotationKind::Term;
        } else {
            self.previous = Some(Previous { at, speaker: said.speaker });
        }
    }

    fn narration(&self) -> Narration<'_> {
        Narration { text: self.text, words: self.words, names: &self.resolver.names, lexicon: self.lexicon }
    }

    fn said(&mut self, at: usize, quotation: &Quotation) -> Said {
        let inside = quotation.span.of(self.text);
        let goes_on = inside.ends_with(',') || self.words.get(at + 1).is_some_and(|w| w.kind == Kind::Comma);
        let introduced = at > 0 && self.words[at - 1].kind == Kind::Colon || self.follows_cue(at);
        let finished = (introduced || inside.ends_with(['.', '。'])) && !goes_on;
        let narration = self.narration();
        let before = || narration.attribution_by_any_verb(at, inside).or_else(|| narration.attribution_before(at));
        let after = || narration.attribution_after(at, inside, goes_on);
        let german = self.lexicon.grammar.subject_by_case;
        let colon = at > 0 && self.words[at - 1].kind == Kind::Colon && german;
        // Sie bat um Geduld: „…“, heißt es in der Erklärung: a reporting verb after it is a better cue than one before.
        let reporting_verb_after = colon && narration.is_reporting_verb_after(at);
        let first = german.then(|| narration.attribution_by_reporting_noun(at)).flatten();
        let first = first.or_else(|| if reporting_verb_after { after() } else { None });
        let first =
            first.or_else(|| if colon { before().filter(|attribution| attribution.cue.is_some()) } else { None });
        let attribution = if first.is_some() {
            first
        } else if finished {
            before().or_else(after)
        } else {
            after().or_else(|| narration.participle_after(at)).or_else(before)
        };
        let attribution = attribution
            .or_else(|| narration.participle_after(at))
            .or_else(|| narration.attribution_by_als(at))
            .or_else(|| narration.attribution_before_that(at, inside))
            .or_else(|| narration.attribution_later(at))
            .or_else(|| narration.attribution_in_reported_mood(at))
            .or_else(|| narration.name_and_colon(at))
            .or_else(|| narration.signature(at));
        let Some(attribution) = attribution else {
            let speaker = self.goes_on(at, quotation);
            self.resolver.remember_speaker(speaker, at);
            return Said { speaker, ..Said::default() };
        };
        let speaker = match attribution.subject {
            Some(subject @ Subject::Phrase(start, _)) => {
                let speaker = self.resolver.speaker(subject);
                // a clerk who spoke about internal matters said: nobody is named before the verb.
                speaker.or_else(|| {
                    let narration = self.narration();
                    attribution.cue?;
                    let first = narration.subject_of_sentence(narration.sentence_start(start), start)?;
                    self.resolver.speaker(first)
                })
            }
            Some(subject) => self.resolver.speaker(subject),
            // dijo: the context shows who is meant, as with a pronoun.
            None => {
                self.resolver.speaker(Subject::Pronoun(attribution.at, None)).or_else(|| self.resolver.last_speaker())
            }
        };
        self.resolver.remember_speaker(speaker, attribution.at);
        Said { speaker, cue: attribution.cue, has_attribution: true }
    }

    /// Hale replied, “…”: whether a reporting verb and a comma stand just before the quotation.
    fn follows_cue(&self, at: usize) -> bool {
        let [before @ .., comma] = &self.words[at.saturating_sub(WORDS_AFTER_A_CUE)..at] else { return false };
        let clause = before.iter().rev().take_while(|w| w.kind != Kind::Comma && !w.ends_sentence());
        comma.kind == Kind::Comma && clause.into_iter().any(|w| w.is(Role::ReportingVerb))
    }

    /// The previous speaker, for a quotation without an attribution.
    fn goes_on(&mut self, at: usize, quotation: &Quotation) -> Option<Speaker> {
        if let Some(speaker) = self.spoke_before(at, quotation) {
            return Some(speaker);
        }
        let previous = self.previous?;
        let floor = self.narration().sentence_start(at);
        // A second part within the sentence.
        if previous.at >= floor && !self.words[previous.at..at].iter().any(Word::ends_sentence) {
            return previous.speaker;
        }
        if quotation.kind == QuotationKind::Fragment && quotation.missing != Some(MissingMark::Opening) {
            return None;
        }
        // The subject of the sentence between takes precedence.
        let subject = self.subject_since(previous.at, at);
        let between = &self.words[previous.at.max(at.saturating_sub(REACH))..at];
        let n_breaks = between.iter().filter(|w| w.kind == Kind::Break).count();
        let remembered = n_breaks <= PARAGRAPHS_REMEMBERED && at - previous.at <= REACH;
        subject.or(previous.speaker.filter(|_| remembered))
    }

    /// The speaker reported in the sentence before a quotation that is a sentence of its own: "Hale said the yard would
    /// close. “…”"
    fn spoke_before(&mut self, at: usize, quotation: &Quotation) -> Option<Speaker> {
        let before = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Stop)?;
        let start = self.narration().sentence_start(before);
        let unfinished = quotation.span.of(self.text).ends_with(',');
        if unfinished || quotation.kind != QuotationKind::Full || self.previous.is_some_and(|p| p.at >= start) {
            return None;
        }
        let attribution = self.narration().attribution_before(before);
        if let Some(speaker) = attribution.and_then(|attribution| self.resolver.speaker(attribution.subject?)) {
            return Some(speaker);
        }
        if self.previous.is_some_and(|p| !self.words[p.at..at].iter().any(|w| w.kind == Kind::Break)) {
            return None;
        }
        let speaker = self.narration().subject_of_sentence(start, before).and_then(|s| self.resolver.speaker(s))?;
        self.resolver.is_person(speaker).then_some(speaker)
    }

    /// The person who is the subject of the reporter's last sentence between two quotations.
    fn subject_since(&mut self, from: usize, at: usize) -> Option<Speaker> {
        let mut end = at;
        while end > from + 1 && self.words[end - 1].ends_sentence() {
            end -= 1;
        }
        let low = from.max(end.saturating_sub(REACH));
        let start = (low + 1..end).rev().find(|&i| self.words[i].ends_sentence())? + 1;
        let subject = self.narration().subject_of_sentence(start, end)?;
        let speaker = self.resolver.speaker(subject)?;
        self.resolver.is_person(speaker).then_some(speaker)
    }

    /// Whether only signs and breaks stand between two quotations of one paragraph, or of one multi-paragraph
    /// quotation.
    fn only_signs_between(&self, first: usize, second: usize, kind: QuotationKind) -> bool {
        second - first <= APART
            && self.words[first + 1..second].iter().all(|w| match w.kind {
                Kind::Break => kind == QuotationKind::Block,
                Kind::Stop | Kind::Comma | Kind::Dash => true,
                _ => false,
            })
    }
}
