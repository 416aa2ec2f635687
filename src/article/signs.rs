//! Observations about a single line or block: how it starts, how it ends, how long it is.
//!
//! [`layout`](super::layout), [`boilerplate`](super::boilerplate) and [`blocks`](super::blocks) decide by them; nothing
//! is decided here.

use std::sync::LazyLock;

use crate::language::Pack;
use crate::text::normalize::{is_apostrophe, is_dash, is_invisible};
use crate::text::tokenizer::is_unspaced;

/// Whether `c` is white space or an invisible character.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Whether `c` opens or closes a quotation in some language. Many characters do both, so the direction isn't given.
pub(super) fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A word: a headline, or a truncated line.
    Word,
    /// A full stop or an ellipsis.
    Stop,
    /// A question or exclamation mark.
    Mark,
    /// The full stop of an abbreviation, which may also end a sentence.
    Abbreviation,
    /// A comma, colon, semicolon or dash: something must follow.
    Unfinished,
}

/// Abbreviations that end headlines. Initials such as "U.S." need no table.
static ABBREVIATIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.sentences, "headline-abbreviation").collect());

/// How `text` ends, ignoring closing quote marks and brackets.
pub(super) fn ending(text: &str) -> Ending {
    let bare =
        text.trim_end_matches(|c: char| is_blank(c) || is_quote_mark(c) || matches!(c, ')' | ']' | '*' | '_' | '）'));
    match bare.chars().next_back() {
        Some('.') if ends_in_abbreviation(bare) => Ending::Abbreviation,
        Some('.' | '…' | '。' | '｡' | '।' | '۔') => Ending::Stop,
        Some('?' | '!' | '？' | '！' | '؟' | '‽') => Ending::Mark,
        Some(',' | ':' | ';' | '，' | '、' | '：' | '；' | '،' | '؛') => Ending::Unfinished,
        Some(c) if is_dash(c) => Ending::Unfinished,
        _ => Ending::Word,
    }
}

fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let Some(word) = last.strip_suffix('.') else { return false };
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initials = word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    is_initials || ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether the first word of `text` is all lower case, ignoring brackets before it.
pub(super) fn begins_in_lower_case(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | '*' | '_'));
    let mut letters = word.chars().take_while(|c| !c.is_whitespace()).filter(|c| c.is_alphabetic());
    word.chars().next().is_some_and(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// Whether nearly two of three words are capitalised, as in English headlines. Sentences with a name reach one half.
pub(super) fn is_title_case(text: &str) -> bool {
    let (mut capital, mut words) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        capital += usize::from(word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase));
    }
    10 * capital >= 6 * words
}

/// Counts the words of `text`, up to `limit`; two characters of a script without spaces count as one word.
pub(super) fn count_words(text: &str, limit: usize) -> usize {
    let (mut words, mut unspaced, mut inside) = (0, 0, false);
    for c in text.chars() {
        let in_word = c.is_alphanumeric() && !is_unspaced(c);
        words += usize::from(in_word && !inside);
        unspaced += usize::from(is_unspaced(c));
        inside = in_word || (inside && (is_apostrophe(c) || matches!(c, '-' | '.')));
        if words + unspaced / 2 >= limit {
            return limit;
        }
    }
    words + unspaced.div_ceil(2)
}

/// Whether all of `text` is inside quote marks: a quotation, not a headline with one.
pub(super) fn is_quotation(text: &str) -> bool {
    let inner = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '.' | ','));
    inner.starts_with(is_quote_mark) && inner.ends_with(is_quote_mark)
}

/// Whether `text` breaks off after a quotation: a comma next to a closing quote mark.
pub(super) fn ends_with_comma_and_quote(text: &str) -> bool {
    let mut back = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '*' | '_')).chars().rev();
    match (back.next(), back.next()) {
        (Some(','), Some(c)) | (Some(c), Some(',')) => is_quote_mark(c),
        _ => false,
    }
}

/// What a line that looks like a list item starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet or dash, with its length in bytes including the following space.
    Bullet(usize),
    /// A number or letter: "1.", "2)", "(b)". A single one may also start a sentence: "1. FC Altmark won".
    Number,
}

/// The list marker at the start of `text`, if any. A dash that opens speech isn't one ("— ¿Quién es?").
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let body = rest.trim_start_matches(is_blank);
    let taken = text.len() - body.len();
    if matches!(first, '•' | '·' | '‣' | '▪' | '▫' | '◦' | '●' | '○' | '■' | '►' | '*') {
        return (taken > first.len_utf8() && !body.is_empty()).then_some(Marker::Bullet(taken));
    }
    if is_dash(first) {
        return (taken > first.len_utf8() && !body.is_empty() && !is_dialogue(first, body))
            .then_some(Marker::Bullet(taken));
    }
    let label = text.strip_prefix('(').unwrap_or(text);
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    // Three digits could be a year or an amount.
    let behind = match digits {
        0 if label.starts_with(|c: char| c.is_ascii_lowercase()) => &label[1..],
        1 | 2 => &label[digits..],
        _ => return None,
    };
    let is_closed = behind.starts_with(')') || (digits > 0 && behind.starts_with('.'));
    (is_closed && behind[1..].starts_with(char::is_whitespace)).then_some(Marker::Number)
}

/// Whether a dash before `body` opens speech, as in Spanish, French or Polish, rather than a list item.
fn is_dialogue(dash: char, body: &str) -> bool {
    let is_sentence = matches!(ending(body), Ending::Stop | Ending::Mark);
    body.starts_with(['¿', '¡'])
        || body.ends_with(['?', '!'])
        || (dash == '—' && is_sentence)
        || has_reporting_clause(body)
}

/// Whether a dash after a space and before a lower-case letter splits `body`: "Nie wiem – powiedziała".
fn has_reporting_clause(body: &str) -> bool {
    let mut before = ' ';
    body.char_indices().any(|(at, c)| {
        let is_incise = is_dash(c) && before.is_whitespace() && at > 0;
        before = c;
        is_incise && body[at + c.len_utf8()..].trim_start().starts_with(char::is_lowercase)
    })
}

/// Whether `text` is a single URL or e-mail address, ignoring brackets.
pub(super) fn is_address(text: &str) -> bool {
    let bare =
        text.trim_matches(|c: char| is_blank(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '.' | ',' | ';'));
    if bare.is_empty() || bare.contains(char::is_whitespace) {
        return false;
    }
    let is_web = bare.contains("://") || bare.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    let is_mail = bare.split_once('@').is_some_and(|(_, host)| !host.contains('@') && host.contains('.'));
    is_web || is_mail || bare.starts_with("mailto:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told_apart() {
        for (text, expected) in [
            ("Ferry late again", Ending::Word),
            ("The ferry was late.", Ending::Stop),
            ("“The ferry was late.”", Ending::Stop),
            ("Why was it late?", Ending::Mark),
            ("Talks with the U.S.", Ending::Abbreviation),
            ("Ferries run by Harle & Co.", Ending::Abbreviation),
            ("What he said:", Ending::Unfinished),
            ("“It was late,”", Ending::Unfinished),
            ("The ferry —", Ending::Unfinished),
            ("渡轮又晚点了。", Ending::Stop),
            ("", Ending::Word),
            ("(“)", Ending::Word),
        ] {
            assert_eq!(ending(text), expected, "{text}");
        }
    }

    #[test]
    fn lower_case_is_of_the_whole_first_word() {
        for (text, expected) in [
            ("said Kim", true),
            ("(said Kim", true),
            ("iPhone sales", false),
            ("Kim", false),
            ("3 ships", false),
            ("日本", false),
            ("", false),
        ] {
            assert_eq!(begins_in_lower_case(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, expected) in [("One two-part word’s end", 4), ("U.S. 3.5", 2), ("渡轮晚点", 2), ("", 0), ("— —", 0)]
        {
            assert_eq!(count_words(text, 100), expected, "{text}");
        }
        assert_eq!(count_words(&"a ".repeat(1000), 30), 30);
    }

    #[test]
    fn list_markers_and_speech_are_told_apart() {
        for (text, expected) in [
            ("- two boats", Some(Marker::Bullet(2))),
            ("• two boats", Some(Marker::Bullet(4))),
            ("– two boats", Some(Marker::Bullet(4))),
            ("— two boats", Some(Marker::Bullet(4))),
            ("* two boats", Some(Marker::Bullet(2))),
            ("1. two boats", Some(Marker::Number)),
            ("a) two boats", Some(Marker::Number)),
            ("(2) two boats", Some(Marker::Number)),
            ("— ¿Quién llamó? —preguntó Elvira.", None),
            ("— Je ne sais pas, dit-elle.", None),
            ("– Nie wiem – powiedziała Halina.", None),
            ("-5 degrees", None),
            ("1984. It was cold", None),
            ("1.5 million", None),
            ("a boat", None),
            ("*", None),
            ("—", None),
            ("", None),
        ] {
            assert_eq!(marker(text), expected, "{text}");
        }
    }

    #[test]
    fn addresses_stand_alone() {
        for (text, expected) in [
            ("https://harbour.example/late", true),
            ("<www.harbour.example>", true),
            ("desk@harbour.example", true),
            ("see https://harbour.example", false),
            ("@harbour", false),
            ("", false),
        ] {
            assert_eq!(is_address(text), expected, "{text}");
        }
    }

    #[test]
    fn a_comma_with_a_quote_mark_is_seen_in_either_order() {
        for (text, expected) in [
            ("if needed,”", true),
            ("wenn nötig“,", true),
            ("if needed,\"", true),
            ("if needed,", false),
            ("needed”", false),
        ] {
            assert_eq!(ends_with_comma_and_quote(text), expected, "{text}");
        }
    }
}
