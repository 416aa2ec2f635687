//! German: finds the subject of a clause from noun-phrase case.
//!
//! ```text
//! Im Rat  nannte  den Entwurf  der Leiter des Amtes  gestern  „…“
//! └ in ─┘ verb    └ den: no ─┘ └ der: yes ─────────┘
//! ```
//!
//! The finite verb comes second in a main clause and last in a subordinate one, and anything may come first. So the
//! position of a noun phrase says less than its article. A phrase after a preposition, or with an article that is never
//! nominative (den, dem, des), is not the subject. Among the others, people rank before organisations, and these before
//! things; an article that is surely nominative, the first position and the one after the verb add to the rank. Nouns
//! that cannot speak (Entscheidung, Sicherheit) give way to their owners: *ihre* Entscheidung, die Entscheidung *des
//! Rates*.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::clause::REACH;
use crate::quote::attribution::german::phrase::{LONGEST_ATTRIBUTE, Nominative, Phrase, SPEAKS};
use crate::quote::attribution::subject::{Narration, Subject};
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::Role;

/// Bonus for an article that is surely nominative.
const SURELY: u32 = 3;

/// Bonus for the first phrase of the clause, and for the first one after the verb.
const IN_PLACE: u32 = 2;

/// The weight of an unknown name.
const NAMED: u32 = 3;

/// Verbs that say what somebody *is*, without anybody saying so.
static KNOWN_AS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "known-as").collect());

impl Narration<'_> {
    /// The subject of the verb at `verb`, in the clause between `floor` and `ceiling`.
    pub fn subject_in_clause(&self, verb: usize, floor: usize, ceiling: usize) -> Option<Subject> {
        self.ranked_subject_of(verb, floor, ceiling).map(|(_, subject)| subject)
    }

    /// The subject after the verb that starts a main clause, if it looks like a name: bleibt *Hale* dabei.
    pub fn named_subject(&self, floor: usize, end: usize) -> Option<Subject> {
        let phrase = self.phrases(floor, end).into_iter().next()?;
        let Subject::Mention(mention) = phrase.subject else { return None };
        let bare = phrase.start == self.names.mentions[mention].words.0 && phrase.preposition.is_none();
        let near = phrase.start == floor + 1 || phrase.start > floor && self.only_fillers(floor + 1, phrase.start);
        (bare && near && phrase.weight >= NAMED).then_some(phrase.subject)
    }

    /// The same, if it is somebody or something known to speak.
    pub fn speaking_subject_of(&self, verb: usize, floor: usize, ceiling: usize) -> Option<Subject> {
        self.ranked_subject_of(verb, floor, ceiling).filter(|&(weight, _)| weight >= SPEAKS).map(|(_, subject)| subject)
    }

    fn ranked_subject_of(&self, verb: usize, floor: usize, ceiling: usize) -> Option<(u32, Subject)> {
        let words = self.words;
        if self.is_written(verb) {
            return self.impersonal_source(verb, floor, ceiling).map(|subject| (SPEAKS, subject));
        }
        let opens = self.clause_start(verb, floor);
        let closes = self.clause_end(verb + 1, ceiling);
        let mut best: Option<(u32, Subject)> = None;
        let mut offer = |weight: u32, subject: Subject| {
            if weight > best.map_or(0, |(most, _)| most) {
                best = Some((weight, subject));
            }
        };
        // der sagte, die meinten: the antecedent of the pronoun.
        if let Some(subject) = self.antecedent_of_relative(opens, floor) {
            offer(SPEAKS + SURELY, subject);
        }
        let passive = self.is_passive(verb, opens, closes);
        let quotes = self.lower(&words[verb]).starts_with("zitier");
        let phrases = self.phrases(opens, closes.max(verb));
        // Die Regierung rügte Hale: if somebody stands first, the person after the verb is usually the object.
        let place_is_taken = phrases.first().is_some_and(|p| {
            p.end <= verb
                && p.weight >= SPEAKS
                && p.preposition.is_none()
                && p.nominative != Nominative::Never
                && self.only_fillers(opens, p.start)
        });
        for (index, phrase) in phrases.iter().enumerate() {
            if phrase.start == verb {
                continue;
            }
            if let Some(preposition) = phrase.preposition {
                if passive && phrase.weight > 0 && self.is_agent_preposition(preposition) {
                    offer(phrase.weight + SPEAKS, phrase.subject);
                } else if passive && phrase.weight == SPEAKS - 1 && self.is_container_preposition(preposition) {
                    // In dem Bericht wird die Lage „…“ genannt.
                    offer(phrase.weight, phrase.subject);
                }
                continue;
            }
            // Der Bote zitiert den Fischer: the person quoted is the speaker.
            let quoted = phrase.nominative == Nominative::Never || place_is_taken && phrase.start > verb;
            if quotes && phrase.weight > SPEAKS && quoted {
                offer(phrase.weight + SPEAKS, phrase.subject);
            }
            if passive || phrase.weight == 0 || phrase.nominative == Nominative::Never {
                continue;
            }
            let first_after_verb = phrase.start > verb && (index == 0 || phrases[index - 1].start < verb);
            let in_place = phrase.start < verb && self.only_fillers(opens, phrase.start)
                || first_after_verb && !place_is_taken && self.only_fillers(verb + 1, phrase.start);
            let surely = phrase.nominative == Nominative::Surely;
            offer(phrase.weight + SURELY * u32::from(surely) + IN_PLACE * u32::from(in_place), phrase.subject);
        }
        if best.is_some_and(|(weight, _)| weight >= SPEAKS) {
            return best;
        }
        // … und verurteilte ihn: the clause before has the same subject.
        let shared = opens < verb && words[opens..=verb].iter().rev().take(3).any(|w| self.is_and(w));
        if shared || opens > floor && self.is_and(&words[opens]) {
            let before = opens.checked_sub(1).filter(|&end| end > floor);
            if let Some(shared) = before.and_then(|end| self.ranked_subject(floor, end)) {
                return Some(shared);
            }
        }
        best
    }

    /// The likeliest subject among the phrases from `floor` to `end`; the first one on a tie.
    pub fn german_subject_of_sentence(&self, floor: usize, end: usize) -> Option<Subject> {
        self.ranked_subject(floor, end).map(|(_, subject)| subject)
    }

    /// The same, if it is somebody or something known to speak.
    pub fn speaking_subject(&self, floor: usize, end: usize) -> Option<Subject> {
        self.ranked_subject(floor, end).filter(|&(weight, _)| weight >= SPEAKS).map(|(_, subject)| subject)
    }

    fn ranked_subject(&self, floor: usize, end: usize) -> Option<(u32, Subject)> {
        let mut best: Option<(u32, Subject)> = None;
        for phrase in self.phrases(floor, end.min(floor + REACH)) {
            if phrase.preposition.is_some() || phrase.nominative == Nominative::Never || phrase.weight == 0 {
                continue;
            }
            let surely = SURELY * u32::from(phrase.nominative == Nominative::Surely);
            let in_place = self.only_fillers(floor, phrase.start);
            let weight = phrase.weight + surely + IN_PLACE * u32::from(in_place);
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, phrase.subject));
            }
        }
        best
    }

    /// Who calls something by the words of the quotation at `quote`: Hale feierte den Entwurf als „…“. The verb need
    /// not be a reporting verb.
    pub fn subject_taking_as(&self, quote: usize) -> Option<Subject> {
        let words = self.words;
        let colon = usize::from(quote > 0 && words[quote - 1].kind == Kind::Colon);
        let low = quote.saturating_sub(LONGEST_ATTRIBUTE);
        let als = if self.words[..quote - colon].last().is_some_and(|w| self.is_word(w, "worten")) {
            quote - colon - 1
        } else {
            let mut before =
                (low..quote).rev().skip_while(|&at| words[at].is_determiner() || words[at].kind == Kind::Plain);
            before.next().filter(|&at| self.is_word(&words[at], "als"))?
        };
        let floor = self.sentence_start(quote);
        let opens = self.clause_start(als, floor);
        let closes = self.clause_end(quote + 1, words.len());
        let known = |w: &Word| KNOWN_AS.iter().any(|known| self.is_word(w, known));
        if words[opens..closes].iter().any(known) {
            return None;
        }
        self.speaking_subject_of(als, floor, words.len())
    }

    /// Whose opinion the quotation expresses: Für Hale ist der Plan „…“.
    pub fn opinion_for(&self, quote: usize) -> Option<Subject> {
        let opens = self.clause_start(quote, self.sentence_start(quote));
        let is = |w: &Word| {
            matches!(
                self.lower(w).as_str(),
                "ist" | "sind" | "war" | "waren" | "sei" | "seien" | "bleibt" | "bleiben" | "wäre"
            )
        };
        if !self.words[opens..self.clause_end(quote + 1, self.words.len())].iter().any(is) {
            return None;
        }
        let phrases = self.phrases(opens, quote);
        let mut views = phrases.iter().filter(|p| p.preposition.is_some_and(|at| self.is_word(&self.words[at], "für")));
        views.find(|p| p.weight >= SPEAKS).map(|p| p.subject)
    }

    /// Who is named directly before a colon or an opening bracket, in a separate clause: …, und die Trainerin Jo Hale:
    /// „…“
    pub fn named_before(&self, sign: usize) -> Option<Subject> {
        let floor = self.sentence_start(sign);
        let opens = self.clause_start(sign, floor);
        let opens = opens
            + self.words[opens..sign].iter().take_while(|w| self.is_and(w) || w.is(Role::AdverbOrAuxiliary)).count();
        let phrases = self.phrases(opens, sign);
        let [phrase] = phrases[..] else { return None };
        let fits = phrase.start == opens && phrase.end == sign && phrase.preposition.is_none();
        (fits && phrase.weight > SPEAKS && phrase.nominative != Nominative::Never).then_some(phrase.subject)
    }

    /// The phrase that a sentence starts with, ignoring an adverb, if it may be the subject of a verb after a comma:
    /// "Die Leiterin der Schule, die gestern kam, | sagte".
    pub fn first_subject(&self, floor: usize, end: usize) -> Option<Phrase> {
        let start = (floor..end).find(|&at| !self.words[at].is(Role::AdverbOrAuxiliary))?;
        let closes = self.clause_end(start, end);
        let first = self.phrases(start, closes).into_iter().next()?;
        let fits = first.start == start && first.preposition.is_none() && first.nominative != Nominative::Never;
        (fits && first.weight > 0).then_some(first)
    }

    /// The source that "es" stands for: *in der Mitteilung* heißt es, heißt es *seitens der Polizei*.
    pub fn impersonal_source(&self, verb: usize, floor: usize, ceiling: usize) -> Option<Subject> {
        let es = |at: Option<usize>| at.and_then(|at| self.words.get(at)).is_some_and(|w| self.is_word(w, "es"));
        let skipped = (verb + 1..self.words.len())
            .take(3)
            .find(|&at| !self.words[at].is(Role::AdverbOrAuxiliary) || es(Some(at)));
        let it = es(skipped) || es(verb.checked_sub(1));
        let text = self.lower(&self.words[verb]);
        if !it && text.contains("hei") {
            return None;
        }
        let opens = self.clause_start(verb, floor);
        let closes = self.clause_end(verb + 1, ceiling);
        let phrases = self.phrases(opens, closes);
        let mut sources = phrases.iter().filter(|p| p.preposition.is_some_and(|at| self.is_container_preposition(at)));
        let known = sources.clone().find(|p| p.weight >= SPEAKS - 1);
        // In dem Brief steht, …: but on a hill stands a building, not a statement.
        let written = matches!(text.as_str(), "steht" | "stand");
        let found = self.is_written(verb);
        let known = known.filter(|p| !written || p.weight == SPEAKS - 1);
        let source = known.or_else(|| sources.next().filter(|_| !written && !found)).map(|p| p.subject);
        // ein Zettel, auf dem steht: the relative pronoun refers to the noun before the comma.
        let relative = self.is_preposition(&self.words[opens])
            && self.words.get(opens + 1).is_some_and(Word::is_determiner)
            && self.simple_phrase(opens + 1, closes).is_none();
        if source.is_none() && relative && opens > floor {
            let before = self.phrases(self.clause_start(opens - 1, floor), opens - 1);
            return before
                .iter()
                .rfind(|p| p.nominative != Nominative::Never || p.preposition.is_some())
                .map(|p| p.subject);
        }
        let darin = |w: &Word| matches!(self.lower(w).as_str(), "darin" | "daraus" | "darauf" | "dort");
        source.or_else(|| self.words[opens..closes].iter().any(darin).then(|| self.document_before(opens)).flatten())
    }

    /// The last document of the sentence before: "… eine Erklärung. Darin heißt es".
    fn document_before(&self, at: usize) -> Option<Subject> {
        let stop = at.checked_sub(1).filter(|&i| self.words[i].kind == Kind::Stop)?;
        let phrases = self.phrases(self.sentence_start(stop), stop);
        phrases.iter().rfind(|p| p.weight == SPEAKS - 1).map(|p| p.subject)
    }

    /// The antecedent of the relative pronoun at the start of a clause: the last noun before it.
    fn antecedent_of_relative(&self, opens: usize, floor: usize) -> Option<Subject> {
        let words = self.words;
        let comma = opens.checked_sub(1).filter(|&at| at > floor && words[at].kind == Kind::Comma)?;
        let pronoun = self.lower(&words[opens]);
        let nominative = matches!(pronoun.as_str(), "der" | "die" | "das" | "welcher" | "welche" | "welches");
        if !nominative || self.simple_phrase(opens, words.len()).is_some() {
            return None;
        }
        let low = comma.saturating_sub(REACH).max(floor);
        let begins = (low..comma).rev().find(|&at| self.is_border(&words[at])).map_or(low, |at| at + 1);
        let phrases = self.phrases(begins, comma);
        phrases.last().filter(|p| p.end == comma && p.weight > 0).map(|p| p.subject)
    }

    /// Whether the verb is passive, so that its agent, if any, stands after "von". The exception is "zitiert": whoever
    /// is quoted speaks.
    fn is_passive(&self, verb: usize, from: usize, to: usize) -> bool {
        let text = self.lower(&self.words[verb]);
        if text == "zitiert" {
            return false;
        }
        let participle = is_participle(&text);
        self.words[from..to.max(from)].iter().filter(|w| w.is(Role::AdverbOrAuxiliary)).any(|w| {
            match self.lower(w).as_str() {
                "wurde" | "wurden" | "worden" => true,
                "wird" | "werden" => participle,
                _ => false,
            }
        })
    }

    fn is_agent_preposition(&self, preposition: usize) -> bool {
        matches!(self.lower(&self.words[preposition]).as_str(), "von" | "vom" | "durch" | "seitens")
    }

    /// Whether a preposition comes before a text, or before whoever sent it.
    fn is_container_preposition(&self, preposition: usize) -> bool {
        matches!(
            self.lower(&self.words[preposition]).as_str(),
            "in" | "im" | "auf" | "aus" | "an" | "am" | "bei" | "beim" | "von" | "vom" | "seitens"
        )
    }

    /// Whether only adverbs and pronouns that are not a subject stand between two words.
    pub fn only_fillers(&self, from: usize, to: usize) -> bool {
        self.words[from..to]
            .iter()
            .all(|w| w.is(Role::AdverbOrAuxiliary) || w.is(Role::Calendar) || w.is(Role::ReportedMood))
    }

    /// The first word of the clause that contains the word at `at`. A quotation does not end its clause.
    pub fn clause_start(&self, at: usize, floor: usize) -> usize {
        (floor..at).rev().find(|&i| self.is_border(&self.words[i])).map_or(floor, |i| i + 1)
    }

    /// One past the last word of the clause that contains the word at `at`.
    pub fn clause_end(&self, at: usize, ceiling: usize) -> usize {
        let ceiling = ceiling.min(at + REACH).min(self.words.len());
        (at..ceiling).find(|&i| self.is_border(&self.words[i])).unwrap_or(ceiling).max(at.min(ceiling))
    }

    pub fn is_border(&self, word: &Word) -> bool {
        matches!(word.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Break)
    }
}

/// Whether "wird" with this verb form is passive rather than future: gelobt, kritisiert, zurückgewiesen, beschrieben.
fn is_participle(form: &str) -> bool {
    /// Endings of strong participles without "ge".
    static STRONG: LazyLock<Vec<&str>> =
        LazyLock::new(|| Pack::in_all(|pack| pack.speech, "strong-participle").collect());
    /// Endings of infinitives with "ge" that no participle has.
    static INFINITIVES: LazyLock<Vec<&str>> =
        LazyLock::new(|| Pack::in_all(|pack| pack.speech, "infinitive-with-ge").collect());
    let ends = |endings: &[&str]| endings.iter().any(|ending| form.ends_with(ending));
    form.ends_with('t')
        || form.ends_with("en")
            && (form.starts_with("ge") || form.contains("ge") && !ends(&INFINITIVES) || ends(&STRONG))
}
