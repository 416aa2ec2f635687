//! Splits text into words by UAX #29, as spans with the kind of token.
//!
//! In scripts without spaces (Han, kana, Thai …) each character is a token; [`terms`](crate::text::terms) joins them to
//! pairs.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word of letters, possibly with digits.
    Word,
    /// A number: "3", "1,000", "2.5".
    Number,
    /// One character of a script without spaces.
    Character,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its span in the text.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
}

/// The words of `text`, in order, without punctuation, white space and symbols.
///
/// ```
/// use respun::text::tokens;
/// let text = "“Don’t pay $5,000,” said the U.S. envoy.";
/// let words: Vec<_> = tokens(text).into_iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["Don’t", "pay", "5,000", "said", "the", "U.S", "envoy"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6);
    for (at, word) in text.unicode_word_indices() {
        if word.contains(NARROW_SPACE) {
            push_parts(&mut tokens, at, word);
        } else {
            tokens.push(token(at, word));
        }
    }
    tokens
}

/// The narrow no-break space, which UAX #29 treats as part of a word. Between digits it groups them ("1 900");
/// elsewhere it separates a word from a French punctuation mark.
const NARROW_SPACE: char = '\u{202F}';

fn token(at: usize, word: &str) -> Token {
    Token { span: Span::new(at, at + word.len()), kind: kind_of(word) }
}

/// Splits a word at narrow spaces that aren't between digits.
fn push_parts(tokens: &mut Vec<Token>, at: usize, word: &str) {
    let mut from = 0;
    for (space, _) in word.match_indices(NARROW_SPACE) {
        let next = space + NARROW_SPACE.len_utf8();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if is_digit(word[from..space].chars().next_back()) && is_digit(word[next..].chars().next()) {
            continue;
        }
        if from < space {
            tokens.push(token(at + from, &word[from..space]));
        }
        from = next;
    }
    if from < word.len() {
        tokens.push(token(at + from, &word[from..]));
    }
}

fn kind_of(word: &str) -> TokenKind {
    let first = word.chars().next().unwrap_or(' ');
    if is_unspaced(first) {
        TokenKind::Character
    } else if word.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else {
        TokenKind::Number
    }
}

/// Whether `c` belongs to a script without spaces between words.
#[inline]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{309F}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_spaces_group_digits_and_part_words() {
        let text = "«\u{202F}Près de 1\u{202F}900 personnes\u{202F}»\u{202F}!";
        let words: Vec<_> = tokens(text).into_iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words, ["Près", "de", "1\u{202F}900", "personnes"]);
    }
}
