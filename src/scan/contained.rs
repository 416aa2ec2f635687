//! Short texts contained in long ones. Their Jaccard similarity is low even if the long text contains all of the short
//! one, so signature bands miss them. A sample of each text's shingles finds them.
//!
//! ```text
//! every text ── shingles whose hash ends in zeros ── lists: texts with one ── most of a short text's in a long one
//! ```
//!
//! Sampling by the hash selects the same shingles in both texts (Broder 1997, "sketches for containment"; Heintze
//! 1996).

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::articles::Articles;
use super::collection::Collection;
use super::ids::{TextId, TextPair};
use super::samples::Postings;

/// Fewest words of a text that is searched for in longer ones: a headline or a caption occurs in many.
const FEWEST_WORDS: u32 = 30;

/// Share of the short text's shingles that the long one must have. A brief with one changed word in every second
/// sentence still reaches it.
pub(super) const LEAST_CONTAINED: f64 = 0.8;

/// Share of the sample that must match before the texts are counted: of two or three shingles, one may be missing.
const LEAST_SAMPLED: f64 = 0.5;

/// Texts with one shingle above which the shingle is ignored: a legal notice, a subscription pitch.
const LONGEST_LIST: usize = 64;

/// Pairs of texts, each once, sorted, where the longer may contain the shorter, and the
/// lengths differ so much that their Jaccard similarity is below the threshold.
pub(super) fn candidates(collection: Collection<'_>, postings: &Postings) -> Vec<TextPair> {
    let (articles, threshold) = (collection.articles, collection.config.threshold());
    if collection.stops() {
        return Vec::new();
    }
    let lists = Lists::of(articles, postings);
    let of_text = |text: TextId| -> Vec<TextPair> {
        let n_words = articles.text_words(text);
        if n_words < FEWEST_WORDS {
            return Vec::new();
        }
        let mut n_shared: FxHashMap<TextId, usize> = FxHashMap::default();
        for other in lists.beside(text) {
            if f64::from(articles.text_words(other)) * threshold > f64::from(n_words) {
                *n_shared.entry(other).or_default() += 1;
            }
        }
        let enough = (LEAST_SAMPLED * articles.samples(text).len() as f64).ceil() as usize;
        let holders = n_shared.into_iter().filter(|(_, n)| *n >= enough).map(|(other, _)| other);
        holders.map(|other| TextPair::of(text, other)).collect()
    };
    let mut found: Vec<TextPair> =
        (0..articles.n_texts()).into_par_iter().map(TextId::new).flat_map_iter(of_text).collect();
    found.par_sort_unstable();
    found
}

/// For each sampled shingle that several texts have, a list of these texts.
struct Lists {
    /// The texts of all lists, concatenated.
    texts: Vec<TextId>,
    /// Each text's lists, concatenated over all texts.
    of_texts: Vec<List>,
    /// The end of each text's entries in `of_texts`.
    ends: Vec<u32>,
}

/// Where a list stands in [`Lists::texts`].
#[derive(Clone, Copy, Default)]
struct List {
    begin: u32,
    length: u32,
}

impl List {
    fn of(self, texts: &[TextId]) -> &[TextId] {
        &texts[self.begin as usize..(self.begin + self.length) as usize]
    }
}

impl Lists {
    fn of(articles: &Articles, postings: &Postings) -> Lists {
        let mut texts: Vec<TextId> = Vec::new();
        let mut lists: Vec<List> = Vec::new();
        let mut ends = vec![0_u32; articles.n_texts()];
        for list in postings.lists().filter(|list| (2..=LONGEST_LIST).contains(&list.len())) {
            lists.push(List { begin: texts.len() as u32, length: list.len() as u32 });
            list.clone().for_each(|text| ends[text.index()] += 1);
            texts.extend(list);
        }
        let mut n_lists = 0;
        for end in &mut ends {
            n_lists += *end;
            *end = n_lists - *end;
        }
        // `ends` holds start positions until every list is in place.
        let mut of_texts = vec![List::default(); n_lists as usize];
        for list in lists {
            for text in list.of(&texts) {
                of_texts[ends[text.index()] as usize] = list;
                ends[text.index()] += 1;
            }
        }
        Lists { texts, of_texts, ends }
    }

    /// The texts that share shingles with `text`, each repeated once per shared shingle.
    fn beside(&self, text: TextId) -> impl Iterator<Item = TextId> + '_ {
        let number = text.index();
        let begin = if number == 0 { 0 } else { self.ends[number - 1] };
        let lists = &self.of_texts[begin as usize..self.ends[number] as usize];
        let texts = lists.iter().flat_map(|list| list.of(&self.texts));
        texts.copied().filter(move |&other| other != text)
    }
}
