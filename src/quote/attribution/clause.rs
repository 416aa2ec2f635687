//! The subject of a reporting verb in its clause.
//!
//! In most languages the subject stands before the verb, or directly after it if the quotation comes first. In German
//! it may stand anywhere in its clause and is recognised by its case: see `german`.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::subject::{AGENT_PREPOSITIONS, Narration, Subject};
use crate::quote::attribution::words::Kind;
use crate::quote::lexicon::Role;
use crate::span::Span;

/// Most words of one sentence: the longest news sentence has about 80. Searches stop here, so that a text without full
/// stops costs no more than any other.
pub(in crate::quote) const REACH: usize = 80;

/// Words that start a clause before the main clause, in languages whose main clause starts with its subject.
static BEFORE_CLAUSES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-main-clause").collect());

/// Words for a time, capitalised at the start of a sentence: Hours later, Hale spoke.
static TIMES: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "time-later").collect());

impl Narration<'_> {
    /// The subject of a reporting verb, which may stand before or after it.
    pub fn subject_of(&self, verb: usize, floor: usize, at: usize) -> Option<Subject> {
        let words = self.words;
        if self.lexicon.grammar.subject_by_case {
            return self.german_subject_of(verb, floor, at);
        }
        let after = || self.after(verb + 1).filter(|&(_, end)| end <= at).map(|(subject, _)| subject);
        // “…,” said Hale, “…”: only the first part of the quotation stands before the verb.
        let inverted = (floor..verb).rev().take(3).find(|&i| words[i].kind != Kind::Comma);
        if inverted.is_some_and(|i| matches!(words[i].kind, Kind::Quote(_))) || verb == floor {
            return after();
        }
        // branded by prosecutors “…”
        if words.get(verb + 1).is_some_and(|w| AGENT_PREPOSITIONS.contains(&w.span.of(self.text)))
            && let Some((subject, end)) = self.after(verb + 2)
            && end <= at
        {
            return Some(subject);
        }
        self.before(verb, floor).or_else(|| self.subject_of_sentence(floor, verb)).or_else(after)
    }

    fn german_subject_of(&self, verb: usize, floor: usize, at: usize) -> Option<Subject> {
        let words = self.words;
        // Holm, der Leiter, sagte: the phrase before the comma belongs to the verb, unless it is a clause or an
        // adverbial.
        if verb > floor && words[verb - 1].kind == Kind::Comma {
            let first = self.first_subject(floor, verb);
            // Er habe, sagte der Kämmerer, „…“: the pronoun refers to the name after it.
            if matches!(first.map(|phrase| phrase.subject), Some(Subject::Pronoun(..) | Subject::Others(_)))
                && let Some(subject) = self.speaking_subject_of(verb, verb, at)
            {
                return Some(subject);
            }
            if let Some(first) = first {
                // Die Kritik, die gestern kam, nannte Hale „…“: a reporting noun is not the subject if somebody stands
                // after the verb.
                let is_reporting_noun = words[first.start..first.end].iter().any(|w| self.is_reporting_noun(w));
                let after = || self.speaking_subject_of(verb, verb, at).filter(|_| is_reporting_noun);
                return after().or(Some(first.subject));
            }
            let clause = matches!(
                words[floor].role(),
                Some(Role::Conjunction | Role::Preposition | Role::AdverbOrAuxiliary | Role::LinkPreposition)
            );
            let before = if clause { None } else { self.before(verb, floor) };
            if let Some(Subject::Mention(mention)) = before
                && self.names.is_person(self.names.full_form(mention))
                && self.may_be_nominative(self.names.mentions[mention].words)
            {
                return before;
            }
        }
        self.subject_in_clause(verb, floor, at)
    }

    /// "with Hale adding": the subject stands directly before the participle; otherwise it is that of the sentence.
    pub fn subject_of_participle(&self, floor: usize, verb: usize) -> Option<Subject> {
        // …, Hale said, adding: both verbs have the same subject.
        if let [before @ .., comma] = &self.words[floor..verb]
            && comma.kind == Kind::Comma
            && before.last().is_some_and(|w| w.is(Role::ReportingVerb))
            && let Some(subject) = self.before(verb - 2, floor)
        {
            return Some(subject);
        }
        let last = &self.words[floor..verb].last()?;
        let near = last.mention.map(|m| m as usize).filter(|_| !last.possessive);
        let near = near.filter(|&m| self.names.is_person(self.names.full_form(m)));
        let preposition = |m: usize| {
            let start = self.names.mentions[m].words.0;
            start > floor && self.words[start - 1].span.of(self.text) == "with"
        };
        near.filter(|&m| preposition(m)).map(Subject::Mention).or_else(|| self.subject_of_sentence(floor, verb))
    }

    /// The subject of the sentence from `floor` to `end`: its first pronoun or name without a preposition, or the
    /// uncapitalised role or organisation that it starts with.
    pub fn subject_of_sentence(&self, floor: usize, end: usize) -> Option<Subject> {
        let words = self.words;
        if self.lexicon.grammar.subject_by_case {
            return self.german_subject_of_sentence(floor, end);
        }
        let floor = self.after_leading_clause(floor, end);
        let mut object = false;
        let mut noun = None;
        if let Some(subject) = self.role_at(floor, end) {
            return Some(subject);
        }
        for at in floor..end.min(floor + REACH) {
            let word = &words[at];
            match word.kind {
                Kind::Role(Role::Preposition | Role::LinkPreposition) => object = true,
                Kind::Comma => object = false,
                Kind::Role(Role::Pronoun(gender)) => return Some(Subject::Pronoun(at, Some(gender))),
                Kind::Role(Role::It) => return Some(Subject::It(at)),
                _ => {}
            }
            let Some(mention) = word.mention.map(|m| m as usize) else { continue };
            let starts = self.names.mentions[mention].words.0 == at;
            let last = self.names.mentions[mention].words.1 - 1;
            let time = starts && last == at && TIMES.contains(&word.span.of(self.text));
            if starts && !object && !time && !words[last].possessive {
                if !self.names.is_common_noun(self.names.full_form(mention)) {
                    return Some(Subject::Mention(mention));
                }
                noun.get_or_insert(Subject::Mention(mention));
            }
        }
        noun
    }

    /// Where the main clause starts if another clause comes first in the sentence at `floor`: When Hale left, | Berg
    /// spoke.
    fn after_leading_clause(&self, floor: usize, end: usize) -> usize {
        let begins = |word: &str| self.words[floor].span.of(self.text).eq_ignore_ascii_case(word);
        if floor >= end || !BEFORE_CLAUSES.iter().any(|word| begins(word)) {
            return floor;
        }
        let comma = (floor..end.min(floor + REACH)).find(|&at| self.words[at].kind == Kind::Comma);
        // As Hale put it, “…”: there is no other clause.
        comma.map(|comma| comma + 1).filter(|&start| start < end).unwrap_or(floor)
    }

    /// The uncapitalised role or organisation that the sentence at `floor` starts with: "The ministry of ships has
    /// promised".
    fn role_at(&self, floor: usize, end: usize) -> Option<Subject> {
        let (subject, end_of_subject) = self.after(floor).filter(|&(_, subject_end)| subject_end <= end)?;
        let Subject::Phrase(start, _) = subject else { return None };
        let named = self.words[start..end_of_subject]
            .iter()
            .any(|w| w.mention.is_some_and(|m| self.names.mentions[m as usize].words.0 == start));
        let phrase = &self.words[start..end_of_subject];
        let head = phrase.iter().position(|w| matches!(w.role(), Some(Role::LinkPreposition | Role::Preposition)));
        let head = head.unwrap_or(phrase.len());
        let role = start + phrase[..head].iter().rposition(|w| w.is_title() || w.is(Role::Organisation))?;
        // The ministry | met the press: the words between a role and a preposition are the verb.
        let subject = if role + 1 < start + head { Subject::Phrase(start, role + 1) } else { subject };
        (!named && !self.lexicon.grammar.subject_by_case).then_some(subject)
    }

    /// The first word of the sentence that contains the quotation at `at`, or of the sentence before if that ends with
    /// a colon.
    pub fn sentence_start(&self, at: usize) -> usize {
        let low = at.saturating_sub(REACH);
        let mut start = at;
        while start > low && self.words[start - 1].ends_sentence() {
            start -= 1;
        }
        let colon = self.words[..start].last().is_some_and(|w| w.kind == Kind::Colon);
        if start < at && !colon {
            return at;
        }
        while start > low && !self.words[start - 1].ends_sentence() {
            start -= 1;
        }
        start
    }

    /// The span of the cue at `verb`: "According to" has two words.
    pub fn cue(&self, verb: usize) -> Span {
        let word = &self.words[verb];
        let linked = self.words.get(verb + 1).filter(|w| word.is(Role::SourceMarker) && w.is(Role::LinkPreposition));
        linked.map_or(word.span, |link| word.span.hull(link.span))
    }
}
