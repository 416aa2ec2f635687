//! The comparison of two articles: combines the results of all layers. Reports use nothing else.

mod facts;
mod subjects;
mod swaps;
mod titles;

use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::align::passages::passages;
use crate::align::{Alignment, Group, Passage, SentenceMatch, WordCount, align, runs};
use crate::article::Article;
use crate::claims::{Stretch, same_values};
use crate::compare::facts::{Read as FactSide, facts};
use crate::compare::subjects::subject_fact;
use crate::compare::swaps::swaps;
use crate::compare::titles::{title_fact, titles_conflict};
use crate::disguise::{self, Disguise, disguises};
use crate::language::{Language, Pack};
use crate::meaning::VectorChoice;
use crate::quote::{Quotation, QuoteRow, QuoteVerdict, QuotedStretch, Quoting, Relation, follow, quotations};
use crate::reading::{Reading, Vocabulary};
use crate::score::evidence::{evidence, n_shared_names};
use crate::score::overlap::{is_mostly_left, overlap};
use crate::score::similarity::{similarity, statement};
use crate::score::subjects::other_subjects;
use crate::score::verdict::{DERIVED, Findings, Judgement, judge};
use crate::score::{DISGUISE, Evidence, OTHER_SUBJECT, Overlap, ScoredText, Verdict, model, names_of};
use crate::shared_matter::{CommonRuns, IgnoreList, MarkedText, SetAside, SharedMatter, SharedMatterKind, set_aside};
use crate::span::Span;

pub use crate::claims::FactKind;

/// Settings of a comparison. Every value is legal.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The word vectors used for word meanings.
    pub vectors: VectorChoice,
    /// Phrases and patterns that are set aside everywhere.
    pub ignored: IgnoreList,
}

/// One article of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The article's id.
    pub id: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its language.
    pub language: Language,
    /// Number of words, without boilerplate.
    pub words: usize,
    /// How many of these were set aside as shared matter; the overlap is a share of the others.
    pub words_set_aside: usize,
}

/// A word or phrase that was replaced again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Swap {
    /// Words of a, as they stand there most often, in lower case.
    pub a: String,
    /// Words of b.
    pub b: String,
    /// How often.
    pub count: usize,
}

/// Two aligned sentences that differ only in a fact, or two texts about different subjects. Spans point into the
/// sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The kind of fact.
    pub kind: FactKind,
    /// Words of a.
    pub a: String,
    /// Words of b.
    pub b: String,
    /// Position in a.
    pub a_at: Span,
    /// Position in b.
    pub b_at: Span,
    /// The value in a, if it is a quantity, in one form for all spellings: `3200000 USD`, `>= 12`, `2026-05-03`, `09:00`.
    pub a_value: Option<String>,
    /// The value in b.
    pub b_value: Option<String>,
    /// The second number over the first, if both are numbers of one kind.
    pub ratio: Option<f64>,
}

/// The full result of comparing two articles. All spans are bytes of the articles' sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The first article.
    pub a: Side,
    /// The second article.
    pub b: Side,
    /// How the two are related.
    pub verdict: Verdict,
    /// Confidence that one was written from the other's text, or both from one text, 0..=1.
    pub score: f64,
    /// How similar their content is, 0..=1, regardless of who wrote it.
    pub similarity: f64,
    /// For two texts of one to three sentences, the measures behind their similarity; empty for longer texts.
    pub statement: Vec<Evidence>,
    /// The share of a's words found in b.
    pub a_in_b: Overlap,
    /// The share of b's words found in a.
    pub b_in_a: Overlap,
    /// All measures behind the score, the strongest evidence for it first.
    pub evidence: Vec<Evidence>,
    /// Maximal stretches, in the order of a.
    pub passages: Vec<Passage>,
    /// The sentence alignment behind the passages, in the order of a.
    pub sentences: Vec<SentenceMatch>,
    /// Sentences and headings of a with no counterpart in b.
    pub dropped: Vec<Span>,
    /// Sentences and headings of b with no counterpart in a.
    pub added: Vec<Span>,
    /// The result for every quotation, the most serious first.
    pub quotes: Vec<QuoteRow>,
    /// Words that were repeatedly replaced, the most frequent first.
    pub swaps: Vec<Swap>,
    /// Facts that differ in aligned sentences, the gravest first.
    pub facts: Vec<Fact>,
    /// Quantities that are equal within rounding but given in another unit: 26.2 miles and 42.2 km.
    pub conversions: Vec<Fact>,
    /// Stretches common to both articles that prove nothing, in the order of a.
    pub shared_matter: Vec<SharedMatter>,
    /// Notes for the reader, in whole sentences: why a verdict is `unclear`, what could not be checked.
    pub notes: Vec<String>,
    /// Disguised words of a and passages hidden in its file.
    pub disguises_of_a: Vec<Disguise>,
    /// The same for b.
    pub disguises_of_b: Vec<Disguise>,
}

/// Compares two articles.
///
/// Every pair of texts has a result. The order matters only for which article is called a and which b. Time grows
/// near-linearly with the longer text.
///
/// ```
/// use respun::{Article, Config, Verdict, compare};
/// let wire = Article::from_text("wire", "The council of Port Ellis voted on Monday to close the old ferry terminal.");
/// let same = Article::from_text("site", "The council of Port Ellis voted on Monday to close the old ferry terminal.");
/// assert_eq!(compare(&wire, &same, &Config::default()).verdict, Verdict::Identical);
/// ```
pub fn compare(a: &Article, b: &Article, config: &Config) -> Comparison {
    Comparer::new(config).compare(a, b)
}

/// Compares many pairs. Keeps the vocabulary from one comparison to the next, which saves a sixth to a third of the
/// time and does not change the results.
pub struct Comparer {
    config: Config,
    vocabulary: Option<Vocabulary>,
}

/// Most terms in a kept vocabulary (about 50 MB); above this, a new one is started.
const MOST_KEPT_TERMS: usize = 400_000;

/// Most bytes of word vectors in a kept vocabulary: 64 MiB per thread. With small vectors, the limit on terms is nearly
/// always reached first; with vectors of 1,024 components, this is about 60,000 words.
const MOST_KEPT_VECTOR_BYTES: usize = 64 << 20;

impl Comparer {
    /// Creates a comparer with these settings.
    pub fn new(config: &Config) -> Comparer {
        Comparer { config: config.clone(), vocabulary: None }
    }

    /// Compares two articles: see [`compare`].
    pub fn compare(&mut self, a: &Article, b: &Article) -> Comparison {
        self.compare_in(a, b, &CommonRuns::default())
    }

    /// Compares two articles of a collection in which some word runs are common: sentences made of these are set aside.
    pub(crate) fn compare_in(&mut self, a: &Article, b: &Article, common: &CommonRuns) -> Comparison {
        let ignored = self.config.ignored.clone();
        self.with_vocabulary(a, b, |vocabulary| Weighed::new(a, b, common, &ignored, vocabulary).comparison(vocabulary))
    }

    /// The same, if one article was reused in the other or they belong to one form or affair: any verdict except
    /// `shared_quotes`, `same_story`, `unrelated` and `unclear`. Otherwise `None`, which is known before the rest is
    /// computed. For callers that look for a few pairs among many.
    pub(crate) fn compare_if_telling(&mut self, a: &Article, b: &Article, common: &CommonRuns) -> Option<Comparison> {
        use Verdict::{FollowUp, Identical, NearDuplicate, PartialReuse, Rewrite, SameForm};
        let ignored = self.config.ignored.clone();
        self.with_vocabulary(a, b, |vocabulary| {
            let weighed = Weighed::new(a, b, common, &ignored, vocabulary);
            // Shared quotations do not lead to any of these verdicts, and take the longest to find.
            let verdict = judge(&weighed.findings(vocabulary)).verdict;
            matches!(verdict, Identical | NearDuplicate | Rewrite | PartialReuse | SameForm | FollowUp)
                .then(|| weighed.comparison(vocabulary))
        })
    }

    /// Calls `work` with the vocabulary of the language in which two articles are compared.
    fn with_vocabulary<T>(&mut self, a: &Article, b: &Article, work: impl FnOnce(&mut Vocabulary) -> T) -> T {
        let language = common_language(a, b);
        let small = |v: &Vocabulary| v.n_terms() < MOST_KEPT_TERMS && v.vectors().n_bytes() < MOST_KEPT_VECTOR_BYTES;
        let kept = self.vocabulary.take().filter(|v| v.language() == language && small(v));
        let mut vocabulary = kept.unwrap_or_else(|| Vocabulary::with_vectors(language, &self.config.vectors));
        let result = work(&mut vocabulary);
        self.vocabulary = Some(vocabulary);
        result
    }
}

/// The language in which two articles are compared: their common language, or the known one if the other is unknown.
/// English for short plain-letter texts whose language cannot be detected; unknown for articles in two languages.
fn common_language(a: &Article, b: &Article) -> Language {
    match (a.language(), b.language()) {
        (Language::Unknown, Language::Unknown) => {
            // Quote marks and dashes are of no language.
            let is_plain = |article: &Article| article.source().chars().all(|c| c.is_ascii() || !c.is_alphabetic());
            let plain = is_plain(a) && is_plain(b);
            if plain { Language::English } else { Language::Unknown }
        }
        (Language::Unknown, known) | (known, Language::Unknown) => known,
        (one, other) if one == other => one,
        _ => Language::Unknown,
    }
}

/// Difference of the two overlap shares from which one text is the fuller one, of which the other is a part.
const FULLER: f64 = 0.1;

/// Share of an article's words inside quote marks from which the marks mean nothing. Reports of a speech seldom quote
/// more than half.
const FRAMED: f64 = 0.75;

/// A tokenized article with its quotations.
struct Read<'a> {
    article: &'a Article,
    reading: Reading,
    quotations: Vec<Quotation>,
    /// For each word, whether it is inside quote marks.
    quoted: Vec<bool>,
    /// For each word, whether it counts as part of a name.
    names: Vec<bool>,
    /// For each word, whether it was set aside as shared matter.
    aside: Vec<bool>,
}

impl<'a> Read<'a> {
    fn new(article: &'a Article, vocabulary: &mut Vocabulary) -> Read<'a> {
        let reading = Reading::new(article, vocabulary);
        let sentences: Vec<Span> = reading.sentences.iter().map(|sentence| sentence.span).collect();
        let quotations = quotations(article, &sentences);
        let mut quoted = vec![false; reading.words.len()];
        for quotation in quotations.iter().filter(|quotation| quotation.is_speech()) {
            quoted[reading.words_within(quotation.span)].fill(true);
        }
        // Quote marks around nearly everything are a frame, or a list of headlines, not quotations.
        if quoted.iter().filter(|quoted| **quoted).count() as f64 >= FRAMED * quoted.len() as f64 {
            quoted.fill(false);
        }
        let aside = vec![false; reading.words.len()];
        let names = names_of(&reading, vocabulary);
        Read { article, reading, quotations, quoted, names, aside }
    }

    fn side(&self) -> Side {
        Side {
            id: self.article.id().to_owned(),
            title: self.article.title().map(str::to_owned),
            language: self.article.language(),
            words: self.reading.words.len(),
            words_set_aside: self.reading.words.len() - self.n_counted(),
        }
    }

    fn scored(&self) -> ScoredText<'_> {
        ScoredText { reading: &self.reading, quoted: &self.quoted, names: &self.names, aside: &self.aside }
    }

    fn marked(&self) -> MarkedText<'_> {
        MarkedText { article: self.article, reading: &self.reading, quoted: &self.quoted }
    }

    fn with_facts(&self) -> FactSide<'_> {
        FactSide { article: self.article, reading: &self.reading, names: &self.names }
    }

    fn whole(&self) -> Stretch<'_> {
        Stretch { words: &self.reading.words, prose: self.article.prose().text(), names: &self.names }
    }

    fn quoting(&self) -> Quoting<'_> {
        Quoting { article: self.article, reading: &self.reading, quotations: &self.quotations }
    }

    /// The words of neighbouring sentences that count for the overlap: those not set aside.
    fn count(&self, sentences: &Range<usize>) -> WordCount {
        let all = &self.reading.sentences;
        let words = all[sentences.start].words.start..all[sentences.end - 1].words.end;
        let counted = words.filter(|&word| !self.aside[word]);
        let (n, n_quoted) = counted.fold((0, 0), |(n, m), word| (n + 1, m + usize::from(self.quoted[word])));
        WordCount { all: n, quoted: n_quoted }
    }

    /// The same for one side of a group; zero if most of it was set aside.
    fn counted(&self, sentences: &Range<usize>) -> WordCount {
        if is_mostly_left(&self.scored(), sentences) { self.count(sentences) } else { WordCount::default() }
    }

    /// Number of words of these sentences outside quote marks.
    fn own_words(&self, sentences: &Range<usize>) -> usize {
        let count = self.count(sentences);
        count.all - count.quoted
    }

    /// Number of words not set aside.
    fn n_counted(&self) -> usize {
        self.aside.iter().filter(|aside| !**aside).count()
    }

    /// The share of words set aside, 0..=1.
    fn share_set_aside(&self) -> f64 {
        1.0 - self.n_counted() as f64 / self.aside.len().max(1) as f64
    }

    fn to_source(&self, sentence: usize) -> Span {
        self.article.prose().to_source(self.reading.sentences[sentence].span)
    }

    /// The sentences that are in no group.
    fn alone(&self, group_of: &[Option<usize>]) -> Vec<Span> {
        (0..group_of.len()).filter(|&s| group_of[s].is_none()).map(|s| self.to_source(s)).collect()
    }
}

/// Two articles, processed as far as the score needs.
struct Weighed<'a> {
    a: Read<'a>,
    b: Read<'a>,
    alignment: Alignment,
    passages: Vec<Passage>,
    a_in_b: Overlap,
    b_in_a: Overlap,
    evidence: Vec<Evidence>,
    shared_matter: Vec<SharedMatter>,
    same_words: bool,
    /// Whether their values are the same too: "4" and "-4" are one word.
    same_values: bool,
    /// Words in common runs of eight or more words, quoted or not.
    n_in_runs: usize,
    score: f64,
}

impl<'a> Weighed<'a> {
    fn new(
        a: &'a Article,
        b: &'a Article,
        common: &CommonRuns,
        ignored: &IgnoreList,
        vocabulary: &mut Vocabulary,
    ) -> Weighed<'a> {
        let (mut a, mut b) = (Read::new(a, vocabulary), Read::new(b, vocabulary));
        let same_words = !a.reading.words.is_empty() && a.reading.has_same_words(&b.reading);
        let same_values = same_words && same_values(&a.whole(), &b.whole(), vocabulary);
        let (words_a, words_b) = (&a.reading.words, &b.reading.words);
        let runs = if same_words { Vec::new() } else { runs(words_a, words_b, 0..words_a.len(), 0..words_b.len()) };
        let aside = if same_words {
            SetAside::nothing(words_a.len(), words_b.len())
        } else {
            set_aside(a.marked(), b.marked(), &runs, common, ignored, vocabulary)
        };
        (a.aside, b.aside) = (aside.a, aside.b);
        let alignment = align(&a.reading, &b.reading, vocabulary);
        let passages = passages(&alignment, &a.reading, &b.reading, a.article, b.article);
        let (scored_a, scored_b) = (a.scored(), b.scored());
        let (a_in_b, b_in_a) = (overlap(&scored_a, &alignment, true), overlap(&scored_b, &alignment, false));
        let evidence = evidence(&scored_a, &scored_b, &alignment, &runs, vocabulary);
        let score = if same_words { 1.0 } else { model::score(&evidence) };
        Weighed {
            a,
            b,
            alignment,
            passages,
            a_in_b,
            b_in_a,
            evidence,
            n_in_runs: runs.iter().map(|run| run.a.len()).sum(),
            shared_matter: aside.shared,
            same_words,
            same_values,
            score,
        }
    }

    /// The input of the verdict, without shared quotations, which never make a text derived.
    fn findings(&self, vocabulary: &Vocabulary) -> Findings<'_> {
        let Weighed { a, b, alignment, shared_matter, .. } = self;
        Findings {
            same_words: self.same_words,
            same_values: self.same_values,
            score: self.score,
            evidence: &self.evidence,
            languages: (a.article.language(), b.article.language()),
            common_language: vocabulary.language(),
            n_words: (a.n_counted(), b.n_counted()),
            n_shared_names: n_shared_names(&a.scored(), &b.scored(), vocabulary),
            a_in_b: self.a_in_b,
            b_in_a: self.b_in_a,
            longest_passage: longest_passage(alignment, a, b),
            form_share: share_of_form(shared_matter, a, b),
            titles_conflict: !self.same_words && titles_conflict(&a.reading, &b.reading, vocabulary),
            subjects: if self.same_words { None } else { other_subjects(&a.scored(), &b.scored(), vocabulary) },
            words_of_interview: if is_interview(a.article) || is_interview(b.article) { self.n_in_runs } else { 0 },
            n_shared_quotes: 0,
            set_aside: a.share_set_aside().max(b.share_set_aside()),
        }
    }

    fn comparison(self, vocabulary: &mut Vocabulary) -> Comparison {
        let mut findings = self.findings(vocabulary);
        let score = judge(&findings).score;
        let Weighed { a, b, alignment, a_in_b, b_in_a, .. } = &self;
        let relation = if score < DERIVED {
            Relation::Independent
        } else if b_in_a.total >= a_in_b.total - FULLER {
            Relation::Rewritten
        } else {
            Relation::Excerpted
        };
        let quotes = follow(a.quoting(), b.quoting(), alignment, relation, vocabulary);
        findings.n_shared_quotes =
            quotes.iter().filter(|row| is_shared(row) && !is_set_aside(row, &self.shared_matter)).count();
        let Judgement { verdict, score, notes } = judge(&findings);
        let (titles_conflict, subjects) =
            (findings.titles_conflict, findings.subjects.filter(|_| findings.has_other_subjects()));
        let Weighed { a, b, alignment, passages, a_in_b, b_in_a, evidence, shared_matter, same_words, .. } = self;
        let sentences = alignment
            .groups
            .iter()
            .map(|group| SentenceMatch {
                kind: group.kind,
                similarity: group.similarity,
                moved: group.moved,
                a: group.a.clone().map(|s| a.to_source(s)).collect(),
                b: group.b.clone().map(|s| b.to_source(s)).collect(),
                words_of_a: a.counted(&group.a),
                words_of_b: b.counted(&group.b),
            })
            .collect();
        let (disguises_of_a, disguises_of_b) = (disguises(a.article), disguises(b.article));
        let mut evidence = model::weightiest_first(evidence);
        let share = disguise::share(&disguises_of_a, a.reading.words.len())
            .max(disguise::share(&disguises_of_b, b.reading.words.len()));
        // Not part of the score: a writer who disguises words has a reason, but not necessarily this one.
        if share > 0.0 {
            evidence.push(Evidence { name: DISGUISE, value: share });
        }
        let (mut facts, conversions) = facts(&alignment, a.with_facts(), b.with_facts(), vocabulary);
        if titles_conflict {
            facts.insert(0, title_fact((a.article, &a.reading), (b.article, &b.reading)));
        }
        if let Some(subjects) = subjects {
            evidence.push(Evidence { name: OTHER_SUBJECT, value: 1.0 });
            let fact = subject_fact(((a.article, &a.reading), subjects.a), ((b.article, &b.reading), subjects.b));
            if verdict == Verdict::SameForm
                && !facts.iter().any(|known| known.a_at.overlaps(fact.a_at) && known.b_at.overlaps(fact.b_at))
            {
                facts.insert(0, fact);
            }
        }
        Comparison {
            a: a.side(),
            b: b.side(),
            verdict,
            score,
            similarity: if same_words { 1.0 } else { similarity(&a.reading, &b.reading, &alignment, vocabulary) },
            statement: statement(&a.reading, &b.reading, &alignment, vocabulary),
            a_in_b,
            b_in_a,
            passages,
            sentences,
            dropped: a.alone(&alignment.covered_a(a.reading.sentences.len())),
            added: b.alone(&alignment.covered_b(b.reading.sentences.len())),
            quotes,
            swaps: swaps(&alignment, &a.reading, &b.reading, vocabulary),
            facts,
            conversions,
            shared_matter,
            notes,
            evidence,
            disguises_of_a,
            disguises_of_b,
        }
    }
}

/// Fewest words of a shared quotation that is evidence: two reporters may both quote "very sad" by chance.
const FEWEST_QUOTED_WORDS: usize = 4;

/// Whether a row of the quotation ledger is a quotation in both articles.
fn is_shared(row: &QuoteRow) -> bool {
    use QuoteVerdict::{Altered, Merged, Split, Trimmed, Typographic, Verbatim};
    let both = matches!(row.verdict, Verbatim | Typographic | Trimmed | Merged | Split | Altered);
    let long = |side: &Option<QuotedStretch>| {
        side.as_ref().is_some_and(|s| s.text.split_whitespace().count() >= FEWEST_QUOTED_WORDS)
    };
    both && long(&row.a) && long(&row.b)
}

/// Whether a quotation was set aside for another reason than being a statement: a name within a notice.
fn is_set_aside(row: &QuoteRow, shared_matter: &[SharedMatter]) -> bool {
    let Some(place) = row.a.as_ref().map(|side| side.span) else { return false };
    shared_matter.iter().any(|matter| matter.kind != SharedMatterKind::Statement && matter.a.contains(place))
}

/// The share of the shorter text that is the start of a form.
fn share_of_form(shared_matter: &[SharedMatter], a: &Read<'_>, b: &Read<'_>) -> f64 {
    let begins = |matter: &&SharedMatter| {
        let first = a.reading.words.first().map_or(0, |word| a.article.prose().to_source(word.span).start);
        matter.kind == SharedMatterKind::Form && matter.a.start <= first
    };
    let form: usize = shared_matter
        .iter()
        .filter(begins)
        .map(|matter| matter.a.of(a.article.source()).split_whitespace().count())
        .sum();
    form as f64 / a.aside.len().min(b.aside.len()).max(1) as f64
}

/// Similarity from which an aligned pair belongs to a reworded passage.
const REWORDED_LIKENESS: f64 = 0.45;

/// Words outside quote marks in the longest run of neighbouring firm matches, on its shorter side.
fn longest_passage(alignment: &Alignment, a: &Read<'_>, b: &Read<'_>) -> usize {
    let (mut longest, mut so_far) = (0, 0);
    let mut before: Option<&Group> = None;
    for group in alignment.groups.iter().filter(|group| group.is_firm() && group.similarity >= REWORDED_LIKENESS) {
        let follows = before.is_some_and(|one| {
            group.a.start - one.a.end <= 1 && group.b.start >= one.b.end && group.b.start - one.b.end <= 1
        });
        let here = a.own_words(&group.a).min(b.own_words(&group.b));
        so_far = if follows { so_far + here } else { here };
        longest = longest.max(so_far);
        before = Some(group);
    }
    longest
}

/// Fewest lines that begin like questions and answers for an article to be an interview.
const FEWEST_TURNS: usize = 4;

/// Whether an article is a question-and-answer interview, which consists of nothing but its answers.
fn is_interview(article: &Article) -> bool {
    static TURNS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.notices, "interview-turn").collect());
    let lines = article.source().lines().map(|line| line.trim_start_matches(['*', '_', ' ', '#']));
    lines.filter(|line| TURNS.iter().any(|turn| line.starts_with(turn))).count() >= FEWEST_TURNS
}
