//! The sources of a draft: compares the likeliest articles with it in full and measures what each contributed.

use std::ops::Range;

use rayon::prelude::*;

use super::draft_index::{DraftIndex, WeightedIndex};
use crate::Error;
use crate::align::Passage;
use crate::article::Article;
use crate::compare::{Comparer, Comparison, Config};
use crate::reading::{Reading, Vocabulary};
use crate::scan::{Stop, TextReader, Texts};
use crate::score::Verdict;
use crate::span::Span;

/// Most articles compared with the draft, the likeliest first: half a second. If a hundred sites have a story in full,
/// this still leaves room for the draft's other sources.
const MOST_COMPARED: usize = 200;

/// Share of the draft's words from which a stretch is compared only as part of the whole.
const WHOLE: f64 = 0.8;

/// Fewest words of a stretch found in an article, outside quote marks, for it to be evidence: three sentences.
/// Independent reports share quotations, and two sentences by chance.
const FEWEST_WORDS: usize = 60;

/// Least score of a stretch compared separately, and least mean similarity of its passages. They are higher than for
/// the whole draft, because the stretch was selected for its similarity. With thirty drafts compiled from five pieces,
/// each rewritten by a language model, these limits find 92 of 150 sources. Of 120 reports compared with others of the
/// same events, 18 are given a source, half of these by the comparison of the whole. At score .95 and similarity .4:
/// 103 sources found, 24 false positives.
const LEAST_SCORE_OF_STRETCH: f64 = 0.8;
const LEAST_SIMILARITY_OF_STRETCH: f64 = 0.45;

/// The results for a draft.
#[derive(Debug, Default)]
pub struct Checked {
    /// The articles that it was written from, those that add the most first; then those that add nothing, the largest
    /// first.
    pub sources: Vec<Source>,
    /// The share of the draft's words in sentences found in any source, 0..=1.
    pub covered: f64,
    /// Number of words in the draft, without boilerplate.
    pub n_words: usize,
    /// Number of articles compared with it in full.
    pub n_compared: usize,
    /// Articles that could not be read again, with the reason.
    pub lost: Vec<String>,
    /// Whether the run was stopped before all articles were compared.
    pub is_partial: bool,
}

/// An article that a draft was written from, in whole or in part.
#[derive(Debug)]
pub struct Source {
    /// The article itself.
    pub article: Article,
    /// The outlet that published it, if known.
    pub outlet: Option<String>,
    /// The verdict of the comparison with the draft, or [`Verdict::PartialReuse`] if only the comparison with a stretch
    /// of the draft finds reuse.
    pub verdict: Verdict,
    /// Confidence that the draft, or the stretch, was written from it, 0..=1.
    pub score: f64,
    /// Similarity of content between the article and the draft, or the stretch, 0..=1.
    pub similarity: f64,
    /// The share of the draft's words in sentences that it has, 0..=1.
    pub share: f64,
    /// The share of the draft's words that it has and no earlier source has, 0..=1.
    pub adds: f64,
    /// The share of its words found in the draft, 0..=1.
    pub in_draft: f64,
    /// Maximal common stretches: a is the source, b the draft.
    pub passages: Vec<Passage>,
    /// Sentences of the draft that it has.
    sentences: Vec<Span>,
}

/// Compares the likeliest articles with the draft, and with the stretch of it that they cover best.
pub fn check(draft: &Article, index: &DraftIndex, texts: &dyn Texts, config: &Config, stop: Stop<'_>) -> Checked {
    let weighted = index.weighted();
    let likelihoods: Vec<f64> = (0..index.ids.len()).into_par_iter().map(|at| weighted.likelihood(at)).collect();
    let mut order: Vec<usize> = (0..likelihoods.len()).filter(|&at| likelihoods[at] > 0.0).collect();
    order.sort_by(|&one, &other| {
        likelihoods[other].total_cmp(&likelihoods[one]).then_with(|| index.ids[one].cmp(&index.ids[other]))
    });
    order.truncate(MOST_COMPARED);
    let draft = Draft::of(draft);
    let compare =
        |(comparer, reader): &mut (Comparer, Box<dyn TextReader + '_>), at: usize| -> Result<Option<Source>, Error> {
            let article = reader.article(at, &index.ids[at])?;
            Ok(draft.source(article, index.outlets[at].clone(), stretch(&weighted, &draft, at), comparer))
        };
    let compared: Vec<Option<Result<Option<Source>, Error>>> = order
        .par_iter()
        .map_init(|| (Comparer::new(config), texts.reader()), |tools, &at| (!stop()).then(|| compare(tools, at)))
        .collect();
    let mut checked = Checked { n_words: draft.words.len(), ..Checked::default() };
    let mut found: Vec<Source> = Vec::new();
    for result in compared {
        match result {
            None => checked.is_partial = true,
            Some(Err(error)) => checked.lost.push(error.to_string()),
            Some(Ok(source)) => {
                checked.n_compared += 1;
                found.extend(source);
            }
        }
    }
    checked.sources = draft.fullest_first(found);
    checked.covered = checked.sources.iter().map(|source| source.adds).sum::<f64>().min(1.0);
    checked
}

/// The stretch of the draft's source that an article covers best, if it is worth a separate comparison.
fn stretch(weighted: &WeightedIndex<'_>, draft: &Draft<'_>, article: usize) -> Option<Span> {
    let Range { start, end } = weighted.stretch(article)?;
    let sentences = draft.article.sentences();
    let stretch = draft.article.prose().to_source(sentences[start].hull(sentences[end - 1]));
    let n_words = draft.words_in(stretch).len();
    (n_words >= FEWEST_WORDS && (n_words as f64) < WHOLE * draft.words.len() as f64).then_some(stretch)
}

fn is_source(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Identical | Verdict::NearDuplicate | Verdict::Rewrite | Verdict::PartialReuse)
}

/// Whether the comparison of an article with a stretch of the draft found enough of it outside quotations, with enough
/// similarity.
fn is_proven(found: &Comparison) -> bool {
    let own_words = (found.b_in_a.total - found.b_in_a.quoted) * found.b.words as f64;
    let length: usize = found.passages.iter().map(|passage| passage.b.len()).sum();
    let likeness: f64 = found.passages.iter().map(|passage| passage.similarity * passage.b.len() as f64).sum();
    own_words >= FEWEST_WORDS as f64 && length > 0 && likeness >= LEAST_SIMILARITY_OF_STRETCH * length as f64
}

/// The draft, and where its words begin in its source.
struct Draft<'d> {
    article: &'d Article,
    words: Vec<usize>,
}

impl<'d> Draft<'d> {
    fn of(article: &'d Article) -> Draft<'d> {
        let reading = Reading::new(article, &mut Vocabulary::new(article.language()));
        let words = reading.words.iter().map(|word| article.prose().to_source(word.span).start).collect();
        Draft { article, words }
    }

    /// The numbers of the words in a part of the source.
    fn words_in(&self, part: Span) -> Range<usize> {
        let before = |place| self.words.partition_point(|&word| word < place);
        before(part.start)..before(part.end)
    }

    /// What `article` contributed to the draft, or to a `stretch` of it; `None` if nothing.
    fn source(
        &self,
        article: Article,
        outlet: Option<String>,
        stretch: Option<Span>,
        comparer: &mut Comparer,
    ) -> Option<Source> {
        let found = comparer.compare(&article, self.article);
        if is_source(found.verdict) {
            let verdict = found.verdict;
            return Some(self.given(article, outlet, found, verdict, 0));
        }
        // A common form or affair would also be found in any stretch.
        if matches!(found.verdict, Verdict::SameForm | Verdict::FollowUp | Verdict::Unclear) {
            return None;
        }
        let stretch = stretch?;
        let part = Article::from_text("", stretch.of(self.article.source())).with_language(self.article.language());
        let found = comparer.compare(&article, &part);
        (is_source(found.verdict) && found.score >= LEAST_SCORE_OF_STRETCH && is_proven(&found))
            .then(|| self.given(article, outlet, found, Verdict::PartialReuse, stretch.start))
    }

    /// The source found by a comparison whose side b begins at `begin` in the draft.
    fn given(
        &self,
        article: Article,
        outlet: Option<String>,
        found: Comparison,
        verdict: Verdict,
        begin: usize,
    ) -> Source {
        let mut passages = found.passages;
        passages.iter_mut().for_each(|passage| passage.b = passage.b.shifted(begin));
        let of_draft = found.sentences.into_iter().flat_map(|group| group.b);
        let mut source = Source {
            article,
            outlet,
            verdict,
            score: found.score,
            similarity: found.similarity,
            share: 0.0,
            adds: 0.0,
            in_draft: found.a_in_b.total,
            passages,
            sentences: of_draft.map(|sentence| sentence.shifted(begin)).collect(),
        };
        source.share = self.share(self.n_new(&source, &mut vec![false; self.words.len()]));
        source
    }

    /// The sources ordered by how much each adds to those before it, with that amount (the greedy cover of Chvátal
    /// 1979).
    fn fullest_first(&self, mut rest: Vec<Source>) -> Vec<Source> {
        let mut is_covered = vec![false; self.words.len()];
        let mut ordered = Vec::with_capacity(rest.len());
        while !rest.is_empty() {
            for source in &mut rest {
                source.adds = self.share(self.n_new(source, &mut is_covered.clone()));
            }
            let rank = |source: &Source| (source.adds, source.share, source.score);
            // Of equal sources, take the first, which is the likeliest.
            let best = (1..rest.len()).fold(0, |best, at| if rank(&rest[at]) > rank(&rest[best]) { at } else { best });
            let source = rest.remove(best);
            self.n_new(&source, &mut is_covered);
            ordered.push(source);
        }
        ordered
    }

    /// Counts the words of the source that were not covered yet, and marks them as covered.
    fn n_new(&self, source: &Source, is_covered: &mut [bool]) -> usize {
        let words = source.sentences.iter().flat_map(|&sentence| self.words_in(sentence));
        words.filter(|&word| !std::mem::replace(&mut is_covered[word], true)).count()
    }

    fn share(&self, n_words: usize) -> f64 {
        n_words as f64 / self.words.len().max(1) as f64
    }
}
