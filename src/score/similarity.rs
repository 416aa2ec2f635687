//! Similarity: how similar the content of two texts is, regardless of who wrote it.
//!
//! For two statements (one to three sentences), it is the probability that they are paraphrases: see
//! [`statement`](crate::score::statement). For two articles, it is the mean over their words; words without counterpart
//! count 0.

use crate::align::{Alignment, align_words};
use crate::reading::{Reading, Vocabulary};
use crate::score::Evidence;
use crate::score::statement::{measures, statement_similarity};

/// How similar the content of two tokenized texts is, 0..=1; symmetric up to ties of the word alignment. Two empty
/// texts: 0.
pub fn similarity(a: &Reading, b: &Reading, alignment: &Alignment, vocabulary: &Vocabulary) -> f64 {
    if a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    if is_statement(a) && is_statement(b) {
        let words = align_words(&a.words, &b.words, vocabulary, &alignment.known);
        return statement_similarity(&a.words, &b.words, &words, vocabulary);
    }
    let total = (a.words.len() + b.words.len()) as f64;
    let said: f64 = alignment
        .groups
        .iter()
        .map(|group| {
            let (words_a, words_b) = (group.words_of_a(a), group.words_of_b(b));
            let alike = statement_similarity(words_a, words_b, &group.words, vocabulary);
            alike * (words_a.len() + words_b.len()) as f64
        })
        .sum();
    // An empty sum is minus zero.
    (said / total).clamp(0.0, 1.0) + 0.0
}

/// Most sentences and words of a statement: a sentence retold as two is not an article.
const MOST_SENTENCES: usize = 3;
const MOST_WORDS: usize = 100;

fn is_statement(reading: &Reading) -> bool {
    (1..=MOST_SENTENCES).contains(&reading.sentences.len()) && reading.words.len() <= MOST_WORDS
}

/// The measures behind the similarity of two statements; empty for longer texts.
pub fn statement(a: &Reading, b: &Reading, alignment: &Alignment, vocabulary: &Vocabulary) -> Vec<Evidence> {
    if !is_statement(a) || !is_statement(b) {
        return Vec::new();
    }
    let words = align_words(&a.words, &b.words, vocabulary, &alignment.known);
    measures(&a.words, &b.words, &words, vocabulary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::article::Article;
    use crate::text::Language;

    fn similarity_of(one: &str, other: &str) -> f64 {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut read = |text: &str| Reading::new(&Article::plain("t", text), &mut vocabulary);
        let (a, b) = (read(one), read(other));
        similarity(&a, &b, &align(&a, &b, &vocabulary), &vocabulary)
    }

    #[test]
    fn the_same_statement_is_as_similar_as_can_be_and_no_statement_not_at_all() {
        assert_eq!(similarity_of("The ferry left at noon.", "The ferry left at noon"), 1.0);
        assert_eq!(similarity_of("The ferry left at noon.", ""), 0.0);
    }

    #[test]
    fn swapped_roles_are_no_paraphrase() {
        let told = "The mayor of Harle sued the ferry company of Osk over the old harbour wall.";
        let swapped = "The ferry company of Osk sued the mayor of Harle over the old harbour wall.";
        let trimmed = "The mayor of Harle sued the ferry company of Osk over the harbour wall.";
        assert!(similarity_of(told, trimmed) > 0.5);
        assert!(similarity_of(told, swapped) < 0.5);
    }
}
