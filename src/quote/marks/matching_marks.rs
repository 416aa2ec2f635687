//! Pairs quote marks whose match is unambiguous.
//!
//! ```text
//! “ … “ … ” … ” … “ … " …
//! │   └───┘   │   │   └─ no direction
//! └───────────┘   └───── no matching mark: `find` guesses
//! ```
//!
//! Only the marks are considered; `find` considers the text between them.

use std::ops::Range;

use crate::quote::marks::mark::{Direction, Family, Mark, Shape};

/// Writes to `matches`, for each opening mark of a block whose closing mark is unambiguous, the index of that. Nested
/// quotations of any depth are matched first. Marks without a partner or without a direction get none.
pub(in crate::quote) fn match_marks(all: &[Mark], block: Range<usize>, matches: &mut [Option<usize>]) {
    // Quotations of different families are independent of each other, and there are few families.
    let mut open: [Vec<usize>; Family::N] = Default::default();
    for index in block.clone() {
        let mark = &all[index];
        let is_length =
            measures(mark, &all[index + 1..block.end]) || (mark.after_digit && mark.shape == Shape::Straight);
        if is_length || (mark.shape == Shape::Straight && mark.direction == Direction::Neither) {
            continue;
        }
        let open = &mut open[mark.family as usize];
        match open.last() {
            Some(&last) if closes_by_shape(&all[last], mark) || closes_by_place(&all[last], mark) => {
                matches[last] = Some(index);
                open.pop();
            }
            _ if opens_within(mark) || (mark.shape == Shape::Left && mark.direction == Direction::Neither) => {
                open.push(index)
            }
            _ => {}
        }
    }
}

/// Whether the shape of `mark` closes after `opening`, wherever it stands: « is followed by ».
fn closes_by_shape(opening: &Mark, mark: &Mark) -> bool {
    match (opening.shape, mark.shape) {
        (Shape::Left, Shape::Right) | (Shape::Low, Shape::Left) => true,
        (Shape::Right, Shape::Left) => mark.family == Family::Guillemet,
        _ => false,
    }
}

/// Whether `mark` may close `opening` and does not look like an opening mark.
fn closes_by_place(opening: &Mark, mark: &Mark) -> bool {
    mark.direction != Direction::Opening && closes_shape(opening.shape, mark)
}

/// Whether `mark` stands for inches: it follows a digit, and another mark closes the open quotation.
pub(in crate::quote) fn measures(mark: &Mark, ahead: &[Mark]) -> bool {
    mark.after_digit && mark.direction == Direction::Closing && next_of_family(mark, ahead).is_some_and(closes)
}

/// Whether a mark opens a nested quotation, by its shape or by its neighbours.
pub(in crate::quote) fn opens_within(mark: &Mark) -> bool {
    mark.shape == Shape::Low || (mark.direction == Direction::Opening && mark.shape != Shape::High)
}

/// Whether `mark` may close a mark of the shape `opening`.
pub(in crate::quote) fn closes_shape(opening: Shape, mark: &Mark) -> bool {
    match (opening, mark.shape) {
        (_, Shape::Low) => false,
        (_, Shape::High) | (Shape::Left, Shape::Right) | (Shape::Low, Shape::Left | Shape::Right) => true,
        (Shape::Right, Shape::Left) => true,
        _ => mark.direction == Direction::Closing,
    }
}

/// Whether the next two marks of the family both close, so that an opening mark here opens a nested quotation.
pub(in crate::quote) fn closes_twice(mark: &Mark, ahead: &[Mark]) -> bool {
    let mut following = ahead.iter().take(8).filter(|m| m.family == mark.family);
    following.next().is_some_and(closes) && following.next().is_some_and(closes)
}

/// Whether a mark closes, whatever is open.
pub(in crate::quote) fn closes(mark: &Mark) -> bool {
    match mark.shape {
        Shape::High => true,
        Shape::Low => false,
        Shape::Right => mark.direction != Direction::Opening,
        Shape::Left | Shape::Straight => mark.direction == Direction::Closing,
    }
}

/// The next mark of the same family, if it is near.
pub(in crate::quote) fn next_of_family<'m>(mark: &Mark, ahead: &'m [Mark]) -> Option<&'m Mark> {
    ahead.iter().take(8).find(|m| m.family == mark.family)
}

/// Whether the curly closing mark is still to come, so that straight marks before it are nested quotations.
pub(in crate::quote) fn closed_by_its_own(ahead: &[Mark]) -> bool {
    let curly = ahead.iter().take(4).find(|m| m.family == Family::Double && m.shape != Shape::Straight);
    curly.is_some_and(|m| m.shape == Shape::Right || m.direction == Direction::Closing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::marks::mark::marks;
    use crate::span::Span;

    /// The matching marks of a text, each pair by the words between them.
    fn matches(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        marks(text, Span::new(0, text.len()), &mut all);
        let mut matches = vec![None; all.len()];
        match_marks(&all, 0..all.len(), &mut matches);
        let words =
            |(opening, closing): (&Mark, &Option<usize>)| Some(&text[opening.span.end..all[(*closing)?].span.start]);
        all.iter().zip(&matches).filter_map(words).collect()
    }

    #[test]
    fn unambiguous_marks_are_matched() {
        for (text, want) in [
            ("“a” b “c”", &["a", "c"][..]),
            ("“a “b” c” d", &["a “b” c", "b"]),
            ("“a “b “c” d” e” f", &["a “b “c” d” e", "b “c” d", "c"]),
            ("„a „b“ c“ d", &["a „b“ c", "b"]),
            ("»a »b« c« d", &["a »b« c", "b"]),
            ("”a” b", &["a"]),
            ("“a\" b \"c” d", &["a", "c"]),
            ("“a \"b\" c” d", &["a \"b\" c", "b"]),
            ("“a «b” c» d", &["a «b", "b” c"]),
            ("“a “b” c", &["b"]),
            ("“a” b” c", &["a"]),
            ("“a 6” b” c", &["a 6” b"]),
            ("「あ「い」う」え", &["あ「い」う", "い"]),
            ("a \" b \" c", &[]),
        ] {
            assert_eq!(matches(text), want, "{text}");
        }
    }
}
