//! German: attribution by a reporting noun (Vorwurf, Forderung) where there is no reporting verb.
//!
//! ```text
//! Auf den Vorwurf der Opposition, er habe „…“, …     the words are the opposition's, whoever answers them
//! die Forderung des Rates nach „…“                   the council's
//! Auf Plakaten war „…“ zu lesen.                     what they stand on
//! Dem Bericht nach …                                 the report's
//! … rief den Minister an. Dieser habe …              the minister's
//! ```

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::around_quotation::Attribution;
use crate::quote::attribution::german::nouns::is_masculine_singular;
use crate::quote::attribution::german::phrase::{Nominative, Phrase, SPEAKS};
use crate::quote::attribution::subject::{Narration, Subject};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::{Folded, Gender, Role};

/// Endings of reporting nouns; their content follows in a clause or after a preposition.
static REPORTING_NOUNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "reporting-noun").collect());

/// Reporting nouns for thoughts, which are a source after "nach" alone: nach einer Idee des Rates.
static IDEAS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "idea-noun").collect());

/// Prepositions between a reporting noun and its content: die Warnung vor „…“.
static BEFORE_WHAT_IS_SAID: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "before-content").collect());

impl Narration<'_> {
    /// Attribution by a reporting noun. It is nearer than any verb after the quotation, whose subject is the one who
    /// answers.
    pub fn attribution_by_reporting_noun(&self, at: usize) -> Option<Attribution> {
        let floor = self.sentence_start(at);
        let said = |w: &Word| w.is(Role::ReportingVerb) || w.kind == Kind::Stop;
        let mut nearer = (floor..at).rev().take_while(|&i| !said(&self.words[i]));
        nearer.find_map(|noun| self.reporting_noun_at(noun, floor, at))
    }

    fn reporting_noun_at(&self, noun: usize, floor: usize, at: usize) -> Option<Attribution> {
        let word = &self.words[noun];
        let source = word.capital && word.is(Role::SourceMarker);
        let known = source || word.capital && word.mention.is_some() && self.is_reporting_noun(word);
        if !known {
            return None;
        }
        let (subject, end, preposition) = if source {
            let of = usize::from(self.words.get(noun + 1)?.is(Role::LinkPreposition));
            let (subject, end) = self.phrase_after(noun + 1 + of)?;
            (subject, end, None)
        } else {
            let phrases = self.phrases(self.clause_start(noun, floor), self.clause_end(noun, at));
            let phrase = phrases.iter().find(|p| p.start <= noun && noun < p.end)?;
            (self.whose(noun, phrase)?, phrase.end, phrase.preposition)
        };
        let nach = preposition.is_some_and(|at| self.is_word(&self.words[at], "nach")) && self.ends_as(word, &IDEAS);
        let belongs = nach || self.is_said_in(noun, end, floor, at);
        (belongs && end <= at).then_some(Attribution { subject: Some(subject), cue: Some(word.span), at: noun })
    }

    /// The owner of the noun at `noun`: *Brandts* Vorwurf, der Vorwurf *des Rates von Hafenau*.
    fn whose(&self, noun: usize, phrase: &Phrase) -> Option<Subject> {
        let named = |at: usize| self.words[at].mention.map(|m| m as usize);
        let first = named(phrase.start).filter(|_| phrase.start < noun);
        if first.is_some() {
            return first.map(Subject::Mention);
        }
        let of = |w: &Word| w.is_determiner() || w.is(Role::LinkPreposition);
        let owner = (noun + 1..phrase.end).find(|&at| named(at).is_some() && !of(&self.words[at]))?;
        let mention = named(owner)?;
        let (start, end) = self.names.mentions[mention].words;
        // A name with an article inside forms one mention with the noun: Vorwurf der Polizei.
        let whole = start == owner && (end == phrase.end || self.names.is_person(self.names.full_form(mention)));
        Some(if whole { Subject::Mention(mention) } else { Subject::Phrase(owner, phrase.end) })
    }

    /// Whether the quotation at `at` is the content of the noun whose phrase ends at `end`.
    fn is_said_in(&self, noun: usize, end: usize, floor: usize, at: usize) -> bool {
        let words = self.words;
        if end >= at {
            return end == at && !words[noun].is(Role::SourceMarker);
        }
        let before = |i: usize| BEFORE_WHAT_IS_SAID.iter().any(|word| self.is_word(&words[i], word));
        match words[end].kind {
            // die Warnung des Rates vor „…“, vor einer „…“
            _ if before(end) => words[end + 1..at].iter().all(|w| w.is_determiner() || w.kind == Kind::Plain),
            Kind::Comma => {
                let opens = self.clause_start(at, floor);
                let in_mood = |from: usize, to: usize| {
                    words[from].is(Role::ContentConjunction) || words[from..to].iter().any(|w| w.is(Role::ReportedMood))
                };
                if opens == end + 1 {
                    let closes = self.clause_end(at + 1, words.len());
                    return in_mood(opens, closes);
                }
                // …, es gebe eine Regel, mit der man „…“: a clause that depends on the one with the content.
                self.is_relative(opens, at) && self.clause_start(opens - 1, floor) == end + 1 && in_mood(end + 1, opens)
            }
            _ => false,
        }
    }

    /// Whether a relative pronoun starts the clause at `opens`, with or without a preposition.
    pub fn is_relative(&self, opens: usize, to: usize) -> bool {
        let at = opens + usize::from(self.is_preposition(&self.words[opens]));
        self.words.get(at).is_some_and(Word::is_determiner) && self.simple_phrase(at, to).is_none()
    }

    /// Whether a verb says that words are written somewhere: dort fand sich „…“, auf Plakaten war „…“ zu lesen.
    pub fn is_written(&self, verb: usize) -> bool {
        let word = |at: usize| self.words.get(at).map_or("", |w| w.span.of(self.text));
        match word(verb) {
            "fand" | "fanden" | "findet" | "finden" => (verb + 1..verb + 3).any(|at| word(at) == "sich"),
            "lesen" => verb > 0 && word(verb - 1) == "zu",
            _ => false,
        }
    }

    /// The source before "nach" at the start of a sentence: *Dem Bericht* nach war …
    pub fn named_before_nach(&self, at: usize) -> Option<Attribution> {
        let floor = self.sentence_start(at);
        let closes = self.clause_end(floor, at);
        // Most sentences have no "nach", and reading phrases takes longer.
        if !self.words[floor..closes].iter().skip(1).any(|w| self.is_word(w, "nach")) {
            return None;
        }
        let phrase = self.phrases(floor, closes).into_iter().next()?;
        let nach = self.words.get(phrase.end).filter(|w| phrase.end < at && self.is_word(w, "nach"))?;
        let next = self.words.get(phrase.end + 1)?;
        let verb = matches!(next.kind, Kind::Plain | Kind::Role(Role::AdverbOrAuxiliary | Role::ReportedMood));
        let fits = phrase.start == floor && phrase.preposition.is_none() && phrase.weight >= SPEAKS - 1;
        (fits && verb).then_some(Attribution { subject: Some(phrase.subject), cue: Some(nach.span), at: phrase.end })
    }

    /// Whom "dieser" or "diese" refers to at the start of a sentence without a noun after it: the last one named in the
    /// sentence before with a fitting gender.
    pub fn demonstrated(&self, at: usize) -> Option<Subject> {
        let stop = at.checked_sub(1).filter(|&before| self.words[before].kind == Kind::Stop)?;
        let man = self.is_word(&self.words[at], "dieser");
        if !man && !self.is_word(&self.words[at], "diese") || self.simple_phrase(at, self.words.len()).is_some() {
            return None;
        }
        let gender = if man { Gender::He } else { Gender::She };
        let named = self.named_phrases(self.sentence_start(stop), stop);
        let fits = |p: &&Phrase| p.weight >= SPEAKS && self.may_be_called(p, gender);
        named.iter().rfind(fits).map(|p| p.subject)
    }

    fn may_be_called(&self, phrase: &Phrase, gender: Gender) -> bool {
        let words = &self.words[phrase.start..phrase.end];
        match phrase.subject {
            Subject::Pronoun(_, own) => own == Some(gender),
            Subject::Mention(mention) if self.names.is_person(self.names.full_form(mention)) => {
                self.names.may_be(self.names.full_form(mention), gender)
            }
            Subject::Mention(_) | Subject::Phrase(..) => {
                let Some(head) = words.iter().find(|w| w.mention.is_some()) else { return false };
                let he = match (self.lower(&words[0]).as_str(), head.role()) {
                    ("der", _) => phrase.nominative == Nominative::Surely,
                    ("den" | "dem" | "des" | "ein" | "einen" | "einem", _) => true,
                    ("die" | "eine" | "einer", _) => false,
                    (_, Some(Role::Title(own))) => own != Some(Gender::She),
                    _ => is_masculine_singular(&self.lower(head)),
                };
                he == (gender == Gender::He)
            }
            _ => false,
        }
    }

    /// Whether a noun is a reporting noun.
    pub fn is_reporting_noun(&self, noun: &Word) -> bool {
        self.ends_as(noun, &REPORTING_NOUNS)
    }

    /// Whether a word ends in one of these lower-case endings, ignoring case.
    fn ends_as(&self, word: &Word, endings: &[&str]) -> bool {
        let mut folded = Folded::new();
        let Some(text) = folded.fold(word.span.of(self.text)) else { return false };
        endings.iter().any(|ending| text.ends_with(ending))
    }
}
