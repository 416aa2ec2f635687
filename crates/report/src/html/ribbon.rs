//! The ribbon between the texts: a band from each matched stretch of a to its counterpart in b.
//!
//! ```text
//! a ┃━━━━━━━━━━━━┃ b     parallel bands: the same order in both
//!   ┃━━━━┓  ┏━━━━┃
//!   ┃    ┣━━┫    ┃       bands that cross: moved
//!   ┃━━━━┛  ┗━━━━┃
//! ```
//!
//! Heights are places in the sources, each from 0 to 1,000 for its whole length.

use super::shares::class;
use respun::align::{MatchKind, SentenceMatch};
use respun::article::Article;
use respun::span::Span;

/// Bands up to which each match has one of its own; of more, neighbours of one kind become one, as nobody could tell them apart.
const MOST_BANDS: usize = 600;

/// Thousandths of a text within which two matches are neighbours.
const NEAR: f64 = 2.0;

/// A band, as an outline for SVG.
pub(super) struct Band {
    pub class: &'static str,
    pub moved: bool,
    /// The number of its match; of several, of the first.
    pub number: usize,
    pub outline: String,
}

/// Where a match stands in both texts, in thousandths.
#[derive(Clone, Copy)]
struct Place {
    kind: MatchKind,
    moved: bool,
    number: usize,
    a: (f64, f64),
    b: (f64, f64),
}

/// The bands of all matches but those by position alone, those that moved last so that they lie on top.
pub(super) fn bands(a: &Article, b: &Article, sentences: &[SentenceMatch]) -> Vec<Band> {
    let places = sentences.iter().enumerate().filter_map(|(index, matched)| {
        // A band would say that one was found in the other.
        if matched.kind == MatchKind::Bridged {
            return None;
        }
        Some(Place {
            kind: matched.kind,
            moved: matched.moved,
            number: index + 1,
            a: heights(a, &matched.a)?,
            b: heights(b, &matched.b)?,
        })
    });
    let mut drawn: Vec<Place> = Vec::new();
    for place in places {
        match drawn.last_mut() {
            Some(last) if sentences.len() > MOST_BANDS && last.takes(&place) => {
                last.a.1 = place.a.1;
                last.b.1 = place.b.1;
            }
            _ => drawn.push(place),
        }
    }
    drawn.sort_by_key(|place| place.moved);
    drawn.iter().map(Place::band).collect()
}

impl Place {
    /// Whether `next` goes on where this one ends, on both sides.
    fn takes(&self, next: &Place) -> bool {
        let near = |end: f64, start: f64| (0.0..NEAR).contains(&(start - end));
        self.kind == next.kind && self.moved == next.moved && near(self.a.1, next.a.0) && near(self.b.1, next.b.0)
    }

    fn band(&self) -> Band {
        let ((a0, a1), (b0, b1)) = (self.a, self.b);
        // Level at both edges, so that a band leaves its text as a line of it would.
        let outline = format!("M0 {a0:.1}C50 {a0:.1} 50 {b0:.1} 100 {b0:.1}V{b1:.1}C50 {b1:.1} 50 {a1:.1} 0 {a1:.1}Z");
        Band { class: class(self.kind), moved: self.moved, number: self.number, outline }
    }
}

/// Where some sentences begin and end in the whole text; `None` if there are none.
fn heights(article: &Article, sentences: &[Span]) -> Option<(f64, f64)> {
    let whole = sentences.iter().copied().reduce(Span::hull)?;
    let thousandth = 1000.0 / article.source().len().max(1) as f64;
    Some((whole.start as f64 * thousandth, whole.end as f64 * thousandth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn every_match_has_a_band_and_what_moved_lies_on_top() {
        let example = example::rewrite();
        let bands = bands(&example.a, &example.b, &example.result.sentences);
        assert_eq!(bands.len(), example.result.sentences.len());
        assert!(bands.last().is_some_and(|band| band.moved && band.class == "verbatim" && band.number == 7));
        assert!(bands[0].outline.starts_with("M0 0.0C50 0.0 50 0.0 100 0.0V"), "{}", bands[0].outline);
    }

    #[test]
    fn bands_of_a_long_text_are_joined() {
        let text = "The ferry was late. ".repeat(2000);
        let (a, b) = (Article::plain("a", text.clone()), Article::plain("b", text));
        let sentences: Vec<SentenceMatch> = (0..2000)
            .map(|index| {
                let span = Span::new(20 * index, 20 * index + 19);
                let kind = if index < 1000 { MatchKind::Verbatim } else { MatchKind::Edited };
                let words = respun::align::WordCount::default();
                let (a, b) = (vec![span], vec![span]);
                SentenceMatch { kind, similarity: 1.0, moved: false, a, b, words_of_a: words, words_of_b: words }
            })
            .collect();
        let bands = bands(&a, &b, &sentences);
        assert_eq!(bands.len(), 2);
        assert_eq!(bands[1].number, 1001);
        assert!(bands[1].outline.ends_with(" 1000.0 0 1000.0Z"), "{}", bands[1].outline);
    }
}
