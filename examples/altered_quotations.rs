//! Lists the quotations that were altered between two articles: `cargo run --example altered_quotations -- A B`.

use std::fs;
use std::process::ExitCode;

use respun::quote::QuoteVerdict;
use respun::{Article, Config, compare};

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [a, b] = &paths[..] else {
        eprintln!("give two articles");
        return ExitCode::from(2);
    };
    match list(a, b) {
        Ok(0) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Prints the altered quotations and tells how many there were.
fn list(a: &str, b: &str) -> Result<usize, std::io::Error> {
    let (a, b) = (Article::from_text(a, fs::read_to_string(a)?), Article::from_text(b, fs::read_to_string(b)?));
    let result = compare(&a, &b, &Config::default());
    let altered = result.quotes.iter().filter(|row| row.verdict == QuoteVerdict::Altered);
    let mut count = 0;
    for row in altered {
        count += 1;
        let text = |side: &Option<respun::quote::QuotedStretch>| side.as_ref().map_or("", |s| &s.text).to_owned();
        println!("“{}”\n“{}”", text(&row.a), text(&row.b));
        for change in &row.changes {
            println!("    {} → {}", change.a, change.b);
        }
    }
    Ok(count)
}
