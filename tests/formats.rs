//! Every format tells the same: verdict, shares, and every quotation with what became of it, for every pair of the corpus.
//!
//! The JSON is what programs read, so the other formats are held against it.

use respun::report::html::{self, Making};
use respun::report::terminal::{self, Look};
use respun::report::{csv, json, markdown};
use serde_json::Value;

#[path = "corpus/compared.rs"]
#[expect(dead_code, reason = "one way round is enough here")]
mod compared;
#[path = "corpus/gold.rs"]
#[expect(dead_code, reason = "only the articles are needed here, not what is true of them")]
mod gold;
#[path = "corpus/truth.rs"]
#[expect(dead_code, reason = "only the articles are needed here, not what is true of them")]
mod truth;

use compared::{COMPARED, Compared, check_none};

/// What a format tells of a comparison.
#[derive(Debug, PartialEq)]
struct Told {
    verdict: String,
    /// Percentages of a in b and of b in a.
    shares: [String; 2],
    /// Verdicts of the quotations, in order.
    quotes: Vec<String>,
}

#[test]
fn every_format_tells_the_same_of_every_pair() {
    let mut complaints = Vec::new();
    for one in COMPARED.iter() {
        let known = in_json(one);
        for (format, told) in [
            ("text", in_text(one, &known)),
            ("markdown", in_markdown(one)),
            ("html", in_html(one)),
            ("csv", Told { quotes: in_csv(one), verdict: known.verdict.clone(), shares: known.shares.clone() }),
        ] {
            if told != known {
                complaints.push(format!("{}: JSON says {known:?}, {format} says {told:?}", one.name()));
            }
        }
    }
    check_none(&complaints);
    let n_quotes: usize = COMPARED.iter().map(|one| one.result.quotes.len()).sum();
    assert!(COMPARED.len() > 50 && n_quotes > 200, "the corpus is too small to tell");
}

fn in_json(one: &Compared) -> Told {
    let value = serde_json::to_value(json::comparison(None, one.a, one.b, &one.result)).unwrap();
    let name = |value: &Value| value.as_str().unwrap().replace('_', " ");
    let share = |side: &str| percent(value["overlap"][side]["total"].as_f64().unwrap());
    Told {
        verdict: name(&value["verdict"]),
        shares: [share("a_in_b"), share("b_in_a")],
        quotes: value["quotes"].as_array().unwrap().iter().map(|row| name(&row["verdict"])).collect(),
    }
}

/// A page of text has the quotations in two forms; the tally counts them all, the entries stand in order.
fn in_text(one: &Compared, known: &Told) -> Told {
    let page = terminal::comparison(one.a, one.b, &one.result, &Look { all: true, columns: 200, colour: false });
    let verdict = page.split(':').next().unwrap().to_lowercase();
    let share = |side: &str| {
        let line = page.lines().find(|line| line.trim_start().starts_with(side)).unwrap_or_default();
        line.trim_start().trim_start_matches(side).split_whitespace().next().unwrap_or_default().to_owned()
    };
    let section = page.split("── Quotations").nth(1).unwrap_or_default();
    let section = section.split("\n── ").next().unwrap_or_default();
    // An entry begins one column from the edge, its text further in.
    let entries =
        section.lines().skip(1).filter_map(|line| line.strip_prefix(' ')).filter(|line| !line.starts_with(' '));
    let mut verdicts: Vec<&String> = known.quotes.iter().collect();
    verdicts.sort_by_key(|verdict| std::cmp::Reverse(verdict.len()));
    let of_entry = |entry: &str| verdicts.iter().find(|verdict| entry.starts_with(**verdict)).map(|v| (*v).clone());
    Told { verdict, shares: [share("a in b"), share("b in a")], quotes: entries.filter_map(of_entry).collect() }
}

fn in_markdown(one: &Compared) -> Told {
    let page = markdown::comparison(&one.result);
    let cells = |row: &str| row.split(" | ").map(str::to_owned).collect::<Vec<_>>();
    let share = |side: &str| {
        let row = page.lines().find(|line| line.starts_with(&format!("| {side} | "))).unwrap();
        cells(row)[3].clone()
    };
    let table = page.split("### Quotations\n").nth(1).unwrap_or_default().split("\n### ").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    Told {
        verdict: page.strip_prefix("## ").unwrap().split(':').next().unwrap().to_lowercase(),
        shares: [share("a"), share("b")],
        quotes: rows.map(|row| cells(row)[0].trim_start_matches("| ").split(',').next().unwrap().to_owned()).collect(),
    }
}

fn in_html(one: &Compared) -> Told {
    let page = html::comparison(one.a, one.b, &one.result, &Making::default());
    let after = |mark: &str| page.split(mark).nth(1).unwrap().split('<').next().unwrap().to_owned();
    let section = page.split("<section id=\"quotations\"").nth(1).unwrap_or_default();
    let section = section.split("</section>").next().unwrap_or_default();
    let verdicts = section.split("<span class=\"verdict\">").skip(1);
    Told {
        verdict: after("<span class=\"verdict-name\">").trim_end_matches(':').to_lowercase(),
        shares: [after("id=\"share-a\">"), after("id=\"share-b\">")].map(|share| unescaped(&share)),
        quotes: verdicts.map(|rest| rest.split('<').next().unwrap().to_owned()).collect(),
    }
}

fn in_csv(one: &Compared) -> Vec<String> {
    let records = csv::ledger("pair", one.a, one.b, &one.result);
    // A record begins with the id; quotations may hold line breaks.
    let rows = records.split('\n').filter_map(|line| line.strip_prefix("pair,"));
    rows.map(|row| row.split(',').next().unwrap().replace('_', " ")).collect()
}

fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.01 => "<1%".to_owned(),
        share if share > 0.99 && share < 1.0 => ">99%".to_owned(),
        share => format!("{:.0}%", share * 100.0),
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&#60;", "<").replace("&#62;", ">")
}
