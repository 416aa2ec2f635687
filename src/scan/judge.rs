//! The full comparison of two texts of a scan, which are read again for it.

use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::likely::TextWords;
use super::pairs::TextPair;
use super::verify::{CheckedReader, Texts};
use crate::article::Article;
use crate::compare::{Comparer, Config};

/// Compares pairs of texts in full, one after the other; the first of a pair is kept for the next.
pub(super) struct Judge<'t> {
    reader: CheckedReader<'t>,
    comparer: Comparer,
    boilerplate: &'t Boilerplate,
    last: Option<(u32, Source)>,
}

/// A text that was read to be compared.
struct Source {
    text: String,
    shingles: Vec<u64>,
    words: TextWords,
    article: Option<Article>,
}

impl Source {
    fn article(&mut self, boilerplate: &Boilerplate) -> &Article {
        self.article.get_or_insert_with(|| boilerplate.article_without(&self.text, &self.shingles))
    }
}

impl<'t> Judge<'t> {
    pub fn new(articles: &'t Articles, boilerplate: &'t Boilerplate, texts: &'t dyn Texts) -> Judge<'t> {
        let comparer = Comparer::new(&Config::default());
        Judge { reader: CheckedReader::new(articles, texts), comparer, boilerplate, last: None }
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
        let found = is_worth
            .then(|| self.comparer.compare_if(a.article(self.boilerplate), b.article(self.boilerplate), least_score))
            .flatten();
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
        let source = |_, found: &str, shingles| Source {
            text: found.to_owned(),
            shingles,
            words: TextWords::of(found),
            article: None,
        };
        self.reader.read(text, source).map_err(|message| (text, message))
    }
}
