//! The reporter's words, outside the quote marks, read once per article: each word with its role, each quotation as one
//! word.
//!
//! ```text
//! “We leave,” said Tom Hale, the pilot. ¶
//!  Quote      ReportingVerb Name Name Comma Determiner Title Stop Break
//! ```
//!
//! `attribution` matches patterns in this list.

use std::sync::LazyLock;

use crate::article::Article;
use crate::language::Pack;
use crate::quote::lexicon::{Gender, Lexicon, Role};
use crate::quote::quotation::Quotation;
use crate::span::Span;
use crate::text::tokenizer::is_unspaced;

/// Pronouns that are also possessives.
static POSSESSIVE_PRONOUNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "possessive-pronoun").collect());

/// Pronouns that follow their verb with a hyphen.
static INVERTED: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "inverted-pronoun").collect());

/// The kind of an element of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Kind {
    /// A word with a role of its own.
    Role(Role),
    /// A capitalised word without a role: a name or a part of one.
    Name,
    /// Any other word or number.
    Plain,
    Comma,
    Colon,
    Dash,
    /// An opening or a closing bracket.
    Bracket,
    /// Other punctuation.
    Sign,
    /// The quotation with this index.
    Quote(usize),
    /// The end of a sentence.
    Stop,
    /// The end of a block.
    Break,
}

/// One word, sign, quotation or break.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Word {
    pub span: Span,
    pub kind: Kind,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether ’s follows, which the span leaves out.
    pub possessive: bool,
    /// Whether it is in a line without a full stop: a heading or a byline, where nobody speaks.
    pub headline: bool,
    /// The mention that it is part of.
    pub mention: Option<u32>,
}

impl Word {
    pub fn role(&self) -> Option<Role> {
        if let Kind::Role(role) = self.kind { Some(role) } else { None }
    }

    pub fn is(&self, role: Role) -> bool {
        self.kind == Kind::Role(role)
    }

    /// Whether it is an article or takes the place of one: the, this, her.
    pub fn is_determiner(&self) -> bool {
        matches!(self.kind, Kind::Role(Role::Determiner | Role::Possessive(_)))
    }

    pub fn is_title(&self) -> bool {
        matches!(self.kind, Kind::Role(Role::Title(_)))
    }

    /// Whether a sentence or block ends here.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.kind, Kind::Stop | Kind::Break)
    }
}

/// Reads the words of `article` outside of `quotations`.
pub(in crate::quote) fn read(article: &Article, sentences: &[Span], quotations: &[Quotation]) -> Vec<Word> {
    let text = article.prose().text();
    let lexicon = Lexicon::of(article.language());
    let mut reader = Reader {
        text,
        sentences,
        lexicon,
        elides: Pack::of(article.language()).grammar.elides,
        next_sentence: 0,
        words: Vec::with_capacity(text.len() / 6),
        first: true,
    };
    let mut next = 0;
    let mut at = 0;
    for block in article.blocks().iter().filter(|b| b.kind.is_compared()) {
        at = block.span.start.max(at);
        let from = reader.words.len();
        let below_quote =
            matches!(reader.words[..], [.., Word { kind: Kind::Quote(_), .. }, Word { kind: Kind::Break, .. }]);
        if below_quote && (begins_with_dash(&text[..at]) || text[at..].starts_with('-')) {
            reader.border(at);
            reader.push(Span::new(at, at), Kind::Dash);
        }
        while at < block.span.end {
            while quotations.get(next).is_some_and(|q| q.outer.end <= at) {
                next += 1;
            }
            match quotations.get(next).filter(|q| q.outer.start < block.span.end) {
                Some(quotation) => {
                    reader.stretch(Span::new(at, quotation.outer.start.max(at)));
                    reader.border(quotation.outer.start);
                    reader.push(quotation.outer, Kind::Quote(next));
                    reader.skip_sentences(quotation.span.end);
                    at = quotation.outer.end;
                }
                None => {
                    reader.stretch(Span::new(at, block.span.end));
                    at = block.span.end;
                }
            }
        }
        if block.kind.is_heading() || !ends_like_a_sentence(block.span.of(text)) {
            reader.words[from..].iter_mut().for_each(|word| word.headline = true);
        }
        if at == block.span.end {
            reader.push(Span::new(at, at), Kind::Break);
            reader.first = true;
        }
    }
    reader.push(Span::new(text.len(), text.len()), Kind::Break);
    reader.words
}

/// Whether a line after `before` starts with a dash, like the signature below a quotation: `— Tom Hale`. Blocks leave
/// the dash out.
fn begins_with_dash(before: &str) -> bool {
    before.trim_end_matches(' ').ends_with(['–', '—', '―'])
}

/// Whether a sentence ends where a block does: the block ends with punctuation.
fn ends_like_a_sentence(block: &str) -> bool {
    block.trim_end().ends_with(|c: char| !c.is_alphanumeric())
}

struct Reader<'t> {
    text: &'t str,
    sentences: &'t [Span],
    lexicon: &'static Lexicon,
    /// Splits off l’, d’, qu’ and the pronoun of dit-elle.
    elides: bool,
    next_sentence: usize,
    words: Vec<Word>,
    /// Whether the next word is the first of a sentence.
    first: bool,
}

impl Reader<'_> {
    fn push(&mut self, span: Span, kind: Kind) {
        if matches!(kind, Kind::Role(_) | Kind::Name | Kind::Plain | Kind::Quote(_)) {
            self.first = false;
        }
        self.words.push(Word { span, kind, capital: false, possessive: false, headline: false, mention: None });
    }

    /// Skips the sentences that end within a quotation: they are the speaker's.
    fn skip_sentences(&mut self, inside: usize) {
        while self.sentences.get(self.next_sentence).is_some_and(|s| s.end < inside) {
            self.next_sentence += 1;
        }
    }

    /// Ends the sentence if one ends between the last word and `at`.
    fn border(&mut self, at: usize) {
        let mut crossed = false;
        while self.sentences.get(self.next_sentence).is_some_and(|s| s.end <= at) {
            self.next_sentence += 1;
            crossed = true;
        }
        let Some(last) = self.words.last() else { return };
        if !crossed || last.ends_sentence() {
            return;
        }
        // “Now?” she asked: the sentence of the quotation ends, but not the reporter's.
        let after_quote = matches!(last.kind, Kind::Quote(_));
        if after_quote && self.text[at..].starts_with(|c: char| !c.is_uppercase() && c.is_alphanumeric()) {
            return;
        }
        // Mr., Sen., J.: sentence splitters that do not know them end a sentence here.
        let ends_word = self.text[last.span.end..at].starts_with('.');
        if ends_word
            && (last.is_title() && last.capital && last.span.len() <= 5 || last.capital && last.span.len() == 1)
        {
            return;
        }
        self.push(Span::new(at, at), Kind::Stop);
        self.first = true;
    }

    fn stretch(&mut self, span: Span) {
        let bytes = self.text.as_bytes();
        let mut at = span.start;
        while at < span.end {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                at = self.word(at, span.end);
                continue;
            }
            if byte.is_ascii() {
                let kind = match byte {
                    b',' | b';' => Some(Kind::Comma),
                    b':' => Some(Kind::Colon),
                    b'(' | b')' | b'[' | b']' => Some(Kind::Bracket),
                    b'-' if bytes.get(at + 1).is_some_and(|&b| b == b'-' || b == b' ') => Some(Kind::Dash),
                    b'.' | b'!' | b'?' | b'\'' | b'-' => None,
                    b if b.is_ascii_punctuation() => Some(Kind::Sign),
                    _ => None,
                };
                if let Some(kind) = kind {
                    self.border(at);
                    self.push(Span::new(at, at + 1), kind);
                }
                at += 1;
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else { break };
            if c.is_alphanumeric() && !is_unspaced(c) {
                at = self.word(at, span.end);
                continue;
            }
            let end = at + c.len_utf8();
            let kind = match c {
                '–' | '—' | '―' => Some(Kind::Dash),
                '，' | '、' | '،' => Some(Kind::Comma),
                '：' => Some(Kind::Colon),
                '（' | '）' => Some(Kind::Bracket),
                _ => None,
            };
            if let Some(kind) = kind {
                self.border(at);
                self.push(Span::new(at, end), kind);
            }
            at = end;
        }
    }

    /// Reads the word that starts at `at` and returns where to continue.
    fn word(&mut self, at: usize, limit: usize) -> usize {
        self.border(at);
        let (end, apostrophe) = word_end(self.text, at, limit, self.elides);
        let word = &self.text[at..end];
        if self.elides
            && let Some((verb, pronoun)) = word.rsplit_once('-')
            && INVERTED.contains(&pronoun)
        {
            // ajoute-t-il: the t is only for euphony.
            let verb = verb.strip_suffix("-t").unwrap_or(verb);
            self.known(Span::new(at, at + verb.len()));
            // Any verb before its own pronoun is a reporting verb: se remémore-t-il.
            if let Some(last) = self.words.last_mut().filter(|w| w.kind == Kind::Plain) {
                last.kind = Kind::Role(Role::ReportingVerb);
            }
            self.known(Span::new(end - pronoun.len(), end));
            return end;
        }
        self.known(Span::new(at, end));
        let Some(apostrophe) = apostrophe else { return end };
        // ’s and anything else after an apostrophe is not a separate word.
        let tail = &self.text[apostrophe..limit];
        let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        if let Some(last) = self.words.last_mut() {
            last.possessive = letters == 0 || &tail[..letters] == "s";
        }
        if self.elides { apostrophe } else { apostrophe + letters }
    }

    fn known(&mut self, span: Span) {
        let word = span.of(self.text);
        let capital =
            word.starts_with(char::is_uppercase) || self.lexicon.grammar.capitalises_nouns && ends_as_noun(word);
        let form = || {
            let noun = self.lexicon.grammar.capitalises_nouns && capital && !self.first && word.ends_with(['n', 's']);
            noun.then(|| self.lexicon.role_of_inflected(word)).flatten()
        };
        let kind = match self.lexicon.role(word).or_else(form) {
            Some(role) if capital && !self.first && self.is_name_here(role, word) => Kind::Name,
            Some(role) => Kind::Role(role),
            None if capital => Kind::Name,
            None => Kind::Plain,
        };
        // In “told her” it is a pronoun, in “her coach” a possessive.
        if matches!(
            kind,
            Kind::Plain
                | Kind::Name
                | Kind::Role(Role::Title(_) | Role::Organisation | Role::Document | Role::OpinionNoun)
        ) && let Some(last) = self.words.last_mut()
            && last.is(Role::Pronoun(Gender::She))
            && POSSESSIVE_PRONOUNS.iter().any(|owner| owner.eq_ignore_ascii_case(last.span.of(self.text)))
        {
            last.kind = Kind::Role(Role::Possessive(Some(Gender::She)));
        }
        self.push(span, kind);
        if let Some(last) = self.words.last_mut() {
            last.capital = capital;
        }
    }

    /// Whether a capitalised word with a role is a name here, within a sentence: Will, May after a name, Grant.
    fn is_name_here(&self, role: Role, word: &str) -> bool {
        let after_name = self.words.last().is_some_and(|w| w.kind == Kind::Name || w.is_title() && w.capital);
        match role {
            // German: das Glauben, das Schreiben; verbs are not capitalised within a sentence.
            Role::ReportingVerb | Role::AmbiguousReportingVerb | Role::NonfiniteReportingVerb => true,
            Role::AdverbOrAuxiliary | Role::Conjunction => !self.lexicon.grammar.capitalises_nouns || after_name,
            Role::Calendar => after_name && word.len() <= 5,
            Role::LinkPreposition | Role::Preposition => after_name && word.len() <= 3 && word.chars().count() > 1,
            _ => false,
        }
    }
}

/// Where the word that starts at `at` ends, and where to continue if an apostrophe follows.
fn word_end(text: &str, at: usize, limit: usize, elides: bool) -> (usize, Option<usize>) {
    let mut end = at;
    let mut rest = text[at..limit].char_indices().peekable();
    while let Some((offset, c)) = rest.next() {
        let here = at + offset;
        let next = rest.peek().map(|&(_, next)| next);
        let joined = next.is_some_and(|n| n.is_alphanumeric() && !is_unspaced(n));
        match c {
            '-' | '‐' | '‑' if joined => {}
            // U.S., J.F.
            '.' if here - at <= 12 && is_initial(&text[at..here]) && next.is_some_and(char::is_uppercase) => {}
            '.' if is_initials(&text[at..here]) => return (here + 1, None),
            // 1,000 and 2.5
            '.' | ','
                if text[at..here].ends_with(|c: char| c.is_ascii_digit())
                    && next.is_some_and(|c| c.is_ascii_digit()) => {}
            '\'' | '’' => {
                let after = here + c.len_utf8();
                let before = &text[at..here];
                // O’Hara, D’Angelo
                if joined && !elides && before.len() == 1 && next.is_some_and(char::is_uppercase) {
                    end = after;
                    continue;
                }
                // After a plural's s it is a possessive or the end of a nested quotation; neither changes the word.
                return (here, (joined || before.ends_with('s')).then_some(after));
            }
            c if c.is_alphanumeric() && !is_unspaced(c) => {}
            _ => break,
        }
        end = here + c.len_utf8();
    }
    (end, None)
}

/// Whether the last part of a word is capitalised, as in German compounds: dpa-Bericht, eBoot-Werft.
fn ends_as_noun(word: &str) -> bool {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    !number && word.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_uppercase))
}

/// Whether `text` ends in a single capital letter.
fn is_initial(text: &str) -> bool {
    let mut letters = text.chars().rev();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|c| c == '.')
}

/// Whether `text` is capital letters with full stops between, so that the next full stop belongs to it.
fn is_initials(text: &str) -> bool {
    text.len() <= 12 && text.contains('.') && is_initial(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn shown(text: &str) -> Vec<String> {
        let article = Article::plain("a", text).with_language(Language::English);
        let sentences = [Span::new(0, text.len())];
        let name = |w: &Word| match w.kind {
            Kind::Role(role) => format!("{}:{role:?}", w.span.of(text)),
            Kind::Name | Kind::Plain => w.span.of(text).to_owned(),
            other => format!("{other:?}"),
        };
        read(&article, &sentences, &[]).iter().map(name).collect()
    }

    #[test]
    fn words_keep_hyphens_and_initials_and_lose_possessives() {
        assert_eq!(
            shown("Kim Ji-na’s U.S. trip, O’Hara didn’t know: 1,000 miles"),
            [
                "Kim", "Ji-na", "U.S.", "trip", "Comma", "O’Hara", "didn", "know", "Colon", "1,000", "miles", "Break",
                "Break"
            ]
        );
    }

    #[test]
    fn a_capitalised_word_with_a_role_may_be_a_name() {
        assert_eq!(shown("Then Will Theresa May go?")[1..4], ["Will", "Theresa", "May"]);
        assert_eq!(shown("In May they left")[..2], ["In:Preposition", "May:Calendar"]);
    }
}
