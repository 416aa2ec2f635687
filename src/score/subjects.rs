//! Subjects: the names that a text's lead begins with and that the text repeats. Two forms filled with different facts
//! are about two companies, and neither text mentions the other's.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::Pack;
use crate::meaning::dates::is_date_word;
use crate::reading::{Reading, TermId, Vocabulary};
use crate::score::ScoredText;
use crate::text::TokenKind;

/// Number of words at the start of a text that may contain the first name of its subject.
const BEGINNING: usize = 12;

/// Rarity from which a capitalised word is a name, 0..=1: excludes "While" and "Tuesday".
const RARE: f32 = 0.75;

/// Fewest mentions of a name that count as repeated.
const REPEATED: usize = 2;

/// Fewest letters of a capitalised word; anything shorter is an initial.
const FEWEST_LETTERS: usize = 3;

/// Share of capitalised words from which capitals mean nothing: a text in capitals or in title case.
const MOSTLY_CAPITALS: f64 = 0.5;

/// The subjects of two texts, if neither text mentions the other's: the first words of the leads that name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherSubjects {
    /// Number of the word in a.
    pub a: usize,
    /// Number of the word in b.
    pub b: usize,
    /// Whether each text repeats its own subject.
    pub are_repeated: bool,
}

/// The names that the two leads begin with, if neither text mentions those of the other. Linear in the words.
pub fn other_subjects(a: &ScoredText<'_>, b: &ScoredText<'_>, vocabulary: &Vocabulary) -> Option<OtherSubjects> {
    let (terms_a, terms_b) = (Terms::of(a.reading), Terms::of(b.reading));
    let (all_a, all_b) = (subjects(a, &terms_a, &terms_b, vocabulary), subjects(b, &terms_b, &terms_a, vocabulary));
    let strange = |text: &ScoredText<'_>, subjects: &[usize], other: &Terms| -> Option<usize> {
        let is_unknown = |&at: &usize| !other.count.contains_key(&text.reading.words[at].term);
        subjects.first().copied().filter(|_| subjects.iter().all(is_unknown))
    };
    let repeated = |text: &ScoredText<'_>, subjects: &[usize], own: &Terms| -> Vec<usize> {
        let is_repeated = |at: &&usize| own.count.get(&text.reading.words[**at].term).is_some_and(|&n| n >= REPEATED);
        subjects.iter().filter(is_repeated).copied().collect()
    };
    let found = |of_a: &[usize], of_b: &[usize], are_repeated: bool| {
        let (a, b) = (strange(a, of_a, &terms_b)?, strange(b, of_b, &terms_a)?);
        Some(OtherSubjects { a, b, are_repeated })
    };
    found(&repeated(a, &all_a, &terms_a), &repeated(b, &all_b, &terms_b), true).or_else(|| found(&all_a, &all_b, false))
}

/// The terms of a text.
struct Terms {
    /// Number of occurrences of each term.
    count: FxHashMap<TermId, usize>,
    /// Terms that occur without a capital, and so are not names.
    small: FxHashSet<TermId>,
    /// Terms capitalised within a sentence, or before another capitalised word: not "Firefighters came".
    proper: FxHashSet<TermId>,
}

impl Terms {
    fn of(reading: &Reading) -> Terms {
        let mut terms =
            Terms { count: FxHashMap::default(), small: FxHashSet::default(), proper: FxHashSet::default() };
        for (at, word) in reading.words.iter().enumerate() {
            *terms.count.entry(word.term).or_default() += 1;
            if !word.is_capital {
                terms.small.insert(word.term);
            } else if word.is_name || reading.words.get(at + 1).is_some_and(|next| next.is_capital) {
                terms.proper.insert(word.term);
            }
        }
        terms
    }
}

/// The words of the lead that name the subject of the text.
fn subjects(text: &ScoredText<'_>, own: &Terms, other: &Terms, vocabulary: &Vocabulary) -> Vec<usize> {
    let ScoredText { reading, names, .. } = *text;
    let n_capitals = reading.words.iter().filter(|word| word.is_capital).count();
    if n_capitals as f64 >= MOSTLY_CAPITALS * reading.words.len() as f64 {
        return Vec::new();
    }
    // A heading that continues with a small letter is a line broken too early.
    let goes_on = |number: usize| {
        let next = reading.sentences.get(number + 1).and_then(|next| reading.words.get(next.words.start));
        next.is_some_and(|word| word.kind == TokenKind::Word && !word.is_capital)
    };
    let sentences = reading.sentences.iter().enumerate();
    let running = sentences.filter(|(number, sentence)| !sentence.kind.is_heading() || goes_on(*number));
    let beginning = running.flat_map(|(_, sentence)| sentence.words.clone()).take(BEGINNING);
    let is_subject = |&at: &usize| {
        let word = &reading.words[at];
        let may_be_name = if Pack::of(vocabulary.language()).grammar.capitalises_nouns {
            names[at]
        } else {
            own.proper.contains(&word.term) && !own.small.contains(&word.term) && !other.small.contains(&word.term)
        };
        may_be_name
            && word.kind == TokenKind::Word
            && word.span.len() >= FEWEST_LETTERS
            && vocabulary.term(word.term).rarity >= RARE
            && !is_date_word(vocabulary.form(word.form), vocabulary.language())
    };
    beginning.filter(is_subject).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::Language;
    use crate::score::names_of;

    /// The subject of each of two English texts, if they are different.
    fn others(a: &str, b: &str) -> Option<(String, String, bool)> {
        let mut vocabulary = Vocabulary::new(Language::English);
        let (a, b) = (Article::plain("a", a), Article::plain("b", b));
        let (read_a, read_b) = (Reading::new(&a, &mut vocabulary), Reading::new(&b, &mut vocabulary));
        let (names_a, names_b) = (names_of(&read_a, &vocabulary), names_of(&read_b, &vocabulary));
        let (none_a, none_b) = (vec![false; read_a.words.len()], vec![false; read_b.words.len()]);
        let text_a = ScoredText { reading: &read_a, quoted: &none_a, names: &names_a, aside: &none_a };
        let text_b = ScoredText { reading: &read_b, quoted: &none_b, names: &names_b, aside: &none_b };
        let found = other_subjects(&text_a, &text_b, &vocabulary)?;
        let name =
            |article: &Article, reading: &Reading, at: usize| reading.words[at].span.of(article.source()).to_owned();
        Some((name(&a, &read_a, found.a), name(&b, &read_b, found.b), found.are_repeated))
    }

    const OSKAR: &str = "Oskar Foods Inc said its board approved a dividend. Oskar said it was the first in a decade.";

    #[test]
    fn one_form_about_two_companies_is_about_others() {
        let hale = "Hale Ltd said its board approved a dividend. Hale said it was the second in a year.";
        assert_eq!(others(OSKAR, hale), Some(("Oskar".to_owned(), "Hale".to_owned(), true)));
    }

    #[test]
    fn a_text_that_mentions_the_other_subject_is_about_the_same() {
        let merger = "Hale Ltd said it would buy Oskar Foods. Hale said the board had agreed.";
        assert_eq!(others(OSKAR, merger), None);
    }

    #[test]
    fn a_name_said_once_is_told_apart() {
        let hale = "Hale Ltd said its board approved a dividend. It was the second in a year.";
        assert_eq!(others(OSKAR, hale), Some(("Oskar".to_owned(), "Hale".to_owned(), false)));
    }

    #[test]
    fn a_name_further_down_or_a_word_with_a_small_letter_elsewhere_is_no_subject() {
        assert_eq!(
            others(OSKAR, "The food company approved a dividend. It was, as the board said, the first one for Hale."),
            None
        );
        assert_eq!(others(OSKAR, "Dividends were approved. Dividends rose, and more dividends will come."), None);
        assert_eq!(others("", OSKAR), None);
    }
}
