//! How fast articles are compared: each stage by itself, the whole on two articles of usual length, and how time grows.
//!
//! `cargo bench --bench compare -- --quick` takes about a minute; a name after it (`growth`) runs a part. Texts come from `texts`
//! and are the same in every run, so that two runs on one machine can be compared.

mod texts;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use respun::quote::{Quotation, quotations};
use respun::shingle::{ShingleSet, ShingleSize};
use respun::stages::{Quoting, Reading, Relation, Vocabulary, align, follow};
use respun::text::{Language, sentences, tokens};
use respun::{Article, Comparer, Comparison, Config, Span, compare};
use respun_report::terminal::Look;
use respun_report::{json, terminal};

criterion_group!(benches, stages_of_one_text, stages_of_a_pair, usual_pairs, growth);
criterion_main!(benches);

/// What happens to one text before it meets another, over all articles of the corpus.
fn stages_of_one_text(criterion: &mut Criterion) {
    let sources: Vec<String> =
        texts::stories().into_iter().flat_map(|story| story.articles).map(|(_, text)| text).collect();
    let articles: Vec<Article> = sources.iter().map(|source| Article::from_text("", source)).collect();
    let mut group = criterion.benchmark_group("one text");
    group.throughput(Throughput::Bytes(sources.iter().map(|source| source.len() as u64).sum()));
    group.bench_function("article", |bench| {
        bench.iter(|| sources.iter().map(|source| Article::from_text("", source).blocks().len()).sum::<usize>());
    });
    group.bench_function("tokens", |bench| {
        bench.iter(|| articles.iter().map(|article| tokens(article.prose().text()).len()).sum::<usize>());
    });
    group.bench_function("sentences", |bench| {
        bench.iter(|| articles.iter().map(|article| sentences_of(article).len()).sum::<usize>());
    });
    group.bench_function("reading, new vocabulary each", |bench| {
        let read = |article: &Article| Reading::new(article, &mut Vocabulary::new(article.language())).words.len();
        bench.iter(|| articles.iter().map(read).sum::<usize>());
    });
    group.bench_function("reading, one vocabulary", |bench| {
        let mut vocabulary = Vocabulary::new(Language::English);
        bench.iter(|| articles.iter().map(|article| Reading::new(article, &mut vocabulary).words.len()).sum::<usize>());
    });
    group.bench_function("shingles", |bench| {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut hashes = |article: &Article| -> Vec<u64> {
            let reading = Reading::new(article, &mut vocabulary);
            reading.words.iter().map(|word| vocabulary.term(word.term).hash).collect()
        };
        let hashes: Vec<Vec<u64>> = articles.iter().map(&mut hashes).collect();
        bench.iter(|| hashes.iter().map(|terms| ShingleSet::of(terms, ShingleSize::DEFAULT).len()).sum::<usize>());
    });
    let with_sentences: Vec<(&Article, Vec<Span>)> =
        articles.iter().map(|article| (article, sentences_of(article))).collect();
    group.bench_function("quotations", |bench| {
        bench.iter(|| with_sentences.iter().map(|(article, spans)| quotations(article, spans).len()).sum::<usize>());
    });
    group.finish();
}

/// What happens to two texts, over all pairs of an original and what was made of it.
fn stages_of_a_pair(criterion: &mut Criterion) {
    let mut pairs = Vec::new();
    for story in texts::stories() {
        let original = story.article("original");
        for (variant, text) in story.articles.iter().filter(|(variant, _)| variant != "original") {
            pairs.push((Article::from_text("original", original), Article::from_text(variant, text)));
        }
    }
    let mut group = criterion.benchmark_group("a pair");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    let read: Vec<ReadPair<'_>> = pairs.iter().map(ReadPair::new).collect();
    group.bench_function("alignment", |bench| {
        bench.iter(|| read.iter().map(|pair| align(&pair.a, &pair.b, &pair.vocabulary).groups.len()).sum::<usize>());
    });
    group.bench_function("quotations followed", |bench| {
        let aligned: Vec<_> = read.iter().map(|pair| (pair, align(&pair.a, &pair.b, &pair.vocabulary))).collect();
        bench.iter(|| {
            let rows = aligned.iter().map(|(pair, alignment)| {
                let (a, b) = pair.quoting();
                follow(a, b, alignment, Relation::Rewritten, &pair.vocabulary).len()
            });
            rows.sum::<usize>()
        });
    });
    group.bench_function("comparison", |bench| {
        let mut comparer = Comparer::new(&Config::default());
        bench.iter(|| pairs.iter().map(|(a, b)| comparer.compare(a, b).score).sum::<f64>());
    });
    let compared: Vec<Comparison> = pairs.iter().map(|(a, b)| compare(a, b, &Config::default())).collect();
    group.bench_function("json", |bench| {
        let written = |((a, b), result): (&(Article, Article), &Comparison)| {
            serde_json::to_string(&json::comparison(None, a, b, result)).unwrap().len()
        };
        bench.iter(|| pairs.iter().zip(&compared).map(written).sum::<usize>());
    });
    group.bench_function("terminal", |bench| {
        let look = Look { columns: 80, colour: true, all: true };
        let written =
            |((a, b), result): (&(Article, Article), &Comparison)| terminal::comparison(a, b, result, &look).len();
        bench.iter(|| pairs.iter().zip(&compared).map(written).sum::<usize>());
    });
    group.finish();
}

/// Two articles of 500 words each, from their texts to JSON: what one pair of a large file costs.
fn usual_pairs(criterion: &mut Criterion) {
    const N_WORDS: usize = 500;
    let mut group = criterion.benchmark_group("500 words");
    for variant in ["spun", "independent"] {
        let (a, b) = texts::pair_of_length(N_WORDS, variant);
        group.bench_function(BenchmarkId::new("one pair", variant), |bench| {
            bench.iter(|| text_to_json(&mut Comparer::new(&Config::default()), &a, &b));
        });
        group.bench_function(BenchmarkId::new("among many pairs", variant), |bench| {
            let mut comparer = Comparer::new(&Config::default());
            bench.iter(|| text_to_json(&mut comparer, &a, &b));
        });
    }
    group.finish();
}

/// The same for texts that grow tenfold: time must grow little faster than they do.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(10));
    for n_words in [1_000, 10_000, 100_000] {
        let (a, b) = texts::long_pair(n_words);
        group.throughput(Throughput::Elements(2 * n_words as u64));
        group.bench_function(BenchmarkId::new("words", n_words), |bench| {
            bench.iter(|| text_to_json(&mut Comparer::new(&Config::default()), &a, &b));
        });
    }
    group.finish();
}

fn text_to_json(comparer: &mut Comparer, a: &str, b: &str) -> String {
    let (a, b) = (Article::from_text("a", black_box(a)), Article::from_text("b", black_box(b)));
    let result = comparer.compare(&a, &b);
    serde_json::to_string(&json::comparison(None, &a, &b, &result)).unwrap()
}

fn sentences_of(article: &Article) -> Vec<Span> {
    sentences(article.prose().text(), article.language())
}

/// Two articles read with one vocabulary, and their quotations.
struct ReadPair<'a> {
    articles: &'a (Article, Article),
    vocabulary: Vocabulary,
    a: Reading,
    b: Reading,
    quotations: [Vec<Quotation>; 2],
}

impl<'a> ReadPair<'a> {
    fn new(articles: &'a (Article, Article)) -> ReadPair<'a> {
        let mut vocabulary = Vocabulary::new(articles.0.language());
        let (a, b) = (Reading::new(&articles.0, &mut vocabulary), Reading::new(&articles.1, &mut vocabulary));
        let quotations = [&articles.0, &articles.1].map(|article| quotations(article, &sentences_of(article)));
        ReadPair { articles, vocabulary, a, b, quotations }
    }

    fn quoting(&self) -> (Quoting<'_>, Quoting<'_>) {
        let [in_a, in_b] = &self.quotations;
        (
            Quoting { article: &self.articles.0, reading: &self.a, quotations: in_a },
            Quoting { article: &self.articles.1, reading: &self.b, quotations: in_b },
        )
    }
}
