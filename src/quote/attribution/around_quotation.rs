//! Attributions: the reporter's words that say who said a quotation.
//!
//! Each place where an attribution can stand has its own function; `speakers` defines the order in which they are
//! tried.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::clause::REACH;
use crate::quote::attribution::subject::{Narration, Subject, owner_at};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::Role;
use crate::span::Span;

/// Most words between the start of the reporter's words after a quotation and the cue: "Hale, who has led the yard
/// since spring, said". In twice as many, the cue belongs to something else.
pub(in crate::quote) const REACH_OF_ATTRIBUTION: usize = 30;

/// Cues tried before a quotation, the nearest first; those farther away belong to other clauses.
const CUES_TRIED: usize = 5;

/// Most words from a preposition to the noun of opinion: "in the blunt words of", "in Ann Hale's opinion".
const WORDS_TO_AN_OPINION_NOUN: usize = 4;

/// Most words of an unknown verb between a name and a quotation: "shot back".
const WORDS_OF_ANY_VERB: usize = 3;

/// Sentences searched for the speaker before a sentence in the mood of reported speech.
const REPORTED_SENTENCES: usize = 3;

/// Conjunctions of clauses in which somebody speaks before the clause with the quotation: Nachdem der Rat gewarnt
/// hatte, …
static BESIDE: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "clause-of-other-speech").collect());

/// Words that may stand between an attribution and its quotation.
static JOINING: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "joins-attributions").collect());

/// German prepositions before a noun of opinion that do not make it a source.
static NO_SOURCES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "no-source-preposition").collect());

/// Nouns of opinion that are ordinary nouns elsewhere.
static OPINION_WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "opinion-word").collect());

/// A cue and its subject.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Attribution {
    /// `None` if the language omits the subject: the last speaker is meant.
    pub subject: Option<Subject>,
    /// `None` if no word reports speech: a name and a colon, or a name below.
    pub cue: Option<Span>,
    /// The index of the word where the attribution stands.
    pub at: usize,
}

impl Narration<'_> {
    /// An attribution directly after the quotation.
    pub fn attribution_after(&self, at: usize, inside: &str, goes_on: bool) -> Option<Attribution> {
        let words = self.words;
        let mut start = at + 1;
        // The line ends but the sentence does not; or the sentence ended with the speaker's own mark: “Now!” Hale said.
        while words.get(start).is_some_and(|w| match w.kind {
            Kind::Comma | Kind::Dash => true,
            Kind::Break => goes_on && start == at + 1,
            Kind::Stop => start == at + 1 && !goes_on,
            _ => false,
        }) {
            start += 1;
        }
        if words[start - 1].kind == Kind::Stop && !inside.ends_with(['!', '?', '…']) {
            return None;
        }
        let mut verb = start;
        while words.get(verb).is_some_and(|w| w.is(Role::AdverbOrAuxiliary)) {
            verb += 1;
        }
        let first = words.get(verb)?;
        let names = self.names;
        if self.lexicon.grammar.subject_by_case
            && let Some(attribution) = self.german_attribution_after(at, start)
        {
            return Some(attribution);
        }
        // „…“, so urteilte Hale
        if first.is(Role::SourceMarker) && words.get(verb + 1).is_some_and(|w| w.is(Role::ReportingVerb)) {
            let (subject, _) = self.after(verb + 2)?;
            return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb + 1)), at: verb + 1 });
        }
        let spoken = |at: usize| inside.ends_with([',', '!', '?', '…']) && self.may_say(&words[at]);
        if spoken(verb)
            && let Some((subject @ Subject::Mention(mention), _)) = self.after(verb + 1)
            && names.is_person(names.full_form(mention))
        {
            return Some(Attribution { subject: Some(subject), cue: Some(first.span), at: verb });
        }
        if let Some(Role::ReportingVerb | Role::SourceMarker) = first.role() {
            let from = verb
                + 1
                + usize::from(
                    words.get(verb + 1).is_some_and(|w| w.is(Role::LinkPreposition) && first.is(Role::SourceMarker)),
                );
            let found = if first.is(Role::SourceMarker) { self.source(from) } else { self.after(from) };
            let found = found.map(|(subject, _)| subject);
            if found.is_some()
                || self.lexicon.grammar.subject_may_be_missing && words.get(from).is_none_or(Word::ends_sentence)
            {
                return Some(Attribution { subject: found, cue: Some(self.cue(verb)), at: verb });
            }
        }
        // “…,” Hale beamed.
        if let Some(mention) = first.mention.map(|m| m as usize)
            && names.mentions[mention].words.1 < words.len()
            && spoken(names.mentions[mention].words.1)
        {
            let at = names.mentions[mention].words.1;
            return Some(Attribution { subject: Some(Subject::Mention(mention)), cue: Some(words[at].span), at });
        }
        // “…” in the words of Hale
        if matches!(first.role(), Some(Role::Preposition | Role::LinkPreposition))
            && let Some(view) = (verb + 1..words.len())
                .take(WORDS_TO_AN_OPINION_NOUN)
                .find(|&i| matches!(words[i].role(), Some(Role::OpinionNoun | Role::Document)))
            && let Some((subject, _)) = self.view(view, verb)
        {
            return Some(Attribution { subject: Some(subject), cue: None, at: view });
        }
        // Subject first. In German that would start a new sentence.
        if self.lexicon.grammar.subject_by_case && words[start - 1].kind != Kind::Stop {
            return None;
        }
        let limit = (start + REACH_OF_ATTRIBUTION).min(words.len());
        for (verb, word) in words.iter().enumerate().take(limit).skip(start + 1) {
            match word.kind {
                Kind::Role(Role::ReportingVerb | Role::AmbiguousReportingVerb | Role::SourcePostposition) => {
                    let subject = self.before(verb, start)?;
                    // The subject must stand directly after the quotation.
                    return self.begins_near(subject, start).then(|| Attribution {
                        subject: Some(subject),
                        cue: Some(self.cue(verb)),
                        at: verb,
                    });
                }
                Kind::Role(Role::Conjunction) if !JOINING.contains(&word.span.of(self.text)) => {
                    return None;
                }
                Kind::Stop | Kind::Break | Kind::Quote(_) | Kind::Colon => return None,
                _ => {}
            }
        }
        None
    }

    /// The last cue before the quotation in its sentence, or in the sentence before if that ends with a colon.
    pub fn attribution_before(&self, at: usize) -> Option<Attribution> {
        let words = self.words;
        let floor = self.sentence_start(at);
        if self.lexicon.grammar.subject_by_case
            && at > floor
            && matches!(words[at - 1].kind, Kind::Colon | Kind::Bracket)
            && let Some(subject) = self.named_before(at - 1)
        {
            return Some(Attribution { subject: Some(subject), cue: None, at: at - 1 });
        }
        // Wie Hale erklärte, sieht …: the rest of the sentence is hers.
        if self.is_wie(floor)
            && words[at - 1].kind != Kind::Colon
            && let Some(attribution) = self.attribution_by_wie(floor, at)
            // Wie der Bote schrieb, soll laut Hale …: the Bote reports, Hale speaks.
            && !(attribution.at..at).any(|i| words[i].is(Role::SourceMarker) && self.is_source(i, floor))
        {
            return Some(attribution);
        }
        if self.lexicon.grammar.subject_by_case
            && let Some(attribution) = self.named_before_nach(at)
        {
            return Some(attribution);
        }
        let mut tries = 0;
        let mut content = None;
        for verb in (floor..at).rev() {
            let Some(role) = words[verb].role() else { continue };
            if role == Role::ReportingVerb && self.lexicon.grammar.subject_by_case {
                let opens = self.clause_start(verb, floor);
                let beside = BESIDE.iter().any(|joiner| joiner.eq_ignore_ascii_case(words[opens].span.of(self.text)));
                if beside && words[verb..at].iter().any(|w| w.kind == Kind::Comma) {
                    continue;
                }
            }
            let subject = match role {
                Role::ReportingVerb => self.subject_of(verb, floor, at),
                // Hale sagte einem Bericht zufolge: the report only passes it on, Hale speaks.
                Role::SourcePostposition if self.lexicon.grammar.subject_by_case => {
                    let opens = self.clause_start(verb, floor);
                    let says = (opens..verb).find(|&i| words[i].is(Role::ReportingVerb));
                    let speaks = says.and_then(|says| self.speaking_subject_of(says, floor, verb));
                    speaks.or_else(|| self.before(verb, floor))
                }
                Role::SourcePostposition => self.before(verb, floor),
                Role::ImpersonalVerb if self.lexicon.grammar.subject_by_case => self.impersonal_source(verb, floor, at),
                Role::ImpersonalVerb => {
                    words[floor..verb].iter().find_map(|w| w.mention).map(|m| Subject::Mention(m as usize))
                }
                // Hale sicherte zu, dass: the verb is a better cue than "dass".
                Role::ContentConjunction
                    if self.lexicon.grammar.subject_by_case
                        && words[floor..verb].iter().any(|w| w.is(Role::ReportingVerb)) =>
                {
                    content = content.or(Some(verb));
                    continue;
                }
                // In front of a content clause the subject speaks, whatever the verb.
                Role::ContentConjunction if verb > floor + 2 => self.subject_of_sentence(floor, verb),
                // went on to say
                Role::AmbiguousReportingVerb if verb > floor && words[verb - 1].span.of(self.text) == "to" => {
                    self.subject_of_sentence(floor, verb)
                }
                Role::AmbiguousReportingVerb => {
                    let noun = verb > floor
                        && matches!(
                            words[verb - 1].role(),
                            Some(Role::Determiner | Role::Possessive(_) | Role::LinkPreposition | Role::Preposition)
                        );
                    let subject = self.before(verb, floor);
                    subject.filter(|_| !noun && verb > floor && !words[verb - 1].possessive)
                }
                Role::NonfiniteReportingVerb => self.subject_of_participle(floor, verb),
                // Nach ihren Worten
                Role::SourceMarker
                    if verb > floor
                        && (matches!(words[verb - 1].role(), Some(Role::Possessive(_)))
                            || words[verb - 1].mention.is_some() && self.ends_in_s(&words[verb - 1])) =>
                {
                    self.owner_of(verb)
                }
                Role::OpinionNoun | Role::Document => {
                    self.view(verb, floor).filter(|&(_, end)| end <= at).map(|(subject, _)| subject)
                }
                Role::SourceMarker if self.is_source(verb, floor) => {
                    let from = verb + 1 + usize::from(words[verb + 1].is(Role::LinkPreposition));
                    let found = self.source(from).filter(|&(_, end)| end <= at);
                    let found = found.filter(|&(_, end)| !self.is_so(verb) || self.closes(end));
                    found.map(|(subject, _)| subject)
                }
                _ => continue,
            };
            if subject.is_some() || role == Role::ReportingVerb && self.lexicon.grammar.subject_may_be_missing {
                let cue = (!matches!(role, Role::ContentConjunction | Role::OpinionNoun | Role::Document))
                    .then(|| self.cue(verb));
                return Some(Attribution { subject, cue, at: verb });
            }
            tries += 1;
            if tries == CUES_TRIED {
                break;
            }
        }
        let subject = self.subject_of_sentence(floor, content?)?;
        Some(Attribution { subject: Some(subject), cue: None, at: content? })
    }

    /// The owner of a word, from the word before it: "ihren Worten", "Hale's opinion".
    fn owner_of(&self, at: usize) -> Option<Subject> {
        let before = self.words[..at].last()?;
        match before.role() {
            Some(Role::Possessive(gender)) => Some(owner_at(at - 1, gender)),
            _ => before
                .mention
                .filter(|_| before.possessive || self.ends_in_s(before))
                .map(|m| Subject::Mention(m as usize)),
        }
    }

    /// German genitive: Hales Meinung.
    fn ends_in_s(&self, word: &Word) -> bool {
        self.lexicon.grammar.subject_by_case && word.span.of(self.text).ends_with('s')
    }

    /// "in the words of Hale", "in Hale's opinion", "in her view", and where that ends.
    fn view(&self, at: usize, floor: usize) -> Option<(Subject, usize)> {
        let words = self.words;
        let low = floor.max(at.saturating_sub(WORDS_TO_AN_OPINION_NOUN));
        let opens =
            (low..at).rev().find(|&i| matches!(words[i].role(), Some(Role::Preposition | Role::LinkPreposition)))?;
        let plain =
            words[opens + 1..at].iter().all(|w| w.is_determiner() || w.mention.is_some() || w.kind == Kind::Plain);
        // German: für seinen Beitrag, von seinem Brief do not attribute words to him.
        let source = |w: &Word| !NO_SOURCES.contains(&w.span.of(self.text));
        if !plain || self.lexicon.grammar.subject_by_case && !source(&words[opens]) {
            return None;
        }
        if let Some(owner) = self.owner_of(at) {
            return Some((owner, at + 1));
        }
        let known = words[at].is(Role::OpinionNoun) || OPINION_WORDS.contains(&words[at].span.of(self.text));
        let link = known && words.get(at + 1).is_some_and(|w| w.is(Role::LinkPreposition));
        link.then(|| self.after(at + 2)).flatten()
    }

    /// German and Dutch: "Hale hat sie „…“ genannt".
    pub fn participle_after(&self, at: usize) -> Option<Attribution> {
        if !self.lexicon.grammar.verb_may_end {
            return None;
        }
        let words = self.words;
        let floor = self.sentence_start(at);
        let german = self.lexicon.grammar.subject_by_case;
        // A cue before it in the same clause is nearer.
        let opens = self.clause_start(at, floor);
        let cue = |w: &Word| w.is(Role::ReportingVerb) || w.is(Role::SourceMarker) || w.kind == Kind::Colon;
        if words[opens.saturating_sub(1)..at].iter().any(cue) {
            return None;
        }
        let rest = words.iter().enumerate().skip(at + 1).take(REACH_OF_ATTRIBUTION);
        let mut rest = rest.take_while(|(_, w)| !w.ends_sentence() && !matches!(w.kind, Kind::Comma | Kind::Colon));
        let (verb, _) = rest.find(|(_, w)| w.is(Role::ReportingVerb))?;
        let subject = if german {
            self.subject_in_clause(verb, floor, words.len())?
        } else {
            self.subject_of_sentence(floor, at)?
        };
        Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb })
    }

    /// “…” after a name and any one word: Hale opposes “…”; Hale shot back, “…”
    pub fn attribution_by_any_verb(&self, at: usize, inside: &str) -> Option<Attribution> {
        if self.lexicon.grammar.subject_by_case {
            return None;
        }
        let comma = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Comma);
        // Hale loves “Lost Harbour”: a title is not speech.
        if comma.is_none() && inside.starts_with(|c: char| !c.is_lowercase()) {
            return None;
        }
        let end = comma.unwrap_or(at);
        let low = end.saturating_sub(WORDS_OF_ANY_VERB).max(self.sentence_start(at));
        let plain = (low..end)
            .rev()
            .take_while(|&i| self.words[i].kind == Kind::Plain || self.words[i].is(Role::AdverbOrAuxiliary));
        let verb = plain.last()?;
        let opens = verb.checked_sub(1).filter(|&i| self.words[i].mention.is_some())?;
        let start = self.names.mentions[self.words[opens].mention? as usize].words.0;
        let begins = start == 0 || self.words[start - 1].kind == Kind::Comma || self.words[start - 1].ends_sentence();
        let subject = self.before(verb, low.min(start))?;
        let Subject::Mention(mention) = subject else { return None };
        let speaks = self.names.may_be_person(self.names.full_form(mention));
        (begins && speaks).then(|| Attribution { subject: Some(subject), cue: Some(self.words[verb].span), at: verb })
    }

    /// A cue in a later part of the sentence, after a comma: "…, Hale said."
    pub fn attribution_later(&self, at: usize) -> Option<Attribution> {
        let words = self.words;
        let mut comma = None;
        for (verb, word) in words.iter().enumerate().skip(at + 1).take(REACH) {
            match word.kind {
                Kind::Stop | Kind::Break | Kind::Quote(_) | Kind::Colon => return None,
                Kind::Comma | Kind::Dash => comma = Some(verb + 1),
                Kind::Role(Role::SourceMarker)
                    if comma == Some(verb) && !words.get(verb + 1).is_some_and(|w| w.is(Role::ImpersonalVerb)) =>
                {
                    let from = verb + 1 + usize::from(words.get(verb + 1)?.is(Role::LinkPreposition));
                    let (subject, _) = self.source(from)?;
                    return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                }
                Kind::Role(Role::ImpersonalVerb)
                    if self.lexicon.grammar.subject_by_case && comma.is_some_and(|from| verb <= from + 1) =>
                {
                    let subject = self.impersonal_source(verb, verb, words.len())?;
                    return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                }
                Kind::Role(Role::ReportingVerb) if comma.is_some() => {
                    let from = comma?;
                    if self.is_wie(from)
                        && let Some(attribution) = self.attribution_by_wie(from, words.len())
                    {
                        return Some(attribution);
                    }
                    let found = if self.lexicon.grammar.subject_by_case {
                        let found = self.subject_in_clause(verb, from, words.len());
                        found.filter(|&s| from == verb || self.begins_near(s, from))
                    } else if from == verb {
                        self.after(verb + 1).map(|(subject, _)| subject)
                    } else {
                        let found = self.before(verb, from);
                        found.filter(|&s| self.begins_near(s, from))
                    };
                    if let Some(subject) = found {
                        return Some(Attribution { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A cue in an earlier sentence that still applies: the quotation's own sentence is in the mood of reported speech.
    pub fn attribution_in_reported_mood(&self, at: usize) -> Option<Attribution> {
        let floor = self.sentence_start(at);
        let sentence = &self.words[floor..(at + REACH_OF_ATTRIBUTION).min(self.words.len())];
        let end =
            sentence.iter().skip(at - floor).position(Word::ends_sentence).map_or(sentence.len(), |p| at - floor + p);
        if !sentence[..end].iter().any(|w| w.is(Role::ReportedMood)) {
            return None;
        }
        let mut before = floor;
        for _ in 0..REPORTED_SENTENCES {
            let Some(end) = before.checked_sub(1).filter(|&b| self.words[b].kind == Kind::Stop) else { break };
            before = end;
            if let Some(attribution) = self.attribution_before(before) {
                return Some(attribution);
            }
            before = self.sentence_start(before);
        }
        if !self.lexicon.grammar.subject_by_case {
            return None;
        }
        let before = floor.checked_sub(1).filter(|&b| self.words[b].kind == Kind::Stop)?;
        let subject = self.speaking_subject(self.sentence_start(before), before)?;
        Some(Attribution { subject: Some(subject), cue: None, at: before })
    }

    /// `“…” — Tom Hale`, also on the next line.
    pub fn signature(&self, at: usize) -> Option<Attribution> {
        let words = self.words;
        let dash = at + 1 + usize::from(matches!(words.get(at + 1)?.kind, Kind::Break | Kind::Stop));
        let dash = words.get(dash).filter(|w| w.kind == Kind::Dash).map(|_| dash)?;
        let mention = words.get(dash + 1)?.mention? as usize;
        let end = words.get(self.names.mentions[mention].words.1)?;
        let ends = end.ends_sentence() || end.kind == Kind::Comma;
        let ends = ends && self.names.may_be_person(self.names.full_form(mention));
        ends.then_some(Attribution { subject: Some(Subject::Mention(mention)), cue: None, at: dash })
    }

    /// `Hale: “…”`, `Hale had an answer: “…”`
    pub fn name_and_colon(&self, at: usize) -> Option<Attribution> {
        let colon = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Colon)?;
        let floor = self.sentence_start(at);
        if floor >= colon {
            return None;
        }
        let near = self.before(colon, floor);
        if self.lexicon.grammar.subject_by_case {
            let opens = self.clause_start(colon, floor);
            // Obwohl der Rat zögert, bleibt Hale dabei: the clause in front is nobody's words.
            let beside =
                matches!(self.words[floor].role(), Some(Role::Conjunction)) && !self.is_and(&self.words[floor]);
            let last = self
                .speaking_subject(opens, colon)
                .or_else(|| beside.then(|| self.named_subject(opens, colon)).flatten());
            let subject = last.or_else(|| if beside { None } else { self.speaking_subject(floor, colon) })?;
            return Some(Attribution { subject: Some(subject), cue: None, at: colon });
        }
        let near = near.filter(|s| matches!(s, Subject::Mention(_)));
        let subject = near.or_else(|| self.subject_of_sentence(floor, colon))?;
        Some(Attribution { subject: Some(subject), cue: None, at: colon })
    }

    /// Whether this word introduces a source. German nouns do only after a preposition ("nach Angaben …"); "so" does
    /// only after the quotation.
    fn is_source(&self, at: usize, floor: usize) -> bool {
        let word = &self.words[at];
        let noun = self.lexicon.grammar.subject_by_case && word.capital && at > floor;
        let comma = at > floor && self.words[at - 1].kind == Kind::Comma;
        (!self.is_so(at) || comma)
            && (!noun || self.words[floor..at].iter().rev().take(2).any(|w| self.is_preposition(w)))
    }

    /// German "so", which names a source only between commas: „…“ sei, so Hale, „…“.
    fn is_so(&self, at: usize) -> bool {
        self.lexicon.grammar.subject_by_case && self.words[at].span.len() == 2
    }

    fn closes(&self, end: usize) -> bool {
        let next = self.words[end.min(self.words.len())..].iter().find(|w| !w.is(Role::AdverbOrAuxiliary));
        next.is_some_and(|w| w.ends_sentence() || matches!(w.kind, Kind::Comma | Kind::Colon | Kind::Quote(_)))
    }

    /// Whether an unknown word may be a reporting verb where only a reporting verb fits.
    fn may_say(&self, word: &Word) -> bool {
        let text = word.span.of(self.text);
        word.kind == Kind::Plain && self.lexicon.grammar.verb_endings.iter().any(|ending| text.ends_with(ending))
    }

    /// Whether a subject starts where the reporter's words start, ignoring an article, an adjective or a time.
    fn begins_near(&self, subject: Subject, start: usize) -> bool {
        let words = self.words;
        let begins = match subject {
            Subject::Pronoun(at, _) | Subject::It(at) | Subject::Others(at) => at,
            Subject::Mention(index) => self.names.mentions[index].words.0,
            Subject::Phrase(from, _) => from,
        };
        if begins < start {
            return false;
        }
        // his wife, Ann Hale, said
        let apposed =
            matches!(subject, Subject::Mention(_)) && begins > start + 1 && words[begins - 1].kind == Kind::Comma;
        // Ann Hale and Tom Berg said
        let joins = |at: usize| at > start && words[at - 1].mention.is_some() && words[at].span.of(self.text) == "and";
        (start..begins - usize::from(apposed)).all(|at| may_begin(&words[at]) || joins(at))
    }
}

fn may_begin(word: &Word) -> bool {
    match word.kind {
        Kind::Plain | Kind::Name => true,
        Kind::Role(role) => matches!(
            role,
            Role::Determiner
                | Role::Possessive(_)
                | Role::AdverbOrAuxiliary
                | Role::AmbiguousReportingVerb
                | Role::Title(_)
                | Role::Organisation
                | Role::OpinionNoun
                | Role::Document
                | Role::Calendar
                | Role::Preposition
                | Role::LinkPreposition
        ),
        _ => false,
    }
}
