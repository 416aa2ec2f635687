//! German attributions that depend on its word order or on "wie", "als" and "dass".

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::around_quotation::{Attribution, REACH_OF_ATTRIBUTION};
use crate::quote::attribution::subject::{Narration, Subject};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::Role;

/// German verbs that start a condition after a quotation and its comma: „…“, sollte der Rat zustimmen. Other
/// auxiliaries start a cue: „…“, hatte Hale erklärt.
static CONDITIONS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "condition").collect());

impl Narration<'_> {
    /// German: „…“, heißt es in der Mitteilung; „…“, wie Hale erklärte; „…“, ließ Hale verlauten. The verb after a
    /// quotation and its comma belongs to it, whatever verb it is.
    pub fn german_attribution_after(&self, at: usize, start: usize) -> Option<Attribution> {
        let words = self.words;
        let so = usize::from(words.get(start).is_some_and(|w| w.is(Role::SourceMarker)));
        let first = words.get(start + so)?;
        if first.is(Role::ImpersonalVerb) {
            let verb = start + so;
            let subject = self.impersonal_source(verb, verb, words.len())?;
            return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        if first.is(Role::ReportingVerb) {
            let verb = start + so;
            let subject = self.subject_in_clause(verb, verb, words.len())?;
            return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        if self.is_wie(start) {
            return self.attribution_by_wie(start, words.len());
        }
        let comma = start > at + 1 && words[start - 1].kind == Kind::Comma;
        let auxiliary = first.is(Role::AdverbOrAuxiliary) && !CONDITIONS.contains(&first.span.of(self.text));
        let verb = comma && (first.kind == Kind::Plain || auxiliary);
        let subject = verb.then(|| self.speaking_subject_of(start, start, words.len())).flatten()?;
        let near =
            self.phrases(start + 1, (start + 1 + REACH_OF_ATTRIBUTION).min(words.len())).first().is_some_and(|p| {
                p.subject == subject
                    && words[start + 1..p.start].iter().all(|w| w.is(Role::AdverbOrAuxiliary) || w.is(Role::Calendar))
            });
        let near = near && !matches!(subject, Subject::Others(_));
        near.then_some(Attribution { subject: Some(subject), cue: Some(first.span), at: start })
    }

    /// German: whether a comma and a reporting verb stand directly after the quotation: „…“, heißt es in der
    /// Mitteilung.
    pub fn is_reporting_verb_after(&self, at: usize) -> bool {
        let Some([comma, verb, ..]) = self.words.get(at + 1..) else { return false };
        comma.kind == Kind::Comma && (verb.is(Role::ReportingVerb) || verb.is(Role::ImpersonalVerb))
    }

    /// Whether "wie" starts a clause here: wie Hale erklärte.
    pub fn is_wie(&self, at: usize) -> bool {
        let how = |w: &Word| w.is(Role::Conjunction) && w.span.of(self.text).eq_ignore_ascii_case("wie");
        self.lexicon.grammar.subject_by_case && self.words.get(at).is_some_and(how)
    }

    /// The cue at the end of the clause that "wie" at `at` starts.
    pub fn attribution_by_wie(&self, at: usize, limit: usize) -> Option<Attribution> {
        let words = self.words;
        let limit = limit.min(at + REACH_OF_ATTRIBUTION).min(words.len());
        let verb = (at + 1..limit)
            .take_while(|&i| !words[i].ends_sentence())
            .find(|&i| words[i].is(Role::ReportingVerb) || words[i].is(Role::ImpersonalVerb))?;
        if words[verb].is(Role::ImpersonalVerb) {
            let subject = self.impersonal_source(verb, at + 1, verb + 1)?;
            return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        let subject = self
            .first_subject(at + 1, verb)
            .map(|phrase| phrase.subject)
            .or_else(|| self.subject_in_clause(verb, at + 1, limit))?;
        Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb })
    }

    /// German: Hale wies den Plan als „…“ zurück.
    pub fn attribution_by_als(&self, at: usize) -> Option<Attribution> {
        // Der Rat sehe das als „…“: somebody else reports it.
        let reported = || {
            let opens = self.clause_start(at, self.sentence_start(at));
            self.words[opens..at].iter().any(|w| w.is(Role::ReportedMood))
        };
        let german = self.lexicon.grammar.subject_by_case;
        let takes = || self.subject_taking_as(at).filter(|_| !reported());
        let subject = german.then(|| takes().or_else(|| self.opinion_for(at))).flatten()?;
        Some(Attribution { subject: Some(subject), cue: None, at })
    }

    /// German: Hale kam zu dem Ergebnis, „dass …“: a clause with "dass" is said or thought, whatever the verb.
    pub fn attribution_before_that(&self, at: usize, inside: &str) -> Option<Attribution> {
        let comma = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Comma)?;
        let that = self.lexicon.grammar.subject_by_case && (inside.starts_with("dass ") || inside.starts_with("daß "));
        let opens = self.clause_start(comma, self.sentence_start(at));
        // Der Bericht zeige, „dass …“: somebody else reports it.
        let reported = self.words[opens..comma].iter().any(|w| w.is(Role::ReportedMood));
        let subject = (that && !reported).then(|| self.speaking_subject(opens, comma)).flatten()?;
        Some(Attribution { subject: Some(subject), cue: None, at: comma })
    }
}
