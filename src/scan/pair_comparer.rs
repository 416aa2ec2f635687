//! The full comparison of two texts of a scan, which are read again for it: the same as `respun compare` makes of them.

use std::cell::OnceCell;

use super::articles::Articles;
use super::boilerplate::Boilerplate;
use super::config::ScanConfig;
use super::corrections::is_correction;
use super::likely::TextWords;
use super::pairs::TextPair;
use super::verify::{CheckedReader, Texts};
use crate::article::Article;
use crate::compare::{Comparer, Comparison};
use crate::shared_matter::CommonRuns;

/// The collection that pairs are compared in.
#[derive(Clone, Copy)]
pub(super) struct Collection<'t> {
    pub articles: &'t Articles,
    pub texts: &'t dyn Texts,
    /// What its outlets repeat.
    pub boilerplate: &'t Boilerplate,
    pub config: &'t ScanConfig,
}

/// Texts that are kept after they were read, and bytes of these: a family of copies is read once then.
const MOST_KEPT: usize = 64;
const MOST_KEPT_BYTES: usize = 2 << 20;

/// Compares pairs of texts in full, one after the other.
pub(super) struct PairComparer<'t> {
    collection: Collection<'t>,
    reader: CheckedReader<'t>,
    comparer: Comparer,
    /// Texts that were read, the one that was used last at the end.
    kept: Vec<ReadText>,
}

/// A text that could not be read again, and why.
pub(super) type Lost = (u32, String);

/// What came of two texts that might be compared.
pub(super) enum Answer {
    /// They were not worth a comparison.
    NotCompared,
    /// Nothing that a scan tells: independent texts.
    Independent,
    /// Reuse, or one form or affair.
    Telling(TextPair),
}

impl Answer {
    /// The pair, if there is something to tell of it.
    pub fn telling(self) -> Option<TextPair> {
        if let Answer::Telling(pair) = self { Some(pair) } else { None }
    }
}

/// A text that was read.
pub(super) struct ReadText {
    text: u32,
    /// The article that it was read from.
    of_article: u32,
    source: String,
    /// Its shingles, sorted, each once.
    shingles: Vec<u64>,
    words: OnceCell<TextWords>,
    /// Made when it is compared: most candidates are told apart by their words.
    article: Option<Article>,
}

impl ReadText {
    /// Its words.
    pub fn words(&self) -> &TextWords {
        self.words.get_or_init(|| TextWords::of(&self.source))
    }
}

impl<'t> PairComparer<'t> {
    pub fn new(collection: Collection<'t>) -> PairComparer<'t> {
        PairComparer {
            collection,
            reader: CheckedReader::new(collection.articles, collection.texts),
            comparer: Comparer::new(&collection.config.comparing),
            kept: Vec::new(),
        }
    }

    /// Compares two texts, the smaller number first, if `is_worth` says that they are worth it. Sentences made of `common`
    /// runs are set aside.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn compare_if(
        &mut self,
        texts: (u32, u32),
        is_worth: impl FnOnce(&ReadText, &ReadText) -> bool,
        common: &CommonRuns,
    ) -> Result<Answer, Lost> {
        // The article with the smaller number is a, as it is when the two are reported.
        let articles = self.collection.articles;
        let is_turned = articles.members(texts.0)[0] > articles.members(texts.1)[0];
        let (first, second) = if is_turned { (texts.1, texts.0) } else { texts };
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
        let pair = told((first, second), &found, [&a.source, &b.source]);
        Ok(Answer::Telling(if is_turned { pair.reversed() } else { pair }))
    }

    /// The same whatever their words are.
    ///
    /// # Errors
    /// If one of them cannot be read again.
    pub fn compare(&mut self, texts: (u32, u32), common: &CommonRuns) -> Result<Answer, Lost> {
        self.compare_if(texts, |_, _| true, common)
    }

    /// The shingles of a text, sorted, each once.
    ///
    /// # Errors
    /// If it cannot be read again.
    pub fn shingles(&mut self, text: u32) -> Result<&[u64], Lost> {
        let at = self.read(text)?;
        Ok(&self.kept[at].shingles)
    }

    /// Where two texts stand among those kept.
    fn both(&mut self, one: u32, other: u32) -> Result<(usize, usize), Lost> {
        self.read(one)?;
        let other = self.read(other)?;
        // The text that was read before this one is next to it and was not given away.
        Ok((other - 1, other))
    }

    /// Where a text stands among those kept: at the end.
    fn read(&mut self, text: u32) -> Result<usize, Lost> {
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

    /// Makes the article of a text that is kept.
    fn make_article(&mut self, at: usize) -> Result<(), Lost> {
        let kept = &mut self.kept[at];
        if kept.article.is_none() {
            let article = self.reader.article(kept.of_article, &kept.source);
            kept.article = Some(article.map_err(|message| (kept.text, message))?);
        }
        Ok(())
    }

    /// Gives away what was not used for long; the last two stay.
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

fn told(texts: (u32, u32), found: &Comparison, sources: [&str; 2]) -> TextPair {
    TextPair {
        texts,
        verdict: found.verdict,
        score: found.score,
        similarity: found.similarity,
        a_in_b: found.a_in_b.total,
        b_in_a: found.b_in_a.total,
        differs_in_fact: !found.facts.is_empty(),
        is_correction: sources.map(is_correction),
    }
}
