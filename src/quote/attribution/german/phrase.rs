//! German noun phrases: article, adjectives, noun and dependent phrases, with the case that the article indicates.
//!
//! ```text
//! gegenüber   der neuen Leiterin des Amtes, Jo Hale,   lobte   der Rat   den Plan
//! preposition └ never ─────────────────┘ └ is she ┘            └ surely  └ never
//! ```
//!
//! "der" is nominative only before a masculine noun, which the adjectives and the noun's ending show. The weight of a
//! phrase ranks likely speakers: person, organisation, document, other. `subjects` chooses the subject among the phrases.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::german::nouns::{FEMININE, ends_with_any, is_masculine_singular};
use crate::quote::attribution::subject::{Narration, Subject, owner_at};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::{Folded, Gender, Role};

/// Most adjectives and numbers between an article and its noun: "die in Aussicht gestellte neue" is longer, and rare.
pub(in crate::quote) const LONGEST_ATTRIBUTE: usize = 5;

/// Most dependent phrases in a chain: "Sprecherin | des Amtes | der Stadt | Hafenau".
const LONGEST_CHAIN: usize = 3;

/// The weight of somebody or something known to speak; a lower weight is a noun of any kind.
pub(in crate::quote) const SPEAKS: u32 = 5;

/// Endings of abstract nouns, which cannot speak unless the lexicon lists them as an organisation or a document.
static ABSTRACT: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "abstract-ending").collect());

/// Endings of adverbs, which are capitalised at the start of a sentence.
static ADVERBS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "adverb-ending").collect());

/// Auxiliaries in second position, with another verb at the end of the clause.
static AUXILIARIES: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "auxiliary").collect());

/// Whether a noun phrase can be the subject of its verb, according to its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Nominative {
    Never,
    Maybe,
    Surely,
}

/// A noun phrase or pronoun in a clause.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Phrase {
    pub subject: Subject,
    /// Its first word, including the article, and one past its last word, including dependent phrases.
    pub start: usize,
    pub end: usize,
    pub nominative: Nominative,
    /// The preposition before it.
    pub preposition: Option<usize>,
    pub weight: u32,
}

impl Narration<'_> {
    /// The phrase that starts at or soon after the word at `at`, in any case, and where it ends: laut *einem Bericht
    /// des Amtes*.
    pub fn phrase_after(&self, at: usize) -> Option<(Subject, usize)> {
        let closes = self.clause_end(at, self.words.len());
        let start = (at..closes).find(|&i| !self.only_fillers(i, i + 1))?;
        let first = self.phrases(start, closes).into_iter().next()?;
        (first.start == start && first.preposition.is_none()).then_some((first.subject, first.end))
    }

    /// The source that starts after a word like "according to" at `at`, and where it ends.
    pub fn source(&self, at: usize) -> Option<(Subject, usize)> {
        let german = self.lexicon.grammar.subject_by_case;
        german.then(|| self.phrase_after(at)).flatten().or_else(|| self.after(at))
    }

    /// The noun phrases and pronouns between two words, including "dieser" at the start of a sentence.
    pub fn phrases(&self, from: usize, to: usize) -> Vec<Phrase> {
        let mut phrases = self.named_phrases(from, to);
        let pronoun = self.words.get(from).is_some_and(|w| w.is(Role::Determiner)) && from < to;
        if let Some(subject) = pronoun.then(|| self.demonstrated(from)).flatten() {
            let nominative = Nominative::Surely;
            let phrase =
                Phrase { subject, start: from, end: from + 1, nominative, preposition: None, weight: SPEAKS + 1 };
            phrases.insert(0, phrase);
        }
        phrases
    }

    /// The same without "dieser".
    pub fn named_phrases(&self, from: usize, to: usize) -> Vec<Phrase> {
        let words = self.words;
        let mut phrases = Vec::new();
        let mut preposition = None;
        let mut at = from;
        while at < to {
            let word = &words[at];
            match word.kind {
                Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Break | Kind::Quote(_) => {
                    preposition = None
                }
                Kind::Role(Role::Pronoun(gender)) => {
                    let nominative = match self.lower(word).as_str() {
                        "er" => Nominative::Surely,
                        "sie" => Nominative::Maybe,
                        _ => Nominative::Never,
                    };
                    phrases.push(Phrase {
                        subject: Subject::Pronoun(at, Some(gender)),
                        start: at,
                        end: at + 1,
                        nominative,
                        preposition: preposition.take(),
                        weight: SPEAKS + 1,
                    });
                }
                Kind::Role(Role::They) => phrases.push(Phrase {
                    subject: Subject::Others(at),
                    start: at,
                    end: at + 1,
                    nominative: if self.is_word(word, "ihnen") { Nominative::Never } else { Nominative::Surely },
                    preposition: preposition.take(),
                    weight: SPEAKS + 1,
                }),
                Kind::Plain if self.is_aged(at) => phrases.push(Phrase {
                    subject: Subject::Pronoun(at, self.article_gender(at - 1)),
                    start: at - 1,
                    end: at + 1,
                    nominative: if self.article_gender(at - 1).is_some() {
                        Nominative::Surely
                    } else {
                        Nominative::Never
                    },
                    preposition: preposition.take(),
                    weight: SPEAKS,
                }),
                _ => {
                    if let Some(mut phrase) = self.phrase_at(at, to) {
                        phrase.preposition = preposition.take();
                        // zwischen Hafenau und Brink: the preposition applies to both.
                        if let Some(first) = phrases.last()
                            && first.end + 1 == at
                            && self.is_and(&words[at - 1])
                        {
                            let first: &Phrase = first;
                            phrase.preposition = phrase.preposition.or(first.preposition);
                            if first.nominative == Nominative::Never && phrase.nominative == Nominative::Maybe {
                                phrase.nominative = Nominative::Never;
                            }
                        }
                        at = phrase.end;
                        phrases.push(phrase);
                        continue;
                    }
                    if self.is_preposition(word) {
                        preposition = Some(at);
                    } else if self.ends_preposition(word) {
                        preposition = None;
                    }
                }
            }
            at += 1;
        }
        phrases
    }

    /// The noun phrase that starts at `at`, with its dependent phrases.
    fn phrase_at(&self, at: usize, to: usize) -> Option<Phrase> {
        let (head, end, nominative) = self.simple_phrase(at, to)?;
        let names = self.names;
        let mention = self.words[head].mention? as usize;
        let weight = self.weight_of(mention);
        let phrase = |subject, end, weight| Phrase { subject, start: at, end, nominative, preposition: None, weight };
        // der Turner Karl Ohm: a noun and a name in one phrase.
        let next = self.words.get(end).filter(|_| end < to).and_then(|w| w.mention).map(|m| m as usize);
        if let Some(name) = next
            && (2..SPEAKS - 1).contains(&weight)
            && names.mentions[name].words.0 == end
            && names.is_person(names.full_form(name))
        {
            return Some(phrase(Subject::Mention(name), names.mentions[name].words.1, SPEAKS + 1));
        }
        let (owner, whole) = self.owner_after(head, end, to, weight);
        let title_only = names.mentions[mention].title_only;
        // Brandts Vorwurf and Brandts Bericht are Brandt's words; Brandts Wahlkampf and Brandts Sprecher speak for
        // themselves.
        if self.words[at].mention.is_some() && head > at {
            let owner = self.words[at].mention? as usize;
            let person = names.is_person(names.full_form(owner));
            return Some(match weight {
                0 => phrase(Subject::Mention(owner), whole, SPEAKS - 2),
                _ if weight == SPEAKS - 1 => phrase(Subject::Mention(owner), whole, weight),
                _ if person && weight < SPEAKS => phrase(Subject::Phrase(at, whole), whole, SPEAKS),
                _ if title_only || weight < SPEAKS => phrase(Subject::Phrase(at, whole), whole, weight),
                _ => phrase(Subject::Mention(mention), whole, weight),
            });
        }
        if let Some(name) = self.apposed(whole).filter(|_| title_only) {
            return Some(phrase(Subject::Mention(name), whole, weight));
        }
        let office = title_only || names.is_organisation(names.full_form(mention)) && weight >= SPEAKS;
        let all = Subject::Phrase(head.min(names.mentions[mention].words.0), whole);
        if office && whole > end {
            return Some(phrase(all, whole, weight));
        }
        // Something written or owned stands for its owner: die Mitteilung des Amtes, seine Begründung.
        if weight == 0 || weight == SPEAKS - 1 {
            let owned = SPEAKS - 1 - u32::from(weight == 0);
            if let Some(owner) = owner.filter(|&owner| self.weight_of(owner) > 0) {
                let known = self.weight_of(owner) >= SPEAKS - 1;
                return Some(phrase(if known { Subject::Mention(owner) } else { all }, whole, owned));
            }
            if let Some(Role::Possessive(gender)) = self.words[at].role().filter(|_| weight == 0) {
                return Some(phrase(owner_at(at, gender), whole, owned));
            }
        }
        Some(phrase(Subject::Mention(mention), whole, weight))
    }

    /// The first of the genitive or "von" phrases that depend on the noun at `head`, and where the chain ends.
    fn owner_after(&self, head: usize, end: usize, to: usize, weight: u32) -> (Option<usize>, usize) {
        let mut whole = end;
        let mut owner = None;
        let mut n_from = 0;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = self.words.get(whole).filter(|_| whole < to) else { break };
            let text = self.lower(next);
            // das Amt für Straßenbau
            let of = matches!(text.as_str(), "von" | "vom") || weight >= SPEAKS && text == "für";
            let genitive = matches!(text.as_str(), "der" | "des" | "eines" | "einer" | "seiner" | "ihrer");
            // die Gefahr von Bränden | vom Wetterdienst
            n_from += usize::from(of && text != "für");
            // der Leiter Hafenaus, die Altstadt Hafenaus
            if self.genitive_name(whole).is_none()
                && let Some(end) = self.genitive_mention(whole).filter(|&end| end <= to)
            {
                owner = owner.or(next.mention.map(|m| m as usize));
                whole = end;
                continue;
            }
            if !(of || genitive) || n_from > 1 {
                break;
            }
            let Some((inner, inner_end, case)) = self.simple_phrase(whole + usize::from(of), to) else { break };
            // Gestern im Rat | der Minister: a surely nominative phrase for a man is not a genitive.
            let man = self.words[inner].is_title() && self.ends_place(head);
            let thing = text == "der"
                && is_masculine_singular(self.words[inner].span.of(self.text))
                && !self.is_reporting_noun(&self.words[head]);
            if genitive && case == Nominative::Surely && (man || thing) {
                break;
            }
            owner = owner.or(self.words[inner].mention.map(|m| m as usize));
            whole = inner_end;
        }
        (owner, whole)
    }

    /// Whether a person is referred to by age: der 52-Jährige.
    fn is_aged(&self, at: usize) -> bool {
        let word = self.words[at].span.of(self.text);
        at > 0 && (word.ends_with("-Jährige") || word.ends_with("-jährige")) && self.words[at - 1].is_determiner()
    }

    fn article_gender(&self, article: usize) -> Option<Gender> {
        match self.lower(&self.words[article]).as_str() {
            "der" => Some(Gender::He),
            "die" => Some(Gender::She),
            _ => None,
        }
    }

    /// The person whose name follows a role, between commas: die Leiterin der Schule, Anna Holm, sagte.
    fn apposed(&self, comma: usize) -> Option<usize> {
        // der Leiter des Amtes Karl Holm
        if let Some(name) = self.words.get(comma)?.mention.map(|m| m as usize) {
            let begins = self.names.mentions[name].words.0 == comma;
            return (begins && self.names.is_person(self.names.full_form(name))).then_some(name);
        }
        let mut comma = comma;
        // der Leiter des Amtes (AFH), Karl Holm, sagte
        if self.words.get(comma)?.kind == Kind::Bracket {
            let rest = self.words[comma + 1..].iter().take(LONGEST_ATTRIBUTE);
            comma += 2 + rest.take_while(|w| w.kind != Kind::Bracket).count();
        }
        let sign = self.words.get(comma).filter(|w| w.kind == Kind::Comma)?;
        // das Staatsoberhaupt, die greise Königin Ida, sagte
        let (name, ..) = self.simple_phrase(comma + 1, self.words.len())?;
        let mention = self.words[name].mention? as usize;
        let found = &self.names.mentions[mention];
        let closes = self.words.get(found.words.1)?;
        let closed = closes.kind == sign.kind || closes.ends_sentence() || closes.kind == Kind::Bracket;
        let form = self.names.full_form(mention);
        let person =
            self.names.is_person(form) || found.words.1 - found.words.0 > 1 && !self.names.is_organisation(form);
        (closed && !found.title_only && person).then_some(mention)
    }

    /// Article, adjectives and noun: the index of the noun, the end of the phrase, and its case.
    pub fn simple_phrase(&self, at: usize, to: usize) -> Option<(usize, usize, Nominative)> {
        let words = self.words;
        let names = self.names;
        let first = words.get(at).filter(|_| at < to)?;
        let owner = self.genitive_name(at);
        let article = Article::of(&self.lower(first)).or_else(|| owner.map(|_| Article::Maybe));
        let mut noun = owner.unwrap_or(at + usize::from(article.is_some()));
        if article.is_some() {
            while noun < to && noun - at <= LONGEST_ATTRIBUTE && is_attribute(&words[noun]) {
                noun += 1;
            }
        }
        let mention = words.get(noun).filter(|_| noun < to)?.mention? as usize;
        let (start, end) = names.mentions[mention].words;
        if start < at {
            return None;
        }
        let Some(article) = article else { return Some((noun, end, Nominative::Maybe)) };
        let adjective = (noun > at + 1).then(|| self.lower(&words[noun - 1]));
        let head = self.lower(&words[noun]);
        let woman = matches!(words[noun].role(), Some(Role::Title(Some(Gender::She))));
        let nominative = match article {
            Article::Never => Nominative::Never,
            Article::Maybe => Nominative::Maybe,
            Article::Der => match adjective.as_deref() {
                Some(adjective) if adjective.ends_with("en") => Nominative::Never,
                Some(adjective) if adjective.ends_with('e') => Nominative::Surely,
                // der Abgeordneten, der Experten: "der" before a form in "en" is genitive or dative.
                _ if words[noun].is_title() && head.ends_with("en") => Nominative::Never,
                _ if woman || !words[noun].is_title() && ends_with_any(&head, &FEMININE) => Nominative::Never,
                _ => Nominative::Surely,
            },
        };
        Some((noun, end, nominative))
    }

    /// Where a genitive name ends that stands before the owned noun: *Brandts* neue Sprecherin, *Brandts* Vorschlag.
    fn genitive_name(&self, at: usize) -> Option<usize> {
        let end = self.genitive_mention(at)?;
        let attribute = |w: &Word| w.kind == Kind::Plain && is_attribute(w);
        let next = self.words.get(end)?;
        (attribute(next) || next.mention.is_some()).then_some(end)
    }

    /// Where the name that starts at `at` ends, if it is in the genitive.
    fn genitive_mention(&self, at: usize) -> Option<usize> {
        let mention = self.words[at].mention? as usize;
        let name = self.names.span_of(self.names.full_form(mention)).of(self.text);
        let (start, end) = self.names.mentions[mention].words;
        let last = self.words[end - 1].span.of(self.text);
        let genitive = start == at && last.strip_suffix('s').is_some_and(|name_only| name.ends_with(name_only));
        genitive.then_some(end)
    }

    /// How likely a mention is to speak; 0 if it cannot.
    pub fn weight_of(&self, mention: usize) -> u32 {
        let names = self.names;
        let form = names.full_form(mention);
        let found = &names.mentions[mention];
        let words = &self.words[found.words.0..found.words.1];
        if names.is_person(form) || found.title_only {
            return SPEAKS + 1;
        }
        if words.iter().any(|w| w.is(Role::Document)) {
            return SPEAKS - 1;
        }
        if names.is_organisation(form) {
            return SPEAKS;
        }
        if words.iter().all(|w| w.is(Role::Calendar) || w.is(Role::OpinionNoun) || w.is(Role::SourceMarker)) {
            return 0;
        }
        let last = words.last().map(|w| self.lower(w)).unwrap_or_default();
        // Kurzfristig sagte …: capitalised at the start of a sentence.
        let first = found.words.0.checked_sub(1).is_none_or(|before| self.words[before].ends_sentence());
        if first && words.len() == 1 && ends_with_any(&last, &ADVERBS) {
            return 0;
        }
        if ends_with_any(&last, &ABSTRACT) {
            return 0;
        }
        if names.is_common_noun(form) { 2 } else { 3 }
    }

    /// Whether the phrase with its noun at `head` is a time or place, after which a subject may follow.
    fn ends_place(&self, head: usize) -> bool {
        let low = head.saturating_sub(2);
        self.words[head].is(Role::Calendar) || self.words[low..head].iter().any(|w| self.is_preposition(w))
    }

    pub fn is_and(&self, word: &Word) -> bool {
        word.is(Role::Conjunction) && matches!(self.lower(word).as_str(), "und" | "aber" | "sondern" | "oder")
    }

    pub fn is_preposition(&self, word: &Word) -> bool {
        let source = word.is(Role::SourceMarker) && !self.is_word(word, "so");
        let known = word.is(Role::Preposition) || word.is(Role::LinkPreposition) || source;
        // mit, aus and an are in the lexicon as verb particles at the end of a clause: teilte mit.
        known || word.is(Role::AdverbOrAuxiliary) && matches!(self.lower(word).as_str(), "mit" | "aus" | "an" | "unter")
    }

    /// Whether a preposition does not apply beyond this word: Am Montag | Ilse Brandt …, seit 2005 hatte | Ilse Brandt
    /// …
    fn ends_preposition(&self, word: &Word) -> bool {
        match word.kind {
            Kind::Role(
                Role::Calendar | Role::ReportingVerb | Role::ReportedMood | Role::ImpersonalVerb | Role::Conjunction,
            ) => true,
            Kind::Role(Role::AdverbOrAuxiliary) => AUXILIARIES.contains(&word.span.of(self.text)),
            _ => false,
        }
    }

    pub fn is_word(&self, word: &Word, text: &str) -> bool {
        word.span.of(self.text).eq_ignore_ascii_case(text)
    }

    pub fn lower(&self, word: &Word) -> String {
        Folded::new().fold(word.span.of(self.text)).unwrap_or_default().to_owned()
    }

    /// Whether the noun phrase that contains the mention may be a subject.
    pub fn may_be_nominative(&self, mention: (usize, usize)) -> bool {
        let low = mention.0.saturating_sub(LONGEST_ATTRIBUTE);
        let start = (low..mention.0).rev().take_while(|&at| is_attribute(&self.words[at])).last().unwrap_or(mention.0);
        let article = start.checked_sub(1).filter(|&at| self.words[at].mention.is_none());
        article
            .and_then(|at| self.simple_phrase(at, mention.1))
            .is_none_or(|(_, _, nominative)| nominative != Nominative::Never)
    }
}

/// The case indicated by an article or a word in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Article {
    Never,
    Maybe,
    /// Nominative if the noun is masculine, otherwise genitive or dative.
    Der,
}

impl Article {
    fn of(word: &str) -> Option<Article> {
        Some(match word {
            "der" | "dieser" | "jeder" | "jener" => Article::Der,
            "die" | "das" | "ein" | "eine" | "kein" | "keine" | "sein" | "seine" | "ihr" | "ihre" | "unser"
            | "unsere" | "diese" | "dieses" | "jede" | "jedes" | "alle" | "viele" | "einige" | "mehrere" | "beide"
            | "manche" => Article::Maybe,
            "den" | "dem" | "des" | "einen" | "einem" | "eines" | "einer" | "keinen" | "keinem" | "keiner"
            | "seinen" | "seinem" | "seines" | "seiner" | "ihren" | "ihrem" | "ihres" | "ihrer" | "diesen"
            | "diesem" | "unserem" | "unseren" | "unserer" | "allen" | "vielen" | "einigen" | "mehreren" => {
                Article::Never
            }
            _ => return None,
        })
    }
}

/// Whether a word may stand between an article and its noun.
fn is_attribute(word: &Word) -> bool {
    word.mention.is_none()
        && (word.kind == Kind::Plain
            || matches!(
                word.kind,
                Kind::Role(
                    Role::AdverbOrAuxiliary
                        | Role::ReportingVerb
                        | Role::AmbiguousReportingVerb
                        | Role::Title(_)
                        | Role::Calendar
                        | Role::Preposition
                )
            ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::quote::attribution::names::Names;
    use crate::quote::attribution::words;
    use crate::quote::lexicon::Lexicon;
    use crate::text::{Language, sentences};

    /// The phrases of a text, the case that each article indicates, and whether it follows a preposition.
    fn shown(text: &str) -> Vec<(String, Nominative, bool)> {
        let article = Article::plain("a", text).with_language(Language::German);
        let mut words = words::read(&article, &sentences(text, Language::German), &[]);
        let names = Names::read(text, &mut words, true);
        let narration = Narration { text, words: &words, names: &names, lexicon: Lexicon::of(Language::German) };
        let span = |p: &Phrase| words[p.start].span.hull(words[p.end - 1].span).of(text).to_owned();
        let phrases = narration.phrases(0, words.len());
        phrases.iter().map(|p| (span(p), p.nominative, p.preposition.is_some())).collect()
    }

    #[test]
    fn the_article_indicates_the_case() {
        use Nominative::{Maybe, Never, Surely};
        for (text, want) in [
            ("Der Kämmerer sah den Plan.", &[("Der Kämmerer", Surely, false), ("den Plan", Never, false)][..]),
            ("Der Kämmerin half die Stadt.", &[("Der Kämmerin", Never, false), ("die Stadt", Maybe, false)]),
            ("Der alten Stadt half er.", &[("Der alten Stadt", Never, false), ("er", Surely, false)]),
            ("Im Rat der Stadt sprach Jo Hale.", &[("Rat der Stadt", Maybe, true), ("Jo Hale", Maybe, false)]),
            ("Am Montag sprach der Leiter des Amtes.", &[("der Leiter des Amtes", Surely, false)]),
            ("Am Abend warnte der Wetterdienst.", &[("Abend", Maybe, true), ("der Wetterdienst", Surely, false)]),
            ("Er sah den 52-Jährigen und die 34-Jährige.", &[("Er", Surely, false), ("die 34-Jährige", Surely, false)]),
        ] {
            let want: Vec<_> = want.iter().map(|&(text, case, behind)| (text.to_owned(), case, behind)).collect();
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
