//! The benchmark of facts: single changes and harmless rewordings in the articles of `corpus/facts`, in seven languages. Floors
//! are in `corpus/facts/baseline.txt`; `corpus/README.md` explains the measures.
//!
//! `RESPUN_MISSES=1` (with `-- --nocapture`) lists what is missed in the half that rules may be written for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use respun::quote::QuoteFlag;
use respun::{Article, Comparer, Comparison, Config, Verdict};

use crate::corpus::baseline::{Baseline, Tallies};
use crate::corpus::tally::Tally;

const FLOORS: Baseline = Baseline {
    path: "corpus/facts/baseline.txt",
    head: "\
# How many single changes of fact are reported, with the right kind, and how many harmless rewordings are left alone, by half, language
# and kind (explained in corpus/README.md). These are floors: tests/fact_benchmark.rs fails below them.
# RESPUN_BLESS=1 cargo test --test library fact_benchmark raises them to what is reached; RESPUN_BLESS=lower takes over what is reached.
",
};

/// One row of a table of changes.
struct Row {
    half: &'static str,
    story: String,
    kind: String,
    from: String,
    to: String,
    article: String,
}

impl Row {
    fn language(&self) -> &str {
        &self.story[..2]
    }

    fn is_harmless(&self) -> bool {
        self.kind == "same"
    }
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for half in ["seen", "unseen"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/facts").join(half);
        let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        for table in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv")) {
            let article = fs::read_to_string(table.with_extension("txt")).unwrap();
            let story = table.file_stem().unwrap().to_str().unwrap();
            for line in fs::read_to_string(table).unwrap().lines() {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let fields: Vec<&str> = line.split('\t').collect();
                let [kind, from, to] = fields[..] else { panic!("{story}: not three fields: {line}") };
                assert_eq!(article.matches(from).count(), 1, "{story}: `{from}` must stand in the article once");
                rows.push(Row {
                    half,
                    story: story.to_owned(),
                    kind: kind.to_owned(),
                    from: from.to_owned(),
                    to: to.to_owned(),
                    article: article.clone(),
                });
            }
        }
    }
    rows
}

/// The kinds of all findings, those of the ledger included.
fn kinds(result: &Comparison) -> BTreeSet<String> {
    let name = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let facts = result.facts.iter().map(|fact| name(serde_json::to_value(fact.kind).unwrap()));
    let flags = result.quotes.iter().flat_map(|row| &row.flags);
    let flags = flags.filter(|flag| !matches!(flag, QuoteFlag::Marks | QuoteFlag::Speaker));
    let flags = flags.map(|flag| match flag {
        QuoteFlag::Modal => "modality".to_owned(),
        flag => name(serde_json::to_value(flag).unwrap()),
    });
    facts.chain(flags).collect()
}

/// Kinds that may stand for a kind of the tables: the border between them is thin.
fn accepted(kind: &str) -> &'static [&'static str] {
    match kind {
        "outcome" | "opposite" => &["outcome", "opposite", "role", "negation", "quantifier"],
        "role" => &["role", "opposite", "name"],
        "unit" => &["unit", "number"],
        "date" => &["date", "number", "opposite"],
        "negation" => &["negation", "quantifier", "opposite", "modality"],
        "quantifier" => &["quantifier", "negation", "number", "opposite"],
        "modality" => &["modality", "number", "negation"],
        _ => &[],
    }
}

#[test]
fn no_fewer_changes_of_fact_are_found_than_before() {
    let rows = rows();
    assert!(rows.iter().filter(|row| !row.is_harmless()).count() >= 1000);
    let judged: Vec<(BTreeSet<String>, Verdict)> = rows
        .par_iter()
        .map_init(
            || Comparer::new(&Config::default()),
            |comparer, row| {
                let a = Article::from_text("a", row.article.as_str());
                let b = Article::from_text("b", row.article.replace(&row.from, &row.to));
                let result = comparer.compare(&a, &b);
                (kinds(&result), result.verdict)
            },
        )
        .collect();
    let list_misses = std::env::var_os("RESPUN_MISSES").is_some();
    let mut reached = Tallies::new();
    for (row, (kinds, verdict)) in rows.iter().zip(&judged) {
        let mut count = |measure: &str, is_right: bool| {
            let groups =
                [row.half.to_owned(), format!("{}:{}", row.half, row.language()), format!("{}:{}", row.half, row.kind)];
            for group in groups {
                let tally = reached.entry((group, measure.to_owned())).or_default();
                tally.add(Tally { right: usize::from(is_right), of: 1 });
            }
        };
        let is_right = if row.is_harmless() {
            count("harmless", kinds.is_empty());
            kinds.is_empty()
        } else {
            count("reported", !kinds.is_empty());
            count("not-identical", *verdict != Verdict::Identical);
            if !kinds.is_empty() {
                let right = kinds.contains(&row.kind) || accepted(&row.kind).iter().any(|kind| kinds.contains(*kind));
                count("kind", right);
            }
            !kinds.is_empty()
        };
        // The other half must not be looked at while rules are written.
        if list_misses && !is_right && row.half == "seen" {
            println!("{} {}: {} -> {} {kinds:?}", row.story, row.kind, row.from, row.to);
        }
    }
    let complaints = FLOORS.below(&reached, |_| true);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
