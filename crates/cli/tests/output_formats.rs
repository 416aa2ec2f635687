//! Every format tells the same: verdict, shares, and every quotation with what became of it, for every pair of the corpus; of a scan
//! the pairs and clusters, of a check the sources.
//!
//! The JSON is what programs read, so the other formats are held against it.

use assert_cmd::Command;
use respun_report::html::{self, ReportMetadata};
use respun_report::terminal::{self, Look};
use respun_report::{csv, json, markdown};
use serde_json::Value;

use crate::corpus::compared::{COMPARED, Compared, check_none};

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
    Told { verdict, shares: [share("A in B"), share("B in A")], quotes: entries.filter_map(of_entry).collect() }
}

fn in_markdown(one: &Compared) -> Told {
    let page = markdown::comparison(one.a, one.b, &one.result);
    let cells = |row: &str| row.split(" | ").map(str::to_owned).collect::<Vec<_>>();
    let share = |side: &str| {
        let row = page.lines().find(|line| line.starts_with(&format!("| {side} | "))).unwrap();
        cells(row)[3].clone()
    };
    let table = page.split("### Quotations\n").nth(1).unwrap_or_default().split("\n### ").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    Told {
        verdict: page.strip_prefix("## ").unwrap().split(':').next().unwrap().to_lowercase(),
        shares: [share("A"), share("B")],
        quotes: rows.map(|row| cells(row)[0].trim_start_matches("| ").split(',').next().unwrap().to_owned()).collect(),
    }
}

fn in_html(one: &Compared) -> Told {
    let page = html::comparison(one.a, one.b, &one.result, &ReportMetadata::default());
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

/// What the command prints in the folder of the corpus.
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(crate::corpus::project().join("corpus/articles"));
    String::from_utf8(command.args(arguments).output().unwrap().stdout).unwrap()
}

/// The cells of the table of Markdown that begins with `header`, without the signs before marks.
fn table_of_markdown(page: &str, header: &str) -> Vec<Vec<String>> {
    let table = page.split(header).nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| row.trim_matches(['|', ' ']).split(" | ").map(|cell| cell.replace('\\', "")).collect();
    rows.map(cells).collect()
}

/// Two places, cut.
fn two_places(value: &Value) -> String {
    format!("{:.2}", (value.as_f64().unwrap() * 100.0 + 1e-9).floor() / 100.0)
}

#[test]
fn the_formats_of_a_scan_tell_the_same() {
    let lines = printed(&["scan", ".", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).collect::<Vec<_>>();
    let (pairs, clusters) = (of("pair"), of("cluster"));
    let (markdown, text) = (printed(&["scan", ".", "-f", "markdown", "--all"]), printed(&["scan", ".", "--all"]));
    let summary =
        format!("{} pairs in {} clusters among {} articles", pairs.len(), clusters.len(), of("summary")[0]["articles"]);
    assert!(markdown.starts_with(&format!("## {summary}\n")), "{markdown}");
    assert!(text.contains(&format!("\n{} pairs: ", pairs.len())), "{text}");

    let mut told = table_of_markdown(&markdown, "| a | b | verdict |");
    let mut known: Vec<Vec<String>> = Vec::new();
    for pair in &pairs {
        let name = |key: &str| pair[key].as_str().unwrap().to_owned();
        let share = |key: &str| percent(pair[key].as_f64().unwrap());
        let (score, similarity) = (two_places(&pair["score"]), two_places(&pair["similarity"]));
        let verdict = name("verdict").replace('_', " ");
        known.push(vec![name("a"), name("b"), verdict, score, similarity, share("a_in_b"), share("b_in_a")]);
    }
    told.sort();
    known.sort();
    assert_eq!(told, known);
    assert!(known.len() > 50);

    let told = table_of_markdown(&markdown, "| cluster | kind | articles |");
    let sections: Vec<&str> = text.split("\nCluster ").skip(1).collect();
    assert_eq!((told.len(), sections.len()), (clusters.len(), clusters.len()));
    for ((row, section), cluster) in told.iter().zip(sections).zip(&clusters) {
        let (keep, reason) = (cluster["keep"].as_str().unwrap(), cluster["reason"].as_str().unwrap());
        let members: Vec<&str> = cluster["members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let others: Vec<&str> = members.iter().copied().filter(|id| *id != keep).collect();
        let kind = cluster["kind"].as_str().unwrap().to_owned();
        assert_eq!(row[..3], [cluster["cluster"].to_string(), kind, members.len().to_string()]);
        assert_eq!(row[3..5], [format!("{keep} ({reason})"), two_places(&cluster["weakest"])]);
        // Each member with what becomes of it, if it cannot just be removed.
        let ids = |list: Vec<&str>| -> Vec<String> {
            list.into_iter().map(|member| member.split(" (").next().unwrap().trim().to_owned()).collect()
        };
        assert_eq!(ids(row[5].split(", ").collect()), others);
        let lines: Vec<&str> = section.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert!(lines[0].starts_with(&format!("{}  {} articles", row[0], row[2])), "{section}");
        assert_eq!(lines[1], format!("keep  {keep}  ({reason})"), "{section}");
        assert_eq!(ids(lines[2..].to_vec()), others);
    }
}

#[test]
fn the_formats_of_a_check_tell_the_same() {
    let arguments = ["check", "dark-fleet-sanctions/spun.txt", "--against", "."];
    let in_format = |format: &str| printed(&[&arguments[..], &["--format", format]].concat());
    let json: Value = serde_json::from_str(&in_format("json")).unwrap();
    let sources = json["sources"].as_array().unwrap();
    let covered = percent(json["covered"].as_f64().unwrap());
    let (markdown, text, page) = (in_format("markdown"), in_format("text"), in_format("html"));
    assert!(markdown.starts_with(&format!("## {covered} of the draft stands in ")), "{markdown}");
    assert!(text.contains(&format!("\n{covered} of it stands in ")), "{text}");
    assert!(page.contains(&format!(">{covered} of the draft stands in ")), "{covered}");
    let told = table_of_markdown(&markdown, "| source | verdict |");
    assert_eq!(told.len(), sources.len());
    assert!(told.len() > 1);
    for (row, source) in told.iter().zip(sources) {
        let name = |key: &str| source[key].as_str().unwrap().to_owned();
        let share = |key: &str| percent(source[key].as_f64().unwrap());
        let [score, similarity] = ["score", "similarity"].map(|key| two_places(&source[key]));
        let [share, adds, in_draft] = ["share", "adds", "source_in_draft"].map(share);
        let verdict = name("verdict").replace('_', " ");
        assert_eq!(*row, [&name("id"), &verdict, &share, &adds, &score, &similarity, &in_draft].map(String::clone));
        let cells = [share.as_str(), &adds, &score].into_iter().chain(verdict.split(' '));
        let known: Vec<&str> = cells.chain([row[0].as_str()]).collect();
        assert!(text.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == known), "{known:?}\n{text}");
        assert!(page.contains(&format!(">{share}</td>")), "{share}");
    }
}
