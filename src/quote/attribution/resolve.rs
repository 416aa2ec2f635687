//! Resolves pronouns, roles and short names to the fullest name in the article.
//!
//! A pronoun refers to the last person who spoke or was the subject of a sentence, unless something known contradicts
//! it; the gender that it reveals is remembered. People named in the same paragraph take precedence. A role refers to
//! its holder if there is only one. "It" and "the office" refer to the organisation of that kind named before.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::names::Names;
use crate::quote::attribution::subject::{Narration, Subject};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::{Gender, Lexicon, Role};
use crate::span::Span;

/// Mentions searched backwards for a pronoun. A reader remembers no more than that either.
const MEMORY: usize = 24;

/// Most words of one paragraph: in news it has about 60. Farther back, nobody takes precedence.
const WORDS_OF_A_PARAGRAPH: usize = 200;

/// Mentions searched for an organisation that one of its words refers to: most of an article.
const MEMORY_OF_ORGANISATIONS: usize = 120;

/// Sentences searched for the role that "she" refers to: its own and the one before.
const SENTENCES_OF_A_ROLE: usize = 2;

/// Sentences searched for the organisation that "it" refers to: its own and the two before.
const SENTENCES_OF_IT: usize = 3;

/// Words that refer to somebody named before.
static POINTERS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "pointer").collect());

/// Articles that may refer to somebody named before, by a title alone.
static DEFINITE: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "definite").collect());

/// Articles before somebody not named before.
static INDEFINITE: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "indefinite").collect());

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Speaker {
    /// A name, by its form.
    Named(usize),
    /// A description.
    Described(Span),
}

pub(in crate::quote) struct Resolver<'t> {
    text: &'t str,
    words: &'t [Word],
    pub names: Names,
    lexicon: &'static Lexicon,
    /// The last speaker, and the index of the word where the attribution stands.
    last: Option<(Speaker, usize)>,
}

impl<'t> Resolver<'t> {
    pub fn new(text: &'t str, words: &'t [Word], names: Names, lexicon: &'static Lexicon) -> Resolver<'t> {
        Resolver { text, words, names, lexicon, last: None }
    }

    pub fn last_speaker(&self) -> Option<Speaker> {
        self.last.map(|(speaker, _)| speaker)
    }

    /// Remembers who spoke. A quotation without a known speaker does not change it.
    pub fn remember_speaker(&mut self, speaker: Option<Speaker>, at: usize) {
        if let Some(speaker) = speaker {
            self.last = Some((speaker, at));
        }
    }

    pub fn span_of(&self, speaker: Speaker) -> Span {
        match speaker {
            Speaker::Named(form) => self.names.span_of(form),
            Speaker::Described(span) => span,
        }
    }

    pub fn is_person(&self, speaker: Speaker) -> bool {
        matches!(speaker, Speaker::Named(form) if self.names.is_person(form))
    }

    /// The speaker that `subject` refers to; `None` if nobody is named.
    pub fn speaker(&mut self, subject: Subject) -> Option<Speaker> {
        match subject {
            Subject::Pronoun(at, gender) => self.antecedent(at, gender),
            Subject::It(at) => self.organisation(at),
            Subject::Others(_) => None,
            Subject::Mention(index) => {
                let mention = self.names.mentions[index];
                if mention.title_only {
                    return Some(self.described(mention.words.0, mention.words.1));
                }
                Some(Speaker::Named(self.names.full_form(index)))
            }
            Subject::Phrase(start, end) => {
                let words = &self.words[start..end];
                let named = words.iter().any(|w| w.mention.is_some());
                let speaker = self.described(start, end);
                if let (Speaker::Described(_), Some(gender)) = (speaker, self.bare_role(start, end)) {
                    return self.antecedent(start, gender).or(Some(speaker));
                }
                let known = matches!(speaker, Speaker::Named(_));
                let head = Self::head(words).last();
                let role = head.is_some_and(|w| w.is_title() || w.is(Role::Organisation));
                (named || known || role || self.lexicon.grammar.subject_by_case).then_some(speaker)
            }
        }
    }

    /// The gender of a role that refers to somebody just named, because it stands alone after an article or after a
    /// demonstrative: "the senator", "cet instituteur". `None` for any other words.
    fn bare_role(&self, start: usize, end: usize) -> Option<Option<Gender>> {
        let before = self.words[..start].last()?.span.of(self.text);
        let pointed = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(before));
        // the boy, who was there; the authors of “…”; the clerks: not the person named before.
        let text = self.words[start].span.of(self.text);
        let comma = usize::from(self.words.get(end).is_some_and(|w| w.kind == Kind::Comma));
        let is_other = self
            .words
            .get(end + comma)
            .is_some_and(|w| w.is(Role::RelativePronoun) || comma == 0 && w.is(Role::LinkPreposition));
        if is_other || text.ends_with('s') && !text.ends_with("ss") {
            return None;
        }
        match self.words[start].role() {
            Some(Role::Title(gender)) if pointed(&POINTERS) || end == start + 1 && pointed(&DEFINITE) => Some(gender),
            _ => None,
        }
    }

    /// The words before "of" or "for", the last of which is the role: "deputy minister | of the interior".
    fn head(words: &[Word]) -> &[Word] {
        let end = words
            .iter()
            .skip(1)
            .position(|w| matches!(w.role(), Some(Role::LinkPreposition | Role::Preposition | Role::Determiner)));
        let end = end.map(|at| at + 1);
        &words[..end.unwrap_or(words.len())]
    }

    /// The head noun: the last one, or in German the title before its genitive: Arzt | Hales.
    fn head_word<'w>(&self, words: &'w [Word]) -> Option<&'w Word> {
        let head = Self::head(words);
        let title = head.iter().rfind(|w| w.is_title()).filter(|_| self.lexicon.grammar.subject_by_case);
        title.or(head.last())
    }

    /// The holder of the title in these words, or the words themselves.
    fn described(&self, start: usize, end: usize) -> Speaker {
        let words = &self.words[start..end];
        let head = self.head_word(words);
        let before = self.words[..start].last().map_or("", |w| w.span.of(self.text));
        let another = INDEFINITE.iter().any(|article| article.eq_ignore_ascii_case(before));
        let title = head.filter(|w| w.is_title() && !another);
        if let Some(form) = title.and_then(|t| self.names.holder(t.span.of(self.text))) {
            return Speaker::Named(form);
        }
        let named = words.iter().any(|w| w.mention.is_some());
        let organisation = head.filter(|w| w.is(Role::Organisation) && !named);
        if let Some(speaker) = organisation.and_then(|w| self.organisation_called(w.span.of(self.text), start)) {
            return speaker;
        }
        Speaker::Described(words[0].span.hull(words[words.len() - 1].span))
    }

    /// The person that a pronoun at `at` refers to.
    fn antecedent(&mut self, at: usize, gender: Option<Gender>) -> Option<Speaker> {
        let before = self.names.mentions.partition_point(|m| m.words.0 < at);
        let paragraph = self.paragraph_start(at);
        match self.role_before(at, paragraph, gender) {
            Some(Speaker::Named(form)) => return self.record_gender(form, gender),
            Some(described) => return Some(described),
            None => {}
        }
        let mut fallback = None;
        for index in (before.saturating_sub(MEMORY)..before).rev() {
            let mention = self.names.mentions[index];
            // Anybody named in this paragraph takes precedence over people before it.
            if mention.words.1 <= paragraph && fallback.is_some() {
                break;
            }
            if let Some((speaker, spoke)) = self.last
                && spoke >= mention.words.1
                && let Some(form) = self.person(speaker, gender)
            {
                return self.record_gender(form, gender);
            }
            let form = self.names.full_form(index);
            if mention.title_only || mention.headline || !self.may_be(form, gender) {
                continue;
            }
            // If every noun is capitalised, the mention must also start a sentence.
            let opens = mention.words.0.checked_sub(1).is_none_or(|before| self.words[before].ends_sentence());
            let person = self.names.may_be_person(form) || opens && self.names.looks_like_person(form);
            if person && self.is_subject(mention.words) {
                return self.record_gender(form, gender);
            }
            if self.names.is_person(form) {
                fallback.get_or_insert(form);
            }
        }
        let spoke = self.last.and_then(|(speaker, _)| self.person(speaker, gender));
        fallback.or(spoke).and_then(|form| self.record_gender(form, gender))
    }

    /// The holder of the role that is the subject of this sentence or the one before: "The mayor was asked. “…,” she
    /// said."
    fn role_before(&self, at: usize, paragraph: usize, gender: Option<Gender>) -> Option<Speaker> {
        let narration = self.narration();
        let mut end = at;
        for _ in 0..SENTENCES_OF_A_ROLE {
            let start = narration.sentence_start(end);
            if start < paragraph {
                return None;
            }
            let (first, last) = match narration.subject_of_sentence(start, end) {
                Some(Subject::Phrase(first, last)) => (first, last),
                Some(Subject::Mention(index)) if self.names.mentions[index].title_only => {
                    self.names.mentions[index].words
                }
                Some(_) => return None,
                None => {
                    end = start.checked_sub(1).filter(|&before| self.words[before].kind == Kind::Stop)?;
                    continue;
                }
            };
            let described = self.described(first, last);
            let head = self.head_word(&self.words[first..last]);
            let title = head.and_then(Word::role);
            // Die Abgeordneten berieten: a plural.
            let several =
                self.lexicon.grammar.subject_by_case && head.is_some_and(|w| w.span.of(self.text).ends_with("en"));
            let fits_role = !several
                && matches!(title, Some(Role::Title(own)) if own.is_none() || gender.is_none() || own == gender);
            // Her neighbour, the fishmonger Tom Hale, was asked: a person named since then is meant.
            let since = self.words[last..at].iter().filter_map(|w| w.mention);
            let fits = fits_role && !since.into_iter().any(|m| self.names.is_person(self.names.full_form(m as usize)));
            return match described {
                Speaker::Named(_) => self.person(described, gender).map(Speaker::Named),
                Speaker::Described(_) => fits.then_some(described),
            };
        }
        None
    }

    fn narration(&self) -> Narration<'_> {
        Narration { text: self.text, words: self.words, names: &self.names, lexicon: self.lexicon }
    }

    /// The first word of the paragraph that contains the word at `at`.
    fn paragraph_start(&self, at: usize) -> usize {
        let low = at.saturating_sub(WORDS_OF_A_PARAGRAPH);
        (low..at).rev().find(|&i| self.words[i].kind == Kind::Break).map_or(low, |at| at + 1)
    }

    fn person(&self, speaker: Speaker, gender: Option<Gender>) -> Option<usize> {
        match speaker {
            Speaker::Named(form) if self.may_be(form, gender) => Some(form),
            _ => None,
        }
    }

    fn may_be(&self, form: usize, gender: Option<Gender>) -> bool {
        gender.map_or(!self.names.is_organisation(form), |gender| self.names.may_be(form, gender))
    }

    fn record_gender(&mut self, form: usize, gender: Option<Gender>) -> Option<Speaker> {
        if let Some(gender) = gender {
            self.names.record_gender(form, gender);
        }
        Some(Speaker::Named(form))
    }

    /// What "it" at `at` refers to: the organisation that spoke last, or that was the subject of a sentence since.
    fn organisation(&self, at: usize) -> Option<Speaker> {
        let narration = self.narration();
        let mut end = at;
        for _ in 0..SENTENCES_OF_IT {
            let start = narration.sentence_start(end);
            if let Some(Subject::Phrase(first, last)) = narration.subject_of_sentence(start, end)
                && Self::head(&self.words[first..last]).last().is_some_and(|w| w.is(Role::Organisation))
            {
                return Some(self.described(first, last));
            }
            match start.checked_sub(1) {
                Some(before) if self.words[before].kind == Kind::Stop => end = before,
                _ => break,
            }
        }
        let spoke = self.last.filter(|&(speaker, _)| !self.is_person(speaker));
        let before = self.names.mentions.partition_point(|m| m.words.0 < at);
        for index in (before.saturating_sub(MEMORY)..before).rev() {
            let mention = self.names.mentions[index];
            if spoke.is_some_and(|(_, at)| at >= mention.words.1) {
                break;
            }
            let form = self.names.full_form(index);
            let fits = self.names.is_organisation(form) && !mention.title_only && !mention.headline;
            if fits && self.is_subject(mention.words) {
                return Some(Speaker::Named(form));
            }
        }
        spoke.map(|(speaker, _)| speaker)
    }

    /// The organisation named before `at` that the word `head` alone refers to: "the office" after "Harbour Office".
    fn organisation_called(&self, head: &str, at: usize) -> Option<Speaker> {
        let before = self.names.mentions.partition_point(|m| m.words.0 < at);
        (before.saturating_sub(MEMORY_OF_ORGANISATIONS)..before).rev().find_map(|index| {
            let form = self.names.full_form(index);
            let mut words = self.names.span_of(form).of(self.text).split(' ');
            let called = self.names.is_organisation(form) && words.any(|word| word.eq_ignore_ascii_case(head));
            (called && !self.names.mentions[index].title_only).then_some(Speaker::Named(form))
        })
    }

    /// Whether a mention may be the subject of its sentence: it has no preposition before it and owns nothing after it.
    fn is_subject(&self, (start, end): (usize, usize)) -> bool {
        let mut at = start;
        while at > 0 && (self.words[at - 1].is_determiner() || self.words[at - 1].kind == Kind::Plain && at + 3 > start)
        {
            at -= 1;
        }
        let source = at > 1 && self.words[at - 2].is(Role::SourceMarker);
        let object = at > 0
            && matches!(
                self.words[at - 1].role(),
                Some(Role::Preposition | Role::LinkPreposition | Role::ReportingVerb)
            );
        let object = object && !source;
        let german = self.lexicon.grammar.subject_by_case;
        !object && !self.words[end - 1].possessive && (!german || self.narration().may_be_nominative((start, end)))
    }
}
