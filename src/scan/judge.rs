//! The full comparison of two texts of a scan, which are read again for it.

use super::articles::Articles;
use super::likely::TextWords;
use super::pairs::TextPair;
use super::verify::{CheckedReader, Texts};
use crate::article::Article;
use crate::compare::{Comparer, Config};

/// Compares pairs of texts in full, one after the other; the first of a pair is kept for the next.
pub(super) struct Judge<'t> {
    reader: CheckedReader<'t>,
    comparer: Comparer,
    last: Option<(u32, Source)>,
}

/// A text that was read to be compared.
struct Source {
    text: String,
    words: TextWords,
    article: Option<Article>,
}

impl Source {
    fn new(text: &str) -> Source {
        Source { text: text.to_owned(), words: TextWords::of(text), article: None }
    }

    /// Nobody sees the name of the article: what is found is told of texts by number.
    fn article(&mut self) -> &Article {
        self.article.get_or_insert_with(|| Article::from_text("", std::mem::take(&mut self.text)))
    }
}

impl<'t> Judge<'t> {
    pub fn new(articles: &'t Articles, texts: &'t dyn Texts) -> Judge<'t> {
        let comparer = Comparer::new(&Config::default());
        Judge { reader: CheckedReader::new(articles, texts), comparer, last: None }
    }

    /// What two texts are to each other, if `is_worth` says of their words that they are worth a comparison, and if its score is at least
    /// `least_score`; else `None`.
    ///
    /// # Errors
    /// The text that cannot be read again, and why.
    pub fn compare_if(
        &mut self,
        pair: (u32, u32),
        is_worth: impl FnOnce(&TextWords, &TextWords) -> bool,
        least_score: f64,
    ) -> Result<Option<TextPair>, (u32, String)> {
        let mut a = match self.last.take() {
            Some((text, source)) if text == pair.0 => source,
            _ => self.read(pair.0)?,
        };
        let mut b = self.read(pair.1)?;
        let is_worth = is_worth(&a.words, &b.words);
        let found = is_worth.then(|| self.comparer.compare_if(a.article(), b.article(), least_score)).flatten();
        self.last = Some((pair.0, a));
        Ok(found.map(|found| TextPair {
            texts: pair,
            verdict: found.verdict,
            score: found.score,
            similarity: found.similarity,
            a_in_b: found.a_in_b.total,
            b_in_a: found.b_in_a.total,
        }))
    }

    fn read(&mut self, text: u32) -> Result<Source, (u32, String)> {
        self.reader.read(text, |_, found, _| Source::new(found)).map_err(|message| (text, message))
    }
}
