//! Who said it: speaker and cue of each quotation.
//!
//! For every quotation the reporter's words are asked in this order, and the first answer holds:
//!
//! 1. directly behind it: `“…,” said Hale`, `“…,” Hale said`, also on the next line;
//! 2. before it in its sentence, or in the sentence before if that ends with a colon: `Hale said that “…”`,
//!    `According to Hale, “…”`, `Hale left, calling it “…”`;
//! 3. later in its sentence: `The “…” was his, Hale said.`;
//! 4. nobody: a full sentence goes on with the speaker before, as does a paragraph that opens the marks again.
//!
//! A quotation that ends with a full stop asks what stands before it first. Who a pronoun or a role is, is told by `resolve`.

use crate::article::Article;
use crate::quote::lexicon::{Lexicon, Role};
use crate::quote::names::Names;
use crate::quote::quotation::{MissingMark, Quotation, QuotationKind};
use crate::quote::resolve::{Resolver, Speaker};
use crate::quote::subject::{self, Subject};
use crate::quote::words::{self, Kind, Word};
use crate::span::Span;

/// Words before a quotation, or behind it, in which its cue is looked for: the longest news sentence has about 80.
const REACH: usize = 80;

/// Words between the beginning of the reporter's words behind a quotation and the cue: "Hale, who has led the yard since
/// spring, said". Twice as many, and the cue belongs to something else.
const REACH_OF_TAG: usize = 30;

/// Words of at most this count that nobody is said to have said are no speech.
const WORDS_OF_A_TERM: usize = 2;

pub(super) fn attribute(article: &Article, sentences: &[Span], quotations: &mut [Quotation]) {
    if quotations.is_empty() {
        return;
    }
    let text = article.prose().text();
    let lexicon = Lexicon::of(article.language());
    let mut words = words::read(article, sentences, quotations);
    let names = Names::read(text, &mut words, lexicon.nouns_have_capitals);
    let resolver = Resolver::new(text, &words, names, lexicon);
    let mut attributor = Attributor { text, words: &words, lexicon, resolver };
    let mut previous: Option<Said> = None;
    let places: Vec<(usize, usize)> = words
        .iter()
        .enumerate()
        .filter_map(|(at, w)| if let Kind::Quote(index) = w.kind { Some((at, index)) } else { None })
        .collect();
    let mut waiting = Vec::new();
    for (at, index) in places {
        let quotation = &quotations[index];
        if quotation.kind == QuotationKind::Term {
            continue;
        }
        let said = attributor.said(at, quotation, previous);
        let cued = said.is_some_and(|s| s.cue.is_some());
        let speaker = said.and_then(|s| s.speaker);
        // “…” “…,” said Hale: the first waits for the second.
        if speaker.is_none() && !cued && quotation.kind != QuotationKind::Fragment {
            waiting.push((index, at));
        } else {
            let adjacent =
                waiting.last().is_some_and(|&(_, last)| attributor.only_signs_between(last, at, quotation.kind));
            if let Some(speaker) = speaker.filter(|_| cued && adjacent) {
                for (index, _) in waiting.drain(..) {
                    quotations[index].speaker = Some(attributor.resolver.span_of(speaker));
                }
            }
            waiting.clear();
        }
        let quotation = &mut quotations[index];
        quotation.speaker = speaker.map(|s| attributor.resolver.span_of(s));
        quotation.cue = said.and_then(|s| s.cue);
        let short = quotation.span.of(text).split_whitespace().take(WORDS_OF_A_TERM + 1).count() <= WORDS_OF_A_TERM;
        if short && quotation.kind == QuotationKind::Fragment && speaker.is_none() && !cued {
            quotation.kind = QuotationKind::Term;
            continue;
        }
        previous = Some(Said { at, speaker, cue: None });
    }
}

/// Who said a quotation, by which words, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Said {
    at: usize,
    speaker: Option<Speaker>,
    cue: Option<Span>,
}

/// A cue and whose it is.
struct Tag {
    subject: Option<Subject>,
    cue: Span,
    /// The word of the cue.
    at: usize,
}

struct Attributor<'t> {
    text: &'t str,
    words: &'t [Word],
    lexicon: &'static Lexicon,
    resolver: Resolver<'t>,
}

impl Attributor<'_> {
    fn said(&mut self, at: usize, quotation: &Quotation, previous: Option<Said>) -> Option<Said> {
        let inside = quotation.span.of(self.text);
        let goes_on = inside.ends_with(',') || self.words.get(at + 1).is_some_and(|w| w.kind == Kind::Comma);
        let finished = inside.ends_with(['.', '。']) && !goes_on;
        let tag = if finished {
            self.tag_before(at).or_else(|| self.tag_behind(at, inside, goes_on))
        } else {
            self.tag_behind(at, inside, goes_on).or_else(|| self.tag_before(at))
        };
        let tag =
            tag.or_else(|| self.participle_behind(at)).or_else(|| self.tag_later(at)).or_else(|| self.tag_reported(at));
        if let Some(tag) = tag {
            let speaker = match tag.subject {
                Some(subject) => self.resolver.speaker(subject),
                None => self.resolver.last_speaker(),
            };
            self.resolver.has_spoken(speaker, tag.at);
            return Some(Said { at, speaker, cue: Some(tag.cue) });
        }
        if let Some(named) = self.name_and_colon(at).or_else(|| self.signature(at)) {
            let speaker = self.resolver.speaker(named);
            self.resolver.has_spoken(speaker, at);
            return Some(Said { at, speaker, cue: None });
        }
        let inherits = quotation.kind != QuotationKind::Fragment || quotation.missing == Some(MissingMark::Opening);
        let speaker = self.goes_on(at, quotation, previous, inherits)?;
        self.resolver.has_spoken(Some(speaker), at);
        Some(Said { at, speaker: Some(speaker), cue: None })
    }

    /// A cue directly behind the quotation.
    fn tag_behind(&self, at: usize, inside: &str, goes_on: bool) -> Option<Tag> {
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
        if words.get(start.checked_sub(1)?)?.kind == Kind::Stop {
            if !inside.ends_with(['!', '?', '…']) {
                return None;
            }
        }
        let mut verb = start;
        while words.get(verb).is_some_and(|w| w.is(Role::Helper)) {
            verb += 1;
        }
        let first = words.get(verb)?;
        let names = &self.resolver.names;
        // „…“, so urteilte Hale
        if first.is(Role::Source) && words.get(verb + 1).is_some_and(|w| w.is(Role::Says)) {
            let (subject, _) = subject::after(words, names, verb + 2)?;
            return Some(Tag { subject: Some(subject), cue: self.cue(verb + 1), at: verb + 1 });
        }
        let spoken = |at: usize| inside.ends_with([',', '!', '?', '…']) && self.may_say(&words[at]);
        if spoken(verb)
            && let Some((subject @ Subject::Mention(mention), _)) = subject::after(words, names, verb + 1)
            && names.is_person(names.full_form(mention))
        {
            return Some(Tag { subject: Some(subject), cue: first.span, at: verb });
        }
        if let Some(Role::Says | Role::Source) = first.role() {
            let from =
                verb + 1 + usize::from(words.get(verb + 1).is_some_and(|w| w.is(Role::Link) && first.is(Role::Source)));
            let found = subject::after(words, names, from).map(|(subject, _)| subject);
            if found.is_some() || self.lexicon.subject_may_be_missing && words.get(from).is_none_or(Word::ends_sentence)
            {
                return Some(Tag { subject: found, cue: self.cue(verb), at: verb });
            }
        }
        // “…,” Hale beamed.
        if let Some(mention) = first.mention.map(|m| m as usize)
            && names.mentions[mention].words.1 < words.len()
            && spoken(names.mentions[mention].words.1)
        {
            let at = names.mentions[mention].words.1;
            return Some(Tag { subject: Some(Subject::Mention(mention)), cue: words[at].span, at });
        }
        // Subject first.
        let limit = (start + REACH_OF_TAG).min(words.len());
        for verb in start + 1..limit {
            let word = &words[verb];
            match word.kind {
                Kind::Role(Role::Says | Role::SaysBare | Role::SourceAfter) => {
                    let subject = subject::before(words, names, verb, start)?;
                    // The subject must be what stands directly behind the quotation.
                    return begins_near(&self.resolver.names, words, subject, start).then(|| Tag {
                        subject: Some(subject),
                        cue: self.cue(verb),
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

    /// The last cue before the quotation in its sentence; over a colon at the end of the sentence before.
    fn tag_before(&self, at: usize) -> Option<Tag> {
        let words = self.words;
        let floor = self.sentence_start(at);
        let mut tries = 0;
        for verb in (floor..at).rev() {
            let Some(role) = words[verb].role() else { continue };
            let subject = match role {
                Role::Says => self.subject_of(verb, floor, at),
                Role::SourceAfter => subject::before(words, &self.resolver.names, verb, floor),
                Role::Stands => words[floor..verb].iter().find_map(|w| w.mention).map(|m| Subject::Mention(m as usize)),
                // Whatever its verb, a clause about what is said has a subject that says it.
                Role::Content if verb > floor + 2 => self.subject_of_sentence(floor, verb),
                // went on to say
                Role::SaysBare if verb > floor && words[verb - 1].span.of(self.text) == "to" => {
                    self.subject_of_sentence(floor, verb)
                }
                Role::SaysBare => {
                    let noun = verb > floor
                        && matches!(words[verb - 1].role(), Some(Role::Determiner | Role::Link | Role::Preposition));
                    let subject = subject::before(words, &self.resolver.names, verb, floor);
                    subject.filter(|_| !noun && verb > floor && !words[verb - 1].possessive)
                }
                Role::Saying => self.subject_of_participle(floor, verb),
                Role::Source if self.is_source(verb, floor) => {
                    let from = verb + 1 + usize::from(words[verb + 1].is(Role::Link));
                    subject::after(words, &self.resolver.names, from)
                        .filter(|&(_, end)| end <= at)
                        .map(|(subject, _)| subject)
                }
                _ => continue,
            };
            if subject.is_some() || role == Role::Says && self.lexicon.subject_may_be_missing {
                return Some(Tag { subject, cue: self.cue(verb), at: verb });
            }
            tries += 1;
            if tries > 4 {
                break;
            }
        }
        None
    }

    /// Whether a word before a speaker does name a source here: German nouns only in "nach Angaben …", "so" only behind.
    fn is_source(&self, at: usize, floor: usize) -> bool {
        let word = &self.words[at];
        let noun = self.lexicon.nouns_have_capitals && word.capital && at > floor;
        let so = self.lexicon.nouns_have_capitals && word.span.len() == 2;
        !so && (!noun || self.words[floor..at].iter().rev().take(2).any(|w| w.is(Role::Preposition)))
    }

    /// The subject of a word of saying that may stand before or behind it.
    fn subject_of(&self, verb: usize, floor: usize, at: usize) -> Option<Subject> {
        let words = self.words;
        let names = &self.resolver.names;
        let behind =
            || subject::after(words, names, verb + 1).filter(|&(_, end)| end <= at).map(|(subject, _)| subject);
        // “…,” said Hale, “…”: nothing but the first part stands before.
        let inverted = (floor..verb).rev().take(3).find(|&i| words[i].kind != Kind::Comma);
        if inverted.is_some_and(|i| matches!(words[i].kind, Kind::Quote(_))) || verb == floor {
            return behind();
        }
        if self.lexicon.nouns_have_capitals {
            let near = subject::before(words, names, verb, floor);
            let mut best = None;
            for candidate in [near, self.subject_of_second(verb, floor), behind()] {
                if self.weight(candidate) > self.weight(best) {
                    best = candidate;
                }
            }
            return best;
        }
        subject::before(words, names, verb, floor).or_else(|| self.subject_of_sentence(floor, verb)).or_else(behind)
    }

    /// How likely a subject is a speaker: a person or pronoun, a role, anything else, nothing.
    fn weight(&self, subject: Option<Subject>) -> u8 {
        let names = &self.resolver.names;
        match subject {
            None => 0,
            Some(Subject::Mention(index)) if names.is_person(names.full_form(index)) => 3,
            Some(Subject::Mention(index)) if names.mentions[index].title_only => 2,
            Some(Subject::Mention(_)) => 1,
            Some(Subject::Phrase(start, end)) => 1 + u8::from(self.words[start..end].iter().any(Word::is_title)),
            Some(Subject::Pronoun(..) | Subject::Others(_)) => 3,
        }
    }

    /// German: the verb is the second part of its sentence, and the subject is the first if that is no adverbial; a
    /// participle at the end has the same subject as its auxiliary.
    fn subject_of_second(&self, verb: usize, floor: usize) -> Option<Subject> {
        let words = self.words;
        let names = &self.resolver.names;
        if words[verb - 1].kind == Kind::Comma {
            let opens = words[floor].role();
            return match opens {
                Some(Role::Joiner | Role::Preposition | Role::Helper | Role::Link) => None,
                _ => subject::before(words, names, verb, floor),
            };
        }
        // “…”, wie Hale erklärte; …, der sagte: the clause is what stands behind the last comma.
        let clause = words[floor..verb].iter().rposition(|w| w.kind == Kind::Comma).map_or(floor, |at| floor + at + 1);
        let begins = &words[clause];
        if begins.is(Role::Preposition) || begins.is(Role::Helper) || begins.is(Role::Link) {
            // Im Rat sagte Hale: the subject is behind, unless it stands between an auxiliary and this participle.
            let auxiliary = words[clause..verb].iter().skip(1).any(|w| w.is(Role::Helper) || w.is(Role::Reported));
            return if auxiliary { self.subject_of_sentence(clause + 1, verb) } else { None };
        }
        self.subject_of_sentence(clause, verb).or_else(|| self.subject_of_sentence(floor, verb))
    }

    /// "with Hale adding": the subject stands directly before the participle; else it is the sentence's.
    fn subject_of_participle(&self, floor: usize, verb: usize) -> Option<Subject> {
        let last = &self.words[floor..verb].last()?;
        let near = last.mention.map(|m| m as usize).filter(|_| !last.possessive);
        let near = near.filter(|&m| self.resolver.is_person(Speaker::Named(self.resolver.names.full_form(m))));
        let preposition = |m: usize| {
            let start = self.resolver.names.mentions[m].words.0;
            start > floor && self.words[start - 1].span.of(self.text) == "with"
        };
        near.filter(|&m| preposition(m)).map(Subject::Mention).or_else(|| self.subject_of_sentence(floor, verb))
    }

    /// A word that is not known to say, where only a word of saying fits.
    fn may_say(&self, word: &Word) -> bool {
        let text = word.span.of(self.text);
        word.kind == Kind::Plain && self.lexicon.verb_endings.iter().any(|ending| text.ends_with(ending))
    }

    /// German and Dutch: "Hale hat sie „…“ genannt".
    fn participle_behind(&self, at: usize) -> Option<Tag> {
        if !self.lexicon.verb_may_end {
            return None;
        }
        let words = self.words;
        let rest = words.iter().enumerate().skip(at + 1).take(REACH_OF_TAG);
        let mut rest = rest.take_while(|(_, w)| !w.ends_sentence() && !matches!(w.kind, Kind::Comma | Kind::Colon));
        let (verb, _) = rest.find(|(_, w)| w.is(Role::Says))?;
        let subject = self.subject_of_sentence(self.sentence_start(at), at)?;
        Some(Tag { subject: Some(subject), cue: self.cue(verb), at: verb })
    }

    /// A cue in a sentence before that still holds: the quotation's own sentence is in the mood of reported speech.
    fn tag_reported(&self, at: usize) -> Option<Tag> {
        let floor = self.sentence_start(at);
        let sentence = &self.words[floor..(at + REACH_OF_TAG).min(self.words.len())];
        let end =
            sentence.iter().skip(at - floor).position(Word::ends_sentence).map_or(sentence.len(), |p| at - floor + p);
        if !sentence[..end].iter().any(|w| w.is(Role::Reported)) {
            return None;
        }
        let mut before = floor;
        for _ in 0..3 {
            before = before.checked_sub(1).filter(|&b| self.words[b].kind == Kind::Stop)?;
            if let Some(tag) = self.tag_before(before) {
                return Some(tag);
            }
            before = self.sentence_start(before);
        }
        None
    }

    /// The subject of the sentence from `floor` on, as far as `end`: its first pronoun or name that no preposition takes.
    fn subject_of_sentence(&self, floor: usize, end: usize) -> Option<Subject> {
        let words = self.words;
        let mut object = false;
        for at in floor..end.min(floor + REACH) {
            let word = &words[at];
            match word.kind {
                Kind::Role(Role::Preposition | Role::Link) => object = true,
                Kind::Comma => object = false,
                Kind::Role(Role::Pronoun(gender)) => return Some(Subject::Pronoun(at, gender)),
                _ => {}
            }
            let Some(mention) = word.mention.map(|m| m as usize) else { continue };
            let starts = self.resolver.names.mentions[mention].words.0 == at;
            let last = self.resolver.names.mentions[mention].words.1 - 1;
            if starts && !object && !words[last].possessive {
                return Some(Subject::Mention(mention));
            }
        }
        None
    }

    /// A cue in a later part of the sentence, set off by a comma: "…, Hale said."
    fn tag_later(&self, at: usize) -> Option<Tag> {
        let words = self.words;
        let mut comma = None;
        for (verb, word) in words.iter().enumerate().skip(at + 1).take(REACH) {
            match word.kind {
                Kind::Stop | Kind::Break | Kind::Quote(_) | Kind::Colon => return None,
                Kind::Comma | Kind::Dash => comma = Some(verb + 1),
                Kind::Role(Role::Source) if comma == Some(verb) => {
                    let from = verb + 1 + usize::from(words.get(verb + 1)?.is(Role::Link));
                    let (subject, _) = subject::after(words, &self.resolver.names, from)?;
                    return Some(Tag { subject: Some(subject), cue: self.cue(verb), at: verb });
                }
                Kind::Role(Role::Says) if comma.is_some() => {
                    let from = comma?;
                    let found = if from == verb {
                        subject::after(words, &self.resolver.names, verb + 1).map(|(subject, _)| subject)
                    } else {
                        let found = subject::before(words, &self.resolver.names, verb, from);
                        found.filter(|&s| begins_near(&self.resolver.names, words, s, from))
                    };
                    if let Some(subject) = found {
                        return Some(Tag { subject: Some(subject), cue: self.cue(verb), at: verb });
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// `“…” — Tom Hale`, also on the next line.
    fn signature(&self, at: usize) -> Option<Subject> {
        let words = self.words;
        let dash = at + 1 + usize::from(matches!(words.get(at + 1)?.kind, Kind::Break | Kind::Stop));
        let dash = words.get(dash).filter(|w| w.kind == Kind::Dash).map(|_| dash)?;
        let mention = words.get(dash + 1)?.mention? as usize;
        let end = words.get(self.resolver.names.mentions[mention].words.1)?;
        (end.ends_sentence() || end.kind == Kind::Comma).then_some(Subject::Mention(mention))
    }

    /// `Hale: “…”`, `Hale had an answer: “…”`
    fn name_and_colon(&self, at: usize) -> Option<Subject> {
        let colon = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Colon)?;
        let floor = self.sentence_start(at);
        if floor >= colon {
            return None;
        }
        let near = subject::before(self.words, &self.resolver.names, colon, floor);
        near.filter(|s| matches!(s, Subject::Mention(_)) && !self.lexicon.nouns_have_capitals)
            .or_else(|| self.subject_of_sentence(floor, colon))
    }

    /// The speaker that a quotation without a cue goes on with.
    fn goes_on(&mut self, at: usize, quotation: &Quotation, previous: Option<Said>, inherits: bool) -> Option<Speaker> {
        let floor = self.sentence_start(at);
        let previous = previous?;
        // A second part within the sentence.
        if previous.at >= floor && !self.words[previous.at..at].iter().any(Word::ends_sentence) {
            return previous.speaker;
        }
        if !inherits {
            return None;
        }
        let between = &self.words[previous.at + 1..at];
        let n_breaks = between.iter().filter(|w| w.kind == Kind::Break).count();
        if n_breaks == 0 || n_breaks == 1 && quotation.kind == QuotationKind::Block {
            return self.subject_since(previous.at, at).or(previous.speaker);
        }
        // The sentence before names who is in the reporter's mind.
        self.subject_since(previous.at, at).or(previous.speaker.filter(|_| n_breaks <= 2))
    }

    /// The person who is the subject of the last of the reporter's sentences between two quotations.
    fn subject_since(&mut self, from: usize, at: usize) -> Option<Speaker> {
        let mut end = at;
        while end > from + 1 && self.words[end - 1].ends_sentence() {
            end -= 1;
        }
        let low = from.max(end.saturating_sub(REACH));
        let start = (low + 1..end).rev().find(|&i| self.words[i].ends_sentence())? + 1;
        let subject = self.subject_of_sentence(start, end)?;
        let speaker = self.resolver.speaker(subject)?;
        self.resolver.is_person(speaker).then_some(speaker)
    }

    /// Whether nothing but signs and borders stands between two quotations of one paragraph, or of one block of several.
    fn only_signs_between(&self, first: usize, second: usize, kind: QuotationKind) -> bool {
        second - first <= 4
            && self.words[first + 1..second].iter().all(|w| match w.kind {
                Kind::Break => kind == QuotationKind::Block,
                Kind::Stop | Kind::Comma | Kind::Dash => true,
                _ => false,
            })
    }

    /// The first word of the sentence that the quotation at `at` stands in, or of the one before if that ends with a colon.
    fn sentence_start(&self, at: usize) -> usize {
        let low = at.saturating_sub(REACH);
        let mut start = at;
        while start > low {
            let word = &self.words[start - 1];
            if word.ends_sentence() {
                let colon = self.words[..start - 1].last().is_some_and(|w| w.kind == Kind::Colon);
                let follows = start == at || self.words[start..at].iter().all(Word::ends_sentence);
                let two = self.words[..start - 1].last().is_some_and(Word::ends_sentence);
                if !(follows && (colon || two && start == at)) {
                    break;
                }
            }
            start -= 1;
        }
        start
    }

    /// The words of the cue at `verb`: "According to" has two.
    fn cue(&self, verb: usize) -> Span {
        let word = &self.words[verb];
        let linked = self.words.get(verb + 1).filter(|w| word.is(Role::Source) && w.is(Role::Link));
        linked.map_or(word.span, |link| word.span.hull(link.span))
    }
}

/// Whether a subject begins where the reporter's words begin, an article, an adjective or a time aside.
fn begins_near(names: &Names, words: &[Word], subject: Subject, start: usize) -> bool {
    let begins = match subject {
        Subject::Pronoun(at, _) | Subject::Others(at) => at,
        Subject::Mention(index) => names.mentions[index].words.0,
        Subject::Phrase(from, _) => from,
    };
    begins >= start
        && words[start..begins].iter().all(|w| {
            matches!(w.kind, Kind::Plain | Kind::Name)
                || matches!(
                    w.role(),
                    Some(
                        Role::Determiner
                            | Role::Helper
                            | Role::Title(_)
                            | Role::Body
                            | Role::Calendar
                            | Role::Preposition
                            | Role::Link
                    )
                )
        })
}
