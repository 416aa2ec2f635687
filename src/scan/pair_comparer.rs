//! Full comparison of two texts of a scan, which are read again for it. Gives the same results as `respun compare`.

use std::cell::OnceCell;

use super::collection::Collection;
use super::corrections::is_correction;
use super::ids::{ArticleId, TextId, TextPair};
use super::pairs::{RelatedTexts, Relation};
use super::prefilter::TextWords;
use super::verify::CheckedReader;
use crate::article::Article;
use crate::compare::{Comparer, Comparison};
use crate::shared_matter::CommonRuns;

/// Most texts kept in memory after reading, and most bytes of these, so that a family of copies is read only once.
const MOST_KEPT: usize = 64;
const MOST_KEPT_BYTES: usize = 2 << 20;

/// Compares pairs of texts in full, one after the other.
pub(super) struct PairComparer<'t> {
    collection: Collection<'t>,
    reader: CheckedReader<'t>,
    comparer: Comparer,
    /// The kept texts, the most recently used last.
    kept: Vec<ReadText>,
}

/// A text that could not be read again, and the reason.
pub(super) type Lost = (TextId, String);

/// The result for a candidate pair.
pub(super) enum Answer {
    /// The pair was not worth a comparison.
    NotCompared,
    /// The texts are independent: nothing to report.
    Independent,
    /// The pair is reuse, or has one form or affair in common.
    Related(RelatedTexts),
}

impl Answer {
    /// The pair, if there is something to report.
    pub fn related(self) -> Option<RelatedTexts> {
        if let Answer::Related(pair) = self { Some(pair) } else { None }
    }
}

/// A text that was read.
pub(super) struct ReadText {
    text: TextId,
    /// The article that it was read from.
    of_article: ArticleId,
    source: String,
    /// Its distinct shingles, sorted.
    shingles: Vec<u64>,
    words: OnceCell<TextWords>,
    /// Created when first compared: for most candidates, the words alone are enough to rule them out.
    article: Option<Article>,
}

impl ReadText {
    /// The words of the text.
    pub fn words(&self) -> &TextWords {
        self.words.get_or_init(|| TextWords::of(&self.source))
    }
}

impl<'t> PairComparer<'t> {
    pub fn new(collection: Collection<'t>) -> PairComparer<'t> {
        PairComparer {
            collection,
            reader: CheckedReader::new(collection),
            comparer: Comparer::new(&collection.config.comparing),
            kept: Vec::new(),
        }
    }

    /// Compares two texts if `is_worth` returns true for them. Sentences made of `common`
    /// runs are set aside.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn compare_if(
        &mut self,
        texts: TextPair,
        is_worth: impl FnOnce(&ReadText, &ReadText) -> bool,
        common: &CommonRuns,
    ) -> Result<Answer, Lost> {
        // The article with the smaller number is a, as in the report.
        let articles = self.collection.articles;
        let is_turned = articles.members(texts.a())[0] > articles.members(texts.b())[0];
        let (first, second) = if is_turned { (texts.b(), texts.a()) } else { (texts.a(), texts.b()) };
        let (a, b) = self.both(first, second)?;
        if !is_worth(&self.kept[a], &self.kept[b]) {
            return Ok(Answer::NotCompared);
        }
        self.make_article(a)?;
        self.make_article(b)?;
        let (a, b) = (&self.kept[a], &self.kept[b]);
        let articles = a.article.as_ref().zip(b.article.as_ref());
        let found = articles.and_then(|(a, b)| self.comparer.compare_if_telling(a, b, common));
        let Some(found) = found else { return Ok(Answer::Independent) };
        let relation = relation(&found, [&a.source, &b.source]);
        let relation = if is_turned { relation.reversed() } else { relation };
        Ok(Answer::Related(RelatedTexts { texts, relation }))
    }

    /// Compares two texts whatever their words are.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn compare(&mut self, texts: TextPair, common: &CommonRuns) -> Result<Answer, Lost> {
        self.compare_if(texts, |_, _| true, common)
    }

    /// The distinct shingles of a text, sorted.
    ///
    /// # Errors
    /// If it cannot be read again.
    pub fn shingles(&mut self, text: TextId) -> Result<&[u64], Lost> {
        let at = self.read(text)?;
        Ok(&self.kept[at].shingles)
    }

    /// The positions of two texts in `kept`.
    fn both(&mut self, one: TextId, other: TextId) -> Result<(usize, usize), Lost> {
        self.read(one)?;
        let other = self.read(other)?;
        // The text read just before is adjacent and has not been dropped.
        Ok((other - 1, other))
    }

    /// The position of a text in `kept`, which is the last.
    fn read(&mut self, text: TextId) -> Result<usize, Lost> {
        let read = match self.kept.iter().rposition(|kept| kept.text == text) {
            Some(at) => self.kept.remove(at),
            None => {
                let read = self.reader.read(text, |of_article, source, mut shingles| {
                    shingles.sort_unstable();
                    shingles.dedup();
                    let source = source.to_owned();
                    ReadText { text, of_article, source, shingles, words: OnceCell::new(), article: None }
                });
                read.map_err(|message| (text, message))?
            }
        };
        self.kept.push(read);
        self.make_room();
        Ok(self.kept.len() - 1)
    }

    /// Creates the article of a kept text.
    fn make_article(&mut self, at: usize) -> Result<(), Lost> {
        let kept = &mut self.kept[at];
        if kept.article.is_none() {
            let article = self.reader.article(kept.of_article, &kept.source);
            kept.article = Some(article.map_err(|message| (kept.text, message))?);
        }
        Ok(())
    }

    /// Drops the least recently used texts; the last two always stay.
    fn make_room(&mut self) {
        let mut n_bytes = 0;
        let mut n_kept = 0;
        for read in self.kept.iter().rev() {
            n_bytes += read.source.len();
            if n_kept >= 2 && (n_kept >= MOST_KEPT || n_bytes > MOST_KEPT_BYTES) {
                break;
            }
            n_kept += 1;
        }
        self.kept.drain(..self.kept.len() - n_kept);
    }
}

fn relation(found: &Comparison, sources: [&str; 2]) -> Relation {
    Relation {
        verdict: found.verdict,
        score: found.score,
        similarity: found.similarity,
        a_in_b: found.a_in_b.total,
        b_in_a: found.b_in_a.total,
        n_facts: found.facts.len(),
        is_correction: sources.map(is_correction),
    }
}
