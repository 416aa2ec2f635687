//! Words by UAX #29, as spans, each with what kind of token it is.
//!
//! Scripts without spaces (Han, kana, Thai …) give one token a character; [`terms`](crate::text::terms) joins these to pairs.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word of letters, digits possibly among them.
    Word,
    /// A number: "3", "1,000", "2.5".
    Number,
    /// One character of a script that is written without spaces.
    Character,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// The words of `text` in order; punctuation, white space and symbols are left out.
///
/// ```
/// use respun::text::tokens;
/// let text = "“Don’t pay $5,000,” said the U.S. envoy.";
/// let words: Vec<_> = tokens(text).into_iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["Don’t", "pay", "5,000", "said", "the", "U.S", "envoy"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    text.unicode_word_indices()
        .map(|(at, word)| {
            let kind = kind_of(word);
            Token { span: Span::new(at, at + word.len()), kind }
        })
        .collect()
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

/// Whether `c` belongs to a script that is written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{309F}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
