//! The tag of a quotation: the reporter's words that say who said it.
//!
//! Each place where a tag can stand has a function of its own; `attribute` knows the order in which they are asked.

use crate::quote::clause::REACH;
use crate::quote::lexicon::Role;
use crate::quote::subject::{Narration, Subject, owner_at};
use crate::quote::words::{Kind, Word};
use crate::span::Span;

/// Words between the beginning of the reporter's words behind a quotation and the cue: "Hale, who has led the yard since
/// spring, said". Twice as many, and the cue belongs to something else.
const REACH_OF_TAG: usize = 30;

/// Cues that are tried before a quotation, from the nearest on: farther ones belong to other clauses.
const CUES_TRIED: usize = 5;

/// Words from a preposition to the noun that names a source: "in the blunt words of", "in Ann Hale's opinion".
const WORDS_OF_A_VIEW: usize = 4;

/// Words of a verb that is not in the table, behind a name and directly before a quotation: "shot back".
const WORDS_OF_ANY_VERB: usize = 3;

/// Sentences before one in the mood of reported speech in which its speaker is looked for.
const REPORTED_SENTENCES: usize = 3;

/// German verbs that begin a condition behind a quotation and its comma: „…“, sollte der Rat zustimmen. Others begin a cue: „…“,
/// hatte Hale erklärt.
const CONDITIONS: &[&str] =
    &["sollte", "sollten", "würde", "würden", "könnte", "könnten", "wäre", "wären", "hätte", "hätten"];

/// Joiners of clauses in which somebody speaks before the clause of the quotation: Nachdem der Rat gewarnt hatte, …
const BESIDE: &[&str] = &["obwohl", "nachdem", "bevor", "während", "weil", "da", "sobald"];

/// A cue and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// `None` where the language leaves the subject out: whoever spoke last.
    pub subject: Option<Subject>,
    /// `None` if no word says so: a name and a colon, a name below.
    pub cue: Option<Span>,
    /// The word where the tag stands.
    pub at: usize,
}

impl Narration<'_> {
    /// A cue directly behind the quotation.
    pub fn tag_behind(&self, at: usize, inside: &str, goes_on: bool) -> Option<Tag> {
        let words = self.words;
        let mut start = at + 1;
        // The line ends, the sentence does not; or it ended with the speaker's own mark: “Now!” Hale said.
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
        while words.get(verb).is_some_and(|w| w.is(Role::Helper)) {
            verb += 1;
        }
        let first = words.get(verb)?;
        let names = self.names;
        if self.lexicon.nouns_have_capitals
            && let Some(tag) = self.german_tag_behind(at, start)
        {
            return Some(tag);
        }
        // „…“, so urteilte Hale
        if first.is(Role::Source) && words.get(verb + 1).is_some_and(|w| w.is(Role::Says)) {
            let (subject, _) = self.after(verb + 2)?;
            return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb + 1)), at: verb + 1 });
        }
        let spoken = |at: usize| inside.ends_with([',', '!', '?', '…']) && self.may_say(&words[at]);
        if spoken(verb)
            && let Some((subject @ Subject::Mention(mention), _)) = self.after(verb + 1)
            && names.is_person(names.full_form(mention))
        {
            return Some(Tag { subject: Some(subject), cue: Some(first.span), at: verb });
        }
        if let Some(Role::Says | Role::Source) = first.role() {
            let from =
                verb + 1 + usize::from(words.get(verb + 1).is_some_and(|w| w.is(Role::Link) && first.is(Role::Source)));
            let found = if first.is(Role::Source) { self.source(from) } else { self.after(from) };
            let found = found.map(|(subject, _)| subject);
            if found.is_some() || self.lexicon.subject_may_be_missing && words.get(from).is_none_or(Word::ends_sentence)
            {
                return Some(Tag { subject: found, cue: Some(self.cue(verb)), at: verb });
            }
        }
        // “…,” Hale beamed.
        if let Some(mention) = first.mention.map(|m| m as usize)
            && names.mentions[mention].words.1 < words.len()
            && spoken(names.mentions[mention].words.1)
        {
            let at = names.mentions[mention].words.1;
            return Some(Tag { subject: Some(Subject::Mention(mention)), cue: Some(words[at].span), at });
        }
        // “…” in the words of Hale
        if matches!(first.role(), Some(Role::Preposition | Role::Link))
            && let Some(view) = (verb + 1..words.len())
                .take(WORDS_OF_A_VIEW)
                .find(|&i| matches!(words[i].role(), Some(Role::View | Role::Work)))
            && let Some((subject, _)) = self.view(view, verb)
        {
            return Some(Tag { subject: Some(subject), cue: None, at: view });
        }
        // Subject first; in German it would begin another sentence.
        if self.lexicon.nouns_have_capitals && words[start - 1].kind != Kind::Stop {
            return None;
        }
        let limit = (start + REACH_OF_TAG).min(words.len());
        for (verb, word) in words.iter().enumerate().take(limit).skip(start + 1) {
            match word.kind {
                Kind::Role(Role::Says | Role::SaysBare | Role::SourceAfter) => {
                    let subject = self.before(verb, start)?;
                    // The subject must be what stands directly behind the quotation.
                    return self.begins_near(subject, start).then(|| Tag {
                        subject: Some(subject),
                        cue: Some(self.cue(verb)),
                        at: verb,
                    });
                }
                Kind::Role(Role::Joiner) if !matches!(word.span.of(self.text), "and" | "that") => {
                    return None;
                }
                Kind::Stop | Kind::Break | Kind::Quote(_) | Kind::Colon => return None,
                _ => {}
            }
        }
        None
    }

    /// German: „…“, heißt es in der Mitteilung; „…“, wie Hale erklärte; „…“, ließ Hale verlauten. Behind a quotation and its comma
    /// stands the verb that belongs to it, whatever it is.
    fn german_tag_behind(&self, at: usize, start: usize) -> Option<Tag> {
        let words = self.words;
        let so = usize::from(words.get(start).is_some_and(|w| w.is(Role::Source)));
        let first = words.get(start + so)?;
        if first.is(Role::Stands) {
            let verb = start + so;
            let subject = self.stands_in(verb, verb, words.len())?;
            return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        if first.is(Role::Says) {
            let verb = start + so;
            let subject = self.doer(verb, verb, words.len())?;
            return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        if self.is_how(start) {
            return self.tag_how(start, words.len());
        }
        let comma = start > at + 1 && words[start - 1].kind == Kind::Comma;
        let auxiliary = first.is(Role::Helper) && !CONDITIONS.contains(&first.span.of(self.text));
        let verb = comma && (first.kind == Kind::Plain || auxiliary);
        let subject = verb.then(|| self.speaking_doer_of(start, start, words.len())).flatten()?;
        let near = self.phrases(start + 1, (start + 1 + REACH_OF_TAG).min(words.len())).first().is_some_and(|p| {
            p.subject == subject && words[start + 1..p.start].iter().all(|w| w.is(Role::Helper) || w.is(Role::Calendar))
        });
        let near = near && !matches!(subject, Subject::Others(_));
        near.then_some(Tag { subject: Some(subject), cue: Some(first.span), at: start })
    }

    /// German: whether a comma and a verb of saying stand directly behind the quotation: „…“, heißt es in der Mitteilung.
    pub fn is_told_behind(&self, at: usize) -> bool {
        let Some([comma, verb, ..]) = self.words.get(at + 1..) else { return false };
        comma.kind == Kind::Comma && (verb.is(Role::Says) || verb.is(Role::Stands))
    }

    /// "wie" before a clause: wie Hale erklärte.
    fn is_how(&self, at: usize) -> bool {
        let how = |w: &Word| w.is(Role::Joiner) && w.span.of(self.text).eq_ignore_ascii_case("wie");
        self.lexicon.nouns_have_capitals && self.words.get(at).is_some_and(how)
    }

    /// The cue that ends the clause which "wie" at `at` begins.
    fn tag_how(&self, at: usize, limit: usize) -> Option<Tag> {
        let words = self.words;
        let limit = limit.min(at + REACH_OF_TAG).min(words.len());
        let verb = (at + 1..limit)
            .take_while(|&i| !words[i].ends_sentence())
            .find(|&i| words[i].is(Role::Says) || words[i].is(Role::Stands))?;
        if words[verb].is(Role::Stands) {
            let subject = self.stands_in(verb, at + 1, verb + 1)?;
            return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
        }
        let subject =
            self.first_doer(at + 1, verb).map(|phrase| phrase.subject).or_else(|| self.doer(verb, at + 1, limit))?;
        Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb })
    }

    /// The last cue before the quotation in its sentence; over a colon at the end of the sentence before.
    pub fn tag_before(&self, at: usize) -> Option<Tag> {
        let words = self.words;
        let floor = self.sentence_start(at);
        if self.lexicon.nouns_have_capitals
            && at > floor
            && matches!(words[at - 1].kind, Kind::Colon | Kind::Bracket)
            && let Some(subject) = self.named_before(at - 1)
        {
            return Some(Tag { subject: Some(subject), cue: None, at: at - 1 });
        }
        // Wie Hale erklärte, sieht …: what is said in the rest of the sentence is what she said.
        if self.is_how(floor)
            && words[at - 1].kind != Kind::Colon
            && let Some(tag) = self.tag_how(floor, at)
            // Wie der Bote schrieb, soll laut Hale …: the bote tells, Hale speaks.
            && !(tag.at..at).any(|i| words[i].is(Role::Source) && self.is_source(i, floor))
        {
            return Some(tag);
        }
        if self.lexicon.nouns_have_capitals
            && let Some(tag) = self.named_before_nach(at)
        {
            return Some(tag);
        }
        let mut tries = 0;
        let mut content = None;
        for verb in (floor..at).rev() {
            let Some(role) = words[verb].role() else { continue };
            if role == Role::Says && self.lexicon.nouns_have_capitals {
                let opens = self.clause_start(verb, floor);
                let beside = BESIDE.iter().any(|joiner| joiner.eq_ignore_ascii_case(words[opens].span.of(self.text)));
                if beside && words[verb..at].iter().any(|w| w.kind == Kind::Comma) {
                    continue;
                }
            }
            let subject = match role {
                Role::Says => self.subject_of(verb, floor, at),
                // Hale sagte einem Bericht zufolge: the report tells, Hale speaks.
                Role::SourceAfter if self.lexicon.nouns_have_capitals => {
                    let opens = self.clause_start(verb, floor);
                    let says = (opens..verb).find(|&i| words[i].is(Role::Says));
                    let speaks = says.and_then(|says| self.speaking_doer_of(says, floor, verb));
                    speaks.or_else(|| self.before(verb, floor))
                }
                Role::SourceAfter => self.before(verb, floor),
                Role::Stands if self.lexicon.nouns_have_capitals => self.stands_in(verb, floor, at),
                Role::Stands => words[floor..verb].iter().find_map(|w| w.mention).map(|m| Subject::Mention(m as usize)),
                // Hale sicherte zu, dass: the verb tells more than "dass".
                Role::Content
                    if self.lexicon.nouns_have_capitals && words[floor..verb].iter().any(|w| w.is(Role::Says)) =>
                {
                    content = content.or(Some(verb));
                    continue;
                }
                // Whatever its verb, a clause about what is said has a subject that says it.
                Role::Content if verb > floor + 2 => self.subject_of_sentence(floor, verb),
                // went on to say
                Role::SaysBare if verb > floor && words[verb - 1].span.of(self.text) == "to" => {
                    self.subject_of_sentence(floor, verb)
                }
                Role::SaysBare => {
                    let noun = verb > floor
                        && matches!(
                            words[verb - 1].role(),
                            Some(Role::Determiner | Role::Owner(_) | Role::Link | Role::Preposition)
                        );
                    let subject = self.before(verb, floor);
                    subject.filter(|_| !noun && verb > floor && !words[verb - 1].possessive)
                }
                Role::Saying => self.subject_of_participle(floor, verb),
                // Nach ihren Worten
                Role::Source
                    if verb > floor
                        && (matches!(words[verb - 1].role(), Some(Role::Owner(_)))
                            || words[verb - 1].mention.is_some() && self.ends_in_s(&words[verb - 1])) =>
                {
                    self.owner_of(verb)
                }
                Role::View | Role::Work => {
                    self.view(verb, floor).filter(|&(_, end)| end <= at).map(|(subject, _)| subject)
                }
                Role::Source if self.is_source(verb, floor) => {
                    let from = verb + 1 + usize::from(words[verb + 1].is(Role::Link));
                    let found = self.source(from).filter(|&(_, end)| end <= at);
                    let found = found.filter(|&(_, end)| !self.is_so(verb) || self.closes(end));
                    found.map(|(subject, _)| subject)
                }
                _ => continue,
            };
            if subject.is_some() || role == Role::Says && self.lexicon.subject_may_be_missing {
                let cue = (!matches!(role, Role::Content | Role::View | Role::Work)).then(|| self.cue(verb));
                return Some(Tag { subject, cue, at: verb });
            }
            tries += 1;
            if tries == CUES_TRIED {
                break;
            }
        }
        let subject = self.subject_of_sentence(floor, content?)?;
        Some(Tag { subject: Some(subject), cue: None, at: content? })
    }

    /// Whose a word is by the word before it: "ihren Worten", "Hale's opinion".
    fn owner_of(&self, at: usize) -> Option<Subject> {
        let before = self.words[..at].last()?;
        match before.role() {
            Some(Role::Owner(gender)) => Some(owner_at(at - 1, gender)),
            _ => before
                .mention
                .filter(|_| before.possessive || self.ends_in_s(before))
                .map(|m| Subject::Mention(m as usize)),
        }
    }

    /// German: Hales Meinung.
    fn ends_in_s(&self, word: &Word) -> bool {
        self.lexicon.nouns_have_capitals && word.span.of(self.text).ends_with('s')
    }

    /// "in the words of Hale", "in Hale's opinion", "in her view", and where that ends.
    fn view(&self, at: usize, floor: usize) -> Option<(Subject, usize)> {
        let words = self.words;
        let low = floor.max(at.saturating_sub(WORDS_OF_A_VIEW));
        let opens = (low..at).rev().find(|&i| matches!(words[i].role(), Some(Role::Preposition | Role::Link)))?;
        let plain =
            words[opens + 1..at].iter().all(|w| w.is_determiner() || w.mention.is_some() || w.kind == Kind::Plain);
        // German: für seinen Beitrag, von seinem Brief are no words of his.
        let source = |w: &Word| !matches!(w.span.of(self.text), "von" | "vom" | "für" | "zu" | "zur" | "zum" | "mit");
        if !plain || self.lexicon.nouns_have_capitals && !source(&words[opens]) {
            return None;
        }
        if let Some(owner) = self.owner_of(at) {
            return Some((owner, at + 1));
        }
        let known = words[at].is(Role::View) || words[at].span.of(self.text) == "words";
        let link = known && words.get(at + 1).is_some_and(|w| w.is(Role::Link));
        link.then(|| self.after(at + 2)).flatten()
    }

    /// German and Dutch: "Hale hat sie „…“ genannt".
    pub fn participle_behind(&self, at: usize) -> Option<Tag> {
        if !self.lexicon.verb_may_end {
            return None;
        }
        let words = self.words;
        let floor = self.sentence_start(at);
        let german = self.lexicon.nouns_have_capitals;
        // What stands before it in the same clause is nearer.
        let opens = self.clause_start(at, floor);
        let cue = |w: &Word| w.is(Role::Says) || w.is(Role::Source) || w.kind == Kind::Colon;
        if words[opens.saturating_sub(1)..at].iter().any(cue) {
            return None;
        }
        let rest = words.iter().enumerate().skip(at + 1).take(REACH_OF_TAG);
        let mut rest = rest.take_while(|(_, w)| !w.ends_sentence() && !matches!(w.kind, Kind::Comma | Kind::Colon));
        let (verb, _) = rest.find(|(_, w)| w.is(Role::Says))?;
        let subject = if german { self.doer(verb, floor, words.len())? } else { self.subject_of_sentence(floor, at)? };
        Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb })
    }

    /// German: Hale wies den Plan als „…“ zurück.
    pub fn tag_as(&self, at: usize) -> Option<Tag> {
        // Der Rat sehe das als „…“: somebody else says so.
        let reported = || {
            let opens = self.clause_start(at, self.sentence_start(at));
            self.words[opens..at].iter().any(|w| w.is(Role::Reported))
        };
        let german = self.lexicon.nouns_have_capitals;
        let takes = || self.takes_as(at).filter(|_| !reported());
        let subject = german.then(|| takes().or_else(|| self.view_for(at))).flatten()?;
        Some(Tag { subject: Some(subject), cue: None, at })
    }

    /// “…” behind a name and one word, whatever it is: Hale opposes “…”; Hale shot back, “…”
    pub fn tag_of_any_verb(&self, at: usize, inside: &str) -> Option<Tag> {
        if self.lexicon.nouns_have_capitals {
            return None;
        }
        let comma = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Comma);
        // Hale loves “Lost Harbour”: a title is no speech.
        if comma.is_none() && inside.starts_with(|c: char| !c.is_lowercase()) {
            return None;
        }
        let end = comma.unwrap_or(at);
        let low = end.saturating_sub(WORDS_OF_ANY_VERB).max(self.sentence_start(at));
        let plain =
            (low..end).rev().take_while(|&i| self.words[i].kind == Kind::Plain || self.words[i].is(Role::Helper));
        let verb = plain.last()?;
        let opens = verb.checked_sub(1).filter(|&i| self.words[i].mention.is_some())?;
        let start = self.names.mentions[self.words[opens].mention? as usize].words.0;
        let begins = start == 0 || self.words[start - 1].kind == Kind::Comma || self.words[start - 1].ends_sentence();
        let subject = self.before(verb, low.min(start))?;
        let Subject::Mention(mention) = subject else { return None };
        let speaks = self.names.may_be_person(self.names.full_form(mention));
        (begins && speaks).then(|| Tag { subject: Some(subject), cue: Some(self.words[verb].span), at: verb })
    }

    /// German: Hale kam zu dem Ergebnis, „dass …“: whatever the verb, what "dass" introduces is said or thought.
    pub fn tag_that(&self, at: usize, inside: &str) -> Option<Tag> {
        let comma = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Comma)?;
        let that = self.lexicon.nouns_have_capitals && (inside.starts_with("dass ") || inside.starts_with("daß "));
        let opens = self.clause_start(comma, self.sentence_start(at));
        // Der Bericht zeige, „dass …“: somebody else says so.
        let reported = self.words[opens..comma].iter().any(|w| w.is(Role::Reported));
        let subject = (that && !reported).then(|| self.speaking_doer(opens, comma)).flatten()?;
        Some(Tag { subject: Some(subject), cue: None, at: comma })
    }

    /// A cue in a later part of the sentence, set off by a comma: "…, Hale said."
    pub fn tag_later(&self, at: usize) -> Option<Tag> {
        let words = self.words;
        let mut comma = None;
        for (verb, word) in words.iter().enumerate().skip(at + 1).take(REACH) {
            match word.kind {
                Kind::Stop | Kind::Break | Kind::Quote(_) | Kind::Colon => return None,
                Kind::Comma | Kind::Dash => comma = Some(verb + 1),
                Kind::Role(Role::Source)
                    if comma == Some(verb) && !words.get(verb + 1).is_some_and(|w| w.is(Role::Stands)) =>
                {
                    let from = verb + 1 + usize::from(words.get(verb + 1)?.is(Role::Link));
                    let (subject, _) = self.source(from)?;
                    return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                }
                Kind::Role(Role::Stands)
                    if self.lexicon.nouns_have_capitals && comma.is_some_and(|from| verb <= from + 1) =>
                {
                    let subject = self.stands_in(verb, verb, words.len())?;
                    return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                }
                Kind::Role(Role::Says) if comma.is_some() => {
                    let from = comma?;
                    if self.is_how(from)
                        && let Some(tag) = self.tag_how(from, words.len())
                    {
                        return Some(tag);
                    }
                    let found = if self.lexicon.nouns_have_capitals {
                        let found = self.doer(verb, from, words.len());
                        found.filter(|&s| from == verb || self.begins_near(s, from))
                    } else if from == verb {
                        self.after(verb + 1).map(|(subject, _)| subject)
                    } else {
                        let found = self.before(verb, from);
                        found.filter(|&s| self.begins_near(s, from))
                    };
                    if let Some(subject) = found {
                        return Some(Tag { subject: Some(subject), cue: Some(self.cue(verb)), at: verb });
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A cue in a sentence before that still holds: the quotation's own sentence is in the mood of reported speech.
    pub fn tag_reported(&self, at: usize) -> Option<Tag> {
        let floor = self.sentence_start(at);
        let sentence = &self.words[floor..(at + REACH_OF_TAG).min(self.words.len())];
        let end =
            sentence.iter().skip(at - floor).position(Word::ends_sentence).map_or(sentence.len(), |p| at - floor + p);
        if !sentence[..end].iter().any(|w| w.is(Role::Reported)) {
            return None;
        }
        let mut before = floor;
        for _ in 0..REPORTED_SENTENCES {
            let Some(end) = before.checked_sub(1).filter(|&b| self.words[b].kind == Kind::Stop) else { break };
            before = end;
            if let Some(tag) = self.tag_before(before) {
                return Some(tag);
            }
            before = self.sentence_start(before);
        }
        if !self.lexicon.nouns_have_capitals {
            return None;
        }
        let before = floor.checked_sub(1).filter(|&b| self.words[b].kind == Kind::Stop)?;
        let subject = self.speaking_doer(self.sentence_start(before), before)?;
        Some(Tag { subject: Some(subject), cue: None, at: before })
    }

    /// `“…” — Tom Hale`, also on the next line.
    pub fn signature(&self, at: usize) -> Option<Tag> {
        let words = self.words;
        let dash = at + 1 + usize::from(matches!(words.get(at + 1)?.kind, Kind::Break | Kind::Stop));
        let dash = words.get(dash).filter(|w| w.kind == Kind::Dash).map(|_| dash)?;
        let mention = words.get(dash + 1)?.mention? as usize;
        let end = words.get(self.names.mentions[mention].words.1)?;
        let ends = end.ends_sentence() || end.kind == Kind::Comma;
        let ends = ends && self.names.may_be_person(self.names.full_form(mention));
        ends.then_some(Tag { subject: Some(Subject::Mention(mention)), cue: None, at: dash })
    }

    /// `Hale: “…”`, `Hale had an answer: “…”`
    pub fn name_and_colon(&self, at: usize) -> Option<Tag> {
        let colon = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Colon)?;
        let floor = self.sentence_start(at);
        if floor >= colon {
            return None;
        }
        let near = self.before(colon, floor);
        if self.lexicon.nouns_have_capitals {
            let opens = self.clause_start(colon, floor);
            // Obwohl der Rat zögert, bleibt Hale dabei: the clause before is no one's words.
            let beside = matches!(self.words[floor].role(), Some(Role::Joiner)) && !self.is_and(&self.words[floor]);
            let last =
                self.speaking_doer(opens, colon).or_else(|| beside.then(|| self.named_doer(opens, colon)).flatten());
            let subject = last.or_else(|| if beside { None } else { self.speaking_doer(floor, colon) })?;
            return Some(Tag { subject: Some(subject), cue: None, at: colon });
        }
        let near = near.filter(|s| matches!(s, Subject::Mention(_)));
        let subject = near.or_else(|| self.subject_of_sentence(floor, colon))?;
        Some(Tag { subject: Some(subject), cue: None, at: colon })
    }

    /// Whether a word before a speaker does name a source here: German nouns only in "nach Angaben …", "so" only behind.
    fn is_source(&self, at: usize, floor: usize) -> bool {
        let word = &self.words[at];
        let noun = self.lexicon.nouns_have_capitals && word.capital && at > floor;
        let comma = at > floor && self.words[at - 1].kind == Kind::Comma;
        (!self.is_so(at) || comma)
            && (!noun || self.words[floor..at].iter().rev().take(2).any(|w| self.is_preposition(w)))
    }

    /// German "so", which names a source between commas only: „…“ sei, so Hale, „…“.
    fn is_so(&self, at: usize) -> bool {
        self.lexicon.nouns_have_capitals && self.words[at].span.len() == 2
    }

    fn closes(&self, end: usize) -> bool {
        let next = self.words[end.min(self.words.len())..].iter().find(|w| !w.is(Role::Helper));
        next.is_some_and(|w| w.ends_sentence() || matches!(w.kind, Kind::Comma | Kind::Colon | Kind::Quote(_)))
    }

    /// A word that is not known to say, where only a word of saying fits.
    fn may_say(&self, word: &Word) -> bool {
        let text = word.span.of(self.text);
        word.kind == Kind::Plain && self.lexicon.verb_endings.iter().any(|ending| text.ends_with(ending))
    }

    /// Whether a subject begins where the reporter's words begin, an article, an adjective or a time aside.
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
                | Role::Owner(_)
                | Role::Helper
                | Role::SaysBare
                | Role::Title(_)
                | Role::Body
                | Role::View
                | Role::Work
                | Role::Calendar
                | Role::Preposition
                | Role::Link
        ),
        _ => false,
    }
}
