//! The rows of `corpus/quotes`: two texts, one quotation, and the truth about it.

use std::fs;

use respun::Span;
use serde::Deserialize;

/// A row; `corpus/README.md` tells what its fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    pub split: String,
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "seed")]
    _seed: Option<String>,
    #[serde(rename = "context")]
    _context: String,
    pub a: String,
    pub b: String,
    pub side: Side,
    quote: [usize; 2],
    a_at: Vec<[usize; 2]>,
    b_at: Vec<[usize; 2]>,
    pub verdict: String,
    pub also: Vec<String>,
    pub flags: Vec<String>,
    pub note: String,
}

/// The text that a row's quotation stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    A,
    B,
}

/// Flags that change what was said.
pub const CRITICAL: [&str; 4] = ["number", "name", "negation", "modal"];

impl Row {
    /// Whether a verdict is the true one or another that a fair editor would accept.
    pub fn allows(&self, verdict: &str) -> bool {
        self.verdict == verdict || self.also.iter().any(|one| one == verdict)
    }

    /// Whether the true flags hold one that changes what was said.
    pub fn is_critical(&self) -> bool {
        self.flags.iter().any(|flag| CRITICAL.contains(&flag.as_str()))
    }

    /// Where the quotation, or what stands for it, is in a: bytes.
    pub fn in_a(&self) -> Vec<Span> {
        spans(&self.a, &self.a_at)
    }

    /// The same in b.
    pub fn in_b(&self) -> Vec<Span> {
        spans(&self.b, &self.b_at)
    }

    /// Both, that of the row's own side first.
    pub fn own_and_other(&self) -> (Vec<Span>, Vec<Span>) {
        match self.side {
            Side::A => (self.in_a(), self.in_b()),
            Side::B => (self.in_b(), self.in_a()),
        }
    }

    /// The words of b that the quotation became, a piece for each part.
    pub fn words_of_b(&self) -> Vec<&str> {
        self.in_b().into_iter().map(|span| span.of(&self.b)).collect()
    }

    /// What is wrong with the row by itself, if anything.
    pub fn complaint(&self) -> Option<String> {
        let own = if self.side == Side::A { &self.a_at } else { &self.b_at };
        let is_in = |text: &str, places: &[[usize; 2]]| {
            let length = text.chars().count();
            let in_order = places.windows(2).all(|two| two[0][1] <= two[1][0]);
            in_order && places.iter().all(|&[start, end]| start < end && end <= length)
        };
        let complaint = if own.first() != Some(&self.quote) {
            "its quotation is not the first place on its side"
        } else if !is_in(&self.a, &self.a_at) || !is_in(&self.b, &self.b_at) {
            "a place lies outside its text"
        } else if self.verdict == "verbatim" && words(&self.a, self.in_a()) != words(&self.b, self.in_b()) {
            "the characters are not the same"
        } else if self.note.is_empty() {
            "it does not say how it was made"
        } else {
            return None;
        };
        Some(format!("{}: {complaint}", self.id))
    }
}

/// All rows, those of the generator first.
pub fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for file in ["generated", "by_hand"] {
        // Cargo runs tests in the folder of the package.
        let path = format!("corpus/quotes/{file}.jsonl");
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let row = serde_json::from_str(line);
            rows.push(row.unwrap_or_else(|error| panic!("{path}:{}: {error}", number + 1)));
        }
    }
    rows
}

/// Code points to bytes.
fn spans(text: &str, places: &[[usize; 2]]) -> Vec<Span> {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    places.iter().map(|&[start, end]| Span::new(byte(start), byte(end))).collect()
}

fn words(text: &str, places: Vec<Span>) -> Vec<&str> {
    places.into_iter().map(|span| span.of(text)).collect()
}
