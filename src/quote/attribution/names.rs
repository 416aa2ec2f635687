//! Names: every mention of a person or organisation in the reporter's words, and the fullest form of each name.
//!
//! ```text
//! Vice Foreign Minister Kim Ji-na … Kim … the Treasury’s Office of Foreign Assets Control
//!                       └─ fullest ──┘        └─ one mention; an organisation is never shortened to a person
//! ```
//!
//! A mention is a run of capitalised words without titles. A short mention stands for the longer name that ends with it
//! ("Hale" for "Tom Hale"), or that starts with it if the name is known to be a person's ("Kim" for "Kim Ji-na"). An
//! acronym stands for the organisation with these initials. `titles` reads the titles beside names.

use std::sync::LazyLock;

use crate::language::Pack;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::quote::attribution::german::nouns;
use crate::quote::attribution::titles;
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::{Folded, Gender, Role, gender_of};
use crate::span::Span;

/// Lower-case words inside names.
static PARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "name-particle").collect());

/// "Of" in names and titles; where nouns are capitalised, only if no title stands before the name.
static OF: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "of").collect());
static OF_IN_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "of-in-names").collect());

/// Articles after a particle: van der.
static ARTICLES_IN_NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "article-in-names").collect());

/// Most words of a name; longer runs are headlines.
const LONGEST_NAME: usize = 8;

/// Names before an acronym that are tried as its long form, which stands shortly before it in brackets.
const FORMS_TRIED: usize = 32;

/// Most words of a person's name.
const LONGEST_PERSON: usize = 4;

/// A run of words that names somebody or something.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Mention {
    /// The first word of the run and one past the last, including titles.
    pub words: (usize, usize),
    /// A title without a name: "Vice Foreign Minister".
    pub title_only: bool,
    /// It is in a heading or a byline.
    pub headline: bool,
    /// The name that it mentions; mentions with the same words share one.
    pub form: usize,
}

/// A distinct name, however often it occurs.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Its first occurrence.
    span: Span,
    n_words: usize,
    first_word: u64,
    last_word: u64,
    count: usize,
    /// An organisation, according to one of its words.
    organisation: bool,
    /// It has a title, or its given name is known.
    person: bool,
    /// It occurred after an article: the Orla Venture.
    article: bool,
    /// It occurred next to a reporting verb.
    beside_reporting_verb: bool,
    /// Contains "of", or a German "von" without a given name before it: persons' names do not.
    has_of: bool,
    gender: Option<Gender>,
}

/// The names of an article.
#[derive(Debug, Default)]
pub(in crate::quote) struct Names {
    /// In text order.
    pub mentions: Vec<Mention>,
    forms: Vec<Form>,
    /// For each form, the form of the fullest name.
    fullest: Vec<usize>,
    /// Every noun is capitalised: lower-case words at the end of a phrase belong to the verb.
    pub capitalises_nouns: bool,
    /// Titles by their last word, with the forms of their holders.
    holders: FxHashMap<u64, Vec<usize>>,
}

impl Names {
    /// Finds the names in `words` and links each word to its mention.
    pub fn read(text: &str, words: &mut [Word], capitalises_nouns: bool) -> Names {
        let mut names = Names { capitalises_nouns, ..Names::default() };
        let mut known = FxHashMap::default();
        let written = if capitalises_nouns { names_written(text, words) } else { FxHashSet::default() };
        let mut at = 0;
        while at < words.len() {
            let end = run_end(text, words, at, capitalises_nouns, &written);
            if end == at {
                at += 1;
                continue;
            }
            if end - at <= LONGEST_NAME {
                names.mention(text, words, (at, end), &mut known, &written);
            }
            at = end;
        }
        names.find_fullest(text);
        names
    }

    fn mention(
        &mut self,
        text: &str,
        words: &mut [Word],
        run: (usize, usize),
        known: &mut FxHashMap<u64, usize>,
        written: &FxHashSet<u64>,
    ) {
        let index = self.mentions.len() as u32;
        let (start, title_only) = name_start(text, words, run);
        let name = &words[start..run.1];
        let span = Span::new(name[0].span.start, name[name.len() - 1].span.end);
        let organisation = name.iter().any(|w| w.is(Role::Organisation) || w.is(Role::Document));
        let hashes = (hash_of(name[0].span.of(text)), hash_of(name[name.len() - 1].span.of(text)));
        let key =
            name.iter().fold(u64::from(title_only), |key, w| FxBuildHasher.hash_one((key, hash_of(w.span.of(text)))));
        let form = *known.entry(key).or_insert(self.forms.len());
        if form == self.forms.len() {
            let gender = gender_of(name[0].span.of(text));
            self.forms.push(Form {
                span,
                n_words: name.len(),
                first_word: hashes.0,
                last_word: hashes.1,
                count: 0,
                organisation: organisation || title_only,
                person: gender.is_some() && !organisation,
                gender: gender.filter(|_| !organisation),
                article: false,
                beside_reporting_verb: false,
                has_of: name.iter().map(|w| w.span.of(text)).any(|word| {
                    // Ursel von Hale is one name, Freiheit von Nordland are two.
                    OF.contains(&word) || self.capitalises_nouns && gender.is_none() && OF_IN_NAMES.contains(&word)
                }),
            });
        }
        let neighbour = |at: Option<usize>| at.and_then(|at| words.get(at));
        let (before, after) = (neighbour(run.0.checked_sub(1)), neighbour(Some(run.1)));
        let says = |word: Option<&Word>| {
            word.is_some_and(|w| matches!(w.role(), Some(Role::ReportingVerb | Role::AmbiguousReportingVerb)))
        };
        let found = &mut self.forms[form];
        found.count += 1;
        found.article |= before.is_some_and(Word::is_determiner);
        found.beside_reporting_verb |= says(before) || says(after);
        // der Arzt Hales: the title belongs to somebody else.
        if !title_only && !organisation && !is_genitive(text, &words[run.1 - 1], written) {
            self.note_title(text, words, run, start, form);
        }
        for word in &mut words[run.0..run.1] {
            word.mention = Some(index);
        }
        let headline = words[run.0].headline;
        self.mentions.push(Mention { words: run, title_only, headline, form });
    }

    /// Records who holds a title: "Minister Hale", "spokeswoman Ann Hale", "Ann Hale, the company's spokeswoman".
    fn note_title(&mut self, text: &str, words: &[Word], run: (usize, usize), start: usize, form: usize) {
        let title = titles::title_of(text, words, (start, run.1));
        self.forms[form].person |= title.is_some() || titles::is_followed_as_person(text, words, run.1);
        let Some(title) = title else { return };
        let holders = self.holders.entry(hash_of(title.span.of(text))).or_default();
        if !holders.contains(&form) && holders.len() < 8 {
            holders.push(form);
        }
        if let Some(Role::Title(Some(gender))) = title.role() {
            self.forms[form].gender.get_or_insert(gender);
        }
    }

    fn find_fullest(&mut self, text: &str) {
        let mut by_last: FxHashMap<u64, usize> = FxHashMap::default();
        let mut by_first: FxHashMap<u64, usize> = FxHashMap::default();
        for (index, form) in self.forms.iter().enumerate() {
            if form.organisation || form.has_of || form.n_words < 2 || form.n_words > LONGEST_PERSON {
                continue;
            }
            let more_often = |other: &mut usize| {
                if self.forms[*other].count < form.count {
                    *other = index;
                }
            };
            by_last.entry(form.last_word).and_modify(more_often).or_insert(index);
            if form.person {
                by_first.entry(form.first_word).and_modify(more_often).or_insert(index);
            }
        }
        // If every noun is capitalised, a plural may look like a genitive: only a word that never had an article is a
        // name.
        let bare = |form: &Form| self.capitalises_nouns && form.n_words == 1 && !form.article && !form.organisation;
        let alone = self.forms.iter().enumerate().filter(|(_, form)| bare(form));
        let alone: FxHashMap<u64, usize> = alone.map(|(index, form)| (form.last_word, index)).collect();
        self.fullest = (0..self.forms.len())
            .map(|index| {
                let form = &self.forms[index];
                // Ilse Brandts: genitive of Ilse Brandt
                if self.capitalises_nouns && (2..=LONGEST_PERSON).contains(&form.n_words) && !form.organisation {
                    let last = form.span.of(text).rsplit(' ').next().and_then(|last| last.strip_suffix('s'));
                    let holder = last.and_then(|name| by_last.get(&hash_of(name))).copied();
                    return holder.filter(|&full| self.forms[full].first_word == form.first_word).unwrap_or(index);
                }
                if form.n_words > 1 || form.organisation {
                    return index;
                }
                if is_acronym(form.span.of(text)) {
                    return self.written_out(text, index).unwrap_or(index);
                }
                // If every noun is capitalised, a word with an article is not a name.
                if self.capitalises_nouns && form.article {
                    return index;
                }
                let known = by_last.get(&form.last_word).or_else(|| by_first.get(&form.first_word)).copied();
                // Brandts: genitive of Ilse Brandt; Hafenaus: genitive of Hafenau
                let genitive = form.span.of(text).strip_suffix('s').filter(|_| self.capitalises_nouns).map(hash_of);
                let holder = genitive.and_then(|name| by_last.get(&name).or_else(|| alone.get(&name))).copied();
                holder.or(known).unwrap_or(index)
            })
            .collect();
        for index in 0..self.forms.len() {
            let full = self.fullest[index];
            let form = &self.forms[index];
            if full != index && !self.forms[full].organisation {
                // Papers use a last name alone for people only.
                self.forms[full].person |= !form.article && (form.beside_reporting_verb || !self.capitalises_nouns);
                let gender = self.forms[index].gender;
                self.forms[full].gender = self.forms[full].gender.or(gender);
            }
        }
    }

    /// The organisation with the initials `acronym`: MSO is the Marine Safety Office.
    fn written_out(&self, text: &str, acronym: usize) -> Option<usize> {
        let letters = self.forms[acronym].span.of(text);
        let low = acronym.saturating_sub(FORMS_TRIED);
        let fits = |&at: &usize| has_initials(self.forms[at].span.of(text), letters);
        (low..acronym).filter(fits).max_by_key(|&at| self.forms[at].n_words)
    }

    /// The form of the fullest name of a mention.
    pub fn full_form(&self, mention: usize) -> usize {
        self.fullest[self.mentions[mention].form]
    }

    /// The first occurrence of the fullest name.
    pub fn span_of(&self, form: usize) -> Span {
        self.forms[form].span
    }

    /// Whether it is known to be a person.
    pub fn is_person(&self, form: usize) -> bool {
        self.forms[form].person && !self.forms[form].organisation
    }

    /// Whether it may be a person: it is known to be one, or looks like one and nothing contradicts.
    pub fn may_be_person(&self, form: usize) -> bool {
        !self.forms[form].organisation
            && (self.forms[form].person || !self.capitalises_nouns && self.looks_like_person(form))
    }

    /// Whether it looks like a person's name: two words or more, never with an article.
    pub fn looks_like_person(&self, form: usize) -> bool {
        let found = &self.forms[form];
        (2..=LONGEST_PERSON).contains(&found.n_words) && !found.article && !found.has_of && !found.organisation
    }

    /// Whether it is capitalised only because every noun is: it occurred after an article.
    pub fn is_common_noun(&self, form: usize) -> bool {
        let found = &self.forms[form];
        self.capitalises_nouns && found.article && found.n_words == 1 && !found.person && !found.organisation
    }

    /// Whether it is known to be an organisation.
    pub fn is_organisation(&self, form: usize) -> bool {
        self.forms[form].organisation
    }

    /// Whether nothing known contradicts this gender.
    pub fn may_be(&self, form: usize, gender: Gender) -> bool {
        !self.forms[form].organisation && self.forms[form].gender.is_none_or(|g| g == gender)
    }

    /// Records the gender that a pronoun revealed.
    pub fn record_gender(&mut self, form: usize, gender: Gender) {
        self.forms[form].gender.get_or_insert(gender);
    }

    /// The only person who holds the title with the last word `title`, if there is exactly one.
    pub fn holder(&self, title: &str) -> Option<usize> {
        let mut holders = self.holders.get(&hash_of(title))?.iter().map(|&form| self.fullest[form]);
        let one = holders.next()?;
        holders.all(|other| other == one).then_some(one)
    }
}

/// One past the last word of the run of capitalised words that starts at `at`; `at` if there is none.
fn run_end(text: &str, words: &[Word], at: usize, capitalises_nouns: bool, written: &FxHashSet<u64>) -> usize {
    let in_name = |w: &Word| {
        w.capital && (w.kind == Kind::Name || w.is_title() || w.is(Role::Organisation) || w.is(Role::Document))
    };
    if !in_name(&words[at]) {
        return at;
    }
    let mut end = at + 1;
    while end < words.len() {
        let last = &words[end - 1];
        // A bracket or a full stop between two words separates two names; the full stop after an initial does not.
        let gap = &text[last.span.end..words[end].span.start.max(last.span.end)];
        let joined = gap.len() <= 6
            && (gap.trim().is_empty()
                || last.possessive
                || matches!(gap, ". " | ".\u{A0}") && (last.is_title() || last.span.len() <= 2));
        if !joined || (last.possessive && !(in_name(&words[end]) && begins_organisation(&words[end..]))) {
            break;
        }
        if in_name(&words[end]) {
            if capitalises_nouns
                && (begins_person(text, last, &words[end..])
                    || is_genitive(text, last, written)
                    || is_of(words, (at, end)) && begins_owner(text, &words[end..], written))
            {
                break;
            }
            end += 1;
            continue;
        }
        if capitalises_nouns && nouns::begins_phrase(text, last, &words[end..]) {
            break;
        }
        let particle = PARTICLES.contains(&words[end].span.of(text));
        let after = end
            + 1
            + usize::from(particle && words.get(end + 1).is_some_and(|w| ARTICLES_IN_NAMES.contains(&w.span.of(text))));
        // Secretary of State Ann Hale is one run, Mayor of Oslo is not: a title is not part of a name.
        let of_title =
            last.is_title() && words[after.min(words.len())..].iter().take(3).take_while(|w| in_name(w)).count() < 3;
        if particle && !of_title && words.get(after).is_some_and(in_name) {
            end = after + 1;
        } else {
            break;
        }
    }
    end
}

/// The capitalised words without a role that do not end like a genitive.
fn names_written(text: &str, words: &[Word]) -> FxHashSet<u64> {
    let names = words.iter().filter(|w| w.kind == Kind::Name).map(|w| w.span.of(text));
    names.filter(|name| !name.ends_with('s')).map(|name| FxBuildHasher.hash_one(name)).collect()
}

/// German: whether a genitive name may follow the noun, because it is a title or has an article.
fn is_of(words: &[Word], (start, end): (usize, usize)) -> bool {
    words[end - 1].is_title() || end == start + 1 && words[..start].last().is_some_and(Word::is_determiner)
}

/// German: whether a genitive name starts here that no other part of a name follows: der Leiter | Hafenaus, not Leiter
/// Hale.
fn begins_owner(text: &str, words: &[Word], written: &FxHashSet<u64>) -> bool {
    let [name, next, ..] = words else { return false };
    is_genitive(text, name, written) && next.kind != Kind::Name
}

/// German: whether a word is a name in the genitive, because the name occurs elsewhere without its s: Brandts |
/// Vorschlag.
fn is_genitive(text: &str, word: &Word, written: &FxHashSet<u64>) -> bool {
    let name = word.span.of(text).strip_suffix('s').filter(|_| word.kind == Kind::Name);
    name.is_some_and(|name| written.contains(&FxBuildHasher.hash_one(name)))
}

/// German: whether a role or given name after a noun starts a person's name: "nach der Sitzung | Sprecher Karl Ohm",
/// "Turner | Karl Ohm".
fn begins_person(text: &str, last: &Word, words: &[Word]) -> bool {
    let given = |w: &Word| gender_of(w.span.of(text)).is_some();
    if last.is_title() || given(last) || last.span.len() <= 2 {
        return false;
    }
    let [first, second, ..] = words else { return false };
    let title = first.is_title() && (second.kind == Kind::Name || second.is_title());
    (title || given(first) && second.kind == Kind::Name) && second.capital
}

/// Whether a run of capitalised words that names an organisation starts here: "Office of …".
fn begins_organisation(words: &[Word]) -> bool {
    words.iter().take(4).take_while(|w| w.capital).any(|w| w.is(Role::Organisation))
}

/// Where the name in a run starts, after its titles, and whether the run is a title only.
fn name_start(text: &str, words: &[Word], run: (usize, usize)) -> (usize, bool) {
    let titles = words[run.0..run.1].iter().rposition(Word::is_title);
    let Some(last_title) = titles.map(|at| run.0 + at) else { return (run.0, false) };
    // Justice Department, Judge Street: the title belongs to the organisation. Anna Judge: it is a last name.
    let given = run.1 - run.0 > 1 && gender_of(words[run.0].span.of(text)).is_some();
    if words[run.1 - 1].is(Role::Organisation) || given {
        return (run.0, false);
    }
    let mut start = last_title + 1;
    // Secretary of State Ann Hale
    if words.get(start).is_some_and(|w| OF.contains(&w.span.of(text))) && start + 2 < run.1 {
        start = (start + 2).max(run.1 - 2);
    }
    if start < run.1 { (start, false) } else { (run.0, true) }
}

/// Whether a word consists of capital letters only, at least two.
fn is_acronym(word: &str) -> bool {
    word.len() >= 2 && word.len() <= LONGEST_NAME && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether the last capitalised words of `name` have the initials `letters`.
fn has_initials(name: &str, letters: &str) -> bool {
    let mut initials = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).rev();
    name.len() > letters.len() && letters.chars().rev().all(|letter| initials.next() == Some(letter))
}

/// A case-insensitive hash of a word.
fn hash_of(word: &str) -> u64 {
    match Folded::new().fold(word) {
        Some(folded) => FxBuildHasher.hash_one(folded),
        None => FxBuildHasher.hash_one(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::quote::attribution::words;
    use crate::text::{Language, sentences};

    /// The fullest name of each mention of a text; titles without a name in brackets.
    fn fullest(text: &str) -> Vec<String> {
        let article = Article::plain("a", text).with_language(Language::English);
        let mut words = words::read(&article, &sentences(text, Language::English), &[]);
        let names = Names::read(text, &mut words, false);
        let shown = |index: usize| {
            let name = names.span_of(names.full_form(index)).of(text);
            if names.mentions[index].title_only { format!("[{name}]") } else { name.to_owned() }
        };
        (0..names.mentions.len()).map(shown).collect()
    }

    #[test]
    fn a_mention_leads_to_the_fullest_name() {
        for (text, want) in [
            ("Then Tom Hale left. Hale sang.", &["Tom Hale", "Tom Hale"][..]),
            ("Minister Kim Ji-na left. Kim sang.", &["Kim Ji-na", "Kim Ji-na"]),
            ("Secretary of State Ann Hale left.", &["Ann Hale"]),
            ("They saw Ludwig van Hale and J. F. Berg.", &["Ludwig van Hale", "J. F. Berg"]),
            ("The Hale Foundation met Hale.", &["Hale Foundation", "Hale"]),
            (
                "The Treasury’s Office of Ships met Hale’s Anna Berg.",
                &["Treasury’s Office of Ships", "Hale", "Anna Berg"],
            ),
            ("The Prime Minister left.", &["[Prime Minister]"]),
            ("In March they left on Monday.", &[]),
        ] {
            assert_eq!(fullest(text), want, "{text}");
        }
    }

    #[test]
    fn a_title_leads_to_its_only_holder() {
        let text = "Minister Ann Hale met Tom Berg, the harbour's new director. A senator, Jo Lund, and Senator Max Roth came.";
        let article = Article::plain("a", text).with_language(Language::English);
        let mut words = words::read(&article, &sentences(text, Language::English), &[]);
        let names = Names::read(text, &mut words, false);
        let holder = |title| names.holder(title).map(|form| names.span_of(form).of(text));
        assert_eq!(holder("minister"), Some("Ann Hale"));
        assert_eq!(holder("Director"), Some("Tom Berg"));
        assert_eq!(holder("mayor"), None);
    }
}
