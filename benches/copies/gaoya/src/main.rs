//! The same job with the crate gaoya: runs of five words, 125 hash functions in 25 bands, Jaccard .5; pairs as lines of `id<TAB>id`.

use std::env;
use std::fs;
use std::io::{BufWriter, Write};

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32, VecContainer};
use rayon::prelude::*;
use serde_json::Value;

const BANDS: usize = 25;
const ROWS: usize = 5;
const RUN: usize = 5;

fn main() {
    let mut paths = env::args().skip(1);
    let (Some(from), Some(to)) = (paths.next(), paths.next()) else { panic!("usage: gaoya-copies ARTICLES.jsonl PAIRS.tsv") };
    let lines = fs::read_to_string(from).expect("the articles can be read");
    let hasher = MinHasher32::new(BANDS * ROWS);
    let sketched: Vec<(String, Vec<u32>)> = lines
        .par_lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("a line is an object");
            let text = row["text"].as_str().unwrap_or_default().to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let signature = hasher.create_signature(words.windows(RUN.min(words.len().max(1))));
            (row["id"].as_str().unwrap_or_default().to_owned(), signature)
        })
        .collect();
    let (ids, signatures): (Vec<String>, Vec<Vec<u32>>) = sketched.into_iter().unzip();
    let mut index: MinHashIndex<u32, u32, VecContainer<u32>> = MinHashIndex::new_index(BANDS, ROWS, 0.5);
    index.par_bulk_insert((0..ids.len() as u32).collect(), signatures.clone());
    let mut out = BufWriter::new(fs::File::create(to).expect("the pairs can be written"));
    for (one, like) in index.par_bulk_query(&signatures).into_iter().enumerate() {
        for other in like {
            if (other as usize) < one {
                writeln!(out, "{}\t{}", ids[other as usize], ids[one]).expect("the pairs can be written");
            }
        }
    }
}
