//! The subject of a reporting verb: the words that name the speaker, before or after the verb.
//!
//! ```text
//! Kim Ji-na, the deputy minister, also said         said Tom Hale, the pilot
//! └───────┘ over the apposition ──────┘                  └──────┘
//! a spokesman for the Clinton campaign said         said the minister, Kim Ji-na.
//! └──────────────────────────────────┘                                 └───────┘ the name in apposition
//! ```
//!
//! All searches are bounded, so that a sentence without end costs no more than a long one.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::names::Names;
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::{Gender, Lexicon, Role};

/// Most words between the two commas of an apposition.
const LONGEST_APPOSITION: usize = 40;

/// Most words of a phrase that describes a speaker.
const LONGEST_PHRASE: usize = 14;

/// Prepositions before the agent or author: branded *by* prosecutors, a letter *von* Hale.
pub(in crate::quote) static AGENT_PREPOSITIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "agent-preposition").collect());

/// Most words from a preposition to its name: "of the asset manager Hale".
const WORDS_BEFORE_NAME: usize = 4;

/// The grammatical subject, before it is resolved to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Subject {
    /// "He" or "she" at this word; without a gender if the language omits the pronoun or the gender is unclear.
    Pronoun(usize, Option<Gender>),
    /// "It" at this word.
    It(usize),
    /// "They", "we" or "I": not resolved.
    Others(usize),
    /// A mention by its index.
    Mention(usize),
    /// A description between two words, without its article: "spokesman for the ministry".
    Phrase(usize, usize),
}

/// The reporter's words and what is needed to find subjects in them.
#[derive(Clone, Copy)]
pub(in crate::quote) struct Narration<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub names: &'a Names,
    pub lexicon: &'static Lexicon,
}

impl Narration<'_> {
    /// The subject that ends before the reporting verb at `verb` and starts at `floor` or later.
    pub fn before(&self, verb: usize, floor: usize) -> Option<Subject> {
        before(self.words, self.names, verb, floor)
    }

    /// The subject that starts at or soon after the word at `at`, and where it ends.
    pub fn after(&self, at: usize) -> Option<(Subject, usize)> {
        after(self.text, self.words, self.names, at)
    }
}

fn before(words: &[Word], names: &Names, verb: usize, floor: usize) -> Option<Subject> {
    let mut end = verb;
    loop {
        while end > floor && is_skipped(&words[end - 1]) {
            end -= 1;
        }
        let last = words.get(end.checked_sub(1).filter(|&at| at >= floor)?)?;
        match last.kind {
            Kind::Comma | Kind::Dash | Kind::Bracket => {
                if last.kind == Kind::Comma
                    && let Some(mention) = set_off(words, names, end - 1, floor)
                {
                    return Some(Subject::Mention(mention));
                }
                end = over_apposition(words, end - 1, floor)?;
            }
            // who said: the antecedent stands before it, often with a comma between.
            Kind::Role(Role::RelativePronoun) if end - 1 > floor => {
                let comma = words[end - 2].kind == Kind::Comma;
                let near = words[..end - 1 - usize::from(comma)].last()?.mention;
                let far = || {
                    let opening = comma.then(|| over_apposition(words, end - 2, floor)).flatten()?;
                    let mention = words[..opening].last()?.mention;
                    mention.filter(|&m| names.may_be_person(names.full_form(m as usize)))
                };
                return near.or_else(far).map(|m| Subject::Mention(m as usize));
            }
            _ => return ending_at(words, names, end, floor),
        }
    }
}

/// Adverbs and auxiliaries between a subject and its verb.
fn is_skipped(word: &Word) -> bool {
    word.is(Role::AdverbOrAuxiliary) || word.is(Role::ReportedMood) || word.is(Role::Calendar)
}

/// A person whose name fills the space between two commas, ignoring a bracket: "in Oslo, Gov. Ann Hale (Ind.), said".
fn set_off(words: &[Word], names: &Names, closing: usize, floor: usize) -> Option<usize> {
    let mut end = closing;
    if end > floor && words[end - 1].kind == Kind::Bracket {
        end = over_apposition(words, end - 1, floor)?;
    }
    let mention = words[..end].last()?.mention? as usize;
    let found = &names.mentions[mention];
    let fills = found.words.0 > floor && words[found.words.0 - 1].kind == Kind::Comma;
    (fills && !found.title_only && names.is_person(names.full_form(mention))).then_some(mention)
}

/// The end of the phrase before an apposition whose last comma, dash or bracket is at `closing`.
fn over_apposition(words: &[Word], closing: usize, floor: usize) -> Option<usize> {
    let low = floor.max(closing.saturating_sub(LONGEST_APPOSITION));
    let opening = (low..closing).rev().find(|&at| {
        words[at].kind == words[closing].kind || words[at].ends_sentence() || matches!(words[at].kind, Kind::Quote(_))
    })?;
    (words[opening].kind == words[closing].kind && opening > floor).then_some(opening)
}

/// The subject whose last word is before `end`.
fn ending_at(words: &[Word], names: &Names, end: usize, floor: usize) -> Option<Subject> {
    let last = &words[end - 1];
    match last.kind {
        Kind::Role(Role::Pronoun(gender)) => return Some(Subject::Pronoun(end - 1, Some(gender))),
        Kind::Role(Role::It) => return Some(Subject::It(end - 1)),
        Kind::Role(Role::They) => return Some(Subject::Others(end - 1)),
        _ => {}
    }
    let Some(mention) = last.mention else {
        if names.capitalises_nouns {
            return None;
        }
        let start = over_links(words, phrase_start(words, end, floor), floor);
        return (start < end).then(|| owner_of_words(words, start, end).unwrap_or(Subject::Phrase(start, end)));
    };
    let start = names.mentions[mention as usize].words.0;
    let Some(preposition) = preposition_before(words, start, floor) else {
        return Some(Subject::Mention(mention as usize));
    };
    // The name is not the subject but depends on it: "a spokesman for …", "Hale of …", "officials in …".
    let head = preposition.checked_sub(1).filter(|&at| at >= floor)?;
    if let Some(owner) = words[head].mention.map(|m| m as usize).filter(|&m| !names.mentions[m].title_only) {
        return names.is_person(names.full_form(owner)).then_some(Subject::Mention(owner));
    }
    let start = phrase_start(words, preposition, floor);
    (start < preposition).then_some(Subject::Phrase(start, end))
}

/// The preposition of the name that starts at `name`, ignoring an article and adjectives.
fn preposition_before(words: &[Word], name: usize, floor: usize) -> Option<usize> {
    let mut at = name;
    while at > floor
        && name - at < WORDS_BEFORE_NAME
        && (words[at - 1].is_determiner() || words[at - 1].is_title() || words[at - 1].kind == Kind::Plain)
    {
        at -= 1;
    }
    let word = words.get(at.checked_sub(1).filter(|&i| i >= floor)?)?;
    (word.is(Role::LinkPreposition) || word.is(Role::Preposition)).then_some(at - 1)
}

/// Where the run of nouns that ends before `end` starts, without its article.
fn phrase_start(words: &[Word], end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor && end - start < LONGEST_PHRASE && in_phrase(&words[start - 1]) {
        start -= 1;
    }
    start
}

fn in_phrase(word: &Word) -> bool {
    matches!(
        word.kind,
        Kind::Plain
            | Kind::Name
            | Kind::Role(
                Role::Title(_) | Role::Organisation | Role::Document | Role::OpinionNoun | Role::AmbiguousReportingVerb
            )
    )
}

/// Where the phrase starts that the words from `start` belong to: "spokeswoman for the | ministry of | ships". A
/// document is left out because its author speaks: "a letter from | the ministry".
fn over_links(words: &[Word], start: usize, floor: usize) -> usize {
    let mut start = start;
    let lowest = floor.max(start.saturating_sub(LONGEST_PHRASE));
    loop {
        let link = (lowest..start).rev().find(|&at| !words[at].is_determiner());
        let Some(link) = link.filter(|&at| at > lowest && words[at].is(Role::LinkPreposition)) else { return start };
        let head = phrase_start(words, link, lowest);
        if head == link || words[link - 1].is(Role::Document) {
            return start;
        }
        start = head;
    }
}

/// "Hale's letter says", "her letter says": the words are hers.
fn owner_of_words(words: &[Word], start: usize, end: usize) -> Option<Subject> {
    if !words[end - 1].is(Role::Document) {
        return None;
    }
    if let Some(Role::Possessive(gender)) = words[..start].last().and_then(Word::role) {
        return Some(owner_at(start - 1, gender));
    }
    let owner = words[start..end].iter().rfind(|w| w.possessive)?;
    owner.mention.map(|m| Subject::Mention(m as usize))
}

/// Whom "his", "her" or "its" at `at` refers to.
pub(in crate::quote) fn owner_at(at: usize, gender: Option<Gender>) -> Subject {
    gender.map_or(Subject::It(at), |gender| Subject::Pronoun(at, Some(gender)))
}

fn after(text: &str, words: &[Word], names: &Names, at: usize) -> Option<(Subject, usize)> {
    let mut start = at;
    // said on Monday, sagte am Montag: a time may stand before the subject.
    while let Some(word) = words.get(start) {
        let time = word.is(Role::Preposition) && words.get(start + 1).is_some_and(|w| w.is(Role::Calendar));
        if !(is_skipped(word) || time) {
            break;
        }
        start += 1;
    }
    let first = words.get(start)?;
    match first.kind {
        Kind::Role(Role::Pronoun(gender)) => return Some((Subject::Pronoun(start, Some(gender)), start + 1)),
        Kind::Role(Role::It) => return Some((Subject::It(start), start + 1)),
        Kind::Role(Role::They) => return Some((Subject::Others(start), start + 1)),
        _ => {}
    }
    let bare = start;
    while words.get(start).is_some_and(|w| w.is_determiner() && w.mention.is_none()) {
        start += 1;
    }
    // a Wednesday editorial
    if start > bare && words.get(start).is_some_and(|w| w.is(Role::Calendar)) {
        start += 1;
    }
    let mut end = start;
    while end - start < LONGEST_PHRASE && words.get(end).is_some_and(|w| in_phrase(w) || w.mention.is_some()) {
        end += 1;
        // Two adjacent names: the first one is a possessive, or the second one is an object.
        let parted = words.get(end).is_some_and(|w| w.mention.is_some() && w.mention != words[end - 1].mention);
        if parted && words[end - 1].mention.is_some() && !words[end - 1].possessive {
            break;
        }
    }
    while names.capitalises_nouns && end > start && words[end - 1].mention.is_none() {
        end -= 1;
    }
    if end == start {
        return None;
    }
    let named = words[end - 1].mention.map(|m| m as usize).filter(|&m| !names.mentions[m].title_only);
    let person = |mention: usize| names.is_person(names.full_form(mention));
    if let Some(mention) = named.filter(|&m| person(m) || start == bare) {
        return Some((Subject::Mention(mention), end));
    }
    // said Hale in a statement, said Hale angrily
    let first_mention = words[start].mention.map(|m| m as usize);
    if let Some(mention) = first_mention.filter(|&m| named.is_none() && !names.mentions[m].title_only && person(m))
        && !words[names.mentions[mention].words.1 - 1].possessive
        && !words[start..end].iter().any(Word::is_title)
    {
        return Some((Subject::Mention(mention), end));
    }
    // according to its report
    if words[end - 1].is(Role::Document)
        && let Some(owner) = owner_of_words(words, start, end)
    {
        return Some((owner, end));
    }
    // testimony by Ann Hale, eine Mitteilung von Hale
    if words[end - 1].is(Role::Document)
        && words.get(end).is_some_and(|w| AGENT_PREPOSITIONS.contains(&w.span.of(text)))
        && let Some(found) = after(text, words, names, end + 1)
    {
        return Some(found);
    }
    let short = end;
    let end = with_links(words, start, end);
    let apposed = words.get(end).filter(|w| w.kind == Kind::Comma).and_then(|_| words.get(end + 1)?.mention);
    if let Some(mention) = apposed.map(|m| m as usize)
        && !names.mentions[mention].title_only
        && names.is_person(names.full_form(mention))
    {
        return Some((Subject::Mention(mention), names.mentions[mention].words.1));
    }
    Some(named.map_or((Subject::Phrase(start, end), end), |mention| (Subject::Mention(mention), short)))
}

/// The end of a role including what it belongs to: "spokesman | for the ministry of health".
fn with_links(words: &[Word], start: usize, end: usize) -> usize {
    let mut end = end;
    while end - start < LONGEST_PHRASE {
        let links =
            words[end..].iter().take(3).take_while(|w| w.is(Role::LinkPreposition) || w.is_determiner()).count();
        // a laboratory in Oslo
        let place = words[end - 1].is(Role::Organisation)
            && words.get(end).is_some_and(|w| w.is(Role::Preposition))
            && words.get(end + 1).is_some_and(|w| w.mention.is_some());
        let links = links.max(usize::from(place));
        let mut next = end + links;
        // After a name, a word without a role is the verb: the ministry of Oslo | met.
        while links > 0
            && words.get(next).is_some_and(|w| {
                w.mention.is_some() || in_phrase(w) && !(w.kind == Kind::Plain && words[next - 1].mention.is_some())
            })
        {
            next += 1;
        }
        if next == end + links {
            break;
        }
        end = next;
    }
    end
}
