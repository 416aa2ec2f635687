//! Aligns two stretches with the facts masked, so that facts are linked by what stands around them and not by their own
//! words: the two numbers of "from 90 to 40" and "from 40 to 90".
//!
//! A weighted longest common subsequence, in which a masked fact may be linked to any other; neighbours that are the
//! same on both sides make the link stronger.

use std::ops::Range;

use crate::claims::stretch::Side;

/// Two linked facts, by their number on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub a: usize,
    pub b: usize,
    /// Whether the words before both are the same, or both begin the stretch.
    pub same_before: bool,
    /// Whether the words after both are the same, or both end the stretch.
    pub same_behind: bool,
    /// Whether one of the two is a real word, not a border.
    pub has_word: bool,
}

impl Link {
    /// Whether the context says that both facts have the same place.
    pub fn is_supported(&self) -> bool {
        (self.same_before || self.same_behind) && self.has_word
    }

    /// Whether it does so on both sides.
    pub fn is_enclosed(&self) -> bool {
        self.same_before && self.same_behind && self.has_word
    }
}

/// Most cells of the table.
const MOST_CELLS: usize = 60_000;

const STOP: f32 = 0.3;
const CONTENT: f32 = 1.0;
/// Less than a stop word, so that a link alone never displaces one.
const MASKED: f32 = 0.2;
const NEIGHBOUR: f32 = 0.25;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Word(u64, bool),
    Masked(usize),
}

/// Links the masked facts of two sides. The ranges are the words of each fact, in order and not overlapping.
pub(super) fn links(a: &Side<'_>, masked_a: &[Range<usize>], b: &Side<'_>, masked_b: &[Range<usize>]) -> Vec<Link> {
    let (tokens_a, tokens_b) = (tokens(a, masked_a), tokens(b, masked_b));
    let (n, m) = (tokens_a.len(), tokens_b.len());
    if n == 0 || m == 0 || n * m > MOST_CELLS {
        return Vec::new();
    }
    let same = |i: Option<&Token>, j: Option<&Token>| match (i, j) {
        (None, None) => true,
        (Some(Token::Word(one, _)), Some(Token::Word(other, _))) => one == other,
        (Some(Token::Masked(_)), Some(Token::Masked(_))) => true,
        _ => false,
    };
    let is_word = |token: Option<&Token>| matches!(token, Some(Token::Word(..)));
    let neighbours = |i: usize, j: usize| {
        let (before_a, before_b) = (i.checked_sub(1).map(|i| &tokens_a[i]), j.checked_sub(1).map(|j| &tokens_b[j]));
        let (behind_a, behind_b) = (tokens_a.get(i + 1), tokens_b.get(j + 1));
        let (before, behind) = (same(before_a, before_b), same(behind_a, behind_b));
        let has_word = (before && is_word(before_a)) || (behind && is_word(behind_a));
        (before, behind, has_word)
    };
    let weight = |i: usize, j: usize| -> f32 {
        match (tokens_a[i], tokens_b[j]) {
            (Token::Word(one, is_stop), Token::Word(other, _)) if one == other => {
                if is_stop {
                    STOP
                } else {
                    CONTENT
                }
            }
            (Token::Masked(_), Token::Masked(_)) => {
                let (before, behind, _) = neighbours(i, j);
                MASKED + NEIGHBOUR * (f32::from(u8::from(before)) + f32::from(u8::from(behind)))
            }
            _ => 0.0,
        }
    };
    let width = m + 1;
    let mut best = vec![0.0f32; (n + 1) * width];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let here = weight(i, j);
            let take = if here > 0.0 { here + best[(i + 1) * width + j + 1] } else { 0.0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let here = weight(i, j);
        let is_taken = here > 0.0 && here + best[(i + 1) * width + j + 1] >= best[i * width + j] - 1e-6;
        if is_taken {
            if let (Token::Masked(one), Token::Masked(other)) = (tokens_a[i], tokens_b[j]) {
                let (same_before, same_behind, has_word) = neighbours(i, j);
                found.push(Link { a: one, b: other, same_before, same_behind, has_word });
            }
            i += 1;
            j += 1;
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

fn tokens(side: &Side<'_>, masked: &[Range<usize>]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(side.words.len());
    let mut next = 0;
    let mut at = 0;
    while at < side.words.len() {
        match masked.get(next).filter(|range| range.start <= at) {
            Some(range) => {
                tokens.push(Token::Masked(next));
                at = range.end.max(at + 1);
                next += 1;
            }
            None => {
                tokens.push(Token::Word(side.hashes[at], side.is_stop[at]));
                at += 1;
            }
        }
    }
    tokens
}
