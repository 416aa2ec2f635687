//! Titles and roles beside a name: before it, before a comma, or after it.
//!
//! ```text
//! spokeswoman Ann Hale          the chair of the board, Ann Hale,          Ann Hale, the harbour’s new director,
//! └─ title ─┘                       └───┘ the head of the phrase                             └──────┘
//! ```
//!
//! Predicates count as well: Ann Hale was the director. An age or "who" after a name also marks a person. `names`
//! stores the results.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::quote::attribution::words::{Kind, Word};
use crate::quote::lexicon::Role;

/// Most words between a name and its title: "the spokeswoman for the ministry of health and sport, Ann Hale".
const LONGEST_PHRASE: usize = 10;

/// Words searched in an apposition after a name: the title stands early in it.
const LONGEST_APPOSITION: usize = 7;

/// Pronouns that follow a person, never a thing.
static PERSONAL_RELATIVES: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.speech, "personal-relative").collect());

/// Verbs between a name and its predicate.
static IS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.speech, "copula").collect());

/// The title of the name at `name` in `words`.
pub(in crate::quote) fn title_of<'w>(text: &str, words: &'w [Word], name: (usize, usize)) -> Option<&'w Word> {
    let before = words[..name.0].last().filter(|w| w.is_title());
    before
        .or_else(|| title_before_comma(words, name))
        .or_else(|| title_in_apposition(words, name.1))
        .or_else(|| title_in_predicate(text, words, name.1))
}

/// Whether the name that ends at `end` is followed by something that only follows people: ", 58," or "(58)" or ", who".
pub(in crate::quote) fn is_followed_as_person(text: &str, words: &[Word], end: usize) -> bool {
    let Some([sign, next, ..]) = words.get(end..) else { return false };
    if !matches!(sign.kind, Kind::Comma | Kind::Bracket) {
        return false;
    }
    let word = next.span.of(text);
    let age = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    let closed = words.get(end + 2).is_some_and(|w| w.kind == sign.kind || w.ends_sentence());
    age && closed || PERSONAL_RELATIVES.contains(&word)
}

/// The title in a phrase to which the name is an apposition: "the chair of the board, Ann Hale, said".
fn title_before_comma(words: &[Word], (start, end): (usize, usize)) -> Option<&Word> {
    let comma = start.checked_sub(1).filter(|&at| words[at].kind == Kind::Comma)?;
    let closes = words.get(end).is_none_or(|w| {
        w.ends_sentence()
            || matches!(w.kind, Kind::Comma | Kind::Bracket | Kind::Dash | Kind::Role(Role::RelativePronoun))
    });
    if !closes {
        return None;
    }
    let low = comma.saturating_sub(LONGEST_PHRASE);
    let from = (low..comma).rev().take_while(|&at| in_phrase(&words[at])).last()?;
    // The phrase starts with the article farthest back; its dependent phrases follow its head.
    let from = (from..comma).find(|&at| words[at].is_determiner()).unwrap_or(from);
    let phrase = &words[from..comma];
    let head = phrase.iter().skip(1).position(|w| w.is(Role::LinkPreposition)).map_or(phrase.len(), |at| at + 1);
    phrase[..head].iter().rfind(|w| w.is_title())
}

/// The title in an apposition after a name: ", the company's new director,".
fn title_in_apposition(words: &[Word], end: usize) -> Option<&Word> {
    if words.get(end)?.kind != Kind::Comma {
        return None;
    }
    let apposition = words.get(end + 1..)?.iter().take(LONGEST_APPOSITION);
    apposition
        .take_while(|w| match w.kind {
            Kind::Role(Role::AdverbOrAuxiliary) => true,
            Kind::Role(Role::LinkPreposition) => false,
            _ => in_phrase(w),
        })
        .filter(|w| w.is_title())
        .last()
}

/// The title in a predicate: "Ann Hale is the harbour's new director".
fn title_in_predicate<'w>(text: &str, words: &'w [Word], end: usize) -> Option<&'w Word> {
    let is = words.get(end).filter(|w| w.is(Role::AdverbOrAuxiliary))?;
    let known = IS.contains(&is.span.of(text));
    let rest = known.then(|| words.get(end + 1..)).flatten()?.iter().take(LONGEST_APPOSITION);
    rest.take_while(|w| (in_phrase(w) || w.is(Role::AdverbOrAuxiliary)) && !w.is(Role::LinkPreposition))
        .filter(|w| w.is_title())
        .last()
}

fn in_phrase(word: &Word) -> bool {
    match word.kind {
        Kind::Plain | Kind::Name => true,
        Kind::Role(role) => {
            matches!(
                role,
                Role::Title(_)
                    | Role::Determiner
                    | Role::Possessive(_)
                    | Role::Organisation
                    | Role::Document
                    | Role::LinkPreposition
            )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::quote::attribution::words;
    use crate::text::{Language, sentences};

    /// The words of a text, and the position of `name` among them.
    fn read(text: &str, name: &str) -> (Vec<Word>, (usize, usize)) {
        let article = Article::plain("a", text).with_language(Language::English);
        let words = words::read(&article, &sentences(text, Language::English), &[]);
        let n_words = name.split(' ').count();
        let at = words.iter().position(|w| text[w.span.start..].starts_with(name)).unwrap();
        (words, (at, at + n_words))
    }

    #[test]
    fn titles_are_found_beside_names() {
        for (text, want) in [
            ("We met spokeswoman Ann Hale.", Some("spokeswoman")),
            ("The chair of the harbour board, Ann Hale, left.", Some("chair")),
            ("The deputy minister for ships, Ann Hale, left.", Some("minister")),
            ("They met its regional director, Ann Hale.", Some("director")),
            ("They saw Ann Hale, the harbour's new director, leave.", Some("director")),
            ("With the director, Ann Hale saw a ship.", None),
            ("Then Ann Hale was the harbour's first director.", Some("director")),
            ("Then Ann Hale was in the director's room.", None),
            ("They saw Ann Hale, a stranger.", None),
        ] {
            let (words, name) = read(text, "Ann Hale");
            assert_eq!(title_of(text, &words, name).map(|w| w.span.of(text)), want, "{text}");
        }
    }

    #[test]
    fn an_age_or_who_marks_a_person() {
        for (text, want) in [
            ("Ann Hale, 58, left.", true),
            ("Ann Hale (58) left.", true),
            ("Ann Hale, who left, sang.", true),
            ("Ann Hale, which left, sank.", false),
            ("Ann Hale, 5800, left.", false),
        ] {
            let (words, name) = read(text, "Ann Hale");
            assert_eq!(is_followed_as_person(text, &words, name.1), want, "{text}");
        }
    }
}
