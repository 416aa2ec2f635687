//! Terms: the form of a word that is compared between texts.
//!
//! A term is the Snowball stem (Porter 2001, by `rust-stemmers`) of the word's normal form in the language of the text,
//! without possessive endings and elided articles. In languages without a stemmer, and for numbers, it is the normal
//! form. Scripts without spaces are left to the caller, who knows the neighbouring characters.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::Stemmer;

use crate::language::{Language, Pack, PerLanguage, Words};

/// Words that the stemmer maps to the stem of an unrelated word: several/sever, university/universe,
/// international/intern. They stay whole.
static OVERSTEMMED: PerLanguage<Words> = PerLanguage::new(|pack| pack.spelling.entries("whole").collect());

/// Words with an apostrophe that is no elision.
static ONE_WORD: LazyLock<Words> = LazyLock::new(|| Pack::in_all(|pack| pack.spelling, "one-word").collect());

/// Computes terms for the words of one language.
pub struct TermMaker {
    stemmer: Option<Stemmer>,
    /// Words that are not stemmed.
    whole: &'static Words,
    /// Whether what stands before an apostrophe is another word.
    elides: bool,
}

impl TermMaker {
    /// For texts in `language`.
    pub fn new(language: Language) -> TermMaker {
        TermMaker {
            stemmer: language.stemmer().map(Stemmer::create),
            whole: OVERSTEMMED.of(language),
            elides: Pack::of(language).grammar.elides,
        }
    }

    /// The term of a normal form (see [`word_form`](crate::text::normalize::word_form)); never empty for a non-empty
    /// form.
    pub fn term<'f>(&self, form: &'f str) -> Cow<'f, str> {
        let bare = self.without_clitics(form);
        match &self.stemmer {
            Some(_) if self.whole.contains(bare) => Cow::Borrowed(bare),
            Some(stemmer) if bare.bytes().any(|b| !b.is_ascii_digit()) => {
                let stem = stemmer.stem(bare);
                if stem.is_empty() { Cow::Borrowed(form) } else { stem }
            }
            _ => Cow::Borrowed(bare),
        }
    }

    /// The word without clitics attached by an apostrophe.
    fn without_clitics<'f>(&self, form: &'f str) -> &'f str {
        let Some(at) = form.find('\'') else { return form };
        if self.elides {
            // "l'usine", "qu'elle", "dell'arte"; but "aujourd'hui" is one word.
            let (before, after) = (&form[..at], &form[at + 1..]);
            if after.is_empty() || before.len() > 5 || ONE_WORD.contains(form) { form } else { after }
        } else {
            let bare = form.strip_suffix("'s").or_else(|| form.strip_suffix('\'')).unwrap_or(form);
            if bare.is_empty() { form } else { bare }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_loses_all_its_letters() {
        for language in [Language::English, Language::French, Language::Italian, Language::German, Language::Unknown] {
            let maker = TermMaker::new(language);
            for form in ["'", "''", "'s", "s'", "l'", "o'neill", "1990's", "x"] {
                assert!(!maker.term(form).is_empty(), "{form} in {language}");
            }
        }
    }

    #[test]
    fn several_is_not_sever() {
        let english = TermMaker::new(Language::English);
        assert_ne!(english.term("several"), english.term("severed"));
    }

    #[test]
    fn aujourdhui_is_one_word() {
        assert_ne!(TermMaker::new(Language::French).term("aujourd'hui"), "hui");
    }

    #[test]
    fn inflected_forms_have_one_term() {
        let english = TermMaker::new(Language::English);
        assert_eq!(english.term("sanctions"), english.term("sanctioned"));
        assert_eq!(english.term("korea's"), english.term("korea"));
        assert_eq!(TermMaker::new(Language::French).term("l'usine"), TermMaker::new(Language::French).term("usines"));
    }
}
