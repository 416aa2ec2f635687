//! How fast quotations are found in articles, and how time grows with texts of nothing but marks.
//!
//! `cargo bench --bench quotations -- --quick` takes about a minute; a name after it (`growth`) runs a part. Time for a byte must
//! stay the same when a text grows tenfold, whatever its marks do.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use respun::quote::quotations;
use respun::{Article, Language};

criterion_group!(benches, usual_articles, growth);
criterion_main!(benches);

/// All articles of the corpus: from the text to quotations with speakers, and the last stage alone.
fn usual_articles(criterion: &mut Criterion) {
    let sources = corpus();
    let mut group = criterion.benchmark_group("quotations");
    group.throughput(Throughput::Bytes(sources.iter().map(|source| source.len() as u64).sum()));
    group.bench_function("from the text", |bench| {
        bench.iter(|| sources.iter().map(|source| n_quotations(source, None)).sum::<usize>());
    });
    let articles: Vec<_> = sources
        .iter()
        .map(|source| {
            let article = Article::from_text("", source);
            let sentences = article.sentences();
            (article, sentences)
        })
        .collect();
    group.bench_function("from sentences", |bench| {
        bench.iter(|| articles.iter().map(|(article, sentences)| quotations(article, sentences).len()).sum::<usize>());
    });
    group.finish();
}

/// Texts of one piece again and again, each ten times as long as the one before.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, opening, piece, closing) in [
        ("one pair around all", "“", "the wind is right ", "”"),
        ("pairs", "", "“a ship,” she said. ", ""),
        ("kinds in turn", "", "“a \"b «c ‘d „e 「f ", ""),
        ("opening only", "", "“a ", ""),
        ("opening only, a line each", "", "“a\n", ""),
        ("straight", "", "\" ", ""),
        ("apostrophes", "", "'a ", ""),
        ("lines in one pair", "“", "a\n", ""),
        ("quotations within", "“", "a «b “c” d» ", "”"),
        ("dashes", "", "— a — b\n\n", ""),
    ] {
        for n_bytes in [10_000, 100_000, 1_000_000] {
            let text = [opening, &piece.repeat(n_bytes / piece.len()), closing].concat();
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(name, n_bytes), |bench| {
                bench.iter(|| n_quotations(&text, Some(Language::French)));
            });
        }
    }
    group.finish();
}

/// The quotations of a text, counted; in `language`, if one is given.
fn n_quotations(source: &str, language: Option<Language>) -> usize {
    let article = Article::from_text("", black_box(source));
    let article = match language {
        Some(language) => article.with_language(language),
        None => article,
    };
    quotations(&article, &article.sentences()).len()
}

/// The articles of the corpus, in the order of their names.
fn corpus() -> Vec<String> {
    let entries = |folder: &Path| {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    entries(&folder).iter().flat_map(|story| entries(story)).map(|path| fs::read_to_string(path).unwrap()).collect()
}
