//! A static embedding model: a word is cut into pieces, each piece has a vector, and the word is the mean of its
//! pieces.
//!
//! Such models are distilled from large ones: each piece of the vocabulary gets the vector that the large model
//! computes for it alone (Tulkens and van Dongen, *Model2Vec*, 2024). Rare pieces are weighted higher than common ones
//! (smooth inverse frequency: Arora, Liang and Ma, 2017), so the length of the mean tells how informative the word is.
//!
//! ```text
//! "ferryman" ── tokenizer ── ferry ##man ── rows ── mean ┬─ direction: the vector
//!                                                        └─ length:    the weight
//! ```

use std::fmt;

use respun::meaning::vectors::VectorSource;
use tokenizers::Tokenizer;

use super::vector_rows::{Rows, whole_numbers};

/// A tokenizer with a vector for each of its pieces.
pub(crate) struct Pieces {
    tokenizer: Tokenizer,
    rows: Rows,
    /// Indexed by piece; `None` for pieces without meaning.
    vectors: Vec<Option<PieceVector>>,
    /// The length of a typical long vector; `None` if all have the same length.
    long: Option<f64>,
}

/// Where to find the vector of a piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PieceVector {
    /// Its row.
    pub row: u32,
    /// The factor for the row.
    pub weight: f32,
}

/// The share of pieces shorter than a "typical long vector". The longest few are outliers: markers, single letters,
/// scraps of other scripts.
const SHARE_BELOW_LONG: f64 = 0.95;

/// If even the shortest twentieth of the pieces reach this share of a long vector, lengths carry no information: all
/// were normalised, and the rest is rounding error.
const ONE_LENGTH: f64 = 0.95;

/// Maximum length in characters of a word that is cut into pieces. Words in articles are shorter; anything longer is
/// data, and the time to cut it can grow faster than its length.
const LONGEST_WORD: usize = 64;

impl Pieces {
    /// A model from its parts. Each piece in `vectors` must refer to one of `rows`, and the tokenizer must not add
    /// anything to a text.
    pub fn new(tokenizer: Tokenizer, rows: Rows, vectors: Vec<Option<PieceVector>>) -> Pieces {
        let of = |piece: &PieceVector| rows.length(piece.row as usize) * f64::from(piece.weight.abs());
        let mut lengths: Vec<f64> = vectors.iter().flatten().map(of).filter(|&length| length > 0.0).collect();
        lengths.sort_unstable_by(f64::total_cmp);
        let at = |share: f64| lengths.get((lengths.len() as f64 * share) as usize).copied();
        let long = at(SHARE_BELOW_LONG).filter(|long| at(1.0 - SHARE_BELOW_LONG).unwrap_or(0.0) < long * ONE_LENGTH);
        Pieces { tokenizer, rows, vectors, long }
    }

    /// The meaningful pieces of a word; none if it is unknown.
    ///
    /// Some tokenizers mark the start of a word by the space before it; others would make the space a piece. So the
    /// word is cut with and without the space, and the cut with fewer pieces wins; on a tie, the one with the space.
    fn pieces_of(&self, word: &str) -> Vec<PieceVector> {
        if word.chars().nth(LONGEST_WORD).is_some() {
            return Vec::new();
        }
        let (spaced, plain) = (self.cut(&format!(" {word}")), self.cut(word));
        if spaced.is_empty() || (!plain.is_empty() && plain.len() < spaced.len()) { plain } else { spaced }
    }

    fn cut(&self, text: &str) -> Vec<PieceVector> {
        // A tokenizer fails on text it has no piece for, if it has no unknown piece either.
        let Ok(found) = self.tokenizer.encode_fast(text, false) else { return Vec::new() };
        found.get_ids().iter().filter_map(|&id| *self.vectors.get(id as usize)?).collect()
    }
}

impl VectorSource for Pieces {
    fn dimensions(&self) -> usize {
        self.rows.dimensions()
    }

    fn vector(&self, word: &str) -> Option<(Vec<i8>, f32)> {
        let pieces = self.pieces_of(word);
        if pieces.is_empty() {
            return None;
        }
        let mut mean = vec![0.0; self.dimensions()];
        for piece in &pieces {
            self.rows.add_to(piece.row as usize, &mut mean, f64::from(piece.weight) / pieces.len() as f64);
        }
        let length = mean.iter().map(|x| x * x).sum::<f64>().sqrt();
        if length <= 0.0 {
            return None;
        }
        let (components, _) = whole_numbers(mean.iter().copied());
        let weight = self.long.map_or(1.0, |long| (length / long).min(1.0));
        Some((components.collect(), weight as f32))
    }
}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pieces")
            .field("rows", &self.rows.len())
            .field("dimensions", &self.rows.dimensions())
            .field("long", &self.long)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model with these pieces and rows; the first piece is the unknown piece.
    fn model(pieces: &[(&str, [f32; 2])]) -> Pieces {
        let vocabulary: Vec<String> = (0..).zip(pieces).map(|(id, (piece, _))| format!("{piece:?}:{id}")).collect();
        let json = format!(
            r###"{{"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{{"type":"BertPreTokenizer"}},
            "post_processor":null,"decoder":null,"model":{{"type":"WordPiece","unk_token":"[UNK]",
            "continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{{{}}}}}}}"###,
            vocabulary.join(",")
        );
        let mut rows = Rows::new(2, pieces.len());
        for (_, row) in pieces {
            rows.push(row);
        }
        let vectors = (0..pieces.len() as u32).map(|row| (row > 0).then_some(PieceVector { row, weight: 1.0 }));
        Pieces::new(Tokenizer::from_bytes(json).unwrap(), rows, vectors.collect())
    }

    #[test]
    fn a_word_is_the_mean_of_its_pieces() {
        let model = model(&[("[UNK]", [9.0, 9.0]), ("qua", [3.0, 0.0]), ("##vel", [0.0, 3.0]), ("mip", [0.3, 0.0])]);
        assert_eq!(model.vector("qua"), Some((vec![127, 0], 1.0)));
        let (components, weight) = model.vector("quavel").unwrap();
        assert_eq!(components, [127, 127]);
        assert!((weight - 0.5_f32.sqrt()).abs() < 1e-3, "{weight}");
        assert!((model.vector("mip").unwrap().1 - 0.1).abs() < 1e-3);
    }

    #[test]
    fn unknown_words_and_endless_ones_have_no_vector() {
        let model = model(&[("[UNK]", [9.0, 9.0]), ("q", [1.0, 0.0]), ("##q", [1.0, 0.0]), ("mip", [0.0, 0.0])]);
        for word in ["", " ", "zzz", "mip", "q\u{301}x", &"q".repeat(LONGEST_WORD + 1)] {
            assert_eq!(model.vector(word), None, "{word}");
        }
        assert!(model.vector(&"q".repeat(LONGEST_WORD)).is_some());
    }

    #[test]
    fn vectors_of_one_length_say_nothing_of_weight() {
        let model = model(&[("[UNK]", [9.0, 9.0]), ("qua", [1.0, 0.0]), ("##vel", [0.0, 1.0]), ("mip", [0.6, 0.8])]);
        for word in ["qua", "quavel", "mip"] {
            assert_eq!(model.vector(word).unwrap().1, 1.0, "{word}");
        }
    }
}
