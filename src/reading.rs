//! A reading (tokenized article): an article as numbered tokens, terms and sentences, for fast comparison.
//!
//! Readings to be compared share a [`Vocabulary`], which numbers their normal forms and terms. They must be in the same
//! language, since the term of a word depends on it. Results must depend only on whether numbers are equal, never on
//! their values: a vocabulary that has seen other articles before must not change a result.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::article::{Article, BlockKind};
use crate::disguise::{Decoder, spaced_words};
use crate::language::{Language, Pack};
use crate::meaning::vectors::{Vector, Vectors, dot};
use crate::meaning::{Rarity, VectorChoice};
use crate::shingle::term_hash;
use crate::span::Span;
use crate::text::normalize::word_form;
use crate::text::terms::TermMaker;
use crate::text::{Token, TokenKind, sentences, tokens};

/// The number of a normal form in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

/// The number of a term in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(u32);

impl TermId {
    /// Index for tables with one entry per term.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Facts about a term.
#[derive(Clone, Copy, Debug)]
pub struct TermFacts {
    /// The frozen hash of the term.
    pub hash: u64,
    /// Rarity, from 0 for a word that is in every article to 1 for a rare one.
    pub rarity: f32,
    /// Whether it is a stop word.
    pub is_stop_word: bool,
}

impl TermFacts {
    /// The weight of a stop word, against 1.3 for a rare word: word order and function words still distinguish
    /// statements.
    pub const STOP_WEIGHT: f64 = 0.15;

    /// The weight of the term when statements are compared, 0.15..=1.3. Even the most common noun outweighs a stop
    /// word.
    pub fn weight(self) -> f64 {
        const LEAST_WEIGHT: f64 = 0.3;
        if self.is_stop_word { TermFacts::STOP_WEIGHT } else { LEAST_WEIGHT + f64::from(self.rarity) }
    }
}

/// Numbers for the normal forms and terms of articles in one language.
pub struct Vocabulary {
    language: Language,
    maker: TermMaker,
    rarity: &'static Rarity,
    decoder: Decoder,
    /// By the hash of a word as written.
    words: FxHashMap<u64, (FormId, TermId)>,
    form_ids: FxHashMap<u64, FormId>,
    term_ids: FxHashMap<u64, TermId>,
    forms: Vec<Box<str>>,
    terms: Vec<TermFacts>,
    vectors: Vectors,
}

impl Vocabulary {
    /// An empty vocabulary for articles in `language`, with the built-in word vectors if available.
    pub fn new(language: Language) -> Vocabulary {
        Vocabulary::with_vectors(language, &VectorChoice::BuiltIn)
    }

    /// An empty vocabulary for articles in `language`, with these word vectors.
    pub fn with_vectors(language: Language, vectors: &VectorChoice) -> Vocabulary {
        Vocabulary {
            language,
            maker: TermMaker::new(language),
            rarity: Rarity::of(language),
            decoder: Decoder::new(language),
            words: FxHashMap::default(),
            form_ids: FxHashMap::default(),
            term_ids: FxHashMap::default(),
            forms: Vec::new(),
            terms: Vec::new(),
            vectors: Vectors::new(vectors.of(language)),
        }
    }

    /// The language that terms are made in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How many different terms have been seen.
    pub fn n_terms(&self) -> usize {
        self.terms.len()
    }

    /// The normal form with this number.
    pub fn form(&self, id: FormId) -> &str {
        &self.forms[id.0 as usize]
    }

    /// The word vector of a normal form; `None` for numbers and for words without a vector.
    pub(crate) fn vector(&self, id: FormId) -> Option<Vector<'_>> {
        self.vectors.get(id.0 as usize)
    }

    /// The combined meaning of words: the sum of their vectors, normalised to length 1. Rarer words weigh more, stop
    /// words nothing. Zeros if no word has a vector; empty without word vectors.
    pub fn meaning(&self, words: &[Word]) -> Vec<f32> {
        let mut sum = vec![0.0; self.vectors.dimensions()];
        for word in words {
            let facts = self.term(word.term);
            if let Some(vector) = self.vector(word.form).filter(|_| !facts.is_stop_word) {
                vector.add_to(&mut sum, 0.3 + facts.rarity);
            }
        }
        let length = dot(&sum, &sum).sqrt();
        if length > 0.0 {
            sum.iter_mut().for_each(|component| *component /= length);
        }
        sum
    }

    /// All word vectors.
    pub(crate) fn vectors(&self) -> &Vectors {
        &self.vectors
    }

    /// Facts about a term.
    pub fn term(&self, id: TermId) -> TermFacts {
        self.terms[id.index()]
    }

    /// The numbers of a word as written.
    fn word(&mut self, word: &str, kind: TokenKind) -> (FormId, TermId) {
        // Two different words with the same 64-bit hash would be confused; among a million words the chance is 1 in
        // 10^7.
        let key = xxh3_64_with_seed(word.as_bytes(), 0);
        if let Some(&known) = self.words.get(&key) {
            return known;
        }
        let mut form = word_form(word);
        if let Some(meant) = self.decoder.decoded(&form) {
            form = Cow::Owned(meant);
        } else if word.contains(' ') {
            form = Cow::Owned(form.replace(' ', ""));
        }
        let plain = if kind == TokenKind::Number { without_separators(&form) } else { None };
        let form_id = self.form_id(&form);
        let term_id = match plain {
            Some(number) => self.term_id(&number),
            None => {
                let term = self.maker.term(&form).into_owned();
                self.term_id(&term)
            }
        };
        self.words.insert(key, (form_id, term_id));
        (form_id, term_id)
    }

    fn form_id(&mut self, form: &str) -> FormId {
        let next = FormId(self.forms.len() as u32);
        let id = *self.form_ids.entry(term_hash(form)).or_insert(next);
        if id == next {
            self.forms.push(form.into());
            self.vectors.push(form);
        }
        id
    }

    fn term_id(&mut self, term: &str) -> TermId {
        let hash = term_hash(term);
        let next = TermId(self.terms.len() as u32);
        let id = *self.term_ids.entry(hash).or_insert(next);
        if id == next {
            self.terms.push(TermFacts {
                hash,
                rarity: self.rarity.rarity(hash),
                is_stop_word: self.rarity.is_stop_word(hash),
            });
        }
        id
    }
}

/// "1,000", "1.000" and "1 000" are the same number: groups of three digits lose their separators.
fn without_separators(number: &str) -> Option<String> {
    let mut groups = number.split(['.', ',', '\u{202F}', '\u{A0}', '\'']);
    let first = groups.next()?;
    let mut any = false;
    let grouped = (1..=3).contains(&first.len())
        && groups.all(|group| {
            any = true;
            group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit())
        });
    (grouped && any).then(|| number.chars().filter(char::is_ascii_digit).collect())
}

/// Tokens in which spaced-out letters have been joined to words.
fn joined_letters(tokens: Vec<Token>, text: &str) -> Vec<Token> {
    let words = spaced_words(text);
    if words.is_empty() {
        return tokens;
    }
    let word_of = |token: &Token| words.iter().position(|word| word.contains(token.span));
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut open = None;
    for token in tokens {
        let word = word_of(&token);
        match joined.last_mut() {
            Some(last) if word.is_some() && word == open => last.span.end = token.span.end,
            _ => joined.push(token),
        }
        open = word;
    }
    joined
}

/// A word of a reading.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its span in the prose.
    pub span: Span,
    /// Its normal form.
    pub form: FormId,
    /// Its term; for a character of a script without spaces, the pair with the next character.
    pub term: TermId,
    /// Its kind.
    pub kind: TokenKind,
    /// Whether it starts with a capital.
    pub is_capital: bool,
    /// Whether it has a capital that grammar doesn't require: probably part of a name. Never in headings and at the
    /// start of a sentence.
    pub is_name: bool,
}

impl Word {
    /// Whether the word is written the way names of days and months are: capitalised where the language requires it.
    pub fn is_capital_or_small(&self, language: Language) -> bool {
        self.is_capital || !Pack::of(language).grammar.capitalises_dates
    }
}

/// A sentence of a reading.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its span in the prose.
    pub span: Span,
    /// Its words; at least one.
    pub words: Range<usize>,
    /// The index of its block in the article.
    pub block: usize,
    /// Title, heading or running text.
    pub kind: BlockKind,
}

/// A tokenized article, without boilerplate.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// All words, in order.
    pub words: Vec<Word>,
    /// All sentences that contain a word, in order.
    pub sentences: Vec<Sentence>,
}

impl Reading {
    /// Tokenizes an article in linear time.
    pub fn new(article: &Article, vocabulary: &mut Vocabulary) -> Reading {
        let prose = article.prose().text();
        let mut reading = Reading::default();
        for (index, block) in article.blocks().iter().enumerate().filter(|(_, block)| block.kind.is_compared()) {
            let text = block.span.of(prose);
            for span in sentences(text, vocabulary.language()) {
                let first = reading.words.len();
                // Sentence by sentence, since "sank.Nobody" is one word where a space is missing.
                for token in joined_letters(tokens(span.of(text)), span.of(text)) {
                    let word = token.span.shifted(span.start).of(text);
                    let (form, term) = vocabulary.word(word, token.kind);
                    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
                    let is_name = is_capital
                        && !block.kind.is_heading()
                        && reading.words.len() > first
                        && !vocabulary.term(term).is_stop_word;
                    let span = token.span.shifted(block.span.start + span.start);
                    reading.words.push(Word { span, form, term, kind: token.kind, is_capital, is_name });
                }
                let words = first..reading.words.len();
                if !words.is_empty() {
                    reading.sentences.push(Sentence {
                        span: span.shifted(block.span.start),
                        words,
                        block: index,
                        kind: block.kind,
                    });
                }
            }
        }
        reading.pair_characters(prose, vocabulary);
        reading
    }

    /// Gives each character of a script without spaces the pair with its neighbour as its term: single characters mean
    /// too little.
    fn pair_characters(&mut self, prose: &str, vocabulary: &mut Vocabulary) {
        for index in 1..self.words.len() {
            let (before, here) = (self.words[index - 1], self.words[index]);
            if before.kind == TokenKind::Character
                && here.kind == TokenKind::Character
                && before.span.end == here.span.start
            {
                self.words[index - 1].term = vocabulary.term_id(before.span.hull(here.span).of(prose));
            }
        }
    }

    /// Whether both have the same words in the same order.
    pub fn has_same_words(&self, other: &Reading) -> bool {
        self.words.len() == other.words.len() && self.words.iter().zip(&other.words).all(|(x, y)| x.form == y.form)
    }

    /// The indices of the words inside a stretch of the prose.
    pub fn words_within(&self, stretch: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.start < stretch.start);
        let n_inside = self.words[first..].iter().take_while(|word| word.span.end <= stretch.end).count();
        first..first + n_inside
    }

    /// The words of one sentence.
    pub fn words_of(&self, sentence: usize) -> &[Word] {
        &self.words[self.sentences[sentence].words.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> (Reading, Vocabulary) {
        let mut vocabulary = Vocabulary::new(language);
        (Reading::new(&Article::plain("t", text), &mut vocabulary), vocabulary)
    }

    #[test]
    fn numbers_written_with_separators_are_one_term() {
        let (reading, _) =
            read("They paid 1,000 and 1000 and 1.000 and 2.5 and 25 crowns to the harbour office.", Language::English);
        let term = |i: usize| reading.words[i].term;
        assert_eq!(term(2), term(4));
        assert_eq!(term(2), term(6));
        assert_ne!(term(8), term(10));
    }

    #[test]
    fn characters_of_scripts_without_spaces_are_read_in_pairs() {
        let (one, mut vocabulary) = read("首都の港。", Language::Japanese);
        let other = Reading::new(&Article::plain("u", "都心の首都"), &mut vocabulary);
        assert_eq!(one.words[0].term, other.words[3].term, "首都");
        assert_ne!(one.words[1].term, other.words[0].term, "都の is not 都心");
    }

    #[test]
    fn every_word_stands_in_one_sentence() {
        let (reading, _) = read("One sentence here. Another one there.\n\nA third.", Language::English);
        let counted: usize = reading.sentences.iter().map(|s| s.words.len()).sum();
        assert_eq!(counted, reading.words.len());
    }
}
